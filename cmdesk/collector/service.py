"""The collector that always runs: asks what is due when it is due, until it is told to stop.

It learns from the store what she watches, and says there how it fares; nothing else connects it with the window. What
is due follows from the passes that are kept, so that it goes on after a night, a crash or a holiday as if nothing had
been: whatever was missed is due at once, and the cursors know where to go on. It waits for the next moment at which
anything can happen; it never runs in circles. A store that others keep busy it leaves to them for a while.
"""

import logging
import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

from cmdesk.collector.allowances import Limits
from cmdesk.collector.hosts import Hosts
from cmdesk.collector.line import Line
from cmdesk.collector.pipeline import Pipeline
from cmdesk.collector.walker import Report, Walker, WalkStore, place_of
from cmdesk.core.corrections import Personal
from cmdesk.core.errors import SourceError, StoreBusyError
from cmdesk.core.passes import READINGS, SAYS_SO_EVERY, CollectorState, Errand, Inquiry, Known, Pass
from cmdesk.core.ports import Analyst, CollectorKeeper, Rereader, Source
from cmdesk.core.scheduling import OURS, STANDING, asked_from, next_due, spread
from cmdesk.core.types import ALL_MENTIONS, Feed, Rejected, Tracker

REREAD_EVERY: Final = timedelta(seconds=20)
BATCHES: Final = 10
"""Batches of one such pass."""
TIDY_EVERY: Final = timedelta(hours=24)
FIRST_TIDY: Final = timedelta(minutes=2)
LONGEST_WAIT: Final = 0.5
"""Seconds between two looks at whether it is to stop, and whether the store changed."""

FIRST_PAUSE: Final = 5.0
LONGEST_PAUSE: Final = 60.0
"""Seconds until a store that others keep busy is tried again."""

_log = logging.getLogger(__name__)

_SILENT: Final = frozenset({"offline", "timeout", "cap", "metered", "key", "ceiling", "private", "bug"})
"""Faults that do not say that anybody was heard."""

_EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_Key = tuple[str, str]


class ServiceStore(WalkStore, CollectorKeeper, Protocol):
    """What the collector asks of the store."""


class Service:
    """The collector."""

    def __init__(
        self,
        store: ServiceStore,
        sources: Sequence[Source],
        pipeline: Pipeline,
        *,
        rereaders: Sequence[Rereader] = (),
        limits: Limits | None = None,
        frequencies: Mapping[str, timedelta] | None = None,
        keep_months: int = 0,
        make_analyst: Callable[[Personal], Analyst],
        now: Callable[[], datetime],
        rejected: Callable[[Inquiry, Rejected], None],
        tell: Callable[[Report], None] = lambda _report: None,
        hindered: Callable[[StoreBusyError], None] = lambda _busy: None,
        tick: Callable[[], float] = time.monotonic,
        real: Callable[[float], float] = float,
    ) -> None:
        """Prepare; nothing is asked yet.

        Args:
            frequencies: how often a source is asked where she set it, by its id.
            keep_months: after how many months what people wrote is forgotten; 0 keeps it.
            make_analyst: makes what finds out language and mood, as she has taught it.
            now: the clock.
            tell: told how each inquiry fares.
            hindered: told once that others keep the store busy, until it could be used again.
            tick: seconds of a clock that only goes forward.
            real: how long so many seconds of these clocks take: a test lets them run faster.
        """
        self._store, self._pipeline = store, pipeline
        self._sources = {source.id: source for source in sources}
        self._rereaders = [one for one in rereaders if one.id in self._sources]
        self._frequencies = dict(frequencies or {})
        self._keep_months, self._make_analyst = keep_months, make_analyst
        self._now, self._real, self._tell, self._hindered = now, real, tell, hindered
        self._tick, self._pause = tick, 0.0
        self._line = Line()
        self._hosts = Hosts(store, now=now, tick=tick, known=store.hosts())
        self._walker = Walker(
            store,
            pipeline,
            self._hosts,
            rereaders=self._rereaders,
            now=now,
            limits=limits or Limits(),
            rejected=rejected,
            tell=self._told,
            real=real,
        )
        self._last: dict[_Key, Pass] = {(one.source, one.target): one for one in store.last_passes()}
        self._watched: tuple[Sequence[Tracker], Sequence[Feed]] | None = None
        self._asked: dict[_Key, tuple[Source, Inquiry]] = {}
        # she may allow more than when they ended
        self._wished: set[_Key] = {key for key, last in self._last.items() if last.fault and last.fault.kind in OURS}
        self._change = -1
        self._personal: Personal | None = None
        self._begun_at = now()
        self._said: CollectorState | None = None
        self._reread_at: datetime | None = None
        # not in the first moments, which are hers
        self._tidied_at = self._begun_at - TIDY_EVERY + FIRST_TIDY
        self._stopping = False
        self._looked_at = self._begun_at
        self._scan_at: datetime | None = self._begun_at

    def run(self, stopped: Callable[[], bool]) -> None:
        """Collect until `stopped` says so, or somebody sends word by the store.

        Raises:
            StoreError: the store cannot be used any more. One that others keep busy is waited for.
        """
        try:
            while not (self._stopping or stopped()):
                try:
                    self._go_on(stopped)
                except StoreBusyError as busy:
                    self._give_way(busy, stopped)
        finally:
            self._walker.stop(end_streams=True)
        with suppress(StoreBusyError):
            self._say("stopped")

    def _go_on(self, stopped: Callable[[], bool]) -> None:
        if self._pause:
            # nothing that was under way is known any more: what is kept tells where to go on
            self._last = {(one.source, one.target): one for one in self._store.last_passes()}
        self._look()
        self._begin()
        self._say()
        self._pause = 0.0
        self._walker.turn(min(LONGEST_WAIT, self._real(self._patience())))
        self._tidy(stopped)

    def _give_way(self, busy: StoreBusyError, stopped: Callable[[], bool]) -> None:
        """Leave the store to those who keep it busy for a while; what was not stored is asked for again."""
        if not self._pause:
            _log.warning("%s", busy)
            self._hindered(busy)
        self._walker.drop()
        # all of it is looked at anew, and the first word says whether it can be written again
        self._change, self._watched, self._scan_at, self._said = -1, None, self._now(), None
        self._pause = min(2 * self._pause or FIRST_PAUSE, LONGEST_PAUSE)
        until = self._tick() + self._pause
        while (left := until - self._tick()) > 0 and not stopped():
            self._walker.turn(min(LONGEST_WAIT, self._real(left)))

    # what is wanted

    def _look(self) -> None:
        """Take over what changed in the store."""
        number = self._store.change_number()
        if number == self._change:
            return
        self._change = number
        self._scan_at = self._now()
        watched = self._store.trackers(), self._store.feeds()
        if watched != self._watched:
            self._watched = watched
            self._asked = {
                (inquiry.source, inquiry.target): (source, inquiry)
                for source in self._sources.values()
                for inquiry in source.inquiries(*watched)
            }
        personal = self._store.personal()
        if personal != self._personal:
            if self._personal is not None:
                self._pipeline.analyst = self._make_analyst(personal)
            self._personal = personal
        for errand in self._store.take_errands():
            self._obey(errand)

    def _obey(self, errand: Errand) -> None:
        if errand.what == "stop":
            self._stopping = True
        elif errand.what == "now":
            self._wished.update(
                key for key, (_, inquiry) in self._asked.items() if errand.tracker in (ALL_MENTIONS, inquiry.tracker)
            )

    # what is due

    def _begin(self) -> None:
        """Begin what is due. Looks through all inquiries only when something may have become due."""
        now = self._now()
        if self._line.offline:
            if self._line.may_ask(now) and self._walker.idle:
                self._probe()
            return
        if (self._scan_at is not None and self._scan_at <= now) or self._put_back(now):
            self._scan_at = self._scan(now)
        self._reread(now)

    def _probe(self) -> None:
        """Ask the one that was not asked for the longest: that is enough to see whether the line is up again.

        Those that want to be left alone are, whatever the line is like.
        """
        now = self._now()
        asked = [(self._last[key].begun_at if key in self._last else _EVER, key) for key in self._asked]
        for _, key in sorted(asked):
            source, inquiry = self._asked[key]
            waits = asked_from(self._last.get(key), source.gap, now=now)
            if (waits is None or waits <= now) and self._walker.may_begin(source, inquiry):
                self._walker.begin(source, Report(inquiry), former=self._last.get(key))
                return

    def _put_back(self, now: datetime) -> bool:
        put_back, self._looked_at = now < self._looked_at, now
        return put_back

    def _scan(self, now: datetime) -> datetime | None:
        """Begin what is due and may be asked; returns when to look again, None where only an event can tell."""
        later: list[datetime] = []
        due: list[tuple[datetime, float, _Key]] = []
        for key in self._asked:
            moment = self._due(key) or _EVER
            if moment > now:
                later.append(moment)
            else:
                due.append((moment, spread(*key), key))
        for _, _, key in sorted(due):
            source, inquiry = self._asked[key]
            if self._walker.under_way(inquiry):
                continue
            if self._walker.may_begin(source, inquiry):
                self._wished.discard(key)
                self._walker.begin(source, Report(inquiry), former=self._last.get(key))
            else:
                rest = self._hosts.rests_until(place_of(inquiry))
                later += [] if rest is None else [rest]
        return min(later, default=None)

    def _due(self, key: _Key) -> datetime | None:
        """When an inquiry is due; None means at once."""
        source, _ = self._asked[key]
        last, now = self._last.get(key), self._now()
        if key in self._wished:
            return asked_from(last, source.gap, now=now)
        every = max(source.gap, self._frequencies.get(source.id, source.every))
        if last is not None and last.fault is None:
            # not all of them at the same moment, hour after hour
            every += every * spread(*key) / 10
        return next_due(last, source.gap, every, now=now, live=source.live)

    def _reread(self, now: datetime) -> None:
        """Ask about mentions again that are due for it."""
        if not self._rereaders or (self._reread_at is not None and now < self._reread_at <= now + REREAD_EVERY):
            return
        self._reread_at = now + REREAD_EVERY
        for rereader in self._rereaders:
            at: dict[str, list[Known]] = {}
            for one in self._store.due(rereader.id, BATCHES * rereader.batch, now=now):
                at.setdefault(rereader.place(one), []).append(one)
            for place, known in at.items():
                self._reread_at_place(rereader, place, known, now)

    def _reread_at_place(self, rereader: Rereader, place: str, known: Sequence[Known], now: datetime) -> None:
        """Ask one host about mentions; where it is not to be asked now they let others have their turn."""
        source, inquiry = (
            self._sources[rereader.id],
            Inquiry(rereader.id, f"{READINGS} {place}".strip(), "", place=place),
        )
        if self._walker.under_way(inquiry):
            return
        last = self._last.get((inquiry.source, inquiry.target))
        waits = next_due(last, timedelta(), timedelta(), now=now), self._hosts.rests_until(place_of(inquiry))
        until = max((moment for moment in waits if moment is not None and moment > now), default=None)
        if until is not None:
            self._store.put_off([one.mention for one in known], until, now=now)
        elif self._walker.may_begin(source, inquiry):
            self._walker.begin(source, Report(inquiry), former=last, rereader=rereader, known=known)

    def _patience(self) -> float:
        """Seconds until something can happen."""
        now = self._now()
        moments = [self._line.probe_at] if self._line.offline else [self._scan_at, self._reread_at]
        waits = [(moment - now).total_seconds() for moment in moments if moment is not None and moment > now]
        return min(waits, default=LONGEST_WAIT)

    def _told(self, report: Report) -> None:
        """What the walker tells."""
        key, last = (report.inquiry.source, report.inquiry.target), report.last
        if last is not None:
            self._last[key] = self._at_another_server(report, last)
            self._scan_at = self._now()
            if report.described:
                self._change = -1
            self._hear(report)
        elif report.counts.read:
            self._heard()
        self._tell(report)

    def _at_another_server(self, report: Report, last: Pass) -> Pass:
        """A pass of a stream that is asked elsewhere next: what one server refuses, or wants, does not bind another."""
        source, fault = self._sources[report.inquiry.source], report.fault
        if fault is None or not source.live or self._watched is None:
            return last
        for inquiry in source.inquiries(*self._watched):
            if inquiry.target == report.inquiry.target and inquiry.place != report.inquiry.place:
                self._asked[inquiry.source, inquiry.target] = source, inquiry
                kind = "broken" if fault.kind in STANDING else fault.kind
                words: dict[str, Any] = dict(fault.fields)
                return replace(last, fault=SourceError(fault.template, kind=kind, **words))
        return last

    def _hear(self, report: Report) -> None:
        """What the end of a pass says of the line."""
        fault = report.fault
        if fault is None or fault.kind not in _SILENT:
            self._heard()
        elif fault.kind == "offline":
            places = {place_of(inquiry) for _, inquiry in self._asked.values()}
            # the servers of a stream count as one place
            live = self._sources[report.inquiry.source].live
            place = report.inquiry.source if live else place_of(report.inquiry)
            if self._line.unreached(place, len(places), self._now()):
                self._hosts.line_down = True
                self._hosts.forgive_unreached()
        else:
            self._line.learned_nothing(self._now())

    def _heard(self) -> None:
        if self._line.heard():
            self._hosts.line_down = False
            self._wished.update(
                key for key, last in self._last.items() if last.fault is not None and last.fault.kind == "offline"
            )
            self._wished.intersection_update(self._asked)

    # what it says, and what it tidies

    def _say(self, word: str = "") -> None:
        now = self._now()
        word = word or ("offline" if self._line.offline else "running")
        said = self._said
        if said is not None and said.word == word and said.seen_at <= now < said.seen_at + SAYS_SO_EVERY:
            return
        due = self._line.probe_at if self._line.offline else self._next()
        self._said = CollectorState(os.getpid(), word, self._begun_at, now, due)
        self._store.say(self._said)

    def _next(self) -> datetime | None:
        """When it asks next, streams aside."""
        dues = [self._due(key) or self._now() for key, (source, _) in self._asked.items() if not source.live]
        return min(dues, default=None)

    def _tidy(self, stopped: Callable[[], bool]) -> None:
        now = self._now()
        if not self._tidied_at <= now < self._tidied_at + TIDY_EVERY:
            self._tidied_at = now
            try:
                self._store.tidy(
                    now=now,
                    keep_months=self._keep_months,
                    cancelled=stopped,
                    tell=lambda long: self._say("tidying" if long else ""),
                )
            except StoreBusyError:
                self._tidied_at = now - TIDY_EVERY + FIRST_TIDY
                raise
