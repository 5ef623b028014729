"""A query in the words of a network: the one way in which each network's own search is made of it.

A network's answer is a pre-filter; our own matcher decides. So its search may let in more than the query, never less:
what the network cannot say is left out, and that is told. What is peculiar to a network is its `Dialect`.

A field whose answer is known for all that comes from there (`source:x` at X) is settled first. What then cannot match
anything there is not asked, nor is what holds nothing to search for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from cmdesk.core.query import (
    All,
    AnyOf,
    Exact,
    Field,
    Handle,
    Near,
    Node,
    Not,
    Phrase,
    Tag,
    Word,
    parse,
    printed,
    widened,
)
from cmdesk.core.translations import Search, Widening


@dataclass(frozen=True, slots=True)
class Said:
    """A term in the words of a network.

    Attributes:
        ways: what is searched for, one of them being enough; each can stand beside others as it is.
        cut: whether ways of writing it are left out, for there are too many.
    """

    ways: tuple[str, ...]
    cut: bool = False


class Dialect(Protocol):
    """What a network can be asked. A *term* is a literal, a field or a NEAR."""

    @property
    def longest(self) -> int:
        """Characters of a search at most."""
        ...

    def settled(self, term: Field) -> bool | None:
        """Whether all that comes from there has this field's value, or none of it; None where that depends."""
        ...

    def says(self, term: Node, negated: bool) -> bool:
        """Whether it can be asked for a term, or asked to leave it out, and loses nothing that the query matches."""
        ...

    def widens(self, term: Node) -> str:
        """What gets lost of a term, whether it says it or not: one of WIDENINGS; "" where nothing does."""
        ...

    def anchors(self, term: Node) -> bool:
        """Whether a term that it says can be asked for alone."""
        ...

    def said(self, term: Node, negated: bool, *, guess: bool) -> Said:
        """A term that it says.

        Args:
            guess: as for `spelling.spellings`.
        """
        ...


def translated(query: str, dialect: Dialect) -> Search:
    """The search that brings at least what the query of a tracker may match there.

    Raises:
        QueryError: the query cannot be read.
    """
    tree = _settled(parse(query, of_tracker=True), dialect)
    if isinstance(tree, bool):
        return Search("", refusal="no-word" if tree else "elsewhere")
    asked = _asked(tree, dialect)
    if asked is None or not _anchored(asked, dialect):
        return Search("", refusal="no-word")
    widenings = tuple(_widenings(tree, dialect))
    writer = _Writer(dialect, guess=True)
    text = writer.written(asked)
    if len(text) > dialect.longest:
        writer = _Writer(dialect, guess=False)
        text = writer.written(asked)
    widenings += tuple(Widening("spelling", printed(term)) for term in writer.cut)
    return Search(text, widenings, "too-long" if len(text) > dialect.longest else "")


def _settled(node: Node, dialect: Dialect) -> Node | bool:
    """The query without what is the same for all that comes from there; a verdict where nothing else is left."""
    match node:
        case Field():
            verdict = dialect.settled(node)
            return node if verdict is None else verdict
        case Not(part):
            inner = _settled(part, dialect)
            return not inner if isinstance(inner, bool) else Not(inner)
        case All(parts) | AnyOf(parts):
            found = [_settled(part, dialect) for part in parts]
            decides = isinstance(node, AnyOf)
            if decides in found:
                return decides
            left = tuple(part for part in found if not isinstance(part, bool))
            if len(left) < 2:
                return left[0] if left else not decides
            return AnyOf(left) if decides else All(left)
        case _:
            return node


def _asked(node: Node, dialect: Dialect) -> Node | None:
    """What of a query can be asked; None where nothing can."""
    left = widened(node, dialect.says)
    return None if left is None else _grounded(left, dialect)


def _grounded(node: Node, dialect: Dialect) -> Node | None:
    """The query without alternatives of which one cannot be asked for alone."""
    match node:
        case AnyOf(parts):
            found = [_grounded(part, dialect) for part in parts]
            known = [part for part in found if part is not None and _anchored(part, dialect)]
            return AnyOf(tuple(known)) if len(known) == len(parts) else None
        case All(parts):
            left = [part for part in (_grounded(one, dialect) for one in parts) if part is not None]
            if len(left) < 2:
                return left[0] if left else None
            return All(tuple(left))
        case _:
            return node


def _anchored(node: Node, dialect: Dialect) -> bool:
    match node:
        case AnyOf(parts):
            return all(_anchored(part, dialect) for part in parts)
        case All(parts):
            return any(_anchored(part, dialect) for part in parts)
        case Not():
            return False
        case _:
            return dialect.anchors(node)


def _widenings(node: Node, dialect: Dialect) -> Iterator[Widening]:
    """What is lost of a query, part by part."""
    match node:
        case All(parts):
            for part in parts:
                yield from _widenings(part, dialect)
        case AnyOf(parts):
            if _asked(node, dialect) is None and any(_asked(part, dialect) is not None for part in parts):
                yield Widening("alternative", printed(node))
            else:
                for part in parts:
                    yield from _widenings(part, dialect)
        case Not(part):
            yield from _excluded(part, dialect)
        case Near(parts):
            if not dialect.says(node, False):
                yield Widening("near", printed(node))
                for part in parts:
                    yield from _widenings(part, dialect)
        case _:
            if reason := dialect.widens(node):
                yield Widening(reason, printed(node))


def _excluded(part: Node, dialect: Dialect) -> Iterator[Widening]:
    whole = Not(part)
    if _asked(whole, dialect) is None:
        yield Widening("exclusion", printed(whole))
        return
    match part:
        case Not(inner):
            yield from _widenings(inner, dialect)
        case All(parts) | AnyOf(parts):
            for one in parts:
                yield from _excluded(one, dialect)


@dataclass
class _Writer:
    """Writes down what can be asked.

    Attributes:
        cut: literals of which not every way of writing is asked for.
    """

    dialect: Dialect
    guess: bool
    cut: dict[Node, None] = field(default_factory=dict)

    def written(self, node: Node, *, within: bool = False) -> str:
        """A part of the search; between parentheses where it stands within another one and needs them."""
        match node:
            case All(parts):
                together = " ".join(self.written(part, within=True) for part in parts)
            case AnyOf(parts):
                together = " OR ".join(self.written(part, within=True) for part in parts)
            case Not(part):
                return " OR ".join(self._ways(part, negated=True))
            case _:
                ways = self._ways(node, negated=False)
                together = " OR ".join(ways)
                if len(ways) == 1:
                    return together
        return f"({together})" if within else together

    def _ways(self, term: Node, *, negated: bool) -> tuple[str, ...]:
        said = self.dialect.said(term, negated, guess=self.guess)
        if said.cut or (not self.guess and said != self.dialect.said(term, negated, guess=True)):
            self.cut[term] = None
        return said.ways


def is_literal(term: Node) -> bool:
    """Whether a term is looked for in the text itself."""
    return isinstance(term, Word | Phrase | Tag | Handle | Exact)


def is_prefix(term: Node) -> bool:
    """Whether a term is the beginning of a word."""
    return isinstance(term, Word | Tag | Handle) and term.prefix
