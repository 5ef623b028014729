"""Imports as processes of their own, and everything that a store holds, for comparison."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import apsw

from cmdesk.core.types import Tracker
from cmdesk.storage.store import SqliteStore
from tests.builders import NOON, NOW, write_x, x_post

TRACKERS: Final = (Tracker("Vermeil", 'vermeil OR "moulin bleu"', group="Vermeil"), Tracker("Livraison", "livraison"))
_TEXTS: Final = (
    ("fr", "Le café Vermeil du #MoulinBleu, quel régal ce matin 😍 n° {number}"),
    ("fr", "Livraison {number} encore en retard, service nul, je suis déçue @cafevermeil"),
    ("en", "The new place is great, best coffee in town, visit {number}"),
    ("fr", "Le moulin bleu ouvre lundi, livraison possible, dit l’affiche {number}"),
)


def write_posts(path: Path, first: int, last: int) -> Path:
    """A file of the made-up posts numbered `first` to `last`, that excluded. A number always gives the same post."""
    return write_x(path, [_post(number) for number in range(first, last)])


def new_store(path: Path) -> Path:
    """A store with TRACKERS and no mention."""
    store = SqliteStore(path)
    for tracker in TRACKERS:
        store.add_tracker(tracker, now=NOW)
    store.close()
    return path


def start_import(store: Path, posts: Path, *more: str) -> subprocess.Popen[bytes]:
    """An import under way, its clock fixed at NOW; `more` are options of it."""
    words = ["--store", str(store), "--now", NOW.isoformat(), "--quiet", "import", str(posts), "--json", *more]
    return subprocess.Popen(
        [sys.executable, "-m", "cmdesk", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finish(process: subprocess.Popen[bytes]) -> dict[str, int]:
    """Wait for an import to end well; returns its counters."""
    told, talk = process.communicate(timeout=100)
    assert process.returncode == 0, talk.decode()
    counters: dict[str, int] = json.loads(told)
    return counters


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill an import, or what is left of it."""
    process.kill()
    process.wait()
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


def everything(store: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, and every word of the full text with its place."""
    connection = apsw.Connection(str(store))
    try:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'fulltext%' "
            "AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        found: dict[str, list[tuple[Any, ...]]] = {
            str(name): connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
            for (name,) in tables
            if name != "state"
        }
        connection.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'fulltext', 'instance')")
        found["fulltext"] = connection.execute("SELECT term, doc, offset FROM temp.word").fetchall()
        return found
    finally:
        connection.close()


def _post(number: int) -> dict[str, Any]:
    lang, text = _TEXTS[number % len(_TEXTS)]
    # several in one second, so that sequences matter
    posted_at = NOON + timedelta(seconds=number // 3)
    return x_post(
        number,
        text.format(number=number),
        lang=lang,
        created_at=posted_at.isoformat().replace("+00:00", "Z"),
        public_metrics={"like_count": number % 7, "retweet_count": number % 3, "reply_count": 0, "quote_count": 0},
    )
