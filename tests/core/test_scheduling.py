"""When a source may be asked again, and when it is to be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Pass, dollars
from cmdesk.core.scheduling import (
    LONGEST_FREQUENCY,
    Rhythm,
    asked_from,
    frequencies_of,
    frequencies_text,
    next_due,
)
from tests.builders import NOW

GAP, EVERY = timedelta(minutes=10), timedelta(minutes=30)
MINUTE = timedelta(minutes=1)
WELL = Pass(1, "feed", "https://example.org/feed", "Example", 0, NOW, NOW + MINUTE)


def test_what_was_never_asked_may_be_asked_at_once() -> None:
    assert asked_from(None, GAP, now=NOW) is None
    assert next_due(None, GAP, EVERY, now=NOW) is None


def test_after_an_answer_the_gap_is_kept() -> None:
    assert asked_from(WELL, GAP, now=NOW) == NOW + GAP
    assert next_due(WELL, GAP, EVERY, now=NOW) == NOW + EVERY


def test_a_pass_that_was_broken_off_or_failed_may_be_tried_again_at_once() -> None:
    assert asked_from(replace(WELL, ended_at=None), GAP, now=NOW) is None
    assert asked_from(replace(WELL, fault=SourceError("no way", kind="offline")), GAP, now=NOW) is None


def test_what_the_source_said_counts_always() -> None:
    busy = SourceError("busy", kind="rate", retry_at=NOW + 2 * EVERY)
    assert asked_from(replace(WELL, fault=busy), GAP, now=NOW) == NOW + 2 * EVERY
    assert asked_from(replace(WELL, ended_at=None, not_before=NOW + EVERY), GAP, now=NOW) == NOW + EVERY
    assert asked_from(replace(WELL, not_before=NOW + MINUTE), GAP, now=NOW) == NOW + GAP
    assert next_due(replace(WELL, fault=busy), GAP, EVERY, now=NOW) == NOW + 2 * EVERY


def test_of_a_pass_that_a_wrong_clock_dated_ahead_nothing_counts() -> None:
    ahead = replace(WELL, begun_at=NOW + 99 * EVERY, not_before=NOW + 100 * EVERY)
    assert asked_from(ahead, GAP, now=NOW) is None
    assert next_due(ahead, GAP, EVERY, now=NOW) is None


@pytest.mark.parametrize(
    ("cost", "told"), [(0, "0.00"), (5_000, "0.01"), (10_000, "0.01"), (10_001, "0.02"), (1_500_000, "1.50")]
)
def test_an_amount_is_never_less_than_it_says(cost: int, told: str) -> None:
    assert dollars(cost) == told


def test_how_often_is_read_and_written_and_what_cannot_be_read_is_not_said() -> None:
    text = "google-news:30 reddit:120"
    assert frequencies_of(text) == {"google-news": timedelta(minutes=30), "reddit": timedelta(hours=2)}
    assert frequencies_text(frequencies_of(text)) == text
    assert frequencies_of("") == {} and frequencies_text({}) == ""
    assert frequencies_of("reddit reddit: :5 reddit:0 reddit:-3 reddit:x reddit:٣ a:b:7") == {
        "a:b": timedelta(minutes=7)
    }
    assert frequencies_of("reddit:99999999999999999999") == {"reddit": LONGEST_FREQUENCY}


def test_what_she_wishes_never_falls_below_the_gap_of_a_source() -> None:
    rhythm = Rhythm(timedelta(minutes=10), timedelta(minutes=15))
    assert rhythm.chosen(None) == timedelta(minutes=15)
    assert rhythm.chosen(timedelta(minutes=2)) == timedelta(minutes=10)
    assert rhythm.chosen(timedelta(hours=1)) == timedelta(hours=1)
