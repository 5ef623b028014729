"""The tracker list: *All mentions*, then her trackers by group, each with its count and its course in the period.

Two things are told apart: the tracker that is *looked at*, which the whole window shows, and where she *is* in the list:
on a tracker, on several, or on a folder. Going to a folder does not change what she looks at.
"""

from PySide6.QtCore import QItemSelectionModel, QLocale, QModelIndex, QPoint, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cmdesk.core.types import ALL_MENTIONS, Tracker
from cmdesk.ui.dashboard import TrackerList
from cmdesk.ui.icons import icon
from cmdesk.ui.theme import Theme
from cmdesk.ui.tracker_model import TrackerModel
from cmdesk.ui.tracker_view import TrackerView


class TrackerPane(QFrame):
    """The left side of the window.

    Signals:
        chosen: id of the tracker she chose (ALL_MENTIONS included).
        edit_wanted: the Tracker she double-clicked.
        new_wanted: she clicked the plus.
        menu_wanted: a point of the screen where the context menu of the selected trackers belongs.
        group_menu_wanted: the group and the point of the screen where its context menu belongs.
        moved: the Trackers she dragged, and the group they shall belong to.
        removal_wanted: she pressed Del.
        selected_changed: other trackers are selected, or the selected ones are no longer what they were.
        folds_changed: she opened or closed a group.
    """

    chosen = Signal(int)
    edit_wanted = Signal(object)
    new_wanted = Signal()
    menu_wanted = Signal(QPoint)
    group_menu_wanted = Signal(str, QPoint)
    moved = Signal(object, str)
    removal_wanted = Signal()
    selected_changed = Signal()
    folds_changed = Signal()

    def __init__(self, locale: QLocale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setMinimumWidth(190)
        self.model = TrackerModel(locale, self)
        self.view = TrackerView(self.model, theme)
        self.view.setAccessibleName(self.tr("Trackers"))
        self.view.selectionModel().currentChanged.connect(self._changed)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self.selected_changed.emit())
        self.view.doubleClicked.connect(self._double)
        self.view.context_wanted.connect(self._context)
        self.view.removal_wanted.connect(self.removal_wanted)
        self.view.moved.connect(self._moved)
        self._tracker = ALL_MENTIONS
        self._awaited = True
        self._restoring = False
        self._kept: tuple[set[int], int | str | None] = (set(), None)
        self._folded = self.model.folded
        self.model.dataChanged.connect(lambda *_: self.selected_changed.emit())
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._restore)
        title = QLabel(self.tr("TRACKERS"))
        title.setObjectName("sectionTitle")
        self._new = QToolButton()
        self._new.setObjectName("icon")
        self._new.setIconSize(QSize(16, 16))
        self._new.setAccessibleName(self.tr("New tracker"))
        self._new.setToolTip(self.tr("New tracker"))
        self._new.clicked.connect(self.new_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 10, 2)
        head.addWidget(title, 1)
        head.addWidget(self._new)
        self.hint = QLabel(self.tr("No tracker yet: a tracker picks out of all mentions what you watch."))
        self.hint.setObjectName("muted")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(16, 0, 16, 16)
        self.hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.hint)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self.view.delegate.theme = theme
        self._new.setIcon(icon("plus", theme.tokens.muted))
        self.view.viewport().update()

    def show_list(self, listed: TrackerList, selected: int) -> None:
        """Show a list with one tracker looked at."""
        self.hint.setVisible(not listed.trackers)
        self.model.show(listed)
        self.select(selected)

    def select(self, tracker: int) -> None:
        """Look at a tracker without telling anybody; where it is looked at already, she stays where she is."""
        self._awaited = self._awaited or tracker != self._tracker
        self._tracker = self.view.delegate.looked = tracker
        if self._awaited or not self.view.currentIndex().isValid():
            self._go()
        self.view.viewport().update()

    def reveal(self, tracker: int) -> None:
        """Open the group of a tracker."""
        found = self.model.tracker(tracker)
        if found is not None and found.group in self.model.folded:
            self.view.toggle(found.group)

    def current(self) -> Tracker | None:
        """The tracker that is looked at, None for *All mentions*."""
        return self.model.tracker(self._tracker)

    def selected(self) -> list[Tracker]:
        """The selected trackers from top to bottom; the one looked at where none is selected."""
        rows = sorted(index.row() for index in self.view.selectedIndexes())
        found = [summary.tracker for row in rows if (summary := self.model.summary(row)) is not None]
        found = [tracker for tracker in found if tracker.id != ALL_MENTIONS]
        if found or rows:
            return found
        looked = self.current()
        return [] if looked is None else [looked]

    def group(self) -> str | None:
        """The group on whose caption she is, None when she is on a tracker."""
        return self.model.caption(self.view.currentIndex().row())

    def _go(self) -> None:
        """Go to the tracker that is looked at, as soon as it is listed."""
        row = self.model.row_of(self._tracker)
        if row is None:
            return
        self._awaited = False
        if row != self.view.currentIndex().row():
            self._quietly(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _quietly(self, row: int, flags: QItemSelectionModel.SelectionFlag) -> None:
        self._restoring = True
        self.view.selectionModel().setCurrentIndex(self.model.index(row), flags)
        self._restoring = False

    def _remember(self) -> None:
        """Before rows change their places: what is selected, and where she is."""
        current = self.view.currentIndex().row()
        summary = self.model.summary(current)
        at = self.model.caption(current) if summary is None else summary.tracker.id
        self._kept = ({tracker.id for tracker in self.selected()} if self.view.selectedIndexes() else set(), at)

    def _restore(self) -> None:
        chosen, at = self._kept
        flags = QItemSelectionModel.SelectionFlag
        for number in chosen:
            row = self.model.row_of(number)
            if row is not None and self.model.summary(row) is not None:
                self.view.selectionModel().select(self.model.index(row), flags.Select)
        row = self.model.caption_of(at) if isinstance(at, str) else None if at is None else self.model.row_of(at)
        if self._awaited or row is None:
            self._awaited = True
            self._go()
        else:
            self._quietly(row, flags.NoUpdate if chosen else flags.Select)
        if self.model.folded != self._folded:
            self._folded = self.model.folded
            self.folds_changed.emit()

    def _changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        summary = self.model.summary(current.row())
        # until the tracker looked at is listed, a row that merely got the focus is not her choice
        if self._restoring or self._awaited or summary is None or summary.tracker.id == self._tracker:
            return
        self._tracker = self.view.delegate.looked = summary.tracker.id
        self.chosen.emit(summary.tracker.id)

    def _double(self, index: QModelIndex) -> None:
        summary = self.model.summary(index.row())
        if summary is not None and summary.tracker.id != ALL_MENTIONS:
            self.edit_wanted.emit(summary.tracker)

    def _context(self, index: QModelIndex, point: QPoint) -> None:
        group = self.model.caption(index.row())
        if group is None:
            self.menu_wanted.emit(point)
        else:
            self.group_menu_wanted.emit(group, point)

    def _moved(self, numbers: tuple[int, ...], group: str) -> None:
        trackers = [self.model.tracker(number) for number in numbers]
        self.moved.emit([tracker for tracker in trackers if tracker is not None], group)
