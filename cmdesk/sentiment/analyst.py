"""Language first, then the scorer of that language: a text never reaches a scorer that cannot read it.

A lexicon given a foreign text finds little and calls it neutral; counted by the thousand, that is a lie. So the
languages without a scorer, and texts whose language nobody can tell, are UNKNOWN and counted apart.

Words whose weight she says herself come before any scorer; see `brand_words`. Whoever asks for a scorer by its name
gets that scorer alone.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from cmdesk.core.corrections import BrandWord
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.languages import language_code
from cmdesk.core.ports import Scorer
from cmdesk.core.types import UNDETERMINED, Sentiment
from cmdesk.sentiment.brand_words import MARK, BrandWords, weighed, without
from cmdesk.sentiment.language import LanguageDetector, speechless
from cmdesk.sentiment.ordinal import unknown

AUTO: Final = "auto"
NO_SCORER: Final = "none"

EMOJI: Final = "fr"
"""The language whose scorer judges what is in none: a smile is one everywhere."""

_UNKNOWN_SCORER: Final = QT_TRANSLATE_NOOP("errors", 'There is no scorer "{id}". Choose one of: {ids}.')


class RoutedAnalyst:
    """Finds the language of a text and gives it to the scorer of that language."""

    def __init__(self, detector: LanguageDetector, scorers: Iterable[Scorer], words: BrandWords | None = None) -> None:
        """Route to `scorers`; where two know the same language, the first one gets its texts.

        Args:
            words: hers.
        """
        self._detector = detector
        self._words = BrandWords() if words is None else words
        self._scorers: dict[str, Scorer] = {_name(scorer.id): scorer for scorer in scorers}
        self._by_language: dict[str, Scorer] = {}
        self._seconds: dict[str, Scorer] = {}
        for scorer in self._scorers.values():
            for language in scorer.languages:
                if self._by_language.setdefault(language, scorer) is not scorer:
                    self._seconds.setdefault(language, scorer)

    @property
    def current(self) -> frozenset[str]:
        """What stands as scorer in what it says today; a stored mention with another one is to be scored anew."""
        ids = {scorer.id for scorer in self._by_language.values()} | {NO_SCORER}
        return frozenset(ids | {scorer + MARK for scorer in ids})

    def analyse(
        self,
        text: str,
        stated: str | None,
        *,
        habit: str | None = None,
        evidence: bool = False,
        words: Sequence[BrandWord] | None = None,
    ) -> tuple[str, Sentiment]:
        """The language used (ISO 639-1 or "und") and the sentiment of one text.

        Args:
            stated: language code that the source states; None, or a code that is no language, leaves it to detection.
            habit: the language its author usually writes in; for texts that alone do not tell; None where nobody knows.
            words: taken for hers in this one question; None are those it was made with.
        """
        hers = self._words if words is None else BrandWords(words)
        return self._analyse([text], [stated], [habit], hers, evidence=evidence)[0]

    def analyse_all(
        self, texts: Sequence[str], stated: Sequence[str | None], habits: Sequence[str | None]
    ) -> list[tuple[str, Sentiment]]:
        """The same of many texts, without evidence."""
        return self._analyse(texts, stated, habits, self._words, evidence=False)

    def second_opinion(self, text: str, lang: str) -> Sentiment | None:
        """What the next scorer of a language says of a text, with evidence; None where there is none.

        A scorer whose weights were learnt is easier to judge beside a word list, in which somebody wrote every weight.
        """
        second = self._seconds.get(lang)
        if second is None:
            return None
        return second.score_all([without(text, self._words.found(text))], [lang], evidence=True)[0]

    def _analyse(
        self,
        texts: Sequence[str],
        stated: Sequence[str | None],
        habits: Sequence[str | None],
        words: BrandWords,
        *,
        evidence: bool,
    ) -> list[tuple[str, Sentiment]]:
        told = [language_code(code) for code in stated]
        untold = [number for number, code in enumerate(told) if code is None]
        detected = self._detector.detect_all(
            [texts[number] for number in untold], [habits[number] for number in untold]
        )
        found = dict(zip(untold, detected, strict=True))
        langs = [found[number] if code is None else code for number, code in enumerate(told)]
        read_as = [
            EMOJI if lang == UNDETERMINED and speechless(text) else lang
            for lang, text in zip(langs, texts, strict=True)
        ]
        places = [words.found(text) for text in texts]
        given = [without(text, hers) if hers else text for text, hers in zip(texts, places, strict=True)]
        said = [unknown(NO_SCORER)] * len(texts)
        for scorer in dict.fromkeys(self._by_language.values()):
            numbers = [number for number, lang in enumerate(read_as) if self._by_language.get(lang) is scorer]
            if numbers:
                judged = scorer.score_all(
                    [given[number] for number in numbers], [read_as[number] for number in numbers], evidence=evidence
                )
                for number, sentiment in zip(numbers, judged, strict=True):
                    said[number] = sentiment
        return [
            (lang, weighed(sentiment, hers) if hers else sentiment)
            for lang, sentiment, hers in zip(langs, said, places, strict=True)
        ]

    def score(
        self, text: str, lang: str | None = None, scorer_id: str = AUTO, *, evidence: bool = True
    ) -> tuple[str, Sentiment]:
        """The same with a scorer of her choice, which still gets no text of a language it does not know.

        Where nothing tells the language for certain (a few words, emoji), the text is taken for what the chosen scorer
        reads: she has said so by choosing it. Unless it looks clearly more like the language of another scorer.

        Args:
            scorer_id: "auto" or the name of a scorer, with or without "@version".

        Raises:
            UsageError: there is no such scorer, or not in this version.
        """
        if scorer_id == AUTO:
            return self.analyse(text, lang, evidence=evidence)
        scorer = self._scorers.get(_name(scorer_id))
        if scorer is None or scorer_id not in {_name(scorer.id), scorer.id}:
            raise UsageError(
                _UNKNOWN_SCORER, id=scorer_id, ids=", ".join([AUTO, *(known.id for known in self._scorers.values())])
            )
        found = language_code(lang) or self._detector.detect(text)
        if found == UNDETERMINED:
            foreign = self._detector.leans(
                text, to=self._by_language.keys() - scorer.languages, rather_than=scorer.languages
            )
        else:
            foreign = found not in scorer.languages
        if foreign:
            return found, unknown(NO_SCORER)
        if found == UNDETERMINED:
            # of several languages that the scorer reads, the one that the text looks most like
            return found, scorer.score_all([text], [self._nearest(text, scorer.languages)], evidence=evidence)[0]
        return found, scorer.score_all([text], [found], evidence=evidence)[0]

    def _nearest(self, text: str, languages: frozenset[str]) -> str:
        if len(languages) == 1 or speechless(text):
            return EMOJI if EMOJI in languages else min(languages)
        return self._detector.likeliest(text, languages)


def _name(scorer_id: str) -> str:
    return scorer_id.partition("@")[0]
