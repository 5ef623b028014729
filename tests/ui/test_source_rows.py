"""Every inquiry is one row, with the state its latest pass left it in."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Note, Pass, Quota
from cmdesk.core.scheduling import Rhythm
from cmdesk.core.types import Feed, Tracker
from cmdesk.ui.source_rows import Row, State, source_rows
from cmdesk.ui.source_words import EDITIONS, SIGNS, SourceWords, edition_word
from tests.ui.desks import gaps
from tests.ui.fake_store import NOW

MINUTE = timedelta(minutes=1)
FEED = Feed("https://journal.example/rss", "Journal")
CAFE = Tracker("Café", "café", id=1, sources=frozenset({"google-news", "x"}))
FAULT = SourceError("{host} is silent.", kind="timeout", host="journal.example")


def one(source: str = "feed", target: str = FEED.url, tracker: int = 0, minutes: int = 5, **more: Any) -> Pass:
    begun = NOW - timedelta(minutes=minutes)
    told: dict[str, Any] = {"ended_at": begun, "read": 40, "added": 3, "known": 2, "unmatched": 35, **more}
    return Pass(1, source, target, "t", tracker, begun, **told)


def rows(
    *passes: Pass,
    feeds: tuple[Feed, ...] = (),
    trackers: tuple[Tracker, ...] = (),
    editions: str = "FR:fr",
    collecting: bool = False,
) -> list[Row]:
    return source_rows(feeds, trackers, passes, editions=editions.split(), gaps=gaps(), now=NOW, collecting=collecting)


def shown(row: Row) -> tuple[str, ...]:
    words = SourceWords(QLocale("fr_FR"), ZoneInfo("Europe/Paris"))
    return words.source(row), words.title(row), words.outcome(row, NOW), words.again(row, NOW)


@pytest.mark.parametrize(
    ("last", "collecting", "state"),
    [
        (None, False, State.NEVER),
        (one(), False, State.WELL),
        (one(fault=FAULT), False, State.FAILED),
        (one(ended_at=None), False, State.BROKEN_OFF),
        (one(ended_at=None), True, State.RUNNING),
    ],
)
def test_states_of_a_feed(last: Pass | None, collecting: bool, state: State) -> None:
    (row,) = rows(*[last] if last else [], feeds=(FEED,), collecting=collecting)
    assert row.state is state and row.last == last


def test_every_state_has_a_sign_of_its_own() -> None:
    assert SIGNS.keys() == set(State) and len(set(SIGNS.values())) == len(State)


def test_a_feed_that_is_gone_and_a_tracker_that_is_paused_are_not_due(qapp: QApplication) -> None:
    found = rows(one("x", "café", 1), feeds=(replace(FEED, gone_at=NOW),), trackers=(replace(CAFE, paused_at=NOW),))
    assert [row.state for row in found] == [State.GONE, State.PAUSED, State.PAUSED]
    assert {shown(row)[3] for row in found} == {"–"}


def test_a_feed_without_a_title_is_called_by_its_address(qapp: QApplication) -> None:
    (row,) = rows(feeds=(replace(FEED, title=""),))
    assert shown(row) == ("○  Feed", FEED.url, "Not asked yet", "now")


def test_searches_are_one_row_for_each_source_and_edition() -> None:
    found = rows(
        one("google-news", "BE:fr café", 1),
        one("google-news", "FR:fr vieux", 1, minutes=90),
        one("x", "café", 1),
        trackers=(CAFE, Tracker("Rien", "rien", id=2)),
        editions="FR:fr BE:fr CH:fr",
    )
    assert [(row.source, row.edition, row.last.target if row.last else None) for row in found] == [
        ("google-news", "FR:fr", "FR:fr vieux"),
        ("google-news", "BE:fr", "BE:fr café"),
        ("google-news", "CH:fr", None),
        ("x", "", "café"),
    ]
    assert len({row.key for row in found}) == 4


def test_trackers_of_one_query_share_a_search() -> None:
    twin = replace(CAFE, name="Jumeau", id=7)
    found = rows(one("x", "café", 1), trackers=(CAFE, twin))
    assert [row.last is not None for row in found if row.source == "x"] == [True, True]


def test_it_is_told_from_when_a_source_may_be_asked_again(qapp: QApplication) -> None:
    early, late = rows(one("google-news", "FR:fr café", 1, minutes=4), one("x", "café", 1), trackers=(CAFE,))
    assert (shown(early)[3], shown(late)[3]) == ("12:46", "now"), "each source has its own gap"
    (told,) = rows(one(fault=FAULT, not_before=NOW + timedelta(days=1)), feeds=(FEED,))
    assert shown(told)[3] == "23/11/2026 12:40"


def test_counts_say_what_was_kept(qapp: QApplication) -> None:
    assert shown(rows(one(), feeds=(FEED,))[0])[2] == "12:35 · 40 read, 5 kept, 3 new"


def test_faults_and_notes_are_told_in_words(qapp: QApplication) -> None:
    note = Note("{count} entries bear no date.", {"count": 7})
    assert shown(rows(one(fault=FAULT), feeds=(FEED,))[0])[2] == "12:35 · journal.example is silent."
    assert shown(rows(one(notes=(note,)), feeds=(FEED,))[0])[2].endswith("3 new · 7 entries bear no date.")
    broken = shown(rows(one(ended_at=None), feeds=(FEED,))[0])[2]
    assert broken == "12:35 · Broken off; the next collection goes on where it was"


def test_editions_are_called_as_people_there_call_them(qapp: QApplication) -> None:
    assert [edition_word(one) for one in ("FR:fr", "BE:fr", "CH:de", "GB:en")] == [
        "France",
        "Belgique (français)",
        "Schweiz (Deutsch)",
        "United Kingdom",
    ]
    assert edition_word("ZZ:zz") == "ZZ:zz" and edition_word("fr") == "fr"
    assert len({edition_word(edition) for edition in EDITIONS}) == len(EDITIONS)


def test_a_query_that_cannot_be_asked_somewhere_says_why_in_its_row(qapp: QApplication) -> None:
    def refusal(tracker: Tracker, source: str) -> str:
        return "No word." if (tracker.name, source) == ("Café", "x") else ""

    found = source_rows(
        (), (CAFE,), (one("x", "café", 1),), editions=["FR:fr"], gaps=gaps(), now=NOW, collecting=False, refusal=refusal
    )
    assert [row.state for row in found] == [State.NEVER, State.UNASKED]
    assert shown(found[1]) == ("⊘  X", "Café", "No word.", "–")
    paused = replace(CAFE, paused_at=NOW)
    found = source_rows((), (paused,), (), editions=["FR:fr"], gaps=gaps(), now=NOW, collecting=False, refusal=refusal)
    assert {row.state for row in found} == {State.PAUSED}


def test_a_channel_of_youtube_is_a_feed_whose_passes_are_its_own() -> None:
    channel = Feed("https://www.youtube.com/feeds/videos.xml?channel_id=UCquai", "Le Quai")
    (row,) = rows(one("youtube", channel.url), feeds=(channel,))
    assert row.last is not None
    assert (row.state, row.last.source) == (State.WELL, "youtube")


def test_each_server_of_a_network_is_a_row_and_a_stream_is_one_for_all(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as they are asked once their sources are there
    monkeypatch.setattr("cmdesk.ui.source_rows.SEARCHED", ("google-news", "mastodon", "bluesky", "x"))
    here = frozenset({"mastodon", "bluesky"})
    trackers = [Tracker("Café", "café", id=1, sources=here), Tracker("Thé", "thé", id=2, sources=here, paused_at=NOW)]
    passes = [
        one("bluesky", "readings appview.example", 0, minutes=1),
        one("mastodon", "readings a.example", 0, minutes=1),
        one("mastodon", "b.example #cafe", 1, minutes=2),
        one("mastodon", "a.example #cafe", 1, minutes=9),
        one("bluesky", "stream", 0, ended_at=None, read=900),
    ]
    rhythms = {
        "mastodon": Rhythm(timedelta(minutes=1), timedelta(minutes=5)),
        "bluesky": Rhythm(timedelta(0), timedelta(minutes=1), live=True),
    }
    found = source_rows(
        [],
        trackers,
        passes,
        editions=["FR:fr"],
        gaps={},
        now=NOW,
        collecting=True,
        servers={"mastodon": ["a.example", "b.example"]},
        rhythms=rhythms,
        frequencies={"mastodon": timedelta(minutes=6)},
    )
    assert [(row.source, row.edition, row.title, row.state) for row in found] == [
        ("mastodon", "a.example", "Café", State.WELL),
        ("mastodon", "b.example", "Café", State.WELL),
        ("mastodon", "a.example", "Thé", State.PAUSED),
        ("mastodon", "b.example", "Thé", State.PAUSED),
        ("bluesky", "", "Café, Thé", State.RUNNING),
    ]
    assert [row.due for row in found[:2]] == [None, NOW + timedelta(minutes=4)] and found[1].every == 6 * MINUTE
    words = SourceWords(QLocale("fr_FR"), ZoneInfo("Europe/Paris"))
    assert words.title(found[0]) == "Café · a.example" and words.due(found[1], NOW) == "12:44"
    assert (words.due(found[4], NOW), words.every(found[4])) == ("all the time", "all the time")
    assert words.outcome(found[4], NOW) == "Listening… 900 read, 3 new"
    assert words.quota(found[4], {"bluesky": 411_000_001}, 3000) == "412 of 3\u202f000 MB today"
    assert len({row.key for row in found}) == len(found)


@pytest.mark.parametrize(
    ("quota", "told"),
    [(None, ""), (Quota(limit=5), ""), (Quota(remaining=3), "3 left"), (Quota(300, 280), "280 of 300 left")],
)
def test_how_much_may_still_be_asked(qapp: QApplication, quota: Quota | None, told: str) -> None:
    (row,) = rows(one(quota=quota), feeds=(FEED,))
    assert SourceWords(QLocale("fr_FR"), ZoneInfo("Europe/Paris")).quota(row, {}, 0) == told


@pytest.mark.parametrize(
    ("minutes", "told"), [(1, "1 min"), (90, "90 min"), (120, "2 h"), (1440, "1 d"), (10080, "7 d")]
)
def test_lengths_of_time(qapp: QApplication, minutes: int, told: str) -> None:
    words = SourceWords(QLocale("fr_FR"), ZoneInfo("Europe/Paris"))
    assert words.wait(timedelta(minutes=minutes)) == told
