"""How people may write a literal of a query: the spellings that a network has to be asked for.

Networks compare without case and accents, as far as they say. They promise nothing of the rest of our folding: an
apostrophe that may be left out (L'Oréal, loreal), a ligature (cœur, coeur). So each such spelling is asked for by
itself, in her own letters, since nobody writes `oeuvre` who means `Œuvre`.

Those that follow from an apostrophe or a ligature that she wrote are always asked for. Where she wrote none, one may be
meant: that is guessed for l', d', qu' and longer ones before a vowel or h, for 's at the end (McDonald's), and for œ in
oeu, oei and at the beginning of a word. Missed are c', j', m', n', o', s' and t' where she wrote one word (each that
begins with such a letter would have to be asked for twice), and fewer than three letters behind a guessed apostrophe.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from cmdesk.core.matching.shapes import HEADS, TAIL, Shape, exact_of, shape_of
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
"""Letters beside a guessed apostrophe at least; one less behind quelqu', presqu' ..."""


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
    text = exact_of(" ".join(literal.words) if isinstance(literal, Phrase | Exact) else literal.text)
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    exact = isinstance(literal, Exact)
    versions = [[piece] if exact else _versions(piece, guess=guess) for piece in pieces]
    choices = [_written(piece, among, guess=guess) for piece, among in zip(pieces, versions, strict=True)]
    joined = _joined([text] if exact else _versions(text, guess=guess), guess=guess) if len(pieces) > 1 else ()
    spoken = list(islice(product(*choices), MOST + 1))
    if len(spoken) <= MOST:
        return Spellings(tuple(map(" ".join, spoken)), joined)
    if guess:
        fewer = spellings(literal, guess=False)
        return Spellings(fewer.spoken, fewer.joined, cut=True)
    bare = [shape_of(piece).text for piece in pieces]
    return Spellings(tuple(dict.fromkeys((" ".join(pieces), " ".join(bare)))), joined, cut=True)


def signed(literal: Word | Phrase) -> bool:
    """Whether signs in a literal make a difference to us, and none where words are cut at each of them."""
    text = fold(" ".join(literal.words) if isinstance(literal, Phrase) else literal.text)
    return any(not is_word_character(sign) and sign not in "'- " for sign in text)


def _versions(text: str, *, guess: bool) -> list[str]:
    """A text with and without ligatures, hers first."""
    found = {text: None, text.translate(_APART): None}
    if guess:
        found[_LIGATURE.sub(lambda sign: "Œ" if sign[0][0] == "O" else "œ", text)] = None
    return list(found)


def _written(piece: str, versions: list[str], *, guess: bool) -> list[str]:
    """The ways of writing a word, hers first."""
    ways = {piece: None}
    for version in versions:
        shape = shape_of(version)
        ways |= dict.fromkeys(_ways(shape.text, *_cuts(shape, guess=guess)))
    return list(ways)


def _joined(versions: list[str], *, guess: bool) -> tuple[str, ...]:
    """The ways of writing the tag that is made of several words: apostrophes can be left out at its two ends only."""
    ways: dict[str, None] = {}
    for version in versions:
        shapes = [shape_of(piece) for piece in _BETWEEN.split(version) if piece]
        word = "".join(shape.text for shape in shapes)
        heads, _ = _cuts(shapes[0], guess=guess)
        _, tails = _cuts(shapes[-1], guess=guess)
        ways |= dict.fromkeys(_ways(word, heads, [len(word) - 1] if tails else []))
    return tuple(ways)


def _cuts(shape: Shape, *, guess: bool) -> tuple[list[int], list[int]]:
    """Where in a word an apostrophe may have been left out: behind its head, before its tail."""
    cuts = shape.seams | (set(_guessed(shape.text)) if guess else set())
    heads = [cut for cut in sorted(cuts) if shape.text[:cut].lower() in HEADS]
    tails = [cut for cut in cuts if cut == len(shape.text) - 1 and shape.text[cut:].lower() == TAIL]
    return heads, tails


def _guessed(bare: str) -> Iterator[int]:
    low = bare.lower()
    for head in _BEFORE_VOWELS:
        rest = fold(bare[len(head) :])
        if low.startswith(head) and rest[:1] in _VOWELS and len(rest) >= _LEFT - (len(head) > 2):
            yield len(head)
    if low.endswith(TAIL) and len(low) > _LEFT and low[:-1].isalpha():
        yield len(low) - 1


def _ways(bare: str, heads: list[int], tails: list[int]) -> Iterator[str]:
    """A word without and with its apostrophes."""
    for chosen in product((None, *heads), (None, *tails)):
        yield "".join(f"'{letter}" if at in chosen else letter for at, letter in enumerate(bare))
