"""A person is forgotten from the window, on a real store and by the real command."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Author, Label, Tracker
from cmdesk.storage.store import SqliteStore
from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.forget import ForgetQuestion
from tests.builders import NOW, make_scored
from tests.storage.contract import natives
from tests.ui.desks import real_desk, settled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store" / "mentions.db"
    with closing(SqliteStore(path)) as store:
        tracker = store.add_tracker(Tracker("Train", "train"), now=NOW).id
        people = (Author("1", "camille"), Author("2", "dominique"))
        store.write(
            [
                make_scored(str(number), f"train {number}", author=people[number % 2], trackers=(tracker,))
                for number in range(5)
            ],
            now=NOW,
        )
    return path


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[Desk]:
    made = real_desk(qtbot, qapp, path, "Train", 5)
    yield made
    made.close()


def test_the_author_of_the_current_mention_is_forgotten_once_she_confirmed(
    qtbot: QtBot, desk: Desk, path: Path
) -> None:
    window, edits = desk.window, desk.backstage.edits
    edits.correct(window.board.model.lines[:1], Label.NEGATIVE)
    settled(qtbot, desk)
    window.board.table.step(1)
    qtbot.waitUntil(lambda: window.board.detail.detail is not None)
    line = window.board.table.current_line()
    assert line is not None
    qtbot.waitUntil(lambda: window.board.detail.detail.line.id == line.id)
    goes = {"camille": ["0", "2", "4"], "dominique": ["1", "3"]}[line.author_handle]
    window.actions_.forget.trigger()
    qtbot.waitUntil(lambda: isinstance(window.errands.dialog, ForgetQuestion))
    question = window.errands.dialog
    assert f"@{line.author_handle}" in question.text()
    qtbot.waitUntil(question.forget.isEnabled, timeout=20_000)
    assert desk.backstage.jobs.current is None, "nothing is done before she has said so"
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=20_000):
        question.forget.click()
    count = 5 - len(goes)
    assert "are forgotten" in window.board.notice.sentence
    assert not edits.stack.canUndo()
    qtbot.waitUntil(lambda: len(window.board.model.lines) == count)
    with closing(SqliteStore(path)) as store:
        assert len(natives(store)) == count
        assert set(natives(store)).isdisjoint(goes)
        assert [finding for finding in store.examine() if finding.faults] == []
