"""The language of a text: what py3langid recognises, else what its author usually writes, else "und".

What a source states comes before all this (`analyst.py`): a network knows its writer better than forty letters do.

Every language that the model knows well enough is a candidate, but those that she and her neighbours do not write start
with a handicap. Short posts are lost when all candidates start alike, and a Swedish post becomes German when Swedish is
no candidate at all; a handicap that a short sentence of real Swedish makes good avoids both.

Where the text leaves it open, the author's habit decides: somebody who has written French so far and now writes "super"
means the French word. It never overrules a text that is clearly something else, and says nothing about a text without
letters, which has no language: emoji or an address would else be counted as French posts, and as French posts they
would strengthen the habit that they came from.

Too few letters or too even odds give "und", never a guess: a wrong language would be scored with the wrong words.

The model takes a second to load and 70 MB, so nothing of it is imported before the first text that needs it.
"""

import html
import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from cmdesk.core.types import UNDETERMINED

if TYPE_CHECKING:
    from cmdesk.sentiment.language_model import LanguageModel

USUAL: Final = ("fr", "en", "es", "de", "it", "pt")
"""What her country and its neighbours write: these start without a handicap."""

OTHERS: Final = (
    *("nl", "pl", "tr", "sv", "da", "no", "fi", "ro", "cs", "hu", "ca", "id", "vi", "hr", "sk", "sl", "lt", "lv"),
    *("et", "eu", "gl", "is", "sq", "tl", "sw", "af", "oc", "br", "ht"),
    *("ar", "fa", "ur", "he", "el", "ru", "uk", "bg", "sr", "hy", "ka", "zh", "ja", "ko", "th", "lo", "km", "my"),
    *("hi", "bn", "gu", "pa", "ta", "te", "kn", "ml", "si", "am"),
)
"""Further candidates: what a post in none of the usual languages is most often written in, and every script, because a
text in a script that no candidate is written in could be taken for any of them."""

# Chosen on the training rows of six languages, fragments of them of one to three words, and sentences in fifty others.
HANDICAP: Final = math.exp(-3.0)
"""Weight of a candidate that is neither usual nor hers."""

FEW_LETTERS: Final = 10
CERTAIN: Final = 0.5
"""Chance that a text of fewer letters must reach: 94 of 100 answers are right then; at LIKELY, 85 of 100 would be."""
LIKELY: Final = 0.3
"""Chance that any other text must reach: 99 of 100 answers are right, and 1 of 100 texts gets none."""

AGAINST_HABIT: Final = 4.0
"""How many times likelier than the author's habit a language must be to overrule it. At four, an author who leaves his
habit every fifth time is called wrong no more often than one whose habit is unknown; at eight, more often."""

CLEARLY: Final = 2.5
"""How many times likelier: none of the English tweets of VADER's own ground truth that stay undetermined gets there."""

_NOT_SAID: Final = re.compile(r"https?\b\S*|www\.\S+|@[\w.-]+|#")
_WORDS_GROWN_TOGETHER: Final = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_SHOUTED: Final = re.compile(r"[A-ZÀ-ÖØ-Þ]{3,}")
_STRETCHED: Final = re.compile(r"(.)\1{2,}", re.DOTALL)

_READ: Final = 5_000
"""Characters that are read of a text: more make nobody surer."""


class LanguageDetector:
    """Recognises the language of a text among some.

    Safe to use from several threads; the model is loaded once, by whoever comes first.
    """

    def __init__(self, languages: Iterable[str] = (*USUAL, *OTHERS), *, hers: Iterable[str] = ()) -> None:
        """Restrict detection to `languages` and `hers`.

        Args:
            languages: ISO 639-1 codes; those that the model does not know are left out.
            hers: the languages of what she listens to: they start without a handicap, as the usual ones do.
        """
        favoured = frozenset(hers)
        self._weights = {
            code: 1.0 if code in favoured or code in USUAL else HANDICAP for code in favoured.union(languages)
        }
        self._loading = Lock()
        self._loaded: LanguageModel | None = None

    def detect(self, text: str, habit: str | None = None) -> str:
        """The ISO 639-1 code of the language of `text`, "und" where it cannot be told.

        Args:
            habit: the language that its author usually writes, None where nobody knows. It decides among languages of
                which none is clearly likelier, unless the text has no letter.
        """
        return self.detect_all([text], [habit])[0]

    def detect_all(self, texts: Sequence[str], habits: Sequence[str | None] | None = None) -> list[str]:
        """What `detect` says of each text with the habit of the same place, several times faster for hundreds."""
        said = [_said(text) for text in texts]
        letters = [_letters(text) for text in said]
        found = [UNDETERMINED] * len(said)
        asked = [at for at, number in enumerate(letters) if number]
        if not asked:
            return found
        model = self._model
        chances = model.chances([said[at] for at in asked])
        best = chances.max(axis=1).tolist()
        for at, row, likeliest, chance in zip(asked, chances, chances.argmax(axis=1).tolist(), best, strict=True):
            habit = None if habits is None else model.column.get(habits[at] or UNDETERMINED)
            if habit is not None and row[habit] * AGAINST_HABIT >= chance:
                found[at] = model.languages[habit]
            elif chance >= (CERTAIN if letters[at] < FEW_LETTERS else LIKELY):
                found[at] = model.languages[likeliest]
        return found

    def leans(self, text: str, *, to: Collection[str], rather_than: Collection[str]) -> bool:
        """Whether a text too short to be sure of is CLEARLY times likelier in one language of a set than of another."""
        said = _said(text)
        if not _letters(said):
            return False
        model = self._model
        odds = dict(zip(model.languages, model.chances([said])[0].tolist(), strict=True))
        likeliest = [max((odds.get(code, 0.0) for code in among), default=0.0) for among in (to, rather_than)]
        return likeliest[0] > CLEARLY * likeliest[1]

    def likeliest(self, text: str, among: Collection[str]) -> str:
        """The likeliest of some languages, however little the text tells; the first by name where it tells nothing."""
        model = self._model
        odds = dict(zip(model.languages, model.chances([_said(text)])[0].tolist(), strict=True))
        return max(sorted(among), key=lambda code: odds.get(code, 0.0))

    @property
    def _model(self) -> "LanguageModel":
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(frozenset(self._weights.items()))
            return self._loaded


@cache
def _load(weights: frozenset[tuple[str, float]]) -> "LanguageModel":
    """The model for some languages, read once however many ask with the same ones."""
    from cmdesk.sentiment.language_model import LanguageModel

    return LanguageModel(dict(weights))


def _said(text: str) -> str:
    """The text as the model knows texts: without addresses, @handles and signs of hashtags, as words with edges.

    Words grown together in hashtags are taken apart, words in capitals made small, and stretched letters single.
    """
    # NFKC: 𝗯𝗼𝗹𝗱 and 𝑖𝑡𝑎𝑙𝑖𝑐 are letters of no language until they are plain ones
    said = _NOT_SAID.sub(" ", unicodedata.normalize("NFKC", html.unescape(text[:_READ]))[:_READ])
    said = _WORDS_GROWN_TOGETHER.sub(" ", said)
    said = _SHOUTED.sub(lambda word: word[0].lower(), said)
    said = _STRETCHED.sub(r"\1", said)
    return f" {' '.join(said.split())} "


def speechless(text: str) -> bool:
    """Whether a text says nothing in any language: emoji, addresses, @handles, figures."""
    return not _letters(_said(text))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
