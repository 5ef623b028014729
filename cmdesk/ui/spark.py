"""The spark line: how much was said over time, in a few pixels and without axes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget


def draw_spark(painter: QPainter, rect: QRectF, values: Sequence[int], colour: QColor) -> None:
    """Draw a line through values; nothing where there is no line to draw."""
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


class Spark(QWidget):
    """A spark line of its own."""

    def __init__(self, colour: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self.values: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Sequence[int]) -> None:
        """Show other values."""
        self.values = tuple(values)
        self.update()

    def set_colour(self, colour: QColor) -> None:
        """Draw in another colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_spark(painter, QRectF(self.rect()), self.values, self._colour)
