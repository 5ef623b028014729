"""A Jetstream server (version 1 of its wire) on 127.0.0.1, which serves what it is given and misbehaves when told to.

```
with JetstreamServer(lines) as server:     # each line one event, as JSON
    server.script([cut_after(5), WELL])    # what the next connections meet (jetstream_conduct.py); the last one stays
    ...                                    # a client of server.url
    server.emit([line])                    # live: seen by all who listen, kept for those who come back
    server.restart(abruptly=True)          # same port, same backlog
    assert server.subscribers[1].query["cursor"] == [...]
```

It knows no network: whoever has a real PDS turns its firehose into lines (`firehose.py`) and emits them. Filters,
cursor and refusals follow the production server: identity and account events come whatever collections are wanted, a
cursor is inclusive, one in the future means live, one from before the backlog is silently moved to its beginning. What
is slow here waits for the end of the server, never for a clock alone. Not played: `options_update`, `requireHello`,
version 2.
"""

import asyncio
import bisect
import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Self
from urllib.parse import parse_qs, urlsplit

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from tests.servers.jetstream_conduct import WELL, Conduct
from tests.servers.jetstream_filter import BadRequestError, Event, Wanted

MICROSECONDS: Final = 1_000_000_000_000_000
"""A cursor from here on is a time in microseconds, one below it the number of an event."""

_TICK: Final = 0.01
"""Seconds between two batches of a paced stream."""


@dataclass(slots=True)
class Subscriber:
    """Who asked for the stream.

    Attributes:
        query: each parameter of the address with all its values.
        headers: by lower-case name.
        sent: events that were sent to it.
        ended: whether the connection is over.
    """

    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    conduct: Conduct
    sent: int = 0
    ended: bool = False


class JetstreamServer:
    """A server in a thread of its own; use it as a context, or start and stop it.

    Args:
        lines: what lies in the backlog at its start.
        pack: compresses an event for those who ask for `compress=true`; without it they are refused.
        numbered: every event says its own number as `cursor`, as servers of the new generation do.
        keep: events that stay in the backlog, about; None: all.

    Attributes:
        port: given by the system at the first start, and the same from then on.
        subscribers: all who connected, also those that were refused, oldest first.
    """

    def __init__(
        self,
        lines: Iterable[str] = (),
        *,
        pack: Callable[[bytes], bytes] | None = None,
        numbered: bool = False,
        keep: int | None = None,
    ) -> None:
        self.port = 0
        self.subscribers: list[Subscriber] = []
        self._pack = pack
        self._numbered = numbered
        self._keep = keep
        self._changed = threading.Condition()
        self._events: list[Event] = []
        self._times: list[int] = []  # the latest time up to each event: never falls, so that it can be bisected
        self._forgotten = 0
        self._script: list[Conduct] = [WELL]
        self._news: set[asyncio.Event] = set()
        self._wanted: dict[ServerConnection, tuple[Subscriber, Wanted]] = {}
        self._faults: list[Exception] = []
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = asyncio.Event()
        self._abruptly = False
        self.emit(lines)

    @property
    def url(self) -> str:
        """Where the stream is."""
        return f"ws://127.0.0.1:{self.port}/subscribe"

    @property
    def lines(self) -> list[str]:
        """The backlog."""
        with self._changed:
            return [event.line for event in self._events]

    def emit(self, lines: Iterable[str]) -> None:
        """Add events: those who listen see them at once. A server that is stopped keeps them for its next start."""
        with self._changed:
            for line in lines:
                event = self._read(line)
                self._events.append(event)
                self._times.append(max(event.time_us, self._times[-1] if self._times else 0))
            if self._keep is not None and len(self._events) > 2 * self._keep:
                self._drop(len(self._events) - self._keep)
            loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # it has stopped meanwhile
                loop.call_soon_threadsafe(self._wake)

    def forget(self, before_us: int) -> None:
        """Drop from the backlog what is older than a time, as the production server does after a day or two."""
        with self._changed:
            self._drop(bisect.bisect_left(self._times, before_us))

    def script(self, conducts: Sequence[Conduct]) -> None:
        """How the next connections are treated, one after the other; the last one holds for all that follow."""
        with self._changed:
            self._script = list(conducts)

    def wait(self, met: Callable[[], bool], seconds: float = 10) -> None:
        """Wait until a condition is met that depends on `subscribers`; fail after some seconds."""
        with self._changed:
            assert self._changed.wait_for(met, seconds), f"not met within {seconds} s: {self.subscribers}"

    def wait_for_subscribers(self, count: int, seconds: float = 10) -> None:
        """Wait until so many have connected, all in all."""
        self.wait(lambda: len(self.subscribers) >= count, seconds)

    def wait_until_sent(self, count: int, seconds: float = 10) -> None:
        """Wait until so many events were sent to the latest subscriber."""
        self.wait(lambda: bool(self.subscribers) and self.subscribers[-1].sent >= count, seconds)

    def start(self) -> None:
        """Listen, on the port of the time before."""
        assert self._thread is None, "it runs"
        ready: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(ready,), name="Jetstream server")
        self._thread.start()
        ready.result()

    def stop(self, *, abruptly: bool = False) -> None:
        """Stop listening and end all connections: with a goodbye, or abruptly as a killed server does."""
        if self._thread is None:
            return
        self._abruptly = abruptly
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()
        self._thread = self._loop = None
        if self._faults:
            raise self._faults[0]

    def restart(self, *, abruptly: bool = False) -> None:
        """Stop, and listen again on the same port with the same backlog."""
        self.stop(abruptly=abruptly)
        self.start()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _read(self, line: str) -> Event:
        event: dict[str, Any] = json.loads(line)
        if self._numbered:
            event["cursor"] = self._forgotten + len(self._events) + 1
            line = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
        return Event(line, event["did"], event["time_us"], event.get("commit", {}).get("collection"))

    def _drop(self, count: int) -> None:
        del self._events[:count], self._times[:count]
        self._forgotten += count

    def _wake(self) -> None:
        for news in self._news:
            news.set()

    def _run(self, ready: "Future[None]") -> None:
        try:
            asyncio.run(self._serve(ready))
        except Exception as fault:  # raised by whoever starts or stops the server
            if ready.done():
                self._faults.append(fault)
            else:
                ready.set_exception(fault)

    async def _serve(self, ready: "Future[None]") -> None:
        self._stopping = asyncio.Event()
        options: dict[str, Any] = {"open_timeout": None, "close_timeout": 1, "ping_interval": None, "compression": None}
        async with serve(self._converse, "127.0.0.1", self.port, process_request=self._greet, **options) as server:
            self.port = server.sockets[0].getsockname()[1]
            with self._changed:
                self._loop = asyncio.get_running_loop()
            ready.set_result(None)
            await self._stopping.wait()
            if self._abruptly:
                _abort(server)

    async def _greet(self, connection: ServerConnection, request: Request) -> Response | None:
        """Take a connection (None), or answer it as the web server it is not."""
        parts = urlsplit(request.path)
        query = parse_qs(parts.query, keep_blank_values=True)
        with self._changed:
            conduct = self._script.pop(0) if len(self._script) > 1 else self._script[0]
            headers = {name.lower(): value for name, value in request.headers.raw_items()}
            subscriber = Subscriber(query, headers, conduct)
            self.subscribers.append(subscriber)
            self._changed.notify_all()
        if conduct.mute:
            await self._stopping.wait()
        answer = None
        if conduct.refuse is not None or conduct.mute:
            answer = connection.respond(conduct.refuse or 503, "not now\n")
            answer.headers.update(conduct.headers)
        elif parts.path != "/subscribe":
            answer = connection.respond(404, "404 page not found\n")
        else:
            try:
                wanted = Wanted(query)
                if wanted.compress and self._pack is None:
                    raise BadRequestError("this server was not given what compresses")
                self._wanted[connection] = subscriber, wanted
            except BadRequestError as fault:
                answer = connection.respond(400, f"{fault}\n")
        if answer is not None:
            self._end(subscriber)
        return answer

    async def _converse(self, connection: ServerConnection) -> None:
        """Feed a connection until one side has enough; what the client says is not listened to."""
        subscriber, wanted = self._wanted.pop(connection)
        feeding = asyncio.create_task(self._feed(connection, subscriber, wanted))
        try:
            with contextlib.suppress(ConnectionClosed):
                async for _ in connection:
                    pass
        finally:
            feeding.cancel()
            try:
                await feeding
            except (asyncio.CancelledError, ConnectionClosed):
                pass
            except Exception as fault:  # raised when the server stops
                self._faults.append(fault)
            self._end(subscriber)

    async def _feed(self, connection: ServerConnection, subscriber: Subscriber, wanted: Wanted) -> None:
        news = asyncio.Event()
        self._news.add(news)
        try:
            conduct, at = subscriber.conduct, self._place(wanted.cursor)
            while True:
                if subscriber.sent == conduct.after and not await self._misbehave(connection, conduct):
                    return
                if subscriber.sent == conduct.after:
                    conduct = WELL
                at, batch = self._after(at)
                if not batch:
                    await news.wait()
                    news.clear()
                for event in batch:
                    at += 1
                    if event in wanted and await self._send(connection, event, wanted, conduct):
                        with self._changed:
                            subscriber.sent += 1
                            self._changed.notify_all()
                        if subscriber.sent == conduct.after:
                            break
                await asyncio.sleep(0)  # others have their turn
        finally:
            self._news.discard(news)

    async def _send(self, connection: ServerConnection, event: Event, wanted: Wanted, conduct: Conduct) -> bool:
        """Send an event, unless it is too large for the client."""
        frame: str | bytes = event.line
        if wanted.compress and self._pack is not None:
            frame = self._pack(event.line.encode())
        if wanted.max_bytes and len(frame.encode() if isinstance(frame, str) else frame) > wanted.max_bytes:
            return False
        if conduct.per_second is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), 1 / conduct.per_second)
        await connection.send(frame)
        return True

    async def _misbehave(self, connection: ServerConnection, conduct: Conduct) -> bool:
        """Do what was told for after the last event; whether the stream goes on."""
        for frame in conduct.say:
            await connection.send(frame)
        if conduct.hang:
            await self._stopping.wait()
        if conduct.cut:
            connection.transport.abort()
        if conduct.close is not None:
            await connection.close(conduct.close)
        return not conduct.hang and not conduct.cut and conduct.close is None

    def _place(self, cursor: int | None) -> int:
        """The absolute place where a stream begins: of the first event of the cursor or later; the end without one."""
        with self._changed:
            if cursor is None:
                return self._forgotten + len(self._events)
            if cursor < MICROSECONDS:
                return max(cursor - 1, self._forgotten)
            return self._forgotten + bisect.bisect_left(self._times, cursor)

    def _after(self, at: int) -> tuple[int, list[Event]]:
        """Some events from a place on, and the place, which moves where the backlog was forgotten."""
        with self._changed:
            at = max(at, self._forgotten)
            return at, self._events[at - self._forgotten : at - self._forgotten + 100]

    def _end(self, subscriber: Subscriber) -> None:
        with self._changed:
            subscriber.ended = True
            self._changed.notify_all()


@contextlib.contextmanager
def playing(server: JetstreamServer, lines: Iterable[str], *, per_second: float) -> Iterator[threading.Event]:
    """Emit lines at a pace, in a thread that does not care whether the server runs.

    Yields:
        What is set after the last line; the lines may be endless.
    """
    over, done, source = threading.Event(), threading.Event(), iter(lines)

    def play() -> None:
        begin, played = time.monotonic(), 0
        while not over.wait(_TICK):
            due = int((time.monotonic() - begin) * per_second) - played
            batch = list(islice(source, due))
            server.emit(batch)
            played += len(batch)
            if len(batch) < due:
                done.set()
                return

    player = threading.Thread(target=play, name="Jetstream player")
    player.start()
    try:
        yield done
    finally:
        over.set()
        player.join()


def _abort(server: Server) -> None:
    for connection in list(server.connections):
        connection.transport.abort()
