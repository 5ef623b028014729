"""Cuts a text into the words that a word list of ours can be asked for, each with its place in the text.

Words are cut out of the text as written, so that offsets are those of the original, and folded one by one. Addresses
and @handles are left out: what stands in them was not said. A hashtag is a word, or the words that its capitals part.

One way to cut serves the lists of all languages. What is French in it: which words lose a letter before a vowel, and
the "ne" that lists of other languages pass over.
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
_NO_WORD: Final = ("", False, False)
_REPEATED: Final = re.compile(r"(.)\1{2,}")
_CAPITALS: Final = re.compile("[A-ZÀ-ÖØ-ÞŒ]+(?![a-zß-öø-ÿœ])|[A-ZÀ-ÖØ-ÞŒ]?[a-zß-öø-ÿœ]+|[0-9]+")
_TOKEN: Final = rf"""
    (?=[hHwW@])(?:(?i:https?://|www\.)|@)\S*
    | (?P<word>[^\W_ʼ]+(?:[{_MARKS}]+[^\W_ʼ]*)*)(?P<elided>[{_APOSTROPHES}])?
    | \#(?P<tag>[\w{_MARKS}]+)
    | (?<!\w)(?=[FIRST])(?P<face>(?i:FACES))(?!\w)
    | (?P<emoji>[\u2190-\u2bff\U0001f000-\U0001faff])(?:[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|(?P=emoji))*
    | (?P<stop>[.,;:!?()\n…«»"“”–—]|\s-\s)
"""
# An address comes first, so that it is not read as a word; few characters begin one.
_WORD, _ELIDED_WORD, _TAG, _FACE, _EMOJI, _STOP = range(1, 7)
"""The groups above by number: a match tells the last of its groups that took part."""


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
        faces = sorted(set(emoticons), key=len, reverse=True)
        # the class of first characters spares most of a text some fifty comparisons a character
        first = "".join(sorted({re.escape(face[0].lower()) + re.escape(face[0].upper()) for face in faces})) or ":"
        pattern = _TOKEN.replace("FACES", "|".join(map(re.escape, faces)) or "(?!)").replace("FIRST", first)
        self._token = re.compile(pattern, re.VERBOSE)
        # most tokens of a day's posts are among a few thousand words; the bound keeps a hostile stream from growing it
        self._read = lru_cache(maxsize=1 << 15)(self._read_word)
        self._fold = lru_cache(maxsize=1 << 12)(fold)

    def tokens(self, text: str) -> list[Token]:
        """The tokens of a text in their order."""
        found: list[Token] = []
        read, make = self._read, tuple.__new__  # a Token made without the detour over its arguments' names
        ne = False
        for match in self._token.finditer(text):
            kind = match.lastindex
            if kind == _WORD:
                start, end = match.span()
                key, stretched, is_ne = read(text[start:end]) if end - start <= _LONGEST else _NO_WORD
                found.append(make(Token, (key, start, end, stretched, ne or is_ne)))
                ne = False
            elif kind == _STOP:
                found.append(make(Token, (BREAK, match.start(), match.end(), False, False)))
            elif kind == _ELIDED_WORD:
                start, end = match.span(_WORD)
                key, stretched, is_ne = self._key(text[start:end])
                if key in _ELIDED:
                    ne = key == "n"
                    continue
                found.append(Token(key, start, end, stretched, ne or is_ne))
                ne = False
            elif kind == _EMOJI:
                start, end = match.span()
                emoji = match[_EMOJI]
                found.append(Token(self._fold(emoji), start, end, text.count(emoji, start, end) > 1))
            elif kind == _FACE:
                found.append(Token(self._fold(match[_FACE]), *match.span()))
            elif kind == _TAG:
                found += self._tag(text, *match.span(_TAG))
        return found

    def words(self, text: str) -> list[str]:
        """The keys alone, as entries of a word list are cut."""
        return [token.key for token in self.tokens(text) if token.key != BREAK]

    def _key(self, written: str) -> tuple[str, bool, bool]:
        """The key of a written word, whether it is stretched, and whether it is a "ne"."""
        return self._read(written) if len(written) <= _LONGEST else _NO_WORD

    def _tag(self, text: str, start: int, end: int) -> Iterator[Token]:
        key, stretched, _ = self._key(text[start:end])
        if key in self._words:
            yield Token(key, start, end, stretched)
            return
        for part in _CAPITALS.finditer(text, start, end):
            key, stretched, _ = self._key(part.group())
            yield Token(key, *part.span(), stretched)

    def _read_word(self, written: str) -> tuple[str, bool, bool]:
        key = fold(written)
        if key in self._words or not _REPEATED.search(key):
            return key, False, key == "ne" or key == "n"
        # "cooool" is written with two, "nuuul" with one
        twice = _REPEATED.sub(r"\1\1", key)
        key = twice if twice in self._words else _REPEATED.sub(r"\1", key)
        return key, True, key == "ne" or key == "n"


def accented(word: str) -> str:
    """A word as `=` entries are compared: lower case, accents kept and composed."""
    return unicodedata.normalize("NFC", word.lower())
