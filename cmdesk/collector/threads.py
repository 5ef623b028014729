"""Network threads: each fetches one page after the other. They die with the program, whatever a server does."""

import logging
import queue
import threading
from collections.abc import Callable
from contextlib import suppress

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError, UserError
from cmdesk.core.passes import Fetched

_log = logging.getLogger(__name__)

Answer = tuple[int, Fetched | SourceError]
"""The number of the pass that a page was asked for, and what came."""


class Threads:
    """As many threads as there are pages under way at once, never more than were needed at some time."""

    def __init__(self) -> None:
        self._orders: queue.SimpleQueue[tuple[int, Callable[[], Fetched]] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._threads = 0
        self._under_way = 0

    def ask(self, number: int, fetch: Callable[[], Fetched]) -> None:
        """Have a page fetched for the pass of this number."""
        self._under_way += 1
        if self._under_way > self._threads:
            self._threads += 1
            threading.Thread(target=self._work, daemon=True, name=f"cmdesk-net-{self._threads}").start()
        self._orders.put((number, fetch))

    def answers(self, patience: float) -> list[Answer]:
        """What came since, waiting at most so many seconds for a first one."""
        found: list[Answer] = []
        with suppress(queue.Empty):
            found.append(self._answers.get(timeout=patience))
            while True:
                found.append(self._answers.get_nowait())
        self._under_way -= len(found)
        return found

    def close(self) -> None:
        """Let them end."""
        for _ in range(self._threads):
            self._orders.put(None)
        self._threads = 0

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            number, fetch = order
            self._answers.put((number, _fetched(fetch)))


def _fetched(fetch: Callable[[], Fetched]) -> Fetched | SourceError:
    try:
        return fetch()
    except SourceError as fault:
        return fault
    except UserError as fault:
        return SourceError(fault.template, kind="refused", **fault.fields)  # type: ignore[arg-type]  # only words
    except Exception as fault:  # a bug in one source must not keep the others from being read
        _log.exception("a source broke")
        return SourceError(
            QT_TRANSLATE_NOOP("errors", "cmdesk made a mistake with what this source answered ({fault}); see the log."),
            kind="bug",
            fault=type(fault).__name__,
        )
