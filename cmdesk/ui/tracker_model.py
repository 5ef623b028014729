"""The rows of the tracker list: *All mentions*, the trackers without a group, then each group as a folder that opens.

A flat list, not a tree: a folder is a caption row, and the rows of a closed one are left out. So there is one level,
one kind of index, and nothing to keep in step with a tree's own state; which folders are closed is kept here by name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QLocale, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from cmdesk.core.types import ALL_MENTIONS, Role, Tracker
from cmdesk.ui import formats
from cmdesk.ui.dashboard import TrackerList, TrackerSummary
from cmdesk.ui.tracker_delegate import ROW_ROLE
from cmdesk.ui.wording import role_word

MIME: Final = "application/x-cmdesk-trackers"
"""Ids of dragged trackers, parted by spaces."""

_Index = QModelIndex | QPersistentModelIndex
_NOTHING: Final = TrackerList(TrackerSummary(Tracker("", "", id=ALL_MENTIONS), 0, ()))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: a tracker with its figures, or the caption of a group.

    Attributes:
        told: the second line: what it is and its query.
        count: mentions of a tracker in the period; trackers of a group.
        members: ids of the trackers of a group, for its caption.
        folded: whether the group is closed.
    """

    title: str
    told: str = ""
    count: str = ""
    colour: str = ""
    spark: tuple[int, ...] = ()
    summary: TrackerSummary | None = None
    members: tuple[int, ...] = ()
    folded: bool = False


class TrackerModel(QAbstractListModel):
    """Captions and trackers as rows."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._listed = _NOTHING
        self._folded: frozenset[str] = frozenset()
        self._rows: list[Row] = self._made(_NOTHING)

    @property
    def trackers(self) -> tuple[Tracker, ...]:
        """The trackers as listed, those of closed groups included."""
        return tuple(summary.tracker for summary in self._listed.trackers)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups as listed."""
        return tuple(dict.fromkeys(tracker.group for tracker in self.trackers if tracker.group))

    @property
    def folded(self) -> frozenset[str]:
        """Names of the closed groups, those that hold nothing now included."""
        return self._folded

    def fold(self, groups: Iterable[str]) -> None:
        """Close these groups, open all others."""
        self._folded = frozenset(groups)
        self._show(self._listed)

    def show(self, listed: TrackerList) -> None:
        """Show a list; rows that stay where they are keep their selection."""
        self._show(replace(listed, trackers=tuple(sorted(listed.trackers, key=_place))))

    def put(self, trackers: Iterable[Tracker]) -> None:
        """Show new or edited trackers before they are stored."""
        known = {summary.tracker.id: summary for summary in self._listed.trackers}
        for tracker in trackers:
            known[tracker.id] = replace(known.get(tracker.id, TrackerSummary(tracker, 0, ())), tracker=tracker)
        self.show(replace(self._listed, trackers=tuple(known.values())))

    def drop(self, trackers: Iterable[int]) -> None:
        """Take trackers away before they are removed from the store."""
        gone = set(trackers)
        kept = tuple(summary for summary in self._listed.trackers if summary.tracker.id not in gone)
        self.show(replace(self._listed, trackers=kept))

    def adopt(self, provisional: int, tracker: Tracker) -> None:
        """A tracker that is shown under a provisional id has got its own."""
        if self.tracker(provisional) is not None:
            self.drop([provisional] if self.tracker(tracker.id) is None else [provisional, tracker.id])
            self.put([tracker])

    def tracker(self, number: int) -> Tracker | None:
        """The tracker of an id, whether its group is open or not; None when it is not listed."""
        return next((tracker for tracker in self.trackers if tracker.id == number), None)

    def members(self, group: str) -> tuple[Tracker, ...]:
        """The trackers of a group."""
        return tuple(tracker for tracker in self.trackers if tracker.group == group)

    def row_of(self, tracker: int) -> int | None:
        """The row of a tracker; that of its group's caption when it is closed; None when it is not listed."""
        for row, shown in enumerate(self._rows):
            if shown.summary is not None and shown.summary.tracker.id == tracker:
                return row
            if shown.folded and tracker in shown.members:
                return row
        return None

    def caption_of(self, group: str) -> int | None:
        """The row of a group's caption."""
        return next((at for at, row in enumerate(self._rows) if row.summary is None and row.title == group), None)

    def summary(self, row: int) -> TrackerSummary | None:
        """The tracker of a row, None for a caption."""
        return self._rows[row].summary if 0 <= row < len(self._rows) else None

    def caption(self, row: int) -> str | None:
        """The group of a caption, None for a tracker."""
        return self._rows[row].title if 0 <= row < len(self._rows) and self._rows[row].summary is None else None

    def group_at(self, row: int) -> str:
        """The group to which a row belongs, "" for none and beyond the end: where a drop there goes."""
        caption, summary = self.caption(row), self.summary(row)
        return caption if caption is not None else "" if summary is None else summary.tracker.group

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsDropEnabled
        summary = self.summary(index.row())
        if summary is not None:
            flags |= Qt.ItemFlag.ItemIsSelectable
            if summary.tracker.id != ALL_MENTIONS:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return formats.plain(self._explained(row))
        return None

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        summaries = [self.summary(index.row()) for index in indexes]
        numbers = [one.tracker.id for one in summaries if one is not None and one.tracker.id != ALL_MENTIONS]
        data.setData(MIME, " ".join(map(str, numbers)).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def _spoken(self, row: Row) -> str:
        """What a screen reader says."""
        if row.summary is None:
            state = self.tr("group, closed") if row.folded else self.tr("group, open")
            return f"{row.title}: {state}, " + self.tr("%Ln tracker(s)", "", len(row.members))
        tracker = row.summary.tracker
        parts = [f"{row.title}: {row.count}"]
        if tracker.id != ALL_MENTIONS:
            parts.append(role_word(tracker.role))
        if tracker.paused:
            parts.append(self.tr("paused"))
        return ", ".join(parts)

    def _explained(self, row: Row) -> str:
        """What the tooltip says."""
        if row.summary is None:
            return row.title + "\n" + self.tr("%Ln tracker(s)", "", len(row.members))
        tracker = row.summary.tracker
        lines = [row.title, " ".join(tracker.query.split()) or row.told]
        if tracker.id != ALL_MENTIONS:
            lines.append(" · ".join(part for part in (tracker.group, role_word(tracker.role)) if part))
        if tracker.paused:
            lines.append(self.tr("Paused: it keeps what it has, nothing new joins it."))
        lines.append(self.tr("%Ln mention(s) in the period", "", row.summary.count))
        return "\n".join(line for line in lines if line)

    def _show(self, listed: TrackerList) -> None:
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

    def _made(self, listed: TrackerList) -> list[Row]:
        rows = [self._row(listed.everything, self.tr("All mentions"), self.tr("everything stored"))]
        members: dict[str, list[TrackerSummary]] = {}
        for summary in listed.trackers:
            members.setdefault(summary.tracker.group, []).append(summary)
        for group, summaries in members.items():
            folded = bool(group) and group in self._folded
            if group:
                numbers = tuple(summary.tracker.id for summary in summaries)
                count = formats.number(len(numbers), self._locale)
                rows.append(Row(group, count=count, members=numbers, folded=folded))
            if not folded:
                rows += [
                    self._row(summary, summary.tracker.name, self._second(summary.tracker)) for summary in summaries
                ]
        return rows

    def _second(self, tracker: Tracker) -> str:
        """Pause and role in words, then the query; a topic, which is no side, goes without saying."""
        parts = [self.tr("Paused")] if tracker.paused else []
        if tracker.role is not Role.TOPIC:
            parts.append(role_word(tracker.role))
        return " · ".join([*parts, " ".join(tracker.query.split())])

    def _row(self, summary: TrackerSummary, title: str, told: str) -> Row:
        count = formats.number(summary.count, self._locale)
        return Row(title, told, count, summary.tracker.colour, summary.spark, summary)


def _place(summary: TrackerSummary) -> tuple[str, str, str]:
    """Where a tracker stands: groups that differ in case alone are two, and must not be mixed."""
    tracker = summary.tracker
    return tracker.group.casefold(), tracker.group, tracker.name.casefold()


def _identity(row: Row) -> tuple[str, int, bool]:
    return ("", row.summary.tracker.id, False) if row.summary is not None else (row.title, -1, row.folded)
