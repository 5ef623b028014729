"""The window as a whole: every wire, by what she does and sees."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cmdesk.core.corrections import Purpose
from cmdesk.core.errors import StoreError
from cmdesk.core.types import ALL_MENTIONS, Account, Label
from cmdesk.ui import theme as themes
from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.checking import CheckingDialog
from cmdesk.ui.focus import Focus
from cmdesk.ui.period import Preset
from cmdesk.ui.window import MainWindow
from tests.ui.desks import options, services, settled
from tests.ui.fake_store import NOW, Memory, filled, mention


@pytest.fixture(scope="module")
def memory() -> Memory:
    return filled(1500)


@pytest.fixture(scope="module")
def kept() -> list[tuple[str, object]]:
    return []


@pytest.fixture(scope="module")
def desk_of_module(qapp: QApplication, memory: Memory, kept: list[tuple[str, object]]) -> Iterator[Desk]:
    made = Desk(qapp, options(), services(memory, kept))
    made.start()
    made.window.board.load_charts()
    for worker in made.backstage.workers:
        # a thread begins with its first work: here, not in the first test that needs it
        worker.submit(lambda _: None)
    while made.backstage.focus.listed is None:
        qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    yield made
    made.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("cmdesk")]
    themes.apply(qapp, themes.LIGHT)


@pytest.fixture
def desk(qtbot: QtBot, desk_of_module: Desk) -> Desk:
    """The one desk, looking at the first own tracker over 30 days, no filter, wide."""
    focus = desk_of_module.backstage.focus
    desk_of_module.window.resize(1360, 860)
    focus.choose(Preset.MONTH)
    focus.set_reposts(True)
    focus.select_tracker(1)
    settled(qtbot, desk_of_module)
    desk_of_module.window.board.notice.hide()
    # shortcuts are heard by the active window only, and a closed dialog leaves none active
    desk_of_module.window.activateWindow()
    qtbot.waitUntil(desk_of_module.window.isActiveWindow)
    return desk_of_module


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.window


@pytest.fixture
def focus(desk: Desk) -> Focus:
    return desk.backstage.focus


def test_list_cards_chart_table_and_status_agree(window: MainWindow, focus: Focus) -> None:
    shown = focus.dashboard
    assert shown is not None
    count = shown.now.shown.mentions
    summary = window.sidebar.model.summary(window.sidebar.view.currentIndex().row())
    assert summary is not None and summary.tracker.id == 1 and summary.count == count
    assert window.board.cards.mentions.figure == str(count)
    assert window.board.charts is not None and window.board.charts.data.total.mentions == count
    assert len(window.board.model.lines) == min(count, 200)
    assert window.status.told == "Demonstration store · 1,500 mentions stored · 5 trackers"
    assert window.windowTitle() == "Café Vermeil – cmdesk"
    assert window.banner is not None and window.banner.isVisible()


def test_the_first_mention_is_shown_in_the_detail(window: MainWindow) -> None:
    detail = window.board.detail.detail
    assert detail is not None and detail.line.id == window.board.model.lines[0].id


def test_every_action_is_in_a_menu(window: MainWindow) -> None:
    def below(actions: list[QAction]) -> set[QAction]:
        found = set()
        for action in actions:
            found |= below(action.menu().actions()) if action.menu() else {action}
        return found

    assert set(window.actions()) <= below(window.menuBar().actions())


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys)) > 30


def test_every_control_has_a_name(window: MainWindow) -> None:
    # Qt's own button that unfolds what does not fit in a menu bar has none
    buttons = [
        button for button in window.findChildren(QAbstractButton) if button.objectName() != "qt_menubar_ext_button"
    ]
    nameless = [button for button in buttons if not (button.accessibleName() or button.text())]
    assert [(button.metaObject().className(), button.parent()) for button in nameless if button.isVisible()] == []


def test_a_card_filters_table_charts_and_chips_and_escape_clears(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    qtbot.mouseClick(window.board.cards.negative, Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    assert {line.label for line in window.board.model.lines} == {Label.NEGATIVE}
    assert window.board.cards.negative.isChecked()
    assert [chip.text() for chip in window.board.chips.chips] == ["▼ negative"]
    assert window.board.charts.data.total.positive == 0
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    settled(qtbot, desk)
    assert len({line.label for line in window.board.model.lines}) > 1


def test_a_bar_segment_becomes_period_and_label_chips(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    data = window.board.charts.data
    window.board.charts.bin_activated.emit(data.edges[-2], data.edges[-1], Label.POSITIVE)
    settled(qtbot, desk)
    assert [chip.text() for chip in window.board.chips.chips] == ["11/22/2026", "▲ positive"]
    assert all(line.posted_at >= data.edges[-2] for line in window.board.model.lines)


def test_the_brush_drives_everything(qtbot: QtBot, desk: Desk, window: MainWindow, focus: Focus) -> None:
    edges = focus.dashboard.overview.edges
    window.board.charts.brushed.emit(edges[10], edges[20])
    settled(qtbot, desk)
    assert (focus.dashboard.period.start, focus.dashboard.period.end) == (edges[10], edges[20])
    assert window.board.cards.mentions.figure == str(len(window.board.model.lines))
    qtbot.keyClick(window, Qt.Key.Key_Backspace)
    settled(qtbot, desk)
    assert focus.dashboard.preset is Preset.MONTH and not focus.frame.zooms


def test_keys_change_the_period(qtbot: QtBot, desk: Desk, window: MainWindow, focus: Focus) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    settled(qtbot, desk)
    assert focus.dashboard.preset is Preset.WEEK and window.actions_.presets[Preset.WEEK].isChecked()
    begun = focus.dashboard.period
    qtbot.keyClick(window, Qt.Key.Key_BracketLeft)
    settled(qtbot, desk)
    assert focus.dashboard.period.end == begun.start
    assert window.actions_.presets[Preset.RANGE].isChecked()


def test_keys_walk_the_mentions_and_label_them_and_undo(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    table = window.board.table
    qtbot.keyClick(window, Qt.Key.Key_J)
    line = table.current_line()
    assert line is not None and line.id == window.board.model.lines[1].id
    wanted = Label.NEGATIVE if line.label is not Label.NEGATIVE else Label.POSITIVE
    qtbot.keyClick(window, Qt.Key.Key_N if wanted is Label.NEGATIVE else Qt.Key.Key_P)
    assert window.board.model.lines[1].label is wanted and window.board.model.lines[1].corrected
    settled(qtbot, desk)
    assert table.current_line().id == line.id
    assert window.board.detail.detail.line.corrected
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, desk)
    assert window.board.model.lines[1] == line


def test_a_label_that_cannot_be_stored_is_put_back_and_told(
    qtbot: QtBot, desk: Desk, window: MainWindow, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.ui.fake_store import FakeStore

    def refuse(*_: object, **__: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(FakeStore, "correct", refuse)
    line = window.board.table.current_line()
    qtbot.keyClick(window, Qt.Key.Key_U if line.label is not Label.NEUTRAL else Qt.Key.Key_P)
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: window.board.table.current_line() == line)
    assert window.board.notice.isVisible() and window.board.notice.sentence == "The disk is full."


def test_the_source_of_a_mention_becomes_a_filter(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    source = window.board.table.current_line().source
    qtbot.keyClick(window, Qt.Key.Key_S)
    settled(qtbot, desk)
    assert {line.source for line in window.board.model.lines} == {source}


def test_the_text_is_copied_as_it_is(qtbot: QtBot, window: MainWindow) -> None:
    window.board.table.setFocus()
    window.actions_.copy_text.trigger()
    assert QGuiApplication.clipboard().text() == window.board.table.current_line().text


def test_reposts_are_switched_off_everywhere_and_remembered(
    qtbot: QtBot, desk: Desk, window: MainWindow, focus: Focus, kept: list[tuple[str, object]]
) -> None:
    with_reposts = focus.dashboard.now.shown.mentions
    window.actions_.reposts.trigger()
    settled(qtbot, desk)
    assert focus.dashboard.now.shown.mentions < with_reposts
    assert kept[-1] == ("reposts", False)
    window.actions_.reposts.trigger()
    settled(qtbot, desk)


def test_an_author_becomes_her_account_and_its_posts_are_told_apart(
    qtbot: QtBot, desk: Desk, window: MainWindow, focus: Focus, memory: Memory, kept: list[tuple[str, object]]
) -> None:
    before = focus.dashboard.now.shown.mentions
    line = window.board.table.current_line()
    window.actions_.claim.trigger()
    settled(qtbot, desk)
    assert [(one.network, one.handle) for one in memory.accounts] == [(line.source, line.author_handle)]
    assert focus.dashboard.now.shown.mentions == before - focus.dashboard.own_posts < before
    assert window.board.notice.sentence.startswith(f"@{line.author_handle} is your account")
    window.actions_.own.trigger()
    settled(qtbot, desk)
    assert focus.dashboard.now.shown.mentions == before and kept[-1] == ("own", True)
    assert "own posts included" in window.board.chips.summary
    assert window.board.table.current_line().own and window.actions_.claim.text() == "This is not my &account"
    window.actions_.claim.trigger()
    settled(qtbot, desk)
    assert memory.accounts == []
    desk.backstage.edits.stack.undo()
    desk.backstage.edits.stack.undo()
    window.actions_.own.trigger()
    settled(qtbot, desk)
    assert memory.accounts == [] and focus.dashboard.now.shown.mentions == before


def test_her_accounts_are_shown_in_a_dialog(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    window.actions_.accounts.trigger()
    settled(qtbot, desk)
    assert window.errands.dialog.windowTitle() == "My accounts" and window.errands.dialog.isVisible()
    window.errands.dialog.reject()


def test_a_mention_that_was_scored_anew_is_looked_at_again(
    qtbot: QtBot, desk: Desk, window: MainWindow, memory: Memory
) -> None:
    asked: list[object] = []
    line = window.board.table.current_line()
    assert line is not None
    kept = next(one for one in memory.mentions if one.line.id == line.id)
    before = kept.sentiment
    desk.backstage.analyst.submit(lambda analyst: asked.append(analyst.asked))
    settled(qtbot, desk)
    looks = asked[0]
    assert isinstance(looks, list)
    looks.clear()
    desk.backstage.focus.refresh()
    settled(qtbot, desk)
    assert looks == [], "the same reasons are not asked for twice"
    kept.sentiment = replace(before, label=Label.POSITIVE, scorer=before.scorer + "+words")
    desk.backstage.focus.refresh()
    qtbot.waitUntil(lambda: len(looks) == 1)
    settled(qtbot, desk)
    desk.backstage.scoring.changed.emit()
    qtbot.waitUntil(lambda: len(looks) == 2)
    kept.sentiment = before


def test_a_group_is_named_in_a_dialog(qtbot: QtBot, desk: Desk, window: MainWindow, memory: Memory) -> None:
    window.actions_.rename_group.trigger()
    dialog = window.errands.dialog
    field = dialog.findChild(QLineEdit)
    assert field.text() == "Vermeil"
    field.setText("Maison")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(qtbot, desk)
    assert [tracker.group for tracker in memory.trackers.values()][:3] == ["Maison"] * 3
    assert window.actions_.undo.text() == "&Undo: name of a group"
    window.actions_.undo.trigger()
    settled(qtbot, desk)


def test_digits_choose_trackers(qtbot: QtBot, desk: Desk, window: MainWindow, focus: Focus) -> None:
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, desk)
    assert focus.tracker == window.sidebar.model.trackers[0].id
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, desk)
    assert focus.tracker == ALL_MENTIONS
    assert not window.actions_.edit_tracker.isEnabled()


def test_below_1100_pixels_the_detail_is_a_drawer(qtbot: QtBot, window: MainWindow) -> None:
    board = window.board
    assert board.detail_open and not board.drawer_open
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: not board.detail_open)
    board.table.step(1)
    assert not board.detail_open, "walking opens nothing"
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert board.drawer_open
    assert board.rect().contains(board.detail.geometry())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not board.detail_open
    window.resize(1360, 860)
    qtbot.waitUntil(lambda: board.detail_open and not board.drawer_open)


def test_the_detail_can_be_put_away(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_.detail.trigger()
    assert not window.board.detail_open
    window.actions_.detail.trigger()
    assert window.board.detail_open


def test_the_window_fits_the_smallest_screen(window: MainWindow) -> None:
    assert window.minimumSizeHint().width() <= 960 and window.minimumSizeHint().height() <= 640
    assert (window.minimumWidth(), window.minimumHeight()) == (960, 640)


def test_the_theme_changes_while_it_runs(
    qtbot: QtBot, desk: Desk, window: MainWindow, kept: list[tuple[str, object]]
) -> None:
    light = window.grab().toImage().pixelColor(5, 200)
    window.actions_.theme_toggle.trigger()
    assert kept[-1] == ("theme", "dark") and desk.theme is themes.DARK
    assert window.grab().toImage().pixelColor(5, 200).lightness() < 60 < light.lightness()
    window.actions_.themes["light"].trigger()
    assert desk.theme is themes.LIGHT


def test_the_language_changes_while_it_runs(qtbot: QtBot, desk: Desk, kept: list[tuple[str, object]]) -> None:
    count = desk.window.board.cards.mentions.figure
    desk.window.actions_.languages["fr"].trigger()
    settled(qtbot, desk)
    assert kept[-1] == ("language", "fr") and desk.backstage.jobs.language == "fr"
    assert desk.window.board.cards.mentions.figure == count
    assert desk.window.board.cards.positive.figure.endswith("\u202f%")
    assert desk.window.board.chips.chips == [] and desk.window.windowTitle() == "Café Vermeil – cmdesk"
    desk.window.actions_.languages["en"].trigger()
    desk.window.board.load_charts()
    settled(qtbot, desk)
    assert "\u202f" not in desk.window.board.cards.positive.figure


def test_news_in_the_store_reaches_the_screen(qtbot: QtBot, desk: Desk, window: MainWindow, memory: Memory) -> None:
    fresh = mention(NOW - timedelta(seconds=5), Label.POSITIVE, text="à l'instant", sequence=77, trackers={1})
    memory.mentions.append(fresh)
    memory.number += 1
    qtbot.waitUntil(lambda: window.board.model.lines[0].text == "à l'instant")
    memory.mentions.remove(fresh)


def test_a_new_tracker_shows_is_stored_chosen_and_matched(
    qtbot: QtBot, desk: Desk, window: MainWindow, memory: Memory
) -> None:
    window.actions_.new_tracker.trigger()
    dialog = window.errands.dialog
    dialog.name.setText("Essai")
    dialog.query.setPlainText("essai")
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=20_000):
        dialog.save.click()
    settled(qtbot, desk)
    assert window.windowTitle().startswith("Essai")
    assert window.board.empty.title == "No mention matches this tracker" and window.board.empty.isVisible()
    window.actions_.undo.trigger()
    settled(qtbot, desk)
    assert "Essai" not in {tracker.name for tracker in memory.trackers.values()}
    assert window.windowTitle() == "All mentions – cmdesk"


def test_an_offer_to_undo_goes_away_with_the_next_edit(
    qtbot: QtBot, desk: Desk, window: MainWindow, memory: Memory
) -> None:
    tracker = memory.trackers[5]
    window.tracker_errands.remove([tracker])
    settled(qtbot, desk)
    assert window.board.notice.isVisible() and window.board.notice.action.text() == "Undo"
    line = window.board.model.line(0)
    assert line is not None
    desk.backstage.edits.correct([line], Label.NEGATIVE if line.label is not Label.NEGATIVE else Label.POSITIVE)
    settled(qtbot, desk)
    assert not window.board.notice.isVisible(), "its button would undo the correction, not the removal"
    desk.backstage.edits.stack.undo()
    desk.backstage.edits.stack.undo()
    settled(qtbot, desk)
    assert memory.trackers[5] == tracker


def test_news_of_a_tracker_go_away_when_another_is_looked_at(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    focus = desk.backstage.focus
    focus.select_tracker(2)
    settled(qtbot, desk)
    window.board.notice.tell("2: 10 mentions")
    focus.refresh()
    settled(qtbot, desk)
    assert window.board.notice.isVisible()
    focus.select_tracker(0)
    settled(qtbot, desk)
    assert not window.board.notice.isVisible()


def test_removing_a_tracker_offers_undo_in_a_notice(
    qtbot: QtBot, desk: Desk, window: MainWindow, memory: Memory
) -> None:
    own = memory.trackers[5]
    desk.backstage.focus.select_tracker(5)
    settled(qtbot, desk)
    window.actions_.remove_tracker.trigger()
    settled(qtbot, desk)
    assert 5 not in memory.trackers and "Mon nom" in window.board.notice.sentence
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=20_000):
        window.board.notice.action.click()
    settled(qtbot, desk)
    assert {tracker.name for tracker in memory.trackers.values()} >= {own.name}


def test_dropped_files_open_the_import_and_its_end_is_told(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/posts.jsonl")])
    entering = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    window.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    dialog = window.errands.dialog
    with qtbot.waitSignal(dialog.dry_run.found, timeout=20_000):
        dialog.start.click()
    assert not window.status.job.isVisible() and not window.board.notice.isVisible()
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=20_000):
        dialog.start.click()
        assert window.status.job.isVisible()
    assert window.board.notice.sentence == "2,800 read, 2,800 added, 0 already known, 0 rejected"
    assert not window.status.job.isVisible()


def test_a_range_is_chosen_in_a_dialog_and_a_cancelled_one_changes_nothing(
    qtbot: QtBot, desk: Desk, window: MainWindow, focus: Focus
) -> None:
    window.actions_.presets[Preset.RANGE].trigger()
    window.errands.dialog.reject()
    settled(qtbot, desk)
    assert window.actions_.presets[Preset.MONTH].isChecked()
    window.actions_.presets[Preset.RANGE].trigger()
    dialog = window.errands.dialog
    dialog.first.setDate(dialog.last.date())
    dialog.ok.click()
    settled(qtbot, desk)
    assert focus.dashboard.preset is Preset.RANGE
    assert focus.dashboard.period.span == timedelta(days=1)


def test_an_empty_look_says_why_and_offers_one_way_out(
    qtbot: QtBot, desk: Desk, window: MainWindow, focus: Focus
) -> None:
    focus.only(languages=frozenset({"xx"}))
    settled(qtbot, desk)
    assert window.board.empty.isVisible() and window.board.empty.title == "No mention with these filters"
    qtbot.mouseClick(window.board.empty.button, Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    assert not window.board.empty.isVisible()
    focus.zoom(NOW + timedelta(days=1), NOW + timedelta(days=2))
    settled(qtbot, desk)
    assert window.board.empty.title == "No mention in this period"
    qtbot.mouseClick(window.board.empty.button, Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    assert focus.dashboard.preset is Preset.ALL


def test_the_chart_is_copied_without_a_dialog(
    qtbot: QtBot, desk: Desk, window: MainWindow, memory: Memory, focus: Focus
) -> None:
    focus.select_tracker(1)
    settled(qtbot, desk)
    window.actions_.copy_chart.trigger()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1200, 675)
    assert image.text("Tracker") == memory.trackers[1].name
    assert image.text("Mentions") == str(focus.dashboard.now.shown.mentions)
    assert window.board.notice.sentence == "The chart was copied: paste it where you want it."
    assert window.errands.dialog is None


def test_a_look_that_holds_own_posts_alone_says_so_and_counts_them_in(
    qtbot: QtBot, desk: Desk, window: MainWindow, focus: Focus, memory: Memory
) -> None:
    fresh = mention(NOW + timedelta(days=3), Label.POSITIVE, sequence=99, trackers={1}, author=("Nous", "nous_memes"))
    memory.mentions.append(fresh)
    desk.backstage.edits.add_account(Account("mastodon", "nous_memes"))
    focus.zoom(NOW + timedelta(days=2), NOW + timedelta(days=4))
    settled(qtbot, desk)
    assert window.board.empty.title == "Only posts of your own accounts" and window.board.empty.isVisible()
    window.board.empty.button.click()
    settled(qtbot, desk)
    assert [line.own for line in window.board.model.lines] == [True] and window.actions_.own.isChecked()
    window.actions_.own.trigger()
    desk.backstage.edits.stack.undo()
    memory.mentions.remove(fresh)
    settled(qtbot, desk)


def test_dialogs_open_one_at_a_time_and_are_never_modal_loops(window: MainWindow) -> None:
    window.actions_.about.trigger()
    first = window.errands.dialog
    window.actions_.shortcuts.trigger()
    assert window.errands.dialog is not first and window.errands.dialog.isVisible()
    window.errands.dialog.reject()
    assert window.errands.dialog is None


def test_typing_in_a_dialog_triggers_no_action_of_the_window(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    window.actions_.new_tracker.trigger()
    dialog = window.errands.dialog
    field = dialog.findChild(QLineEdit)
    before = window.board.table.current_line()
    qtbot.keyClicks(field, "jnp")
    assert field.text() == "jnp" and window.board.table.current_line() == before
    dialog.reject()


def test_what_undo_would_undo_is_named(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    line = window.board.table.current_line()
    qtbot.keyClick(window, Qt.Key.Key_P if line.label is not Label.POSITIVE else Qt.Key.Key_N)
    assert window.actions_.undo.text() == "&Undo: label"
    window.actions_.undo.trigger()
    assert window.actions_.redo.text() == "&Redo: label"
    settled(qtbot, desk)


def test_a_warning_of_a_job_is_told(desk: Desk, window: MainWindow) -> None:
    job = desk.backstage.jobs.add("Import", ["import"])
    job.warned.emit("2 inputs were rejected.")
    assert window.board.notice.sentence == "2 inputs were rejected."
    desk.backstage.jobs.close()


def test_a_fault_of_ours_is_told(desk: Desk, window: MainWindow) -> None:
    desk.show_bug(ValueError("<b>boom</b>"))
    assert window.board.notice.isVisible() and "<b>boom</b>" in window.board.notice.sentence


def test_a_check_of_the_mentions_on_screen_and_one_of_the_period(qtbot: QtBot, desk: Desk, memory: Memory) -> None:
    window, errands = desk.window, desk.window.errands
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(errands.dialog, CheckingDialog)
    settled(qtbot, desk)
    [draw] = memory.draws
    shown = desk.backstage.focus.dashboard
    assert shown is not None and draw.purpose is Purpose.CHECK
    assert (draw.view.tracker, draw.view.start, draw.view.end) == (1, shown.period.start, shown.period.end)
    qtbot.keyClick(errands.dialog, Qt.Key.Key_Return)
    current = errands.dialog.round.current
    answer = Qt.Key.Key_N if current.said is not Label.NEGATIVE else Qt.Key.Key_P
    qtbot.keyClick(errands.dialog, answer)
    errands.dialog.reject()
    settled(qtbot, desk)
    assert list(memory.corrections) == [current.line.id]
    assert window.actions_.undo.text() == "&Undo: checking"
    window.scorer_errands.check_period()
    settled(qtbot, desk)
    assert memory.draws[-1].purpose is Purpose.PERIOD
    errands.dialog.reject()
    window.actions_.undo.trigger()
    settled(qtbot, desk)
    assert not memory.corrections
    memory.draws.clear()


def test_the_desk_closes_while_mentions_are_being_chosen(qtbot: QtBot, qapp: QApplication) -> None:
    free = threading.Event()
    made = Desk(qapp, options(), services(filled(60), []))
    made.start()
    settled(qtbot, made)
    made.backstage.writer.submit(lambda _: free.wait())
    made.window.scorer_errands.check_mentions()
    assert made.window.errands.dialog is not None
    made.window.close()
    free.set()
    made.close()
    QApplication.processEvents()
    assert not [worker for worker in made.backstage.workers if not worker.closed]
