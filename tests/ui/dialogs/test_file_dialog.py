"""Choosing a file leaves the store in the same folder locked as it was."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QToolButton, QTreeView
from pytestqt.qtbot import QtBot

from cmdesk.storage.store import SqliteStore
from cmdesk.ui import theme
from cmdesk.ui.dialogs.file_dialog import FileDialog, usual_folder
from tests.builders import NOW, make_scored

ROOT = Path(__file__).parents[3]


def locked(path: Path) -> bool:
    """Whether this process holds a lock on a file, as the kernel has it."""
    number = f":{path.stat().st_ino}"
    lines = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
    return any(line[4] == str(os.getpid()) and line[5].endswith(number) for line in lines)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only here the kernel tells who holds a lock")
@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode))
def test_a_store_in_the_folder_shown_keeps_its_locks(
    qtbot: QtBot, tmp_path: Path, mode: QFileDialog.AcceptMode
) -> None:
    path = tmp_path / "mentions.db"
    store = SqliteStore(path)
    dialog = FileDialog(None, "Files", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setAcceptMode(mode)
    assert locked(path)
    dialog.open()
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    folder = model.index(str(tmp_path))

    def kinds() -> dict[str, str]:
        rows = [model.index(row, 0, folder) for row in range(model.rowCount(folder))]
        return {model.fileName(row): model.type(row) for row in rows}

    # a kind is known once the file was looked at
    qtbot.waitUntil(lambda: kinds().get("mentions.db", "") != "" and kinds().get("mentions.db-wal", "") != "")
    assert locked(path)
    dialog.reject()
    other = SqliteStore(path)
    other.write([make_scored("1")], now=NOW)
    other.close()
    assert (tmp_path / "mentions.db-wal").exists(), "whoever closes it knows that it is open here"
    store.close()


def test_nobody_asks_for_files_in_another_way() -> None:
    wild = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "cmdesk").rglob("*.py")
        if "QFileDialog(" in path.read_text(encoding="utf-8").replace("class FileDialog(QFileDialog)", "")
    ]
    assert wild == []


def test_its_words_are_ours(qtbot: QtBot) -> None:
    dialog = FileDialog(None, "Files")
    qtbot.addWidget(dialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    assert dialog.labelText(QFileDialog.DialogLabel.Accept) == "Save"
    assert dialog.labelText(QFileDialog.DialogLabel.Reject) == "Cancel"


def test_it_opens_at_home_where_the_usual_folder_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    wanted = tmp_path / "Papiers"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda kind: str(wanted))
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    assert Path(usual_folder(kind)) == tmp_path
    wanted.mkdir()
    assert Path(usual_folder(kind)) == wanted


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system's own dialog is shown")
def test_sizes_and_dates_of_files_are_not_cut(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "mentions.csv").write_bytes(bytes(729_000))
    dialog = FileDialog(None, "Files", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.open()
    tree = dialog.findChild(QTreeView, "treeView")
    assert tree is not None
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.rootIndex()) == 1)
    for column in range(1, 4):
        qtbot.waitUntil(lambda column=column: tree.columnWidth(column) >= tree.sizeHintForColumn(column) > 0)
    assert tree.columnWidth(0) >= tree.sizeHintForColumn(0)
    dialog.reject()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system's own dialog is shown")
@pytest.mark.parametrize("name", ["backButton", "forwardButton", "toParentButton"])
def test_its_arrows_are_seen_in_a_dark_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(FileDialog, "palette", lambda self: theme.palette(theme.DARK))
    dialog = FileDialog(None, "Files")
    qtbot.addWidget(dialog)
    button = dialog.findChild(QToolButton, name)
    assert button is not None
    image = button.icon().pixmap(16, 16).toImage()
    marks = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    assert max(mark.lightness() for mark in marks if mark.alpha() > 100) > 200
