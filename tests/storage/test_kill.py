"""An import that is killed loses nothing and leaves nothing half done: a new run gives what one clean run gives."""

import random
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from cmdesk.core.types import ALL_MENTIONS
from cmdesk.storage.store import SqliteStore
from tests.storage.imports import end, everything, finish, new_store, start_import, write_posts

POSTS = 6_000
KILLS = 6


@pytest.mark.servers
def test_an_import_killed_at_any_moment_is_completed_by_a_new_run(tmp_path: Path) -> None:
    posts = write_posts(tmp_path / "posts.jsonl", 0, POSTS)
    clean = new_store(tmp_path / "clean.db")
    begun = time.monotonic()
    finish(start_import(clean, posts))
    whole = time.monotonic() - begun
    expected = everything(clean)
    assert len(expected["mention"]) == POSTS
    moments = random.Random(20260222)
    broken_off = 0
    for attempt in range(KILLS):
        store = new_store(tmp_path / f"{attempt}.db")
        process = start_import(store, posts)
        # the wait is the moment, not a pause: an import that is quicker than it is simply complete
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=whole * moments.uniform(0.3, 0.95))
        end(process)
        broken_off += 0 < _count(store) < POSTS
        finish(start_import(store, posts))
        assert everything(store) == expected
        store.unlink()
    assert broken_off, "no kill fell between the first and the last transaction: the posts are too few"


def _count(path: Path) -> int:
    store = SqliteStore(path)
    try:
        assert [finding for finding in store.examine() if finding.faults] == []
        return store.counts().get(ALL_MENTIONS, 0)
    finally:
        store.close()
