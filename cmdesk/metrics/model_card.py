"""The card of a trained scorer: what it learnt from, when, and how good it was on texts that it never saw.

The card lies beside the weights as JSON; the window tells from it in plain words how far a scorer can be trusted, and
the corrected mood takes from it what the scorer mistakes for what.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cmdesk.core.types import Label
from cmdesk.metrics.confusion import Shares
from cmdesk.metrics.evaluation import Evaluation
from cmdesk.metrics.evaluation_json import from_json


@dataclass(frozen=True, slots=True)
class Corpus:
    """Labelled texts that a scorer learnt from.

    Attributes:
        rows: how many of them.
        removed: how many more were left out, because they occur among the texts it is measured on.
        licence: where they come from, and the terms that their publisher states.
    """

    name: str
    rows: int
    removed: int
    licence: str


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known of a trained scorer.

    Attributes:
        scorer: its id, "linear@1".
        date: the day on which it was trained, ISO 8601; None where nobody said.
        languages: how good it is in each, on validation rows that no choice was made on.
    """

    scorer: str
    date: str | None
    languages: Mapping[str, Evaluation]
    corpora: tuple[Corpus, ...]

    def confusions(self) -> Mapping[str, Shares]:
        """For each language, of the texts that truly are of a class the shares called each: rows add up to 1.

        Texts called UNKNOWN are left out; a row of which none is left tells nothing and is flat.
        """
        return {lang: shares(found) for lang, found in self.languages.items()}


def shares(evaluation: Evaluation) -> Shares:
    """A confusion as shares of its rows, UNKNOWN left out."""

    def row(truth: int) -> tuple[float, float, float]:
        told = evaluation.confusion[truth][: Label.UNKNOWN]
        total = sum(told)
        return (told[0] / total, told[1] / total, told[2] / total) if total else (1 / 3, 1 / 3, 1 / 3)

    return row(0), row(1), row(2)


def card_of(told: Mapping[str, Any]) -> ModelCard:
    """The card that an object read from JSON tells of.

    Raises:
        KeyError, TypeError, ValueError: it is none.
    """
    return ModelCard(
        told["id"],
        told["date"],
        {lang: from_json(one["validation"]) for lang, one in told["languages"].items()},
        tuple(
            Corpus(name, one["rows"], one["removed"], one["licence"]) for name, one in sorted(told["corpora"].items())
        ),
    )
