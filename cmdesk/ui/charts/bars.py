"""Volume: stacked bars of the four labels, one rectangle call for each colour however many bars there are."""

from datetime import datetime
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from cmdesk.core.types import Label
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.charts.paint import (
    Numbers,
    Rectangles,
    columns,
    device,
    hatching,
    shaped,
    unknown_brush,
    unknown_ground,
)
from cmdesk.ui.charts.stripes import fill, gaps, rectangles, stripes
from cmdesk.ui.theme import Theme

STACK: Final = (Label.POSITIVE, Label.NEUTRAL, Label.NEGATIVE, Label.UNKNOWN)
"""From the bottom of a bar to its top."""


class StackedBars(pg.GraphicsObject):
    """The bars of a ChartData; x in Unix seconds, y in mentions."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._edges = np.zeros(0)
        self._levels = np.zeros((0, len(STACK) + 1))
        self._partial = np.zeros(0, dtype=bool)
        self._rectangles = Rectangles()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._brushes = {label: theme.label_colour(label) for label in STACK} | {Label.UNKNOWN: unknown_brush(theme)}
        self._hatching = hatching(theme.colour("card"), None, theme, rising=False)
        self.update()

    def set_data(self, data: ChartData, now: datetime | None) -> None:
        """Show other bars. Those still running at `now`, or cut by the period, are hatched."""
        self.prepareGeometryChange()
        self._edges = np.array(data.seconds())
        counts = np.array(
            [[bin_.positive, bin_.neutral, bin_.negative, bin_.unknown] for bin_ in data.bins], dtype=np.float64
        ).reshape(-1, len(STACK))
        self._levels = np.hstack([np.zeros((len(counts), 1)), counts.cumsum(axis=1)])
        self._partial = np.array(data.partial(now), dtype=bool)
        self.informViewBoundsChanged()
        self.update()

    @property
    def highest(self) -> float:
        """The most mentions of a bin."""
        return float(self._levels[:, -1].max(initial=0))

    def label_at(self, index: int, height: float) -> Label | None:
        """The segment of bar `index` at `height` mentions, None above the bar."""
        levels = self._levels[index]
        for place, label in enumerate(STACK):
            if levels[place] <= height < levels[place + 1]:
                return label
        return None

    def boundingRect(self) -> QRectF:
        if not len(self._levels):
            return QRectF()
        return QRectF(self._edges[0], 0, self._edges[-1] - self._edges[0], max(self.highest, 1))

    def paint(self, painter: QPainter, *_: object) -> None:
        if not len(self._levels):
            return
        with device(painter) as frame:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(Qt.PenStyle.NoPen)
            edges = frame.x(self._edges)
            left, width = columns(edges, self._theme)
            tops = np.rint(frame.y(self._levels))
            # a bar of few mentions beside a tall one must not vanish
            tops[:, 1:] -= ((self._levels[:, -1] > 0) & (tops[:, 0] == tops[:, -1]))[:, None]
            seam = max(1.0, round(self._theme.px(1)))
            shapes = shaped(painter, self._theme)
            for place, label in enumerate(STACK):
                top, bottom = tops[:, place + 1], tops[:, place].copy()
                bottom -= np.where((bottom < tops[:, 0]) & (bottom - top > 3 * seam), seam, 0)
                if shapes:
                    self._paint_shapes(painter, label, (left, top, width, bottom - top))
                    continue
                painter.setBrush(self._brushes[label])
                self._rectangles.draw(painter, left, top, width, bottom - top)
            if self._partial.any() and not shapes:
                painter.setBrush(self._hatching)
                part = self._partial
                self._rectangles.draw(painter, left[part], tops[part, -1], width[part], tops[part, 0] - tops[part, -1])

    def _paint_shapes(self, painter: QPainter, label: Label, boxes: tuple[Numbers, Numbers, Numbers, Numbers]) -> None:
        """The segments of one label without any tile of pixels; what is cut out of a partial bar is not painted."""
        unknown = label is Label.UNKNOWN
        whole = [box[~self._partial] for box in boxes]
        cut = gaps(rectangles(*(box[self._partial] for box in boxes)), self._theme, rising=False)
        painter.setBrush(unknown_ground(self._theme) if unknown else self._theme.label_colour(label))
        self._rectangles.draw(painter, *whole)
        fill(painter, cut)
        if unknown:
            painter.setBrush(self._theme.label_colour(label))
            fill(painter, stripes([*rectangles(*whole), *cut], self._theme))


class Highlight(pg.GraphicsObject):
    """The column of the bin under the pointer, behind everything else of a plot."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._span: tuple[float, float] | None = None
        self.setZValue(-20)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._colour = theme.colour("hover")
        self.update()

    def set_span(self, span: tuple[float, float] | None) -> None:
        """Light up [x, x), or nothing."""
        if span != self._span:
            self.prepareGeometryChange()
            self._span = span
            self.update()

    def boundingRect(self) -> QRectF:
        view = self.viewRect()
        if self._span is None or view is None:
            return QRectF()
        return QRectF(self._span[0], view.top(), self._span[1] - self._span[0], view.height())

    def paint(self, painter: QPainter, *_: object) -> None:
        painter.fillRect(self.boundingRect(), self._colour)
