"""What a scorer takes for what: counted, taken back, and mixed over languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.types import Label
from cmdesk.metrics.confusion import Shares, as_said, confusion, mixed_card

NEG, NEU, POS, UNKNOWN = Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE, Label.UNKNOWN
SURE: Shares = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
DEAF: Shares = ((0.0, 1.0, 0.0), (0.0, 1.0, 0.0), (0.0, 1.0, 0.0))


def test_rows_are_the_truth_and_columns_what_was_said() -> None:
    assert confusion([(NEG, NEU), (NEG, NEU), (POS, NEG), (NEU, NEU)]) == ((0, 2, 0), (0, 1, 0), (1, 0, 0))


def test_the_unknown_are_no_labels() -> None:
    assert confusion([(NEG, UNKNOWN), (UNKNOWN, NEG), (UNKNOWN, UNKNOWN)]) == ((0, 0, 0), (0, 0, 0), (0, 0, 0))


def test_what_the_scorer_said_comes_back_from_what_is_in_force() -> None:
    # in force: her negative that was said neutral, and her positive of which the scorer knew nothing
    assert as_said((4, 2, 3), [(NEG, NEU), (POS, UNKNOWN), (NEU, NEU)]) == (3, 3, 2)


@given(st.lists(st.tuples(st.sampled_from(Label), st.sampled_from(Label)), max_size=40))
def test_taking_corrections_back_undoes_them(pairs: list[tuple[Label, Label]]) -> None:
    said = [scorer for _, scorer in pairs] + [NEG, NEU, NEU, POS]
    force = [hers for hers, _ in pairs] + [NEG, NEU, NEU, POS]
    assert as_said((force.count(NEG), force.count(NEU), force.count(POS)), pairs) == (
        said.count(NEG),
        said.count(NEU),
        said.count(POS),
    )


def test_each_language_weighs_what_it_has_of_the_mentions() -> None:
    mixed = mixed_card({"fr": SURE, "en": DEAF}, {"fr": 300, "en": 100})
    assert mixed is not None
    assert mixed[0] == pytest.approx((0.75, 0.25, 0.0))
    assert mixed[1] == pytest.approx((0.0, 1.0, 0.0))
    assert mixed[2] == pytest.approx((0.0, 0.25, 0.75))


def test_languages_without_a_card_are_left_out() -> None:
    assert mixed_card({"fr": SURE, "en": DEAF}, {"fr": 3, "und": 97, "en": 0}) == SURE


def test_without_any_card_there_is_none() -> None:
    assert mixed_card({"fr": SURE}, {"und": 5}) is mixed_card({}, {}) is None
