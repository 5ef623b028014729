"""What the cards say: figures of a look as formatted text, each with its formula and its inputs.

Formatting only; the figures come from `cmdesk.metrics` by way of the Dashboard.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QLocale, QObject

from cmdesk.core.types import Label
from cmdesk.metrics.change import relative_change
from cmdesk.metrics.mood import Method
from cmdesk.metrics.net_sentiment import CLAIM_FROM
from cmdesk.ui import formats
from cmdesk.ui.dashboard import Dashboard, Figures
from cmdesk.ui.period import Preset
from cmdesk.ui.wording import preset_word

MISSING: Final = "—"


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows.

    Attributes:
        figure: the number, formatted.
        aside: what stands beside it in small, the longest wording first.
        note: what stands under it, likewise; the first that fits is shown.
        tone: object name that gives the note its colour: "positive", "negative" or "muted".
        explanation: formula and inputs, for the tooltip.
        caption: the title where it is another than usual, the longest wording first.
    """

    figure: str
    aside: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    tone: str = "muted"
    explanation: str = ""
    caption: tuple[str, ...] = ()


class CardWords(QObject):
    """Words one Dashboard, card by card."""

    def __init__(self, locale: QLocale, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._zone = zone

    def mentions(self, dashboard: Dashboard) -> Face:
        """Mentions of the period, the filters obeyed."""
        return self._count(
            dashboard,
            lambda figures: figures.shown.mentions,
            self._lines(
                self.tr("Mentions: positive {positive} + neutral {neutral} + negative {negative} + unknown {unknown}"),
                dashboard.now,
            )
            + self._own(dashboard),
        )

    def reactions(self, dashboard: Dashboard) -> Face:
        """Reactions to those mentions."""
        shown = dashboard.now.shown
        formula = self.tr("Reactions: likes + shares + replies + quotes at the latest reading of each mention")
        told = self.tr("Told by {told} of {mentions} mentions; a repost brings none of its own")
        formula += "\n" + told.format(told=self._number(shown.told), mentions=self._number(shown.mentions))
        if shown.reactions is None:
            return Face(MISSING, note=(self.tr("no network tells them"), self.tr("not told")), explanation=formula)
        return self._count(dashboard, lambda figures: figures.shown.reactions, formula)

    def mood(self, dashboard: Dashboard) -> Face:
        """Net sentiment with its interval, and the method that found it."""
        now, before = dashboard.now, dashboard.before
        net = now.net
        formula, caption = self._method(dashboard)
        if net is None and now.moods.scored >= CLAIM_FROM:
            # she labelled what the scorer says nothing of
            note = (self.tr("too few that the scorer judged"), self.tr("n < {least}").format(least=CLAIM_FROM))
            return Face(MISSING, note=note, explanation=formula, caption=caption)
        if net is None:
            return replace(self._too_few(dashboard, formula), caption=caption)
        interval = f"{self._signed(net.low)} … {self._signed(net.high)}"
        half = max(net.high - net.value, net.value - net.low)
        # two methods err in two ways: a change between them may be none
        past = before.net if before is not None and before.method is now.method else None
        face = Face(
            self._signed(net.value),
            (interval, f"±{formats.decimal(half, self._locale)}"),
            explanation=formula + "\n" + self.tr("95 % interval: {interval}").format(interval=interval),
        )
        compared = self._compared(
            dashboard,
            face,
            None if past is None else net.value - past.value,
            self._signed,
            2,
            None if past is None else self._signed(past.value),
        )
        return replace(compared, explanation=compared.explanation + "\n" + self.tr("Click to see how"), caption=caption)

    def _method(self, dashboard: Dashboard) -> tuple[str, tuple[str, ...]]:
        """How the mood was found, and the title of the card that says so; none where it is counted."""
        now = dashboard.now
        counted = self._lines(
            self.tr(
                "Net mood = (positive {positive} − negative {negative}) / scored {scored}; unknown {unknown} left out"
            ),
            now,
        )
        if now.method is Method.COUNTED:
            return counted, ()
        if now.method is Method.CORRECTED:
            text = self.tr("Corrected by %Ln label(s) of yours for what the scorer mistakes", "", dashboard.labels)
            return text, (self.tr("Net mood, corrected"), self.tr("Corrected mood"), self.tr("Corrected"))
        labels = 0 if now.found is None else now.found.labels
        text = self.tr("Set right by %Ln label(s) drawn at random inside the period, reposts left out", "", labels)
        return text, (self.tr("Net mood, sampled"), self.tr("Sampled mood"), self.tr("Sampled"))

    def part(self, dashboard: Dashboard, label: Label) -> Face:
        """Share of one label among the scored mentions."""
        positive = label is Label.POSITIVE
        formula = self._lines(
            self.tr("Positive {positive} / scored {scored}; unknown {unknown} left out")
            if positive
            else self.tr("Negative {negative} / scored {scored}; unknown {unknown} left out"),
            dashboard.now,
        )
        formula += "\n" + self.tr("Click to show only these")
        share = dashboard.now.part(label)
        if share is None:
            return self._too_few(dashboard, formula)
        before = dashboard.before.part(label) if dashboard.before else None
        return self._compared(
            dashboard,
            Face(formats.percent(share, self._locale), explanation=formula),
            None if before is None else share - before,
            self._points,
            2,
            None if before is None else formats.percent(before, self._locale),
            good=positive,
        )

    def share(self, dashboard: Dashboard) -> Face:
        """Share of voice of the tracker's group."""
        formula = self.tr(
            "Share of voice = own trackers of the group / (own + competitors); both count a mention of both"
        )
        now = dashboard.now
        if now.share is None:
            note = self.tr("no mention yet") if now.rival else self.tr("no competitor in this group")
            short = self.tr("no mention") if now.rival else self.tr("no rival")
            return Face(MISSING, note=(note, short), explanation=formula)
        formula += "\n" + self.tr("{own} / ({own} + {competitors})").format(
            own=self._number(now.own), competitors=self._number(now.competitors)
        )
        before = dashboard.before.share if dashboard.before else None
        return self._compared(
            dashboard,
            Face(formats.percent(now.share, self._locale), explanation=formula),
            None if before is None else now.share - before,
            self._points,
            2,
            None if before is None else formats.percent(before, self._locale),
        )

    def _count(self, dashboard: Dashboard, pick: Callable[[Figures], int | None], formula: str) -> Face:
        now = pick(dashboard.now)
        before = pick(dashboard.before) if dashboard.before else None
        face = Face(MISSING if now is None else self._number(now), explanation=formula)
        if now is None or before is None:
            return self._compared(dashboard, face, None, self._percent, 2, None)
        change = relative_change(now, before)
        if change is None:
            note = (self.tr("none in the period before"), self.tr("none before"))
            return Face(face.figure, note=note if now else (), explanation=self._beside(dashboard, face, "0"))
        return self._compared(dashboard, face, change, self._percent, 2, self._number(before), good=None)

    def _compared(
        self,
        dashboard: Dashboard,
        face: Face,
        change: float | None,
        wording: Callable[[float], str],
        digits: int,
        before: str | None,
        *,
        good: bool | None = True,
    ) -> Face:
        """The face with its change. `good` says whether a rise is good news; None that it is neither."""
        if change is None or before is None:
            return face
        rounded = round(change, digits)
        if not rounded:
            told, tone = "= " + self.tr("stable"), "muted"
        else:
            told = f"{'▲' if rounded > 0 else '▼'} {wording(change)}"
            tone = "muted" if good is None else "positive" if (rounded > 0) is good else "negative"
        against = self._against(dashboard)
        return Face(
            face.figure,
            face.aside,
            (f"{told} {against}", told),
            tone,
            self._beside(dashboard, face, before),
        )

    def _beside(self, dashboard: Dashboard, face: Face, before: str) -> str:
        """The explanation with the period compared with."""
        if dashboard.compared is None:
            return face.explanation
        earlier = formats.period(dashboard.compared.start, dashboard.compared.end, self._zone, self._locale)
        line = self.tr("Before ({period}): {figure}").format(period=earlier, figure=before)
        return f"{face.explanation}\n{line}"

    def _against(self, dashboard: Dashboard) -> str:
        if dashboard.preset in (Preset.RANGE, Preset.ALL) or dashboard.request.frame.zooms:
            return self.tr("vs the period before")
        return self.tr("vs {period} before").format(period=preset_word(dashboard.preset))

    def _too_few(self, dashboard: Dashboard, formula: str) -> Face:
        scored = dashboard.now.moods.scored
        long = self.tr("%Ln scored mention(s): fewer than 5", "", scored)
        return Face(MISSING, note=(long, self.tr("n < {least}").format(least=CLAIM_FROM)), explanation=formula)

    def _lines(self, template: str, figures: Figures) -> str:
        tally = figures.moods
        return template.format(
            positive=self._number(tally.positive),
            neutral=self._number(tally.neutral),
            negative=self._number(tally.negative),
            unknown=self._number(tally.unknown),
            scored=self._number(tally.scored),
        )

    def _own(self, dashboard: Dashboard) -> str:
        """What became of the posts of her own accounts; nothing where she has none."""
        if not dashboard.accounts:
            return ""
        if dashboard.request.filters.own:
            return "\n" + self.tr("%Ln post(s) of your own accounts counted in", "", dashboard.own_posts)
        return "\n" + self.tr("%Ln post(s) of your own accounts left out", "", dashboard.own_posts)

    def _number(self, value: int) -> str:
        return formats.number(value, self._locale)

    def _signed(self, value: float) -> str:
        return formats.signed(value, self._locale)

    def _percent(self, value: float) -> str:
        return formats.signed_percent(value, self._locale)

    def _points(self, value: float) -> str:
        return self.tr("{points} pts").format(points=formats.signed(value * 100, self._locale, 0))
