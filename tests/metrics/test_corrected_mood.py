"""The corrected mood: what it puts right, how wide it is, and how often its interval holds the truth."""

from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cmdesk.metrics.confusion import Counts, Shares
from cmdesk.metrics.corrected_mood import CORRECT_FROM, DRAWS, card_holds, corrected_moods, project
from cmdesk.metrics.mood import Method, Mood
from cmdesk.metrics.net_sentiment import net_sentiment
from tests.metrics.mood_simulation import LABELS, READ_SOMEWHERE, SCORERS, WEEKS, WRONG_CARDS, corrected, counted

GOOD = SCORERS["good"]
LABELLED: Counts = ((20, 4, 1), (6, 38, 6), (2, 5, 18))
BAD_WEEK = (229, 182, 89)

counts = st.integers(0, 60)
rows = st.tuples(counts, counts, counts)
confusions = st.tuples(rows, rows, rows)


def one(said: tuple[int, int, int], labels: Counts = LABELLED, card: Shares | None = GOOD) -> Mood:
    (mood,) = corrected_moods([said], labels, card)
    assert mood is not None
    return mood


def test_the_true_shares_come_back_from_what_was_said() -> None:
    # labels that say what the card says, of a scorer that mistakes a tenth and a fifth
    card: Shares = ((0.9, 0.1, 0.0), (0.1, 0.8, 0.1), (0.0, 0.1, 0.9))
    labels: Counts = ((900_000, 100_000, 0), (100_000, 800_000, 100_000), (0, 100_000, 900_000))
    # of 500 negative, 400 neutral, 100 positive
    mood = one((490, 380, 130), labels, card)
    assert mood.shares == pytest.approx((0.5, 0.4, 0.1), abs=1e-4)
    assert mood.value == pytest.approx(-0.4, abs=1e-4)
    assert mood.low < -0.4 < mood.high


def test_labels_and_card_are_weighed_by_twelve_to_one_label() -> None:
    labels: Counts = ((30, 4, 2), (4, 28, 4), (2, 6, 28))
    card: Shares = ((0.7, 0.2, 0.1), (0.1, 0.7, 0.2), (0.1, 0.2, 0.7))
    said = (400, 350, 250)
    # of 36 labels of each kind and a card worth twelve, a quarter of the confusion is the card's
    together = (np.array(labels) + 12 * np.array(card)) / 48
    assert one(said, labels, card).shares == pytest.approx(tuple(np.linalg.solve(together.T, np.array(said) / 1000)))


def test_a_card_that_her_labels_contradict_is_left_out() -> None:
    assert card_holds(LABELLED, GOOD)
    assert card_holds(LABELLED, READ_SOMEWHERE)
    labels: Counts = ((12, 8, 5), (8, 34, 8), (5, 8, 12))
    assert not card_holds(labels, WRONG_CARDS["far too good"])
    assert one(BAD_WEEK, labels, WRONG_CARDS["far too good"]) == one(BAD_WEEK, labels, None)
    assert one(BAD_WEEK, LABELLED, GOOD) != one(BAD_WEEK, LABELLED, None)


def test_without_a_card_her_labels_count_alone() -> None:
    said = (400, 350, 250)
    alone = (np.array(LABELLED) + 0.5) / (np.array(LABELLED).sum(axis=1, keepdims=True) + 1.5)
    assert one(said, card=None).shares == pytest.approx(tuple(np.linalg.solve(alone.T, np.array(said) / 1000)))


def test_it_sees_a_crisis_that_counting_halves() -> None:
    counted_value = net_sentiment(*BAD_WEEK)
    assert counted_value is not None
    assert one(BAD_WEEK).value < counted_value.value - 0.05


def test_a_mood_says_how_it_was_found() -> None:
    mood = one(BAD_WEEK)
    assert (mood.method, mood.labels, mood.scored) == (Method.CORRECTED, 100, 500)
    assert mood.shares is not None
    assert sum(mood.shares) == pytest.approx(1)
    assert mood.value == pytest.approx(mood.shares[2] - mood.shares[0])


def test_bins_with_too_few_mentions_have_none() -> None:
    found = corrected_moods([(0, 0, 0), (1, 2, 1), (1, 2, 2), (0, 0, 0)], LABELLED, GOOD)
    assert [mood is None for mood in found] == [True, True, False, True]
    assert corrected_moods([], LABELLED, GOOD) == []


def test_nothing_is_corrected_by_too_few_labels() -> None:
    assert CORRECT_FROM == 50
    assert corrected_moods([BAD_WEEK], ((10, 5, 0), (0, 20, 0), (2, 2, 10)), GOOD) == [None]
    assert one(BAD_WEEK, ((10, 5, 1), (0, 20, 0), (2, 2, 10)))


def test_a_bin_has_one_interval_whatever_stands_beside_it() -> None:
    alone = one(BAD_WEEK)
    assert corrected_moods([(3, 8, 1), BAD_WEEK, (0, 0, 0), BAD_WEEK], LABELLED, GOOD)[1::2] == [alone, alone]


def test_more_mentions_and_more_labels_narrow_it() -> None:
    mood = one((23, 18, 9))
    for other in (one((230, 180, 90)), one((23, 18, 9), ((200, 40, 10), (60, 380, 60), (20, 50, 180)))):
        assert other.high - other.low < mood.high - mood.low


@pytest.mark.parametrize(
    ("labels", "card"),
    [
        # a scorer that says neutral to all; one that guesses; one of which nothing was labelled but the neutral
        (((0, 25, 0), (0, 50, 0), (0, 25, 0)), ((0.0, 1.0, 0.0), (0.0, 1.0, 0.0), (0.0, 1.0, 0.0))),
        (((9, 9, 9), (9, 9, 9), (9, 9, 9)), WRONG_CARDS["guessing"]),
        (((0, 0, 0), (20, 20, 20), (0, 0, 0)), WRONG_CARDS["guessing"]),
    ],
)
def test_a_scorer_that_tells_nothing_apart_gives_a_wide_interval(labels: Counts, card: Shares) -> None:
    for said in (BAD_WEEK, (0, 500, 0), (100, 300, 100)):
        mood = one(said, labels, card)
        assert mood.high - mood.low > 1.2


@pytest.mark.parametrize("said", [(0, 20, 0), (20, 0, 0), (0, 0, 500)])
def test_what_the_confusion_could_not_have_brought_is_no_certainty(said: tuple[int, int, int]) -> None:
    mood, interval = one(said), net_sentiment(*said)
    assert interval is not None
    assert mood.value == interval.value
    assert mood.low <= interval.low + 1e-9
    assert mood.high >= interval.high - 1e-9


def test_a_perfect_scorer_is_left_alone() -> None:
    labels: Counts = ((10**7, 0, 0), (0, 10**7, 0), (0, 0, 10**7))
    mood, interval = (
        one(BAD_WEEK, labels, ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))),
        net_sentiment(*BAD_WEEK),
    )
    assert interval is not None
    assert mood.value == pytest.approx(interval.value, abs=1e-5)
    assert (mood.low, mood.high) == pytest.approx((interval.low, interval.high), abs=0.01)


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, max_size=4), confusions, confusions)
def test_it_never_fails_and_stays_on_the_scale(
    said: list[tuple[int, int, int]], labels: Counts, of_card: tuple[tuple[int, int, int], ...]
) -> None:
    # any card, those that no one can turn round among them
    card = cast(
        Shares, tuple(tuple(cell / sum(row) for cell in row) if sum(row) else (0.0, 1.0, 0.0) for row in of_card)
    )
    for counted_bin, mood in zip(said, corrected_moods(said, labels, card), strict=True):
        if sum(map(sum, labels)) < CORRECT_FROM or sum(counted_bin) < 5:
            assert mood is None
        else:
            assert mood is not None
            assert mood.shares is not None
            assert -1 <= mood.low <= mood.value <= mood.high <= 1
            assert mood.low < mood.high
            assert min(mood.shares) >= 0
            assert sum(mood.shares) == pytest.approx(1)


@pytest.mark.parametrize(
    ("said", "labels", "card"),
    [
        ((1, -1, 9), LABELLED, GOOD),
        (BAD_WEEK, ((20, -4, 1), (6, 38, 6), (2, 5, 18)), GOOD),
        (BAD_WEEK, LABELLED, ((0.9, 0.2, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))),
        (BAD_WEEK, LABELLED, ((1.1, -0.1, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))),
    ],
)
def test_what_is_no_count_and_no_card_is_refused(said: tuple[int, int, int], labels: Counts, card: Shares) -> None:
    with pytest.raises(ValueError, match="negative|add up to 1"):
        corrected_moods([said], labels, card)


# The nearest point of the simplex, against the usual way: sorted, then cut.


def sorted_and_cut(point: NDArray[np.float64]) -> NDArray[np.float64]:
    falling = np.sort(point)[::-1]
    heights = (np.cumsum(falling) - 1) / np.arange(1, 4)
    cut: NDArray[np.float64] = np.maximum(point - heights[np.flatnonzero(falling > heights)[-1]], 0)
    return cut


coordinate = st.floats(-50, 50)


@given(st.tuples(coordinate, coordinate, coordinate))
def test_the_projection_is_the_nearest_point(point: tuple[float, float, float]) -> None:
    found = project(np.array(point)[:, np.newaxis])[:, 0]
    assert found == pytest.approx(sorted_and_cut(np.array(point)), abs=1e-9)
    assert found.sum() == pytest.approx(1)
    assert found.min() >= 0


def test_a_point_of_the_simplex_stays_where_it_is() -> None:
    assert project(np.array([0.2, 0.5, 0.3])[:, np.newaxis])[:, 0] == pytest.approx([0.2, 0.5, 0.3])


# The claim of the module, simulated; `python -m tests.metrics.mood_simulation` runs it at length.


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("scorer", SCORERS)
def test_the_interval_holds_the_truth_of_usual_and_shifted_weeks(scorer: str, labels: int) -> None:
    for week, cell in corrected(SCORERS[scorer], labels, runs=300).items():
        assert 0.93 <= cell.coverage <= 1, week


@pytest.mark.parametrize("card", list(WRONG_CARDS.values()), ids=list(WRONG_CARDS))
@pytest.mark.parametrize("scorer", SCORERS)
def test_a_wrong_card_leaves_it_honest(scorer: str, card: Shares) -> None:
    # the worst case of all is covered by 80 % where the card is kept
    for week, cell in corrected(SCORERS[scorer], 100, runs=250, card=card).items():
        assert 0.92 <= cell.coverage <= 1, week


def test_the_counted_interval_would_not() -> None:
    assert counted(SCORERS["good"], WEEKS["bad"], runs=500).coverage < 0.4
    assert counted(SCORERS["middling"], WEEKS["bad"], runs=500).coverage < 0.02


def test_so_many_draws_are_enough_for_the_bounds_to_stand_still() -> None:
    # bounds of two bins that differ by one mention of 500 hardly differ, as their draws are the same
    mood, next_to_it = one((229, 182, 89)), one((228, 183, 89))
    assert abs(mood.low - next_to_it.low) < 0.01
    assert abs(mood.high - next_to_it.high) < 0.01
    assert DRAWS == 800
