"""Her labels on the mentions that she selected: a box for each, and a line for a new one.

Of several mentions a box is half checked where some bear the label; left so, each keeps what it has. What she answers
is one edit with undo, made by whoever opened the dialog.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.errors import CmdeskError
from cmdesk.core.text import fold
from cmdesk.core.views import MentionLine
from cmdesk.ui import formats
from cmdesk.ui.bridge import Worker
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.label_edits import bears
from cmdesk.ui.wording import sentence

LONGEST = 80
_NAME = Qt.ItemDataRole.UserRole
_STATE = Qt.ItemDataRole.UserRole + 1


class LabelsDialog(QDialog):
    """Boxes and a line.

    Signals:
        chosen: Mapping[str, bool] of the labels that change: given to all selected mentions, or taken from them.
    """

    chosen = Signal(object)

    def __init__(
        self, lines: Sequence[MentionLine], reader: Worker, locale: QLocale, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Labels"))
        self.resize(380, 400)
        self._lines = list(lines)
        self._locale = locale
        self._over = False
        self.hint = QLabel(self.tr("Names that you give %Ln mention(s): label:name finds them.", "", len(self._lines)))
        self.hint.setWordWrap(True)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(self.tr("New label"))
        self.name.setAccessibleName(self.tr("New label"))
        self.name.textChanged.connect(self._judge)
        self.add = QPushButton(self.tr("&Add"))
        self.add.clicked.connect(self._add)
        self.list = QListWidget()
        self.list.setObjectName("checkList")
        self.list.setAccessibleName(self.tr("Labels"))
        self.list.itemClicked.connect(lambda _: self._judge())
        self.verdict = QLabel()
        self.verdict.setObjectName("danger")
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.verdict.hide()
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setObjectName("primary")
        self.ok.setText(self.tr("Apply"))
        # Enter in the line adds a label as long as there is something to add
        self.ok.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.hint)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.verdict)
        column.addWidget(buttons)
        for name in sorted({label for line in self._lines for label in line.labels}, key=fold):
            self._offer(name, None)
        self._judge()
        self.name.setFocus()
        reader.submit(lambda store: store.labels(), self._show, self._failed, key="labels")

    def done(self, result: int) -> None:
        self._over = True
        super().done(result)

    def accept(self) -> None:
        if fold(self.name.text()).strip():
            self._add()
        changes = self.changes()
        super().accept()
        if changes:
            self.chosen.emit(changes)

    def changes(self) -> Mapping[str, bool]:
        """The labels whose box is not as it was."""
        return {
            item.data(_NAME): item.checkState() is Qt.CheckState.Checked
            for item in self._items()
            if item.checkState() is not Qt.CheckState.PartiallyChecked and item.checkState() is not item.data(_STATE)
        }

    def _show(self, known: Mapping[str, int]) -> None:
        if self._over:
            return
        for name, mentions in sorted(known.items(), key=lambda one: fold(one[0])):
            self._offer(name, mentions)
        self._judge()

    def _failed(self, error: CmdeskError) -> None:
        if not self._over:
            self.verdict.setText("⚠ " + sentence(error))
            self.verdict.show()

    def _offer(self, name: str, mentions: int | None) -> QListWidgetItem:
        """A box for a label, with how many mentions bear it."""
        shown = visible(name, LONGEST)
        text = shown if mentions is None else f"{shown}   {formats.number(mentions, self._locale)}"
        found = next((item for item in self._items() if fold(item.data(_NAME)) == fold(name)), None)
        if found is not None:
            found.setText(text if mentions is not None else found.text())
            return found
        bearing = sum(bears(line, name) for line in self._lines)
        state = (
            Qt.CheckState.Unchecked
            if not bearing
            else Qt.CheckState.Checked
            if bearing == len(self._lines)
            else Qt.CheckState.PartiallyChecked
        )
        item = QListWidgetItem(text)
        item.setData(_NAME, name)
        item.setData(_STATE, state)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self.list.addItem(item)
        return item

    def _add(self) -> None:
        name = " ".join(self.name.text().split())
        if not fold(name).strip():
            return
        item = self._offer(name, None)
        item.setCheckState(Qt.CheckState.Checked)
        self.list.scrollToItem(item)
        self.name.clear()

    def _judge(self) -> None:
        typed = bool(fold(self.name.text()).strip())
        self.add.setEnabled(typed)
        self.add.setDefault(typed)
        self.ok.setDefault(not typed)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]
