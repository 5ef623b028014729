"""Cuts a French text into the words that a word list can be asked for, each with its place in the text.

Words are cut out of the text as written, so that offsets are those of the original, and folded one by one. Addresses
and @handles are left out: what stands in them was not said. A hashtag is a word, or the words that its capitals part.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from cmdesk.core.text import fold

BREAK: Final = "."
"""Key of the punctuation that parts two clauses; no word has it."""

_MARKS: Final = "\u0300-\u036f"
_APOSTROPHES: Final = "'’‘ʼ`´＇"
_ELIDED: Final = frozenset({*"ldjcsmtn", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"})
_LONGEST: Final = 64  # letters that a word may have; nobody's word is longer, and the cache must not hold a book
_REPEATED: Final = re.compile(r"(.)\1{2,}")
_CAPITALS: Final = re.compile("[A-ZÀ-ÖØ-ÞŒ]+(?![a-zß-öø-ÿœ])|[A-ZÀ-ÖØ-ÞŒ]?[a-zß-öø-ÿœ]+|[0-9]+")
_TOKEN: Final = rf"""
    (?!https?://|www\.)(?P<word>[^\W_ʼ]+(?:[{_MARKS}]+[^\W_ʼ]*)*)(?P<elided>[{_APOSTROPHES}])?
    | (?:https?://|www\.|@)\S*
    | \#(?P<tag>[\w{_MARKS}]+)
    | (?<!\w)(?P<face>FACES)(?!\w)
    | (?P<emoji>[\u2190-\u2bff\U0001f000-\U0001faff])(?:[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|(?P=emoji))*
    | (?P<stop>[.,;:!?()\n…«»"“”–—]|\s-\s)
"""


class Token(NamedTuple):
    """A word, emoji or emoticon, or the punctuation that ends a clause.

    Attributes:
        key: the word folded, its elision cut off; BREAK for punctuation.
        start, end: offsets in the original text, end excluded.
        stretched: a letter three times or more ("géniaaal"), or the same emoji in a row.
        ne: whether it is the "ne" of a negation, or follows an elided one.
    """

    key: str
    start: int
    end: int
    stretched: bool = False
    ne: bool = False


class Tokenizer:
    """Cuts texts; knows the words of a list, because only they tell how often a letter belongs in a stretched word."""

    def __init__(self, words: Iterable[str] = (), emoticons: Iterable[str] = ()) -> None:
        self._words = frozenset(words)
        faces = "|".join(sorted((re.escape(face) for face in emoticons), key=len, reverse=True)) or "(?!)"
        self._token = re.compile(_TOKEN.replace("FACES", faces), re.VERBOSE | re.IGNORECASE)
        # most tokens of a day's posts are among a few thousand words; the bound keeps a hostile stream from growing it
        self._read = lru_cache(maxsize=1 << 15)(self._read_word)

    def tokens(self, text: str) -> Iterator[Token]:
        """The tokens of a text in their order."""
        ne = False
        for match in self._token.finditer(text):
            kind = match.lastgroup
            if kind == "word" or kind == "elided":
                start, end = match.span("word")
                key, stretched = self._key(text[start:end])
                if kind == "elided" and key in _ELIDED:
                    ne = key == "n"
                    continue
                yield Token(key, start, end, stretched, ne or key == "ne" or key == "n")
                ne = False
            elif kind == "stop":
                yield Token(BREAK, match.start(), match.end())
            elif kind == "emoji":
                start, end = match.span()
                yield Token(fold(match["emoji"]), start, end, text.count(match["emoji"], start, end) > 1)
            elif kind == "face":
                yield Token(fold(match["face"]), *match.span())
            elif kind == "tag":
                yield from self._tag(text, *match.span("tag"))

    def words(self, text: str) -> list[str]:
        """The keys alone, as entries of a word list are cut."""
        return [token.key for token in self.tokens(text) if token.key != BREAK]

    def _key(self, written: str) -> tuple[str, bool]:
        return self._read(written) if len(written) <= _LONGEST else ("", False)

    def _tag(self, text: str, start: int, end: int) -> Iterator[Token]:
        key, stretched = self._key(text[start:end])
        if key in self._words:
            yield Token(key, start, end, stretched)
            return
        for part in _CAPITALS.finditer(text, start, end):
            key, stretched = self._key(part.group())
            yield Token(key, *part.span(), stretched)

    def _read_word(self, written: str) -> tuple[str, bool]:
        key = fold(written)
        if key in self._words or not _REPEATED.search(key):
            return key, False
        # "cooool" is written with two, "nuuul" with one
        twice = _REPEATED.sub(r"\1\1", key)
        return (twice if twice in self._words else _REPEATED.sub(r"\1", key)), True


def accented(word: str) -> str:
    """A word as `=` entries are compared: lower case, accents kept and composed."""
    return unicodedata.normalize("NFC", word.lower())
