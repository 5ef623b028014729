"""What a sitting of checking asks of the store: a draw to go on with or a new one, and what came of it at the end.

Pure functions that run in the writer's thread, in turn with her answers: a draw must know her last one. No Qt.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cmdesk.core.corrections import CHECK_SIZE, Draw, Drawn, Purpose
from cmdesk.core.desk_store import DeskStore
from cmdesk.core.types import Label
from cmdesk.core.views import MentionDetail, View
from cmdesk.metrics.confusion import as_said, confusion
from cmdesk.metrics.difference_estimator import labels_wanted, sampled_mood
from cmdesk.metrics.mood import Mood, counted_mood
from cmdesk.metrics.net_sentiment import Interval
from cmdesk.metrics.precision import precision


@dataclass(frozen=True, slots=True)
class Taken:
    """A draw that she sits down to.

    Attributes:
        details: of its mentions, by id; those that are gone are missing.
        resumed: whether it was begun before.
    """

    draw: Draw
    details: Mapping[int, MentionDetail]
    resumed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a draw.

    Attributes:
        labelled: mentions of it that bear a label of hers.
        skipped: those that she cannot tell.
        waiting: those that still wait for her.
        random: those drawn at random that she labelled in their order, so that they measure.
        same: of these, how many the scorer had given the same label.
        unjudged: of these, how many the scorer had not been able to judge.
        agreement: the share of the same with its 95 % interval, of those that the scorer had judged.
        hers: labels of hers in the whole store: what scorers may learn from.
        more: how many more can be drawn; there may be fewer that are worth it.
        population: scored mentions of the period.
        counted: mood of the period by what the scorer says; None where nothing is claimed, or no period was drawn from.
        sampled: the same set right by her labels.
    """

    labelled: int
    skipped: int
    waiting: int
    random: int
    same: int
    unjudged: int
    agreement: Interval | None
    hers: int
    more: int = CHECK_SIZE
    population: int = 0
    counted: Mood | None = None
    sampled: Mood | None = None


def drawn_from(shown: View, purpose: Purpose) -> View:
    """What is drawn from where this view is on screen.

    Labels never narrow it: a draw from what a scorer calls negative measures nothing. Reposts are left out by any draw,
    so that its view does not depend on their switch. What is learnt serves all texts, so a query does not narrow a
    check; the mood of a period is that of what she looks at.
    """
    view = replace(shown, labels=frozenset(), reposts=False)
    return view if purpose is Purpose.PERIOD else replace(view, query="")


def take_up(store: DeskStore, view: View, purpose: Purpose, *, now: datetime, more: bool = False) -> Taken | None:
    """Go on with the draw that was begun, or draw anew; None where there is nothing to draw.

    Args:
        view: see `drawn_from`.
        more: she is through, and wants as many again.
    """
    known = store.draws(purpose)
    same = [one for one in known if one.view == view]
    if purpose is Purpose.PERIOD:
        population = sum(said(store, view))
        begun = next((one for one in same if one.population == population), None)
        wanted = max(labels_wanted(population), *(_answered(one) for one in same), 0)
        if more:
            # the draw before is the beginning of the next
            wanted = max(len(one.mentions) for one in same) + CHECK_SIZE if same else wanted
    else:
        population = store.total(view).mentions
        begun, wanted = _begun(view, known), CHECK_SIZE
    draw = None if more else begun
    if draw is None:
        if not population:
            return None
        draw = _skipped_again(store, store.draw(view, purpose, min(population, wanted), now=now), same)
    details = {}
    for one in draw.mentions:
        detail = None if one.line is None else store.mention(one.line.id)
        if detail is not None:
            details[detail.line.id] = detail
    if not details:
        return None
    there = tuple(
        one if one.line is None or one.line.id in details else replace(one, line=None) for one in draw.mentions
    )
    return Taken(replace(draw, mentions=there), details, not more and begun is not None)


def outcome(store: DeskStore, ended: Draw) -> Outcome | None:
    """What came of a draw; None where it is gone."""
    draw = next((one for one in store.draws(ended.purpose) if one.number == ended.number), None)
    if draw is None:
        return None
    there = [one for one in draw.mentions if one.line is not None]
    measuring = _measuring(there)
    same = sum(one.answer is one.said for one in measuring)
    unjudged = sum(one.said is Label.UNKNOWN for one in measuring)
    found = Outcome(
        labelled=sum(one.answer is not None for one in there),
        skipped=sum(one.skipped and one.answer is None for one in there),
        waiting=sum(one.open for one in there),
        random=len(measuring),
        same=same,
        unjudged=unjudged,
        agreement=precision(same, len(measuring) - unjudged - same),
        hers=len(store.labelled()),
    )
    if draw.purpose is not Purpose.PERIOD:
        return found
    scored = said(store, draw.view)
    counts = confusion((one.answer, one.said) for one in measuring if one.answer is not None)
    try:
        sampled = sampled_mood(scored, counts)
    except ValueError:
        # mentions of the draw have left the period meanwhile: an account became hers
        sampled = None
    return replace(
        found,
        more=max(0, min(CHECK_SIZE, sum(scored) - len(draw.mentions))),
        population=sum(scored),
        counted=counted_mood(*scored),
        sampled=sampled,
    )


def said(store: DeskStore, view: View) -> tuple[int, int, int]:
    """How many mentions of a view the scorers called negative, neutral, positive, whatever she said of them since."""
    with store.snapshot():
        total = store.total(view)
        pairs = [(hers, theirs) for _, hers, theirs in store.corrected(view)]
    return as_said((total.negative, total.neutral, total.positive), pairs)


def _answered(draw: Draw) -> int:
    return sum(one.answer is not None or one.skipped for one in draw.mentions)


def _begun(view: View, known: Sequence[Draw]) -> Draw | None:
    """The check that was begun and not ended, which she may go on with."""
    anywhen = replace(view, start=None, end=None)
    for draw in known:
        waiting = [one.line for one in draw.mentions if one.open and one.line is not None]
        if not waiting or replace(draw.view, start=None, end=None) != anywhen:
            continue
        # "the last 30 days" move on every day: it is the same list as long as most of it lies in them
        inside = sum(_inside(view, line.posted_at) for line in waiting)
        if draw.view == view or 2 * inside >= len(waiting):
            return draw
    return None


def _inside(view: View, moment: datetime) -> bool:
    return (view.start is None or moment >= view.start) and (view.end is None or moment < view.end)


def _skipped_again(store: DeskStore, draw: Draw, known: Sequence[Draw]) -> Draw:
    """What she could not tell in a draw before she need not be asked again."""
    skipped = {one.line.id for before in known for one in before.mentions if one.line is not None and one.skipped}
    again = [one for one in draw.mentions if one.line is not None and one.line.id in skipped and one.answer is None]
    for one in again:
        store.skip(draw.number, one.place, skipped=True)
    places = {one.place for one in again}
    return replace(
        draw, mentions=tuple(replace(one, skipped=one.place in places or one.skipped) for one in draw.mentions)
    )


def _measuring(there: Sequence[Drawn]) -> list[Drawn]:
    """Those drawn at random that she labelled, up to the first that still waits: see `storage.draws`."""
    found = []
    for one in there:
        if one.random and one.open:
            break
        if one.random and one.answer is not None:
            found.append(one)
    return found
