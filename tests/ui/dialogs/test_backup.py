"""Where a backup goes, which one is put back, and the one question that is asked before it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cmdesk.ui.dialogs.backup import BackupDialog, RestoreDialog, RestoreQuestion


@pytest.mark.parametrize("kept", [True, False])
def test_backups_are_looked_for_where_the_program_puts_them(qtbot: QtBot, tmp_path: Path, kept: bool) -> None:
    folder = tmp_path / "backups" if kept else tmp_path
    folder.mkdir(exist_ok=True)
    saving, opening = BackupDialog(tmp_path / "mentions.db", "cmdesk-x.db"), RestoreDialog(tmp_path / "mentions.db")
    for dialog in (saving, opening):
        qtbot.addWidget(dialog)
        assert Path(dialog.directory().absolutePath()) == folder
    assert saving.selectedFiles() == [str(folder / "cmdesk-x.db")]


def test_the_file_that_was_chosen_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = BackupDialog(tmp_path / "mentions.db", "cmdesk-x.db")
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.accept()
    assert told.args == [tmp_path / "cmdesk-x.db"]


def test_nothing_is_restored_by_enter_or_escape(qtbot: QtBot, tmp_path: Path) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        question = RestoreQuestion(tmp_path / "<b>x.db", tmp_path / "<i>" / "mentions.db")
        qtbot.addWidget(question)
        question.open()
        assert "<b>x.db" in question.text() and str(tmp_path / "<i>") in question.informativeText()
        labels = [label for label in question.findChildren(QLabel) if label.text()]
        assert len(labels) == 2 and {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
        with qtbot.assertNotEmitted(question.confirmed), qtbot.waitSignal(question.finished):
            qtbot.keyClick(question, key)


def test_her_word_restores(qtbot: QtBot, tmp_path: Path) -> None:
    question = RestoreQuestion(tmp_path / "x.db", tmp_path / "mentions.db")
    qtbot.addWidget(question)
    question.open()
    assert isinstance(question.restore, QPushButton)
    with qtbot.waitSignal(question.confirmed):
        qtbot.mouseClick(question.restore, Qt.MouseButton.LeftButton)
