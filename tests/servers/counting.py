"""A host on loopback that counts how it is treated: how many ask at once, when, and whether its refusals are heeded.

It answers by a function, breaks now and then as it is told to, and can go away and come back on the same port.
"""

import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final, Self
from urllib.parse import parse_qsl, urlsplit

from tests.servers.recorded import Asked, Reply

HOLD: Final = timedelta(minutes=15)
"""How long one that is told 429 is to stay away."""


@dataclass(slots=True)
class Treatment:
    """How a host was treated.

    Attributes:
        asked: when, and for what, in the order of arrival.
        most: requests that were under way at once.
        pressed: requests that came although it had said when to come again.
        broken: answers that were none.
    """

    asked: list[tuple[datetime, str]] = field(default_factory=list)
    most: int = 0
    pressed: int = 0
    broken: int = 0

    def most_within(self, span: timedelta, path: str = "") -> int:
        """The most requests that ever fell into such a span of time."""
        moments = [moment for moment, one in self.asked if one.startswith(path)]
        most = first = 0
        for last, moment in enumerate(moments):
            while moment - moments[first] > span:
                first += 1
            most = max(most, last - first + 1)
        return most


class CountingServer:
    """A host; use it as a context."""

    def __init__(
        self,
        answer: Callable[[Asked], Reply],
        now: Callable[[], datetime],
        *,
        seed: int,
        faults: float = 0.0,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Prepare.

        Args:
            now: the clock.
            faults: what share of the answers are none.
        """
        self.treatment = Treatment()
        self._answer, self._now, self._faults = answer, now, faults
        self._random = random.Random(seed)
        self._guard = threading.Lock()
        self._under_way = 0
        self._hold_until: datetime | None = None
        self._port = 0
        self._http: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None
        self.start()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Listen, on the port of the time before."""
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # noqa: N802  the name that the library looks for
                server._serve(self)

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._port = self._http.server_port
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,))
        self._thread.start()

    def stop(self) -> None:
        """Go away."""
        if self._http is not None and self._thread is not None:
            self._http.shutdown()
            self._thread.join()
            self._http.server_close()
            self._http = self._thread = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        headers = {name.lower(): value for name, value in handler.headers.items()}
        asked = Asked("GET", parts.path, dict(parse_qsl(parts.query, keep_blank_values=True)), headers)
        with self._guard:
            self._under_way += 1
            now, told = self._now(), self.treatment
            told.asked.append((now, handler.path))
            told.most = max(told.most, self._under_way)
            told.pressed += self._hold_until is not None and now < self._hold_until
            fault = self._random.random() < self._faults
            kind = self._random.choice(("503", "429", "cut", "nothing")) if fault else ""
            told.broken += fault
            if kind == "429":
                self._hold_until = now + HOLD
        try:
            self._reply(handler, asked, kind)
        finally:
            with self._guard:
                self._under_way -= 1

    def _reply(self, handler: BaseHTTPRequestHandler, asked: Asked, kind: str) -> None:
        if kind == "nothing":
            return
        reply = self._answer(asked)
        if kind in ("503", "429"):
            seconds = int(HOLD.total_seconds())
            reply = Reply(b"not now", int(kind), {"Retry-After": str(seconds)} if kind == "429" else {})
        handler.send_response_only(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        length = len(reply.body) if reply.length is None else reply.length
        handler.send_header("Content-Length", str(length + (1000 if kind == "cut" else 0)))
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(reply.body)
