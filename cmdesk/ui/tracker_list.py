"""The tracker list: *All mentions*, then her trackers by group, each with its count and its course in the period."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.types import ALL_MENTIONS, Tracker
from cmdesk.ui import formats
from cmdesk.ui.dashboard import TrackerList, TrackerSummary
from cmdesk.ui.icons import icon
from cmdesk.ui.theme import Theme
from cmdesk.ui.tracker_delegate import ROW_ROLE, TrackerDelegate
from cmdesk.ui.wording import role_word

_Index = QModelIndex | QPersistentModelIndex
_NOTHING: Final = TrackerList(TrackerSummary(Tracker("", "", id=ALL_MENTIONS), 0, ()))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: a tracker with its figures, or the caption of a group."""

    title: str
    query: str = ""
    count: str = ""
    colour: str = ""
    spark: tuple[int, ...] = ()
    summary: TrackerSummary | None = None


class TrackerModel(QAbstractListModel):
    """Captions and trackers as rows."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._listed = _NOTHING
        self._rows: list[Row] = self._made(_NOTHING)

    @property
    def trackers(self) -> tuple[Tracker, ...]:
        """The trackers as listed."""
        return tuple(summary.tracker for summary in self._listed.trackers)

    def show(self, listed: TrackerList) -> None:
        """Show a list; rows that stay where they are keep their selection."""
        rows = self._made(listed)
        same = [_identity(row) for row in rows] == [_identity(row) for row in self._rows]
        self._listed = listed
        if same:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def put(self, tracker: Tracker) -> None:
        """Show a new or edited tracker before it is stored."""
        known = {summary.tracker.id: summary for summary in self._listed.trackers}
        known[tracker.id] = replace(known.get(tracker.id, TrackerSummary(tracker, 0, ())), tracker=tracker)
        self._relist(known.values())

    def drop(self, tracker: int) -> None:
        """Take a tracker away before it is removed from the store."""
        self._relist(summary for summary in self._listed.trackers if summary.tracker.id != tracker)

    def row_of(self, tracker: int) -> int | None:
        """The row of a tracker, None when it is not listed."""
        for row, shown in enumerate(self._rows):
            if shown.summary is not None and shown.summary.tracker.id == tracker:
                return row
        return None

    def summary(self, row: int) -> TrackerSummary | None:
        """The tracker of a row, None for a caption."""
        return self._rows[row].summary if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.summary(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}: {row.count}" if row.count else row.title
        if role == Qt.ItemDataRole.ToolTipRole and row.summary is not None:
            return formats.plain(self._told(row))
        return None

    def _told(self, row: Row) -> str:
        assert row.summary is not None
        tracker = row.summary.tracker
        lines = [row.title, row.query]
        if tracker.id != ALL_MENTIONS:
            lines.append(" · ".join(part for part in (tracker.group, role_word(tracker.role)) if part))
        lines.append(self.tr("%Ln mention(s) in the period", "", row.summary.count))
        return "\n".join(line for line in lines if line)

    def _relist(self, summaries: Iterable[TrackerSummary]) -> None:
        ordered = sorted(summaries, key=lambda one: (one.tracker.group.casefold(), one.tracker.name.casefold()))
        self.show(replace(self._listed, trackers=tuple(ordered)))

    def _made(self, listed: TrackerList) -> list[Row]:
        rows = [self._row(listed.everything, self.tr("All mentions"), self.tr("everything stored"))]
        group = ""
        for summary in listed.trackers:
            tracker = summary.tracker
            if tracker.group != group:
                group = tracker.group
                rows.append(Row(group))
            rows.append(self._row(summary, tracker.name, " ".join(tracker.query.split())))
        return rows

    def _row(self, summary: TrackerSummary, title: str, query: str) -> Row:
        count = formats.number(summary.count, self._locale)
        return Row(title, query, count, summary.tracker.colour, summary.spark, summary)


class TrackerPane(QFrame):
    """The left side of the window.

    Signals:
        chosen: id of the tracker she chose (ALL_MENTIONS included).
        edit_wanted: the Tracker she double-clicked.
        new_wanted: she clicked the plus.
        menu_wanted: a point of the screen where the context menu of the current tracker belongs.
    """

    chosen = Signal(int)
    edit_wanted = Signal(object)
    new_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, locale: QLocale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setMinimumWidth(190)
        self.model = TrackerModel(locale, self)
        self._delegate = TrackerDelegate(theme, self)
        self.view = QListView()
        self.view.setObjectName("trackerList")
        self.view.setAccessibleName(self.tr("Trackers"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._context)
        self.view.selectionModel().currentChanged.connect(self._changed)
        self.view.doubleClicked.connect(self._double)
        self._tracker = ALL_MENTIONS
        self.model.modelReset.connect(lambda: self.select(self._tracker))
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
        self._delegate.theme = theme
        self._new.setIcon(icon("plus", theme.tokens.muted))
        self.view.viewport().update()

    def show_list(self, listed: TrackerList, selected: int) -> None:
        """Show a list with one tracker selected."""
        self._tracker = selected
        self.hint.setVisible(not listed.trackers)
        self.model.show(listed)
        self.select(selected)

    def select(self, tracker: int) -> None:
        """Select a tracker without telling anybody."""
        self._tracker = tracker
        row = self.model.row_of(tracker)
        if row is not None and row != self.view.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self.model.index(row), flags)

    def current(self) -> Tracker | None:
        """The selected tracker, None for *All mentions*."""
        summary = self.model.summary(self.view.currentIndex().row())
        return summary.tracker if summary is not None and summary.tracker.id != ALL_MENTIONS else None

    def _changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        summary = self.model.summary(current.row())
        # until the selected tracker is listed, a row that merely got the focus is not her choice
        if summary is not None and self.model.row_of(self._tracker) not in (None, current.row()):
            self._tracker = summary.tracker.id
            self.chosen.emit(summary.tracker.id)

    def _double(self, index: QModelIndex) -> None:
        summary = self.model.summary(index.row())
        if summary is not None and summary.tracker.id != ALL_MENTIONS:
            self.edit_wanted.emit(summary.tracker)

    def _context(self, point: QPoint) -> None:
        if self.view.indexAt(point).isValid():
            self.menu_wanted.emit(self.view.viewport().mapToGlobal(point))


def _identity(row: Row) -> tuple[str, int]:
    return ("", row.summary.tracker.id) if row.summary is not None else (row.title, -1)
