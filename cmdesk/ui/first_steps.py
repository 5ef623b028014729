"""The first run as the window sees it: when it is shown, what becomes of what she chose, and what arrives then.

A tracker that she starts is an edit like any other: it can be undone, and its sources are asked by whoever asks those
of every new tracker (`source_errands`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, QProcess, Signal
from PySide6.QtWidgets import QMainWindow

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import CmdeskError, UserError
from cmdesk.core.types import Tracker
from cmdesk.ui.actions import Actions
from cmdesk.ui.arrivals import Arrivals, ArrivalStrip, Watched
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import Tone
from cmdesk.ui.board import Board
from cmdesk.ui.dashboard import TrackerList
from cmdesk.ui.dialogs.first_run import Draft, FirstRunDialog
from cmdesk.ui.errands import Errands
from cmdesk.ui.options import DeskOptions
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import sentence


@dataclass(frozen=True, slots=True)
class UnderWay:
    """What goes on in a window that is made anew.

    Attributes:
        draft: what stands on the pages of the first run, None where it is not open.
        watched: the tracker whose first mentions are shown, None where there is none.
    """

    draft: Draft | None = None
    watched: Watched | None = None


class FirstSteps(QObject):
    """Opens the first run over a window, carries out what it answers, and shows what arrives.

    Attributes:
        arrivals: fills the strip above the page.
        dialog: the one that is open.
        start_demo: starts a command and leaves it to itself; says whether that could be done.

    Signals:
        language_chosen: "fr" or "en": the window is to be made anew, and the new one given the `state` of this one.
    """

    language_chosen = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        backstage: Backstage,
        errands: Errands,
        board: Board,
        locale: QLocale,
        options: DeskOptions,
        theme: Theme,
    ) -> None:
        """Wait for what the store holds."""
        super().__init__(window)
        self._window = window
        self._backstage = backstage
        self._errands = errands
        self._notice = board.notice
        self._theme = theme
        self._strip = ArrivalStrip(theme)
        board.add_strip(self._strip)
        self.arrivals = Arrivals(self._strip, backstage, errands, locale, demo=options.demo)
        self.dialog: FirstRunDialog | None = None
        self.start_demo: Callable[[Sequence[str]], bool] = _start
        # a picture shows the window alone, and the demonstration collects nothing
        self._waits = not options.demo and options.render is None
        self._over = False
        actions.first_steps.setEnabled(not options.demo)
        actions.first_steps.triggered.connect(lambda _=False: self.open())
        backstage.focus.trackers_read.connect(self._look)

    def open(self, draft: Draft | None = None) -> None:
        """Show it.

        Args:
            draft: what stood on its pages; None begins at the first one.
        """
        # not those of the list on screen: it may not be read yet
        self._backstage.reader.submit(
            lambda store: store.trackers(), lambda trackers: self._open(draft, trackers), key="first-steps"
        )

    def state(self) -> UnderWay:
        """What is to go on in a window that is made anew."""
        return UnderWay(self.dialog.draft() if self.dialog is not None else None, self.arrivals.watched)

    def resume(self, under_way: UnderWay) -> None:
        """Go on in a window that was made anew; it does not open by itself again."""
        self._waits = False
        if under_way.draft is not None:
            self.open(under_way.draft)
        if under_way.watched is not None:
            self.arrivals.watch(under_way.watched)

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self._theme = theme
        self._strip.set_theme(theme)

    def close(self) -> None:
        """The window closes: what is still being read is not shown any more."""
        self._waits = False
        self._over = True
        self.arrivals.close()

    def _open(self, draft: Draft | None, trackers: Sequence[Tracker]) -> None:
        if self._over:
            return
        if draft is None:
            # who opens it again must not shorten by a click how long what is stored is kept
            draft = Draft(months=int(self._backstage.setting("retention_months"))) if trackers else Draft()
        dialog = FirstRunDialog(self._backstage.jobs.language, trackers, self._theme, self._window, draft=draft)
        dialog.language_chosen.connect(self.language_chosen)
        dialog.demo_wanted.connect(self._open_demo)
        dialog.chosen.connect(self._begin)
        dialog.finished.connect(self._closed)
        self._errands.open(dialog)
        self.dialog = dialog

    def _look(self, listed: TrackerList) -> None:
        """Open by itself where there is nothing at all: looked at once, when the window opens."""
        if not self._waits:
            return
        self._waits = False
        if not listed.stored and not listed.trackers:

            def feeds(store: DeskStore) -> bool:
                return bool(store.feeds())

            self._backstage.reader.submit(feeds, self._found, self._not_read, key="first-steps")

    def _found(self, feeds: bool) -> None:
        # she was quicker: what she opened stays
        if not feeds and not self._over and self._errands.dialog is None:
            self._open(None, ())

    def _not_read(self, error: CmdeskError) -> None:
        """The page meets the same trouble, and that is where she is told."""

    def _closed(self) -> None:
        self.dialog = None

    def _open_demo(self) -> None:
        words = self._backstage.demo_command
        started = bool(words) and self.start_demo((*words, "--lang", self._backstage.jobs.language))
        if self.dialog is not None:
            self.dialog.begin.tell_demo(started)

    def _begin(self, tracker: Tracker, months: int) -> None:
        for name, value in (("retention_months", months), ("collects", True)):
            try:
                self._backstage.keep_setting(name, value)
            except UserError as error:
                self._notice.tell(sentence(error), Tone.ERROR)
        self._backstage.collector.renew()
        # whoever waits for a new tracker (collecting, the strip of what arrives) hears of it first
        self._errands.tracker_ordered.emit(tracker)
        self._backstage.edits.add(tracker)


def _start(words: Sequence[str]) -> bool:
    """Start a command that outlives us: she closes its window herself."""
    return bool(QProcess.startDetached(words[0], list(words[1:]))[0])
