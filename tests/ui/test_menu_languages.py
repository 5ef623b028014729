"""The menus in each language: every entry is reached by a letter of its own."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from cmdesk.ui.actions import Actions
from cmdesk.ui.catalogues import speak


@pytest.fixture(params=["fr", "en"])
def window(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window with nothing but its menus."""
    fall_silent = speak(qapp, request.param)
    made = QMainWindow()
    qtbot.addWidget(made)
    Actions(made)
    yield made
    fall_silent()


def test_no_menu_uses_a_letter_twice(window: QMainWindow) -> None:
    twice = []
    for title, actions in _menus(window):
        letters = [letter for action in actions for letter in _mnemonics(action)]
        twice += [(title, letter) for letter in set(letters) if letters.count(letter) > 1]
    assert twice == []


def test_every_menu_of_the_bar_has_a_letter(window: QMainWindow) -> None:
    assert [action.text() for action in window.menuBar().actions() if not _mnemonics(action)] == []


def _menus(window: QMainWindow) -> Iterator[tuple[str, list[QAction]]]:
    """Title and entries of the menu bar and of every menu in it."""
    yield "", window.menuBar().actions()
    for menu in window.menuBar().findChildren(QMenu):
        yield menu.title(), menu.actions()


def _mnemonics(action: QAction) -> list[str]:
    return [letter.casefold() for letter in re.findall(r"&(\w)", action.text().replace("&&", ""))]
