"""Her accounts in a table: each change an edit with undo, told with the posts it marks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import StoreError
from cmdesk.core.types import Account
from cmdesk.ui.bridge import Worker
from cmdesk.ui.dialogs.accounts import AccountsDialog
from cmdesk.ui.edits import Edits
from tests.ui.fake_store import NOW, Memory, filled


@pytest.fixture
def memory() -> Memory:
    made = filled(300)
    made.accounts = [Account("instagram", "maison")]
    return made


@pytest.fixture
def worker(qtbot: QtBot, memory: Memory) -> Iterator[Worker]:
    made = Worker("test-store", memory.open)
    yield made
    made.close()


@pytest.fixture
def edits(worker: Worker) -> Iterator[Edits]:
    made = Edits(worker, lambda: NOW, worker)
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot: QtBot, worker: Worker, edits: Edits) -> AccountsDialog:
    made = AccountsDialog(worker, edits, QLocale("fr_FR"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    settled(qtbot, worker)
    return made


def settled(qtbot: QtBot, worker: Worker) -> None:
    qtbot.waitUntil(lambda: not worker.busy)


def shown(dialog: AccountsDialog) -> list[list[str]]:
    table = dialog.table
    return [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]


def test_an_account_is_added_with_what_it_marks_and_undone(
    qtbot: QtBot, dialog: AccountsDialog, worker: Worker, edits: Edits, memory: Memory
) -> None:
    assert shown(dialog) == [["Instagram", "@maison", "0"]]
    dialog.network.setCurrentIndex(dialog.network.findData("mastodon"))
    qtbot.keyClicks(dialog.handle, "@paulink")
    qtbot.keyClick(dialog.handle, Qt.Key.Key_Return)
    settled(qtbot, worker)
    count = sum(kept.line.own for kept in memory.mentions)
    assert count > 5
    assert shown(dialog)[1] == ["Mastodon", "@paulink", str(count)]
    assert dialog.handle.text() == "" and dialog.isVisible()
    edits.stack.undo()
    settled(qtbot, worker)
    assert len(shown(dialog)) == 1, "an undo behind the dialog shows in it"


def test_the_selected_account_is_removed_by_key_or_button(
    qtbot: QtBot, dialog: AccountsDialog, worker: Worker, memory: Memory
) -> None:
    assert not dialog.remove.isEnabled()
    dialog.table.selectRow(0)
    assert dialog.remove.isEnabled()
    dialog.remove.click()
    settled(qtbot, worker)
    assert shown(dialog) == [] and memory.accounts == [] and not dialog.remove.isEnabled()


def test_what_is_there_already_or_has_no_handle_cannot_be_added(dialog: AccountsDialog) -> None:
    assert not dialog.add.isEnabled() and dialog.verdict.text() == ""
    dialog.network.setCurrentIndex(dialog.network.findData("instagram"))
    dialog.handle.setText(" @MAISON ")
    assert not dialog.add.isEnabled() and "already" in dialog.verdict.text()
    dialog.network.setCurrentIndex(dialog.network.findData("x"))
    assert dialog.add.isEnabled() and dialog.verdict.text() == ""
    dialog.handle.setText("@")
    assert not dialog.add.isEnabled()


def test_what_went_wrong_is_said_in_the_dialog(
    qtbot: QtBot, dialog: AccountsDialog, worker: Worker, memory: Memory
) -> None:
    memory.broken = StoreError("The disk is full.")
    dialog.handle.setText("maison")
    dialog.add.click()
    settled(qtbot, worker)
    assert dialog.verdict.text() == "⚠ The disk is full."


def test_an_answer_that_comes_after_it_was_closed_is_dropped(
    qtbot: QtBot, dialog: AccountsDialog, worker: Worker
) -> None:
    dialog.read()
    dialog.reject()
    dialog.table.setRowCount(0)
    settled(qtbot, worker)
    assert dialog.table.rowCount() == 0
