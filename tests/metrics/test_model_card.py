"""The card of a model, read from its JSON."""

import pytest

from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import Outcome, evaluate
from cmdesk.metrics.evaluation_json import as_json
from cmdesk.metrics.model_card import Corpus, card_of, shares

N, U, P, UNKNOWN = Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE, Label.UNKNOWN


def test_a_card_tells_what_it_was_given() -> None:
    found = evaluate([Outcome(truth, said) for truth, said in [(N, N), (N, U), (U, U), (P, N), (P, P)] * 4])
    told = {
        "id": "linear@1",
        "date": "2026-11-26",
        "languages": {"fr": {"validation": as_json(found), "settings": {}}},
        "corpora": {"b": {"rows": 7, "removed": 1, "licence": "MIT"}, "a": {"rows": 3, "removed": 0, "licence": "MIT"}},
    }
    card = card_of(told)
    assert (card.scorer, card.date, card.languages) == ("linear@1", "2026-11-26", {"fr": found})
    assert card.corpora == (Corpus("a", 3, 0, "MIT"), Corpus("b", 7, 1, "MIT"))
    assert card.confusions()["fr"] == ((0.5, 0.5, 0.0), (0.0, 1.0, 0.0), (0.5, 0.0, 0.5))


def test_what_a_scorer_does_not_know_is_no_mistake_of_it() -> None:
    found = evaluate([Outcome(N, said) for said in (N, N, P, UNKNOWN)] + [Outcome(U, UNKNOWN)])
    assert shares(found) == (pytest.approx((2 / 3, 0, 1 / 3)), (1 / 3, 1 / 3, 1 / 3), (1 / 3, 1 / 3, 1 / 3))
