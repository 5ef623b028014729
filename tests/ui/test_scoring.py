"""Her words and the version in use are edits with a way back, and mentions are scored anew after each."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from cmdesk.core.corrections import BrandWord, HeadReport
from cmdesk.core.errors import StoreError
from cmdesk.ui.scoring import rescored
from tests.ui.collect_parts import Parts
from tests.ui.fake_store import NOW, Memory

JOY, DEATH = BrandWord("Bonheur", 0.0), BrandWord("Mort Subite", 0.0)
REPORT = HeadReport("linear@1", 34, 0.52, 0.58, 0.94, 0.94)


@pytest.fixture
def parts(qtbot: QtBot) -> Iterator[Parts]:
    made = Parts(Memory(words=[JOY]))
    store = made.memory.open()
    for _ in range(2):
        store.keep_head(b"", REPORT, now=NOW - timedelta(days=1))
    yield made
    made.edits.close()


def ordered(parts: Parts) -> list[tuple[str, ...]]:
    return [job.words for job in parts.jobs.ordered]


def in_use(parts: Parts) -> list[int]:
    return [head.number for head in parts.memory.heads if head.chosen]


def test_words_are_replaced_and_put_back_and_all_is_scored_anew_each_time(parts: Parts) -> None:
    parts.scoring.keep_words([DEATH])
    assert parts.memory.words == [DEATH] and ordered(parts) == [("rescore",)] and parts.analyst.made == 2
    assert parts.edits.stack.undoText() == "your words"
    parts.jobs.end()
    parts.edits.stack.undo()
    assert parts.memory.words == [JOY] and ordered(parts) == [("rescore",)] * 2
    parts.edits.stack.redo()
    assert parts.memory.words == [DEATH]


def test_undo_puts_back_what_stood_there_when_it_was_written(parts: Parts) -> None:
    parts.scoring.keep_words([DEATH])
    parts.edits.stack.undo()
    parts.memory.words = [BrandWord("other", 1.0)]
    parts.edits.stack.redo()
    parts.edits.stack.undo()
    assert parts.memory.words == [BrandWord("other", 1.0)]


def test_a_version_is_chosen_and_left_again(parts: Parts) -> None:
    parts.scoring.choose(1)
    assert in_use(parts) == [1]
    parts.scoring.choose(None)
    assert in_use(parts) == []
    parts.edits.stack.undo()
    assert in_use(parts) == [1]
    parts.edits.stack.undo()
    assert in_use(parts) == [2]


def test_what_could_not_be_stored_scores_nothing_and_undoes_nothing(parts: Parts, qtbot: QtBot) -> None:
    parts.memory.broken = StoreError("full")
    with qtbot.waitSignal(parts.edits.failed):
        parts.scoring.keep_words([DEATH])
    parts.memory.broken = None
    parts.edits.stack.undo()
    assert parts.memory.words == [JOY]


def test_one_that_waits_already_will_do(parts: Parts) -> None:
    parts.jobs.add("Import", ("import",))
    parts.scoring.keep_words([DEATH])
    parts.scoring.choose(None)
    assert ordered(parts) == [("import",), ("rescore",)]
    # it runs now, with what was stored when it began
    parts.jobs.end()
    parts.scoring.keep_words([])
    assert ordered(parts)[2:] == [("rescore",)]


def test_learning_is_ordered_once_and_makes_the_analyst_anew(parts: Parts, qtbot: QtBot) -> None:
    parts.scoring.learn()
    parts.scoring.learn()
    assert ordered(parts) == [("rescore", "--learn")] and parts.scoring.busy
    made = parts.analyst.made
    with qtbot.waitSignal(parts.scoring.changed):
        parts.jobs.end(mentions=3, changed=1)
    assert not parts.scoring.busy and parts.analyst.made == made + 1


def test_the_end_of_another_job_changes_nothing(parts: Parts, qtbot: QtBot) -> None:
    parts.jobs.add("Import", ("import",))
    with qtbot.assertNotEmitted(parts.scoring.changed):
        parts.jobs.end()
    assert parts.analyst.made == 1


def test_what_came_of_it_is_told() -> None:
    french = QLocale("fr_FR")
    assert rescored({"mentions": 1284, "changed": 37}, french) == "Mentions scored anew: 1\u202f284; other labels: 37."
    learnt = {"mentions": 9, "changed": 2, "head": 3, "learnt": {"corrections": 34, "before": 0.52, "after": 0.58}}
    assert rescored(learnt, french) == (
        "Version 3 learnt from 34 corrections; macro-F1 on them: 0,52, now 0,58. "
        "Mentions scored anew: 9; other labels: 2."
    )
