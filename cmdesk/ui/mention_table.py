"""The mention table: newest first, read page by page in the background, never whole.

The model keeps the lines read so far and, behind them, a tail of placeholder rows while there is more; pages are asked
for by key when the view comes near the end. There is no proxy: filtering and order are the store's business.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cmdesk.core.types import Kind, Label
from cmdesk.core.views import MentionLine, View
from cmdesk.ui import formats
from cmdesk.ui.bridge import Worker
from cmdesk.ui.theme import SIGNS
from cmdesk.ui.wording import erased_words, kind_word, label_word, short_source_word, source_word

PAGE: Final = 200
PREFETCH: Final = 100
"""A page is asked for when fewer rows than this are left below the last one seen."""
TAIL: Final = 20
"""Placeholder rows behind the lines while there is more."""
KEPT_ON_REFRESH: Final = 1_000
"""Lines read anew when the store has changed; those further down stay as they were."""

LINE_ROLE: Final = Qt.ItemDataRole.UserRole
"""The MentionLine of a row, None for a placeholder."""

_KIND_SIGNS: Final = {Kind.ORIGINAL: "", Kind.REPLY: "↩ ", Kind.REPOST: "⟳ ", Kind.QUOTE: "❝ "}
OWN_SIGN: Final = "★ "
"""Before a post of one of her own accounts."""
_SHOWN: Final = 300
_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from left to right."""

    MOOD = 0
    DATE = 1
    SOURCE = 2
    AUTHOR = 3
    TEXT = 4
    REACTIONS = 5


class MentionModel(QAbstractTableModel):
    """Lines of one view.

    Signals:
        shown: the lines of a view stand in the model (the first page of a new view, or a refresh).
        extended: the next page stands in the model.
        failed: a CmdeskError met while reading.
    """

    shown = Signal()
    extended = Signal()
    failed = Signal(object)

    def __init__(self, reader: Worker, locale: QLocale, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._locale = locale
        self._zone = zone
        self._view: View | None = None
        self._shown: View | None = None
        self._lines: list[MentionLine] = []
        self._more = True
        self._loading = False

    @property
    def view(self) -> View | None:
        """What is shown, or on its way."""
        return self._view

    @property
    def lines(self) -> Sequence[MentionLine]:
        """The lines read so far."""
        return self._lines

    @property
    def complete(self) -> bool:
        """Whether every line of the view stands here."""
        return not self._more

    def show(self, view: View) -> None:
        """Show a view; for the one that is shown already, read anew what stands here."""
        wanted = min(max(len(self._lines), PAGE), KEPT_ON_REFRESH) if view == self._view else PAGE
        self._view = view
        self._ask(view, None, wanted, self._replace)

    def line(self, row: int) -> MentionLine | None:
        """The line of a row, None for a placeholder."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, mention_id: int) -> int | None:
        """The row of a mention, None when it is not here."""
        # ids fall from row to row
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            if self._lines[middle].id > mention_id:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._lines) and self._lines[low].id == mention_id else None

    def correct(self, identifiers: Sequence[int], label: Label | None) -> None:
        """Show her label at once, before it is stored. With None the label waits for the store, which has it."""
        for identifier in identifiers:
            row = self.row_of(identifier)
            if row is None:
                continue
            line = self._lines[row]
            self._lines[row] = replace(line, label=line.label if label is None else label, corrected=label is not None)
            self.dataChanged.emit(self.index(row, 0), self.index(row, Column.REACTIONS))

    def relabel(self, labels: Mapping[int, tuple[str, ...]]) -> None:
        """Show the labels that she gives mentions at once, before they are stored."""
        for identifier, names in labels.items():
            row = self.row_of(identifier)
            if row is not None:
                self._lines[row] = replace(self._lines[row], labels=names)
                self.dataChanged.emit(self.index(row, Column.TEXT), self.index(row, Column.TEXT))

    def near(self, row: int) -> None:
        """She sees this row: read on where the end is near."""
        if row >= len(self._lines) - PREFETCH and self.canFetchMore(QModelIndex()):
            self.fetchMore(QModelIndex())

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._lines) + (TAIL if self._more else 0)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def canFetchMore(self, parent: _Index) -> bool:
        # after a failed read the lines are still those of another view: nothing may join them
        return not parent.isValid() and self._more and not self._loading and self._shown == self._view is not None

    def fetchMore(self, parent: _Index) -> None:
        if self._view is not None and self.canFetchMore(parent):
            self._ask(self._view, self._lines[-1].id if self._lines else None, PAGE, self._append)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.line(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = column == Column.REACTIONS
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            labelled = f"\n\n{', '.join(line.labels)}" if line.labels else ""
            return formats.plain(
                (erased_words(line) or line.text) + labelled if column == Column.TEXT else self._spoken(line, column)
            )
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Mood"),
                self.tr("Date"),
                self.tr("Source"),
                self.tr("Author"),
                self.tr("Mention"),
                self.tr("Reactions"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section == Column.REACTIONS
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.REACTIONS:
            return self.tr(
                "Likes + shares + replies + quotes at the latest reading; empty where the network does not say"
            )
        return None

    def _text(self, line: MentionLine, column: int) -> str:
        if column == Column.MOOD:
            return mood_text(line, self._locale)
        if column == Column.DATE:
            return self._date(line.posted_at)
        if column == Column.SOURCE:
            return short_source_word(line.source)
        if column == Column.AUTHOR:
            return author_text(line)
        if column == Column.TEXT:
            return (
                (OWN_SIGN if line.own else "")
                + _KIND_SIGNS[line.kind]
                + (f"+{line.copies} · " if line.copies else "")
                + (erased_words(line) or " ".join(line.text[:_SHOWN].split()))
            )
        return "" if line.reactions is None else formats.number(line.reactions, self._locale)

    def _date(self, moment: datetime) -> str:
        """Day and time, the year only where it is not the one of the newest line."""
        local = moment.astimezone(self._zone)
        newest = self._lines[0].posted_at.astimezone(self._zone)
        if local.year != newest.year:
            return formats.short_day(local.date(), self._locale, year=True)
        return f"{formats.short_day(local.date(), self._locale)} {formats.clock(moment, self._zone, self._locale)}"

    def _spoken(self, line: MentionLine, column: int) -> str:
        """What a screen reader says, and a tooltip shows, where the cell itself is terse."""
        if column == Column.MOOD:
            if line.corrected:
                return self.tr("{label}, set by you").format(label=label_word(line.label))
            if line.compound is None:
                return label_word(line.label)
            return f"{label_word(line.label)}, {formats.signed(line.compound, self._locale)}"
        if column == Column.DATE:
            return formats.date_time(line.posted_at, self._zone, self._locale)
        if column == Column.SOURCE:
            return f"{source_word(line.source)}, {kind_word(line.kind, line.source)}"
        if column == Column.AUTHOR and line.author_handle:
            who = f"{line.author_name or ''} @{line.author_handle}".strip()
            return who + ", " + self.tr("your account") if line.own else who
        if column == Column.REACTIONS and line.reactions is None:
            return self.tr("The network does not say")
        if column == Column.TEXT and line.labels:
            return self._text(line, column) + ", " + self.tr("labels: {names}").format(names=", ".join(line.labels))
        return self._text(line, column)

    def _ask(self, view: View, before: int | None, limit: int, then: Callable[[list[MentionLine], int], None]) -> None:
        self._loading = True

        def failed(error: Exception) -> None:
            self._loading = False
            self.failed.emit(error)

        self._reader.submit(
            lambda store: store.page(view, before=before, limit=limit),
            lambda lines: then(lines, limit),
            failed,
            key="page",
        )

    def _replace(self, lines: list[MentionLine], limit: int) -> None:
        more = len(lines) >= limit
        if limit == KEPT_ON_REFRESH and more and len(self._lines) > limit:
            # she is far down: what lies below what was read anew stays until she comes there again
            lines = lines + [line for line in self._lines if line.id < lines[-1].id]
            more = self._more
        if [line.id for line in lines] == [line.id for line in self._lines] and more == self._more:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, Column.REACTIONS))
        else:
            self.beginResetModel()
            self._lines, self._more = lines, more
            self.endResetModel()
        self._shown = self._view
        # only now: whoever hears of rows asks for more, by a key that must be the new one
        self._loading = False
        self.shown.emit()

    def _append(self, lines: list[MentionLine], limit: int) -> None:
        first = len(self._lines)
        if lines:
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._lines = [*self._lines, *lines]
            self.endInsertRows()
        if len(lines) < limit:
            self.beginRemoveRows(QModelIndex(), len(self._lines), len(self._lines) + TAIL - 1)
            self._more = False
            self.endRemoveRows()
        self._loading = False
        self.extended.emit()


def mood_text(line: MentionLine, locale: QLocale) -> str:
    """The mood pill of a line: `▲ +0,89`; a label of hers carries a tick instead of a figure."""
    sign = SIGNS[line.label]
    if line.corrected:
        return f"{sign} ✓"
    return sign if line.compound is None else f"{sign} {formats.signed(line.compound, locale)}"


def author_text(line: MentionLine) -> str:
    """The name of an author, else the handle."""
    name = " ".join((line.author_name or "").split())
    return name or (f"@{line.author_handle}" if line.author_handle else "")
