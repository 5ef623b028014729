"""Feeds over real HTTP, from a server that does what bad ones do."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import stamina

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Inquiry
from cmdesk.core.types import Feed, Post
from cmdesk.net.client import Client, Limits
from cmdesk.sources.feed_discovery import find
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.feed_reading import FeedReader
from cmdesk.sources.feeds import FeedSource
from tests.servers.behaviours import redirect
from tests.servers.hostile import HostileServer, Reply, hostile
from tests.sources.feed_bodies import body, rss

__all__ = ["hostile"]

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)

LIMITS = Limits(connect=2, read=0.3, whole=0.6, size=2_000_000, attempts=2, patience=0)

Fetch = Callable[..., Fetched]


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=2, cap=True):
        yield


def clients(allowed: Iterable[str]) -> Client:
    return Client(allowed=allowed, limits=LIMITS, now=lambda: NOW)


def fetch(feed: Feed, cursor: str | None = None) -> Fetched:
    return FeedSource(clients, read_feed).fetch(Inquiry("feed", feed.url, feed.title, feed=feed), cursor, now=NOW)


def typed(server: HostileServer, path: str) -> Feed:
    return Feed(server.url(path), typed=True)


@pytest.mark.parametrize("path", ["/conditional", "/feed", "/ok/gzip"])
def test_a_second_pass_brings_nothing(hostile: HostileServer, path: str) -> None:
    feed = typed(hostile, path)
    page = fetch(feed)
    assert len(page.posts) == 2
    assert fetch(feed, page.cursor).posts == ()
    assert (hostile.requests[-1].headers.get("if-none-match") is not None) is (path == "/conditional")
    assert "rss" in hostile.requests[-1].headers["accept"]


def test_a_feed_that_keeps_its_reader_busy_is_given_up_in_words(hostile: HostileServer) -> None:
    hostile.script("/busy", [Reply(200, {}, rss(f"<item><author>{'a' * 1_000_000}</author></item>"))])
    source = FeedSource(clients, FeedReader(seconds=1))
    feed = typed(hostile, "/busy")
    with pytest.raises(SourceError, match="cannot be read as a feed within 1 seconds"):
        source.fetch(Inquiry("feed", feed.url, "", feed=feed), None, now=NOW)
    other = typed(hostile, "/feed")
    assert len(source.fetch(Inquiry("feed", other.url, "", feed=other), None, now=NOW).posts) == 2


@pytest.mark.parametrize("status", [301, 308])
def test_moving_for_good_is_kept(hostile: HostileServer, status: int) -> None:
    hostile.script("/old", [redirect("/feed", status)])
    page = fetch(typed(hostile, "/old"))
    assert page.feed is not None
    assert (page.feed.url, page.feed.moved_to) == (hostile.url("/old"), hostile.url("/feed"))
    fetch(page.feed, page.cursor)
    assert hostile.count("/old") == 1


def test_moving_for_now_is_not_kept(hostile: HostileServer) -> None:
    hostile.script("/old", [redirect("/feed", 302)])
    page = fetch(typed(hostile, "/old"))
    assert page.feed is not None
    assert page.feed.moved_to is None


def test_gone_is_kept(hostile: HostileServer) -> None:
    page = fetch(typed(hostile, "/gone"))
    assert page.feed is not None
    assert page.feed.gone_at == NOW


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/bomb", "too-large"),
        ("/bomb/nested", "malformed"),
        ("/bomb/stacked", None),
        ("/html", "malformed"),
        ("/html/as-json", "malformed"),
        ("/truncated/json", "malformed"),
        ("/ok", "malformed"),
        ("/endless/body", "too-large"),
        ("/endless/text", "too-large"),
        ("/endless/headers", None),
        ("/drip/body", "timeout"),
        ("/drip/headers", "timeout"),
        ("/silence", "timeout"),
        ("/redirect/file", "private"),
        ("/redirect/metadata", "private"),
        ("/redirect/loop", None),
        ("/status/401", "unauthorized"),
        ("/status/403", "forbidden"),
        ("/status/404", "missing"),
        ("/status/500", "server"),
        ("/limited", "rate"),
        ("/hangs-up", None),
        ("/not-http", None),
    ],
)
def test_each_fault_is_told_and_nothing_hangs(hostile: HostileServer, path: str, kind: str | None) -> None:
    with pytest.raises(SourceError) as fault:
        fetch(typed(hostile, path))
    assert kind is None or fault.value.kind == kind
    assert "/etc/passwd" not in str(fault.value)


@pytest.mark.parametrize("path", ["/xml/laughs", "/xml/file", "/xml/self"])
def test_bombs_and_entities_are_harmless(hostile: HostileServer, path: str) -> None:
    try:
        page = fetch(typed(hostile, path))
    except SourceError as fault:
        assert fault.kind == "malformed"
    else:
        assert all("root:" not in str(post) and len(str(post)) < 20_000 for post in page.posts)
    assert hostile.count("/taken") == 0


@pytest.mark.parametrize("path", ["/feed/2099", "/feed/1970", "/feed/no-dates", "/feed/no-ids", "/wrong-charset"])
def test_odd_feeds_give_their_entries(hostile: HostileServer, path: str) -> None:
    once, again = fetch(typed(hostile, path)), fetch(typed(hostile, path))
    assert once.posts == again.posts != ()
    undated = path not in ("/feed/no-ids", "/wrong-charset")
    posts = [post for post in once.posts if isinstance(post, Post)]
    assert {(post.undated, post.posted_at == NOW) for post in posts} == {(undated, undated)}


def test_a_feed_of_a_file_may_not_lie_here(hostile: HostileServer) -> None:
    with pytest.raises(SourceError) as fault:
        fetch(replace(typed(hostile, "/feed"), typed=False))
    assert fault.value.kind == "private"
    assert hostile.connections == 0


def test_comments_on_another_place_of_her_network_are_not_read(hostile: HostileServer) -> None:
    with HostileServer() as other:
        here, there = hostile.url("/comments"), other.url("/comments")
        written = body("blog.xml").replace(b"https://blog.exemple.fr/cafe-a-bord/feed/", there.encode())
        written = written.replace(b"https://blog.exemple.fr/horaires/feed/", here.encode())
        written = written.replace(b"comments>0<", b"comments>1<").replace(b"May 2024", b"Nov 2026")
        hostile.script("/feed", [Reply(200, {"Content-Type": "text/xml"}, written)])
        hostile.script("/comments", [Reply(200, {"Content-Type": "text/xml"}, body("comments.xml"))])
        feed = replace(typed(hostile, "/feed"), comments=True)
        page = fetch(feed)
        refused = fetch(feed, page.cursor)
        read = fetch(feed, refused.cursor)
        assert (len(refused.posts), len(read.posts)) == (0, 2)
        assert len(refused.notes) == 2
        assert other.connections == 0
        assert not read.more


def test_discovery_over_http(hostile: HostileServer) -> None:
    page = body("page.html").replace(b"https://site.exemple/fr/", b"/fr/")
    hostile.script("/", [Reply(200, {"Content-Type": "text/html"}, page)])
    hostile.script("/fr/feed/", [Reply(200, {"Content-Type": "text/xml"}, body("blog.xml"))])
    with clients((hostile.url(),)) as client:
        (feed,) = find(client, hostile.url(), read=read_feed)
        assert feed.url == hostile.url("/fr/feed/")
        with pytest.raises(SourceError):
            find(client, hostile.url("/silence"), read=read_feed)
