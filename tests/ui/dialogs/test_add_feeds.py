"""Feeds are looked for by the command, chosen from what it finds, and never asked by the dialog itself."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Feed
from cmdesk.ui.dialogs.add_feeds import AddFeedsDialog
from tests.ui.fake_jobs import FakeJobs

KNOWN = "https://journal.example/known"


@pytest.fixture
def jobs() -> FakeJobs:
    return FakeJobs()


@pytest.fixture
def dialog(qtbot: QtBot, jobs: FakeJobs) -> AddFeedsDialog:
    made = AddFeedsDialog(jobs, {KNOWN}, ["Presse"])
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def feed(path: str, *, comments: bool = False) -> dict[str, Any]:
    return {"url": f"https://journal.example/{path}", "title": path.title(), "site": None, "comments": comments}


def found(qtbot: QtBot, dialog: AddFeedsDialog, jobs: FakeJobs, *feeds: dict[str, Any]) -> None:
    qtbot.keyClicks(dialog.address, "journal.example")
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    jobs.last.answer(feeds=list(feeds))


def checked(dialog: AddFeedsDialog) -> list[bool]:
    items = [dialog.found.item(row) for row in range(dialog.found.count())]
    return [item.checkState() is Qt.CheckState.Checked for item in items]


def test_the_command_looks_and_can_be_stopped(qtbot: QtBot, dialog: AddFeedsDialog, jobs: FakeJobs) -> None:
    assert not dialog.look.isEnabled() and not dialog.busy.isVisible()
    qtbot.keyClicks(dialog.address, " -journal.example ")
    dialog.look.click()
    assert jobs.last.words == ("source", "find", "--", "-journal.example") and jobs.last.running
    assert dialog.busy.isVisible() and dialog.look.text() == "&Stop"
    dialog.look.click()
    assert jobs.last.cancelled and not dialog.busy.isVisible() and dialog.isVisible()
    jobs.last.answer(feeds=[feed("late")])
    assert dialog.found.count() == 0, "what was let go is not heard any more"


def test_feeds_are_proposed_comments_and_known_ones_are_not(
    qtbot: QtBot, dialog: AddFeedsDialog, jobs: FakeJobs
) -> None:
    found(qtbot, dialog, jobs, feed("une"), feed("comments", comments=True), feed("known"))
    assert checked(dialog) == [True, False, False]
    assert "followed already" in dialog.found.item(2).text() and not dialog.found.item(2).flags()
    dialog.comments.setChecked(True)
    dialog.folder.setCurrentText("  Presse  locale ")
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.add.click()
    assert told.args == [(Feed("https://journal.example/une", "Une", folder="Presse locale", comments=True),)]
    assert not dialog.isVisible()


def test_of_many_only_the_first_is_proposed(qtbot: QtBot, dialog: AddFeedsDialog, jobs: FakeJobs) -> None:
    found(qtbot, dialog, jobs, *(feed(f"f{number}") for number in range(9)))
    assert checked(dialog) == [True, *[False] * 8]


def test_nothing_checked_is_nothing_to_add(qtbot: QtBot, dialog: AddFeedsDialog, jobs: FakeJobs) -> None:
    found(qtbot, dialog, jobs, feed("une"))
    assert dialog.add.isEnabled()
    dialog.found.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.add.isEnabled()


def test_why_nothing_was_found_is_said(qtbot: QtBot, dialog: AddFeedsDialog, jobs: FakeJobs) -> None:
    qtbot.keyClicks(dialog.address, "journal.example")
    dialog.look.click()
    jobs.last.fail("cmdesk: journal.example has no feed.")
    assert dialog.verdict.text() == "⚠ journal.example has no feed." and dialog.address.isEnabled()


def test_closing_stops_the_look(qtbot: QtBot, dialog: AddFeedsDialog, jobs: FakeJobs) -> None:
    qtbot.keyClicks(dialog.address, "journal.example")
    dialog.look.click()
    dialog.reject()
    assert jobs.last.cancelled


def test_what_a_site_calls_its_feeds_is_shown_as_text(qtbot: QtBot, dialog: AddFeedsDialog, jobs: FakeJobs) -> None:
    found(qtbot, dialog, jobs, {**feed("une"), "title": "<b>Une</b>\n\u202e"})
    assert dialog.found.item(0).text().startswith("<b>Une</b>↵⟨U+202E⟩\n")


def test_a_feed_that_a_page_names_elsewhere_is_not_typed_by_her(
    qtbot: QtBot, dialog: AddFeedsDialog, jobs: FakeJobs
) -> None:
    found(qtbot, dialog, jobs, {**feed("une"), "typed": True}, {**feed("deux"), "typed": False}, feed("trois"))
    assert [one.typed for one in dialog.feeds()] == [True, False, False]
