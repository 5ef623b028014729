"""What one look at the window reads from the store: cards, charts and tracker list as plain data.

Pure reading functions that run in the reader's thread; no Qt, no formatting. They answer from rollups wherever the
store can (whole quarter hours, nothing filtered).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.timeline import Period, Step, bin_edges, floor, step_for
from cmdesk.core.types import ALL_MENTIONS, Label, Role, Tracker
from cmdesk.core.views import Tally, View
from cmdesk.metrics.mood import Method, Mood
from cmdesk.metrics.net_sentiment import CLAIM_FROM
from cmdesk.metrics.share_of_voice import share_of_voice
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.moods import corrected_curve, correction, counted, read_sample, said_in_bins
from cmdesk.ui.period import Preset, Timeframe, elapsed, resolve, whole_bins

if TYPE_CHECKING:
    from cmdesk.metrics.model_card import ModelCard

SPARK_POINTS: Final = 24


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the view beyond tracker and period; an empty set keeps all, and so does an empty query.

    Attributes:
        query: of the filter box, in the language of `core.query`; whoever sets it has parsed it.
    """

    labels: frozenset[Label] = frozenset()
    sources: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    reposts: bool = True
    own: bool = False
    query: str = ""
    copies: bool = True

    @property
    def switches(self) -> "Filters":
        """What stays when the chips go: the switches of the menu."""
        return Filters(reposts=self.reposts, own=self.own, copies=self.copies)

    @property
    def any(self) -> bool:
        """Whether a chip stands for it (reposts and own posts have a menu entry instead)."""
        return bool(self.labels or self.sources or self.languages or self.query)


@dataclass(frozen=True, slots=True)
class Request:
    """What she looks at: enough to read everything on screen.

    Attributes:
        method: how she wants moods to be found, COUNTED or CORRECTED; they are counted where she labelled too few.
    """

    tracker: int
    frame: Timeframe
    filters: Filters
    zone: tzinfo
    now: datetime
    method: Method = Method.COUNTED

    def view(self, period: Period | None, tracker: int | None = None) -> View:
        """The store's word for it."""
        return View(
            self.tracker if tracker is None else tracker,
            None if period is None else period.start,
            None if period is None else period.end,
            self.filters.labels,
            self.filters.sources,
            self.filters.languages,
            self.filters.reposts,
            self.filters.own,
            self.filters.query,
            self.filters.copies,
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """The cards of one period.

    Attributes:
        shown: what the filters keep; the cards *mentions* and *reactions*.
        moods: the same without a label filter: the base of mood and shares, which a label filter would make 100 %.
        share: share of voice of the tracker's group, None without a competitor.
        own, competitors: mentions behind it.
        rival: whether the group has a competitor, mentioned or not.
        method: how the mood was found: sampled where she labelled mentions drawn inside the very period.
        found: the mood where it was not counted, None where nothing can be claimed.
    """

    shown: Tally
    moods: Tally
    share: float | None = None
    own: int = 0
    competitors: int = 0
    rival: bool = False
    method: Method = Method.COUNTED
    found: Mood | None = None

    @property
    def net(self) -> Mood | None:
        """Net sentiment by the method, None under five scored mentions."""
        return counted(self.moods) if self.method is Method.COUNTED else self.found

    def part(self, label: Label) -> float | None:
        """Share of a label among the scored mentions as they are counted, None under five."""
        count = self.moods.positive if label is Label.POSITIVE else self.moods.negative
        return count / self.moods.scored if self.moods.scored >= CLAIM_FROM else None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Cards and charts of one look.

    Attributes:
        compared: the earlier period that `before` counts, None where there is none to compare with.
        span: moments of the first and last mention of the tracker that the switches count; where they count none,
            those of any.
        page_view: what the table shows.
        accounts: whether she has own accounts.
        own_posts: mentions of theirs in the period, which `now.shown` counts or leaves out.
        feeds: whether she follows any; only read where the tracker has no mention.
        labels: how many of her labels measure: those of mentions drawn at random, whatever the tracker.
    """

    request: Request
    preset: Preset
    period: Period
    span: tuple[datetime, datetime] | None
    chart: ChartData
    overview: ChartData
    now: Figures
    before: Figures | None
    compared: Period | None
    page_view: View
    accounts: bool = False
    own_posts: int = 0
    feeds: bool = False
    labels: int = 0

    @property
    def mood_view(self) -> View:
        """What moods are made of: what the table shows, with every label."""
        return replace(self.page_view, labels=frozenset())


@dataclass(frozen=True, slots=True)
class TrackerSummary:
    """One row of the tracker list: mentions in the period, and how they went."""

    tracker: Tracker
    count: int
    spark: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TrackerList:
    """The tracker list of one look.

    Attributes:
        everything: the row *All mentions*.
        stored: its count ever.
        restores: how often a backup had been put back: of which content the ids are.
    """

    everything: TrackerSummary
    trackers: tuple[TrackerSummary, ...] = field(default=())
    stored: int = 0
    restores: int = 0


def read_dashboard(
    store: DeskStore, request: Request, card: "Callable[[], ModelCard | None]" = lambda: None
) -> Dashboard:
    """Read cards and charts of one and the same moment; of all mentions where the tracker is gone.

    Args:
        card: gives the card of the scorer; asked only where moods are corrected.
    """
    with store.snapshot():
        return _with_moods(store, _read_dashboard(store, request), card)


def _read_dashboard(store: DeskStore, request: Request) -> Dashboard:
    trackers = store.trackers()
    if all(tracker.id != request.tracker for tracker in trackers):
        request = replace(request, tracker=ALL_MENTIONS)
    span = _span(store, request)
    preset, period = resolve(request.frame, span, request.now, request.zone)
    every_label = _unlabelled(request)
    plain = replace(request, filters=request.filters.switches)
    group = _group(trackers, request.tracker)

    def figures(part: Period) -> Figures:
        own, competitors = _voices(store, every_label, part, group)
        moods = store.total(every_label.view(part))
        shown = store.total(request.view(part)) if request.filters.labels else moods
        rival = any(tracker.role is Role.COMPETITOR for tracker in group)
        return Figures(shown, moods, share_of_voice(own, competitors) if rival else None, own, competitors, rival)

    compared = _compared(store, request, preset, period)
    now, accounts = figures(period), bool(store.accounts())
    return Dashboard(
        request=request,
        preset=preset,
        period=period,
        span=span,
        chart=_chart(store, request, period),
        overview=_chart(store, plain, _ever(period, span, request.zone)),
        now=now,
        before=figures(compared) if compared else None,
        compared=compared,
        page_view=request.view(period),
        accounts=accounts,
        own_posts=_own_posts(store, request, period, now.shown) if accounts else 0,
        feeds=span is None and bool(store.feeds()),
    )


def _with_moods(store: DeskStore, shown: Dashboard, card: "Callable[[], ModelCard | None]") -> Dashboard:
    """The look with its moods found by the method that she chose, and by labels inside the period where there are any.

    The two periods of the cards are compared by one method, or not at all.
    """
    view, now, before, compared = shown.mood_view, shown.now, shown.before, shown.compared
    hers = correction(store, view, card, wanted=shown.request.method is Method.CORRECTED)
    shown = replace(shown, labels=hers.labels)
    if hers.correct is not None:
        curve = corrected_curve(hers, store, view, shown.chart.edges, shown.chart.mood_bins)
        shown = replace(shown, chart=replace(shown.chart, corrected=curve))
        now = replace(now, method=Method.CORRECTED, found=curve.whole)
        if before is not None and compared is not None:
            [mood] = hers.correct(said_in_bins(store, view, (compared.start, compared.end), (before.moods,)))
            before = replace(before, method=Method.CORRECTED, found=mood)
    sample = read_sample(store, view)
    if sample is not None and sample.mood is not None:
        now = replace(now, method=Method.SAMPLED, found=sample.mood)
        if before is not None and compared is not None:
            past = read_sample(store, replace(view, start=compared.start, end=compared.end))
            if past is not None and past.mood is not None:
                before = replace(before, method=Method.SAMPLED, found=past.mood)
    return replace(shown, now=now, before=before)


def page_ahead(known: Dashboard, request: Request) -> View | None:
    """What the table will show of a look whose figures are read later; None where it cannot be told, or need not be.

    With a query every figure takes a walk through what is stored, the first page of the table a short one.
    """
    filters, before = request.filters, known.request
    same = (request.tracker, request.zone, filters.reposts, filters.own, filters.copies) == (
        before.tracker,
        before.zone,
        before.filters.reposts,
        before.filters.own,
        before.filters.copies,
    )
    if not filters.query or not same:
        return None
    return request.view(resolve(request.frame, known.span, request.now, request.zone)[1])


def read_trackers(store: DeskStore, request: Request, period: Period) -> TrackerList:
    """Read the tracker list: counts and sparks of the period. The filters of the chips do not touch it."""
    edges = bin_edges(period, step_for(period), request.zone)
    plain = replace(request, filters=request.filters.switches)

    def summary(tracker: Tracker) -> TrackerSummary:
        bins = store.series(plain.view(period, tracker.id), edges) if edges else []
        counts = [tally.mentions for tally in bins]
        return TrackerSummary(tracker, sum(counts), condensed(counts, SPARK_POINTS))

    with store.snapshot():
        return TrackerList(
            summary(Tracker(name="", query="", id=ALL_MENTIONS)),
            tuple(summary(tracker) for tracker in store.trackers()),
            store.total(View(ALL_MENTIONS, own=True)).mentions,
            store.restores(),
        )


def condensed(counts: Sequence[int], points: int) -> tuple[int, ...]:
    """The counts summed into at most `points` neighbouring groups of one size (the last may be smaller)."""
    size = -(-len(counts) // points) or 1
    return tuple(sum(counts[at : at + size]) for at in range(0, len(counts), size))


def _compared(store: DeskStore, request: Request, preset: Preset, period: Period) -> Period | None:
    """The period before, as long as what is over of this one; None where the store does not reach back that far.

    Before the first mention ever stored nobody listened: that is missing, not zero. Her own posts, which may be those
    of ten years, are no sign that somebody did.
    """
    kept = store.span(View(ALL_MENTIONS, own=request.filters.own))
    if kept is None or (preset is Preset.ALL and not request.frame.zooms):
        return None
    before = elapsed(period, request.now).previous()
    return before if floor(kept[0], Step.DAY, request.zone) <= before.start else None


def _span(store: DeskStore, request: Request) -> tuple[datetime, datetime] | None:
    """The ends of what the switches count; of everything where they leave all of it out, so that it can be found."""
    counted = replace(View(request.tracker), reposts=request.filters.reposts, own=request.filters.own)
    return store.span(counted) or store.span(View(request.tracker, own=True))


def _own_posts(store: DeskStore, request: Request, period: Period, shown: Tally) -> int:
    """Mentions of her own accounts under the same filters: what the switch makes of the figures."""
    other = store.total(replace(request.view(period), own=not request.filters.own))
    return abs(other.mentions - shown.mentions)


def _unlabelled(request: Request) -> Request:
    """The same look with every label."""
    return replace(request, filters=replace(request.filters, labels=frozenset()))


def _chart(store: DeskStore, request: Request, period: Period) -> ChartData:
    step = step_for(period)
    edges = bin_edges(period, step, request.zone)
    judged = tuple(store.series(_unlabelled(request).view(period), edges))
    if not request.filters.labels:
        return ChartData(tuple(edges), judged, step, request.zone)
    return ChartData(tuple(edges), tuple(store.series(request.view(period), edges)), step, request.zone, judged)


def _ever(period: Period, span: tuple[datetime, datetime] | None, zone: tzinfo) -> Period:
    """The whole history, and the period itself where it lies beyond: the brush must have something to stand on."""
    if span is None:
        return whole_bins(period, zone)
    return whole_bins(Period(min(span[0], period.start), max(span[1] + timedelta(microseconds=1), period.end)), zone)


def _group(trackers: Sequence[Tracker], selected: int) -> list[Tracker]:
    """The trackers that share the voice with the selected one: its group's, its own excepted when it is no part."""
    group = next((tracker.group for tracker in trackers if tracker.id == selected), None)
    return [tracker for tracker in trackers if tracker.group == group and tracker.role is not Role.TOPIC]


def _voices(store: DeskStore, request: Request, period: Period, group: Sequence[Tracker]) -> tuple[int, int]:
    counts = {Role.OWN: 0, Role.COMPETITOR: 0}
    for tracker in group:
        counts[tracker.role] += store.total(request.view(period, tracker.id)).mentions
    return counts[Role.OWN], counts[Role.COMPETITOR]
