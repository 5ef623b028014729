"""Only the last question counts, and a few changes in a row are asked once."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.ui.dry_run import DryRun
from tests.ui.fake_jobs import COUNTS, FakeJobs


@pytest.fixture
def jobs() -> FakeJobs:
    return FakeJobs()


@pytest.fixture
def run(jobs: FakeJobs, qapp: Any) -> DryRun:
    return DryRun(jobs, quiet_ms=1)


def test_the_command_is_asked_without_storing_anything(run: DryRun, jobs: FakeJobs) -> None:
    found: list[Any] = []
    run.found.connect(found.append)
    run.ask(("import", "a.csv"))
    assert jobs.last.words == ("import", "a.csv", "--dry-run") and jobs.last.running and run.busy
    jobs.last.answer(**COUNTS)
    assert [one.read for one in found] == [1284] and not run.busy


def test_a_later_question_takes_the_place_of_the_one_before(run: DryRun, jobs: FakeJobs) -> None:
    heard: list[Any] = []
    run.found.connect(heard.append)
    run.failed.connect(heard.append)
    run.progressed.connect(heard.append)
    run.ask(("import", "a.csv"))
    first = jobs.last
    run.ask(("import", "b.csv"))
    assert first.cancelled
    first.progressed.emit({"done": 1})
    first.fail("too late")
    assert heard == [] and run.busy
    jobs.last.progressed.emit({"done": 2})
    assert heard == [{"done": 2}]


def test_changes_in_a_row_are_asked_once(qtbot: QtBot, run: DryRun, jobs: FakeJobs) -> None:
    for name in "abc":
        run.ask(("import", name), soon=True)
        assert run.busy and jobs.made == []
    qtbot.waitUntil(lambda: len(jobs.made) == 1)
    assert jobs.last.words == ("import", "c", "--dry-run")


def test_a_question_that_was_let_go_is_not_asked(qtbot: QtBot, run: DryRun, jobs: FakeJobs) -> None:
    run.ask(("import", "a"), soon=True)
    run.stop()
    qtbot.wait(5)
    assert jobs.made == [] and not run.busy


def test_why_there_is_no_answer_is_told_without_the_name_of_the_program(run: DryRun, jobs: FakeJobs) -> None:
    told: list[str] = []
    run.failed.connect(told.append)
    run.ask(("import", "a"))
    jobs.last.fail("cmdesk: There is no file a.")
    assert told == ["There is no file a."]
