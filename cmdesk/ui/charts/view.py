"""The plots themselves: volume above, mood below it, the overview at the bottom, all on one grid.

One grid gives all plots the same left edge. Items are made once and fed anew (`set_data`), never rebuilt. The view
knows bins and labels; what to do when one is chosen is the business of whoever listens.
"""

from datetime import datetime
from enum import Flag, auto
from typing import Final, Protocol

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from cmdesk.core.timeline import Step
from cmdesk.core.types import Label
from cmdesk.ui.charts.axes import Grid, TimeAxis, ValueAxis, count_axis, mood_axis
from cmdesk.ui.charts.bars import Highlight, StackedBars
from cmdesk.ui.charts.boxes import PlainBox
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.charts.mood import MoodCurve
from cmdesk.ui.charts.overview import Overview
from cmdesk.ui.theme import Theme

_TOP: Final = 8
_RIGHT: Final = 14
_GAP: Final = 12
_OVERVIEW: Final = 38
_FLAT: Final = 230
"""Pixels of height under which the overview is lower and without labels, so that the plots above keep theirs."""
_CLICK_SLOP: Final = 4
"""Pixels the pointer may move between press and release of a click."""


class _Themed(Protocol):
    def set_theme(self, theme: Theme) -> None: ...


class Parts(Flag):
    """Which plots a view has."""

    VOLUME = auto()
    MOOD = auto()
    OVERVIEW = auto()


class ChartView(pg.GraphicsLayoutWidget):
    """Linked plots of one ChartData, and the overview of another.

    Signals:
        hovered: index of the bin under the pointer or None, and the pointer's place in the view.
        clicked: index of a bin, and the label of the segment or None.
        brushed: (start, end) from the overview.
    """

    hovered = Signal(object, QPoint)
    clicked = Signal(int, object)
    brushed = Signal(object, object)

    def __init__(self, theme: Theme, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._parts = parts
        self._data = ChartData((), (), Step.DAY)
        self._pressed: QPoint | None = None
        self.bars = StackedBars(theme)
        self.curve = MoodCurve(theme)
        self.volume_box, self.mood_box = PlainBox(), PlainBox()
        self.count_axis, self.mood_axis = count_axis(theme), mood_axis(theme)
        self.time_axis, self.history_axis = TimeAxis(theme), TimeAxis(theme)
        self.overview = Overview(theme)
        self.overview.brushed.connect(self.brushed)
        self._grids: list[Grid] = []
        self._highlights: list[Highlight] = []
        self._shares: dict[int, int] = {}
        self._build(theme)
        self.set_theme(theme)

    def _build(self, theme: Theme) -> None:
        row = 0
        plots: list[tuple[Parts, ValueAxis, PlainBox, pg.GraphicsObject, int]] = [
            (Parts.VOLUME, self.count_axis, self.volume_box, self.bars, 5),
            (Parts.MOOD, self.mood_axis, self.mood_box, self.curve, 3),
        ]
        last: PlainBox | None = None
        for part, axis, box, item, share in plots:
            if part not in self._parts:
                continue
            grid, highlight = Grid(axis, theme), Highlight(theme)
            self._grids.append(grid)
            self._highlights.append(highlight)
            for child in (highlight, grid, item):
                box.addItem(child, ignoreBounds=True)
            box.setCursor(Qt.CursorShape.PointingHandCursor)
            axis.linkToView(box)
            self.ci.addItem(axis, row=row, col=0)
            self.ci.addItem(box, row=row, col=1)
            self._shares[row] = share
            row, last = row + 1, box
        if last is not None:
            self.time_axis.linkToView(last)
            self.ci.addItem(self.time_axis, row=row, col=1)
            row += 1
        if Parts.OVERVIEW in self._parts:
            self.history_axis.linkToView(self.overview)
            self.ci.addItem(self.overview, row=row, col=1)
            self.ci.addItem(self.history_axis, row=row + 1, col=1)
            self._overview_row = row

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        items: list[_Themed] = [self.bars, self.curve, self.overview, *self._grids, *self._highlights]
        items += [self.count_axis, self.mood_axis, self.time_axis, self.history_axis]
        for item in items:
            item.set_theme(theme)
        self.setBackground(theme.colour("card"))
        layout = self.ci.layout
        layout.setContentsMargins(0, theme.px(_TOP), theme.px(_RIGHT), 0)
        layout.setHorizontalSpacing(0)
        layout.setVerticalSpacing(0)
        for row in list(self._shares)[:-1]:
            layout.setRowSpacing(row, theme.px(_GAP))
        if Parts.OVERVIEW in self._parts:
            layout.setRowSpacing(self._overview_row - 1, theme.px(_GAP / 2))
        self._align()

    def set_locale(self, locale: QLocale) -> None:
        """Write labels for another country."""
        for axis in (self.count_axis, self.mood_axis, self.time_axis, self.history_axis):
            axis.set_locale(locale)
        self._align()

    def set_captions(self, volume: str, mood: str) -> None:
        """Name the value axes."""
        self.count_axis.set_caption(volume)
        self.mood_axis.set_caption(mood)

    def set_data(self, data: ChartData, overview: ChartData | None, now: datetime | None) -> None:
        """Show other bins, everywhere at once."""
        self._data = data
        self.show_current(None)
        self.bars.set_data(data, now)
        self.curve.set_data(data)
        self.time_axis.set_data(data)
        if data.bins:
            x = data.edges[0].timestamp(), data.edges[-1].timestamp()
            self.volume_box.show_range(x, (0, max(self.bars.highest, 1) * 1.06))
            limit = self.curve.limit * 1.1
            self.mood_box.show_range(x, (-limit, limit))
        if overview is not None:
            self.overview.set_data(overview)
            self.history_axis.set_data(overview)
        self._align()

    def show_current(self, index: int | None) -> None:
        """Light up the column of a bin in all plots."""
        span = None
        if index is not None:
            span = self._data.edges[index].timestamp(), self._data.edges[index + 1].timestamp()
        for highlight in self._highlights:
            highlight.set_span(span)

    def place_of(self, index: int) -> QPoint:
        """The middle of a bin's bar, in the view."""
        box = self.volume_box if Parts.VOLUME in self._parts else self.mood_box
        middle = (self._data.edges[index].timestamp() + self._data.edges[index + 1].timestamp()) / 2
        height = self._data.bins[index].mentions / 2 if Parts.VOLUME in self._parts else 0.0
        return self.mapFromScene(box.mapViewToScene(QPointF(middle, height)))

    def bin_at(self, point: QPoint) -> int | None:
        """The bin whose column holds a place in the view."""
        box = self._box_at(point)
        return None if box is None else self._data.index_at(box.mapSceneToView(self.mapToScene(point)).x())

    def close(self) -> bool:
        """Hide, as any widget does. pyqtgraph would take the scene apart under items that are still held here."""
        return QWidget.close(self)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_theme"):
            self._align()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            point = event.position().toPoint()
            self.hovered.emit(self.bin_at(point), point)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None, QPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        if pressed is None or (point - pressed).manhattanLength() > _CLICK_SLOP:
            return
        index = self.bin_at(point)
        if index is not None and self._data.bins[index].mentions:
            label: Label | None = None
            if self._box_at(point) is self.volume_box:
                height = self.volume_box.mapSceneToView(self.mapToScene(point)).y()
                label = self.bars.label_at(index, height)
            self.clicked.emit(index, label)

    def _box_at(self, point: QPoint) -> PlainBox | None:
        place = self.mapToScene(point)
        for part, box in ((Parts.VOLUME, self.volume_box), (Parts.MOOD, self.mood_box)):
            if part in self._parts and box.sceneBoundingRect().contains(place):
                return box
        return None

    def _align(self) -> None:
        """Share out the room: one width for the value axes, so that all plots begin at the same place; heights.

        Heights are given in full because a grid of graphics items does not grow its rows in proportion.
        """
        shown = ((Parts.VOLUME, self.count_axis), (Parts.MOOD, self.mood_axis))
        axes = [axis for part, axis in shown if part in self._parts]
        theme, layout = self._theme, self.ci.layout
        taken = theme.px(_TOP) + (len(axes) - 1) * theme.px(_GAP) + self.time_axis.fixedHeight
        if Parts.OVERVIEW in self._parts:
            flat = self.height() < theme.px(_FLAT)
            labelled = not flat and self.overview.region.isVisible()
            # its own show and hide: they also free the height
            (self.history_axis.show if labelled else self.history_axis.hide)()
            overview = theme.px(_OVERVIEW) * (0.7 if flat else 1)
            layout.setRowFixedHeight(self._overview_row, overview)
            taken += theme.px(_GAP / 2) + overview + (self.history_axis.fixedHeight if labelled else theme.px(4))
        room = max(0.0, self.height() - taken)
        heights = {row: room * share / sum(self._shares.values()) for row, share in self._shares.items()}
        for row, height in heights.items():
            layout.setRowFixedHeight(row, height)
        captioned = all(axis.fits_caption(height) for axis, height in zip(axes, heights.values(), strict=True))
        for axis in axes:
            axis.show_caption(captioned)
        layout.activate()
        width = max((axis.needed_width() for axis in axes), default=0.0)
        for axis in axes:
            axis.setWidth(round(width))
        layout.activate()
