"""Paints a row of the tracker list: a mark, name, count; role, query and spark line below. Folders as captions.

The mark has the tracker's colour and, since colour never speaks alone, the shape of its role: a disc for a brand of
hers, a diamond for a competitor, a ring for a topic. A paused tracker is paler and bears two bars.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cmdesk.core.types import ALL_MENTIONS, Role
from cmdesk.ui.spark import draw_spark
from cmdesk.ui.theme import Theme

if TYPE_CHECKING:
    from cmdesk.ui.tracker_model import Row

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT: Final = 50
CAPTION_HEIGHT: Final = 30
_PALE: Final = 0.65
_SPARK: Final = QSize(50, 16)
_Index = QModelIndex | QPersistentModelIndex


class TrackerDelegate(QStyledItemDelegate):
    """Paints one row. `looked` is the id of the tracker that the window shows."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.looked = ALL_MENTIONS

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(160, ROW_HEIGHT if row is not None and row.summary is not None else CAPTION_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.summary is None:
            self._caption(painter, option, row)
        else:
            self._row(painter, option, row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, chosen: bool) -> None:
        """What lies under a row: chosen, under the mouse, with the keyboard on it."""
        theme = self.theme
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            inset = min(8, box.height() // 4)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + inset, 3, box.height() - 2 * inset), 1.5, 1.5)

    def _caption(self, painter: QPainter, option: QStyleOptionViewItem, row: "Row") -> None:
        theme, box = self.theme, option.rect.adjusted(8, 3, -8, -1)
        # closed over what the window shows: the folder stands for it
        self._ground(painter, option, box, row.folded and self.looked in row.members)
        middle = QPointF(box.left() + 14, box.center().y() + 0.5)
        turns = ((-2, -4), (2, 0), (-2, 4)) if row.folded else ((-4, -2), (0, 2), (4, -2))
        painter.setPen(QPen(theme.colour("muted"), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([middle + QPointF(*turn) for turn in turns]))
        inner = QRect(box.left() + 28, box.top(), box.width() - 38, box.height())
        painter.setPen(theme.colour("muted"))
        painter.setFont(self._font(option, theme.fonts.small, QFont.Weight.Normal))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.count)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(row.count) - 8
        painter.setFont(self._font(option, theme.fonts.small, QFont.Weight.DemiBold))
        self._line(painter, QRect(inner.left(), inner.top(), room, inner.height()), row.title)

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, row: "Row") -> None:
        assert row.summary is not None
        theme, tracker = self.theme, row.summary.tracker
        box = option.rect.adjusted(8, 1, -8, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) or tracker.id == self.looked
        self._ground(painter, option, box, chosen)
        if tracker.paused:
            painter.setOpacity(_PALE)
        colour = QColor(row.colour) if QColor.isValidColorName(row.colour) else theme.colour("muted")
        self._mark(painter, QPointF(box.left() + 14, box.top() + 16), colour, tracker.role, tracker.id)
        upper = QRect(box.left() + 28, box.top() + 4, box.width() - 38, 22)
        lower = QRect(upper.left(), box.top() + 25, upper.width(), 18)
        painter.setFont(self._font(option, theme.fonts.body, QFont.Weight.Normal))
        painter.setPen(theme.colour("text"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.count)
        room = upper.width() - QFontMetrics(painter.font()).horizontalAdvance(row.count) - 8
        if tracker.paused:
            self._bars(painter, QPointF(upper.left() + room - 2, upper.center().y() + 1))
            painter.setPen(theme.colour("text"))
            room -= 16
        painter.setFont(self._font(option, theme.fonts.body, QFont.Weight.DemiBold))
        self._line(painter, QRect(upper.left(), upper.top(), room, upper.height()), row.title)
        painter.setFont(self._font(option, theme.fonts.small, QFont.Weight.Normal))
        painter.setPen(theme.colour("muted"))
        self._line(painter, lower.adjusted(0, 0, -_SPARK.width() - 8, 0), row.told)
        spark = QRectF(lower.right() - _SPARK.width(), lower.top() + 1, _SPARK.width(), 16)
        draw_spark(painter, spark, row.spark, colour)

    def _mark(self, painter: QPainter, middle: QPointF, colour: QColor, role: Role, tracker: int) -> None:
        """The tracker's colour in the shape of its role."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if role is Role.COMPETITOR:
            corners = ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0))
            painter.drawPolygon(QPolygonF([middle + QPointF(*corner) for corner in corners]))
        elif role is Role.TOPIC and tracker != ALL_MENTIONS:
            painter.setPen(QPen(colour, 2.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 3.6, 3.6)
        else:
            painter.drawEllipse(middle, 4.5, 4.5)

    def _bars(self, painter: QPainter, right: QPointF) -> None:
        """The sign of a pause; drawn, since fonts make a coloured picture of the character."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("text"))
        for left in (-8.5, -3.5):
            painter.drawRoundedRect(QRectF(right.x() + left, right.y() - 4.5, 3, 9), 1, 1)

    def _line(self, painter: QPainter, rect: QRect, text: str) -> None:
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, flags, cut)

    def _font(self, option: QStyleOptionViewItem, pixels: int, weight: QFont.Weight) -> QFont:
        font = QFont(option.font)
        font.setPixelSize(pixels)
        font.setWeight(weight)
        return font
