"""What moods are made of: what the scorer said, labels drawn at random, the card of the languages at hand."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from cmdesk.core.corrections import Purpose
from cmdesk.core.errors import UsageError
from cmdesk.core.types import Kind, Label
from cmdesk.core.views import Tally, View
from cmdesk.metrics.confusion import Shares
from cmdesk.metrics.corrected_mood import CORRECT_FROM, corrected_moods
from cmdesk.metrics.difference_estimator import labels_wanted
from cmdesk.metrics.mood import Method
from cmdesk.ui.moods import correction, read_curve, read_facts, read_sample, said_in_bins
from tests.ui.fake_store import NOW, Memory
from tests.ui.moody import label_at_random, moody, truth

WEEK = View(1, NOW - timedelta(days=7), NOW + timedelta(days=1))
GOOD: Shares = ((0.8, 0.1, 0.1), (0.1, 0.8, 0.1), (0.1, 0.1, 0.8))
UPSIDE_DOWN: Shares = ((0.02, 0.03, 0.95), (0.95, 0.02, 0.03), (0.03, 0.95, 0.02))


@dataclass
class Card:
    """As much of a card as is asked here."""

    tables: dict[str, Shares]

    def confusions(self) -> dict[str, Shares]:
        return self.tables


def no_card() -> None:
    return None


@pytest.fixture
def memory() -> Memory:
    return moody(400)


def said(memory: Memory, view: View) -> tuple[int, int, int]:
    """What the scorers say of a view, counted by hand."""
    assert view.start is not None and view.end is not None
    found = [kept.sentiment.label for kept in memory.mentions if view.start <= kept.line.posted_at < view.end]
    return found.count(Label.NEGATIVE), found.count(Label.NEUTRAL), found.count(Label.POSITIVE)


def test_bins_are_what_the_scorer_said_whatever_she_corrected(memory: Memory) -> None:
    store = memory.open()
    edges = [NOW - timedelta(days=days) for days in (30, 20, 10, 0)]
    views = [View(1, *ends) for ends in zip(edges, edges[1:], strict=False)]
    before = [said(memory, view) for view in views]
    label_at_random(memory, 60)
    tallies = store.series(View(1), edges)
    assert [(one.negative, one.neutral, one.positive) for one in tallies] != before, "her labels are counted"
    assert said_in_bins(store, View(1), edges, tallies) == before
    assert said_in_bins(store, View(1), (), ()) == []


def test_only_labels_drawn_at_random_measure(memory: Memory) -> None:
    store = memory.open()
    store.correct([kept.line.id for kept in memory.mentions[:90]], Label.NEGATIVE, now=NOW)
    assert correction(store, WEEK, no_card).labels == 0
    label_at_random(memory, CORRECT_FROM - 1, size=90)
    few = correction(store, WEEK, no_card)
    assert (few.labels >= CORRECT_FROM - 1, few.labels < 90) == (True, True)
    assert correction(store, WEEK, no_card, wanted=False).labels == few.labels


def test_fifty_labels_are_enough_and_one_less_is_not(memory: Memory) -> None:
    label_at_random(memory, CORRECT_FROM - 1, size=90)
    few = correction(memory.open(), WEEK, no_card)
    assert (few.labels, few.correct) == (CORRECT_FROM - 1, None)
    label_at_random(memory, CORRECT_FROM, size=90)
    enough = correction(memory.open(), WEEK, no_card)
    assert enough.labels == CORRECT_FROM and enough.correct is not None
    [mood] = enough.correct([(30, 60, 10)])
    assert mood is not None and (mood.method, mood.labels) == (Method.CORRECTED, CORRECT_FROM)
    assert correction(memory.open(), WEEK, no_card, wanted=False).correct is None


def test_the_card_is_mixed_by_the_languages_of_the_view(memory: Memory) -> None:
    label_at_random(memory, 60)
    for kept in memory.mentions[::2]:
        kept.line = replace(kept.line, lang="en")
    flat: Shares = ((1 / 3,) * 3,) * 3  # type: ignore[assignment]
    card = Card({"fr": GOOD, "en": flat, "it": UPSIDE_DOWN})
    facts = read_facts(memory.open(), WEEK, lambda: card)  # type: ignore[arg-type, return-value]
    counted = {lang: memory.open().total(replace(WEEK, languages=frozenset({lang}))).scored for lang in ("fr", "en")}
    share = counted["fr"] / sum(counted.values())
    assert 0 < share < 1
    assert facts.card is not None
    assert facts.card[0] == pytest.approx([share * one + (1 - share) / 3 for one in GOOD[0]])
    french = replace(WEEK, languages=frozenset({"fr"}))
    assert read_facts(memory.open(), french, lambda: card).card == GOOD  # type: ignore[arg-type, return-value]
    italian = replace(WEEK, languages=frozenset({"it"}))
    assert read_facts(memory.open(), italian, lambda: card).card is None  # type: ignore[arg-type, return-value]


def test_labels_that_contradict_the_card_count_alone(memory: Memory) -> None:
    label_at_random(memory, 60)
    for table, holds in ((GOOD, True), (UPSIDE_DOWN, False)):
        facts = read_facts(memory.open(), WEEK, lambda table=table: Card({"fr": table}))  # type: ignore[misc]
        assert (facts.card, facts.card_holds) == (table, holds)
    alone = read_facts(memory.open(), WEEK, no_card)
    assert (alone.card, alone.card_holds) == (None, False)
    assert alone.corrected == facts.corrected


def test_facts_hold_every_method(memory: Memory) -> None:
    bare = read_facts(memory.open(), WEEK, no_card)
    assert (bare.measuring, bare.missing, bare.corrected, bare.sample) == (0, CORRECT_FROM, None, None)
    assert bare.tally == memory.open().total(WEEK) and bare.counted is not None
    assert bare.wanted == labels_wanted(bare.tally.scored)
    scorer = said(memory, WEEK)
    label_at_random(memory, 70, WEEK)
    facts = read_facts(memory.open(), replace(WEEK, labels=frozenset({Label.NEGATIVE})), no_card)
    assert (facts.measuring, facts.missing) == (70, 0)
    assert facts.corrected == corrected_moods([scorer], facts.labels, None)[0]
    assert facts.sample is not None and facts.sample.mood is not None
    assert (facts.sample.mood.method, facts.sample.mood.labels) == (Method.SAMPLED, 70)
    assert facts.sample.mood.scored == facts.sample.scored == sum(scorer)


def test_a_sample_tells_the_truth_of_a_bad_week(memory: Memory) -> None:
    memory = moody(1200)
    label_at_random(memory, 100, WEEK)
    sample = read_sample(memory.open(), WEEK)
    assert sample is not None and sample.mood is not None
    true = [truth(kept) for kept in memory.mentions if NOW - kept.line.posted_at <= timedelta(days=7)]
    net = (true.count(Label.POSITIVE) - true.count(Label.NEGATIVE)) / len(true)
    assert sample.mood.low <= net <= sample.mood.high
    counted = read_facts(memory.open(), WEEK, no_card).counted
    assert counted is not None and net < counted.low, "counting makes a bad week look better"


@pytest.mark.parametrize(
    "change",
    [{"start": NOW - timedelta(days=6)}, {"tracker": 2}, {"languages": frozenset({"fr"})}, {"query": "vermeil"}],
    ids=["period", "tracker", "language", "query"],
)
def test_a_sample_is_of_exactly_one_view(memory: Memory, change: dict[str, object]) -> None:
    label_at_random(memory, 60, WEEK)
    assert read_sample(memory.open(), WEEK) is not None
    assert read_sample(memory.open(), replace(WEEK, **change)) is None  # type: ignore[arg-type]


def test_a_sample_leaves_reposts_out_on_both_sides(memory: Memory) -> None:
    for kept in memory.mentions[::3]:
        kept.line = replace(kept.line, kind=Kind.REPOST)
    label_at_random(memory, 40, WEEK)
    originals = memory.open().total(replace(WEEK, reposts=False)).scored
    for view in (WEEK, replace(WEEK, reposts=False), replace(WEEK, labels=frozenset({Label.POSITIVE}))):
        sample = read_sample(memory.open(), view)
        assert sample is not None and sample.mood is not None
        assert sample.mood.scored == originals < memory.open().total(WEEK).scored


def test_what_to_learn_from_is_no_sample(memory: Memory) -> None:
    label_at_random(memory, 60, WEEK, Purpose.CHECK)
    assert read_sample(memory.open(), WEEK) is None


def test_a_sample_ends_where_the_next_mention_still_waits(memory: Memory) -> None:
    store = memory.open()
    draw = label_at_random(memory, 30, WEEK, size=60)
    beyond = draw.mentions[40].line
    assert beyond is not None
    store.correct([beyond.id], Label.NEGATIVE, now=NOW)
    sample = read_sample(store, WEEK)
    assert sample is not None and (sample.answered, sample.drawn) == (30, 60)
    store.skip(draw.number, 30, skipped=True)
    for place in range(31, 40):
        line = draw.mentions[place].line
        assert line is not None
        store.correct([line.id], Label.NEUTRAL, now=NOW)
    sample = read_sample(store, WEEK)
    assert sample is not None and sample.answered == 40, "what she cannot tell is passed over"


def test_too_few_answers_claim_nothing(memory: Memory) -> None:
    label_at_random(memory, 19, WEEK, size=60)
    sample = read_sample(memory.open(), WEEK)
    assert sample is not None and (sample.mood, sample.outgrown) == (None, False)


def test_a_sample_goes_on_for_a_tenth_of_new_mentions_and_not_for_more(memory: Memory) -> None:
    fresh = moody(800, 7, seed=9).mentions
    label_at_random(memory, 60, WEEK)
    population = sum(said(memory, WEEK))
    memory.mentions += fresh[: population // 10]
    sample = read_sample(memory.open(), WEEK)
    assert sample is not None and sample.mood is not None
    assert (sample.population, sample.mood.scored) == (population, population + population // 10)
    memory.mentions += fresh[population // 10 : population // 10 + 2]
    sample = read_sample(memory.open(), WEEK)
    assert sample is not None and (sample.mood, sample.outgrown) == (None, True)


def test_of_several_draws_the_newest_that_tells_counts(memory: Memory) -> None:
    label_at_random(memory, 30, WEEK)
    first = read_sample(memory.open(), WEEK)
    memory.open().draw(WEEK, Purpose.PERIOD, 80, now=NOW)
    again = read_sample(memory.open(), WEEK)
    assert first is not None and again is not None
    # what is drawn again begins with the same mentions
    assert (again.drawn, again.answered, again.mood) == (80, 30, first.mood)


def test_labels_that_left_the_view_claim_nothing(memory: Memory) -> None:
    label_at_random(memory, 25, WEEK)
    for kept in memory.mentions:
        kept.sentiment = replace(kept.sentiment, label=Label.NEUTRAL) if kept.line.corrected else kept.sentiment
        if not kept.line.corrected:
            kept.line = replace(kept.line, label=Label.POSITIVE)
            kept.sentiment = replace(kept.sentiment, label=Label.POSITIVE)
    for kept in [kept for kept in memory.mentions if kept.line.corrected][:5]:
        kept.line = replace(kept.line, posted_at=NOW - timedelta(days=20))
    sample = read_sample(memory.open(), WEEK)
    assert sample is not None and sample.mood is None and not sample.outgrown


def test_a_curve_needs_its_labels(memory: Memory) -> None:
    store = memory.open()
    edges = [NOW - timedelta(days=days) for days in (30, 15, 0)]
    tallies = store.series(View(1), edges)
    with pytest.raises(UsageError, match="50") as caught:
        read_curve(store, View(1), edges, tallies, no_card)
    assert caught.value.fields["count"] == 0
    label_at_random(memory, 60)
    tallies = store.series(View(1), edges)
    curve = read_curve(store, View(1), edges, tallies, no_card)
    assert (len(curve.moods), curve.labels) == (2, 60)
    assert curve.whole is not None and curve.whole.scored == sum(tallies, Tally()).scored
