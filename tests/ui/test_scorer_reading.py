"""Only labels of mentions drawn at random measure."""

from datetime import timedelta

import pytest

from cmdesk.core.corrections import Purpose
from cmdesk.core.types import ALL_MENTIONS, Label
from cmdesk.core.views import View
from cmdesk.ui.scorer_reading import facts
from tests.ui.fake_store import NOW, Memory, mention


def memory(count: int = 12) -> Memory:
    made = Memory()
    for number in range(count):
        text = f"Un texte assez long pour être un avis, numéro {number}"
        made.mentions.append(mention(NOW - timedelta(hours=1), Label.POSITIVE, text=text, sequence=number))
    return made


def test_what_she_only_corrected_does_not_measure() -> None:
    store = (held := memory()).open()
    store.correct([held.mentions[0].line.id], Label.NEGATIVE, now=NOW)
    found = facts(store)
    assert (found.labelled, found.own.texts, found.own.accuracy) == (1, 0, None)


def test_what_was_drawn_at_random_does() -> None:
    store = (held := memory()).open()
    draw = store.draw(View(ALL_MENTIONS), Purpose.PERIOD, 6, now=NOW)
    for drawn in draw.mentions:
        assert drawn.line is not None
        store.correct([drawn.line.id], Label.NEGATIVE if drawn.place == 0 else Label.POSITIVE, now=NOW)
    other = next(one.line.id for one in held.mentions if not one.line.corrected)
    store.correct([other], Label.NEUTRAL, now=NOW)
    found = facts(store)
    assert (found.labelled, found.own.texts) == (7, 6)
    assert found.own.confusion == ((0, 0, 1, 0), (0, 0, 0, 0), (0, 0, 5, 0))


@pytest.mark.parametrize(
    ("scorer", "seen"),
    [("linear@1+3", True), ("linear@1+3+words", True), ("linear@1", False), ("linear@1+words", False)],
)
def test_a_version_that_may_have_learnt_from_the_labels_is_noticed(scorer: str, seen: bool) -> None:
    from dataclasses import replace

    store = (held := memory()).open()
    for kept in held.mentions:
        kept.sentiment = replace(kept.sentiment, scorer=scorer)
    [drawn] = store.draw(View(ALL_MENTIONS), Purpose.PERIOD, 1, now=NOW).mentions
    assert drawn.line is not None
    store.correct([drawn.line.id], Label.POSITIVE, now=NOW)
    assert facts(store).seen is seen
