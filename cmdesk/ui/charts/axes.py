"""Axes and grid: labels in her locale and zone, painted straight onto the device.

pyqtgraph's own axis replays a QPicture, which shifts and scales with the logical resolution of the device, formats
dates in English and values with SI prefixes. So these axes keep its geometry and links, and paint themselves.
"""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QLocale, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsSceneWheelEvent

from cmdesk.core.timeline import Step
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.charts.paint import device
from cmdesk.ui.charts.ticks import Tick, count_ticks, mood_ticks, time_ticks
from cmdesk.ui.theme import Theme


class PlainAxis(pg.AxisItem):
    """An axis without menu, prefix, wheel or QPicture. Subclasses say what `ticks` it has."""

    def __init__(self, side: str, theme: Theme) -> None:
        super().__init__(side, maxTickLength=0)
        self.enableAutoSIPrefix(False)
        self.label.hide()
        self._locale = QLocale()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._font = QFont(QApplication.font())
        self._font.setPixelSize(theme.fonts.small)
        self._metrics = QFontMetricsF(self._font)
        self.update()

    def set_locale(self, locale: QLocale) -> None:
        """Write labels for another country."""
        self._locale = locale
        self.update()

    def ticks(self) -> list[Tick]:
        """Labels for the range and size of this moment."""
        raise NotImplementedError

    def boundingRect(self) -> QRectF:
        # labels at the ends stand over the corners
        margin = self._theme.px(24)
        return self.mapRectFromParent(self.geometry()).adjusted(-margin, -margin, margin, margin)

    def wheelEvent(self, event: QGraphicsSceneWheelEvent) -> None:
        event.ignore()


class TimeAxis(PlainAxis):
    """Time below a plot."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("bottom", theme)
        self._data = ChartData((), (), Step.DAY)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setHeight(round(self._metrics.height() + theme.px(7)))

    def set_data(self, data: ChartData) -> None:
        """Label other bins."""
        self._data = data
        self.update()

    def ticks(self) -> list[Tick]:
        gap = self._theme.px(14)
        return time_ticks(self._data, self.size().width(), self._metrics.horizontalAdvance, self._locale, gap)

    def paint(self, painter: QPainter, *_: object) -> None:
        low, high = self.range
        width, theme = self.size().width(), self._theme
        painter.setFont(self._font)
        mark, overhang = theme.px(4), theme.px(12)
        base = mark + theme.px(1) + self._metrics.ascent()
        for tick in self.ticks():
            x = (tick.at - low) / (high - low) * width
            advance = self._metrics.horizontalAdvance(tick.text)
            if tick.mark:
                painter.fillRect(QRectF(round(x), 0, max(1, round(theme.px(1))), mark), theme.colour("line_strong"))
            painter.setPen(theme.colour("muted"))
            left = min(x - advance / 2, width + overhang - advance)
            painter.drawText(QPointF(left, base), tick.text)


class ValueAxis(PlainAxis):
    """Values at the left of a plot, with the name of what is measured standing beside them."""

    def __init__(self, theme: Theme, find: Callable[[float, float, float, QLocale], list[Tick]]) -> None:
        """Make the axis.

        Args:
            find: gives the ticks for (top of the range, pixels of the axis, pixels of a text line, locale).
        """
        self._find = find
        self._caption = ""
        self._captioned = True
        super().__init__("left", theme)

    def set_caption(self, caption: str) -> None:
        """Name what is measured."""
        self._caption = caption
        self.update()

    def fits_caption(self, height: float) -> bool:
        """Whether the name is not longer than the axis, a little overhang allowed."""
        return self._metrics.horizontalAdvance(self._caption) <= height + self._theme.px(8)

    def show_caption(self, shown: bool) -> None:
        """Write the name, or leave it to the legend."""
        self._captioned = shown
        self.update()

    def ticks(self) -> list[Tick]:
        return self._find(self.range[1], self.size().height(), self._metrics.height(), self._locale)

    def needed_width(self) -> float:
        """Pixels for caption and labels."""
        labels = max((self._metrics.horizontalAdvance(tick.text) for tick in self.ticks()), default=0.0)
        return self._metrics.height() + labels + self._theme.px(16)

    def paint(self, painter: QPainter, *_: object) -> None:
        low, high = self.range
        size, theme = self.size(), self._theme
        painter.setFont(self._font)
        painter.setPen(theme.colour("muted"))
        lift = (self._metrics.ascent() - self._metrics.descent()) / 2
        for tick in self.ticks():
            y = (high - tick.at) / (high - low) * size.height()
            left = size.width() - theme.px(7) - self._metrics.horizontalAdvance(tick.text)
            painter.drawText(QPointF(left, y + lift), tick.text)
        if self._captioned:
            length = self._metrics.horizontalAdvance(self._caption)
            painter.save()
            painter.translate(self._metrics.ascent() + theme.px(1), size.height() / 2)
            painter.rotate(-90)
            painter.drawText(QPointF(-length / 2, 0), self._caption)
            painter.restore()


def count_axis(theme: Theme) -> ValueAxis:
    """The axis of mentions: whole numbers."""
    return ValueAxis(theme, count_ticks)


def mood_axis(theme: Theme) -> ValueAxis:
    """The axis of net sentiment."""
    return ValueAxis(theme, mood_ticks)


class Grid(pg.GraphicsObject):
    """Hairlines at the labels of a value axis, behind everything; the one at nought is stronger."""

    def __init__(self, axis: ValueAxis, theme: Theme) -> None:
        super().__init__()
        self._axis = axis
        self.setZValue(-10)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect() or QRectF())

    def paint(self, painter: QPainter, *_: object) -> None:
        view = self.boundingRect()
        thick = max(1, round(self._theme.px(1)))
        with device(painter) as frame:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            left, right = (x * frame.x_scale + frame.x_offset for x in (view.left(), view.right()))
            for tick in self._axis.ticks():
                y = round(tick.at * frame.y_scale + frame.y_offset)
                colour = self._theme.colour("line_strong" if tick.at == 0 else "grid")
                # above its value: the line at nought of a plot without negative values stays inside
                painter.fillRect(QRectF(left, y - thick, right - left, thick), colour)
