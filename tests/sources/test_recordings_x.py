"""Recorded real answers of X, which lie beside the project and are never copied into it."""

import gzip
import json
import os
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cmdesk.core.types import Kind, Post, Rejected
from cmdesk.sources.files import open_posts
from cmdesk.sources.x import XFile, read_answer

pytestmark = pytest.mark.recordings

NAMES = [
    *("brexit", "cashtags", "cotweet", "counts", "edited", "geo_tweets", "many_urls", "media_tweet"),
    *("streaming_output_with_error", "tweets_compliance", "two_tweets", "users"),
]


def shared() -> Path:
    return Path(os.environ["CMDESK_SHARED"])


def recording(name: str) -> Path:
    return shared() / "data" / "sources" / "x" / name


def timeline() -> Path:
    return shared() / "data" / "x-french-media" / "timeline-pages.jsonl.gz"


def posts_of(path: Path) -> list[Post]:
    opened = open_posts(path)
    assert isinstance(opened, XFile)
    return [found for found in opened if isinstance(found, Post)]


def tweets_of(path: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each tweet in `data` with its page, by plain json."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    pairs = []
    for line in text.splitlines():
        try:
            page = json.loads(line)
        except ValueError:
            continue
        data = page.get("data", [])
        pairs += [(item, page) for item in (data if isinstance(data, list) else [data]) if "text" in item]
    return pairs


def test_the_timeline_gives_every_post_with_its_author() -> None:
    found = list(open_posts(timeline()))
    assert len(found) == 2800
    posts = [post for post in found if isinstance(post, Post)]
    assert len({post.native for post in posts}) == 2800
    assert all(post.author is not None and post.author.handle and post.author.followers for post in posts)


def test_the_timeline_says_what_an_independent_reading_says() -> None:
    posts = {post.native: post for post in posts_of(timeline())}
    kinds: Counter[Kind] = Counter()
    for tweet, _ in tweets_of(timeline()):
        post = posts.pop(tweet["id"])
        types = {reference["type"] for reference in tweet.get("referenced_tweets", [])}
        kind = Kind.ORIGINAL
        for name, meant in (("replied_to", Kind.REPLY), ("quoted", Kind.QUOTE), ("retweeted", Kind.REPOST)):
            kind = meant if name in types else kind
        kinds[kind] += 1
        assert post.kind is kind
        assert post.posted_at == datetime.fromisoformat(tweet["created_at"])
        metrics = tweet["public_metrics"]
        assert post.reading.reactions == sum(metrics.values())
        if not types:
            assert len(post.text) == len(tweet["text"]) - 4 * tweet["text"].count("&amp;") - 3 * (
                tweet["text"].count("&lt;") + tweet["text"].count("&gt;")
            )
    assert posts == {}
    assert sum(kinds.values()) == 2800
    assert min(kinds[kind] for kind in Kind) > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_recording_gives_its_tweets_and_nothing_breaks(name: str) -> None:
    path = recording(f"twarc_{name}.jsonl")
    posts = posts_of(path)
    assert [post.native for post in posts] == [tweet["id"] for tweet, _ in tweets_of(path)]
    for post in posts:
        assert post.raw is not None
        assert list(read_answer(json.loads(post.raw))) == [post]


def test_no_recording_was_forgotten() -> None:
    assert sorted(path.stem.removeprefix("twarc_") for path in recording(".").glob("twarc_*.jsonl")) == NAMES


def test_the_cut_line_is_rejected_by_its_number() -> None:
    found = list(open_posts(recording("twarc_streaming_output_with_error.jsonl")))
    rejections = [f for f in found if isinstance(f, Rejected)]
    assert [(f.position, f.reason) for f in rejections] == [(8, "not-json")]
    assert len(found) == 8


@pytest.mark.parametrize(
    ("name", "reason", "times"),
    [("counts", "count", 169), ("users", "user", 96), ("tweets_compliance", "compliance", 2)],
)
def test_what_is_no_post_is_rejected_with_its_reason(name: str, reason: str, times: int) -> None:
    found = list(open_posts(recording(f"twarc_{name}.jsonl")))
    assert [f.reason for f in found if isinstance(f, Rejected)] == [reason] * times
    assert len(found) == times


def test_reposts_have_the_text_tags_and_language_of_the_original() -> None:
    path = recording("twarc_brexit.jsonl")
    pairs = tweets_of(path)
    originals = {tweet["id"]: tweet for tweet in pairs[0][1]["includes"]["tweets"]}
    checked = 0
    for post, (tweet, _) in zip(posts_of(path), pairs, strict=True):
        reposted = [ref["id"] for ref in tweet.get("referenced_tweets", []) if ref["type"] == "retweeted"]
        if not reposted or reposted[0] not in originals:
            continue
        original = originals[reposted[0]]
        assert post.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") == original["text"]
        assert set(post.tags) == {entity["tag"] for entity in original.get("entities", {}).get("hashtags", [])}
        assert post.parent == reposted[0]
        assert post.lang == (None if original["lang"] == "und" else original["lang"])
        checked += 1
    assert checked > 50


def test_authors_quotes_and_pictures_of_a_full_page() -> None:
    path = recording("twarc_brexit.jsonl")
    pairs = tweets_of(path)
    users = {user["id"]: user for user in pairs[0][1]["includes"]["users"]}
    originals = {tweet["id"]: tweet for tweet in pairs[0][1]["includes"]["tweets"]}
    quotes = pictured = 0
    for post, (tweet, _) in zip(posts_of(path), pairs, strict=True):
        user = users[tweet["author_id"]]
        assert post.author is not None
        assert (post.author.handle, post.author.name) == (user["username"], user["name"])
        assert post.author.followers == user["public_metrics"]["followers_count"]
        assert post.url == f"https://x.com/{user['username']}/status/{tweet['id']}"
        assert not any(f"/status/{post.quoted}" in link for link in post.links if post.quoted)
        if post.kind is Kind.QUOTE and post.quoted in originals:
            quotes += 1
            assert post.quoted_text
        if "media_keys" in tweet.get("attachments", {}):
            pictured += 1
            assert post.media
    assert quotes > 5
    assert pictured > 0


def test_an_edited_post_was_edited_at_the_creation_of_its_latest_version() -> None:
    (post,) = posts_of(recording("twarc_edited.jsonl"))
    assert post.edited_at == post.posted_at
    assert post.links == ()
