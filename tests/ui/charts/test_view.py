"""What the plots paint, and what a click on them means: asserted on pixels and signals."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Label
from cmdesk.core.views import Tally
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.charts.view import ChartView, Parts
from cmdesk.ui.theme import LIGHT, Theme
from tests.ui.charts.samples import NOW, TALL, click, column, hover, middle, near, of_days, place

Make = Callable[..., ChartView]
EVERYTHING = Parts.VOLUME | Parts.MOOD | Parts.OVERVIEW


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Makes shown views of 800 x 420 pixels."""

    def build(data: ChartData, theme: Theme = LIGHT, parts: Parts = EVERYTHING) -> ChartView:
        view = ChartView(theme, parts)
        qtbot.addWidget(view)
        view.resize(800, 420)
        view.show()
        view.set_data(data, data, NOW)
        return view

    return build


def painted(view: ChartView) -> QImage:
    image: QImage = view.viewport().grab().toImage()
    return image


def segment(view: ChartView, data: ChartData, index: int, low: float, high: float) -> QPoint:
    """The middle of a segment of a bar."""
    return place(view, view.volume_box, middle(data, index), (low + high) / 2)


def test_bars_stack_positive_neutral_negative_unknown(look: Theme, make: Make) -> None:
    data = of_days([TALL] * 10)
    view = make(data, look)
    image = painted(view)
    for label, low, high in (
        (Label.POSITIVE, 0, 40),
        (Label.NEUTRAL, 40, 60),
        (Label.NEGATIVE, 60, 90),
    ):
        at = segment(view, data, 4, low, high)
        assert near(image.pixelColor(at), look.label_colour(label)), label


def test_unknown_is_hatched_at_the_top_of_the_bar(look: Theme, make: Make) -> None:
    data = of_days([Tally(positive=50, unknown=50)] * 5)
    view = make(data, look)
    at = segment(view, data, 1, 50, 100)
    colours = {colour.name() for colour in column(painted(view), at.x(), at.y() - 12, at.y() + 12)}
    assert len(colours) > 3
    assert look.label_colour(Label.UNKNOWN).name() in colours


def test_bars_are_as_high_as_their_counts(make: Make) -> None:
    data = of_days([Tally(positive=25), Tally(positive=100), Tally(), Tally(positive=50)])
    view = make(data)
    image = painted(view)
    bottom = place(view, view.volume_box, middle(data, 0), 0).y()
    blue = LIGHT.label_colour(Label.POSITIVE)
    heights = []
    for index in range(3):
        x = place(view, view.volume_box, middle(data, index), 0).x()
        heights.append(sum(near(colour, blue) for colour in column(image, x, 0, bottom)))
    assert heights[2] == 0
    assert heights[0] == pytest.approx(heights[1] / 4, abs=1)


def test_a_single_mention_beside_thousands_is_still_seen(make: Make) -> None:
    data = of_days([Tally(positive=1), Tally(positive=9000)])
    view = make(data)
    at = place(view, view.volume_box, middle(data, 0), 0)
    colours = column(painted(view), at.x(), at.y() - 3, at.y() + 1)
    assert any(near(colour, LIGHT.label_colour(Label.POSITIVE)) for colour in colours)


@pytest.mark.parametrize("count", [7, 30, 90, 190])
def test_gaps_between_bars_are_legible(make: Make, count: int) -> None:
    data = of_days([Tally(positive=10)] * count)
    view = make(data)
    image = painted(view)
    y = segment(view, data, 0, 0, 10).y()
    left = place(view, view.volume_box, data.edges[0].timestamp(), 0).x()
    right = place(view, view.volume_box, data.edges[-1].timestamp(), 0).x()
    blue = LIGHT.label_colour(Label.POSITIVE)
    row = [near(image.pixelColor(x, y), blue) for x in range(left, right)]
    bars = sum(now and not before for before, now in zip([False, *row], row, strict=False))
    # the last one still runs and is hatched
    assert bars >= count - 1


def test_the_running_bin_is_hatched_and_the_one_before_is_not(look: Theme, make: Make) -> None:
    data = of_days([Tally(positive=100)] * 4)
    view = make(data, look)
    image = painted(view)
    card, blue = look.colour("card"), look.label_colour(Label.POSITIVE)
    for index, hatched in ((2, False), (3, True)):
        at = segment(view, data, index, 0, 100)
        colours = column(image, at.x(), at.y() - 15, at.y() + 15)
        assert any(near(colour, blue) for colour in colours)
        assert any(near(colour, card) for colour in colours) is hatched


def test_mood_is_a_line_from_ten_a_hollow_point_from_five_and_nothing_below(look: Theme, make: Make) -> None:
    enough, few, hardly = Tally(positive=12), Tally(positive=6), Tally(positive=4)
    data = of_days([enough, enough, few, hardly, few, enough])
    view = make(data, look)
    assert [list(run) for run in view.curve.runs(firm=True)] == [[0, 1], [5]]
    assert view.curve.hollow() == [2, 4]
    image = painted(view)
    accent, card = look.colour("accent"), look.colour("card")

    def at(index: float, value: float = 1.0) -> QPoint:
        start = data.edges[0].timestamp()
        return place(view, view.mood_box, start + (index + 0.5) * 86_400, value)

    def lined(index: float) -> bool:
        return any(near(image.pixelColor(at(index) + QPoint(0, dy)), accent) for dy in (-1, 0, 1))

    assert lined(0.5)  # between two firm bins
    assert not lined(1.5)  # not to a hollow point
    assert near(image.pixelColor(at(2)), card)  # hollow inside ...
    ring = [image.pixelColor(at(2) + QPoint(dx, 0)) for dx in (-4, -3, 3, 4)]
    assert any(near(colour, accent, 40) for colour in ring)  # ... with a ring around
    around = [image.pixelColor(at(3) + QPoint(dx, dy)) for dx in range(-6, 7) for dy in range(0, 30)]
    assert all(near(colour, card) or near(colour, look.colour("grid")) for colour in around)


def test_the_band_covers_the_interval(make: Make) -> None:
    data = of_days([Tally(negative=20, neutral=20, positive=20)] * 6)
    view = make(data)
    mood = data.moods()[2]
    assert mood is not None
    image = painted(view)
    inside = place(view, view.mood_box, middle(data, 2), mood.high * 0.6)
    outside = place(view, view.mood_box, middle(data, 2), mood.high * 1.4)
    card = LIGHT.colour("card")
    assert not near(image.pixelColor(inside), card)
    assert near(image.pixelColor(outside), card)


def test_the_mood_axis_widens_only_when_a_band_needs_it(make: Make) -> None:
    calm = make(of_days([Tally(negative=300, neutral=300, positive=300)] * 5))
    stormy = make(of_days([Tally(negative=30)] * 5))
    assert calm.curve.limit == 0.5
    assert stormy.curve.limit == 1.0


@pytest.mark.parametrize("size", [(640, 300), (1360, 480), (1900, 700)])
def test_all_plots_begin_and_end_at_the_same_place(make: Make, size: tuple[int, int]) -> None:
    view = make(of_days([Tally(positive=12_345)] * 30))
    view.resize(*size)
    boxes = (view.volume_box, view.mood_box, view.overview)
    assert len({round(box.sceneBoundingRect().left()) for box in boxes}) == 1
    assert len({round(box.sceneBoundingRect().right()) for box in boxes}) == 1
    for axis in (view.count_axis, view.mood_axis):
        assert round(axis.geometry().right()) == round(view.volume_box.geometry().left())
    bottoms = [round(box.sceneBoundingRect().bottom()) for box in boxes]
    assert bottoms == sorted(bottoms)
    assert bottoms[-1] < size[1]


def test_time_labels_stand_below_their_bars(make: Make) -> None:
    data = of_days([TALL] * 7)
    view = make(data)
    image = painted(view)
    strip = view.time_axis.mapRectToScene(view.time_axis.rect()).toRect()
    muted = LIGHT.colour("muted")
    inked = [
        x
        for x in range(strip.left(), image.width())
        if any(near(image.pixelColor(x, y), muted, 90) for y in range(strip.top(), strip.bottom()))
    ]
    words = [[inked[0]]]
    for x in inked[1:]:
        if x - words[-1][-1] > 10:
            words.append([])
        words[-1].append(x)
    middles = [(word[0] + word[-1]) / 2 for word in words]
    expected = [place(view, view.mood_box, middle(data, index), 0).x() for index in range(7)]
    assert [tick.text for tick in view.time_axis.ticks()][3] == "jeu. 19 nov."
    assert middles == pytest.approx(expected, abs=4)


@pytest.mark.parametrize(
    ("low", "high", "label"),
    [
        (0, 40, Label.POSITIVE),
        (40, 60, Label.NEUTRAL),
        (60, 90, Label.NEGATIVE),
        (90, 100, Label.UNKNOWN),
        (100, 106, None),
    ],
)
def test_a_click_tells_the_bar_and_its_segment(
    make: Make, qtbot: QtBot, low: float, high: float, label: Label | None
) -> None:
    data = of_days([TALL] * 10)
    view = make(data)
    with qtbot.waitSignal(view.clicked) as caught:
        click(view, segment(view, data, 6, low, high))
    assert caught.args == [6, label]


def test_a_click_in_the_mood_means_the_whole_bin(make: Make, qtbot: QtBot) -> None:
    data = of_days([TALL] * 10)
    view = make(data)
    with qtbot.waitSignal(view.clicked) as caught:
        click(view, place(view, view.mood_box, middle(data, 2), 0.1))
    assert caught.args == [2, None]


def test_an_empty_bin_cannot_be_opened(make: Make, qtbot: QtBot) -> None:
    data = of_days([TALL, Tally(), TALL])
    view = make(data)
    with qtbot.assertNotEmitted(view.clicked):
        click(view, place(view, view.volume_box, middle(data, 1), 10))


def test_pointing_tells_the_bin_in_both_plots_and_nothing_beside_them(make: Make, qtbot: QtBot) -> None:
    data = of_days([TALL] * 10)
    view = make(data)
    told: list[object] = []
    view.hovered.connect(lambda index, _: told.append(index))
    hover(view, place(view, view.volume_box, middle(data, 3), 50))
    hover(view, place(view, view.mood_box, middle(data, 8), 0))
    hover(view, QPoint(2, 2))
    assert told == [3, 8, None]


def test_the_bin_pointed_at_is_lit_in_both_plots(make: Make) -> None:
    data = of_days([Tally(positive=10)] * 9 + [Tally(positive=100)])
    view = make(data)
    view.show_current(4)
    image = painted(view)
    hovered = LIGHT.colour("hover")
    assert near(image.pixelColor(place(view, view.volume_box, middle(data, 4), 87)), hovered, 2)
    assert near(image.pixelColor(place(view, view.mood_box, middle(data, 4), -0.8)), hovered, 2)
    assert not near(image.pixelColor(place(view, view.volume_box, middle(data, 5), 87)), hovered, 2)


def test_other_data_replace_the_old_without_new_items(make: Make) -> None:
    view = make(of_days([TALL] * 30))
    before = len(view.scene().items())
    view.set_data(of_days([TALL] * 90), of_days([TALL] * 90), NOW)
    view.set_data(ChartData((), (), of_days([]).step), None, NOW)
    view.set_data(of_days([TALL]), of_days([TALL]), NOW)
    assert len(view.scene().items()) == before
    assert not painted(view).isNull()


def test_the_wheel_and_the_right_button_change_nothing(make: Make, qtbot: QtBot) -> None:
    data = of_days([TALL] * 10)
    view = make(data)
    before = view.volume_box.viewRange()
    assert view.volume_box.menu is None
    assert view.volume_box.state["mouseEnabled"] == [False, False]
    assert view.volume_box.viewRange() == before
