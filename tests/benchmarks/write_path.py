"""The store's write path against the least that could be done: one table, one unique index, one full-text index.

Both get the same scored posts in the same batches and write them durably (WAL, synchronous=FULL, pages of 8 KiB). The
peer is the standard library's sqlite3. It writes no links, rollups, readings or author table, and looks up nothing.
"""

import gc
import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from cmdesk.core.identity import to_microseconds
from cmdesk.core.types import ScoredPost
from cmdesk.storage.store import SqliteStore
from tests.benchmarks.generated import END, scored_posts, trackers
from tests.benchmarks.report import Figure

POSTS: Final = 50_000
BATCH: Final = 2_000
TRACKERS: Final = 12
TARGET: Final = 0.6
RUNS: Final = 5

_PEER: Final = """
    PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
    PRAGMA wal_autocheckpoint = 4000;
    CREATE TABLE mention (
        id INTEGER PRIMARY KEY, source TEXT, native TEXT, posted_at INTEGER, kind INTEGER, lang TEXT, lang_told TEXT,
        author TEXT, label INTEGER, p_negative REAL, p_neutral REAL, p_positive REAL, compound REAL, confidence REAL,
        scorer TEXT, likes INTEGER, shares INTEGER, replies INTEGER, quotes INTEGER, views INTEGER, read_at INTEGER,
        first_seen_at INTEGER, last_seen_at INTEGER, edited_at INTEGER, deleted_at INTEGER, media INTEGER, url TEXT,
        parent TEXT, quoted TEXT, conversation TEXT, tags TEXT, handles TEXT, links TEXT, text TEXT, quoted_text TEXT,
        raw BLOB, UNIQUE (source, native)
    );
    CREATE VIRTUAL TABLE fulltext USING fts5 (
        text, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '#@_'"
    );
"""


def run() -> Iterator[Figure]:
    """Measure both, batch by batch, so that what else the machine does weighs on both."""
    passes = [_both() for _ in range(RUNS)]
    yield Figure("store", median(POSTS / ours for ours, _ in passes), "rows per CPU second")
    yield Figure("peer", median(POSTS / peer for _, peer in passes), "rows per CPU second")
    yield Figure("store : peer", median(peer / ours for ours, peer in passes), "times", at_least=TARGET)


def _both() -> tuple[float, float]:
    """CPU seconds of the store and of the peer for all posts."""
    with TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        store, peer = SqliteStore(Path(folder) / "store.db"), _Peer(Path(folder) / "peer.db")
        for tracker in trackers(TRACKERS):
            store.add_tracker(tracker, now=END)
        ours = peers = 0.0
        source = scored_posts(POSTS, days=30, tracker_ids=range(1, TRACKERS + 1))
        # made just before they are written, as in an import; who comes first finds them less warm, so they take turns
        for number, batch in enumerate(iter(lambda: list(islice(source, BATCH)), [])):
            gc.collect()
            if number % 2:
                ours += _timed(partial(store.write, batch, now=END))
                peers += _timed(partial(peer.write, batch))
            else:
                peers += _timed(partial(peer.write, batch))
                ours += _timed(partial(store.write, batch, now=END))
        store.close()
        peer.close()
    return ours, peers


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


class _Peer:
    """One table, one unique index, one full-text index."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.executescript(_PEER)
        self._last = 0

    def write(self, batch: Sequence[ScoredPost]) -> None:
        numbered = list(enumerate(batch, start=self._last + 1))
        with self._database:
            self._database.executemany(
                f"INSERT INTO mention VALUES ({', '.join('?' * 36)})",
                [_row(number, scored) for number, scored in numbered],
            )
            self._database.executemany(
                "INSERT INTO fulltext (rowid, text) VALUES (?, ?)",
                [(number, scored.folded) for number, scored in numbered],
            )
        self._last += len(batch)

    def close(self) -> None:
        self._database.close()


def _row(number: int, scored: ScoredPost) -> tuple[object, ...]:
    post, sentiment, reading = scored.post, scored.sentiment, scored.post.reading
    now = to_microseconds(END)
    return (
        number,
        post.source,
        post.native,
        to_microseconds(post.posted_at),
        int(post.kind),
        scored.lang,
        post.lang,
        None if post.author is None else post.author.key,
        int(sentiment.label),
        *(sentiment.p or (None, None, None)),
        sentiment.compound,
        sentiment.confidence,
        sentiment.scorer,
        reading.likes,
        reading.shares,
        reading.replies,
        reading.quotes,
        reading.views,
        now,
        now,
        now,
        None if post.edited_at is None else to_microseconds(post.edited_at),
        None if post.deleted_at is None else to_microseconds(post.deleted_at),
        int(post.media),
        post.url,
        post.parent,
        post.quoted,
        post.conversation,
        json.dumps(post.tags) if post.tags else None,
        json.dumps(post.handles) if post.handles else None,
        json.dumps(post.links) if post.links else None,
        post.text,
        post.quoted_text,
        scored.packed,
    )
