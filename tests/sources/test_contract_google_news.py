"""Google News keeps the contract of sources, against an edition of ours on loopback."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import ClassVar, Final

import pytest

from cmdesk.core.types import Author, Feed, Post, Tracker
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.google_news import GoogleNews
from tests.servers.hostile import HostileServer
from tests.servers.recorded import Asked, Reply
from tests.sources.contract import MappingContract, SourceContract
from tests.sources.contract_collection import CollectionContract
from tests.sources.contract_faults import FaultContract
from tests.sources.loopback import LoopbackWorld
from tests.sources.worlds import TellingWorld, not_searching, searching

RSS: Final = {"Content-Type": "application/rss+xml; charset=utf-8"}
FIRST: Final = datetime(2024, 5, 18, 6, tzinfo=UTC)


def item(number: int) -> str:
    """An article as Google gives it; number 3 without publisher and body."""
    at = format_datetime(FIRST + timedelta(hours=number), usegmt=True)
    link = f"https://news.google.com/rss/articles/CBM{number}?oc=5"
    title = f"L’Aurore & le rivage, épisode {number}"
    told = f"<guid isPermaLink='false'>CBM{number}</guid><link>{link}</link><pubDate>{at}</pubDate>"
    if number == 3:
        return f"<item><title>{escape(title)}</title>{told}</item>"
    body = escape(f'<a href="{link}">{escape(title)}</a>&nbsp;<font color="#6f6f6f">La Gazette</font>')
    return (
        f"<item><title>{escape(title)} - La Gazette</title>{told}<description>{body}</description>"
        "<source url='https://www.gazette.example'>La Gazette</source></item>"
    )


def expected(number: int) -> Post:
    """What is to become of it."""
    return Post(
        source="google-news",
        native=f"CBM{number}",
        posted_at=FIRST + timedelta(hours=number),
        text=f"L’Aurore & le rivage, épisode {number}",
        author=None if number == 3 else Author("gazette.example", name="La Gazette"),
        url=f"https://news.google.com/rss/articles/CBM{number}?oc=5",
    )


class NewsWorld(LoopbackWorld, TellingWorld):
    """Four articles for one search, in French and in English, and one for another search."""

    paths = ("/rss/search",)
    language: ClassVar[str] = ""

    def __init__(self, server: HostileServer) -> None:
        super().__init__(server)
        self.articles = {"aurore": [1, 2, 3, 4], "rivage": [8]}
        self.again = [f"CBM{number}" for number in (1, 2, 3, 4)]

    def source(self) -> GoogleNews:
        return GoogleNews(self.client, f"{self.address}/rss/search", ("FR:fr", "CA:fr"), read=read_feed)

    def answer(self, asked: Asked) -> Reply:
        assert (asked.query["gl"], asked.query["hl"]) in {("FR", "fr"), ("CA", "fr-CA")}
        items = "".join(item(number) for number in self.articles[asked.query["q"]])
        language = f"<language>{self.language}</language>" if self.language else ""
        body = f"<rss version='2.0'><channel><title>Google Actualités</title>{language}{items}</channel></rss>"
        return Reply(f"<?xml version='1.0' encoding='UTF-8'?>{body}".encode(), 200, RSS)

    @property
    def trackers(self) -> Sequence[Tracker]:
        return searching("google-news")

    @property
    def ignored(self) -> tuple[Sequence[Tracker], Sequence[Feed]]:
        return not_searching("google-news", other="x"), [Feed("https://presse.example/feed")]

    @property
    def pages(self) -> int:
        return 1

    def empty(self) -> None:
        self.articles["aurore"] = []

    @property
    def expected(self) -> Sequence[Sequence[Post]]:
        lang = self.language or None
        searches = [[replace(expected(number), lang=lang) for number in self.articles[q]] for q in ("aurore", "rivage")]
        return [posts for posts in searches for _ in ("FR:fr", "CA:fr")]

    @property
    def bare(self) -> str:
        return "CBM3"

    def add(self) -> str:
        self.articles["aurore"].insert(0, 5)
        return "CBM5"


class FrenchNewsWorld(NewsWorld):
    """The same, which says in what language it is."""

    language = "fr"


@pytest.fixture
def world() -> Iterator[NewsWorld]:
    with NewsWorld.running() as running:
        yield running


class TestSource(SourceContract):
    pass


class TestMapping(MappingContract):
    pass


class TestFaults(FaultContract):
    pass


class TestCollection(CollectionContract):
    pass


def test_the_language_of_an_edition_is_that_of_its_articles() -> None:
    with FrenchNewsWorld.running() as world:
        MappingContract().test_every_field_is_filled_and_what_is_not_told_is_none(world)
