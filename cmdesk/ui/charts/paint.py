"""How chart items reach the pixels: the frame of the device, bar columns, hatching.

Chart items paint in device pixels, snapped to whole ones, not in data coordinates: bars stay sharp and their gaps
legible at any width, and a pen is as wide in a picture as the theme's unit says.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPaintEngine, QPainter, QPen, QPixmap, QTransform

from cmdesk.ui.theme import Theme

Numbers = NDArray[np.float64]

STRIPE: Final = 0.34
"""How thick a stripe of hatching is, in periods."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The way from data to pixels of the device painted on; y grows downwards."""

    x_scale: float
    x_offset: float
    y_scale: float
    y_offset: float

    def x(self, values: Numbers) -> Numbers:
        """Pixels of x values."""
        return values * self.x_scale + self.x_offset

    def y(self, values: Numbers) -> Numbers:
        """Pixels of y values."""
        return values * self.y_scale + self.y_offset


@contextmanager
def device(painter: QPainter) -> Iterator[Frame]:
    """Within it `painter` paints in pixels of its device; the frame says where data lie."""
    to_device = painter.worldTransform()
    painter.save()
    painter.setWorldTransform(QTransform())
    try:
        yield Frame(to_device.m11(), to_device.dx(), to_device.m22(), to_device.dy())
    finally:
        painter.restore()


def columns(edges: Numbers, theme: Theme) -> tuple[Numbers, Numbers]:
    """Left sides and widths of the bars between pixel `edges`.

    A quarter of a bin is gap, at least one pixel as long as bins have three; a bar is never wider than 72 px.
    """
    widths = np.diff(edges)
    bars = np.where(widths >= theme.px(3), np.minimum(np.rint(widths * 0.75), np.floor(widths) - 1), widths)
    bars = np.clip(bars, 1.0, theme.px(72))
    left = np.rint(edges[:-1] + (widths - bars) / 2)
    # where there is no gap, neighbours must touch, not overlap or leave stripes
    dense = widths < theme.px(3)
    right = np.where(dense, np.rint(edges[1:]), left + np.rint(bars))
    left = np.where(dense, np.rint(edges[:-1]), left)
    return left, np.maximum(right - left, 1.0)


class Rectangles:
    """Many rectangles painted with one call. The array is kept between paints."""

    def __init__(self) -> None:
        self._array = PrimitiveArray(QRectF, 4)

    def draw(self, painter: QPainter, left: Numbers, top: Numbers, width: Numbers, height: Numbers) -> None:
        """Fill the rectangles that are not empty with the painter's brush."""
        kept = height > 0
        if not kept.any():
            return
        self._array.resize(int(kept.sum()))
        memory = self._array.ndarray()
        memory[:, 0], memory[:, 1], memory[:, 2], memory[:, 3] = left[kept], top[kept], width[kept], height[kept]
        painter.drawRects(*self._array.drawargs())


def hatch_period(theme: Theme) -> int:
    """Pixels from one stripe to the next, along a side."""
    return max(4, round(theme.px(6)))


def shaped(painter: QPainter, theme: Theme) -> bool:
    """Whether hatching must be painted as shapes rather than with a tile of pixels.

    So where the device knows no pixels, and where there is no ground in whose colour a stripe could be covered.
    """
    vector = painter.paintEngine().type() in (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)
    return vector or theme.colour("card").alpha() < 255


def hatching(line: QColor, ground: QColor | None, theme: Theme, *, rising: bool = True) -> QBrush:
    """Diagonal stripes, about as wide as the gaps between them. `ground` None lets what lies below show through."""
    size = hatch_period(theme)
    tile = QPixmap(size, size)
    tile.fill(ground if ground is not None else QColor(Qt.GlobalColor.transparent))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, size * STRIPE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    for shift in (-size, 0, size):
        start, end = QPointF(shift, size), QPointF(shift + size, 0)
        if not rising:
            start, end = QPointF(shift, 0), QPointF(shift + size, size)
        painter.drawLine(start, end)
    painter.end()
    return QBrush(tile)


def blend(front: QColor, back: QColor, share: float) -> QColor:
    """`share` of the front colour, the rest of the back one; only paler where there is nothing behind."""
    if not back.alpha():
        return QColor.fromRgbF(front.redF(), front.greenF(), front.blueF(), front.alphaF() * share)
    return QColor.fromRgbF(
        front.redF() * share + back.redF() * (1 - share),
        front.greenF() * share + back.greenF() * (1 - share),
        front.blueF() * share + back.blueF() * (1 - share),
    )


def unknown_ground(theme: Theme) -> QColor:
    """What lies between the stripes of mentions without a mood."""
    return blend(theme.colour("unknown"), theme.colour("card"), 0.35)


def unknown_brush(theme: Theme) -> QBrush:
    """The look of mentions without a mood: pale and hatched, in bars and in the legend alike."""
    return hatching(theme.colour("unknown"), unknown_ground(theme), theme)
