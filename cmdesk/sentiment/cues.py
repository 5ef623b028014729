"""What the word lists say of a text, as a few numbers for the linear scorer: English by VADER, the others by ours.

A list never sees a text of another language than its own: all its numbers are 0 then. The scorer weighs the columns of
each language by themselves, so the same column may mean another thing.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmdesk.core.types import Evidence
from cmdesk.sentiment.lexicon_fr import FrenchLexicon
from cmdesk.sentiment.lexicon_plain import CALIBRATIONS, PlainLexicon
from cmdesk.sentiment.ngrams import MOST_CHARACTERS
from cmdesk.sentiment.vader import Vader

COLUMNS: Final = ("compound", "praise", "blame", "silent", "praising", "blaming")
"""The polarity; how strong praise and blame are; whether the list is silent; how many words praise, how many blame.

Ours: sums of valences above and below zero, and how many there are. VADER: five times its shares `pos` and `neg`,
which are of the same size, and no counts: it tells none without being asked word by word.
"""
LISTED: Final[tuple[str, ...]] = ("de", "es", "pt")
PRAISE: Final = (1, 4)
BLAME: Final = (2, 5)
"""Columns that come from words of praise alone, and from words of blame alone."""


class Cues:
    """Asks the list of each text's language."""

    def __init__(
        self, lists: Mapping[str, FrenchLexicon | PlainLexicon] | None = None, english: Vader | None = None
    ) -> None:
        """Take the lists that ship, or others."""
        shipped: dict[str, FrenchLexicon | PlainLexicon] = {"fr": FrenchLexicon()}
        shipped |= {lang: PlainLexicon(lang) for lang in CALIBRATIONS if lang in LISTED}
        self._lists = shipped if lists is None else lists
        self._english = english or Vader()

    def ask(self, texts: Sequence[str], langs: Sequence[str]) -> NDArray[np.float64]:
        """One row of COLUMNS for each text."""
        rows = np.zeros((len(texts), len(COLUMNS)))
        for row, text, lang in zip(rows, texts, langs, strict=True):
            text = text[:MOST_CHARACTERS]
            if lang in self._lists:
                said = self._lists[lang].score(text, evidence=True)
                above = [part.weight for part in said.evidence if part.weight > 0]
                below = [-part.weight for part in said.evidence if part.weight < 0]
                row[:] = said.compound or 0.0, sum(above), sum(below), not said.evidence, len(above), len(below)
            elif lang == "en":
                told = self._english.told(text)
                row[:4] = told["compound"], 5 * told["pos"], 5 * told["neg"], not told["pos"] and not told["neg"]
        return rows

    def words(self, text: str, lang: str) -> tuple[Evidence, ...]:
        """The words that made the numbers of one text."""
        text = text[:MOST_CHARACTERS]
        if lang in self._lists:
            return self._lists[lang].score(text, evidence=True).evidence
        return self._english.score(text, evidence=True).evidence if lang == "en" else ()
