"""The method of moods in the window: chosen in the header, obeyed everywhere, explained by one click."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.corrections import Purpose
from cmdesk.core.types import ALL_MENTIONS, Label, Tracker
from cmdesk.core.views import View
from cmdesk.metrics.mood import Method
from cmdesk.storage.store import SqliteStore
from cmdesk.ui import theme as themes
from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.checking import CheckingDialog
from cmdesk.ui.dialogs.mood_method import MoodMethodDialog
from tests.builders import NOW, make_scored
from tests.ui.desks import options, real_desk, services, settled
from tests.ui.fake_store import Memory
from tests.ui.moody import label_at_random, moody


@pytest.fixture(scope="module")
def memory() -> Memory:
    made = moody(600)
    label_at_random(made, 60)
    return made


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, memory: Memory) -> Iterator[Desk]:
    made = Desk(qapp, options(), services(memory, []))
    made.start()
    made.window.board.load_charts()
    qtbot.waitUntil(lambda: made.backstage.focus.listed is not None)
    settled(qtbot, made)
    yield made
    made.close()
    themes.apply(qapp, themes.LIGHT)


def test_the_chosen_method_stays_whatever_she_looks_at(qtbot: QtBot, desk: Desk) -> None:
    charts, focus, cards = desk.window.board.charts, desk.backstage.focus, desk.window.board.cards
    assert charts is not None
    counted = cards.mood.figure
    charts.method.corrected.trigger()
    settled(qtbot, desk)
    assert charts.data.method is Method.CORRECTED and cards.mood.figure != counted
    assert charts.method.button.text() == "Mood: corrected"
    focus.select_tracker(ALL_MENTIONS)
    focus.clear()
    settled(qtbot, desk)
    assert charts.data.method is Method.CORRECTED
    charts.method.counted.trigger()
    settled(qtbot, desk)
    assert charts.data.method is Method.COUNTED


def test_one_click_explains_the_number(qtbot: QtBot, desk: Desk) -> None:
    charts, errands = desk.window.board.charts, desk.window.errands
    assert charts is not None
    for click in (charts.method.explain, desk.window.board.cards.mood):
        qtbot.mouseClick(click, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: isinstance(errands.dialog, MoodMethodDialog))
        assert isinstance(errands.dialog, MoodMethodDialog)
        errands.dialog.reject()
    qtbot.mouseClick(charts.method.explain, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(errands.dialog, MoodMethodDialog))
    assert isinstance(errands.dialog, MoodMethodDialog)
    errands.dialog.offer.click()
    qtbot.waitUntil(lambda: isinstance(errands.dialog, CheckingDialog))
    assert isinstance(errands.dialog, CheckingDialog)
    errands.dialog.reject()
    settled(qtbot, desk)


def test_moods_are_read_from_a_real_store(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "mentions.db"
    store = SqliteStore(path)
    tracker = store.add_tracker(Tracker("Vermeil", "vermeil"), now=NOW)
    posts = [
        make_scored(str(number), f"le café vermeil, avis numéro {number}", posted_at=NOW - timedelta(hours=number))
        for number in range(80)
    ]
    store.write(posts, now=NOW, by_hand=tracker.id)
    draw = store.draw(View(), Purpose.PERIOD, 60, now=NOW)
    for drawn in draw.mentions:
        assert drawn.line is not None
        store.correct([drawn.line.id], Label.NEGATIVE, now=NOW)
    store.close()
    made = real_desk(qtbot, qapp, path, "Vermeil", 80)
    try:
        made.window.board.load_charts()
        made.backstage.focus.find_moods(Method.CORRECTED)
        settled(qtbot, made)
        shown = made.backstage.focus.dashboard
        assert shown is not None and shown.labels == 60
        assert shown.now.method is Method.CORRECTED and shown.now.net is not None
    finally:
        made.close()
        themes.apply(qapp, themes.LIGHT)
