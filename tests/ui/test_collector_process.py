"""One collector runs as long as she wants one: started, recognised, started again, ended, and never doubled."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import StoreError
from cmdesk.core.passes import CollectorState, Errand, Pass
from cmdesk.ui.collector_process import FREE, FRESH, CollectorProcess, Mode
from tests.ui.collect_parts import Parts
from tests.ui.fake_store import NOW, Memory

LISTENS = "import sys; say(' '.join(sys.argv[1:])); sys.stdin.read(); say('ended')"
DEAF = "import threading; say('begun'); threading.Event().wait()"
FAILS = "import sys; say('begun'); sys.exit('cmdesk: The disk is full.')"
ENDS = "say('begun')"
HERS = CollectorState(os.getpid(), "running", NOW - timedelta(hours=1), NOW, NOW + timedelta(minutes=5))
UNSEEN = 2**22 + 7
"""A process that cannot be there."""


class Bench:
    """A collector over a memory; what its children say is in a file."""

    def __init__(self, folder: Path) -> None:
        self.parts = Parts(Memory(), collects=True)
        self.file = folder / "said"
        self.made: list[CollectorProcess] = []
        self.now = NOW

    def begin(self, script: str, **given: Any) -> CollectorProcess:
        say = f"say = lambda text: print(text, file=open({str(self.file)!r}, 'a'), flush=True)\n"
        parts = self.parts
        made = CollectorProcess(
            lambda: (sys.executable, "-c", say + script),
            cast(Any, parts.reader),
            cast(Any, parts.writer),
            cast(Any, parts.watch),
            parts.setting,
            lambda: self.now,
            **{"first_wait_ms": 1, **given},
        )
        self.made.append(made)
        made.begin()
        return made

    @property
    def said(self) -> list[str]:
        return self.file.read_text().splitlines() if self.file.exists() else []

    def says(self, count: int) -> Callable[[], bool]:
        return lambda: len(self.said) >= count


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    for one in made.made:
        one.close()
    made.parts.edits.close()


def test_it_is_started_with_what_costs_nothing_and_ends_with_the_desk(qtbot: QtBot, bench: Bench) -> None:
    one = bench.begin(LISTENS)
    qtbot.waitUntil(bench.says(1))
    assert bench.said[0].split() == ["collect", *FREE] and "x" not in FREE and "feed" in FREE
    assert one.runs and one.standing.mode is Mode.OWN
    one.close()
    assert bench.said[1:] == ["ended"]


@pytest.mark.parametrize(
    ("collects", "given"), [(False, {}), (True, {"allowed": False})], ids=["switched off", "demonstration"]
)
def test_where_it_is_not_wanted_nothing_is_started(
    qtbot: QtBot, bench: Bench, collects: bool, given: dict[str, Any]
) -> None:
    bench.parts.settings["collects"] = collects
    one = bench.begin(LISTENS, **given)
    assert one.standing.mode is Mode.OFF and not one.wanted and not one.runs
    bench.parts.watch.changed.emit()
    assert one._job is None


def test_one_that_runs_already_is_left_to_do_the_work_until_it_falls_silent(qtbot: QtBot, bench: Bench) -> None:
    bench.parts.memory.collector = HERS
    one = bench.begin(LISTENS)
    assert one.standing.mode is Mode.APART and one.runs and one.standing.due == HERS.due_at
    one.ask_now(7)
    assert bench.parts.memory.errands == [Errand("now", 7)]
    bench.now = NOW + FRESH + timedelta(seconds=1)
    bench.parts.watch.changed.emit()
    qtbot.waitUntil(bench.says(1))
    assert one.standing.mode is Mode.OWN


def test_the_word_of_a_process_that_is_gone_is_not_waited_for(qtbot: QtBot, bench: Bench) -> None:
    bench.parts.memory.collector = replace(HERS, process=UNSEEN)
    one = bench.begin(LISTENS)
    qtbot.waitUntil(bench.says(1))
    assert one.standing.mode is Mode.OWN


def test_where_the_store_is_collected_into_already_the_other_one_is_believed(qtbot: QtBot, bench: Bench) -> None:
    """In a sandbox the other one is no process that could be seen."""
    bench.parts.memory.collector = replace(HERS, process=UNSEEN)
    one = bench.begin(FAILS)
    qtbot.waitUntil(lambda: one.standing.mode is Mode.APART)
    bench.parts.watch.changed.emit()
    one._look()
    assert one.standing.mode is Mode.APART and bench.said == ["begun"]


def test_one_that_breaks_is_started_again_later_each_time_and_the_third_time_she_is_told(
    qtbot: QtBot, bench: Bench
) -> None:
    told: list[str] = []
    waits: list[int] = []
    one = bench.begin(FAILS, first_wait_ms=4)
    one.troubled.connect(told.append)
    one.changed.connect(lambda: one._again.isActive() and waits.append(one._again.interval()))
    qtbot.waitUntil(bench.says(5), timeout=20_000)
    assert told == ["The disk is full."] and one.standing.troubled
    one.let_go()
    assert list(dict.fromkeys(waits))[:4] == [4, 8, 16, 32]


def test_one_that_was_asked_to_end_by_others_is_no_trouble(qtbot: QtBot, bench: Bench) -> None:
    one = bench.begin(ENDS)
    told: list[str] = []
    one.troubled.connect(told.append)
    qtbot.waitUntil(bench.says(4), timeout=20_000)
    assert told == [] and not one.standing.troubled


def test_one_that_does_not_listen_is_killed(qtbot: QtBot, bench: Bench) -> None:
    one = bench.begin(DEAF, patience_ms=50)
    qtbot.waitUntil(bench.says(1))
    process = one._job.process
    assert process > 0
    one.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_switched_off_it_ends_and_on_again_it_begins_anew_without_a_second_one_beside_it(
    qtbot: QtBot, bench: Bench
) -> None:
    one = bench.begin(LISTENS)
    qtbot.waitUntil(bench.says(1))
    bench.parts.settings["collects"] = False
    one.follow()
    assert not one.runs and one.standing.mode is Mode.OFF
    bench.parts.settings["collects"] = True
    one.follow()
    qtbot.waitUntil(bench.says(3))
    assert bench.said[1] == "ended" and one.standing.mode is Mode.OWN


def test_with_other_preferences_a_child_is_started_anew(qtbot: QtBot, bench: Bench) -> None:
    one = bench.begin(LISTENS)
    qtbot.waitUntil(bench.says(1))
    one.renew()
    assert one.standing.mode is Mode.LEAVING
    qtbot.waitUntil(bench.says(3))
    assert bench.said[1] == "ended" and one.standing.mode is Mode.OWN


def test_with_other_preferences_one_that_is_no_child_is_asked_to_stop_and_replaced(qtbot: QtBot, bench: Bench) -> None:
    bench.parts.memory.collector = HERS
    one = bench.begin(LISTENS)
    one.renew()
    assert bench.parts.memory.errands == [Errand("stop")] and one.standing.mode is Mode.LEAVING
    bench.parts.memory.collector = replace(HERS, word="stopped")
    bench.parts.watch.changed.emit()
    qtbot.waitUntil(bench.says(1))
    assert one.standing.mode is Mode.OWN


def test_with_other_preferences_nothing_is_started_that_is_not_wanted(qtbot: QtBot, bench: Bench) -> None:
    bench.parts.settings["collects"] = False
    one = bench.begin(LISTENS)
    one.renew()
    assert one.standing.mode is Mode.OFF and bench.said == []


def test_switched_off_one_that_is_no_child_is_asked_to_stop(qtbot: QtBot, bench: Bench) -> None:
    bench.parts.memory.collector = HERS
    one = bench.begin(LISTENS)
    bench.parts.settings["collects"] = False
    one.follow()
    assert bench.parts.memory.errands == [Errand("stop")] and one.standing.mode is Mode.OFF


def test_one_that_stays_outlives_the_desk(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    bench.parts.settings["collector_stays"] = True
    waits = f"import sys; say(f'{{sys.stdin.read()!r}}'); open({str(pipe)!r}).read(); say('ended')"
    one = bench.begin(waits)
    try:
        qtbot.waitUntil(bench.says(1))
        assert bench.said == ["''"] and one.standing.mode is Mode.APART and one._job is None
        one.close()
        assert bench.said == ["''"], "it goes on"
    finally:
        pipe.open("w").close()
    qtbot.waitUntil(bench.says(2))


def test_when_it_shall_not_stay_any_more_it_is_replaced_by_a_child(qtbot: QtBot, bench: Bench) -> None:
    bench.parts.memory.collector = HERS
    bench.parts.settings["collector_stays"] = True
    one = bench.begin(LISTENS)
    assert one.standing.mode is Mode.APART
    bench.parts.settings["collector_stays"] = False
    one.follow()
    assert bench.parts.memory.errands == [Errand("stop")] and one.standing.mode is Mode.LEAVING
    assert bench.said == []
    bench.parts.memory.collector = replace(HERS, word="stopped")
    bench.parts.watch.changed.emit()
    qtbot.waitUntil(bench.says(1))
    assert one.standing.mode is Mode.OWN


def test_what_it_says_of_itself_is_told(qtbot: QtBot, bench: Bench) -> None:
    one = bench.begin(LISTENS)
    bench.parts.memory.collector = replace(HERS, word="offline", due_at=None)
    ended = NOW - timedelta(minutes=3)
    bench.parts.memory.passes = [
        Pass(1, "feed", "a", "A", 0, ended, ended),
        Pass(2, "feed", "b", "B", 0, NOW - timedelta(minutes=1)),
    ]
    with qtbot.waitSignal(one.changed):
        bench.parts.watch.changed.emit()
    qtbot.waitUntil(lambda: one.standing.offline)
    assert one.standing.last == ended and one.standing.due is None


def test_a_store_that_cannot_be_read_ends_nothing(qtbot: QtBot, bench: Bench) -> None:
    one = bench.begin(LISTENS)
    qtbot.waitUntil(bench.says(1))
    bench.parts.memory.broken = StoreError("The disk is full.")
    one._look()
    one.ask_now()
    assert one.runs


def test_a_program_that_cannot_be_started_is_tried_again(qtbot: QtBot, bench: Bench) -> None:
    one = bench.begin(LISTENS)
    one.close()
    made = CollectorProcess(
        lambda: ("/nowhere/at/all",),
        cast(Any, bench.parts.reader),
        cast(Any, bench.parts.writer),
        cast(Any, bench.parts.watch),
        bench.parts.setting,
        lambda: NOW,
        first_wait_ms=1,
    )
    bench.made.append(made)
    with qtbot.waitSignal(made.troubled, timeout=20_000):
        made.begin()
