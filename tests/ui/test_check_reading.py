"""A draw that was begun is gone on with; what came of it is told from what measures alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cmdesk.core.corrections import CHECK_SIZE, Purpose
from cmdesk.core.types import Label
from cmdesk.metrics.difference_estimator import labels_wanted
from cmdesk.ui.check_reading import drawn_from, outcome, take_up
from tests.ui.checks import SHOWN, checkable
from tests.ui.fake_store import NOW, FakeStore, Memory, mention

MIXED = (Label.POSITIVE, Label.NEUTRAL, Label.NEGATIVE, Label.POSITIVE, Label.UNKNOWN) * 60
CHECK = drawn_from(SHOWN, Purpose.CHECK)
PERIOD = drawn_from(SHOWN, Purpose.PERIOD)


@pytest.fixture
def memory() -> Memory:
    return checkable(MIXED)


@pytest.fixture
def store(memory: Memory) -> FakeStore:
    return memory.open()


def answer(store: FakeStore, places: range, label: Label | None = None) -> None:
    """She labels mentions of the newest draw, as the scorer did where no label is given."""
    for one in store.draws()[0].mentions[places.start : places.stop]:
        assert one.line is not None
        store.correct((one.line.id,), one.said if label is None else label, now=NOW)


def test_what_is_drawn_from_is_narrowed_by_no_label_and_a_check_by_no_query() -> None:
    shown = replace(SHOWN, labels=frozenset({Label.NEGATIVE}), sources=frozenset({"x"}), query="latte")
    assert drawn_from(shown, Purpose.CHECK) == replace(SHOWN, sources=frozenset({"x"}), reposts=False)
    assert drawn_from(shown, Purpose.PERIOD).query == "latte" and not drawn_from(shown, Purpose.PERIOD).labels


def test_a_check_that_was_begun_is_gone_on_with_also_when_its_days_moved_on(store: FakeStore) -> None:
    first = take_up(store, CHECK, Purpose.CHECK, now=NOW)
    assert first is not None and not first.resumed and len(first.draw.mentions) == CHECK_SIZE
    assert set(first.details) == {one.line.id for one in first.draw.mentions if one.line}
    answer(store, range(12))
    tomorrow = replace(CHECK, start=NOW - timedelta(days=29), end=NOW + timedelta(days=1))
    again = take_up(store, tomorrow, Purpose.CHECK, now=NOW)
    assert again is not None and again.resumed and again.draw.number == first.draw.number
    assert sum(one.open for one in again.draw.mentions) == CHECK_SIZE - 12


def test_a_check_elsewhere_or_of_other_days_or_after_the_last_answer_is_drawn_anew(store: FakeStore) -> None:
    take_up(store, CHECK, Purpose.CHECK, now=NOW)
    for view in (replace(CHECK, sources=frozenset({"mastodon"})), replace(CHECK, end=NOW - timedelta(days=11))):
        other = take_up(store, view, Purpose.CHECK, now=NOW)
        assert other is not None and not other.resumed
        answer(store, range(CHECK_SIZE))
    number = store.draws()[0].number
    fresh = take_up(store, replace(CHECK, sources=frozenset({"mastodon"})), Purpose.CHECK, now=NOW)
    assert fresh is not None and fresh.draw.number > number


def test_where_everything_was_checked_there_is_nothing_to_take_up() -> None:
    store = checkable((Label.POSITIVE,)).open()
    assert take_up(store, CHECK, Purpose.CHECK, now=NOW) is not None
    answer(store, range(1))
    assert take_up(store, CHECK, Purpose.CHECK, now=NOW) is None
    assert take_up(checkable((Label.UNKNOWN,)).open(), PERIOD, Purpose.PERIOD, now=NOW) is None


def test_a_check_measures_by_what_was_drawn_at_random_alone(store: FakeStore) -> None:
    taken = take_up(store, CHECK, Purpose.CHECK, now=NOW)
    assert taken is not None
    for one in taken.draw.mentions:
        assert one.line is not None
        right = one.random and one.said is not Label.UNKNOWN
        store.correct((one.line.id,), one.said if right else Label.NEUTRAL, now=NOW)
    found = outcome(store, taken.draw)
    assert found is not None and (found.labelled, found.waiting, found.random, found.hers) == (60, 0, 20, 60)
    unknown = sum(one.random and one.said is Label.UNKNOWN for one in taken.draw.mentions)
    assert (found.same, found.unjudged) == (20 - unknown, unknown) and unknown > 0
    assert found.agreement is not None and found.agreement.value == 1.0, "the unknown is no mistake"
    assert found.counted is None and found.sampled is None


def test_what_comes_behind_a_waiting_one_measures_nothing(store: FakeStore) -> None:
    taken = take_up(store, PERIOD, Purpose.PERIOD, now=NOW)
    assert taken is not None
    answer(store, range(30))
    answer(store, range(31, 40))
    store.skip(taken.draw.number, 41, skipped=True)
    found = outcome(store, taken.draw)
    size = len(taken.draw.mentions)
    assert found is not None
    assert (found.labelled, found.skipped, found.waiting, found.random) == (39, 1, size - 40, 30)


def test_the_mood_of_a_period_is_set_right_by_labels_drawn_inside_it(memory: Memory, store: FakeStore) -> None:
    scored = sum(label is not Label.UNKNOWN for label in MIXED)
    taken = take_up(store, PERIOD, Purpose.PERIOD, now=NOW)
    assert taken is not None and len(taken.draw.mentions) == labels_wanted(scored)
    answer(store, range(len(taken.draw.mentions)), Label.NEGATIVE)
    found = outcome(store, taken.draw)
    assert found is not None and found.population == scored
    assert found.counted is not None and found.counted.value == pytest.approx(60 / scored), "by the scorer alone"
    assert found.sampled is not None and found.sampled.labels == len(taken.draw.mentions)
    assert found.sampled.high < -0.8 and found.sampled.low == -1.0


def test_a_period_drawn_again_begins_with_the_same_and_asks_no_skipped_one_again(
    memory: Memory, store: FakeStore
) -> None:
    first = take_up(store, PERIOD, Purpose.PERIOD, now=NOW)
    assert first is not None
    answer(store, range(5))
    store.skip(first.draw.number, 5, skipped=True)
    same = take_up(store, PERIOD, Purpose.PERIOD, now=NOW)
    assert same is not None and same.resumed and same.draw.number == first.draw.number
    # one more came in: it must have the same chance as all others
    memory.mentions.append(mention(NOW - timedelta(minutes=1), Label.POSITIVE, sequence=7, trackers=(1,)))
    fresh = take_up(store, PERIOD, Purpose.PERIOD, now=NOW)
    assert fresh is not None and not fresh.resumed
    assert sum(not one.open for one in fresh.draw.mentions) == 6
    larger = take_up(store, PERIOD, Purpose.PERIOD, now=NOW, more=True)
    assert larger is not None and len(larger.draw.mentions) == len(fresh.draw.mentions) + CHECK_SIZE
    assert [one.line for one in larger.draw.mentions[:20]] == [one.line for one in fresh.draw.mentions[:20]]


def test_of_a_period_labelled_throughout_no_more_is_offered() -> None:
    store = checkable((Label.POSITIVE, Label.NEUTRAL) * 10).open()
    taken = take_up(store, PERIOD, Purpose.PERIOD, now=NOW)
    assert taken is not None and len(taken.draw.mentions) == 20
    answer(store, range(20))
    found = outcome(store, taken.draw)
    assert found is not None and found.more == 0
    assert found.sampled is not None and found.sampled.low == found.sampled.high == 0.5
