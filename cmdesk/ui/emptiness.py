"""Why there is nothing to see, in words, with the one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cmdesk.core.types import Tracker
from cmdesk.ui.board import Board
from cmdesk.ui.dashboard import Dashboard, TrackerList
from cmdesk.ui.errands import Errands
from cmdesk.ui.focus import Focus
from cmdesk.ui.period import Preset


class Emptiness(QObject):
    """Words the empty states of the page and carries out their action."""

    def __init__(
        self, board: Board, errands: Errands, focus: Focus, count_own: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._count_own = count_own
        self._board = board
        self._errands = errands
        self._focus = focus
        self._act: Callable[[], None] = focus.clear
        board.empty.acted.connect(lambda: self._act())
        board.welcome.acted.connect(lambda: errands.import_posts())
        board.welcome.tell(
            self.tr("Nothing is stored yet"),
            self.tr("Import a file of posts, or drop one on this window. Trackers then pick out what you watch."),
            self.tr("Import posts…"),
            primary=True,
        )

    def show_trackers(self, listed: TrackerList) -> None:
        """Show the welcome page as long as the store holds nothing."""
        self._board.show_welcome(listed.stored == 0)

    def show_dashboard(self, dashboard: Dashboard) -> None:
        """Say why the table of this look would be empty."""
        tell = self._board.empty.tell
        if dashboard.request.filters.any:
            self._act = self._focus.clear
            tell(
                self.tr("No mention with these filters"),
                self.tr("What the chips say does not occur in this period."),
                self.tr("Clear filters"),
            )
        elif dashboard.own_posts and not dashboard.request.filters.own:
            self._act = self._count_own
            tell(
                self.tr("Only posts of your own accounts"),
                self.tr("%Ln of them stand in this period; they are left out of the counts.", "", dashboard.own_posts),
                self.tr("Count them in"),
            )
        elif dashboard.span is None:
            tracker = next((one for one in self._trackers() if one.id == dashboard.request.tracker), None)
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

    def _trackers(self) -> list[Tracker]:
        listed = self._focus.listed
        return [summary.tracker for summary in listed.trackers] if listed is not None else []
