"""Chart pictures: the same at every size, and traceable to their numbers."""

import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from cmdesk.core.errors import InputError
from cmdesk.core.types import Label, Tally
from cmdesk.ui.picture import Kind, PictureSpec, natural_scale, render_chart, save_png
from cmdesk.ui.presets import PRESETS
from cmdesk.ui.theme import DARK, LIGHT, Theme
from tests.png import chunks, told
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
    middle = render_chart(spec(), LIGHT, PRESETS["1200x675"], 1.0)
    other = render_chart(spec(), LIGHT, (round(1200 * factor), round(675 * factor)), factor)
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
    plain, large = (render_chart(spec(), LIGHT, (1200, 675), scale) for scale in (1.0, 2.0))
    assert plain.size() == large.size() == QSize(1200, 675)
    ink, more_ink = (like(image, LIGHT.colour("text"), 60).sum() for image in (plain, large))
    assert more_ink > 2 * ink


def test_text_grows_with_the_picture_by_itself() -> None:
    assert natural_scale(PRESETS["1200x675"]) == 1.25
    assert natural_scale((2400, 1350)) == 2.5
    assert natural_scale((300, 200)) == 1.0
    automatic = render_chart(spec(), LIGHT, QSize(1200, 675))
    assert automatic == render_chart(spec(), LIGHT, (1200, 675), 1.25)


def test_a_picture_is_painted_the_same_every_time() -> None:
    assert render_chart(spec(), LIGHT, (800, 450)) == render_chart(spec(), LIGHT, (800, 450))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("kind", "bars", "line"), [("volume", True, False), ("mood", False, True), ("volume-mood", True, True)]
)
def test_each_kind_has_its_plots(theme: Theme, kind: Kind, bars: bool, line: bool) -> None:
    image = render_chart(spec(kind), theme, (1200, 675))
    assert image.pixelColor(2, 2) == theme.colour("card")
    plots = like(image, theme.label_colour(Label.NEGATIVE), 6)[150:]
    assert (plots.sum() > 3000) == bars
    band = like(image, theme.colour("accent"), 12)[150:]
    assert (band.sum() > 1000) == line


def test_the_colour_of_the_tracker_marks_the_title() -> None:
    image = render_chart(spec(), LIGHT, (1200, 675))
    marked = like(image, QColor("#b04090"), 6)
    assert marked[:60, :60].sum() > 50
    assert marked.sum() == marked[:60, :60].sum()


@pytest.mark.parametrize(
    "text", ["Une marque dont le nom ne finit pas " * 12, "", "日本語のブランド", "<b>Marque</b>\n"]
)
def test_no_text_leaves_the_picture(text: str) -> None:
    image = render_chart(spec(title=text, subtitle=text, source_line=text), LIGHT, (600, 338))
    card = like(image, LIGHT.colour("card"), 3)
    assert card[:, :6].all()
    assert card[:, -6:].all()
    assert card[:4].all()
    assert card[-3:].all()
    assert like(image, BLUE, 6).sum() > 500


def test_an_empty_period_says_so() -> None:
    silent = spec(data=of_days([Tally()] * 30))
    with_words = render_chart(silent, LIGHT, (1200, 675))
    assert like(with_words, BLUE, 6)[150:].sum() == 0
    ink = like(with_words, LIGHT.colour("muted"), 60)[150:400, 400:800]
    assert ink.sum() > 100


def test_a_running_bin_is_hatched_in_the_picture_too() -> None:
    whole, running = (render_chart(spec(now=now), LIGHT, (1200, 675)) for now in (None, NOW))
    assert like(running, BLUE, 6).sum() < like(whole, BLUE, 6).sum()


def test_rendering_leaves_no_window_behind(qapp: QApplication) -> None:
    render_chart(spec(), LIGHT, (600, 338))
    assert not [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]


METADATA = {
    "Title": "Café Vermeil",
    "Tracker": "Café Vermeil – Ἀθῆναι コーヒー ☕",
    "Query": '"café vermeil" OR #CaféVermeil OR コーヒー ' + "x" * 300,
    "Period": "2026-10-24/2026-11-22",
    "Zone": "Europe/Paris",
    "Filters": "",
    "Mentions": "1284",
    "Software": "cmdesk 0.1.0",
}


def test_the_file_carries_every_text_whatever_its_script(tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    save_png(render_chart(spec(), LIGHT, (600, 338)), path, METADATA)
    read = told(path)
    for keyword, text in METADATA.items():
        assert read.get(keyword, "") == text


def test_the_file_is_the_picture(tmp_path: Path) -> None:
    image = render_chart(spec(), LIGHT, (600, 338))
    path = tmp_path / "chart.png"
    save_png(image, path, {})
    assert QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32) == image
    assert [kind for kind, _ in chunks(path)][-1] == b"IEND"


def test_an_old_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    path.write_text("old")
    save_png(render_chart(spec(), LIGHT, (600, 338)), path, {})
    assert path.read_bytes().startswith(b"\x89PNG")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("where", ["no-such-folder/chart.png", "."])
def test_an_impossible_place_is_told_in_one_sentence(tmp_path: Path, where: str) -> None:
    path = tmp_path / where
    with pytest.raises(InputError) as caught:
        save_png(render_chart(spec(), LIGHT, (600, 338)), path, {})
    assert str(path) in str(caught.value)
    assert str(caught.value).endswith("Choose another place.")
    assert list(tmp_path.iterdir()) == []


def test_nothing_but_a_file_is_ever_replaced(tmp_path: Path) -> None:
    # a pipe here; a device would be gone for good
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(InputError, match="cannot be written"):
        save_png(render_chart(spec(), LIGHT, (600, 338)), path, {})
    assert path.is_fifo()
