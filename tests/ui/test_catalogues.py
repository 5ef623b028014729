"""A language is taken up whole, and given back whole: words, numbers and dates."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.ui.catalogues import speak
from cmdesk.ui.desk import Desk
from tests.ui.desks import options, services
from tests.ui.fake_store import Memory


def spoken() -> tuple[str, str]:
    return QLocale().name(), QCoreApplication.translate("DetailWords", "%Ln like(s)", "", 4100)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_was_spoken_before_is_spoken_again(qapp: QApplication, language: str) -> None:
    before = spoken()
    fall_silent = speak(qapp, language)
    assert QLocale().name()[:2] == language and spoken() != before
    fall_silent()
    assert spoken() == before


def test_a_desk_that_is_closed_leaves_no_language_behind(qtbot: QtBot, qapp: QApplication) -> None:
    before = spoken()
    desk = Desk(qapp, options(language="fr"), services(Memory(), []))
    try:
        desk.set_language("en")
        assert spoken() == ("en_US", "4,100 likes")
    finally:
        desk.close()
    assert spoken() == before
