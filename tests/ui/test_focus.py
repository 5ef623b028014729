"""Whatever changes in the look is read anew, once, and told to everybody."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from threading import Event
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import StoreError, UsageError
from cmdesk.core.types import ALL_MENTIONS, Label
from cmdesk.core.views import Tally, View
from cmdesk.ui.bridge import Worker
from cmdesk.ui.dashboard import Dashboard, Request, page_ahead
from cmdesk.ui.focus import Focus
from cmdesk.ui.period import Preset
from tests.ui.fake_store import NOW, FakeStore, Memory, filled


@pytest.fixture
def memory() -> Memory:
    return filled(600)


@pytest.fixture
def focus(qtbot: QtBot, memory: Memory) -> Iterator[Focus]:
    reader = Worker("test-focus", memory.open)
    made = Focus(reader, lambda: NOW, ZoneInfo("Europe/Paris"), reader)
    yield made
    made.close()
    reader.close()


def shown(qtbot: QtBot, focus: Focus, act: Callable[[], None]) -> Dashboard:
    with qtbot.waitSignal(focus.trackers_read):
        act()
    assert focus.dashboard is not None
    return focus.dashboard


def test_it_opens_on_the_first_own_tracker(qtbot: QtBot, focus: Focus) -> None:
    assert shown(qtbot, focus, lambda: focus.open(None)).request.tracker == 1


def test_it_opens_on_the_tracker_named(qtbot: QtBot, focus: Focus) -> None:
    assert shown(qtbot, focus, lambda: focus.open("Mon nom")).request.tracker == 5


def test_an_unknown_name_is_told_and_all_mentions_are_shown(qtbot: QtBot, focus: Focus) -> None:
    with qtbot.waitSignal(focus.failed) as told:
        dashboard = shown(qtbot, focus, lambda: focus.open("Nobody"))
    assert isinstance(told.args[0], UsageError)
    assert dashboard.request.tracker == ALL_MENTIONS


def test_a_store_without_trackers_opens_on_all_mentions(qtbot: QtBot, focus: Focus, memory: Memory) -> None:
    memory.trackers.clear()
    memory.mentions = [kept for kept in memory.mentions if not kept.trackers.clear()]
    assert shown(qtbot, focus, lambda: focus.open(None)).request.tracker == ALL_MENTIONS


def test_a_broken_store_is_told(qtbot: QtBot, focus: Focus, memory: Memory) -> None:
    memory.broken = StoreError("The store is damaged.")
    with qtbot.waitSignal(focus.failed) as told:
        focus.open(None)
    assert told.args == [memory.broken]


def test_many_changes_at_once_are_read_once(qtbot: QtBot, focus: Focus) -> None:
    shown(qtbot, focus, lambda: focus.open(None))
    told: list[Dashboard] = []
    focus.dashboard_read.connect(told.append)

    def drag() -> None:
        for days in range(1, 30):
            focus.brush(NOW - timedelta(days=days), NOW)

    dashboard = shown(qtbot, focus, drag)
    assert len(told) <= 2, "the one under way may still arrive, no other"
    assert dashboard.period.start == NOW - timedelta(days=29)


def test_another_tracker_keeps_the_period_and_drops_filters_and_zoom(qtbot: QtBot, focus: Focus) -> None:
    shown(qtbot, focus, lambda: focus.choose(Preset.QUARTER))
    shown(qtbot, focus, lambda: focus.zoom(NOW - timedelta(days=1), NOW, Label.NEGATIVE))
    dashboard = shown(qtbot, focus, lambda: focus.select_tracker(2))
    assert dashboard.preset is Preset.QUARTER
    assert not dashboard.request.filters.any and not dashboard.request.frame.zooms


def test_a_label_is_a_toggle(qtbot: QtBot, focus: Focus) -> None:
    only = shown(qtbot, focus, lambda: focus.toggle_label(Label.NEGATIVE))
    assert only.now.shown.mentions == only.now.shown.negative > 0
    again = shown(qtbot, focus, lambda: focus.toggle_label(Label.NEGATIVE))
    assert again.now.shown.mentions > again.now.shown.negative


def test_clicking_the_bar_on_which_the_look_already_is_adds_no_step(qtbot: QtBot, focus: Focus) -> None:
    shown(qtbot, focus, lambda: focus.zoom(NOW - timedelta(days=1), NOW))
    shown(qtbot, focus, lambda: focus.zoom(NOW - timedelta(days=1), NOW, Label.POSITIVE))
    assert len(focus.frame.zooms) == 1


def test_brushing_the_whole_overview_means_all(qtbot: QtBot, focus: Focus) -> None:
    edges = shown(qtbot, focus, lambda: focus.open(None)).overview.edges
    assert shown(qtbot, focus, lambda: focus.brush(edges[0], edges[-1])).preset is Preset.ALL


def test_steps_back_and_out_end_where_they_began(qtbot: QtBot, focus: Focus) -> None:
    begun = shown(qtbot, focus, lambda: focus.choose(Preset.WEEK)).period
    assert shown(qtbot, focus, lambda: focus.shift(-1)).period.end == begun.start
    assert shown(qtbot, focus, lambda: focus.shift(1)).period == begun
    assert shown(qtbot, focus, focus.zoom_out).preset is Preset.ALL


def test_clearing_drops_every_chip_but_no_switch(qtbot: QtBot, focus: Focus) -> None:
    shown(qtbot, focus, lambda: focus.set_reposts(False))
    shown(qtbot, focus, lambda: focus.set_own(True))
    shown(qtbot, focus, lambda: focus.only(sources=frozenset({"x"})))
    shown(qtbot, focus, lambda: focus.brush(NOW - timedelta(days=3), NOW))
    cleared = shown(qtbot, focus, focus.clear).request
    assert not cleared.filters.any and not cleared.frame.zooms and not cleared.filters.reposts
    assert cleared.filters.own


def test_other_content_that_was_looked_at_already_does_not_change_whom_she_stays_with(
    qtbot: QtBot, focus: Focus, memory: Memory
) -> None:
    shown(qtbot, focus, lambda: focus.open("Mon nom"))
    # a backup is put back, in which another tracker has that id, and a refresh comes before anybody is told
    first, fifth = memory.trackers[1], memory.trackers[5]
    memory.trackers |= {1: replace(fifth, id=1), 5: replace(first, id=5)}
    memory.restores += 1
    assert shown(qtbot, focus, focus.refresh).request.tracker == 5
    assert shown(qtbot, focus, focus.look_anew).request.tracker == 1
    # and once more, from what is there now
    memory.trackers = {5: memory.trackers[1], 1: memory.trackers[5]}
    memory.trackers = {number: replace(tracker, id=number) for number, tracker in memory.trackers.items()}
    memory.restores += 1
    shown(qtbot, focus, focus.refresh)
    assert shown(qtbot, focus, focus.look_anew).request.tracker == 5


def test_a_query_narrows_the_look_and_goes_with_the_other_filters(qtbot: QtBot, focus: Focus) -> None:
    every = shown(qtbot, focus, lambda: focus.open(None)).now.shown.mentions
    only = shown(qtbot, focus, lambda: focus.match("attente"))
    assert 0 < only.now.shown.mentions < every and only.page_view.query == "attente"
    assert shown(qtbot, focus, lambda: focus.match("attente OR équipe")).request.filters.any
    assert shown(qtbot, focus, focus.clear).now.shown.mentions == every
    shown(qtbot, focus, lambda: focus.match("attente"))
    assert shown(qtbot, focus, lambda: focus.select_tracker(2)).request.filters.query == ""


def test_a_store_that_changes_all_the_time_does_not_keep_a_reading_from_ending(
    qtbot: QtBot, focus: Focus, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(qtbot, focus, lambda: focus.open(None))
    asked: list[Request] = []
    told: list[Dashboard] = []
    focus.asked.connect(asked.append)
    focus.dashboard_read.connect(told.append)
    begun, gate = Event(), Event()
    total = FakeStore.total

    def slow(store: FakeStore, view: View) -> Tally:
        begun.set()
        assert gate.wait(5)
        return total(store, view)

    monkeypatch.setattr(FakeStore, "total", slow)
    focus.match("attente")
    assert begun.wait(5)
    for _ in range(9):
        focus.refresh()
    assert len(asked) == 1
    gate.set()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert [one.filters.query for one in asked] == ["attente", "attente"], "once more for what has changed meanwhile"


def test_what_fails_is_read_once_more_where_that_was_asked_for_meanwhile(
    qtbot: QtBot, focus: Focus, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(qtbot, focus, lambda: focus.open(None))
    begun, gate = Event(), Event()
    total = FakeStore.total

    def slow(store: FakeStore, view: View) -> Tally:
        if not begun.is_set():
            begun.set()
            assert gate.wait(5)
            raise StoreError("The store is busy.")
        return total(store, view)

    monkeypatch.setattr(FakeStore, "total", slow)
    with qtbot.assertNotEmitted(focus.failed), qtbot.waitSignal(focus.dashboard_read):
        focus.refresh()
        assert begun.wait(5)
        focus.refresh()
        gate.set()


def test_the_table_of_a_filter_is_known_before_its_figures(qtbot: QtBot, focus: Focus) -> None:
    known = shown(qtbot, focus, lambda: focus.choose(Preset.ALL))
    asked: list[Request] = []
    focus.asked.connect(asked.append)
    after = shown(qtbot, focus, lambda: focus.match("attente"))
    assert page_ahead(known, asked[-1]) == after.page_view
    plain = shown(qtbot, focus, lambda: focus.match(""))
    assert page_ahead(after, plain.request) is None, "without a query the figures come at once"
    other = replace(asked[0], filters=replace(asked[0].filters, reposts=False))
    assert page_ahead(known, other) is None, "what reaches how far is another thing then"
    assert page_ahead(known, replace(asked[0], tracker=2)) is None
