"""The page right of the tracker list: cards, charts, chips, table, detail; and where the detail pane stands.

Layout only. What is shown comes in by `show_dashboard`; what she does goes out by the signals of the parts.
"""

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cmdesk.ui.banner import DemoBanner, EmptyState, Notice
from cmdesk.ui.bridge import Worker
from cmdesk.ui.cards import CardRow
from cmdesk.ui.chips import ChipRow
from cmdesk.ui.dashboard import Dashboard
from cmdesk.ui.detail import DetailPane
from cmdesk.ui.mention_delegate import MentionView
from cmdesk.ui.mention_table import MentionModel
from cmdesk.ui.theme import Theme
from cmdesk.ui.veil import Veil

if TYPE_CHECKING:
    from cmdesk.ui.charts.panel import ChartPanel

DRAWER_BELOW: Final = 1100
"""Under this width of the window the detail pane is a drawer."""
_DRAWER_WIDTH: Final = 380


class Board(QWidget):
    """Everything about one look.

    Signals:
        charts_loaded: the chart panel, made after the first paint, stands in its card.
    """

    charts_loaded = Signal(object)

    def __init__(
        self, reader: Worker, locale: QLocale, zone: tzinfo, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._theme = theme
        self._shown: tuple[Dashboard, datetime] | None = None
        self._drawer = False
        self._wanted = True
        self.charts: ChartPanel | None = None
        self.notice = Notice(theme)
        self.cards = CardRow(locale, zone)
        self.chips = ChipRow(locale, zone, theme)
        self.model = MentionModel(reader, locale, zone, self)
        self.table = MentionView(self.model, theme)
        self.detail = DetailPane(locale, zone, theme)
        self.empty = EmptyState()
        self.welcome = EmptyState()
        self._chart_card, self._chart_column = _card()
        self._table_card, table_column = _card()
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self.empty)
        table_column.setContentsMargins(14, 8, 6, 6)
        table_column.addWidget(self.chips)
        table_column.addWidget(self._body, 1)
        self._veils = Veil(self.cards, theme), Veil(self._chart_card, theme)
        self._table_veil = Veil(self._table_card, theme)
        self.below = QSplitter(Qt.Orientation.Horizontal)
        self.below.setChildrenCollapsible(False)
        self.below.setHandleWidth(10)
        self.below.addWidget(self._table_card)
        self.below.addWidget(self.detail)
        self.below.setStretchFactor(0, 1)
        self.below.setSizes([700, 330])
        self.detail.setMinimumWidth(270)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(10)
        self.halves.addWidget(self._chart_card)
        self.halves.addWidget(self.below)
        self.halves.setStretchFactor(0, 1)
        self.halves.setStretchFactor(1, 1)
        # where there is little room the chart keeps more of it: lines can be scrolled
        self.halves.setSizes([380, 280])
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.cards)
        column.addWidget(self.halves, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._content)
        self._pages.addWidget(self.welcome)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 10)
        outer.setSpacing(10)
        outer.addWidget(self.notice)
        outer.addWidget(self._pages, 1)
        self.table.opened.connect(lambda _: self.open_detail())
        self.detail.closed.connect(self.close_detail)

    def add_banner(self, banner: DemoBanner) -> DemoBanner:
        """Put a banner above everything, to stay."""
        self._outer.insertWidget(0, banner)
        return banner

    def add_strip(self, strip: QFrame) -> None:
        """Put a strip above the page, below the notice."""
        self._outer.insertWidget(self._outer.indexOf(self.notice) + 1, strip)

    def load_charts(self) -> None:
        """Import the chart library and put the charts in their card; the window is on screen by then."""
        if self.charts is not None:
            return
        from cmdesk.ui.charts.panel import ChartPanel

        self.charts = ChartPanel(self._theme, self._chart_card)
        self._chart_column.addWidget(self.charts)
        if self._shown is not None:
            self._feed_charts(*self._shown)
        self.charts_loaded.emit(self.charts)

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self._theme = theme
        for part in (self.notice, self.chips, self.table, self.detail, self.charts, *self._veils, self._table_veil):
            if part is not None:
                part.set_theme(theme)

    def show_dashboard(self, dashboard: Dashboard, now: datetime) -> None:
        """Show cards, charts and chips."""
        self._shown = (dashboard, now)
        self.cards.show_dashboard(dashboard)
        self.chips.show_dashboard(dashboard)
        self._feed_charts(dashboard, now)

    @property
    def pale(self) -> bool:
        """Whether the figures are paled."""
        return not any(veil.isHidden() for veil in self._veils)

    @property
    def table_pale(self) -> bool:
        """Whether the table is."""
        return not self._table_veil.isHidden()

    def set_pale(self, pale: bool) -> None:
        """Pale the figures while they are still those of the look before."""
        for veil in self._veils:
            veil.setVisible(pale)

    def set_table_pale(self, pale: bool) -> None:
        """Pale the table while its lines are."""
        self._table_veil.setVisible(pale)

    def show_table(self, shown: bool) -> None:
        """Show the table, or the reason why it is empty."""
        self._body.setCurrentWidget(self.table if shown else self.empty)

    def show_welcome(self, shown: bool) -> None:
        """Show the page of a store that holds nothing, or the usual one."""
        self._pages.setCurrentWidget(self.welcome if shown else self._content)
        if shown and self._drawer:
            self.detail.hide()

    def set_narrow(self, narrow: bool) -> None:
        """Make the detail pane a drawer over the page, or put it back beside the table."""
        if narrow == self._drawer:
            return
        self._drawer = narrow
        if narrow:
            self.detail.setParent(self)
            self.detail.hide()
            self._place_drawer()
        else:
            self.below.addWidget(self.detail)
            self.detail.setVisible(self._wanted)

    @property
    def detail_open(self) -> bool:
        """Whether the detail pane can be seen."""
        return not self.detail.isHidden()

    def open_detail(self) -> None:
        """Show the detail pane."""
        if not self._drawer:
            self._wanted = True
        self.detail.show()
        if self._drawer:
            self._place_drawer()
            self.detail.raise_()

    def close_detail(self) -> None:
        """Put the detail pane away."""
        if not self._drawer:
            self._wanted = False
        self.detail.hide()
        self.table.setFocus()

    @property
    def drawer_open(self) -> bool:
        """Whether a drawer lies over the page."""
        return self._drawer and self.detail_open

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_drawer()

    def _place_drawer(self) -> None:
        if self._drawer:
            width = min(_DRAWER_WIDTH, self.width() - 80)
            self.detail.setGeometry(self.width() - width - 4, 4, width, self.height() - 8)

    def _feed_charts(self, dashboard: Dashboard, now: datetime) -> None:
        if self.charts is not None:
            self.charts.set_data(dashboard.chart, dashboard.overview, now=now)
            self.charts.set_labels(dashboard.labels)
            self.charts.set_brush(dashboard.period.start, dashboard.period.end)


def _card() -> tuple[QFrame, QVBoxLayout]:
    """A card and the column in it."""
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 8, 10, 6)
    column.setSpacing(4)
    return card, column
