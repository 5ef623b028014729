"""A collection that is killed loses nothing that it stored and stores nothing twice; the next one goes on with it."""

import json
import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw
import pytest

from cmdesk.core.types import ALL_MENTIONS, Feed, Tracker
from cmdesk.core.views import View
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW
from tests.servers.press import Article, Press, prefer

POSTS = 1_500
ARTICLES = 60
KILLS = 5


def new_store(path: Path, address: str) -> Path:
    store = SqliteStore(path)
    store.add_tracker(Tracker("Bonjour", "bonjour", sources=frozenset({"x"})), now=NOW)
    store.add_feeds([Feed(f"{address}/{name}.xml", name, typed=True) for name in ("a", "b", "c")], now=NOW)
    store.close()
    return path


def start(store: Path) -> subprocess.Popen[bytes]:
    words = ["--store", str(store), "--now", NOW.isoformat(), "--quiet", "collect", "--once", "--json"]
    return subprocess.Popen(
        [sys.executable, "-m", "cmdesk", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "CMDESK_X_BEARER_TOKEN": "key"},
    )


def finish(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    told, talk = process.communicate(timeout=100)
    assert process.returncode == 0, talk.decode()
    result: dict[str, Any] = json.loads(told)
    assert result["failed"] == 0, result
    return result


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


def stored(path: Path) -> dict[str, Any]:
    """What a store holds, whatever the way it came there."""
    store = SqliteStore(path)
    try:
        assert [finding for finding in store.examine() if finding.faults] == []
        posts = {(detail.post.source, detail.post.native): detail.post.text for detail in store.details(View())}
        return {"posts": posts, "counts": dict(store.counts()), "total": store.total(View())}
    finally:
        store.close()


def passes(path: Path) -> list[tuple[Any, ...]]:
    """Source, end, added and what is kept of each pass; and whether a cursor stands behind what is stored."""
    connection = apsw.Connection(str(path))
    try:
        return connection.execute("SELECT source, ended_at, read, added FROM pass ORDER BY id").fetchall()
    finally:
        connection.close()


@pytest.mark.servers
def test_a_collection_killed_at_any_moment_is_completed_by_the_next(tmp_path: Path) -> None:
    press = Press(
        {
            f"/{name}.xml": tuple(Article(n, f"Bonjour {name}{n}") for n in range(base, base + ARTICLES))
            for base, name in ((0, "a"), (1000, "b"), (2000, "c"))
        }
    )
    press.x.posts = set(range(1, POSTS + 1))
    with press.serve() as server:
        prefer(server, x_ceiling=10_000, x_posts=POSTS)
        begun = time.monotonic()
        finish(start(clean := new_store(tmp_path / "clean.db", server.address)))
        whole = time.monotonic() - begun
        expected = stored(clean)
        assert expected["counts"][ALL_MENTIONS] == POSTS + 3 * ARTICLES
        moments = random.Random(20261125)
        broken_off = acknowledged = 0
        for attempt in range(KILLS):
            store = new_store(tmp_path / f"{attempt}.db", server.address)
            for _ in range(2):
                process = start(store)
                # the wait is the moment, not a pause
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=whole * moments.uniform(0.35, 0.95))
                kill(process)
                before = stored(store)
                # what a pass says that it stored is stored
                assert sum(added for _, _, _, added in passes(store)) == before["counts"].get(ALL_MENTIONS, 0)
                acknowledged += before["counts"].get(ALL_MENTIONS, 0)
                broken_off += any(ended_at is None for _, ended_at, _, _ in passes(store))
            finish(start(store))
            after = stored(store)
            assert after == expected
            assert before["posts"].items() <= after["posts"].items()
            # each page was added once: no pass counted a post that another one had counted
            assert sum(added for _, _, _, added in passes(store)) == POSTS + 3 * ARTICLES
            store.unlink()
        assert broken_off and acknowledged, "no kill fell between the first and the last page"
