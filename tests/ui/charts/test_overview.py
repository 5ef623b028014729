"""The brush: dragged, drawn, clicked; snapped to bins, and told no more often than useful."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from cmdesk.core.views import Tally
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.charts.view import ChartView, Parts
from cmdesk.ui.theme import LIGHT
from tests.ui.charts.samples import NOW, TALL, click, double_click, hold, let_go, near, of_days, place

pytestmark = pytest.mark.usefixtures("every_move")


@pytest.fixture
def history() -> ChartData:
    return of_days([TALL] * 90)


@pytest.fixture
def view(qtbot: QtBot, history: ChartData) -> ChartView:
    """A view whose brush holds the days 60 to 75."""
    made = ChartView(LIGHT, Parts.VOLUME | Parts.MOOD | Parts.OVERVIEW)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    made.set_data(history, history, NOW)
    made.overview.set_brush(history.edges[60], history.edges[75])
    return made


def at(view: ChartView, history: ChartData, edge: float) -> QPoint:
    """A point of the overview at an edge, or between two."""
    whole = int(edge)
    seconds = history.edges[whole].timestamp() + (edge - whole) * 86_400
    low, high = view.overview.viewRange()[1]
    # below the grip: lines and middle are caught anywhere
    return place(view, view.overview, seconds, low + (high - low) * 0.2)


def region(view: ChartView) -> tuple[float, float]:
    low, high = view.overview.region.getRegion()
    return float(low), float(high)


def test_placing_the_brush_tells_nobody(view: ChartView, history: ChartData, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.brushed, wait=100):
        view.overview.set_brush(history.edges[10], history.edges[20])
    assert region(view) == (history.edges[10].timestamp(), history.edges[20].timestamp())


def test_dragging_the_middle_moves_the_brush_and_tells_edges(view: ChartView, history: ChartData, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.brushed) as caught:
        hold(view, at(view, history, 67), at(view, history, 47.2))
        let_go(view, at(view, history, 47.2))
    assert caught.args == [history.edges[40], history.edges[55]]
    assert region(view) == (history.edges[40].timestamp(), history.edges[55].timestamp())


def test_dragging_an_edge_stretches_the_brush(view: ChartView, history: ChartData, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.brushed) as caught:
        hold(view, at(view, history, 75), at(view, history, 82.4))
        let_go(view, at(view, history, 82.4))
    assert caught.args == [history.edges[60], history.edges[82]]


def test_dragging_beside_the_brush_draws_a_new_one(view: ChartView, history: ChartData, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.brushed) as caught:
        hold(view, at(view, history, 30.1), at(view, history, 9.8))
        let_go(view, at(view, history, 9.8))
    assert caught.args == [history.edges[10], history.edges[30]]


def test_the_brush_stops_at_the_end_and_keeps_its_width(view: ChartView, history: ChartData, qtbot: QtBot) -> None:
    end = at(view, history, 89.9)
    with qtbot.waitSignal(view.brushed) as caught:
        hold(view, at(view, history, 61), end)
        let_go(view, end)
    assert caught.args == [history.edges[75], history.edges[90]]


def test_a_click_moves_the_brush_there(view: ChartView, history: ChartData, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.brushed) as caught:
        click(view, at(view, history, 20.5))
    start, end = caught.args
    assert start <= history.edges[20] < end
    assert end - start == timedelta(days=15)


def test_a_double_click_brushes_everything(view: ChartView, history: ChartData, qtbot: QtBot) -> None:
    told: list[tuple[object, object]] = []
    view.brushed.connect(lambda start, end: told.append((start, end)))
    double_click(view, at(view, history, 20.5))
    assert told[-1] == (history.edges[0], history.edges[-1])


def test_while_she_drags_the_brush_tells_and_not_for_every_move(
    view: ChartView, history: ChartData, qtbot: QtBot
) -> None:
    told: list[tuple[object, object]] = []
    view.brushed.connect(lambda start, end: told.append((start, end)))
    with qtbot.waitSignal(view.brushed):
        hold(view, at(view, history, 67), at(view, history, 27), moves=40)
    held = view.overview.dragging
    assert held
    assert len(told) == 1
    assert all(moment in history.edges for moment in told[0])
    let_go(view, at(view, history, 27))
    assert not view.overview.dragging
    assert len(told) == 1, "letting go where the brush was last told must not tell again"


def test_news_do_not_pull_the_brush_out_of_her_hand(view: ChartView, history: ChartData, qtbot: QtBot) -> None:
    hold(view, at(view, history, 67), at(view, history, 47))
    held = region(view)
    view.overview.set_brush(history.edges[0], history.edges[5])
    view.set_data(history, of_days([TALL] * 89 + [Tally(positive=1)]), NOW)
    assert region(view) == held
    let_go(view, at(view, history, 47))


def test_a_tiny_brush_keeps_one_bin(view: ChartView, history: ChartData, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.brushed) as caught:
        hold(view, at(view, history, 75), at(view, history, 60.1))
        let_go(view, at(view, history, 60.1))
    start, end = caught.args
    assert end - start == timedelta(days=1)


def test_bins_in_the_brush_are_in_the_accent_colour_and_handles_are_seen(view: ChartView, history: ChartData) -> None:
    image = view.viewport().grab().toImage()
    accent, outside = LIGHT.colour("accent"), LIGHT.colour("line_strong")
    assert near(image.pixelColor(at(view, history, 70.5)), accent)
    assert near(image.pixelColor(at(view, history, 20.5)), outside)
    centre = view.overview.sceneBoundingRect().center().y()
    for edge in (60, 75):
        x = at(view, history, edge).x()
        assert near(image.pixelColor(x, int(centre)), LIGHT.colour("card"))


def test_without_a_mention_there_is_no_brush(qtbot: QtBot, view: ChartView) -> None:
    nothing = of_days([Tally()] * 30)
    view.set_data(nothing, nothing, NOW)
    assert not view.overview.region.isVisible()
    assert not view.history_axis.isVisible()
    view.set_data(of_days([TALL] * 30), of_days([TALL] * 30), NOW)
    assert view.overview.region.isVisible()
    assert view.history_axis.isVisible()


def test_a_low_view_gives_the_room_of_the_labels_to_the_plots(view: ChartView) -> None:
    view.resize(1000, 180)
    assert not view.history_axis.isVisible()
    assert view.volume_box.size().height() >= 50
    assert view.overview.sceneBoundingRect().bottom() <= 180
    view.resize(1000, 400)
    assert view.history_axis.isVisible()
