"""The export dialog says which mentions it means, just those of the table, and words the command that writes them."""

import argparse
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cmdesk.cli.export import add_arguments, asked_view
from cmdesk.core.timeline import Period
from cmdesk.core.types import ALL_MENTIONS, Label, Tracker
from cmdesk.ui.dashboard import Dashboard, Filters, Request, read_dashboard
from cmdesk.ui.dialogs.export_mentions import ExportMentionsDialog
from cmdesk.ui.period import Preset, Timeframe
from cmdesk.ui.picture_words import own_words
from tests.ui.fake_store import NOW, filled

MEMORY = filled(300)
PARIS = ZoneInfo("Europe/Paris")
NARROW = Filters(
    labels=frozenset({Label.NEGATIVE, Label.UNKNOWN}),
    sources=frozenset({"x", "mastodon"}),
    languages=frozenset({"fr", "und"}),
    reposts=False,
)


def look(tracker: int = 1, frame: Timeframe | None = None, filters: Filters = NARROW) -> Dashboard:
    request = Request(tracker, frame or Timeframe(Preset.MONTH), filters, PARIS, NOW)
    return read_dashboard(MEMORY.open(), request)


def opened(qtbot: QtBot, dashboard: Dashboard, tracker: Tracker | None = MEMORY.trackers[1]) -> ExportMentionsDialog:
    dialog = ExportMentionsDialog(dashboard, tracker, QLocale("fr_FR"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def parsed(words: tuple[str, ...]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser, lambda _context, text: text)
    assert words[0] == "export"
    return parser.parse_args(words[1:])


def test_it_says_what_will_be_exported(qtbot: QtBot) -> None:
    dashboard = look()
    dialog = opened(qtbot, dashboard)
    assert dialog.what.text().startswith(f"Café Vermeil: {dashboard.now.shown.mentions} mention")
    for word in ("24/10/2026 – 22/11/2026", "Europe/Paris", "negative", "unknown", "Mastodon", "without reposts"):
        assert word in dialog.scope.text()
    for own in (False, True):
        shown = replace(dashboard, page_view=replace(dashboard.page_view, own=own))
        assert own_words(own) not in opened(qtbot, shown).scope.text()
        assert own_words(own) in opened(qtbot, replace(shown, accounts=True), None).scope.text()


@pytest.mark.parametrize(
    ("tracker", "frame", "filters"),
    [
        (1, Timeframe(Preset.MONTH), NARROW),
        (1, Timeframe(Preset.ALL), Filters()),
        (ALL_MENTIONS, Timeframe(Preset.DAY), Filters()),
        (1, Timeframe(Preset.MONTH).zoom(Period(NOW - timedelta(hours=30), NOW - timedelta(hours=29))), Filters()),
    ],
)
def test_the_command_gives_exactly_what_the_table_shows(
    qtbot: QtBot, tracker: int, frame: Timeframe, filters: Filters
) -> None:
    dashboard = look(tracker, frame, filters)
    for own in (False, True):
        shown = replace(dashboard, page_view=replace(dashboard.page_view, own=own))
        known = MEMORY.trackers.get(tracker)
        dialog = opened(qtbot, shown, known)
        arguments = parsed(dialog.arguments(Path("/tmp/a.xlsx")))
        assert asked_view(arguments, known, ZoneInfo(arguments.tz)) == shown.page_view
        assert arguments.tracker == (None if known is None else known.name)


def test_a_name_that_looks_like_an_option_is_none(qtbot: QtBot) -> None:
    dialog = opened(qtbot, look(), replace(MEMORY.trackers[1], name="--own"))
    arguments = parsed(dialog.arguments(Path("/tmp/a.csv")))
    assert (arguments.tracker, arguments.own) == ("--own", False)


@pytest.mark.parametrize(
    ("form", "dialect", "packed", "name", "expected"),
    [
        (0, 0, True, "/tmp/a", ("/tmp/a.xlsx", "xlsx", "excel-fr")),
        (1, 1, True, "/tmp/a.csv", ("/tmp/a.csv", "csv", "excel")),
        (1, 2, False, "/tmp/a.txt", ("/tmp/a.txt.csv", "csv", "plain")),
        (2, 0, False, "/tmp/a.JSONL", ("/tmp/a.JSONL", "jsonl", "excel-fr")),
        (2, 0, True, "/tmp/a", ("/tmp/a.jsonl.gz", "jsonl", "excel-fr")),
    ],
)
def test_form_and_dialect_become_a_command(
    qtbot: QtBot, form: int, dialect: int, packed: bool, name: str, expected: tuple[str, str, str]
) -> None:
    dialog = opened(qtbot, look())
    dialog.form.setCurrentIndex(form)
    dialog.dialect.setCurrentIndex(dialect)
    dialog.packed.setChecked(packed)
    assert (dialog.dialect.isEnabled(), dialog.packed.isEnabled()) == (form == 1, form == 2)
    assert dialog.note.text()
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.choose(name)
    arguments = parsed(told.args[0])
    assert (str(arguments.out), arguments.format, arguments.dialect) == (str(Path(expected[0])), *expected[1:])
    assert not dialog.isVisible()


def test_the_place_is_asked_for_under_a_name_of_its_own(qtbot: QtBot) -> None:
    dialog = opened(qtbot, look())
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    (asking,) = dialog.findChildren(QFileDialog)
    assert [Path(file).name for file in asking.selectedFiles()] == ["Café-Vermeil.xlsx"]
    asking.reject()
    assert dialog.isVisible()


def test_of_nothing_there_is_no_export(qtbot: QtBot) -> None:
    dialog = opened(qtbot, look(filters=Filters(sources=frozenset({"nowhere"}))))
    assert not dialog.start.isEnabled()
