"""Menus, keys and drags on the tracker list become edits: one undo step each."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Role, Tracker
from cmdesk.ui.actions import Actions
from cmdesk.ui.banner import Notice
from cmdesk.ui.edits import Edits
from cmdesk.ui.errands import Errands
from cmdesk.ui.theme import LIGHT
from cmdesk.ui.tracker_errands import TrackerErrands
from cmdesk.ui.tracker_list import TrackerPane
from tests.ui.fake_store import NOW, Memory, filled
from tests.ui.test_tracker_list import listed


class Writer:
    """Writes at once."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def submit(self, work: Callable[..., Any], then: Callable[..., Any], failed: Callable[..., Any]) -> None:
        then(work(self._memory.open()))


class Desk:
    """A window with nothing but menus and the tracker list, over a memory."""

    def __init__(self, qtbot: QtBot) -> None:
        self.memory = filled(30)
        self.window = QMainWindow()
        qtbot.addWidget(self.window, before_close_func=lambda _: self.edits.close())
        self.actions = Actions(self.window)
        self.pane = TrackerPane(QLocale("fr_FR"), LIGHT)
        self.window.setCentralWidget(self.pane)
        self.edits = Edits(Writer(self.memory), lambda: NOW, self.window)
        self.notice = Notice(LIGHT, self.window)
        self.asked: list[tuple[str, str]] = []
        self.answer = ""
        self.edited: list[Tracker] = []
        self.rematched: list[str] = []
        errands = SimpleNamespace(
            edit_tracker=self.edited.append,
            new_tracker=lambda: None,
            rematch=lambda tracker: self.rematched.append(tracker.name),
            ask_text=self._ask,
        )
        self.errands = TrackerErrands(
            self.window, self.actions, self.pane, self.edits, cast(Errands, errands), self.notice
        )
        self.pane.show_list(listed(*self.memory.trackers.values()), 1)
        self.window.show()

    def select(self, *numbers: int) -> None:
        """Select trackers, looking at the first."""
        self.pane.select(numbers[0])
        self.pane.view.clearSelection()
        for number in numbers:
            index = self.pane.model.index(self.pane.model.row_of(number) or 0)
            self.pane.view.selectionModel().select(index, self.pane.view.selectionModel().SelectionFlag.Select)

    def caption(self, group: str) -> None:
        """Go to a folder."""
        self.pane.view.setFocus()
        self.pane.view.setCurrentIndex(self.pane.model.index(self.pane.model.caption_of(group) or 0))

    def groups(self) -> dict[str, str]:
        return {tracker.name: tracker.group for tracker in self.memory.trackers.values()}

    def _ask(self, title: str, caption: str, text: str, then: Callable[[str], None]) -> None:
        self.asked.append((title, text))
        then(self.answer)


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(qtbot)
    # the offscreen platform cannot grab the keyboard for a menu, and says so
    monkeypatch.setattr(made.errands.group_menu, "popup", lambda _: None)
    return made


def entries(desk: Desk) -> dict[str, QAction]:
    desk.actions.move_menu.aboutToShow.emit()
    return {action.text().replace("&", ""): action for action in desk.actions.move_menu.actions() if action.text()}


def test_several_are_moved_by_the_menu_and_moved_back_by_one_undo(desk: Desk) -> None:
    before = desk.groups()
    desk.select(4, 5)
    offered = entries(desk)
    assert list(offered) == ["Vermeil", "No group", "New group…"]
    assert not offered["No group"].isEnabled(), "they are in none"
    offered["Vermeil"].trigger()
    assert set(desk.groups().values()) == {"Vermeil"}
    assert [tracker.name for tracker in desk.pane.selected()] == ["Cafés de Lyon", "Mon nom"]
    desk.edits.stack.undo()
    assert desk.groups() == before


def test_a_new_group_is_asked_for_and_spelt_as_one_there_is(desk: Desk) -> None:
    desk.select(5)
    desk.answer = " Presse "
    entries(desk)["New group…"].trigger()
    assert desk.groups()["Mon nom"] == "Presse"
    desk.answer = "vermeil"
    entries(desk)["New group…"].trigger()
    assert desk.groups()["Mon nom"] == "Vermeil"
    desk.answer = "  "
    entries(desk)["New group…"].trigger()
    assert desk.edits.stack.count() == 2


def test_a_drag_is_an_edit(desk: Desk) -> None:
    desk.pane.view.moved.emit((1, 2), "")
    assert desk.groups()["Café Vermeil"] == desk.groups()["Brûlerie Onze"] == ""
    desk.edits.stack.undo()
    assert desk.groups()["Café Vermeil"] == "Vermeil"


def test_a_group_is_renamed_in_one_step_and_stays_closed(desk: Desk) -> None:
    desk.pane.model.fold({"Vermeil"})
    desk.caption("Vermeil")
    desk.answer = "Maison  Vermeil"
    desk.actions.edit_tracker.trigger()
    assert desk.asked == [("Rename the group", "Vermeil")]
    assert sorted(desk.groups().values()) == ["", "", *["Maison Vermeil"] * 3]
    assert "Maison Vermeil" in desk.pane.model.folded
    desk.edits.stack.undo()
    assert sorted(desk.groups().values()) == ["", "", *["Vermeil"] * 3]
    assert not desk.edits.stack.canUndo()


def test_only_the_case_of_a_group_can_be_changed(desk: Desk) -> None:
    desk.errands.rename_group("Vermeil", "VERMEIL")
    assert desk.groups()["Café Vermeil"] == "VERMEIL"


def test_pausing_turns_into_resuming(desk: Desk) -> None:
    wanted: list[str] = []
    desk.edits.rematch_wanted.connect(lambda tracker: wanted.append(tracker.name))
    desk.select(1, 2)
    desk.actions.pause_tracker.trigger()
    assert desk.memory.trackers[1].paused and desk.memory.trackers[2].paused
    desk.pane.show_list(listed(*desk.memory.trackers.values()), 1)
    assert desk.actions.pause_tracker.text() == "Re&sume"
    desk.actions.pause_tracker.trigger()
    assert not desk.memory.trackers[1].paused and sorted(wanted) == ["Brûlerie Onze", "Café Vermeil"]


def test_roles_are_checked_and_given(desk: Desk) -> None:
    desk.select(1)
    assert [role for role, action in desk.actions.roles.items() if action.isChecked()] == [Role.OWN]
    desk.select(1, 2)
    assert not any(action.isChecked() for action in desk.actions.roles.values()), "they differ"
    desk.actions.roles[Role.COMPETITOR].trigger()
    assert desk.memory.trackers[1].role is desk.memory.trackers[2].role is Role.COMPETITOR
    assert desk.actions.roles[Role.COMPETITOR].isChecked()
    desk.actions.roles[Role.COMPETITOR].trigger()
    assert desk.edits.stack.count() == 1 and desk.actions.roles[Role.COMPETITOR].isChecked()


def test_several_are_removed_at_once_with_one_way_back(desk: Desk, qtbot: QtBot) -> None:
    desk.select(1, 2, 5)
    qtbot.keyClick(desk.pane.view, Qt.Key.Key_Delete)
    assert sorted(desk.memory.trackers) == [3, 4]
    assert desk.notice.sentence == "3 tracker(s) are no longer watched; their mentions stay."
    desk.notice.action.click()
    assert sorted(desk.memory.trackers) == [1, 2, 3, 4, 5]


def test_copies_are_made_of_all_that_are_selected(desk: Desk) -> None:
    desk.select(1, 5)
    desk.actions.duplicate_tracker.trigger()
    assert {desk.memory.trackers[number].name for number in (6, 7)} == {"Café Vermeil (copy)", "Mon nom (copy)"}
    assert desk.memory.trackers[6].colour != desk.memory.trackers[7].colour


def test_editing_is_offered_for_one_and_finding_again_for_all(desk: Desk) -> None:
    desk.select(1, 2)
    assert not desk.actions.edit_tracker.isEnabled()
    desk.actions.rematch.trigger()
    assert sorted(desk.rematched) == ["Brûlerie Onze", "Café Vermeil"]
    desk.select(1)
    desk.actions.edit_tracker.trigger()
    assert desk.edited == [desk.memory.trackers[1]]
    desk.pane.select(0)
    assert not desk.actions.remove_tracker.isEnabled() and not desk.actions.move_menu.isEnabled()


@pytest.mark.parametrize(
    ("entry", "left", "groups"),
    [
        ("Pause all", 5, ["", "", *["Vermeil"] * 3]),
        ("Dissolve the group", 5, [""] * 5),
        ("Remove all its trackers", 2, [""] * 2),
    ],
)
def test_the_menu_of_a_folder_acts_on_all_of_it(desk: Desk, entry: str, left: int, groups: list[str]) -> None:
    desk.pane.group_menu_wanted.emit("Vermeil", QPoint(5, 5))
    menu = desk.errands.group_menu
    next(action for action in menu.actions() if action.text().replace("&", "") == entry).trigger()
    assert len(desk.memory.trackers) == left and sorted(desk.groups().values()) == groups
    assert [tracker.name for tracker in desk.memory.trackers.values() if tracker.paused] == (
        ["Café Vermeil", "Brûlerie Onze", "Campagne #ÉtéGlacé"] if entry == "Pause all" else []
    )
    desk.edits.stack.undo()
    assert len(desk.memory.trackers) == 5 and not desk.edits.stack.canUndo()


def test_a_folder_without_a_tracker_to_pause_says_so(desk: Desk) -> None:
    paused = [replace(tracker, paused_at=NOW) for tracker in desk.memory.trackers.values()]
    desk.pane.show_list(listed(*paused), 1)
    desk.pane.group_menu_wanted.emit("Vermeil", QPoint(5, 5))
    able = {action.text().replace("&", ""): action.isEnabled() for action in desk.errands.group_menu.actions()}
    assert not able["Pause all"] and able["Resume all"]
