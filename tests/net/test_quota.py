"""Quotas are read from the headers of every network, and nonsense is none."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.passes import Quota
from cmdesk.net.quota import quota, retry_after, retry_at

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
EPOCH = int(NOW.timestamp())


def seconds(moment: datetime | None) -> float | None:
    return None if moment is None else (moment - NOW).total_seconds()


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        (
            {"x-rate-limit-limit": "450", "x-rate-limit-remaining": "449", "x-rate-limit-reset": str(EPOCH + 900)},
            (450, 449, 900),
        ),
        (
            {
                "X-RateLimit-Limit": "300",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "2026-11-25T12:05:00.000000Z",
            },
            (300, 0, 300),
        ),
        ({"x-ratelimit-remaining": "599.0", "x-ratelimit-reset": "240", "x-ratelimit-used": "1"}, (None, 599, 240)),
        (
            {
                "RateLimit-Limit": "3000",
                "RateLimit-Remaining": "2999",
                "RateLimit-Reset": str(EPOCH + 60),
                "RateLimit-Policy": "3000;w=300",
            },
            (3000, 2999, 60),
        ),
        ({"ratelimit-limit": "100, 100;w=60", "ratelimit-remaining": "7", "ratelimit-reset": "30"}, (100, 7, 30)),
        ({"RateLimit": "limit=100, remaining=50, reset=5"}, (100, 50, 5)),
        ({"RateLimit": '"default";r=50;t=30', "RateLimit-Policy": '"default";q=100;w=60'}, (100, 50, 30)),
        ({"x-rate-limit-reset": str((EPOCH + 10) * 1000)}, (None, None, 10)),
        ({"x-rate-limit-remaining": "3"}, (None, 3, None)),
        ({"x-rate-limit-reset": str(EPOCH - 100)}, (None, None, 0)),
    ],
)
def test_each_way_of_telling_is_understood(headers: dict[str, str], wanted: tuple[int | None, ...]) -> None:
    found = quota(headers, NOW)
    assert found is not None and (found.limit, found.remaining, seconds(found.resets_at)) == wanted


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": "text/html"},
        {"x-rate-limit-limit": "many", "x-rate-limit-remaining": "-1", "x-rate-limit-reset": "soon"},
        {"x-rate-limit-reset": "9" * 400},
        {"x-rate-limit-reset": "99999999999"},
        {"x-rate-limit-limit": "1e99", "ratelimit": "limit=, remaining=x"},
        {"x-rate-limit-limit": "٤٥٠"},
        {"ratelimit": ""},
    ],
)
def test_nonsense_is_no_quota(headers: dict[str, str]) -> None:
    assert quota(headers, NOW) is None
    assert retry_at(headers, NOW) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("120", 120), (" 0 ", 0), ("1.5", 1.5), ("Wed, 25 Nov 2026 12:02:00 GMT", 120), ("60, 120", 60)]
    + [("Wednesday, 25-Nov-26 12:02:00 GMT", 120), ("Wed Nov 25 12:02:00 2026", 120), ("2026-11-25T12:02:00Z", 120)]
    + [("Wed, 25 Nov 2020 12:02:00 GMT", 0), ("-5", None), ("soon", None), ("", None), ("9" * 30, None), ("٣", None)]
    + [("99999999", None), ("Fri, 31 Dec 2100 23:59:59 GMT", None), ("1 2", None)],
)
def test_retry_after_is_read_in_both_forms(text: str, wanted: float | None) -> None:
    assert seconds(retry_after({"Retry-After": text}, NOW)) == wanted


def test_a_wrong_clock_of_ours_does_not_matter() -> None:
    headers = {"date": "Tue, 24 Nov 2020 08:00:00 GMT", "retry-after": "Tue, 24 Nov 2020 08:02:00 GMT"}
    assert seconds(retry_after(headers, NOW)) == 120
    then = int(datetime(2020, 11, 24, 8, 15, tzinfo=UTC).timestamp())
    assert seconds(retry_at({"date": headers["date"], "x-rate-limit-reset": str(then)}, NOW)) == 900
    found = quota({"date": headers["date"], "x-ratelimit-reset": "2020-11-24T08:01:00Z"}, NOW)
    assert found == Quota(resets_at=NOW + timedelta(minutes=1))


def test_a_date_that_is_none_is_not_looked_at() -> None:
    assert seconds(retry_at({"date": "today", "x-rate-limit-reset": str(EPOCH + 60)}, NOW)) == 60


def test_retry_after_comes_before_the_quota() -> None:
    headers = {"retry-after": "10", "x-rate-limit-reset": str(EPOCH + 900), "x-ratelimit-reset": "20"}
    assert seconds(retry_at(headers, NOW)) == 10
    assert seconds(retry_at(headers | {"retry-after": "?"}, NOW)) == 900
    assert retry_after(headers | {"retry-after": "?"}, NOW) is None


_NAMES = [
    *("retry-after", "date", "ratelimit", "ratelimit-policy"),
    *(f"{family}{part}" for family in ("x-rate-limit-", "X-RateLimit-", "RateLimit-") for part in ("limit", "reset")),
]
_VALUES = st.one_of(
    st.text(max_size=30),
    st.text(alphabet='0123456789.,;=-+:TZ eE"limtrwq', max_size=25),
    st.integers().map(str),
    st.floats().map(str),
    st.datetimes().map(lambda moment: moment.isoformat()),
    st.datetimes().map(lambda moment: moment.strftime("%a, %d %b %Y %H:%M:%S +9999")),
)


@given(st.dictionaries(st.sampled_from(_NAMES), _VALUES), st.datetimes(min_value=datetime(1980, 1, 1)))
def test_any_header_gives_a_moment_to_come_or_none(headers: dict[str, str], now: datetime) -> None:
    now = min(now, datetime(9990, 1, 1)).replace(tzinfo=UTC)
    found = quota(headers, now)
    for moment in (retry_at(headers, now), retry_after(headers, now), found and found.resets_at):
        assert moment is None or now <= moment <= now + timedelta(days=31)
    assert found is None or all(count is None or count >= 0 for count in (found.limit, found.remaining))
