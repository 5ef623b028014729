"""What a scorer takes for what: tables of true labels (rows) by labels said (columns), negative, neutral, positive.

Two kinds have the same order: counts of labelled mentions, and shares, of which each row adds up to 1 (the card of a
model). `unknown` is no label, on either side: nothing was said there that could be right or wrong.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from cmdesk.core.types import Label

Counts = tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]
Shares = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

_LABELS: Final = (Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE)


def confusion(pairs: Iterable[tuple[Label, Label]]) -> Counts:
    """Count pairs (true, said); those with an unknown are left out."""
    seen = Counter(pairs)

    def row(true: Label) -> tuple[int, int, int]:
        return seen[true, Label.NEGATIVE], seen[true, Label.NEUTRAL], seen[true, Label.POSITIVE]

    return row(Label.NEGATIVE), row(Label.NEUTRAL), row(Label.POSITIVE)


def as_said(labelled: tuple[int, int, int], pairs: Iterable[tuple[Label, Label]]) -> tuple[int, int, int]:
    """What the scorer said of mentions that were counted by the label in force, hers where she corrected one.

    Tallies count so. Corrected by a confusion of the scorer, or by her labels, her corrections would count twice.

    Args:
        labelled: numbers of (negative, neutral, positive) by the label in force.
        pairs: (hers, the scorer's) of every mention among them that she corrected, however it was chosen.
    """
    counts = Counter(dict(zip(_LABELS, labelled, strict=True)))
    for hers, said in pairs:
        counts[hers] -= 1
        counts[said] += 1
    return counts[Label.NEGATIVE], counts[Label.NEUTRAL], counts[Label.POSITIVE]


def mixed_card(cards: Mapping[str, Shares], mentions: Mapping[str, int]) -> Shares | None:
    """One card for data in several languages: each language weighs what it has of the scored mentions.

    Languages without a card are left out; None where no language that has mentions has one.

    Args:
        cards: by language.
        mentions: scored mentions by language.
    """
    weights = {language: count for language, count in mentions.items() if count > 0 and language in cards}
    total = sum(weights.values())
    if not total:
        return None

    def cell(true: int, said: int) -> float:
        return sum(count * cards[language][true][said] for language, count in weights.items()) / total

    def row(true: int) -> tuple[float, float, float]:
        return cell(true, 0), cell(true, 1), cell(true, 2)

    return row(0), row(1), row(2)
