"""Which of many queries does a text fit? One pass over the text, whatever their number.

One automaton finds every string that any query looks for. Of each query one *anchor* is known: literals of which at
least one occurs in whatever it matches (all alternatives of an OR, the longest term of an AND, never what is excluded).
Only queries whose anchor was found are evaluated, and these mostly by looking up what was found. Queries without a
literal (`lang:fr is:reply`) are put to every text.

Changing one query among many compiles that one, and builds the automaton anew, which takes milliseconds.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final, assert_never

from ahocorasick_rs import AhoCorasick

from cmdesk.core.matching.candidate import NOTHING_KNOWN, Candidate, Facts
from cmdesk.core.matching.evaluation import holds
from cmdesk.core.matching.literals import Surface, folded_surfaces, occurs, surfaces
from cmdesk.core.matching.nearness import near
from cmdesk.core.matching.shapes import Shape, whole
from cmdesk.core.query import All, AnyOf, Exact, Field, Handle, Literal, Near, Node, Not, Phrase, Tag, Word

Found = frozenset[int] | set[int]
"""Numbers of the surfaces that occur in a text."""
Test = Callable[[Found, Candidate], bool]


class Matcher:
    """Many queries against one text."""

    def __init__(self, queries: Mapping[int, Node] | None = None) -> None:
        """Take the tree of each tracker's query by tracker id."""
        self._begin()
        self.update(queries or {})

    def _begin(self) -> None:
        self._queries: dict[int, _Compiled] = {}
        self._numbers: dict[Surface, int] = {}
        self._surfaces: list[Surface] = []
        self._users: dict[int, int] = {}
        self._plain: dict[int, dict[int, None]] = {}
        self._anchored: dict[int, dict[int, Test]] = {}
        self._loose: dict[int, Test] = {}

    def update(self, queries: Mapping[int, Node]) -> None:
        """Have exactly these queries from now on; those that are the same stay compiled."""
        for number in [number for number in self._queries if number not in queries]:
            self._remove(number)
        for number, node in queries.items():
            known = self._queries.get(number)
            if known is None or (known.node is not node and known.node != node):
                if known is not None:
                    self._remove(number)
                self._add(number, node)
        if len(self._surfaces) > 1000 and len(self._users) * 2 < len(self._surfaces):
            # strings that nobody looks for any more are forgotten
            kept = {number: compiled.node for number, compiled in self._queries.items()}
            self._begin()
            for number, node in kept.items():
                self._add(number, node)
        self.__dict__.pop("_automaton", None)

    def match(self, text: str, facts: Facts = NOTHING_KNOWN, *, folded: str | None = None) -> frozenset[int]:
        """Ids of the trackers whose query a text fits, and what is known beside it.

        Args:
            folded: its folded form, where it is at hand.
        """
        candidate = Candidate(text, facts, folded=folded)
        found = self._found(candidate.shape)
        matched: set[int] = set()
        for surface in found:
            if (plain := self._plain.get(surface)) is not None:
                matched.update(plain)
            if (anchored := self._anchored.get(surface)) is not None:
                for number, test in anchored.items():
                    if number not in matched and test(found, candidate):
                        matched.add(number)
        for number, test in self._loose.items():
            if test(found, candidate):
                matched.add(number)
        return frozenset(matched)

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, list[tuple[int, ...]]]:
        """The automaton, and by pattern the numbers of its surfaces: whole, going on."""
        patterns: dict[str, list[int]] = {}
        for number in self._users:
            patterns.setdefault(self._surfaces[number].text, []).append(number)
        return AhoCorasick(list(patterns)), [tuple(numbers) for numbers in patterns.values()]

    def _found(self, shape: Shape) -> set[int]:
        found: set[int] = set()
        if not self._users:
            return found
        automaton, numbers = self._automaton
        text, seams, known = shape.text, shape.seams, self._surfaces
        for pattern, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            for number in numbers[pattern]:
                if number not in found and whole(text, start, end, seams=seams, goes_on=known[number].goes_on):
                    found.add(number)
        return found

    def _number(self, surface: Surface) -> int:
        number = self._numbers.get(surface)
        if number is None:
            number = self._numbers[surface] = len(self._surfaces)
            self._surfaces.append(surface)
        return number

    def _add(self, number: int, node: Node) -> None:
        compiled = _Compiled(node, self._number)
        self._queries[number] = compiled
        for surface in compiled.used:
            self._users[surface] = self._users.get(surface, 0) + 1
        if compiled.anchor is None:
            self._loose[number] = compiled.test
        elif compiled.plain:
            for surface in compiled.anchor:
                self._plain.setdefault(surface, {})[number] = None
        else:
            for surface in compiled.anchor:
                self._anchored.setdefault(surface, {})[number] = compiled.test

    def _remove(self, number: int) -> None:
        compiled = self._queries.pop(number)
        for surface in compiled.used:
            self._users[surface] -= 1
            if not self._users[surface]:
                del self._users[surface]
        self._loose.pop(number, None)
        for surface in compiled.anchor or ():
            for table in (self._plain, self._anchored):
                rows: dict[int, object] | None = table.get(surface)  # type: ignore[assignment]
                if rows is not None and rows.pop(number, self) is not self and not rows:
                    del table[surface]


class _Compiled:
    """One query, ready to be put to many texts.

    Attributes:
        test: its verdict, given what was found.
        anchor: surfaces of which one is found in whatever it matches; None where there are none.
        plain: whether it matches wherever its anchor is found.
        used: all surfaces that it asks for.
    """

    __slots__ = ("anchor", "node", "plain", "test", "used")

    def __init__(self, node: Node, number: Callable[[Surface], int]) -> None:
        self.node = node
        self.used: dict[int, None] = {}

        def numbered(surface: Surface) -> int:
            found = number(surface)
            self.used[found] = None
            return found

        self.test = _compiled(node, numbered)
        self.anchor = _anchor(node, numbered)
        self.plain = isinstance(node, Word | Phrase | Tag | Handle) or (
            isinstance(node, AnyOf) and all(isinstance(part, Word | Phrase | Tag | Handle) for part in node.parts)
        )


def _compiled(node: Node, number: Callable[[Surface], int]) -> Test:
    match node:
        case Word() | Phrase() | Tag() | Handle():
            numbers = frozenset(map(number, surfaces(node)))
            if len(numbers) == 1:
                (only,) = numbers
                return lambda found, _candidate: only in found
            return lambda found, _candidate: not numbers.isdisjoint(found)
        case Exact():
            return lambda _found, candidate: occurs(node, candidate)
        case Near(parts):
            # what must occur is cheaply looked up before the distance is measured
            needed = [_compiled(part, number) for part in parts]
            return lambda found, candidate: all(test(found, candidate) for test in needed) and near(node, candidate)
        case Field(name, value):
            return lambda _found, candidate: holds(name, value, candidate)
        case Not(part):
            inner = _compiled(part, number)
            return lambda found, candidate: not inner(found, candidate)
        case All(parts):
            if all(isinstance(part.part if isinstance(part, Not) else part, _LOOKED_UP) for part in parts):
                return _looked_up(parts, number)
            # what is looked up comes first: language and mood are perhaps not known yet, and cost much to find out
            tests = [_compiled(part, number) for part in sorted(parts, key=_cost)]
            return lambda found, candidate: all(test(found, candidate) for test in tests)
        case AnyOf(parts):
            if all(isinstance(part, _LOOKED_UP) for part in parts):
                together = frozenset(number(surface) for part in parts for surface in _strings(part))
                return lambda found, _candidate: not together.isdisjoint(found)
            tests = [_compiled(part, number) for part in sorted(parts, key=_cost)]
            return lambda found, candidate: any(test(found, candidate) for test in tests)
        case _:
            assert_never(node)


_LOOKED_UP: Final = (Word, Phrase, Tag, Handle)
"""Literals whose verdict is whether one of their surfaces was found."""


def _strings(node: Node) -> tuple[Surface, ...]:
    return surfaces(node) if isinstance(node, Word | Phrase | Tag | Handle) else ()


def _looked_up(parts: Iterable[Node], number: Callable[[Surface], int]) -> Test:
    """Literals that must occur and others that must not: by far the most usual query, in a few set operations."""
    required: set[int] = set()
    one_of: list[frozenset[int]] = []
    excluded: set[int] = set()
    for part in parts:
        if isinstance(part, Not):
            excluded.update(map(number, _strings(part.part)))
            continue
        numbers = frozenset(map(number, _strings(part)))
        if len(numbers) == 1:
            required |= numbers
        else:
            one_of.append(numbers)
    if one_of:
        return lambda found, _candidate: (
            required <= found
            and excluded.isdisjoint(found)
            and all(not numbers.isdisjoint(found) for numbers in one_of)
        )
    return lambda found, _candidate: required <= found and excluded.isdisjoint(found)


def _cost(node: Node) -> int:
    """How much it costs to test a part, roughly: a look-up, a search, a fact that must be found out."""
    match node:
        case Word() | Phrase() | Tag() | Handle():
            return 0
        case Exact():
            return 1
        case Near():
            return 2
        case Field(name):
            return 4 if name in ("lang", "sentiment") else 1
        case Not(part):
            return _cost(part)
        case All(parts) | AnyOf(parts):
            return max(map(_cost, parts))
        case _:
            assert_never(node)


def _anchor(node: Node, number: Callable[[Surface], int], *, negated: bool = False) -> frozenset[int] | None:
    """Surfaces of which one is found wherever a part holds, None where it may hold without any."""
    match node:
        case Not(part):
            return _anchor(part, number, negated=not negated)
        case Near(parts) if not negated:
            return _rarest(_anchor(part, number) for part in parts)
        case All(parts) | AnyOf(parts):
            anchors = (_anchor(part, number, negated=negated) for part in parts)
            if isinstance(node, All) is not negated:
                return _rarest(anchors)
            together: frozenset[int] = frozenset()
            for anchor in anchors:
                if anchor is None:
                    return None
                together |= anchor
            return together
        case Exact() if not negated:
            return _within(node, number)
        case Word() | Phrase() | Tag() | Handle() if not negated:
            return frozenset(map(number, surfaces(node)))
    return None


def _within(literal: Literal, number: Callable[[Surface], int]) -> frozenset[int] | None:
    return frozenset(map(number, folded_surfaces(literal))) if isinstance(literal, Exact) else None


def _rarest(anchors: Iterable[frozenset[int] | None]) -> frozenset[int] | None:
    """Of several anchors one that fires seldom: the one of fewest surfaces."""
    known = [anchor for anchor in anchors if anchor is not None]
    return min(known, key=len) if known else None
