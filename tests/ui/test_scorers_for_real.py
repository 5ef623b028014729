"""Her words on a real store: saved in the window, every mention scored anew by the real command, and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.bootstrap import make_analyst
from cmdesk.core.types import Label, Tracker
from cmdesk.storage.store import SqliteStore
from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.models import ModelsDialog
from tests.builders import NOW, make_scored
from tests.ui.desks import real_desk, settled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "mentions.db"
    store = SqliteStore(made)
    tracker = store.add_tracker(Tracker("Train", "train"), now=NOW).id
    text = "Le train de Lyon part à midi de la gare"
    store.write([make_scored("1", text, label=Label.NEUTRAL, trackers=[tracker])], now=NOW)
    store.close()
    return made


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[Desk]:
    def analyst() -> object:
        store = SqliteStore(path)
        try:
            return make_analyst(store.personal())
        finally:
            store.close()

    made = real_desk(qtbot, qapp, path, "Train", 1, make_analyst=analyst)
    yield made
    made.close()


def shown(desk: Desk) -> Label:
    [line] = desk.window.board.model.lines
    return line.label


def test_a_word_of_hers_decides_at_once_and_undo_takes_it_back(qtbot: QtBot, desk: Desk) -> None:
    desk.window.actions_.scorers.trigger()
    dialog = desk.window.errands.dialog
    assert isinstance(dialog, ModelsDialog)
    settled(qtbot, desk)
    assert dialog.versions.old.text() == "1 mention was scored by an older version."
    dialog.words.text.setText("train de Lyon")
    dialog.words.weight.setValue(-4)
    dialog.words.add.click()
    dialog.trial.text.setText("Le train de Lyon part à midi")
    settled(qtbot, desk)
    assert dialog.trial.label.text().startswith("▼ negative")
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=60_000) as told:
        dialog.words.save.click()
    assert told.args[1].result["changed"] == 1, told.args[1]
    assert dialog.notice.sentence == "Mentions scored anew: 1; other labels: 1."
    qtbot.waitUntil(lambda: shown(desk) is Label.NEGATIVE)
    settled(qtbot, desk)
    assert dialog.versions.strip.isHidden(), "nothing is left of the older version"
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=60_000):
        desk.backstage.edits.stack.undo()
    qtbot.waitUntil(lambda: shown(desk) is not Label.NEGATIVE)
    assert dialog.words.words() == ()


def test_why_nothing_was_learnt_is_told_in_the_window_behind_too(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=60_000):
        desk.backstage.scoring.learn()
    told = desk.window.board.notice.sentence
    assert told.startswith("Learning from you: There are 0 different corrections to learn from, 20 are needed")
