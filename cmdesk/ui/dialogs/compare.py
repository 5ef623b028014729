"""What other tools said of the mood of the mentions on screen, beside our labels: a table, and how far they agree."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.types import Label
from cmdesk.core.views import Agreement
from cmdesk.metrics.agreement import CLAIM_FROM, concord
from cmdesk.ui import formats
from cmdesk.ui.theme import SIGNS, Theme
from cmdesk.ui.wording import label_word, tool_word

_LABELS: Final = (Label.POSITIVE, Label.NEUTRAL, Label.NEGATIVE, Label.UNKNOWN)


class CompareDialog(QDialog):
    """Their labels down, ours across, one tool at a time."""

    def __init__(
        self, found: Sequence[Agreement], scope: str, theme: Theme, locale: QLocale, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare with other tools"))
        self._theme = theme
        self._locale = locale
        self._counts = {tool: tuple(counts) for tool, counts in groupby(found, key=attrgetter("tool"))}
        self.tool = QComboBox()
        for tool in self._counts:
            self.tool.addItem(tool_word(tool), tool)
        self.table = self._make_table()
        self.figures = self._words("cardTitle")
        self.note = self._words("small")
        where = self._words("muted")
        where.setText(scope)
        row = QFormLayout()
        row.setHorizontalSpacing(16)
        caption = QLabel(self.tr("&Tool"))
        caption.setBuddy(self.tool)
        caption.setContentsMargins(0, 6, 0, 0)
        row.addRow(caption, self.tool)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(where)
        column.addLayout(row)
        column.addWidget(self.figures)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        column.addWidget(buttons)
        self.tool.setVisible(bool(self._counts))
        caption.setVisible(bool(self._counts))
        self.table.setVisible(bool(self._counts))
        self.tool.currentIndexChanged.connect(lambda _: self._show())
        self.resize(560, 400 if self._counts else 170)
        self._show()

    def _show(self) -> None:
        tool = self.tool.currentData()
        if tool is None:
            self.figures.setText(self.tr("No other tool says anything of these mentions."))
            self.note.setText(
                self.tr("Import an export of one, such as Talkwalker's: its labels are kept beside those of cmdesk.")
            )
            return
        counts = self._counts[tool]
        found = concord(counts)
        told = [self.tr("%Ln mention(s) labelled by both", "", found.mentions)]
        if found.rate is not None:
            told.append(self.tr("the same label: {rate}").format(rate=formats.percent(found.rate, self._locale)))
        if found.kappa is not None:
            told.append(self.tr("kappa: {kappa}").format(kappa=formats.decimal(found.kappa, self._locale)))
        self.figures.setText(" · ".join(told))
        name = tool_word(tool)
        self.note.setText(
            self.tr("No figure is claimed under %Ln mention(s) labelled by both.", "", CLAIM_FROM)
            if found.rate is None
            else self.tr(
                "Lines: what {tool} said; columns: cmdesk, your corrections included. Cohen's kappa takes away what "
                "chance alone would give: 1 is full agreement, 0 that of chance. Neither figure says who is right."
            ).format(tool=name)
        )
        matrix = {(count.theirs, count.ours): count.mentions for count in counts}
        self._fill(matrix, name)

    def _fill(self, matrix: Mapping[tuple[Label, Label], int], tool: str) -> None:
        words = [f"{SIGNS[label]} {label_word(label)}" for label in _LABELS]
        self.table.setVerticalHeaderLabels([self.tr("{tool}: {label}").format(tool=tool, label=word) for word in words])
        for row, theirs in enumerate(_LABELS):
            for place, ours in enumerate(_LABELS):
                count = matrix.get((theirs, ours), 0)
                item = QTableWidgetItem(formats.number(count, self._locale))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if theirs is ours and theirs is not Label.UNKNOWN:
                    item.setBackground(self._theme.colour("accent_soft"))
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                if not count or Label.UNKNOWN in (theirs, ours):
                    item.setForeground(QColor(self._theme.tokens.muted))
                self.table.setItem(row, place, item)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(_LABELS), len(_LABELS))
        table.setAccessibleName(self.tr("Labels of the tool against ours"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setHorizontalHeaderLabels([f"{SIGNS[label]} {label_word(label)}" for label in _LABELS])
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for header in (table.horizontalHeader(), table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        return table

    def _words(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
