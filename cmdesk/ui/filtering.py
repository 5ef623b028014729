"""The filter in the window: wires its box to the look, shows the table ahead of the figures, says what it found.

A filter is looked for in every text, which may take a second in a large archive. So the first page of the table is
asked for before the figures, and those of the look before are paled until they come.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer

from cmdesk.core.types import Tracker
from cmdesk.core.views import MentionDetail, View
from cmdesk.ui.actions import Actions
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.board import Board
from cmdesk.ui.dashboard import Dashboard, Request, page_ahead
from cmdesk.ui.dialogs.query_completer import Wish
from cmdesk.ui.dialogs.query_wishes import known_words
from cmdesk.ui.emptiness import Emptiness
from cmdesk.ui.filter_box import FilterBox
from cmdesk.ui.period import Preset
from cmdesk.ui.reasons import Found, found_in_detail, readable
from cmdesk.ui.theme import Theme

PALE_MS: Final = 200
"""How long figures may take before those of the look before are paled: sooner, the window would flicker."""


class Filtering(QObject):
    """What the filter box does to the window.

    Attributes:
        box: the filter box; the toolbar holds it.
    """

    def __init__(
        self, backstage: Backstage, board: Board, emptiness: Emptiness, actions: Actions, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._reader = backstage.reader
        self._focus = focus = backstage.focus
        self._board = board
        self._emptiness = emptiness
        self._ahead: Request | None = None
        self.box = FilterBox(theme)
        self.box.show_query(focus.filters.query)
        self.box.field.completer.ask = self._complete
        board.table.mark(focus.filters.query)
        board.detail.set_explainer(self._explain)
        self._pale = QTimer(self, singleShot=True, interval=PALE_MS)
        self._pale.timeout.connect(self._fade)
        # whether the first page of the look that is asked for is still missing
        self._table_waits = False
        board.model.shown.connect(self._table_shown)
        board.model.failed.connect(self._table_shown)
        self.box.applied.connect(focus.match)
        self.box.left.connect(board.table.setFocus)
        actions.find.triggered.connect(self.box.take_keyboard)
        focus.asked.connect(self._asked)
        focus.dashboard_read.connect(self._read)
        focus.failed.connect(self._read)

    def show_table(self, view: View) -> None:
        """Show a view in the table: another one from its top."""
        if view != self._board.model.view:
            self._board.table.start_over()
        self._board.model.show(view)

    def table_is_ahead(self, dashboard: Dashboard) -> bool:
        """Whether the table has been asked for what these figures are about already."""
        ahead, self._ahead = self._ahead, None
        return ahead is dashboard.request and dashboard.page_view == self._board.model.view

    def _asked(self, request: Request) -> None:
        query = request.filters.query
        self.box.show_query(query)
        self._board.table.mark(query)
        known = self._focus.dashboard
        view = None if known is None else page_ahead(known, request)
        self._ahead = None
        if view is None or view == self._board.model.view:
            return
        self._ahead = request
        self._emptiness.show_filters(request.filters, ever=request.frame.preset is Preset.ALL)
        self.show_table(view)
        if known is not None and query != known.request.filters.query:
            self._table_waits = True
            self._pale.start()

    def _fade(self) -> None:
        self._board.set_pale(True)
        self._board.set_table_pale(self._table_waits)

    def _table_shown(self) -> None:
        self._table_waits = False
        self._board.set_table_pale(False)

    def _read(self, _: object) -> None:
        self._pale.stop()
        self._board.set_pale(False)
        self._table_shown()

    def _complete(self, wish: Wish, then: Callable[[Sequence[str]], None]) -> None:
        """Ask the store for words that she may be typing; where it fails nothing is offered."""
        self._reader.submit(lambda store: known_words(store, wish), then, lambda _: None, key="complete")

    def _explain(self, detail: MentionDetail) -> tuple[Found, Found]:
        tracker = self._tracker()
        trees = readable(self._focus.filters.query), None if tracker is None else readable(tracker.query)
        by_filter, by_tracker = (Found() if tree is None else found_in_detail(tree, detail) for tree in trees)
        return by_filter, by_tracker

    def _tracker(self) -> Tracker | None:
        listed = self._focus.listed
        trackers = () if listed is None else (one.tracker for one in listed.trackers)
        return next((tracker for tracker in trackers if tracker.id == self._focus.tracker), None)
