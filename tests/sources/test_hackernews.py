"""Hacker News: what is asked, how far back, and what becomes of what was asked about again."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Gone, Known
from cmdesk.core.ports import Rereader, Source
from cmdesk.core.types import Kind, Post, Reading, Rejected, Tracker
from cmdesk.net.answer import Answer
from cmdesk.sources.hackernews import BASE, ITEMS, HackerNews, HackerNewsItems
from cmdesk.sources.hackernews_item import post_of
from tests.sources.feed_bodies import NOW, FakeWeb

SEARCH = f"{BASE}/api/v1/search_by_date"
TRACKER = Tracker("Aurore", "aurore OU rivage", id=4, sources=frozenset({"hackernews"}))
SECOND = int(datetime(2024, 5, 20, 8, tzinfo=UTC).timestamp())


def page(*hits: Any) -> Answer:
    return Answer(SEARCH, 200, {}, json.dumps({"hits": list(hits)}).encode())


def story(number: int, second: int = SECOND, **more: Any) -> dict[str, Any]:
    return {"objectID": str(number), "created_at_i": second, "title": f"Aurore {number}", **more}


def test_one_pass_goes_through_all_plain_queries_and_the_next_one_goes_on() -> None:
    web = FakeWeb({SEARCH: page(story(1))})
    source: Source = HackerNews(web.client)
    (inquiry,) = source.inquiries([TRACKER, replace(TRACKER, name="Same", id=5)], [])
    assert (inquiry.source, inquiry.target, inquiry.title, inquiry.tracker) == (
        "hackernews",
        "aurore OR rivage",
        "Aurore",
        4,
    )
    first = source.fetch(inquiry, None, now=NOW)
    second = source.fetch(inquiry, first.cursor, now=NOW)
    assert (first.more, second.more) == (True, False)
    again = source.fetch(inquiry, second.cursor, now=NOW)
    assert again.posts == ()
    usual = {"tags": "(story,comment)", "typoTolerance": "false", "hitsPerPage": "100"}
    since = {"numericFilters": f"created_at_i>={SECOND - 600}"}
    assert web.params == [
        {"query": "aurore", **usual},
        {"query": "rivage", **usual},
        {"query": "aurore", **usual, **since},
    ]
    assert (web.allowed[0], web.closed) == ((), 3)
    HackerNews(web.client, "http://127.0.0.1:1/").inquiries([], [])
    with pytest.raises(SourceError):
        HackerNews(web.client, "http://127.0.0.1:1/").fetch(inquiry, None, now=NOW)
    assert web.allowed[-1] == ("http://127.0.0.1:1",)


def test_the_first_walk_reads_a_thousand_and_no_more() -> None:
    web = FakeWeb({})
    source = HackerNews(web.client)
    (inquiry,) = source.inquiries([replace(TRACKER, query="aurore")], [])
    cursor, found, number = None, list[str](), 0
    for number in range(1, 30):
        newest = SECOND - 99 * (number - 1)
        web.pages[SEARCH] = page(*(story(10**6 + second, second) for second in range(newest, newest - 100, -1)))
        got = source.fetch(inquiry, cursor, now=NOW)
        cursor = got.cursor
        found += [post.native for post in got.posts if isinstance(post, Post)]
        if not got.more:
            break
    assert number == 10
    assert len(found) == len(set(found)) == 991, "the last hit of a page is the first of the next"
    assert web.params[1] is not None
    assert web.params[1]["numericFilters"] == f"created_at_i<={SECOND - 99}"


def test_a_second_that_holds_more_than_a_page_is_left_behind() -> None:
    web = FakeWeb({SEARCH: page(story(1), story(2))})
    source = HackerNews(web.client, hits=2)
    (inquiry,) = source.inquiries([replace(TRACKER, query="aurore")], [])
    first = source.fetch(inquiry, None, now=NOW)
    second = source.fetch(inquiry, first.cursor, now=NOW)
    assert second.posts == ()
    assert second.more
    web.pages[SEARCH] = page()
    last = source.fetch(inquiry, second.cursor, now=NOW)
    assert not last.more
    assert web.params[2] is not None
    assert web.params[2]["numericFilters"] == f"created_at_i<={SECOND - 1}"


def test_a_moment_in_the_future_does_not_hide_what_comes_until_then() -> None:
    web = FakeWeb({SEARCH: page(story(1, SECOND + 10**8), story(2))})
    source = HackerNews(web.client)
    (inquiry,) = source.inquiries([replace(TRACKER, query="aurore")], [])
    got = source.fetch(inquiry, None, now=NOW)
    future, _ = got.posts
    assert isinstance(future, Post)
    assert (future.posted_at, future.undated) == (NOW, True)
    source.fetch(inquiry, got.cursor, now=NOW)
    assert web.params[1] is not None
    assert web.params[1]["numericFilters"] == f"created_at_i>={int(NOW.timestamp()) - 600}"


def test_what_is_no_post_is_rejected_by_itself() -> None:
    hits = (story(1, title=None), {"title": "x"}, 7, story(2, points=float("inf")), story(3))
    got = HackerNews(FakeWeb({SEARCH: page(*hits)}).client)
    (inquiry,) = got.inquiries([replace(TRACKER, query="aurore")], [])
    found = got.fetch(inquiry, None, now=NOW).posts
    assert [one.reason if isinstance(one, Rejected) else one.native for one in found] == [
        *("no-text", "no-id", "no-id", "bad-field", "3"),
    ]


def test_a_search_that_is_too_long_is_not_made() -> None:
    web = FakeWeb({})
    source = HackerNews(web.client)
    (inquiry,) = source.inquiries([replace(TRACKER, query=" OR ".join(f"mot{n}" for n in range(100)))], [])
    with pytest.raises(SourceError, match="The query of Aurore is too long for Hacker News"):
        source.fetch(inquiry, None, now=NOW)
    assert web.asked == []


def items(**found: Any) -> FakeWeb:
    """A web that knows items by number, n1 and so on."""
    pages: dict[str, Any] = {}
    for name, item in found.items():
        address = f"{ITEMS}/v0/item/{name[1:]}.json"
        pages[address] = item if isinstance(item, SourceError) else Answer(address, 200, {}, json.dumps(item).encode())
    return FakeWeb(pages)


def known(number: int, raw: dict[str, Any] | None = None) -> Known:
    return Known(number, "hackernews", str(number), raw=None if raw is None else json.dumps(raw).encode())


def test_asked_again_there_are_new_counts_new_words_and_what_is_gone() -> None:
    web = items(
        n1={"id": 1, "type": "story", "by": "maud", "time": SECOND, "title": "Aurore 1", "score": 7, "descendants": 3},
        n2={
            "id": 2,
            "type": "comment",
            "by": "jo",
            "time": SECOND,
            "text": "L&#x27;aurore, <i>corrigée</i>",
            "parent": 1,
        },
        n3={"id": 3, "deleted": True, "time": SECOND, "type": "comment"},
        n4={"id": 4, "dead": True, "by": "spam", "time": SECOND, "type": "story", "title": "x"},
        n5=None,
        n6=SourceError("nothing", kind="missing"),
        n7={"id": 8, "type": "story", "time": SECOND, "title": "another one"},
    )
    rereader: Rereader = HackerNewsItems(web.client)
    asked = [known(1, story(1, points=1, story_id=1)), known(2, {"story_id": 1, "story_title": "Aurore 1"})]
    got = rereader.reread([*asked, *map(known, (3, 4, 5, 6, 7))], now=NOW)
    first, second = got.posts
    assert isinstance(first, Post)
    assert isinstance(second, Post)
    assert (first.text, first.reading, first.kind) == ("Aurore 1", Reading(likes=7, replies=3), Kind.ORIGINAL)
    assert (second.text, second.reading) == ("L'aurore, corrigée", Reading())
    assert (second.parent, second.conversation, second.kind) == ("1", "1", Kind.REPLY)
    assert got.gone == (Gone("hackernews", "3"), Gone("hackernews", "4"))
    assert (web.closed, len(web.asked), rereader.bare) == (1, 7, False)
    assert len(web.asked) <= rereader.batch


def test_a_post_that_did_not_change_is_the_same_when_it_is_asked_about_again() -> None:
    hit = story(1, author="maud", url="https://quai.example/a", points=3, num_comments=0, _tags=["story"])
    item = {"id": 1, "type": "story", "by": "maud", "time": SECOND, "title": "Aurore 1", "url": hit["url"], "score": 3}
    got = HackerNewsItems(items(n1={**item, "descendants": 0}).client).reread([known(1, hit)], now=NOW)
    (post,) = got.posts
    assert isinstance(post, Post)
    assert replace(post, raw=None) == replace(post_of(hit, now=NOW), raw=None)


def test_where_nobody_answers_nothing_is_said_of_any() -> None:
    web = items(n1=SourceError("slow down", kind="rate", retry_at=NOW + timedelta(hours=1)))
    with pytest.raises(SourceError, match="slow down"):
        HackerNewsItems(web.client).reread([known(1), known(2)], now=NOW)
    assert (web.closed, len(web.asked)) == (1, 1)


def test_what_is_no_number_is_not_asked_for() -> None:
    web = items()
    got = HackerNewsItems(web.client, "http://127.0.0.1:1").reread([replace(known(1), native="../x")], now=NOW)
    assert (got.posts, got.gone, web.asked, web.allowed) == ((), (), [], [("http://127.0.0.1:1",)])
