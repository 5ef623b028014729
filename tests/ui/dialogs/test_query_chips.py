"""Chips follow the text and write it; the text is never touched while they did not change."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import QueryError
from cmdesk.core.query import Node, parse
from cmdesk.ui.dialogs.query_chips import QueryChips
from cmdesk.ui.theme import LIGHT


@pytest.fixture
def chips(qtbot: QtBot) -> QueryChips:
    made = QueryChips(LIGHT)
    qtbot.addWidget(made)
    made.resize(420, 140)
    made.show()
    return made


def read(text: str) -> Node | None:
    try:
        return parse(text)
    except QueryError:
        return None


def rows(chips: QueryChips) -> dict[str, list[str]]:
    return {name: [button.text() for button in line.buttons] for name, line in chips.rows.items()}


def typed(qtbot: QtBot, chips: QueryChips, row: str, text: str) -> None:
    field = chips.rows[row].field
    field.setFocus()
    field.insert(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_text_is_shown_as_chips(chips: QueryChips) -> None:
    text = '("café vermeil" OR #CaféVermeil) H&M -jus'
    chips.show_query(text, parse(text))
    assert rows(chips) == {"any_of": ["café vermeil", "#CaféVermeil"], "all_of": ["H&&M"], "none_of": ["jus"]}
    assert not chips.richer.isVisible()


def test_a_richer_query_is_left_to_the_text(chips: QueryChips) -> None:
    chips.show_query("a lang:fr", parse("a lang:fr"))
    assert chips.richer.isVisible() and not chips.rows["any_of"].isVisible()
    chips.show_query("a", parse("a"))
    assert not chips.richer.isVisible() and rows(chips)["any_of"] == ["a"]


def test_chips_that_she_adds_and_removes_write_the_text(qtbot: QtBot, chips: QueryChips) -> None:
    told: list[str] = []
    chips.written.connect(told.append)
    typed(qtbot, chips, "any_of", "vermeil")
    typed(qtbot, chips, "any_of", "café glacé")
    typed(qtbot, chips, "none_of", "jus")
    typed(qtbot, chips, "all_of", "lyon")
    qtbot.mouseClick(chips.rows["any_of"].buttons[0], Qt.MouseButton.LeftButton)
    assert told == [
        "vermeil",
        'vermeil OR "café glacé"',
        '(vermeil OR "café glacé") -jus',
        '(vermeil OR "café glacé") lyon -jus',
        '"café glacé" lyon -jus',
    ]


def test_a_chip_stays_in_the_row_where_she_put_it(qtbot: QtBot, chips: QueryChips) -> None:
    chips.written.connect(lambda text: chips.show_query(text, read(text)))
    typed(qtbot, chips, "none_of", "jus")
    assert rows(chips)["none_of"] == ["jus"] and chips.rows["any_of"].isEnabled(), "it cannot be read, and goes on"
    typed(qtbot, chips, "all_of", "lyon")
    assert rows(chips) == {"any_of": [], "all_of": ["lyon"], "none_of": ["jus"]}


def test_while_the_text_cannot_be_read_the_chips_wait(chips: QueryChips) -> None:
    chips.show_query("vermeil", parse("vermeil"))
    chips.show_query("vermeil OR", None)
    assert rows(chips)["any_of"] == ["vermeil"] and not chips.rows["any_of"].isEnabled()
    chips.show_query("", None)
    assert rows(chips)["any_of"] == [] and chips.rows["any_of"].isEnabled()


def test_what_cannot_be_looked_for_is_said_at_the_field_and_stays(qtbot: QtBot, chips: QueryChips) -> None:
    told: list[str] = []
    chips.written.connect(told.append)
    field = chips.rows["any_of"].field
    typed(qtbot, chips, "any_of", "!!")
    assert told == [] and field.text() == "!!" and field.property("invalid") and field.accessibleDescription()
    qtbot.keyClicks(field, "a")
    assert not field.property("invalid")


def test_backspace_in_an_empty_field_takes_the_last_chip_back(qtbot: QtBot, chips: QueryChips) -> None:
    chips.show_query("a OR b", parse("a OR b"))
    told: list[str] = []
    chips.written.connect(told.append)
    qtbot.keyClick(chips.rows["any_of"].field, Qt.Key.Key_Backspace)
    assert told == ["a"]


def test_what_she_forgot_to_confirm_is_not_lost(qtbot: QtBot, chips: QueryChips) -> None:
    told: list[str] = []
    chips.written.connect(told.append)
    chips.activateWindow()
    field = chips.rows["any_of"].field
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "vermeil")
    chips.rows["none_of"].field.setFocus()
    assert told == ["vermeil"]


def test_many_chips_go_on_in_new_lines(chips: QueryChips) -> None:
    text = " OR ".join(f"motassezlong{number}" for number in range(9))
    chips.resize(360, 400)
    chips.show_query(text, parse(text))
    chips.layout().activate()
    chips.rows["any_of"].layout().activate()
    buttons = chips.rows["any_of"].buttons
    assert len({button.y() for button in buttons}) > 2
    assert all(button.geometry().right() <= chips.rows["any_of"].width() for button in buttons)


def test_a_query_of_very_many_terms_is_left_to_the_text(chips: QueryChips) -> None:
    text = " OR ".join(f"mot{number}" for number in range(100))
    chips.show_query(text, parse(text))
    assert chips.richer.isVisible()
