"""The moods of a view as the store lets them be found: counted, corrected by her labels, sampled inside the period.

Pure reading for the reader's thread and the command `chart`: no Qt, no formatting. The formulas are those of
`cmdesk.metrics`; here is only what they are fed with. Two rules hold throughout: a correction and a sample start from
what the *scorer* said, never from tallies in which her corrections count already; and only labels of mentions drawn at
random measure. The correcting part is imported where it is used, for it needs numpy.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from cmdesk.core.corrections import Draw, Purpose
from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.types import Label
from cmdesk.core.views import Tally, View
from cmdesk.metrics.confusion import Counts, Shares, as_said, confusion, mixed_card
from cmdesk.metrics.difference_estimator import labels_wanted, sampled_mood
from cmdesk.metrics.mood import Mood, counted_mood
from cmdesk.ui.charts.data import CorrectedCurve
from cmdesk.ui.check_reading import drawn_from, said

if TYPE_CHECKING:
    from cmdesk.metrics.model_card import ModelCard

Said = tuple[int, int, int]
"""Numbers of (negative, neutral, positive) mentions."""

GROWN: Final = 0.1
"""A sample stands for its period as long as no larger part of the scored mentions came, or went, after it was drawn.

What the scorer says of those that came is counted; only how it errs there is taken from the others. If it erred there
by 0.3 more, a tenth of the mentions would move the mood by 0.03, well inside the interval of any sample.
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """What her labels make of moods.

    Attributes:
        labels: how many of her labels measure.
        correct: the corrected moods of what was said; None where nothing is to be corrected, or too few labels are.
    """

    labels: int
    correct: Callable[[Sequence[Said]], list[Mood | None]] | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """Labels of hers on mentions drawn at random inside one view.

    Attributes:
        drawn: how many were drawn.
        labels: those that she answered, in the order of the draw; rows are hers, columns the scorer's.
        population: scored mentions of the view when it was drawn, reposts left out.
        scored: the same now.
        mood: of those, None where she answered too few, or where the view has become another since.
    """

    drawn_at: datetime
    drawn: int
    labels: Counts
    population: int
    scored: int
    mood: Mood | None

    @property
    def answered(self) -> int:
        """How many labels count."""
        return sum(map(sum, self.labels))

    @property
    def outgrown(self) -> bool:
        """Whether too much of the view is not what was drawn from."""
        return abs(self.scored - self.population) > GROWN * self.population


@dataclass(frozen=True, slots=True)
class MoodFacts:
    """All that can be said of how the mood of one view is found.

    Attributes:
        tally: by the label in force, the base of the counted mood.
        labels: her random labels, whatever the view: the confusion of the scorer.
        corrected: None where she has labelled too few, or too few mentions carry a mood.
        missing: how many labels are wanting until moods can be corrected.
        card: the confusion on the card of the scorer for the languages of the view; None where there is none.
        card_holds: whether it counts; False where her labels contradict it.
        sample: labels inside the very view; None where none were drawn.
        wanted: how many labels a sample of the view takes.
    """

    view: View
    tally: Tally
    labels: Counts
    corrected: Mood | None
    missing: int
    card: Shares | None
    card_holds: bool
    sample: Sample | None
    wanted: int

    @property
    def counted(self) -> Mood | None:
        """The counted mood."""
        return counted(self.tally)

    @property
    def measuring(self) -> int:
        """How many of her labels measure."""
        return sum(map(sum, self.labels))


def counted(tally: Tally) -> Mood | None:
    """The mood as it is counted, None where too few mentions carry one."""
    return counted_mood(tally.negative, tally.neutral, tally.positive)


def correction(
    store: DeskStore, view: View, card: "Callable[[], ModelCard | None]", *, wanted: bool = True
) -> Correction:
    """What her labels make of the moods of a view.

    Args:
        view: a period with every label; what its mentions are written in says which card is taken.
        card: gives the card of the scorer.
        wanted: False only counts the labels.
    """
    labels = _labels(store)
    measuring = sum(map(sum, labels))
    if not wanted:
        return Correction(measuring)
    from cmdesk.metrics.corrected_mood import CORRECT_FROM, corrected_moods

    if measuring < CORRECT_FROM:
        return Correction(measuring)
    shares = _card(store, view, card())
    return Correction(measuring, lambda bins: corrected_moods(bins, labels, shares))


def said_in_bins(store: DeskStore, view: View, edges: Sequence[datetime], tallies: Sequence[Tally]) -> list[Said]:
    """What the scorer said in each bin, also where she says otherwise.

    Args:
        view: with every label; its own period is not used.
        edges: n + 1 rising moments.
        tallies: n tallies of that view, by the label in force.
    """
    pairs: list[list[tuple[Label, Label]]] = [[] for _ in tallies]
    if edges:
        for moment, hers, scorers in store.corrected(replace(view, start=edges[0], end=edges[-1])):
            pairs[bisect_right(edges, moment) - 1].append((hers, scorers))
    return [
        as_said((tally.negative, tally.neutral, tally.positive), corrected)
        for tally, corrected in zip(tallies, pairs, strict=True)
    ]


def corrected_curve(
    by: Correction, store: DeskStore, view: View, edges: Sequence[datetime], tallies: Sequence[Tally]
) -> CorrectedCurve:
    """The corrected moods of the bins of a chart, and of all of them together.

    Args:
        by: one that corrects.
        view, edges, tallies: as for `said_in_bins`.
    """
    assert by.correct is not None
    bins = said_in_bins(store, view, edges, tallies)
    negative, neutral, positive = (sum(counts[label] for counts in bins) for label in range(3))
    *moods, of_all = by.correct([*bins, (negative, neutral, positive)])
    return CorrectedCurve(tuple(moods), of_all, by.labels)


def read_curve(
    store: DeskStore,
    view: View,
    edges: Sequence[datetime],
    tallies: Sequence[Tally],
    card: "Callable[[], ModelCard | None]",
) -> CorrectedCurve:
    """The corrected moods of the bins of a chart.

    Args:
        view, edges, tallies: as for `said_in_bins`.
        card: gives the card of the scorer.

    Raises:
        UsageError: too few labels of hers measure.
    """
    from cmdesk.metrics.corrected_mood import CORRECT_FROM

    by = correction(store, replace(view, start=edges[0], end=edges[-1]), card)
    if by.correct is None:
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors",
                "To correct moods takes {least} labels on mentions drawn at random; there are {count}: label more in "
                "the window, or let moods be counted.",
            ),
            least=CORRECT_FROM,
            count=by.labels,
        )
    return corrected_curve(by, store, view, edges, tallies)


def read_sample(store: DeskStore, view: View) -> Sample | None:
    """The labels drawn inside exactly this view, None where none were; of several draws the newest that says a mood.

    Draws leave reposts out, so the sample speaks of the other mentions, whether the view counts reposts or not.

    Args:
        view: a period with every label.
    """
    place = drawn_from(view, Purpose.PERIOD)
    draws = [draw for draw in store.draws(Purpose.PERIOD) if drawn_from(draw.view, Purpose.PERIOD) == place]
    if not draws:
        return None
    of_all = said(store, place)
    samples = [_sample(draw, of_all) for draw in draws]
    return next((sample for sample in samples if sample.mood is not None), samples[0])


def read_facts(store: DeskStore, view: View, card: "Callable[[], ModelCard | None]") -> MoodFacts:
    """Everything about the mood of a view, of one and the same moment.

    Args:
        view: a period; labels that it keeps are passed over.
        card: gives the card of the scorer.
    """
    from cmdesk.metrics.corrected_mood import CORRECT_FROM, card_holds, corrected_moods

    view = replace(view, labels=frozenset())
    with store.snapshot():
        tally, labels = store.total(view), _labels(store)
        shares = _card(store, view, card())
        [corrected] = corrected_moods([said(store, view)], labels, shares)
        originals = tally if not view.reposts else store.total(replace(view, reposts=False))
        return MoodFacts(
            view=view,
            tally=tally,
            labels=labels,
            corrected=corrected,
            missing=max(0, CORRECT_FROM - sum(map(sum, labels))),
            card=shares,
            card_holds=shares is not None and card_holds(labels, shares),
            sample=read_sample(store, view),
            wanted=labels_wanted(originals.scored),
        )


def _labels(store: DeskStore) -> Counts:
    """Her labels of mentions drawn at random, by what the scorer says of them."""
    return confusion((one.label, one.said) for one in store.labelled() if one.random)


def _card(store: DeskStore, view: View, card: "ModelCard | None") -> Shares | None:
    """The card for the languages of a view, each as it weighs there."""
    known: Mapping[str, Shares] = {} if card is None else card.confusions()
    kept = [language for language in known if not view.languages or language in view.languages]
    mentions = {language: store.total(replace(view, languages=frozenset({language}))).scored for language in kept}
    return mixed_card(known, mentions)


def _sample(draw: Draw, of_all: Said) -> Sample:
    pairs: list[tuple[Label, Label]] = []
    for drawn in sorted(draw.mentions, key=lambda one: one.place):
        if drawn.open and drawn.random:
            # what she answered beyond it she came upon elsewhere, because it was wrong maybe
            break
        if drawn.random and drawn.line is not None and drawn.answer is not None:
            pairs.append((drawn.answer, drawn.said))
    labels = confusion(pairs)
    sample = Sample(draw.drawn_at, len(draw.mentions), labels, draw.population, sum(of_all), None)
    left = any(sum(row[column] for row in labels) > count for column, count in enumerate(of_all))
    # left: what was drawn is in this view no more
    return sample if sample.outgrown or left else replace(sample, mood=sampled_mood(of_all, labels))
