"""Recorded real answers of X served over loopback: through net, our adapter and tweepy they say what they say as files.

tweepy's own recordings are answered to the calls that they were recorded for; what we ask is checked against the
description of the API that X publishes.
"""

import gzip
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import tweepy
import yaml

from cmdesk.core.passes import Inquiry
from cmdesk.core.types import Post
from cmdesk.net.client import Client, Limits
from cmdesk.sources.x import read_answer
from cmdesk.sources.x_adapter import XAdapter, tweepy_client
from cmdesk.sources.x_price import most_of_page, price_of_page
from cmdesk.sources.x_search import XSearch
from tests.servers.recorded import Asked, RecordedServer, Reply
from tests.servers.x import JSON, RATE, RecentSearch

pytestmark = pytest.mark.recordings

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
KEY = "AAAAplanted"


def folder() -> Path:
    return Path(os.environ["CMDESK_SHARED"]) / "data" / "sources"


def pages_of(name: str) -> list[dict[str, Any]]:
    """The answers of a recording that are pages of a search."""
    lines = (folder() / "x" / f"twarc_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [page for page in map(json.loads, lines) if isinstance(page["data"], list)]


def paged(page: dict[str, Any], size: int) -> list[dict[str, Any]]:
    """A page cut into smaller ones, as X would have cut it."""
    starts = range(0, len(page["data"]), size)
    return [
        {
            **{key: value for key, value in page.items() if key != "__twarc"},
            "data": page["data"][start : start + size],
            "meta": {
                "result_count": len(page["data"][start : start + size]),
                **({"next_token": f"t{start + size}"} if start + size < len(page["data"]) else {}),
            },
        }
        for start in starts
    ]


def read(pages: list[dict[str, Any]], *, size: int) -> tuple[list[Post], list[Asked], int]:
    """What a whole pass reads of pages that are served over loopback, what it asked, and what that can have cost."""
    waiting = list(pages)

    def answer(asked: Asked) -> Reply:
        return Reply(json.dumps(waiting.pop(0)).encode(), 200, {**JSON, **RATE})

    posts: list[Post] = []
    cost = 0
    with RecordedServer(answer) as server:

        def made(allowed: Any) -> Client:
            return Client(allowed=allowed, limits=Limits(attempts=1), now=lambda: NOW)

        source = XSearch(made, lambda: KEY, address=server.address, page_size=size, most_posts=1000)
        cursor: str | None = None
        more = True
        while more:
            fetched = source.fetch(Inquiry("x", "brexit", "Brexit"), cursor, now=NOW)
            cursor, more = fetched.cursor, fetched.more
            cost += fetched.cost
            posts += [found for found in fetched.posts if isinstance(found, Post)]
            assert fetched.quota is not None
    return posts, server.asked, cost


@pytest.mark.parametrize("name", ["brexit", "cashtags", "cotweet", "edited", "geo_tweets", "many_urls", "media_tweet"])
def test_served_as_a_page_a_recording_says_what_it_says_as_a_file(name: str) -> None:
    for page in pages_of(name):
        served = {key: value for key, value in page.items() if key != "__twarc"}
        served["meta"] = {"result_count": len(page["data"])}
        posts, _, cost = read([served], size=100)
        assert posts == list(read_answer(served))
        assert len(posts) == len(page["data"])
        assert cost == price_of_page(served) <= most_of_page(100)


def test_a_full_page_fills_every_field_that_x_has_for_a_mention() -> None:
    (page,) = pages_of("brexit")
    posts, asked, _ = read(paged(page, 30), size=30)
    assert posts == list(read_answer({**page, "__twarc": None}))
    assert [post.native for post in posts] == [tweet["id"] for tweet in page["data"]]
    assert [request.query.get("next_token") for request in asked] == [None, "t30", "t60", "t90"]
    for post in posts:
        assert post.author is not None
        assert post.author.key and post.author.handle and post.author.name and post.author.created_at
        assert post.author.followers is not None
        assert post.author.following is not None
        assert post.text and post.url and post.conversation and post.raw
        counts = post.reading
        assert None not in (counts.likes, counts.shares, counts.replies, counts.quotes)
    for field in ("lang", "parent", "quoted", "quoted_text", "tags", "handles", "links", "media"):
        assert any(getattr(post, field) for post in posts), field
    # that is what it was when it was recorded: X counts views since a year later
    assert all(post.reading.views is None for post in posts)


CALLS: dict[str, Any] = {
    "search_recent_tweets": lambda client: client.search_recent_tweets("Tweepy"),
    "get_recent_tweets_count": lambda client: client.get_recent_tweets_count("Tweepy"),
    "get_tweet": lambda client: client.get_tweet(1293593516040269825),
    "get_tweets": lambda client: client.get_tweets([1293593516040269825, 1293595870563381249]),
    "get_quote_tweets": lambda client: client.get_quote_tweets(1293593516040269825),
    "get_liking_users": lambda client: client.get_liking_users(1293593516040269825),
    "get_user": lambda client: client.get_user(username="Twitter"),
    "get_users": lambda client: client.get_users(usernames=["Twitter", "TwitterDev"]),
    "get_users_mentions": lambda client: client.get_users_mentions(783214),
    "get_users_tweets": lambda client: client.get_users_tweets(783214),
}
"""The calls that tweepy's recordings were made by."""


def cassettes() -> Iterator[tuple[str, dict[str, Any]]]:
    """The call and the exchanges of each recording of tweepy."""
    for path in sorted((folder() / "x").glob("tweepy_*.yaml")):
        call = path.stem.removeprefix("tweepy_test_").removeprefix("async").removeprefix("client_")
        yield call, yaml.safe_load(path.read_text(encoding="utf-8"))


def test_no_recording_of_tweepy_was_forgotten() -> None:
    assert {call for call, _ in cassettes()} == CALLS.keys()


def exchanges(call: str) -> Iterator[tuple[str, dict[str, str], Reply, Any]]:
    """Path, query, the recorded answer as it travels, and its content."""
    for name, cassette in cassettes():
        for exchange in cassette["interactions"] if name == call else ():
            assert exchange["request"]["method"] == "GET"
            parts = urlsplit(exchange["request"]["uri"])
            told = exchange["response"]
            headers = {key: ", ".join(values) for key, values in told["headers"].items()}
            headers.pop("content-length", None)
            headers.pop("Content-Length", None)
            headers.pop("transfer-encoding", None)
            body = told["body"]["string"]
            if isinstance(body, str):  # the recorder has unpacked it
                body = gzip.compress(body.encode())
            reply = Reply(body, told["status"]["code"], headers)
            yield parts.path, dict(parse_qsl(parts.query)), reply, json.loads(gzip.decompress(body))


@pytest.mark.parametrize("call", CALLS)
def test_recordings_of_tweepy_replay_through_our_adapter(call: str) -> None:
    played = list(exchanges(call))
    assert played
    for path, query, reply, content in played:
        with RecordedServer(lambda _, reply=reply: reply) as server:
            net = Client(allowed=[server.address], limits=Limits(attempts=1), now=lambda: NOW)
            try:
                adapter = XAdapter(net, server.address, now=NOW)
                response = CALLS[call](tweepy_client(adapter, KEY, return_type=tweepy.Response))
            finally:
                net.close()
        assert [(asked.path, asked.query) for asked in server.asked] == [(path, query)]
        data, recorded = response.data, content["data"]
        assert [item["id"] if "id" in item else item["tweet_count"] for item in listed(recorded)] == [
            str(item.id) if hasattr(item, "id") else item["tweet_count"] for item in listed(data)
        ]
        assert adapter.answer is not None
        quota = adapter.answer.quota
        assert quota is not None
        limits = {name.lower(): value for name, value in reply.headers.items()}
        assert (str(quota.limit), str(quota.remaining)) == (
            limits["x-rate-limit-limit"],
            limits["x-rate-limit-remaining"],
        )


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def described(name: str) -> dict[str, Any]:
    with gzip.open(folder() / "openapi" / name) as file:
        found: dict[str, Any] = json.load(file)
    return found


def test_what_is_asked_is_what_the_description_of_the_api_allows() -> None:
    api = described("x-api-v2-2.166-tweet-names.json.gz")

    def followed(node: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in node:
            target: Any = api
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    called = api["paths"]["/2/tweets/search/recent"]["get"]
    known = {parameter["name"]: parameter for parameter in map(followed, called["parameters"])}
    required = {name for name, parameter in known.items() if parameter.get("required")}

    x = RecentSearch(range(1, 36))
    with RecordedServer(x) as server:
        source = XSearch(
            lambda allowed: Client(allowed=allowed, limits=Limits(attempts=1), now=lambda: NOW),
            lambda: KEY,
            address=server.address,
            page_size=20,
            most_posts=20,
        )
        cursor: str | None = None
        for step in range(4):
            if step == 1:
                x.posts |= set(range(41, 46))
            more = True
            while more:
                page = source.fetch(Inquiry("x", "bonjour", "Bonjour"), cursor, now=NOW)
                cursor, more = page.cursor, page.more
    for request in server.asked:
        assert request.path == "/2/tweets/search/recent"
        assert required <= request.query.keys() <= known.keys()
        for name, value in request.query.items():
            schema = followed(known[name]["schema"])
            match schema["type"]:
                case "array":
                    values = value.split(",")
                    assert set(values) <= set(followed(schema["items"])["enum"])
                    assert len(values) == len(set(values)) >= schema.get("minItems", 0)
                case "integer":
                    assert schema["minimum"] <= int(value) <= schema["maximum"]
                case "string":
                    assert schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**6)
                case other:
                    raise AssertionError(other)
    assert {"since_id", "until_id", "max_results"} <= {name for request in server.asked for name in request.query}
