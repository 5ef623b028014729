"""What the Models window reads of the store: her labels, what was learnt from them, her words.

No widget. Figures on her own mentions rest on labels of mentions that were drawn at random, and on no other: what she
only corrected because it was wrong would say that the scorer is always wrong.
"""

import re
from dataclasses import dataclass
from typing import Final

from cmdesk.core.corrections import BrandWord, HeadVersion
from cmdesk.core.desk_store import DeskStore
from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import Evaluation, Outcome, evaluate

MEASURE_FROM: Final = 30
"""Labels of mentions drawn at random from which figures on her own mentions are told."""

_HEAD: Final = re.compile(r"@\w+\+\d")


@dataclass(frozen=True, slots=True)
class ScorerFacts:
    """What is stored about the scorers.

    Attributes:
        labelled: how many mentions she labelled herself, however they were chosen.
        own: how good the scorers are on those that were drawn at random.
        seen: whether some of these were judged by a version that may have learnt from her very labels.
        heads: newest first.
        words: by their text.
    """

    labelled: int
    own: Evaluation
    seen: bool
    heads: tuple[HeadVersion, ...]
    words: tuple[BrandWord, ...]


def facts(store: DeskStore) -> ScorerFacts:
    """Read them, in the reader's thread."""
    with store.snapshot():
        labelled, heads, words = store.labelled(), tuple(store.heads()), tuple(store.brand_words())
    measured = [one for one in labelled if one.random and one.label is not Label.UNKNOWN]
    return ScorerFacts(
        len(labelled),
        evaluate(Outcome(one.label, one.said, one.p) for one in measured),
        any(_HEAD.search(one.scorer) for one in measured),
        heads,
        words,
    )
