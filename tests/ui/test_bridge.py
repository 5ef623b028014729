"""Work goes to one thread and its result comes back to the main one; what is out of date never arrives."""

import logging
import threading
from collections.abc import Callable, Iterator
from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import Abandoned, BugError, StoreError
from cmdesk.ui.bridge import ChangeWatch, Worker
from tests.ui.fake_store import Memory, filled


@pytest.fixture
def memory() -> Memory:
    return filled(20)


@pytest.fixture
def worker(memory: Memory) -> Iterator[Worker]:
    made = Worker("test-read", memory.open)
    yield made
    made.close()


def test_work_runs_in_the_worker_and_its_result_arrives_on_the_main_thread(qtbot: QtBot, worker: Worker) -> None:
    threads = []

    def work(store: object) -> int:
        threads.append(current_thread())
        return 1 << 60

    def then(number: int) -> None:
        threads.extend((current_thread(), number))

    with qtbot.waitSignal(worker.idle):
        worker.submit(work, then)
    assert threads[0].name.startswith("test-read")
    assert threads[1:] == [main_thread(), 1 << 60]


def test_newer_work_of_the_same_key_takes_the_place_of_work_not_started(qtbot: QtBot, worker: Worker) -> None:
    gate, run, arrived = Event(), [], []
    worker.submit(lambda store: gate.wait(5))
    for name in ("first", "second", "third"):
        worker.submit(lambda store, name=name: run.append(name) or name, arrived.append, key="dashboard")
    worker.submit(lambda store: run.append("other"), key="page")
    with qtbot.waitSignal(worker.idle):
        gate.set()
    assert run == ["third", "other"]
    assert arrived == ["third"]


def test_the_result_of_work_that_was_overtaken_is_dropped(qtbot: QtBot, worker: Worker) -> None:
    started, gate, arrived = Event(), Event(), []
    worker.submit(lambda store: started.set() or gate.wait(5), lambda result: arrived.append("old"), key="page")
    assert started.wait(5)
    worker.submit(lambda store: None, lambda result: arrived.append("new"), key="page")
    with qtbot.waitSignal(worker.idle):
        gate.set()
    assert arrived == ["new"]


def test_an_error_of_the_users_world_is_delivered_as_it_is(qtbot: QtBot, worker: Worker, memory: Memory) -> None:
    memory.broken = StoreError("The store is locked.")
    with qtbot.waitSignal(worker.failed) as told:
        worker.submit(lambda store: store.trackers())
    assert told.args == [memory.broken]


def test_a_fault_of_ours_is_logged_and_delivered_as_a_bug(
    qtbot: QtBot, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    met: list[Exception] = []
    with qtbot.waitSignal(worker.idle), caplog.at_level(logging.CRITICAL, "cmdesk.ui.bridge"):
        worker.submit(lambda store: 1 // 0, failed=met.append)
    assert isinstance(met[0], BugError) and "ZeroDivisionError" in str(met[0])


def test_closing_runs_what_must_run_drops_the_rest_and_leaves_no_thread(qtbot: QtBot, memory: Memory) -> None:
    worker = Worker("test-close", memory.open)
    gate, run = Event(), []
    worker.submit(lambda store: gate.wait(5))
    worker.submit(lambda store: run.append("read"), key="page")
    worker.submit(lambda store: run.append("edit"))
    gate.set()
    worker.close()
    assert run[-1:] == ["edit"]
    assert (memory.opened, memory.closed) == (1, 1)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("test-close")]
    worker.submit(lambda store: run.append("late"))
    worker.close()
    assert "late" not in run


def test_the_watch_tells_of_a_change_and_ends_with_its_thread(qtbot: QtBot, memory: Memory) -> None:
    watch = ChangeWatch(memory.open, seconds=0.005)
    with qtbot.waitSignal(watch.changed):
        watch.start()
        watch.start()
    with qtbot.assertNotEmitted(watch.changed, wait=50):
        pass
    with qtbot.waitSignal(watch.changed):
        memory.number += 1
    watch.close()
    assert (memory.opened, memory.closed) == (1, 1)
    assert not [thread for thread in threading.enumerate() if thread.name == "cmdesk-watch"]


def test_the_watch_begins_again_when_the_store_has_failed(qtbot: QtBot, memory: Memory) -> None:
    watch = ChangeWatch(memory.open, seconds=0.005)
    with qtbot.waitSignal(watch.changed):
        watch.start()
    memory.broken = StoreError("The store is busy.")
    qtbot.waitUntil(lambda: memory.closed > 0)
    with qtbot.waitSignal(watch.changed):
        memory.broken = None
    watch.close()
    assert memory.opened == memory.closed > 1


def test_a_watch_that_was_never_started_can_be_closed(memory: Memory) -> None:
    ChangeWatch(memory.open).close()
    assert memory.opened == 0


class Patient:
    """A resource that works until nobody waits for it."""

    def __init__(self) -> None:
        self.wanted: Callable[[], bool] = lambda: True
        self.begun = Event()

    def work(self) -> None:
        """Go on for ever, as long as it is wanted."""
        self.begun.set()
        while self.wanted():
            pause.wait(0.001)
        raise Abandoned

    def close(self) -> None:
        """Nothing to release."""


pause = Event()
"""Never set: what is waited for between two looks."""


def test_long_work_that_was_overtaken_gives_up_and_nobody_hears_of_it(qtbot: QtBot) -> None:
    patient, arrived, met = Patient(), [], []
    worker = Worker("test-patient", lambda: patient)
    worker.failed.connect(met.append)
    worker.submit(lambda one: one.work(), arrived.append, met.append, key="dashboard")
    assert patient.begun.wait(5)
    with qtbot.waitSignal(worker.idle):
        worker.submit(lambda one: "new", arrived.append, met.append, key="dashboard")
    assert (arrived, met) == (["new"], [])
    worker.close()


def test_work_of_another_key_abandons_nothing(qtbot: QtBot) -> None:
    patient = Patient()
    worker = Worker("test-patient", lambda: patient)
    worker.submit(lambda one: one.begun.set() or pause.wait(0.05) or one.wanted(), key="dashboard")
    seen: list[bool] = []
    assert patient.begun.wait(5)
    worker.submit(lambda one: one.wanted(), seen.append, key="page")
    with qtbot.waitSignal(worker.idle):
        worker.submit(lambda one: one.wanted(), seen.append)
    assert seen == [True, True]
    worker.close()


def test_closing_does_not_wait_for_long_work(qtbot: QtBot) -> None:
    patient = Patient()
    worker = Worker("test-patient", lambda: patient)
    worker.submit(lambda one: one.work(), key="dashboard")
    assert patient.begun.wait(5)
    worker.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("test-patient")]
