"""The import dialog words a command line."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Tracker
from cmdesk.ui.dialogs.import_posts import ImportDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> ImportDialog:
    made = ImportDialog([Tracker("--Café Vermeil", "vermeil", id=1)])
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def test_without_files_nothing_can_be_imported(dialog: ImportDialog) -> None:
    assert not dialog.start.isEnabled()
    dialog.add_files([Path("/tmp/a.jsonl")])
    assert dialog.start.isEnabled()
    dialog.files.setCurrentRow(0)
    dialog._take_away()
    assert not dialog.start.isEnabled()


def test_a_file_is_listed_once(dialog: ImportDialog) -> None:
    dialog.add_files([Path("/tmp/a.jsonl"), Path("/tmp/b.json")])
    dialog.add_files([Path("/tmp/b.json"), Path("/tmp/c.json")])
    assert dialog.paths() == [str(Path(name)) for name in ("/tmp/a.jsonl", "/tmp/b.json", "/tmp/c.json")]


def test_the_fields_become_a_command_line(qtbot: QtBot, dialog: ImportDialog) -> None:
    dialog.add_files([Path("/tmp/a.jsonl")])
    assert dialog.arguments() == ("import", str(Path("/tmp/a.jsonl")), "--format=auto")
    dialog.form.setCurrentIndex(1)
    dialog.tracker.setCurrentIndex(1)
    dialog.language.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.chosen) as told:
        qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    words, count = told.args
    assert count == 1
    assert words[2:] == ("--format=x", "--tracker=--Café Vermeil", "--lang=fr")


def test_files_can_be_dropped_on_it(dialog: ImportDialog) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/été.jsonl"), QUrl("https://example.org/no.json")])
    dialog.dropEvent(
        QDropEvent(
            QPointF(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert dialog.paths() == [str(Path("/tmp/été.jsonl"))]
