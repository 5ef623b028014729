"""X: what it means when it does not answer as it should, told in sentences that say what to do next.

Each sentence may carry the first words of what X itself says of it, since X documents its refusals badly: the same 429
is "slow down" and "nothing is left to spend". They are plain text, cut, and the key is taken out of them, should an
answer ever repeat it.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.net.answer import Answer
from cmdesk.sources.fields import Json, mapping, objects, string
from cmdesk.sources.html_text import text_of_html

_LONGEST: Final = 140
_WINDOW: Final = timedelta(minutes=15)
"""X counts requests in windows of a quarter hour."""
_LONGEST_WAIT: Final = timedelta(days=1)
"""No window of X is longer: beyond it somebody's clock is wrong."""

_SPENT: Final = re.compile(r"usage.?cap|credit|spend|billing|monthly", re.I)
_NAME: Final = re.compile(r"\b(?:since_id|until_id|next_token|pagination_token|query)\b")


class Refusal(SourceError):
    """X refuses a request as it is (400).

    Attributes:
        named: the parameters that it blames, as far as it says.
    """

    def __init__(self, said: str, named: frozenset[str]) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP(
                "errors", "X refuses this search{said}. Look at the query of the tracker, then collect again."
            ),
            kind="refused",
            said=said,
        )
        self.named = named


def no_key() -> SourceError:
    """There is nothing to ask with."""
    return SourceError(
        QT_TRANSLATE_NOOP(
            "errors",
            "There is no key for X: give its bearer token in the window Sources, or by “cmdesk source key x”.",
        ),
        kind="key",
    )


def unfit_key() -> SourceError:
    """What was given as a key can be none."""
    return SourceError(
        QT_TRANSLATE_NOOP(
            "errors",
            "The key of X holds a space or a sign that no bearer token has: copy it anew from the console of X, and "
            "give it in the window Sources, or by “cmdesk source key x”.",
        ),
        kind="key",
    )


def too_long(length: int, limit: int) -> SourceError:
    """The search is longer than X takes."""
    return SourceError(
        QT_TRANSLATE_NOOP(
            "errors",
            "As a search of X the query has {length} characters, and X takes {limit}: shorten it, or make two trackers "
            "of it.",
        ),
        kind="refused",
        length=length,
        limit=limit,
    )


def malformed() -> SourceError:
    """What came is not what X gives."""
    return SourceError(
        QT_TRANSLATE_NOOP(
            "errors",
            "X sent an answer that cannot be read: nothing of it was kept, and the next pass asks for it again.",
        ),
        kind="malformed",
    )


def redirected(address: str) -> SourceError:
    """The way leads elsewhere: X does not do that, and the key goes nowhere else."""
    return SourceError(
        QT_TRANSLATE_NOOP(
            "errors",
            "{address} sends the search elsewhere, which X never does: the key was not sent there. Look at the address "
            "of X in the settings.",
        ),
        kind="refused",
        address=address,
    )


def fault_of(answer: Answer, *, now: datetime, key: str, address: str) -> SourceError:
    """What an answer that is no success means.

    Args:
        key: what must not be told, should X repeat it.
        address: the address of X as it is set.
    """
    problem = _problem(answer)
    told = _told(problem, key)
    said = f" (X: {told})" if told else ""
    match answer.status:
        case 400:
            return Refusal(said, frozenset(_named(problem)))
        case 401:
            template, kind = _UNAUTHORIZED, "unauthorized"
        case 402:
            template, kind = _PAYMENT, "payment"
        case 403:
            template, kind = _FORBIDDEN, "forbidden"
        case 404:
            template, kind = _MISSING, "missing"
        case 429 if _SPENT.search(_everything(problem)):
            template, kind = _CREDIT, "credit"
        case 429:
            return SourceError(_RATE, kind="rate", retry_at=_retry_at(answer, now) or now + _WINDOW, said=said)
        case status if status >= 500:
            return SourceError(_SERVER, kind="server", retry_at=_retry_at(answer, now), said=said, status=status)
        case status:
            template, kind = _ANY, "gone" if status == 410 else "refused"
    return SourceError(template, kind=kind, said=said, status=answer.status, address=address)


def first_words(problem: Json, key: str) -> str:
    """What a refusal without a status says of itself, as it stands in our sentences."""
    told = _told(problem, key)
    return f" (X: {told})" if told else ""


_UNAUTHORIZED: Final = QT_TRANSLATE_NOOP(
    "errors",
    "X does not accept the key{said}: copy the bearer token anew from the console of X, and give it in the window "
    "Sources, or by “cmdesk source key x”.",
)
_PAYMENT: Final = QT_TRANSLATE_NOOP(
    "errors", "X wants to be paid first{said}: buy credits in the console of X, then collect again."
)
_FORBIDDEN: Final = QT_TRANSLATE_NOOP(
    "errors",
    "X does not allow this key to search{said}: look in the console of X whether its app belongs to a project that "
    "may.",
)
_MISSING: Final = QT_TRANSLATE_NOOP(
    "errors", "{address} knows no search of X{said}: look at the address of X in the settings."
)
_CREDIT: Final = QT_TRANSLATE_NOOP(
    "errors",
    "At X nothing is left to spend{said}: buy credits or raise the limit in the console of X, or wait for its next "
    "period.",
)
_RATE: Final = QT_TRANSLATE_NOOP(
    "errors", "X answers no more for now{said}: the next pass goes on where this one stopped."
)
_SERVER: Final = QT_TRANSLATE_NOOP(
    "errors",
    "X has a fault of its own (status {status}){said}: nothing is lost, the next pass goes on where this one stopped.",
)
_ANY: Final = QT_TRANSLATE_NOOP(
    "errors", "X answers with status {status}{said}: collect again later; if it stays so, look at the console of X."
)


def _problem(answer: Answer) -> Json:
    try:
        return mapping(json.loads(answer.body))
    except (ValueError, RecursionError):
        return {}


def _told(problem: Json, key: str) -> str:
    """The first words of a refusal: the most precise that it has."""
    errors = objects(problem.get("errors"))
    first = errors[0] if errors else {}
    text = (
        string(first.get("message"))
        or string(first.get("detail"))
        or string(problem.get("detail"))
        or string(problem.get("title"))
        or string(problem.get("error"))
        or ""
    )
    plain = "".join(
        " " if character.isspace() else character
        for character in text_of_html(text)
        if character.isspace() or not unicodedata.category(character).startswith("C")
    )
    plain = " ".join(plain.split()).replace(key, "…")
    return (plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…").rstrip(".")


def _everything(problem: Json) -> str:
    """All that tells one 429 from the other; not the whole answer, which may hold anything."""
    told = [problem, *objects(problem.get("errors"))]
    return " ".join(str(part.get(name, "")) for part in told for name in ("type", "title", "detail", "message"))


def _named(problem: Json) -> Iterator[str]:
    for error in objects(problem.get("errors")):
        yield from mapping(error.get("parameters"))
        yield from _NAME.findall(string(error.get("message")) or "")
    yield from _NAME.findall(string(problem.get("detail")) or "")


def _retry_at(answer: Answer, now: datetime) -> datetime | None:
    """When X wants to be asked again, where it says something that can be true."""
    told = answer.retry_at
    return told if told is not None and now < told <= now + _LONGEST_WAIT else None
