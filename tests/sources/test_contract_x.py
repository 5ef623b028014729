"""X keeps the contract of sources: through net, our adapter and tweepy, against its search on loopback."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from cmdesk.core.types import Author, Feed, Kind, Post, Reading, Tracker
from cmdesk.sources.x_search import XSearch
from tests.servers.hostile import HostileServer
from tests.servers.recorded import Asked, Reply
from tests.servers.x import JSON, RecentSearch
from tests.sources.contract import MappingContract, SourceContract
from tests.sources.contract_collection import CollectionContract
from tests.sources.contract_faults import FaultContract, PagedFaultContract
from tests.sources.loopback import LoopbackWorld
from tests.sources.worlds import TellingWorld, not_searching, searching

KEY: Final = "AAAAplantedkey%2Bnever-to-be-seen"
FIRST: Final = datetime(2024, 5, 19, 8, tzinfo=UTC)
BARE, QUOTE, REPOST, REPLY = 103, 125, 118, 112
COUNTS: Final = {"like_count": 1, "retweet_count": 2, "reply_count": 0, "quote_count": 3, "impression_count": 40}
LONG: Final = "Aurore & ses amies, " + "encore " * 50 + "#aurore @maud"


def at(number: int) -> datetime:
    return FIRST + timedelta(minutes=number)


def payload(number: int) -> dict[str, Any]:
    """A post as X gives it."""
    bare = {"id": str(number), "text": f"aurore rivage {number}", "created_at": at(number).isoformat()}
    if number == BARE:
        return bare
    usual = {
        **bare,
        "author_id": str(9000 + number % 3),
        "conversation_id": str(number),
        "lang": "fr",
        "public_metrics": COUNTS,
        "edit_history_tweet_ids": [str(number)],
    }
    match number:
        case 125:
            return {
                **usual,
                "text": "Aurore &amp; ses amies, encore encore… https://t.co/a",
                "note_tweet": {
                    "text": LONG.replace("&", "&amp;"),
                    "entities": {"hashtags": [{"tag": "aurore"}], "mentions": [{"username": "maud"}]},
                },
                "entities": {
                    "urls": [
                        {"url": "https://t.co/a", "expanded_url": "https://presse.example/aurore"},
                        {"url": "https://t.co/b", "expanded_url": "https://x.com/maud/status/17"},
                    ]
                },
                "attachments": {"media_keys": ["3_1"]},
                "referenced_tweets": [{"type": "quoted", "id": "17"}],
                "lang": "qme",
            }
        case 118:
            return {
                **usual,
                "text": "RT @maud: Aurore, c’est…",
                "referenced_tweets": [{"type": "retweeted", "id": "18"}],
            }
        case 112:
            return {**usual, "conversation_id": "18", "referenced_tweets": [{"type": "replied_to", "id": "18"}]}
    return usual


INCLUDES: Final = {
    "users": [
        {
            "id": str(9000 + one),
            "username": f"u{one}",
            "name": f"Ü {one}",
            "created_at": "2010-02-03T00:00:00Z",
            "public_metrics": {"followers_count": one, "following_count": 5},
        }
        for one in range(3)
    ],
    "tweets": [
        {"id": "17", "text": "Parti &gt; arrivé", "author_id": "9001"},
        {"id": "18", "text": "Aurore, c’est le rivage entier", "lang": "fr", "author_id": "9001"},
    ],
}


def expected(number: int) -> Post:
    """What is to become of it."""
    post = Post("x", str(number), at(number), f"aurore rivage {number}", url=f"https://x.com/i/web/status/{number}")
    if number == BARE:
        return post
    one = number % 3
    post = replace(
        post,
        author=Author(str(9000 + one), f"u{one}", f"Ü {one}", one, 5, datetime(2010, 2, 3, tzinfo=UTC)),
        lang="fr",
        url=f"https://x.com/u{one}/status/{number}",
        conversation=str(number),
        reading=Reading(1, 2, 0, 3, 40),
    )
    match number:
        case 125:
            return replace(
                post,
                text=LONG,
                kind=Kind.QUOTE,
                lang=None,
                quoted="17",
                quoted_text="Parti > arrivé",
                tags=("aurore",),
                handles=("maud",),
                links=("https://presse.example/aurore",),
                media=True,
            )
        case 118:
            return replace(post, kind=Kind.REPOST, parent="18", text="Aurore, c’est le rivage entier")
        case 112:
            return replace(post, kind=Kind.REPLY, parent="18", conversation="18")
    return post


class XWorld(LoopbackWorld, TellingWorld):
    """25 posts in pages of ten on the first search, three on the second."""

    paid = True
    paths = ("/2/tweets/search/recent",)

    def __init__(self, server: HostileServer) -> None:
        super().__init__(server)
        self.secrets = (KEY,)
        self.searches = {"aurore": RecentSearch(range(101, 126)), "rivage": RecentSearch(range(201, 204))}

    def source(self) -> XSearch:
        return XSearch(self.client, lambda: KEY, address=self.address, page_size=10, most_posts=100)

    def answer(self, asked: Asked) -> Reply:
        assert asked.headers["authorization"] == f"Bearer {KEY}"
        assert KEY not in str(asked.query)
        reply = self.searches[asked.query["query"]].answer(asked.query)
        page = json.loads(reply.body)
        if "data" in page:
            page |= {"data": [payload(int(post["id"])) for post in page["data"]], "includes": INCLUDES}
        return Reply(json.dumps(page).encode(), reply.status, JSON)

    @property
    def trackers(self) -> Sequence[Tracker]:
        return searching("x")

    @property
    def ignored(self) -> tuple[Sequence[Tracker], Sequence[Feed]]:
        return not_searching("x", other="google-news"), [Feed("https://presse.example/feed")]

    @property
    def pages(self) -> int:
        return 3

    def empty(self) -> None:
        self.searches["aurore"].posts.clear()

    @property
    def expected(self) -> Sequence[Sequence[Post]]:
        return [[expected(number) for number in search.posts] for search in self.searches.values()]

    @property
    def bare(self) -> str:
        return str(BARE)

    def add(self) -> str:
        self.searches["aurore"].posts.add(130)
        return "130"

    @property
    def cursors(self) -> Sequence[str]:
        kept: Mapping[str, Any] = {"newest": "120", "unread": [], "begun_at": None, "read": 0}
        begun = "2024-05-20T09:00:00+00:00"
        return [
            json.dumps({**kept, **wrong})
            for wrong in (
                {"newest": 120},
                {"newest": "many"},
                {"newest": "9" * 5000},
                {"newest": "-3"},
                {"unread": None},
                {"unread": [["1"]]},
                {"unread": ["1234"], "begun_at": begun},
                {"unread": [[1, 2, 3, 4]], "begun_at": begun},
                {"unread": [["a", "b", None, None]], "begun_at": begun},
                {"unread": [["1", "110", "\u00e9\r\nX-Evil: 1", "110"]], "begun_at": begun},
                {"unread": [["1", "110", None, None]], "begun_at": "2024-05-20T09:00:00"},
                {"unread": [["1", "110", None, None]], "begun_at": "yesterday"},
                {"unread": [["1", "110", None, None]], "begun_at": begun, "read": "5"},
                {"unread": [["1", "110", None, None]], "begun_at": begun, "read": -(10**9)},
                {"unread": [["1", "110", None, None]], "begun_at": begun, "read": 10**30},
            )
        ]


@pytest.fixture
def world() -> Iterator[XWorld]:
    with XWorld.running() as running:
        yield running


class TestSource(SourceContract):
    pass


class TestMapping(MappingContract):
    pass


class TestFaults(FaultContract):
    pass


class TestFaultsBetweenPages(PagedFaultContract):
    pass


class TestCollection(CollectionContract):
    pass
