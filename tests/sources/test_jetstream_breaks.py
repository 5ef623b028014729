"""The stream of Bluesky: nothing is lost and nothing comes twice, whatever its servers do and say."""

import base64
import hashlib
import socket
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
import zstandard

from cmdesk.core.errors import SourceError
from cmdesk.net.dial import Dialler
from cmdesk.sources.jetstream import STREAMS, JetstreamSource
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
    address,
    commit,
    line,
    microseconds,
    record,
    said,
)
from tests.sources.contract_faults import IN_15_MINUTES
from tests.sources.jetstream_listening import (
    INQUIRY,
    LINES,
    NATIVES,
    Heard,
    Make,
    Serve,
    asked_since,
    fault_of,
    make,
    serve,
    server,
)
from tests.sources.worlds import searching

__all__ = ["make", "serve", "server"]

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


def test_a_server_that_wants_to_be_left_alone_is_while_there_is_another(
    make: Make, server: JetstreamServer, serve: Serve
) -> None:
    other = serve(LINES)
    server.script([refuse(429, {"Retry-After": "900"}), WELL])
    other.script([cut_after(0), cut_after(0), WELL])
    source = make(server.url, other.url)
    heard = Heard(source).until(12)
    assert (heard.natives, len(server.subscribers), len(other.subscribers)) == (NATIVES, 1, 3)
    other.script([cut_after(0)])
    source.hang_up()
    fault_of(heard, NOW + timedelta(minutes=16))
    heard.fetch(NOW + timedelta(minutes=16))
    assert len(server.subscribers) == 2, "after that it is one like the other"


def test_it_says_which_server_is_asked_next(make: Make, server: JetstreamServer, serve: Serve) -> None:
    source = make(server.url, serve(LINES).url.replace("127.0.0.1", "localhost"))
    server.script([refuse(429, {"Retry-After": "900"})])
    watched = searching("bluesky")
    assert [one.place for one in source.inquiries(watched, [])] == ["127.0.0.1"]
    fault_of(Heard(source))
    assert [one.place for one in source.inquiries(watched, [])] == ["localhost"]


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


def test_the_end_does_not_wait_for_a_server_that_is_slow_to_connect(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever ends the collector is not kept waiting, and nothing is listened to afterwards."""
    monkeypatch.setattr("cmdesk.sources.jetstream._FAREWELL", 0.05)
    begun, goes_on = threading.Event(), threading.Event()
    opened: list[socket.socket] = []

    class Slow(Dialler):
        def dial(self, address: str, seconds: float) -> socket.socket:
            begun.set()
            assert goes_on.wait(30)
            ours, theirs = socket.socketpair()
            theirs.close()
            opened.append(ours)
            return ours

    source = JetstreamSource(lambda _allowed: Slow())
    faults: list[SourceError] = []

    def listen() -> None:
        try:
            source.fetch(INQUIRY, None, now=NOW)
        except SourceError as fault:
            faults.append(fault)

    thread = threading.Thread(target=listen)
    thread.start()
    assert begun.wait(30)
    source.close()
    assert thread.is_alive(), "it did not wait"
    goes_on.set()
    thread.join(30)
    assert [fault.kind for fault in faults] == ["broken"] and opened[0].fileno() == -1
