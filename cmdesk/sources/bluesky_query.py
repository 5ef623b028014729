"""Bluesky: why its stream is asked for no words. It sends all that is said there, and our own matcher decides."""

from typing import Final

from cmdesk.core.query import Field, Node, parse, printed
from cmdesk.core.translations import Search, Widening
from cmdesk.sources.bluesky_post import SOURCE
from cmdesk.sources.translation import Said, translated

EVERYTHING: Final = "*"
"""How a search is shown that leaves nothing out."""


def search_of(query: str) -> Search:
    """What the stream is asked for: everything, unless the query wants nothing that comes from there.

    Raises:
        QueryError: the query cannot be read.
    """
    found = translated(query, _Stream())
    return (
        found
        if found.refusal == "elsewhere"
        else Search(EVERYTHING, (Widening("stream", printed(parse(query, of_tracker=True))),))
    )


class _Stream:
    """What the stream can be asked for: no term at all. Satisfies `translation.Dialect`."""

    longest: int = 1

    def settled(self, term: Field) -> bool | None:
        return term.value == SOURCE if term.name == "source" else None

    def says(self, term: Node, negated: bool) -> bool:
        return False

    def widens(self, term: Node) -> str:
        return ""

    def anchors(self, term: Node) -> bool:
        return False

    def said(self, term: Node, negated: bool, *, guess: bool) -> Said:
        raise ValueError(term)
