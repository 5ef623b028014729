"""Does a text fit a query? The plain evaluator: it walks the tree and looks for each literal in turn.

This is what a query means. Whatever is faster (the matcher of many queries, the search of the archive) must come to the
same verdict, and tests hold it to that.
"""

import re
from collections.abc import Iterator
from typing import Final, assert_never

from cmdesk.core.identity import account_key
from cmdesk.core.matching.candidate import Candidate, Facts
from cmdesk.core.matching.literals import occurs
from cmdesk.core.matching.nearness import near
from cmdesk.core.query import All, AnyOf, Exact, Field, Handle, Literal, Near, Node, Not, Phrase, Tag, Word
from cmdesk.core.query.fields import address_of, host_of
from cmdesk.core.text import fold
from cmdesk.core.types import Kind, Label, counted_reactions

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
_QUESTION: Final = re.compile("[?؟;⁇⁈⁉]")


def matches(node: Node, candidate: Candidate) -> bool:
    """Whether a text, and what is known beside it, fits a query."""
    match node:
        case Word() | Phrase() | Tag() | Handle() | Exact():
            return occurs(node, candidate)
        case Near():
            return near(node, candidate)
        case Field(name, value):
            return holds(name, value, candidate)
        case Not(part):
            return not matches(part, candidate)
        case All(parts):
            return all(matches(part, candidate) for part in parts)
        case AnyOf(parts):
            return any(matches(part, candidate) for part in parts)
        case _:
            assert_never(node)


def holds(name: str, value: str, candidate: Candidate) -> bool:
    """Whether a field has a value."""
    facts = candidate.facts
    match name:
        case "lang":
            return facts.lang == value
        case "source":
            return facts.source == value
        case "author":
            return _is_author(value, facts)
        case "domain":
            return any(_on_site(link, value) for link in (*((facts.url,) if facts.url else ()), *facts.links))
        case "link":
            return any(_at_address(link, value) for link in facts.links)
        case "has":
            if value == "link":
                return bool(facts.links)
            if value == "media":
                return facts.media
            return bool(_QUESTION.search(_ADDRESS.sub(" ", candidate.folded)))
        case "min":
            counted, _, least = value.partition(":")
            return _counts(counted, int(least), facts)
        case "is":
            return facts.kind is Kind[value.upper()]
        case "sentiment":
            return facts.label is Label[value.upper()]
        case "label":
            return fold(value) in {fold(one) for one in facts.labels}
        case "group":
            return fold(value) in {fold(one) for one in facts.groups}
    raise ValueError(name)


def _is_author(value: str, facts: Facts) -> bool:
    sought = account_key(value)
    names = [account_key(name) for name in facts.author]
    # a name without a server is that name on any
    return sought in names or ("@" not in sought and any(name.partition("@")[0] == sought for name in names))


def _on_site(link: str, site: str) -> bool:
    host, _ = address_of(link)
    return host == site or host.endswith(f".{site}")


def _at_address(link: str, address: str) -> bool:
    host, rest = address_of(link)
    if "/" not in address and "?" not in address:
        return host == address or host.endswith(f".{address}")
    sought_host, sought = address_of(address)
    return host == host_of(sought_host) and (rest == sought or (rest.startswith(sought) and rest[len(sought)] in "/?&"))


def _counts(counted: str, least: int, facts: Facts) -> bool:
    """Whether a count reaches a number; one that its network does not tell reaches none."""
    reading = facts.reading
    number: int | None = counted_reactions(facts.kind, reading) if counted == "reactions" else getattr(reading, counted)
    return number is not None and number >= least


def literals_of(node: Node) -> Iterator[Literal]:
    """The literals of a query, those that it excludes included."""
    match node:
        case Word() | Phrase() | Tag() | Handle() | Exact():
            yield node
        case Not(part):
            yield from literals_of(part)
        case Near(parts) | All(parts) | AnyOf(parts):
            for part in parts:
                yield from literals_of(part)
