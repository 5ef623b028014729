"""What the window offers where stored mentions were judged by a scorer of before."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.ui.desk import Desk
from tests.builders import FakeAnalyst
from tests.ui.desks import options, services, settled
from tests.ui.fake_store import Memory, filled


@pytest.fixture
def memory() -> Memory:
    return filled(60)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, memory: Memory) -> Iterator[Desk]:
    newer = FakeAnalyst()
    newer.current = frozenset({"none", "linear@9"})
    made = Desk(qapp, options(), replace(services(memory, []), make_analyst=lambda: newer))
    made.start()
    qtbot.waitUntil(lambda: made.backstage.focus.listed is not None)
    settled(qtbot, made)
    yield made
    made.close()


def test_what_an_older_scorer_judged_is_judged_anew_at_a_click(qtbot: QtBot, desk: Desk) -> None:
    notice = desk.window.board.notice
    qtbot.waitUntil(lambda: "judged by an older scorer" in notice.sentence)
    assert notice.sentence.startswith("60 mentions")
    notice.action.click()
    assert desk.backstage.scoring.busy
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: not desk.backstage.scoring.busy, timeout=20_000)
