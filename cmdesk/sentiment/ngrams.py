"""Cuts texts into hashed features, the same for training and at run time: words, pairs of words, pieces of words.

A batch is cut at once, in numpy: the texts become one array of code points, and a polynomial prefix hash gives the
number of any stretch of it by one subtraction and one product. The number of a feature depends on nothing but its own
characters, so a text has the same features alone or among thousands, on every machine and in every version: weights
that ship are tied to it. Whoever changes what is cut here must train anew.

Nothing is kept of a text but the numbers. Any string is read: what cannot be a word ends one.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

MOST_CHARACTERS: Final = 5_000
"""What is read of a text: beyond that nobody reads either, and a hostile one must not cost more."""

BITS: Final = 18
WORDS: Final = 1 << BITS
"""Buckets of words and pairs of words: 0 up to this number. Those of pieces of words follow."""
BUCKETS: Final = 2 * WORDS

LONGEST_PIECE: Final = 5
SHORTEST_PIECE: Final = 2

LINK: Final = "\ue000"
HANDLE: Final = "\ue001"

_REFERENCE: Final = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_MARK: Final = re.compile("[\u0300-\u036f]")
_MARKED: Final = re.compile("[^\n\u0300-\u036f][\u0300-\u036f]+")
_LINK: Final = re.compile(r"(?<!\w)(?:https?://\S*|www\.\S+|https?(?!\w))")
_HANDLE: Final = re.compile(r"(?<!\w)@\w+(?:@[\w.-]+\w)?")
_APOSTROPHES: Final = frozenset("'\u2019\u2018\u02bc`\u00b4\uff07")
_SKIN: Final = range(0x1F3FB, 0x1F400)

_SPACE, _LETTER, _DIGIT, _PUNCTUATION, _SYMBOL, _SIGN, _UNSEEN = range(7)
_BREAK: Final = 10
_GAP: Final = 32

_MULTIPLIER: Final = 0x9E3779B97F4A7C15
_INVERSE: Final = pow(_MULTIPLIER, -1, 1 << 64)
_SALT: Final = 0xD1342543DE82EF95
_WHOLE: Final = 1
"""Salt of words and of pairs of words; a piece of n characters has n."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A batch of texts as one row of characters: each word between two gaps, one text after the other.

    Attributes:
        codes: code points; a gap before each word and after the last.
        edges: where the gaps stand: word k fills edges[k] + 1 up to edges[k + 1].
        text: the text that each word belongs to, by its place in the batch.
        kind: of each word: letters, digits first, punctuation, one symbol, or the sign of a link or handle.
        origin: of each character of `codes`, its place in the prepared text; only of a batch of one, else empty.
        texts: how many texts there are.
    """

    codes: NDArray[np.uint32]
    edges: NDArray[np.int64]
    text: NDArray[np.int64]
    kind: NDArray[np.uint8]
    origin: NDArray[np.int64]
    texts: int


@dataclass(frozen=True, slots=True)
class Features:
    """The buckets of a batch, each once for each text, in rising order, in the manner of a CSR matrix.

    Attributes:
        halves: words of text i are buckets[halves[2 * i] : halves[2 * i + 1]], its pieces go on to halves[2 * i + 2].
        buckets: 0 up to WORDS for words, up to BUCKETS for pieces.
        speaks: whether a text has anything that could be judged: a letter, a symbol, a face of punctuation.
    """

    halves: NDArray[np.int64]
    buckets: NDArray[np.uint32]
    speaks: NDArray[np.bool_]

    @property
    def bounds(self) -> NDArray[np.int64]:
        """The buckets of text i are buckets[bounds[i] : bounds[i + 1]]."""
        return self.halves[::2]

    @property
    def shares(self) -> NDArray[np.float64]:
        """What each bucket of a half counts: one over the square root of how many there are; length as `halves` - 1."""
        return 1 / np.sqrt(np.maximum(np.diff(self.halves), 1))

    @property
    def values(self) -> NDArray[np.float32]:
        """What each bucket counts in its text."""
        return np.repeat(self.shares.astype(np.float32), np.diff(self.halves))


def prepare(texts: Sequence[str]) -> str:
    """The texts as they are cut, each ended by a line break: lower case, links and handles as one sign each."""
    joined = "".join(f"{_plain(text)}\n" for text in texts)
    joined = joined.lower().replace("\u03c2", "\u03c3")
    if not joined.isascii() and _MARK.search(joined):
        joined = _MARKED.sub(_compose, joined)
    return _HANDLE.sub(f" {HANDLE} ", _LINK.sub(f" {LINK} ", joined))


def prepare_one(text: str) -> tuple[str, list[tuple[int, int]]]:
    """What `prepare` gives for one text, and for each of its characters the stretch of `text` that it comes from."""
    text = text[:MOST_CHARACTERS]
    kept = [(character, place, place + 1) for place, character in enumerate(text)]
    kept = _tracked(kept, _REFERENCE, lambda match: html.unescape(match.group()))
    lowered = []
    for character, start, end in kept:
        small = " " if character == "\n" else character.lower().replace("\u03c2", "\u03c3")
        lowered += [(letter, start, end) for letter in small]
    kept = _tracked(lowered, _MARKED, _compose)
    kept = _tracked(kept, _LINK, lambda _: f" {LINK} ")
    kept = _tracked(kept, _HANDLE, lambda _: f" {HANDLE} ")
    return "".join(part[0] for part in kept) + "\n", [part[1:] for part in kept]


def cut(prepared: str) -> Cut:
    """Cut what `prepare` gives into words."""
    codes = np.frombuffer(prepared.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _kinds(codes)
    place = np.arange(codes.size)
    # a letter three times or more is written twice
    thrice = np.zeros(codes.size, np.bool_)
    thrice[2:] = (codes[2:] == codes[1:-1]) & (codes[1:-1] == codes[:-2]) & (codes[2:] != _BREAK)
    breaks = codes == _BREAK
    texts = int(breaks.sum())
    of_text = np.cumsum(breaks) - breaks
    stays = ~thrice
    codes, kinds, place, of_text = codes[stays], kinds[stays], place[stays], of_text[stays]
    alike = np.where(kinds == _DIGIT, _LETTER, kinds)
    begins = alike != _SPACE
    begins[1:] &= (alike[1:] != alike[:-1]) | (alike[1:] == _SYMBOL)
    kept = kinds != _SPACE
    target = (np.cumsum(kept) + np.cumsum(begins) - 1)[kept]
    size = int(kept.sum() + begins.sum()) + 1
    row = np.full(size, _GAP, np.uint32)
    row[target] = codes[kept]
    origin = np.full(size, -1, np.int64)
    origin[target] = place[kept]
    first = begins[kept]
    edges = np.append(target[first] - 1, size - 1)
    return Cut(row, edges, of_text[begins], kinds[begins], origin, texts)


@dataclass(frozen=True, slots=True)
class Stretches:
    """Features before they are counted once for each text: where each stands in a `Cut`.

    Attributes:
        bucket: of each stretch.
        word: the word in which it begins.
        words: how many words it spans.
    """

    bucket: NDArray[np.uint64]
    word: NDArray[np.int64]
    words: NDArray[np.uint8]


def stretches(cut: Cut) -> Stretches:
    """Words, pairs of neighbours, and the pieces of 2 to 5 characters of each word with the gaps beside it."""
    power, inverse = _powers(cut.codes.size)
    prefix = np.zeros(cut.codes.size + 1, np.uint64)
    np.cumsum(cut.codes * power, out=prefix[1:])
    edges, count = cut.edges, cut.text.size
    number = np.arange(count)
    start = edges[:-1] + 1

    def hashed(begin: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.uint64]:
        return (prefix[end] - prefix[begin]) * inverse[begin]

    pairs = np.flatnonzero(cut.text[1:] == cut.text[:-1])
    whole = np.concatenate([hashed(start, edges[1:]), hashed(start[pairs], edges[2:][pairs])])
    buckets = [bucket_of(whole, _WHOLE)]
    words = [number, pairs]
    # pieces: from every character, and every gap, as far as the gap that ends the word
    spelled = (cut.kind != _SYMBOL) & (cut.kind != _SIGN)
    lengths = np.where(spelled, np.diff(edges), 0)
    inside = np.repeat(number, lengths)
    begin = np.arange(inside.size) + np.repeat(edges[:-1] - (np.cumsum(lengths) - lengths), lengths)
    room = edges[1:][inside] - begin
    pieces = 0
    for length in range(SHORTEST_PIECE, LONGEST_PIECE + 1):
        fits = room >= length - 1
        inside, begin, room = inside[fits], begin[fits], room[fits]
        buckets.append(bucket_of((prefix[begin + length] - prefix[begin]) * inverse[begin], length) + np.uint64(WORDS))
        words.append(inside)
        pieces += begin.size
    spans = np.ones(count + pairs.size + pieces, np.uint8)
    spans[count : count + pairs.size] = 2
    return Stretches(np.concatenate(buckets), np.concatenate(words), spans)


def features(cut: Cut, found: Stretches) -> Features:
    """The buckets of each text, each once."""
    keys = cut.text[found.word].astype(np.uint64) << np.uint64(BITS + 1) | found.bucket
    keys.sort()
    first = np.ones(keys.size, np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    keys = keys[first]
    buckets = (keys & np.uint64(BUCKETS - 1)).astype(np.uint32)
    edges = np.arange(2 * cut.texts + 1, dtype=np.uint64) << np.uint64(BITS)
    halves = np.searchsorted(keys, edges)
    speaks = np.zeros(cut.texts, np.bool_)
    speaks[cut.text[_speaks(cut)]] = True
    return Features(halves, buckets, speaks)


def read(texts: Sequence[str]) -> Features:
    """The features of a batch."""
    row = cut(prepare(texts))
    return features(row, stretches(row))


def bucket_of(hashed: NDArray[np.uint64], salt: int) -> NDArray[np.uint64]:
    """Spread polynomial hashes over 2^BITS buckets; features of another kind (salt) fall elsewhere.

    The mixing is that of SplitMix64 (Steele, Lea and Flood 2014).
    """
    mixed = hashed + np.uint64(salt * _SALT % (1 << 64))
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    return mixed >> np.uint64(64 - BITS)


def _speaks(cut: Cut) -> NDArray[np.bool_]:
    """Whether each word could be judged: it has a letter, is a symbol, or is a face such as ":)"."""
    said: NDArray[np.bool_] = (cut.kind == _SYMBOL) | (cut.kind == _LETTER)
    for word in np.flatnonzero(~said & (cut.kind != _SIGN)):
        letters = cut.codes[cut.edges[word] + 1 : cut.edges[word + 1]]
        said[word] = len(set(letters.tolist())) > 1 if cut.kind[word] == _PUNCTUATION else _LETTER in _kinds(letters)
    return said


def _plain(text: str) -> str:
    text = text[:MOST_CHARACTERS]
    if "&" in text:
        text = html.unescape(text)
    return text.replace("\n", " ") if "\n" in text else text


def _compose(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


def _tracked(
    kept: list[tuple[str, int, int]], pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]
) -> list[tuple[str, int, int]]:
    """Replace in a text of which every character knows where it comes from."""
    text = "".join(part[0] for part in kept)
    done: list[tuple[str, int, int]] = []
    place = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        done += kept[place:start]
        done += [(letter, kept[start][1], kept[end - 1][2]) for letter in replace(match)]
        place = end
    return done + kept[place:]


_TABLE: Final = np.full(0x110000, _UNSEEN, np.uint8)
"""Kind of each code point, filled in as they are met: asking for all of them takes longer than a start may."""


def _kinds(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    kinds = _TABLE[codes]
    unseen = kinds == _UNSEEN
    if unseen.any():
        for code in np.unique(codes[unseen]).tolist():
            _TABLE[code] = _kind(code)
        kinds = _TABLE[codes]
    return kinds


def _kind(code: int) -> int:
    character = chr(code)
    category = unicodedata.category(character)
    if character in (LINK, HANDLE):
        return _SIGN
    if 0x1F000 <= code <= 0x1FAFF and code not in _SKIN:
        return _SYMBOL
    if character in _APOSTROPHES or code in _SKIN or code in range(0xFE00, 0xFE10) or code == 0x20E3:
        return _SPACE
    if category[0] in "LM":
        return _LETTER
    if category[0] == "N":
        return _DIGIT
    if category == "So" or (category[0] == "S" and code >= 0x2190):
        return _SYMBOL
    return _PUNCTUATION if category[0] in "PS" else _SPACE


_POWERS: list[NDArray[np.uint64]] = []


def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The first powers of the multiplier and of its inverse, modulo 2^64; kept, and made longer when needed."""
    if not _POWERS or _POWERS[0].size < count:
        size = max(1 << 16, 1 << (count - 1).bit_length())
        factors = np.full((2, size), 1, np.uint64)
        factors[0, 1:] = _MULTIPLIER
        factors[1, 1:] = _INVERSE
        _POWERS[:] = list(np.cumprod(factors, axis=1, dtype=np.uint64))
    return _POWERS[0][:count], _POWERS[1][:count]
