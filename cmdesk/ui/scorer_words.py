"""How good a scorer is, in words for somebody who knows no statistics; each figure stands beside its plain sentence."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, QObject

from cmdesk.core.languages import language_code
from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import CLASSES, Evaluation
from cmdesk.metrics.model_card import Corpus, ModelCard
from cmdesk.metrics.net_sentiment import Interval
from cmdesk.ui import formats
from cmdesk.ui.theme import SIGNS
from cmdesk.ui.wording import label_word, language_word

_WELL_CALIBRATED: Final = 0.1
"""Mean distance up to which probabilities may be read as such."""
_ORIGINS: Final = {
    "umsab": "UMSAB",
    "semeval2013-2016": "SemEval 2013–2016",
    "potts": "PotTS",
    "sb10k": "SB10k",
    "vader-tweets": "VADER",
}
"""Names of corpora as those who made them write them."""


class ScorerWords(QObject):
    """Words evaluations and cards, as plain text."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale

    def judge(self, *, listed: bool) -> str:
        """Who judges texts of a language of the card; `listed`: there is a word list beside the trained scorer."""
        if listed:
            return self.tr("A trained model judges; beside it, a word list gives a second opinion that you can follow.")
        return self.tr("A trained model judges; there is no word list for this language.")

    def short(self, accuracy: Interval | None) -> str:
        """How often it is right, for a list."""
        return "" if accuracy is None else self.tr("{share} right").format(share=self._percent(accuracy.value))

    def recall(self, found: Evaluation, label: Label, *, own: bool = False) -> str:
        """Of ten texts that people gave a label, how many it gives the same."""
        row = found.confusion[label]
        if not sum(row):
            return f"{SIGNS[label]}  " + self.tr("No text is {label} here.").format(label=label_word(label))
        # an unknown counts as neutral, as in every figure
        right = row[label] + (row[Label.UNKNOWN] if label is Label.NEUTRAL else 0)
        of, good = _of_ten(right, sum(row))
        text = self._yours(label) if own else self._theirs(label)
        return f"{SIGNS[label]}  " + text.format(
            of=formats.number(of, self._locale), good=formats.number(good, self._locale)
        )

    def _yours(self, label: Label) -> str:
        # whole sentences: the words agree with each other in French
        return {
            Label.POSITIVE: self.tr("Of {of} mentions that you call positive, it calls {good} positive."),
            Label.NEUTRAL: self.tr("Of {of} mentions that you call neutral, it calls {good} neutral."),
            Label.NEGATIVE: self.tr("Of {of} mentions that you call negative, it calls {good} negative."),
        }[label]

    def _theirs(self, label: Label) -> str:
        return {
            Label.POSITIVE: self.tr("Of {of} tweets that people called positive, it calls {good} positive."),
            Label.NEUTRAL: self.tr("Of {of} tweets that people called neutral, it calls {good} neutral."),
            Label.NEGATIVE: self.tr("Of {of} tweets that people called negative, it calls {good} negative."),
        }[label]

    def mistake(self, found: Evaluation) -> str:
        """The mistake it makes most often; nothing where it makes none."""
        cells = [(found.confusion[true][said], true, said) for true in CLASSES for said in CLASSES if true is not said]
        count, true, said = max(cells, key=lambda cell: cell[0])
        if not count:
            return ""
        return self.tr("Its most frequent mistake: it says {said} where it is {true} ({share} of those).").format(
            true=label_word(true), said=label_word(said), share=self._percent(count / sum(found.confusion[true]))
        )

    def opposite(self, found: Evaluation) -> str:
        """How often it says the opposite of what is."""
        worst = found.confusion[Label.NEGATIVE][Label.POSITIVE] + found.confusion[Label.POSITIVE][Label.NEGATIVE]
        return self.tr("It says the very opposite, positive for negative or the other way, in {share} of all.").format(
            share=self._percent(worst / found.texts)
        )

    def accuracy(self, found: Evaluation) -> str:
        """How often it is right, with the interval."""
        if found.accuracy is None:
            return ""
        return self.tr("Right in {share} (95% interval: {low} to {high}).").format(
            share=self._percent(found.accuracy.value),
            low=self._percent(found.accuracy.low),
            high=self._percent(found.accuracy.high),
        )

    def macro_f1(self, found: Evaluation) -> str:
        """The macro-F1, with its interval."""
        if found.macro_f1 is None:
            return ""
        f1 = found.macro_f1
        return self.tr(
            "Macro-F1 {value} ({low} to {high}): all labels weigh the same; 1 is perfect, chance gives about {least}."
        ).format(
            value=self.figure(f1.value),
            low=self.figure(f1.low),
            high=self.figure(f1.high),
            least=self.figure(1 / 3),
        )

    def measured(self, texts: int) -> str:
        """What the figures of a card rest on."""
        return self.tr(
            "Measured on {count} tweets kept out of its training. On other ones, expect some 4 points less."
        ).format(count=formats.number(texts, self._locale))

    def calibration(self, found: Evaluation) -> str:
        """Whether its probabilities can be believed."""
        if found.calibration is None:
            return self.tr("It gives no probabilities.")
        off = formats.decimal(found.calibration.expected_error * 100, self._locale, 0)
        if found.calibration.expected_error <= _WELL_CALIBRATED:
            return self.tr(
                "Its probabilities are calibrated: where it says 80%, it is right about 8 times in 10 (mean gap: {off} "
                "points)."
            ).format(off=off)
        return self.tr(
            "Its probabilities are not calibrated here: they are off by {off} points on average. Take them for an "
            "order, not for shares."
        ).format(off=off)

    def training(self, card: ModelCard) -> str:
        """Which model it is, from when, and from how many texts."""
        total = sum(corpus.rows for corpus in card.corpora)
        told = self.tr("{scorer} learnt from {count} tweets that people had labelled.").format(
            scorer=card.scorer, count=formats.number(total, self._locale)
        )
        if card.date is None:
            return told
        try:
            day = formats.spelled_day(date.fromisoformat(card.date), self._locale)
        except ValueError:
            day = card.date
        return f"{told} " + self.tr("Trained on: {day}.").format(day=day)

    def corpus(self, corpus: Corpus) -> tuple[str, str, str]:
        """Name, language and size of what it learnt from."""
        name, _, lang = corpus.name.rpartition("-")
        if language_code(lang) != lang:
            name, lang = corpus.name, "en"
        return _ORIGINS.get(name, name), language_word(lang), formats.number(corpus.rows, self._locale)

    def removed(self, corpora: Sequence[Corpus]) -> str:
        """That what it is measured on was taken out of what it learnt from."""
        total = sum(corpus.removed for corpus in corpora)
        return self.tr(
            "{count} texts were left out of the training because they occur among those it is measured on."
        ).format(count=formats.number(total, self._locale))

    def limits(self) -> tuple[tuple[str, str], ...]:
        """What it cannot do: in a word, and in a sentence."""
        return (
            (
                self.tr("Irony"),
                self.tr("“Bravo, forty minutes of waiting!” is likely to be taken for praise."),
            ),
            (
                self.tr("Mixed posts"),
                self.tr("A post that praises and complains gets one label. Look at its probabilities: two are high."),
            ),
            (
                self.tr("Questions"),
                self.tr("A question about a problem may be read as a complaint, or the other way round."),
            ),
            (
                self.tr("Other kinds of text"),
                self.tr("It learnt from tweets. Long articles, reviews and the words of a trade are judged less well."),
            ),
            (
                self.tr("Who is meant"),
                self.tr(
                    "It judges the tone of the text, not what is thought of your brand: praise of a rival is positive."
                ),
            ),
            (
                self.tr("Other languages"),
                self.tr("They get no label: the text is “unknown” and never counts as neutral."),
            ),
        )

    def truth(self, label: Label, *, own: bool) -> str:
        """The head of a row of a table of confusions."""
        text = self.tr("You say {label}") if own else self.tr("People say {label}")
        return f"{SIGNS[label]} " + text.format(label=label_word(label))

    def said(self, label: Label) -> str:
        """The head of its columns."""
        return f"{SIGNS[label]} {label_word(label)}"

    def cell(self, count: int, total: int) -> str:
        """A cell of it: how many, and which share of its row."""
        told = formats.number(count, self._locale)
        return f"{told}  ·  {self._percent(count / total)}" if total else told

    def figure(self, value: float) -> str:
        """A macro-F1."""
        return formats.decimal(value, self._locale)

    def _percent(self, share: float) -> str:
        return formats.percent(share, self._locale)


def _of_ten(right: int, total: int) -> tuple[int, int]:
    """So many of ten; of a hundred where ten would claim all or none."""
    of = 10 if 0 < round(10 * right / total) < 10 or right in (0, total) else 100
    return of, round(of * right / total)
