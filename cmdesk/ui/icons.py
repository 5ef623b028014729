"""Icons: our own 24-pixel stroke drawings, given a colour when they are loaded.

The drawings say `currentColor`; it is replaced in the text of the SVG before Qt renders it, once for each size that
ordinary and high-density screens ask for, so that no icon is ever scaled up. `QIcon.fromTheme` is not used: it finds
nothing on two systems out of three.
"""

from functools import lru_cache
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZES: Final = (14, 16, 18, 20, 24, 28, 32, 36, 40, 48)
"""Pixels of the device: the sizes in use at one and two device pixels a pixel."""

APP_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, colour: QColor | str) -> QIcon:
    """The icon `name` drawn in one colour; paler where its button is disabled.

    Raises:
        FileNotFoundError: no icon has this name.
    """
    made = QIcon()
    for normal, disabled in _paintings(name, QColor(colour).name(QColor.NameFormat.HexArgb)):
        made.addPixmap(QPixmap.fromImage(normal), QIcon.Mode.Normal)
        made.addPixmap(QPixmap.fromImage(disabled), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """The icon of the program itself."""
    renderer = _renderer(_drawing("cmdesk"))
    made = QIcon()
    for size in APP_SIZES:
        made.addPixmap(QPixmap.fromImage(_painting(renderer, size, 1.0)))
    return made


# images, not pixmaps: these may outlive the application
@lru_cache(maxsize=256)
def _paintings(name: str, colour: str) -> list[tuple[QImage, QImage]]:
    """An icon at each size, ordinary and paler."""
    shade = QColor(colour)
    renderer = _renderer(_drawing(name).replace(b"currentColor", shade.name().encode()))
    return [
        (_painting(renderer, size, shade.alphaF()), _painting(renderer, size, shade.alphaF() * 0.4)) for size in SIZES
    ]


@lru_cache(maxsize=64)
def _drawing(name: str) -> bytes:
    return (files("cmdesk.resources") / "icons" / f"{name}.svg").read_bytes()


def _renderer(drawing: bytes) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing))


def _painting(renderer: QSvgRenderer, size: int, opacity: float) -> QImage:
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image
