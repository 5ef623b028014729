"""The simple form of a query: any of these, all of those, none of these. Another view of the same text.

Most queries of people who know no query language have this form. One that says more (fields, distances, alternatives
of alternatives) has none, and is never squeezed into it: what chips cannot show they must not lose.
"""

import re
from dataclasses import dataclass
from typing import Final, TypeGuard

from cmdesk.core.errors import QueryError
from cmdesk.core.query.lexer import QUOTES
from cmdesk.core.query.parser import parse
from cmdesk.core.query.printer import quoted
from cmdesk.core.query.tree import All, AnyOf, Exact, Handle, Literal, Node, Not, Phrase, Tag, Word

_MARKS: Final = re.compile("[" + "".join({*QUOTES, *QUOTES.values()}) + "]")


@dataclass(frozen=True, slots=True)
class Chips:
    """What a simple query looks for.

    Attributes:
        any_of: at least one of these occurs, where there are any.
        all_of: every one of these occurs.
        none_of: none of these occurs.
    """

    any_of: tuple[Literal, ...] = ()
    all_of: tuple[Literal, ...] = ()
    none_of: tuple[Literal, ...] = ()


def chips_of(node: Node) -> Chips | None:
    """The chips of a query, None where it says more than they can show.

    One literal alone stands among the alternatives: that is where the next one is added most often.
    """
    any_of: tuple[Literal, ...] | None = None
    all_of: list[Literal] = []
    none_of: list[Literal] = []
    for part in node.parts if isinstance(node, All) else (node,):
        match part:
            case AnyOf(parts) if any_of is None and _literals(parts):
                any_of = parts
            case Not(AnyOf(parts)) if _literals(parts):
                none_of += parts
            case Not(inner) if _literal(inner):
                none_of.append(inner)
            case _ if _literal(part):
                all_of.append(part)
            case _:
                return None
    if any_of is None and len(all_of) == 1:
        any_of, all_of = (all_of[0],), []
    return Chips(any_of or (), tuple(all_of), tuple(none_of))


def tree_of(chips: Chips) -> Node | None:
    """The query that chips stand for, None where there are none.

    Chips that only exclude have a tree, but make no query: `parse` says why.
    """
    parts: list[Node] = []
    if len(chips.any_of) == 1:
        parts.append(chips.any_of[0])
    elif chips.any_of:
        parts.append(AnyOf(chips.any_of))
    parts += chips.all_of
    parts += (Not(literal) for literal in chips.none_of)
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def literal_of(typed: str) -> Literal:
    """What somebody means who types into the field of a chip: one term of the language, or else these very words.

    Raises:
        QueryError: there is nothing in it to look for.
    """
    try:
        node = parse(typed)
    except QueryError:
        node = None
    if node is not None and _literal(node):
        return node
    node = parse(quoted(" ".join(_MARKS.sub(" ", typed).split())))
    if not _literal(node):
        raise AssertionError(typed)
    return node


def _literal(node: Node) -> TypeGuard[Literal]:
    return isinstance(node, Word | Phrase | Tag | Handle | Exact)


def _literals(parts: tuple[Node, ...]) -> TypeGuard[tuple[Literal, ...]]:
    return all(map(_literal, parts))
