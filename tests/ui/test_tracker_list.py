"""The tracker list: all mentions first, groups as folders, the selection hers alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.types import ALL_MENTIONS, Role, Tracker
from cmdesk.ui.dashboard import TrackerList, TrackerSummary
from cmdesk.ui.theme import DARK, LIGHT
from cmdesk.ui.tracker_delegate import ROW_ROLE
from cmdesk.ui.tracker_list import TrackerPane
from cmdesk.ui.tracker_model import MIME
from tests.ui.fake_store import NOW

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


def test_groups_are_captioned_and_captions_cannot_be_chosen(qtbot: QtBot, pane: TrackerPane) -> None:
    pane.show_list(listed(MINE, RIVAL, OWN), 1)
    assert titles(pane) == ["All mentions", "Mon nom", "Vermeil", "Brûlerie <b>Onze</b>", "Café Vermeil"]
    assert not pane.model.index(2).flags() & Qt.ItemFlag.ItemIsSelectable
    assert pane.current() == OWN
    with qtbot.assertNotEmitted(pane.chosen):
        pane.view.setCurrentIndex(pane.model.index(2))
    assert pane.current() == OWN and pane.selected() == [OWN], "a folder is a place, not a look"
    pane.show_list(listed(MINE, RIVAL, OWN), 1)
    assert pane.group() == "Vermeil", "a refresh moves nobody"


def test_counts_are_told_in_her_locale(pane: TrackerPane) -> None:
    pane.show_list(listed(OWN), 1)
    spoken = pane.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Café Vermeil: 1\u202f284, Own brand"


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
        qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    assert told.args == [2], "behind the caption"
    with qtbot.waitSignal(pane.chosen) as told:
        place = pane.view.visualRect(pane.model.index(0)).center()
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [ALL_MENTIONS]
    assert pane.current() is None


def test_a_new_tracker_shows_before_it_is_stored_and_goes_at_once(pane: TrackerPane) -> None:
    pane.show_list(listed(OWN), 1)
    pane.model.put([Tracker("Nouveau", "neuf", group="Autre", id=-1)])
    assert titles(pane) == ["All mentions", "Autre", "Nouveau", "Vermeil", "Café Vermeil"]
    pane.model.put([Tracker("Café Rouge", "rouge", id=1)])
    assert titles(pane) == ["All mentions", "Café Rouge", "Autre", "Nouveau"]
    pane.model.drop([1])
    assert titles(pane) == ["All mentions", "Autre", "Nouveau"]
    pane.model.adopt(-1, Tracker("Nouveau", "neuf", group="Autre", id=9))
    assert pane.model.row_of(9) == 2 and pane.model.row_of(-1) is None
    pane.model.adopt(-1, Tracker("Nouveau", "neuf", group="Autre", id=9))
    pane.model.drop([-1, 9])
    assert titles(pane) == ["All mentions"]


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


def mark(pane: TrackerPane, tracker: int, left: int, down: int = 0) -> str:
    """The colour of a pixel of a tracker's mark, so many pixels from its middle."""
    place = pane.view.visualRect(pane.model.index(pane.model.row_of(tracker) or 0)).topLeft()
    return pane.view.viewport().grab().toImage().pixelColor(place.x() + 22 + left, place.y() + 17 + down).name()


def test_the_mark_has_the_colour_of_the_tracker_and_the_shape_of_its_role(pane: TrackerPane) -> None:
    rival = replace(RIVAL, colour="#b07aa1")
    for theme in (LIGHT, DARK):
        pane.set_theme(theme)
        pane.show_list(listed(MINE, rival, OWN), ALL_MENTIONS)
        assert mark(pane, 1, 0) == mark(pane, 1, 2, 2) == "#1f77b4", "a disc"
        assert mark(pane, 2, 0) == "#b07aa1" != mark(pane, 2, 4, 3), "a diamond has no corners there"
        assert mark(pane, 5, -4) == "#d9545b" != mark(pane, 5, 0), "a ring is hollow"


def test_a_folder_opens_and_closes_by_click_and_keys(qtbot: QtBot, pane: TrackerPane) -> None:
    pane.show_list(listed(MINE, RIVAL, OWN), 1)
    with qtbot.waitSignal(pane.folds_changed):
        place = pane.view.visualRect(pane.model.index(2)).center()
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert titles(pane) == ["All mentions", "Mon nom", "Vermeil"] and pane.model.folded == {"Vermeil"}
    assert pane.current() == OWN and pane.model.trackers[-1] == OWN, "closed is not gone"
    assert pane.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == "Vermeil: group, closed, 2 tracker(s)"
    qtbot.keyClick(pane.view, Qt.Key.Key_Right)
    assert titles(pane)[-1] == "Café Vermeil"
    pane.view.setCurrentIndex(pane.model.index(4))
    qtbot.keyClick(pane.view, Qt.Key.Key_Left)
    assert pane.group() == "Vermeil" and len(titles(pane)) == 5, "first to the folder"
    qtbot.keyClick(pane.view, Qt.Key.Key_Left)
    assert len(titles(pane)) == 3 and pane.group() == "Vermeil"
    qtbot.keyClick(pane.view, Qt.Key.Key_Space)
    assert len(titles(pane)) == 5
    pane.model.fold({"Vermeil"})
    pane.reveal(1)
    assert len(titles(pane)) == 5


def test_a_choice_is_heard_while_the_tracker_looked_at_is_in_a_closed_folder(qtbot: QtBot, pane: TrackerPane) -> None:
    pane.show_list(listed(MINE, RIVAL, OWN), 1)
    pane.model.fold({"Vermeil"})
    with qtbot.waitSignal(pane.chosen) as told:
        place = pane.view.visualRect(pane.model.index(1)).center()
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [5]


def test_groups_that_differ_in_case_alone_are_two_folders(pane: TrackerPane) -> None:
    small = [
        Tracker(name, "x", group=group, id=at) for at, (name, group) in enumerate(zip("abc", "gGg", strict=True), 1)
    ]
    pane.show_list(listed(*small), 1)
    assert titles(pane) == ["All mentions", "G", "b", "g", "a", "c"]


def test_several_are_selected_and_stay_so_when_the_rows_move(qtbot: QtBot, pane: TrackerPane) -> None:
    pane.show_list(listed(MINE, RIVAL, OWN), 5)
    place = pane.view.visualRect(pane.model.index(4)).center()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    assert pane.selected() == [MINE, OWN] and pane.current() == OWN
    pane.model.put([replace(MINE, group="Vermeil")])
    assert [tracker.name for tracker in pane.selected()] == ["Café Vermeil", "Mon nom"]
    assert pane.current() == OWN
    with qtbot.waitSignal(pane.removal_wanted):
        qtbot.keyClick(pane.view, Qt.Key.Key_Delete)


def dragged(pane: TrackerPane, onto: int | None, *trackers: int, mime: str = MIME) -> tuple[bool, str | None]:
    """Drag trackers over a row (None: below all) and drop them; whether it was taken, and the group that was framed."""
    data = QMimeData()
    data.setData(mime, " ".join(map(str, trackers)).encode())
    view = pane.view
    row = pane.model.index(pane.model.rowCount() - 1 if onto is None else onto)
    point = view.visualRect(row).center() + (QPoint(0, 60) if onto is None else QPoint())
    action, button, no_key = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # a drag begins where the tracker is: there it would move nowhere
    begun = view.visualRect(pane.model.index(pane.model.row_of(trackers[0]) or 0)).center()
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(begun, action, data, button, no_key))
    move = QDragMoveEvent(point, action, data, button, no_key)
    QApplication.sendEvent(view.viewport(), move)
    framed, taken = view.target, move.isAccepted()
    if taken:
        view.viewport().grab()
        QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(point), action, data, button, no_key))
    else:
        QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert view.target is None
    return taken, framed


def test_trackers_are_dragged_onto_folders_and_out_of_them(qtbot: QtBot, pane: TrackerPane) -> None:
    pane.show_list(listed(MINE, RIVAL, OWN), 1)
    for onto, group in ((2, "Vermeil"), (3, "Vermeil")):
        with qtbot.waitSignal(pane.moved) as told:
            assert dragged(pane, onto, 5) == (True, group)
        assert told.args == [[MINE], group]
    for outside in (0, 1, None):
        with qtbot.waitSignal(pane.moved) as told:
            assert dragged(pane, outside, 1, 2) == (True, "")
        assert told.args == [[OWN, RIVAL], ""]


def test_what_would_move_nowhere_and_what_is_no_tracker_is_left_alone(qtbot: QtBot, pane: TrackerPane) -> None:
    pane.show_list(listed(MINE, RIVAL, OWN), 1)
    with qtbot.assertNotEmitted(pane.moved):
        assert dragged(pane, 4, 1) == (False, None), "it is there already"
        assert dragged(pane, 2, 77) == (False, None), "a tracker of another desk"
        assert dragged(pane, 2, 5, mime="text/uri-list") == (False, None), "files are the window's"


def test_only_trackers_can_be_dragged(pane: TrackerPane) -> None:
    pane.show_list(listed(MINE, RIVAL, OWN), 1)
    draggable = [bool(pane.model.index(row).flags() & Qt.ItemFlag.ItemIsDragEnabled) for row in range(5)]
    assert draggable == [False, True, False, True, True]
    data = pane.model.mimeData([pane.model.index(row) for row in (0, 1, 4)])
    assert bytes(data.data(MIME).data()) == b"5 1"


def test_a_pause_is_told_in_words_and_to_a_screen_reader(pane: TrackerPane) -> None:
    pane.show_list(listed(replace(OWN, paused_at=NOW)), ALL_MENTIONS)
    row = pane.model.index(2)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", paused")
    assert row.data(ROW_ROLE).told.startswith("Paused · Own brand · ")
    assert "Paused" in row.data(Qt.ItemDataRole.ToolTipRole)
    assert mark(pane, 1, 0) != "#1f77b4", "paler"
    place = pane.view.visualRect(row)
    picture = pane.view.viewport().grab(place.adjusted(36, 4, -90, -24)).toImage()
    inks = {picture.pixelColor(x, y).lightness() for x in range(picture.width()) for y in range(picture.height())}
    assert min(inks) < 140, "its name is still written"


def test_the_menu_key_opens_the_menu_of_the_row_she_is_on(qtbot: QtBot, pane: TrackerPane) -> None:
    pane.show_list(listed(MINE, RIVAL, OWN), 1)
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    with qtbot.waitSignal(pane.menu_wanted):
        QApplication.sendEvent(pane.view.viewport(), by_key)
    pane.view.setCurrentIndex(pane.model.index(2))
    with qtbot.waitSignal(pane.group_menu_wanted) as told:
        QApplication.sendEvent(pane.view.viewport(), by_key)
    assert told.args[0] == "Vermeil"
