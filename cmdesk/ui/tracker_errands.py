"""What she does to the trackers of the list: menus, keys and drags become edits, each of one undo step.

Everything acts on the *selected* trackers; on a folder's menu, on all of its trackers. Nothing is asked that undo can
give back.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMainWindow, QMenu

from cmdesk.core.naming import known_group
from cmdesk.core.types import Role, Tracker
from cmdesk.ui.actions import Actions
from cmdesk.ui.banner import Notice, Tone
from cmdesk.ui.edits import Edits
from cmdesk.ui.errands import Errands
from cmdesk.ui.tracker_list import TrackerPane


class TrackerErrands(QObject):
    """Wires the list and the tracker actions of a window to her edits.

    Attributes:
        group_menu: the context menu of the folder it was opened for last.
    """

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        pane: TrackerPane,
        edits: Edits,
        errands: Errands,
        notice: Notice,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._pane = pane
        self._edits = edits
        self._errands = errands
        self._notice = notice
        self._context = QMenu(window)
        self._context.addActions([actions.edit_tracker, actions.pause_tracker, actions.duplicate_tracker])
        self._context.addActions([actions.move_menu.menuAction(), actions.role_menu.menuAction()])
        self._context.addSeparator()
        self._context.addActions([actions.rematch, actions.remove_tracker])
        self.group_menu = QMenu(window)
        for action, act in (
            (actions.edit_tracker, self.edit),
            (actions.remove_tracker, lambda: self.remove(pane.selected())),
            (actions.pause_tracker, self.pause),
            (actions.duplicate_tracker, lambda: edits.duplicate(pane.selected(), pane.model.trackers)),
            (actions.rematch, self.rematch),
            (actions.new_group, lambda: self._ask_group(pane.selected())),
            (actions.rename_group, self._rename_current),
        ):
            action.triggered.connect(lambda _=False, act=act: act())
        for role, action in actions.roles.items():
            action.triggered.connect(lambda _=False, role=role: self.give_role(role))
        actions.move_menu.aboutToShow.connect(self._fill_move_menu)
        pane.edit_wanted.connect(errands.edit_tracker)
        pane.new_wanted.connect(errands.new_tracker)
        pane.moved.connect(self.move)
        pane.removal_wanted.connect(lambda: self.remove(pane.selected()))
        pane.menu_wanted.connect(self._context.popup)
        pane.group_menu_wanted.connect(self._show_group_menu)
        pane.selected_changed.connect(self.refresh)
        edits.trackers_put.connect(pane.model.put)
        edits.trackers_dropped.connect(pane.model.drop)
        edits.tracker_known.connect(pane.model.adopt)
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be done to the selected trackers."""
        actions, chosen = self._actions, self._pane.selected()
        actions.edit_tracker.setEnabled(len(chosen) == 1 or self._pane.group() is not None)
        for action in (actions.remove_tracker, actions.pause_tracker, actions.duplicate_tracker, actions.rematch):
            action.setEnabled(bool(chosen))
        actions.move_menu.setEnabled(bool(chosen))
        actions.role_menu.setEnabled(bool(chosen))
        actions.rename_group.setEnabled(self._group() is not None)
        resuming = bool(chosen) and all(tracker.paused for tracker in chosen)
        actions.pause_tracker.setText(self.tr("Re&sume") if resuming else self.tr("Pau&se"))
        for role, action in actions.roles.items():
            action.setChecked(bool(chosen) and all(tracker.role is role for tracker in chosen))

    def edit(self) -> None:
        """Edit the selected tracker; on a folder, its name."""
        chosen = self._pane.selected()
        if self._pane.group() is not None and self._pane.view.hasFocus():
            self._rename_current()
        elif len(chosen) == 1:
            self._errands.edit_tracker(chosen[0])

    def remove(self, trackers: Sequence[Tracker]) -> None:
        """Remove trackers, with a way back."""
        if not trackers:
            return
        self._edits.remove(trackers)
        if len(trackers) == 1:
            told = self.tr("{name} is no longer watched; its mentions stay.").format(name=trackers[0].name)
        else:
            told = self.tr("%Ln tracker(s) are no longer watched; their mentions stay.", "", len(trackers))
        self._offer_undo(told)

    def pause(self) -> None:
        """Pause the selected trackers; resume them where all are paused."""
        chosen = self._pane.selected()
        self._edits.pause(chosen, not all(tracker.paused for tracker in chosen))

    def rematch(self) -> None:
        """Find the mentions of the selected trackers again."""
        for tracker in self._pane.selected():
            self._errands.rematch(tracker)

    def move(self, trackers: Sequence[Tracker], group: str) -> None:
        """Put trackers in a group, "" for none."""
        self._edits.change(trackers, self.tr("group"), group=group)

    def give_role(self, role: Role) -> None:
        """Give the selected trackers a role."""
        self._edits.change(self._pane.selected(), self.tr("role"), role=role)
        self.refresh()

    def rename_group(self, group: str, name: str) -> None:
        """Rename a group: all its trackers move, in one step. The name of another group joins the two."""
        wanted = " ".join(name.split())
        if wanted.casefold() != group.casefold():
            wanted = known_group(wanted, self._pane.model.trackers)
        if not wanted or wanted == group:
            return
        folded = self._pane.model.folded
        if group in folded:
            self._pane.model.fold(folded - {group} | {wanted})
        self._edits.change(self._pane.model.members(group), self.tr("name of a group"), group=wanted)

    def _group(self) -> str | None:
        """The group she is on, or that of the selected trackers where they share one."""
        groups = {tracker.group for tracker in self._pane.selected()}
        return self._pane.group() or (groups.pop() or None if len(groups) == 1 else None)

    def _rename_current(self) -> None:
        group = self._group()
        if group is not None:
            self._ask_name(group)

    def _ask_name(self, group: str) -> None:
        self._errands.ask_text(
            self.tr("Rename the group"), self.tr("Name:"), group, lambda name: self.rename_group(group, name)
        )

    def _ask_group(self, trackers: Sequence[Tracker]) -> None:
        def moved(name: str) -> None:
            group = known_group(name, self._pane.model.trackers)
            if group:
                self.move(trackers, group)

        self._errands.ask_text(self.tr("New group"), self.tr("Name:"), "", moved)

    def _fill_move_menu(self) -> None:
        """The groups there are, then out of them, then a new one."""
        menu, chosen = self._actions.move_menu, self._pane.selected()
        menu.clear()
        here = {tracker.group for tracker in chosen}
        for group in (*self._pane.model.groups, ""):
            if not group:
                menu.addSeparator()
            words = group.replace("&", "&&") or self.tr("No group")
            action = menu.addAction(words)
            action.setEnabled(here != {group})
            action.triggered.connect(lambda _=False, group=group: self.move(chosen, group))
        menu.addAction(self._actions.new_group)

    def _show_group_menu(self, group: str, point: QPoint) -> None:
        menu, members = self.group_menu, self._pane.model.members(group)
        menu.clear()
        entries: tuple[tuple[str, bool, Callable[[], None]], ...] = (
            (self.tr("Rename the gro&up…"), True, lambda: self._ask_name(group)),
            (
                self.tr("Pau&se all"),
                not all(tracker.paused for tracker in members),
                lambda: self._edits.pause(members, True),
            ),
            (
                self.tr("&Resume all"),
                any(tracker.paused for tracker in members),
                lambda: self._edits.pause(members, False),
            ),
            (self.tr("&Dissolve the group"), True, lambda: self.move(members, "")),
            (self.tr("Remove all its &trackers"), True, lambda: self.remove(members)),
        )
        for words, able, act in entries:
            action = menu.addAction(words)
            action.setEnabled(able)
            action.triggered.connect(lambda _=False, act=act: act())
        menu.popup(point)

    def _offer_undo(self, told: str) -> None:
        self._notice.tell(told, Tone.INFO, self.tr("Undo"), self._edits.stack.undo)
