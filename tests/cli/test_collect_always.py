"""The collector as a process of its own: it collects until it is told to stop, in any of the ways there are."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cmdesk.core.passes import Errand
from cmdesk.core.types import Feed, Tracker
from cmdesk.storage.store import SqliteStore
from tests.cli.test_process import PATIENCE, started
from tests.servers.press import Article, Press

NOW = datetime.now(UTC)


@pytest.fixture
def press() -> Press:
    return Press({"/a.xml": tuple(Article(number, f"Bonjour {number}") for number in range(5))})


@pytest.fixture
def watched(home: Path, store: Path, press: Press) -> Iterator[SqliteStore]:
    """Somebody else who has the store open."""
    with press.serve() as server, closing(SqliteStore(store)) as opened:
        opened.add_tracker(Tracker("Bonjour", "bonjour"), now=NOW)
        opened.add_feeds([Feed(f"{server.address}/a.xml", "A", typed=True)], now=NOW)
        yield opened


def lines_until(job: subprocess.Popen[bytes], wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The first event that is wanted."""
    assert job.stdout is not None
    for row in job.stdout:
        event: dict[str, Any] = json.loads(row)
        if wanted(event):
            return event
    raise AssertionError("it ended")


def is_done(event: dict[str, Any]) -> bool:
    return event["event"] == "progress" and event["state"] == "done"


def result(job: subprocess.Popen[bytes]) -> dict[str, Any]:
    return lines_until(job, lambda event: event["event"] == "result")


def test_it_collects_and_ends_when_the_desk_lets_go_of_it(store: Path, watched: SqliteStore) -> None:
    with started("--store", store, "--progress", "collect", "--source", "feed") as job:
        assert job.stdin is not None
        event = lines_until(job, is_done)
        assert (event["source"], event["title"], event["added"]) == ("feed", "A", 5)
        state = watched.collector()
        assert state is not None and (state.word, state.process) == ("running", job.pid)
        job.stdin.close()
        assert result(job)["added"] == 5
        assert job.wait(PATIENCE) == 0
        assert job.stderr is not None and job.stderr.read() == b""
    state = watched.collector()
    assert state is not None and state.word == "stopped"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to hear")
def test_it_ends_cleanly_when_the_system_says_so(store: Path, watched: SqliteStore) -> None:
    with started("--store", store, "--progress", "collect", "--source", "feed") as job:
        lines_until(job, is_done)
        job.send_signal(signal.SIGTERM)
        assert result(job)["added"] == 5
        assert job.wait(PATIENCE) == 0


def test_word_by_the_store_ends_it_whatever_its_stdin(store: Path, watched: SqliteStore) -> None:
    with started("--store", store, "--progress", "collect", "--source", "feed", stdin=subprocess.DEVNULL) as job:
        lines_until(job, is_done)
        watched.send(Errand("stop"), now=NOW)
        assert result(job)["added"] == 5
        assert job.wait(PATIENCE) == 0


def test_a_feed_that_is_followed_meanwhile_is_read_at_once(store: Path, press: Press, watched: SqliteStore) -> None:
    with started("--store", store, "--progress", "collect", "--source", "feed") as job:
        lines_until(job, is_done)
        press.feeds["/b.xml"] = (Article(77, "Bonjour encore"),)
        address = watched.feeds()[0].url.replace("/a.xml", "/b.xml")
        watched.add_feeds([Feed(address, "B", typed=True)], now=NOW)
        event = lines_until(job, is_done)
        assert (event["title"], event["added"]) == ("B", 1)


def test_two_at_once_are_refused(store: Path, watched: SqliteStore) -> None:
    with started("--store", store, "--progress", "collect", "--source", "feed") as job:
        lines_until(job, is_done)
        with started("--store", store, "--progress", "collect", "--source", "feed") as second:
            assert "already" in result(second)["error"]
            assert second.wait(PATIENCE) == 1
        assert job.poll() is None


def test_with_nothing_to_collect_it_waits_for_something(store: Path, press: Press, home: Path) -> None:
    with (
        closing(SqliteStore(store)) as watched,
        press.serve() as server,
        started("--store", store, "--progress", "collect", "--source", "feed") as job,
    ):
        # it is up when it has said so
        while watched.collector() is None:
            assert job.poll() is None
        watched.add_tracker(Tracker("Bonjour", "bonjour"), now=NOW)
        watched.add_feeds([Feed(f"{server.address}/a.xml", "A", typed=True)], now=NOW)
        assert lines_until(job, is_done)["added"] == 5
