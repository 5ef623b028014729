"""Where a literal occurs in a text: the one rule of whole words, tags, handles and phrases.

A literal is looked for through its surfaces: strings of which one must stand in the shape of a text, whole. A word is
found as #tag and @handle because signs end no word; a phrase is also the one word that its tag makes of it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cmdesk.core.matching.candidate import Candidate
from cmdesk.core.matching.shapes import exact_of, shape_of, whole
from cmdesk.core.query import Exact, Handle, Literal, Phrase, Tag, Word
from cmdesk.core.text import fold, is_word_character, run_end


@dataclass(frozen=True, slots=True)
class Surface:
    """A string to look for.

    Attributes:
        goes_on: the word may go on behind it.
    """

    text: str
    goes_on: bool = False


@lru_cache(maxsize=65536)
def surfaces(literal: Literal) -> tuple[Surface, ...]:
    """The strings of which one must occur in the shape of a text; of an exact literal in the exact shape."""
    match literal:
        case Word(text, prefix):
            return _spaced(_shaped(text), prefix)
        case Phrase(words):
            return _spaced(_shaped(" ".join(words)), goes_on=False)
        case Tag(text, prefix):
            return (Surface(f"#{_shaped(text)}", prefix),)
        case Handle(text, prefix):
            return (Surface(_shaped(f"@{text}"), prefix),)
        case Exact(words):
            return _spaced(shape_of(exact_of(" ".join(words))).text, goes_on=False)


@lru_cache(maxsize=65536)
def folded_surfaces(literal: Exact) -> tuple[Surface, ...]:
    """Strings of which one occurs in the shape of every text that holds an exact literal."""
    return tuple(Surface(_shaped(surface.text)) for surface in surfaces(literal))


def occurrences(literal: Literal, candidate: Candidate) -> Iterator[tuple[int, int]]:
    """Where a literal occurs, as offsets in the shape of the text; of an exact one in its exact shape."""
    shape = candidate.exact if isinstance(literal, Exact) else candidate.shape
    for surface in surfaces(literal):
        yield from _places(surface, shape.text, shape.seams)


def occurs(literal: Literal, candidate: Candidate) -> bool:
    """Whether a literal occurs at all."""
    return next(occurrences(literal, candidate), None) is not None


def _places(surface: Surface, text: str, seams: frozenset[int]) -> Iterator[tuple[int, int]]:
    sought = surface.text
    letter = is_word_character(sought[0])
    begins: list[int] | None = None
    start = text.find(sought)
    while start >= 0:
        end = start + len(sought)
        if whole(text, start, end, seams=seams, goes_on=surface.goes_on):
            yield start, end
        after = start + 1
        if letter:
            # within a word no other begins but at a seam: a word of many letters alike is gone through once
            after = run_end(text, start)
            if seams:
                begins = begins or sorted(seams)
                following = bisect_right(begins, start)
                if following < len(begins):
                    after = min(after, begins[following])
        start = text.find(sought, after)


def _shaped(text: str) -> str:
    return shape_of(fold(text)).text


def _spaced(text: str, goes_on: bool) -> tuple[Surface, ...]:
    if " " not in text:
        return (Surface(text, goes_on),)
    return Surface(text, goes_on), Surface(f"#{text.replace(' ', '')}", goes_on)
