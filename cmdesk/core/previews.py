"""What a query would catch: read from the archive before the query is saved.

Precision is measured on a random sample. Which mentions of the archive come into it is settled by a hash of their ids
(`storage` draws those of the smallest), not by the query: what she judged under one query stays a fair sample of every
other query that matches it.
"""

from dataclasses import dataclass
from datetime import datetime

from cmdesk.core.matching import Candidate
from cmdesk.core.views import MentionLine


@dataclass(frozen=True, slots=True)
class Example:
    """A mention that a query matches, or one that it wins or loses.

    Attributes:
        candidate: what the query saw; `core.matching.explained` tells why it matched.
        relevant: her judgement for the tracker, None where there is none.
    """

    line: MentionLine
    candidate: Candidate
    relevant: bool | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A mention that she judged for a tracker."""

    mention: int
    candidate: Candidate
    relevant: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """A whole archive seen through a query.

    Attributes:
        found: mentions that it matches.
        won, lost: those that it matches and the saved query does not, and the reverse; 0 without a saved one.
        spark: mentions found per bin, equally long, from `start` to `end` (the span of the archive).
        sample: drawn at random from all that it matches, in the order of the draw.
        won_examples, lost_examples: newest first.
        good, bad: how many of the first matches in the order of the draw she judged relevant, and not: counted as far
            as the last one that she judged within `SAMPLE`.
    """

    found: int
    won: int
    lost: int
    spark: tuple[int, ...]
    start: datetime | None
    end: datetime | None
    sample: tuple[Example, ...]
    won_examples: tuple[Example, ...] = ()
    lost_examples: tuple[Example, ...] = ()
    good: int = 0
    bad: int = 0


SAMPLE = 400
"""How far into the order of the draw judgements are counted."""
EXAMPLES = 20
"""Examples of each list."""
SPARK_BINS = 48
"""Bins of the sparkline."""
