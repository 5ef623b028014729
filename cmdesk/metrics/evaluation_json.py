"""An evaluation as JSON, and back: what `cmdesk evaluate --json` prints and what the card of a model holds.

Classes are named, so that a card can be read by people too. Numbers are not rounded: what is read back is what was
written.
"""

from collections.abc import Mapping
from typing import Any, Final

from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import CLASSES, NAME, VERSION, Bin, Calibration, ClassFigures, Evaluation
from cmdesk.metrics.net_sentiment import Interval

METRIC: Final = f"{NAME}@{VERSION}"


def as_json(evaluation: Evaluation) -> dict[str, object]:
    """An evaluation as an object that `json.dumps` takes."""
    calibration = evaluation.calibration
    return {
        "metric": METRIC,
        "texts": evaluation.texts,
        "classes": [_name(label) for label in evaluation.classes],
        "coverage": evaluation.coverage,
        "macro_f1": _interval(evaluation.macro_f1),
        "macro_f1_scored": _interval(evaluation.macro_f1_scored),
        "accuracy": _interval(evaluation.accuracy),
        "by_class": {
            _name(figures.label): {
                "precision": figures.precision,
                "recall": figures.recall,
                "f1": figures.f1,
                "support": figures.support,
            }
            for figures in evaluation.by_class
        },
        "confusion": {
            _name(truth): {_name(said): count for said, count in zip(Label, row, strict=True)}
            for truth, row in zip(CLASSES, evaluation.confusion, strict=True)
        },
        "calibration": None
        if calibration is None
        else {
            "texts": calibration.texts,
            "expected_error": calibration.expected_error,
            "brier": calibration.brier,
            "bins": [
                {
                    "low": found.low,
                    "high": found.high,
                    "texts": found.texts,
                    "confidence": found.confidence,
                    "accuracy": found.accuracy,
                }
                for found in calibration.bins
            ],
        },
    }


def from_json(told: Mapping[str, Any]) -> Evaluation:
    """The evaluation that `as_json` wrote.

    Raises:
        ValueError: it is none, or one of another version.
    """
    try:
        if told["metric"] != METRIC:
            raise ValueError(f"not {METRIC}: {told['metric']}")
        calibration = told["calibration"]
        return Evaluation(
            texts=int(told["texts"]),
            classes=tuple(Label[name.upper()] for name in told["classes"]),
            coverage=told["coverage"],
            macro_f1=_read_interval(told["macro_f1"]),
            macro_f1_scored=_read_interval(told["macro_f1_scored"]),
            accuracy=_read_interval(told["accuracy"]),
            by_class=tuple(ClassFigures(label=label, **told["by_class"][_name(label)]) for label in CLASSES),
            confusion=tuple(_read_row(told["confusion"][_name(truth)]) for truth in CLASSES),
            calibration=None
            if calibration is None
            else Calibration(
                int(calibration["texts"]),
                float(calibration["expected_error"]),
                float(calibration["brier"]),
                tuple(Bin(**found) for found in calibration["bins"]),
            ),
        )
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError("not an evaluation") from fault


def _name(label: Label) -> str:
    return label.name.lower()


def _interval(interval: Interval | None) -> dict[str, float] | None:
    return None if interval is None else {"value": interval.value, "low": interval.low, "high": interval.high}


def _read_interval(told: Mapping[str, float] | None) -> Interval | None:
    return None if told is None else Interval(**told)


def _read_row(told: Mapping[str, int]) -> tuple[int, int, int, int]:
    negative, neutral, positive, unknown = (int(told[_name(said)]) for said in Label)
    return negative, neutral, positive, unknown
