"""The status bar says in one calm line whether the sources are asked."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from cmdesk.ui.collector_process import Mode, Standing
from cmdesk.ui.collector_words import CollectorWords
from tests.ui.fake_store import NOW

MINUTE = timedelta(minutes=1)
ON = Standing(wanted=True, mode=Mode.OWN)


@pytest.mark.parametrize(
    ("standing", "line"),
    [
        (Standing(wanted=False, mode=Mode.OFF), "Collection is off"),
        (ON, "Collecting: on"),
        (
            Standing(True, Mode.APART, last=NOW - 9 * MINUTE, due=NOW + MINUTE),
            "Collecting: on · last 12:31 · next 12:41",
        ),
        (Standing(True, Mode.OWN, due=NOW - MINUTE), "Collecting: on · next: now"),
        (Standing(True, Mode.OWN, last=NOW - 1440 * MINUTE), "Collecting: on · last 21/11/2026 12:40"),
        (Standing(True, Mode.OWN, offline=True, last=NOW), "No network: starts again by itself"),
        (Standing(True, Mode.LOOKING), "Collecting: starting…"),
        (Standing(True, Mode.WAITING, troubled=True), "Collection interrupted: starts again by itself"),
    ],
)
def test_how_it_stands(qapp: QApplication, standing: Standing, line: str) -> None:
    assert CollectorWords(QLocale("fr_FR"), ZoneInfo("Europe/Paris")).line(standing, NOW) == line
