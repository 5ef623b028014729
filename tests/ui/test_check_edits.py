"""A sitting is one step in the menu; each answer of it can be taken back."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.core.corrections import Purpose
from cmdesk.core.errors import CmdeskError, StoreError
from cmdesk.core.types import Label
from cmdesk.ui.bridge import Worker
from cmdesk.ui.check_edits import Given, Sitting
from cmdesk.ui.edits import Edits
from tests.ui.checks import SHOWN, checkable
from tests.ui.fake_store import NOW, Memory


@pytest.fixture
def memory() -> Memory:
    made = checkable((Label.NEUTRAL, Label.POSITIVE, Label.NEGATIVE))
    made.open().draw(SHOWN, Purpose.PERIOD, 3, now=NOW)
    return made


@pytest.fixture
def worker(qtbot: QtBot, memory: Memory) -> Iterator[Worker]:
    made = Worker("test-store", memory.open)
    yield made
    made.close()


@pytest.fixture
def edits(worker: Worker) -> Iterator[Edits]:
    made = Edits(worker, lambda: NOW)
    yield made
    worker.close()
    made.close()


@pytest.fixture
def refused() -> list[tuple[Given, CmdeskError]]:
    return []


@pytest.fixture
def sitting(edits: Edits, worker: Worker, refused: list[tuple[Given, CmdeskError]]) -> Sitting:
    return Sitting(edits, worker, "checking", lambda given, error: refused.append((given, error)))


def given(memory: Memory, place: int, label: Label | None, before: Label | None = None, skipped: bool = False) -> Given:
    one = memory.open().draws()[0].mentions[place]
    assert one.line is not None
    return Given(one.line.id, 1, place, label, before, skipped)


def state(memory: Memory) -> list[tuple[Label | None, bool]]:
    return [(one.answer, one.skipped) for one in memory.open().draws()[0].mentions]


def settled(qtbot: QtBot, worker: Worker) -> None:
    qtbot.waitUntil(lambda: not worker.busy)


NOTHING = [(None, False)] * 3


def test_a_sitting_is_one_step_that_undo_and_redo_take_whole(
    qtbot: QtBot, memory: Memory, worker: Worker, edits: Edits, sitting: Sitting
) -> None:
    said = [one.said for one in memory.open().draws()[0].mentions]
    sitting.give(given(memory, 0, said[0]))
    sitting.give(given(memory, 1, None))
    sitting.give(given(memory, 2, Label.POSITIVE))
    settled(qtbot, worker)
    whole = [(said[0], False), (None, True), (Label.POSITIVE, False)]
    assert state(memory) == whole, "what confirms the scorer is stored too"
    assert edits.stack.count() == 1
    edits.stack.undo()
    settled(qtbot, worker)
    assert state(memory) == NOTHING
    edits.stack.redo()
    settled(qtbot, worker)
    assert state(memory) == whole


def test_answers_are_taken_back_one_by_one_and_the_menu_forgets_an_empty_sitting(
    qtbot: QtBot, memory: Memory, worker: Worker, edits: Edits, sitting: Sitting
) -> None:
    sitting.give(given(memory, 0, Label.POSITIVE))
    sitting.give(given(memory, 0, None, before=Label.POSITIVE))
    settled(qtbot, worker)
    assert state(memory)[0] == (None, True)
    sitting.give(given(memory, 0, Label.NEGATIVE, skipped=True))
    settled(qtbot, worker)
    assert state(memory)[0] == (Label.NEGATIVE, False)
    for before in ((None, True), (Label.POSITIVE, False), (None, False)):
        assert sitting.take_back()
        settled(qtbot, worker)
        assert state(memory)[0] == before
    assert edits.stack.count() == 0 and not sitting.take_back()


def test_the_table_hears_of_each_answer(memory: Memory, edits: Edits, sitting: Sitting) -> None:
    heard: list[tuple[tuple[int, ...], Label | None]] = []
    edits.corrected.connect(lambda ids, label: heard.append((ids, label)))
    first = given(memory, 0, Label.POSITIVE)
    sitting.give(first)
    sitting.give(given(memory, 1, None))
    sitting.take_back()
    sitting.take_back()
    assert heard == [((first.mention,), Label.POSITIVE), ((first.mention,), None)]


def test_an_answer_that_cannot_be_written_is_told_and_the_others_can_be_undone(
    qtbot: QtBot,
    memory: Memory,
    worker: Worker,
    edits: Edits,
    sitting: Sitting,
    refused: list[tuple[Given, CmdeskError]],
) -> None:
    sitting.give(given(memory, 0, Label.POSITIVE))
    second = given(memory, 1, Label.POSITIVE)
    settled(qtbot, worker)
    memory.broken = StoreError("The disk is full.")
    with qtbot.waitSignal(edits.failed):
        sitting.give(second)
    memory.broken = None
    assert [one for one, _ in refused] == [second]
    edits.stack.undo()
    settled(qtbot, worker)
    assert state(memory) == NOTHING


def test_after_a_backup_was_put_back_nothing_old_is_undone(
    qtbot: QtBot, memory: Memory, worker: Worker, edits: Edits, sitting: Sitting
) -> None:
    sitting.give(given(memory, 0, Label.POSITIVE))
    settled(qtbot, worker)
    edits.stack.clear()
    assert not sitting.take_back()
    sitting.give(given(memory, 1, Label.POSITIVE))
    settled(qtbot, worker)
    assert edits.stack.count() == 1 and state(memory)[0] == (Label.POSITIVE, False)
