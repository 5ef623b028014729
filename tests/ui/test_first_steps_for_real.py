"""From an empty store to mentions on screen, with the real commands and servers on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.ui.arrival_rows import Arrival
from cmdesk.ui.desk import Desk
from tests.servers.press import Article, Press, prefer
from tests.servers.recorded import RecordedServer
from tests.ui.desks import real_desk


@pytest.fixture
def server() -> Iterator[RecordedServer]:
    with Press(news=(Article(9, "Café Lumière primé"), Article(8, "Il pleut"))).serve() as serving:
        prefer(serving)
        yield serving


def begun(qtbot: QtBot, desk: Desk, *sources: str) -> None:
    """She names a brand, keeps the sources that are on loopback, and presses Next until it starts."""
    qtbot.waitUntil(lambda: desk.window.first_steps.dialog is not None)
    dialog = desk.window.first_steps.dialog
    dialog.brand.name.setText("Café Lumière")
    for source, box in dialog.sources.boxes.items():
        box.setChecked(source in sources)
    for _ in range(5):
        dialog.next.click()


def test_the_first_mentions_are_on_screen_after_the_last_click(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, server: RecordedServer
) -> None:
    desk = real_desk(qtbot, qapp, tmp_path / "store.db", None, 0)
    try:
        begun(qtbot, desk, "google-news")
        qtbot.waitUntil(lambda: len(desk.window.board.model.lines) == 1, timeout=30_000)
        arrivals = desk.window.first_steps.arrivals
        qtbot.waitUntil(lambda: [row.state for row in arrivals.rows] == [Arrival.WELL], timeout=30_000)
        assert [(row.source, row.added, row.read) for row in arrivals.rows] == [("google-news", 1, 2)]
        assert desk.window.sidebar.current().name == "Café Lumière"
    finally:
        desk.close()


def test_with_the_network_down_there_is_a_calm_sentence(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with Press(news=()).serve() as gone:
        prefer(gone, hackernews_base=gone.address)
    desk = real_desk(qtbot, qapp, tmp_path / "store.db", None, 0)
    try:
        begun(qtbot, desk, "google-news", "hackernews")
        strip = desk.window.first_steps.arrivals
        qtbot.waitUntil(lambda: [row.state for row in strip.rows] == [Arrival.FAILED] * 2, timeout=30_000)
        assert {row.fault for row in strip.rows} == {"offline"}
        assert desk.window.first_steps._strip.headline.text().startswith("There is no network at the moment")
        assert desk.window.first_steps._strip.isVisible()
    finally:
        desk.close()
