"""What she sets out to do about sources: opens their dialogs, and carries out what they answer.

Dialogs here open over the one that is open already, which stays: she comes to the key of X from the Sources window, or
while she writes a tracker.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMainWindow

from cmdesk.core.errors import UserError
from cmdesk.core.ports import Keys
from cmdesk.core.types import Feed, Tracker
from cmdesk.ui.actions import Actions
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import Notice, Tone
from cmdesk.ui.collecting import Collecting
from cmdesk.ui.collector_words import CollectorWords
from cmdesk.ui.dialogs.tracker import TrackerDialog
from cmdesk.ui.errands import Errands
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.geometry import fit
from cmdesk.ui.source_rows import PAID, Row
from cmdesk.ui.source_words import SourceWords
from cmdesk.ui.status import StatusBar
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import sentence


class SourceErrands(QObject):
    """Wires the source actions of a window.

    Attributes:
        collecting: the collections of this window.
        above: the dialog that stands over another one.
    """

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        backstage: Backstage,
        errands: Errands,
        notice: Notice,
        locale: QLocale,
        theme: Callable[[], Theme],
        *,
        demo: bool,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._backstage = backstage
        self._errands = errands
        self._notice = notice
        self._locale = locale
        self._theme = theme
        self._demo = demo
        self._awaited: Tracker | None = None
        self._status: StatusBar | None = None
        self._words = CollectorWords(locale, backstage.focus.zone, self)
        self._source_words = SourceWords(locale, backstage.focus.zone, self)
        self.above: QDialog | None = None
        self.collecting = Collecting(window, backstage, notice, locale, demo=demo, over=lambda: errands.dialog)
        self.collecting.more_wanted.connect(self.show_sources)
        backstage.collector.troubled.connect(self._tell_trouble)
        for action, act in (
            (actions.collect, self.collecting.collect),
            (actions.sources, self.show_sources),
            (actions.add_feed, self.add_feed),
            (actions.x_access, self.show_x),
            (actions.editions, self.show_editions),
        ):
            action.triggered.connect(lambda _=False, act=act: act())
        errands.tracker_opened.connect(self._tracker_opened)
        errands.tracker_ordered.connect(self._await)
        backstage.edits.tracker_added.connect(self._added)
        backstage.edits.feeds_added.connect(self.collecting.collect_feeds)

    def explain(self, collect: QAction) -> None:
        """Bar the action in the demonstration, and let it say why; its buttons are named already."""
        if self._demo:
            collect.setEnabled(False)
            collect.setToolTip(self.tr("The demonstration collects nothing"))

    def tell_collector(self, status: StatusBar) -> None:
        """Let the status bar say how the collector stands, and lead from there to the sources."""
        self._status = status
        status.collector.clicked.connect(self.show_sources)
        self._backstage.collector.changed.connect(self._show_collector)
        self._show_collector()

    def _show_collector(self) -> None:
        if self._status is not None:
            standing, now = self._backstage.collector.standing, self._backstage.focus.now()
            self._status.show_collector(self._words.line(standing, now))

    def show_sources(self) -> None:
        """Show what is asked, and how it went."""
        from cmdesk.ui.dialogs.sources import SourcesDialog

        dialog = SourcesDialog(
            self._backstage,
            self.collecting,
            self._theme(),
            self._locale,
            self._backstage.focus.zone,
            demo=self._demo,
            parent=self._window,
        )
        dialog.add_wanted.connect(self.add_feed)
        dialog.feed_wanted.connect(self.edit_feed)
        dialog.x_wanted.connect(self.show_x)
        dialog.news_wanted.connect(self.show_editions)
        dialog.limits_wanted.connect(self.show_limits)
        dialog.trial_wanted.connect(self.show_trial)
        self._errands.open(dialog)

    def add_feed(self) -> None:
        """Ask for the address of a feed; what is followed already is not offered."""
        self._backstage.reader.submit(lambda store: store.feeds(), self._ask_address, key="feeds")

    def edit_feed(self, feed: Feed) -> None:
        """Ask how a feed shall be."""
        self._backstage.reader.submit(
            lambda store: store.feeds(), lambda feeds: self._ask_feed(feed, feeds), key="feeds"
        )

    def show_x(self) -> None:
        """Ask for the key of X and its ceiling."""
        from cmdesk.ui.dialogs.x_access import XDialog

        dialog = XDialog(self._backstage, self._locale, self._below())
        dialog.changed.connect(self._x_changed)
        self._open(dialog)

    def show_editions(self) -> None:
        """Ask which editions of Google News are searched."""
        from cmdesk.ui.dialogs.editions import EditionsDialog

        dialog = EditionsDialog(str(self._backstage.setting("google_news_editions")), self._below())
        dialog.chosen.connect(lambda editions: self._keep("google_news_editions", editions))
        self._open(dialog)

    def show_limits(self) -> None:
        """Ask how often and how much the sources are asked."""
        from cmdesk.ui.dialogs.source_limits import LimitsDialog

        names = ("frequencies", "bluesky_megabytes", "mastodon_servers")
        setting = {name: self._backstage.setting(name) for name in names}
        dialog = LimitsDialog(self._backstage.rhythms(), setting, self._source_words, self._locale, self._below())
        dialog.chosen.connect(self._keep_all)
        self._open(dialog)

    def show_trial(self, row: Row) -> None:
        """Ask one source once, and show what came."""
        from cmdesk.ui.dialogs.source_trial import TrialDialog

        self._open(TrialDialog(self._backstage, row, self._source_words, self._locale, self._below()))

    def _ask_address(self, feeds: list[Feed]) -> None:
        from cmdesk.ui.dialogs.add_feeds import AddFeedsDialog

        dialog = AddFeedsDialog(self._backstage.jobs, {feed.url for feed in feeds}, _folders(feeds), self._below())
        dialog.chosen.connect(self._backstage.edits.add_feeds)
        self._open(dialog)

    def _ask_feed(self, feed: Feed, feeds: list[Feed]) -> None:
        from cmdesk.ui.dialogs.feed import FeedDialog

        dialog = FeedDialog(feed, _folders(feeds), self._below())
        dialog.saved.connect(lambda after: self._backstage.edits.change_feed(feed, after))
        self._open(dialog)

    def _below(self) -> QMainWindow | QDialog:
        return self._errands.dialog or self._window

    def _open(self, dialog: QDialog) -> None:
        self.above = dialog
        dialog.finished.connect(self._closed)
        fit(dialog)
        dialog.open()

    def _closed(self) -> None:
        self.above = None

    def _keep(self, name: str, value: str | int) -> None:
        self._keep_all({name: value})

    def _tell_trouble(self, why: str) -> None:
        """The collector ended by itself again and again."""
        told = self.tr("The collection is interrupted and starts again by itself; what is stored stays stored.")
        told = f"{told} {visible(why, 300)}" if why else told
        self._notice.tell(told, Tone.WARNING, self.tr("Sources…"), self.show_sources)

    def _keep_all(self, changes: Mapping[str, str | int]) -> None:
        try:
            for name, value in changes.items():
                self._backstage.keep_setting(name, value)
        except UserError as error:
            self._notice.tell(sentence(error), Tone.ERROR)
        self._backstage.collector.renew()
        # what is asked is shown anew
        self.collecting.changed.emit()

    def _x_changed(self) -> None:
        self.collecting.changed.emit()
        if isinstance(self._errands.dialog, TrackerDialog):
            self._prepare(self._errands.dialog)

    def _tracker_opened(self, dialog: TrackerDialog) -> None:
        dialog.sources.x_wanted.connect(self.show_x)
        self._prepare(dialog)

    def _prepare(self, dialog: TrackerDialog) -> None:
        """Tell a tracker's dialog whether X has all that it needs."""

        def place(keys: Keys) -> str | None:
            return keys.place(PAID)

        def show(found: str | None) -> None:
            if self._errands.dialog is dialog:
                dialog.sources.show_x(found is not None and float(self._backstage.setting("x_ceiling")) > 0)

        self._backstage.keys.submit(place, show)

    def _await(self, tracker: Tracker) -> None:
        self._awaited = tracker

    def _added(self, tracker: Tracker) -> None:
        """A new tracker is in the store: ask its sources at once. What undo brings back is not asked again."""
        awaited, self._awaited = self._awaited, None
        if awaited is not None and awaited.name == tracker.name:
            self.collecting.collect_for(tracker)


def _folders(feeds: list[Feed]) -> list[str]:
    return sorted({feed.folder for feed in feeds if feed.folder}, key=str.casefold)
