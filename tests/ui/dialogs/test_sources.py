"""The Sources window shows how everything stands, and takes a removal back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import SourceError, StoreError
from cmdesk.core.passes import Pass, Quota
from cmdesk.core.source_cards import CARDS
from cmdesk.core.types import Feed, Tracker
from cmdesk.ui.banner import Notice
from cmdesk.ui.collecting import Collecting
from cmdesk.ui.dialogs.sources import SourcesDialog
from cmdesk.ui.theme import LIGHT, Theme
from tests.ui.collect_parts import Parts
from tests.ui.fake_store import NOW, Memory

ONE = Feed("https://one.example/rss", "<b>One</b>", folder="Press")
TWO = Feed("https://two.example/rss", "Two")
CAFE = Tracker("Café", "café", id=1, sources=frozenset({"google-news"}))
WELL = Pass(1, "feed", ONE.url, "One", 0, NOW - timedelta(hours=2), NOW - timedelta(hours=2), 40, 3, 2, 35)


@pytest.fixture
def parts(qtbot: QtBot) -> Iterator[Parts]:
    made = Parts(Memory(feeds={ONE.url: ONE, TWO.url: TWO}, trackers={1: CAFE}, passes=[WELL]))
    yield made
    made.edits.close()


def opened(qtbot: QtBot, parts: Parts, *, demo: bool = False, look: Theme = LIGHT) -> SourcesDialog:
    locale = QLocale("fr_FR")
    window = QWidget()
    qtbot.addWidget(window)
    collecting = Collecting(window, parts.backstage, Notice(look, window), locale, demo=demo, over=lambda: None)
    dialog = SourcesDialog(parts.backstage, collecting, look, locale, parts.focus.zone, demo=demo, parent=window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


def shown(dialog: SourcesDialog) -> list[list[str]]:
    table = dialog.table
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


def test_what_is_asked_and_what_came_of_it(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    assert shown(dialog) == [
        ["○  Feed", "Two", "Not asked yet", "now"],
        ["✓  Feed", "<b>One</b>", "10:40 · 40 read, 5 kept, 3 new", "now"],
        ["○  Google News", "Café · France", "Not asked yet", "now"],
    ]
    tip = dialog.table.item(1, 1).toolTip()
    assert ONE.url in tip


def test_the_row_she_is_on_is_told_whole(qtbot: QtBot, parts: Parts) -> None:
    long = "The server says: " + "please come back later, " * 20
    parts.memory.passes = [replace(WELL, fault=SourceError(long, kind="server"))]
    dialog = opened(qtbot, parts)
    dialog.table.selectRow(1)
    assert ONE.url in dialog.whole.text() and long.strip()[:300] in dialog.whole.text()
    assert dialog.whole.textFormat() is Qt.TextFormat.PlainText


def test_it_is_read_anew_and_keeps_what_she_chose(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    dialog.table.selectRow(1)
    parts.memory.feeds["https://a.example"] = Feed("https://a.example", "A")
    parts.watch.changed.emit()
    assert [row[1] for row in shown(dialog)] == ["A", "Two", "<b>One</b>", "Café · France"]
    assert {index.row() for index in dialog.table.selectedIndexes()} == {2} and dialog.table.currentRow() == 2


def test_removing_offers_to_undo_and_leaves_searches_alone(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    dialog.table.selectAll()
    assert dialog.remove.isEnabled() and not dialog.edit.isEnabled()
    dialog.remove.click()
    assert [row[1] for row in shown(dialog)] == ["Café · France"] and parts.memory.feeds == {}
    assert dialog.notice.action.text() == "Undo"
    dialog.notice.action.click()
    assert parts.memory.feeds == {ONE.url: ONE, TWO.url: TWO} and len(shown(dialog)) == 3
    assert dialog.notice.isHidden()


def test_keys_remove_and_edit(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    dialog.table.setFocus()
    dialog.table.selectRow(0)
    with qtbot.waitSignal(dialog.feed_wanted) as told:
        dialog.edit.click()
    assert told.args == [TWO]
    dialog._remove()
    assert TWO.url not in parts.memory.feeds


def test_a_search_can_neither_be_removed_nor_edited_here(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    dialog.table.selectRow(2)
    assert not dialog.remove.isEnabled() and not dialog.edit.isEnabled()


def test_collecting_is_started_here_and_shown(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    dialog.collect.click()
    assert len(parts.jobs.ordered) == 1
    assert not dialog.collect.isEnabled() and dialog.collect.text() == "Collecting…"
    parts.memory.passes = [replace(WELL, ended_at=None, read=7)]
    parts.watch.changed.emit()
    assert shown(dialog)[1][2] == "Being asked… 7 read"
    parts.jobs.end(passes=[])
    assert dialog.collect.isEnabled() and shown(dialog)[1][2].startswith("10:40 · Broken off")


def test_f5_collects_here_too(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F5)
    assert len(parts.jobs.ordered) == 1


def test_without_anything_to_ask_it_says_what_to_do(qtbot: QtBot) -> None:
    dialog = opened(qtbot, Parts(Memory()))
    assert dialog.pages.currentWidget() is dialog.empty
    with qtbot.waitSignal(dialog.add_wanted):
        dialog.empty.button.click()


def test_the_demonstration_asks_nobody(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts, demo=True)
    assert not dialog.collect.isEnabled() and not dialog.add.isEnabled()
    assert "demonstration" in dialog.hint.text()


def test_a_store_that_cannot_be_read_is_told(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    parts.memory.broken = StoreError("The disk is full.")
    dialog.read()
    assert dialog.notice.sentence == "The disk is full." and dialog.notice.isVisible()


def test_long_texts_do_not_widen_it(qtbot: QtBot, parts: Parts, look: Theme) -> None:
    parts.memory.feeds[ONE.url] = replace(ONE, title="x" * 500)
    dialog = opened(qtbot, parts, look=look)
    dialog.resize(700, 400)
    assert dialog.width() == 700
    assert dialog.table.horizontalHeader().length() <= dialog.table.width()


def test_an_answer_that_comes_after_it_was_closed_is_dropped(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    parts.reader.held = []
    dialog.read()
    dialog.reject()
    dialog.table.setRowCount(0)
    for late in parts.reader.held:
        late()
    assert dialog.table.rowCount() == 0


def test_what_x_needs_is_said_in_its_row(qtbot: QtBot, parts: Parts) -> None:
    parts.memory.trackers[1] = replace(CAFE, sources=frozenset({"x"}))
    dialog = opened(qtbot, parts)
    assert shown(dialog)[2] == ["∅  X", "Café", "Not asked: X needs a key and a ceiling", "–"]
    parts.fake_keys.kept["x"] = "key"
    parts.settings["x_ceiling"] = 5.0
    dialog._collecting.changed.emit()
    assert shown(dialog)[2] == ["○  X", "Café", "Not asked yet", "now"]


def test_a_source_that_has_no_words_for_a_query_says_so_in_its_row(qtbot: QtBot, parts: Parts) -> None:
    parts.memory.trackers[1] = replace(CAFE, sources=frozenset({"x"}))
    parts.mute = {"x": "X is not asked: it needs a word to look for."}
    dialog = opened(qtbot, parts)
    assert shown(dialog)[2] == ["⊘  X", "Café", "X is not asked: it needs a word to look for.", "–"]


def test_the_keyboard_has_a_row_to_start_from_and_goes_on_with_the_next(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    assert dialog.table.currentRow() == 0 and TWO.url in dialog.whole.text()
    dialog.remove.click()
    assert dialog.table.currentRow() == 0 and ONE.url in dialog.whole.text()
    parts.memory.feeds = {}
    dialog.table.selectRow(1)
    parts.watch.changed.emit()
    assert dialog.row() is not None and dialog.row().source == "google-news"


def test_undo_and_redo_have_their_keys_here_too(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.remove.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert TWO.url in parts.memory.feeds
    qtbot.keyClick(dialog, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert TWO.url not in parts.memory.feeds


def test_a_collection_can_be_stopped_here(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    dialog.collect.click()
    assert dialog.stop.isHidden()
    parts.jobs.started.emit(parts.jobs.running[0])
    assert dialog.stop.isVisible()
    dialog.stop.click()
    assert parts.jobs.running[0].cancelled and dialog.stop.isHidden() and dialog.collect.text() == "Collecting…"
    parts.jobs.end(ok=False, cancelled=True)
    assert dialog.stop.isHidden() and dialog.collect.isEnabled()


def test_she_switches_the_collector_on_and_off_and_lets_it_stay(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    assert not dialog.always.isChecked() and not dialog.stays.isEnabled()
    assert dialog.standing.text() == "Collection is off"
    dialog.always.click()
    assert parts.settings["collects"] is True and parts.collector.followed == 1
    parts.collector.run(due=NOW + timedelta(minutes=3))
    assert dialog.always.isChecked() and dialog.stays.isEnabled() and dialog.standing.text().endswith("next 12:43")
    dialog.stays.click()
    assert parts.settings["collector_stays"] is True and parts.collector.followed == 2


def test_while_it_collects_all_the_time_each_row_says_when_it_is_due_and_how_often(qtbot: QtBot, parts: Parts) -> None:
    parts.settings["frequencies"] = "feed:180"
    parts.memory.trackers[1] = replace(CAFE, sources=frozenset({"google-news", "x"}))
    parts.fake_keys.kept["x"], parts.settings["x_ceiling"] = "key", 5.0
    parts.memory.passes.append(
        replace(WELL, source="google-news", target="FR:fr café", tracker=1, quota=Quota(limit=300, remaining=280))
    )
    dialog = opened(qtbot, parts)
    assert dialog.table.horizontalHeaderItem(3).text() == "May be asked from"
    parts.collector.run()
    assert dialog.table.horizontalHeaderItem(3).text() == "Next"
    table = dialog.table
    told = [[table.item(row, column).text() for column in (3, 4, 5)] for row in range(4)]
    assert told == [
        ["now", "3 h", ""],
        ["13:40", "3 h", ""],
        ["now", "15 min", "280 of 300 left"],
        ["when you ask", "–", ""],
    ]


def test_a_narrow_window_does_without_what_is_told_below(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    dialog.resize(720, 460)
    assert dialog.table.isColumnHidden(4) and dialog.table.isColumnHidden(5)
    dialog.resize(1100, 600)
    assert not dialog.table.isColumnHidden(4)


def test_what_a_source_gives_and_its_terms_stand_below(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    dialog.table.selectRow(2)
    assert CARDS["google-news"].gives in dialog.whole.text() and CARDS["google-news"].terms in dialog.whole.text()


def test_the_row_she_is_on_can_be_tested_unless_nobody_may_be_asked(qtbot: QtBot, parts: Parts) -> None:
    parts.memory.trackers[1] = replace(CAFE, sources=frozenset({"x"}))
    dialog = opened(qtbot, parts)
    dialog.table.selectRow(1)
    with qtbot.waitSignal(dialog.trial_wanted) as told:
        dialog.trial.click()
    assert told.args[0].feed == ONE
    dialog.table.selectRow(2)
    assert not dialog.trial.isEnabled(), "X has no key here"
    with qtbot.waitSignal(dialog.limits_wanted):
        dialog.limits.click()
