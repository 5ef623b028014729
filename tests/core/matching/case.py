"""One case of the language: a query, a text, the verdict."""

from dataclasses import dataclass

from cmdesk.core.matching import NOTHING_KNOWN, Known


@dataclass(frozen=True, slots=True)
class Case:
    """A query, what it is put to, and whether that fits."""

    query: str
    text: str
    fits: bool
    facts: Known = NOTHING_KNOWN


def found(*pairs: tuple[str, str]) -> list[Case]:
    """Queries with texts that fit."""
    return [Case(query, text, True) for query, text in pairs]


def missed(*pairs: tuple[str, str]) -> list[Case]:
    """Queries with texts that do not fit."""
    return [Case(query, text, False) for query, text in pairs]
