"""What is said of how a mood was found: three methods in plain words, with what each rests on and what it claims.

Formatting only; the facts come from `moods.read_facts`.
"""

from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QLocale, QObject

from cmdesk.metrics.corrected_mood import CORRECT_FROM
from cmdesk.metrics.difference_estimator import LABELS_FROM
from cmdesk.metrics.mood import Method, Mood
from cmdesk.ui import formats
from cmdesk.ui.moods import MoodFacts
from cmdesk.ui.picture_words import metric

_A_MINUTE: Final = 12
"""Mentions that are labelled in a minute: sixty in five."""


class MoodWords(QObject):
    """Words the facts about one mood, method by method."""

    def __init__(self, locale: QLocale, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._zone = zone

    def title(self, method: Method, shown: Method) -> str:
        """The name of a method, and whether it is the one on the card."""
        name = {
            Method.COUNTED: self.tr("Counted"),
            Method.CORRECTED: self.tr("Corrected by your labels"),
            Method.SAMPLED: self.tr("Labelled inside the period"),
        }[method]
        return self.tr("{method} (on the card)").format(method=name) if method is shown else name

    def figure(self, mood: Mood | None) -> str:
        """The value with its interval, or that there is none."""
        if mood is None:
            return "—"
        value, low, high = (formats.signed(one, self._locale) for one in (mood.value, mood.low, mood.high))
        return self.tr("{value} ({low} to {high})").format(value=value, low=low, high=high)

    def counted(self, facts: MoodFacts) -> str:
        """What the counted mood rests on."""
        tally = facts.tally
        text = self.tr(
            "Mentions with a mood: {scored}, of which positive {positive}, neutral {neutral}, negative {negative}, "
            "your corrections included. Left out because nothing could be said of them: {unknown}."
        ).format(
            scored=self._number(tally.scored),
            positive=self._number(tally.positive),
            neutral=self._number(tally.neutral),
            negative=self._number(tally.negative),
            unknown=self._number(tally.unknown),
        )
        if facts.counted is None:
            return text + " " + self.tr("That is too few to claim anything.")
        return (
            text
            + " "
            + self.tr("The interval tells the chance of so many mentions; what the scorer mistakes is not in it.")
        )

    def corrected(self, facts: MoodFacts) -> str:
        """What the corrected mood rests on, or what it still takes."""
        if facts.missing:
            return self.tr(
                "From {least} labels of yours on, the usual mistakes of the scorer are taken out again. They must be "
                "of mentions drawn at random, of any time; you have {labels}."
            ).format(least=self._number(CORRECT_FROM), labels=self._number(facts.measuring))
        text = self.tr(
            "%Ln mention(s) drawn at random bear a label of yours. The table tells what the scorer takes for what; "
            "that is taken out again.",
            "",
            facts.measuring,
        )
        mood = facts.corrected
        if mood is None:
            return text + " " + self.tr("This period has too few mentions to claim anything.")
        if mood.shares is not None:
            negative, neutral, positive = (formats.percent(share, self._locale) for share in mood.shares)
            text += " " + self.tr(
                "What is left: positive {positive}, neutral {neutral}, negative {negative}. It is honest, not sharp: "
                "the fewer labels, the wider."
            ).format(positive=positive, neutral=neutral, negative=negative)
        return text

    def card(self, facts: MoodFacts) -> str:
        """What became of the card of the scorer."""
        if facts.card is None:
            return self.tr("Nothing was measured of the scorer in these languages: your labels count alone.")
        if not facts.card_holds:
            return self.tr("Your labels contradict the card of the model; they count alone.")
        return self.tr(
            "What was measured when the scorer was trained fills the table up; the more labels, the less it weighs."
        )

    def sampled(self, facts: MoodFacts) -> str:
        """What the sampled mood rests on, or why to make one."""
        sample = facts.sample
        if sample is None:
            return self.tr(
                "For a claim about this very period, label some of its mentions, drawn at random: sharper than "
                "a correction, and right whatever the mood has done."
            )
        day = formats.date_time(sample.drawn_at, self._zone, self._locale)
        if sample.mood is not None:
            return self.tr(
                "Of the {scored} mentions of this period that carry a mood, reposts left out, {drawn} were drawn at "
                "random on {day}; you labelled {labels}. What the scorer says of all is set right by what it mistook "
                "in these. The figure speaks of these mentions, not of others that could have been written."
            ).format(
                scored=self._number(sample.scored),
                drawn=self._number(sample.drawn),
                day=day,
                labels=self._number(sample.answered),
            )
        if sample.outgrown:
            return self.tr(
                "Mentions were drawn on {day}, when the period had {before}; it has {now} now. Label anew: what you "
                "labelled counts again."
            ).format(day=day, before=self._number(sample.population), now=self._number(sample.scored))
        return self.tr(
            "{drawn} mentions were drawn at random on {day}; you labelled {labels} in their order. From {least} on "
            "they tell the mood."
        ).format(
            drawn=self._number(sample.drawn),
            day=day,
            labels=self._number(sample.answered),
            least=self._number(min(LABELS_FROM, sample.scored)),
        )

    def offer(self, facts: MoodFacts) -> str:
        """The words of the button that begins to label, "" where there is nothing to be gained."""
        sample = facts.sample
        left = facts.wanted - (0 if sample is None or sample.outgrown else sample.answered)
        if left <= 0:
            return ""
        text = self.tr("Label %Ln mention(s) of this period (about {minutes} min)", "", left)
        return text.format(minutes=self._number(max(1, left // _A_MINUTE)))

    def formula(self, method: Method) -> str:
        """The formula of a method, with the name and version under which exports tell it."""
        text = {
            Method.COUNTED: self.tr("(positive − negative) / scored; interval with half a mention added to each label"),
            Method.CORRECTED: self.tr(
                "adjusted count: the shares that, mistaken as in the table, give what was said; interval of 800 draws"
            ),
            Method.SAMPLED: self.tr(
                "difference estimator: mean said of all + mean (yours − said) of those labelled; interval by Student"
            ),
        }[method]
        return f"{text} ({metric(method)})"

    def _number(self, value: int) -> str:
        return formats.number(value, self._locale)
