"""The range dialog gives whole days of her zone, both ends included."""

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from cmdesk.core.timeline import Period
from cmdesk.ui.dialogs.date_range import RangeDialog
from tests.ui.test_period import paris

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def dialog(qtbot: QtBot) -> RangeDialog:
    made = RangeDialog(Period(paris(2026, 10, 24), paris(2026, 11, 23)), PARIS)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def test_it_starts_with_the_days_on_screen(dialog: RangeDialog) -> None:
    assert (dialog.first.date(), dialog.last.date()) == (QDate(2026, 10, 24), QDate(2026, 11, 22))
    assert dialog.verdict.text().startswith("30 ")


def test_both_days_are_included(qtbot: QtBot, dialog: RangeDialog) -> None:
    dialog.first.setDate(QDate(2026, 11, 5))
    dialog.last.setDate(QDate(2026, 11, 5))
    with qtbot.waitSignal(dialog.chosen) as told:
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert told.args == [Period(paris(2026, 11, 5), paris(2026, 11, 6))]


def test_a_range_that_ends_before_it_starts_is_refused(dialog: RangeDialog) -> None:
    dialog.first.setDate(QDate(2026, 11, 23))
    assert not dialog.ok.isEnabled() and dialog.verdict.objectName() == "danger"
    dialog.last.setDate(QDate(2026, 11, 24))
    assert dialog.ok.isEnabled() and dialog.verdict.text().startswith("2 ")
