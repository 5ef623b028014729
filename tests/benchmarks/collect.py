"""A collection of feeds against a naive loop that fetches and parses them one after the other, and stores nothing.

All are served on loopback, so what is measured is our own work: judging addresses, a process for each feed that
changed, keys, language, sentiment, one transaction a page. The second collection finds nothing changed, as most do.
"""

import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import feedparser
import httpx

from cmdesk import bootstrap
from cmdesk.config.secrets import Secrets
from cmdesk.config.settings import Settings
from cmdesk.core.types import Feed, Tracker
from cmdesk.storage.store import SqliteStore
from tests.benchmarks.generated import END
from tests.benchmarks.report import Figure
from tests.servers.press import Article, Press

FEEDS: Final = 50
ENTRIES: Final = 40
RUNS: Final = 3
TARGET: Final = 0.3
"""Peer's seconds : ours; below, something grew slow that was not."""

_DATE: Final = "Sun, 19 May 2024 09:00:00 +0200"


def run() -> Iterator[Figure]:
    """Measure both on the same server, one after the other."""
    passes = [_both() for _ in range(RUNS)]
    yield Figure("first collection", median(FEEDS / first for first, _, _ in passes), "feeds a second")
    yield Figure("nothing changed", median(FEEDS / again for _, again, _ in passes), "feeds a second")
    yield Figure("peer", median(FEEDS / peer for _, _, peer in passes), "feeds a second")
    yield Figure("first : peer", median(peer / first for first, _, peer in passes), "times", at_least=TARGET)


def _both() -> tuple[float, float, float]:
    """Seconds on the clock of a first collection, of one that finds nothing changed, and of the peer."""
    press = Press(
        {f"/{number}.xml": tuple(_article(number, entry) for entry in range(ENTRIES)) for number in range(FEEDS)}
    )
    with press.serve() as server, TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        addresses = [f"{server.address}{path}" for path in press.feeds]
        with closing(bootstrap.open_store(Path(folder) / "store.db")) as store:
            store.add_tracker(Tracker("Café", "café OR train"), now=END)
            store.add_feeds([Feed(address, typed=True) for address in addresses], now=END)
            seconds = []
            for hours in (0, 1):
                begun = time.perf_counter()
                _collect(store, END + timedelta(hours=hours))
                seconds.append(time.perf_counter() - begun)
            [added] = {one.added for one in store.last_passes()}
            assert added == 0, "the second collection found something"
            assert sum(store.counts().values()) == 2 * FEEDS * ENTRIES
        begun = time.perf_counter()
        for address in addresses:
            assert len(feedparser.parse(httpx.get(address).content).entries) == ENTRIES
        return seconds[0], seconds[1], time.perf_counter() - begun


def _collect(store: SqliteStore, now: datetime) -> None:
    preferences = Settings()
    sources = bootstrap.make_sources(preferences, Secrets({}), lambda: now, names=("feed",))
    collector = bootstrap.make_collector(store, sources, preferences, lambda: now)
    for report in collector.collect(collector.inquiries(), rejected=lambda _inquiry, _item: None):
        assert report.fault is None, report.fault


def _article(feed: int, entry: int) -> Article:
    return Article(
        1000 * feed + entry,
        f"Le café numéro {entry} du quartier {feed}",
        "L’accueil est parfait, mais l’attente au train du matin reste interminable. " * 3,
        _DATE,
    )
