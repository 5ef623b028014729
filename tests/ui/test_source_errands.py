"""The desk and its sources: keys and menus, new trackers, what an empty store offers, the status bar."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.networks import FOLLOWED, KEYLESS, SOURCE_IDS
from cmdesk.core.types import Feed, Tracker
from cmdesk.ui.banner import Tone
from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.add_feeds import AddFeedsDialog
from cmdesk.ui.dialogs.editions import EditionsDialog
from cmdesk.ui.dialogs.feed import FeedDialog
from cmdesk.ui.dialogs.sources import SourcesDialog
from cmdesk.ui.dialogs.x_access import XDialog
from tests.ui.desks import FakeKeys, options, preference, services, settled
from tests.ui.fake_store import Memory, filled

READ = [word for source in FOLLOWED for word in ("--source", source)]
FREE = [word for source in SOURCE_IDS if source != "x" for word in ("--source", source)]
ECHO = (
    "import json, sys\n"
    "said = sys.stdin.readline() if '--session-keys' in sys.argv else ''\n"
    "words = sys.argv[sys.argv.index('--progress') + 1:]\n"
    "more = {'most': 10_000, 'spent': 0, 'ceiling': 5_000_000} if '--dry-run' in words else "
    "{'added': 0, 'passes': [{'state': 'done', 'source': 'feed', 'title': 'Journal'}]}\n"
    "print(json.dumps({'event': 'result', 'words': words, 'said': said, **more}))\n"
)


class Made:
    """Desks, what their jobs were told, and what was kept."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        self._qtbot, self._app = qtbot, app
        self.desks: list[Desk] = []
        self.keys = FakeKeys()
        self.kept: list[tuple[str, object]] = []
        self.results: list[dict[str, Any]] = []

    def __call__(self, memory: Memory, *, demo: bool = False, ceiling: float = 0.0) -> Desk:
        given = replace(
            services(memory, self.kept, ECHO, self.keys),
            setting=lambda name: ceiling if name == "x_ceiling" else preference(name),
        )
        made = Desk(self._app, options(demo=demo), given)
        self.desks.append(made)
        made.backstage.jobs.finished.connect(lambda _, outcome: self.results.append(dict(outcome.result)))
        made.start()
        self._qtbot.waitUntil(lambda: made.backstage.focus.listed is not None, timeout=20_000)
        settled(self._qtbot, made)
        return made

    def ended(self, count: int) -> list[list[str]]:
        """Wait until so many jobs have ended; what they were told to do."""
        self._qtbot.waitUntil(lambda: len(self.results) >= count, timeout=20_000)
        return [result["words"] for result in self.results]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication) -> Iterator[Made]:
    made = Made(qtbot, qapp)
    yield made
    for desk in made.desks:
        desk.close()


def watching(*sources: str) -> Memory:
    memory = filled(40)
    memory.trackers = {1: replace(memory.trackers[1], sources=frozenset(sources))}
    for kept in memory.mentions:
        kept.trackers &= {1}
    memory.feeds = {"https://journal.example/rss": Feed("https://journal.example/rss", "Journal")}
    return memory


def press(qtbot: QtBot, desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, key, modifier)


def test_f5_collects_and_shift_f5_finds_mentions_again(qtbot: QtBot, make: Made) -> None:
    desk = make(watching("google-news"))
    actions = desk.window.actions_
    assert actions.collect.shortcut() == QKeySequence("F5") and actions.rematch.shortcut() == QKeySequence("Shift+F5")
    press(qtbot, desk, Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier)
    press(qtbot, desk, Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier)
    assert make.ended(1) == [["collect", "--once", *FREE]]
    assert desk.window.board.notice.sentence.startswith("Nothing new from 1 source")
    press(qtbot, desk, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert make.ended(2)[1][:2] == ["track", "rematch"]


def test_the_demonstration_collects_nothing_and_says_why(qtbot: QtBot, make: Made) -> None:
    desk = make(watching("google-news"), demo=True)
    action = desk.window.actions_.collect
    assert not action.isEnabled() and action.toolTip() == "The demonstration collects nothing"
    press(qtbot, desk, Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier)
    settled(qtbot, desk)
    assert desk.backstage.jobs.current is None and not desk.window.source_errands.collecting.busy


def test_a_session_key_reaches_the_command_through_its_stdin_alone(qtbot: QtBot, make: Made) -> None:
    make.keys.used["x"] = "SECRETTOKEN"
    desk = make(watching("x"), ceiling=5.0)
    collecting = desk.window.source_errands.collecting
    desk.window.actions_.collect.trigger()
    qtbot.waitUntil(lambda: collecting.question is not None, timeout=20_000)
    assert make.results == []
    collecting.question.collect.click()
    assert make.ended(1) == [["collect", "--once", "--session-keys"]]
    assert json.loads(make.results[0]["said"]) == {"x": "SECRETTOKEN"}


def test_a_new_tracker_is_collected_for_at_once_and_undo_does_not_collect(qtbot: QtBot, make: Made) -> None:
    desk = make(watching())
    desk.window.actions_.new_tracker.trigger()
    dialog = desk.window.errands.dialog
    dialog.name.setText("Thé")
    dialog.query.setPlainText("thé")
    dialog.save.click()
    words = make.ended(2)
    assert ["collect", "--once", "--tracker=Thé", *FREE] in words
    desk.backstage.edits.stack.undo()
    desk.backstage.edits.stack.redo()
    settled(qtbot, desk)
    assert [one[0] for one in make.ended(3)].count("collect") == 1, "found again, not asked again"


def test_new_feeds_are_read_at_once_and_what_undo_brings_back_is_not(qtbot: QtBot, make: Made) -> None:
    desk = make(watching())
    desk.backstage.edits.add_feeds([Feed("https://example.org/new", "Nouveau", typed=True)])
    assert make.ended(1) == [["collect", "--once", *READ]]
    desk.backstage.edits.stack.undo()
    desk.backstage.edits.stack.redo()
    settled(qtbot, desk)
    assert not desk.backstage.jobs.has("collect")
    assert len(make.results) == 1


def test_a_tracker_that_looks_nowhere_is_only_matched(qtbot: QtBot, make: Made) -> None:
    desk = make(watching())
    desk.window.actions_.new_tracker.trigger()
    dialog = desk.window.errands.dialog
    dialog.name.setText("Thé")
    dialog.query.setPlainText("thé")
    for source in KEYLESS:
        dialog.sources.boxes[source].setChecked(False)
    dialog.save.click()
    assert [one[0] for one in make.ended(1)] == ["track"]
    settled(qtbot, desk)
    assert not desk.window.source_errands.collecting.busy


def test_where_a_tracker_looks_is_an_edit_that_can_be_undone(qtbot: QtBot, make: Made) -> None:
    memory = watching("google-news")
    desk = make(memory)
    desk.window.errands.edit_tracker(memory.trackers[1])
    dialog = desk.window.errands.dialog
    dialog.sources.boxes["x"].setChecked(True)
    dialog.save.click()
    settled(qtbot, desk)
    assert memory.trackers[1].sources == {"google-news", "x"}
    desk.backstage.edits.stack.undo()
    settled(qtbot, desk)
    assert memory.trackers[1].sources == {"google-news"}


def test_what_x_needs_is_told_in_the_tracker_and_set_up_over_it(qtbot: QtBot, make: Made) -> None:
    desk = make(watching())
    desk.window.actions_.new_tracker.trigger()
    dialog = desk.window.errands.dialog
    settled(qtbot, desk)
    assert not dialog.sources.needs.isHidden()
    dialog.name.setText("Thé")
    dialog.sources.needs.click()
    above = desk.window.source_errands.above
    assert isinstance(above, XDialog) and above.parent() is dialog
    above.reject()
    assert desk.window.errands.dialog is dialog and dialog.name.text() == "Thé"
    dialog.reject()


def test_everything_of_sources_is_reached_from_their_window(qtbot: QtBot, make: Made) -> None:
    memory = watching("google-news")
    desk = make(memory)
    errands = desk.window.source_errands
    desk.window.actions_.sources.trigger()
    dialog = desk.window.errands.dialog
    assert isinstance(dialog, SourcesDialog)
    settled(qtbot, desk)
    dialog.table.selectRow(0)
    for button, kind in (
        (dialog.add, AddFeedsDialog),
        (dialog.edit, FeedDialog),
        (dialog.x_access, XDialog),
        (dialog.news, EditionsDialog),
    ):
        button.click()
        settled(qtbot, desk)
        assert isinstance(errands.above, kind) and errands.above.parent() is dialog
        if kind is EditionsDialog:
            errands.above.boxes["BE:fr"].setChecked(True)
            errands.above.save.click()
        elif kind is FeedDialog:
            errands.above.title.setText("Le Journal")
            errands.above.save.click()
        else:
            errands.above.reject()
    settled(qtbot, desk)
    assert make.kept == [("google_news_editions", "FR:fr BE:fr")]
    assert [feed.title for feed in memory.feeds.values()] == ["Le Journal"]
    assert dialog.table.item(0, 1).text() == "Le Journal" and desk.window.errands.dialog is dialog
    dialog.reject()


def test_an_empty_store_offers_a_first_tracker_then_to_collect(qtbot: QtBot, make: Made) -> None:
    memory = Memory()
    desk = make(memory)
    welcome = desk.window.board.welcome
    assert (welcome.button.text(), welcome.second.text()) == ("My first tracker…", "Import posts…")
    welcome.button.click()
    assert desk.window.errands.dialog.windowTitle() == "New tracker"
    welcome.second.click()
    assert desk.window.errands.dialog.windowTitle() == "Import posts"
    desk.window.errands.dialog.reject()
    memory.trackers[1] = Tracker("Café", "café", id=1, sources=frozenset({"google-news"}))
    memory.number += 1
    qtbot.waitUntil(lambda: welcome.button.text() == "Collect now")
    welcome.button.click()
    assert welcome.title == "The sources are being asked…" and welcome.button.isHidden()
    assert make.ended(1)[0][:2] == ["collect", "--once"]
    assert welcome.button.text() == "Collect now" and not welcome.button.isHidden()


@pytest.mark.parametrize("feeds", [True, False])
def test_a_tracker_without_mentions_offers_to_collect_where_something_can_be_asked(
    qtbot: QtBot, make: Made, feeds: bool
) -> None:
    memory = watching()
    memory.trackers[2] = Tracker("Thé", "thé", id=2)
    if not feeds:
        memory.feeds = {}
    desk = make(memory)
    desk.backstage.focus.select_tracker(2)
    settled(qtbot, desk)
    empty = desk.window.board.empty
    assert empty.title == "No mention matches this tracker"
    wanted = ("Collect now", "Edit the query…") if feeds else ("Edit the query…", "")
    assert (empty.button.text(), empty.second.text()) == wanted
    (empty.second if feeds else empty.button).click()
    assert desk.window.errands.dialog.windowTitle() == "Edit tracker"
    desk.window.errands.dialog.reject()


def test_the_status_bar_tells_which_source_is_asked_and_what_is_new(qtbot: QtBot, make: Made) -> None:
    desk = make(watching())
    waits = desk.backstage.jobs
    waits._command = (waits._command[0], "-c", "import sys; sys.stdin.read()")
    job = waits.add("Collecting", ["collect"])
    bar = desk.window.status.job
    for title, added, done in (("Journal", 3, 0), ("Journal", 9, 1), ("Le " + "long " * 20, 3, 2)):
        event = {"source": "feed", "title": title, "added": added, "done": done, "total": 8, "state": "reading"}
        job.progressed.emit(event)
    assert bar.told.startswith("Collecting · 2 of 8 · Le long") and bar.told.endswith("… · 12 new")
    assert bar.bar.value() == 250 and bar.cancel.isEnabled()
    job.progressed.emit({"source": "google-news", "title": "Café", "added": 0, "done": 3, "total": 8})
    assert bar.told == "Collecting · 3 of 8 · Google News · Café · 12 new"
    job.title = "Collecting for Café"
    job.progressed.emit({"source": "google-news", "title": "Café", "added": 0, "done": 3, "total": 8})
    assert bar.told == "Collecting for Café · 3 of 8 · Google News · 12 new"
    bar.cancel.click()
    qtbot.waitUntil(lambda: waits.current is None, timeout=20_000)
    assert desk.window.board.notice.sentence.startswith("The collection was stopped")


def test_finding_nothing_again_in_an_empty_store_is_not_told(qtbot: QtBot, make: Made) -> None:
    memory = Memory()
    memory.trackers[1] = Tracker("Café", "café", id=1)
    desk = make(memory)
    desk.window.errands.rematch(memory.trackers[1])
    assert make.ended(1)[0][:2] == ["track", "rematch"]
    assert desk.window.board.notice.isHidden()


def test_a_long_notice_leaves_the_cards_whole_on_the_smallest_screen(qtbot: QtBot, make: Made) -> None:
    desk = make(watching())
    board = desk.window.board
    desk.window.resize(960, 640)
    board.notice.tell("a long sentence " * 17, Tone.WARNING, "Show", lambda: None)
    qtbot.waitUntil(lambda: board.notice.height() > 3 * board.notice.fontMetrics().height())
    assert min(card.height() for card in board.cards.cards) >= board.cards.sizeHint().height()
