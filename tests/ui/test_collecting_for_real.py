"""The desk collects with the real command, from servers on loopback: from a key to mentions on screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Feed, Tracker
from cmdesk.storage.store import SqliteStore
from cmdesk.ui.desk import Desk
from tests import builders
from tests.servers.press import Article, Press, prefer
from tests.servers.recorded import RecordedServer
from tests.servers.x import RecentSearch
from tests.ui.desks import FakeKeys, preference, real_desk, settled

KEY = "AAAAplantedBearerToken0123456789"
CAFE = Tracker("Café", '"café lumière"', "#1f77b4", sources=frozenset({"google-news"}))


@pytest.fixture
def server() -> Iterator[RecordedServer]:
    press = Press(
        {"/journal.xml": (Article(1, "Le Café Lumière ouvre", "Bravo !"), Article(2, "Il pleut"))},
        news=(Article(9, "Café Lumière primé"),),
        x=RecentSearch(range(1, 4)),
    )
    with press.serve() as serving:
        prefer(serving, x_ceiling=5, x_posts=100)
        yield serving


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, server: RecordedServer) -> Iterator[Desk]:
    path = tmp_path / "store.db"
    store = SqliteStore(path)
    store.add_tracker(CAFE, now=builders.NOW)
    store.close()
    made = real_desk(qtbot, qapp, path, "Café", 0)
    yield made
    made.close()


def test_a_feed_is_found_followed_and_collected(qtbot: QtBot, desk: Desk, server: RecordedServer) -> None:
    errands = desk.window.source_errands
    errands.add_feed()
    qtbot.waitUntil(lambda: errands.above is not None)
    dialog = errands.above
    dialog.address.setText(server.address)
    dialog.look.click()
    qtbot.waitUntil(lambda: dialog.found.count() == 1, timeout=30_000)
    # what she follows is read at once
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=60_000) as told:
        dialog.add.click()
    assert (told.args[1].result["added"], told.args[1].result["asked"]) == (1, 1), told.args[1]
    settled(qtbot, desk)
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=60_000) as told:
        desk.window.actions_.collect.trigger()
    result = told.args[1].result
    assert (result["added"], result["failed"], result["waiting"]) == (1, 0, 1), told.args[1]
    assert desk.window.board.notice.sentence.startswith("1 new mention")
    qtbot.waitUntil(lambda: len(desk.window.board.model.lines) == 2, timeout=20_000)
    found: list[list[Feed]] = []
    desk.backstage.reader.submit(lambda store: store.feeds(), found.append)
    settled(qtbot, desk)
    assert [(feed.url, feed.typed) for feed in found[0]] == [(f"{server.address}/journal.xml", True)]
    desk.window.actions_.sources.trigger()
    settled(qtbot, desk)
    sources = desk.window.errands.dialog
    assert [sources.table.item(row, 0).text() for row in range(2)] == ["✓  Feed", "✓  Google News"]
    assert "2 read, 1 kept, 1 new" in sources.table.item(0, 2).text()
    sources.reject()


def test_x_is_paid_after_the_question_with_the_key_of_this_session(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, server: RecordedServer
) -> None:
    path = tmp_path / "store.db"
    store = SqliteStore(path)
    store.add_tracker(Tracker("Bonjour", "bonjour", "#1f77b4", sources=frozenset({"x"})), now=builders.NOW)
    store.close()
    ceiling = {"x_ceiling": 5.0}
    desk = real_desk(
        qtbot,
        qapp,
        path,
        "Bonjour",
        0,
        keys=FakeKeys(used={"x": KEY}),
        setting=lambda name: ceiling.get(name) or preference(name),
    )
    try:
        collecting = desk.window.source_errands.collecting
        desk.window.actions_.collect.trigger()
        qtbot.waitUntil(lambda: collecting.question is not None, timeout=30_000)
        assert [asked.path for asked in server.asked] == [], "a price is looked up without asking anybody"
        assert [figure.text() for figure in collecting.question.figures] == [
            "4.50 US dollars",
            "0.00 US dollars",
            "5.00 US dollars",
        ]
        with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=60_000) as told:
            collecting.question.collect.click()
        assert told.args[1].result["added"] == 3, told.args[1]
        assert {asked.headers["authorization"] for asked in server.asked} == {f"Bearer {KEY}"}
        assert "X may have cost 0.05 US dollars at most." in desk.window.board.notice.sentence
        qtbot.waitUntil(lambda: desk.window.status.told.startswith("store.db · 3 mention"), timeout=20_000)
    finally:
        desk.close()
