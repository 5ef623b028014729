"""The Jetstream server keeps what the production server promises, and misbehaves as it was told to."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from websockets.exceptions import ConnectionClosedError, ConnectionClosedOK, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.servers.jetstream import JetstreamServer, playing
from tests.servers.jetstream_conduct import (
    MUTE,
    WELL,
    close_after,
    cut_after,
    hang_after,
    refuse,
    say_after,
    slowly,
)

POST = "app.bsky.feed.post"
LIKE = "app.bsky.feed.like"
NOON = 1_795_608_000_000_000


def line(number: int, collection: str = POST, did: str = "did:plc:ada", text: str = "") -> str:
    """An event of its own second after noon."""
    record = {"$type": collection, "text": text or f"café n° {number}"}
    commit = {"rev": f"r{number}", "operation": "create", "collection": collection, "rkey": str(number)}
    event = {"did": did, "time_us": NOON + number * 1_000_000, "kind": "commit", "commit": commit | {"record": record}}
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"))


def identity(number: int, did: str = "did:plc:ada") -> str:
    """An event that concerns a whole account."""
    told = {"did": did, "handle": "ada.test", "seq": number, "time": "2026-11-25T12:00:00.000Z"}
    return json.dumps({"did": did, "time_us": NOON + number * 1_000_000, "kind": "identity", "identity": told})


@pytest.fixture
def server() -> Iterator[JetstreamServer]:
    with JetstreamServer(line(number) for number in range(5)) as server:
        yield server


def listen(server: JetstreamServer, **query: object) -> ClientConnection:
    return connect(f"{server.url}?{urlencode(query, doseq=True)}", open_timeout=5, compression=None)


def replayed(server: JetstreamServer, count: int, **query: object) -> list[str]:
    """So many events from the beginning on."""
    with listen(server, **{"cursor": NOON, **query}) as client:
        return [str(client.recv(5)) for _ in range(count)]


def test_without_a_cursor_only_what_is_new_comes(server: JetstreamServer) -> None:
    with listen(server) as client:
        server.wait_for_subscribers(1)
        server.emit([line(7)])
        assert client.recv(5) == line(7)


def test_a_cursor_is_inclusive(server: JetstreamServer) -> None:
    with listen(server, cursor=NOON + 3_000_000) as client:
        assert [client.recv(5), client.recv(5)] == [line(3), line(4)]
        server.emit([line(5)])
        assert client.recv(5) == line(5)


def test_a_cursor_between_two_events_begins_with_the_later(server: JetstreamServer) -> None:
    with listen(server, cursor=NOON + 3_000_001) as client:
        assert client.recv(5) == line(4)


def test_a_cursor_before_the_backlog_begins_with_the_backlog(server: JetstreamServer) -> None:
    server.forget(NOON + 2_000_000)
    assert replayed(server, 3) == [line(2), line(3), line(4)]


def test_a_cursor_in_the_future_means_live(server: JetstreamServer) -> None:
    with listen(server, cursor=NOON + 10**12) as client:
        server.wait_for_subscribers(1)
        server.emit([line(5)])
        assert client.recv(5) == line(5)


def test_numbered_events_are_found_by_their_number() -> None:
    with JetstreamServer((line(number) for number in range(5)), numbered=True) as server:
        assert json.loads(replayed(server, 1, cursor=4)[0]) == json.loads(line(3)) | {"cursor": 4}


def test_wanted_collections_do_not_hide_what_concerns_an_account(server: JetstreamServer) -> None:
    server.emit([line(5, LIKE), identity(6), line(7)])
    assert replayed(server, 7, wantedCollections=POST)[4:] == [line(4), identity(6), line(7)]
    assert replayed(server, 2, wantedCollections=[LIKE, "app.bsky.graph.*"]) == [line(5, LIKE), identity(6)]
    assert replayed(server, 8, wantedCollections="app.bsky.feed.*") == server.lines


def test_wanted_dids_hide_all_others(server: JetstreamServer) -> None:
    server.emit([line(5, did="did:plc:bob"), identity(6), identity(7, did="did:plc:bob")])
    assert replayed(server, 2, wantedDids="did:plc:bob") == [
        line(5, did="did:plc:bob"),
        identity(7, did="did:plc:bob"),
    ]


def test_what_is_larger_than_wanted_is_left_out(server: JetstreamServer) -> None:
    server.emit([line(5, text="é" * 200), line(6)])
    assert replayed(server, 6, maxMessageSizeBytes=len(line(1).encode()) + 100)[-1] == line(6)


def test_compressed_events_come_as_bytes() -> None:
    with JetstreamServer([line(0)], pack=lambda data: data[::-1]) as server:
        with listen(server, cursor=NOON, compress="true") as client:
            assert client.recv(5) == line(0).encode()[::-1]
        assert replayed(server, 1) == [line(0)]


@pytest.mark.parametrize(
    "query",
    [{"wantedCollections": "post"}, {"wantedDids": "ada"}, {"cursor": "yesterday"}, {"compress": "true"}]
    + [{"wantedCollections": [f"app.bsky.n{n}" for n in range(101)]}],
)
def test_what_makes_no_sense_is_refused(server: JetstreamServer, query: dict[str, object]) -> None:
    with pytest.raises(InvalidStatus) as refused:
        listen(server, **query)
    assert refused.value.response.status_code == 400


def test_another_path_is_not_found(server: JetstreamServer) -> None:
    with pytest.raises(InvalidStatus) as refused:
        connect(server.url.replace("/subscribe", "/"))
    assert refused.value.response.status_code == 404


def test_a_refusal_has_its_status_and_headers_and_then_it_is_served(server: JetstreamServer) -> None:
    server.script([refuse(429, {"Retry-After": "2"}), WELL])
    with pytest.raises(InvalidStatus) as refused:
        listen(server)
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "2"
    assert replayed(server, 1) == [line(0)]
    server.wait(lambda: [subscriber.ended for subscriber in server.subscribers] == [True, True])
    assert server.subscribers[1].query["cursor"] == [str(NOON)]


def test_a_goodbye_after_some_events(server: JetstreamServer) -> None:
    server.script([close_after(2)])
    with listen(server, cursor=NOON) as client:
        assert [client.recv(5), client.recv(5)] == [line(0), line(1)]
        with pytest.raises(ConnectionClosedOK):
            client.recv(5)


def test_a_cut_has_no_goodbye(server: JetstreamServer) -> None:
    server.script([cut_after(2)])
    with listen(server, cursor=NOON) as client:
        assert [client.recv(5), client.recv(5)] == [line(0), line(1)]
        with pytest.raises(ConnectionClosedError) as cut:
            client.recv(5)
    assert cut.value.rcvd is None


def test_a_server_that_hangs_says_nothing_more(server: JetstreamServer) -> None:
    server.script([hang_after(2)])
    with listen(server, cursor=NOON) as client:
        assert [client.recv(5), client.recv(5)] == [line(0), line(1)]
        with pytest.raises(TimeoutError):
            client.recv(0.05)


def test_a_mute_server_takes_the_connection_and_answers_nothing(server: JetstreamServer) -> None:
    server.script([MUTE])
    with pytest.raises(TimeoutError):
        connect(server.url, open_timeout=0.05)


def test_rubbish_comes_between_the_events(server: JetstreamServer) -> None:
    server.script([say_after(1, '{"did":', b"\x00\xff")])
    with listen(server, cursor=NOON) as client:
        assert [client.recv(5) for _ in range(4)] == [line(0), '{"did":', b"\x00\xff", line(1)]


def test_a_slow_server_says_all_in_its_time(server: JetstreamServer) -> None:
    server.script([slowly(200)])
    assert replayed(server, 5) == server.lines


@pytest.mark.parametrize("abruptly", [True, False])
def test_a_restart_keeps_port_and_backlog_and_what_came_meanwhile(server: JetstreamServer, abruptly: bool) -> None:
    port, ended = server.port, ConnectionClosedError if abruptly else ConnectionClosedOK
    with listen(server, cursor=NOON) as client:
        assert client.recv(5) == line(0)
        server.wait_until_sent(5)
        server.stop(abruptly=abruptly)
        with pytest.raises(ended):
            for _ in range(5):
                client.recv(5)
    with pytest.raises(ConnectionRefusedError):
        listen(server)
    server.emit([line(5)])
    server.start()
    assert server.port == port
    assert replayed(server, 6) == [line(number) for number in range(6)]


def test_a_bounded_backlog_forgets_the_oldest() -> None:
    with JetstreamServer(keep=10) as server:
        for number in range(25):
            server.emit([line(number)])
        assert replayed(server, 1) == [line(11)]
        assert len(server.lines) == 14


def test_a_paced_stream_goes_on_while_the_server_is_away(server: JetstreamServer) -> None:
    with playing(server, (line(number) for number in range(5, 30)), per_second=1000) as done:
        server.restart(abruptly=True)
        assert done.wait(5)
    assert replayed(server, 30) == [line(number) for number in range(30)]


def test_two_clients_are_served_side_by_side(server: JetstreamServer) -> None:
    with listen(server, cursor=NOON) as one, listen(server, cursor=NOON, wantedCollections=LIKE) as other:
        server.emit([line(5, LIKE)])
        assert other.recv(5) == line(5, LIKE)
        assert [one.recv(5) for _ in range(6)] == server.lines


def test_one_that_hangs_does_not_hold_up_another(server: JetstreamServer) -> None:
    server.script([hang_after(0), WELL])
    with listen(server, cursor=NOON) as hung:
        assert replayed(server, 5) == server.lines
        with pytest.raises(TimeoutError):
            hung.recv(0.01)
