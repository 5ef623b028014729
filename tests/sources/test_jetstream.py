"""The stream of Bluesky: where it begins, how it goes on from stretch to stretch, and what is made of what comes."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from cmdesk.core.passes import Gone, Inquiry
from cmdesk.core.ports import Source
from cmdesk.core.types import Post, Tracker
from cmdesk.sources.jetstream import KEPT, LOOK_BACK
from tests.builders import NOW
from tests.servers.jetstream import JetstreamServer
from tests.servers.jetstream_conduct import (
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
from tests.sources.contract_faults import CURSORS
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
from tests.sources.worlds import not_searching, searching

__all__ = ["make", "serve", "server"]

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
    before = len(heard.pages)
    heard.fetch(anew=True)  # over a new connection
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


def test_who_has_hung_up_connects_again_by_the_cursor(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url)).until(12)
    heard.source.hang_up()
    server.wait(lambda: server.subscribers[0].ended)
    server.emit([said(12)])
    assert heard.until(13).natives == [*NATIVES, address("post12")]
    assert len(server.subscribers) == 2


def test_what_was_given_and_never_kept_comes_again_though_the_cursor_is_the_same(make: Make, serve: Serve) -> None:
    """Events that come a little out of order do not move the cursor."""
    heard = Heard(make(serve([said(1), said(2)]).url, most=1, stretch=30.0))
    first = heard.fetch()
    heard.source.hang_up(kept=False)
    again = heard.fetch()
    assert first.cursor == again.cursor and first.posts == again.posts


def test_what_is_closed_does_not_connect_again(make: Make, server: JetstreamServer) -> None:
    heard = Heard(make(server.url)).until(12)
    heard.source.close()
    server.wait(lambda: server.subscribers[0].ended)
    assert fault_of(heard).kind == "broken"
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


def test_the_last_event_of_a_post_wins(make: Make, serve: Serve) -> None:
    """Some programs correct a post by deleting it and writing it anew under its key."""
    server = serve()
    deleted, again = NOW - timedelta(seconds=9), NOW - timedelta(seconds=8)
    lines = [
        line(commit("a", None, at=deleted, rev="1")),
        line(commit("a", record("le train, corrigé"), at=again, rev="2")),
        line(commit("b", record("le train"), at=again, rev="3")),
        line(commit("b", None, at=NOW, rev="4")),
    ]
    server.script([say_after(0, *lines)])
    heard = Heard(make(server.url, most=4, stretch=30.0)).until(2)
    first = heard.items[0]
    assert isinstance(first, Post) and (first.native, first.text) == (address("a"), "le train, corrigé")
    assert first.edited_at == deleted, "what is stored under its key says something else now"
    assert heard.gone == [Gone("bluesky", address("b"), NOW)]


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
