"""The import dialog goes from files over a dry run to a summary, or to a page for each layout of tables."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Tracker
from cmdesk.ui.dialogs.import_posts import ImportDialog
from cmdesk.ui.import_plan import Order
from tests.ui.fake_jobs import COUNTS, DOUBTED, NO_COUNTS, FakeJobs, dates, table

MARCH, POSTS = str(Path("/tmp/mars.csv")), str(Path("/tmp/posts.jsonl"))


@pytest.fixture
def jobs() -> FakeJobs:
    return FakeJobs()


@pytest.fixture
def dialog(qtbot: QtBot, jobs: FakeJobs) -> ImportDialog:
    trackers = [Tracker("Café Vermeil", "vermeil", id=1)]
    made = ImportDialog(trackers, [Path(MARCH)], jobs, lambda: ["Agence"], QLocale("en_US"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.dry_run._quiet.setInterval(1)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.fixture
def orders(dialog: ImportDialog) -> list[tuple[Order, ...]]:
    made: list[tuple[Order, ...]] = []
    dialog.chosen.connect(made.append)
    return made


def looked(dialog: ImportDialog, jobs: FakeJobs, **result: Any) -> None:
    """Go on from the files, and let the command answer."""
    dialog.start.click()
    jobs.last.answer(**result)


def asked_again(qtbot: QtBot, jobs: FakeJobs) -> tuple[str, ...]:
    """The words of the next dry run."""
    before = len(jobs.made)
    qtbot.waitUntil(lambda: len(jobs.made) > before)
    return jobs.last.words


def test_without_files_there_is_no_way_on(dialog: ImportDialog) -> None:
    assert dialog.start.isEnabled()
    dialog.choice.files.setCurrentRow(0)
    dialog.choice._take_away()
    assert not dialog.start.isEnabled()


def test_files_can_be_dropped_on_it(dialog: ImportDialog) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/été.jsonl"), QUrl("https://example.org/no.json")])
    dialog.dropEvent(
        QDropEvent(
            QPointF(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert dialog.choice.paths() == [MARCH, str(Path("/tmp/été.jsonl"))]


def test_what_explains_itself_takes_one_click_more(
    dialog: ImportDialog, jobs: FakeJobs, orders: list[tuple[Order, ...]]
) -> None:
    dialog.start.click()
    assert jobs.last.words == ("import", MARCH, "--format=auto", "--dry-run")
    assert not dialog.start.isEnabled() and dialog.progress.isVisible()
    jobs.last.progressed.emit({"event": "progress", "done": 1, "total": 4, "read": 1200})
    assert dialog.progress.value() == dialog.progress.maximum() / 4 and "1,200" in dialog.checking.text()
    jobs.last.answer(**COUNTS, tables=[])
    assert "1,284 read, 1,200 to add, 70 already known, 14 to reject" in dialog.summary.told
    assert "no text: 3" in dialog.summary.told and not dialog.summary.columns.isVisible()
    dialog.start.click()
    assert orders == [(Order(("import", MARCH, "--format=auto"), 1),)] and not dialog.isVisible()


def test_the_export_of_a_known_tool_is_not_asked_about_but_can_be_looked_at(
    dialog: ImportDialog, jobs: FakeJobs, orders: list[tuple[Order, ...]]
) -> None:
    known = table(preset="talkwalker", dates=dates(missing_zone=True), damaged_ids=12)
    looked(dialog, jobs, **COUNTS, tables=[known])
    for told in ("Talkwalker", "Europe/Paris", "Damaged identifiers: 12"):
        assert told in dialog.summary.told
    dialog.summary.columns.click()
    assert dialog.mapping is not None and dialog.mapping.counts.text().startswith("1,284 read")
    dialog.start.click()
    assert orders == [(Order(("import", MARCH, "--format=auto"), 1),)]


def test_a_question_must_be_answered_before_anything_is_imported(
    qtbot: QtBot, dialog: ImportDialog, jobs: FakeJobs, orders: list[tuple[Order, ...]]
) -> None:
    looked(dialog, jobs, **NO_COUNTS, tables=[table(dates=DOUBTED)])
    page = dialog.mapping
    assert page is not None and not dialog.start.isEnabled()
    assert [button.text() for button in page.dates.buttons] == ["April 3, 2024", "March 4, 2024"]
    page.dates.buttons[1].click()
    assert asked_again(qtbot, jobs)[-2:] == ("--date-format=mdy", "--dry-run")
    assert not dialog.start.isEnabled()
    jobs.last.answer(**COUNTS, tables=[table(dates=dates(formats=["mdy"], example="03/04/2024"))])
    assert page.counts.text().startswith("1,284 read") and dialog.start.isEnabled()
    assert page.dates.isVisible() and page.dates.buttons[1].isChecked()
    page.mappings.keep_as("Notre export")
    dialog.start.click()
    words = ("import", MARCH, "--format=auto", "--date-format=mdy", "--save-mapping=Notre export")
    assert orders == [(Order(words, 1),)]


def test_a_page_of_columns_has_room_and_stays_on_the_screen(dialog: ImportDialog, jobs: FakeJobs) -> None:
    screen = dialog.screen().availableGeometry()
    dialog.move(screen.bottomRight())
    small = dialog.size()
    looked(dialog, jobs, **COUNTS, tables=[table()])
    assert dialog.width() >= min(small.width(), screen.width()) and dialog.size() != small
    assert screen.contains(dialog.geometry())


def test_enter_means_the_way_on_whatever_had_the_keys_meanwhile(
    qtbot: QtBot, dialog: ImportDialog, jobs: FakeJobs, orders: list[tuple[Order, ...]]
) -> None:
    dialog.activateWindow()
    dialog.start.setFocus()
    qtbot.keyClick(dialog.start, Qt.Key.Key_Return)
    jobs.last.answer(**NO_COUNTS, tables=[table(dates=DOUBTED)])
    page = dialog.mapping
    assert page is not None
    qtbot.keyClick(page.dates.buttons[0], Qt.Key.Key_Space)
    asked_again(qtbot, jobs)
    jobs.last.answer(**COUNTS, tables=[table()])
    assert dialog.start.isDefault()
    qtbot.keyClick(page.dates.buttons[0], Qt.Key.Key_Return)
    assert len(orders) == 1


def test_each_layout_is_asked_about_once_and_what_is_no_table_is_imported_as_it_is(
    qtbot: QtBot, dialog: ImportDialog, jobs: FakeJobs, orders: list[tuple[Order, ...]]
) -> None:
    april, other = str(Path("/tmp/avril.csv")), str(Path("/tmp/autre.csv"))
    dialog.add_files([Path(POSTS), Path(april), Path(other)])
    first = [table(file=MARCH), table(file=april)]
    second = [table(file=other, columns=[{"name": "Jour", "field": "posted_at"}], missing=["text"])]
    looked(dialog, jobs, **NO_COUNTS, tables=[*first, *second])
    page = dialog.mapping
    assert page is not None and page.files == (MARCH, april)
    assert jobs.last.words == ("import", MARCH, april, "--format=auto", "--dry-run")
    jobs.last.answer(**COUNTS, tables=first)
    assert dialog.start.text() == "&Continue"
    dialog.start.click()
    page = dialog.mapping
    assert page is not None and page.files == (other,)
    jobs.last.answer(**NO_COUNTS, tables=second)
    assert not dialog.start.isEnabled() and "Text" in page.problem.text()
    page.preview.header.box(0).setCurrentIndex(1)
    words = asked_again(qtbot, jobs)
    assert words == ("import", other, "--format=auto", "--map=posted_at=", "--map=text=Jour", "--dry-run")
    jobs.last.answer(**COUNTS, tables=second[:0])
    dialog.start.click()
    assert orders == [
        (
            Order(("import", POSTS, "--format=auto"), 1),
            Order(("import", MARCH, april, "--format=auto"), 2),
            Order(words[:-1], 1),
        )
    ]


def test_the_way_back_lets_the_question_go(dialog: ImportDialog, jobs: FakeJobs) -> None:
    dialog.start.click()
    dialog.back.click()
    assert jobs.last.cancelled and dialog.start.isEnabled() and not dialog.back.isVisible()
    jobs.last.answer(**COUNTS, tables=[])
    assert dialog.pages.currentWidget() is dialog.choice


def test_a_closed_dialog_asks_nothing_more(dialog: ImportDialog, jobs: FakeJobs) -> None:
    dialog.start.click()
    dialog.reject()
    assert jobs.last.cancelled


def test_why_files_cannot_be_read_is_told_beside_them(dialog: ImportDialog, jobs: FakeJobs) -> None:
    dialog.start.click()
    jobs.last.fail("cmdesk: Cannot tell the form of mars.csv.")
    assert dialog.choice.problem.isVisible() and dialog.choice.problem.text() == "Cannot tell the form of mars.csv."
    assert dialog.start.isEnabled()


def test_an_answer_that_cannot_be_carried_out_is_told_on_its_page(
    qtbot: QtBot, dialog: ImportDialog, jobs: FakeJobs
) -> None:
    looked(dialog, jobs, **COUNTS, tables=[table()])
    page = dialog.mapping
    assert page is not None and dialog.start.isEnabled()
    page.source.setCurrentIndex(1)
    page.source.activated.emit(1)
    assert "--source=x" in asked_again(qtbot, jobs)
    jobs.last.fail("cmdesk: That cannot be.")
    assert page.problem.text() == "That cannot be." and not dialog.start.isEnabled()
