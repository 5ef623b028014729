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


def fold(text: str) -> str:
    """Return `text` without case, accents, ligatures, typographic quotes and hyphens, or full-width forms.

    Idempotent. Lengths may change (`ß` becomes `ss`): offsets in a folded text are not offsets in the original.
    """
    if text.isascii():
        return text.lower().replace("`", "'").replace("\x00", " ")
    plain = unicodedata.normalize("NFKD", text.translate(_SINGLE)).casefold()
    # casefold may compose anew, and normalisation may bring in characters of the table
    return _MARKS.sub("", unicodedata.normalize("NFKD", plain)).translate(_SINGLE)


def is_word_character(character: str) -> bool:
    """Whether a character of a folded text belongs to a word: letters, digits and `_` (which joins: sncf_connect).

    So do the marks that folding leaves: the vowels of Hindi and Arabic, the voicing of Japanese.
    """
    return character == "_" or character.isalnum() or unicodedata.category(character).startswith("M")


def apart(folded: str) -> str:
    """A folded text for the full-text index: every `#` and `@` begins a token of its own, as the matcher sees it."""
    return _SIGNS.sub(_after_space, folded) if "#" in folded or "@" in folded else folded


def _after_space(sign: re.Match[str]) -> str:
    return f" {sign[0]}"
