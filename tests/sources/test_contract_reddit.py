"""The search of Reddit keeps the contract of sources, against one of ours on loopback."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Final

import pytest

from cmdesk.core.types import Author, Feed, Post, Tracker
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.reddit_search import RedditSearch
from tests.servers.hostile import HostileServer
from tests.servers.recorded import Asked, Reply
from tests.sources.contract import MappingContract, SourceContract
from tests.sources.contract_collection import CollectionContract
from tests.sources.contract_faults import FaultContract
from tests.sources.loopback import LoopbackWorld
from tests.sources.worlds import TellingWorld, not_searching, searching

PLACE: Final = "/search.rss"
FIRST: Final = datetime(2024, 5, 18, 6, tzinfo=UTC)
SITE: Final = "https://www.reddit.com"


def entry(number: int, word: str) -> str:
    """A post as Reddit gives it; number 2 is a link, number 3 of somebody who is gone and in no community."""
    at = (FIRST + timedelta(hours=number)).isoformat()
    link = f"{SITE}/r/quai/comments/{number}ab/aurore_{number}/"
    told = f'<id>t3_{number}ab</id><link href="{link}"/><updated>{at}</updated><published>{at}</published>'
    title = f"<title>L’{word} &amp; le rivage {number}</title>"
    if number == 3:
        return f"<entry>{told}{title}</entry>"
    said = f'<!-- SC_OFF --><div class="md"><p>Une <b>terrasse</b>.</p> <p><a href="{SITE}/r/mer/">La mer</a></p></div>'
    target = "https://quai.example/photo?utm_source=reddit" if number == 2 else link
    body = (
        f"{'' if number == 2 else said + '<!-- SC_ON -->'} &#32; submitted by &#32; "
        f'<a href="{SITE}/user/maud-{number}"> /u/maud-{number} </a> &#32; to &#32; '
        f'<a href="{SITE}/r/quai/"> r/quai </a> <br/> <span><a href="{target}">[link]</a></span> &#32; '
        f'<span><a href="{link}">[comments]</a></span>'
    )
    return (
        f"<entry><author><name>/u/maud-{number}</name><uri>{SITE}/user/maud-{number}</uri></author>"
        f'<category term="quai" label="r/quai"/><content type="html">{escape(body)}</content>{told}{title}</entry>'
    )


def expected(number: int, word: str) -> Post:
    """What is to become of it."""
    title, bare = f"L’{word} & le rivage {number}", number == 3
    return Post(
        source="reddit",
        native=f"t3_{number}ab",
        posted_at=FIRST + timedelta(hours=number),
        text=title if number in {2, 3} else f"{title}\n\nUne terrasse.\n\nLa mer",
        author=None if bare else Author(f"maud-{number}", handle=f"maud-{number}"),
        url=f"{SITE}/r/quai/comments/{number}ab/aurore_{number}/",
        tags=() if bare else ("r/quai",),
        links=("https://quai.example/photo",) if number == 2 else (),
    )


class RedditWorld(LoopbackWorld, TellingWorld):
    """Four posts and a community for one search, and a post for another one."""

    paths = (PLACE,)

    def __init__(self, server: HostileServer) -> None:
        super().__init__(server)
        self.found = {"aurore": [1, 2, 3, 4], "rivage": [8]}
        self.again = [f"t3_{number}ab" for number in (1, 2, 3, 4)]

    def source(self) -> RedditSearch:
        return RedditSearch(self.client, self.address, read=read_feed)

    def answer(self, asked: Asked) -> Reply:
        query = asked.query
        assert {**query, "q": ""} == {"q": "", "sort": "new", "limit": "100", "type": "link"}
        assert asked.headers["user-agent"].startswith("cmdesk/")
        entries = "".join(entry(number, query["q"].title()) for number in reversed(self.found[query["q"]]))
        place = "<entry><id>t5_2qh0y</id><title>Aurore</title><link href='https://www.reddit.com/r/aurore/'/></entry>"
        body = (
            f"<feed xmlns='http://www.w3.org/2005/Atom'><title>aurore</title>{place if entries else ''}{entries}</feed>"
        )
        return Reply(
            f"<?xml version='1.0' encoding='UTF-8'?>{body}".encode(),
            200,
            {"Content-Type": "application/atom+xml; charset=UTF-8"},
        )

    @property
    def trackers(self) -> Sequence[Tracker]:
        return searching("reddit")

    @property
    def ignored(self) -> tuple[Sequence[Tracker], Sequence[Feed]]:
        return not_searching("reddit", other="x"), [Feed("https://www.reddit.com/r/quai/new/.rss")]

    @property
    def pages(self) -> int:
        return 1

    def empty(self) -> None:
        self.found["aurore"] = []

    @property
    def expected(self) -> Sequence[Sequence[Post]]:
        return [[expected(number, q.title()) for number in numbers] for q, numbers in self.found.items()]

    @property
    def bare(self) -> str:
        return "t3_3ab"

    def add(self) -> str:
        self.found["aurore"].append(5)
        return "t3_5ab"


@pytest.fixture
def world() -> Iterator[RedditWorld]:
    with RedditWorld.running() as running:
        yield running


class TestSource(SourceContract):
    pass


class TestMapping(MappingContract):
    pass


class TestFaults(FaultContract):
    pass


class TestCollection(CollectionContract):
    pass
