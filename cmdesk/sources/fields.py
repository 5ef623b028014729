"""What a JSON object from outside says, field by field, without trusting it.

A network renames fields, a spreadsheet turns counts into text, an attacker writes what he likes. So a field is read
through a function that says what it may hold. What it holds instead is `None` or nothing, and the caller decides
whether that is a missing detail or no post at all.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, TypeGuard, TypeVar

from cmdesk.core.types import Rejected
from cmdesk.sources.documents import EXCERPT

Json = Mapping[str, Any]
"""An object as `json` gives it: text keys, values of any kind."""

Value = TypeVar("Value")

LARGEST_COUNT: Final = 10**12
"""A count beyond this is a fault of its source: no network has so many people."""

_DIGITS: Final = re.compile(r"[0-9]{1,13}")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":"))
_SHOWING: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


class UnfitError(Exception):
    """An object cannot become a post.

    Attributes:
        reason: code of `cmdesk.core.errors.REJECTION_REASONS`.
        detail: the field at fault and what it holds.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value of `json` is an object."""
    return isinstance(value, dict)


def mapping(value: object) -> Json:
    """An object, empty when the value is none."""
    return value if is_object(value) else {}


def objects(value: object) -> list[Json]:
    """The objects of a list; what else is in it is left out."""
    return [item for item in value if is_object(item)] if isinstance(value, list) else []


def strings(value: object) -> list[str]:
    """The texts of a list; what else is in it is left out."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def string(value: object) -> str | None:
    """A text that is not empty."""
    return value if isinstance(value, str) and value else None


def count(value: object) -> int | None:
    """A count, also one written as text or as 12.0; None when it is negative or absurd."""
    if (isinstance(value, str) and _DIGITS.fullmatch(value)) or (isinstance(value, float) and value.is_integer()):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= LARGEST_COUNT else None


FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
"""A moment outside is a fault of whoever wrote it, and no chart could hold it beside the others."""


def moment(value: object) -> datetime:
    """An ISO 8601 moment with its offset, in UTC.

    Raises:
        UnfitError: "no-date"; the detail says whether it is missing, unreadable or without a zone.
    """
    if not isinstance(value, str):
        raise UnfitError("no-date", "missing" if value is None else shown(value))
    try:
        parsed = datetime.fromisoformat(value)
        if parsed.tzinfo is None:
            raise UnfitError("no-date", f"zone missing in {shown(value)}")
        at = parsed.astimezone(UTC)
        if not FIRST_YEAR <= at.year < LAST_YEAR:
            raise UnfitError("no-date", shown(value))
        return at
    except (ValueError, OverflowError) as error:
        raise UnfitError("no-date", shown(value)) from error


def optional_moment(value: object) -> datetime | None:
    """A moment, None when there is none that can be read."""
    try:
        return moment(value)
    except UnfitError:
        return None


def compact(value: object) -> bytes:
    """The value as compact UTF-8 JSON.

    Raises:
        UnicodeEncodeError: a text in it holds half a character: see `mended`.
        ValueError: a number in it is infinite.
        RecursionError: nested too deeply.
    """
    return _ENCODER.encode(value).encode()


def mended(value: Value) -> Value:
    """The value with each half of a character (a lone surrogate, which nothing can store) replaced by U+FFFD."""
    if isinstance(value, str):
        return _whole(value)  # type: ignore[return-value]
    if isinstance(value, dict):
        return {mended(key): mended(item) for key, item in value.items()}  # type: ignore[return-value]
    if isinstance(value, list):
        return [mended(item) for item in value]  # type: ignore[return-value]
    return value


def rejected(position: int, unfit: UnfitError, value: object) -> Rejected:
    """The rejection of a value that stands at line `position`, with its beginning as JSON."""
    try:
        beginning = _SHOWING.encode(value)[:EXCERPT]
    except RecursionError:
        beginning = ""
    return Rejected(position, unfit.reason, _whole(unfit.detail), _whole(beginning))


def shown(value: object) -> str:
    """A value in a few characters, for a detail."""
    text = value if isinstance(value, str) else type(value).__name__
    return text if len(text) <= 60 else f"{text[:59]}…"


def _whole(text: str) -> str:
    return _SURROGATES.sub("\ufffd", text)
