"""The first run over a window: when it opens by itself, and what becomes of what she chose."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import InputError
from cmdesk.core.networks import KEYLESS
from cmdesk.core.types import Feed, Tracker
from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.first_run import FirstRunDialog
from cmdesk.ui.dialogs.tracker import TrackerDialog
from cmdesk.ui.options import DeskServices
from tests.ui.desks import options, services, settled
from tests.ui.fake_store import Memory, filled

Open = Callable[..., Desk]
WAITS = "import sys; sys.stdin.read()"
FEED = Feed("https://one.example/rss", "One")


@pytest.fixture
def open_desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    made: list[Desk] = []

    def desk(memory: Memory, kept: list[tuple[str, object]] | None = None, **changed: object) -> Desk:
        given = {name: changed.pop(name) for name in list(changed) if name in DeskServices.__slots__}
        of = replace(services(memory, [] if kept is None else kept, WAITS), **given)  # type: ignore[arg-type]
        made.append(Desk(qapp, options(**{"demo": False, **changed}), of))
        made[-1].start()
        settled(qtbot, made[-1])
        return made[-1]

    yield desk
    for one in made:
        one.close()


def shown(desk: Desk) -> FirstRunDialog:
    dialog = desk.window.first_steps.dialog
    assert dialog is not None and dialog is desk.window.errands.dialog
    return dialog


@pytest.mark.parametrize(
    ("memory", "changed"),
    [
        (filled(3), {}),
        (Memory(trackers={1: Tracker("Café", "café", id=1)}), {}),
        (Memory(feeds={FEED.url: FEED}), {}),
        (Memory(), {"demo": True}),
        (Memory(), {"render": Path("x.png")}),
    ],
    ids=["mentions", "tracker", "feed", "demo", "picture"],
)
def test_it_opens_by_itself_only_where_there_is_nothing(
    open_desk: Open, memory: Memory, changed: dict[str, object]
) -> None:
    assert open_desk(memory, **changed).window.first_steps.dialog is None


def test_from_an_empty_store_to_a_tracker_whose_sources_are_asked(qtbot: QtBot, open_desk: Open) -> None:
    memory, kept = Memory(), list[tuple[str, object]]()
    desk = open_desk(memory, kept)
    dialog = shown(desk)
    dialog.brand.name.setText("Café Vermeil")
    for _ in range(5):
        dialog.next.click()
    settled(qtbot, desk)
    assert desk.window.first_steps.dialog is None
    (tracker,) = memory.trackers.values()
    assert (tracker.name, tracker.query) == ("Café Vermeil", '"Café Vermeil" OR cafevermeil')
    assert kept == [("retention_months", 24), ("collects", True)]
    assert desk.backstage.jobs.has("collect")
    strip = desk.window.first_steps.arrivals
    assert strip.watched is not None and {row.source for row in strip.rows} == KEYLESS
    desk.backstage.edits.stack.undo()
    settled(qtbot, desk)
    assert not memory.trackers and strip.watched is None, "an edit like any other"


def test_it_goes_on_in_another_language_where_it_was(qtbot: QtBot, open_desk: Open) -> None:
    kept = list[tuple[str, object]]()
    desk = open_desk(Memory(), kept)
    dialog = shown(desk)
    dialog.brand.name.setText("Café Vermeil")
    dialog.welcome.languages["fr"].click()
    settled(qtbot, desk)
    again = shown(desk)
    assert again is not dialog and kept == [("language", "fr")]
    assert again.page == 0 and again.brand.name.text() == "Café Vermeil" and again.welcome.languages["fr"].isChecked()


def test_what_arrives_is_shown_on_in_another_language(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(Memory())
    dialog = shown(desk)
    dialog.brand.name.setText("Café Vermeil")
    for _ in range(5):
        dialog.next.click()
    settled(qtbot, desk)
    before = desk.window.first_steps.arrivals.watched
    desk.set_language("fr")
    settled(qtbot, desk)
    after = desk.window.first_steps.arrivals.watched
    assert before is not None and after is not None and after.log.since == before.log.since
    assert desk.window.first_steps.dialog is None


def test_put_off_it_does_not_come_again_until_she_asks(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(Memory())
    shown(desk).later.click()
    desk.backstage.focus.refresh()
    desk.set_language("fr")
    settled(qtbot, desk)
    assert desk.window.first_steps.dialog is None
    desk.window.actions_.first_steps.trigger()
    settled(qtbot, desk)
    assert shown(desk).page == 0 and shown(desk).keeping.months() == 24


def test_opened_again_it_proposes_what_holds_already(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(filled(3), setting=lambda name: {"retention_months": 36}.get(name, ""))
    desk.window.actions_.first_steps.trigger()
    settled(qtbot, desk)
    assert shown(desk).keeping.months() == 36
    shown(desk).brand.name.setText("Café Vermeil")
    shown(desk).brand.look()
    assert "already" in shown(desk).brand.verdict.text()


def test_what_she_opened_first_stays(qtbot: QtBot, qapp: QApplication) -> None:
    desk = Desk(qapp, options(demo=False), services(Memory(), [], WAITS))
    desk.start()
    desk.window.errands.new_tracker()
    settled(qtbot, desk)
    try:
        assert isinstance(desk.window.errands.dialog, TrackerDialog) and desk.window.first_steps.dialog is None
    finally:
        desk.close()


def test_the_demonstration_opens_beside_the_window(open_desk: Open) -> None:
    desk = open_desk(Memory(), demo_command=("cmdesk-of-hers", "--demo"))
    started: list[Sequence[str]] = []

    def start(words: Sequence[str]) -> bool:
        started.append(words)
        return True

    desk.window.first_steps.start_demo = start
    shown(desk).begin.demo.click()
    assert started == [("cmdesk-of-hers", "--demo", "--lang", "en")]
    assert "opens in a few seconds" in shown(desk).begin.told.text()


@pytest.mark.parametrize("words", [(), ("/nowhere/no-such-program",)])
def test_a_demonstration_that_cannot_be_started_says_so(open_desk: Open, words: tuple[str, ...]) -> None:
    desk = open_desk(Memory(), demo_command=words)
    shown(desk).begin.demo.click()
    assert "could not be started" in shown(desk).begin.told.text()


def test_a_preference_that_cannot_be_kept_is_told_and_the_tracker_is_made(qtbot: QtBot, open_desk: Open) -> None:
    def refuse(name: str, value: object) -> None:
        raise InputError("Your preferences cannot be written to {path}.", path="x.json")

    memory = Memory()
    desk = open_desk(memory, keep_setting=refuse)
    shown(desk).brand.name.setText("Café Vermeil")
    dialog = shown(desk)
    for _ in range(5):
        dialog.next.click()
    settled(qtbot, desk)
    assert len(memory.trackers) == 1 and "x.json" in desk.window.board.notice.sentence


def test_the_demonstration_has_no_first_steps(open_desk: Open) -> None:
    assert not open_desk(Memory(), demo=True).window.actions_.first_steps.isEnabled()
