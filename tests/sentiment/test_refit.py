"""Learning from her corrections: the best change of the weights, and what keeps a bad one out."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.corrections import BrandWord, Labelled
from cmdesk.core.errors import UserError
from cmdesk.core.types import Label
from cmdesk.sentiment.brand_words import BrandWords
from cmdesk.sentiment.head import Head
from cmdesk.sentiment.linear import Inputs, LinearScorer
from cmdesk.sentiment.refit import BIAS, Sentence, contribution, distinct, fit, learn, products_of, shipped

N, U, P = Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE
SCORER = LinearScorer()

PLACES = (
    *("au marché", "à la gare", "en terrasse", "au comptoir", "à l'étage", "dans le hall", "sur la place"),
    *("au guichet", "devant la vitrine", "au sous-sol", "en ligne", "par téléphone", "au salon", "en caisse"),
)


def labelled(text: str, label: Label, lang: str = "fr") -> Labelled:
    return Labelled(text, lang, label, U, None, "linear@1", False)


def hers() -> list[Labelled]:
    """Corrections of a community with words of its own: "zarbi" is blame there, "groovi" praise."""
    return [
        labelled(said.format(place), label)
        for place in PLACES
        for said, label in (("encore un passage zarbi {}", N), ("passage groovi {}", P), ("passage prévu {}", U))
    ]


def test_what_her_community_says_is_learnt() -> None:
    head, report = learn(hers(), SCORER)
    assert (report.scorer, report.corrections) == ("linear@1", 42)
    assert report.after > report.before and report.after > 0.9
    assert report.regression_before - report.regression_after < 0.01
    taught = LinearScorer(head=Head.from_bytes(head.to_bytes()), number=3)
    texts = ["quel truc zarbi", "c'est groovi ici", "passage prévu demain"]
    assert [said.label for said in taught.score_all(texts, ["fr"] * 3)] == [N, P, U]
    assert taught.id == "linear@1+3"


def test_her_brand_words_teach_nothing_and_weigh_as_they_do_in_every_text() -> None:
    class Spy(LinearScorer):
        def features(self, texts: Sequence[str], langs: Sequence[str]) -> Inputs:
            assert not any("zarbi" in text for text in texts)
            return super().features(texts, langs)

    plain = learn(hers(), SCORER)[1]
    rows = [*hers(), *(labelled(f"la carte est moche {place}", P) for place in PLACES)]
    with_words = learn(rows, Spy(), words=BrandWords([BrandWord("zarbi", -4), BrandWord("groovi", 4)]))[1]
    assert with_words.before > plain.before + 0.2


def test_texts_without_words_of_hers_are_judged_nearly_as_before() -> None:
    head, _ = learn(hers(), SCORER)
    inputs = SCORER.features(["Wunderbarer Kaffee heute"], ["de"])
    assert np.abs(contribution(head, inputs)).max() < 0.2


def test_the_scorer_adds_what_the_head_says() -> None:
    head, _ = learn(hers(), SCORER)
    texts = ["encore un passage zarbi", "un café groovi", ""]
    inputs = SCORER.features(texts, ["fr"] * 3)
    logits = inputs.logits + contribution(head, inputs)
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    expected = odds / odds.sum(axis=1, keepdims=True)
    said = LinearScorer(head=head, number=1).score_all(texts, ["fr"] * 3)
    for one, row in zip(said[:2], expected, strict=False):
        assert one.p == pytest.approx(tuple(row), abs=1e-5)


def test_too_few_corrections_are_refused() -> None:
    with pytest.raises(UserError, match="There are 12 different corrections to learn from, 20 are needed"):
        learn(hers()[:12] * 3, SCORER)


def test_labels_without_sense_teach_nothing_nine_times_in_ten() -> None:
    sentences = [one for one in shipped() if one.lang == "fr"]
    learnt: list[int] = []
    for seed in range(20):
        random = np.random.default_rng(seed)
        chosen = random.permutation(len(sentences))[:60].tolist()
        rows = [labelled(sentences[place].text, Label(int(random.integers(3)))) for place in chosen]
        with suppress(UserError):
            learn(rows, SCORER)
            learnt.append(seed)
    assert len(learnt) <= 3


def test_a_head_that_forgets_what_ships_is_refused() -> None:
    turned = [Sentence("fr", N, f"passage groovi {place}") for place in PLACES]
    right = [Sentence("fr", SCORER.score_all([one.text], ["fr"])[0].label, one.text) for one in turned]
    with pytest.raises(UserError, match="more of the sentences that ship with the program wrong"):
        learn(hers(), SCORER, right)


def test_of_texts_that_say_the_same_the_newest_counts() -> None:
    rows = [
        labelled("Encore une journée perdue à la gare !", N),
        labelled("encore une journée perdue à la gare https://a.example", P),
        labelled("court", P),
        labelled("ok", U, "und"),
        labelled("autre chose de tout à fait long ici", Label.UNKNOWN),
    ]
    assert distinct(rows, SCORER.languages) == [rows[0], rows[2]]


def test_the_sentences_that_ship_are_balanced_and_each_its_own() -> None:
    sentences = shipped()
    assert len({one.text for one in sentences}) == len(sentences) >= 340
    assert Counter(one.lang for one in sentences)["fr"] >= 140
    assert {one.lang for one in sentences} == SCORER.languages
    counts = Counter(one.label for one in sentences)
    assert set(counts) == {N, U, P} and max(counts.values()) < 1.4 * min(counts.values())


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.5, 3.0, 50.0]))
def test_the_change_found_is_the_best_there_is(seed: int, strength: float) -> None:
    random = np.random.default_rng(seed)
    x = random.normal(size=(12, 5)) / 2
    logits, truth = random.normal(size=(12, 3)), random.integers(0, 3, 12)

    def cost(weights: "np.ndarray") -> float:
        z = logits + x @ weights
        loss = np.log(np.exp(z).sum(axis=1)) - z[np.arange(12), truth]
        return float(loss.sum() + strength / 2 * (weights**2).sum())

    best = x.T @ fit(x @ x.T, logits, truth, strength)
    assert all(cost(best) <= cost(best + random.normal(size=best.shape) * size) for size in (1e-3, 1e-2, 0.1, 1))
    slope = x.T @ (np.exp(logits + x @ best) / np.exp(logits + x @ best).sum(1, keepdims=True) - np.eye(3)[truth])
    assert np.abs(slope + strength * best).max() < 1e-5


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 90))
def test_products_of_texts_are_those_of_their_features(seed: int, count: int) -> None:
    random = np.random.default_rng(seed)
    # some buckets in nearly all texts, some in a few, some in one; and texts that have none
    table = random.random((count, 60)) * (random.random((count, 60)) < random.choice([0.01, 0.1, 0.95], 60))
    table[random.integers(count)] = 0
    text, column = table.nonzero()
    inputs = Inputs(
        np.concatenate([[0], np.cumsum(np.bincount(text, minlength=count))]).astype(np.int64),
        (column * 1_000).astype(np.uint32),
        table[text, column].astype(np.float32),
        np.zeros((count, 3)),
        np.ones(count, np.bool_),
    )
    assert products_of(inputs) == pytest.approx(table @ table.T + BIAS * BIAS, abs=1e-5)


def test_the_same_corrections_give_the_same_head() -> None:
    assert learn(hers(), SCORER)[0].to_bytes() == learn(hers(), SCORER)[0].to_bytes()


def test_the_best_change_is_found_where_the_scorer_was_sure_and_wrong() -> None:
    x = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    logits, truth = np.array([[60.0, -60.0, 0.0]] * 3), np.array([1, 1, 2])
    rows = fit(x @ x.T, logits, truth, 0.01)
    odds = np.exp(logits + x @ x.T @ rows - (logits + x @ x.T @ rows).max(axis=1, keepdims=True))
    slope = 0.01 * rows + odds / odds.sum(axis=1, keepdims=True) - np.eye(3)[truth]
    assert np.abs(slope).max() < 1e-5


def test_without_corrections_nothing_moves() -> None:
    assert fit(np.zeros((0, 0)), np.zeros((0, 3)), np.zeros(0, np.int64), 1.0).shape == (0, 3)
