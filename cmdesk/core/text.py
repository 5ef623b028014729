"""Folding: the one form in which texts and queries are compared.

Whoever types `cafe lumiere`, `CAFÉ LUMIÈRE` or full-width letters means the same word, and SQLite's own folding finds
neither `#SNCF` by `sncf` nor `œuf` by `oeuf`. So the matcher, the full text and every word list use this folding, and
none does its own.
"""

import re
import unicodedata
from typing import Final

_MARKS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")

_SIGNS: Final = re.compile(r"[#@](?<=\S[#@])")

# Scripts that write no spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Chinese, Japanese.
_UNSPACED: Final = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u303c\u3041-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U0003ffff"
)
# What the full text would take for a part of the word beside it, and the matcher does not: also every sign that is
# newer than the Unicode of the full text, such as most emoji, which it takes for letters.
_RUNNING: Final = re.compile(f"[{_UNSPACED}\ue000-\uf8ff\U000f0000-\U0010ffff]|[^\\w\x00-\x7f]")
_LETTER_OF_RUN: Final = re.compile(f"[{_UNSPACED}]")
_JOINED_RUN: Final = re.compile(f"[^\\W{_UNSPACED}]+")

# What normalisation leaves apart, or would join to the word beside it.
_SINGLE: Final = str.maketrans(
    {
        "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
        "ı": "i",
        "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'", "\u1ffd": "'", "＇": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "™": " ", "℠": " ", "\u200b": " ", "\xa0": " ", "\u202f": " ", "\x00": " ",
    }
    # without width: joiners, variants, the direction marks that networks put around names
    | dict.fromkeys("\xad\ufe0e\ufe0f\ufeff")
    | dict.fromkeys(map(chr, (*range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))))
)  # fmt: skip
_SINGLED: Final = re.compile(f"[{re.escape(''.join(map(chr, _SINGLE)))}]")
"""What the table holds: to look for it costs a tenth of a translation that changes nothing."""


_FLOOD: Final = re.compile(r"[^\w\x00-\x7f]{31,}")
_BEYOND: Final = re.compile(r"[^\x00-\xac\xae-\u02ff]{31}")
"""What every flood holds: to look for it first costs a third, since no text in Latin letters does."""
_MOST_MARKS: Final = 30
"""Marks on one letter at most, as Unicode's stream-safe format has it: no script writes more than a few."""


def calmed(text: str) -> str:
    """A text without the marks that nobody can read any more: to normalise thousands on one letter takes minutes."""
    return text if text.isascii() or not _BEYOND.search(text) else _FLOOD.sub(_few_marks, text)


def _few_marks(flood: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in flood[0]:
        # what has no width does not break a row of marks: folding takes it out
        if unicodedata.combining(character):
            marks += 1
        elif ord(character) not in _SINGLE or _SINGLE[ord(character)]:
            marks = 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def fold(text: str) -> str:
    """Return `text` without case, accents, ligatures, typographic quotes and hyphens, or full-width forms.

    Idempotent. Lengths may change (`ß` becomes `ss`): offsets in a folded text are not offsets in the original.
    """
    if text.isascii():
        return text.lower().replace("`", "'").replace("\x00", " ")
    text = calmed(text)
    if _SINGLED.search(text):
        text = text.translate(_SINGLE)
    plain = unicodedata.normalize("NFKD", text).casefold()
    # casefold may compose anew, and normalisation may bring in characters of the table
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain))
    return plain.translate(_SINGLE) if _SINGLED.search(plain) else plain


class _Classes(dict[str, int]):
    """What a character is to the word it stands in, found out once."""

    def __missing__(self, character: str) -> int:
        running = _LETTER_OF_RUN.match(character) is not None
        if unicodedata.category(character).startswith("M"):
            found = _MARK_OF_RUN if running else _MARK
        elif character == "_" or character.isalnum():
            found = _RUN if running else _WORD
        else:
            found = 0
        self[character] = found
        return found


_WORD, _RUN, _MARK, _MARK_OF_RUN = 1, 2, 3, 4
_CLASSES: Final = _Classes()


def is_word_character(character: str) -> bool:
    """Whether a character of a folded text belongs to a word: letters, digits and `_` (which joins: sncf_connect).

    So do the marks that folding leaves: the vowels of Hindi and Arabic, the voicing of Japanese.
    """
    return _CLASSES[character] > 0


def joined(left: str, right: str) -> bool:
    """Whether two neighbouring characters of a folded text are of one word.

    A mark goes on with whatever stands before it. Where a script writes no spaces (Chinese, Japanese, Thai ...) every
    character may begin a word, also beside a Latin one.
    """
    after = _CLASSES[right]
    before = _CLASSES[left]
    if not before or not after:
        return False
    return after >= _MARK or (after == _WORD and before in (_WORD, _MARK))


def run_end(folded: str, offset: int) -> int:
    """Where the letters end that follow one at an offset and can begin no word, as `joined` has it."""
    run = _JOINED_RUN.match(folded, offset)
    return run.end() if run else offset + 1


def apart(folded: str) -> str:
    """A folded text for the full-text index: whatever the matcher may find in it begins and ends with a token.

    Every `#` and `@` begins a token of its own, and so does every character of a script without spaces, and every
    other sign.
    """
    text = _SIGNS.sub(_after_space, folded) if "#" in folded or "@" in folded else folded
    return text if text.isascii() else _NOT_ASCII.sub(_alone, text)


def runs_on(folded: str) -> bool:
    """Whether a folded text holds what `apart` takes apart beside signs."""
    return _RUNNING.search(folded) is not None


def _after_space(sign: re.Match[str]) -> str:
    return f" {sign[0]}"


class _Alone(dict[str, str]):
    """How a character stands in the index, found out once: this runs for every text that is stored."""

    def __missing__(self, character: str) -> str:
        self[character] = found = f" {character} " if _RUNNING.match(character) else character
        return found


_NOT_ASCII: Final = re.compile("[^\x00-\x7f]")
_ALONE: Final = _Alone()


def _alone(character: re.Match[str]) -> str:
    return _ALONE[character[0]]
