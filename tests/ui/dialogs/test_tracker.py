"""The tracker editor checks while she types and gives back exactly what stands in its fields."""

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cmdesk.core.networks import KEYLESS
from cmdesk.core.translations import Translation
from cmdesk.core.types import TRACKER_COLOURS, Role, Tracker
from cmdesk.ui.bridge import Worker
from cmdesk.ui.dialogs.query_archive import Archive
from cmdesk.ui.dialogs.query_colours import qt_offset
from cmdesk.ui.dialogs.query_edit import QueryEdit
from cmdesk.ui.dialogs.tracker import TrackerDialog
from cmdesk.ui.theme import LIGHT
from tests.ui.fake_store import filled

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


def test_text_and_chips_are_views_of_one_another(qtbot: QtBot, dialog: TrackerDialog) -> None:
    dialog.query.setPlainText('vermeil OR "café glacé"')
    line = dialog.chips.rows["any_of"]
    assert [chip.text() for chip in line.buttons] == ["vermeil", "café glacé"]
    field = dialog.chips.rows["none_of"].field
    field.insert("jus")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.query.query() == '(vermeil OR "café glacé") -jus' and dialog.isVisible()
    dialog.query.undo()
    assert dialog.query.query() == 'vermeil OR "café glacé"' and dialog.chips.rows["none_of"].buttons == []


def test_chips_that_did_not_change_leave_text_cursor_and_undo_alone(qtbot: QtBot, dialog: TrackerDialog) -> None:
    dialog.query.setPlainText("vermeil   OR (café)")
    cursor = dialog.query.textCursor()
    cursor.setPosition(3)
    dialog.query.setTextCursor(cursor)
    qtbot.keyClicks(dialog.query, "x")
    assert dialog.query.toPlainText() == "verxmeil   OR (café)" and dialog.query.textCursor().position() == 4


def test_chips_that_only_exclude_go_on(qtbot: QtBot, dialog: TrackerDialog) -> None:
    dialog.name.setText("Test")
    for row, word in (("none_of", "jus"), ("any_of", "orange")):
        field = dialog.chips.rows[row].field
        field.insert(word)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.query.query() == "orange -jus" and dialog.save.isEnabled()


def test_what_may_have_been_meant_is_one_click_away(qtbot: QtBot, dialog: TrackerDialog) -> None:
    dialog.name.setText("Test")
    dialog.query.setPlainText("vermeil suorce:x")
    assert dialog.replacement.isVisible() and dialog.replacement.text() == "Replace by source:x"
    qtbot.mouseClick(dialog.replacement, Qt.MouseButton.LeftButton)
    assert dialog.query.query() == "vermeil source:x" and not dialog.replacement.isVisible()


def test_what_networks_cannot_be_asked_is_told_under_the_query(qtbot: QtBot) -> None:
    asked: list[tuple[str, frozenset[str]]] = []

    def translate(query: str, sources: frozenset[str]) -> list[Translation]:
        asked.append((query, sources))
        return [Translation("x", "(orange)", ("X does not tell capitals apart: =Orange",))] if "=" in query else []

    dialog = TrackerDialog(LIGHT, OWN, [OWN], translate=translate)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.query.setPlainText("=Orange")
    qtbot.waitUntil(dialog.remarks.isVisible)
    assert dialog.remarks.text() == "X does not tell capitals apart: =Orange"
    dialog.sources.boxes["x"].setChecked(True)
    qtbot.waitUntil(lambda: asked[-1] == ("=Orange", frozenset({"x"})))
    dialog.query.setPlainText("=Orange OR")
    qtbot.waitUntil(lambda: not dialog.remarks.isVisible())


@pytest.fixture
def archive() -> Iterator[Archive]:
    memory = filled(60)
    preview, reader = Worker("test-preview", memory.open), Worker("test-read", memory.open)
    thinker = Worker("test-think", object)
    zone = ZoneInfo("Europe/Paris")
    yield Archive(preview, reader, thinker, lambda *judged: None, lambda tracker: tracker, QLocale("en_GB"), zone)
    preview.close()
    reader.close()
    thinker.close()


def over_archive(qtbot: QtBot, archive: Archive, tracker: Tracker | None, width: int = 940) -> TrackerDialog:
    dialog = TrackerDialog(LIGHT, tracker, [OWN, RIVAL], archive=archive)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.resize(width, 580)
    dialog.show()
    return dialog


def test_the_archive_is_looked_into_at_once_and_while_she_types(qtbot: QtBot, archive: Archive) -> None:
    dialog = over_archive(qtbot, archive, OWN)
    preview = dialog.preview
    assert preview is not None
    with qtbot.waitSignal(preview.archive_look.surveyed) as told:
        pass
    before = told.args[0].survey.found
    with qtbot.waitSignal(preview.archive_look.surveyed) as told:
        qtbot.keyClicks(dialog.query, "x")
    assert before > 0 and told.args[0].survey.found < before
    dialog.reject()


def test_it_fits_a_small_screen_and_stands_below_where_it_is_narrow(qtbot: QtBot, archive: Archive) -> None:
    dialog = over_archive(qtbot, archive, OWN)
    preview, toggle = dialog.preview, dialog.toggle
    assert preview is not None and toggle is not None
    assert preview.isVisible() and preview.x() > dialog.query.width()
    assert dialog.sources.isVisible() and preview.geometry().right() <= dialog.width() - 18
    needed = sum(half.minimumSizeHint().width() for half in (preview, dialog.fields))
    assert needed <= 940 - 2 * 18 - 18, "nothing is cut beside one another"
    dialog.resize(700, 580)
    qtbot.waitUntil(lambda: not preview.isVisible())
    toggle.setChecked(True)
    qtbot.waitUntil(lambda: preview.isVisible() and preview.width() > 600)
    dialog.resize(1000, 580)
    qtbot.waitUntil(lambda: preview.width() < 600)
    dialog.reject()


def test_a_suggestion_that_she_applies_becomes_the_text_and_can_be_undone(qtbot: QtBot, archive: Archive) -> None:
    dialog = over_archive(qtbot, archive, OWN)
    assert dialog.preview is not None
    dialog.preview.judging.applied.emit("vermeil -jus")
    assert dialog.query.query() == "vermeil -jus"
    dialog.query.undo()
    assert dialog.query.query() == OWN.query
    dialog.reject()


def test_what_she_judged_for_a_new_tracker_goes_with_it(qtbot: QtBot, archive: Archive) -> None:
    dialog = over_archive(qtbot, archive, None)
    preview = dialog.preview
    assert preview is not None and dialog.judged == {}
    dialog.name.setText("Test")
    with qtbot.waitSignal(preview.archive_look.surveyed):
        dialog.query.setPlainText("vermeil")
    preview.model.judge(0, False)
    with qtbot.waitSignal(dialog.saved):
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.judged == {preview.model.rows[0].example.line.id: False}


def test_tab_goes_from_the_query_through_the_chips_to_the_buttons(qtbot: QtBot, archive: Archive) -> None:
    dialog = over_archive(qtbot, archive, OWN)
    order, widget = [], dialog.name.nextInFocusChain()
    while widget is not dialog.name:
        order.append(widget)
        widget = widget.nextInFocusChain()
    assert dialog.preview is not None
    wanted = [
        dialog.query,
        *(line.field for line in dialog.chips.rows.values()),
        dialog.sources.boxes["x"],
        dialog.group,
        dialog.role,
        dialog.preview.list,
        dialog.save,
    ]
    assert [order.index(one) for one in wanted] == sorted(order.index(one) for one in wanted)
    dialog.reject()


def test_what_she_types_replaces_the_proposed_query(qtbot: QtBot, dialog: TrackerDialog) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.name.hasFocus)
    qtbot.keyClicks(dialog.name, "Clair")
    assert dialog.query.toPlainText() == '"Clair"'
    qtbot.keyClick(dialog.name, Qt.Key.Key_Tab)
    qtbot.waitUntil(dialog.query.hasFocus)
    qtbot.keyClicks(dialog.query, "vermeil")
    assert dialog.query.toPlainText() == "vermeil"


def test_the_language_is_explained_on_request(qtbot: QtBot, dialog: TrackerDialog) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.name.hasFocus)
    with qtbot.waitSignal(dialog.help_wanted):
        qtbot.keyClick(dialog.name, Qt.Key.Key_F1)
    with qtbot.waitSignal(dialog.help_wanted):
        qtbot.mouseClick(dialog.help, Qt.MouseButton.LeftButton)
