"""The table reads page by page, keeps her place, and shows texts of the networks as they are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import StoreError
from cmdesk.core.types import Erased, Kind, Label
from cmdesk.core.views import View
from cmdesk.ui import mention_table
from cmdesk.ui.bridge import Worker
from cmdesk.ui.mention_delegate import MentionView
from cmdesk.ui.mention_table import LINE_ROLE, PAGE, TAIL, Column, MentionModel
from cmdesk.ui.theme import LIGHT
from tests.ui.fake_store import NOW, Memory, filled, mention

FR = QLocale("fr_FR")
HOSTILE = '<b>gras</b> <img src="http://tracker.example/x.png"> & <script>alert(1)</script>'


@pytest.fixture
def memory() -> Memory:
    return filled(2 * PAGE + 50)


@pytest.fixture
def model(qtbot: QtBot, memory: Memory) -> Iterator[MentionModel]:
    reader = Worker("test-page", memory.open)
    made = MentionModel(reader, FR, ZoneInfo("Europe/Paris"), reader)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    yield made
    reader.close()


def show(qtbot: QtBot, model: MentionModel, view: View = View()) -> None:  # noqa: B008
    with qtbot.waitSignal(model.shown):
        model.show(view)


def text(model: MentionModel, row: int, column: Column, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    return str(model.index(row, column).data(role))


def test_before_the_first_page_there_are_placeholders_that_cannot_be_chosen(model: MentionModel) -> None:
    assert model.rowCount() == TAIL
    index = model.index(0, Column.TEXT)
    assert index.data() is None and index.data(LINE_ROLE) is None
    assert not index.flags() & Qt.ItemFlag.ItemIsSelectable


def test_pages_follow_each_other_by_key_until_the_end(qtbot: QtBot, model: MentionModel, memory: Memory) -> None:
    show(qtbot, model)
    assert len(model.lines) == PAGE and model.rowCount() == PAGE + TAIL
    model.near(PAGE - 1)
    assert not model.canFetchMore(model.index(-1, -1)), "one page at a time"
    qtbot.waitUntil(lambda: len(model.lines) == 2 * PAGE)
    model.near(2 * PAGE - 1)
    qtbot.waitUntil(lambda: model.complete)
    assert model.rowCount() == len(memory.mentions)
    ids = [line.id for line in model.lines]
    assert ids == sorted(ids, reverse=True) and len(set(ids)) == len(ids)


def test_rows_far_from_the_end_ask_for_nothing(qtbot: QtBot, model: MentionModel) -> None:
    show(qtbot, model)
    model.near(10)
    assert model.canFetchMore(model.index(-1, -1))


def test_another_view_overtakes_a_page_on_its_way(qtbot: QtBot, model: MentionModel) -> None:
    show(qtbot, model)
    model.near(PAGE - 1)
    show(qtbot, model, View(labels=frozenset({Label.UNKNOWN})))
    assert {line.label for line in model.lines} == {Label.UNKNOWN}


def test_an_empty_view_has_no_row(qtbot: QtBot, model: MentionModel) -> None:
    show(qtbot, model, View(sources=frozenset({"nowhere"})))
    assert model.rowCount() == 0 and model.complete


def test_new_mentions_come_in_above(qtbot: QtBot, model: MentionModel, memory: Memory) -> None:
    show(qtbot, model)
    memory.mentions.append(mention(NOW + timedelta(minutes=1), Label.POSITIVE, text="tout neuf"))
    show(qtbot, model)
    assert text(model, 0, Column.TEXT) == "tout neuf"


def test_a_refresh_far_down_keeps_what_lies_below(
    qtbot: QtBot, model: MentionModel, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mention_table, "KEPT_ON_REFRESH", PAGE)
    show(qtbot, model)
    model.near(PAGE - 1)
    qtbot.waitUntil(lambda: len(model.lines) == 2 * PAGE)
    memory.mentions.append(mention(NOW + timedelta(minutes=1), Label.POSITIVE))
    show(qtbot, model)
    assert len(model.lines) == 2 * PAGE + 1 and not model.complete
    model.near(2 * PAGE)
    qtbot.waitUntil(lambda: model.complete)
    assert len(model.lines) == len(memory.mentions)


def test_a_failure_is_told_and_can_be_tried_again(qtbot: QtBot, model: MentionModel, memory: Memory) -> None:
    memory.broken = StoreError("The store is locked.")
    with qtbot.waitSignal(model.failed):
        model.show(View())
    memory.broken = None
    show(qtbot, model)
    assert len(model.lines) == PAGE


def test_cells_are_formatted_in_her_locale_and_zone(qtbot: QtBot, model: MentionModel, memory: Memory) -> None:
    memory.mentions = [mention(NOW, Label.POSITIVE, text="Très\n bien !", likes=4100, source="x", kind=Kind.REPLY)]
    show(qtbot, model)
    assert [text(model, 0, column) for column in Column] == [
        "▲ +0,81",
        "22 nov. 12:40",
        "X",
        "Léa Marchal",
        "↩ Très bien !",
        "4\u202f101",
    ]


def test_the_mood_is_spoken_in_words(qtbot: QtBot, model: MentionModel, memory: Memory) -> None:
    memory.mentions = [mention(NOW, Label.NEGATIVE), mention(NOW - timedelta(days=1), Label.UNKNOWN)]
    show(qtbot, model)
    assert text(model, 0, Column.MOOD, Qt.ItemDataRole.AccessibleTextRole) == "negative, −0,72"
    assert text(model, 1, Column.MOOD, Qt.ItemDataRole.AccessibleTextRole) == "unknown"
    assert text(model, 1, Column.MOOD) == "?"


def test_reactions_the_network_does_not_tell_are_not_zero(qtbot: QtBot, model: MentionModel, memory: Memory) -> None:
    memory.mentions = [mention(NOW, Label.NEUTRAL, likes=None), mention(NOW - timedelta(1), Label.NEUTRAL, likes=0)]
    show(qtbot, model)
    assert [text(model, row, Column.REACTIONS) for row in (0, 1)] == ["", "0"]


def test_her_label_is_shown_at_once(qtbot: QtBot, model: MentionModel) -> None:
    show(qtbot, model)
    identifier = model.lines[3].id
    assert identifier > 1 << 32
    with qtbot.waitSignal(model.dataChanged):
        model.correct([identifier, 12345], Label.NEGATIVE)
    assert text(model, 3, Column.MOOD) == "▼ ✓"
    assert text(model, 3, Column.MOOD, Qt.ItemDataRole.AccessibleTextRole) == "negative, set by you"


def test_a_label_given_back_is_hers_no_more_before_the_store_has_it(qtbot: QtBot, model: MentionModel) -> None:
    show(qtbot, model)
    identifier = model.lines[3].id
    model.correct((identifier,), Label.NEGATIVE)
    model.correct((identifier,), None)
    assert not model.lines[3].corrected, "an edit that follows at once must not take it for hers"


def test_a_post_of_her_own_account_is_marked_and_spoken(qtbot: QtBot, model: MentionModel, memory: Memory) -> None:
    kept = max(memory.mentions, key=lambda one: one.line.id)
    kept.line = replace(kept.line, own=True)
    show(qtbot, model)
    assert model.rowCount() and not any(line.own for line in model.lines), "left out unless she counts them in"
    show(qtbot, model, View(own=True))
    assert text(model, 0, Column.TEXT).startswith("★ ")
    assert text(model, 0, Column.AUTHOR, Qt.ItemDataRole.AccessibleTextRole).endswith(", your account")
    assert not text(model, 1, Column.TEXT).startswith("★")


def test_a_hostile_text_stays_a_text(qtbot: QtBot, model: MentionModel, memory: Memory) -> None:
    memory.mentions = [mention(NOW, Label.NEUTRAL, text=HOSTILE, author=("<u>moi</u>", "moi"))]
    show(qtbot, model)
    assert text(model, 0, Column.TEXT) == HOSTILE
    assert text(model, 0, Column.AUTHOR) == "<u>moi</u>"
    tip = text(model, 0, Column.TEXT, Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip and "<img" not in tip


@pytest.fixture
def view(qtbot: QtBot, model: MentionModel) -> MentionView:
    made = MentionView(model, LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def test_the_first_line_is_chosen_and_keys_walk_on(qtbot: QtBot, model: MentionModel, view: MentionView) -> None:
    show(qtbot, model)
    assert view.current_line() == model.lines[0]
    view.step(1)
    view.step(1)
    view.step(-1)
    assert view.current_line() == model.lines[1]
    view.step(-9)
    assert view.current_line() == model.lines[0]
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [model.lines[0]]


def test_her_place_is_kept_when_mentions_come_in_above(
    qtbot: QtBot, model: MentionModel, view: MentionView, memory: Memory
) -> None:
    show(qtbot, model)
    view.step(60)
    line, y = view.current_line(), view.rowViewportPosition(60)
    for minute in range(1, 6):
        memory.mentions.append(mention(NOW + timedelta(minutes=minute), Label.POSITIVE))
    show(qtbot, model)
    assert view.current_line() == line
    assert view.rowViewportPosition(65) == y


def test_another_view_starts_at_its_top(qtbot: QtBot, model: MentionModel, view: MentionView) -> None:
    show(qtbot, model)
    view.step(60)
    view.start_over()
    show(qtbot, model, View(labels=frozenset({Label.POSITIVE})))
    assert view.current_line() == model.lines[0]
    assert view.verticalScrollBar().value() == 0


def test_another_view_of_the_same_lines_starts_at_its_top_too(
    qtbot: QtBot, model: MentionModel, view: MentionView
) -> None:
    show(qtbot, model)
    view.step(5)
    view.start_over()
    show(qtbot, model, View(end=NOW + timedelta(days=1)))
    assert view.current_line() == model.lines[0]


def test_scrolling_near_the_end_reads_on(qtbot: QtBot, model: MentionModel, view: MentionView) -> None:
    show(qtbot, model)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: len(model.lines) > PAGE)


def test_a_narrow_table_leaves_columns_out_before_the_mention_has_no_room(
    qtbot: QtBot, model: MentionModel, view: MentionView
) -> None:
    show(qtbot, model)
    assert not view.isColumnHidden(Column.SOURCE)
    view.resize(430, 400)
    assert view.isColumnHidden(Column.SOURCE) and not view.isColumnHidden(Column.MOOD)
    assert view.columnWidth(Column.TEXT) > 120
    view.resize(900, 400)
    assert not view.isColumnHidden(Column.SOURCE)


def test_a_placeholder_and_a_pill_are_painted(qtbot: QtBot, model: MentionModel, view: MentionView) -> None:
    empty = view.grab().toImage()
    show(qtbot, model)
    full = view.grab().toImage()
    assert empty != full
    middle = view.visualRect(model.index(1, Column.MOOD)).center()
    soft = LIGHT.label_colour(model.lines[1].label, "soft")
    place = view.viewport().mapTo(view, middle)
    around = {full.pixelColor(place.x() + dx, place.y() + 9).name() for dx in range(-20, 20)}
    assert soft.name() in around


def test_what_a_filter_finds_is_marked_while_it_filters(qtbot: QtBot, model: MentionModel, view: MentionView) -> None:
    show(qtbot, model)

    def washed() -> bool:
        image, wash = view.viewport().grab().toImage(), LIGHT.colour("found").rgb()
        return any(image.pixel(x, y) == wash for x in range(image.width()) for y in range(0, image.height(), 3))

    assert not washed()
    view.mark("café OR latte OR colis OR carte OR équipe OR branch")
    assert washed()
    view.mark("")
    assert not washed()


def test_a_mention_without_text_says_why(qtbot: QtBot, model: MentionModel, memory: Memory) -> None:
    for kept in memory.mentions:
        kept.line = replace(kept.line, text="", erased=Erased.GONE)
    show(qtbot, model)
    assert text(model, 0, Column.TEXT).endswith("Deleted on the network: its text is not kept")
    assert text(model, 0, Column.TEXT, Qt.ItemDataRole.ToolTipRole).count("Deleted on the network") == 1
