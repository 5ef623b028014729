"""Backup and restore from the window, on a real store and by the real command."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.types import ALL_MENTIONS, Label, Role, Tracker
from cmdesk.core.views import View
from cmdesk.storage.backup import restore
from cmdesk.storage.store import SqliteStore
from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.backup import BackupDialog, RestoreDialog, RestoreQuestion
from cmdesk.ui.options import DeskServices
from tests.builders import NOW, make_scored
from tests.ui.desks import FakeKeys, analyst, gaps, options, preference, real_desk, settled


def never() -> bool:
    return False


def untold(done: int, total: int) -> None:
    pass


def fill(path: Path, names: tuple[str, ...], mentions: int) -> Path:
    store = SqliteStore(path)
    trackers = [store.add_tracker(Tracker(name, name, role=Role.OWN), now=NOW).id for name in names]
    store.write([make_scored(str(number), f"texte {number}", trackers=trackers) for number in range(mentions)], now=NOW)
    store.close()
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fill(tmp_path / "store" / "mentions.db", ("Avion", "Train"), 7)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[Desk]:
    made = real_desk(qtbot, qapp, path, "Train", 7)
    yield made
    made.close()


def shown(desk: Desk) -> tuple[str, int | None]:
    """The tracker on screen, and how many mentions are stored."""
    listed = desk.backstage.focus.listed
    return desk.window.windowTitle().removesuffix(" – cmdesk"), None if listed is None else listed.stored


def test_a_backup_is_made_by_a_job_and_told(qtbot: QtBot, desk: Desk, path: Path) -> None:
    desk.window.actions_.back_up.trigger()
    dialog = desk.window.errands.dialog
    assert isinstance(dialog, BackupDialog)
    # the zone of the desk, not the system's
    target = path.with_name("cmdesk-2024-05-20-1100.db")
    assert dialog.selectedFiles() == [str(target)]
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=20_000):
        dialog.accept()
    notice = desk.window.board.notice
    assert notice.sentence == f"7 mentions are backed up in {target}."
    assert notice.action.text() == "Show the folder"
    copy = SqliteStore(target, create=False)
    assert copy.counts()[ALL_MENTIONS] == 7
    copy.close()


def test_a_restore_is_asked_once_then_everything_is_read_anew(
    qtbot: QtBot, desk: Desk, path: Path, tmp_path: Path
) -> None:
    # in the backup another tracker has the number of the one on screen
    backup = fill(tmp_path / "old.db", ("Train", "Bateau"), 3)
    edits, window = desk.backstage.edits, desk.window
    assert shown(desk) == ("Train", 7)
    edits.correct(window.board.model.lines[:1], Label.NEGATIVE)
    settled(qtbot, desk)
    assert edits.stack.canUndo()
    window.actions_.restore.trigger()
    dialog = window.errands.dialog
    assert isinstance(dialog, RestoreDialog)
    dialog.selectFile(str(backup))
    dialog.accept()
    qtbot.waitUntil(lambda: isinstance(window.errands.dialog, RestoreQuestion))
    question = window.errands.dialog
    assert desk.backstage.jobs.current is None, "nothing is done before she has said so"
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=20_000):
        question.restore.click()
    (kept,) = path.parent.glob("mentions.db.before-restore-*")
    assert window.board.notice.sentence == f"3 mentions are back. What was there before is kept in {kept}."
    assert window.board.notice.action.text() == "Show the folder"
    assert not edits.stack.canUndo() and not window.actions_.undo.isEnabled()
    qtbot.waitUntil(lambda: shown(desk) == ("Train", 3))
    settled(qtbot, desk)
    # and she goes on working on what is there now
    edits.correct(window.board.model.lines[:1], Label.POSITIVE)
    settled(qtbot, desk)
    assert [line.corrected for line in window.board.model.lines] == [True, False, False]
    store = SqliteStore(path)
    assert [line.label for line in store.page(window.board.model.view) if line.corrected] == [Label.POSITIVE]
    assert [finding for finding in store.examine() if finding.faults] == []
    store.close()


def test_a_question_that_is_declined_does_nothing(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    backup = fill(tmp_path / "old.db", ("Train",), 3)
    desk.window.actions_.restore.trigger()
    dialog = desk.window.errands.dialog
    assert isinstance(dialog, RestoreDialog)
    dialog.selectFile(str(backup))
    dialog.accept()
    qtbot.waitUntil(lambda: isinstance(desk.window.errands.dialog, RestoreQuestion))
    desk.window.errands.dialog.cancel.click()
    assert desk.window.errands.dialog is None
    assert desk.backstage.jobs.current is None
    assert shown(desk) == ("Train", 7)


def test_a_backup_that_is_none_is_told_and_nothing_is_lost(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.db"
    bad.write_text("no store")
    desk.backstage.edits.correct(desk.window.board.model.lines[:1], Label.NEGATIVE)
    settled(qtbot, desk)
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=20_000):
        desk.backstage.jobs.add("Restoring bad.db", ("restore", str(bad)))
    assert desk.window.board.notice.sentence == (f"Restoring bad.db: {bad} is not a cmdesk store: choose another file.")
    assert desk.backstage.edits.stack.canUndo()
    assert shown(desk) == ("Train", 7)


def test_a_restore_by_somebody_else_is_noticed(qtbot: QtBot, desk: Desk, path: Path, tmp_path: Path) -> None:
    backup = fill(tmp_path / "old.db", ("Bateau",), 3)
    desk.backstage.edits.correct(desk.window.board.model.lines[:1], Label.NEGATIVE)
    settled(qtbot, desk)
    with qtbot.waitSignal(desk.backstage.watch.replaced, timeout=20_000):
        restore(path, backup, stamp="then", progress=untold, cancelled=never)
    assert not desk.backstage.edits.stack.canUndo()
    # the tracker on screen is not in the backup: the first own one is looked at
    qtbot.waitUntil(lambda: shown(desk) == ("Bateau", 3))


def test_an_edit_that_comes_too_late_is_not_written_into_what_was_put_back(
    qtbot: QtBot, desk: Desk, path: Path, tmp_path: Path
) -> None:
    backup = fill(tmp_path / "old.db", ("Bateau",), 3)
    desk.backstage.watch.close()
    restore(path, backup, stamp="then", progress=untold, cancelled=never)
    desk.backstage.edits.correct(desk.window.board.model.lines[:1], Label.NEGATIVE)
    settled(qtbot, desk)
    assert "A backup was put back into the store" in desk.window.board.notice.sentence
    store = SqliteStore(path)
    assert not any(line.corrected for line in store.page(desk.window.board.model.view))
    store.close()


def test_a_damaged_store_is_replaced_under_an_open_window(qtbot: QtBot, desk: Desk, path: Path, tmp_path: Path) -> None:
    backup = fill(tmp_path / "old.db", ("Train",), 3)
    with path.open("r+b") as file:
        file.write(b"\x00" * 8192)
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=20_000):
        desk.backstage.jobs.add("Restoring old.db", ("restore", str(backup)))
    moved, *logs = sorted(path.parent.glob("mentions.db.damaged-*"))
    assert {log.name.removeprefix(moved.name) for log in logs} == {"-shm", "-wal"}
    assert desk.window.board.notice.sentence == (
        f"3 mentions are back. The store was damaged: as it was, it now is {moved}."
    )
    qtbot.waitUntil(lambda: shown(desk) == ("Train", 3) and len(desk.window.board.model.lines) == 3)
    # connections to the old file, which close only now, leave the log of the new one alone
    desk.backstage.edits.correct(desk.window.board.model.lines, Label.POSITIVE)
    settled(qtbot, desk)
    desk.close()
    store = SqliteStore(path)
    assert [line.label for line in store.page(View())] == [Label.POSITIVE] * 3
    assert [finding for finding in store.examine() if finding.faults] == []
    store.close()


def test_the_demonstration_is_neither_backed_up_nor_replaced(qtbot: QtBot, qapp: QApplication, path: Path) -> None:
    desk = Desk(
        qapp,
        options(store=path, demo=True, now=NOW),
        DeskServices(
            lambda: SqliteStore(path),
            analyst,
            (sys.executable,),
            lambda name, value: None,
            preference,
            FakeKeys(),
            gaps,
            lambda posts: 0,
        ),
    )
    try:
        assert not desk.window.actions_.back_up.isEnabled()
        assert not desk.window.actions_.restore.isEnabled()
    finally:
        desk.close()
