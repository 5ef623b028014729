"""A memory whose scorer errs in a known way, and labels of hers on mentions that were drawn at random."""

import random
from dataclasses import replace
from datetime import datetime, timedelta

from cmdesk.core.corrections import Draw, Purpose
from cmdesk.core.types import Label, Role, Tracker
from cmdesk.core.views import View
from tests.ui.fake_store import NOW, FakeStore, Kept, Memory, mention

ERRS = {Label.NEGATIVE: (6, 3, 1), Label.NEUTRAL: (1, 8, 1), Label.POSITIVE: (1, 3, 6)}
"""How often each truth is said negative, neutral and positive."""


def truth(kept: Kept) -> Label:
    """What a mention truly is: its text tells."""
    return Label[kept.line.text.split()[0].upper()]


def moody(count: int = 1200, days: int = 30, *, seed: int = 3, now: datetime = NOW) -> Memory:
    """One tracker; a bad week after the others; no two mentions say the same, so that no label follows another."""
    memory = Memory()
    memory.trackers[1] = Tracker("Café Vermeil", "vermeil", "#1F77B4", "Vermeil", Role.OWN, 1)
    dice = random.Random(seed)
    for number in range(count):
        moment = now - timedelta(minutes=dice.randrange(days * 1440))
        weights = (6, 3, 1) if now - moment < timedelta(days=7) else (2, 5, 3)
        true = dice.choices(tuple(ERRS), weights)[0]
        said = dice.choices(tuple(ERRS), ERRS[true])[0]
        text = f"{true.name.lower()} avis de la mention numéro {number} du Café Vermeil"
        memory.mentions.append(mention(moment, said, text=text, sequence=number, trackers={1}))
    return memory


def label_at_random(
    memory: Memory, count: int, view: View | None = None, purpose: Purpose = Purpose.PERIOD, *, size: int = 0
) -> Draw:
    """Draw mentions and let her tell the truth of the first of them.

    Args:
        count: how many she answers.
        size: how many are drawn; 0 for as many.
    """
    store = FakeStore(memory)
    made = store.draw(View() if view is None else view, purpose, size or count, now=NOW)
    by_id = {kept.line.id: kept for kept in memory.mentions}
    for place, drawn in enumerate(made.mentions[:count]):
        assert drawn.line is not None
        store.correct([drawn.line.id], truth(by_id[drawn.line.id]), now=NOW + timedelta(seconds=place))
    return replace(made)
