"""The strip that shows what arrives: by the passes in the store, whoever keeps them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import SourceError, StoreError
from cmdesk.core.passes import CollectorState, Pass
from cmdesk.core.types import Label, Tracker
from cmdesk.ui.arrival_rows import Arrival, ArrivalRow, Log
from cmdesk.ui.arrival_words import ArrivalWords
from cmdesk.ui.arrivals import Arrivals, ArrivalStrip, Watched
from cmdesk.ui.theme import DARK, LIGHT, Theme
from tests.ui.collect_parts import Parts
from tests.ui.fake_store import NOW, Memory, mention

CAFE = Tracker("Café", "café", id=1, sources=frozenset({"google-news"}))
OFFLINE = SourceError("No way to <b>{host}</b>.", kind="offline", host="news.example")
WELL = Pass(1, "google-news", "FR:fr café", "Café", 1, NOW, NOW, 40, 12, 0, 28)


class Orders(QObject):
    """As much of the errands as is listened to."""

    tracker_ordered = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.window = window


@pytest.fixture
def parts() -> Iterator[Parts]:
    made = Parts(Memory(trackers={1: CAFE}))
    yield made
    made.edits.close()


def made(qtbot: QtBot, parts: Parts, *, demo: bool = False) -> tuple[Arrivals, ArrivalStrip, Orders]:
    window = QWidget()
    qtbot.addWidget(window)
    strip = ArrivalStrip(LIGHT, window)
    orders = Orders(window)
    window.show()
    return Arrivals(strip, parts.backstage, cast(Any, orders), QLocale("en_GB"), demo=demo), strip, orders


def told(strip: ArrivalStrip) -> list[str]:
    return [chip.text() for chip in strip.chips]


def add(parts: Parts, orders: Orders, tracker: Tracker = CAFE) -> None:
    orders.tracker_ordered.emit(replace(tracker, id=0))
    parts.edits.tracker_added.emit(tracker)


def test_it_appears_with_a_new_tracker_and_follows_the_store(qtbot: QtBot, parts: Parts) -> None:
    _, strip, orders = made(qtbot, parts)
    assert strip.isHidden()
    add(parts, orders)
    assert strip.isVisible() and told(strip) == ["Google News …"]
    assert strip.headline.text() == "The first mentions are being looked for: Café"
    parts.memory.passes = [WELL]
    parts.watch.changed.emit()
    assert told(strip) == ["Google News ✓ 12"]
    assert strip.headline.text().startswith("Nothing on Café"), "none of them is one of its mentions"
    parts.memory.mentions = [mention(NOW, Label.POSITIVE, trackers={1})]
    parts.watch.changed.emit()
    assert strip.headline.text().endswith("so far: Café")
    assert strip.footnote.isHidden()


def test_what_lies_before_the_period_on_screen_is_told(qtbot: QtBot, parts: Parts) -> None:
    """Archives bring years at once: who reads 3 above and 1 below must not look for the others."""
    _, strip, orders = made(qtbot, parts)
    parts.memory.passes = [WELL]
    parts.memory.mentions = [mention(NOW - timedelta(days=age), Label.POSITIVE, trackers={1}) for age in (1, 40, 400)]
    add(parts, orders)
    assert strip.headline.text().startswith("3 ") and strip.footnote.isHidden(), "nothing is on screen"
    for tracker, days, text in (
        (1, 30, "2 of them lie before the period on screen: “All” shows them."),
        (2, 30, ""),
        (1, 500, ""),
    ):
        period = SimpleNamespace(start=NOW - timedelta(days=days))
        parts.focus.dashboard = SimpleNamespace(request=SimpleNamespace(tracker=tracker), period=period)
        parts.focus.dashboard_read.emit(parts.focus.dashboard)
        assert strip.footnote.text() == text


def test_nothing_yet_is_no_error_and_says_what_was_looked_through(qtbot: QtBot, parts: Parts) -> None:
    _, strip, orders = made(qtbot, parts)
    parts.memory.passes = [replace(WELL, read=1204, added=0, unmatched=1204)]
    add(parts, orders)
    assert (
        told(strip) == ["Google News ✓ nothing yet"]
        and strip.headline.text() == "Nothing on Café yet; cmdesk goes on looking."
    )
    # the number is Qt's, put in by the catalogue
    assert "read on Google News, none with your words yet." in strip.footnote.text()


def test_without_a_network_it_is_calm_and_says_when_it_is_tried_again(qtbot: QtBot, parts: Parts) -> None:
    arrivals, strip, orders = made(qtbot, parts)
    failed = replace(WELL, read=0, added=0, unmatched=0, fault=OFFLINE, failures=1)
    parts.memory.passes = [failed]
    add(parts, orders)
    assert strip.headline.text() == "There is no network at the moment; cmdesk starts by itself when it is back."
    assert told(strip) == ["Google News ⚠ no connection: asked again at 12:41"]
    assert "&lt;b&gt;" in strip.chips[0].toolTip(), "what the networks say is shown, not obeyed"
    arrivals._end.timeout.emit()
    assert strip.isVisible(), "it stays until the network is back"
    parts.memory.passes = [WELL]
    parts.watch.changed.emit()
    arrivals._end.timeout.emit()
    assert strip.isHidden(), "the first minutes are over"


def test_a_collector_that_has_no_network_is_believed(qtbot: QtBot, parts: Parts) -> None:
    _, strip, orders = made(qtbot, parts)
    parts.memory.collector = CollectorState(7, "offline", NOW, NOW)
    add(parts, orders)
    assert strip.headline.text().startswith("There is no network")


def test_a_pass_without_an_end_runs_only_while_somebody_collects(qtbot: QtBot, parts: Parts) -> None:
    arrivals, strip, orders = made(qtbot, parts)
    parts.memory.passes = [replace(WELL, ended_at=None, added=3)]
    add(parts, orders)
    assert told(strip) == ["Google News … 3"]
    parts.jobs.add("Collecting", ("collect",))
    arrivals.look()
    assert told(strip) == ["Google News ↻ 3"]
    parts.jobs.end()
    parts.memory.collector = CollectorState(7, "running", NOW, NOW - timedelta(seconds=50))
    arrivals.look()
    assert told(strip) == ["Google News ↻ 3"]


def test_she_puts_it_away(qtbot: QtBot, parts: Parts) -> None:
    arrivals, strip, orders = made(qtbot, parts)
    add(parts, orders)
    strip.close_button.click()
    parts.watch.changed.emit()
    assert strip.isHidden() and arrivals.watched is None and not arrivals._pulse.isActive()


@pytest.mark.parametrize(
    "tracker", [replace(CAFE, sources=frozenset()), replace(CAFE, paused_at=NOW), replace(CAFE, name="Other")]
)
def test_what_is_not_asked_for_is_not_shown(qtbot: QtBot, parts: Parts, tracker: Tracker) -> None:
    _, strip, orders = made(qtbot, parts)
    orders.tracker_ordered.emit(CAFE)
    parts.edits.tracker_added.emit(tracker)
    assert strip.isHidden()


def test_what_undo_brings_back_is_no_news_and_what_it_takes_is_gone(qtbot: QtBot, parts: Parts) -> None:
    _, strip, orders = made(qtbot, parts)
    add(parts, orders)
    parts.edits.trackers_dropped.emit((1,))
    assert strip.isHidden()
    parts.edits.tracker_added.emit(CAFE)
    assert strip.isHidden()


def test_a_tracker_that_is_paused_meanwhile_is_left_alone(qtbot: QtBot, parts: Parts) -> None:
    _, strip, orders = made(qtbot, parts)
    add(parts, orders)
    parts.memory.trackers[1] = replace(CAFE, paused_at=NOW)
    parts.watch.changed.emit()
    assert strip.isHidden()


def test_the_demonstration_shows_nothing(qtbot: QtBot, parts: Parts) -> None:
    _, strip, orders = made(qtbot, parts, demo=True)
    add(parts, orders)
    assert strip.isHidden()


def test_a_source_that_cannot_be_asked_says_why(qtbot: QtBot, parts: Parts) -> None:
    parts.mute["google-news"] = "It needs a word to look for."
    _, strip, orders = made(qtbot, parts)
    add(parts, orders)
    assert told(strip) == ["Google News ⊘ is not asked"] and "It needs a word" in strip.chips[0].toolTip()


def test_a_window_that_is_gone_hears_of_nothing(qtbot: QtBot, parts: Parts) -> None:
    arrivals, strip, orders = made(qtbot, parts)
    parts.reader.held = []
    add(parts, orders)
    arrivals.close()
    for run in parts.reader.held:
        run()
    assert strip.isHidden()
    arrivals.watch(Watched(CAFE, Log(NOW)))
    assert arrivals.watched is None


def test_a_store_that_cannot_be_read_is_told_elsewhere(qtbot: QtBot, parts: Parts) -> None:
    _, strip, orders = made(qtbot, parts)
    parts.memory.broken = StoreError("The file {path} is damaged.", path="x.db")
    add(parts, orders)
    assert strip.isHidden()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_chips_can_be_read_in_both_themes(qtbot: QtBot, parts: Parts, theme: Theme) -> None:
    strip = ArrivalStrip(LIGHT)
    qtbot.addWidget(strip)
    strip.tell("…", [(state, state.name, "") for state in Arrival], "")
    strip.set_theme(theme)
    pairs = {tuple(part for part in chip.styleSheet().split(";")[:2]) for chip in strip.chips}
    for ground, ink in pairs:
        assert contrast(ground.split(": ")[1], ink.split(": ")[1]) >= 4.5, (ground, ink)


def contrast(one: str, other: str) -> float:
    """Of two colours, by WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_chips_go_on_in_a_new_line_where_there_is_no_room(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    strip = ArrivalStrip(LIGHT)
    column.addWidget(strip)
    column.addStretch(1)
    strip.tell("Café", [(Arrival.WELL, f"A source of a long name {number}", "") for number in range(6)], "Note")
    strip.show()
    for width in (500, 1000):
        window.resize(width, 400)
        window.show()
        qapp.processEvents()
        qapp.processEvents()
        assert all(strip.rect().contains(chip.geometry()) for chip in strip.chips), width
        assert all(chip.width() >= chip.sizeHint().width() for chip in strip.chips)
    strip.tell("Café", [(Arrival.WELL, "One", "")], "")
    assert told(strip) == ["One"]


@pytest.mark.parametrize(
    ("row", "chip"),
    [
        (ArrivalRow("bluesky", state=Arrival.LISTENING, added=3), "Bluesky ↻ listening, 3"),
        (ArrivalRow("bluesky", state=Arrival.LISTENING), "Bluesky ↻ listening"),
        (
            ArrivalRow("bluesky", state=Arrival.LISTENING, added=3, shared=True),
            "Bluesky ↻ listening, 3 for all trackers",
        ),
        (ArrivalRow("mastodon", "piaille.fr"), "Mastodon (piaille.fr) …"),
        (ArrivalRow("mastodon", "a\u202eb.fr", Arrival.WELL, added=1204), "Mastodon (a⟨U+202E⟩b.fr) ✓ 1,204"),
        (ArrivalRow("hackernews", state=Arrival.WELL, known=2), "Hacker News ✓ nothing new yet"),
        (ArrivalRow("reddit", state=Arrival.FAILED, fault="rate"), "Reddit ⚠ wants a pause"),
        (ArrivalRow("reddit", state=Arrival.FAILED, fault="forbidden", added=2), "Reddit ⚠ 2, refuses"),
        (ArrivalRow("reddit", state=Arrival.FAILED, fault="server"), "Reddit ⚠ has trouble itself"),
        (ArrivalRow("reddit", state=Arrival.FAILED, fault="malformed"), "Reddit ⚠ could not be read"),
    ],
)
def test_the_words_of_a_chip(qapp: QApplication, row: ArrivalRow, chip: str) -> None:
    words = ArrivalWords(QLocale("en_GB"), ZoneInfo("Europe/Paris"))
    assert words.chip(row, NOW) == chip


def test_counts_for_all_trackers_say_so(qapp: QApplication) -> None:
    words = ArrivalWords(QLocale("en_GB"), ZoneInfo("Europe/Paris"))
    row = ArrivalRow("bluesky", state=Arrival.LISTENING, read=9, added=3, shared=True)
    assert words.whole(row) == (
        "9 read, 0 known already, 3 new\nIt looks for all your trackers at once, and so do these numbers."
    )


def test_no_chip_takes_markup(qtbot: QtBot) -> None:
    strip = ArrivalStrip(LIGHT)
    qtbot.addWidget(strip)
    strip.tell("<b>x</b>", [(Arrival.WELL, "<b>y</b>", "")], "<b>z</b>")
    assert {part.textFormat() for part in (*strip.chips, strip.headline, strip.footnote)} == {Qt.TextFormat.PlainText}
