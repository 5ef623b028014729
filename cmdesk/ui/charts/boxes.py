"""The areas in which charts paint, without pyqtgraph's zooming, panning and menus: a brush does the zooming."""

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent, MouseDragEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsSceneWheelEvent


class PlainBox(pg.ViewBox):
    """A view box that only shows. Its range is set by whoever owns it."""

    def __init__(self) -> None:
        super().__init__(enableMouse=False, enableMenu=False, defaultPadding=0)
        self.disableAutoRange()
        self.setFlag(self.GraphicsItemFlag.ItemIsFocusable, False)

    def show_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show exactly this."""
        self.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=False)

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        event.ignore()

    def mouseDragEvent(self, event: MouseDragEvent, axis: int | None = None) -> None:
        event.ignore()

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
