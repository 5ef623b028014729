"""Ids that sort as time does: no mention lies outside the id range of its moment."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.identity import EPOCH, SEQUENCE_SIZE, first_id, from_microseconds, second_of, to_microseconds

moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
sequences = st.integers(0, SEQUENCE_SIZE - 1)


def test_ids_count_from_2020_and_are_negative_before() -> None:
    assert first_id(EPOCH) == 0
    assert first_id(EPOCH + timedelta(seconds=1)) == SEQUENCE_SIZE
    assert first_id(EPOCH - timedelta(seconds=1)) == -SEQUENCE_SIZE
    assert first_id(datetime(2024, 5, 2, 12, tzinfo=UTC)) == 136_814_400 << 20


def test_the_shift_rounds_towards_the_past_before_2020_too() -> None:
    assert first_id(EPOCH - timedelta(microseconds=1)) == -SEQUENCE_SIZE
    assert second_of(-1) == -1
    assert second_of(-SEQUENCE_SIZE) == -1
    assert second_of(-SEQUENCE_SIZE - 1) == -2


def test_moments_of_any_zone_have_the_same_id() -> None:
    assert first_id(datetime.fromisoformat("2024-05-02T14:00:00+02:00")) == 136_814_400 << 20


@pytest.mark.parametrize(
    ("moment", "microseconds"),
    [
        ("1970-01-01T00:00:00+00:00", 0),
        ("1970-01-01T01:00:00.000001+01:00", 1),
        ("1969-12-31T23:59:59.999999+00:00", -1),
        ("2024-05-02T12:00:00.123456+00:00", 1_714_651_200_123_456),
        ("0001-01-01T00:00:00+00:00", -62_135_596_800_000_000),
        ("9999-12-31T23:59:59.999999+00:00", 253_402_300_799_999_999),
    ],
)
def test_microseconds_are_exact_in_both_directions(moment: str, microseconds: int) -> None:
    assert to_microseconds(datetime.fromisoformat(moment)) == microseconds
    assert from_microseconds(microseconds) == datetime.fromisoformat(moment)
    assert from_microseconds(microseconds).tzinfo is UTC


@given(moments)
def test_a_moment_survives_the_way_there_and_back(moment: datetime) -> None:
    assert from_microseconds(to_microseconds(moment)) == moment


@given(moments, moments, sequences)
def test_a_mention_lies_in_the_id_range_of_exactly_the_periods_that_hold_its_second(
    posted_at: datetime, edge: datetime, sequence: int
) -> None:
    mention = first_id(posted_at) + sequence
    assert (mention >= first_id(edge)) is (posted_at.replace(microsecond=0) >= edge.replace(microsecond=0))


@given(moments, sequences)
def test_the_second_can_be_read_from_the_id(posted_at: datetime, sequence: int) -> None:
    mention = first_id(posted_at) + sequence
    assert EPOCH + timedelta(seconds=second_of(mention)) == posted_at.replace(microsecond=0)


@given(moments, sequences)
def test_ids_fit_into_the_integers_of_the_store(posted_at: datetime, sequence: int) -> None:
    assert -(2**63) <= first_id(posted_at) + sequence < 2**63
