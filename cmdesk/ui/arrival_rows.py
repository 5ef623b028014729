"""How far the first search for a tracker has come, source by source: made of passes as the store keeps them.

Pure; no Qt.

Whoever collects, the desk, its collector or a command in a terminal, keeps passes; so nothing here asks who does. The
store gives the latest pass of each inquiry only: what earlier ones brought meanwhile is kept in a `Log`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

from cmdesk.core.networks import SEARCHED
from cmdesk.core.passes import CollectorState, Pass
from cmdesk.core.scheduling import next_due
from cmdesk.core.types import ALL_MENTIONS, Tracker
from cmdesk.ui.source_rows import PAID

LIVE: Final = frozenset({"bluesky"})
"""Sources that are listened to: their pass does not end."""
PLACED: Final = frozenset({"mastodon"})
"""Sources of many servers, each of which is told by its name; their targets begin with it."""
NO_WAY: Final = frozenset({"offline", "timeout", "broken"})
"""Faults of the line, not of who is asked."""

_HOST: Final = re.compile(r"(?:\w+://)?((?:[\w-]+\.)+[\w-]+|localhost|\d+(?:\.\d+){3})(?::\d+)?(?=[/\s]|$)")


class Arrival(Enum):
    """How a source stands."""

    WAITING = auto()
    ASKING = auto()
    LISTENING = auto()
    WELL = auto()
    FAILED = auto()
    UNASKED = auto()


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """One source, or one server of a source that has many.

    Attributes:
        place: name of the server, "" where there is one.
        added: mentions that are new.
        known: posts that were stored before.
        read: what was looked through.
        fault: kind of the fault, one of `core.errors.SOURCE_FAULTS`; "" where there is none.
        last: the pass that failed, for the whole sentence.
        again: when it is asked again, None where nobody knows.
        shared: it looks for other trackers too, and so do its counts.
        refusal: why it is not asked, in words.
    """

    source: str
    place: str = ""
    state: Arrival = Arrival.WAITING
    added: int = 0
    known: int = 0
    read: int = 0
    fault: str = ""
    last: Pass | None = None
    again: datetime | None = None
    shared: bool = False
    refusal: str = ""


class Mood(Enum):
    """What is to be said of all of them together."""

    LOOKING = auto()
    ARRIVED = auto()
    NOTHING_YET = auto()
    NO_NETWORK = auto()
    TROUBLE = auto()


@dataclass(frozen=True, slots=True)
class Log:
    """What was seen of passes since a moment, by their number: each as it stood first and last.

    Attributes:
        since: when the tracker was added: what a pass that ran already had brought by then does not count.
    """

    since: datetime
    passes: Mapping[int, tuple[Pass, Pass]] = field(default_factory=dict)

    def seen(self, passes: Iterable[Pass]) -> "Log":
        """The log with what is seen now."""
        known = dict(self.passes)
        for one in passes:
            begun_before = one.begun_at < self.since
            if begun_before and one.ended_at is not None and one.number not in known:
                # it was over before
                continue
            first = known[one.number][0] if one.number in known else one
            known[one.number] = (first, one)
        return replace(self, passes=known)

    def counts(self, one: Pass) -> tuple[int, int, int]:
        """What a pass of the log read, added and knew since that moment."""
        first, last = self.passes[one.number]
        if last.begun_at >= self.since:
            return last.read, last.added, last.known
        return last.read - first.read, last.added - first.added, last.known - first.known


def arrival_rows(
    tracker: Tracker,
    trackers: Sequence[Tracker],
    log: Log,
    *,
    running: bool,
    now: datetime,
    refusals: Mapping[str, str] | None = None,
) -> list[ArrivalRow]:
    """Every source that is asked for a tracker, in the order in which sources are offered everywhere.

    Args:
        trackers: all of them: those of one query share a search.
        running: whether somebody collects now; else a pass without an end was broken off.
        refusals: by source, why the query cannot be asked there.
    """
    rows: list[ArrivalRow] = []
    same = {tracker.id} | {one.id for one in trackers if one.query == tracker.query}
    others = any(one.id != tracker.id and not one.paused for one in trackers)
    for source in (one for one in SEARCHED if one in tracker.sources):
        refused = (refusals or {}).get(source, "")
        if refused:
            rows.append(ArrivalRow(source, state=Arrival.UNASKED, refusal=refused))
            continue
        found = [
            last
            for _, last in log.passes.values()
            if last.source == source and not last.rereads and (last.tracker in same or last.tracker == ALL_MENTIONS)
        ]
        places = sorted({place_of(one) for one in found})
        if not found and source != PAID:
            # what is paid is asked only where she said so: it is not waited for
            rows.append(ArrivalRow(source))
        for place in places:
            here = [one for one in found if place_of(one) == place]
            shared = others and any(one.tracker == ALL_MENTIONS for one in here)
            rows.append(replace(_row(source, here, log, running, now), place=place, shared=shared))
    return rows


def place_of(one: Pass) -> str:
    """The server that a pass asked, for sources of many; "" for others."""
    if one.source not in PLACED:
        return ""
    host = _HOST.match(one.target)
    return host[1] if host is not None else ""


def mood_of(rows: Sequence[ArrivalRow], mentions: int, *, offline: bool = False) -> Mood:
    """What is to be said of all rows together.

    Args:
        mentions: of the tracker, those that were stored before included: what a stream brings is not all hers.
        offline: the collector says that there is no network.
    """
    if mentions and any(row.added for row in rows):
        return Mood.ARRIVED
    asked = [row for row in rows if row.state is not Arrival.UNASKED]
    failed = [row for row in asked if row.state is Arrival.FAILED]
    waiting = [row for row in asked if row.state is Arrival.WAITING]
    lineless = [row for row in failed if row.fault in NO_WAY]
    if offline or (failed and len(lineless) == len(failed) == len(asked) - len(waiting)):
        return Mood.NO_NETWORK
    if not asked or len(failed) == len(asked):
        return Mood.TROUBLE
    if mentions:
        return Mood.ARRIVED
    if any(row.state in (Arrival.WAITING, Arrival.ASKING) for row in asked):
        return Mood.LOOKING
    return Mood.NOTHING_YET


def looked_through(rows: Iterable[ArrivalRow]) -> list[tuple[str, int]]:
    """The sources that gave posts of which none is a mention, each with how many were read."""
    read: dict[str, int] = {}
    useful = set()
    for row in rows:
        read[row.source] = read.get(row.source, 0) + row.read
        if row.added or row.known:
            useful.add(row.source)
    return [(source, count) for source, count in read.items() if count and source not in useful]


def is_running(state: CollectorState | None, now: datetime) -> bool:
    """Whether the collector that always runs does so, by what it said last."""
    return state is not None and state.lives(now)


def _row(source: str, passes: Sequence[Pass], log: Log, running: bool, now: datetime) -> ArrivalRow:
    """The row of one source and place.

    What counts is the latest pass of each inquiry; counts are those of all.
    """
    counts = [log.counts(one) for one in passes]
    read, added, known = (sum(max(0, one[part]) for one in counts) for part in range(3))
    latest: dict[str, Pass] = {}
    for one in sorted(passes, key=lambda one: (one.begun_at, one.number)):
        latest[one.target] = one
    ends = list(latest.values())
    failed = [one for one in ends if one.fault is not None]
    row = ArrivalRow(source, added=added, known=known, read=read)
    if running and any(one.ended_at is None for one in ends):
        return replace(row, state=Arrival.LISTENING if source in LIVE else Arrival.ASKING)
    if failed and len(failed) == len(ends):
        worst = failed[-1]
        again = min(next_due(one, timedelta(), timedelta(), now=now) or now for one in failed)
        kind = worst.fault.kind if worst.fault is not None else ""
        return replace(row, state=Arrival.FAILED, fault=kind, last=worst, again=again if again > now else None)
    if any(one.ended_at is not None and one.fault is None for one in ends):
        return replace(row, state=Arrival.WELL)
    return row
