"""Icons: our own 24-pixel stroke drawings, given a colour when they are loaded.

The drawings say `currentColor`; it is replaced in the text of the SVG before Qt renders it, once for each size that
ordinary and high-density screens ask for, so that no icon is ever scaled up. `QIcon.fromTheme` is not used: it finds
nothing on two systems out of three.
"""

from functools import lru_cache
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZES: Final = (14, 16, 18, 20, 24, 28, 32, 36, 40, 48)
"""Pixels of the device: the sizes in use at one and two device pixels a pixel."""

APP_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, colour: QColor | str) -> QIcon:
    """The icon `name` drawn in one colour; paler where its button is disabled.

    Raises:
        FileNotFoundError: no icon has this name.
    """
    shade = QColor(colour)
    renderer = _renderer(_drawing(name).replace(b"currentColor", shade.name().encode()))
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_pixmap(renderer, size, shade.alphaF()), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(renderer, size, shade.alphaF() * 0.4), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """The icon of the program itself."""
    renderer = _renderer(_drawing("cmdesk"))
    made = QIcon()
    for size in APP_SIZES:
        made.addPixmap(_pixmap(renderer, size, 1.0))
    return made


@lru_cache(maxsize=64)
def _drawing(name: str) -> bytes:
    return (files("cmdesk.resources") / "icons" / f"{name}.svg").read_bytes()


def _renderer(drawing: bytes) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing))


def _pixmap(renderer: QSvgRenderer, size: int, opacity: float) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
