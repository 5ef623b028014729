"""Recorded answers of Hacker News, which lie beside the project and are never copied into it."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cmdesk.core.types import Kind
from cmdesk.sources.hackernews_item import hit_of, post_of

pytestmark = pytest.mark.recordings

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def recording(name: str) -> Any:
    folder = Path(os.environ["CMDESK_SHARED"]) / "data" / "sources" / "hn"
    return json.loads((folder / name).read_text())


def test_recorded_hits_of_the_search_are_comments_without_points() -> None:
    hits = recording("algolia_search_by_date_nodejs_2020.json")["hits"]
    posts = [post_of(hit, now=NOW) for hit in hits]
    assert [post.native for post in posts] == ["23605021", "23604471"]
    for post, hit in zip(posts, hits, strict=True):
        assert (post.kind, post.reading.likes, post.reading.replies) == (Kind.REPLY, None, None)
        assert post.author is not None
        assert (post.author.handle, post.posted_at) == (hit["author"], datetime.fromisoformat(hit["created_at"]))
        assert (post.parent, post.conversation) == (str(hit["parent_id"]), str(hit["story_id"]))
        assert "&#" not in post.text
        assert "<" not in post.text
    assert "Apple/AMD" in posts[1].text
    assert "\n" in posts[1].text, "a paragraph is a new line"


def test_recorded_items_of_the_interface_are_posts_too() -> None:
    told = recording("firebase_examples_from_official_readme.json")
    items = [item for item in told if isinstance(item, dict) and item.get("type")]
    assert {"story", "comment", "job", "poll"} <= {item["type"] for item in items}
    for item in items:
        post = post_of(hit_of(item, {}), now=NOW)
        assert post.native == str(item["id"])
        assert post.posted_at == datetime.fromtimestamp(item["time"], UTC)
        assert post.reading.likes == item.get("score")
        assert post.reading.replies == item.get("descendants")
        assert (post.kind is Kind.REPLY) == (item["type"] == "comment")
