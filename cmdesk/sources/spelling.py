"""How people may write a literal of a query: the spellings that a network has to be asked for.

Networks compare without case and accents, as far as they say. They promise nothing of the rest of our folding: an
apostrophe that may be left out (L'Oréal, loreal), a ligature (cœur, coeur). So each such spelling is asked for by
itself, in her own letters, since nobody writes `oeuvre` who means `Œuvre`.

Those that follow from an apostrophe or a ligature that she wrote are always asked for. Where she wrote none, one may be
meant: that is guessed for l', d', qu' and longer ones before a vowel or h, for 's at the end (McDonald's), and for œ in
oeu, oei and at the beginning of a word. Missed are c', j', m', n', o', s' and t' where she wrote one word (each word that
begins with such a letter would have to be asked for twice), and fewer than three letters beside a guessed apostrophe.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from cmdesk.core.matching.shapes import HEADS, TAIL, exact_of, shape_of
from cmdesk.core.query import Exact, Literal, Phrase, Word
from cmdesk.core.text import fold, is_word_character

MOST: Final = 8
"""Spellings of one literal at most."""

_BETWEEN: Final = re.compile(r"\s+|(?<=\w)-(?=\w)")
_APART: Final = str.maketrans(
    {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
)
_LIGATURE: Final = re.compile(r"oe(?=[ui])|\boe", re.IGNORECASE)
_VOWELS: Final = frozenset("aeiouyh")
_BEFORE_VOWELS: Final = ("jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu", "aujourd", "qu", "d", "l")
_LEFT: Final = 3


@dataclass(frozen=True, slots=True)
class Spellings:
    """The ways of writing a literal, hers first.

    Attributes:
        spoken: as words with a space between, apostrophes where they may stand; what stands beside a hyphen is a word.
        joined: as the one word that a tag makes of several; () where there is but one.
        cut: whether more of them are possible than are given.
    """

    spoken: tuple[str, ...]
    joined: tuple[str, ...] = ()
    cut: bool = False


def spellings(literal: Literal, *, guess: bool) -> Spellings:
    """The ways in which a literal may be written where it is found.

    Args:
        guess: whether those are among them that follow from nothing that she wrote.
    """
    exact = isinstance(literal, Exact)
    text = exact_of(" ".join(literal.words) if isinstance(literal, Phrase | Exact) else literal.text)
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    choices = [_written(piece, guess=guess, ligatures=not exact) for piece in pieces]
    # an apostrophe within a tag is a slip: only one that she made herself is looked for
    joined = tuple(_written("".join(_whole(pieces)), guess=False, ligatures=not exact)) if len(pieces) > 1 else ()
    spoken = list(islice(product(*choices), MOST + 1))
    if len(spoken) <= MOST:
        return Spellings(tuple(map(" ".join, spoken)), joined)
    if guess:
        fewer = spellings(literal, guess=False)
        return Spellings(fewer.spoken, fewer.joined, cut=True)
    bare = [shape_of(piece).text for piece in pieces]
    return Spellings(tuple(dict.fromkeys((" ".join(pieces), " ".join(bare)))), joined, cut=True)


def signed(literal: Word | Phrase) -> bool:
    """Whether there are signs in a literal that make a difference to us, and none where words are cut at each of them."""
    text = fold(" ".join(literal.words) if isinstance(literal, Phrase) else literal.text)
    return any(not is_word_character(sign) and sign not in "'- " for sign in text)


def _whole(pieces: list[str]) -> Iterator[str]:
    """The pieces of a tag: an apostrophe may be left out, or stand, at its beginning and its end only."""
    for number, piece in enumerate(pieces):
        shape = shape_of(piece)
        kept = {
            seam
            for seam in shape.seams
            if (number == 0 and seam < len(shape.text) - 1)
            or (number == len(pieces) - 1 and seam == len(shape.text) - 1)
        }
        yield _with_apostrophes(shape.text, kept)


def _written(piece: str, *, guess: bool, ligatures: bool) -> list[str]:
    """The ways of writing a word, hers first."""
    versions = [piece]
    if ligatures:
        versions.append(piece.translate(_APART))
        if guess:
            versions.append(_LIGATURE.sub(lambda found: "Œ" if found[0][0] == "O" else "œ", piece))
    ways: dict[str, None] = {piece: None}
    for version in dict.fromkeys(versions):
        shape = shape_of(version)
        cuts = set(shape.seams) | (set(_guessed(shape.text)) if guess else set())
        last = len(shape.text) - 1
        heads = [None, *sorted(cut for cut in cuts if shape.text[:cut].lower() in HEADS)]
        tails = [None, *(cut for cut in cuts if cut == last and shape.text[cut:].lower() == TAIL)]
        for head, tail in product(heads, tails):
            ways[_with_apostrophes(shape.text, {cut for cut in (head, tail) if cut is not None})] = None
    return list(ways)


def _guessed(bare: str) -> Iterator[int]:
    """Where an apostrophe may have been left out."""
    low = bare.lower()
    for head in _BEFORE_VOWELS:
        rest = fold(bare[len(head) :])
        if low.startswith(head) and rest[:1] in _VOWELS and len(rest) >= _LEFT - (len(head) > 1):
            yield len(head)
    if low.endswith(TAIL) and len(low) > _LEFT and low[:-1].isalpha():
        yield len(low) - 1


def _with_apostrophes(bare: str, cuts: set[int]) -> str:
    return "".join(f"'{letter}" if at in cuts else letter for at, letter in enumerate(bare))
