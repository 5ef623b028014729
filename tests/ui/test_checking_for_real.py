"""A sitting over the window, on a real store: what is drawn, kept, followed and undone there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.corrections import Draw, Purpose
from cmdesk.core.types import Label, Role, Tracker
from cmdesk.storage.store import SqliteStore
from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.checking import CheckingDialog
from tests.builders import NOW, make_scored
from tests.ui.desks import real_desk, settled

TEXTS = 24
TWICE = "Le train de ce matin est parti sans prévenir personne"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "store" / "mentions.db"
    store = SqliteStore(made)
    tracker = store.add_tracker(Tracker("Train", "train", role=Role.OWN), now=NOW).id
    posts = [
        make_scored(
            str(number),
            TWICE if number in (3, 7) else f"le train numéro {number} est bien arrivé à la gare",
            label=Label(number % 3),
            trackers=[tracker],
        )
        for number in range(TEXTS)
    ]
    store.write(posts, now=NOW)
    store.close()
    return made


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[Desk]:
    made = real_desk(qtbot, qapp, path, "Train", TEXTS)
    yield made
    made.close()


def sitting(desk: Desk) -> CheckingDialog:
    dialog = desk.window.errands.dialog
    assert isinstance(dialog, CheckingDialog)
    return dialog


def draws(path: Path) -> list[Draw]:
    store = SqliteStore(path)
    found = store.draws()
    store.close()
    return found


def test_a_check_of_a_real_store_is_kept_gone_on_with_and_undone(qtbot: QtBot, desk: Desk, path: Path) -> None:
    desk.window.actions_.check.trigger()
    settled(qtbot, desk)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_P, Qt.Key.Key_N, Qt.Key.Key_S, Qt.Key.Key_U):
        qtbot.keyClick(sitting(desk), key)
    sitting(desk).reject()
    settled(qtbot, desk)
    [draw] = draws(path)
    assert len(draw.mentions) == TEXTS - 1, "of two that say the same one is asked about"
    assert [one.answer for one in draw.mentions[:4]] == [Label.POSITIVE, Label.NEGATIVE, None, Label.NEUTRAL]
    assert [place for place, one in enumerate(draw.mentions) if one.skipped] == [2]
    desk.window.scorer_errands.check_mentions()
    settled(qtbot, desk)
    qtbot.keyClick(sitting(desk), Qt.Key.Key_Return)
    assert sitting(desk).question.place.text() == f"5 of {TEXTS - 1}"
    sitting(desk).reject()
    desk.window.actions_.undo.trigger()
    settled(qtbot, desk)
    assert not any(one.answer is not None or one.skipped for one in draws(path)[0].mentions)


def test_of_a_small_period_labelled_throughout_the_mood_is_exact(qtbot: QtBot, desk: Desk, path: Path) -> None:
    desk.window.scorer_errands.check_period()
    settled(qtbot, desk)
    dialog = sitting(desk)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    pressed = 0
    while dialog.round is not None and dialog.round.current is not None:
        qtbot.keyClick(dialog, Qt.Key.Key_P)
        pressed += 1
    settled(qtbot, desk)
    assert pressed == TEXTS - 1, "the one that says the same follows"
    [draw] = draws(path)
    assert draw.purpose is Purpose.PERIOD and all(one.answer is Label.POSITIVE for one in draw.mentions)
    QApplication.processEvents()
    told = dialog.results.findChildren(type(dialog.results.title))
    assert [label.text() for label in told if label.objectName() == "figure"] == ["+1.00"]
    assert "between +1.00 and +1.00" in [label.text() for label in told]
    dialog.reject()
    desk.window.scorer_errands.check_period()
    settled(qtbot, desk)
    assert sitting(desk).results.isVisible() and len(draws(path)) == 1, "it is not drawn anew"
    sitting(desk).reject()
