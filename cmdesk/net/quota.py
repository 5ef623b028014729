"""What headers say of quotas and of when to ask again. Every server has its own way, and some talk nonsense.

Moments are told by the clock of the server. They are compared with its own `Date`, so that what comes out holds by the
clock of this computer even where that one is wrong.
"""

import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from cmdesk.core.passes import Quota

_FAMILIES: Final = ("x-rate-limit-", "x-ratelimit-", "ratelimit-")
"""X; GitHub, Mastodon, Reddit; Bluesky and the drafts of a standard."""

_EPOCH: Final = 1_000_000_000
"""A number of seconds above this is a moment (since 1970), one below it a span."""

_MILLISECONDS: Final = 1_000_000_000_000
_LONGEST: Final = timedelta(days=31)
"""The longest quota is one of a month: more is nonsense."""

_LARGEST: Final = 2**53


def quota(headers: Mapping[str, str], now: datetime) -> Quota | None:
    """What headers say of the quota; None where they say nothing that makes sense."""
    told = _lower(headers)
    for limit, remaining, reset in _tellings(told):
        found = Quota(_count(limit), _count(remaining), _moment(reset, told, now))
        if found != Quota():
            return found
    return None


def retry_after(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """When the server wants to be asked again by its Retry-After: seconds or a date (RFC 9110, section 10.2.3)."""
    told = _lower(headers)
    text = told.get("retry-after", "").strip()
    if re.fullmatch(r"\d[\d\s.,]*", text):
        return _after(_number(text), now)
    date = _date(text)
    return None if date is None else _shifted(date, told, now)


def retry_at(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """When asking again makes sense for whoever is over the quota: Retry-After, else when the quota begins anew."""
    if (moment := retry_after(headers, now)) is not None:
        return moment
    told = _lower(headers)
    moments = (_moment(reset, told, now) for _, _, reset in _tellings(told))
    return next((moment for moment in moments if moment is not None), None)


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): str(value) for name, value in headers.items()}


def _tellings(told: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Limit, remaining and reset as each family of headers has them, '' where it has none."""
    for family in _FAMILIES:
        yield told.get(f"{family}limit", ""), told.get(f"{family}remaining", ""), told.get(f"{family}reset", "")
    # RateLimit: limit=100, remaining=50, reset=5        and, since its eighth draft,
    # RateLimit: "default";r=50;t=5 with RateLimit-Policy: "default";q=100;w=60
    parts = dict(re.findall(r"(?<![\w-])([a-z]+)\s*=\s*\"?([\d.]+)", told.get("ratelimit", "").lower()))
    policy = re.search(r";\s*q\s*=\s*(\d+)", told.get("ratelimit-policy", "").lower())
    yield (
        parts.get("limit") or (policy[1] if policy else ""),
        parts.get("remaining") or parts.get("r", ""),
        parts.get("reset") or parts.get("t", ""),
    )


def _number(text: str) -> float | None:
    """The number that a text begins with: "599.0" of Reddit, "100, 100;w=60" of an old draft."""
    found = re.match(r"\s*(\d{1,17}(?:\.\d{1,9})?)\s*(?:[,;]|$)", text, re.ASCII)
    return None if found is None else float(found[1])


def _count(text: str) -> int | None:
    number = _number(text)
    return None if number is None or number > _LARGEST else math.floor(number)


def _moment(text: str, told: Mapping[str, str], now: datetime) -> datetime | None:
    """A moment told as seconds from now, as seconds since 1970, or as a date."""
    number = _number(text)
    if number is None:
        date = _date(text)
        return None if date is None else _shifted(date, told, now)
    if number < _EPOCH:
        return _after(number, now)
    if number >= _MILLISECONDS:
        number /= 1000
    try:
        return _shifted(datetime.fromtimestamp(number, UTC), told, now)
    except (ValueError, OverflowError, OSError):
        return None


def _shifted(moment: datetime, told: Mapping[str, str], now: datetime) -> datetime | None:
    """A moment of the server's clock by ours."""
    server = _date(told.get("date", "")) or now
    return _after((moment - server).total_seconds(), now)


def _after(seconds: float | None, now: datetime) -> datetime | None:
    if seconds is None or seconds > _LONGEST.total_seconds():
        return None
    return now + timedelta(seconds=max(0.0, seconds))


def _date(text: str) -> datetime | None:
    """A date of HTTP, or of ISO 8601 as Mastodon gives it; None where it is none."""
    text = text.strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
            found = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
            return found.astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None
