"""The window on 200,000 mentions: from a click on another tracker or period to cards, charts and table repainted.

The real window on the offscreen platform, with the real store; wall time, since she waits for the wall clock. The first
looks are not counted: they load the chart library and the fonts.
"""

import gc
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from cmdesk import bootstrap
from cmdesk.config.secrets import Secrets
from cmdesk.config.settings import Settings
from cmdesk.core.types import ALL_MENTIONS
from cmdesk.ui.options import DeskOptions, DeskServices
from tests.benchmarks.desk_store import TRACKERS, year_of_mentions
from tests.benchmarks.generated import END
from tests.benchmarks.report import Figure

CHANGES: Final = 100
TARGET_MS: Final = 100


def run() -> Iterator[Figure]:
    """Measure random changes of tracker and period."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with year_of_mentions() as path:
        waits = _measure(path)
    yield Figure("a change repainted, median", median(waits), "ms", at_most=TARGET_MS)
    yield Figure("95th percentile", quantiles(waits, n=20)[-1], "ms", at_most=TARGET_MS)
    yield Figure("slowest", max(waits), "ms", at_most=TARGET_MS)


def _measure(path: Path) -> list[float]:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from cmdesk.ui.app import spare_the_start
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
        setting=lambda name: getattr(Settings(), name),
        keys=Secrets({}),
        gaps=dict,
        x_most=lambda _posts: 0,
    )
    interval = sys.getswitchinterval()
    # this and what follows the charts, as cmdesk.ui.app does
    sys.setswitchinterval(0.0005)
    desk = Desk(app, options, services)
    desk.start()
    desk.window.board.load_charts()
    spare_the_start()
    focus = desk.backstage.focus
    loop = QEventLoop()
    desk.backstage.reader.idle.connect(loop.quit)
    chance = random.Random(7)
    presets = [Preset.DAY, *LENGTHS, Preset.ALL]

    def waited(change: Callable[[], None]) -> float:
        begun = time.perf_counter()
        change()
        # asleep until all is read, as the window is: a loop that asks would take the interpreter from the reader
        loop.exec()
        app.processEvents()
        desk.window.repaint()
        return (time.perf_counter() - begun) * 1000

    for _ in range(2):
        waited(focus.refresh)
    waits = []
    for _ in range(CHANGES // 2):
        waits.append(waited(partial(focus.select_tracker, chance.randint(ALL_MENTIONS, TRACKERS))))
        waits.append(waited(partial(focus.choose, chance.choice(presets))))
    desk.close()
    sys.setswitchinterval(interval)
    gc.unfreeze()
    return waits
