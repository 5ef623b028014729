"""Takes a query apart into tokens. Never refuses anything: the parser says what is wrong, the editor colours the rest.

Every character that is no space belongs to exactly one token.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

QUOTES: Final = {'"': '"', "＂": "＂", "“": "”", "”": "”", "„": "“", "«": "»"}
"""Opening quotation mark -> the one that closes it."""

MINUS: Final = "-‐‑‒–—―−﹣－"
"""What excludes before a term: writing programs make dashes of hyphens."""

OPERATORS: Final = {"AND": "AND", "ET": "AND", "OR": "OR", "OU": "OR", "NOT": "NOT", "SAUF": "NOT"}
"""Operator as it is written -> what it means."""

_SPACE: Final = re.compile(r"\s*")
_BARE: Final = re.compile(r'[^\s()"＂“”„«»]+')
_SLOP: Final = re.compile(r"~\d*")
_NEAR: Final = re.compile(r"NEAR(?:/(?:(\d*)|.*))?", re.DOTALL)
"""Whatever stands behind the stroke: `NEAR/5b` is a distance mistyped, and no word that she looks for."""
_FIELD: Final = re.compile(r"([^\W\d_]+):(.*)", re.DOTALL)


class Sort(Enum):
    """What a token is."""

    WORD = auto()
    QUOTE = auto()
    TAG = auto()
    HANDLE = auto()
    EXACT = auto()
    FIELD = auto()
    OPERATOR = auto()
    NEAR = auto()
    MINUS = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a query.

    Attributes:
        start, end: where it stands in the query, end excluded.
        text: what it says: without quotation marks, signs and the name of a field.
        name: the name of a field in small letters; of an operator what it means.
        quoted: whether its text stands between quotation marks.
        closed: whether these are closed.
        slop: the number behind `~` or `NEAR/`; None where there is none, -1 where it is missing.
    """

    sort: Sort
    start: int
    end: int
    text: str
    name: str = ""
    quoted: bool = False
    closed: bool = True
    slop: int | None = None


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query, from left to right."""
    position = _after_spaces(query, 0)
    while position < len(query):
        token = _token(query, position)
        yield token
        position = _after_spaces(query, token.end)


def _after_spaces(query: str, position: int) -> int:
    found = _SPACE.match(query, position)
    return found.end() if found else position


def _token(query: str, start: int) -> Token:
    first = query[start]
    if first == "(":
        return Token(Sort.OPEN, start, start + 1, first)
    if first == ")":
        return Token(Sort.CLOSE, start, start + 1, first)
    if first in QUOTES or first == "»":
        return _quoted(query, start, start, Sort.QUOTE)
    if first in MINUS:
        return Token(Sort.MINUS, start, start + 1, first)
    found = _BARE.match(query, start)
    if found is None:
        raise AssertionError(first)
    bare, end = found[0], found.end()
    if first == "=":
        if bare == "=" and query[end : end + 1] in QUOTES:
            return _quoted(query, start, end, Sort.EXACT)
        return Token(Sort.EXACT, start, end, bare[1:])
    if bare in OPERATORS:
        return Token(Sort.OPERATOR, start, end, bare, name=OPERATORS[bare])
    if near := _NEAR.fullmatch(bare):
        return Token(Sort.NEAR, start, end, bare, slop=_number(near[1]))
    if first in "#＃":
        return Token(Sort.TAG, start, end, bare[1:])
    if first in "@＠":
        return Token(Sort.HANDLE, start, end, bare[1:])
    if field := _FIELD.fullmatch(bare):
        name = field[1].lower()
        if not field[2] and query[end : end + 1] in QUOTES:
            return _quoted(query, start, end, Sort.FIELD, name)
        return Token(Sort.FIELD, start, end, field[2], name=name)
    return Token(Sort.WORD, start, end, bare)


def _quoted(query: str, start: int, opening: int, sort: Sort, name: str = "") -> Token:
    closing = QUOTES.get(query[opening])
    end = query.find(closing, opening + 1) if closing else -1
    if end < 0:
        return Token(sort, start, len(query), query[opening + 1 :], name=name, quoted=True, closed=False)
    slop = _SLOP.match(query, end + 1) if sort is Sort.QUOTE else None
    return Token(
        sort,
        start,
        slop.end() if slop else end + 1,
        query[opening + 1 : end],
        name=name,
        quoted=True,
        slop=_number(slop[0][1:]) if slop else None,
    )


def _number(digits: str | None) -> int:
    # more digits than any distance has: not read, so that a query cannot make a number of 4,000 digits
    return int(digits[:9]) if digits else -1
