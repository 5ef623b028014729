"""A web server that does what bad ones do: real, threaded, on 127.0.0.1, gone when its block ends.

```
with HostileServer() as server:
    server.script("/feed", [Reply(503), Reply(200, {"ETag": '"a"'}, FEED)])   # one after the other, the last one stays
    client.get(server.url("/feed"))
    assert server.count("/feed") == 2 and "etag" not in server.requests[0].headers
```

Paths that are not scripted behave badly by themselves: see `tests/servers/behaviours.py`. Nothing here sleeps: what is
slow waits for the end of the block, or for the client to hang up.
"""

import contextlib
import select
import socket
import socketserver
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Final, Self, TypeAlias

import pytest

_POLL: Final = 0.01
"""Seconds between two bytes of a drip, and between two looks at whether the server is to stop."""


@dataclass(frozen=True, slots=True)
class Received:
    """A request, as it came.

    Attributes:
        target: path and query; all of the address when it came to us as to a proxy.
        headers: by lower-case name.
    """

    method: str
    target: str
    headers: Mapping[str, str]

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; Content-Length is added where neither it nor Transfer-Encoding is given."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def __call__(self, wire: "Wire") -> None:
        wire.head(self.status, self._headers())
        if self.status not in {204, 304}:
            wire.send(self.body)

    def _headers(self) -> Mapping[str, str]:
        if {"content-length", "transfer-encoding"} & {name.lower() for name in self.headers} or self.status == 304:
            return self.headers
        return {**self.headers, "Content-Length": str(len(self.body))}


class Wire:
    """What a behaviour is given: the connection, the request on it, and the server."""

    def __init__(self, server: "HostileServer", link: socket.socket, request: Received) -> None:
        self.server = server
        self.request = request
        self._link = link
        self.open = True

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._link.sendall(data)

    def head(self, status: int, headers: Mapping[str, str] | None = None) -> None:
        """Send a status line and headers."""
        known = {one.value: one.phrase for one in HTTPStatus}
        lines = [
            f"HTTP/1.1 {status} {known.get(status, 'Unknown')}",
            *(f"{n}: {v}" for n, v in (headers or {}).items()),
        ]
        self.send("\r\n".join([*lines, "", ""]).encode("latin-1"))

    def drip(self, pieces: Iterable[bytes]) -> None:
        """Send pieces slowly, until the client hangs up or the server stops."""
        for piece in pieces:
            self.send(piece)
            if self.server.stopping.wait(_POLL):
                return

    def flood(self, pieces: Iterable[bytes]) -> None:
        """Send pieces as fast as they are taken, until the client hangs up or the server stops."""
        for piece in pieces:
            if self.server.stopping.is_set():
                return
            self.send(piece)

    def splice(self, port: int) -> None:
        """Hand on whatever comes, to another port of this computer and back, until one side has enough."""
        with socket.create_connection(("127.0.0.1", port)) as other:
            ways = {self._link: other, other: self._link}
            while not self.server.stopping.is_set():
                for link in select.select([*ways], [], [], _POLL)[0]:
                    data = link.recv(65536)
                    if not data:
                        return
                    ways[link].sendall(data)

    def hang(self) -> None:
        """Say nothing more until the server stops."""
        self.server.stopping.wait()

    def hang_up(self) -> None:
        """Take no further request from this connection."""
        self.open = False


Behaviour: TypeAlias = Callable[[Wire], None]


class HostileServer:
    """A server; use it as a context.

    Args:
        certificate: a .pem with key and certificate: the server speaks TLS.
        mute: it takes connections and never says a word.

    Attributes:
        stopping: set when the server is about to stop: whatever waits goes on.
        connections: how many were made.
    """

    def __init__(self, *, certificate: Path | None = None, mute: bool = False) -> None:
        self._tls: ssl.SSLContext | None = None
        if certificate is not None:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(certificate)
        self._mute = mute
        self._lock = threading.Lock()
        self._requests: list[Received] = []
        self._scripts: dict[str, list[Behaviour]] = {}
        self._links: set[socket.socket] = set()
        self._faults: list[Exception] = []
        self.connections = 0
        self.stopping = threading.Event()
        self._listener = _Listener(("127.0.0.1", 0), self.converse)
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(_POLL,), name="hostile server")

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listener.server_address[1])

    @property
    def requests(self) -> list[Received]:
        """All requests so far."""
        with self._lock:
            return list(self._requests)

    def url(self, path: str = "/", *, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def count(self, path: str) -> int:
        """How often a path was asked for, whatever its query."""
        return Counter(request.path for request in self.requests)[path]

    def script(self, path: str, replies: Sequence[Behaviour]) -> None:
        """What is answered on a path, one after the other; the last one for all that follow."""
        with self._lock:
            self._scripts[path] = list(replies)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self._listener.shutdown()
        with self._lock:
            links = list(self._links)
        for link in links:  # wakes up who still reads from it
            with contextlib.suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)
        self._listener.server_close()
        self._thread.join()
        if self._faults:
            raise self._faults[0]

    def converse(self, link: socket.socket) -> None:
        """Answer what comes on a connection until one side has enough."""
        with self._lock:
            self.connections += 1
            self._links.add(link)
        try:
            self._converse(link)
        except OSError:
            pass  # the client has hung up, or does not trust us
        except Exception as fault:  # raised when the server stops
            self._faults.append(fault)
        finally:
            with self._lock:
                self._links.discard(link)

    def _converse(self, link: socket.socket) -> None:
        if self._mute:
            self.stopping.wait()
            return
        if self._tls is None:
            self._answer_all(link)
            return
        with self._tls.wrap_socket(link, server_side=True, do_handshake_on_connect=False) as wrapped:
            with self._lock:
                self._links.add(wrapped)
            try:
                if not self.stopping.is_set():
                    wrapped.do_handshake()
                    self._answer_all(wrapped)
            finally:
                with self._lock:
                    self._links.discard(wrapped)

    def _answer_all(self, link: socket.socket) -> None:
        with link.makefile("rb") as lines:
            while not self.stopping.is_set() and (request := _read_request(lines)) is not None:
                wire = Wire(self, link, request)
                self._behaviour(request)(wire)
                if not wire.open:
                    return

    def _behaviour(self, request: Received) -> Behaviour:
        from tests.servers.behaviours import BEHAVIOURS  # which are made of what is defined here

        with self._lock:
            self._requests.append(request)
            script = self._scripts.get(request.path)
            if script:
                return script.pop(0) if len(script) > 1 else script[0]
        return BEHAVIOURS.get(request.path, Reply(404, {"Content-Type": "text/plain"}, b"nothing here"))


class _Listener(socketserver.ThreadingTCPServer):
    request_queue_size = 16

    def __init__(self, address: tuple[str, int], converse: Callable[[socket.socket], None]) -> None:
        self._converse = converse
        super().__init__(address, socketserver.BaseRequestHandler)

    def finish_request(self, request, client_address) -> None:
        self._converse(request)


def _read_request(lines) -> Received | None:
    """The next request; None at the end, and where it is none."""
    if lines.peek(1)[:1] == b"\x16":
        return None  # a TLS greeting, in which a line need not end
    first = lines.readline().decode("latin-1").split()
    if len(first) != 3:
        return None
    headers = {}
    while (line := lines.readline().strip()) != b"":
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    return Received(first[0], first[1], headers)


@pytest.fixture
def hostile() -> Iterator[HostileServer]:
    """A server for one test; import it into a conftest.py."""
    with HostileServer() as server:
        yield server
