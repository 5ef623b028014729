"""How far the first search has come, by the passes that whoever collects has kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import CollectorState, Pass
from cmdesk.core.types import ALL_MENTIONS, Tracker
from cmdesk.ui.arrival_rows import (
    Arrival,
    ArrivalRow,
    Log,
    Mood,
    arrival_rows,
    is_running,
    looked_through,
    mood_of,
    place_of,
)

SINCE = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NOW = SINCE + timedelta(seconds=30)
CAFE = Tracker("Café", "café", id=1, sources=frozenset({"google-news", "x"}))
OTHER = Tracker("Thé", "thé", id=2, sources=frozenset({"google-news"}))
OFFLINE = SourceError("No way to {host}.", kind="offline", host="news.example")


def one(number: int = 1, target: str = "FR:fr café", **changed: Any) -> Pass:
    made = Pass(number, "google-news", target, "Café", 1, SINCE + timedelta(seconds=number), NOW, 5, 2, 1, 2)
    return replace(made, **changed)


def rows(*passes: Pass, tracker: Tracker = CAFE, running: bool = True, **given: Any) -> list[ArrivalRow]:
    return arrival_rows(tracker, (CAFE, OTHER), Log(SINCE).seen(passes), running=running, now=NOW, **given)


def test_a_source_that_was_not_asked_yet_is_waited_for_and_what_is_paid_is_not() -> None:
    assert rows() == [ArrivalRow("google-news")]


@pytest.mark.parametrize(
    ("passed", "running", "state"),
    [
        (one(), True, Arrival.WELL),
        (one(), False, Arrival.WELL),
        (one(ended_at=None), True, Arrival.ASKING),
        (one(ended_at=None), False, Arrival.WAITING),
        (one(fault=OFFLINE), True, Arrival.FAILED),
    ],
)
def test_states(passed: Pass, running: bool, state: Arrival) -> None:
    (row,) = rows(passed, running=running)
    assert (row.state, row.read, row.added, row.known) == (state, 5, 2, 1)


def test_a_stream_is_listened_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cmdesk.ui.arrival_rows.LIVE", {"google-news"})
    (row,) = rows(one(ended_at=None))
    assert row.state is Arrival.LISTENING


def test_what_is_asked_about_again_is_no_news() -> None:
    again = one(2, "readings news.example", title="", tracker=ALL_MENTIONS, fault=OFFLINE)
    assert rows(again) == rows()
    assert rows(one(), again) == rows(one())


def test_a_search_for_readings_is_one() -> None:
    assert rows(one(1, "readings of the water"))[0].state is Arrival.WELL


def test_a_fault_tells_its_kind_and_when_it_is_asked_again() -> None:
    (row,) = rows(one(fault=OFFLINE, failures=1))
    assert row.fault == "offline" and row.last is not None and row.last.fault is OFFLINE
    assert row.again is not None and NOW < row.again <= NOW + timedelta(minutes=1)
    told = SourceError("Later.", kind="rate", retry_at=NOW + timedelta(hours=2))
    (row,) = rows(one(fault=told, failures=1))
    assert row.again == NOW + timedelta(hours=2)


def test_one_answer_of_two_is_an_answer() -> None:
    (row,) = rows(one(), one(2, "BE:fr café", fault=OFFLINE, read=0, added=0, known=0))
    assert (row.state, row.added) == (Arrival.WELL, 2)


def test_a_later_pass_adds_to_what_came_before_and_says_how_it_stands() -> None:
    log = Log(SINCE).seen([one(1)]).seen([one(2, added=3, read=4, known=0, unmatched=1)])
    (row,) = arrival_rows(CAFE, (CAFE,), log, running=True, now=NOW)
    assert (row.added, row.read, row.state) == (5, 9, Arrival.WELL)
    log = log.seen([one(3, added=0, read=0, known=0, unmatched=0, fault=OFFLINE)])
    (row,) = arrival_rows(CAFE, (CAFE,), log, running=True, now=NOW)
    assert (row.added, row.state) == (5, Arrival.FAILED)


def test_what_was_over_before_the_tracker_was_added_is_nothing_to_tell() -> None:
    before = SINCE - timedelta(minutes=5)
    assert rows(one(begun_at=before, ended_at=before)) == [ArrivalRow("google-news")]


def test_of_a_pass_that_ran_already_only_what_comes_since_counts() -> None:
    ran = one(begun_at=SINCE - timedelta(hours=1), ended_at=None, read=900, added=7, known=3)
    log = Log(SINCE).seen([ran])
    (row,) = arrival_rows(CAFE, (CAFE,), log, running=True, now=NOW)
    assert (row.read, row.added, row.known) == (0, 0, 0)
    log = log.seen([replace(ran, read=1200, added=9, ended_at=NOW)])
    (row,) = arrival_rows(CAFE, (CAFE,), log, running=True, now=NOW)
    assert (row.read, row.added, row.known, row.state) == (300, 2, 0, Arrival.WELL)


def test_passes_of_other_trackers_are_left_out_but_not_those_of_the_same_query_and_not_those_for_all() -> None:
    assert rows(one(tracker=2)) == [ArrivalRow("google-news")]
    twin = replace(CAFE, id=9)
    log = Log(SINCE).seen([one(tracker=9)])
    (row,) = arrival_rows(CAFE, (CAFE, twin), log, running=True, now=NOW)
    assert row.added == 2 and not row.shared
    (row,) = rows(one(tracker=ALL_MENTIONS))
    assert row.added == 2 and row.shared
    (row,) = arrival_rows(CAFE, (CAFE,), Log(SINCE).seen([one(tracker=ALL_MENTIONS)]), running=True, now=NOW)
    assert not row.shared, "there is no other"


def test_the_servers_of_a_source_of_many_stand_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cmdesk.ui.arrival_rows.PLACED", {"google-news"})
    found = rows(one(1, "piaille.fr cafe"), one(2, "piaille.fr the", added=4), one(3, "mamot.fr cafe", fault=OFFLINE))
    assert [(row.place, row.state, row.added) for row in found] == [
        ("mamot.fr", Arrival.FAILED, 2),
        ("piaille.fr", Arrival.WELL, 6),
    ]


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("piaille.fr #cafe", "piaille.fr"),
        ("https://piaille.fr/tag/cafe", "piaille.fr"),
        ("http://127.0.0.1:8080 cafe", "127.0.0.1"),
        ("piaille.fr/cafe", "piaille.fr"),
        ("cafe", ""),
        ("", ""),
    ],
)
def test_the_server_of_a_pass(target: str, place: str) -> None:
    assert place_of(one(source="mastodon", target=target)) == place
    assert place_of(one(target=target)) == ""


def test_a_query_that_cannot_be_asked_says_why() -> None:
    (row,) = rows(refusals={"google-news": "It needs a word."})
    assert (row.state, row.refusal) == (Arrival.UNASKED, "It needs a word.")


WAITS, ASKS = ArrivalRow("a"), ArrivalRow("b", state=Arrival.ASKING)
WELL, LIVE = ArrivalRow("c", state=Arrival.WELL, read=3), ArrivalRow("d", state=Arrival.LISTENING, read=1204)
FAILS = ArrivalRow("e", state=Arrival.FAILED, fault="offline")
REFUSED = ArrivalRow("f", state=Arrival.FAILED, fault="forbidden")
MUTE = ArrivalRow("g", state=Arrival.UNASKED)


@pytest.mark.parametrize(
    ("of", "mentions", "mood"),
    [
        ([WAITS], 0, Mood.LOOKING),
        ([WELL, ASKS], 0, Mood.LOOKING),
        ([WELL, LIVE], 0, Mood.NOTHING_YET),
        ([WELL, LIVE, FAILS], 0, Mood.NOTHING_YET),
        ([replace(WELL, added=1), FAILS], 1, Mood.ARRIVED),
        ([replace(WELL, added=1, shared=True)], 0, Mood.NOTHING_YET),
        ([WAITS], 7, Mood.ARRIVED),
        ([FAILS], 0, Mood.NO_NETWORK),
        ([FAILS], 7, Mood.NO_NETWORK),
        ([FAILS, WAITS, MUTE], 0, Mood.NO_NETWORK),
        ([FAILS, ASKS], 0, Mood.LOOKING),
        ([FAILS, REFUSED], 0, Mood.TROUBLE),
        ([REFUSED], 0, Mood.TROUBLE),
        ([REFUSED, WELL], 0, Mood.NOTHING_YET),
        ([MUTE], 0, Mood.TROUBLE),
        ([], 0, Mood.TROUBLE),
    ],
)
def test_what_is_said_of_all_together(of: list[ArrivalRow], mentions: int, mood: Mood) -> None:
    assert mood_of(of, mentions) is mood


def test_a_collector_that_finds_no_network_is_believed_until_something_has_arrived() -> None:
    assert mood_of([WAITS], 0, offline=True) is Mood.NO_NETWORK
    assert mood_of([replace(WELL, added=1)], 1, offline=True) is Mood.ARRIVED


def test_what_was_looked_through_in_vain() -> None:
    useful = replace(WELL, source="b", known=1)
    assert looked_through([WELL, LIVE, useful, replace(WELL, place="other"), WAITS]) == [("c", 6), ("d", 1204)]


def test_a_collector_that_has_not_spoken_for_long_is_gone() -> None:
    says = CollectorState(1, "running", SINCE, NOW - timedelta(seconds=80))
    assert is_running(says, NOW) and is_running(replace(says, word="offline"), NOW)
    assert not is_running(replace(says, seen_at=NOW - timedelta(seconds=91)), NOW)
    assert not is_running(replace(says, word="stopped"), NOW) and not is_running(None, NOW)


def test_a_collector_that_writes_the_file_anew_cannot_speak() -> None:
    says = CollectorState(1, "tidying", SINCE, NOW - timedelta(minutes=20))
    assert is_running(says, NOW) and not is_running(says, NOW + timedelta(minutes=11))


PASSES = st.lists(
    st.builds(
        lambda number, seconds, ended, read, added, fault, tracker: one(
            number,
            f"FR:fr {number % 3}",
            begun_at=SINCE + timedelta(seconds=seconds),
            ended_at=SINCE + timedelta(seconds=max(0, seconds)) if ended or fault else None,
            read=read + added,
            added=added,
            fault=OFFLINE if fault else None,
            tracker=tracker,
        ),
        st.integers(1, 6),
        st.integers(-100, 30),
        st.booleans(),
        st.integers(0, 50),
        st.integers(0, 50),
        st.booleans(),
        st.sampled_from([1, 2, ALL_MENTIONS]),
    ),
    max_size=8,
)


@given(st.lists(PASSES, max_size=4), st.booleans())
def test_counts_are_never_below_nothing_and_every_source_has_a_row(seen: list[list[Pass]], running: bool) -> None:
    log = Log(SINCE)
    for passes in seen:
        log = log.seen(passes)
    found = arrival_rows(CAFE, (CAFE, OTHER), log, running=running, now=NOW)
    assert [row.source for row in found] == ["google-news"]
    assert all(row.read >= 0 and row.added >= 0 and (row.again is None or row.again > NOW) for row in found)
    assert (mood_of(found, 0) is Mood.ARRIVED) is False
