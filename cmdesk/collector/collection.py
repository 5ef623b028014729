"""One collection: every inquiry that may be asked now is asked once, page by page, and what comes is stored."""

import time
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from cmdesk.collector.allowances import Limits, of_money
from cmdesk.collector.hosts import HostKeeper, Hosts
from cmdesk.collector.pipeline import Pipeline
from cmdesk.collector.walker import Report, Walker, WalkStore, place_of
from cmdesk.core.errors import SourceError
from cmdesk.core.passes import HostState, Inquiry, Pass
from cmdesk.core.ports import Rereader, Source
from cmdesk.core.scheduling import asked_from
from cmdesk.core.types import Rejected

_LOOK_EVERY: Final = 0.1
"""Seconds between two looks at whether she stopped it."""


class CollectionStore(WalkStore, HostKeeper, Protocol):
    """What a collection asks of the store."""

    def hosts(self) -> Mapping[str, HostState]:
        """How hosts fared lately, by place."""
        ...


@dataclass(frozen=True, slots=True)
class Price:
    """What a collection can cost, in millionths of a dollar: at most, beside what may be spent of her ceilings."""

    most: int
    spent: int
    ceiling: int


class Collector:
    """Asks sources and hands what they give to the pipeline."""

    def __init__(
        self,
        store: CollectionStore,
        sources: Sequence[Source],
        pipeline: Pipeline,
        *,
        now: Callable[[], datetime],
        rereaders: Sequence[Rereader] = (),
        limits: Limits | None = None,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare a collection.

        Args:
            pipeline: over the same store.
            now: the clock.
            rereaders: what new mentions of their sources can be asked about again, later.
            limits: what sources may spend; nothing of what is paid where it is None.
            tick: seconds of a clock that only goes forward.
        """
        self._store = store
        self._sources = tuple(sources)
        self._pipeline = pipeline
        self._now = now
        self._rereaders = tuple(rereaders)
        self._limits = limits or Limits()
        self._hosts = Hosts(store, now=now, tick=tick, known=store.hosts())

    def inquiries(self, wanted: Collection[int] = ()) -> list[tuple[Source, Inquiry]]:
        """All that is to be asked, given what she watches.

        Args:
            wanted: ids of the only trackers that are searched for, and no feed is read; everything where none is named.
        """
        trackers, feeds = self._store.trackers(), self._store.feeds()
        if wanted:
            trackers, feeds = [tracker for tracker in trackers if tracker.id in wanted], []
        return [(source, inquiry) for source in self._sources for inquiry in source.inquiries(trackers, feeds)]

    def may_be_asked(self, asked: Sequence[tuple[Source, Inquiry]]) -> list[tuple[Source, Inquiry]]:
        """Those whose source does not want to be left alone for now."""
        last = self._last()
        return [(source, inquiry) for source, inquiry in asked if self._waits_until(source, inquiry, last) is None]

    def price(self, asked: Sequence[tuple[Source, Inquiry]]) -> Price:
        """What asking now can cost at most: never more than what her ceilings leave."""
        most = spent = ceiling = 0
        for source in self._sources:
            paid = [source.most_of_pass(inquiry) for one, inquiry in self.may_be_asked(asked) if one is source]
            if not any(paid):
                continue
            allowance = self._limits.money(source.id)
            if allowance is not None:
                gone = self.spent(source.id)
                most += max(0, min(sum(paid), allowance.ceiling - gone))
                spent, ceiling = spent + gone, ceiling + allowance.ceiling
        return Price(most, spent, ceiling)

    def spent(self, source: str) -> int:
        """The most that may be spent already of what she allows a source, in millionths of a dollar."""
        allowance = self._limits.money(source)
        return 0 if allowance is None else self._store.spent(source, allowance.since)

    def refusal(self, source: Source, inquiry: Inquiry) -> SourceError | None:
        """Why the next page of an inquiry may not be asked for: it is paid, and her ceiling leaves no room for it."""
        most = source.most(inquiry)
        return of_money(source.id, most, self._limits.money(source.id), self._store) if most > 0 else None

    def collect(
        self,
        asked: Sequence[tuple[Source, Inquiry]],
        *,
        rejected: Callable[[Inquiry, Rejected], None],
        tell: Callable[[Report], None] = lambda _report: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Report]:
        """Ask each inquiry once, those aside whose source wants to be left alone for now.

        Args:
            rejected: told each input that is no post.
            tell: told how each inquiry fares, in the caller's thread.
            cancelled: asked all the time; True ends the collection, and keeps what is stored.

        Returns:
            How each inquiry fared, in order; those that were not ended when it was cancelled are not `done`.
        """
        last = self._last()
        reports = [Report(inquiry) for _, inquiry in asked]
        walker = Walker(
            self._store,
            self._pipeline,
            self._hosts,
            rereaders=self._rereaders,
            now=self._now,
            limits=self._limits,
            rejected=rejected,
            tell=tell,
        )
        waiting = deque((source, report) for (source, _), report in zip(asked, reports, strict=True))
        try:
            while (waiting or not walker.idle) and not cancelled():
                for _ in range(len(waiting)):
                    source, report = waiting.popleft()
                    report.waits_until = self._waits_until(source, report.inquiry, last)
                    if report.waits_until is not None:
                        report.done = True
                        tell(report)
                    elif walker.may_begin(source, report.inquiry):
                        walker.begin(source, report, former=last.get((report.inquiry.source, report.inquiry.target)))
                    else:
                        waiting.append((source, report))
                walker.turn(_LOOK_EVERY)
        finally:
            walker.stop()
        return reports

    def _waits_until(self, source: Source, inquiry: Inquiry, last: Mapping[tuple[str, str], Pass]) -> datetime | None:
        """From when on it may be asked again, None where it may be now."""
        now = self._now()
        moments = (
            asked_from(last.get((inquiry.source, inquiry.target)), source.gap, now=now),
            self._hosts.rests_until(place_of(inquiry)),
        )
        return max((moment for moment in moments if moment is not None and moment > now), default=None)

    def _last(self) -> Mapping[tuple[str, str], Pass]:
        return {(one.source, one.target): one for one in self._store.last_passes()}
