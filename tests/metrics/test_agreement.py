"""Agreement with another tool: rate and kappa worked out by hand, their limits, and what counts as a label."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.types import Label
from cmdesk.core.views import Agreement
from cmdesk.metrics.agreement import CLAIM_FROM, Concord, concord

NEGATIVE, NEUTRAL, POSITIVE, UNKNOWN = Label

Pairs = Mapping[tuple[Label, Label], int]

matrices = st.dictionaries(st.tuples(st.sampled_from(Label), st.sampled_from(Label)), st.integers(0, 10**6))


def of(pairs: Pairs) -> Concord:
    return concord([Agreement("talkwalker", theirs, ours, mentions) for (theirs, ours), mentions in pairs.items()])


def test_the_formula_by_hand() -> None:
    # 20 yes-yes, 15 no-no, 5 yes-no, 10 no-yes: p(o) = 35 / 50; theirs 25 / 25, ours 30 / 20
    # p(e) = (25 * 30 + 25 * 20) / 2500 = 0.5; kappa = (0.7 - 0.5) / 0.5
    found = of({(POSITIVE, POSITIVE): 20, (NEGATIVE, NEGATIVE): 15, (POSITIVE, NEGATIVE): 5, (NEGATIVE, POSITIVE): 10})
    assert found == Concord(50, 0.7, pytest.approx(0.4, abs=1e-12))


def test_three_labels_by_hand() -> None:
    # theirs 10 / 20 / 10, ours 12 / 17 / 11; p(o) = 32 / 40, p(e) = (120 + 340 + 110) / 1600 = 0.35625
    found = of(
        {
            (NEGATIVE, NEGATIVE): 8,
            (NEGATIVE, NEUTRAL): 2,
            (NEUTRAL, NEGATIVE): 3,
            (NEUTRAL, NEUTRAL): 15,
            (NEUTRAL, POSITIVE): 2,
            (POSITIVE, NEGATIVE): 1,
            (POSITIVE, NEUTRAL): 0,
            (POSITIVE, POSITIVE): 9,
        }
    )
    assert found.mentions == 40
    assert found.rate == 0.8
    assert found.kappa == pytest.approx((0.8 - 0.35625) / (1 - 0.35625), abs=1e-12)


def test_what_either_side_does_not_know_counts_for_neither() -> None:
    known = {(POSITIVE, POSITIVE): 6, (NEGATIVE, NEGATIVE): 6}
    unknown = {(UNKNOWN, POSITIVE): 90, (POSITIVE, UNKNOWN): 80, (UNKNOWN, UNKNOWN): 70}
    assert of(known | unknown) == of(known) == Concord(12, 1.0, 1.0)


def test_too_few_mentions_have_a_count_and_no_figure() -> None:
    few = {(POSITIVE, POSITIVE): CLAIM_FROM - 1}
    assert of(few) == Concord(CLAIM_FROM - 1, None, None)
    assert of({}) == Concord(0, None, None)
    assert of(few | {(NEGATIVE, NEGATIVE): 1}).rate == 1.0


def test_where_both_give_one_label_throughout_kappa_says_nothing() -> None:
    assert of({(NEUTRAL, NEUTRAL): 100}) == Concord(100, 1.0, None)


def test_agreement_by_chance_alone_is_zero_and_less_than_that_is_below() -> None:
    chance = {(theirs, ours): 5 for theirs in (POSITIVE, NEGATIVE) for ours in (POSITIVE, NEGATIVE)}
    assert of(chance) == Concord(20, 0.5, 0.0)
    assert of({(POSITIVE, NEGATIVE): 10, (NEGATIVE, POSITIVE): 10}) == Concord(20, 0.0, -1.0)


@given(matrices)
def test_the_figures_stay_within_their_scale_and_do_not_depend_on_who_is_who(pairs: Pairs) -> None:
    found = of(pairs)
    mirrored = of({(ours, theirs): count for (theirs, ours), count in pairs.items()})
    assert (found.mentions, found.rate) == (mirrored.mentions, mirrored.rate)
    assert found.kappa == (None if mirrored.kappa is None else pytest.approx(mirrored.kappa))
    if found.rate is not None:
        assert 0 <= found.rate <= 1
    if found.kappa is not None:
        assert -1 - 1e-9 <= found.kappa <= 1 + 1e-9
