"""In which encoding a table was written: found out over the whole file, in passes that hold nothing.

Text says it itself only where it begins with a byte order mark. Without one, UTF-16 shows in its zero bytes, and UTF-8
in that all of it decodes: hardly any other text does. What remains was written by a spreadsheet in the encoding of its
system; cp1252 (Windows) and Mac Roman are told apart by which of them makes of the bytes the letters and signs that
French, German, Spanish and English use, here and there among plain ones. Where neither does, nobody can know, and a
guess would spoil every name: the file is refused with a sentence.

A few stray bytes in a text that is UTF-8 otherwise are damage, not an encoding: they become U+FFFD.
"""

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ASCII: Final = re.compile(rb"[\x00-\x7f]+")
_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_USUAL: Final = frozenset("àâäáãåæçéèêëíìîïñóòôöõœßúùûüÿÀÂÄÁÆÇÉÈÊËÍÎÏÑÓÔÖŒÚÙÛÜŸ’‘“”„«»…–—·•€£°¿¡ºª©®™\xa0§²³½¼")
_RUN: Final = re.compile(rb"(?<=[\x80-\xff])[\x80-\xff]")
_FEW: Final = 3  # bytes that are damage rather than an encoding
_MOST_RUNS: Final = 0.4  # share of accents beside each other: in Greek or Russian all letters are
_CLEAR: Final = 0.8  # share of the bytes that must make sense


def marked(beginning: bytes) -> str | None:
    """The encoding of a text that begins with a byte order mark, or with the zero bytes of UTF-16."""
    for mark, name in _MARKS:
        if beginning.startswith(mark):
            return name
    half = len(beginning) // 2
    if half < 4:
        return None
    even, odd = beginning[0 : half * 2 : 2].count(0) / half, beginning[1 : half * 2 : 2].count(0) / half
    if odd > 0.2 and even < 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > 0.2 and odd < 0.02 else None


def encoding_of(chunks: Callable[[], Iterable[bytes]]) -> str | None:
    """The name of the encoding of a text; None where it cannot be told.

    Args:
        chunks: gives the whole text anew, in pieces of any size. It is read once where it is UTF-8 or says what it is,
            else twice.
    """
    told = _told(chunks())
    if told is not None:
        return told
    high: Counter[int] = Counter()
    sequences = runs = 0
    for chunk in chunks():
        high.update(_ASCII.sub(b"", chunk))
        # a sequence that the border of the chunks cuts in two is one of very many
        sequences += sum(map(len, _SEQUENCE.findall(chunk)))
        runs += len(_RUN.findall(chunk))
    total = sum(high.values())
    stray = total - sequences
    if stray <= max(_FEW, total // 100) and sequences >= stray:
        return "utf-8"
    if total > _FEW and runs > _MOST_RUNS * total:
        return None
    shares = {name: _sense(high, name) / total for name in ("cp1252", "mac_roman")}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= _CLEAR:
        return best
    return "cp1252" if total <= _FEW else None


def _told(chunks: Iterable[bytes]) -> str | None:
    """The encoding that a text says by its beginning, or UTF-8 where all of it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    first = True
    for chunk in chunks:
        if first and (told := marked(chunk)) is not None:
            return told
        first = False
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            return None
    return "utf-8"


def _sense(high: Counter[int], encoding: str) -> int:
    """How many of the bytes mean a usual letter or sign in an encoding."""
    return sum(number for byte, number in high.items() if bytes((byte,)).decode(encoding, errors="replace") in _USUAL)
