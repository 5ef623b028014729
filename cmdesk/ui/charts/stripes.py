"""Hatching as shapes: stripes cut to the bars they lie on, for SVG, PDF and transparent pictures.

On screen a tile of pixels does the same and is faster (`paint.hatching`). But a tile is blurred in a vector file, a
stripe in the colour of the ground is a stain where there is no ground, and SVG written by Qt ignores clipping. So here
every stripe is computed: convex polygons, cut along diagonals that lie where those of the tile do.
"""

from collections.abc import Iterable, Sequence
from math import ceil, floor, sqrt
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from cmdesk.ui.charts.paint import STRIPE, Numbers, hatch_period, unknown_ground
from cmdesk.ui.theme import Theme

Point = tuple[float, float]
Polygon = Sequence[Point]
"""The corners of a convex polygon, in device pixels."""

_HALF: Final = STRIPE * sqrt(2) / 2
"""Half a stripe, measured along a side, in periods."""


def rectangles(left: Numbers, top: Numbers, width: Numbers, height: Numbers) -> list[Polygon]:
    """Those that are not empty, as polygons."""
    sides = zip(left.tolist(), top.tolist(), width.tolist(), height.tolist(), strict=True)
    return [((x, y), (x + w, y), (x + w, y + h), (x, y + h)) for x, y, w, h in sides if h > 0]


def stripes(shapes: Iterable[Polygon], theme: Theme, *, rising: bool = True) -> list[Polygon]:
    """What diagonal stripes cover of some shapes."""
    return _bands(shapes, theme, -_HALF, _HALF, rising)


def gaps(shapes: Iterable[Polygon], theme: Theme, *, rising: bool = True) -> list[Polygon]:
    """What the same stripes leave of them."""
    return _bands(shapes, theme, _HALF, 1 - _HALF, rising)


def fill(painter: QPainter, shapes: Sequence[Polygon]) -> None:
    """Fill the shapes with the painter's brush, as one path."""
    if not shapes:
        return
    path = QPainterPath()
    for shape in shapes:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in shape]))
        path.closeSubpath()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPath(path)
    painter.restore()


def fill_unknown(painter: QPainter, box: QRectF, radius: float, theme: Theme) -> None:
    """A swatch of mentions without a mood, with round corners."""
    swatch = QPainterPath()
    swatch.addRoundedRect(box, radius, radius)
    lines = QPainterPath()
    corners = (
        (box.left(), box.top()),
        (box.right(), box.top()),
        (box.right(), box.bottom()),
        (box.left(), box.bottom()),
    )
    for shape in stripes([corners], theme):
        lines.addPolygon(QPolygonF([QPointF(x, y) for x, y in shape]))
        lines.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(swatch, unknown_ground(theme))
    painter.fillPath(lines.intersected(swatch), theme.colour("unknown"))


def _bands(shapes: Iterable[Polygon], theme: Theme, start: float, end: float, rising: bool) -> list[Polygon]:
    """The parts of shapes where x + y (rising) or x - y lies between `start` and `end` periods after a multiple."""
    period = hatch_period(theme)
    sign = 1 if rising else -1
    found: list[Polygon] = []
    for shape in shapes:
        places = [x + sign * y for x, y in shape]
        for number in range(floor(min(places) / period - end), ceil(max(places) / period - start) + 1):
            low, high = (number + start) * period, (number + end) * period
            part = _cut(_cut(shape, 1, sign, -low), -1, -sign, high)
            if len(part) > 2:
                found.append(part)
    return found


def _cut(shape: Polygon, by_x: int, by_y: int, more: float) -> list[Point]:
    """The part of a convex polygon where `by_x` x + `by_y` y + `more` is not negative."""
    kept: list[Point] = []
    for (x, y), (x_next, y_next) in zip(shape, [*shape[1:], *shape[:1]], strict=True):
        here, there = by_x * x + by_y * y + more, by_x * x_next + by_y * y_next + more
        if here >= 0:
            kept.append((x, y))
        if (here > 0 > there) or (here < 0 < there):
            share = here / (here - there)
            kept.append((x + share * (x_next - x), y + share * (y_next - y)))
    return kept
