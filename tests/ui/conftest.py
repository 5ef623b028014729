"""Qt for tests: no screen, her locale, our look; nothing of the tester's own settings is read or written."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication

from cmdesk.ui import theme

# read when the application is made, not when Qt is imported
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    # the offscreen platform says this of every window; any other message of Qt fails the test
    config.addinivalue_line("qt_log_ignore", "propagateSizeHints")


@pytest.fixture(scope="session")
def qapp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QApplication]:
    """The one application: Fusion, light theme, French locale (texts stay English: no translation is installed)."""
    QStandardPaths.setTestModeEnabled(True)
    settings: Path = tmp_path_factory.mktemp("settings")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(settings))
    QLocale.setDefault(QLocale("fr_FR"))
    made = QApplication.instance() or QApplication(["cmdesk-tests"])
    assert isinstance(made, QApplication)
    made.setApplicationName("cmdesk")
    theme.apply(made, theme.LIGHT)
    yield made


@pytest.fixture(params=[theme.LIGHT, theme.DARK], ids=["light", "dark"])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[theme.Theme]:
    """Each theme in turn, applied to the whole application."""
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp, theme.LIGHT)


@pytest.fixture
def every_move() -> Iterator[None]:
    """pyqtgraph drops mouse moves that follow each other too fast; a test's always do."""
    import pyqtgraph

    before = pyqtgraph.getConfigOption("mouseRateLimit")
    pyqtgraph.setConfigOption("mouseRateLimit", -1)
    yield
    pyqtgraph.setConfigOption("mouseRateLimit", before)
