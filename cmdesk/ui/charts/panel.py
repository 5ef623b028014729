"""The chart card: title, legend, plots, tip, keyboard and what a screen reader hears.

Keyboard: left and right walk the bars, Home and End go to the first and the last, Enter opens the mentions of a bar,
Escape leaves it.
"""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cmdesk.core.timeline import Step
from cmdesk.core.types import Label
from cmdesk.metrics.mood import Method
from cmdesk.ui import formats
from cmdesk.ui.charts.bars import STACK
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.charts.legend import Key, Legend
from cmdesk.ui.charts.method import MethodChoice
from cmdesk.ui.charts.tip import ChartTip, spoken
from cmdesk.ui.charts.view import ChartView, Parts
from cmdesk.ui.theme import LIGHT, Theme

_RING: Final = 3
_BY_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ChartPanel(QWidget):
    """Volume and mood over time, with the overview brush.

    Signals:
        brushed: (start, end), moments that are edges of the overview; while she drags (throttled) and at the end.
        bin_activated: (start, end, Label of the segment or None for the whole bar).
        method_chosen: the Method by which she wants moods to be found.
        explain_wanted: she wants to know how they are.
    """

    brushed = Signal(object, object)
    bin_activated = Signal(object, object, object)
    method_chosen = Signal(object)
    explain_wanted = Signal()

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = self._overview = ChartData((), (), Step.DAY)
        self._now: datetime | None = None
        self._brush: tuple[datetime, datetime] | None = None
        self._current: int | None = None
        self._ringed = False
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(360, 194)
        self._title, self._subtitle = QLabel(self), QLabel(self)
        self._title.setObjectName("cardTitle")
        self._subtitle.setObjectName("muted")
        self._legend = Legend((*STACK, Key.MOOD), theme, self)
        self.method = MethodChoice(theme, self)
        self.method.chosen.connect(self.method_chosen)
        self.method.explain_wanted.connect(self.explain_wanted)
        self.view = ChartView(theme, Parts.VOLUME | Parts.MOOD | Parts.OVERVIEW, self)
        self._empty = QLabel(self.view)
        self._empty.setObjectName("emptyText")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tip = ChartTip(self.view)
        self._lay_out()
        self.view.hovered.connect(self._hover)
        self.view.clicked.connect(self._activate)
        self.view.brushed.connect(self._brush_moved)
        self.view.set_locale(self.locale())
        self._retranslate()

    def _lay_out(self) -> None:
        self._header = QHBoxLayout()
        self._header.setSpacing(6)
        self._header.addWidget(self._title)
        self._header.addWidget(self._subtitle)
        self._header.addStretch(1)
        self._header.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignVCenter)
        self._header.addWidget(self.method)
        self._below = QVBoxLayout()
        outer = QVBoxLayout(self)
        # room for the focus ring
        outer.setContentsMargins(_RING, _RING, _RING, _RING)
        outer.setSpacing(4)
        outer.addLayout(self._header)
        outer.addLayout(self._below)
        outer.addWidget(self.view, 1)

    def add_header_widget(self, widget: QWidget) -> None:
        """Put a button of the card at the right end of the title row."""
        self._header.addWidget(widget)

    @property
    def data(self) -> ChartData:
        """What is shown."""
        return self._data

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.view.set_theme(theme)
        self._legend.set_theme(theme)
        self.method.set_theme(theme)
        self.update()

    def set_labels(self, labels: int) -> None:
        """Take how many of her labels measure."""
        self.method.set_labels(labels)
        self._place_legend()

    def set_data(self, data: ChartData, overview: ChartData, *, now: datetime | None) -> None:
        """Show a period and the history around it.

        Args:
            data: the period; its last bin is hatched while it is running at `now`.
            overview: all there is, in the bins to which the brush snaps.
        """
        self._data, self._overview, self._now = data, overview, now
        self._leave()
        self.method.show_method(data.method)
        self._legend.set_entries((*STACK, Key.MOOD if data.method is Method.COUNTED else Key.CORRECTED))
        self._place_legend()
        self.view.set_data(data, overview, now)
        if self._brush is None and data.bins:
            self.view.overview.set_brush(data.edges[0], data.edges[-1])
        self._describe()

    def set_brush(self, start: datetime, end: datetime) -> None:
        """Show which part of the history the charts are about. Says nothing, and waits while she drags it."""
        self._brush = (start, end)
        self.view.overview.set_brush(start, end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._data.bins) - 1
        current = self._current
        moves = {
            Qt.Key.Key_Left: last if current is None else max(0, current - 1),
            Qt.Key.Key_Right: 0 if current is None else min(last, current + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in moves and last >= 0:
            self._walk_to(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            if self._data.bins[current].mentions:
                self._activate(current, None)
        elif key == Qt.Key.Key_Escape and current is not None:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in _BY_KEYBOARD
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ringed = False
        self._leave()
        self.update()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.LocaleChange:
            self.view.set_locale(self.locale())
            self._describe()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_legend()
        self._place_empty()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ringed:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.end()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Volume and mood"))
        self.setAccessibleName(self.tr("Volume and mood"))
        self.view.set_captions(self.tr("mentions"), self.tr("mood"))
        self._describe()
        self._place_legend()

    def _describe(self) -> None:
        """Subtitle, empty state and the sentence for screen readers."""
        zone = getattr(self._data.zone, "key", str(self._data.zone))
        steps = {
            Step.HOUR: self.tr("per hour"),
            Step.DAY: self.tr("per day"),
            Step.WEEK: self.tr("per week"),
            Step.MONTH: self.tr("per month"),
        }
        text = self.tr("{step} · time zone {zone}")
        self._subtitle.setText(text.format(step=steps[self._data.step], zone=zone))
        total = self._data.total.mentions
        self._empty.setText(
            self.tr("No mention in this period") if self._overview.total.mentions else self.tr("No mention yet")
        )
        self._empty.setVisible(total == 0)
        self.setAccessibleDescription(self._sentence())
        self._place_empty()

    def _sentence(self) -> str:
        data, locale = self._data, self.locale()
        peak, total = data.peak, data.total
        if peak is None:
            return self._empty.text()
        mood = data.whole_mood
        sentence = (
            self.tr("Mentions: {count}, {period}; most, {peak}, on {day}; net sentiment {mood}.")
            if data.method is Method.COUNTED
            else self.tr("Mentions: {count}, {period}; most, {peak}, on {day}; corrected net sentiment {mood}.")
        )
        return sentence.format(
            count=formats.number(total.mentions, locale),
            period=formats.period(data.edges[0], data.edges[-1], data.zone, locale),
            peak=formats.number(data.bins[peak].mentions, locale),
            day=formats.bin_name(data.edges[peak], data.edges[peak + 1], data.step, data.zone, locale),
            mood=formats.signed(mood.value, locale) if mood else self.tr("unknown"),
        )

    def _hover(self, index: int | None, point: QPoint) -> None:
        if index is None:
            self._leave()
        else:
            self._show(index, point)

    def _walk_to(self, index: int) -> None:
        self._show(index, self.view.place_of(index))
        event = QAccessibleAnnouncementEvent(self, spoken(self._data, index, self.locale()))
        QAccessible.updateAccessibility(event)

    def _show(self, index: int, point: QPoint) -> None:
        if index != self._current:
            self._current = index
            self.view.show_current(index)
            self._tip.show_bin(self._data, index, self._now, self.locale())
        self._tip.stand_beside(point, self.view.rect())

    def _leave(self) -> None:
        self._current = None
        self.view.show_current(None)
        self._tip.hide()

    def _activate(self, index: int, label: Label | None) -> None:
        self.bin_activated.emit(self._data.edges[index], self._data.edges[index + 1], label)

    def _brush_moved(self, start: datetime, end: datetime) -> None:
        self._brush = (start, end)
        self.brushed.emit(start, end)

    def _place_legend(self) -> None:
        """Beside the title where there is room, else below it."""
        items = [item for index in range(self._header.count()) if (item := self._header.itemAt(index)) is not None]
        others = [item.sizeHint().width() for item in items if item.widget() is not self._legend]
        needed = sum(others) + len(items) * self._header.spacing() + self._legend.sizeHint().width() + 24
        beside = needed <= self.width() - 2 * _RING
        home = self._header if beside else self._below
        if home.indexOf(self._legend) < 0:
            (self._below if beside else self._header).removeWidget(self._legend)
            if beside:
                self._header.insertWidget(3, self._legend, 0, Qt.AlignmentFlag.AlignVCenter)
            else:
                self._below.addWidget(self._legend)

    def _place_empty(self) -> None:
        self._empty.setGeometry(self.view.volume_box.sceneBoundingRect().toAlignedRect())
