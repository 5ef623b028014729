"""Hatching as shapes: the stripes and what they leave make up the whole, and lie where those of the tile do."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from cmdesk.ui.charts.paint import hatching
from cmdesk.ui.charts.stripes import Polygon, fill, gaps, rectangles, stripes
from cmdesk.ui.theme import LIGHT

BAR: Polygon = ((3.0, 5.0), (40.0, 5.0), (40.0, 91.5), (3.0, 91.5))

pytestmark = pytest.mark.usefixtures("qapp")


def area(shapes: list[Polygon]) -> float:
    total = 0.0
    for shape in shapes:
        following = [*shape[1:], shape[0]]
        total += (
            abs(sum(x * y_next - x_next * y for (x, y), (x_next, y_next) in zip(shape, following, strict=True))) / 2
        )
    return total


@pytest.mark.parametrize("rising", [True, False])
@pytest.mark.parametrize("scale", [1.0, 3.3])
def test_stripes_and_gaps_make_up_the_whole(rising: bool, scale: float) -> None:
    theme = LIGHT.scaled(scale)
    covered, left = stripes([BAR], theme, rising=rising), gaps([BAR], theme, rising=rising)
    assert area(covered) + area(left) == pytest.approx(37 * 86.5)
    assert 0.4 < area(covered) / (37 * 86.5) < 0.56


def test_no_stripe_leaves_its_bar() -> None:
    for shape in (*stripes([BAR], LIGHT), *gaps([BAR], LIGHT)):
        assert all(3 - 1e-9 <= x <= 40 + 1e-9 and 5 - 1e-9 <= y <= 91.5 + 1e-9 for x, y in shape)


def test_stripes_of_stripes_stay_within_both() -> None:
    cut = gaps([BAR], LIGHT, rising=False)
    assert area(stripes(cut, LIGHT)) + area(gaps(cut, LIGHT)) == pytest.approx(area(cut))


@pytest.mark.parametrize("rising", [True, False])
def test_shapes_look_like_the_tile(rising: bool) -> None:
    theme = LIGHT.scaled(2)
    images = []
    for shaped in (True, False):
        image = QImage(120, 120, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setPen(Qt.PenStyle.NoPen)
        if shaped:
            painter.setBrush(QColor("black"))
            square = rectangles(*(np.array([side]) for side in (10.0, 10.0, 100.0, 100.0)))
            fill(painter, stripes(square, theme, rising=rising))
        else:
            painter.setBrush(hatching(QColor("black"), None, theme, rising=rising))
            painter.drawRect(QRectF(10, 10, 100, 100))
        painter.end()
        images.append(np.frombuffer(image.constBits(), dtype=np.uint8).reshape(120, 120, 4)[..., 0].astype(int))
    assert np.abs(images[0] - images[1]).mean() < 12
    assert np.corrcoef(images[0].ravel(), images[1].ravel())[0, 1] > 0.97


def test_empty_rectangles_are_no_shapes() -> None:
    none, some = np.array([0.0, 4.0]), np.array([2.0, 2.0])
    assert rectangles(some, some, some, none) == [((2.0, 2.0), (4.0, 2.0), (4.0, 6.0), (2.0, 6.0))]
