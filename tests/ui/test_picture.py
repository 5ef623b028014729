"""Chart pictures: the same at every size, and traceable to their numbers."""

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cmdesk.core.types import Label
from cmdesk.core.views import Tally
from cmdesk.ui.picture import Kind, PictureSpec, natural_scale, render_chart
from cmdesk.ui.presets import POST, PRESETS, Sheet
from cmdesk.ui.theme import DARK, LIGHT, Theme
from tests.ui.charts.samples import NOW, TALL, of_days

BLUE = LIGHT.label_colour(Label.POSITIVE)
SHAPES = (TALL, Tally(12, 20, 20, 8), Tally(20, 8, 30, 0), Tally(5, 9, 12, 4), Tally(60, 10, 10, 5))
DATA = of_days([SHAPES[index % len(SHAPES)] for index in range(30)])

pytestmark = pytest.mark.usefixtures("qapp")


def spec(kind: Kind = "volume-mood", **changes: object) -> PictureSpec:
    values: dict[str, object] = {
        "kind": kind,
        "title": "Café Vermeil",
        "subtitle": "24/10/2026 – 22/11/2026 · Europe/Paris",
        "data": DATA,
        "source_line": "1 284 mentions · query: vermeil · cmdesk 0.1.0",
        "colour": "#b04090",
        "locale": QLocale("fr_FR"),
    }
    return PictureSpec(**(values | changes))  # type: ignore[arg-type]


def pixels(image: QImage) -> np.ndarray:
    """Height x width x (blue, green, red)."""
    assert image.format() == QImage.Format.Format_RGB32
    memory: np.ndarray = np.frombuffer(image.constBits(), dtype=np.uint8)
    return memory.reshape(image.height(), image.width(), 4)[..., :3]


def like(image: QImage, colour: QColor, slack: int = 40) -> np.ndarray:
    """Which pixels have this colour, about."""
    wanted = np.array([colour.blue(), colour.green(), colour.red()], dtype=int)
    differences = np.abs(pixels(image).astype(int) - wanted).max(axis=2)
    return np.asarray(differences <= slack)


def runs(marked: np.ndarray, bridge: int = 0) -> list[tuple[int, int]]:
    """Stretches of True, gaps of up to `bridge` filled."""
    bounds = np.flatnonzero(np.diff(np.concatenate([[0], marked.astype(int), [0]])))
    found: list[tuple[int, int]] = []
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        if found and start - found[-1][1] <= bridge:
            found[-1] = (found[-1][0], int(end))
        else:
            found.append((int(start), int(end)))
    return found


def head_ink(image: QImage) -> float:
    """How much ink title, subtitle and legend have, as a share of the picture; smoothing does not change it."""
    head = pixels(image)[: round(image.height() * 0.12)].astype(int)
    return float(np.abs(255 - head).sum() / 255 / image.width() / image.height())


def time_labels(image: QImage, theme: Theme, scale: float) -> list[float]:
    """Centres of the labels below the plots, as shares of the width."""
    ink = like(image, theme.colour("muted"), 90)
    lines = runs(np.asarray(ink.any(axis=1)), bridge=round(2 * scale))
    # from below: source line, then the labels of time
    top, bottom = lines[-2]
    return [
        (start + end) / 2 / image.width()
        for start, end in runs(np.asarray(ink[top:bottom].any(axis=0)), round(8 * scale))
    ]


@pytest.mark.parametrize("factor", [0.5, 2.0], ids=["600x338", "2400x1350"])
def test_half_and_double_size_are_the_same_picture(factor: float) -> None:
    """Labels, bars and text keep place and proportion: the trap of painting on devices of another resolution."""
    middle = render_chart(spec(), LIGHT, PRESETS[POST], 1.0)
    other = render_chart(spec(), LIGHT, Sheet(round(1200 * factor), round(675 * factor)), factor)
    blue, blue_too = like(middle, BLUE, 8), like(other, BLUE, 8)
    for axis in (0, 1):
        extent, extent_too = np.flatnonzero(blue.any(axis=axis)), np.flatnonzero(blue_too.any(axis=axis))
        assert extent_too[0] / factor == pytest.approx(extent[0], abs=8)
        assert extent_too[-1] / factor == pytest.approx(extent[-1], abs=8)
    assert blue_too.mean() == pytest.approx(blue.mean(), rel=0.12)
    assert head_ink(other) == pytest.approx(head_ink(middle), rel=0.1)
    places, places_too = time_labels(middle, LIGHT, 1.0), time_labels(other, LIGHT, factor)
    assert len(places) == len(places_too) == 15
    assert places_too == pytest.approx(places, abs=0.006)


def test_a_larger_scale_enlarges_the_text_and_not_the_picture() -> None:
    plain, large = (render_chart(spec(), LIGHT, Sheet(1200, 675), scale) for scale in (1.0, 2.0))
    assert plain.size() == large.size() == QSize(1200, 675)
    ink, more_ink = (like(image, LIGHT.colour("text"), 60).sum() for image in (plain, large))
    assert more_ink > 2 * ink


def test_text_grows_with_the_picture_by_itself() -> None:
    assert natural_scale(PRESETS[POST]) == 1.25
    assert natural_scale(Sheet(2400, 1350)) == 2.5
    assert natural_scale(Sheet(300, 200)) == 1.0
    automatic = render_chart(spec(), LIGHT, Sheet(1200, 675))
    assert automatic == render_chart(spec(), LIGHT, Sheet(1200, 675), 1.25)


def test_a_picture_is_painted_the_same_every_time() -> None:
    assert render_chart(spec(), LIGHT, Sheet(800, 450)) == render_chart(spec(), LIGHT, Sheet(800, 450))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("kind", "bars", "line"), [("volume", True, False), ("mood", False, True), ("volume-mood", True, True)]
)
def test_each_kind_has_its_plots(theme: Theme, kind: Kind, bars: bool, line: bool) -> None:
    image = render_chart(spec(kind), theme, Sheet(1200, 675))
    assert image.pixelColor(2, 2) == theme.colour("card")
    plots = like(image, theme.label_colour(Label.NEGATIVE), 6)[150:]
    assert (plots.sum() > 3000) == bars
    band = like(image, theme.colour("accent"), 12)[150:]
    assert (band.sum() > 1000) == line


def test_the_colour_of_the_tracker_marks_the_title() -> None:
    image = render_chart(spec(), LIGHT, Sheet(1200, 675))
    marked = like(image, QColor("#b04090"), 6)
    assert marked[:60, :60].sum() > 50
    assert marked.sum() == marked[:60, :60].sum()


@pytest.mark.parametrize(
    "text", ["Une marque dont le nom ne finit pas " * 12, "", "日本語のブランド", "<b>Marque</b>\n"]
)
def test_no_text_leaves_the_picture(text: str) -> None:
    image = render_chart(spec(title=text, subtitle=text, source_line=text), LIGHT, Sheet(600, 338))
    card = like(image, LIGHT.colour("card"), 3)
    assert card[:, :6].all()
    assert card[:, -6:].all()
    assert card[:4].all()
    assert card[-3:].all()
    assert like(image, BLUE, 6).sum() > 500


def test_an_empty_period_says_so() -> None:
    silent = spec(data=of_days([Tally()] * 30))
    with_words = render_chart(silent, LIGHT, Sheet(1200, 675))
    assert like(with_words, BLUE, 6)[150:].sum() == 0
    ink = like(with_words, LIGHT.colour("muted"), 60)[150:400, 400:800]
    assert ink.sum() > 100


def test_a_running_bin_is_hatched_in_the_picture_too() -> None:
    whole, running = (render_chart(spec(now=now), LIGHT, Sheet(1200, 675)) for now in (None, NOW))
    assert like(running, BLUE, 6).sum() < like(whole, BLUE, 6).sum()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_picture_on_nothing_has_no_stain_of_the_card(theme: Theme) -> None:
    """Not as ground, nor in hatching, hollow points or swatches; laid on the card it is the picture with the card."""
    few = spec(data=of_days([Tally(2, 1, 3, 4), Tally(9, 3, 9, 9)] * 6), now=NOW)
    clear, with_card = (render_chart(few, look, Sheet(1200, 675)) for look in (theme.clear(), theme))
    assert clear.format() == QImage.Format.Format_ARGB32
    memory = np.frombuffer(clear.constBits(), dtype=np.uint8).reshape(675, 1200, 4)
    shown, alpha = memory[..., :3].astype(int), memory[..., 3]
    assert not alpha[:14].any() and not alpha[-12:].any()
    card = theme.colour("card")
    stains = np.abs(shown - [card.blue(), card.green(), card.red()]).max(axis=2) < 6
    assert not (stains & (alpha > 24)).any()
    ground = QImage(clear.size(), QImage.Format.Format_RGB32)
    ground.fill(card)
    painter = QPainter(ground)
    painter.drawImage(0, 0, clear)
    painter.end()
    # smoothing differs at the edges of stripes only
    differences = np.abs(pixels(ground).astype(int) - pixels(with_card)).max(axis=2)
    assert np.mean(differences > 12) < 0.01
    assert differences.mean() < 1


def test_labels_of_a_picture_stand_below_their_bars() -> None:
    image = render_chart(spec("volume"), LIGHT, Sheet(1200, 675))
    plot = like(image, BLUE, 8)[150:]
    bars = [(start + end) / 2 / image.width() for start, end in runs(np.asarray(plot.any(axis=0)))]
    assert len(bars) == 30
    labels = time_labels(image, LIGHT, 1.25)
    nearest = [min(range(30), key=lambda index, at=at: abs(bars[index] - at)) for at in labels]
    assert set(np.diff(nearest)) == {2}
    assert labels == pytest.approx([bars[index] for index in nearest], abs=1.5 / image.width())


def test_the_words_of_an_empty_mood_are_not_struck_through() -> None:
    image = render_chart(spec("mood", data=of_days([Tally()] * 30)), LIGHT, Sheet(1200, 675))
    middle = np.s_[150:550, 400:800]
    words = np.flatnonzero(like(image, LIGHT.colour("muted"), 30)[middle].any(axis=1))
    (nought,) = np.flatnonzero(like(image, LIGHT.colour("line_strong"), 2)[middle].all(axis=1))
    assert len(words) and words[-1] < nought


def test_rendering_leaves_no_window_behind(qapp: QApplication) -> None:
    render_chart(spec(), LIGHT, Sheet(600, 338))
    assert not [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
