"""Hacker News keeps the contract of sources, against a search of ours on loopback that does as Algolia does."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from cmdesk.core.types import Author, Feed, Kind, Post, Reading, Tracker
from cmdesk.sources.hackernews import HackerNews
from tests.builders import NOW
from tests.servers.hostile import HostileServer
from tests.servers.recorded import Asked, Reply
from tests.sources.contract import MappingContract, SourceContract
from tests.sources.contract_collection import CollectionContract
from tests.sources.contract_faults import FaultContract, PagedFaultContract
from tests.sources.loopback import LoopbackWorld
from tests.sources.worlds import TellingWorld, not_searching, searching, walk

PLACE: Final = "/api/v1/search_by_date"
FIRST: Final = datetime(2024, 5, 18, 6, tzinfo=UTC)
BOUND: Final = re.compile(r"created_at_i([<>]=)(\d+)")


def at(number: int) -> datetime:
    """An hour after the other; 3 and 4 in the same second."""
    return FIRST + timedelta(hours=3 if number == 4 else number)


def hit(number: int, word: str = "Aurore") -> dict[str, Any]:
    """A hit as Algolia gives it: even numbers are comments, number 5 tells as little as it may."""
    told = {
        "objectID": str(100 + number),
        "created_at": at(number).isoformat(),
        "created_at_i": int(at(number).timestamp()),
        "author": f"maud{number}",
        "title": None,
        "url": None,
        "story_text": None,
        "comment_text": None,
        "points": None,
        "num_comments": None,
        "_tags": ["comment"],
        "_highlightResult": {"title": {"value": "<em>aurore</em>"}},
    }
    if number == 5:
        return {"objectID": "105", "created_at_i": told["created_at_i"], "title": f"{word} &amp; rien"}
    if number % 2:
        story = {"title": f"{word}, épisode {number}", "url": "https://quai.example/a?utm_source=hn", "points": number}
        return {**told, **story, "num_comments": 0, "_tags": ["story"]}
    text = (
        f"<p>L&#x27;<i>{word}</i> &lt;quai&gt; : <a href='https:&#x2F;&#x2F;rive.example&#x2F;b' rel='nofollow'>ici</a>"
    )
    comment = {"comment_text": text, "story_id": 101, "story_title": "Rien", "parent_id": 100 + number - 1}
    return {**told, **comment}


def expected(number: int, word: str = "Aurore") -> Post:
    """What is to become of it."""
    native, comment = str(100 + number), number % 2 == 0
    if number == 5:
        return Post("hackernews", native, at(5), f"{word} & rien", url=f"https://news.ycombinator.com/item?id={native}")
    return Post(
        source="hackernews",
        native=native,
        posted_at=at(number),
        text=f"L'{word} <quai> : ici" if comment else f"{word}, épisode {number}",
        author=Author(f"maud{number}", handle=f"maud{number}"),
        kind=Kind.REPLY if comment else Kind.ORIGINAL,
        url=f"https://news.ycombinator.com/item?id={native}",
        parent=str(100 + number - 1) if comment else None,
        conversation="101" if comment else None,
        links=("https://rive.example/b",) if comment else ("https://quai.example/a",),
        reading=Reading() if comment else Reading(likes=number, replies=0),
    )


class HackerNewsWorld(LoopbackWorld, TellingWorld):
    """Six hits for one search, three at a time, and one for another search."""

    paths = (PLACE,)

    def __init__(self, server: HostileServer) -> None:
        super().__init__(server)
        self.hits = {"aurore": [1, 2, 3, 4, 5, 6], "rivage": [8]}

    def source(self) -> HackerNews:
        return HackerNews(self.client, self.address, hits=3)

    def answer(self, asked: Asked) -> Reply:
        query = asked.query
        assert (query["tags"], query["typoTolerance"], query["hitsPerPage"]) == ("(story,comment)", "false", "3")
        found = [hit(number, query["query"].title()) for number in sorted(self.hits[query["query"]], reverse=True)]
        for sign, moment in BOUND.findall(query.get("numericFilters", "")):
            found = [
                one
                for one in found
                if (one["created_at_i"] >= int(moment) if sign == ">=" else one["created_at_i"] <= int(moment))
            ]
        page = {"hits": found[:3], "nbHits": len(found), "page": 0, "nbPages": 1, "hitsPerPage": 3}
        return Reply(json.dumps(page).encode(), 200, {"Content-Type": "application/json; charset=utf-8"})

    @property
    def trackers(self) -> Sequence[Tracker]:
        return searching("hackernews")

    @property
    def ignored(self) -> tuple[Sequence[Tracker], Sequence[Feed]]:
        return not_searching("hackernews", other="x"), [Feed("https://presse.example/feed")]

    @property
    def pages(self) -> int:
        return 3

    def empty(self) -> None:
        self.hits["aurore"] = []

    @property
    def expected(self) -> Sequence[Sequence[Post]]:
        return [[expected(number, q.title()) for number in numbers] for q, numbers in self.hits.items()]

    @property
    def bare(self) -> str:
        return "105"

    def add(self) -> str:
        self.hits["aurore"].append(7)
        return "107"

    @property
    def cursors(self) -> Sequence[str]:
        top = int(NOW.timestamp())
        query = {"since": top, "seen": ["106"]}
        wrong: list[dict[str, Any]] = [
            {"q": [{"since": -5, "seen": 7}]},
            {"q": [{"since": 10**15}]},
            {"q": [query, query]},
            {"q": [query], "walk": {"query": 7, "until": top}},
            {"q": [query], "walk": {"query": 0, "until": 10**12, "top": "x", "read": -1, "fresh": [[], 1], "edge": {}}},
            {"q": [{}], "walk": {"query": 0, "until": top, "read": 10**9}},
        ]
        return [json.dumps(one) for one in wrong]


@pytest.fixture
def world() -> Iterator[HackerNewsWorld]:
    with HackerNewsWorld.running() as running:
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


def test_what_was_found_late_comes_all_the_same(world: HackerNewsWorld) -> None:
    world.hits["aurore"] = [1, 2, 4]
    first = walk(world)
    # posted in the same second as the newest, and nine minutes before: Algolia had not seen it yet
    world.hits["aurore"].append(3)
    later = walk(world, first.cursor, now=NOW + timedelta(minutes=10))
    assert later.natives == ["103"]
    assert walk(world, later.cursor, now=NOW + timedelta(minutes=20)).natives == []
