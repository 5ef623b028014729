"""The stream of Bluesky: nothing is lost and nothing comes twice, whatever its servers do."""

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any

import pytest
import zstandard

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Gone, Inquiry
from cmdesk.core.ports import Source
from cmdesk.core.types import Post, Rejected, Tracker
from cmdesk.net.dial import Dialler
from cmdesk.sources.jetstream import KEPT, LOOK_BACK, STREAMS, JetstreamSource
from cmdesk.sources.jetstream_frames import dictionary
from tests.builders import NOW
from tests.servers.hostile import HostileServer, Reply, Wire
from tests.servers.jetstream import JetstreamServer
from tests.servers.jetstream_conduct import (
    MUTE,
    WELL,
    Conduct,
    close_after,
    cut_after,
    hang_after,
    refuse,
    say_after,
)
from tests.sources.bluesky_bodies import (
    account,
    address,
    commit,
    iso,
    line,
    microseconds,
    record,
    said,
)
from tests.sources.contract_faults import CURSORS, IN_15_MINUTES
from tests.sources.worlds import not_searching, searching

INQUIRY = Inquiry("bluesky", "jetstream", "Bluesky")
LINES = [said(number) for number in range(12)]
NATIVES = [address(f"post{number}") for number in range(12)]


Serve = Callable[..., JetstreamServer]
Make = Callable[..., JetstreamSource]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers that stop after the test."""
    with ExitStack() as running:
        yield lambda *given, **named: running.enter_context(JetstreamServer(*given, **named))


@pytest.fixture
def server(serve: Serve) -> JetstreamServer:
    return serve(LINES)


@pytest.fixture
def make(serve: Serve) -> Iterator[Make]:
    """Makes sources that hang up after the test, before their servers wait for that."""
    with ExitStack() as opened:

        def make(*servers: str, **given: Any) -> JetstreamSource:
            given = {"packed": False, "stretch": 0.1, "quiet": 0.1, "patience": 2.0} | given
            source = JetstreamSource(lambda allowed: Dialler(allowed=allowed), servers, **given)
            opened.callback(source.close)
            return source

        yield make


class Heard:
    """What a source gave, page by page, as the collector asks it."""

    def __init__(self, source: JetstreamSource, cursor: str | None = None) -> None:
        self.source, self.cursor = source, cursor
        self.pages: list[Fetched] = []
        self.faults: list[SourceError] = []

    def fetch(self, now: datetime = NOW, *, anew: bool = False) -> Fetched:
        page = self.source.fetch(INQUIRY, self.cursor, now=now, anew=anew)
        self.pages.append(page)
        self.cursor = page.cursor
        return page

    def until(self, count: int, now: datetime = NOW) -> "Heard":
        """Go on, whatever goes wrong, until so many posts came."""
        for _ in range(100):
            if len(self.natives) >= count:
                return self
            try:
                self.fetch(now)
            except SourceError as fault:
                self.faults.append(fault)
        raise AssertionError(f"only {len(self.natives)} came; {self.faults}")

    @property
    def items(self) -> list[Post | Rejected]:
        return [item for page in self.pages for item in page.posts]

    @property
    def natives(self) -> list[str]:
        return [item.native for item in self.items if isinstance(item, Post)]

    @property
    def rejected(self) -> list[Rejected]:
        return [item for item in self.items if isinstance(item, Rejected)]

    @property
    def gone(self) -> list[Gone]:
        return [one for page in self.pages for one in page.gone]


def fault_of(heard: Heard, now: datetime = NOW) -> SourceError:
    with pytest.raises(SourceError) as caught:
        heard.fetch(now)
    return caught.value


def asked_since(server: JetstreamServer, index: int = -1) -> int:
    return int(server.subscribers[index].query["cursor"][0])


# what is asked


def test_it_satisfies_the_port(make: Make) -> None:
    source: Source = make("ws://127.0.0.1:1/subscribe")
    assert (source.id, source.live, source.most(INQUIRY), source.most_of_pass(INQUIRY)) == ("bluesky", True, 0, 0)
    assert timedelta() < source.gap <= source.every


def test_there_is_one_inquiry_as_soon_as_a_tracker_wants_it(make: Make) -> None:
    source = make("wss://a.example.org", "wss://b.example.org")
    asked = source.inquiries([*not_searching("bluesky", other="x"), *searching("bluesky")], [])
    assert asked == [Inquiry("bluesky", "jetstream", "Bluesky", place="a.example.org")]
    assert source.inquiries([], []) == source.inquiries(not_searching("bluesky", other="x"), []) == []


def test_a_query_that_wants_nothing_from_there_asks_for_nothing(make: Make) -> None:
    source, watched = make("wss://a.example.org"), frozenset({"bluesky"})
    assert source.inquiries([Tracker("a", "café source:x", sources=watched)], []) == []
    assert source.inquiries([Tracker("a", "café OR source:x", sources=watched)], []) != []


def test_all_posts_are_asked_for_and_no_more(make: Make, server: JetstreamServer) -> None:
    Heard(make(server.url)).fetch()
    asked = server.subscribers[0]
    assert asked.query["wantedCollections"] == ["app.bsky.feed.post"]
    assert asked.headers["user-agent"].startswith("cmdesk/")
    assert set(asked.query) == {"wantedCollections", "cursor", "maxMessageSizeBytes"}


def test_the_path_may_be_left_away(make: Make, server: JetstreamServer) -> None:
    for form in (server.url.removesuffix("/subscribe"), server.url.removesuffix("subscribe")):
        assert Heard(make(form)).until(12).faults == []


# where it begins


def test_at_the_very_beginning_the_last_half_hour_is_listened_to(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url)).until(12)
    assert heard.natives == NATIVES
    assert asked_since(server) == microseconds(NOW - LOOK_BACK)


def test_where_nothing_was_said_yet_there_is_a_cursor(make: Make, serve: Serve) -> None:
    page = Heard(make(serve().url)).fetch()
    assert (page.posts, page.more, page.live) == ((), True, True)
    assert json.loads(page.cursor or "") == {"time_us": microseconds(NOW - LOOK_BACK)}


def test_it_goes_on_a_little_before_where_it_was(make: Make, server: JetstreamServer) -> None:
    first = Heard(make(server.url)).until(12)
    second = Heard(make(server.url), first.cursor)
    second.fetch()
    reached = NOW - timedelta(minutes=10) + timedelta(seconds=11)
    assert asked_since(server) == microseconds(reached - timedelta(seconds=5))
    assert json.loads(second.cursor or "") == {"time_us": microseconds(reached)}


def test_for_other_queries_the_last_half_hour_comes_again(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url)).until(12)
    heard.fetch(anew=True)
    assert asked_since(server) == microseconds(NOW - LOOK_BACK)
    assert heard.until(24).natives == [*NATIVES, *NATIVES]


def test_other_queries_leave_nothing_out_that_was_never_heard(make: Make, server: JetstreamServer) -> None:
    long_ago = microseconds(NOW - timedelta(hours=5))
    Heard(make(server.url), json.dumps({"time_us": long_ago})).fetch(anew=True)
    assert asked_since(server) == long_ago - 5_000_000


def test_a_gap_that_nobody_can_fill_is_told_once(make: Make, server: JetstreamServer) -> None:
    late = json.dumps({"time_us": microseconds(NOW - KEPT - timedelta(minutes=1))})
    heard = Heard(make(server.url), late)
    told = [note.template.format(**note.fields) for note in heard.fetch().notes]
    assert len(told) == 1 and "36 hours" in told[0]
    heard.until(12)
    assert [note for page in heard.pages[1:] for note in page.notes] == []
    in_time = json.dumps({"time_us": microseconds(NOW - KEPT + timedelta(minutes=1))})
    assert Heard(make(server.url), in_time).fetch().notes == ()


def test_a_cursor_ahead_of_the_clock_loses_nothing_from_now_on(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url), json.dumps({"time_us": microseconds(NOW + timedelta(days=300))}))
    heard.fetch()
    assert asked_since(server) == microseconds(NOW - timedelta(seconds=5))


ODD_CURSORS = {
    **CURSORS,
    "a number of an event": '{"time_us": 4711}',
    "a text": '{"time_us": "1700000000000000"}',
    "true": '{"time_us": true}',
    "broken": '{"time_us": 1.7e15}',
    "enormous": '{"time_us": 9' + "0" * 400 + "}",
}


@pytest.mark.parametrize("name", ODD_CURSORS)
def test_a_cursor_that_cannot_be_understood_is_none(make: Make, server: JetstreamServer, name: str) -> None:
    heard = Heard(make(server.url), ODD_CURSORS[name])
    heard.fetch()
    assert asked_since(server) == microseconds(NOW - LOOK_BACK)


# from stretch to stretch


def test_the_connection_stays_open_between_stretches(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url, most=5)).until(12)
    assert [len(page.posts) for page in heard.pages] == [5, 5, 2]
    server.emit([said(12)])
    assert heard.until(13).natives == [*NATIVES, address("post12")]
    assert len(server.subscribers) == 1
    assert all(page.more and page.live for page in heard.pages)


def test_each_page_tells_its_bytes(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url, most=5)).until(12)
    whole = sum(len(one.encode()) for one in LINES)
    assert whole < sum(page.size for page in heard.pages) < whole + 1000
    heard.source.close()
    before = len(heard.pages)
    heard.until(12).fetch()
    assert 0 < sum(page.size for page in heard.pages[before:]) < whole + 1000


def test_another_cursor_than_the_last_one_is_listened_to_anew(make: Make, server: JetstreamServer) -> None:
    """As when a page could not be stored."""
    heard = Heard(make(server.url, most=5))
    heard.fetch()
    kept = heard.cursor
    heard.fetch()
    heard.cursor = kept
    again = heard.fetch()
    assert len(server.subscribers) == 2
    # all within the five seconds that are repeated: what was given before need not have been kept
    assert [post.native for post in again.posts if isinstance(post, Post)] == NATIVES[:5]


def test_a_connection_left_alone_for_long_is_not_trusted(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url)).until(12)
    heard.fetch(NOW + timedelta(minutes=1))
    assert len(server.subscribers) == 1
    heard.fetch(NOW + timedelta(hours=8))
    assert len(server.subscribers) == 2
    heard.fetch(NOW)  # the clock was put back
    assert len(server.subscribers) == 3
    assert heard.natives == NATIVES


def test_a_pass_ends_after_a_while_and_the_next_one_goes_on(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url, longest=timedelta(minutes=2))).until(12)
    moments = [NOW + timedelta(minutes=minutes) for minutes in (1, 2, 3, 4)]
    assert [heard.fetch(moment).more for moment in moments] == [True, False, True, True]
    assert len(server.subscribers) == 1


def test_one_thread_listens_at_a_time(make: Make, server: JetstreamServer) -> None:
    source = make(server.url, stretch=0.02)
    together = threading.Barrier(8)

    def listen(_: int) -> list[str]:
        together.wait(10)
        return [post.native for post in source.fetch(INQUIRY, None, now=NOW).posts if isinstance(post, Post)]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(listen, range(8)))
    assert all(NATIVES[: len(one)] == one for one in found)
    source.close()
    server.wait(lambda: all(subscriber.ended for subscriber in server.subscribers))


# until now


def test_once_means_until_the_present(make: Make, server: JetstreamServer) -> None:
    server.emit([said(12, at=NOW)])
    heard = Heard(make(server.url, follow=False, quiet=60, most=5))
    assert [heard.fetch().more for _ in range(3)] == [True, True, False]
    assert len(heard.natives) == 13
    server.wait(lambda: server.subscribers[0].ended)


def test_an_event_of_anybody_tells_the_present(make: Make, server: JetstreamServer) -> None:
    server.emit([account(NOW)])
    heard = Heard(make(server.url, follow=False, quiet=60, most=13))
    assert heard.fetch().more is False


def test_where_nothing_comes_the_present_is_reached(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url, follow=False, quiet=0.05))
    while heard.fetch().more:
        assert len(heard.pages) < 50
    assert heard.natives == NATIVES


# what comes


def test_deletions_and_what_asks_not_to_be_shown_are_gone(make: Make, server: JetstreamServer) -> None:
    hidden = record("x", labels={"values": [{"val": "!no-unauthenticated"}]})
    server.emit(
        [
            line(commit("post3", None, at=NOW - timedelta(minutes=2), rev="z1")),
            line(commit("post4", hidden, at=NOW - timedelta(minutes=1), operation="update", rev="z2")),
            line(commit("post5", record("changé"), at=NOW, operation="update", rev="z3")),
        ]
    )
    heard = Heard(make(server.url, most=100)).until(13)
    assert heard.gone == [
        Gone("bluesky", address("post3"), NOW - timedelta(minutes=2)),
        Gone("bluesky", address("post4"), NOW - timedelta(minutes=1)),
    ]
    assert heard.items[-1].edited_at == NOW  # type: ignore[union-attr]


def test_what_is_no_post_is_passed_over(make: Make, serve: Serve) -> None:
    lines = [
        line(commit("a", {"$type": "app.bsky.feed.like"}, at=NOW, collection="app.bsky.feed.like")),
        line(commit("b", None, at=NOW, collection="app.bsky.graph.follow")),
        account(NOW, active=False, status="deleted"),
        line({"did": "did:plc:x", "time_us": microseconds(NOW), "kind": "identity", "identity": {}}),
    ]
    server = serve()
    server.script([say_after(0, *lines)])
    page = Heard(make(server.url)).fetch()
    assert (page.posts, page.gone) == ((), ())
    assert json.loads(page.cursor or "") == {"time_us": microseconds(NOW)}


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "half": ('{"did":"did:plc:ada","time_us":17', "not-json"),
    "nothing": ("", "not-json"),
    "noise": (bytes(range(256)), "not-json"),
    "bytes that are no text": (b'{"did":"\xff\xfe"}', "not-json"),
    "a list": ("[]", "not-a-post"),
    "a number": ("17", "not-a-post"),
    "an empty object": ("{}", "not-a-post"),
    "another kind": ('{"kind":"party","did":"did:plc:ada"}', "not-a-post"),
    "no commit": ('{"kind":"commit","did":"did:plc:ada"}', "not-a-post"),
    "a commit of text": ('{"kind":"commit","did":"did:plc:ada","commit":"x"}', "not-a-post"),
    "a deep hole": ('{"kind":' + "[" * 100_000, "not-json"),
    "another operation": (line(commit("a", record("x"), operation="destroy")), "not-a-post"),
    "no author": (line(commit("a", record("x"), did="ada")), "no-id"),
    "no record": (line(commit("a", {})), "no-text"),
    "half of a packed one": (b"\x28\xb5\x2f\xfd\x20", "not-json"),
    "a bomb": (zstandard.ZstdCompressor().compress(b" " * 30_000_000), "too-long"),
    "a bomb that does not say so": (
        zstandard.ZstdCompressor(write_content_size=False).compress(b" " * 30_000_000),
        "not-json",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_line_is_rejected_and_the_next_one_read(make: Make, server: JetstreamServer, name: str) -> None:
    said_instead, reason = HOSTILE[name]
    server.script([say_after(3, said_instead)])
    heard = Heard(make(server.url)).until(12)
    assert (heard.natives, heard.faults) == (NATIVES, [])
    assert [(one.position, one.reason) for one in heard.rejected] == [(4, reason)]
    assert len(heard.rejected[0].excerpt) < 1000


@pytest.mark.parametrize("time_us", [None, "x", 0, -1, 10**30, True, 1.5])
def test_a_time_that_cannot_be_moves_nothing(make: Make, serve: Serve, time_us: object) -> None:
    event = commit("a", record("x", createdAt=iso(NOW))) | {"time_us": time_us}
    server = serve()
    server.script([say_after(0, line(event))])
    heard = Heard(make(server.url)).until(1)
    assert json.loads(heard.cursor or "") == {"time_us": microseconds(NOW - LOOK_BACK)}
    assert heard.items[0].posted_at == NOW  # type: ignore[union-attr]


def test_a_time_to_come_is_now(make: Make, serve: Serve) -> None:
    event = commit("a", record("x", createdAt="2024-06-01T00:00:00Z"), at=NOW + timedelta(days=20))
    heard = Heard(make(serve([line(event)]).url)).until(1)
    assert json.loads(heard.cursor or "") == {"time_us": microseconds(NOW)}
    assert heard.items[0].posted_at == NOW  # type: ignore[union-attr]


def test_the_newer_form_of_the_wire_is_named(make: Make, server: JetstreamServer) -> None:
    newer = '{"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit","seq":1}}'
    server.script([say_after(0, newer)])
    fault = fault_of(Heard(make(server.url)))
    assert fault.kind == "refused" and "/subscribe" in str(fault) and "127.0.0.1" in str(fault)


# what breaks


BREAKS: dict[str, tuple[Conduct, str]] = {
    "cut": (cut_after(4), "broken"),
    "a goodbye": (close_after(4), "broken"),
    "an odd goodbye": (close_after(4, 1011), "broken"),
    "too large": (say_after(4, "x" * 2_000_000), "too-large"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_in_the_middle_loses_nothing_and_repeats_nothing(
    make: Make, server: JetstreamServer, name: str
) -> None:
    conduct, kind = BREAKS[name]
    server.script([conduct, conduct, WELL])
    heard = Heard(make(server.url)).until(12)
    assert heard.natives == NATIVES
    assert [fault.kind for fault in heard.faults] == [kind, kind]
    assert "127.0.0.1" in str(heard.faults[0])


def test_killed_and_come_back_nothing_is_lost(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url)).until(12)
    server.stop(abruptly=True)
    server.emit([said(12)])
    assert fault_of(heard).kind == "broken"
    assert fault_of(heard).kind == "offline"
    server.start()
    assert heard.until(13).natives == [*NATIVES, address("post12")]


def test_a_new_program_goes_on_by_the_cursor_and_repeats_five_seconds(make: Make, server: JetstreamServer) -> None:
    visits: list[list[str]] = []
    cursor = None
    while not visits or visits[-1][-1] != NATIVES[-1]:
        heard = Heard(make(server.url, most=8), cursor)
        heard.fetch()
        heard.source.close()
        visits.append(heard.natives)
        cursor = heard.cursor
        assert len(visits) < 5
    # of events a second apart
    assert visits == [NATIVES[:8], NATIVES[2:10], NATIVES[4:]]


def test_a_break_before_anything_came_is_told_at_once(make: Make, server: JetstreamServer) -> None:
    server.script([cut_after(0), WELL])
    heard = Heard(make(server.url))
    assert fault_of(heard).kind == "broken"
    assert heard.until(12).natives == NATIVES


def test_the_next_server_is_tried_after_a_fault(make: Make, server: JetstreamServer, serve: Serve) -> None:
    other = serve(LINES)
    server.script([cut_after(3)])
    heard = Heard(make(server.url, other.url)).until(12)
    assert heard.natives == NATIVES
    assert (len(server.subscribers), len(other.subscribers)) == (1, 1)
    assert asked_since(other) == microseconds(NOW - timedelta(minutes=10) + timedelta(seconds=2 - 5))


def test_a_server_that_has_nothing_to_say_is_left_for_another(
    make: Make, server: JetstreamServer, serve: Serve
) -> None:
    other = serve(LINES)
    server.script([hang_after(4)])
    heard = Heard(make(server.url, other.url, stale=0.05)).until(12)
    assert (heard.natives, [fault.kind for fault in heard.faults]) == (NATIVES, ["timeout"])


def test_the_only_server_may_be_quiet(make: Make, server: JetstreamServer) -> None:
    server.script([hang_after(4)])
    heard = Heard(make(server.url, stale=0.05, silence=0.1)).until(4)
    for _ in range(4):  # it answers when it is asked whether it is there
        heard.fetch()
    assert len(server.subscribers) == 1


def _taken(wire: Wire) -> None:
    """Take a connection to a stream."""
    key = wire.request.headers["sec-websocket-key"].encode() + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    word = base64.b64encode(hashlib.sha1(key, usedforsecurity=False).digest()).decode()
    wire.hang_up()
    wire.head(101, {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Accept": word})


def _silent(wire: Wire) -> None:
    _taken(wire)
    wire.hang()


def test_a_server_without_a_sign_of_life_is_given_up(make: Make) -> None:
    with HostileServer() as hostile:
        hostile.script("/subscribe", [_silent])
        heard = Heard(make(hostile.url("/subscribe").replace("http", "ws"), silence=0.05, stretch=0.5))
        fault = fault_of(heard)
    assert fault.kind == "timeout" and "sent nothing for 0.05 s" in str(fault)


def _in_crumbs(wire: Wire) -> None:
    _taken(wire)
    wire.send(b"\x01\x00")
    wire.flood(iter(lambda: b"\x00\x00" * 1000, b""))


def _masked(wire: Wire) -> None:
    _taken(wire)
    wire.send(b"\x81\x81abcdx")
    wire.hang()


def _with_spare_bits(wire: Wire) -> None:
    _taken(wire)
    wire.send(b"\xf1\x01x")
    wire.hang()


@pytest.mark.parametrize("behave", [_in_crumbs, _masked, _with_spare_bits])
def test_frames_that_break_the_rules_are_told(make: Make, behave: Any) -> None:
    with HostileServer() as hostile:
        hostile.script("/subscribe", [behave])
        assert fault_of(Heard(make(hostile.url("/subscribe").replace("http", "ws"), stretch=5))).kind == "malformed"


def test_a_message_in_pieces_is_put_together(make: Make) -> None:
    text = said(0).encode()

    def behave(wire: Wire) -> None:
        _taken(wire)
        wire.send(b"\x01\x05" + text[:5] + b"\x89\x00" + b"\x80\x7e" + (len(text) - 5).to_bytes(2, "big") + text[5:])
        wire.hang()

    with HostileServer() as hostile:
        hostile.script("/subscribe", [behave])
        assert Heard(make(hostile.url("/subscribe").replace("http", "ws"))).until(1).natives == NATIVES[:1]


REFUSALS = {
    "429, seconds": (429, {"Retry-After": "900"}, "rate", IN_15_MINUTES),
    "403": (403, {}, "forbidden", None),
    "404": (404, {}, "missing", None),
    "400": (400, {}, "refused", None),
    "503, seconds": (503, {"Retry-After": "900"}, "server", IN_15_MINUTES),
    "elsewhere": (302, {"Location": "ws://169.254.169.254/"}, "malformed", None),
    "a page": (200, {}, "malformed", None),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_told_as_it_is(make: Make, server: JetstreamServer, name: str) -> None:
    status, headers, kind, retry_at = REFUSALS[name]
    server.script([refuse(status, headers), WELL])
    heard = Heard(make(server.url))
    fault = fault_of(heard)
    assert (fault.kind, fault.retry_at) == (kind, retry_at)
    assert str(fault).startswith("127.0.0.1 ") and str(fault).endswith(".")
    assert heard.until(12).natives == NATIVES


def test_a_server_that_never_answers_is_not_waited_for(make: Make, server: JetstreamServer) -> None:
    server.script([MUTE])
    fault = fault_of(Heard(make(server.url, patience=0.1)))
    assert fault.kind == "timeout" and "0.1 s" in str(fault)


def _garbage(wire: Wire) -> None:
    wire.hang_up()
    wire.send(b"220 smtp.example.org ESMTP\r\n\r\n")


def _end(wire: Wire) -> None:
    wire.hang_up()


def _endless(wire: Wire) -> None:
    wire.hang_up()
    wire.flood(iter(lambda: b"HTTP/1.1 101 X\r\n" + b"X-A: b\r\n" * 1000, b""))


@pytest.mark.parametrize(
    ("answer", "kinds"),
    [
        (_garbage, {"malformed"}),
        (_end, {"broken"}),
        (_endless, {"malformed", "too-large"}),
        (Reply(101, {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Accept": "no"}), {"malformed"}),
    ],
    ids=["garbage", "nothing", "endless", "a wrong word"],
)
def test_who_is_no_server_of_streams_is_told(make: Make, answer: Any, kinds: set[str]) -> None:
    with HostileServer() as hostile:
        hostile.script("/subscribe", [answer])
        fault = fault_of(Heard(make(hostile.url("/subscribe").replace("http", "ws"))))
    assert fault.kind in kinds


def test_no_private_address_is_listened_to_unless_she_set_it(server: JetstreamServer) -> None:
    source = JetstreamSource(lambda _allowed: Dialler(), (server.url,))
    assert fault_of(Heard(source)).kind == "private"
    assert server.subscribers == []


def test_what_she_set_is_allowed_and_the_usual_ones_need_no_leave() -> None:
    asked: list[Sequence[str]] = []

    class Told(Exception):  # noqa: N818  no fault
        pass

    def dial(allowed: Any) -> Dialler:
        asked.append(tuple(allowed))
        raise Told

    for servers in (STREAMS, ("wss://a.example.org",)):
        with pytest.raises(Told):
            JetstreamSource(dial, servers).fetch(INQUIRY, None, now=NOW)
    assert asked == [(), ("wss://a.example.org",)]


@pytest.mark.parametrize(("servers", "kind"), [((), "missing"), (("https://a.example.org",), "private")])
def test_addresses_that_are_none_are_told(make: Make, servers: tuple[str, ...], kind: str) -> None:
    source = make(*servers)
    assert fault_of(Heard(source)).kind == kind
    assert [inquiry.place for inquiry in source.inquiries(searching("bluesky"), [])] == [""]


# packed


def pack(**options: Any) -> Callable[[bytes], bytes]:
    return zstandard.ZstdCompressor(dict_data=dictionary(), **options).compress


@pytest.mark.parametrize("sized", [True, False])
def test_packed_less_than_half_comes_over_the_line(make: Make, serve: Serve, sized: bool) -> None:
    server = serve(LINES, pack=pack(write_content_size=sized))
    heard = Heard(make(server.url, packed=True)).until(12)
    assert server.subscribers[0].query["compress"] == ["true"]
    assert heard.natives == NATIVES
    assert sum(page.size for page in heard.pages) < sum(len(one.encode()) for one in LINES) / 2 + 500


def test_a_server_that_packs_nothing_is_listened_to_all_the_same(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url, packed=True)).until(12)
    assert (heard.natives, heard.faults) == (NATIVES, [])
    assert ["compress" in subscriber.query for subscriber in server.subscribers] == [True, False]


def test_another_dictionary_than_ours_does_without(make: Make, serve: Serve) -> None:
    other = zstandard.ZstdCompressionDict(dictionary().as_bytes()[:4] + b"\x07\0\0\0" + dictionary().as_bytes()[8:])
    server = serve(LINES, pack=zstandard.ZstdCompressor(dict_data=other).compress)
    heard = Heard(make(server.url, packed=True)).until(12)
    assert ["compress" in subscriber.query for subscriber in server.subscribers] == [True, False]
    assert (heard.natives, heard.faults, heard.rejected) == (NATIVES, [], [])
