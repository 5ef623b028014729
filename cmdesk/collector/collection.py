"""One collection: every inquiry that may be asked now is asked once, page by page, and what comes is stored.

Pages are fetched in network threads, several inquiries at once; one thread, the caller's, writes. Each page is stored
with the cursor behind it before the next one is asked for, so that a collection can be broken off anywhere. A source
that fails is told and keeps no other from being read.
"""

import logging
import queue
import threading
from collections import Counter, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Protocol
from urllib.parse import urlsplit

from cmdesk.collector.pipeline import Pipeline
from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError, UserError
from cmdesk.core.networks import NETWORKS
from cmdesk.core.passes import Fetched, Inquiry, Note, Pass, Step, dollars
from cmdesk.core.ports import MentionWriter, PassKeeper, Source
from cmdesk.core.scheduling import asked_from
from cmdesk.core.types import PassCounts, Rejected

_log = logging.getLogger(__name__)

AT_ONCE: Final = 6
"""Inquiries that are under way at once."""
AT_ONE_PLACE: Final = 2
"""The same, of one host or network: more would be rude."""
MOST_PAGES: Final = 200
"""Of one pass: no source gives more in earnest."""
_LOOK_EVERY: Final = 0.1
"""Seconds between two looks at whether she stopped it."""


class CollectionStore(MentionWriter, PassKeeper, Protocol):
    """What a collection asks of the store."""


@dataclass(slots=True)
class Report:
    """How one inquiry fares: told when it begins, after each page, and at its end.

    Attributes:
        waits_until: it was not asked, since its source wants to be left alone until then.
        done: nothing more comes.
    """

    inquiry: Inquiry
    counts: PassCounts = field(default_factory=PassCounts)
    fault: SourceError | None = None
    notes: list[Note] = field(default_factory=list)
    waits_until: datetime | None = None
    cost: int = 0
    done: bool = False


@dataclass(frozen=True, slots=True)
class Allowance:
    """What she allows a source to spend.

    Attributes:
        ceiling: in millionths of a dollar, of all that it may cost since `since`.
    """

    ceiling: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Price:
    """What a collection can cost, in millionths of a dollar: at most, beside what may be spent of her ceilings."""

    most: int
    spent: int
    ceiling: int


@dataclass(slots=True)
class _Walk:
    """An inquiry under way."""

    source: Source
    report: Report
    number: int
    generation: int
    begun_at: datetime
    pages: int = 0


class Collector:
    """Asks sources and hands what they give to the pipeline."""

    def __init__(
        self,
        store: CollectionStore,
        sources: Sequence[Source],
        pipeline: Pipeline,
        *,
        now: Callable[[], datetime],
        allowances: Callable[[str], Allowance | None] = lambda _source: None,
    ) -> None:
        """Prepare a collection.

        Args:
            pipeline: over the same store.
            now: the clock.
            allowances: what a source that is paid may spend, by its id; None allows nothing.
        """
        self._store = store
        self._sources = tuple(sources)
        self._pipeline = pipeline
        self._now = now
        self._allowances = allowances

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
            allowance = self._allowances(source.id)
            if allowance is not None:
                gone = self.spent(source.id)
                most += max(0, min(sum(paid), allowance.ceiling - gone))
                spent, ceiling = spent + gone, ceiling + allowance.ceiling
        return Price(most, spent, ceiling)

    def spent(self, source: str) -> int:
        """The most that may be spent already of what she allows a source, in millionths of a dollar."""
        allowance = self._allowances(source)
        return 0 if allowance is None else self._store.spent(source, allowance.since)

    def refusal(self, source: Source, inquiry: Inquiry) -> SourceError | None:
        """Why the next page of an inquiry may not be asked for: it is paid, and her ceiling leaves no room for it."""
        most = source.most(inquiry)
        return self._refusal(source.id, self._allowances(source.id), most) if most > 0 else None

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
        waiting = deque(
            (source, report)
            for (source, _), report in zip(asked, reports, strict=True)
            if self._may_be_asked(source, report, last, tell)
        )
        threads = _Threads(min(AT_ONCE, len(waiting)))
        walks: dict[int, _Walk] = {}
        busy: Counter[str] = Counter()
        try:
            while (waiting or walks) and not cancelled():
                self._begin(waiting, walks, busy, threads, tell)
                for number, answer in threads.answers(_LOOK_EVERY):
                    walk = walks[number]
                    if not self._take(walk, answer, rejected, tell) or not self._ask(walk, threads, tell):
                        del walks[number]
                        busy[_place(walk.report.inquiry)] -= 1
        finally:
            threads.close()
        return reports

    def _may_be_asked(
        self, source: Source, report: Report, last: Mapping[tuple[str, str], Pass], tell: Callable[[Report], None]
    ) -> bool:
        report.waits_until = self._waits_until(source, report.inquiry, last)
        if report.waits_until is not None:
            report.done = True
            tell(report)
        return not report.done

    def _waits_until(self, source: Source, inquiry: Inquiry, last: Mapping[tuple[str, str], Pass]) -> datetime | None:
        """From when on it may be asked again, None where it may be now."""
        now = self._now()
        moment = asked_from(last.get((inquiry.source, inquiry.target)), source.gap, now=now)
        return None if moment is None or moment <= now else moment

    def _last(self) -> Mapping[tuple[str, str], Pass]:
        return {(one.source, one.target): one for one in self._store.last_passes()}

    def _begin(
        self,
        waiting: deque[tuple[Source, Report]],
        walks: dict[int, _Walk],
        busy: Counter[str],
        threads: "_Threads",
        tell: Callable[[Report], None],
    ) -> None:
        """Begin as many inquiries as may be under way at once."""
        for _ in range(len(waiting)):
            source, report = waiting.popleft()
            place = _place(report.inquiry)
            if len(walks) >= AT_ONCE or busy[place] >= AT_ONE_PLACE:
                waiting.append((source, report))
                continue
            # the number first: a change that comes between is then noticed at the next pass
            generation, now = self._store.generation(), self._now()
            walk = _Walk(source, report, self._store.begin_pass(report.inquiry, now=now), generation, now)
            tell(report)
            if self._ask(walk, threads, tell):
                walks[walk.number] = walk
                busy[place] += 1

    def _ask(self, walk: _Walk, threads: "_Threads", tell: Callable[[Report], None]) -> bool:
        """Have the next page fetched; returns whether that was allowed."""
        source, inquiry = walk.source, walk.report.inquiry
        if not self._wanted(walk):
            self._end(walk, None, tell)
            return False
        if (most := source.most(inquiry)) > 0:
            allowance = self._allowances(source.id)
            if allowance is not None and walk.begun_at < allowance.since:
                # all that a pass costs counts for the month it began in: the next pass goes on
                self._end(walk, None, tell)
                return False
            fault = self._refusal(source.id, allowance, most)
            if fault is not None:
                self._end(walk, fault, tell)
                return False
            self._store.reserve(walk.number, most)
        kept = self._store.cursor(inquiry)
        value = None if kept is None else kept.value
        anew = kept is not None and kept.generation != walk.generation
        threads.ask(walk.number, lambda: source.fetch(inquiry, value, now=self._now(), anew=anew))
        return True

    def _wanted(self, walk: _Walk) -> bool:
        """Whether an inquiry is still to be asked: she may have edited, paused or removed meanwhile what it is for."""
        asked = walk.source.inquiries(self._store.trackers(), self._store.feeds())
        return any(one.target == walk.report.inquiry.target for one in asked)

    def _refusal(self, source: str, allowance: Allowance | None, most: int) -> SourceError | None:
        """Why a page that is paid may not be asked for."""
        name = NETWORKS.get(source, source)
        if allowance is None or allowance.ceiling <= 0:
            return SourceError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "{source} is paid by the post, and you have not said how much it may cost a month: set a ceiling "
                    "with cmdesk source ceiling {id} AMOUNT, or in the Sources window.",
                ),
                kind="ceiling",
                source=name,
                id=source,
            )
        spent = self._store.spent(source, allowance.since)
        if spent + most <= allowance.ceiling:
            return None
        return SourceError(
            QT_TRANSLATE_NOOP(
                "errors",
                "Your ceiling of {ceiling} US dollars a month for {source} leaves no room for another page ({spent} "
                "may be spent): raise it, or wait for next month.",
            ),
            kind="ceiling",
            source=name,
            ceiling=dollars(allowance.ceiling),
            spent=dollars(spent),
        )

    def _take(
        self,
        walk: _Walk,
        answer: Fetched | SourceError,
        rejected: Callable[[Inquiry, Rejected], None],
        tell: Callable[[Report], None],
    ) -> bool:
        """Store a page; returns whether another one is to be asked for."""
        report = walk.report
        if isinstance(answer, SourceError):
            self._end(walk, answer, tell)
            return False
        before = replace(self._pipeline.counts)
        self._pipeline.take(
            Step(walk.number, report.inquiry, answer, walk.generation),
            rejected=lambda item: rejected(report.inquiry, item),
            wanted=lambda: self._wanted(walk),
        )
        report.counts.add(self._pipeline.counts, before)
        report.notes.extend(answer.notes)
        report.cost += answer.cost
        walk.pages += 1
        if answer.more and walk.pages < MOST_PAGES:
            tell(report)
            return True
        self._end(walk, None, tell)
        return False

    def _end(self, walk: _Walk, fault: SourceError | None, tell: Callable[[Report], None]) -> None:
        self._store.end_pass(walk.number, now=self._now(), fault=fault)
        walk.report.fault, walk.report.done = fault, True
        tell(walk.report)


class _Threads:
    """Network threads: each fetches one page after the other. They die with the program, whatever a server does."""

    def __init__(self, number: int) -> None:
        self._orders: queue.SimpleQueue[tuple[int, Callable[[], Fetched]] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[int, Fetched | SourceError]] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._work, daemon=True, name=f"cmdesk-net-{index}") for index in range(number)
        ]
        for thread in self._threads:
            thread.start()

    def ask(self, number: int, fetch: Callable[[], Fetched]) -> None:
        """Have a page fetched for the pass of this number."""
        self._orders.put((number, fetch))

    def answers(self, patience: float) -> list[tuple[int, Fetched | SourceError]]:
        """What came since, waiting at most so many seconds for a first one."""
        found: list[tuple[int, Fetched | SourceError]] = []
        with suppress(queue.Empty):
            found.append(self._answers.get(timeout=patience))
            while True:
                found.append(self._answers.get_nowait())
        return found

    def close(self) -> None:
        """Let them end."""
        for _ in self._threads:
            self._orders.put(None)

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            number, fetch = order
            self._answers.put((number, _fetched(fetch)))


def _fetched(fetch: Callable[[], Fetched]) -> Fetched | SourceError:
    try:
        return fetch()
    except SourceError as fault:
        return fault
    except UserError as fault:
        return SourceError(fault.template, kind="refused", **fault.fields)  # type: ignore[arg-type]  # only words
    except Exception as fault:  # a bug in one source must not keep the others from being read
        _log.exception("a source broke")
        return SourceError(
            QT_TRANSLATE_NOOP("errors", "cmdesk made a mistake with what this source answered ({fault}); see the log."),
            kind="bug",
            fault=type(fault).__name__,
        )


def _place(inquiry: Inquiry) -> str:
    """Where an inquiry is asked: the host of a feed, else the network."""
    return inquiry.source if inquiry.feed is None else urlsplit(inquiry.feed.address).netloc
