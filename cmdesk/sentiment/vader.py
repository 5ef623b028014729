"""English sentiment by VADER (Hutto & Gilbert 2014), through the package vaderSentiment, unchanged.

The compound is the package's own to the last digit, so that anyone can check it against the original. What it does not
give is added beside it: probabilities, the state UNKNOWN, and the words that weighed.

VADER knows English only and calls everything else neutral; whoever routes texts must keep others away from it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import Any, Final

from cmdesk.core.types import Evidence, Label, Sentiment
from cmdesk.sentiment.ordinal import Ordinal

# Fitted on the training rows of UMSAB English and SemEval 2013-2016 (29,655), and on no others, by
# `tests.sentiment.corpus.fit`, which a test repeats: maximum likelihood, the three labels weighing the same, texts
# without a known word at polarity 0.
CALIBRATION: Final = Ordinal(slope=2.453, low=-0.590, high=1.156)


MOST_CHARACTERS: Final = 20_000
"""What is read of a text: the package takes the square of its length in time, half a second for 4,000 words."""


class Vader:
    """Scores English texts. The package is imported and its lexicon read at the first text."""

    languages = frozenset({"en"})

    def __init__(self) -> None:
        self.id = f"vader@{version('vaderSentiment')}"

    def score_all(self, texts: Sequence[str], langs: Sequence[str], *, evidence: bool = False) -> list[Sentiment]:
        """Score texts; all of them are taken for the one language it knows."""
        return [self.score(text, evidence=evidence) for text in texts]

    def score(self, text: str, *, evidence: bool = False) -> Sentiment:
        """Score one English text; UNKNOWN where no word or emoji of VADER's lexicon has a weight in it."""
        text = text[:MOST_CHARACTERS]
        scores = self.told(text)
        compound = float(scores["compound"])
        # each of the three may be rounded to 0 by itself, in a long text or where praise and blame cancel
        if not compound and not scores["pos"] and not scores["neg"]:
            # its own 0 is kept: whoever asks for VADER gets VADER's compound
            return Sentiment(Label.UNKNOWN, None, compound, 0.0, self.id)
        return CALIBRATION.sentiment(compound, self.id, self._evidence(text) if evidence else ())

    def told(self, text: str) -> Mapping[str, float]:
        """The package's own numbers: "compound", "pos", "neg" and "neu"."""
        scores: Mapping[str, float] = self._analyzer.polarity_scores(text[:MOST_CHARACTERS])
        return scores

    @cached_property
    def _analyzer(self) -> Any:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        return SentimentIntensityAnalyzer()

    def _evidence(self, text: str) -> tuple[Evidence, ...]:
        """The words and emoji that weighed, with their valence as VADER's rules for neighbours and "but" changed it.

        The steps are those of `SentimentIntensityAnalyzer.polarity_scores`, by its own methods; what punctuation adds
        to the sum afterwards belongs to no word and is left out. An emoji weighs what its description weighs.
        """
        from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentiText

        described, origins = self._describe(text)
        parts = SentiText(described)
        words = parts.words_and_emoticons
        valences: list[float] = []
        for index, word in enumerate(words):
            kind_of = word.lower() == "kind" and [other.lower() for other in words[index + 1 : index + 2]] == ["of"]
            if kind_of or word.lower() in BOOSTER_DICT:
                valences.append(0)
            else:
                valences = self._analyzer.sentiment_valence(0, parts, word, index, valences)
        weights: dict[tuple[int, int], float] = {}
        for place, word, weight in zip(
            re.finditer(r"\S+", described), words, self._analyzer._but_check(words, valences), strict=True
        ):
            if weight:
                start = place.start() + place.group().index(word)
                span = origins[start], origins[start + len(word) - 1] + 1
                weights[span] = weights.get(span, 0.0) + weight
        return tuple(Evidence(start, end, weight) for (start, end), weight in weights.items())

    def _describe(self, text: str) -> tuple[str, list[int]]:
        """The text with its emoji replaced by their descriptions, and for each character where it comes from."""
        characters: list[str] = []
        origins: list[int] = []
        after_space = True
        for index, character in enumerate(text):
            description = self._analyzer.emojis.get(character)
            if description is not None:
                replacement = description if after_space else " " + description
                after_space = False
            else:
                replacement = character
                after_space = character == " "
            characters.append(replacement)
            origins += [index] * len(replacement)
        return "".join(characters), origins
