"""Her edits are shown at once, written in order, undone, and put back when the store refuses."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import StoreError
from cmdesk.core.types import Label, Role, Tracker
from cmdesk.ui.bridge import Worker
from cmdesk.ui.edits import Edits
from tests.ui.fake_store import NOW, Memory, filled


@pytest.fixture
def memory() -> Memory:
    return filled(40)


@pytest.fixture
def edits(qtbot: QtBot, memory: Memory) -> Iterator[Edits]:
    writer = Worker("test-write", memory.open)
    made = Edits(writer, lambda: NOW, writer)
    yield made
    writer.close()


def writer_of(edits: Edits) -> Worker:
    writer = edits.parent()
    assert isinstance(writer, Worker)
    return writer


def written(qtbot: QtBot, edits: Edits, act: Callable[[], None]) -> None:
    act()
    qtbot.waitUntil(lambda: not writer_of(edits).busy)


def test_a_correction_is_shown_before_it_is_stored(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    line = memory.mentions[0].line
    with qtbot.waitSignals([edits.corrected, edits.stored], order="strict"):
        edits.correct([line], Label.UNKNOWN)
    assert memory.mentions[0].line.label is Label.UNKNOWN and memory.mentions[0].line.corrected


def test_undoing_a_correction_gives_back_what_was_there(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    before = [kept.line for kept in memory.mentions[:3]]
    written(qtbot, edits, lambda: edits.correct(before[:1], Label.POSITIVE))
    corrected = [kept.line for kept in memory.mentions[:3]]
    written(qtbot, edits, lambda: edits.correct(corrected, Label.NEGATIVE))
    assert all(kept.line.label is Label.NEGATIVE for kept in memory.mentions[:3])
    written(qtbot, edits, edits.stack.undo)
    assert [kept.line for kept in memory.mentions[:3]] == corrected
    written(qtbot, edits, edits.stack.undo)
    assert [kept.line for kept in memory.mentions[:3]] == before


def test_giving_back_what_was_never_corrected_is_no_edit(edits: Edits, memory: Memory) -> None:
    edits.correct([memory.mentions[0].line], None)
    assert not edits.stack.canUndo()


def test_a_correction_that_cannot_be_stored_is_told(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    memory.broken = StoreError("The disk is full.")
    with qtbot.waitSignal(edits.failed) as told:
        edits.correct([memory.mentions[0].line], Label.UNKNOWN)
    assert told.args == [memory.broken]
    memory.broken = None
    written(qtbot, edits, edits.stack.undo)
    assert not edits.stack.canRedo(), "what was never done is not done again"


def test_a_new_tracker_gets_its_id_and_its_mentions_are_looked_for(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    with qtbot.waitSignals([edits.tracker_put, edits.tracker_added, edits.rematch_wanted], order="strict"):
        edits.add(Tracker("Nouveau", "neuf"))
    assert memory.trackers[6].name == "Nouveau"


def test_a_removed_tracker_comes_back_and_earlier_edits_of_it_can_still_be_undone(
    qtbot: QtBot, edits: Edits, memory: Memory
) -> None:
    old = memory.trackers[2]
    new = Tracker("Brûlerie Douze", old.query, old.colour, old.group, Role.TOPIC, 2)
    written(qtbot, edits, lambda: edits.edit(old, new))
    written(qtbot, edits, lambda: edits.remove(new))
    assert 2 not in memory.trackers
    written(qtbot, edits, edits.stack.undo)
    assert memory.trackers[2].name == "Brûlerie Douze"
    written(qtbot, edits, edits.stack.undo)
    assert memory.trackers[2].name == old.name and memory.trackers[2].role is Role.COMPETITOR
    written(qtbot, edits, edits.stack.redo)
    written(qtbot, edits, edits.stack.redo)
    assert 2 not in memory.trackers


def test_only_a_changed_query_is_matched_anew(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    asked: list[str] = []
    edits.rematch_wanted.connect(asked.append)
    old = memory.trackers[2]
    renamed = Tracker("Renommé", old.query, old.colour, old.group, old.role, 2)
    written(qtbot, edits, lambda: edits.edit(old, renamed))
    assert asked == []
    written(qtbot, edits, lambda: edits.edit(renamed, Tracker("Renommé", "autre", id=2)))
    assert asked == ["Renommé"]
