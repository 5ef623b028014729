"""Between the thread that paints and the threads that read and write the store.

A `Worker` owns one thread and one thing that lives in it (a store, the analyst): work goes in as a function of that
thing, its result comes back on the main thread. No widget is ever touched from a worker, and the main thread never
waits for one, except when everything ends. `ChangeWatch` tells that somebody else has changed the store.

Ids of mentions are 64-bit: signals here carry `object`, never `int`, which Qt cuts silently.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from cmdesk.core.desk_store import DeskStore, OpenDeskStore
from cmdesk.core.errors import BugError, CmdeskError

_log = logging.getLogger(__name__)

WATCH_SECONDS: Final = 0.25
_LATER: Final = 8
"""Looks left out before a store that failed is opened again."""


@dataclass(slots=True, eq=False)
class _Ticket:
    """One piece of work on its way through the thread and back."""

    key: str | None
    work: Callable[[Any], Any]
    then: Callable[[Any], None]
    failed: Callable[[CmdeskError], None] | None
    result: Any = None
    error: CmdeskError | None = None


class Worker(QObject):
    """One thread and the one object that lives in it, opened at the first use and closed at the end.

    Signals:
        failed: a CmdeskError of work that named nobody to tell.
        idle: nothing is under way any more, and every result has been delivered.
    """

    failed = Signal(object)
    idle = Signal()
    _returned = Signal(object)

    def __init__(self, name: str, open_resource: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_resource
        self._resource: Any = None
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._newest: dict[str, _Ticket] = {}
        self._pending = 0
        self._closed = False
        self._returned.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether work is under way or a result is not yet delivered."""
        return self._pending > 0

    @property
    def closed(self) -> bool:
        """Whether everything ends: long work, which may ask this in the thread, should end too."""
        return self._closed

    def submit(
        self,
        work: Callable[[Any], Any],
        then: Callable[[Any], None] = lambda result: None,
        failed: Callable[[CmdeskError], None] | None = None,
        *,
        key: str | None = None,
    ) -> None:
        """Run `work(resource)` in the thread and `then(result)` on the main thread.

        Args:
            failed: called instead of `then` with the error, a BugError where it is our fault; None emits the signal.
            key: newer work of the same key takes the place of this one: it is skipped when it has not started, and its
                result is dropped when it has; a resource with an attribute `wanted` can find that out meanwhile, and
                give up. Without a key work always runs, in order, at closing time too.
        """
        if self._closed:
            return
        ticket = _Ticket(key, work, then, failed)
        if key is not None:
            self._newest[key] = ticket
        self._pending += 1
        self._executor.submit(self._run, ticket)

    def open_anew(self) -> None:
        """Close the object after the work that waits; the next work opens it again."""
        if not self._closed:
            self._executor.submit(self._release)

    def close(self) -> None:
        """Finish what must be finished, drop the rest, close the object in its thread and join the thread."""
        if self._closed:
            return
        self._closed = True
        self._newest.clear()
        self._executor.submit(self._release)
        self._executor.shutdown(wait=True)

    def _stale(self, ticket: _Ticket) -> bool:
        return ticket.key is not None and self._newest.get(ticket.key) is not ticket

    def _run(self, ticket: _Ticket) -> None:
        if not self._stale(ticket):
            try:
                if self._resource is None:
                    self._resource = self._open()
                if hasattr(self._resource, "wanted"):
                    # long work asks now and then, and gives up by raising Abandoned: nobody hears of a stale ticket
                    self._resource.wanted = lambda: not self._stale(ticket)
                ticket.result = ticket.work(self._resource)
            except CmdeskError as error:
                ticket.error = error
            except Exception as error:
                _log.exception("work on the store failed")
                ticket.error = BugError(f"{type(error).__name__}: {error}")
        self._returned.emit(ticket)

    def _release(self) -> None:
        close = getattr(self._resource, "close", None)
        self._resource = None
        if close is not None:
            close()

    def _deliver(self, ticket: _Ticket) -> None:
        self._pending -= 1
        try:
            if self._closed or self._stale(ticket):
                return
            if ticket.error is None:
                ticket.then(ticket.result)
            elif ticket.failed is not None:
                ticket.failed(ticket.error)
            else:
                self.failed.emit(ticket.error)
        finally:
            if not self._pending:
                self.idle.emit()


class ChangeWatch(QObject):
    """Asks a store of its own, four times a second, whether another connection has changed it.

    That store does nothing else: its change number does not move for its own commits, nor while it reads. A store that
    fails is opened again a little later.

    Signals:
        changed: it has changed, or may have while nobody watched: at the beginning and after a failure.
        replaced: a backup took the place of all that was in it.
    """

    changed = Signal()
    replaced = Signal()

    def __init__(
        self, open_store: OpenDeskStore, *, seconds: float = WATCH_SECONDS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._open = open_store
        self._seconds = seconds
        self._stop = Event()
        self._again = Event()
        self._restores: int | None = None
        self._thread = Thread(target=self._watch, name="cmdesk-watch", daemon=True)

    def start(self) -> None:
        """Begin to watch; once is enough."""
        if self._thread.ident is None and not self._stop.is_set():
            self._thread.start()

    def open_anew(self) -> None:
        """Watch the file that has the store's name now."""
        self._again.set()

    def close(self) -> None:
        """Stop watching and join the thread."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._stop.is_set():
            try:
                self._watch_one()
            except CmdeskError as error:
                # the reader meets the same trouble, and that is where she is told
                _log.info("the store cannot be watched for now: %s", error)
                self._stop.wait(self._seconds * _LATER)

    def _watch_one(self) -> None:
        """Open the store and watch it until the end, until it fails or shall be opened anew."""
        self._again.clear()
        store = self._open()
        try:
            last = store.change_number()
            self._compare(store)
            # what happened between the last read on screen and now would never be noticed
            self.changed.emit()
            while not self._stop.wait(self._seconds) and not self._again.is_set():
                number = store.change_number()
                if number != last:
                    self._compare(store)
                    self.changed.emit()
                last = number
        finally:
            store.close()

    def _compare(self, store: DeskStore) -> None:
        restores = store.restores()
        if self._restores not in (None, restores):
            self.replaced.emit()
        self._restores = restores
