"""The header of a preview: above each column its name and a list of what it may hold.

One header is one stop of the Tab key, however many columns there are: inside it the arrow keys go from column to
column, as they do in a table. Names of columns come from files and are drawn, never interpreted.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView, QWidget

from cmdesk.ui.foreign_text import visible
from cmdesk.ui.import_plan import Column
from cmdesk.ui.import_words import NEEDED, field_word

_LEAST_WIDTH: Final = 96
_LONGEST_NAME: Final = 80
_PAD: Final = 6
_FAR: Final = 1_000_000
_MOVES: Final[Mapping[int, int]] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}


class FieldBox(QComboBox):
    """The list of one column.

    Signals:
        focused: the keys go to it.
        moved: she wants the list of another column: how many to the right; there may be fewer.
    """

    focused = Signal()
    moved = Signal(int)

    def __init__(self, model: QStandardItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(18)

    def showPopup(self) -> None:
        # as wide as its longest word, however narrow the column is
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 28)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that turns over a list she did not open means the table, not the list."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
        else:
            super().keyPressEvent(event)


class FieldHeader(QHeaderView):
    """Names of columns and what is read from them.

    Signals:
        chosen: number of a column and the id of the field that it now holds, "" for none.
    """

    chosen = Signal(int, str)

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._boxes: list[FieldBox] = []
        self._columns: tuple[Column, ...] = ()
        self._fields = QStandardItemModel(self)
        self._current = 0
        self.setSectionsMovable(False)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_LEAST_WIDTH)
        self.sectionResized.connect(lambda *_: self._place())
        table.horizontalScrollBar().valueChanged.connect(lambda _: self._place())

    @property
    def boxes(self) -> Sequence[FieldBox]:
        """The lists, from the first column to the last."""
        return self._boxes

    def show_columns(self, columns: Sequence[Column], fields: Sequence[str]) -> bool:
        """Show columns and what is read from each; returns whether they are others than before."""
        columns = tuple(columns)
        offered = [self._fields.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._fields.rowCount())]
        if offered != ["", *fields]:
            self._offer(fields)
        other = [column.name for column in columns] != [column.name for column in self._columns]
        if other:
            self._make(columns)
        self._columns = columns
        for box, column in zip(self._boxes, columns, strict=True):
            before = box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(column.field or "")))
            box.blockSignals(before)
        self._place()
        self.viewport().update()
        return other

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        box = self._boxes[0].sizeHint().height() if self._boxes else 0
        return QSize(hint.width(), self._name_height() + box + _PAD)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()

    def paintSection(self, painter: QPainter, rect: QRect, number: int) -> None:
        if number >= len(self._columns):
            return
        column = self._columns[number]
        name = rect.adjusted(_PAD + 2, 0, -_PAD, 0)
        name.setHeight(self._name_height())
        painter.save()
        font = painter.font()
        font.setBold(column.field is not None)
        painter.setFont(font)
        role = QPalette.ColorRole.Text if column.field is not None else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        shown = painter.fontMetrics().elidedText(
            visible(column.name, _LONGEST_NAME), Qt.TextElideMode.ElideRight, name.width()
        )
        painter.drawText(
            name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, shown
        )
        painter.restore()

    def _name_height(self) -> int:
        return self.fontMetrics().height() + _PAD

    def _offer(self, fields: Sequence[str]) -> None:
        self._fields.clear()
        nothing = QStandardItem(self.tr("Leave out"))
        nothing.setData("", Qt.ItemDataRole.UserRole)
        self._fields.appendRow(nothing)
        for name in fields:
            word = field_word(name)
            item = QStandardItem(f"{word} *" if name in NEEDED else word)
            item.setData(name, Qt.ItemDataRole.UserRole)
            self._fields.appendRow(item)

    def _make(self, columns: Sequence[Column]) -> None:
        for box in self._boxes:
            box.hide()
            box.deleteLater()
        self._boxes = []
        self._current = 0
        for number, column in enumerate(columns):
            box = FieldBox(self._fields, self.viewport())
            name = visible(column.name, _LONGEST_NAME)
            box.setAccessibleName(self.tr("Column {column}: field").format(column=name))
            box.setFocusPolicy(Qt.FocusPolicy.ClickFocus if number else Qt.FocusPolicy.StrongFocus)
            box.currentIndexChanged.connect(lambda _, number=number: self._choose(number))
            box.focused.connect(lambda number=number: self._enter(number))
            box.moved.connect(lambda by, number=number: self.go_to(number + by))
            box.show()
            self._boxes.append(box)

    def go_to(self, number: int) -> None:
        """Give the keys to the list of a column; a number out of range means the nearest one."""
        if self._boxes:
            self._boxes[max(0, min(number, len(self._boxes) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self, number: int) -> None:
        """Let Tab come back to where she was, and show it whole."""
        self._boxes[min(self._current, len(self._boxes) - 1)].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._boxes[number].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._current = number
        table = self.parent()
        if isinstance(table, QTableView) and table.model() is not None:
            row = max(0, table.rowAt(0))
            table.scrollTo(table.model().index(row, number))

    def _choose(self, number: int) -> None:
        self.chosen.emit(number, str(self._boxes[number].currentData()))

    def _place(self) -> None:
        top = self._name_height()
        for number, box in enumerate(self._boxes):
            if number >= self.count():
                box.hide()
                continue
            left, width = self.sectionViewportPosition(number), self.sectionSize(number)
            box.setGeometry(left + 3, top, width - 6, box.sizeHint().height())
