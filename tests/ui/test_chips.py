"""Everything that narrows the look is a chip with a way out."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cmdesk.core.timeline import Period, days
from cmdesk.core.types import Label
from cmdesk.core.views import Tally
from cmdesk.ui.chips import ChipRow
from cmdesk.ui.dashboard import Dashboard, Figures, Filters
from cmdesk.ui.period import Timeframe
from cmdesk.ui.theme import DARK, LIGHT
from tests.ui.test_cards import FR, PARIS, dashboard

NARROWED = Figures(Tally(negative=37), Tally(37, 400, 847))


@pytest.fixture
def chips(qtbot: QtBot) -> ChipRow:
    made = ChipRow(FR, PARIS, LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 30)
    made.show()
    return made


def narrowed(filters: Filters, *, zoomed: bool = False) -> Dashboard:
    made = dashboard(NARROWED, None)
    day = days(datetime(2026, 11, 13).date(), datetime(2026, 11, 13).date(), PARIS)
    frame = Timeframe().zoom(Period(day.start, day.end)) if zoomed else Timeframe()
    return replace(made, request=replace(made.request, filters=filters, frame=frame), period=day)


def texts(chips: ChipRow) -> list[str]:
    return [chip.text() for chip in chips.chips]


def test_each_filter_is_a_chip(chips: ChipRow) -> None:
    filters = Filters(frozenset({Label.NEGATIVE}), frozenset({"bluesky"}), frozenset({"fr"}))
    chips.show_dashboard(narrowed(filters, zoomed=True))
    assert texts(chips) == ["13/11/2026", "▼ negative", "Bluesky", "français"]
    assert chips.summary == "37 of 1\u202f284"
    assert all("Remove the filter" in chip.accessibleName() for chip in chips.chips)


def test_without_filters_there_is_no_chip_and_the_period_is_told(chips: ChipRow) -> None:
    chips.show_dashboard(narrowed(Filters(reposts=False)))
    assert texts(chips) == []
    assert chips.summary == "37 · 13/11/2026 · without reposts"


def test_own_posts_that_count_are_told_where_there_are_accounts(chips: ChipRow) -> None:
    counted = narrowed(Filters(own=True))
    chips.show_dashboard(counted)
    assert "own posts" not in chips.summary, "nobody is her own account"
    chips.show_dashboard(replace(counted, accounts=True))
    assert chips.summary == "37 · 13/11/2026 · own posts included"
    chips.show_dashboard(replace(narrowed(Filters()), accounts=True))
    assert "own posts" not in chips.summary


def test_removing_a_chip_leaves_the_others(qtbot: QtBot, chips: ChipRow) -> None:
    chips.show_dashboard(narrowed(Filters(frozenset({Label.NEGATIVE, Label.POSITIVE}), frozenset({"x"}))))
    with qtbot.waitSignal(chips.filters_changed) as told:
        qtbot.mouseClick(chips.chips[0], Qt.MouseButton.LeftButton)
    assert told.args == [Filters(frozenset({Label.POSITIVE}), frozenset({"x"}))]


def test_removing_the_period_chip_and_clearing_all_are_told(qtbot: QtBot, chips: ChipRow) -> None:
    chips.show_dashboard(narrowed(Filters(frozenset({Label.NEGATIVE})), zoomed=True))
    with qtbot.waitSignal(chips.unzoomed):
        qtbot.mouseClick(chips.chips[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(chips.cleared):
        qtbot.mouseClick(chips._clear, Qt.MouseButton.LeftButton)


def test_another_theme_keeps_the_chips(chips: ChipRow) -> None:
    chips.show_dashboard(narrowed(Filters(frozenset({Label.NEGATIVE}))))
    chips.set_theme(DARK)
    assert texts(chips) == ["▼ negative"]


def test_a_locale_and_a_zone_are_obeyed(qtbot: QtBot) -> None:
    chips = ChipRow(QLocale("en_US"), ZoneInfo("Asia/Tokyo"), LIGHT)
    qtbot.addWidget(chips)
    chips.show_dashboard(narrowed(Filters(), zoomed=True))
    assert texts(chips) == ["11/13/2026 8:00\u202fAM – 11/14/2026 8:00\u202fAM"]


def test_a_query_is_a_chip_cut_where_it_is_long_and_told_whole(qtbot: QtBot, chips: ChipRow) -> None:
    query = "R&D OR <b>thé</b> OR " + " OR ".join(f"mot{number}" for number in range(60))
    chips.show_dashboard(narrowed(Filters(query=query)))
    (chip,) = chips.chips
    assert chip.text().startswith("R&&D OR <b>") and chip.text().endswith("…") and chip.sizeHint().width() < 260
    assert "mot59" in chip.toolTip() and "&lt;b&gt;" in chip.toolTip()
    with qtbot.waitSignal(chips.filters_changed) as told:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told.args == [Filters()]


def test_beside_other_chips_a_query_leaves_room_for_the_count(chips: ChipRow) -> None:
    filters = Filters(frozenset({Label.NEGATIVE}), frozenset({"mastodon"}), frozenset({"fr"}), query="mot " * 60)
    chips.show_dashboard(narrowed(filters))
    beside = (chips._title, *chips.chips, chips._clear)
    taken = sum(part.sizeHint().width() + chips.layout().spacing() for part in beside)
    assert taken + chips.fontMetrics().horizontalAdvance("37 of 1\u202f284") < 660, "the page at 960 pixels has more"


def test_a_chip_that_goes_with_the_keyboard_says_so(qtbot: QtBot, chips: ChipRow) -> None:
    # else the keyboard would jump to the first button of the window
    chips.activateWindow()
    qtbot.waitUntil(chips.isActiveWindow)
    chips.show_dashboard(narrowed(Filters(query="café")))
    chips.chips[0].setFocus()
    with qtbot.waitSignal(chips.left):
        chips.show_dashboard(narrowed(Filters()))
    chips.show_dashboard(narrowed(Filters(query="café", sources=frozenset({"x"}))))
    chips._clear.setFocus()
    with qtbot.waitSignal(chips.left):
        chips.show_dashboard(narrowed(Filters()))
    for chip in chips.findChildren(QPushButton):
        chip.clearFocus()
    with qtbot.assertNotEmitted(chips.left):
        chips.show_dashboard(narrowed(Filters(query="café", sources=frozenset({"x"}))))
