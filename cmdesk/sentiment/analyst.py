"""Language first, then the scorer of that language: a text never reaches a scorer that cannot read it.

A lexicon given a foreign text finds little and calls it neutral; counted by the thousand, that is a lie. So the
languages without a scorer, and texts whose language nobody can tell, are UNKNOWN and counted apart.
"""

from collections.abc import Iterable
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.languages import language_code
from cmdesk.core.ports import Scorer
from cmdesk.core.types import UNDETERMINED, Sentiment
from cmdesk.sentiment.language import LanguageDetector
from cmdesk.sentiment.ordinal import unknown

AUTO: Final = "auto"
NO_SCORER: Final = "none"

_UNKNOWN_SCORER: Final = QT_TRANSLATE_NOOP("errors", 'There is no scorer "{id}". Choose one of: {ids}.')


class RoutedAnalyst:
    """Finds the language of a text and gives it to the scorer of that language."""

    def __init__(self, detector: LanguageDetector, scorers: Iterable[Scorer]) -> None:
        """Route to `scorers`; where two know the same language, the first one gets its texts."""
        self._detector = detector
        self._scorers: dict[str, Scorer] = {_name(scorer.id): scorer for scorer in scorers}
        self._by_language: dict[str, Scorer] = {}
        for scorer in self._scorers.values():
            for language in scorer.languages:
                self._by_language.setdefault(language, scorer)

    def analyse(
        self, text: str, stated: str | None, *, habit: str | None = None, evidence: bool = False
    ) -> tuple[str, Sentiment]:
        """The language used (ISO 639-1 or "und") and the sentiment of one text.

        Args:
            stated: language code that the source states; None, or a code that is no language, leaves it to detection.
            habit: language that the author usually writes, for texts that alone do not tell; None where nobody knows.
        """
        lang = language_code(stated) or self._detector.detect(text, habit)
        scorer = self._by_language.get(lang)
        return lang, unknown(NO_SCORER) if scorer is None else scorer.score(text, evidence=evidence)

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
        return found, scorer.score(text, evidence=evidence)


def _name(scorer_id: str) -> str:
    return scorer_id.partition("@")[0]
