"""Recorded lines of a production Jetstream server, which lie beside the project and are never copied into it."""

import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zstandard

from cmdesk.core.passes import Gone, Inquiry
from cmdesk.core.types import Author, Kind, Post, Reading
from cmdesk.net.dial import Dialler
from cmdesk.sources.bluesky_post import author_of
from cmdesk.sources.jetstream import JetstreamSource
from cmdesk.sources.jetstream_frames import Event, Frames, dictionary
from tests.servers.jetstream import JetstreamServer

pytestmark = pytest.mark.recordings

NOW = datetime(2026, 7, 4, 14, 39, 14, tzinfo=UTC)
DELETED = "at://did:plc:4smmjsqf6l5jkzczvw6vsrqc/app.bsky.feed.post/3mpt73z3ejc2p"


def lines() -> list[str]:
    path = Path(os.environ["CMDESK_SHARED"]) / "data" / "sources" / "bluesky" / "jetstream_expected_v1.jsonl"
    return path.read_text(encoding="utf-8").splitlines()


def events() -> list[Event]:
    frames = Frames("recorded")
    return [frames.read(line.encode(), number, NOW) for number, line in enumerate(lines(), 1)]


def test_each_line_is_a_post_a_deletion_or_nothing_to_us() -> None:
    found = events()
    assert len(found) == 152
    assert Counter(type(event.item).__name__ for event in found) == {"Post": 17, "Gone": 1, "NoneType": 134}
    assert all(event.time is not None for event in found)
    (gone,) = [event.item for event in found if isinstance(event.item, Gone)]
    assert gone == Gone("bluesky", DELETED, datetime(2026, 7, 4, 14, 38, 8, 377628, tzinfo=UTC))


def test_the_posts_are_whole() -> None:
    posts = [event.item for event in events() if isinstance(event.item, Post)]
    assert len({post.native for post in posts}) == 17
    assert Counter(post.kind for post in posts) == {Kind.ORIGINAL: 9, Kind.REPLY: 8}
    assert Counter(post.lang for post in posts) == {
        **{"en": 8, "tr": 3, "de": 1, "ja": 1, "ko": 1, "ru": 1},
        None: 2,  # one says nothing, one says two
    }
    assert sum(post.media for post in posts) == 2
    assert sum(bool(post.links) for post in posts) == 5
    assert [tag for post in posts for tag in post.tags] == [
        *("HowToTellAiToShutUp", "IndieRebellion", "talesatwonderworld", "balanwonderworldoc")
    ]
    for post in posts:
        assert post.author == Author(author_of(post.native) or "")
        assert post.url == f"https://bsky.app/profile/{post.author.key}/post/{post.native.rpartition('/')[2]}"
        assert (post.reading, post.undated, post.edited_at) == (Reading(), False, None)
        assert timedelta() < NOW - post.posted_at < timedelta(minutes=2)
        assert (post.kind is Kind.REPLY) <= (post.parent is not None and post.conversation is not None)
        assert (post.kind is Kind.QUOTE) == (post.quoted is not None)


@pytest.mark.parametrize("packed", [True, False])
def test_the_same_comes_from_a_server(packed: bool) -> None:
    pack = zstandard.ZstdCompressor(dict_data=dictionary()).compress
    with JetstreamServer(lines(), pack=pack) as server:
        source = JetstreamSource(
            lambda allowed: Dialler(allowed=allowed), (server.url,), packed=packed, stretch=5, most=20
        )
        page = source.fetch(Inquiry("bluesky", "jetstream", "Bluesky"), None, now=NOW)
        source.close()
    expected = [event.item for event in events()]
    assert list(page.posts) == [item for item in expected if isinstance(item, Post)]
    assert list(page.gone) == [item for item in expected if isinstance(item, Gone)]
    assert (page.size < 7_500) is packed
