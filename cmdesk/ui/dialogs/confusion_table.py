"""What people say against what the scorer says, as a small table: rows add up, the diagonal is what it got right."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import CLASSES, Evaluation
from cmdesk.ui.scorer_words import ScorerWords
from cmdesk.ui.theme import Theme

_ORDER: Final = (Label.POSITIVE, Label.NEUTRAL, Label.NEGATIVE)
_MARGIN: Final = 2


class ConfusionTable(QTableWidget):
    """A table as high as its rows; the column of the unknown stands only where there are some."""

    def __init__(self, words: ScorerWords, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(0, 0, parent)
        self._words, self._theme = words, theme
        self.setObjectName("previewTable")
        self.setAccessibleName(self.tr("What people say against what cmdesk says"))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns, rows = self.horizontalHeader(), self.verticalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        columns.setHighlightSections(False)
        rows.setHighlightSections(False)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 12)

    def show_evaluation(self, found: Evaluation, *, own: bool = False) -> None:
        """Show the confusion of an evaluation; `own`: the truth is hers."""
        unknown = any(found.confusion[truth][Label.UNKNOWN] for truth in CLASSES)
        said = (*_ORDER, Label.UNKNOWN) if unknown else _ORDER
        self.setRowCount(len(_ORDER))
        self.setColumnCount(len(said))
        self.setHorizontalHeaderLabels(
            [self.tr("cmdesk: {label}").format(label=self._words.said(label)) for label in said]
        )
        self.setVerticalHeaderLabels([self._words.truth(label, own=own) for label in _ORDER])
        for row, truth in enumerate(_ORDER):
            counts = found.confusion[truth]
            for column, label in enumerate(said):
                item = QTableWidgetItem(self._words.cell(counts[label], sum(counts)))
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if label is truth:
                    item.setBackground(self._theme.label_colour(label, "soft"))
                    item.setForeground(self._theme.label_colour(label, "text"))
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.setItem(row, column, item)
        self.setFixedHeight(self._height())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def _height(self) -> int:
        return self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + _MARGIN
