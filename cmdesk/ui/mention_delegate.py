"""Paints the rows of the mention table, and the view that holds them.

Own painting, one `drawText` a cell: the default delegate takes twice as long, and tables are scrolled. Texts of the
networks are drawn, never interpreted.
"""

from typing import Any, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cmdesk.core.views import MentionLine
from cmdesk.ui.label_chips import HEIGHT, chip_width, paint_chip
from cmdesk.ui.marks import Marks, draw_marked
from cmdesk.ui.mention_table import LINE_ROLE, Column, MentionModel
from cmdesk.ui.theme import Theme

ROW_HEIGHT: Final = 32
_PILL_HEIGHT: Final = 22
_PAD: Final = 8
_WIDTHS: Final = {
    Column.MOOD: 84,
    Column.DATE: 118,
    Column.SOURCE: 86,
    Column.AUTHOR: 116,
    Column.TEXT: 240,
    Column.REACTIONS: 82,
}
_DISPENSABLE: Final = (Column.SOURCE, Column.AUTHOR, Column.REACTIONS)
_LEAST_TEXT: Final = 160
_CHIP: Final = 110
"""The widest chip of a row."""
_LEAST_WITH_CHIP: Final = 280
_MUTED: Final = (Column.DATE, Column.SOURCE)
_Index = QModelIndex | QPersistentModelIndex


class MentionDelegate(QStyledItemDelegate):
    """Paints one cell. `hovered` is the row under the mouse, -1 for none; `marks` what a filter found."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.hovered = -1
        self.marks = Marks()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_WIDTHS[Column(index.column())], ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, rect = self.theme, option.rect
        column = index.column()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected"))
        elif index.row() == self.hovered:
            painter.fillRect(rect, theme.colour("hover"))
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if text is None:
            self._placeholder(painter, rect, column, index.row())
        elif column == Column.MOOD:
            self._pill(painter, rect, text, index.data(LINE_ROLE))
        elif text:
            inner = rect.adjusted(_PAD, 0, -_PAD, 0)
            if column == Column.TEXT:
                inner.setRight(inner.right() - self._chips(painter, inner, index.data(LINE_ROLE)))
            if column == Column.TEXT and self.marks.query:
                marked, places = self.marks.of(index.data(LINE_ROLE), text)
                if places:
                    draw_marked(painter, inner, marked, places, option.font, theme)
                    return
            right = column == Column.REACTIONS
            painter.setPen(theme.colour("muted" if column in _MUTED else "text"))
            painter.drawText(
                inner,
                Qt.AlignmentFlag.AlignVCenter
                | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
                | Qt.TextFlag.TextSingleLine,
                option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width()),
            )

    def _chips(self, painter: QPainter, inner: QRect, line: MentionLine) -> int:
        """Her first label at the end of the text, and how many more there are; returns how much room they take."""
        if not line.labels or inner.width() < _LEAST_WITH_CHIP:
            return 0
        more = f" +{len(line.labels) - 1}" if len(line.labels) > 1 else ""
        metrics, room = painter.fontMetrics(), _CHIP - painter.fontMetrics().horizontalAdvance(more)
        name = metrics.elidedText(" ".join(line.labels[0].split()), Qt.TextElideMode.ElideRight, room - 2 * _PAD)
        width = chip_width(metrics, name + more, _CHIP)
        chip = QRect(inner.right() + 1 - width, inner.center().y() - HEIGHT // 2 + 1, width, HEIGHT)
        paint_chip(painter, chip, name + more, self.theme)
        return width + _PAD

    def _pill(self, painter: QPainter, rect: QRect, text: str, line: MentionLine) -> None:
        pill = QRectF(rect.left() + _PAD, rect.center().y() - _PILL_HEIGHT / 2 + 0.5, rect.width() - 14, _PILL_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.label_colour(line.label, "soft"))
        painter.drawRoundedRect(pill, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
        painter.setPen(self.theme.label_colour(line.label, "text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _placeholder(self, painter: QPainter, rect: QRect, column: int, row: int) -> None:
        """A line on its way: a grey stroke as long as a text might be."""
        share = (0.55, 0.8, 0.6, 0.7, 0.5 + (row * 7 % 5) * 0.1, 0.4)[column]
        width = (rect.width() - 2 * _PAD) * share
        left = rect.right() - _PAD - width if column == Column.REACTIONS else rect.left() + _PAD
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("line"))
        painter.drawRoundedRect(QRectF(left, rect.center().y() - 4, width, 8), 4, 4)


class MentionView(QTableView):
    """The table itself: fixed rows, the mention column takes what is left.

    Signals:
        current_changed: the MentionLine she is on, or None.
        opened: the MentionLine she activated by a click or Enter.
    """

    current_changed = Signal(object)
    opened = Signal(object)

    def __init__(self, model: MentionModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mentionTable")
        self.setAccessibleName(self.tr("Mentions, newest first"))
        self._lines = model
        self._kept: int | None = None
        self._anchor: tuple[int, int] | None = None
        self._delegate = MentionDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(48)
        for column, width in _WIDTHS.items():
            columns.resizeSection(column, width)
        columns.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        columns.setSectionsMovable(False)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.shown.connect(self._begin)
        model.extended.connect(self._look_ahead)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._look_ahead())
        self.entered.connect(self._enter)
        self.clicked.connect(self._open)

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self._delegate.theme = theme
        self.viewport().update()

    def mark(self, query: str) -> None:
        """Mark what a query finds in the texts; "" marks nothing."""
        if query != self._delegate.marks.query:
            self._delegate.marks = Marks(query)
            self.viewport().update()

    def current_line(self) -> MentionLine | None:
        """The line she is on."""
        return self._lines.line(self.currentIndex().row())

    def selected_lines(self) -> list[MentionLine]:
        """The selected lines, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [line for row in rows if (line := self._lines.line(row)) is not None]

    def step(self, rows: int) -> None:
        """To the next (1) or previous (-1) line."""
        row = max(0, min(self.currentIndex().row() + rows, len(self._lines.lines) - 1))
        self._go(row)

    def start_over(self) -> None:
        """Forget where she was: another view begins at its top."""
        self._kept = None
        self._anchor = None
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self._lines.line(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.indexAt(event.position().toPoint()).isValid():
            self._hover(-1)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: Any) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.Medium)
            self.horizontalHeader().setFont(bold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self._look_ahead()

    def _make_room(self) -> None:
        """Leave out columns where the mention itself would have no room; the detail pane tells them."""
        columns = self.horizontalHeader()
        left = self.viewport().width() - sum(width for column, width in _WIDTHS.items() if column != Column.TEXT)
        for column in _DISPENSABLE:
            short = left < _LEAST_TEXT
            columns.setSectionHidden(column, short)
            left += _WIDTHS[column] if short else 0

    def _begin(self) -> None:
        # another view may hold the very same lines: then nothing was reset, and nobody is on any of them
        if not self.currentIndex().isValid():
            self._go(0, scroll=False)
        self._look_ahead()

    def _look_ahead(self) -> None:
        last = self.rowAt(self.viewport().height() - 1)
        self._lines.near(last if last >= 0 else self._lines.rowCount() - 1)

    def _enter(self, index: QModelIndex) -> None:
        self._hover(index.row())

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        line = self._lines.line(index.row())
        if line is not None:
            self.opened.emit(line)

    def _remember(self) -> None:
        line = self.current_line()
        self._kept = line.id if line is not None else None
        top = self.rowAt(0)
        anchor = self._lines.line(top)
        at_top = self.verticalScrollBar().value() == 0
        self._anchor = None if anchor is None or at_top else (anchor.id, self.rowViewportPosition(top))

    def _restore(self) -> None:
        if not self._lines.lines:
            self.current_changed.emit(None)
            return
        row = self._lines.row_of(self._kept) if self._kept is not None else None
        self._go(row or 0, scroll=False)
        if self._anchor is not None:
            top = self._lines.row_of(self._anchor[0])
            if top is not None:
                self.verticalScrollBar().setValue(top * ROW_HEIGHT - self._anchor[1])
        else:
            self.scrollToTop()

    def _go(self, row: int, *, scroll: bool = True) -> None:
        index = self._lines.index(row, 0)
        if not index.isValid():
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        auto = self.hasAutoScroll()
        self.setAutoScroll(scroll)
        self.selectionModel().setCurrentIndex(index, flags)
        self.setAutoScroll(auto)
