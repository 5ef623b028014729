"""What is left of a query where not all of it can be asked: never less than it may match.

A network cannot exclude, an index knows no NEAR, a count is not yet known: the part is left out, and what remains lets
in everything that the whole query does, and more.
"""

from collections.abc import Callable

from cmdesk.core.query.tree import All, AnyOf, Near, Node, Not


def widened(node: Node, keeps: Callable[[Node, bool], bool], *, negated: bool = False) -> Node | None:
    """The query without what cannot be asked; None where nothing is left that narrows.

    Exclusions come out directly before what they exclude. A NEAR that cannot be asked becomes all of its parts.

    Args:
        keeps: whether a term (literal, field, NEAR) can be asked; told the term and whether it is excluded.
    """
    match node:
        case Not(part):
            return widened(part, keeps, negated=not negated)
        case All(parts) | AnyOf(parts):
            left = [widened(part, keeps, negated=negated) for part in parts]
            if isinstance(node, All) is not negated:
                return _joined([part for part in left if part is not None], All)
            known = [part for part in left if part is not None]
            return _joined(known, AnyOf) if len(known) == len(left) else None
        case Near(parts) if not keeps(node, negated) and not negated:
            return _joined([part for part in (widened(one, keeps) for one in parts) if part is not None], All)
        case _:
            if not keeps(node, negated):
                return None
            return Not(node) if negated else node


def _joined(parts: list[Node], kind: type[All] | type[AnyOf]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(tuple(parts))
