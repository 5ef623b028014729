"""The file of weights: small, the same bytes for the same weights, and read back as written."""

import json
from hashlib import sha256
from importlib.resources import files

import numpy as np
import pytest

from cmdesk.core.errors import BugError
from cmdesk.metrics.model_card import card_of
from cmdesk.sentiment.linear import ID, LANGUAGES
from cmdesk.sentiment.ngrams import BUCKETS, WORDS
from cmdesk.sentiment.weights import CARD, FILE, Weights, rounded

MODELS = files("cmdesk.resources") / "models"


def some(seed: int = 0) -> Weights:
    dice = np.random.default_rng(seed)
    exact = [dice.normal(size=(BUCKETS, 2)) * (dice.random((BUCKETS, 1)) < 0.01) for _ in "ab"]
    return rounded(("fr", "en"), exact, dice.normal(size=(2, 6, 2)), dice.normal(size=(2, 2)))


def test_weights_come_back_as_written() -> None:
    weights = some()
    back = Weights.from_bytes(weights.to_bytes())
    assert back.languages == weights.languages
    for name in ("table", "scale", "cues", "bias"):
        assert (getattr(back, name) == getattr(weights, name)).all()


def test_the_same_weights_are_the_same_bytes() -> None:
    assert some().to_bytes() == some().to_bytes()
    assert some().to_bytes() != some(1).to_bytes()


def test_rounding_costs_half_a_step_at_most() -> None:
    exact = np.zeros((BUCKETS, 2))
    exact[:1000] = np.random.default_rng(0).uniform(-1, 1, size=(1000, 2))
    weights = rounded(("fr",), [exact], np.zeros((1, 6, 2)), np.zeros((1, 2)))
    off = np.abs(weights.table[0, :WORDS] * weights.scale[0, 0] - exact[:WORDS])
    assert off.max() <= 0.51 * weights.scale[0, 0].max()


def test_weights_for_other_lists_are_refused() -> None:
    weights = some()
    other = Weights(weights.languages, weights.table, weights.scale, weights.cues[:, :5], weights.bias)
    with pytest.raises(BugError, match="word lists"):
        Weights.from_bytes(other.to_bytes())


def test_what_ships_is_small_and_knows_the_languages() -> None:
    kept = (MODELS / FILE).read_bytes()
    assert len(kept) < 2_000_000
    weights = Weights.from_bytes(kept)
    assert set(weights.languages) == LANGUAGES
    assert weights.to_bytes() == kept


def test_the_card_that_ships_can_be_read() -> None:
    card = card_of(json.loads((MODELS / CARD).read_text(encoding="utf-8")))
    assert card.scorer == ID
    assert set(card.languages) == LANGUAGES
    assert card.date is not None
    assert all(corpus.rows > 0 and corpus.licence for corpus in card.corpora)
    for found in card.languages.values():
        assert found.texts > 300
        assert found.macro_f1 is not None and found.macro_f1.low < found.macro_f1.value < found.macro_f1.high


def test_other_weights_have_another_name() -> None:
    """A head is fitted on weights, and stored scores are compared by the name: change both lines below together.

    While no version was released with a name its weights may change: then the second line alone.
    """
    assert ID == "linear@1"
    assert sha256((MODELS / FILE).read_bytes()).hexdigest()[:16] == "da2873b14c86d1e3"
