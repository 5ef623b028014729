"""Recorded feeds of Reddit, which lie beside the project and are never copied into it."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdesk.core.types import Post, Reading, Rejected, Tracker
from cmdesk.net.answer import Answer
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.reddit_search import BASE, RedditSearch
from tests.sources.feed_bodies import FakeWeb

pytestmark = pytest.mark.recordings

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def recorded(name: str) -> list[Post | Rejected]:
    body = (Path(os.environ["CMDESK_SHARED"]) / "data" / "sources" / "reddit" / name).read_bytes()
    url = f"{BASE}/search.rss"
    reddit = RedditSearch(FakeWeb({url: Answer(url, 200, {}, body)}).client, read=read_feed)
    (inquiry,) = reddit.inquiries([Tracker("Water", "water", id=1, sources=frozenset({"reddit"}))], [])
    return list(reddit.fetch(inquiry, None, now=NOW).posts)


def test_recorded_posts_bear_the_names_of_reddit() -> None:
    found = recorded("reddit-home.rss")
    posts = [post for post in found if isinstance(post, Post)]
    assert len(posts) == len(found) == 24
    assert len({post.native for post in posts}) == 24
    assert "https://en.wikipedia.org/wiki/John_Munch" in {link.partition("#")[0] for link in posts[1].links}
    for post in posts:
        assert re.fullmatch(r"t3_\w+", post.native)
        assert post.author is not None
        assert post.author.handle
        assert "/" not in post.author.key
        assert post.tags[0].startswith("r/")
        assert post.url is not None
        assert post.url.startswith(f"{BASE}/{post.tags[0]}/comments/{post.native[3:]}/")
        assert "submitted by" not in post.text
        assert "[comments]" not in post.text
        assert post.text
        assert not any("/user/" in link for link in post.links)
        assert post.reading == Reading()
        assert not post.undated


def test_the_feed_of_former_days_names_nothing_and_is_told_as_that() -> None:
    found = recorded("reddit.rss")
    assert found
    assert {one.reason for one in found if isinstance(one, Rejected)} == {"no-id"}
    assert not [one for one in found if isinstance(one, Post)]
