"""Her own accounts: what there are, how many posts bear their mark, and the way to add and remove them.

Every change is an edit with undo, made at once; there is nothing to save. Read anew after each edit, wherever it came
from.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import CmdeskError
from cmdesk.core.identity import account_key
from cmdesk.core.networks import NETWORKS, SITES
from cmdesk.core.types import Account
from cmdesk.ui import formats
from cmdesk.ui.bridge import Worker
from cmdesk.ui.edits import Edits
from cmdesk.ui.wording import sentence, source_word

_Read = tuple[Sequence[Account], Mapping[Account, int]]


class AccountsDialog(QDialog):
    """A table of accounts, and a line to add one."""

    def __init__(self, reader: Worker, edits: Edits, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("My accounts"))
        self.resize(560, 420)
        self._reader = reader
        self._edits = edits
        self._locale = locale
        self._accounts: Sequence[Account] = ()
        self._over = False
        hint = QLabel(
            self.tr(
                "Their posts are stored and marked, and left out of every count unless you count them in (View menu)."
            )
        )
        hint.setWordWrap(True)
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels([self.tr("Network"), self.tr("Account"), self.tr("Posts marked")])
        self.table.setAccessibleName(self.tr("My accounts"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        columns = self.table.horizontalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        columns.setHighlightSections(False)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for number, side in enumerate((left, left, right)):
            if (header := self.table.horizontalHeaderItem(number)) is not None:
                header.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.table.itemSelectionChanged.connect(self._judge)
        self.network = QComboBox()
        for network in (*NETWORKS, *SITES):
            self.network.addItem(source_word(network), network)
        self.network.setAccessibleName(self.tr("Network"))
        self.handle = QLineEdit()
        self.handle.setMaxLength(200)
        self.handle.setPlaceholderText(self.tr("@handle; on Mastodon user@server"))
        self.handle.setAccessibleName(self.tr("Account"))
        self.handle.textChanged.connect(self._judge)
        self.network.currentIndexChanged.connect(self._judge)
        self.add = QPushButton(self.tr("&Add"))
        self.add.clicked.connect(self._add)
        self.remove = QPushButton(self.tr("&Remove"))
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._remove, context=Qt.ShortcutContext.WidgetShortcut)
        self.verdict = QLabel()
        self.verdict.setObjectName("danger")
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(self.network)
        line.addWidget(self.handle, 1)
        line.addWidget(self.add)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.ResetRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(hint)
        column.addLayout(line)
        column.addWidget(self.verdict)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        edits.stored.connect(self.read)
        edits.failed.connect(self._failed)
        self._judge()
        self.handle.setFocus()
        self.read()

    def done(self, result: int) -> None:
        self._over = True
        super().done(result)

    def read(self) -> None:
        """Read the accounts anew."""

        def asked(store: DeskStore) -> _Read:
            return store.accounts(), store.own_posts()

        self._reader.submit(asked, self._show, self._failed, key="accounts")

    def _show(self, read: _Read) -> None:
        if self._over:
            return
        self._accounts, posts = read
        self.table.setRowCount(len(self._accounts))
        for row, account in enumerate(self._accounts):
            count = formats.number(posts.get(account, 0), self._locale)
            for column, text in enumerate((source_word(account.network), f"@{account.handle}", count)):
                item = QTableWidgetItem(text)
                if column == 2:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self._judge()

    def _failed(self, error: CmdeskError) -> None:
        if not self._over:
            self._say(sentence(error))

    def _say(self, fault: str) -> None:
        self.verdict.setText("⚠ " + fault if fault else "")
        self.verdict.setVisible(bool(fault))

    def _typed(self) -> Account:
        return Account(str(self.network.currentData()), self.handle.text().strip().lstrip("@"))

    def _judge(self) -> None:
        """Offer what can be done, and say what is there already."""
        typed = self._typed()
        known = any(
            (one.network, account_key(one.handle)) == (typed.network, account_key(typed.handle))
            for one in self._accounts
        )
        self._say(self.tr("This account is in the list already.") if known else "")
        self.add.setEnabled(bool(account_key(typed.handle)) and not known)
        self.remove.setEnabled(bool(self.table.selectedItems()))

    def _add(self) -> None:
        typed = self._typed()
        self.handle.clear()
        self._edits.add_account(typed)

    def _remove(self) -> None:
        for row in sorted({item.row() for item in self.table.selectedItems()}):
            self._edits.remove_account(self._accounts[row])
