"""Live arrival: a strip above the page that shows, for the first minutes of a new tracker, what each source brings.

It reads what whoever collects has kept of its passes, whenever the store changes, and asks nobody for anything itself.
She can put it away; it goes by itself when the first minutes are over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QLocale, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import CmdeskError
from cmdesk.core.passes import CollectorState, Pass
from cmdesk.core.types import Tracker
from cmdesk.core.views import View
from cmdesk.ui import formats
from cmdesk.ui.arrival_rows import Arrival, ArrivalRow, Log, Mood, arrival_rows, is_running, mood_of
from cmdesk.ui.arrival_words import ArrivalWords
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.errands import Errands
from cmdesk.ui.flow import FlowLayout
from cmdesk.ui.icons import icon
from cmdesk.ui.theme import Theme

LASTS_MS: Final = 10 * 60 * 1000
"""How long the strip stays; longer where there is no network meanwhile."""
PULSE_MS: Final = 5_000
"""Whether the collector still lives is looked at this often: its silence changes nothing in the store."""


class ArrivalStrip(QFrame):
    """The strip: a sentence, a chip for each source, what was looked through in vain.

    Signals:
        dismissed: she put it away.
    """

    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._states: list[Arrival] = []
        self.setObjectName("card")
        self.headline = _text("cardTitle")
        self.footnote = _text("small")
        self.chips: list[QLabel] = []
        self._flow = FlowLayout(6)
        self._close = QToolButton()
        self._close.setObjectName("icon")
        self._close.setIconSize(QSize(14, 14))
        self._close.setAccessibleName(self.tr("Put this away"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.clicked.connect(self.dismissed)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.headline, 1)
        first.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 8, 10)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(self._flow)
        column.addWidget(self.footnote)
        # the page below keeps what this does not need
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_theme(theme)
        self.hide()

    @property
    def close_button(self) -> QToolButton:
        """Puts it away."""
        return self._close

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self._theme = theme
        self._close.setIcon(icon("close", theme.tokens.muted))
        for chip, state in zip(self.chips, self._states, strict=True):
            self._paint(chip, state)

    def tell(self, headline: str, chips: Sequence[tuple[Arrival, str, str]], footnote: str) -> None:
        """Show how it stands.

        Args:
            chips: state, text and the text of the tooltip ("" for none) of each source.
        """
        self.headline.setText(headline)
        self.footnote.setText(footnote)
        self.footnote.setVisible(bool(footnote))
        while len(self.chips) > len(chips):
            gone = self.chips.pop()
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.chips) < len(chips):
            chip = QLabel()
            chip.setTextFormat(Qt.TextFormat.PlainText)
            self.chips.append(chip)
            self._flow.addWidget(chip)
        self._states = [state for state, _, _ in chips]
        for chip, (state, text, whole) in zip(self.chips, chips, strict=True):
            chip.setText(text)
            chip.setAccessibleName(text)
            chip.setAccessibleDescription(whole)
            chip.setToolTip(formats.plain(whole) if whole else "")
            self._paint(chip, state)
        self.setAccessibleName(headline)
        self.updateGeometry()

    def _paint(self, chip: QLabel, state: Arrival) -> None:
        tokens = self._theme.tokens
        warned = state in (Arrival.FAILED, Arrival.UNASKED)
        ground = tokens.warning_soft if warned else tokens.accent_soft if state is Arrival.WELL else tokens.window
        ink = tokens.warning_text if warned else tokens.muted if state is Arrival.WAITING else tokens.text
        chip.setStyleSheet(f"background: {ground}; color: {ink}; border-radius: 10px; padding: 3px 10px;")


@dataclass(frozen=True, slots=True)
class Watched:
    """The tracker whose first mentions are shown, and what was seen of its passes."""

    tracker: Tracker
    log: Log


class Arrivals(QObject):
    """Fills the strip while a new tracker gets its first mentions.

    Attributes:
        rows: how each source stands.
    """

    def __init__(
        self, strip: ArrivalStrip, backstage: Backstage, errands: Errands, locale: QLocale, *, demo: bool
    ) -> None:
        """Listen for new trackers.

        Args:
            demo: nothing is ever collected, so there is nothing to show.
        """
        super().__init__(strip)
        self._strip = strip
        self._backstage = backstage
        self._demo = demo
        self._words = ArrivalWords(locale, backstage.focus.zone, self)
        self._ordered: Tracker | None = None
        self._offline = False
        self._mentions = 0
        self._over = False
        self.watched: Watched | None = None
        self.rows: list[ArrivalRow] = []
        self._end = QTimer(self, singleShot=True, interval=LASTS_MS)
        self._end.timeout.connect(self._late)
        self._pulse = QTimer(self, interval=PULSE_MS)
        self._pulse.timeout.connect(self.look)
        strip.dismissed.connect(self.put_away)
        errands.tracker_ordered.connect(self._order)
        backstage.edits.tracker_added.connect(self._added)
        backstage.edits.trackers_dropped.connect(self._dropped)
        backstage.watch.changed.connect(self.look)
        # another period on screen: other mentions lie before it
        backstage.focus.dashboard_read.connect(self.look)

    def watch(self, watched: Watched) -> None:
        """Show how the first search for a tracker goes on."""
        if self._demo or self._over:
            return
        self.watched = watched
        self.rows = []
        self._end.start()
        self._pulse.start()
        self.look()

    def put_away(self) -> None:
        """Show it no more."""
        self.watched = None
        self._end.stop()
        self._pulse.stop()
        self._strip.hide()

    def close(self) -> None:
        """The window closes: what is still being read is not shown any more."""
        self._over = True
        self.put_away()

    def look(self) -> None:
        """Read how it stands."""
        if self.watched is not None:
            self._backstage.reader.submit(
                partial(_read, earlier=self._earlier(self.watched.tracker.id)),
                lambda found: self._show(*found),
                self._not_read,
                key="arrivals",
            )

    def _earlier(self, tracker: int) -> View | None:
        """What of a tracker lies before the period on screen; None while something else is."""
        shown = self._backstage.focus.dashboard
        if shown is None or shown.request.tracker != tracker:
            return None
        return View(tracker=tracker, end=shown.period.start, own=False)

    def _order(self, tracker: Tracker) -> None:
        self._ordered = tracker

    def _added(self, tracker: Tracker) -> None:
        """A new tracker is in the store; what undo and redo bring back is no news."""
        ordered, self._ordered = self._ordered, None
        if ordered is not None and ordered.name == tracker.name and tracker.sources and not tracker.paused:
            self.watch(Watched(tracker, Log(self._backstage.focus.now())))

    def _dropped(self, identifiers: Any) -> None:
        if self.watched is not None and self.watched.tracker.id in identifiers:
            self.put_away()

    def _late(self) -> None:
        if mood_of(self.rows, self._mentions, offline=self._offline) is Mood.NO_NETWORK:
            self._end.start()
        else:
            self.put_away()

    def _not_read(self, error: CmdeskError) -> None:
        """The page meets the same trouble, and that is where she is told."""

    def _show(
        self,
        passes: Sequence[Pass],
        trackers: Sequence[Tracker],
        counts: Mapping[int, int],
        state: CollectorState | None,
        earlier: int,
    ) -> None:
        if self.watched is None or self._over:
            return
        tracker = next((one for one in trackers if one.id == self.watched.tracker.id), None)
        if tracker is None or tracker.paused:
            self.put_away()
            return
        self.watched = replace(self.watched, tracker=tracker, log=self.watched.log.seen(passes))
        self._mentions = counts.get(tracker.id, 0)
        now = self._backstage.focus.now()
        alive = is_running(state, now)
        self._offline = alive and state is not None and state.word == "offline"
        self.rows = arrival_rows(
            tracker,
            trackers,
            self.watched.log,
            running=alive or self._backstage.jobs.has("collect"),
            now=now,
            refusals=self._refusals(tracker),
        )
        self._strip.tell(
            self._words.headline(self.rows, tracker.name, self._mentions, offline=self._offline),
            [(row.state, self._words.chip(row, now), self._words.whole(row)) for row in self.rows],
            self._words.footnote(self.rows, earlier),
        )
        self._strip.setVisible(bool(self.rows))

    def _refusals(self, tracker: Tracker) -> Mapping[str, str]:
        found = self._backstage.translate_query(tracker.query, tracker.sources)
        return {one.source: " ".join(one.remarks) for one in found if one.search is None and one.remarks}


def _read(
    store: DeskStore, *, earlier: View | None
) -> tuple[Sequence[Pass], Sequence[Tracker], Mapping[int, int], CollectorState | None, int]:
    """All of one and the same moment."""
    with store.snapshot():
        before = 0 if earlier is None else store.total(earlier).mentions
        return store.last_passes(), store.trackers(), store.counts(), store.collector(), before


def _text(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
