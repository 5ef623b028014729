"""Worlds whose servers are real: on loopback, asked through `cmdesk.net` by the source as it is."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import ClassVar, Self
from urllib.parse import parse_qsl, urlsplit

from cmdesk.net.client import Client, Limits
from tests.builders import NOW
from tests.servers.hostile import HostileServer, Wire
from tests.servers.recorded import Asked, Reply
from tests.sources.worlds import SILENCE, World

_PATIENT = Limits(attempts=1, patience=0)
_IMPATIENT = Limits(attempts=1, patience=0, read=0.1, whole=0.5)


class LoopbackWorld(World):
    """A world behind one address.

    Attributes:
        paths: where it is asked; there `reply` answers.
    """

    paths: ClassVar[tuple[str, ...]] = ()

    def __init__(self, server: HostileServer) -> None:
        super().__init__()
        self.address = server.url("")
        for path in self.paths:
            server.script(path, [self._answer])

    @classmethod
    @contextmanager
    def running(cls) -> Iterator[Self]:
        """A world whose server stops at the end."""
        with HostileServer() as server:
            yield cls(server)

    def client(self, allowed: Iterable[str]) -> Client:
        """What the source asks by: as in the program, but nothing is waited for."""
        return Client(allowed=allowed, limits=_IMPATIENT if self.impatient else _PATIENT, now=lambda: NOW)

    def _answer(self, wire: Wire) -> None:
        request = wire.request
        query = dict(parse_qsl(urlsplit(request.target).query, keep_blank_values=True))
        reply = self.reply(Asked(request.method, request.path, query, request.headers))
        if reply is SILENCE:
            wire.hang_up()
            wire.hang()
            return
        _send(wire, reply)


def _send(wire: Wire, reply: Reply) -> None:
    length = len(reply.body) if reply.length is None else reply.length
    if length != len(reply.body):
        wire.hang_up()
    if reply.status == 304:
        wire.head(304, reply.headers)
        return
    wire.head(reply.status, {**reply.headers, "Content-Length": str(length)})
    wire.send(reply.body)
