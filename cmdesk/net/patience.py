"""What is tried again, and how long it is waited before: a rule for stamina, which does the waiting.

What a server asks for is kept to the second. Where it says nothing, the wait is drawn from the whole span up to a bound
that doubles ("full jitter"), so that many desks do not come back at the same moment.
"""

import random
from collections.abc import Callable
from datetime import datetime
from typing import Final

from cmdesk.core.errors import SourceError
from cmdesk.net.answer import Answer

RETRIED: Final = frozenset({408, 425, 429, *range(500, 600)})
"""Statuses that may be others a moment later."""

_FIRST: Final = 1.0
_MOST: Final = 8.0


class TryAgain(Exception):  # noqa: N818  a wish, not a fault
    """An attempt failed in a way that may be over soon.

    Attributes:
        outcome: the answer of that attempt, or why there was none.
    """

    def __init__(self, outcome: Answer | SourceError) -> None:
        super().__init__("try again")
        self.outcome = outcome


class Patience:
    """How long may still be waited on behalf of one request."""

    def __init__(
        self, seconds: float, now: Callable[[], datetime], draw: Callable[[float, float], float] = random.uniform
    ) -> None:
        self._left = seconds
        self._now = now
        self._draw = draw
        self._bound = _FIRST

    def wait(self, fault: Exception) -> float | bool:
        """Seconds to wait before the next attempt; False for none: it makes no sense, or takes too long."""
        if not isinstance(fault, TryAgain):
            return False
        asked = fault.outcome.retry_at
        seconds = (asked - self._now()).total_seconds() if asked else 0.0
        if seconds <= 0:
            seconds = self._draw(0, self._bound)
            self._bound = min(_MOST, 2 * self._bound)
        if seconds > self._left:
            return False
        self._left -= seconds
        return seconds
