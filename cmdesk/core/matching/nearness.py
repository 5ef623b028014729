"""NEAR: whether all parts of it stand within one stretch of text, none overlapping another.

Takes time in proportion to the text whatever it holds: a window moves over the places of all parts, and only where each
part has places enough in it are some chosen.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cmdesk.core.matching.candidate import Candidate
from cmdesk.core.matching.literals import Surface, occurrences, surfaces
from cmdesk.core.matching.shapes import word_at
from cmdesk.core.query import AnyOf, Exact, Handle, Literal, Near, Node, Phrase, Tag, Word
from cmdesk.core.text import is_word_character

_TRIES: Final = 20_000
"""Choices tried in one text at most where the nearest places overlap each other."""
_FEW: Final = 8
"""Places for which every choice is tried; among more each part takes the nearest that is left."""

Sought = frozenset[tuple[bool, tuple[Surface, ...]]]
"""What a part looks for: `café` and `cafe` are the same."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a literal occurs.

    Attributes:
        first, last: numbers of its words, the same in the shape and the exact shape.
        start, end: offsets in the shape, of an exact literal in the exact shape.
    """

    first: int
    last: int
    start: int
    end: int
    exact: bool


def near(node: Near, candidate: Candidate) -> bool:
    """Whether all parts stand within one stretch, none overlapping another, with few enough other words in it."""
    return next(stretches(node, candidate), None) is not None


def stretches(node: Near, candidate: Candidate) -> Iterator[tuple[Place, ...]]:
    """Where a NEAR holds, from left to right: for each stretch one place a part, as many as it stands in the query."""
    parts: dict[Sought, list[Node]] = {}
    for part in node.parts:
        parts.setdefault(_sought(part), []).append(part)
    needs = [len(alike) for alike in parts.values()]
    places: list[list[Place]] = []
    for alike, need in zip(parts.values(), needs, strict=True):
        found = set(_places(alike[0], candidate))
        if len(found) < need:
            return
        places.append(sorted(found, key=_order))
    # as long as a stretch can be
    longest = node.words + sum(
        need * max(place.last - place.first + 1 for place in found) for need, found in zip(needs, places, strict=True)
    )
    chooser = _Chooser(needs, node.words, single=longest == node.words + sum(needs))
    events = sorted(
        ((place, number) for number, found in enumerate(places) for place in found),
        key=lambda event: (_order(event[0]), event[1]),
    )
    window = [deque[Place]() for _ in needs]
    lacking, oldest = len(needs), 0
    for place, number in events:
        while events[oldest][0].first <= place.last - longest:
            gone = events[oldest][1]
            window[gone].popleft()
            lacking += len(window[gone]) == needs[gone] - 1
            oldest += 1
        window[number].append(place)
        lacking -= len(window[number]) == needs[number]
        if not lacking and (chosen := chooser.choose(place, number, window)) is not None:
            yield tuple(sorted(chosen, key=_order))


class _Chooser:
    """Finds the places of one stretch that ends in a given one: of each part the nearest, where that will do.

    Args:
        single: whether every place is one word.
    """

    def __init__(self, needs: Sequence[int], words: int, *, single: bool) -> None:
        self._needs, self._words, self._single = needs, words, single
        self._tries = _TRIES

    def choose(self, ending: Place, number: int, window: Sequence[deque[Place]]) -> list[Place] | None:
        """One place a part, None where those in the window do not fit."""
        chosen = [ending]
        for part, need in enumerate(self._needs):
            missing = need - (part == number)
            for place in reversed(window[part]):
                if not missing:
                    break
                if place.last < ending.first:
                    chosen.append(place)
                    missing -= 1
            if missing:
                return None
        chosen.sort(key=_order)
        overlapping = any(one.last >= other.first for one, other in zip(chosen, chosen[1:], strict=False))
        if not overlapping and self._fits(chosen):
            return chosen
        if not overlapping and self._single:
            return None
        # longer places may do better farther off, and places that overlap must give way
        slots: list[int] = []
        for part, need in enumerate(self._needs):
            slots.extend([part] * (need - (part == number)))
        if len(slots) <= _FEW and self._tries > 0:
            return self._tried([ending], slots, window)
        return self._nearest(ending, slots, window)

    def _fits(self, chosen: Sequence[Place]) -> bool:
        taken = sum(place.last - place.first + 1 for place in chosen)
        span = max(place.last for place in chosen) - min(place.first for place in chosen) + 1
        return span - taken <= self._words

    def _tried(self, chosen: list[Place], slots: Sequence[int], window: Sequence[deque[Place]]) -> list[Place] | None:
        if not slots:
            return chosen if self._fits(chosen) else None
        for place in reversed(window[slots[0]]):
            self._tries -= 1
            if self._tries < 0:
                return None
            if place.last < chosen[0].first and all(_apart(place, other) for other in chosen):
                found = self._tried([*chosen, place], slots[1:], window)
                if found is not None:
                    return found
        return None

    def _nearest(self, ending: Place, slots: Sequence[int], window: Sequence[deque[Place]]) -> list[Place] | None:
        chosen, covered = [ending], set(range(ending.first, ending.last + 1))
        left = [list(places) for places in window]
        for part in slots:
            while left[part]:
                place = left[part].pop()
                words = range(place.first, place.last + 1)
                if place.last < ending.first and covered.isdisjoint(words):
                    covered.update(words)
                    chosen.append(place)
                    break
            else:
                return None
        return chosen if self._fits(chosen) else None


def _apart(one: Place, other: Place) -> bool:
    return one.last < other.first or other.last < one.first


def _order(place: Place) -> tuple[int, int, int, int, bool]:
    return place.first, place.last, place.start, place.end, place.exact


def _alternatives(part: Node) -> list[Literal]:
    listed = part.parts if isinstance(part, AnyOf) else (part,)
    return [one for one in listed if isinstance(one, Word | Phrase | Tag | Handle | Exact)]


def _sought(part: Node) -> Sought:
    return frozenset((isinstance(one, Exact), surfaces(one)) for one in _alternatives(part))


def _places(part: Node, candidate: Candidate) -> Iterator[Place]:
    for literal in _alternatives(part):
        exact = isinstance(literal, Exact)
        shape = candidate.exact if exact else candidate.shape
        starts = candidate.exact_word_starts if exact else candidate.word_starts
        for start, end in occurrences(literal, candidate):
            # a sign belongs to the word behind it
            letter = next((at for at in range(start, end) if is_word_character(shape.text[at])), start)
            yield Place(word_at(starts, letter), word_at(starts, end - 1), start, end, exact)
