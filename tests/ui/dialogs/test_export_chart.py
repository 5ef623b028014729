"""The export dialog previews what it will save or copy, and the file can be traced to its numbers."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from cmdesk import __version__
from cmdesk.core.types import ALL_MENTIONS, Label
from cmdesk.ui.dashboard import Filters, Request, read_dashboard
from cmdesk.ui.dialogs.export_chart import ExportDialog
from cmdesk.ui.period import Preset, Timeframe
from cmdesk.ui.picture_words import picture_spec
from cmdesk.ui.presets import FORMS, PRESETS, Form
from tests.ui.charts.samples import corrected, corrected_mood
from tests.ui.fake_store import NOW, filled

MEMORY = filled(300)


def opened(qtbot: QtBot, request: Request) -> ExportDialog:
    tracker = MEMORY.trackers.get(request.tracker)
    dialog = ExportDialog(read_dashboard(MEMORY.open(), request), tracker, QLocale("fr_FR"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


@pytest.fixture
def request_() -> Request:
    filters = Filters(labels=frozenset({Label.NEGATIVE}), reposts=False)
    return Request(1, Timeframe(Preset.MONTH), filters, ZoneInfo("Europe/Paris"), NOW)


@pytest.mark.parametrize(
    ("usage", "width", "height"),
    [("screen", 1360, 480), ("1200x675", 1200, 675), ("1920x1080", 1920, 1080), ("a4", 3154, 2126)],
)
def test_a_saved_picture_has_the_size_of_its_usage(
    qtbot: QtBot, request_: Request, tmp_path: Path, usage: str, width: int, height: int
) -> None:
    dialog = opened(qtbot, request_)
    dialog.preset.setCurrentIndex(dialog.preset.findData(usage))
    dialog.save(str(tmp_path / "chart"))
    assert QImage(str(tmp_path / "chart.png")).size() == QSize(width, height)


def test_every_preset_can_be_chosen(qtbot: QtBot, request_: Request) -> None:
    dialog = opened(qtbot, request_)
    assert [dialog.preset.itemData(index) for index in range(dialog.preset.count())] == list(PRESETS)
    assert dialog.preset.currentData() == "1200x675"


def test_a_page_for_print_is_previewed_no_finer_than_a_screen_shows(qtbot: QtBot, request_: Request) -> None:
    dialog = opened(qtbot, request_)
    dialog.preset.setCurrentIndex(dialog.preset.findData("a4"))
    dialog.paint()
    assert dialog.image.width() < 1500
    assert dialog.image.width() / dialog.image.height() == pytest.approx(3154 / 2126, rel=0.01)


def test_the_dialog_says_how_large_the_picture_will_be(qtbot: QtBot, request_: Request) -> None:
    dialog = opened(qtbot, request_)
    assert dialog.measure.text() == "1200 × 675 pixels"
    dialog.forms["pdf"].setChecked(True)
    assert dialog.measure.text() == "318 × 179 mm"
    dialog.preset.setCurrentIndex(dialog.preset.findData("a4"))
    assert dialog.measure.text() == "267 × 180 mm on a page of A4, landscape"
    dialog.forms["png"].setChecked(True)
    assert dialog.measure.text() == "3154 × 2126 pixels · 267 × 180 mm"


@pytest.mark.parametrize("form", FORMS)
def test_the_form_ends_the_name(qtbot: QtBot, request_: Request, tmp_path: Path, form: Form) -> None:
    dialog = opened(qtbot, request_)
    dialog.forms[form].setChecked(True)
    with qtbot.waitSignal(dialog.saved) as told:
        dialog.save(str(tmp_path / "v1.2 mood"))
    path = tmp_path / f"v1.2 mood.{form}"
    assert told.args == [str(path)]
    assert path.read_bytes()[:5] in (b"\x89PNG\r", b"<?xml", b"%PDF-")


def test_an_ending_that_she_types_is_taken_at_its_word(qtbot: QtBot, request_: Request, tmp_path: Path) -> None:
    dialog = opened(qtbot, request_)
    dialog.save(str(tmp_path / "chart.svg"))
    assert (tmp_path / "chart.svg").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize("form", FORMS)
def test_the_file_dialog_asks_for_a_file_of_the_form(qtbot: QtBot, request_: Request, form: Form) -> None:
    dialog = opened(qtbot, request_)
    dialog.forms[form].setChecked(True)
    save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    asking = dialog.findChild(QFileDialog)
    assert asking.defaultSuffix() == form
    assert f"*.{form}" in asking.nameFilters()[0]
    assert asking.selectedFiles()[0].endswith(f"Café-Vermeil.{form}")
    asking.reject()


def test_a_transparent_background_shows_squares_in_the_preview_only(
    qtbot: QtBot, request_: Request, tmp_path: Path
) -> None:
    dialog = opened(qtbot, request_)
    dialog.clear.setChecked(True)
    qtbot.waitUntil(lambda: dialog.image.hasAlphaChannel())
    shown = dialog.preview.pixmap().toImage()
    row = {shown.pixelColor(x, shown.height() - 2).name() for x in range(shown.width())}
    assert len(row) == 2
    dialog.save(str(tmp_path / "chart"))
    assert QImage(str(tmp_path / "chart.png")).pixelColor(1, 1).alpha() == 0


def test_copying_puts_the_whole_picture_on_the_clipboard_and_stays(qtbot: QtBot, request_: Request) -> None:
    dialog = opened(qtbot, request_)
    dialog.preset.setCurrentIndex(dialog.preset.findData("1920x1080"))
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "C&opy")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    image = QGuiApplication.clipboard().image()
    assert image.size() == QSize(1920, 1080)
    assert image.text("Tracker") == "Café Vermeil"
    assert dialog.isVisible() and "copied" in dialog.verdict.text()
    # that was said of another picture
    dialog.theme.setCurrentIndex(1)
    assert dialog.verdict.text() == ""


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
        dialog = ExportDialog(replace(shown, accounts=True, page_view=view), None, QLocale("fr_FR"))
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


def test_a_picture_of_corrected_moods_says_so_to_people_and_machines(
    qtbot: QtBot, request_: Request, tmp_path: Path
) -> None:
    shown = read_dashboard(MEMORY.open(), request_)
    spec = {}
    for name, chart in (
        ("counted", shown.chart),
        ("corrected", corrected(shown.chart, [corrected_mood(0.2)] * len(shown.chart.bins))),
    ):
        dialog = ExportDialog(replace(shown, chart=chart), None, QLocale("fr_FR"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        spec[name] = dialog._spec()
        dialog.save(str(tmp_path / f"{name}.png"))
    image = QImage(str(tmp_path / "corrected.png"))
    assert (image.text("Metric"), image.text("Labels")) == ("corrected-mood@1", "84")
    assert "mood corrected by 84 labels" in spec["corrected"].source_line
    assert QImage(str(tmp_path / "counted.png")).text("Metric") == "net-sentiment@1"
    assert "corrected" not in spec["counted"].source_line
    assert "Labels" not in QImage(str(tmp_path / "counted.png")).textKeys()
    volume = picture_spec(
        "volume", corrected(shown.chart, [None] * len(shown.chart.bins)), shown.page_view, None, QLocale()
    )
    assert "corrected" not in volume.source_line
