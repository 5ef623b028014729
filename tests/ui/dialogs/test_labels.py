"""Labels are given and taken by boxes; half checked ones leave each mention what it has."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import StoreError
from cmdesk.core.views import MentionLine
from cmdesk.ui.bridge import Worker
from cmdesk.ui.dialogs.labels import LabelsDialog
from cmdesk.ui.edits import Edits
from cmdesk.ui.stylesheet import stylesheet
from cmdesk.ui.theme import Theme
from tests.ui.fake_store import NOW, Memory, filled


@pytest.fixture
def memory() -> Memory:
    made = filled(20)
    store = made.open()
    numbers = [kept.line.id for kept in made.mentions]
    store.label(numbers[:1], "presse", given=True, now=NOW)
    store.label(numbers[:3], "Suivi", given=True, now=NOW)
    store.label(numbers[10:], "autre", given=True, now=NOW)
    return made


@pytest.fixture
def worker(qtbot: QtBot, memory: Memory) -> Iterator[Worker]:
    made = Worker("test-store", memory.open)
    yield made
    made.close()


def lines(memory: Memory, count: int) -> list[MentionLine]:
    return [kept.line for kept in memory.mentions[:count]]


def opened(qtbot: QtBot, worker: Worker, chosen: Sequence[MentionLine]) -> LabelsDialog:
    made = LabelsDialog(chosen, worker, QLocale("fr_FR"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(lambda: not worker.busy)
    return made


def boxes(dialog: LabelsDialog) -> dict[str, Qt.CheckState]:
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return {item.text().split("   ")[0]: item.checkState() for item in items}


def test_boxes_say_which_labels_all_some_or_none_bear(qtbot: QtBot, worker: Worker, memory: Memory) -> None:
    dialog = opened(qtbot, worker, lines(memory, 3))
    assert boxes(dialog) == {
        "presse": Qt.CheckState.PartiallyChecked,
        "Suivi": Qt.CheckState.Checked,
        "autre": Qt.CheckState.Unchecked,
    }
    assert dialog.changes() == {}


def test_what_she_changes_is_told_and_what_she_leaves_is_not(qtbot: QtBot, worker: Worker, memory: Memory) -> None:
    dialog = opened(qtbot, worker, lines(memory, 3))
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    qtbot.keyClicks(dialog.name, "  À  traiter ")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.name.text() == "", "Enter adds, it does not end"
    qtbot.keyClicks(dialog.name, "AUTRE")
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.ok.click()
    assert told.args == [{"Suivi": False, "À traiter": True, "autre": True}], "known labels keep their spelling"


def test_nothing_changed_is_no_answer(qtbot: QtBot, worker: Worker, memory: Memory) -> None:
    dialog = opened(qtbot, worker, lines(memory, 3))
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.ok.click()


def test_a_store_that_cannot_be_read_is_told(qtbot: QtBot, worker: Worker, memory: Memory) -> None:
    chosen = lines(memory, 1)
    memory.broken = StoreError("The disk is gone.")
    dialog = opened(qtbot, worker, chosen)
    qtbot.waitUntil(dialog.verdict.isVisible)
    assert "disk" in dialog.verdict.text() and "presse" in boxes(dialog)


def test_an_edit_is_shown_at_once_stored_and_undone(qtbot: QtBot, worker: Worker, memory: Memory) -> None:
    edits = Edits(worker, lambda: NOW, worker)
    chosen = lines(memory, 3)
    with qtbot.waitSignals([edits.labelled, edits.stored], order="strict"):
        edits.label(chosen, {"PRESSE": True, "Suivi": False})
    assert [line.labels for line in lines(memory, 1)] == [("presse",)]
    shown: list[object] = []
    edits.labelled.connect(shown.append)
    with qtbot.waitSignal(edits.stored):
        edits.stack.undo()
    assert shown == [{line.id: line.labels for line in chosen}]
    assert [line.labels for line in lines(memory, 3)] == [line.labels for line in chosen], "the first kept its own"
    edits.label(chosen, {"suivi": True})
    assert not edits.stack.canUndo(), "what changes nothing is no edit"
    edits.close()


def test_a_half_checked_box_looks_unlike_an_empty_one(
    qtbot: QtBot, look: Theme, worker: Worker, memory: Memory
) -> None:
    dialog = opened(qtbot, worker, lines(memory, 3))
    dialog.setStyleSheet(stylesheet(look))
    shown = {}
    for row in range(dialog.list.count()):
        item = dialog.list.item(row)
        item.setText("")
        box = dialog.list.visualItemRect(item)
        shown[item.checkState()] = dialog.list.viewport().grab(box).toImage()
    half = shown[Qt.CheckState.PartiallyChecked]
    assert half != shown[Qt.CheckState.Unchecked] and half != shown[Qt.CheckState.Checked]
