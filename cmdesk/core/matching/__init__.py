"""Which queries does a text fit? Every source, file and view is matched by this one rule.

`matches` puts one query to one text and says what a query means; `Matcher` puts many to it at once.
"""

from cmdesk.core.matching.candidate import NOTHING_KNOWN, Candidate, Facts, Known, authors_of, known_of
from cmdesk.core.matching.evaluation import matches
from cmdesk.core.matching.explanation import Reason, explained
from cmdesk.core.matching.matcher import Matcher

__all__ = [
    "NOTHING_KNOWN",
    "Candidate",
    "Facts",
    "Known",
    "Matcher",
    "Reason",
    "authors_of",
    "explained",
    "known_of",
    "matches",
]
