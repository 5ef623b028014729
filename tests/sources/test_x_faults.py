"""X: each refusal has its own sentence, kind and next step, and never repeats a key."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cmdesk.core.errors import SOURCE_FAULTS
from cmdesk.net.answer import Answer
from cmdesk.sources import x_faults
from cmdesk.sources.x_faults import Refusal, fault_of

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
KEY = "AAAAplanted"
SPENT = {
    "title": "UsageCapExceeded",
    "detail": "Usage cap exceeded: Monthly product cap",
    "type": "https://api.twitter.com/2/problems/usage-capped",
}


def answer(
    status: int, problem: object = None, *, body: bytes | None = None, retry_at: datetime | None = None
) -> Answer:
    told = json.dumps(problem).encode() if body is None else body
    return Answer("https://api.x.com/2/tweets/search/recent", status, {}, told, retry_at=retry_at)


def fault(*args: Any, **options: Any) -> x_faults.SourceError:
    return fault_of(answer(*args, **options), now=NOW, key=KEY, address="https://api.x.com")


@pytest.mark.parametrize(
    ("status", "problem", "kind", "sentence"),
    [
        (400, {"errors": [{"message": "Bad query."}]}, "refused", "X refuses this search (X: Bad query). Look at the"),
        (
            401,
            {"title": "Unauthorized"},
            "unauthorized",
            "X does not accept the key (X: Unauthorized): copy the bearer",
        ),
        (402, {"detail": "No credits."}, "payment", "X wants to be paid first (X: No credits): buy credits"),
        (403, {"title": "Forbidden"}, "forbidden", "X does not allow this key to search (X: Forbidden): look in the"),
        (404, {}, "missing", "https://api.x.com knows no search of X: look at the address"),
        (429, {"title": "Too Many Requests"}, "rate", "X answers no more for now (X: Too Many Requests): the next"),
        (429, SPENT, "credit", "At X nothing is left to spend (X: Usage cap exceeded: Monthly product cap): buy"),
        (503, {"title": "Service Unavailable"}, "server", "X has a fault of its own (status 503) (X: Service"),
        (418, {}, "refused", "X answers with status 418: collect again later"),
    ],
)
def test_each_status_has_its_sentence(status: int, problem: object, kind: str, sentence: str) -> None:
    told = fault(status, problem)
    assert told.kind == kind
    assert kind in SOURCE_FAULTS
    assert str(told).startswith(sentence)


def test_the_sentences_are_all_different() -> None:
    told = [fault(status).template for status in (400, 401, 402, 403, 404, 418, 429, 500)]
    told += [fault(429, SPENT).template, x_faults.no_key().template, x_faults.unfit_key().template]
    told += [x_faults.too_long(600, 512).template, x_faults.malformed().template, x_faults.redirected("a").template]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(
    "problem",
    [
        {"title": "UsageCapExceeded"},
        {"detail": "Your enrolled account does not have any credits to fulfill this request."},
        {"errors": [{"message": "Spend cap reached"}]},
        {"type": "https://api.twitter.com/2/problems/credits"},
    ],
)
def test_a_429_that_time_does_not_heal_is_told_apart(problem: object) -> None:
    told = fault(429, problem, retry_at=NOW + timedelta(minutes=3))
    assert (told.kind, told.retry_at) == ("credit", None)


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (timedelta(minutes=3), timedelta(minutes=3)),
        (None, timedelta(minutes=15)),
        (timedelta(minutes=-3), timedelta(minutes=15)),  # somebody's clock is wrong
        (timedelta(days=900), timedelta(minutes=15)),
    ],
)
def test_a_429_says_when_to_ask_again(told: timedelta | None, meant: timedelta) -> None:
    assert fault(429, retry_at=None if told is None else NOW + told).retry_at == NOW + meant


def test_a_503_says_when_to_ask_again_only_where_x_does() -> None:
    assert fault(503).retry_at is None
    assert fault(503, retry_at=NOW + timedelta(minutes=3)).retry_at == NOW + timedelta(minutes=3)


@pytest.mark.parametrize(
    "problem",
    [
        {"detail": f"Token {KEY} is not valid"},
        {"errors": [{"message": f"Bearer {KEY}"}]},
        {"title": KEY},
        {"detail": "a" * 135 + KEY},
    ],
)
def test_a_key_that_x_repeats_is_not_told(problem: object) -> None:
    for status in (400, 401, 429, 500):
        told = str(fault(status, problem))
        assert KEY not in told
        assert KEY[:6] not in told


def test_what_x_says_is_plain_short_text() -> None:
    told = str(fault(401, {"detail": "a\x1b[31m\u202eb\r\n\tc   d " + "e" * 500}))
    assert "(X: a[31mb c d eee" in told
    assert "…): copy" in told
    assert len(told) < 400


def test_braces_in_what_x_says_stay_what_they_are() -> None:
    assert "(X: {0} {key})" in str(fault(401, {"detail": "{0} {key}"}))


@pytest.mark.parametrize(
    "body", [b"", b"<html>nothing</html>", b"\xff", b"[1]", b'"x"', b"[" * 100_000, b'{"errors":"x","detail":7}']
)
def test_a_refusal_that_says_nothing_of_use_is_told_without(body: bytes) -> None:
    assert str(fault(403, body=body)).startswith("X does not allow this key to search: look")


@pytest.mark.parametrize(
    ("problem", "named"),
    [
        ({"errors": [{"parameters": {"since_id": ["7"]}, "message": "Invalid."}]}, {"since_id"}),
        ({"errors": [{"message": "'until_id' must be a tweet id created after [2026-02-23T09:00Z]"}]}, {"until_id"}),
        ({"detail": "The next_token given is not valid"}, {"next_token"}),
        ({"errors": [{"parameters": []}, 7, {"message": None}]}, set()),
        ({}, set()),
    ],
)
def test_what_a_400_blames_is_known(problem: object, named: set[str]) -> None:
    told = fault(400, problem)
    assert isinstance(told, Refusal)
    assert told.named == named
