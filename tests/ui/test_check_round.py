"""Which mention is next, what can be taken back, how long the rest takes."""

from dataclasses import replace

import pytest

from cmdesk.core.types import Label
from cmdesk.ui.check_round import USUAL_SECONDS, Round
from tests.ui.checks import checkable, drawn

UNSURE = (Label.NEUTRAL,) * 6


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_it_begins_with_the_first_that_waits(clock: Clock) -> None:
    draw = drawn(checkable(UNSURE))
    first, second, third, *rest = draw.mentions
    mentions = (replace(first, answer=Label.POSITIVE), replace(second, skipped=True), third, *rest)
    begun = Round(replace(draw, mentions=mentions), clock)
    assert (begun.at, begun.answered) == (2, 2)
    assert (begun.answer_at(0), begun.answer_at(1), begun.is_answered(1)) == (Label.POSITIVE, None, True)


def test_mentions_that_are_gone_are_not_put_before_her(clock: Clock) -> None:
    draw = drawn(checkable(UNSURE))
    begun = Round(replace(draw, mentions=(replace(draw.mentions[0], line=None), *draw.mentions[1:])), clock)
    assert len(begun.mentions) == 5 and begun.current is draw.mentions[1]


def test_going_back_changes_nothing_and_a_changed_answer_leads_where_she_left(clock: Clock) -> None:
    begun = Round(drawn(checkable(UNSURE)), clock)
    begun.answer(Label.POSITIVE)
    begun.answer(Label.NEGATIVE)
    assert begun.back() and begun.back() and not begun.back()
    assert begun.at == 0 and begun.answer_at(0) is Label.POSITIVE and begun.answered == 2
    begun.answer(None)
    assert (begun.at, begun.answered, begun.answer_at(0), begun.is_answered(0)) == (2, 2, None, True)


def test_forward_goes_no_further_than_she_got(clock: Clock) -> None:
    begun = Round(drawn(checkable(UNSURE)), clock)
    assert not begun.forward()
    begun.answer(Label.POSITIVE)
    begun.back()
    assert begun.forward() and begun.at == 1 and not begun.forward()


def test_each_answer_is_taken_back_alone_the_changed_one_to_what_it_was(clock: Clock) -> None:
    begun = Round(drawn(checkable(UNSURE)), clock)
    begun.answer(Label.POSITIVE)
    begun.back()
    begun.answer(Label.NEGATIVE)
    begun.take_back()
    assert (begun.at, begun.answer_at(0), begun.can_take_back) == (0, Label.POSITIVE, True)
    begun.take_back()
    assert (begun.at, begun.is_answered(0), begun.can_take_back, begun.last) == (0, False, False, None)


def test_what_says_the_same_follows_the_newest_answer(clock: Clock) -> None:
    draw = drawn(checkable(UNSURE))
    said = draw.mentions[0].line
    assert said is not None
    copies = tuple(
        replace(one, line=replace(one.line, text=said.text)) if one.place in (3, 4) and one.line else one
        for one in draw.mentions
    )
    begun = Round(replace(draw, mentions=copies), clock)
    begun.answer(Label.POSITIVE)
    assert begun.answered == 3 and begun.answer_at(3) is Label.POSITIVE
    begun.answer(Label.NEUTRAL)
    begun.answer(Label.NEUTRAL)
    assert begun.at == 5, "those that follow need not be asked about"
    begun.back()
    begun.answer(Label.NEGATIVE)
    assert (begun.answer_at(3), begun.answer_at(4)) == (Label.NEGATIVE,) * 2 and begun.answer_at(0) is Label.POSITIVE


def test_an_answer_that_could_not_be_stored_waits_again(clock: Clock) -> None:
    begun = Round(drawn(checkable(UNSURE)), clock)
    for _ in UNSURE:
        begun.answer(Label.POSITIVE)
    assert begun.current is None
    begun.withdraw(2)
    assert (begun.at, begun.answered) == (2, 5)
    begun.answer(Label.NEGATIVE)
    begun.take_back()
    begun.take_back()
    assert begun.at == 5 and not begun.is_answered(2), "what was withdrawn does not come back"


def test_the_time_left_is_told_by_her_own_pace_once_that_is_known(clock: Clock) -> None:
    begun = Round(drawn(checkable((Label.NEUTRAL,) * 13)), clock)
    assert begun.seconds_left == 13 * USUAL_SECONDS
    for seconds in (2, 2, 5):
        clock.now += seconds
        begun.answer(Label.POSITIVE)
    assert begun.seconds_left == pytest.approx(3 * 10)
    clock.now += 3600
    begun.answer(Label.POSITIVE)
    assert begun.seconds_left == pytest.approx((9 + 60) / 4 * 9), "an hour away is no hour of reading"
