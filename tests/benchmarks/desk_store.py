"""The store that the desk is measured on: a year of 200,000 mentions on six trackers."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cmdesk import bootstrap
from tests.benchmarks.generated import END, scored_posts, trackers

MENTIONS: Final = 200_000
TRACKERS: Final = 6
_BATCH: Final = 2_000


@contextmanager
def year_of_mentions() -> Iterator[Path]:
    """Path of a store that is gone afterwards."""
    with TemporaryDirectory(prefix="cmdesk-bench-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "mentions.db"
        store = bootstrap.open_store(path)
        numbers = [store.add_tracker(tracker, now=END).id for tracker in trackers(TRACKERS)]
        posts = scored_posts(MENTIONS, days=365, tracker_ids=numbers)
        while batch := list(islice(posts, _BATCH)):
            store.write(batch, now=END)
        store.close()
        yield path
