"""Jobs are child processes: heard, cancelled by closing their stdin, run one after the other, never left behind."""

import sys
from typing import Any

from pytestqt.qtbot import QtBot

from cmdesk.ui.jobs import Job, JobQueue, Outcome

SAY = "import json, sys\ndef say(**fields): print(json.dumps(fields), flush=True)\n"
WAITS = (
    SAY
    + "say(event='progress', done=1, total=4, read=9)\nsys.stdin.read()\nsay(event='result', read=9, cancelled=True)\n"
)
DEAF = SAY + "import time\nsay(event='progress', done=1, total=4)\ntime.sleep(600)\n"


def job(script: str, **more: Any) -> Job:
    return Job("job", (sys.executable, "-c", script), **more)


def ended(qtbot: QtBot, one: Job) -> Outcome:
    with qtbot.waitSignal(one.finished, timeout=20_000) as told:
        one.start()
    outcome = told.args[0]
    assert isinstance(outcome, Outcome) and not one.running
    return outcome


def test_events_arrive_and_the_last_one_is_the_result(qtbot: QtBot) -> None:
    script = SAY + (
        "say(event='progress', done=5, total=10)\nsay(event='warning', sentence='3 rejetés')\n"
        "print('no json', flush=True)\nsay(event='result', read=7, added=4)\n"
    )
    one = job(script)
    heard: list[Any] = []
    one.progressed.connect(heard.append)
    one.warned.connect(heard.append)
    outcome = ended(qtbot, one)
    assert heard == [{"event": "progress", "done": 5, "total": 10}, "3 rejetés"]
    assert outcome.ok and outcome.result["added"] == 4


def test_a_last_line_without_an_end_is_heard_too(qtbot: QtBot) -> None:
    outcome = ended(qtbot, job('import sys; sys.stdout.write(\'{"event": "result", "read": 1}\')'))
    assert outcome.ok and outcome.result["read"] == 1


def test_a_failure_brings_its_last_sentence(qtbot: QtBot) -> None:
    outcome = ended(qtbot, job("import sys; print('talk\\ncmdesk: Le fichier manque.', file=sys.stderr); sys.exit(1)"))
    assert (outcome.ok, outcome.cancelled) == (False, False)
    assert outcome.sentence == "cmdesk: Le fichier manque."


def test_a_program_that_does_not_start_is_a_failure_with_a_reason(qtbot: QtBot) -> None:
    outcome = ended(qtbot, Job("job", ("/nowhere/at/all",)))
    assert not outcome.ok and outcome.sentence


def test_a_crash_is_a_failure(qtbot: QtBot) -> None:
    assert not ended(qtbot, job("import os; os.abort()")).ok


def test_cancelling_closes_its_stdin_and_it_ends_cleanly(qtbot: QtBot) -> None:
    one = job(WAITS)
    one.progressed.connect(lambda event: one.cancel())
    outcome = ended(qtbot, one)
    assert outcome.cancelled and not outcome.ok
    assert outcome.result["read"] == 9


def test_a_job_that_does_not_listen_is_ended_after_a_while(qtbot: QtBot) -> None:
    one = job(DEAF, patience_ms=50)
    one.progressed.connect(lambda event: one.cancel())
    assert ended(qtbot, one).cancelled


def test_a_command_gets_language_and_progress_before_its_own_words(qtbot: QtBot) -> None:
    tell = SAY + "say(event='result', words=sys.argv[1:])"
    queue = JobQueue((sys.executable, "-c", tell), "fr")
    with qtbot.waitSignal(queue.finished, timeout=20_000) as told:
        queue.add("import", ["import", "a.jsonl"])
    assert told.args[1].result["words"] == ["--lang", "fr", "--progress", "import", "a.jsonl"]


def test_jobs_run_one_after_the_other(qtbot: QtBot) -> None:
    queue = JobQueue((sys.executable, "-c", SAY + "say(event='result')"), "fr")
    order: list[str] = []
    queue.started.connect(lambda one: order.append(f"start {one.title}"))
    queue.finished.connect(lambda one, outcome: order.append(f"end {one.title}"))
    with qtbot.waitSignal(queue.emptied, timeout=20_000):
        queue.add("a", [])
        queue.add("b", [])
        assert (queue.current is not None and queue.current.title, queue.waiting) == ("a", 1)
    assert order == ["start a", "end a", "start b", "end b"]
    assert queue.current is None


def test_closing_ends_the_running_job_and_forgets_the_others(qtbot: QtBot) -> None:
    queue = JobQueue((sys.executable, "-c", WAITS), "fr")
    running, waiting = queue.add("a", []), queue.add("b", [])
    outcomes: list[Outcome] = []
    queue.finished.connect(lambda one, outcome: outcomes.append(outcome))
    qtbot.waitSignal(running.progressed).wait()
    queue.close()
    assert not running.running and not waiting.running
    assert [outcome.cancelled for outcome in outcomes] == [True]


def test_a_job_aside_does_not_wait_and_is_announced_to_nobody(qtbot: QtBot) -> None:
    queue = JobQueue((sys.executable, "-c", WAITS), "fr")
    heard: list[object] = []
    for signal in (queue.started, queue.finished):
        signal.connect(lambda *told: heard.append(told))
    queue.add("a", [])
    heard.clear()
    aside = queue.aside("look", ["import", "--dry-run"])
    aside.start()
    with qtbot.waitSignal(aside.finished, timeout=20_000) as told:
        qtbot.waitSignal(aside.progressed, timeout=20_000).wait()
        aside.cancel()
    assert told.args[0].cancelled and heard == []
    assert queue.current is not None and queue.current.title == "a"
    queue.close()


def test_closing_ends_what_runs_aside(qtbot: QtBot) -> None:
    queue = JobQueue((sys.executable, "-c", DEAF), "fr", patience_ms=50)
    aside = queue.aside("look", [])
    aside.start()
    qtbot.waitSignal(aside.progressed, timeout=20_000).wait()
    queue.close()
    assert not aside.running


def test_what_it_is_told_is_written_to_its_stdin_which_stays_open(qtbot: QtBot) -> None:
    hears = (
        SAY + "line = sys.stdin.readline()\nsay(event='progress', line=line, argv=sys.argv)\n"
        "rest = sys.stdin.read()\nsay(event='result', rest=rest, cancelled=True)\n"
    )
    queue = JobQueue((sys.executable, "-c", hears), "fr")
    one = queue.add("collect", ["collect", "--session-keys"], b'{"x": "SECRET"}\n')
    with qtbot.waitSignal(one.progressed, timeout=20_000) as told:
        pass
    assert told.args[0]["line"] == '{"x": "SECRET"}\n' and "SECRET" not in str(told.args[0]["argv"])
    assert "SECRET" not in one._process.arguments() and b"SECRET" not in one._said
    with qtbot.waitSignal(queue.finished, timeout=20_000) as ended_:
        one.cancel()
    assert ended_.args[1].cancelled and ended_.args[1].result["rest"] == ""


def test_a_queue_knows_what_runs_and_what_waits(qtbot: QtBot) -> None:
    queue = JobQueue((sys.executable, "-c", WAITS), "fr")
    queue.add("a", ["import"])
    queue.add("b", ["collect"])
    assert queue.has("import") and queue.has("collect") and not queue.has("export")
    queue.close()
    assert not queue.has("collect")


def test_what_has_ended_neither_runs_nor_waits_for_those_who_are_told(qtbot: QtBot) -> None:
    queue = JobQueue((sys.executable, "-c", SAY + "say(event='result')"), "fr")
    seen: list[bool] = []
    queue.finished.connect(lambda job, outcome: seen.append(queue.has("collect")))
    with qtbot.waitSignal(queue.emptied, timeout=20_000):
        queue.add("a", ["collect"])
    assert seen == [False]
