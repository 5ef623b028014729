"""The desk imports a table with the real command: from the file over the questions to the mentions in the store."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from cmdesk.ui.dialogs.import_posts import ImportDialog
from cmdesk.ui.dialogs.mapping_page import MappingPage
from cmdesk.ui.import_words import NEEDED, field_word
from cmdesk.ui.jobs import JobQueue, Outcome

ROWS = "Quand;Verbatim libre;Interne\n03/04/2024 10:00;Très déçue;a\n05/06/2024 11:00;Bravo à l’équipe;b\n"


@pytest.fixture
def jobs(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> JobQueue:
    monkeypatch.setenv("TZ", "Europe/Paris")
    store = str(tmp_path / "store.db")
    return JobQueue((sys.executable, "-P", "-m", "cmdesk", "--store", store), "en")


def dialog_for(qtbot: QtBot, jobs: JobQueue, *files: Path) -> ImportDialog:
    made = ImportDialog([], files, jobs, tuple, QLocale("en_US"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def imported(qtbot: QtBot, jobs: JobQueue, dialog: ImportDialog) -> Outcome:
    """Press the button that imports and wait until all is done."""
    dialog.chosen.connect(lambda orders: [jobs.add("Import", order.words) for order in orders])
    with qtbot.waitSignal(jobs.finished, timeout=30_000) as told:
        dialog.start.click()
    outcome = told.args[1]
    assert isinstance(outcome, Outcome)
    return outcome


def asked(qtbot: QtBot, dialog: ImportDialog) -> MappingPage:
    """Wait for the answer of the command and give the page that asks."""
    qtbot.waitSignal(dialog.dry_run.found, timeout=30_000).wait()
    page = dialog.mapping
    assert page is not None
    return page


def test_a_table_is_mapped_its_dates_are_told_and_it_is_imported(qtbot: QtBot, jobs: JobQueue, tmp_path: Path) -> None:
    file = tmp_path / "mars été.csv"
    file.write_bytes(ROWS.encode("cp1252"))
    dialog = dialog_for(qtbot, jobs, file)
    dialog.start.click()
    page = asked(qtbot, dialog)
    assert [page.preview.rows.index(0, column).data() for column in (1, 2)] == ["Très déçue", "a"]
    assert not dialog.start.isEnabled()
    fields = dialog._findings.tables[0].fields
    assert set(NEEDED) < set(fields) and not [name for name in fields if field_word(name) == name]
    for column, field in ((0, "posted_at"), (1, "text")):
        box = page.preview.header.box(column)
        box.setCurrentIndex(box.findData(field))
        page = asked(qtbot, dialog) if column else page
    assert [button.text() for button in page.dates.buttons] == ["April 3, 2024", "March 4, 2024"]
    page.dates.buttons[0].click()
    page = asked(qtbot, dialog)
    assert page.counts.text() == "2 read, 2 to add, 0 already known" and page.zone.box.currentText() == "Europe/Paris"
    page.mappings.keep_as("Agence")
    outcome = imported(qtbot, jobs, dialog)
    assert outcome.ok and outcome.result["added"] == 2 and outcome.result["zone"] == "Europe/Paris"

    again = dialog_for(qtbot, jobs, file)
    again.start.click()
    page = asked(qtbot, again)
    page.mappings.chosen.emit("Agence")
    page = asked(qtbot, again)
    assert page.counts.text() == "2 read, 0 to add, 2 already known"
    again.reject()
    jobs.close()


def test_what_cannot_be_read_is_told_in_one_sentence(qtbot: QtBot, jobs: JobQueue, tmp_path: Path) -> None:
    dialog = dialog_for(qtbot, jobs, tmp_path / "gone.csv")
    with qtbot.waitSignal(dialog.dry_run.failed, timeout=30_000):
        dialog.start.click()
    assert "gone.csv" in dialog.choice.problem.text() and dialog.start.isEnabled()
    jobs.close()
