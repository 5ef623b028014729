"""The forms in which a text is searched: the shape of its folded form, and for `=Word` the shape of its exact form.

A shape is a text with everything said in one way that the language takes for one: runs of spaces are one
space, a hyphen within a word is a space (Saint-Étienne, Saint Étienne), and the apostrophe of an elision is left out
(L'Oréal, loreal), which leaves a place where a word may begin all the same: `oreal` is found in it, too.

Elisions are those of French, with the O' of names and the 's of English: after any other apostrophe "she'll" would be
a Shell. Of two apostrophes side by side only one is left out; storage relies on it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cmdesk.core.text import calmed, is_word_character, joined

HEADS: Final = (
    *("jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu", "aujourd", "entr", "qu"),
    *("c", "d", "j", "l", "m", "n", "o", "s", "t"),
)
"""What may stand before an apostrophe that may be left out."""
TAIL: Final = "s"
"""What may stand behind one."""

_ELISION: Final = re.compile(rf"(?<![\w'])(?:{'|'.join(HEADS)})(')(?=\w)|(?<=\w)(')(?={TAIL}(?![\w']))", re.IGNORECASE)
_HYPHEN: Final = re.compile(r"(?<=\w)-(?=\w)")
_NOTHING: Final[frozenset[int]] = frozenset()
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shape:
    """A text as literals are looked for in it.

    Attributes:
        seams: offsets in `text` where an apostrophe was left out: words may begin and end there.
    """

    text: str
    seams: frozenset[int] = _NOTHING


def shape_of(form: str) -> Shape:
    """The shape of a folded text, or of an exact one."""
    text = " ".join(form.split())
    if "-" in text:
        text = _HYPHEN.sub(" ", text)
    if "'" not in text:
        return Shape(text)
    pieces, seams, begun, length = [], set(), 0, 0
    for found in _ELISION.finditer(text):
        at = found.start(found.lastindex or 1)
        pieces.append(text[begun:at])
        length += at - begun
        seams.add(length)
        begun = at + 1
    if not seams:
        return Shape(text)
    pieces.append(text[begun:])
    return Shape("".join(pieces), frozenset(seams))


_TYPOGRAPHIC: Final = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼ′`´\u1ffd＇", "'"),
        **dict.fromkeys("“”„«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("™℠\u200b\x00", " "),
    }
    | dict.fromkeys("\xad\ufe0e\ufe0f\ufeff")
    | dict.fromkeys(map(chr, (*range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))))
)
_UNTYPED: Final = re.compile(f"[{re.escape(''.join(map(chr, _TYPOGRAPHIC)))}]")
"""What the table holds: to look for it costs a tenth of a translation that changes nothing."""


def exact_of(text: str) -> str:
    """A text with its case and accents, one way of writing quotes, hyphens and composed letters."""
    if not text.isascii():
        text = calmed(text)
        if _UNTYPED.search(text):
            text = text.translate(_TYPOGRAPHIC)
        text = unicodedata.normalize("NFKC", text)
        if _UNTYPED.search(text):
            text = text.translate(_TYPOGRAPHIC)
    return text.replace("`", "'").replace("\x00", " ")


def whole(text: str, start: int, end: int, *, seams: frozenset[int] = _NOTHING, goes_on: bool = False) -> bool:
    """Whether text[start:end], where a literal was found, is no part of a longer word.

    Behind a sign, too, a word may not go on: a@b is an address, a#b no tag. 3 is not found in 3,5.

    Args:
        goes_on: the word may go on behind the literal.
    """
    if start:
        before, first = text[start - 1], text[start]
        if first in "#@":
            if is_word_character(before):
                return False
        elif joined(before, first):
            if start not in seams:
                return False
        elif before in ".," and first.isdigit() and start > 1 and text[start - 2].isdigit():
            return False
    if goes_on or end == len(text):
        # the last sign of the literal may yet carry a mark
        return True
    last, after = text[end - 1], text[end]
    if joined(last, after):
        return end in seams
    return not (after in ".," and last.isdigit() and end + 1 < len(text) and text[end + 1].isdigit())


def word_starts(text: str) -> list[int]:
    """Offsets at which the words of a shape begin, ascending; a character of a run without spaces is a word."""
    starts = []
    for found in _WORD.finditer(text):
        begin = first = found.start()
        # marks (the vowels of Hindi) are no letters to the expression, and yet end no word
        while first and joined(text[first - 1], text[first]) and not _WORD.match(text[first - 1]):
            first -= 1
        if not first or not joined(text[first - 1], text[first]):
            starts.append(first)
        if not found[0].isascii():
            starts.extend(at for at in range(begin + 1, found.end()) if not joined(text[at - 1], text[at]))
    return starts


def word_at(starts: list[int], offset: int) -> int:
    """The number of the word in which an offset lies, from 1; 0 before the first."""
    return bisect_right(starts, offset)


def aligned(text: str, form_of: Callable[[str], str]) -> tuple[Shape, list[int]]:
    """The shape of a text, and for each of its offsets (one more than characters) where that is in the text.

    Slow, for explaining: the form is made letter by letter. Where that gives another result than making it at once
    (marks in an unusual order), every offset is 0 but the last.

    Args:
        form_of: `core.text.fold`, or `exact_of`.
    """
    pieces, origins = [], []
    for found in _CLUSTER.finditer(text):
        piece = form_of(found[0])
        pieces.append(piece)
        origins.extend([found.start()] * len(piece))
    form, shape = form_of(text), shape_of(form_of(text))
    if "".join(pieces) == form:
        kept = _kept(form)
        if len(kept) == len(shape.text):
            return shape, [*(origins[at] for at in kept), len(text)]
    return shape, [*([0] * len(shape.text)), len(text)]


_CLUSTER: Final = re.compile(
    r".[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u3099\u309a]*", re.DOTALL
)


def _kept(form: str) -> list[int]:
    """Which characters of a form its shape keeps, one for one."""
    kept: list[int] = []
    for at, character in enumerate(form):
        if not character.isspace() or (kept and not form[kept[-1]].isspace()):
            kept.append(at)
    if kept and form[kept[-1]].isspace():
        kept.pop()
    text = _HYPHEN.sub(" ", "".join(" " if form[at].isspace() else form[at] for at in kept))
    dropped = {found.start(found.lastindex or 1) for found in _ELISION.finditer(text)}
    return [at for place, at in enumerate(kept) if place not in dropped]
