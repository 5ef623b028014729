"""The write path: what only this engine could get wrong, seen from inside the file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

import apsw
import pytest

from cmdesk.core.errors import StoreError, TrackersChanged
from cmdesk.core.identity import SEQUENCE_SIZE, first_id
from cmdesk.core.query import parse
from cmdesk.core.types import ALL_MENTIONS, Label, Reading, Sentiment, Tracker
from cmdesk.core.views import Tally, View
from cmdesk.storage import mentions, raw, trackers
from cmdesk.storage.store import SqliteStore
from tests.builders import NOON, NOW, make_scored
from tests.storage.contract import add_tracker, faults, ids, natives

_OF_A_MENTION: Final = ("mention", "tracker_link", "reading", "raw", "rollup_quarter", "rollup_hour")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mentions.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(path)
    yield opened
    opened.close()


def run(path: Path, *statements: str) -> None:
    """Change a store behind its back."""
    connection = apsw.Connection(str(path))
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


def test_a_second_that_is_full_spills_into_the_next(store: SqliteStore, path: Path) -> None:
    tracker = add_tracker(store)
    store.write([make_scored("0", trackers=[tracker.id])], now=NOW)
    [before] = ids(store)
    last_but_one = before + SEQUENCE_SIZE - 2
    run(
        path,
        f"UPDATE mention SET id = {last_but_one}",
        f"UPDATE tracker_link SET mention = {last_but_one}",
        f"DELETE FROM fulltext WHERE rowid = {before}",
        f"INSERT INTO fulltext (rowid, text) VALUES ({last_but_one}, 'bonjour')",
    )
    store.write([make_scored(str(number), trackers=[tracker.id]) for number in range(1, 4)], now=NOW)
    store.write([make_scored(str(number), trackers=[tracker.id]) for number in range(4, 6)], now=NOW)
    following = first_id(NOON) + SEQUENCE_SIZE
    assert ids(store) == [*range(following + 3, following - 1, -1), following - 1, following - 2]
    assert natives(store, tracker.id) == ["5", "4", "3", "2", "1", "0"]
    assert store.total(View(tracker.id)) == Tally(neutral=6)
    assert faults(store) == []


def test_trackers_that_change_between_two_transactions_of_a_batch(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "MOST_ROWS", 2)
    number = store.generation()
    answers = iter((number, number, number + 1))
    monkeypatch.setattr(trackers, "generation", lambda connection: next(answers))
    store.write([make_scored("1")], now=NOW)
    with pytest.raises(TrackersChanged) as caught:
        store.write([make_scored(str(one)) for one in range(6)], now=NOW, generation=number)
    assert (caught.value.stored, caught.value.added, caught.value.known) == (4, 3, 1)
    assert sorted(natives(store)) == ["0", "1", "2", "3"]


@pytest.mark.parametrize(("rows", "seconds", "expected"), [(2_000, 3600.0, [1_500]), (700, 3600.0, [700, 700, 100])])
def test_a_transaction_is_closed_at_its_bounds(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, rows: int, seconds: float, expected: list[int]
) -> None:
    monkeypatch.setattr(mentions, "MOST_ROWS", rows)
    monkeypatch.setattr(mentions, "MOST_SECONDS", seconds)
    assert _transactions(store, monkeypatch, 1_500) == expected


def test_a_slow_transaction_is_closed_after_a_slice(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "MOST_SECONDS", 0.0)
    monkeypatch.setattr(mentions, "SLICE", 600)
    assert _transactions(store, monkeypatch, 1_500) == [600, 600, 300]


def test_what_she_decided_outlives_the_mention_itself(store: SqliteStore, path: Path) -> None:
    train, plane = add_tracker(store), add_tracker(store, "Avion", "avion")
    post = make_scored("1", label=Label.NEGATIVE, trackers=[train.id], reading=Reading(likes=2))
    store.write([post], now=NOW)
    store.correct(ids(store), Label.POSITIVE, now=NOW)
    store.decide(train.id, ids(store), False, now=NOW)
    store.decide(plane.id, ids(store), True, now=NOW)
    run(path, *(f"DELETE FROM {table}" for table in (*_OF_A_MENTION, "fulltext")))
    assert faults(store) == []
    store.write([post], now=NOW)
    assert natives(store, train.id) == []
    for tracker in (ALL_MENTIONS, plane.id):
        assert store.total(View(tracker)) == Tally(positive=1, reacted=2, told=1)
    assert faults(store) == []


def test_a_decision_for_a_removed_tracker_rests_until_it_comes_back(store: SqliteStore, path: Path) -> None:
    tracker = add_tracker(store)
    store.write([make_scored("1")], now=NOW, by_hand=tracker.id)
    store.remove_tracker(tracker.id, now=NOW)
    run(path, *(f"DELETE FROM {table}" for table in (*_OF_A_MENTION, "fulltext")))
    store.write([make_scored("1")], now=NOW)
    assert natives(store, tracker.id) == []
    store.restore_tracker(tracker.id)
    assert store.rematch(tracker, parse("nowhere")) == (1, 0)
    assert faults(store) == []


def test_a_batch_that_cannot_be_stored_leaves_nothing_behind(store: SqliteStore, path: Path) -> None:
    store.write([make_scored("1")], now=NOW)
    pages = store._connection.pragma("page_count")
    store._connection.pragma("max_page_count", pages)
    big = [make_scored(str(number), "mot " * 5_000, source="new", lang="new") for number in range(50)]
    with pytest.raises(StoreError, match="is full"):
        store.write(big, now=NOW)
    assert natives(store) == ["1"]
    assert faults(store) == []
    # names that the broken transaction had made must not be remembered
    store._connection.pragma("max_page_count", 1 << 30)
    store.write(big, now=NOW)
    assert store.total(View(sources=frozenset({"new"}), languages=frozenset({"new"}))).mentions == 50
    assert faults(store) == []


def test_rows_are_found_by_their_words(store: SqliteStore) -> None:
    store.write(
        [
            make_scored("1", "Un ŒUF à Straße, dit #SNCF!"),
            make_scored("2", "écrit à@sncf et#tag_long"),
            make_scored("3", "a\x00b 🚄"),
        ],
        now=NOW,
    )
    found = {
        word: [
            number
            for (number,) in store._connection.execute(
                "SELECT native FROM fulltext JOIN mention ON mention.id = fulltext.rowid WHERE fulltext MATCH ?",
                (f'"{word}"',),  # noqa: B907  the quotes of a full-text query, not of Python
            )
        ]
        for word in ("oeuf", "strasse", "#sncf", "@sncf", "#tag_long", "b")
    }
    assert found == {"oeuf": ["1"], "strasse": ["1"], "#sncf": ["1"], "@sncf": ["2"], "#tag_long": ["2"], "b": ["3"]}


def test_numbers_of_reactions_add_up_beyond_32_bits(store: SqliteStore) -> None:
    most = 10**12
    store.write([make_scored(str(one), reading=Reading(most, most, most, most, most)) for one in range(3)], now=NOW)
    assert store.total(View()).reactions == 12 * most


def test_many_trackers_on_one_mention(store: SqliteStore) -> None:
    trackers = [store.add_tracker(Tracker(f"t{number}", "x"), now=NOW).id for number in range(60)]
    store.write([make_scored("1", trackers=trackers, reading=Reading(likes=1))], now=NOW)
    store.write([make_scored("1", trackers=[], reading=Reading(likes=4))], now=NOW)
    assert all(store.total(View(tracker)) == Tally(neutral=1, reacted=4, told=1) for tracker in trackers)
    store.correct(ids(store), Label.NEGATIVE, now=NOW)
    assert all(store.total(View(tracker)) == Tally(negative=1, reacted=4, told=1) for tracker in trackers)
    assert faults(store) == []


def _transactions(store: SqliteStore, monkeypatch: pytest.MonkeyPatch, posts: int) -> list[int]:
    """How many rows each transaction of a batch brought."""
    found: list[int] = []

    def at_its_end(connection: apsw.Connection, _now: datetime) -> None:
        found.append(connection.execute("SELECT count(*) FROM mention").get - sum(found))

    monkeypatch.setattr(raw, "purge", at_its_end)
    store.write([make_scored(str(number)) for number in range(posts)], now=NOW)
    return found


def test_a_text_that_nobody_could_judge_has_no_polarity_in_the_store(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "mentions.db")
    unjudged = Sentiment(Label.UNKNOWN, None, 0.0, 0.0, "vader@3.3.2")
    store.write([replace(make_scored(), sentiment=unjudged)], now=NOW)
    (line,) = store.page(View())
    store.close()
    assert (line.label, line.compound) == (Label.UNKNOWN, None)
