"""Whether anybody can be reached at all.

One host that cannot be reached is down; several, with nobody heard in between, mean that our own line is. Then nobody
is asked but one from time to time, and nothing of it counts against anybody.
"""

from datetime import datetime, timedelta
from typing import Final

FIRST_PROBE: Final = timedelta(seconds=5)
LONGEST_PROBE: Final = timedelta(minutes=1)
PLACES: Final = 2
"""Places out of reach that mean a line that is down, where there are so many."""


class Line:
    """What the outcomes say of the line. Pure: moments are parameters."""

    def __init__(self) -> None:
        self._silent: set[str] = set()
        self._probe_at: datetime | None = None
        self._wait = FIRST_PROBE

    @property
    def offline(self) -> bool:
        """Whether nobody can be reached."""
        return self._probe_at is not None

    def may_ask(self, now: datetime) -> bool:
        """Whether somebody may be asked: always on a line that is up, else one now and then."""
        # a moment far ahead: the clock was put back
        return self._probe_at is None or now >= self._probe_at or self._probe_at > now + LONGEST_PROBE

    @property
    def probe_at(self) -> datetime | None:
        """When somebody is asked next; None on a line that is up."""
        return self._probe_at

    def heard(self) -> bool:
        """Somebody answered, whatever; returns whether the line was down before."""
        was = self.offline
        self._silent.clear()
        self._probe_at, self._wait = None, FIRST_PROBE
        return was

    def unreached(self, place: str, places: int, now: datetime) -> bool:
        """There was no way to a place; returns whether the line has gone down with it.

        Args:
            places: how many there are to be asked.
        """
        self._silent.add(place)
        if self._probe_at is not None:
            self.learned_nothing(now)
            return False
        if len(self._silent) < min(PLACES, max(1, places)):
            return False
        self._probe_at = now + self._wait
        return True

    def learned_nothing(self, now: datetime) -> None:
        """Somebody was tried, and that did not say that the line is up again."""
        if self._probe_at is not None:
            self._wait = min(2 * self._wait, LONGEST_PROBE)
            self._probe_at = now + self._wait
