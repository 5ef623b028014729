"""Icons are ours, take any colour and are sharp on every screen."""

from importlib.resources import files

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from cmdesk.ui import icons

NAMES = sorted(
    path.name.removesuffix(".svg")
    for path in (files("cmdesk.resources") / "icons").iterdir()
    if path.name.endswith(".svg") and not path.name.startswith(("cmdesk", "widget-"))
)
NEEDED = (
    "plus import refresh export search settings bell calendar edit trash copy open-external close chevron-left "
    "chevron-right chevron-down info filter undo chart table sun moon play-demo check warning"
)


def image_of(icon: QIcon, size: int) -> QImage:
    return icon.pixmap(QSize(size, size), 1.0).toImage()


def test_no_needed_icon_is_missing() -> None:
    assert set(NEEDED.split()) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_its_colour_and_no_other(qapp: QApplication, name: str) -> None:
    image = image_of(icons.icon(name, "#cc3366"), 20)
    pixels = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
    inked = [pixel for pixel in pixels if pixel.alpha() > 200]
    assert 8 <= len(inked) <= 200
    assert all(abs(pixel.red() - 0xCC) < 6 and abs(pixel.blue() - 0x66) < 6 for pixel in inked)


def test_an_icon_has_twice_the_pixels_on_a_dense_screen(qapp: QApplication) -> None:
    pixmap = icons.icon("bell", "#000000").pixmap(QSize(20, 20), 2.0)
    assert pixmap.devicePixelRatio() == 2.0
    assert pixmap.size() == QSize(40, 40)


def test_a_disabled_icon_is_paler(qapp: QApplication) -> None:
    icon = icons.icon("plus", QColor("#000000"))
    normal = icon.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Normal).toImage()
    disabled = icon.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage()
    assert disabled.pixelColor(10, 10).alpha() < normal.pixelColor(10, 10).alpha() / 2


def test_an_unknown_icon_is_refused(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon", "#000000")


def test_the_program_icon_keeps_its_three_bars_at_16_pixels(qapp: QApplication) -> None:
    image = image_of(icons.app_icon(), 16)
    bars = [image.pixelColor(x, 9) for x in (4, 7, 10)]
    assert bars[0].saturation() < 60  # grey
    assert bars[1].blue() > bars[1].red() + 80  # blue
    assert bars[2].red() > bars[2].blue() + 80  # orange
    assert image.pixelColor(6, 9).lightness() > 200  # the bubble between them
