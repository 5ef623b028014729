"""The small dialogs tell what is, not what was once written down."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from cmdesk import __version__
from cmdesk.ui.dialogs.about import AboutDialog
from cmdesk.ui.dialogs.help import HelpDialog
from cmdesk.ui.dialogs.shortcuts import ShortcutsDialog


def test_about_tells_the_version(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert any(__version__ in label.text() for label in dialog.findChildren(QLabel))


def test_shortcuts_are_those_of_the_menus(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menu = window.menuBar().addMenu("&Fichier")
    below = menu.addMenu("&Thème")
    for text, keys, home in (("&Ouvrir", "Ctrl+O", menu), ("Sans", "", menu), ("&Pain && beurre", "F9", below)):
        action = QAction(text, window)
        action.setShortcut(keys)
        home.addAction(action)
    dialog = ShortcutsDialog(window.menuBar(), window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    rows = [[dialog.table.item(row, column).text() for column in range(3)] for row in range(dialog.table.rowCount())]
    assert rows == [["Thème", "Pain & beurre", "F9"], ["Fichier", "Ouvrir", "Ctrl+O"]]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_of_the_query_language_is_a_click_away_and_leads_back(qtbot: QtBot, language: str) -> None:
    dialog = HelpDialog(language)
    qtbot.addWidget(dialog)
    first = dialog.page.toPlainText()
    link = QUrl(f"query.{language}.md")
    assert link.toString() in dialog.page.toMarkdown()
    dialog.page.setSource(link)
    assert "4096" in dialog.page.toPlainText()
    dialog.back.click()
    assert dialog.page.toPlainText() == first
    assert not dialog.back.isEnabled()


def test_the_help_opens_no_other_address(qtbot: QtBot) -> None:
    dialog = HelpDialog("en")
    qtbot.addWidget(dialog)
    for address in ("settings.md", "https://example.org/en.md", "file:///etc/hostname"):
        assert dialog.page.loadResource(QTextDocument.ResourceType.MarkdownResource.value, QUrl(address)) is None


@pytest.mark.parametrize(("language", "word"), [("fr", "Humeur nette"), ("en", "Net mood")])
def test_help_tells_the_formulae_in_her_language(qtbot: QtBot, language: str, word: str) -> None:
    dialog = HelpDialog(language)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert word in dialog.page.toPlainText() and "m = n + 3/2" in dialog.page.toPlainText()
    assert "CMDESK_X_BEARER_TOKEN" in dialog.page.toPlainText() and "Ctrl+F5" in dialog.page.toPlainText()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_help_can_begin_with_the_language_of_queries(qtbot: QtBot, language: str) -> None:
    dialog = HelpDialog(language, page="query")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert "4096" in dialog.page.toPlainText() and not dialog.back.isEnabled()
