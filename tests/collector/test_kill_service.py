"""The collector that always runs, killed at random moments under load: nothing acknowledged is lost, nothing is double.

Feeds, a search and a stream that never pauses; each life of the collector ends with `kill -9`. What it had said to have
stored must be there, the rollups must equal the rows, and the next life goes on where the last one stood.
"""

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import apsw
import pytest

from cmdesk.core.passes import Errand
from cmdesk.core.types import Feed, Tracker
from cmdesk.storage.store import SqliteStore
from tests.servers.jetstream import JetstreamServer
from tests.servers.press import Article, Press, prefer
from tests.sources.bluesky_bodies import address, commit, iso, key_of, line, record

A_SECOND = 300
"""Posts of the stream; every third one is watched."""


class Talk:
    """A stream that people write to all the time."""

    def __init__(self, server: JetstreamServer) -> None:
        self.watched: set[str] = set()
        self._number = 0
        self._server = server
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._write)

    def __enter__(self) -> "Talk":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Nobody writes any more."""
        self._over.set()
        self._thread.join()

    def _write(self) -> None:
        while not self._over.wait(0.05):
            now = datetime.now(UTC)
            self._server.emit(self._post(now + timedelta(microseconds=place)) for place in range(A_SECOND // 20))

    def _post(self, moment: datetime) -> str:
        self._number += 1
        key, watched = key_of(moment), self._number % 3 == 0
        if watched:
            self.watched.add(address(key))
        text = f"Bonjour à tous, numéro {self._number}" if watched else f"Rien de neuf, numéro {self._number}"
        return line(commit(key, record(text, createdAt=iso(moment)), at=moment, rev=key))


@contextmanager
def collector(store: Path) -> Iterator[tuple["subprocess.Popen[bytes]", list[dict[str, Any]]]]:
    """A collector, and the events that it told so far."""
    told: list[dict[str, Any]] = []
    words = ["--store", str(store), "--progress", "collect", *("--source", "feed", "--source", "bluesky")]
    process = subprocess.Popen(
        [sys.executable, "-m", "cmdesk", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )

    def listen() -> None:
        assert process.stdout is not None
        for row in process.stdout:
            # a line that was cut by the kill told nothing
            if row.endswith(b"\n"):
                told.append(json.loads(row))

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        yield process, told
    finally:
        process.kill()
        listener.join()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
        process.wait()


def acknowledged(told: list[dict[str, Any]]) -> int:
    """How many new mentions a collector said to have stored: the last word of each pass counts."""
    passes: dict[tuple[str, str], int] = {}
    done = 0
    for event in told:
        if event["event"] == "progress":
            key = event["source"], event["title"]
            passes[key] = event["added"]
            if event["state"] in ("done", "failed"):
                done += passes.pop(key)
    return done + sum(passes.values())


def natives(path: Path) -> list[str]:
    """Of every stored mention; the store is whole."""
    with closing(SqliteStore(path)) as store:
        assert [finding for finding in store.examine() if finding.faults] == []
    with closing(apsw.Connection(str(path))) as connection:
        # a feed stands before the ids of its entries
        return [native.rpartition(" ")[2] for (native,) in connection.execute("SELECT native FROM mention")]


def flows(stream: JetstreamServer) -> int:
    """How often somebody listened to a stream and heard something."""
    return sum(one.sent > 0 for one in stream.subscribers)


def _kill(tmp_path: Path, kills: int, seed: int = 20261126) -> None:
    path = tmp_path / "mentions.db"
    moments = random.Random(seed)
    press = Press(
        {
            f"/{name}.xml": tuple(Article(number, f"Bonjour {name}{number}") for number in range(base, base + 60))
            for base, name in ((0, "a"), (1000, "b"), (2000, "c"))
        }
    )
    with press.serve() as server, JetstreamServer() as stream, closing(SqliteStore(path)) as store:
        prefer(server, bluesky_streams=stream.url)
        sources = frozenset({"bluesky"})
        store.add_tracker(Tracker("Bonjour", "bonjour", sources=sources), now=datetime.now(UTC))
        feeds = [Feed(f"{server.address}/{name}.xml", name, typed=True) for name in "abc"]
        store.add_feeds(feeds, now=datetime.now(UTC))
        with Talk(stream) as talk:
            before: set[str] = set()
            under_way = 0
            for _ in range(kills):
                heard = flows(stream)
                with collector(path) as (process, told):
                    # it is up when the stream flows; then the moment is a random one
                    stream.wait(lambda heard=heard: flows(stream) > heard, seconds=60)  # type: ignore[misc]
                    time.sleep(moments.uniform(0.0, 3.5))
                    process.kill()
                found = natives(path)
                assert len(found) == len(set(found)), "double"
                assert before <= set(found), "lost what was there before"
                assert len(found) - len(before) >= acknowledged(told), "lost what was acknowledged"
                under_way += len(found) > len(before)
                before = set(found)
            assert under_way >= kills // 3, "too few were killed while they stored something"
            talk.stop()
            with collector(path) as (_, told):
                wanted = talk.watched | {f"article-{base + n}" for base in (0, 1000, 2000) for n in range(60)}
                deadline = time.monotonic() + 60
                while store.counts().get(0, 0) < len(wanted):
                    assert time.monotonic() < deadline, f"{store.counts()} of {len(wanted)}"
                    time.sleep(0.05)
                store.send(Errand("stop"), now=datetime.now(UTC))
                deadline = time.monotonic() + 30
                while not any(event["event"] == "result" for event in told):
                    assert time.monotonic() < deadline
                    time.sleep(0.02)
        assert sorted(natives(path)) == sorted(wanted)


def test_a_collector_that_is_killed_loses_and_doubles_nothing(tmp_path: Path, home: Path) -> None:
    _kill(tmp_path, 2)


@pytest.mark.servers
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_collector_that_is_killed_ten_times_over_loses_and_doubles_nothing(
    tmp_path: Path, home: Path, seed: int
) -> None:
    """Thirty kills in all."""
    _kill(tmp_path, 10, seed)
