"""The Sources window: everything that is asked, what came of it last, and from when it may be asked again.

It asks nobody itself: it reads the store, and starts commands and edits. Read anew whenever the store changes. Removing
a feed is undone, not asked about.
"""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.errors import CmdeskError
from cmdesk.core.passes import Pass
from cmdesk.core.ports import DeskStore
from cmdesk.core.types import Feed, Tracker
from cmdesk.ui import formats
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import EmptyState, Notice, Tone
from cmdesk.ui.collecting import Collecting
from cmdesk.ui.source_rows import PAID, Row, source_rows
from cmdesk.ui.source_words import TOKENS, SourceWords
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import sentence

_Read = tuple[Sequence[Feed], Sequence[Tracker], Sequence[Pass]]
_ROW: int = int(Qt.ItemDataRole.UserRole)


class SourcesDialog(QDialog):
    """A table of what is asked.

    Signals:
        add_wanted: she wants to follow a feed.
        feed_wanted: the Feed that she wants to change.
        x_wanted, news_wanted: she wants to set up X, or the editions of Google News.
    """

    add_wanted = Signal()
    feed_wanted = Signal(object)
    x_wanted = Signal()
    news_wanted = Signal()

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
        self.setMinimumSize(640, 380)
        self.resize(900, 520)
        self._backstage = backstage
        self._collecting = collecting
        self._theme = theme
        self._demo = demo
        self._words = SourceWords(locale, zone, self)
        self._gaps = backstage.gaps()
        self._rows: list[Row] = []
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
        self.whole.setMinimumHeight(3 * self.fontMetrics().height())
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
        self._judge()
        self._look_for_key()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def done(self, result: int) -> None:
        self._over = True
        super().done(result)

    def read(self) -> None:
        """Read everything anew."""

        def asked(store: DeskStore) -> _Read:
            return store.feeds(), store.trackers(), store.last_passes()

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
        number = self.table.currentRow()
        return self._rows[number] if 0 <= number < len(self._rows) and self.table.selectedItems() else None

    def _show(self, read: _Read) -> None:
        if self._over:
            return
        feeds, trackers, passes = read
        chosen = {self._rows[index.row()].key for index in self.table.selectionModel().selectedRows()}
        last = self.table.currentRow()
        here = self._rows[last].key if 0 <= last < len(self._rows) else None
        now = self._backstage.focus.now()
        self._rows = source_rows(
            feeds,
            trackers,
            passes,
            editions=str(self._backstage.setting("google_news_editions")).split(),
            gaps=self._gaps,
            now=now,
            collecting=self._backstage.jobs.has("collect"),
            x_ready=self._x_ready,
            refusal=self._refusal,
        )
        self.table.blockSignals(True)
        self.table.clearSelection()
        self.table.setRowCount(len(self._rows))
        for number, row in enumerate(self._rows):
            self._fill(number, row)
        for number, row in enumerate(self._rows):
            if row.key == here:
                self.table.setCurrentCell(number, 0, self.table.selectionModel().SelectionFlag.NoUpdate)
        mode = self.table.selectionModel().SelectionFlag
        for number, row in enumerate(self._rows):
            if row.key in chosen:
                self.table.selectionModel().select(self.table.model().index(number, 0), mode.Select | mode.Rows)
        if self._rows and not self.table.selectedItems():
            # the keyboard needs a row to start from; where she removed some, the next one
            self.table.selectRow(min(max(last, 0), len(self._rows) - 1))
        self.table.blockSignals(False)
        self.pages.setCurrentWidget(self.table if self._rows else self.empty)
        self._share()
        self._judge()

    def _refusal(self, tracker: Tracker, source: str) -> str:
        """Why a source is not asked for the query of a tracker."""
        found = self._backstage.translate_query(tracker.query, frozenset({source}))
        return next((one.remarks[0] for one in found if one.search is None), "")

    def _share(self) -> None:
        """Share between the two columns of texts what the others leave."""
        columns = self.table.horizontalHeader()
        columns.resizeSection(1, (columns.sectionSize(1) + columns.sectionSize(2)) * 2 // 5)

    def _fill(self, number: int, row: Row) -> None:
        now, words = self._backstage.focus.now(), self._words
        texts = (
            words.source(row),
            words.title(row),
            words.outcome(row, now),
            words.again(row, now),
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            tip = words.address(row) if column < 2 else text
            item.setToolTip(formats.plain(tip))
            if column == 0:
                item.setForeground(self._theme.colour(TOKENS.get(row.state, "muted")))
            self.table.setItem(number, column, item)

    def _failed(self, error: CmdeskError) -> None:
        if not self._over:
            self.notice.tell(sentence(error), Tone.ERROR)

    def _stale(self) -> None:
        self.notice.withdraw(self._backstage.edits.stack.undo)

    def _feeds(self) -> list[Feed]:
        """The feeds among the rows she chose."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [feed for row in rows if (feed := self._rows[row].feed) is not None]

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

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setObjectName("previewTable")
        table.setHorizontalHeaderLabels(
            [self.tr("Source"), self.tr("What"), self.tr("Last result"), self.tr("May be asked from")]
        )
        table.setAccessibleName(self.tr("Sources"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        columns = table.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.itemSelectionChanged.connect(self._judge)
        table.itemDoubleClicked.connect(lambda _: self._edit())
        context = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Delete), table, self._remove, context=context)
        QShortcut(QKeySequence(Qt.Key.Key_F2), table, self._edit, context=context)
        return table

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
        self.news = self._button(self.tr("&Google News: editions…"), self.news_wanted)
        above = QHBoxLayout()
        above.setSpacing(8)
        for button in (self.add, self.edit, self.remove):
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
        below.addWidget(buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.hint)
        column.addLayout(above)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        column.addWidget(self.whole)
        column.addLayout(below)
        self.table.setFocus()
