"""Agreement of another tool's labels with ours: how often they are the same, and Cohen's kappa.

Only mentions that both label count: `unknown` is no label, on either side.

rate = p(o) = mentions with the same label / mentions labelled by both.
kappa = (p(o) - p(e)) / (1 - p(e)), where p(e) is the sum over the labels of the product of the shares that each side
gives to it: what they would agree on if each drew its labels by chance. 1 is full agreement, 0 that of chance.
Source: J. Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20 (1960),
37-46, formula (1).

Nothing is claimed under CLAIM_FROM mentions. By Cohen's standard error, sqrt(p(o) (1 - p(o)) / (n (1 - p(e))^2)), a
kappa of 0.5 over labels shared 20 / 50 / 30 per cent has a 95 % interval of ±0.46 at 10 mentions, ±0.27 at 30 and
±0.15 at 100. Kappa is not defined where chance alone agrees always: where both give one and the same label throughout.

Agreement is no accuracy: who is right, neither figure knows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cmdesk.core.types import Label
from cmdesk.core.views import Agreement

NAME: Final = "agreement"
VERSION: Final = 1
CLAIM_FROM: Final = 10
"""Under this many mentions labelled by both no figure is claimed."""


@dataclass(frozen=True, slots=True)
class Concord:
    """How two sides agree.

    Attributes:
        mentions: those that both label.
        rate: the share of them with the same label, 0..1; None under CLAIM_FROM.
        kappa: Cohen's kappa, -1..1; None under CLAIM_FROM, and where it is not defined.
    """

    mentions: int
    rate: float | None = None
    kappa: float | None = None


def concord(counts: Iterable[Agreement]) -> Concord:
    """How a tool and we agree.

    Args:
        counts: of one tool; pairs with `unknown` are left out.
    """
    both = [count for count in counts if Label.UNKNOWN not in (count.theirs, count.ours)]
    total = sum(count.mentions for count in both)
    if total < CLAIM_FROM:
        return Concord(total)
    observed = sum(count.mentions for count in both if count.theirs is count.ours) / total
    theirs, ours = dict.fromkeys(Label, 0), dict.fromkeys(Label, 0)
    for count in both:
        theirs[count.theirs] += count.mentions
        ours[count.ours] += count.mentions
    # whole numbers, so that "by chance always" is known exactly
    chance = sum(theirs[label] * ours[label] for label in Label)
    if chance == total * total:
        return Concord(total, observed)
    expected = chance / (total * total)
    return Concord(total, observed, (observed - expected) / (1 - expected))
