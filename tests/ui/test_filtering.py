"""The filter in the window: one text that table, cards, charts, chips, pictures and exports obey."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Label
from cmdesk.core.views import MentionLine, View
from cmdesk.ui import theme as themes
from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.export_mentions import ExportMentionsDialog
from cmdesk.ui.filtering import Filtering
from cmdesk.ui.period import Preset
from cmdesk.ui.window import MainWindow
from tests.ui.desks import options, services, settled
from tests.ui.fake_store import FakeStore, Memory, filled


@pytest.fixture(scope="module")
def memory() -> Memory:
    return filled(900)


@pytest.fixture(scope="module")
def desk_of_module(qapp: QApplication, memory: Memory) -> Iterator[Desk]:
    made = Desk(qapp, options(), services(memory, []))
    made.start()
    made.window.board.load_charts()
    for worker in made.backstage.workers:
        # a thread begins with its first work: here, not in the first test that needs it
        worker.submit(lambda _: None)
    while made.backstage.focus.listed is None:
        qapp.processEvents()
    yield made
    made.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("cmdesk")]
    themes.apply(qapp, themes.LIGHT)


@pytest.fixture
def desk(qtbot: QtBot, desk_of_module: Desk) -> Desk:
    """The one desk, looking at the first own tracker over 90 days, no filter."""
    focus = desk_of_module.backstage.focus
    focus.choose(Preset.QUARTER)
    focus.select_tracker(1)
    settled(qtbot, desk_of_module)
    desk_of_module.window.activateWindow()
    qtbot.waitUntil(desk_of_module.window.isActiveWindow)
    return desk_of_module


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.window


@pytest.fixture
def filtering(window: MainWindow) -> Filtering:
    return window.filtering


def enter(qtbot: QtBot, desk: Desk, query: str) -> None:
    """What she does: the key, the query, Enter."""
    qtbot.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.window.filtering.box.field.insertPlainText(query)
    qtbot.keyClick(desk.window.filtering.box.field, Qt.Key.Key_Return)
    settled(qtbot, desk)


def test_the_key_leads_to_the_box_and_everything_obeys(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    every = desk.backstage.focus.dashboard.now.shown.mentions
    list_before = [one.count for one in desk.backstage.focus.listed.trackers]
    enter(qtbot, desk, "équipe OR attente")
    shown = desk.backstage.focus.dashboard
    assert 0 < shown.now.shown.mentions < every
    assert shown.chart.total == shown.now.shown
    assert shown.overview.total.mentions >= every, "the history stays whole, so that she sees what she looks at"
    assert all("équipe" in line.text or "attente" in line.text for line in window.board.model.lines)
    assert window.board.cards.mentions.figure == str(shown.now.shown.mentions)
    assert [chip.text() for chip in window.board.chips.chips] == ["équipe OR attente"]
    assert [one.count for one in desk.backstage.focus.listed.trackers] == list_before


def test_letters_typed_in_the_box_are_no_shortcuts(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    line = window.board.table.current_line()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.filtering.box.field, "pnuskjlog")
    assert window.filtering.box.field.toPlainText() == "pnuskjlog"
    assert window.board.table.current_line() == line and not desk.backstage.edits.stack.canUndo()
    qtbot.keyClick(window.filtering.box.field, Qt.Key.Key_Escape)
    settled(qtbot, desk)


def test_escape_empties_the_box_and_leaves_the_other_filters(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    desk.backstage.focus.toggle_label(Label.NEGATIVE)
    enter(qtbot, desk, "attente")
    qtbot.keyClick(window.filtering.box.field, Qt.Key.Key_Escape)
    settled(qtbot, desk)
    filters = desk.backstage.focus.filters
    assert filters.query == "" and filters.labels == {Label.NEGATIVE}
    qtbot.keyClick(window.filtering.box.field, Qt.Key.Key_Escape)
    assert window.board.table.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    settled(qtbot, desk)
    assert not desk.backstage.focus.filters.any


def test_removing_its_chip_empties_the_box(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    enter(qtbot, desk, "attente")
    qtbot.mouseClick(window.board.chips.chips[0], Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    assert window.filtering.box.field.toPlainText() == "" and not desk.backstage.focus.filters.any


def test_another_tracker_drops_it(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    enter(qtbot, desk, "attente")
    desk.backstage.focus.select_tracker(2)
    settled(qtbot, desk)
    assert window.filtering.box.query == "" and not window.board.chips.chips


def test_where_nothing_matches_it_can_be_dropped_or_looked_for_everywhere(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    enter(qtbot, desk, "introuvable")
    empty = window.board.empty
    assert empty.isVisible() and empty.title == "Nothing matches this filter"
    assert empty.second.text() == "Look in all of it"
    qtbot.mouseClick(empty.second, Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    assert desk.backstage.focus.dashboard.preset is Preset.ALL and desk.backstage.focus.filters.query == "introuvable"
    assert not empty.second.isVisible()
    desk.backstage.focus.toggle_label(Label.POSITIVE)
    settled(qtbot, desk)
    assert empty.second.text() == "Clear all filters"
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    assert desk.backstage.focus.filters.labels == {Label.POSITIVE} and desk.backstage.focus.filters.query == ""
    assert window.board.model.lines


def test_the_table_comes_before_the_figures_and_is_read_once(
    qtbot: QtBot, desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, pages, total, page = Event(), [], FakeStore.total, FakeStore.page

    def slow_total(store: FakeStore, view: View) -> object:
        if view.query:
            assert gate.wait(20)
        return total(store, view)

    def counted_page(store: FakeStore, view: View, **more: int) -> list[MentionLine]:
        pages.append(view.query)
        return page(store, view, **more)

    monkeypatch.setattr(FakeStore, "total", slow_total)
    monkeypatch.setattr(FakeStore, "page", counted_page)
    before = window.board.cards.mentions.figure
    desk.backstage.focus.match("attente")
    qtbot.waitUntil(lambda: all("attente" in line.text for line in window.board.model.lines))
    assert window.board.cards.mentions.figure == before and not window.board.pale
    qtbot.waitUntil(lambda: window.board.pale)
    assert not window.board.table_pale
    gate.set()
    settled(qtbot, desk)
    assert not window.board.pale
    assert window.board.cards.mentions.figure == str(len(window.board.model.lines))
    assert pages == ["attente"]


def test_lines_of_the_look_before_are_paled_while_the_first_page_is_looked_for(
    qtbot: QtBot, desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, page = Event(), FakeStore.page

    def slow_page(store: FakeStore, view: View, **more: int) -> list[MentionLine]:
        if view.query:
            assert gate.wait(20)
        return page(store, view, **more)

    monkeypatch.setattr(FakeStore, "page", slow_page)
    desk.backstage.focus.match("attente")
    qtbot.waitUntil(lambda: window.board.table_pale and window.board.pale)
    gate.set()
    settled(qtbot, desk)
    assert not window.board.table_pale and not window.board.pale
    assert all("attente" in line.text for line in window.board.model.lines)


def test_while_figures_are_read_an_empty_table_already_names_the_filter(
    qtbot: QtBot, desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, total = Event(), FakeStore.total

    def slow_total(store: FakeStore, view: View) -> object:
        if view.query:
            assert gate.wait(20)
        return total(store, view)

    monkeypatch.setattr(FakeStore, "total", slow_total)
    desk.backstage.focus.match("introuvable")
    qtbot.waitUntil(window.board.empty.isVisible)
    assert window.board.empty.title == "Nothing matches this filter"
    gate.set()
    settled(qtbot, desk)


def test_the_detail_says_what_the_filter_found_and_why_the_mention_is_here(
    qtbot: QtBot, desk: Desk, window: MainWindow, memory: Memory
) -> None:
    enter(qtbot, desk, "attente lang:fr")
    detail = window.board.detail
    assert detail.detail is not None
    assert detail._filter.text() == "“attente”, lang:fr" and detail._filter_title.isVisible()
    cursor = detail._text.document().find("attente")
    assert cursor.charFormat().background().color() == themes.LIGHT.colour("found")
    assert detail._matched.text() == "matches: #CaféVermeil"
    qtbot.keyClick(window.filtering.box.field, Qt.Key.Key_Escape)
    settled(qtbot, desk)
    assert not detail._filter.isVisible() and not detail._filter_title.isVisible()
    assert detail._text.document().find("attente").charFormat().background().style() == Qt.BrushStyle.NoBrush


def test_a_query_that_the_tracker_cannot_be_read_by_any_more_explains_nothing(
    qtbot: QtBot, desk: Desk, window: MainWindow, memory: Memory
) -> None:
    kept = memory.trackers[1]
    memory.trackers[1] = replace(kept, query="( old")
    desk.backstage.focus.refresh()
    settled(qtbot, desk)
    desk.backstage.focus.match("attente")
    settled(qtbot, desk)
    assert window.board.detail._filter.text() == "“attente”" and not window.board.detail._matched.isVisible()
    memory.trackers[1] = kept


def test_the_export_writes_what_the_table_shows(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    enter(qtbot, desk, "-carte (attente OR équipe)")
    window.actions_.export_mentions.trigger()
    dialog = window.errands.dialog
    assert isinstance(dialog, ExportMentionsDialog)
    assert "--filter=-carte (attente OR équipe)" in dialog.arguments(window._store)
    assert "filter -carte (attente OR équipe)" in dialog.scope.text()
    assert dialog.what.text().startswith(f"Café Vermeil: {len(window.board.model.lines)} ")
    dialog.reject()


def test_a_window_made_anew_shows_the_filter(qtbot: QtBot, desk: Desk) -> None:
    enter(qtbot, desk, "attente")
    desk.set_language("fr")
    settled(qtbot, desk)
    assert desk.window.filtering.box.field.toPlainText() == "attente"
    desk.set_language("en")
    settled(qtbot, desk)
    assert desk.window.filtering.box.query == "attente"
    assert all("attente" in line.text for line in desk.window.board.model.lines)
