"""What is asked, row by row, and how it stands: made of feeds, trackers and the latest passes. Pure; no Qt.

A feed is one row. A search is one row for each tracker and source, and for each edition of Google News.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

from cmdesk.core.networks import FOLLOWED, SEARCHED
from cmdesk.core.passes import Pass
from cmdesk.core.scheduling import asked_from
from cmdesk.core.types import Feed, Tracker

NEWS: Final = "google-news"
FEED: Final = "feed"
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
        edition: of Google News, "" elsewhere.
        tracker: whose search it is, None for a feed.
        last: its latest pass, None where it never was asked.
        again: from when it may be asked again, None where it may be now, or never.
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
    refusal: Callable[[Tracker, str], str] = lambda _tracker, _source: "",
) -> list[Row]:
    """Every inquiry: feeds first, then the searches, by source.

    Args:
        passes: the latest of each inquiry, newest first.
        editions: of Google News, as her preference names them.
        gaps: how long each source wants to be left alone.
        collecting: whether a collection runs, so that a pass without an end may be under way.
        x_ready: whether X has the key and the ceiling without which it is not asked.
        refusal: why the query of a tracker cannot be asked at a source, in words; "" where it can.
    """

    def row(source: str, title: str, last: Pass | None, idle: State | None, **more: Feed | Tracker | str) -> Row:
        again = None if idle is not None else asked_from(last, gaps.get(source, timedelta()), now=now)
        return Row(
            source,
            title,
            idle or _state(last, collecting=collecting),
            last=last,
            again=again if again is not None and again > now else None,
            **more,  # type: ignore[arg-type]  # the names decide the types
        )

    read = {one.target: one for one in reversed(passes) if one.source in FOLLOWED}
    rows = [
        row(FEED, feed.title or feed.url, read.get(feed.url), State.GONE if feed.gone_at else None, feed=feed)
        for feed in feeds
    ]
    for source in SEARCHED:
        for tracker in trackers:
            if source not in tracker.sources:
                continue
            refused = "" if tracker.paused else refusal(tracker, source)
            for edition in editions if source == NEWS else ("",):
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
    start = f"{edition} " if edition else ""
    return next(
        (one for one in passes if one.source == source and one.tracker in same and one.target.startswith(start)), None
    )


def _state(last: Pass | None, *, collecting: bool) -> State:
    if last is None:
        return State.NEVER
    if last.fault is not None:
        return State.FAILED
    if last.ended_at is not None:
        return State.WELL
    return State.RUNNING if collecting else State.BROKEN_OFF
