"""The tree of a query: what `parse` gives, `printed` writes down again, and the matcher evaluates.

Literals are held as she wrote them, since networks and readers want her own spelling; whoever compares folds them.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word: found as itself, as #tag and as @handle, always whole.

    Attributes:
        prefix: it may go on: `caf*`.
    """

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order with only spaces or a hyphen between them; also their joined #tag."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A #tag and nothing else; `text` without the sign."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Handle:
    """An @handle and nothing else, no e-mail address; `text` without the sign."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Exact:
    """A word, or words in this order, with this very case and these very accents."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Everything within one stretch of text, in any order, with at most `words` other words in it.

    Attributes:
        parts: two or more; literals, or alternatives of literals.
    """

    parts: tuple["Node", ...]
    words: int


@dataclass(frozen=True, slots=True)
class Field:
    """Something known beside the text; see `fields` for the names and their values."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not occur."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Every part occurs."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part occurs."""

    parts: tuple["Node", ...]


Literal = Word | Phrase | Tag | Handle | Exact
"""What is looked for in the text itself."""

Node = Literal | Near | Field | Not | All | AnyOf


def walk(node: Node) -> Iterator[Node]:
    """A node and all that stands below it, in the order of the query."""
    yield node
    match node:
        case Not(part):
            yield from walk(part)
        case Near(parts) | All(parts) | AnyOf(parts):
            for part in parts:
                yield from walk(part)


def only_excludes(node: Node, *, negated: bool = False) -> Node | None:
    """The first part of a query that could let in texts only because of what is not in them; None where none does.

    Such a part would let in nearly everything that is said anywhere.
    """
    match node:
        case Not(part):
            return only_excludes(part, negated=not negated)
        case All(parts) | AnyOf(parts):
            blamed = [only_excludes(part, negated=negated) for part in parts]
            first: Node | None = next((part for part in blamed if part is not None), None)
            # of what must all hold one anchor is enough; of alternatives each needs its own
            enough = isinstance(node, All) is not negated
            if enough:
                return None if None in blamed else first
            return first
        case _:
            return node if negated else None
