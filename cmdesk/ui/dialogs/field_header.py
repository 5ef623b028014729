"""The header of a preview: above each column its name and a list of what it may hold.

One header is one stop of the Tab key, however many columns there are: inside it the arrow keys go from column to
column, as they do in a table. A list is made when its column comes into sight: two hundred at once would stop the
window for a second. Names of columns come from files and are drawn, never interpreted.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
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
        self._table = table
        self._boxes: dict[int, FieldBox] = {}
        self._columns: tuple[Column, ...] = ()
        self._fields = QStandardItemModel(self)
        self._current = 0
        measured = FieldBox(self._fields, self.viewport())
        self._box_height = measured.sizeHint().height()
        measured.hide()
        measured.deleteLater()
        self.setSectionsMovable(False)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_LEAST_WIDTH)
        # Qt tells of these in the middle of laying itself out, when it must not be asked where a column lies
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._place)
        self.sectionResized.connect(lambda *_: self._later.start())
        table.horizontalScrollBar().valueChanged.connect(lambda _: self._place())

    @property
    def boxes(self) -> Sequence[FieldBox]:
        """The lists that were made so far."""
        return tuple(self._boxes.values())

    def box(self, number: int) -> FieldBox:
        """The list of a column."""
        if number not in self._boxes:
            self._boxes[number] = self._make(number)
            self._show_field(number)
        return self._boxes[number]

    def show_columns(self, columns: Sequence[Column], fields: Sequence[str]) -> bool:
        """Show columns and what is read from each; returns whether they are others than before."""
        columns = tuple(columns)
        offered = [self._fields.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._fields.rowCount())]
        if offered != ["", *fields]:
            self._offer(fields)
        other = [column.name for column in columns] != [column.name for column in self._columns]
        self._columns = columns
        if other:
            self._forget()
        for number in self._boxes:
            self._show_field(number)
        self._place()
        self.viewport().update()
        return other

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._name_height() + self._box_height + _PAD)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._later.start()

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

    def _forget(self) -> None:
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        self._boxes = {}
        self._current = 0

    def _make(self, number: int) -> FieldBox:
        box = FieldBox(self._fields, self.viewport())
        name = visible(self._columns[number].name, _LONGEST_NAME)
        box.setAccessibleName(self.tr("Column {column}: field").format(column=name))
        here = number == self._current
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        if (before := self._table.previousInFocusChain()) is not None:
            QWidget.setTabOrder(before, box)
        QWidget.setTabOrder(box, self._table)
        box.currentIndexChanged.connect(lambda _: self._choose(number))
        box.focused.connect(lambda: self._enter(number))
        box.moved.connect(lambda by: self.go_to(number + by))
        return box

    def _show_field(self, number: int) -> None:
        box = self._boxes[number]
        before = box.blockSignals(True)
        box.setCurrentIndex(max(0, box.findData(self._columns[number].field or "")))
        box.blockSignals(before)

    def go_to(self, number: int) -> None:
        """Give the keys to the list of a column; a number out of range means the nearest one."""
        if self._columns:
            box = self.box(max(0, min(number, len(self._columns) - 1)))
            box.show()
            box.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self, number: int) -> None:
        """Let Tab come back to where she was, and show it whole."""
        self.box(self._current).setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.box(number).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._current = number
        table = self._table
        table.scrollTo(table.model().index(max(0, table.rowAt(0)), number))

    def _choose(self, number: int) -> None:
        self.chosen.emit(number, str(self._boxes[number].currentData()))

    def _place(self) -> None:
        """Lay the lists that are in sight over their columns."""
        many = min(self.count(), len(self._columns))
        first = max(0, self.logicalIndexAt(0))
        last = self.logicalIndexAt(self.viewport().width() - 1)
        in_sight = range(first, (many - 1 if last < 0 else last) + 1) if many else range(0)
        top = self._name_height()
        for number in {*in_sight, *self._boxes}:
            box = self.box(number)
            box.setVisible(number in in_sight or box.hasFocus())
            left, width = self.sectionViewportPosition(number), self.sectionSize(number)
            box.setGeometry(left + 3, top, width - 6, self._box_height)
