"""Figures of a scorer in plain words that claim neither more nor less."""

import pytest
from PySide6.QtCore import QLocale

from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import Outcome, evaluate
from cmdesk.metrics.model_card import Corpus, ModelCard
from cmdesk.ui.scorer_words import ScorerWords

NEGATIVE, NEUTRAL, POSITIVE, UNKNOWN = Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE, Label.UNKNOWN


@pytest.fixture
def words(qapp: object) -> ScorerWords:
    return ScorerWords(QLocale("en_US"))


def pairs(*counted: tuple[Label, Label, int]) -> list[Outcome]:
    return [Outcome(truth, said) for truth, said, count in counted for _ in range(count)]


def test_of_ten_so_many(words: ScorerWords) -> None:
    found = evaluate(pairs((NEGATIVE, NEGATIVE, 90), (NEGATIVE, POSITIVE, 6), (NEGATIVE, NEUTRAL, 11)))
    assert words.recall(found, NEGATIVE) == "▼  Of 10 tweets that people called negative, it calls 8 negative."
    assert words.recall(found, NEGATIVE, own=True) == "▼  Of 10 mentions that you call negative, it calls 8 negative."


@pytest.mark.parametrize(("right", "told"), [(99, "100 tweets that people called positive, it calls 99"), (100, "10")])
def test_nearly_all_is_not_all(words: ScorerWords, right: int, told: str) -> None:
    found = evaluate(pairs((POSITIVE, POSITIVE, right), (POSITIVE, NEUTRAL, 100 - right)))
    assert words.recall(found, POSITIVE).startswith(f"▲  Of {told} ")


def test_an_unknown_counts_as_neutral(words: ScorerWords) -> None:
    found = evaluate(pairs((NEUTRAL, UNKNOWN, 5), (NEUTRAL, POSITIVE, 5)))
    assert words.recall(found, NEUTRAL) == "●  Of 10 tweets that people called neutral, it calls 5 neutral."
    assert words.recall(found, POSITIVE) == "▲  No text is positive here."


def test_the_most_frequent_mistake(words: ScorerWords) -> None:
    found = evaluate(
        pairs((POSITIVE, NEUTRAL, 3), (POSITIVE, POSITIVE, 7), (NEGATIVE, POSITIVE, 2), (NEUTRAL, NEUTRAL, 8))
    )
    assert words.mistake(found) == "Its most frequent mistake: it says neutral where it is positive (30% of those)."
    assert "in 10% of all" in words.opposite(found)
    assert words.mistake(evaluate(pairs((POSITIVE, POSITIVE, 9)))) == ""


def test_intervals_stand_beside_the_figures(words: ScorerWords) -> None:
    found = evaluate(pairs((POSITIVE, POSITIVE, 80), (NEGATIVE, POSITIVE, 20)))
    assert words.accuracy(found) == "Right in 80% (95% interval: 71% to 87%)."
    assert words.macro_f1(found).startswith("Macro-F1 0.44 (0.4")


def test_probabilities_are_believed_only_where_they_hold(words: ScorerWords) -> None:
    def outcomes(sure: float) -> list[Outcome]:
        rest = (1 - sure) / 2
        return [Outcome(POSITIVE if number % 5 else NEGATIVE, POSITIVE, (rest, rest, sure)) for number in range(100)]

    assert words.calibration(evaluate(outcomes(0.82))).startswith("Its probabilities are calibrated")
    assert "off by 19 points" in words.calibration(evaluate(outcomes(0.99)))
    assert words.calibration(evaluate(pairs((POSITIVE, POSITIVE, 9)))) == "It gives no probabilities."


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("umsab-fr", ("UMSAB", "français", "1,822")),
        ("vader-tweets", ("VADER", "English", "1,822")),
        ("new-one-de", ("new-one", "Deutsch", "1,822")),
    ],
)
def test_a_corpus_by_name_and_language(words: ScorerWords, name: str, told: tuple[str, str, str]) -> None:
    assert words.corpus(Corpus(name, 1822, 0, "MIT")) == told


@pytest.mark.parametrize(("date", "told"), [("2026-11-26", "November 26, 2026"), ("lately", "lately"), (None, "")])
def test_when_it_was_trained(words: ScorerWords, date: str | None, told: str) -> None:
    card = ModelCard("linear@1", date, {}, (Corpus("umsab-fr", 1822, 0, ""), Corpus("umsab-en", 178, 0, "")))
    assert words.training(card).startswith("linear@1 learnt from 2,000 tweets") and told in words.training(card)
    assert ("Trained" in words.training(card)) is bool(date)
