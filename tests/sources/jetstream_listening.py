"""Sources that listen to the stream of Bluesky, servers of it on loopback, and what was heard."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Any

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Gone, Inquiry
from cmdesk.core.types import Post, Rejected
from cmdesk.net.dial import Dialler
from cmdesk.sources.jetstream import JetstreamSource
from tests.builders import NOW
from tests.servers.jetstream import JetstreamServer
from tests.sources.bluesky_bodies import (
    address,
    said,
)

INQUIRY = Inquiry("bluesky", "jetstream", "Bluesky")
LINES = [said(number) for number in range(12)]
NATIVES = [address(f"post{number}") for number in range(12)]


Serve = Callable[..., JetstreamServer]
Make = Callable[..., JetstreamSource]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers that stop after the test."""
    with ExitStack() as running:
        yield lambda *given, **named: running.enter_context(JetstreamServer(*given, **named))


@pytest.fixture
def server(serve: Serve) -> JetstreamServer:
    return serve(LINES)


@pytest.fixture
def make(serve: Serve) -> Iterator[Make]:
    """Makes sources that hang up after the test, before their servers wait for that."""
    with ExitStack() as opened:

        def make(*servers: str, **given: Any) -> JetstreamSource:
            given = {"packed": False, "stretch": 0.1, "quiet": 0.1, "patience": 2.0} | given
            source = JetstreamSource(lambda allowed: Dialler(allowed=allowed), servers, **given)
            opened.callback(source.close)
            return source

        yield make


class Heard:
    """What a source gave, page by page, as the collector asks it."""

    def __init__(self, source: JetstreamSource, cursor: str | None = None) -> None:
        self.source, self.cursor = source, cursor
        self.pages: list[Fetched] = []
        self.faults: list[SourceError] = []

    def fetch(self, now: datetime = NOW, *, anew: bool = False) -> Fetched:
        page = self.source.fetch(INQUIRY, self.cursor, now=now, anew=anew)
        self.pages.append(page)
        self.cursor = page.cursor
        return page

    def until(self, count: int, now: datetime = NOW) -> "Heard":
        """Go on, whatever goes wrong, until so many posts came."""
        for _ in range(100):
            if len(self.natives) >= count:
                return self
            try:
                self.fetch(now)
            except SourceError as fault:
                self.faults.append(fault)
        raise AssertionError(f"only {len(self.natives)} came; {self.faults}")

    @property
    def items(self) -> list[Post | Rejected]:
        return [item for page in self.pages for item in page.posts]

    @property
    def natives(self) -> list[str]:
        return [item.native for item in self.items if isinstance(item, Post)]

    @property
    def rejected(self) -> list[Rejected]:
        return [item for item in self.items if isinstance(item, Rejected)]

    @property
    def gone(self) -> list[Gone]:
        return [one for page in self.pages for one in page.gone]


def fault_of(heard: Heard, now: datetime = NOW) -> SourceError:
    with pytest.raises(SourceError) as caught:
        heard.fetch(now)
    return caught.value


def asked_since(server: JetstreamServer, index: int = -1) -> int:
    return int(server.subscribers[index].query["cursor"][0])
