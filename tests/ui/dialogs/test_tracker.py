"""The tracker editor checks while she types and gives back exactly what stands in its fields."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cmdesk.core.networks import KEYLESS
from cmdesk.core.types import TRACKER_COLOURS, Role, Tracker
from cmdesk.ui.dialogs.query_edit import QueryEdit, qt_offset
from cmdesk.ui.dialogs.tracker import TrackerDialog
from cmdesk.ui.theme import LIGHT

OWN = Tracker("Café Vermeil", '"café vermeil" OR vermeil', "#1f77b4", "Vermeil", Role.OWN, 1)
RIVAL = Tracker("Brûlerie Onze", "onze", "#123456", "Vermeil", Role.COMPETITOR, 2)


@pytest.fixture
def dialog(qtbot: QtBot) -> TrackerDialog:
    made = TrackerDialog(LIGHT, None, [OWN, RIVAL])
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def test_an_empty_form_cannot_be_saved_and_accuses_nobody(dialog: TrackerDialog) -> None:
    assert not dialog.save.isEnabled()
    assert dialog.verdict.objectName() == "muted"


def test_a_filled_form_becomes_a_tracker(qtbot: QtBot, dialog: TrackerDialog) -> None:
    dialog.name.setText("  Campagne   d'été ")
    dialog.query.setPlainText('#étéglacé OR\n "café glacé"')
    dialog.group.setCurrentText("Vermeil")
    dialog.role.setCurrentIndex(dialog.role.findData(Role.COMPETITOR))
    dialog.colour.choose("#ABCDEF")
    assert "2" in dialog.verdict.text() and dialog.verdict.objectName() == "positive"
    with qtbot.waitSignal(dialog.saved) as told:
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert told.args == [
        Tracker(
            "Campagne d'été", '#étéglacé OR "café glacé"', "#abcdef", "Vermeil", Role.COMPETITOR, 0, sources=KEYLESS
        )
    ]
    assert dialog.result() == TrackerDialog.DialogCode.Accepted


def test_a_fault_in_the_query_is_told_and_underlined_where_it_stands(dialog: TrackerDialog) -> None:
    dialog.name.setText("Test")
    dialog.query.setPlainText("l😀été vermeil OR")
    assert not dialog.save.isEnabled()
    assert dialog.verdict.text().startswith("⚠ Column 15")
    marks = dialog.query.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["OR"]
    dialog.query.setPlainText("l😀été vermeil OR rouge")
    assert dialog.query.extraSelections() == [] and dialog.save.isEnabled()


def test_a_name_that_is_taken_is_refused_whatever_its_case(dialog: TrackerDialog) -> None:
    dialog.name.setText("café VERMEIL")
    dialog.query.setPlainText("vermeil")
    assert not dialog.save.isEnabled()
    assert "already" in dialog.verdict.text()


def test_editing_starts_from_the_tracker_and_keeps_its_id(qtbot: QtBot) -> None:
    dialog = TrackerDialog(LIGHT, RIVAL, [OWN, RIVAL])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert dialog.tracker() == RIVAL, "its own name is not taken, its own colour is offered"
    dialog.name.setText("Brûlerie 11")
    assert dialog.tracker() == replace(RIVAL, name="Brûlerie 11")


def test_a_new_tracker_is_offered_the_next_colour(dialog: TrackerDialog) -> None:
    assert dialog.tracker().colour == TRACKER_COLOURS[1], "the first that nobody bears"


def test_every_field_has_a_name_for_a_screen_reader(dialog: TrackerDialog) -> None:
    buddies = {label.buddy() for label in dialog.findChildren(QLabel) if label.buddy() is not None}
    assert {dialog.name, dialog.query, dialog.group, dialog.role} <= buddies


def test_tab_leaves_the_query(qtbot: QtBot, dialog: TrackerDialog) -> None:
    assert dialog.query.tabChangesFocus()


def test_quotes_operators_and_tags_are_coloured(qtbot: QtBot) -> None:
    edit = QueryEdit(LIGHT)
    qtbot.addWidget(edit)
    edit.setPlainText('"café glacé" OR #été mot')
    qtbot.waitUntil(lambda: len(edit.document().firstBlock().layout().formats()) == 3)
    colours = [part.format.foreground().color() for part in edit.document().firstBlock().layout().formats()]
    assert colours == [LIGHT.colour("positive_text"), LIGHT.colour("text"), LIGHT.colour("accent")]


def test_an_emoji_counts_twice_in_qt() -> None:
    assert [qt_offset("a😀b", offset) for offset in range(4)] == [0, 1, 3, 4]


def test_a_new_tracker_proposes_its_name_as_the_query_until_she_writes_one(qtbot: QtBot, dialog: TrackerDialog) -> None:
    qtbot.keyClicks(dialog.name, 'The "Onze" ')
    assert dialog.query.query() == '"The Onze"' and dialog.save.isEnabled()
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "-")
    assert dialog.query.query() == "" and dialog.verdict.objectName() == "muted"
    dialog.query.setPlainText("onze OR 11")
    qtbot.keyClicks(dialog.name, " Onze")
    assert dialog.query.query() == "onze OR 11"


def test_the_query_of_a_tracker_that_is_edited_stays(qtbot: QtBot) -> None:
    dialog = TrackerDialog(LIGHT, replace(OWN, query=""), [])
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.name, " Nantes")
    assert dialog.query.query() == ""
