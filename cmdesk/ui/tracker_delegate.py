"""Paints a row of the tracker list: dot, name, count; query and spark line below. Captions of groups in small."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cmdesk.ui.theme import Theme

if TYPE_CHECKING:
    from cmdesk.ui.tracker_list import Row

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT: Final = 50
CAPTION_HEIGHT: Final = 30
_SPARK: Final = QSize(50, 16)
_Index = QModelIndex | QPersistentModelIndex


class TrackerDelegate(QStyledItemDelegate):
    """Paints one row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(160, ROW_HEIGHT if row is not None and row.summary is not None else CAPTION_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        theme = self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.summary is None:
            painter.setFont(self._font(option, theme.fonts.small, QFont.Weight.DemiBold))
            painter.setPen(theme.colour("muted"))
            text = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, option.rect.width() - 26)
            painter.drawText(option.rect.adjusted(16, 6, -10, 0), Qt.AlignmentFlag.AlignVCenter, text)
        else:
            self._row(painter, option, row)
        painter.restore()

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, row: "Row") -> None:
        theme = self.theme
        box = option.rect.adjusted(8, 1, -8, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if selected else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(theme.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 8, 3, box.height() - 16), 1.5, 1.5)
        colour = QColor(row.colour) if QColor.isValidColorName(row.colour) else theme.colour("muted")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(box.left() + 14, box.top() + 16), 4.5, 4.5)
        upper = QRect(box.left() + 28, box.top() + 4, box.width() - 38, 22)
        lower = QRect(upper.left(), box.top() + 25, upper.width(), 18)
        painter.setFont(self._font(option, theme.fonts.body, QFont.Weight.Normal))
        painter.setPen(theme.colour("text"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.count)
        room = upper.width() - QFontMetrics(painter.font()).horizontalAdvance(row.count) - 8
        painter.setFont(self._font(option, theme.fonts.body, QFont.Weight.DemiBold))
        self._line(painter, QRect(upper.left(), upper.top(), room, upper.height()), row.title)
        painter.setFont(self._font(option, theme.fonts.small, QFont.Weight.Normal))
        painter.setPen(theme.colour("muted"))
        self._line(painter, lower.adjusted(0, 0, -_SPARK.width() - 8, 0), row.query)
        self._spark(
            painter, QRectF(lower.right() - _SPARK.width(), lower.top() + 1, _SPARK.width(), 16), row.spark, colour
        )

    def _spark(self, painter: QPainter, rect: QRectF, values: Sequence[int], colour: QColor) -> None:
        highest = max(values, default=0)
        if len(values) < 2 or not highest:
            return
        step = rect.width() / (len(values) - 1)
        points = [
            QPointF(rect.left() + index * step, rect.bottom() - 1 - value / highest * (rect.height() - 3))
            for index, value in enumerate(values)
        ]
        painter.setPen(QPen(colour, 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def _line(self, painter: QPainter, rect: QRect, text: str) -> None:
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, flags, cut)

    def _font(self, option: QStyleOptionViewItem, pixels: int, weight: QFont.Weight) -> QFont:
        font = QFont(option.font)
        font.setPixelSize(pixels)
        font.setWeight(weight)
        return font
