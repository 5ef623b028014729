"""A chart picture without a window: what the command `chart` does. Starts Qt offscreen, paints, and ends."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from cmdesk.core.timeline import Step
from cmdesk.core.types import Tracker
from cmdesk.core.views import Tally, View
from cmdesk.ui.charts.data import ChartData, CorrectedCurve
from cmdesk.ui.presets import Sheet

if TYPE_CHECKING:
    from cmdesk.ui.picture import Kind


@dataclass(frozen=True, slots=True)
class ChartOrder:
    """What the picture shows and how.

    Attributes:
        view: what was counted; its period is that of the edges.
        tracker: None for all mentions.
        edges, bins: n + 1 edges and n tallies.
        sheet: how large.
        clear: whether the picture stands on nothing, so that what is behind it shows through.
        title: None takes the tracker's name.
        accounts: whether she has own accounts.
        corrected: the moods of the bins where they were corrected; None where they are counted.
    """

    kind: "Kind"
    view: View
    tracker: Tracker | None
    edges: Sequence[datetime]
    bins: Sequence[Tally]
    step: Step
    zone: tzinfo
    language: str
    theme: str
    sheet: Sheet
    clear: bool
    title: str | None
    now: datetime
    accounts: bool = False
    corrected: CorrectedCurve | None = None


def write_chart(order: ChartOrder, path: Path) -> None:
    """Paint a chart into a PNG, SVG or PDF file, as the ending of its name says.

    Raises:
        UsageError: the name has another ending.
        InputError: nothing can be written there.
    """
    # read when the application is made; whoever set another platform knows why
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from cmdesk.ui import theme as themes
    from cmdesk.ui.catalogues import speak
    from cmdesk.ui.picture_file import save_chart
    from cmdesk.ui.picture_words import picture_spec

    app = QApplication.instance() or QApplication(["cmdesk"])
    assert isinstance(app, QApplication)
    fall_silent = speak(app, order.language)
    try:
        look = themes.resolve(order.theme, app)
        themes.apply(app, look)
        data = ChartData(tuple(order.edges), tuple(order.bins), order.step, order.zone, corrected=order.corrected)
        spec = picture_spec(
            order.kind,
            data,
            order.view,
            order.tracker,
            QLocale(),
            title=order.title,
            now=order.now,
            accounts=order.accounts,
        )
        save_chart(spec, look.clear() if order.clear else look, order.sheet, path)
    finally:
        fall_silent()
