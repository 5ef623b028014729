"""Recorded real answers, served over loopback: the same questions, but for those that need posts that we made up."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from cmdesk.core.types import Feed, Post, Tracker
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.feeds import FeedSource
from cmdesk.sources.google_news import GoogleNews
from cmdesk.sources.x import read_answer
from cmdesk.sources.x_search import XSearch
from tests.builders import NOW
from tests.servers.hostile import HostileServer
from tests.servers.recorded import Asked, Reply
from tests.servers.x import JSON, RecentSearch
from tests.sources.contract import SourceContract
from tests.sources.contract_faults import FaultContract, PagedFaultContract
from tests.sources.loopback import LoopbackWorld

pytestmark = pytest.mark.recordings

KEY = "AAAAplantedkey-never-to-be-seen"
NO_FEED = "rssparser_unrecognized.rss"
FOLDER = Path(os.environ.get("CMDESK_SHARED", ".")) / "data" / "sources"
FEEDS = sorted(path.name for path in FOLDER.glob("feeds/*") if path.suffix != ".md" and path.name != NO_FEED)
EMPTY = b"<rss version='2.0'><channel><title>Vide</title></channel></rss>"
XML = {"Content-Type": "text/xml"}


class RecordedWorld(LoopbackWorld):
    """What is recorded is on offer until it is taken off."""

    def __init__(self, server: HostileServer) -> None:
        super().__init__(server)
        self.offered = True

    def empty(self) -> None:
        self.offered = False

    @property
    def pages(self) -> int:
        return 1


class FeedWorld(RecordedWorld):
    """A recorded feed, twice."""

    kinds = {"410": None}  # noqa: RUF012  read only
    paths = ("/fil", "/autre")
    name = ""

    def source(self) -> FeedSource:
        return FeedSource(self.client, read_feed)

    def answer(self, asked: Asked) -> Reply:
        return Reply((FOLDER / "feeds" / self.name).read_bytes() if self.offered else EMPTY, 200, XML)

    @property
    def trackers(self) -> Sequence[Tracker]:
        return []

    @property
    def feeds(self) -> Sequence[Feed]:
        return [Feed(self.address + path, path, typed=True) for path in self.paths]

    @property
    def ignored(self) -> tuple[Sequence[Tracker], Sequence[Feed]]:
        return [], [Feed(f"{self.address}/fini", gone_at=NOW)]


class SearchWorld(RecordedWorld):
    """Two searches of one network."""

    network = ""

    @property
    def trackers(self) -> Sequence[Tracker]:
        watched = frozenset({self.network})
        return [Tracker("Brexit", "brexit", id=1, sources=watched), Tracker("Europe", "europe", id=2, sources=watched)]

    @property
    def ignored(self) -> tuple[Sequence[Tracker], Sequence[Feed]]:
        return [Tracker("Elsewhere", "brexit", id=3)], [Feed("https://presse.example/feed")]


class NewsWorld(SearchWorld):
    """Recorded articles of Google News."""

    network = "google-news"
    paths = ("/rss/search",)

    def source(self) -> GoogleNews:
        return GoogleNews(self.client, f"{self.address}/rss/search", read=read_feed)

    def answer(self, asked: Asked) -> Reply:
        recorded = FOLDER / "feeds" / "google_news_top_2019_trimmed.xml"
        return Reply(recorded.read_bytes() if self.offered else EMPTY, 200, XML)


class XWorld(SearchWorld):
    """A hundred recorded posts of X, in pages of thirty."""

    network = "x"
    paid = True
    paths = ("/2/tweets/search/recent",)

    def __init__(self, server: HostileServer) -> None:
        super().__init__(server)
        self.secrets = (KEY,)
        with (FOLDER / "x" / "twarc_brexit.jsonl").open(encoding="utf-8") as lines:
            recorded = [item for item in read_answer(json.loads(next(lines))) if isinstance(item, Post)]
        self.posts: dict[int, dict[str, Any]] = {int(post.native): json.loads(post.raw or b"") for post in recorded}
        self.searches = {name: RecentSearch(self.posts) for name in ("brexit", "europe")}

    def source(self) -> XSearch:
        return XSearch(self.client, lambda: KEY, address=self.address, page_size=30, most_posts=300)

    def answer(self, asked: Asked) -> Reply:
        reply = self.searches[asked.query["query"]].answer(asked.query)
        page = json.loads(reply.body)
        if "data" in page:
            given = [self.posts[int(post["id"])] for post in page["data"]]
            includes: dict[str, dict[str, Any]] = {}
            for one in given:
                for shelf, items in one.get("includes", {}).items():
                    includes.setdefault(shelf, {}).update(
                        {item.get("id", item.get("media_key")): item for item in items}
                    )
            page |= {
                "data": [one["data"] for one in given],
                "includes": {shelf: list(items.values()) for shelf, items in includes.items()},
            }
        return Reply(json.dumps(page).encode(), reply.status, JSON)

    def empty(self) -> None:
        self.searches["brexit"].posts.clear()

    @property
    def pages(self) -> int:
        return -(-len(self.posts) // 30)


MADE = {
    "x": XWorld,
    "google-news": NewsWorld,
    **{name: type("RecordedFeedWorld", (FeedWorld,), {"name": name}) for name in FEEDS},
}
SOME = ("x", "google-news", "feedjira_youtube_atom.xml", "rssparser_encoding.rss")
"""What breaks on the way is the same for all feeds: so these are asked for it that differ."""


@pytest.fixture
def world(request: pytest.FixtureRequest) -> Iterator[RecordedWorld]:
    with MADE[request.param].running() as running:
        yield running


@pytest.mark.parametrize("world", MADE, indirect=True)
class TestSource(SourceContract):
    pass


@pytest.mark.parametrize("world", SOME, indirect=True)
class TestFaults(FaultContract):
    pass


@pytest.mark.parametrize("world", ["x"], indirect=True)
class TestFaultsBetweenPages(PagedFaultContract):
    pass
