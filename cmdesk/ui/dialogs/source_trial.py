"""Asks one source once, by the command `source test`, and shows raw what came: nothing of it is stored.

What costs money is asked only by a button that names the price; the command counts it for the ceiling.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cmdesk.ui import formats
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.jobs import Job, Outcome
from cmdesk.ui.source_rows import PAID, Row
from cmdesk.ui.source_words import SourceWords
from cmdesk.ui.wording import source_word

_ROWS: Final = 4


def words_of(row: Row, *, paid: bool = False, session: bool = False) -> tuple[str, ...]:
    """The command that tests a row."""
    what: tuple[str, ...] = ()
    if row.feed is not None:
        what = (f"--feed={row.feed.url}",)
    elif row.tracker is not None:
        # in one word: a name may begin with a dash
        what = (f"--tracker={row.tracker.name}",)
    place = (f"--place={row.edition}",) if row.edition else ()
    return (
        "source",
        "test",
        row.source,
        *what,
        *place,
        *(("--paid",) if paid else ()),
        *(("--session-keys",) if session else ()),
    )


class TrialDialog(QDialog):
    """The test of one row."""

    def __init__(
        self, backstage: Backstage, row: Row, words: SourceWords, locale: QLocale, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Test the connection"))
        self.setMinimumSize(460, 380)
        self.resize(600, 460)
        self._backstage, self._row, self._locale = backstage, row, locale
        self._job: Job | None = None
        self._session: Mapping[str, str] = {}
        title = QLabel(f"{source_word(row.source)} · {words.title(row)}")
        title.setObjectName("cardTitle")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        self.verdict = QLabel()
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(self.tr("Progress"))
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(policy)
        self.requests = self._make_table()
        caption = QLabel(self.tr("First item"))
        caption.setObjectName("muted")
        self.first = QPlainTextEdit()
        self.first.setReadOnly(True)
        self.first.setTabChangesFocus(True)
        self.first.setAccessibleName(self.tr("First item"))
        hint = QLabel(self.tr("One page is asked for, and nothing of it is stored."))
        hint.setObjectName("small")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.again = buttons.addButton(self.tr("&Test again"), QDialogButtonBox.ButtonRole.ActionRole)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self._ask)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.busy)
        column.addWidget(self.verdict)
        column.addWidget(self.requests)
        column.addWidget(caption)
        column.addWidget(self.first, 1)
        column.addWidget(hint)
        column.addWidget(buttons)
        if row.source == PAID:
            # the price of ten posts, with those that each answers and quotes: the smallest page there is
            price = formats.money(backstage.x_most(10), locale)
            self.again.setText(self.tr("Test for {amount} US dollars at most").format(amount=price))
            self._say(
                self.tr("X is paid by the post: it is asked when you say so, and the price counts for your ceiling.")
            )
            self.busy.hide()
        else:
            self._ask()

    def done(self, result: int) -> None:
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()
        super().done(result)

    def _ask(self) -> None:
        if self._job is not None or not self.again.isEnabled():
            return
        if self._row.source == PAID:
            self.again.setEnabled(False)
            self._backstage.keys.submit(lambda keys: dict(keys.session()), self._start, lambda _error: self._start({}))
        else:
            self._start({})

    def _start(self, session: Mapping[str, str]) -> None:
        paid = self._row.source == PAID
        said = json.dumps(dict(session)).encode() + b"\n" if session else b""
        words = words_of(self._row, paid=paid, session=bool(session))
        job = self._backstage.jobs.aside(self.tr("Testing"), words, said)
        self._job = job
        job.finished.connect(self._ended)
        self.destroyed.connect(job.cancel)
        self.again.setEnabled(False)
        self.busy.show()
        self.requests.setRowCount(0)
        self.first.clear()
        self._say(self.tr("Asking…"))
        job.start()

    def _ended(self, outcome: Outcome) -> None:
        if self._job is None or self.sender() is not self._job:
            return
        self._job = None
        self.busy.hide()
        self.again.setEnabled(True)
        result = outcome.result
        requests = [one for one in result.get("requests") or () if isinstance(one, Mapping)]
        self._show_requests(requests or self._stream(result))
        self._show_first(result.get("first"))
        if outcome.ok:
            told = self.tr("It answers: {read} items, {size} bytes, in {ms} ms.").format(
                read=self._number(result.get("read")),
                size=self._number(result.get("bytes")),
                ms=self._number(result.get("ms")),
            )
            notes = [visible(str(note), 300) for note in result.get("notes") or ()]
            self._say("\n".join((f"✓ {told}", *notes)))
            return
        why = str(result.get("sentence") or outcome.sentence.removeprefix("cmdesk: "))
        why = why or self.tr("The command ended without a word; see the log.")
        self._say("⚠ " + visible(why, 600), fault=True)

    def _stream(self, result: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """The connection of a stream, which is no request: what is known of it."""
        if not result.get("ok") or not result.get("place"):
            return []
        return [{"host": result["place"], "status": None, "bytes": result.get("bytes"), "ms": result.get("ms")}]

    def _show_requests(self, requests: Sequence[Mapping[str, Any]]) -> None:
        self.requests.setRowCount(len(requests))
        for number, one in enumerate(requests):
            status = one.get("status")
            texts = (
                visible(str(one.get("host") or ""), 120),
                str(status) if isinstance(status, int) else "–",
                self._number(one.get("bytes")),
                self._number(one.get("ms")),
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.requests.setItem(number, column, item)

    def _show_first(self, first: object) -> None:
        if not isinstance(first, Mapping):
            self.first.setPlaceholderText(self.tr("Nothing came."))
            return
        head = " · ".join(visible(str(first[name]), 120) for name in ("author", "posted_at", "url") if first.get(name))
        # every line by itself: nothing in them is invisible
        lines = [visible(line, 300) for line in str(first.get("text") or "").splitlines()]
        self.first.setPlainText("\n".join(filter(None, (head, *lines))))

    def _say(self, told: str, *, fault: bool = False) -> None:
        self.verdict.setText(told)
        self.verdict.setObjectName("danger" if fault else "")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)

    def _number(self, value: object) -> str:
        return formats.number(value, self._locale) if isinstance(value, int) else "–"

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setObjectName("previewTable")
        table.setAccessibleName(self.tr("Requests"))
        table.setHorizontalHeaderLabels([self.tr("Host"), self.tr("Status"), self.tr("Bytes"), self.tr("ms")])
        table.verticalHeader().hide()
        height = self.fontMetrics().height() + 12
        table.verticalHeader().setDefaultSectionSize(height)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setFixedHeight((_ROWS + 1) * height)
        columns = table.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return table
