"""A newcomer's first minute, for real: the first run, one brand name, the real collector, every keyless source.

The servers are on loopback: Google News, Hacker News, a Mastodon server, a Jetstream. Nothing of ours is faked.
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.config import paths, settings
from cmdesk.ui.arrival_rows import Arrival
from cmdesk.ui.desk import Desk
from tests.servers.counting import CountingServer
from tests.servers.jetstream import JetstreamServer
from tests.servers.mastodon import MastodonServer, status
from tests.servers.press import Article, Press
from tests.servers.recorded import Asked, Reply
from tests.sources.bluesky_bodies import commit, iso, key_of, line, record
from tests.ui.desks import real_desk

# what it takes is measured, and the machine must be free for that
pytestmark = pytest.mark.servers

SEARCHED = ("bluesky", "google-news", "hackernews", "mastodon")


def stories(_asked: Asked) -> Reply:
    at = int(datetime.now(UTC).timestamp()) - 3600
    hits = [{"objectID": "1", "created_at_i": at, "author": "maud", "title": "Café Lumière opens", "points": 3}]
    return Reply(json.dumps({"hits": hits, "nbHits": 1, "page": 0, "nbPages": 1}).encode())


@dataclass
class Net:
    """All that is asked."""

    servers: list[CountingServer]
    stream: JetstreamServer

    def down(self) -> None:
        for server in self.servers:
            server.stop()
        self.stream.stop()

    def up(self) -> None:
        for server in self.servers:
            server.start()
        self.stream.start()


@pytest.fixture
def net(home: Path) -> Iterator[Net]:
    def now() -> datetime:
        return datetime.now(UTC)

    moment = now() - timedelta(minutes=5)
    key = key_of(moment)
    said = [line(commit(key, record("Un café lumière, s'il vous plaît", createdAt=iso(moment)), at=moment, rev=key))]
    with ExitStack() as stack:
        servers = [
            stack.enter_context(CountingServer(answer, now, seed=1))
            for answer in (
                Press(news=(Article(9, "Café Lumière primé"), Article(8, "Il pleut"))),
                stories,
                MastodonServer([status(3, "cafélumière", content="<p>Au café lumière #cafélumière</p>")]),
            )
        ]
        stream = stack.enter_context(JetstreamServer(said))
        press, hackernews, mastodon = servers
        file = paths.settings_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        told = {
            "google_news_base": press.address,
            "hackernews_base": hackernews.address,
            "mastodon_servers": mastodon.address,
            "bluesky_streams": stream.url,
            "bluesky_base": hackernews.address,
        }
        file.write_text(json.dumps(told))
        yield Net(servers, stream)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, net: Net) -> Iterator[Desk]:
    path = tmp_path / "store.db"
    made = real_desk(
        qtbot,
        qapp,
        path,
        None,
        0,
        setting=lambda name: getattr(settings.load(paths.settings_file()), name),
        now=None,
    )
    yield made
    made.close()


def start(qtbot: QtBot, desk: Desk) -> float:
    """She names a brand and presses Next until it starts; returns the moment of the last click."""
    qtbot.waitUntil(lambda: desk.window.first_steps.dialog is not None)
    dialog = desk.window.first_steps.dialog
    dialog.brand.name.setText("Café Lumière")
    assert {source for source, box in dialog.sources.boxes.items() if box.isChecked()} == set(SEARCHED)
    for _ in range(5):
        dialog.next.click()
    return time.monotonic()


def test_mentions_from_every_source_within_the_first_minute(qtbot: QtBot, desk: Desk) -> None:
    begun = start(qtbot, desk)
    qtbot.waitUntil(lambda: len(desk.window.board.model.lines) >= 1, timeout=30_000)
    first = time.monotonic() - begun
    strip = desk.window.first_steps.arrivals

    def all_reported() -> None:
        states = {f"{row.source} {row.place}": (row.state, row.fault, row.refusal) for row in strip.rows}
        assert len(states) == 4, states
        assert {state for state, _, _ in states.values()} <= {Arrival.WELL, Arrival.LISTENING}, states

    qtbot.waitUntil(all_reported, timeout=60_000)
    whole = time.monotonic() - begun
    # the others are older than the period that is shown
    qtbot.waitUntil(lambda: len(desk.window.board.model.lines) == 2, timeout=30_000)
    assert desk.backstage.collector.runs and not desk.backstage.jobs.has("collect"), "two would ask everything twice"
    sys.stdout.write(f"\nfirst mention after {first:.1f} s, all sources after {whole:.1f} s\n")
    qtbot.waitUntil(lambda: [row.added for row in strip.rows] == [1, 1, 1, 1], timeout=30_000)


def test_with_the_network_down_it_says_so_and_starts_by_itself_later(qtbot: QtBot, desk: Desk, net: Net) -> None:
    net.down()
    start(qtbot, desk)
    headline = desk.window.first_steps._strip.headline
    qtbot.waitUntil(lambda: headline.text().startswith("There is no network at the moment"), timeout=30_000)
    assert desk.window.board.model.lines == []
    net.up()
    qtbot.waitUntil(lambda: len(desk.window.board.model.lines) == 2, timeout=90_000)
