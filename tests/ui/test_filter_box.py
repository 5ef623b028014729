"""The filter box tells queries that can be read, a little after the last key, and keeps the last good one otherwise."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from cmdesk.ui.filter_box import FilterBox
from cmdesk.ui.theme import DARK, LIGHT


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[FilterBox]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(700, 300)
    made = FilterBox(LIGHT, window)
    made.setGeometry(400, 10, 260, 30)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.take_keyboard()
    qtbot.waitUntil(made.field.hasFocus)
    # the window lives as long as somebody holds it
    yield made
    window.close()


@pytest.fixture
def told(box: FilterBox) -> list[str]:
    seen: list[str] = []
    box.applied.connect(seen.append)
    return seen


def typed(box: FilterBox, text: str) -> None:
    """What she types; the keys of a test know no accents."""
    box.field.insertPlainText(text)


def test_a_query_is_told_by_itself_once_she_stops_typing(qtbot: QtBot, box: FilterBox, told: list[str]) -> None:
    with qtbot.waitSignal(box.applied):
        qtbot.keyClicks(box.field, "cafe OR the")
    assert told == ["cafe OR the"]


def test_enter_tells_it_at_once_and_not_twice(qtbot: QtBot, box: FilterBox, told: list[str]) -> None:
    typed(box, "  café   lang:fr ")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert told == ["café lang:fr"]
    qtbot.keyClick(box.field, Qt.Key.Key_Enter)
    assert told == ["café lang:fr"] and "\n" not in box.field.toPlainText()


def test_what_cannot_be_read_is_told_and_the_filter_before_it_stays(
    qtbot: QtBot, box: FilterBox, told: list[str]
) -> None:
    typed(box, "café")
    box.apply()
    typed(box, ' "thé 😀" "lumière')
    box.apply()
    assert told == ["café"] and box.query == "café"
    assert box.fault is not None and box.property("invalid") is True
    assert box.tip.isVisible() and "quotation mark is not closed" in box.tip.sentence
    assert box.tip.kept == "Until then “café” stays the filter."
    (mark,) = box.field.extraSelections()
    assert mark.cursor.selectedText() == '"lumière', "an emoji before it moves nothing"
    typed(box, '"')
    box.apply()
    assert told[-1] == 'café "thé 😀" "lumière"'
    assert not box.tip.isVisible() and box.field.extraSelections() == [] and box.property("invalid") is False


def test_a_fault_of_the_first_query_says_that_nothing_is_filtered(qtbot: QtBot, box: FilterBox) -> None:
    typed(box, "(")
    box.apply()
    assert box.tip.kept == "Until then nothing is filtered."


def test_what_may_have_been_meant_is_taken_by_a_click(qtbot: QtBot, box: FilterBox, told: list[str]) -> None:
    typed(box, "café lnag:fr thé")
    box.apply()
    assert box.tip.instead.isVisible() and box.tip.instead.text() == "Take lang:fr"
    qtbot.mouseClick(box.tip.instead, Qt.MouseButton.LeftButton)
    assert told == ["café lang:fr thé"] and box.fault is None


def test_what_would_not_help_is_not_offered(qtbot: QtBot, box: FilterBox) -> None:
    typed(box, "lang:french -")
    box.apply()
    assert box.fault is not None and box.fault.instead == "lang:fr"
    assert not box.tip.instead.isHidden(), "reading gets further by it"
    typed(box, "(")
    box.field.setPlainText('"')
    box.apply()
    assert box.tip.isVisible() and not box.tip.instead.isVisible()


def test_escape_empties_it_then_gives_the_keyboard_back(qtbot: QtBot, box: FilterBox, told: list[str]) -> None:
    typed(box, "café")
    box.apply()
    with qtbot.assertNotEmitted(box.left):
        qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert told == ["café", ""] and box.field.toPlainText() == ""
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box.field, Qt.Key.Key_Escape)


def test_down_leads_to_what_is_filtered(qtbot: QtBot, box: FilterBox) -> None:
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box.field, Qt.Key.Key_Down)


def test_pasted_lines_become_one(box: FilterBox) -> None:
    pasted = QMimeData()
    pasted.setText("café\n  OR thé\r\n")
    pasted.setHtml("<b>café</b>")
    box.field.insertFromMimeData(pasted)
    assert box.field.toPlainText() == "café OR thé"


def test_a_query_set_elsewhere_is_shown_without_being_told(qtbot: QtBot, box: FilterBox, told: list[str]) -> None:
    typed(box, "caf(")
    box.apply()
    box.show_query("thé")
    assert box.field.toPlainText() == "thé" and box.fault is None and not box.tip.isVisible()
    assert told == [] and not box._timer.isActive()


def test_what_she_types_stays_where_the_filter_is_the_one_told(qtbot: QtBot, box: FilterBox) -> None:
    box.show_query("thé")
    typed(box, " vert")
    box.show_query("thé")
    assert "vert" in box.field.toPlainText()


def test_its_button_empties_it(qtbot: QtBot, box: FilterBox, told: list[str]) -> None:
    assert not box._empty.isVisible()
    box.show_query("thé")
    assert box._empty.isVisible()
    qtbot.mouseClick(box._empty, Qt.MouseButton.LeftButton)
    assert told == [""] and not box._empty.isVisible()


def test_the_fault_lies_within_the_window_and_goes_with_the_keyboard(qtbot: QtBot, box: FilterBox) -> None:
    typed(box, "(")
    box.apply()
    window = box.window()
    assert box.tip.parentWidget() is window
    assert window.rect().contains(box.tip.geometry()) and box.tip.geometry().top() >= box.geometry().bottom()
    box.field.clearFocus()
    assert not box.tip.isVisible() and box.property("invalid") is True
    box.set_theme(DARK)
    assert len(box.field.extraSelections()) == 1


def test_a_text_of_the_query_is_never_taken_for_html(qtbot: QtBot, box: FilterBox) -> None:
    box.show_query("<b>thé</b>")
    box.field.setPlainText("<img src=x> (")
    box.apply()
    assert box.tip.kept == "Until then “<b>thé</b>” stays the filter."
    assert box.tip._kept.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.qt_log_ignore("does not support raise|does not support grabbing", extend=True)
def test_fields_are_completed_and_the_key_that_chooses_applies_nothing(
    qtbot: QtBot, box: FilterBox, told: list[str]
) -> None:
    qtbot.keyClicks(box.field, "sentim")
    assert box.field.completer.open and box.field.completer.shown == ["sentiment:"]
    qtbot.keyClick(box.field.completer.popup(), Qt.Key.Key_Return)
    assert box.field.toPlainText() == "sentiment:" and told == []
    qtbot.keyClicks(box.field, "neg")
    assert box.field.completer.shown == ["negative"]
    qtbot.keyClick(box.field.completer.popup(), Qt.Key.Key_Escape)
    assert not box.field.completer.open and box.field.toPlainText() == "sentiment:neg"


@pytest.mark.qt_log_ignore("does not support raise|does not support grabbing", extend=True)
def test_half_a_query_is_not_blamed_while_she_chooses_how_it_goes_on(
    qtbot: QtBot, box: FilterBox, told: list[str]
) -> None:
    qtbot.keyClicks(box.field, "has:")
    assert box.field.completer.open
    box._rested()
    assert box.fault is None and told == []
    qtbot.keyClick(box.field.completer.popup(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: box.fault is not None)


def test_a_query_has_the_colours_of_the_editor(box: FilterBox) -> None:
    box.show_query("café OR #thé")
    spans = box.field.document().firstBlock().layout().formats()
    found = {
        box.field.toPlainText()[one.start : one.start + one.length]: one.format.foreground().color() for one in spans
    }
    assert found["#thé"] == LIGHT.colour("accent")
    box.set_theme(DARK)
    again = box.field.document().firstBlock().layout().formats()
    assert DARK.colour("accent") in [one.format.foreground().color() for one in again]


@pytest.mark.qt_log_ignore("does not support raise|does not support grabbing", extend=True)
def test_a_word_that_a_field_begins_with_filters_while_the_field_is_offered(
    qtbot: QtBot, box: FilterBox, told: list[str]
) -> None:
    qtbot.keyClicks(box.field, "source")
    assert box.field.completer.open
    qtbot.waitUntil(lambda: told == ["source"])
    assert box.field.completer.open
    box.field.completer.close()
