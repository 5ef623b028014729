"""The export dialog paints what it will save, and the file can be traced to its numbers."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cmdesk import __version__
from cmdesk.core.types import ALL_MENTIONS, Label
from cmdesk.ui.dashboard import Filters, Request, read_dashboard
from cmdesk.ui.dialogs.export_chart import ExportDialog
from cmdesk.ui.period import Preset, Timeframe
from cmdesk.ui.theme import LIGHT
from tests.ui.fake_store import NOW, filled

MEMORY = filled(300)


def opened(qtbot: QtBot, request: Request) -> ExportDialog:
    tracker = MEMORY.trackers.get(request.tracker)
    dialog = ExportDialog(read_dashboard(MEMORY.open(), request), tracker, LIGHT, QLocale("fr_FR"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


@pytest.fixture
def request_() -> Request:
    filters = Filters(labels=frozenset({Label.NEGATIVE}), reposts=False)
    return Request(1, Timeframe(Preset.MONTH), filters, ZoneInfo("Europe/Paris"), NOW)


def test_the_picture_has_the_size_of_the_preset(qtbot: QtBot, request_: Request) -> None:
    dialog = opened(qtbot, request_)
    assert dialog.image.size() == QSize(1200, 675)
    dialog.preset.setCurrentIndex(0)
    qtbot.waitUntil(lambda: dialog.image.width() == 1360)


def test_the_theme_and_the_title_change_the_picture(qtbot: QtBot, request_: Request) -> None:
    dialog = opened(qtbot, request_)
    light = dialog.image
    dialog.theme.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.image != light)
    dark = dialog.image
    assert dark.pixelColor(2, 2).lightness() < 80 < light.pixelColor(2, 2).lightness()
    dialog.title.setText("Automne")
    dialog.paint()
    assert dialog.image != dark


def test_the_legend_can_be_left_out(qtbot: QtBot, request_: Request) -> None:
    dialog = opened(qtbot, request_)
    with_legend = dialog.image
    dialog.legend.setChecked(False)
    qtbot.waitUntil(lambda: dialog.image != with_legend)


def test_own_posts_are_told_where_there_are_accounts(qtbot: QtBot, request_: Request, tmp_path: Path) -> None:
    shown = read_dashboard(MEMORY.open(), request_)
    for own, filters in ((False, "no-own-posts"), (True, "own-posts")):
        view = replace(shown.page_view, labels=frozenset(), reposts=True, own=own)
        dialog = ExportDialog(replace(shown, accounts=True, page_view=view), None, LIGHT, QLocale("fr_FR"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.save(str(tmp_path / "own.png"))
        assert QImage(str(tmp_path / "own.png")).text("Filters") == filters


def test_the_file_tells_what_it_shows(qtbot: QtBot, request_: Request, tmp_path: Path) -> None:
    dialog = opened(qtbot, request_)
    with qtbot.waitSignal(dialog.saved) as told:
        dialog.save(str(tmp_path / "été"))
    path = tmp_path / "été.png"
    assert told.args == [str(path)]
    image = QImage(str(path))
    assert image.text("Tracker") == "Café Vermeil"
    assert image.text("Query") == MEMORY.trackers[1].query
    assert image.text("Period") == "2026-10-24T00:00:00+02:00/2026-11-23T00:00:00+01:00"
    assert image.text("Zone") == "Europe/Paris"
    assert image.text("Filters") == "label=negative no-reposts"
    assert image.text("Software") == f"cmdesk {__version__}"
    shown = read_dashboard(MEMORY.open(), request_)
    assert image.text("Mentions") == str(shown.now.shown.mentions)


def test_all_mentions_can_be_exported(qtbot: QtBot, request_: Request) -> None:
    dialog = opened(qtbot, Request(ALL_MENTIONS, Timeframe(), Filters(), request_.zone, NOW))
    assert dialog.title.text() == "All mentions"


def test_a_place_that_cannot_be_written_is_told_in_the_dialog(qtbot: QtBot, request_: Request, tmp_path: Path) -> None:
    dialog = opened(qtbot, request_)
    with qtbot.assertNotEmitted(dialog.saved):
        dialog.save(str(tmp_path / "no" / "such" / "folder.png"))
    assert "folder.png" in dialog.verdict.text() and dialog.isVisible()
