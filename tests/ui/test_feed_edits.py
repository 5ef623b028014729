"""Feeds are followed, changed and left by edits: one undo step each, and undoing takes back only what was done."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from cmdesk.core.types import Feed
from tests.ui.collect_parts import Parts
from tests.ui.fake_store import Memory

ONE, TWO = Feed("https://one.example/rss", "One", folder="Press"), Feed("https://two.example/rss", "Two")


@pytest.fixture
def parts(qapp: QApplication) -> Iterator[Parts]:
    made = Parts(Memory(feeds={ONE.url: ONE}))
    yield made
    made.edits.close()


def followed(parts: Parts) -> list[Feed]:
    return sorted(parts.memory.feeds.values(), key=lambda feed: feed.url)


def test_removing_is_undone_whole_and_redone(parts: Parts) -> None:
    parts.edits.add_feeds([TWO])
    parts.edits.remove_feeds([ONE, TWO])
    assert followed(parts) == []
    parts.edits.stack.undo()
    assert followed(parts) == [ONE, TWO]
    parts.edits.stack.redo()
    assert followed(parts) == []


def test_undoing_does_not_end_what_was_followed_before(parts: Parts) -> None:
    parts.edits.add_feeds([replace(ONE, title="Again"), TWO])
    assert followed(parts) == [ONE, TWO]
    parts.edits.stack.undo()
    assert followed(parts) == [ONE]
    parts.edits.stack.redo()
    assert followed(parts) == [ONE, TWO]


def test_a_change_is_taken_back(parts: Parts) -> None:
    changed = replace(ONE, title="Uno", comments=True, folder="")
    parts.edits.change_feed(ONE, changed)
    assert followed(parts) == [changed] and parts.edits.stack.undoText() == "feed edit"
    parts.edits.stack.undo()
    assert followed(parts) == [ONE]


def test_no_change_is_no_edit(parts: Parts) -> None:
    parts.edits.change_feed(ONE, ONE)
    parts.edits.add_feeds([])
    parts.edits.remove_feeds([])
    assert not parts.edits.stack.canUndo()


def test_changing_what_is_followed_no_more_is_told(parts: Parts) -> None:
    faults: list[str] = []
    parts.edits.failed.connect(lambda error: faults.append(str(error)))
    parts.edits.change_feed(TWO, replace(TWO, title="Deux"))
    assert faults == ["The feed Deux is followed no more: nothing was changed."]
