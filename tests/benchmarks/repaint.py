"""The window on 200,000 mentions: from a click on another tracker or period to cards, charts and table repainted.

The real window on the offscreen platform, with the real store; wall time, since she waits for the wall clock. The first
look is not counted: it imports the chart library.
"""

import os
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Final

from cmdesk import bootstrap
from cmdesk.core.types import ALL_MENTIONS
from cmdesk.ui.options import DeskOptions, DeskServices
from tests.benchmarks.generated import END, scored_posts, trackers
from tests.benchmarks.report import Figure

MENTIONS: Final = 200_000
TRACKERS: Final = 6
CHANGES: Final = 100
TARGET_MS: Final = 100
_BATCH: Final = 2_000


def run() -> Iterator[Figure]:
    """Measure random changes of tracker and period."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        path = Path(folder) / "store.db"
        _fill(path)
        waits = _measure(path)
    yield Figure("a change repainted, median", median(waits), "ms", at_most=TARGET_MS)
    yield Figure("95th percentile", quantiles(waits, n=20)[-1], "ms", at_most=TARGET_MS)
    yield Figure("slowest", max(waits), "ms")


def _fill(path: Path) -> None:
    store = bootstrap.open_store(path)
    numbers = [store.add_tracker(tracker, now=END).id for tracker in trackers(TRACKERS)]
    batch = []
    for scored in scored_posts(MENTIONS, days=365, tracker_ids=numbers):
        batch.append(scored)
        if len(batch) == _BATCH:
            store.write(batch, now=END)
            batch.clear()
    store.write(batch, now=END)
    store.close()


def _measure(path: Path) -> list[float]:
    from PySide6.QtWidgets import QApplication

    from cmdesk.ui.desk import Desk
    from cmdesk.ui.period import LENGTHS, Preset

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    options = DeskOptions(path, False, "fr", "light", (1360, 860), None, None, None, None, END, UTC)
    services = DeskServices(
        open_store=lambda: bootstrap.open_store(path),
        make_analyst=bootstrap.make_analyst,
        job_command=("never",),
        keep_setting=lambda _name, _value: None,
    )
    desk = Desk(app, options, services)
    desk.start()
    desk.window.board.load_charts()
    reader, focus = desk.backstage.reader, desk.backstage.focus
    chance = random.Random(7)
    presets = [Preset.DAY, *LENGTHS, Preset.ALL]

    def settle() -> None:
        while reader.busy:
            app.processEvents()
        app.processEvents()

    def waited(change: Callable[[], None]) -> float:
        begun = time.perf_counter()
        change()
        settle()
        desk.window.repaint()
        return (time.perf_counter() - begun) * 1000

    settle()
    waits = []
    for _ in range(CHANGES // 2):
        tracker, preset = chance.randint(ALL_MENTIONS, TRACKERS), chance.choice(presets)
        waits.append(waited(lambda tracker=tracker: focus.select_tracker(tracker)))
        waits.append(waited(lambda preset=preset: focus.choose(preset)))
    desk.close()
    return waits
