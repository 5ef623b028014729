"""Why does a text fit a query? What was found, where in her own text, and which facts held."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from cmdesk.core.matching.candidate import Candidate
from cmdesk.core.matching.evaluation import matches
from cmdesk.core.matching.literals import occurrences
from cmdesk.core.matching.nearness import stretches
from cmdesk.core.matching.shapes import Shape, aligned, exact_of
from cmdesk.core.query import All, AnyOf, Exact, Field, Handle, Near, Node, Not, Phrase, Tag, Word
from cmdesk.core.text import fold

MOST: int = 50
"""Reasons told of one text at most."""

_APOSTROPHES: Final = "'’‘‛ʼ′`´\u1ffd＇"


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One thing for which a text fits.

    Attributes:
        start, end: where it stands in the text, end excluded; both 0 for a fact beside the text.
        node: the literal, or the field.
    """

    start: int
    end: int
    node: Node


def explained(node: Node, candidate: Candidate) -> tuple[Reason, ...]:
    """The reasons for which a text fits a query, in the order of the text, facts first; none where it does not fit.

    Of alternatives all that hold are told. What a query excludes gives no reason: it is not there.
    """
    if not matches(node, candidate):
        return ()
    places = _Places(candidate)
    found = set(_reasons(node, candidate, places, negated=False))
    return tuple(sorted(found, key=lambda reason: (reason.start, reason.end, repr(reason.node)))[:MOST])


class _Places:
    """Turns offsets of shapes into offsets of the text."""

    def __init__(self, candidate: Candidate) -> None:
        self._text = candidate.text
        self._aligned: dict[bool, tuple[Shape, list[int]]] = {}

    def __call__(self, start: int, end: int, *, exact: bool) -> tuple[int, int]:
        if exact not in self._aligned:
            self._aligned[exact] = aligned(self._text, exact_of if exact else fold)
        shape, origins = self._aligned[exact]
        begin = origins[start]
        # up to where the next character begins, spaces aside: a mark belongs to the letter before it, and what folds
        # to several letters is told as a whole
        upto = origins[bisect_right(origins, origins[end - 1])]
        piece = self._text[begin:upto].rstrip()
        if end in shape.seams:
            piece = piece.rstrip(_APOSTROPHES)
        return begin, begin + len(piece)


def _reasons(node: Node, candidate: Candidate, places: _Places, *, negated: bool) -> Iterator[Reason]:
    match node:
        case Not(part):
            yield from _reasons(part, candidate, places, negated=not negated)
        case All(parts) | AnyOf(parts):
            for part in parts:
                if negated or matches(part, candidate):
                    yield from _reasons(part, candidate, places, negated=negated)
        case Near() if not negated:
            for stretch in islice(stretches(node, candidate), MOST):
                for place in stretch:
                    start, end = places(place.start, place.end, exact=place.exact)
                    yield Reason(start, end, node)
        case Field() if not negated:
            if matches(node, candidate):
                yield Reason(0, 0, node)
        case Word() | Phrase() | Tag() | Handle() | Exact() if not negated:
            exact = isinstance(node, Exact)
            # no later one would be told
            for start, end in islice(occurrences(node, candidate), 2 * MOST):
                yield Reason(*places(start, end, exact=exact), node)
