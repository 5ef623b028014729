"""What the window reads for one look at 200,000 mentions: cards, charts, tracker list and first page, without painting.

Wall time, since she waits for the wall clock; in the store's own thread here, as in the window.
"""

import random
import time
from collections.abc import Iterator
from datetime import UTC
from statistics import median, quantiles
from typing import Final

from cmdesk import bootstrap
from cmdesk.core.types import ALL_MENTIONS
from cmdesk.ui.dashboard import Filters, Request, read_dashboard, read_trackers
from cmdesk.ui.period import LENGTHS, Preset, Timeframe
from tests.benchmarks.desk_store import TRACKERS, year_of_mentions
from tests.benchmarks.generated import END
from tests.benchmarks.report import Figure

CHANGES: Final = 100
TARGET_MS: Final = 100


def run() -> Iterator[Figure]:
    """Measure looks at random trackers and periods."""
    chance = random.Random(7)
    waits = []
    with year_of_mentions() as path:
        store = bootstrap.open_store(path)
        for _ in range(CHANGES):
            frame = Timeframe().choose(chance.choice((Preset.DAY, *LENGTHS, Preset.ALL)))
            request = Request(chance.randint(ALL_MENTIONS, TRACKERS), frame, Filters(), UTC, END)
            begun = time.perf_counter()
            dashboard = read_dashboard(store, request)
            store.page(dashboard.page_view)
            read_trackers(store, request, dashboard.period)
            waits.append((time.perf_counter() - begun) * 1000)
        store.close()
    yield Figure("a look read, median", median(waits), "ms", at_most=TARGET_MS)
    yield Figure("95th percentile", quantiles(waits, n=20)[-1], "ms", at_most=TARGET_MS)
    yield Figure("slowest", max(waits), "ms", at_most=TARGET_MS)
