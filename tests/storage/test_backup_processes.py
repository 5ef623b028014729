"""Backup and restore beside an import that runs, and killed at any moment: each in a process of its own."""

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cmdesk.core.types import ALL_MENTIONS, Tracker
from cmdesk.storage.backup import back_up, restore
from cmdesk.storage.mentions import SLICE
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, make_scored
from tests.storage.contract import faults
from tests.storage.imports import end, everything, finish, new_store, start_import, write_posts

KILLS = 6
POSTS = 8_000
IN_SHORT_STEPS = (
    "import sys; from cmdesk.storage import copying; copying.STEP = 4; copying._LOOK_EVERY = 200; "
    "from cmdesk.cli import main; sys.exit(main(sys.argv[1:]))"
)


def never() -> bool:
    return False


def untold(done: int, total: int) -> None:
    pass


def count(path: Path) -> int:
    """How many mentions a store holds, which must be sound."""
    store = SqliteStore(path, create=False)
    try:
        assert faults(store) == []
        return store.counts().get(ALL_MENTIONS, 0)
    finally:
        store.close()


def import_under_way(path: Path, tmp_path: Path, *more: str) -> subprocess.Popen[bytes]:
    """An import that has stored something, and has much to go."""
    process = start_import(path, write_posts(tmp_path / "posts.jsonl", 0, POSTS), *more)
    store = SqliteStore(path)
    try:
        while process.poll() is None and not store.counts().get(ALL_MENTIONS):
            pass
    finally:
        store.close()
    assert process.poll() is None, "the posts are too few"
    return process


def test_a_backup_made_during_an_import_holds_whole_batches(tmp_path: Path) -> None:
    path = new_store(tmp_path / "mentions.db")
    process = import_under_way(path, tmp_path)
    try:
        made = []
        while process.poll() is None:
            made.append(back_up(path, tmp_path / f"{len(made)}.db", replace=False, progress=untold, cancelled=never))
        assert finish(process)["added"] == POSTS
    finally:
        end(process)
    assert count(path) == POSTS
    early = [one for one in made if one.mentions < POSTS]
    assert early, "no backup fell into the import"
    for one in early[:4]:
        assert one.mentions % SLICE == 0
        assert count(one.path) == one.mentions
        # a state that existed: what the import had stored by then, no more and no less
        natives = {row[2] for row in everything(one.path)["mention"]}
        assert natives == {str(number) for number in range(one.mentions)}


@pytest.mark.parametrize("by_hand", [False, True])
def test_an_import_that_runs_during_a_restore_gets_nothing_into_what_was_put_back(
    tmp_path: Path, by_hand: bool
) -> None:
    # the backup has the same ids for other sources, authors and trackers: one that were remembered would be wrong
    backup = tmp_path / "backup.db"
    other = SqliteStore(backup)
    for name in ("Autre", "Encore"):
        other.add_tracker(Tracker(name, name), now=NOW)
    other.write([make_scored(str(number), source="mastodon", lang="es") for number in range(500)], now=NOW)
    other.close()
    path = new_store(tmp_path / "mentions.db")
    process = import_under_way(path, tmp_path, *(("--tracker", "Livraison") if by_hand else ()))
    try:
        put_back = restore(path, backup, stamp="then", progress=untold, cancelled=never)
        _, talk = process.communicate(timeout=100)
    finally:
        end(process)
    assert process.returncode == 1
    assert "entre-temps" in talk.decode() or "A backup was put back into the store" in talk.decode()
    assert b"Traceback" not in talk
    assert count(path) == 500
    assert everything(path) == everything(backup)
    assert put_back.kept is not None
    kept = count(put_back.kept)
    assert 0 < kept < POSTS
    # nothing that it had stored is lost
    assert {row[2] for row in everything(put_back.kept)["mention"]} == {str(number) for number in range(kept)}
    if not by_hand:
        assert finish(start_import(path, tmp_path / "posts.jsonl"))["added"] == POSTS, "it can be run again"
        assert count(path) == POSTS + 500


@contextmanager
def told(path: Path, *words: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """A command in short steps that tells each of them."""
    with subprocess.Popen(
        [sys.executable, "-c", IN_SHORT_STEPS, "--store", path, "--now", NOW.isoformat(), "--progress", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def kill_at(line: int, path: Path, *words: str | Path) -> bool:
    """Kill a command when it has told its line of this number; whether that broke it off."""
    with told(path, *words) as process:
        assert process.stdout is not None
        for _ in range(line):
            process.stdout.readline()
        process.kill()
        return process.wait() != 0


def lines(path: Path, *words: str | Path) -> int:
    """How many lines a command tells when it is let alone."""
    with told(path, *words) as process:
        assert process.stdout is not None
        return len(process.stdout.readlines())


def filled(path: Path, first: int, last: int) -> Path:
    store = SqliteStore(path)
    store.add_tracker(Tracker("Train", "train"), now=NOW)
    store.write([make_scored(str(number), f"texte {number}", trackers=[1]) for number in range(first, last)], now=NOW)
    store.close()
    return path


@pytest.mark.servers
def test_a_backup_killed_at_any_moment_leaves_no_half_of_one(tmp_path: Path) -> None:
    path, target = filled(tmp_path / "mentions.db", 0, 600), tmp_path / "backup.db"
    before = everything(path)
    all_lines = lines(path, "backup", target)
    assert all_lines > 10
    moments = random.Random(20261125)
    broken_off = 0
    for _ in range(KILLS):
        target.unlink(missing_ok=True)
        broken_off += kill_at(moments.randint(1, all_lines - 1), path, "backup", target)
        if target.exists():
            assert count(target) == 600
        assert everything(path) == before
    assert broken_off, "no kill fell into a backup"
    target.unlink(missing_ok=True)
    lines(path, "backup", target)
    assert everything(target) == before
    assert {file.name for file in tmp_path.iterdir()} == {"mentions.db", "backup.db"}, "what was left is gone"


@pytest.mark.servers
def test_a_restore_killed_at_any_moment_leaves_the_store_as_it_was_or_as_it_becomes(tmp_path: Path) -> None:
    backup = filled(tmp_path / "backup.db", 0, 500)
    path = filled(tmp_path / "mentions.db", 300, 900)
    before, after = everything(path), everything(backup)
    trial = filled(tmp_path / "trial.db", 300, 900)
    all_lines = lines(trial, "restore", backup)
    for file in tmp_path.glob("trial.db*"):
        file.unlink()
    moments = random.Random(20261126)
    broken_off = 0
    # the last of them while it writes into the store
    for line in [*(moments.randint(1, all_lines - 1) for _ in range(KILLS)), all_lines - 2, all_lines - 1]:
        broken_off += kill_at(line, path, "restore", backup)
        count(path)
        assert everything(path) in (before, after)
        if everything(path) == after:
            kept = max(tmp_path.glob("mentions.db.before-restore-*"), key=lambda file: file.stat().st_mtime)
            restore(path, kept, stamp="back", progress=untold, cancelled=never)
            assert everything(path) == before, "what was there was kept before it was replaced"
        for file in tmp_path.glob("mentions.db.before-restore-*"):
            file.unlink()
    assert broken_off, "no kill fell into a restore"
    assert lines(path, "restore", backup)
    assert everything(path) == after
    assert {file.name for file in tmp_path.iterdir()} == {
        "mentions.db",
        "backup.db",
        *(file.name for file in tmp_path.glob("mentions.db.before-restore-*")),
    }
