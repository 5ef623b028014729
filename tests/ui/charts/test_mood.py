"""The mood curve: what it paints lies where it says it does."""

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from cmdesk.core.views import Tally
from cmdesk.ui.charts.view import ChartView, Parts
from cmdesk.ui.theme import Theme
from tests.ui.charts.samples import NOW, of_days

FEW = {"negative": Tally(negative=6, told=6), "positive": Tally(positive=6, told=6)}
MANY = {"negative": Tally(negative=30, told=30), "positive": Tally(positive=30, told=30)}


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
    changed = [
        (x, y)
        for y in range(with_curve.height())
        for x in range(with_curve.width())
        if with_curve.pixel(x, y) != without.pixel(x, y)
    ]
    assert changed
    painted = QRectF(
        min(x for x, _ in changed),
        min(y for _, y in changed),
        max(x for x, _ in changed) - min(x for x, _ in changed) + 1,
        max(y for _, y in changed) - min(y for _, y in changed) + 1,
    )
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
