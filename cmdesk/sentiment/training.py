"""Trains the weights of the linear scorer: `python -m cmdesk.sentiment.training FOLDER [--out DIR] [--date DATE]`.

Each language has weights of its own, fitted on all six languages at once: every feature is there twice, for all texts
and for those of the language itself (H. Daumé III, "Frustratingly easy domain adaptation", ACL 2007), so that names,
emoji and loan words are learnt from everybody. The result is one table, since a sum of weights is a weight.

The same folder gives the same bytes. Choices were made by five-fold cross-validation on rows marked `train` (UMSAB of
the language, the other corpora always in training); validation rows only measure, at the end, and what they say goes
into the card. The date of the card is given, not asked of a clock.

What was tried, macro-F1 by cross-validation (differences below 0.01 are chance):

    what                                                          before   after
    polarity of the word list beside n-grams, French               0.606   0.701   kept
    the three labels weigh the same in every corpus, German        0.618   0.683   kept
    ... and so in English, with SemEval                            0.639   0.653   kept
    all six languages and SemEval in English, each label the same  0.653   0.672   kept
    PotTS beside SB10k, German                                     0.683   0.692   kept
    a second copy of the features for the language itself, French  0.694   0.706   kept
    all six languages instead of one: es, it, pt                   0.534, 0.604, 0.570   0.541, 0.618, 0.580   kept
    strength 1 or 3 instead of 0.3, pooled: es, it, pt             0.541, 0.618, 0.580   0.535, 0.610, 0.573
    without the rarity of a feature (idf): fr, es                  0.694, 0.541   0.694, 0.536
    Romance languages alone: es, it                                0.541, 0.618   0.538, 0.610
    English and German corpora for es, it, pt                      0.541, 0.618, 0.580   0.544, 0.612, 0.584
    own and pieces at 1.5: fr, en, de, es, it, pt                  0.710, 0.658, 0.695, 0.540, 0.602, 0.587
                                                                   0.701, 0.656, 0.693, 0.535, 0.599, 0.594
    mean of two fits (own language, pooled): it, pt                0.618, 0.580   0.616, 0.583
    letters without accents: es, it, pt                            0.540, 0.602, 0.587   0.543, 0.601, 0.591
    what a word list of the language says: de                      0.695   0.725   kept
    ... and es, it, pt                                             0.540, 0.602, 0.587   0.606, 0.657, 0.641   kept
    strength 0.2 instead of 0.3, with the lists: es, it, pt, fr    0.606, 0.657, 0.641, 0.710
                                                                   0.611, 0.661, 0.647, 0.709   kept but for fr

The writers of the lists looked at training rows for words that were missing, so that cross-validation flatters them;
validation rows were never read. Priors of words and soft labels taken from a multilingual encoder
(multilingual-e5-small) were tried before there were these lists: +1.0 to +1.4 points of the mean by cross-validation,
-0.6 to +0.4 on validation rows, French worse; left out.

Needs scipy (`pip install cmdesk[training]`); nothing else of the program does.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, UserError
from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import Evaluation, Outcome, evaluate
from cmdesk.metrics.evaluation_json import as_json
from cmdesk.sentiment import ngrams
from cmdesk.sentiment.cues import COLUMNS, Cues
from cmdesk.sentiment.labelled import LANGUAGES, Row, Rows, read_rows
from cmdesk.sentiment.linear import ID, LinearScorer
from cmdesk.sentiment.regression import calibrated, fit
from cmdesk.sentiment.weights import CARD, FILE, Weights, rounded

FOLDS: Final = 5
STEPS: Final = 40
SEEN_BY: Final = 3
"""Texts that must have a feature for it to be learnt at all."""
KEPT: Final = 90_000
"""Buckets of each language that keep a weight in the file."""
SIX: Final = LANGUAGES[:6]

_UNWRITABLE: Final = QT_TRANSLATE_NOOP("errors", "Cannot write {path}: {reason}.")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one language is trained.

    Attributes:
        strength: of the fit; less shrinks more.
        own: weight of the second copy of the features, that of the language itself.
        pieces: weight of pieces of words beside words: more shrinks them less.
        counts: how often a row of a corpus counts; corpora that are not named are not used.
    """

    strength: float = 0.3
    own: float = 1.0
    pieces: float = 1.0
    counts: Mapping[str, float] = field(default_factory=dict)


def pooled(lang: str, **more: float) -> dict[str, float]:
    """All six languages, the language itself three times; and further corpora ("_" for "-")."""
    counts = {f"umsab-{other}": 3.0 if other == lang else 1.0 for other in SIX}
    return counts | {name.replace("_", "-"): count for name, count in more.items()}


RECIPES: Final[Mapping[str, Recipe]] = {
    "fr": Recipe(counts=pooled("fr")),
    "en": Recipe(counts=pooled("en", vader_tweets=0.3) | {"semeval2013-2016-en": 1.0}),
    "de": Recipe(counts=pooled("de", sb10k_de=1.0, potts_de=0.5)),
    "es": Recipe(strength=0.2, counts=pooled("es")),
    "it": Recipe(strength=0.2, counts=pooled("it")),
    "pt": Recipe(strength=0.2, counts=pooled("pt")),
}

LICENCES: Final = {
    "umsab": "cardiffnlp/xlm-t, Apache-2.0; its parts are research corpora with terms of their own: DEFT 2017 (fr), "
    "SemEval 2017 (en), SB10k (de), InterTASS 2017 (es), SENTIPOLC 2016 (it), TweetSentBR (pt)",
    "semeval2013-2016-en": "cbaziotis/datastories-semeval2017-task4; terms of SemEval",
    "sb10k-de": "oliverguhr/german-sentiment, MIT; terms of the corpus SB10k",
    "potts-de": "oliverguhr/german-sentiment, MIT; terms of the corpus PotTS",
    "vader-tweets": "cjhutto/vaderSentiment, MIT",
    "xed-fr": "Helsinki-NLP/XED, CC BY 4.0",
}


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """The training rows as numbers; what is computed once for all languages.

    Attributes:
        buckets: CSR matrix float32[rows, BUCKETS] of the values of features.
        cues: float32[rows, COLUMNS].
    """

    rows: Sequence[Row]
    corpora: NDArray[np.str_]
    langs: NDArray[np.str_]
    labels: NDArray[np.int64]
    buckets: Any
    cues: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """The weights of one language before they are rounded: float64[BUCKETS, 3], [COLUMNS, 3], [3]."""

    table: NDArray[np.float64]
    cues: NDArray[np.float64]
    bias: NDArray[np.float64]


def train(rows: Rows, tell: Callable[[str], None] = lambda _: None) -> tuple[Weights, dict[str, Any]]:
    """The weights, and what the card says of how they came about."""
    material = _material(rows.training)
    learnt, told = [], {}
    for lang, recipe in RECIPES.items():
        held_out, truth, logits = _cross_validated(material, lang, recipe)
        factor, shift = calibrated(logits, truth)
        found = _learn(material, lang, recipe, np.ones(len(material.rows), np.bool_))
        learnt.append(_pruned(material, Learnt(found.table * factor, found.cues * factor, found.bias * factor + shift)))
        told[lang] = {
            "cross_validation": round(held_out, 4),
            "calibration": [round(factor, 4), *np.round(shift, 4).tolist()],
        }
        tell(f"{lang}: macro-F1 {held_out:.4f} by cross-validation, calibration {factor:.3f}")
    weights = rounded(
        tuple(RECIPES),
        [_two(part.table) for part in learnt],
        np.array([_two(part.cues) for part in learnt]),
        np.array([_two(part.bias) for part in learnt]),
    )
    return weights, told


def measured(weights: Weights, rows: Rows) -> dict[str, Evaluation]:
    """How good the weights are on the validation rows of each language."""
    scorer = LinearScorer(weights)
    found = {}
    for lang in weights.languages:
        held = [row for row in rows.validation if row.lang == lang]
        said = scorer.score_all([row.text for row in held], [lang] * len(held))
        found[lang] = evaluate(Outcome(row.label, one.label, one.p) for row, one in zip(held, said, strict=True))
    return found


def card(rows: Rows, told: Mapping[str, Any], found: Mapping[str, Evaluation], made: date | None) -> dict[str, Any]:
    """What is to be known of the weights."""
    used = Counter(
        row.corpus for row in rows.training if any(row.corpus in recipe.counts for recipe in RECIPES.values())
    )
    return {
        "id": ID,
        "date": made and made.isoformat(),
        "languages": {
            lang: {
                "settings": {
                    "strength": recipe.strength,
                    "own": recipe.own,
                    "pieces": recipe.pieces,
                    "counts": dict(recipe.counts),
                }
            }
            | told[lang]
            | {"validation": as_json(found[lang])}
            for lang, recipe in RECIPES.items()
        },
        "settings": {"folds": FOLDS, "steps": STEPS, "seen_by": SEEN_BY, "kept": KEPT, "buckets": ngrams.BUCKETS},
        "corpora": {
            corpus: {
                "rows": count,
                "removed": rows.removed.get(corpus, 0),
                "licence": LICENCES["umsab" if corpus.startswith("umsab") else corpus],
            }
            for corpus, count in sorted(used.items())
        },
    }


def _material(rows: Sequence[Row]) -> Material:
    values, buckets, sizes = [], [], [np.zeros(1, np.int64)]
    for begin in range(0, len(rows), 500):
        features = ngrams.read([row.text for row in rows[begin : begin + 500]])
        values.append(features.values)
        buckets.append(features.buckets.astype(np.int32))
        sizes.append(np.diff(features.bounds))
    return Material(
        rows,
        np.array([row.corpus for row in rows]),
        np.array([row.lang for row in rows]),
        np.array([int(row.label) for row in rows]),
        sparse.csr_matrix(
            (np.concatenate(values), np.concatenate(buckets), np.cumsum(np.concatenate(sizes))),
            shape=(len(rows), ngrams.BUCKETS),
        ),
        Cues().ask([row.text for row in rows], [row.lang for row in rows]).astype(np.float32),
    )


def _cross_validated(
    material: Material, lang: str, recipe: Recipe
) -> tuple[float, NDArray[np.int64], NDArray[np.float64]]:
    """Macro-F1, labels, and logits of the language's own rows, each by weights that never saw it."""
    own = np.flatnonzero(material.corpora == f"umsab-{lang}")
    fold = np.full(len(material.rows), -1)
    fold[own] = np.random.default_rng(0).permutation(own.size) % FOLDS
    logits = np.zeros((len(material.rows), 3))
    for number in range(FOLDS):
        held = np.flatnonzero(fold == number)
        found = _learn(material, lang, recipe, fold != number)
        logits[held] = material.buckets[held] @ found.table + material.cues[held] @ found.cues + found.bias
    truth = material.labels[own]
    score = evaluate(
        Outcome(Label(label), Label(int(row.argmax()))) for label, row in zip(truth.tolist(), logits[own], strict=True)
    ).macro_f1
    assert score is not None and score.value is not None
    return score.value, truth, logits[own]


def _learn(material: Material, lang: str, recipe: Recipe, allowed: NDArray[np.bool_]) -> Learnt:
    """Fit one language on the rows that are allowed."""
    counts = _counts(material, recipe)
    chosen = np.flatnonzero((counts > 0) & allowed)
    held = material.buckets[chosen]
    seen = np.bincount(held.indices, minlength=ngrams.BUCKETS)
    # the most frequent first: they lie close together in memory then
    kept = np.flatnonzero(seen >= SEEN_BY)
    kept = kept[np.argsort(-seen[kept], kind="stable")]
    rarity = np.log((1 + chosen.size) / (1 + seen[kept])) + 1
    rarity = rarity / rarity.mean() * np.where(kept < ngrams.WORDS, 1.0, recipe.pieces)
    columns = (held[:, kept] @ sparse.diags(rarity.astype(np.float32))).tocsr()
    mine = (material.langs[chosen] == lang).astype(np.float32)
    parts = [columns, sparse.csr_matrix(material.cues[chosen] * mine[:, None])]
    if recipe.own:
        parts.append(sparse.diags(mine * np.float32(recipe.own)) @ columns)
    found = fit(
        sparse.hstack(parts, format="csr", dtype=np.float32),
        material.labels[chosen],
        counts[chosen],
        recipe.strength,
        STEPS,
    )
    width = kept.size
    weights = found.weights[:width]
    if recipe.own:
        weights = weights + recipe.own * found.weights[width + len(COLUMNS) :]
    table = np.zeros((ngrams.BUCKETS, 3))
    table[kept] = weights * rarity[:, None]
    return Learnt(table, found.weights[width : width + len(COLUMNS)], found.bias)


def _counts(material: Material, recipe: Recipe) -> NDArray[np.float64]:
    """How often each row counts: in every corpus the three labels weigh the same, as in what measures.

    A corpus of mostly neutral texts would otherwise teach that all words are neutral.
    """
    counts = np.zeros(len(material.rows))
    for corpus, count in recipe.counts.items():
        rows = np.flatnonzero(material.corpora == corpus)
        share = np.bincount(material.labels[rows], minlength=3)
        counts[rows] = count * (rows.size / (np.count_nonzero(share) * np.maximum(share, 1)))[material.labels[rows]]
    return counts


def _pruned(material: Material, learnt: Learnt) -> Learnt:
    """Without the weights that move the texts of training least: by their size, and how many texts have them."""
    seen = np.bincount(material.buckets.indices, minlength=ngrams.BUCKETS)
    moves = np.abs(learnt.table).max(axis=1) * np.sqrt(seen)
    table = learnt.table.copy()
    table[np.argsort(-moves, kind="stable")[KEPT:]] = 0
    return Learnt(table, learnt.cues, learnt.bias)


def _two(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Polarity and neutrality, of logits that add up to 0."""
    return np.stack([logits[..., 2] - logits[..., 0], logits[..., 1]], axis=-1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, measure, write weights and card."""
    parser = argparse.ArgumentParser(prog="python -m cmdesk.sentiment.training", description="Train the linear scorer.")
    parser.add_argument("folder", type=Path, help="the folder with the labelled texts, *.tsv.gz")
    parser.add_argument("--out", type=Path, default=Path("resources/models"), help="where weights and card are written")
    parser.add_argument("--date", type=date.fromisoformat, help="the date that the card bears")
    told = parser.parse_args(arguments)
    try:
        corpora = dict.fromkeys(name for recipe in RECIPES.values() for name in recipe.counts)
        rows = read_rows(told.folder, [name for name in corpora if not name.startswith("umsab-")])
        weights, how = train(rows, _tell)
        found = measured(weights, rows)
        for lang, evaluation in found.items():
            _tell(f"{lang}: macro-F1 {evaluation.macro_f1} on validation rows")
        text = json.dumps(card(rows, how, found, told.date), ensure_ascii=False, indent=1) + "\n"
        try:
            told.out.mkdir(parents=True, exist_ok=True)
            (told.out / FILE).write_bytes(weights.to_bytes())
            (told.out / CARD).write_text(text, encoding="utf-8")
        except OSError as error:
            raise InputError(_UNWRITABLE, path=told.out, reason=error.strerror) from error
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
