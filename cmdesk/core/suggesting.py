"""What would make a query better, found out from what she judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from cmdesk.core.previews import Judged
from cmdesk.core.query import Node


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change of a query that is offered to her.

    Attributes:
        query: the whole query with the change, as text.
        term: what is left out, required or added, as it stands in that query.
        kind: "exclude", "require", "exact" (the case of her own word is asked for) or "variant" (a spelling is added).
        bad_removed, good_removed: how many judged mentions of either sort the query matches no more.
        precision: of the judged mentions that are left, the share of good ones; None for a variant.
        added: of a variant, how many mentions of the archive hold it; else None.
    """

    query: str
    term: str
    kind: str
    bad_removed: int = 0
    good_removed: int = 0
    precision: float | None = None
    added: int | None = None


def suggestions(node: Node, judged: Sequence[Judged], *, most: int = 3) -> list[Suggestion]:
    """Changes that would keep judged mentions out that are not what she looks for; the best first."""
    return []


def stems(node: Node) -> list[str]:
    """Beginnings of words to ask the vocabulary of the archive for, so that `variants` finds what is near a query."""
    return []


def variants(node: Node, vocabulary: Sequence[tuple[str, int]]) -> list[Suggestion]:
    """Spellings that the archive holds and a query does not match, the most used first.

    Args:
        vocabulary: folded words of the archive, those that are tags with their #, and how many mentions hold each.
    """
    return []
