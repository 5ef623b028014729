"""How hosts are treated: two requests at once at most, never faster than their pace, left alone when it is time to.

A host that failed several times in a row rests (a circuit breaker), and so does one that asked for it.

Two clocks: the moment is for what is kept and told, the tick (seconds that only ever go forward) for the pace between
two requests, which no change of the system's time may disturb.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, Protocol

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import HostState, Quota

AT_ONE_PLACE: Final = 2
"""Requests under way at one place: more would be rude."""
FAILURES: Final = 5
"""Faults in a row after which a host is left alone."""
REST: Final = timedelta(minutes=15)
LONGEST_REST: Final = timedelta(hours=6)
"""What a host may say about how long it wants to be left alone as a whole; a search of it may wait longer."""

_OF_THE_HOST: Final = frozenset({"offline", "broken", "timeout", "tls", "rate", "server"})
"""Faults that say something of the host, not of what it was asked."""
_OF_ALL: Final = frozenset({"rate", "server"})
"""Faults whose "ask again later" is meant for all that is asked there (RFC 9110, section 10.2.3)."""


class HostKeeper(Protocol):
    """Where the state of hosts is kept: the store."""

    def keep_host(self, place: str, state: HostState) -> None:
        """Keep how a host fares."""
        ...


class Hosts:
    """What is known of the places that are asked.

    Attributes:
        line_down: nobody can be reached: that is no fault of theirs, and counts against none.
    """

    def __init__(
        self,
        keeper: HostKeeper,
        *,
        now: Callable[[], datetime],
        tick: Callable[[], float],
        known: Mapping[str, HostState] | None = None,
    ) -> None:
        """Begin with what was kept.

        Args:
            now: the moment.
            tick: seconds of a clock that only goes forward.
        """
        self._keeper, self._now, self._tick = keeper, now, tick
        self._states: dict[str, HostState] = dict(known or {})
        self._busy: Counter[str] = Counter()
        self._asked: dict[str, float] = {}
        self._unreached: set[str] = set()
        self.line_down = False

    def rests_until(self, place: str) -> datetime | None:
        """Until when a place is left alone; None where it is not."""
        until, now = self._states.get(place, HostState()).rests_until, self._now()
        # further ahead than the longest rest: the clock was put back
        return until if until is not None and now < until <= now + LONGEST_REST else None

    def may_begin(self, place: str) -> bool:
        """Whether one more inquiry may be under way at a place.

        After a rest a single one tries whether it is well again.
        """
        state = self._states.get(place, HostState())
        most = 1 if state.rests_until is not None else AT_ONE_PLACE
        return self._busy[place] < most and self.rests_until(place) is None

    def wait(self, place: str, pace: timedelta) -> float:
        """Seconds (of the tick) until the next request may be made there."""
        asked = self._asked.get(place)
        return 0.0 if asked is None else max(0.0, asked + pace.total_seconds() - self._tick())

    def begin(self, place: str) -> None:
        """An inquiry is under way there."""
        self._busy[place] += 1

    def end(self, place: str) -> None:
        """It is not any more."""
        self._busy[place] -= 1

    def asked(self, place: str) -> None:
        """A request is made there now."""
        self._asked[place] = self._tick()

    def answered(self, place: str, quota: Quota | None) -> None:
        """It answered as it should; where that was its last answer for now, it is left alone until there are more."""
        self._unreached.discard(place)
        until = quota.resets_at if quota is not None and quota.remaining == 0 else None
        self._keep(place, HostState(0, self._longer(place, until)))

    def failed(self, place: str, fault: SourceError) -> None:
        """It did not."""
        if fault.kind == "offline":
            self._unreached.add(place)
        else:
            self._unreached.discard(place)
        if fault.kind not in _OF_THE_HOST or (self.line_down and fault.kind == "offline"):
            return
        if fault.kind in _OF_ALL and (until := self._longer(place, fault.retry_at)) is not None:
            self._keep(place, HostState(0, until))
            return
        failures = self._states.get(place, HostState()).failures + 1
        until = self._now() + REST if failures >= FAILURES else self._longer(place, None)
        self._keep(place, HostState(failures, until))

    def forgive_unreached(self) -> None:
        """The line was down: that nobody was reached was no fault of theirs."""
        for place in self._unreached:
            self._keep(place, HostState(0, self._longer(place, None)))
        self._unreached.clear()

    def _longer(self, place: str, until: datetime | None) -> datetime | None:
        """Until when a place rests that wants to now, None for not at all: two answers may come in any order.

        What ends sooner than it asked for before does not count, nor does a rest that we gave it for its failures.
        """
        state, now = self._states.get(place, HostState()), self._now()
        asked = None if state.failures >= FAILURES else self.rests_until(place)
        wanted = None if until is None or until <= now else min(until, now + LONGEST_REST)
        return max(filter(None, (asked, wanted)), default=None)

    def _keep(self, place: str, state: HostState) -> None:
        if state != self._states.get(place, HostState()):
            self._states[place] = state
            self._keeper.keep_host(place, state)
