"""The overview: all of the history in small, and the brush that chooses what the charts above show.

She drags an edge, drags the middle, draws a new stretch beside it, clicks to move it there, or double-clicks to have
everything. While she drags, the brush tells the bins it would snap to, at most every 60 ms; when she lets go it snaps.
"""

from datetime import datetime
from typing import Final

import numpy as np
import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent, MouseDragEvent
from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen

from cmdesk.core.timeline import Step
from cmdesk.ui.charts.boxes import PlainBox
from cmdesk.ui.charts.data import ChartData, snapped
from cmdesk.ui.charts.paint import Rectangles, columns, device
from cmdesk.ui.theme import Theme

THROTTLE_MS: Final = 60
_LEFT: Final = Qt.MouseButton.LeftButton


class Silhouette(pg.GraphicsObject):
    """Totals of all bins, in the accent colour where the brush is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._edges = np.zeros(0)
        self._counts = np.zeros(0)
        self._brush = (0.0, 0.0)
        self._rectangles = Rectangles()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def set_data(self, data: ChartData) -> None:
        """Show other bins."""
        self.prepareGeometryChange()
        self._edges = np.array(data.seconds())
        self._counts = np.array([tally.mentions for tally in data.bins], dtype=np.float64)
        self.informViewBoundsChanged()
        self.update()

    def set_brush(self, low: float, high: float) -> None:
        """Colour the bins whose middle lies in between."""
        self._brush = (low, high)
        self.update()

    @property
    def highest(self) -> float:
        """The most mentions of a bin."""
        return float(self._counts.max(initial=0))

    def boundingRect(self) -> QRectF:
        if not len(self._counts):
            return QRectF()
        return QRectF(self._edges[0], 0, self._edges[-1] - self._edges[0], max(self.highest, 1))

    def paint(self, painter: QPainter, *_: object) -> None:
        if not len(self._counts):
            return
        with device(painter) as frame:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(Qt.PenStyle.NoPen)
            left, width = columns(frame.x(self._edges), self._theme)
            base = np.rint(frame.y(np.zeros(1)))[0]
            top = np.rint(frame.y(self._counts)) - ((self._counts > 0) & (np.rint(frame.y(self._counts)) == base))
            middle = (self._edges[:-1] + self._edges[1:]) / 2
            chosen = (middle >= self._brush[0]) & (middle < self._brush[1])
            for part, token in ((~chosen, "line_strong"), (chosen, "accent")):
                painter.setBrush(self._theme.colour(token))
                self._rectangles.draw(painter, left[part], top[part], width[part], base - top[part])


class Grips(pg.GraphicsObject):
    """The two handles of the brush: what can be dragged must look so. The mouse passes through."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._at = (0.0, 0.0)
        self.setZValue(20)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def set_places(self, low: float, high: float) -> None:
        """Stand at the edges of the brush."""
        self._at = (low, high)
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect() or QRectF())

    def paint(self, painter: QPainter, *_: object) -> None:
        theme, view = self._theme, self.boundingRect()
        half, tall = theme.px(3), theme.px(8)
        with device(painter) as frame:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), theme.px(1.5)))
            painter.setBrush(theme.colour("card"))
            y = view.center().y() * frame.y_scale + frame.y_offset
            ends = view.left() * frame.x_scale + frame.x_offset, view.right() * frame.x_scale + frame.x_offset
            for at in self._at:
                # at the ends of the history a handle is kept inside, or half of it would be cut off
                x = min(max(at * frame.x_scale + frame.x_offset, ends[0] + half + 1), ends[1] - half - 1)
                painter.drawRoundedRect(QRectF(x - half, y - tall, 2 * half, 2 * tall), half, half)


class Region(pg.LinearRegionItem):
    """The brush itself. Moved against an end of the history it stops; pyqtgraph's own would shrink."""

    def mouseDragEvent(self, event: MouseDragEvent) -> None:
        if event.button() != _LEFT:
            event.ignore()
            return
        event.accept()
        if event.isStart():
            self._start = self.getRegion()
            self.moving = True
        if not self.moving:
            return
        low, high = self._start
        first, last = self.lines[0].bounds()
        shift = event.pos().x() - event.buttonDownPos().x()
        shift = min(max(shift, first - low), last - high)
        self.blockLineSignal = True
        self.lines[0].setValue(low + shift)
        self.lines[1].setValue(high + shift)
        self.blockLineSignal = False
        self.lineMoved(0)
        if event.isFinish():
            self.moving = False
            self.sigRegionChangeFinished.emit(self)


class Overview(PlainBox):
    """History and brush.

    Signals:
        brushed: (start, end), edges of bins of the overview.
    """

    brushed = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._data = ChartData((), (), Step.DAY)
        self._edges: list[float] = []
        self._told: tuple[datetime, datetime] | None = None
        self._drawn_from = 0.0
        self.silhouette = Silhouette(theme)
        self.region = Region(swapMode="sort")
        self.grips = Grips(theme)
        for item in (self.silhouette, self.region, self.grips):
            self.addItem(item, ignoreBounds=True)
        for line in self.region.lines:
            line.setCursor(Qt.CursorShape.SizeHorCursor)
        self.region.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._throttle = QTimer(self, singleShot=True, interval=THROTTLE_MS)
        self._throttle.timeout.connect(self._tell)
        self.region.sigRegionChanged.connect(self._region_moved)
        self.region.sigRegionChangeFinished.connect(self._region_let_go)
        self.region.hide()
        self.grips.hide()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.silhouette.set_theme(theme)
        self.grips.set_theme(theme)
        self.region.setBrush(theme.colour("brush"))
        self.region.setHoverBrush(theme.colour("brush"))
        for line in self.region.lines:
            line.setPen(theme.colour("accent"), width=theme.px(1.5))
            line.setHoverPen(theme.colour("accent"), width=theme.px(3))
        self.region.update()

    @property
    def dragging(self) -> bool:
        """Whether she holds the brush at this moment."""
        return self.region.moving or any(line.moving for line in self.region.lines)

    def set_data(self, data: ChartData) -> None:
        """Show other bins; the brush stays where it is."""
        if data == self._data:
            return
        self._data = data
        self._edges = data.seconds()
        self.silhouette.set_data(data)
        shown = self.silhouette.highest > 0
        self.region.setVisible(shown)
        self.grips.setVisible(shown)
        if data.bins:
            self.show_range((self._edges[0], self._edges[-1]), (0, max(self.silhouette.highest, 1) * 1.15))
            if not self.dragging:
                self._place(*self.region.getRegion())

    def set_brush(self, start: datetime, end: datetime) -> None:
        """Move the brush without telling anybody. Ignored while she holds it."""
        if not self.dragging:
            self._told = (start, end)
            self._place(start.timestamp(), end.timestamp())

    def mouseDragEvent(self, event: MouseDragEvent, axis: int | None = None) -> None:
        """Draw a new stretch beside the brush."""
        if not self._edges or event.button() != _LEFT:
            event.ignore()
            return
        event.accept()
        at = self._clamped(self.mapToView(event.pos()).x())
        if event.isStart():
            self._drawn_from = self._clamped(self.mapToView(event.buttonDownPos()).x())
        self.region.moving = not event.isFinish()
        self._place(min(self._drawn_from, at), max(self._drawn_from, at))
        if event.isFinish():
            self._region_let_go()
        elif not self._throttle.isActive():
            self._throttle.start()

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """Click: move the brush there. Double click: brush everything."""
        if not self._edges or event.button() != _LEFT:
            event.ignore()
            return
        event.accept()
        if event.double():
            self._place(self._edges[0], self._edges[-1])
        else:
            low, high = self.region.getRegion()
            half = (high - low) / 2
            at = self.mapToView(event.pos()).x()
            at = min(max(at, self._edges[0] + half), self._edges[-1] - half)
            self._place(at - half, at + half)
        self._region_let_go()

    def _clamped(self, seconds: float) -> float:
        return min(max(seconds, self._edges[0]), self._edges[-1])

    def _place(self, low: float, high: float) -> None:
        """Put the brush somewhere inside the history, silently."""
        if not self._edges:
            return
        self.region.blockSignals(True)
        self.region.setBounds((None, None))
        self.region.setRegion((self._clamped(low), self._clamped(high)))
        self.region.setBounds((self._edges[0], self._edges[-1]))
        self.region.blockSignals(False)
        self._follow()

    def _follow(self) -> None:
        low, high = self.region.getRegion()
        self.silhouette.set_brush(low, high)
        self.grips.set_places(low, high)

    def _region_moved(self) -> None:
        self._follow()
        if not self._throttle.isActive():
            self._throttle.start()

    def _region_let_go(self) -> None:
        self._throttle.stop()
        if len(self._edges) > 1:
            start, end = self._snapped()
            self._place(self._edges[start], self._edges[end])
            self._tell()

    def _tell(self) -> None:
        start, end = self._snapped()
        chosen = (self._data.edges[start], self._data.edges[end])
        if chosen != self._told:
            self._told = chosen
            self.brushed.emit(*chosen)

    def _snapped(self) -> tuple[int, int]:
        low, high = self.region.getRegion()
        return snapped(low, high, self._edges)
