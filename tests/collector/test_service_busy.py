"""A store that others use while the collector runs: it waits, and nothing is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cmdesk.core.errors import StoreBusyError, StoreError
from cmdesk.core.passes import Errand, Fetched, Inquiry
from cmdesk.storage import connection as opening
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW
from tests.collector.service_parts import Clock, Line, Running, TimedSource, natives, page

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


class Held:
    """Somebody keeps the store busy from one moment to another."""

    def __init__(self, path: Path, clock: Clock, since: datetime, until: datetime) -> None:
        self.connection = opening.connect(path)
        self.clock, self.since, self.until = clock, since, until

    def look(self) -> None:
        held, wanted = self.connection.in_transaction, self.since <= self.clock.moment < self.until
        if wanted and not held:
            self.connection.execute("BEGIN IMMEDIATE")
        elif held and not wanted:
            self.connection.execute("ROLLBACK")

    def close(self) -> None:
        self.connection.close()


@pytest.fixture
def held(path: Path, clock: Clock, other: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """From the fifth minute to the twenty-fifth; nobody waits for it in earnest."""
    monkeypatch.setattr(opening, "BUSY_TIMEOUT_MS", 0)
    held = Held(path, clock, clock.moment + 5 * MINUTE, clock.moment + 25 * MINUTE)
    yield held
    held.close()


@pytest.mark.parametrize("streamed", [False, True])
def test_a_store_that_others_keep_busy_is_waited_for_and_nothing_is_lost(
    path: Path, clock: Clock, other: SqliteStore, held: Held, streamed: bool
) -> None:
    def answer(_inquiry: Inquiry, _number: int) -> Fetched:
        if streamed:
            clock.moment += SECOND
        following = int(source.asked[-1][2] or 0) + 1
        return replace(page(str(following)), live=streamed, more=streamed)

    source = (Line if streamed else TimedSource)(clock, answer, every=MINUTE, gap=MINUTE, live=streamed)
    run = Running(path, clock, source).run(40 * MINUTE, meanwhile=held.look)
    assert len(run.hindered) == 1 and "busy" in str(run.hindered[0])
    found = sorted(int(native) for native in natives(other))
    assert found == list(range(1, len(found) + 1)), "it goes on where it was"
    kept = [begun for begun, _, cursor in source.asked if begun > held.until and cursor is not None]
    assert kept and kept[0] < held.until + 2 * MINUTE, "as soon as that is over"
    tried = [begun for begun, _, _ in source.asked if held.since + MINUTE < begun < held.until]
    assert len(tried) <= 25, "not in circles"
    assert all(one.ended_at for one in other.last_passes())
    state = other.collector()
    assert state is not None and state.word == "stopped"


def test_what_she_wants_while_the_store_is_busy_is_not_lost(
    path: Path, clock: Clock, other: SqliteStore, held: Held
) -> None:
    other.send(Errand("now"), now=NOW)
    held.since = NOW
    source = TimedSource(clock, lambda _inquiry, number: page(str(number)), every=100 * HOUR)
    Running(path, clock, source).run(HOUR, meanwhile=held.look)
    assert other.take_errands() == [] and natives(other)


def test_it_ends_though_the_store_is_busy(path: Path, clock: Clock, other: SqliteStore, held: Held) -> None:
    source = TimedSource(clock, lambda _inquiry, number: page(str(number)), every=MINUTE)
    run = Running(path, clock, source).run(10 * MINUTE, meanwhile=held.look)
    assert held.connection.in_transaction and run.hindered


def test_a_store_that_cannot_be_used_any_more_ends_it(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise StoreError("The store is damaged.")

    run = Running(path, clock, TimedSource(clock, lambda _inquiry, number: page(str(number))))
    monkeypatch.setattr(run.store, "begin_pass", damaged)
    with pytest.raises(StoreError, match="damaged"):
        run.run(HOUR)


def test_a_tidying_that_others_kept_from_being_done_is_done_soon(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidied: list[timedelta] = []

    def tidy(_store: SqliteStore, **_given: object) -> int:
        tidied.append(clock.moment - NOW)
        if len(tidied) == 1:
            raise StoreBusyError("The store is busy.")
        return 0

    monkeypatch.setattr(SqliteStore, "tidy", tidy)
    Running(path, clock, TimedSource(clock, lambda _inquiry, number: page(str(number)))).run(HOUR)
    assert len(tidied) == 2 and tidied[1] - tidied[0] < 5 * MINUTE
