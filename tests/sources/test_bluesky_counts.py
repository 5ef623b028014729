"""Posts of Bluesky are asked about again: counts and authors come, and what is gone is told, and nothing else is."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Gone, Known
from cmdesk.core.ports import Rereader
from cmdesk.core.types import Post, Reading
from cmdesk.net.client import Client, Limits
from cmdesk.sources.bluesky_counts import BASE, LAG, BlueskyCounts
from tests.builders import NOW
from tests.servers.hostile import HostileServer
from tests.servers.recorded import Reply
from tests.sources.bluesky_bodies import ADA, BOB, address, commit, iso, key_of, line, profile, record, view
from tests.sources.contract_faults import FAULTS
from tests.sources.worlds import SILENCE

GET_POSTS = "/xrpc/app.bsky.feed.getPosts"
GET_PROFILES = "/xrpc/app.bsky.actor.getProfiles"
OLD = NOW - timedelta(hours=2)
LABEL = [{"src": ADA, "val": "!no-unauthenticated"}]


class AppView:
    """An AppView on loopback: what it shows, and what it says instead, by path."""

    def __init__(self, server: HostileServer) -> None:
        self.address = server.url("").rstrip("/")
        self.server = server
        self.views: list[dict[str, Any]] = []
        self.profiles: list[dict[str, Any]] = [profile(), profile(BOB, handle="bob.example.org", displayName="Bob")]
        self.instead: dict[str, Reply] = {}
        self.asked: list[tuple[str, list[str]]] = []
        for path, name in ((GET_POSTS, "uris"), (GET_PROFILES, "actors")):
            server.script(path, [self._answering(path, name)])

    def _answering(self, path: str, name: str) -> Callable[[Any], None]:
        def answer(wire: Any) -> None:
            wanted = values(wire.request.target, name)
            self.asked.append((path, wanted))
            reply = self.instead.get(path)
            if reply is SILENCE:
                wire.hang_up()
                wire.hang()
                return
            if reply is None:
                found = {
                    "posts": [one for one in self.views if one["uri"] in wanted],
                    "profiles": [one for one in self.profiles if one["did"] in wanted],
                }
                kept = "posts" if name == "uris" else "profiles"
                reply = Reply(json.dumps({kept: found[kept]}).encode())
            send(wire, reply)

        return answer


def values(target: str, name: str) -> list[str]:
    return parse_qs(urlsplit(target).query)[name]


def send(wire: Any, reply: Reply) -> None:
    length = len(reply.body) if reply.length is None else reply.length
    if length != len(reply.body):
        wire.hang_up()
    wire.head(reply.status, {**reply.headers, "Content-Length": str(length)})
    wire.send(reply.body)


@pytest.fixture
def appview() -> Iterator[AppView]:
    with HostileServer() as server:
        yield AppView(server)


def client(allowed: Any, *, read: float = 2.0) -> Client:
    return Client(allowed=allowed, limits=Limits(attempts=1, patience=0, read=read, whole=5), now=lambda: NOW)


def known(native: str, number: int = 1, **fields: Any) -> Known:
    return Known(number, "bluesky", native, **fields)


def reread(appview: AppView, *asked: Known, **given: Any) -> Fetched:
    return BlueskyCounts(lambda allowed: client(allowed, **given), appview.address).reread(asked, now=NOW)


def fault_of(appview: AppView, *asked: Known, **given: Any) -> SourceError:
    with pytest.raises(SourceError) as caught:
        reread(appview, *asked, **given)
    return caught.value


def test_it_satisfies_the_port() -> None:
    rereader: Rereader = BlueskyCounts(client)
    assert (rereader.id, rereader.batch, rereader.bare) == ("bluesky", 25, True)


def test_counts_and_authors_come(appview: AppView) -> None:
    appview.views = [view("a"), view("b", did=BOB, likeCount=None)]
    page = reread(appview, known(address("a")), known(address("b", BOB)))
    first, second = page.posts
    assert isinstance(first, Post) and isinstance(second, Post)
    assert first.reading == Reading(likes=3, shares=2, replies=1, quotes=0, seen_at=NOW)
    assert first.author is not None and (first.author.handle, first.author.followers) == ("ada.example.org", 120)
    assert (second.native, second.reading.likes) == (address("b", BOB), None)
    assert second.author is not None and second.author.name == "Bob"
    assert (page.gone, page.notes, page.cursor, page.more) == ((), (), None, False)
    assert appview.asked == [
        (GET_POSTS, [address("a"), address("b", BOB)]),
        (GET_PROFILES, [ADA, BOB]),
    ]


def test_what_is_not_shown_any_more_is_gone(appview: AppView) -> None:
    appview.views = [view("a")]
    page = reread(appview, known(address("a")), known(address(key_of(OLD)), 2))
    assert [post.native for post in page.posts if isinstance(post, Post)] == [address("a")]
    assert page.gone == (Gone("bluesky", address(key_of(OLD))),)


@pytest.mark.parametrize(
    ("raw", "key", "gone"),
    [
        (None, key_of(NOW - LAG + timedelta(minutes=1)), False),
        (None, key_of(NOW - LAG - timedelta(minutes=1)), True),
        (None, key_of(NOW + timedelta(days=1)), True),
        # our clock is a minute late
        (None, key_of(NOW + timedelta(minutes=1)), False),
        (None, "no-time-at-all", True),
        (None, "7777777777777", True),
        (line(commit("a", record("x"), at=NOW - timedelta(minutes=1))), key_of(OLD), False),
        (line(commit("a", record("x"), at=OLD)), key_of(NOW), True),
        (json.dumps(view("a", indexedAt=iso(OLD))), key_of(NOW), True),
        (json.dumps(view("a", indexedAt=iso(NOW))), key_of(OLD), False),
        ("{", key_of(OLD), True),
        ('{"time_us": "x"}', key_of(OLD), True),
    ],
)
def test_a_young_post_may_not_be_there_yet(appview: AppView, raw: str | None, key: str, gone: bool) -> None:
    one = known(address(key), raw=None if raw is None else raw.encode())
    page = reread(appview, one)
    assert page.posts == ()
    assert page.gone == ((Gone("bluesky", one.native),) if gone else ())


def test_who_asks_not_to_be_shown_to_us_is_gone(appview: AppView) -> None:
    appview.profiles.append(profile("did:plc:c", labels=LABEL))
    appview.views = [
        view("a", labels=LABEL),
        view("b", author={"did": ADA, "handle": "ada.example.org", "labels": LABEL}),
        view("c", did="did:plc:c"),
        view("d", record=record("x", labels={"values": LABEL})),
        view("e"),
    ]
    asked = [address("a"), address("b"), address("c", "did:plc:c"), address("d"), address("e")]
    page = reread(appview, *map(known, asked))
    assert [one.native for one in page.gone] == asked[:4]
    assert [post.native for post in page.posts if isinstance(post, Post)] == asked[4:]


def test_an_empty_answer_is_believed_for_a_few_authors_and_not_for_many(appview: AppView) -> None:
    appview.profiles = []
    dids = [f"did:plc:author{number}" for number in range(4)]
    few = reread(appview, *(known(address("a", did)) for did in dids[:3]))
    assert [one.native for one in few.gone] == [address("a", did) for did in dids[:3]]
    assert reread(appview, *(known(address("a", did)) for did in dids)) == replace(few, gone=())
    # the authors are there, so it is not the AppView that is out of order
    appview.profiles = [profile(dids[0])]
    assert len(reread(appview, *(known(address("a", did)) for did in dids)).gone) == 4


def test_what_was_not_asked_for_is_not_told(appview: AppView) -> None:
    appview.instead[GET_POSTS] = Reply(json.dumps({"posts": [view("a"), view("other"), view("a")]}).encode())
    page = reread(appview, known(address("a")))
    assert [post.native for post in page.posts if isinstance(post, Post)] == [address("a")]


def test_what_is_no_address_is_not_asked_for(appview: AppView) -> None:
    assert reread(appview, known("17"), known("at://x"), known(address("a").replace("post", "like"))) == Fetched()
    assert appview.asked == []


def test_no_more_is_asked_than_is_allowed(appview: AppView) -> None:
    reread(appview, *(known(address(f"a{number}", f"did:plc:a{number}"), number) for number in range(30)))
    assert [len(wanted) for _, wanted in appview.asked] == [25, 25]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_as_it_is(appview: AppView, name: str) -> None:
    fault = FAULTS[name]
    appview.views = [view("a")]
    appview.instead[GET_POSTS] = fault.reply
    told = fault_of(appview, known(address("a")), read=0.1)
    assert (told.kind, told.retry_at) == (fault.kind, fault.retry_at)
    assert "127.0.0.1" in str(told) or told.kind == "private"
    assert "<" not in str(told)
    del appview.instead[GET_POSTS]
    assert len(reread(appview, known(address("a"))).posts) == 1


def test_a_bad_request_is_told(appview: AppView) -> None:
    appview.instead[GET_POSTS] = Reply(b'{"error":"InvalidRequest","message":"<b>no</b>"}', 400)
    assert fault_of(appview, known(address("a"))).kind == "refused"


@pytest.mark.parametrize("name", FAULTS)
def test_posts_come_without_their_authors(appview: AppView, name: str) -> None:
    appview.views = [view("a")]
    appview.instead[GET_PROFILES] = FAULTS[name].reply
    page = reread(appview, known(address("a")), read=0.1)
    (post,) = page.posts
    assert isinstance(post, Post) and post.author is not None
    assert (post.author.handle, post.author.followers) == ("ada.example.org", None)
    assert [note.template.format(**note.fields) for note in page.notes]
    assert page.not_before == FAULTS[name].retry_at


def test_where_nothing_is_shown_and_authors_are_not_told_nothing_is_gone(appview: AppView) -> None:
    appview.instead[GET_PROFILES] = Reply(b"", 502)
    assert fault_of(appview, known(address("a"))).kind == "server"


HOSTILE_LISTS: dict[str, object] = {
    "texts": ["x"],
    "nothing": [None],
    "lists": [[[]]],
    "an object": {"a": {}},
    "a number": 7,
}


@pytest.mark.parametrize("name", HOSTILE_LISTS)
@pytest.mark.parametrize("path", [GET_POSTS, GET_PROFILES])
def test_a_list_that_is_none_deletes_nothing(appview: AppView, name: str, path: str) -> None:
    body = json.dumps({"posts": HOSTILE_LISTS[name], "profiles": HOSTILE_LISTS[name]}).encode()
    appview.instead[path] = Reply(body)
    assert fault_of(appview, known(address("a"))).kind == "malformed"


@pytest.mark.parametrize(
    "fields",
    [
        {"record": None},
        {"record": "x"},
        {"author": [], "embed": 7, "labels": "x", "indexedAt": 12, "likeCount": 10**30},
        {"record": {"$type": "app.bsky.feed.post", "text": "\ud83d", "createdAt": "x", "facets": {"a": 1}}},
    ],
)
def test_a_hostile_post_is_rejected_or_mended_and_not_gone(appview: AppView, fields: dict[str, Any]) -> None:
    appview.views = [view("a", **fields), view("b")]
    page = reread(appview, known(address("a")), known(address("b"), 2))
    assert len(page.posts) == 2 and page.gone == ()


def test_the_usual_place_needs_no_leave_and_another_one_does() -> None:
    asked: list[tuple[str, ...]] = []

    class Told(Exception):  # noqa: N818  no fault
        pass

    def clients(allowed: Any) -> Client:
        asked.append(tuple(allowed))
        raise Told

    for base in (BASE, "https://appview.example.org/"):
        with pytest.raises(Told):
            BlueskyCounts(clients, base).reread([known(address("a"))], now=NOW)
    assert asked == [(), ("https://appview.example.org",)]


def test_several_threads_may_ask_at_once(appview: AppView) -> None:
    appview.views = [view("a")]
    rereader = BlueskyCounts(client, appview.address)
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(lambda _: rereader.reread([known(address("a"))], now=NOW), range(8)))
    assert [len(page.posts) for page in pages] == [1] * 8
