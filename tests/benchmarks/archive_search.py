"""The archive searched: 1,000,000 mentions; the first page of a query while she types it, then its exact survey.

The peer is what a program without an index does for the first page: `LIKE` over the texts, newest first. Times are of a
connection that has read before, as that of an open dialog has; no query was asked before.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import apsw

from cmdesk import bootstrap
from cmdesk.core.previews import EXAMPLES
from cmdesk.core.query import parse
from tests.benchmarks.generated import END, scored_posts, trackers
from tests.benchmarks.report import Figure

MENTIONS: Final = 1_000_000
TARGET_MS: Final = 100
_BATCH: Final = 2_000
_DAYS: Final = 365
_RANKS: Final = 10_001

# By rank in the vocabulary, whose words follow Zipf's law: 0 stands in three of four texts, 10,000 in one of 9,000.
QUERIES: Final = (
    ("rare word", "{10000}"),
    ("word of 1 in 200", "{600}"),
    ("frequent word", "{3}"),
    ("phrase", '"{0} {1}"'),
    ("prefix of 2 letters", "{3:.2}*"),
    ("prefix of 3 letters", "{700:.3}*"),
    ("prefix of 4 letters", "{5000:.4}*"),
    ("words of an elision", "l{20} OR {20} OR d{40} OR {60}s OR {600}"),
    ("exclusions", "{3} -{0} -#{1}"),
    ("OR of ten", " OR ".join(f"{{{rank}}}" for rank in range(2000, 2010))),
    ("NEAR", "{600} NEAR/5 {0}"),
    ("exact word", "={30}"),
    ("fields alone", "lang:en is:reply sentiment:negative"),
    ("word and fields", "{30} lang:en min:likes:50"),
    ("#tag", "#{50}"),
    ("author", "author:@membre_77"),
    ("nothing found", "zzyzx OR {3}zzyzx"),
)


def run(mentions: int = MENTIONS) -> Iterator[Figure]:
    """Measure each query once, on a store that is made for it."""
    with TemporaryDirectory(prefix="cmdesk-bench-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "mentions.db"
        begun = time.perf_counter()
        _fill(path, mentions)
        yield Figure(f"{mentions:,} mentions stored", time.perf_counter() - begun, "s")
        store, words = bootstrap.open_store(path), _by_frequency(path)
        store.newest(parse(words[100]))
        for name, query in QUERIES:
            asked = query.format(*words) if "{" in query else query
            tree = parse(asked)
            begun = time.perf_counter()
            page = store.newest(tree)
            yield Figure(f"{name}: first page", (time.perf_counter() - begun) * 1000, "ms", at_most=TARGET_MS)
            begun = time.perf_counter()
            told = store.survey(tree, None)
            took = time.perf_counter() - begun
            assert told is not None
            assert len(page) == min(EXAMPLES, told.found)
            yield Figure(f"{name}: survey of {told.found:,}", took * 1000, "ms")
        store.close()
        for name, word in (("rare word", words[10000]), ("frequent word", words[3]), ("nothing found", "zzyzx")):
            yield Figure(f"{name}: LIKE, first page", _scan(path, word) * 1000, "ms")


def _fill(path: Path, mentions: int) -> None:
    store = bootstrap.open_store(path)
    numbers = [store.add_tracker(tracker, now=END).id for tracker in trackers(6)]
    # without the raw objects, which no search reads
    posts = (replace(post, packed=None) for post in scored_posts(mentions, days=_DAYS, tracker_ids=numbers))
    while batch := list(islice(posts, _BATCH)):
        store.write(batch, now=END)
    store.close()


def _by_frequency(path: Path) -> list[str]:
    """The words of the archive, the most frequent first."""
    connection = apsw.Connection(str(path))
    connection.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab('main', 'fulltext', 'row')")
    found = connection.execute("SELECT term FROM temp.term ORDER BY doc DESC, term").fetchall()
    connection.close()
    words = [term for (term,) in found if term.isalpha() and len(term) > 3]
    # a small archive has not all ranks
    return words + words[-1:] * _RANKS


def _scan(path: Path, word: str) -> float:
    connection = apsw.Connection(str(path))
    begun = time.perf_counter()
    connection.execute(
        "SELECT id, text FROM mention WHERE text LIKE ? ORDER BY id DESC LIMIT ?", (f"%{word}%", EXAMPLES)
    ).fetchall()
    took = time.perf_counter() - begun
    connection.close()
    return took
