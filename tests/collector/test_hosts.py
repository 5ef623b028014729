"""How hosts are treated, whatever the order in which their answers come and whatever becomes of the clock."""

from datetime import datetime, timedelta

import pytest

from cmdesk.collector.hosts import LONGEST_REST, Hosts
from cmdesk.core.errors import SourceError
from cmdesk.core.passes import HostState, Quota
from tests.builders import NOW
from tests.collector.service_parts import fault

PLACE = "example.org"
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


class Kept:
    """Where the state of hosts is kept, and the clock."""

    def __init__(self, known: dict[str, HostState] | None = None) -> None:
        self.moment = NOW
        self.states: dict[str, HostState] = dict(known or {})
        self.hosts = Hosts(self, now=lambda: self.moment, tick=lambda: 0.0, known=known)

    def keep_host(self, place: str, state: HostState) -> None:
        self.states[place] = state

    def rest(self) -> datetime | None:
        return self.hosts.rests_until(PLACE)


def test_a_host_that_wants_to_be_left_alone_is_though_another_answer_comes_after_that() -> None:
    kept = Kept()
    kept.hosts.failed(PLACE, fault("rate", NOW + HOUR))
    # it was asked before
    kept.hosts.answered(PLACE, None)
    assert kept.rest() == kept.states[PLACE].rests_until == NOW + HOUR
    kept.hosts.failed(PLACE, fault("server"))
    assert kept.rest() == NOW + HOUR
    kept.hosts.answered(PLACE, Quota(300, 0, NOW + MINUTE))
    assert kept.rest() == NOW + HOUR
    kept.moment += HOUR
    kept.hosts.answered(PLACE, None)
    assert kept.rest() is None and kept.states[PLACE] == HostState()


def test_a_longer_rest_wins_and_a_line_that_was_down_forgives_no_rest_that_was_asked_for() -> None:
    kept = Kept()
    kept.hosts.failed(PLACE, fault("rate", NOW + HOUR))
    kept.hosts.failed(PLACE, fault("rate", NOW + 2 * HOUR))
    assert kept.rest() == NOW + 2 * HOUR
    kept.hosts.failed(PLACE, fault("offline"))
    kept.hosts.forgive_unreached()
    assert kept.rest() == NOW + 2 * HOUR


@pytest.mark.parametrize("kind", ["rate", "server"])
def test_what_a_host_says_of_later_holds_for_all_that_is_asked_there(kind: str) -> None:
    """503 with Retry-After is meant like 429: not for this one question alone."""
    kept = Kept()
    kept.hosts.failed(PLACE, fault(kind, NOW + HOUR))
    assert kept.rest() == NOW + HOUR and not kept.hosts.may_begin(PLACE)


def test_a_refusal_of_one_question_is_none_of_the_others() -> None:
    kept = Kept()
    kept.hosts.failed(PLACE, SourceError("Closed.", kind="forbidden", retry_at=NOW + HOUR))
    assert kept.rest() is None


def test_a_rest_that_was_kept_while_the_clock_was_far_ahead_ends() -> None:
    """The longest rest is six hours: one that ends later was reckoned by a clock that was put back since."""
    kept = Kept({PLACE: HostState(5, NOW + timedelta(days=400))})
    assert kept.rest() is None and kept.hosts.may_begin(PLACE)
    assert Kept({PLACE: HostState(5, NOW + LONGEST_REST)}).rest() == NOW + LONGEST_REST
