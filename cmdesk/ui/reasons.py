"""Why a mention is here: what a query found in its text, as places to mark and as words.

The store has decided already that the mention belongs here, and it knows more than the window (labels, groups, counts).
So what the window cannot know is taken to hold, and what it can know decides which alternatives are told. No Qt here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cmdesk.core.errors import QueryError
from cmdesk.core.matching import Candidate, Known, Reason, explained, known_of, matches
from cmdesk.core.query import All, AnyOf, Field, Node, parse, printed, walk
from cmdesk.core.types import Kind
from cmdesk.core.views import MentionDetail, MentionLine

OF_LINE: Final = frozenset({"lang", "source", "is", "sentiment"})
"""Fields that a line of the table can answer."""
OF_DETAIL: Final = OF_LINE | {"author", "domain", "link", "has", "min"}
"""Fields that everything kept of a mention can answer."""
_FEW: Final = 6
"""Reasons told in words at most."""
_LONGEST: Final = 60
"""Characters of one reason at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found in a mention.

    Attributes:
        places: (start, end) in its text, in order, none overlapping another.
        texts: what stands there, each once, on one line: café lumière, #cafelumiere.
        facts: what held beside the text, as the language writes it: lang:fr.
    """

    places: tuple[tuple[int, int], ...] = ()
    texts: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


def readable(query: str) -> Node | None:
    """The tree of a query; None where there is none, or where it cannot be read (any more)."""
    try:
        return parse(query) if query.strip() else None
    except QueryError:
        return None


def found_in_detail(tree: Node, detail: MentionDetail) -> Found:
    """What a query found in a mention of which everything is known."""
    line, post = detail.line, detail.post
    candidate = Candidate(post.text, known_of(post, line.lang, line.label))
    reasons = list(_reasons(tree, candidate, OF_DETAIL))
    facts = dict.fromkeys(printed(reason.node) for reason in reasons if reason.end == reason.start)
    return Found(_places(reasons), _texts(reasons, post.text), tuple(facts)[:_FEW])


def found_in_line(tree: Node, line: MentionLine, text: str) -> tuple[tuple[int, int], ...]:
    """Where a query found something in a text made of a line of the table."""
    known = Known(source=line.source, lang=line.lang, kind=Kind(line.kind), label=line.label)
    return _places(list(_reasons(tree, Candidate(text, known), OF_LINE)))


def _reasons(node: Node, candidate: Candidate, known: frozenset[str]) -> Iterator[Reason]:
    """The reasons of a part that holds, as far as can be known."""
    if _decided(node, known):
        yield from explained(node, candidate)
        return
    match node:
        case Field():
            yield Reason(0, 0, node)
        case All(parts):
            if all(matches(part, candidate) for part in parts if _decided(part, known)):
                for part in parts:
                    yield from _reasons(part, candidate, known)
        case AnyOf(parts):
            certain = [reason for part in parts if _decided(part, known) for reason in explained(part, candidate)]
            open_parts = [part for part in parts if not _decided(part, known)]
            yield from certain
            for part in open_parts:
                # which of several open alternatives holds nobody can tell here: their fields are not told
                told = list(_reasons(part, candidate, known))
                lonely = not certain and len(open_parts) == 1
                yield from (reason for reason in told if lonely or not isinstance(reason.node, Field))


def _decided(node: Node, known: frozenset[str]) -> bool:
    """Whether what is known tells if it holds; what is excluded counts as told where it is not."""
    return all(part.name in known for part in walk(node) if isinstance(part, Field))


def _places(reasons: Sequence[Reason]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((reason.start, reason.end) for reason in reasons if reason.end > reason.start):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _texts(reasons: Sequence[Reason], text: str) -> tuple[str, ...]:
    told: dict[str, str] = {}
    for start, end in sorted({(reason.start, reason.end) for reason in reasons if reason.end > reason.start}):
        words = " ".join(text[start:end].split())
        told.setdefault(words.casefold(), words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")
    return tuple(told.values())[:_FEW]
