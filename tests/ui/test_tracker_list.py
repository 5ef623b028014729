"""The tracker list: all mentions first, groups captioned, the selection hers alone."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cmdesk.core.types import ALL_MENTIONS, Role, Tracker
from cmdesk.ui.dashboard import TrackerList, TrackerSummary
from cmdesk.ui.theme import DARK, LIGHT
from cmdesk.ui.tracker_list import TrackerPane

FR = QLocale("fr_FR")


def listed(*trackers: Tracker, count: int = 1284) -> TrackerList:
    everything = TrackerSummary(Tracker("", "", id=ALL_MENTIONS), 2760, (1, 5, 2))
    return TrackerList(everything, tuple(TrackerSummary(one, count, (0, 3, 1)) for one in trackers), 9000)


MINE = Tracker("Mon nom", "marine", "#D9545B", "", Role.TOPIC, 5)
OWN = Tracker("Café Vermeil", '"café vermeil"\nOR vermeil', "#1F77B4", "Vermeil", Role.OWN, 1)
RIVAL = Tracker("Brûlerie <b>Onze</b>", "onze", "keine Farbe", "Vermeil", Role.COMPETITOR, 2)


@pytest.fixture
def pane(qtbot: QtBot) -> TrackerPane:
    made = TrackerPane(FR, LIGHT)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    qtbot.addWidget(made)
    made.resize(250, 500)
    made.show()
    return made


def titles(pane: TrackerPane) -> list[str]:
    return [str(pane.model.index(row).data()) for row in range(pane.model.rowCount())]


def test_groups_are_captioned_and_captions_cannot_be_chosen(pane: TrackerPane) -> None:
    pane.show_list(listed(MINE, RIVAL, OWN), 1)
    assert titles(pane) == ["All mentions", "Mon nom", "Vermeil", "Brûlerie <b>Onze</b>", "Café Vermeil"]
    assert not pane.model.index(2).flags() & Qt.ItemFlag.ItemIsSelectable
    assert pane.current() == OWN


def test_counts_are_told_in_her_locale(pane: TrackerPane) -> None:
    pane.show_list(listed(OWN), 1)
    spoken = pane.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Café Vermeil: 1\u202f284"


def test_showing_a_list_chooses_nothing_for_her(qtbot: QtBot, pane: TrackerPane) -> None:
    with qtbot.assertNotEmitted(pane.chosen):
        pane.view.setFocus()
        pane.select(1)
        pane.show_list(listed(MINE, RIVAL, OWN), 1)
        pane.show_list(listed(MINE, OWN), 1)
        pane.show_list(listed(MINE, OWN, count=4), 5)
    assert pane.current() == MINE


def test_keys_and_clicks_choose(qtbot: QtBot, pane: TrackerPane) -> None:
    pane.show_list(listed(MINE, RIVAL, OWN), 5)
    with qtbot.waitSignal(pane.chosen) as told:
        qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    assert told.args == [2], "the caption is stepped over"
    with qtbot.waitSignal(pane.chosen) as told:
        place = pane.view.visualRect(pane.model.index(0)).center()
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [ALL_MENTIONS]
    assert pane.current() is None


def test_a_new_tracker_shows_before_it_is_stored_and_goes_at_once(pane: TrackerPane) -> None:
    pane.show_list(listed(OWN), 1)
    pane.model.put(Tracker("Nouveau", "neuf", group="Autre"))
    assert titles(pane) == ["All mentions", "Autre", "Nouveau", "Vermeil", "Café Vermeil"]
    pane.model.put(Tracker("Café Rouge", "rouge", id=1))
    assert titles(pane) == ["All mentions", "Café Rouge", "Autre", "Nouveau"]
    pane.model.drop(1)
    assert titles(pane) == ["All mentions", "Autre", "Nouveau"]


def test_double_click_edits_a_tracker_but_not_all_mentions(qtbot: QtBot, pane: TrackerPane) -> None:
    pane.show_list(listed(OWN), 1)
    with qtbot.waitSignal(pane.edit_wanted) as told:
        pane.view.doubleClicked.emit(pane.model.index(2))
    assert told.args == [OWN]
    with qtbot.assertNotEmitted(pane.edit_wanted):
        pane.view.doubleClicked.emit(pane.model.index(0))
        pane.view.doubleClicked.emit(pane.model.index(1))


def test_without_trackers_it_says_what_one_is_for(pane: TrackerPane) -> None:
    pane.show_list(listed(), ALL_MENTIONS)
    assert pane.hint.isVisible()
    pane.show_list(listed(OWN), 1)
    assert not pane.hint.isVisible()


def test_names_are_no_markup_in_the_tooltip(pane: TrackerPane) -> None:
    pane.show_list(listed(RIVAL), 2)
    tip = pane.model.index(2).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Onze" in tip and "<b>" not in tip


def test_it_paints_the_dot_in_the_colour_of_the_tracker_in_both_themes(pane: TrackerPane) -> None:
    pane.show_list(listed(MINE, RIVAL, OWN), 1)
    place = pane.view.visualRect(pane.model.index(1))
    dot = place.topLeft().x() + 22, place.topLeft().y() + 17
    for theme in (LIGHT, DARK):
        pane.set_theme(theme)
        assert pane.view.viewport().grab().toImage().pixelColor(*dot).name() == "#d9545b"
