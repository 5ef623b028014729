"""What collecting asks of the store beside writing mentions: passes, cursors, hosts, the collector that always runs.

The half of the front door that `store.SqliteStore` takes over; the connection and the wording of faults stand here.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from pathlib import Path

import apsw

from cmdesk.core.errors import Cancelled, SourceError
from cmdesk.core.passes import CollectorState, Cursor, Errand, HostState, Inquiry, Known, Pass
from cmdesk.storage import connection as opening
from cmdesk.storage import desk_and_collector, forgetting, forgotten_copies, hosts, passes, rereads, retention, sweeping


class PassStore:
    """Passes and all that goes with them, over one connection."""

    def __init__(self, path: Path, connection: apsw.Connection) -> None:
        """Take an open connection; `path` is what faults name."""
        self.path = path
        self._connection = connection

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def change_number(self) -> int:
        """A number that moves when another connection has changed the store."""
        with self._faults():
            number: int = self._connection.pragma("data_version")
            return number

    def cursor(self, inquiry: Inquiry) -> Cursor | None:
        """What was kept of an inquiry, None at the very beginning."""
        with self._faults():
            return passes.cursor(self._connection, inquiry)

    def begin_pass(self, inquiry: Inquiry, *, now: datetime) -> int:
        """Keep that a pass begins; returns its number."""
        with self._faults():
            return passes.begin(self._connection, inquiry, now)

    def reserve(self, number: int, cost: int) -> None:
        """Count what the next page of a pass can cost at most, before it is asked for."""
        with self._faults():
            passes.reserve(self._connection, number, cost)

    def end_pass(self, number: int, *, now: datetime, fault: SourceError | None = None) -> None:
        """Keep how a pass ended."""
        with self._faults():
            passes.end(self._connection, number, now, fault)

    def last_passes(self) -> list[Pass]:
        """The latest pass of each inquiry, newest first."""
        with self._faults():
            return passes.last(self._connection)

    def spent(self, source: str, since: datetime) -> int:
        """The most that all passes of a source begun since then can have cost, in millionths of a dollar."""
        with self._faults():
            return passes.spent(self._connection, source, since)

    def traffic(self, source: str, since: datetime) -> int:
        """Bytes that all passes of a source begun since then brought over the line."""
        with self._faults():
            return passes.traffic(self._connection, source, since)

    def hosts(self) -> Mapping[str, HostState]:
        """How hosts fared lately, by place."""
        with self._faults():
            return hosts.all_hosts(self._connection)

    def keep_host(self, place: str, state: HostState) -> None:
        """Keep how a host fares."""
        with self._faults():
            hosts.keep(self._connection, place, state)

    def due(self, source: str, limit: int, *, now: datetime) -> list[Known]:
        """The mentions of a source that are to be asked about again by now, the longest due first."""
        with self._faults():
            return rereads.due(self._connection, source, limit, now)

    def put_off(self, mentions: Sequence[int], until: datetime, *, now: datetime) -> None:
        """Ask about mentions again not before a moment; see `rereads.put_off`."""
        with self._faults():
            rereads.put_off(self._connection, mentions, until, now)

    def say(self, state: CollectorState) -> None:
        """Keep what the collector says of itself."""
        with self._faults():
            desk_and_collector.say(self._connection, state)

    def collector(self) -> CollectorState | None:
        """What the collector said of itself last; None where there never was one."""
        with self._faults():
            return desk_and_collector.said(self._connection)

    def send(self, errand: Errand, *, now: datetime) -> None:
        """Want something of the collector that runs."""
        with self._faults():
            desk_and_collector.send(self._connection, errand, now)

    def take_errands(self) -> list[Errand]:
        """What is wanted of the collector; each is handed out once."""
        with self._faults():
            return desk_and_collector.take(self._connection)

    def find_author(self, source: str, name: str) -> forgetting.Known:
        """The author of this name; see `forgetting.find`."""
        with self._faults():
            return forgetting.find(self._connection, source, name)

    def forget(
        self,
        source: str,
        author: forgetting.Known,
        *,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> tuple[int, forgotten_copies.Cleared]:
        """Forget an author here and in every copy; see `forgetting.forget` and `forgotten_copies.clear`."""
        with self._faults():
            gone = forgetting.forget(self._connection, source, author, progress, cancelled)
            cleared = forgotten_copies.clear(self.path, self._connection)
            sweeping.done(self._connection, sweeping.COPIES)
            return gone, cleared

    def tidy(
        self,
        *,
        now: datetime,
        keep_months: int,
        cancelled: Callable[[], bool] = lambda: False,
        tell: Callable[[bool], None] = lambda _long: None,
    ) -> int:
        """Forget what is to be forgotten by now; see `retention.tidy` and `core.ports.CollectorKeeper`."""

        def ended(*, long: bool = False) -> bool:
            tell(long)
            return cancelled()

        with self._faults():
            erased = retention.tidy(self._connection, now, keep_months, ended)
            if sweeping.owed(self._connection) & sweeping.COPIES and not cancelled():
                # it was broken off
                with suppress(Cancelled):
                    forgetting.finish(self._connection, ended)
                    forgotten_copies.clear(self.path, self._connection, lambda: ended(long=True))
                    sweeping.done(self._connection, sweeping.COPIES)
            if not cancelled():
                sweeping.sweep(self._connection, lambda: not cancelled(), tell)
            return erased

    def _faults(self) -> AbstractContextManager[None]:
        return opening.faults_in_words(self.path)
