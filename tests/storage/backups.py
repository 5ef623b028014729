"""Stores to back up and to restore, and how tests call for it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw

from cmdesk.core.types import Tracker
from cmdesk.storage import backup as backups
from cmdesk.storage.backup import Backup, Restored
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, make_scored
from tests.storage.contract import faults
from tests.storage.imports import everything

STAMP = "2026-11-25-1830"
Tell = Callable[[int, int], None]


def back_up(path: Path, target: Path, **more: Any) -> Backup:
    given: dict[str, Any] = {"replace": False, "progress": lambda done, total: None, "cancelled": lambda: False}
    return backups.back_up(path, target, **{**given, **more})


def restore(path: Path, backup: Path, **more: Any) -> Restored:
    given: dict[str, Any] = {"stamp": STAMP, "progress": lambda done, total: None, "cancelled": lambda: False}
    return backups.restore(path, backup, **{**given, **more})


def write(store: SqliteStore, first: int, last: int, **more: Any) -> None:
    store.write([make_scored(str(number), f"texte {number}", **more) for number in range(first, last)], now=NOW)


def filled(path: Path, posts: int = 600, **more: Any) -> Path:
    """A closed store with a tracker and some mentions."""
    store = SqliteStore(path)
    store.add_tracker(Tracker("Train", "train"), now=NOW)
    write(store, 0, posts, trackers=[1], **more)
    store.close()
    return path


def sound(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that a store holds, which must be sound."""
    store = SqliteStore(path, create=False)
    try:
        assert faults(store) == []
    finally:
        store.close()
    return everything(path)


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def garble(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size // 3)
        opened.write(b"\xa5" * (file.stat().st_size // 3))


class Small(apsw.Connection):
    """A connection to a file that cannot grow: to SQLite that is a full disk."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.pragma("max_page_count", 5)
