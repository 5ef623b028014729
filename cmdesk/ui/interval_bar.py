"""A mood with its interval on the whole scale: how wide it is can be seen without reading a figure."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cmdesk.metrics.net_sentiment import Interval
from cmdesk.ui.theme import Theme

_HEIGHT: Final = 18


class IntervalBar(QWidget):
    """The scale from -1 to 1, the interval as a band, the value as a point; the scale alone where there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._interval: Interval | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_interval(self, interval: Interval | None) -> None:
        """Show another one."""
        self._interval = interval
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, round(self._theme.px(_HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, round(self._theme.px(_HEIGHT)))

    def place(self, value: float) -> float:
        """Where a value lies."""
        aside = self._theme.px(6)
        return aside + (value + 1) / 2 * (self.width() - 2 * aside)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, middle = self._theme, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.drawLine(QPointF(self.place(-1), middle), QPointF(self.place(1), middle))
        for value in (-1, -0.5, 0, 0.5, 1):
            reach = theme.px(6 if value == 0 else 3)
            painter.drawLine(QPointF(self.place(value), middle - reach), QPointF(self.place(value), middle + reach))
        if self._interval is not None:
            low, high = self.place(self._interval.low), self.place(self._interval.high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("band"))
            painter.drawRect(QRectF(low, middle - theme.px(6), max(high - low, 1), theme.px(12)))
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(self.place(self._interval.value), middle), theme.px(4), theme.px(4))
        painter.end()
