"""The others that say the same can be seen, read and labelled, and the way back is short."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core.passes import Fetched, Inquiry, Step
from cmdesk.core.types import Author, Erased, Label, Tracker
from cmdesk.storage.store import SqliteStore
from cmdesk.ui.copy_list import CopyList
from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.forget import ForgetQuestion
from cmdesk.ui.theme import DARK, LIGHT
from tests.builders import NOW, make_scored
from tests.ui.desks import real_desk, settled
from tests.ui.fake_store import mention

SAID = "Le café Vermeil ouvre lundi une seconde adresse, rue des Lilas"


@pytest.fixture
def listed(qtbot: QtBot) -> CopyList:
    made = CopyList(QLocale("fr_FR"), ZoneInfo("Europe/Paris"), LIGHT)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    return made


def test_where_nobody_else_says_it_nothing_is_offered(listed: CopyList) -> None:
    listed.show_count(0, LIGHT)
    assert listed.isHidden()


def test_they_are_asked_for_when_she_opens_the_list_and_not_before(qtbot: QtBot, listed: CopyList) -> None:
    with qtbot.assertNotEmitted(listed.wanted):
        listed.show_count(3, LIGHT)
    assert "3 other(s) say the same" in listed.toggle.text()
    with qtbot.waitSignal(listed.wanted):
        listed.toggle.click()
    one = mention(NOW, Label.NEGATIVE, text="<b>bof</b>\n<img src=x>", author=("<i>Léa</i>", "lea"))
    gone = replace(mention(NOW, Label.NEUTRAL, sequence=1).line, erased=Erased.GONE, text="", author_name=None)
    listed.show_lines([one.line, replace(gone, author_handle=None)])
    first, second = (row.words for row in listed.rows)
    assert first == "▼ Mastodon · <i>Léa</i> · 20/05/2024 11:00\n<b>bof</b> <img src=x>"
    assert "Unknown author" in second and "Deleted on the network" in second
    assert "<b>" not in listed.rows[0].toolTip() and "<b>bof</b>" in listed.rows[0].accessibleName()
    assert listed.more.text() == "and 1 more" and not listed.more.isHidden()
    with qtbot.waitSignal(listed.chosen) as told:
        qtbot.mouseClick(listed.rows[0], Qt.MouseButton.LeftButton)
    assert told.args == [one.line.id]
    with qtbot.assertNotEmitted(listed.wanted):
        listed.toggle.click()
    assert not listed.rows and listed.more.isHidden()
    listed.show_lines([one.line])
    assert not listed.rows, "she closed it before they came"


def test_the_keyboard_goes_from_the_title_through_the_list_and_on(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    listed = CopyList(QLocale("fr_FR"), ZoneInfo("Europe/Paris"), LIGHT)
    after = QLineEdit()
    column.addWidget(listed)
    column.addWidget(after)
    page.show()
    page.activateWindow()
    listed.show_count(2, LIGHT)
    listed.toggle.click()
    listed.show_lines([mention(NOW, Label.NEUTRAL, sequence=number).line for number in range(2)])
    listed.toggle.setFocus()
    qtbot.waitUntil(listed.toggle.hasFocus)
    for stop in (*listed.rows, after):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is stop


def test_when_another_one_comes_an_open_list_is_read_anew(qtbot: QtBot, listed: CopyList) -> None:
    listed.show_count(1, LIGHT)
    listed.toggle.click()
    with qtbot.assertNotEmitted(listed.wanted):
        listed.show_count(1, DARK)
    with qtbot.waitSignal(listed.wanted):
        listed.show_count(2, DARK)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """A real store, and a pass that brought one text three times."""
    path = tmp_path / "store.db"
    with closing(SqliteStore(path)) as store:
        tracker = store.add_tracker(Tracker("Vermeil", "vermeil"), now=NOW).id
        asked = Inquiry("x", "vermeil", "Vermeil")
        number = store.begin_pass(asked, now=NOW)
        people = [Author(str(number), f"auteur{number}") for number in range(3)]
        store.write(
            [
                make_scored(
                    person.key,
                    SAID,
                    author=person,
                    trackers=(tracker,),
                    posted_at=NOW - timedelta(hours=5 - age),
                )
                for age, person in enumerate(people)
            ],
            now=NOW,
            step=Step(number, asked, Fetched(), store.generation()),
        )
    made = real_desk(qtbot, qapp, path, "Vermeil", 3)
    yield made
    made.close()


def shown(desk: Desk) -> int | None:
    detail = desk.window.board.detail.detail
    return None if detail is None else detail.line.id


def open_second(qtbot: QtBot, desk: Desk) -> tuple[int, int]:
    """Let her go from the first line of the table to one that says the same; returns both."""
    board = desk.window.board
    first = board.model.lines[0].id
    qtbot.waitUntil(lambda: shown(desk) == first)
    board.detail.copies.toggle.click()
    qtbot.waitUntil(lambda: len(board.detail.copies.rows) == 2)
    other = board.model.lines[1].id
    board.detail.copies.rows[0].click()
    qtbot.waitUntil(lambda: shown(desk) == other)
    return first, other


def test_one_of_them_is_read_in_the_pane_and_stays_whatever_is_read_anew(qtbot: QtBot, desk: Desk) -> None:
    first, other = open_second(qtbot, desk)
    pane = desk.window.board.detail
    assert not pane._back.isHidden() and not pane.copies.rows
    desk.backstage.focus.refresh()
    settled(qtbot, desk)
    assert shown(desk) == other
    pane._back.click()
    qtbot.waitUntil(lambda: shown(desk) == first)
    assert pane._back.isHidden()


def test_another_line_of_the_table_takes_its_place(qtbot: QtBot, desk: Desk) -> None:
    open_second(qtbot, desk)
    table = desk.window.board.table
    table.step(1)
    table.step(1)
    qtbot.waitUntil(lambda: shown(desk) == desk.window.board.model.lines[2].id)
    assert desk.window.board.detail._back.isHidden()


def test_the_label_that_she_gives_in_the_pane_goes_to_the_mention_that_is_shown(qtbot: QtBot, desk: Desk) -> None:
    _, other = open_second(qtbot, desk)
    told: list[tuple[int, ...]] = []
    desk.backstage.edits.corrected.connect(lambda identifiers, _: told.append(identifiers))
    desk.window.board.detail.label_chosen.emit(Label.NEGATIVE)
    assert told == [(other,)]
    settled(qtbot, desk)


def test_forgetting_asks_about_the_author_in_the_table(qtbot: QtBot, desk: Desk) -> None:
    open_second(qtbot, desk)
    line = desk.window.board.table.current_line()
    desk.window.actions_.forget.trigger()
    qtbot.waitUntil(lambda: isinstance(desk.window.errands.dialog, ForgetQuestion))
    assert f"@{line.author_handle}" in desk.window.errands.dialog.text()
    qtbot.waitUntil(desk.window.errands.dialog.forget.isEnabled, timeout=20_000)
    desk.window.errands.dialog.reject()
