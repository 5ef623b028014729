"""The table of the Sources window: a row for each inquiry, told in words; it decides nothing and stores nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cmdesk.ui import formats
from cmdesk.ui.source_rows import Row
from cmdesk.ui.source_words import TOKENS, SourceWords
from cmdesk.ui.theme import Theme

_WHAT: Final = 1
_RESULT: Final = 2
_NEXT: Final = 3
_SPARED: Final = (4, 5)
"""Columns that a narrow window does without; the lines below the table tell them, too."""
_NARROW: Final = 900


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rows are told with.

    Attributes:
        always: whether a collector always runs, so that each row is due at some time.
        traffic: bytes that streams brought today, by source.
        megabytes: how much they may bring in a day.
    """

    always: bool = False
    traffic: Mapping[str, int] = field(default_factory=dict)
    megabytes: int = 0


class SourceTable(QTableWidget):
    """Shows rows, and keeps her place when they are shown anew."""

    def __init__(self, words: SourceWords, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(0, 6, parent)
        self._words = words
        self._theme = theme
        self.rows: list[Row] = []
        self.setObjectName("previewTable")
        self.setAccessibleName(self.tr("Sources"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(_RESULT, QHeaderView.ResizeMode.Stretch)
        self._name(always=False)

    def current(self) -> Row | None:
        """The row she is on."""
        number = self.currentRow()
        return self.rows[number] if 0 <= number < len(self.rows) and self.selectedItems() else None

    def chosen(self) -> list[Row]:
        """The rows that are selected."""
        return [self.rows[number] for number in sorted(index.row() for index in self.selectionModel().selectedRows())]

    def show_rows(self, rows: Sequence[Row], around: Surroundings, now: datetime) -> None:
        """Show these; what she chose and where she was stays."""
        chosen = {row.key for row in self.chosen()}
        last = self.currentRow()
        here = self.rows[last].key if 0 <= last < len(self.rows) else None
        self.rows = list(rows)
        self._name(always=around.always)
        self.blockSignals(True)
        self.clearSelection()
        self.setRowCount(len(self.rows))
        for number, row in enumerate(self.rows):
            self._fill(number, row, around, now)
        mode = self.selectionModel().SelectionFlag
        for number, row in enumerate(self.rows):
            if row.key == here:
                self.setCurrentCell(number, 0, mode.NoUpdate)
        for number, row in enumerate(self.rows):
            if row.key in chosen:
                self.selectionModel().select(self.model().index(number, 0), mode.Select | mode.Rows)
        if self.rows and not self.selectedItems():
            # the keyboard needs a row to start from; where she removed some, the next one
            self.selectRow(min(max(last, 0), len(self.rows) - 1))
        self.blockSignals(False)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _name(self, *, always: bool) -> None:
        self.setHorizontalHeaderLabels(
            [
                self.tr("Source"),
                self.tr("What"),
                self.tr("Last result"),
                self.tr("Next") if always else self.tr("May be asked from"),
                self.tr("Every"),
                self.tr("Quota"),
            ]
        )

    def _share(self) -> None:
        """Share between the two columns of texts what the others leave, and leave out what does not fit."""
        for column in _SPARED:
            self.setColumnHidden(column, self.width() < _NARROW)
        columns = self.horizontalHeader()
        columns.resizeSection(_WHAT, (columns.sectionSize(_WHAT) + columns.sectionSize(_RESULT)) * 2 // 5)

    def _fill(self, number: int, row: Row, around: Surroundings, now: datetime) -> None:
        words = self._words
        texts = (
            words.source(row),
            words.title(row),
            words.outcome(row, now),
            words.due(row, now) if around.always else words.again(row, now),
            words.every(row) if around.always else "–",
            words.quota(row, around.traffic, around.megabytes),
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            tip = {0: words.card(row.source), _WHAT: words.address(row)}.get(column) or text
            item.setToolTip(formats.plain(tip))
            if column == 0:
                item.setForeground(self._theme.colour(TOKENS.get(row.state, "muted")))
            self.setItem(number, column, item)
