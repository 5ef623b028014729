"""What she looks at: tracker, period, filters. Whatever changes here is read anew and told to the whole window.

The one place that knows the state of a look. Widgets call its verbs and listen to its signals; they never ask the store
for figures themselves, so that cards, charts, table and chips cannot disagree.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.timeline import Period
from cmdesk.core.types import ALL_MENTIONS, Label, Role
from cmdesk.metrics.mood import Method
from cmdesk.ui.bridge import Worker
from cmdesk.ui.dashboard import Dashboard, Filters, Request, TrackerList, read_dashboard, read_trackers
from cmdesk.ui.period import Preset, Timeframe

if TYPE_CHECKING:
    from cmdesk.metrics.model_card import ModelCard

REFRESH_MS: Final = 15 * 60 * 1000
"""A window left open must not show yesterday as today."""


class Focus(QObject):
    """The state of a look, and what was read for it.

    Signals:
        asked: a Request, before it is read.
        dashboard_read: a Dashboard: cards, charts and what the table shall show.
        trackers_read: a TrackerList.
        failed: a CmdeskError met while reading.
    """

    asked = Signal(object)
    dashboard_read = Signal(object)
    trackers_read = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        reader: Worker,
        clock: Callable[[], datetime],
        zone: tzinfo,
        parent: QObject | None = None,
        *,
        card: "Callable[[], ModelCard | None]" = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        # it does not change while the program runs, and is asked for in the reader's thread
        self._card = cache(card)
        self._clock = clock
        self._zone = zone
        self.tracker = ALL_MENTIONS
        self.frame = Timeframe()
        self.filters = Filters()
        self.method = Method.COUNTED
        self.dashboard: Dashboard | None = None
        self.listed: TrackerList | None = None
        # what is under way, and whether it shall be read once more
        self._reading: Request | None = None
        self._again = False
        self._name: str | None = None
        # of which content that name is; None until it is read
        self._restores: int | None = None
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    def now(self) -> datetime:
        """The present moment of this desk."""
        return self._clock()

    @property
    def zone(self) -> tzinfo:
        """The zone in which days are cut."""
        return self._zone

    def open(self, name: str | None) -> None:
        """Show the tracker of this name; without a name her first own one, else the first, else all mentions."""
        self._reader.submit(lambda store: _find(store, name), self._opened, self._not_opened, key="open")

    def look_anew(self) -> None:
        """Other content took the place of all: stay with the tracker of this name, else look as at the beginning."""
        # not by what is listed now: that may be of the new content already, where another one has the id
        name = self._name
        self._reader.submit(lambda store: _find_again(store, name), self._opened, self._not_opened, key="open")

    def select_tracker(self, tracker: int) -> None:
        """Look at another tracker: the period stays, zooms and filters go."""
        self.tracker = tracker
        self.frame = self.frame.whole()
        self.filters = self.filters.switches
        self.refresh()

    def choose(self, preset: Preset) -> None:
        """Look at a preset period."""
        self._frame(self.frame.choose(preset))

    def between(self, period: Period) -> None:
        """Look at a period of her own."""
        self._frame(self.frame.between(period))

    def brush(self, start: datetime, end: datetime) -> None:
        """Look at the brushed part of the overview; all of it is the preset *All*."""
        shown = self.dashboard
        if (
            shown is not None
            and shown.overview.edges
            and (start, end) == (shown.overview.edges[0], shown.overview.edges[-1])
        ):
            self.choose(Preset.ALL)
            return
        self._frame(self.frame.brush(Period(start, end)))

    def zoom(self, start: datetime, end: datetime, label: Label | None = None) -> None:
        """Look at one bar, or at one segment of it."""
        if label is not None:
            self.filters = replace(self.filters, labels=frozenset({label}))
        period = Period(start, end)
        self._frame(self.frame if self.dashboard and self.dashboard.period == period else self.frame.zoom(period))

    def unzoom(self) -> None:
        """Back to the period chosen by a button."""
        self._frame(self.frame.whole())

    def zoom_out(self) -> None:
        """One step out."""
        if self.dashboard is not None:
            self._frame(self.frame.zoom_out(self.dashboard.preset))

    def shift(self, steps: int) -> None:
        """To the previous (-1) or next (1) period of the same length."""
        if self.dashboard is not None:
            self._frame(self.frame.shift(self.dashboard.period, steps, self.now(), self._zone))

    def toggle_label(self, label: Label) -> None:
        """Keep only the mentions of a label; once more shows all again."""
        only = frozenset({label})
        self.filter(replace(self.filters, labels=frozenset() if self.filters.labels == only else only))

    def filter(self, filters: Filters) -> None:
        """Replace what narrows the view."""
        if filters != self.filters:
            self.filters = filters
            self.refresh()

    def only(self, *, sources: frozenset[str] | None = None, languages: frozenset[str] | None = None) -> None:
        """Keep only the mentions of these sources or languages; None leaves what is kept as it is."""
        kept = self.filters
        self.filter(
            replace(
                kept,
                sources=kept.sources if sources is None else sources,
                languages=kept.languages if languages is None else languages,
            )
        )

    def match(self, query: str) -> None:
        """Keep only the mentions that a query matches, which can be read; "" keeps all."""
        self.filter(replace(self.filters, query=query))

    def set_reposts(self, shown: bool) -> None:
        """Count reposts, or leave them out of everything."""
        self.filter(replace(self.filters, reposts=shown))

    def set_copies(self, each: bool) -> None:
        """Count each copy of a text, or the first one alone."""
        self.filter(replace(self.filters, copies=each))

    def set_own(self, counted: bool) -> None:
        """Count the posts of her own accounts, or leave them out of everything."""
        self.filter(replace(self.filters, own=counted))

    def find_moods(self, method: Method) -> None:
        """Count moods, or correct them by her labels, from now on and whatever she looks at."""
        if method is not self.method:
            self.method = method
            self.refresh()

    def clear(self) -> None:
        """Drop every chip: filters and zooms."""
        self.filters = self.filters.switches
        self._frame(self.frame.whole())

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    def refresh(self) -> None:
        """Read everything on screen anew."""
        request = Request(self.tracker, self.frame, self.filters, self._zone, self._clock(), self.method)
        under_way = self._reading
        if under_way is not None and replace(under_way, now=request.now) == request:
            # a store that changes all the time must not keep a long reading from ever ending
            self._again = True
            return
        self._reading, self._again = request, False
        self.asked.emit(request)
        card = self._card
        self._reader.submit(
            lambda store: read_dashboard(store, request, card), self._take_dashboard, self._not_read, key="dashboard"
        )

    def _frame(self, frame: Timeframe) -> None:
        self.frame = frame
        self.refresh()

    def _opened(self, tracker: int) -> None:
        self.tracker = tracker
        self._restores = None
        self.refresh()

    def _not_opened(self, error: Exception) -> None:
        self.failed.emit(error)
        if isinstance(error, UsageError):
            self.refresh()

    def _not_read(self, error: Exception) -> None:
        self._reading = None
        if self._again:
            # what failed was overtaken already
            self.refresh()
        else:
            self.failed.emit(error)

    def _take_dashboard(self, dashboard: Dashboard) -> None:
        self._reading = None
        self.dashboard = dashboard
        self.tracker = dashboard.request.tracker
        self.dashboard_read.emit(dashboard)
        request, period = dashboard.request, dashboard.period
        self._reader.submit(
            lambda store: read_trackers(store, request, period), self._take_trackers, self.failed.emit, key="trackers"
        )
        if self._again:
            self.refresh()

    def _take_trackers(self, listed: TrackerList) -> None:
        self.listed = listed
        if self._restores in (None, listed.restores):
            self._restores = listed.restores
            known = (one.tracker for one in listed.trackers)
            self._name = next((tracker.name for tracker in known if tracker.id == self.tracker), None)
        self.trackers_read.emit(listed)


def _find_again(store: DeskStore, name: str | None) -> int:
    same = (tracker.id for tracker in store.trackers() if tracker.name == name)
    return next(same, None) or _find(store, None)


def _find(store: DeskStore, name: str | None) -> int:
    trackers = store.trackers()
    if name is not None:
        for tracker in trackers:
            if tracker.name == name:
                return tracker.id
        raise UsageError(QT_TRANSLATE_NOOP("errors", "There is no tracker called {name}."), name=name)
    own = [tracker for tracker in trackers if tracker.role is Role.OWN]
    return (own or trackers)[0].id if trackers else ALL_MENTIONS
