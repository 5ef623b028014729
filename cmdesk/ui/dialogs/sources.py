"""The Sources window: everything that is asked, what came of it last, when it is asked next, and on what terms.

It asks nobody itself: it reads the store, and starts commands and edits. Read anew whenever the store changes. Removing
a feed is undone, not asked about.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, tzinfo

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import CmdeskError, UserError
from cmdesk.core.passes import Pass
from cmdesk.core.scheduling import frequencies_of
from cmdesk.core.server_names import host_of
from cmdesk.core.types import Feed, Tracker
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import EmptyState, Notice, Tone
from cmdesk.ui.collecting import Collecting
from cmdesk.ui.collector_words import CollectorWords
from cmdesk.ui.dialogs.source_table import SourceTable, Surroundings
from cmdesk.ui.source_rows import MASTODON, PAID, Row, State, source_rows
from cmdesk.ui.source_words import SourceWords
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import sentence

_Read = tuple[Sequence[Feed], Sequence[Tracker], Sequence[Pass], Mapping[str, int]]


_UNTRIED = frozenset({State.GONE, State.LOCKED, State.UNASKED})
"""What cannot be asked as things stand; the row says why."""


class SourcesDialog(QDialog):
    """A table of what is asked.

    Signals:
        add_wanted: she wants to follow a feed.
        feed_wanted: the Feed that she wants to change.
        x_wanted, news_wanted: she wants to set up X, or the editions of Google News.
        limits_wanted: she wants to say how often and how much is asked.
        trial_wanted: the Row that she wants to see asked.
    """

    add_wanted = Signal()
    feed_wanted = Signal(object)
    x_wanted = Signal()
    news_wanted = Signal()
    limits_wanted = Signal()
    trial_wanted = Signal(object)

    def __init__(
        self,
        backstage: Backstage,
        collecting: Collecting,
        theme: Theme,
        locale: QLocale,
        zone: tzinfo,
        *,
        demo: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sources"))
        self.setMinimumSize(700, 460)
        self.resize(1060, 600)
        self._backstage = backstage
        self._collecting = collecting
        self._theme = theme
        self._demo = demo
        self._words = SourceWords(locale, zone, self)
        self._standing_words = CollectorWords(locale, zone, self)
        self._gaps, self._rhythms = backstage.gaps(), backstage.rhythms()
        self._x_ready = True
        self._over = False
        self.notice = Notice(theme)
        self.hint = QLabel(
            self.tr("The demonstration collects nothing: it has no sources of its own.")
            if demo
            else self.tr("Feeds are read for every tracker. Which trackers search where is set in each tracker.")
        )
        self.hint.setObjectName("muted")
        self.hint.setWordWrap(True)
        self.always = QCheckBox(self.tr("Collect a&ll the time"))
        self.stays = QCheckBox(self.tr("G&o on when the window closes"))
        self.standing = QLabel()
        self.standing.setObjectName("muted")
        self.standing.setTextFormat(Qt.TextFormat.PlainText)
        self.standing.setWordWrap(True)
        self.standing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table = self._make_table()
        self.empty = EmptyState()
        self.empty.tell(
            self.tr("Nothing is asked yet"),
            self.tr("Follow the feed of a newspaper or a blog, or let a tracker look in Google News."),
            self.tr("Add a feed…"),
            primary=True,
        )
        self.empty.acted.connect(self.add_wanted)
        self.empty.button.setEnabled(not demo)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        self.whole = QLabel()
        self.whole.setObjectName("small")
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setWordWrap(True)
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.whole.setMinimumHeight(4 * self.fontMetrics().height())
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        # the window behind hears no keys while this one is open
        QShortcut(QKeySequence(Qt.Key.Key_F5), self, collecting.collect)
        edits = backstage.edits
        QShortcut(QKeySequence("Ctrl+Z"), self, edits.stack.undo)
        for keys in ("Ctrl+Y", "Ctrl+Shift+Z"):
            QShortcut(QKeySequence(keys), self, edits.stack.redo)
        edits.stored.connect(self.read)
        edits.failed.connect(self._failed)
        edits.stack.indexChanged.connect(self._stale)
        backstage.watch.changed.connect(self.read)
        collecting.changed.connect(self._judge)
        collecting.changed.connect(self._look_for_key)
        backstage.collector.changed.connect(self._show_standing)
        self.always.clicked.connect(lambda on: self._choose("collects", on))
        self.stays.clicked.connect(lambda on: self._choose("collector_stays", on))
        self._show_standing()
        self._judge()
        self._look_for_key()

    def done(self, result: int) -> None:
        self._over = True
        super().done(result)

    def read(self) -> None:
        """Read everything anew."""
        live = [source for source, rhythm in self._rhythms.items() if rhythm.live]
        today = self._backstage.focus.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)

        def asked(store: DeskStore) -> _Read:
            traffic = {source: store.traffic(source, today) for source in live}
            return store.feeds(), store.trackers(), store.last_passes(), traffic

        if not self._over:
            self._backstage.reader.submit(asked, self._show, self._failed, key="sources")

    def _look_for_key(self) -> None:
        """Read everything anew, and whether X has what it needs."""
        if not self._over:
            self._backstage.keys.submit(lambda keys: keys.place(PAID) is not None, self._key_known, key="place")
            self.read()

    def _key_known(self, there: bool) -> None:
        ready = there and float(self._backstage.setting("x_ceiling")) > 0
        if not self._over and ready != self._x_ready:
            self._x_ready = ready
            self.read()

    def row(self) -> Row | None:
        """The row she is on."""
        return self.table.current()

    def _show(self, read: _Read) -> None:
        if self._over:
            return
        feeds, trackers, passes, traffic = read
        setting, collector = self._backstage.setting, self._backstage.collector
        now = self._backstage.focus.now()
        rows = source_rows(
            feeds,
            trackers,
            passes,
            editions=str(setting("google_news_editions")).split(),
            gaps=self._gaps,
            now=now,
            collecting=self._backstage.jobs.has("collect") or collector.runs,
            x_ready=self._x_ready,
            servers={MASTODON: [host_of(name) for name in str(setting("mastodon_servers")).split()]},
            rhythms=self._rhythms,
            frequencies=frequencies_of(str(setting("frequencies"))),
            refusal=self._refusal,
        )
        around = Surroundings(collector.standing.wanted, traffic, int(setting("bluesky_megabytes")))
        self.table.show_rows(rows, around, now)
        self.pages.setCurrentWidget(self.table if rows else self.empty)
        self._judge()

    def _show_standing(self) -> None:
        """Say how the collector stands, and what she may choose."""
        if self._over:
            return
        standing = self._backstage.collector.standing
        before = self.always.isChecked(), self.standing.text()
        self.always.setChecked(standing.wanted)
        self.stays.setChecked(bool(self._backstage.setting("collector_stays")))
        self.stays.setEnabled(standing.wanted)
        self.always.setEnabled(not self._demo)
        told = "" if self._demo else self._standing_words.line(standing, self._backstage.focus.now())
        self.standing.setText(told)
        if before != (standing.wanted, told):
            # what is due, and whether what has no end is under way, goes with it
            self.read()

    def _choose(self, name: str, on: bool) -> None:
        try:
            self._backstage.keep_setting(name, on)
        except UserError as error:
            self._failed(error)
        self._backstage.collector.follow()
        self._show_standing()
        self.read()

    def _refusal(self, tracker: Tracker, source: str) -> str:
        """Why a source is not asked for the query of a tracker."""
        found = self._backstage.translate_query(tracker.query, frozenset({source}))
        return next((one.remarks[0] for one in found if one.search is None), "")

    def _failed(self, error: CmdeskError) -> None:
        if not self._over:
            self.notice.tell(sentence(error), Tone.ERROR)

    def _stale(self) -> None:
        self.notice.withdraw(self._backstage.edits.stack.undo)

    def _feeds(self) -> list[Feed]:
        """The feeds among the rows she chose."""
        return [row.feed for row in self.table.chosen() if row.feed is not None]

    def _judge(self) -> None:
        """Offer what can be done."""
        if self._over:
            return
        feeds = self._feeds()
        self.edit.setEnabled(len(feeds) == 1)
        self.remove.setEnabled(bool(feeds))
        self.collect.setEnabled(not self._demo and not self._collecting.busy)
        self.collect.setText(self.tr("Collecting…") if self._collecting.busy else self.tr("Collect &now"))
        self.stop.setVisible(self._collecting.stoppable)
        row = self.row()
        self.trial.setEnabled(row is not None and not self._demo and row.state not in _UNTRIED)
        self.whole.setText("" if row is None else self._words.whole(row, self._backstage.focus.now()))

    def _edit(self) -> None:
        if len(feeds := self._feeds()) == 1:
            self.feed_wanted.emit(feeds[0])

    def _remove(self) -> None:
        feeds, edits = self._feeds(), self._backstage.edits
        if not feeds:
            return
        edits.remove_feeds(feeds)
        if len(feeds) == 1:
            told = self.tr("{title} is followed no more; its mentions stay.").format(
                title=feeds[0].title or feeds[0].url
            )
        else:
            told = self.tr("%Ln feed(s) are followed no more; their mentions stay.", "", len(feeds))
        self.notice.tell(told, Tone.INFO, self.tr("Undo"), edits.stack.undo)

    def _make_table(self) -> SourceTable:
        table = SourceTable(self._words, self._theme)
        table.itemSelectionChanged.connect(self._judge)
        table.itemDoubleClicked.connect(lambda _: self._edit())
        context = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Delete), table, self._remove, context=context)
        QShortcut(QKeySequence(Qt.Key.Key_F2), table, self._edit, context=context)
        return table

    def _try(self) -> None:
        if (row := self.row()) is not None:
            self.trial_wanted.emit(row)

    def _button(self, text: str, act: object, name: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        self.add = self._button(self.tr("&Add a feed…"), self.add_wanted)
        self.edit = self._button(self.tr("&Edit…"), self._edit)
        self.remove = self._button(self.tr("&Remove"), self._remove)
        self.collect = self._button(self.tr("Collect &now"), self._collecting.collect, "primary")
        # beside the other one, not in its place: a double click must not stop what it started
        self.stop = self._button(self.tr("S&top"), self._collecting.stop)
        self.stop.setToolTip(self.tr("Stop the collection; what is stored stays stored"))
        self.add.setEnabled(not self._demo)
        self.x_access = self._button(self.tr("&X: key and ceiling…"), self.x_wanted)
        self.news = self._button(self.tr("Goo&gle News: editions…"), self.news_wanted)
        self.limits = self._button(self.tr("&How often, how much…"), self.limits_wanted)
        self.trial = self._button(self.tr("Test the &connection…"), self._try)
        switches = QHBoxLayout()
        switches.setSpacing(18)
        switches.addWidget(self.always)
        switches.addWidget(self.stays)
        switches.addWidget(self.standing, 1)
        above = QHBoxLayout()
        above.setSpacing(8)
        for button in (self.add, self.edit, self.remove, self.trial):
            above.addWidget(button)
        above.addStretch(1)
        above.addWidget(self.stop)
        above.addWidget(self.collect)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.x_access)
        below.addWidget(self.news)
        below.addWidget(self.limits)
        below.addWidget(buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.hint)
        column.addLayout(switches)
        column.addLayout(above)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        column.addWidget(self.whole)
        column.addLayout(below)
        self.table.setFocus()
