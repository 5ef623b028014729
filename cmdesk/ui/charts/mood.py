"""Mood: the line of net sentiment with its 95 % band.

Says no more than the counts allow: a line from ten scored mentions in a bin, a hollow point from five, nothing below.
The band of corrected moods has dashed edges, so that no picture of them can be taken for one of counts.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from cmdesk.metrics.mood import Method
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.charts.paint import Numbers, device
from cmdesk.ui.theme import Theme

_DOTS_FROM: Final = 14
"""Pixels a bin must have for every point of the line to get a dot."""
_REACH: Final = 5
"""Pixels by which a point and its pen reach beyond its place; what is painted outside the bounds is never wiped out."""


class MoodCurve(pg.GraphicsObject):
    """Mood of the bins of a ChartData; x in Unix seconds, y in -1..1."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._x = self._value = self._low = self._high = np.zeros(0)
        self._bin = self._width = 0.0
        self._firm = np.zeros(0, dtype=bool)
        self._edged = False
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def set_data(self, data: ChartData) -> None:
        """Show the mood of other bins."""
        self.prepareGeometryChange()
        edges = np.array(data.seconds())
        moods = data.moods()
        self._x = (edges[:-1] + edges[1:]) / 2 if len(edges) > 1 else np.zeros(0)
        self._value = np.array([mood.value if mood else np.nan for mood in moods])
        self._low = np.array([mood.low if mood else np.nan for mood in moods])
        self._high = np.array([mood.high if mood else np.nan for mood in moods])
        self._firm = np.array([mood is not None and mood.firm for mood in moods], dtype=bool)
        self._edged = data.method is not Method.COUNTED
        self._bin = float(np.median(np.diff(edges))) if len(edges) > 1 else 0.0
        self._width = float(edges[-1] - edges[0]) if len(edges) > 1 else 0.0
        self.informViewBoundsChanged()
        self.update()

    @property
    def limit(self) -> float:
        """How far from nought the axis must reach; one of three steps, so that it seldom changes."""
        reach = np.nanmax(np.abs([*self._low, *self._high, 0.0]))
        return next(step for step in (0.5, 0.75, 1.0) if reach <= step)

    def runs(self, *, firm: bool) -> list[range]:
        """Neighbouring bins that have a value; with `firm` those with enough mentions for a line."""
        kept = self._firm if firm else np.isfinite(self._value)
        bounds = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(int)))
        return [range(int(start), int(end)) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]

    def hollow(self) -> list[int]:
        """Bins that have a value but too few mentions, or too wide an interval, for a line."""
        return [int(index) for index in np.flatnonzero(np.isfinite(self._value) & ~self._firm)]

    def boundingRect(self) -> QRectF:
        if not len(self._x):
            return QRectF()
        # points and pens reach beyond their places by pixels, which no scale of the data knows
        aside, above = self._theme.px(_REACH) * self.pixelWidth(), self._theme.px(_REACH) * self.pixelHeight()
        return QRectF(self._x[0] - self._bin / 2, -1, self._width, 2).adjusted(-aside, -above, aside, above)

    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, *_: object) -> None:
        if not len(self._x):
            return
        theme = self._theme
        with device(painter) as frame:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x, value = frame.x(self._x), frame.y(self._value)
            room = self._bin * frame.x_scale
            self._paint_band(painter, x, frame.y(self._low), frame.y(self._high), room)
            pen = QPen(theme.colour("accent"), theme.px(2))
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            for run in self.runs(firm=True):
                painter.drawPolyline(_polygon(x[run], value[run]))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            radius = theme.px(2.6)
            for run in self.runs(firm=True):
                if room >= theme.px(_DOTS_FROM) or len(run) == 1:
                    for index in run:
                        painter.drawEllipse(QPointF(x[index], value[index]), radius, radius)
            painter.setPen(QPen(theme.colour("accent"), theme.px(1.5)))
            painter.setBrush(theme.colour("card"))
            radius = theme.px(3) if room >= theme.px(8) else theme.px(2)
            for index in self.hollow():
                painter.drawEllipse(QPointF(x[index], value[index]), radius, radius)

    def _paint_band(self, painter: QPainter, x: Numbers, low: Numbers, high: Numbers, room: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("band"))
        for run in self.runs(firm=False):
            if len(run) == 1:
                index, half = run[0], min(room * 0.3, self._theme.px(12))
                painter.drawRect(QRectF(x[index] - half, high[index], 2 * half, low[index] - high[index]))
            else:
                painter.drawPolygon(_polygon([*x[run], *x[run][::-1]], [*high[run], *low[run][::-1]]))
        if self._edged:
            self._paint_edges(painter, x, low, high, room)

    def _paint_edges(self, painter: QPainter, x: Numbers, low: Numbers, high: Numbers, room: float) -> None:
        painter.setPen(edge_pen(self._theme))
        for run in self.runs(firm=False):
            for bound in (low, high):
                if len(run) == 1:
                    index, half = run[0], min(room * 0.3, self._theme.px(12))
                    painter.drawPolyline(_polygon([x[index] - half, x[index] + half], [bound[index]] * 2))
                else:
                    painter.drawPolyline(_polygon(x[run], bound[run]))


def edge_pen(theme: Theme) -> QPen:
    """What draws the edges of the band of corrected moods."""
    pen = QPen(theme.colour("accent"), theme.px(1))
    pen.setDashPattern([3, 3])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _polygon(x: Iterable[float], y: Iterable[float]) -> QPolygonF:
    return QPolygonF([QPointF(*point) for point in zip(x, y, strict=True)])
