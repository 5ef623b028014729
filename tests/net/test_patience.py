"""What is waited for, and how long."""

import random
from datetime import datetime, timedelta

import pytest
import stamina
import stamina.instrumentation

from cmdesk.core.errors import SourceError
from cmdesk.net.answer import Answer
from cmdesk.net.client import Limits
from cmdesk.net.patience import Patience, TryAgain
from tests.net.conftest import NOW, NewClient
from tests.servers.hostile import HostileServer, Reply

BROKEN = TryAgain(SourceError("broken.", kind="offline"))


def asked_for(seconds: float) -> TryAgain:
    return TryAgain(Answer("http://valmont.example/", 429, retry_at=NOW + timedelta(seconds=seconds)))


def highest(low: float, high: float) -> float:
    return high


def test_what_the_server_asks_for_is_waited_to_the_second() -> None:
    patience = Patience(10, lambda: NOW)
    assert [patience.wait(asked_for(seconds)) for seconds in (2, 3.5, 4)] == [2, 3.5, 4]
    assert patience.wait(asked_for(4)) is False
    assert patience.wait(asked_for(0.5)) == 0.5


def test_a_longer_wait_is_not_slept() -> None:
    assert Patience(10, lambda: NOW).wait(asked_for(10.1)) is False


def test_without_a_word_the_bound_doubles_until_patience_ends() -> None:
    patience = Patience(40, lambda: NOW, highest)
    assert [patience.wait(BROKEN) for _ in range(7)] == [1, 2, 4, 8, 8, 8, 8]
    assert [Patience(0.5, lambda: NOW, highest).wait(BROKEN), Patience(0, lambda: NOW, highest).wait(BROKEN)] == [
        False,
        False,
    ]


def test_the_wait_is_drawn_from_the_whole_span() -> None:
    draw = random.Random(4).uniform
    waits = [Patience(10, lambda: NOW, draw).wait(BROKEN) for _ in range(200)]
    assert min(waits) < 0.05 and max(waits) > 0.95 and all(0 <= wait <= 1 for wait in waits)


def test_at_once_is_not_asked_at_once() -> None:
    assert Patience(10, lambda: NOW, highest).wait(asked_for(0)) == 1


@pytest.mark.parametrize("fault", [ValueError(), SourceError("x.", kind="tls")])
def test_other_faults_are_not_tried_again(fault: Exception) -> None:
    assert Patience(10, lambda: NOW).wait(fault) is False


def test_the_time_to_wait_until_is_told(new_client: NewClient, hostile: HostileServer) -> None:
    client = new_client(allowed=[hostile.url()])
    answer = client.fetch(hostile.url("/limited/long"))
    assert (answer.status, answer.retry_at) == (429, NOW + timedelta(minutes=15))
    assert hostile.count("/limited/long") == 1
    with pytest.raises(SourceError) as caught:
        client.get(hostile.url("/limited/date"))
    assert (caught.value.kind, caught.value.retry_at) == ("rate", NOW + timedelta(minutes=15))
    assert hostile.count("/limited/date") == 1


def test_a_short_wait_is_waited(new_client: NewClient, hostile: HostileServer) -> None:
    hostile.script("/x", [Reply(429, {"Retry-After": "2"}), Reply(200)])
    assert new_client(allowed=[hostile.url()]).get(hostile.url("/x")).status == 200


def test_all_that_is_waited_is_within_patience(new_client: NewClient, hostile: HostileServer) -> None:
    client = new_client(allowed=[hostile.url()], limits=Limits(attempts=10, patience=5))
    answer = client.fetch(hostile.url("/limited/seconds"))
    assert (hostile.count("/limited/seconds"), answer.retry_at) == (3, NOW + timedelta(seconds=2))


def test_stamina_waits_as_it_is_told(new_client: NewClient, hostile: HostileServer) -> None:
    """In earnest, for some milliseconds."""
    clock = [NOW]

    def now() -> datetime:
        clock[0] += timedelta(milliseconds=1)
        return clock[0]

    hostile.script("/x", [Reply(503, {"Retry-After": "0.02"}), Reply(200)])
    slept: list[float] = []
    stamina.set_testing(False)  # the fixture of all tests puts it back
    before = stamina.instrumentation.get_on_retry_hooks()
    stamina.instrumentation.set_on_retry_hooks([lambda details: slept.append(details.wait_for)])
    try:
        assert new_client(allowed=[hostile.url()], now=now).get(hostile.url("/x")).status == 200
    finally:
        stamina.instrumentation.set_on_retry_hooks(before)
    assert slept == [pytest.approx(0.019, abs=0.002)]


def test_stamina_tells_nobody() -> None:
    assert stamina.instrumentation.get_on_retry_hooks() == ()
