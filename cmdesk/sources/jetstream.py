"""Bluesky: all its posts as they are written, as its Jetstream servers send them. Needs no key.

There is one inquiry for all trackers, and its pages are *stretches* of about a second: nothing can be asked for by
words, so everything passes by and our own matcher decides. The connection stays open from stretch to stretch, and it is
one connection however many trackers listen. What goes wrong on it is told when what came before it has been given.

A cursor is the time of the last event. The servers keep 36 hours; whoever comes back within them loses nothing. They
begin a little earlier than asked, since no two servers see events in quite the same order: what was given already is
left out here where it is remembered, and else known to the store.

Only the first form of the wire is read (`/subscribe`); the newer servers speak it, too.
"""

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.identity import to_microseconds
from cmdesk.core.passes import Fetched, Gone, Inquiry, Note
from cmdesk.core.types import Feed, Post, Rejected, Tracker
from cmdesk.net import faults
from cmdesk.net.dial import Dialler, read_stream
from cmdesk.sources.asking import Unpaid, searched
from cmdesk.sources.bluesky_post import COLLECTION, SOURCE
from cmdesk.sources.bluesky_query import search_of
from cmdesk.sources.fields import mapping
from cmdesk.sources.jetstream_frames import FIRST_TIME, LAST_TIME, Event, Frames, UnknownPackingError
from cmdesk.sources.web_socket import WebSocket

STREAMS: Final = ("wss://jetstream2.us-east.bsky.network", "wss://jetstream1.us-west.bsky.network")
LOOK_BACK: Final = timedelta(minutes=30)
"""How much of what has gone by is listened to at the very beginning, and again for other queries."""
KEPT: Final = timedelta(hours=36)
"""How much the servers keep."""

LONGEST: Final = timedelta(minutes=15)
"""How long a pass takes before it ends and another one begins."""

_TARGET: Final = "jetstream"
_OVERLAP: Final = timedelta(seconds=5)
_REMEMBERED: Final = timedelta(seconds=15)
_JITTER: Final = 60_000_000
"""Microseconds by which an event may lie behind the one before it and still not mean that all begins again."""
_MOST_REMEMBERED: Final = 200_000
_PRESENT: Final = timedelta(seconds=2)
"""Nearer to now than this is now."""
_QUIET: Final = 3.0
"""Seconds without any event that mean that nothing more is waiting."""
_FAREWELL: Final = 2.0
"""Seconds that closing waits for a stretch under way."""
_UNTENDED: Final = timedelta(minutes=2)
"""A connection that nobody listened to for so long is not used again: it may be dead, after a sleep."""
_LARGEST_EVENT: Final = 256 * 1024
"""Bytes of an event at most: the servers leave larger ones out. A post has a few thousand."""
_BAD_REQUEST: Final = 400

_LATE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "The stream of Bluesky was last listened to more than {hours} hours ago and gives nothing older: what was said "
    "between is missing.",
)
_NO_STREAM: Final = QT_TRANSLATE_NOOP(
    "errors", "No server of the stream of Bluesky is set: give the address of one in the settings, or the usual ones."
)

Dial = Callable[[Iterable[str]], Dialler]


@dataclass(slots=True)
class _Stretch:
    """What came in one fetch.

    Attributes:
        gone: by native id, those that did not come back within it.
    """

    items: list[Post | Rejected] = field(default_factory=list)
    gone: dict[str, Gone] = field(default_factory=dict)
    events: int = 0


class JetstreamSource(Unpaid):
    """The stream of Bluesky. Satisfies `core.ports.Source`."""

    id: str = SOURCE
    gap: timedelta = timedelta(seconds=1)
    every: timedelta = timedelta(seconds=1)
    pace: timedelta = timedelta()
    live: bool = True

    def __init__(
        self,
        dial: Dial,
        servers: Sequence[str] = STREAMS,
        *,
        follow: bool = True,
        packed: bool = True,
        stretch: float = 1.0,
        most: int = 2000,
        longest: timedelta = LONGEST,
        patience: float = 10.0,
        silence: float = 30.0,
        stale: float = 120.0,
        quiet: float = _QUIET,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare; nothing is asked yet.

        Args:
            dial: makes what opens connections to the addresses it is given, besides all public ones.
            servers: their addresses; the first one that answers is listened to.
            follow: go on for ever; else a pass ends when it has caught up with the present.
            packed: have it sent packed: less than half as many bytes.
            stretch: seconds that one page takes at most.
            most: events of a page.
            longest: how long a pass takes before it ends and another one begins.
            patience: seconds that connecting may take.
            silence: seconds without a sign of life after which a connection is given up.
            stale: seconds without an event after which another server is listened to, where there is one.
            quiet: seconds without an event after which nothing more is expected, where it is not followed.
            tick: a clock that only goes forward.
        """
        self._dial = dial
        self._servers = tuple(servers)
        self._follow, self._packed, self._longest = follow, packed, longest
        self._stretch, self._most, self._quiet = stretch, most, quiet
        self._patience, self._silence, self._stale, self._tick = patience, silence, stale, tick
        self._guard = threading.Lock()
        self._closed = False
        self._server = 0  # the place in their list of the one that is listened to
        self._rests: dict[int, datetime] = {}  # until when they want to be left alone
        self._line: WebSocket | None = None
        self._frames = Frames("")
        self._cursor: str | None = None  # what the last page gave
        self._reached = 0  # microseconds of the last event
        self._heard_at = 0.0  # when it came, by the tick
        self._used_at: datetime | None = None
        self._begun_at: datetime | None = None  # of the pass under way
        self._fault: SourceError | None = None  # told next
        self._given: OrderedDict[tuple[str, str], int] = OrderedDict()
        self._size = self._told_size = 0  # bytes of former connections, and those that pages told

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        """One in all, as soon as a tracker wants it."""
        if not any(searched(trackers, SOURCE, search_of)):
            return []
        return [Inquiry(SOURCE, _TARGET, "Bluesky", place=self._place())]

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        """Listen for a stretch: see `core.ports.Source`. One call at a time; others wait.

        Raises:
            SourceError: nothing came, or it was closed.
        """
        with self._guard:
            if self._closed:
                raise faults.broken(self._place())
            try:
                return self._fetch(cursor, now, anew)
            except SourceError:
                self._begun_at = None
                raise
            except BaseException:
                self._drop_line()
                self._given.clear()  # what came before the mistake was not given
                raise

    def hang_up(self, *, kept: bool = True) -> None:
        """Hang up for now, so that nothing comes over the line; the next stretch connects again."""
        with self._guard:
            self._drop_line()
            if not kept:
                # its cursor may be that of the page before
                self._given.clear()

    def close(self) -> None:
        """Hang up for good: whoever was about to listen does not connect any more, and is not waited for."""
        self._closed = True
        if self._guard.acquire(timeout=_FAREWELL):
            try:
                self._drop_line()
            finally:
                self._guard.release()

    def _fetch(self, cursor: str | None, now: datetime, anew: bool) -> Fetched:
        goes_on = cursor == self._cursor and not anew
        fault, self._fault = self._fault, None
        if fault is not None and goes_on:
            raise fault
        idle = timedelta() if self._used_at is None else now - self._used_at
        if not goes_on or not timedelta() <= idle <= _UNTENDED:
            self._drop_line()
        if not goes_on:
            self._given.clear()  # that it was given does not say that it was kept
        notes: tuple[Note, ...] = ()
        if self._line is None:
            notes = self._tune_in(cursor, now, anew)
        if self._begun_at is None or now < self._begun_at:
            self._begun_at = now
        stretch = self._listen(now)
        more = self._goes_on(now)
        if not more:
            self._begun_at = None
            if not self._follow:
                self._drop_line()
        self._cursor, self._used_at = json.dumps({"time_us": self._reached}), now
        size = self._size + (self._line.size if self._line else 0)
        size, self._told_size = size - self._told_size, size
        return Fetched(
            posts=tuple(stretch.items),
            cursor=self._cursor,
            more=more,
            notes=notes,
            gone=tuple(stretch.gone.values()),
            live=True,
            size=size,
        )

    def _tune_in(self, cursor: str | None, now: datetime, anew: bool) -> tuple[Note, ...]:
        """Connect, so that what comes next is what comes behind the cursor."""
        kept, present = _time_of(cursor), to_microseconds(now)
        look_back = to_microseconds(now - LOOK_BACK)
        notes: tuple[Note, ...] = ()
        if kept is None:
            since = self._reached = look_back
        else:
            # a moment ahead of us: the clock was put back, or a server told nonsense
            self._reached = min(kept, present)
            if self._reached < to_microseconds(now - KEPT):
                notes = (Note(_LATE, {"hours": KEPT // timedelta(hours=1)}),)
            since = self._reached - _OVERLAP // timedelta(microseconds=1)
            if anew and since > look_back:
                since = self._reached = look_back
        try:
            self._line = self._connected(since, now)
        except SourceError as fault:
            self._turn_away(fault, now)
            raise
        if self._closed:
            # meanwhile
            self._drop_line()
            raise faults.broken(self._place())
        self._frames = Frames(self._line.host)
        self._heard_at = self._tick()
        return notes

    def _connected(self, since: int, now: datetime) -> WebSocket:
        address = self._address()
        dialler = self._dial(() if self._servers == STREAMS else self._servers)
        while True:
            try:
                return WebSocket(
                    dialler,
                    _subscription(address, since, packed=self._packed),
                    now=now,
                    patience=self._patience,
                    silence=self._silence,
                    tick=self._tick,
                )
            except SourceError as fault:
                if not self._packed or fault.fields.get("status") != _BAD_REQUEST:
                    raise
                self._packed = False  # a server that packs nothing

    def _listen(self, now: datetime) -> _Stretch:
        """Take in what comes; a fault is told at once where nothing came before it, else next time."""
        stretch, end = _Stretch(), self._tick() + self._stretch
        while self._line is not None and stretch.events < self._most and (left := end - self._tick()) > 0:
            try:
                message = self._line.receive(left)
                if message is None:
                    self._check_staleness(self._line)
                    break
                event = self._frames.read(message, stretch.events + 1, now)
            except UnknownPackingError:
                self._packed = False
                self._drop_line()
                break
            except SourceError as fault:
                self._drop_line()
                self._turn_away(fault, now)
                if not stretch.events:
                    raise
                self._fault = fault
                break
            stretch.events += 1
            self._heard_at = self._tick()
            self._take(event, stretch, now)
        return stretch

    def _check_staleness(self, line: WebSocket) -> None:
        """A server may be there and have lost its own source: another one tells that from a network that is quiet."""
        if len(self._servers) > 1 and self._tick() - self._heard_at > self._stale:
            raise faults.silent(line.host, self._stale)

    def _take(self, event: Event, stretch: _Stretch, now: datetime) -> None:
        if event.time is not None:
            reached = min(event.time, to_microseconds(now))
            # what comes again, and what comes a little out of order, moves nothing
            if not self._reached - _JITTER <= reached <= self._reached:
                self._reached = reached
        if event.key is not None:
            if event.key in self._given:
                return
            self._remember(event.key)
        if isinstance(event.item, Gone):
            stretch.gone[event.item.native] = event.item
        elif event.item is not None:
            stretch.items.append(_back(event.item, stretch))

    def _remember(self, key: tuple[str, str]) -> None:
        self._given[key] = self._reached
        oldest = self._reached - _REMEMBERED // timedelta(microseconds=1)
        while len(self._given) > _MOST_REMEMBERED or next(iter(self._given.values())) < oldest:
            self._given.popitem(last=False)

    def _goes_on(self, now: datetime) -> bool:
        if self._fault is not None:
            return True
        if self._begun_at is not None and now - self._begun_at >= self._longest:
            return False
        if self._follow or self._line is None:
            return True
        present = self._reached >= to_microseconds(now - _PRESENT)
        return not present and self._tick() - self._heard_at < self._quiet

    def _drop_line(self) -> None:
        if self._line is not None:
            self._size += self._line.size
            self._line.close()
            self._line = None

    def _turn_away(self, fault: SourceError, now: datetime) -> None:
        """Another server may be better: the next one that may be asked, else the one that may be soonest."""
        count = len(self._servers)
        if fault.retry_at is not None:
            self._rests[self._server] = fault.retry_at
        following = [(self._server + step) % count for step in range(1, count + 1)]
        self._server = min(following, key=lambda one: max(now, self._rests.get(one, now)), default=0)

    def _address(self) -> str:
        if not self._servers:
            raise SourceError(_NO_STREAM, kind="missing")
        return self._servers[self._server]

    def _place(self) -> str:
        try:
            return read_stream(self._address()).host
        except SourceError:
            return ""  # told by whoever asks


def _back(item: Post | Rejected, stretch: _Stretch) -> Post | Rejected:
    """A post that was deleted a moment ago and came back under its key was edited."""
    if isinstance(item, Rejected) or (gone := stretch.gone.pop(item.native, None)) is None:
        return item
    return item if item.edited_at is not None else replace(item, edited_at=gone.at)


def _subscription(address: str, since: int, *, packed: bool) -> str:
    """The address of a stream with what is wanted of it."""
    url = read_stream(address)
    wanted = {"wantedCollections": COLLECTION, "maxMessageSizeBytes": _LARGEST_EVENT, "cursor": since}
    query = urlencode({**wanted, "compress": "true"} if packed else wanted)
    scheme, path = "wss" if url.scheme == "https" else "ws", url.path if url.path != "/" else "/subscribe"
    return f"{scheme}://{url.netloc.decode()}{path}?{query}"


def _time_of(cursor: str | None) -> int | None:
    try:
        told = mapping(json.loads(cursor or "{}"))
    except (ValueError, RecursionError):
        return None
    time_us = told.get("time_us")
    if isinstance(time_us, bool) or not isinstance(time_us, int) or not FIRST_TIME <= time_us < LAST_TIME:
        return None
    return time_us
