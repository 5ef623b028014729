"""Training on a few made-up rows: the same bytes twice, what is learnt is said, and bad input is a sentence."""

import gzip
import json
import random
from pathlib import Path

import numpy as np
import pytest

from cmdesk.core.types import Label
from cmdesk.metrics.model_card import card_of
from cmdesk.sentiment import training
from cmdesk.sentiment.labelled import LANGUAGES
from cmdesk.sentiment.linear import LinearScorer
from cmdesk.sentiment.regression import calibrated, fit
from cmdesk.sentiment.weights import CARD, FILE, Weights

WORDS = {
    0: ["horreur", "nul", "mies", "awful"],
    1: ["table", "chaise", "lundi", "train"],
    2: ["bravo", "super", "prima"],
}


def write(folder: Path, corpus: str, split: str, count: int, mode: str = "wt") -> None:
    dice = random.Random(f"{corpus}{split}")
    with gzip.open(folder / f"{corpus}.tsv.gz", mode, encoding="utf-8") as file:
        for number in range(count):
            label = number % 3
            words = [
                *dice.choices(WORDS[label], k=2),
                *dice.choices(["le", "la", "un", "der", "the"], k=3),
                f"n{number}",
            ]
            file.write(f"{split}\t{label}\t{' '.join(words)} {corpus} {split}\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("labelled")
    for lang in LANGUAGES:
        write(made, f"umsab-{lang}", "train", 45)
        write(made, f"umsab-{lang}", "val", 12, "at")
    for recipe in training.RECIPES.values():
        for corpus in recipe.counts:
            if not corpus.startswith("umsab"):
                write(made, corpus, "all", 30)
    return made


@pytest.fixture(scope="module")
def trained(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two languages are enough to see, and six are long."""
    outs = [tmp_path_factory.mktemp("out") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "RECIPES", {lang: training.RECIPES[lang] for lang in ("fr", "de")})
        patch.setattr(training, "FOLDS", 2)
        patch.setattr(training, "STEPS", 8)
        for out in outs:
            assert training.main([str(folder), "--out", str(out), "--date", "2026-01-02"]) == 0
    return outs


@pytest.mark.parametrize("name", [FILE, CARD])
def test_the_same_rows_give_the_same_bytes(trained: list[Path], name: str) -> None:
    first, second = ((out / name).read_bytes() for out in trained)
    assert first == second


def test_what_the_rows_say_is_learnt(trained: list[Path]) -> None:
    scorer = LinearScorer(Weights.from_bytes((trained[0] / FILE).read_bytes()))
    said = scorer.score_all(["bravo super", "quel horreur nul", "la table lundi"], ["fr"] * 3)
    assert [one.label for one in said] == [Label.POSITIVE, Label.NEGATIVE, Label.NEUTRAL]


def test_the_card_says_what_was_used(trained: list[Path]) -> None:
    card = card_of(json.loads((trained[0] / CARD).read_text(encoding="utf-8")))
    assert card.date == "2026-01-02"
    assert {found.texts for found in card.languages.values()} == {12}
    assert {corpus.name: corpus.rows for corpus in card.corpora}["umsab-fr"] == 45
    assert "umsab-ar" not in {corpus.name for corpus in card.corpora}


def test_a_folder_without_texts_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert training.main([str(tmp_path), "--out", str(tmp_path)]) == 1
    assert "umsab-fr.tsv.gz" in capsys.readouterr().err


def test_every_corpus_that_trains_has_its_terms_told() -> None:
    for recipe in training.RECIPES.values():
        for corpus in recipe.counts:
            assert "umsab" if corpus.startswith("umsab") else corpus in training.LICENCES
            assert not corpus.startswith(("allocine", "tweeteval"))


def test_the_fit_is_the_maximum() -> None:
    from scipy import sparse

    dice = np.random.default_rng(0)
    rows, labels = dice.normal(size=(60, 4)).astype(np.float32), dice.integers(0, 3, 60)
    found = fit(sparse.csr_matrix(rows), labels, np.ones(60), 1.0, 500)
    logits = rows @ found.weights + found.bias
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    slope = rows.T @ (p - np.eye(3)[labels]) + found.weights
    assert np.abs(slope).max() < 0.01
    assert np.abs(found.weights.sum(axis=1)).max() < 1e-9


def test_calibration_finds_what_was_blown_up() -> None:
    dice = np.random.default_rng(1)
    logits = dice.normal(size=(20_000, 3)) * 1.5
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = (p.cumsum(axis=1) < dice.random((20_000, 1))).sum(axis=1)
    factor, shift = calibrated(logits * 3 + np.array([1.0, 0, -1]), labels)
    assert factor == pytest.approx(1 / 3, abs=0.02)
    assert shift == pytest.approx([-1 / 3, 0, 1 / 3], abs=0.05)
