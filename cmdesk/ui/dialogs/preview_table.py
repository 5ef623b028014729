"""The first rows of a table as they stand in the file, under a header that says what is read from each column."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from cmdesk.ui import formats
from cmdesk.ui.dialogs.field_header import FieldHeader
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.import_plan import Table

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_LONGEST_TIP: Final = 600
_ROW_HEIGHT: Final = 24
_NARROWEST, _WIDEST, _PAD = 172, 280, 24
_MEASURED: Final = 48


class PreviewModel(QAbstractTableModel):
    """The rows of a preview; a row that is shorter than the header is empty at its end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = Table("")

    def show_table(self, table: Table) -> None:
        """Show the rows of a table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.preview)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._table.preview[index.row()]
        cell = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(cell)
        if role == Qt.ItemDataRole.ToolTipRole and cell:
            return formats.plain(visible(cell, _LONGEST_TIP))
        if role == Qt.ItemDataRole.ForegroundRole and self._table.columns[index.column()].field is None:
            return QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and section < len(self._table.columns):
            name = self._table.columns[section].name
            if role == Qt.ItemDataRole.DisplayRole:
                return visible(name)
            if role == Qt.ItemDataRole.ToolTipRole and name:
                return formats.plain(visible(name, _LONGEST_TIP))
        return None


class PreviewTable(QTableView):
    """The preview itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewTable")
        self.setAccessibleName(self.tr("First rows of the file"))
        # the style draws a mark where two scroll bars meet
        self.setCornerWidget(QWidget())
        self.rows = PreviewModel(self)
        self.setModel(self.rows)
        self.header = FieldHeader(self)
        self.setHorizontalHeader(self.header)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)

    def show_table(self, table: Table) -> None:
        """Show a table: its columns, what is read from them, its first rows."""
        self.rows.show_table(table)
        if self.header.show_columns(table.columns, table.fields):
            self._fit(table)
        self.updateGeometries()

    def _fit(self, table: Table) -> None:
        """Columns as wide as what they hold, within reason: short ones side by side, no text that fills the page."""
        measure = self.fontMetrics()
        for number, _ in enumerate(table.columns):
            cells = (visible(row[number], _MEASURED) for row in table.preview if number < len(row))
            widest = max(map(measure.horizontalAdvance, cells), default=0) + _PAD
            self.setColumnWidth(number, max(_NARROWEST, min(widest, _WIDEST)))
