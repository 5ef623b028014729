"""What is asked, row by row, and how it stands: made of feeds, trackers and the latest passes. Pure; no Qt.

A feed is one row. A search is one row for each tracker and source, and for each place of a source that has several:
the editions of Google News, the servers of Mastodon. A stream is one row for all trackers that look there.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from cmdesk.core.networks import FOLLOWED, SEARCHED
from cmdesk.core.passes import Pass
from cmdesk.core.scheduling import Rhythm, asked_from, next_due
from cmdesk.core.types import Feed, Tracker

NEWS: Final = "google-news"
FEED: Final = "feed"
MASTODON: Final = "mastodon"
BLUESKY: Final = "bluesky"
PAID: Final = "x"
"""The one source that costs money."""


class State(Enum):
    """How an inquiry stands."""

    NEVER = auto()
    RUNNING = auto()
    WELL = auto()
    FAILED = auto()
    BROKEN_OFF = auto()
    PAUSED = auto()
    LOCKED = auto()
    UNASKED = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One inquiry.

    Attributes:
        edition: of Google News, or the server of a network that has several; "" elsewhere.
        tracker: whose search it is, None for a feed and for a stream.
        last: its latest pass, None where it never was asked.
        again: from when it may be asked again, None where it may be now, or never.
        due: when a collector that always runs asks next; None at once, or never.
        every: how long such a collector waits between two passes; None where it does not ask.
        live: a stream.
        refusal: why the query of its tracker cannot be asked there; "" where it can.
    """

    source: str
    title: str
    state: State
    edition: str = ""
    feed: Feed | None = None
    tracker: Tracker | None = None
    last: Pass | None = None
    again: datetime | None = None
    due: datetime | None = None
    every: timedelta | None = None
    live: bool = False
    refusal: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What stays the same when everything is read anew."""
        return (self.source, self.edition, self.feed.url if self.feed else None, self.tracker.id if self.tracker else 0)


def source_rows(
    feeds: Iterable[Feed],
    trackers: Sequence[Tracker],
    passes: Sequence[Pass],
    *,
    editions: Sequence[str],
    gaps: Mapping[str, timedelta],
    now: datetime,
    collecting: bool,
    x_ready: bool = True,
    servers: Mapping[str, Sequence[str]] = MappingProxyType({}),
    rhythms: Mapping[str, Rhythm] = MappingProxyType({}),
    frequencies: Mapping[str, timedelta] = MappingProxyType({}),
    refusal: Callable[[Tracker, str], str] = lambda _tracker, _source: "",
) -> list[Row]:
    """Every inquiry: feeds first, then the searches, by source.

    Args:
        passes: the latest of each inquiry, newest first.
        editions: of Google News, as her preference names them.
        gaps: how long each source wants to be left alone.
        collecting: whether a collection runs, so that a pass without an end may be under way.
        x_ready: whether X has the key and the ceiling without which it is not asked.
        servers: the names of the servers of sources that have several, by source id; targets begin with them.
        rhythms: how often each source is asked by a collector that always runs.
        frequencies: how often she wants it, by source id.
        refusal: why the query of a tracker cannot be asked at a source, in words; "" where it can.
    """

    def row(source: str, title: str, last: Pass | None, idle: State | None, **more: Feed | Tracker | str) -> Row:
        gap = gaps.get(source, timedelta())
        again = None if idle is not None else asked_from(last, gap, now=now)
        rhythm = None if source == PAID else rhythms.get(source)
        every = None if rhythm is None else rhythm.chosen(frequencies.get(source))
        due = None if every is None or idle is not None else next_due(last, gap, every, now=now)
        return Row(
            source,
            title,
            idle or _state(last, collecting=collecting),
            last=last,
            again=again if again is not None and again > now else None,
            due=due if due is not None and due > now else None,
            every=every,
            live=rhythm is not None and rhythm.live,
            **more,  # type: ignore[arg-type]  # the names decide the types
        )

    read = {one.target: one for one in reversed(passes) if one.source in FOLLOWED}
    rows = [
        row(FEED, feed.title or feed.url, read.get(feed.url), State.GONE if feed.gone_at else None, feed=feed)
        for feed in feeds
    ]
    for source in SEARCHED:
        if source in rhythms and rhythms[source].live:
            here = [tracker for tracker in trackers if source in tracker.sources]
            if here:
                last = next((one for one in passes if one.source == source and not one.rereads), None)
                idle = State.PAUSED if all(tracker.paused for tracker in here) else None
                rows.append(row(source, ", ".join(tracker.name for tracker in here), last, idle))
            continue
        for tracker in trackers:
            if source not in tracker.sources:
                continue
            refused = "" if tracker.paused else refusal(tracker, source)
            for edition in editions if source == NEWS else servers.get(source) or ("",):
                last = _search(passes, source, tracker, trackers, edition)
                locked = State.LOCKED if source == PAID and not x_ready else None
                idle = State.PAUSED if tracker.paused else State.UNASKED if refused else locked
                rows.append(row(source, tracker.name, last, idle, tracker=tracker, edition=edition, refusal=refused))
    return rows


def _search(
    passes: Sequence[Pass], source: str, tracker: Tracker, trackers: Sequence[Tracker], edition: str
) -> Pass | None:
    """The latest pass of a search; trackers of one query share it."""
    same = {one.id for one in trackers if one.query == tracker.query and source in one.sources}
    return next(
        (
            one
            for one in passes
            if one.source == source and one.tracker in same and edition in ("", one.target.partition(" ")[0])
        ),
        None,
    )


def _state(last: Pass | None, *, collecting: bool) -> State:
    if last is None:
        return State.NEVER
    if last.fault is not None:
        return State.FAILED
    if last.ended_at is not None:
        return State.WELL
    return State.RUNNING if collecting else State.BROKEN_OFF
