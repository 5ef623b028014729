"""Walks through the sources: asks each inquiry page by page, several at once, and stores every page with its cursor.

Pages are fetched in network threads; one thread, the caller's, writes. Each page is stored before the next one is asked
for, so that a walk can be broken off anywhere. A source that fails is told and keeps no other from being read. Who
decides what is asked when is somebody else: `collection` (once) or `service` (all the time).
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Protocol
from urllib.parse import urlsplit

from cmdesk.collector.allowances import Limits, of_line, of_money
from cmdesk.collector.hosts import Hosts
from cmdesk.collector.pipeline import Pipeline
from cmdesk.collector.threads import Threads
from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError, StoreBusyError
from cmdesk.core.passes import Fetched, Inquiry, Known, Note, PageCounts, Pass, Step
from cmdesk.core.ports import MentionWriter, PassKeeper, Rereader, Source, Stream
from cmdesk.core.types import PassCounts, Rejected

AT_ONCE: Final = 6
"""Inquiries that are under way at once, streams aside."""
MOST_PAGES: Final = 200
"""Of one pass: no source gives more in earnest, a stream aside."""
PUT_OFF: Final = timedelta(seconds=15)
"""For so long what a stream brings need not be kept while nothing in it is watched."""
NOT_ASKABLE: Final = timedelta(days=1)
"""For so long mentions are not asked about again that could not be asked about."""

_OF_THE_QUESTION: Final = frozenset({"refused", "malformed", "missing", "gone", "too-large", "bug"})
"""Faults that may lie in what was asked about."""


class WalkStore(MentionWriter, PassKeeper, Protocol):
    """What walks ask of the store."""

    def change_number(self) -> int:
        """A number that moves when another connection has changed the store."""
        ...


@dataclass(slots=True)
class Report:
    """How one inquiry fares: told when it begins, after each page, and at its end.

    Attributes:
        waits_until: it was not asked, since its source wants to be left alone until then.
        done: nothing more comes.
        last: the pass as it ended, once it has.
        described: the feed that was read says something else of itself than before; the store knows.
    """

    inquiry: Inquiry
    counts: PassCounts = field(default_factory=PassCounts)
    fault: SourceError | None = None
    notes: list[Note] = field(default_factory=list)
    waits_until: datetime | None = None
    cost: int = 0
    done: bool = False
    last: Pass | None = None
    described: bool = False


@dataclass(slots=True)
class _Walk:
    """An inquiry under way.

    Attributes:
        number: of its pass.
        batches: what is still to be asked about, of a walk that reads again.
        asked: what was asked about last.
        waits: for its turn at its place; else a page of it is being fetched.
        pending: stretches of a stream that were not kept by themselves.
    """

    source: Source
    report: Report
    number: int
    generation: int
    begun_at: datetime
    kept_at: datetime
    place: str
    failures: int
    rereader: Rereader | None = None
    batches: deque[tuple[Known, ...]] = field(default_factory=deque)
    asked: tuple[Known, ...] = ()
    waits: bool = True
    pages: int = 0
    pending: Step | None = None
    not_before: datetime | None = None


class Walker:
    """What is under way."""

    def __init__(
        self,
        store: WalkStore,
        pipeline: Pipeline,
        hosts: Hosts,
        *,
        rereaders: Sequence[Rereader] = (),
        now: Callable[[], datetime],
        limits: Limits,
        rejected: Callable[[Inquiry, Rejected], None],
        tell: Callable[[Report], None],
        real: Callable[[float], float] = float,
    ) -> None:
        """Prepare; nothing is asked yet.

        Args:
            pipeline: over the same store.
            rereaders: what new mentions of their sources can be asked about again.
            now: the clock.
            rejected: told each input that is no post.
            tell: told how each inquiry fares, in the caller's thread.
            real: how long so many seconds of the clocks take: a test lets them run faster.
        """
        self._real = real
        self._store, self._pipeline, self._hosts = store, pipeline, hosts
        self._now, self._limits = now, limits
        self._rejected, self._tell = rejected, tell
        self._bare = {one.id: one.bare for one in rereaders}
        self._threads = Threads()
        self._walks: dict[int, _Walk] = {}
        self._watched: tuple[int, Mapping[str, frozenset[str]]] = (-1, {})

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._walks

    def under_way(self, inquiry: Inquiry) -> bool:
        """Whether an inquiry is."""
        return any(
            (walk.report.inquiry.source, walk.report.inquiry.target) == (inquiry.source, inquiry.target)
            for walk in self._walks.values()
        )

    def may_begin(self, source: Source, inquiry: Inquiry) -> bool:
        """Whether one more may be under way, and that one."""
        if not source.live and sum(not walk.source.live for walk in self._walks.values()) >= AT_ONCE:
            return False
        return self._hosts.may_begin(place_of(inquiry))

    def begin(
        self,
        source: Source,
        report: Report,
        *,
        former: Pass | None = None,
        rereader: Rereader | None = None,
        known: Sequence[Known] = (),
    ) -> None:
        """Begin an inquiry; its first page is asked for in the next turn.

        Args:
            former: its latest pass, for its failures in a row.
            rereader: asks about `known` mentions again instead.
        """
        # the number first: a change that comes between is then noticed at the next pass
        generation, now = self._store.generation(), self._now()
        number = self._store.begin_pass(report.inquiry, now=now)
        place = place_of(report.inquiry)
        size = 1 if rereader is None else rereader.batch
        self._walks[number] = _Walk(
            source,
            report,
            number,
            generation,
            now,
            now,
            place,
            0 if former is None else former.failures,
            rereader,
            deque(tuple(known[start : start + size]) for start in range(0, len(known), size)),
        )
        self._hosts.begin(place)
        self._tell(report)

    def turn(self, patience: float) -> None:
        """Ask for what may be asked for, and take in what comes within so many real seconds."""
        wait = patience
        for walk in list(self._walks.values()):
            if not walk.waits:
                continue
            rest = self._hosts.rests_until(walk.place)
            if rest is not None:
                # its next pass goes on where it stands
                self._keep_pending(walk)
                self._end(walk, resting(walk.place, rest))
                self._let_go(walk)
                continue
            pace = self._hosts.wait(walk.place, walk.source.pace)
            wait = min(wait, self._real(pace)) if pace > 0 else wait
            if pace <= 0 and not self._ask(walk):
                self._let_go(walk)
        for number, answer in self._threads.answers(wait):
            walk = self._walks[number]
            if not self._take(walk, answer):
                self._let_go(walk)

    def stop(self, *, end_streams: bool = False) -> None:
        """Break off what is under way; what is stored stays stored.

        Args:
            end_streams: a stream that is not listened to any more has come to its end.
        """
        busy = False
        for walk in self._walks.values():
            try:
                if not busy:
                    self._keep_pending(walk)
                    if end_streams and walk.source.live:
                        self._end(walk, None)
            except StoreBusyError:
                # as if it were broken off: not each of them is to wait
                busy = True
            if isinstance(walk.source, Stream):
                walk.source.close()
        self._threads.close()

    def drop(self) -> None:
        """Break off what is under way and keep nothing of it, as if the program had ended; others may begin."""
        for walk in list(self._walks.values()):
            if isinstance(walk.source, Stream):
                walk.source.hang_up(kept=False)
            self._let_go(walk)
        self._threads.close()
        self._threads = Threads()

    def _let_go(self, walk: _Walk) -> None:
        del self._walks[walk.number]
        self._hosts.end(walk.place)

    def _ask(self, walk: _Walk) -> bool:
        """Have the next page fetched; returns whether that was allowed."""
        source, inquiry = walk.source, walk.report.inquiry
        if walk.rereader is not None:
            return self._ask_again(walk, walk.rereader)
        if not self._wanted(walk):
            self._keep_pending(walk)
            if isinstance(source, Stream):
                source.hang_up()
            return self._end(walk, None)
        if source.live and self._store.generation() != walk.generation:
            # what she watches changed: what has gone by lately may be wanted now
            self._keep_pending(walk)
            return self._end(walk, None)
        if source.live and walk.pending is None:
            refused = of_line(source.id, self._limits, self._store, self._now())
            if refused is not None:
                return self._end(walk, refused)
        if (most := source.most(inquiry)) > 0:
            allowance = self._limits.money(source.id)
            if allowance is not None and walk.begun_at < allowance.since:
                # all that a pass costs counts for the month it began in: the next pass goes on
                return self._end(walk, None)
            refused = of_money(source.id, most, allowance, self._store)
            if refused is not None:
                return self._end(walk, refused)
            self._store.reserve(walk.number, most)
        kept = self._store.cursor(inquiry)
        value = None if kept is None else kept.value
        anew = kept is not None and kept.generation != walk.generation
        if walk.pending is not None:
            # further on than what is kept; and what changed meanwhile is asked for anew once that is
            value, anew = walk.pending.fetched.cursor or value, False
        self._send(walk, lambda: source.fetch(inquiry, value, now=self._now(), anew=anew))
        return True

    def _ask_again(self, walk: _Walk, rereader: Rereader) -> bool:
        if not walk.batches:
            return self._end(walk, None)
        walk.asked = walk.batches.popleft()
        known = walk.asked
        self._send(walk, lambda: rereader.reread(known, now=self._now()))
        return True

    def _send(self, walk: _Walk, fetch: Callable[[], Fetched]) -> None:
        walk.waits = False
        self._hosts.asked(walk.place)
        self._threads.ask(walk.number, fetch)

    def _wanted(self, walk: _Walk) -> bool:
        """Whether an inquiry is still to be asked: she may have edited, paused or removed meanwhile what it is for."""
        if walk.rereader is not None:
            return True
        number, source = self._store.change_number(), walk.source
        if self._watched[0] != number:
            self._watched = (number, {})
        watched = dict(self._watched[1])
        if source.id not in watched:
            asked = source.inquiries(self._store.trackers(), self._store.feeds())
            watched[source.id] = frozenset(one.target for one in asked)
            self._watched = (number, watched)
        return walk.report.inquiry.target in watched[source.id]

    def _take(self, walk: _Walk, answer: Fetched | SourceError) -> bool:
        """Store a page; returns whether another one is to be asked for."""
        if isinstance(answer, SourceError):
            self._keep_pending(walk)
            self._hosts.failed(walk.place, answer)
            if answer.kind in _OF_THE_QUESTION and walk.asked:
                # the others are not to wait for these for ever
                now = self._now()
                self._store.put_off([one.mention for one in walk.asked], now + NOT_ASKABLE, now=now)
            return self._end(walk, answer)
        self._hosts.answered(walk.place, answer.quota)
        self._store_page(walk, answer)
        walk.pages += 1
        walk.not_before = answer.not_before or walk.not_before
        if walk.rereader is not None:
            more = bool(walk.batches) and (answer.not_before is None or answer.not_before <= self._now())
        else:
            more = answer.more and (answer.live or walk.pages < MOST_PAGES)
        if not more:
            self._keep_pending(walk)
            return self._end(walk, None)
        walk.waits = True
        self._tell(walk.report)
        return True

    def _store_page(self, walk: _Walk, answer: Fetched) -> None:
        report, now = walk.report, self._now()
        before = replace(self._pipeline.counts)
        self._pipeline.now = now
        step = Step(
            walk.number,
            report.inquiry,
            _with(walk.pending, answer),
            walk.generation,
            PageCounts() if walk.pending is None else walk.pending.counts,
            again=None if walk.rereader is not None else self._bare.get(walk.source.id),
            reread=tuple(one.mention for one in walk.asked),
        )
        put_off = answer.live and answer.more and timedelta() <= now - walk.kept_at < PUT_OFF
        counts = self._pipeline.take(
            step,
            rejected=lambda item: self._rejected(report.inquiry, item),
            wanted=lambda: self._wanted(walk),
            put_off=put_off,
        )
        if counts is None:
            walk.pending, walk.kept_at = None, now
        else:
            # its posts are done with; what is left is where it stands
            walk.pending = replace(step, fetched=replace(step.fetched, posts=(), gone=()), counts=counts)
        report.counts.add(self._pipeline.counts, before)
        report.notes.extend(answer.notes)
        report.cost += answer.cost
        if answer.feed is not None:
            # no change number tells of a change of our own
            report.described, self._watched = True, (-1, {})

    def _keep_pending(self, walk: _Walk) -> None:
        """Keep where a stream stands."""
        if walk.pending is not None:
            self._pipeline.now = self._now()
            step, walk.pending = walk.pending, None
            self._pipeline.take(step, rejected=lambda _item: None, wanted=lambda: self._wanted(walk))

    def _end(self, walk: _Walk, fault: SourceError | None) -> bool:
        now, report, inquiry = self._now(), walk.report, walk.report.inquiry
        self._store.end_pass(walk.number, now=now, fault=fault)
        report.fault, report.done = fault, True
        report.last = Pass(
            walk.number,
            inquiry.source,
            inquiry.target,
            inquiry.title,
            inquiry.tracker,
            walk.begun_at,
            now,
            fault=fault,
            not_before=walk.not_before,
            failures=0 if fault is None else walk.failures + 1,
        )
        self._tell(report)
        if fault is not None and isinstance(walk.source, Stream):
            walk.source.hang_up()
        return False


def place_of(inquiry: Inquiry) -> str:
    """Where an inquiry is asked: the host that it names, that of its feed, else the network."""
    if inquiry.place:
        return inquiry.place
    return inquiry.source if inquiry.feed is None else urlsplit(inquiry.feed.address).netloc


def resting(place: str, until: datetime) -> SourceError:
    """Why a place is not asked for now."""
    return SourceError(
        QT_TRANSLATE_NOOP("errors", "{place} wants to be left alone for a while: it is asked again later, by itself."),
        kind="rate",
        retry_at=until,
        place=place,
    )


def _with(pending: Step | None, fetched: Fetched) -> Fetched:
    """A stretch together with those before it that were not kept by themselves."""
    if pending is None:
        return fetched
    return replace(fetched, size=pending.fetched.size + fetched.size)
