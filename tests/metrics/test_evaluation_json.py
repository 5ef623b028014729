"""An evaluation is read back as it was written, and what is none is refused."""

import json
from typing import Any

import pytest

from cmdesk.metrics.evaluation import evaluate
from cmdesk.metrics.evaluation_json import as_json, from_json
from tests.metrics.test_evaluation import BY_HAND, drawn


@pytest.mark.parametrize("outcomes", [BY_HAND, drawn(1, 300), drawn(1, 2), []])
def test_what_is_written_is_read_back(outcomes: Any) -> None:
    found = evaluate(outcomes)
    assert from_json(json.loads(json.dumps(as_json(found), allow_nan=False))) == found


def test_classes_are_named() -> None:
    told: Any = as_json(evaluate(BY_HAND))
    assert told["metric"] == "evaluation@1"
    assert told["classes"] == ["negative", "neutral", "positive"]
    assert told["confusion"]["neutral"] == {"negative": 0, "neutral": 0, "positive": 1, "unknown": 2}
    assert told["by_class"]["negative"]["support"] == 4
    assert list(told["macro_f1"]) == ["value", "low", "high"]


@pytest.mark.parametrize(
    "change",
    [
        {"metric": "evaluation@0"},
        {"texts": None},
        {"macro_f1": {"value": 1}},
        {"by_class": []},
        {"confusion": {"negative": {}}},
        {"classes": ["good"]},
        {"calibration": {"texts": 1}},
    ],
)
def test_what_is_none_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not"):
        from_json({**as_json(evaluate(BY_HAND)), **change})
