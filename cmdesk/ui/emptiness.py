"""Why there is nothing to see, in words, with the one thing to do about it, or two."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject

from cmdesk.core.types import Tracker
from cmdesk.ui.actions import Actions
from cmdesk.ui.banner import EmptyState
from cmdesk.ui.board import Board
from cmdesk.ui.collecting import Collecting
from cmdesk.ui.dashboard import Dashboard, Filters, TrackerList
from cmdesk.ui.errands import Errands
from cmdesk.ui.focus import Focus
from cmdesk.ui.period import Preset

_SHOWN: Final = 120
"""Characters of a query that are told."""


class Emptiness(QObject):
    """Words the empty states of the page and carries out their action."""

    def __init__(
        self,
        board: Board,
        errands: Errands,
        focus: Focus,
        actions: Actions,
        collecting: Collecting,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._count_own = actions.own.trigger
        self._board = board
        self._errands = errands
        self._focus = focus
        self._collect = actions.collect
        self._collecting = collecting
        self._watching = False
        self._act: Callable[[], None] = focus.clear
        self._second: Callable[[], None] = focus.clear
        self._begin: Callable[[], None] = errands.new_tracker
        board.empty.acted.connect(lambda: self._act())
        board.empty.second_acted.connect(lambda: self._second())
        board.welcome.acted.connect(lambda: self._begin())
        board.welcome.second_acted.connect(lambda: errands.import_posts())
        collecting.changed.connect(self._collecting_changed)
        self._welcome()

    def show_trackers(self, listed: TrackerList) -> None:
        """Show the welcome page as long as the store holds nothing."""
        self._watching = bool(listed.trackers) and self._collect.isEnabled()
        self._welcome()
        self._board.show_welcome(listed.stored == 0)
        if self._focus.dashboard is not None:
            # a tracker that was added with this look is known only now
            self.show_dashboard(self._focus.dashboard)

    def _collecting_changed(self) -> None:
        self._welcome()
        if self._focus.dashboard is not None:
            self.show_dashboard(self._focus.dashboard)

    def _welcome(self) -> None:
        """Word the page of a store that holds nothing, with trackers or without."""
        watching = self._watching
        if watching and self._collecting.busy:
            self._tell_asking(self._board.welcome)
            return
        self._begin = self._collect.trigger if watching else self._errands.new_tracker
        self._board.welcome.tell(
            self.tr("Nothing is stored yet"),
            self.tr("The sources of your trackers are asked all the time: what they find appears here by itself.")
            if watching and self._collecting.runs
            else self.tr("Ask the sources of your trackers, or import a file of posts: drop one on this window.")
            if watching
            else self.tr(
                "Say what you want to watch, and what is said about it is looked for. Or import a file of posts: drop "
                "one on this window."
            ),
            self.tr("Collect now") if watching else self.tr("My first tracker…"),
            second=self.tr("Import posts…"),
            primary=True,
        )

    def _tell_asking(self, page: EmptyState) -> None:
        page.tell(
            self.tr("The sources are being asked…"),
            self.tr("What they know appears here by itself; how far they are is told at the bottom right."),
            "",
        )

    def show_dashboard(self, dashboard: Dashboard) -> None:
        """Say why the table of this look would be empty."""
        tell = self._board.empty.tell
        if dashboard.request.filters.any:
            self.show_filters(dashboard.request.filters, ever=dashboard.preset is Preset.ALL)
        elif dashboard.own_posts and not dashboard.request.filters.own:
            self._act = self._count_own
            tell(
                self.tr("Only posts of your own accounts"),
                self.tr("%Ln of them stand in this period; they are left out of the counts.", "", dashboard.own_posts),
                self.tr("Count them in"),
            )
        elif dashboard.span is None:
            tracker = next((one for one in self._trackers() if one.id == dashboard.request.tracker), None)
            if tracker and (tracker.sources or dashboard.feeds) and not tracker.paused and self._collect.isEnabled():
                if self._collecting.busy:
                    self._tell_asking(self._board.empty)
                    return
                self._act, self._second = self._collect.trigger, lambda: self._errands.edit_tracker(tracker)
                tell(
                    self.tr("No mention matches this tracker"),
                    self.tr("None so far: its sources are asked all the time, and what they find appears by itself.")
                    if self._collecting.runs
                    else self.tr("None of the posts stored so far fits its query; its sources may have some."),
                    self.tr("Collect now"),
                    second=self.tr("Edit the query…"),
                )
                return
            self._act = lambda: self._errands.edit_tracker(tracker) if tracker else self._errands.import_posts()
            tell(
                self.tr("No mention matches this tracker"),
                self.tr("None of the posts stored so far fits its query."),
                self.tr("Edit the query…") if tracker else self.tr("Import posts…"),
            )
        else:
            self._act = lambda: self._focus.choose(Preset.ALL)
            tell(
                self.tr("No mention in this period"),
                self.tr("There are mentions before or after it."),
                self.tr("Show all"),
            )

    def show_filters(self, filters: Filters, *, ever: bool) -> None:
        """Say why the table would be empty under filters.

        Args:
            ever: whether the look goes over all that is stored already.
        """
        tell = self._board.empty.tell
        if not filters.query:
            self._act = self._focus.clear
            tell(
                self.tr("No mention with these filters"),
                self.tr("What the chips say does not occur in this period."),
                self.tr("Clear filters"),
            )
            return
        self._act = lambda: self._focus.match("")
        second = ""
        if filters.switches != replace(filters, query=""):
            self._second, second = self._focus.clear, self.tr("Clear all filters")
        elif not ever:
            self._second, second = lambda: self._focus.choose(Preset.ALL), self.tr("Look in all of it")
        shown = filters.query if len(filters.query) <= _SHOWN else f"{filters.query[:_SHOWN]}…"
        tell(
            self.tr("Nothing matches this filter"),
            self.tr("No mention of this tracker matches “{query}”.").format(query=shown)
            if ever
            else self.tr("No mention of this period matches “{query}”.").format(query=shown),
            self.tr("Drop the filter"),
            second=second,
        )

    def _trackers(self) -> list[Tracker]:
        listed = self._focus.listed
        return [summary.tracker for summary in listed.trackers] if listed is not None else []
