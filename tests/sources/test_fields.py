"""Fields of objects from outside hold anything; they are read as what they may hold, or not at all."""

from datetime import UTC, datetime

import pytest

from cmdesk.sources.fields import LARGEST_COUNT, UnfitError, compact, count, mended, moment, rejected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, 0),
        (12, 12),
        ("12", 12),
        (12.0, 12),
        (LARGEST_COUNT, LARGEST_COUNT),
        (LARGEST_COUNT + 1, None),
        (-1, None),
        ("-1", None),
        ("9" * 5000, None),
        (1.5, None),
        (float("inf"), None),
        (float("nan"), None),
        (True, None),
        ("", None),
        ("1,234", None),
        ("١٢", None),
        (None, None),
        ([1], None),
    ],
)
def test_counts_may_be_text_and_absurd_ones_are_none(value: object, expected: int | None) -> None:
    assert count(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-02T08:15:30.000Z", datetime(2024, 5, 2, 8, 15, 30, tzinfo=UTC)),
        ("2024-05-02T08:15:30.123456+02:00", datetime(2024, 5, 2, 6, 15, 30, 123456, tzinfo=UTC)),
        ("20240502T081530Z", datetime(2024, 5, 2, 8, 15, 30, tzinfo=UTC)),
    ],
)
def test_moments_come_in_utc(value: str, expected: datetime) -> None:
    assert moment(value) == expected
    assert moment(value).tzinfo is UTC


@pytest.mark.parametrize(
    ("value", "detail"),
    [
        (None, "missing"),
        ("2024-05-02T08:15:30", "zone missing in 2024-05-02T08:15:30"),
        ("2024-05-02", "zone missing in 2024-05-02"),
        ("yesterday", "yesterday"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00"),
        ("2024-02-30T00:00:00Z", "2024-02-30T00:00:00Z"),
        (1714637730, "int"),
        ("x" * 100, "x" * 59 + "…"),
    ],
)
def test_a_moment_that_cannot_be_read_says_why(value: object, detail: str) -> None:
    with pytest.raises(UnfitError) as caught:
        moment(value)
    assert (caught.value.reason, caught.value.detail) == ("no-date", detail)


def test_half_characters_are_mended_everywhere_and_nothing_else_is_touched() -> None:
    broken = {"a\ud83d": ["\ude00b", {"c": "😀"}], "n": 1, "t": True, "z": None}
    with pytest.raises(UnicodeEncodeError):
        compact(broken)
    assert mended(broken) == {"a\ufffd": ["\ufffdb", {"c": "😀"}], "n": 1, "t": True, "z": None}


def test_a_rejection_can_be_written_whatever_was_in_the_input() -> None:
    refusal = rejected(3, UnfitError("bad-field", "id: \ud83d"), {"id": "\ud83d", "long": "x" * 1000})
    assert (refusal.position, refusal.reason, refusal.detail) == (3, "bad-field", "id: \ufffd")
    assert refusal.excerpt.startswith('{"id":"\ufffd","long":"xxx')
    assert len(refusal.excerpt) == 200
    assert rejected(1, UnfitError("bad-field"), {"n": float("inf")}).excerpt == '{"n":Infinity}'


@pytest.mark.parametrize(
    "told", ["0001-01-01T00:00:00Z", "1899-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "9999-12-31T23:30:00Z"]
)
def test_a_moment_that_no_chart_can_hold_is_no_date(told: str) -> None:
    with pytest.raises(UnfitError, match="no-date"):
        moment(told)
