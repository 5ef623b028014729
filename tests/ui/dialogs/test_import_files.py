"""The first page of the import words a command line."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Tracker
from cmdesk.sources import files
from cmdesk.ui.dialogs.import_files import FORMS, FilesPage


@pytest.fixture
def page(qtbot: QtBot) -> FilesPage:
    made = FilesPage([Tracker("--Café Vermeil", "vermeil", id=1)])
    qtbot.addWidget(made)
    return made


def test_a_file_is_listed_once(page: FilesPage) -> None:
    page.add_files([Path("/tmp/a.jsonl"), Path("/tmp/b.json")])
    page.add_files([Path("/tmp/b.json"), Path("/tmp/c.json")])
    assert page.paths() == [str(Path(name)) for name in ("/tmp/a.jsonl", "/tmp/b.json", "/tmp/c.json")]


def test_a_file_is_taken_away(page: FilesPage) -> None:
    page.add_files([Path("/tmp/a.jsonl")])
    page.files.setCurrentRow(0)
    page._take_away()
    assert page.paths() == []


def test_a_name_is_shown_harmlessly_and_meant_exactly(page: FilesPage) -> None:
    name = str(Path("/tmp/gpj\u202e.csv\n"))
    page.add_files([Path(name)])
    assert page.files.item(0).text() == str(Path("/tmp/gpj⟨U+202E⟩.csv↵"))
    assert page.arguments()[1] == name


def test_the_fields_become_a_command_line(page: FilesPage) -> None:
    page.add_files([Path("/tmp/a.jsonl"), Path("/tmp/b.csv")])
    assert page.arguments() == ("import", *page.paths(), "--format=auto")
    page.form.setCurrentIndex(page.form.findData("x"))
    page.tracker.setCurrentIndex(1)
    page.language.setCurrentIndex(1)
    assert page.arguments(["b.csv"]) == ("import", "b.csv", "--format=x", "--tracker=--Café Vermeil", "--lang=fr")


def test_every_form_of_the_command_is_offered_under_a_name_of_its_own(page: FilesPage) -> None:
    names = {page.form.itemText(row) for row in range(page.form.count())}
    assert len(names) == len(FORMS) and not names & set(FORMS)
    # a workbook is a table here: the command finds out which of the two it is
    assert set(FORMS) == set(files.FORMS) - {"xlsx"}


def test_files_of_every_known_kind_and_folders_can_be_picked(qtbot: QtBot, page: FilesPage) -> None:
    page._ask()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    for suffix in ("*.csv", "*.tsv", "*.xlsx", "*.xls", "*.ods", "*.zip", "*.js", "*.opml", "*.gz"):
        assert suffix in dialog.nameFilters()[0]
    assert dialog.nameFilters()[-1].endswith("(*)")
    dialog.filesSelected.emit(["/tmp/été.xlsx"])
    dialog.reject()
    assert page.paths() == [str(Path("/tmp/été.xlsx"))]


def test_what_was_wrong_is_not_said_of_other_files(page: FilesPage) -> None:
    page.show()
    page.tell("There is no file <b>a</b>.")
    assert page.problem.isVisible() and page.problem.textFormat() is Qt.TextFormat.PlainText
    page.add_files([Path("/tmp/b.csv")])
    assert not page.problem.isVisible()


def test_files_are_taken_away_by_a_key_and_only_where_some_are_selected(qtbot: QtBot) -> None:
    page = FilesPage([])
    qtbot.addWidget(page)
    page.add_files([Path("/tmp/a.csv"), Path("/tmp/b.csv")])
    page.show()
    assert not page._remove.isEnabled()
    page.activateWindow()
    page.files.setFocus()
    qtbot.waitUntil(page.files.hasFocus)
    page.files.setCurrentRow(1)
    assert page._remove.isEnabled()
    qtbot.keyClick(page.files, Qt.Key.Key_Delete)
    assert page.paths() == [str(Path("/tmp/a.csv"))]
