"""How the window starts, comes back and ends: each test with a desk of its own."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import StoreError
from cmdesk.ui.desk import Desk
from tests.ui.desks import options, services, settled
from tests.ui.fake_store import Memory, filled


def test_an_empty_store_welcomes(qtbot: QtBot, qapp: QApplication) -> None:
    desk = Desk(qapp, options(demo=False), services(Memory(), []))
    desk.start()
    settled(qtbot, desk)
    try:
        assert desk.window.board.welcome.isVisible()
        assert desk.window.banner is None and desk.window.status.told.startswith("veille.db")
        desk.window.board.welcome.button.click()
        assert desk.window.errands.dialog is not None
        desk.window.errands.dialog.reject()
    finally:
        desk.close()


def test_a_store_that_cannot_be_opened_is_told_in_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    memory = Memory(broken=StoreError("The file {path} is damaged.", path="x.db"))
    desk = Desk(qapp, options(), services(memory, []))
    try:
        with qtbot.waitSignal(desk.backstage.focus.failed):
            desk.start()
        assert desk.window.board.notice.sentence == "The file x.db is damaged."
    finally:
        desk.close()


def test_closed_groups_stay_closed_after_a_restart_and_in_another_language(qtbot: QtBot, qapp: QApplication) -> None:
    first = Desk(qapp, options(demo=False), services(filled(30), []))
    first.start()
    settled(qtbot, first)
    first.window.sidebar.view.toggle("Vermeil")
    first.set_language("fr")
    settled(qtbot, first)
    assert first.window.sidebar.model.folded == {"Vermeil"}
    first.set_language("en")
    first.close()
    second = Desk(qapp, options(demo=False), services(filled(30), []))
    second.start()
    settled(qtbot, second)
    try:
        assert second.window.sidebar.model.folded == {"Vermeil"}
        assert second.window.windowTitle() == "Café Vermeil – cmdesk", "looked at, though its folder is closed"
        second.window.actions_.numbered[2].trigger()
        assert second.window.sidebar.model.folded == frozenset(), "what she asks for is shown"
        settled(qtbot, second)
    finally:
        second.close()


def test_geometry_comes_back_after_a_restart(qtbot: QtBot, qapp: QApplication) -> None:
    first = Desk(qapp, options(demo=False, size=(960, 700)), services(filled(30), []))
    first.start()
    settled(qtbot, first)
    first.window.board.halves.setSizes([230, 300])
    kept = first.window.board.halves.sizes()
    first.close()
    second = Desk(qapp, options(demo=False, size=None), services(filled(30), []))
    second.start()
    settled(qtbot, second)
    try:
        assert (second.window.width(), second.window.height()) == (960, 700)
        assert second.window.board.halves.sizes() == kept
    finally:
        second.close()


def test_no_window_is_larger_than_the_screen(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newcomer with a small screen must reach the status bar and the buttons at the foot."""
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1024, 640))
    desk = Desk(qapp, options(demo=True, size=None), services(filled(30), []))
    desk.start()
    settled(qtbot, desk)
    window = desk.window
    try:
        assert window.size() == window.minimumSize().expandedTo(QSize(1004, 592))
        window.actions_.sources.trigger()
        assert window.errands.dialog.size() == QSize(1004, 592)
        window.actions_.help.trigger()
        assert window.errands.dialog.size() == QSize(820, 592)
        window.actions_.about.trigger()
        assert not window.errands.dialog.testAttribute(Qt.WidgetAttribute.WA_Resized)
        window.errands.dialog.reject()
    finally:
        desk.close()


def test_closing_while_a_job_runs_ends_the_job(qtbot: QtBot, qapp: QApplication) -> None:
    waits = 'import sys; print(\'{"event": "progress", "done": 1}\', flush=True); sys.stdin.read()'
    desk = Desk(qapp, options(), services(filled(30), [], waits))
    desk.start()
    job = desk.backstage.jobs.add("Import", ["import"])
    with qtbot.waitSignal(job.progressed, timeout=20_000):
        pass
    assert job.running
    desk.close()
    assert not job.running
