"""How imports ended is told once, when the last that she ordered together has ended."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Account
from cmdesk.ui import theme
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import Notice
from cmdesk.ui.errands import Errands
from cmdesk.ui.import_plan import Order
from cmdesk.ui.jobs import Outcome

COUNTS = {"read": 3, "added": 2, "known": 1, "rejected": 0}


class Queue(QObject):
    """Takes orders and ends them when a test says so."""

    started = Signal(object)
    finished = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.ordered: list[SimpleNamespace] = []

    def add(self, title: str, words: tuple[str, ...]) -> SimpleNamespace:
        self.ordered.append(SimpleNamespace(title=title, name=words[0], words=words))
        return self.ordered[-1]

    def end(self, number: int, **result: Any) -> None:
        self.finished.emit(self.ordered[number], Outcome(True, False, result))


class Parts(QObject):
    """As much of what works behind the window as an errand about imports needs."""

    dashboard_read = Signal(object)
    rematch_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.jobs, self.stack, self.tracker = Queue(), QUndoStack(), 0
        self.edits = self.focus = self
        self.dashboard: SimpleNamespace | None = None
        self.claimed: list[Account] = []
        self.add_account: Callable[[Account], None] = self.claimed.append

    def begin_anew(self) -> None:
        raise AssertionError("no import makes the desk begin anew")


@pytest.fixture
def parts(qapp: Any) -> Parts:
    return Parts()


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    made = Notice(theme.LIGHT)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def errands(qtbot: QtBot, parts: Parts, notice: Notice) -> Errands:
    window = QMainWindow()
    qtbot.addWidget(window)
    return Errands(window, cast(Backstage, parts), notice, QLocale("en_US"), lambda: theme.LIGHT, lambda: [])


def test_imports_of_one_order_are_told_together(errands: Errands, parts: Parts, notice: Notice) -> None:
    errands._import((Order(("import", "a"), 1), Order(("import", "b", "c"), 2)))
    parts.jobs.end(0, **COUNTS)
    assert notice.sentence == ""
    parts.jobs.end(1, **COUNTS, zone="Europe/Paris")
    assert notice.sentence == (
        "6 read, 4 added, 2 already known, 0 rejected · times without a zone were read as times of Europe/Paris"
    )


def test_a_failure_among_them_is_told_with_what_the_others_brought(
    errands: Errands, parts: Parts, notice: Notice
) -> None:
    errands._import((Order(("import", "a"), 1), Order(("import", "b"), 1)))
    parts.jobs.finished.emit(parts.jobs.ordered[0], Outcome(False, False, {}, "cmdesk: There is no file a."))
    parts.jobs.end(1, **COUNTS)
    assert "There is no file a." in notice.sentence and "3 read" in notice.sentence


def test_the_next_order_begins_at_nothing(errands: Errands, parts: Parts, notice: Notice) -> None:
    for number in range(2):
        errands._import((Order(("import", "a"), 1),))
        parts.jobs.end(number, **COUNTS)
    assert notice.sentence.startswith("3 read")


def test_the_account_of_an_archive_can_be_marked_as_hers(errands: Errands, parts: Parts, notice: Notice) -> None:
    errands._import((Order(("import", "a.zip"), 1),))
    parts.jobs.end(0, **COUNTS, account={"network": "x", "handle": "cafevermeil"}, rejects="/tmp/r/a.jsonl")
    assert "@cafevermeil (X)" in notice.sentence and "/tmp/r/a.jsonl" in notice.sentence
    assert notice.action.text() == "Mark as my account"
    notice.action.click()
    assert parts.claimed == [Account("x", "cafevermeil")]
    assert notice.sentence == "@cafevermeil is your account: its posts are left out of the counts."
    assert notice.action.text() == "Undo"


def test_nothing_is_said_to_be_left_out_while_her_own_posts_count(
    errands: Errands, parts: Parts, notice: Notice
) -> None:
    errands.claim(Account("x", "cafevermeil"), True)
    assert notice.sentence == "@cafevermeil is your account: its posts are left out of the counts."
    parts.dashboard = SimpleNamespace(request=SimpleNamespace(filters=SimpleNamespace(own=True)))
    errands.claim(Account("x", "cafevermeil"), True)
    assert notice.sentence == "@cafevermeil is your account."


def test_an_import_that_this_window_did_not_order_is_told_too(errands: Errands, parts: Parts, notice: Notice) -> None:
    parts.jobs.add("Import", ("import", "z"))
    parts.jobs.end(0, **COUNTS)
    assert notice.sentence.startswith("3 read")
