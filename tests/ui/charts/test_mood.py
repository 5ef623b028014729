"""The mood curve: what it paints lies where it says it does."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cmdesk.core.views import Tally
from cmdesk.ui.charts.view import ChartView, Parts
from cmdesk.ui.theme import Theme
from tests.ui.charts.samples import NOW, TALL, corrected, corrected_mood, middle, near, of_days, place

FEW = {"negative": Tally(negative=6, told=6), "positive": Tally(positive=6, told=6)}
MANY = {"negative": Tally(negative=30, told=30), "positive": Tally(positive=30, told=30)}


def pixels(image: QImage) -> np.ndarray:
    """The colour of each pixel as one number."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()


@pytest.mark.parametrize("tallies", [FEW, MANY], ids=["hollow points", "line"])
@pytest.mark.parametrize("count", [2, 30, 700])
def test_nothing_is_painted_beyond_the_bounds(look: Theme, qtbot: QtBot, tallies: dict[str, Tally], count: int) -> None:
    # a scene repaints only the bounds of what changes: what lies beyond stays when other data come
    view = ChartView(look, Parts.VOLUME | Parts.MOOD | Parts.OVERVIEW)
    qtbot.addWidget(view)
    view.resize(800, 420)
    view.show()
    data = of_days([tallies["positive"], tallies["negative"]] * (count // 2))
    view.set_data(data, data, NOW)
    with_curve = view.viewport().grab().toImage()
    bounds = view.mapFromScene(view.curve.mapToScene(view.curve.boundingRect())).boundingRect()
    view.curve.setVisible(False)
    without = view.viewport().grab().toImage()
    ys, xs = np.nonzero(pixels(with_curve) != pixels(without))
    assert len(xs)
    painted = QRectF(xs.min(), ys.min(), xs.max() - xs.min() + 1, ys.max() - ys.min() + 1)
    assert QRectF(bounds).contains(painted)


def test_a_point_at_the_end_of_the_scale_is_whole(look: Theme, qtbot: QtBot) -> None:
    view = ChartView(look, Parts.VOLUME | Parts.MOOD | Parts.OVERVIEW)
    qtbot.addWidget(view)
    view.resize(800, 420)
    view.show()
    data = of_days([FEW["positive"]] * 6)
    view.set_data(data, data, NOW)
    box = view.mood_box.mapRectToScene(view.mood_box.boundingRect())
    top = view.mood_box.mapViewToScene(view.mood_box.viewRect().center()).y() - box.height() / 2
    point = view.mood_box.mapFromViewToItem(view.mood_box, QRectF(0, 1, 0, 0).topLeft())
    assert view.mood_box.mapToScene(point).y() - top >= look.px(4)


def test_the_band_of_corrected_moods_has_dashed_edges(look: Theme, qtbot: QtBot) -> None:
    view = ChartView(look, Parts.MOOD)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()
    mood = corrected_mood(0.2)
    data = corrected(of_days([TALL] * 10), [mood] * 10)
    view.set_data(data, None, NOW)
    image = view.viewport().grab().toImage()
    y = place(view, view.mood_box, middle(data, 2), mood.high).y()
    left, right = (place(view, view.mood_box, middle(data, index), 0).x() for index in (2, 7))
    inked = [
        any(near(image.pixelColor(x, row), look.colour("accent"), 90) for row in (y - 1, y, y + 1))
        for x in range(left, right)
    ]
    changes = sum(one != other for one, other in zip(inked, inked[1:], strict=False))
    assert changes > (right - left) / 8, "dashes, from one side to the other"


def test_few_corrected_mentions_have_hollow_points_and_no_line(look: Theme, qtbot: QtBot) -> None:
    view = ChartView(look, Parts.MOOD)
    qtbot.addWidget(view)
    # she labelled what the scorer is silent of: it is what the scorer said that counts
    moods = [corrected_mood(0.1, 9), corrected_mood(0.1, 10), None]
    view.set_data(corrected(of_days([TALL] * 3), moods), None, NOW)
    assert (view.curve.hollow(), view.curve.runs(firm=True), view.curve.runs(firm=False)) == (
        [0],
        [range(1, 2)],
        [range(2)],
    )
