"""Following feeds: an address, what is found there, which of it she wants. The command `source find` does the asking.

Whether a feed counts as typed by her is the command's to say: what a page names elsewhere must not lead to the machines
around her.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.types import Feed
from cmdesk.ui import formats
from cmdesk.ui.dry_run import MakesAside
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.jobs import Job, Outcome

_FEED: int = int(Qt.ItemDataRole.UserRole)
_FEW: int = 3
"""So many feeds of a site are all proposed; of more, only the first."""


class AddFeedsDialog(QDialog):
    """Looks for feeds at an address.

    Signals:
        chosen: the Feeds that she wants to follow, a tuple.
    """

    chosen = Signal(object)

    def __init__(
        self, jobs: MakesAside, known: Collection[str], folders: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Ask for an address.

        Args:
            known: addresses of the feeds that she follows.
            folders: where they are kept.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add a feed"))
        self.resize(600, 460)
        self._jobs = jobs
        self._known = frozenset(known)
        self._job: Job | None = None
        hint = QLabel(self.tr("The address of a site or of a feed: its feeds are looked for, and listed here."))
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        self.address = QLineEdit()
        self.address.setMaxLength(2000)
        self.address.setPlaceholderText("https://www.lemonde.fr")
        self.address.setAccessibleName(self.tr("Address"))
        self.address.textChanged.connect(self._judge)
        self.address.returnPressed.connect(self._look)
        self.look = QPushButton(self.tr("&Look for feeds"))
        self.look.setAutoDefault(False)
        self.look.clicked.connect(self._look_or_stop)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(self.tr("Progress"))
        self.verdict = QLabel()
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.found = QListWidget()
        self.found.setObjectName("checkList")
        self.found.setAccessibleName(self.tr("Feeds that were found"))
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemChanged.connect(self._judge)
        self.comments = QCheckBox(self.tr("Read the co&mments on its articles too"))
        self.folder = QComboBox()
        self.folder.setEditable(True)
        self.folder.addItems(list(folders))
        self.folder.setCurrentText("")
        if (typed := self.folder.lineEdit()) is not None:
            typed.setPlaceholderText(self.tr("may stay empty"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add = buttons.addButton(self.tr("&Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self._add)
        buttons.rejected.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.address, 1)
        line.addWidget(self.look)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        caption = QLabel(self.tr("&Folder"))
        caption.setBuddy(self.folder)
        form.addRow(caption, self.folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(hint)
        column.addLayout(line)
        column.addWidget(self.busy)
        column.addWidget(self.verdict)
        column.addWidget(self.found, 1)
        column.addWidget(self.comments)
        column.addLayout(form)
        column.addWidget(buttons)
        self._judge()
        self.address.setFocus()

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def feeds(self) -> tuple[Feed, ...]:
        """The feeds that are checked, as she wants them."""
        folder = " ".join(self.folder.currentText().split())
        return tuple(
            Feed(
                url=str(told["url"]),
                title=str(told.get("title") or ""),
                site=str(told["site"]) if told.get("site") else None,
                folder=folder,
                typed=told.get("typed") is True,
                comments=self.comments.isChecked() and not told.get("comments"),
            )
            for told in self._checked()
        )

    def _checked(self) -> list[Mapping[str, Any]]:
        items = (self.found.item(number) for number in range(self.found.count()))
        return [item.data(_FEED) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _look_or_stop(self) -> None:
        if self._job is None:
            self._look()
        else:
            self._stop()
            self._say(self.tr("Stopped."))

    def _look(self) -> None:
        address = self.address.text().strip()
        if not address or self._job is not None:
            return
        self.found.clear()
        self._say("")
        # what begins with a dash would be read as an option
        job = self._jobs.aside(self.tr("Looking for feeds"), ("source", "find", "--", address))
        self._job = job
        job.finished.connect(self._ended)
        self.destroyed.connect(job.cancel)
        job.start()
        self._judge()

    def _stop(self) -> None:
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()
            self._judge()

    def _ended(self, outcome: Outcome) -> None:
        if self._job is None or self.sender() is not self._job:
            return
        self._job = None
        if outcome.ok:
            self._show([told for told in outcome.result.get("feeds") or () if isinstance(told, Mapping)])
        else:
            why = outcome.sentence.removeprefix("cmdesk: ") or self.tr("The command ended without a word; see the log.")
            self._say(why, fault=True)
        self._judge()

    def _show(self, feeds: Sequence[Mapping[str, Any]]) -> None:
        fresh = [told for told in feeds if told.get("url") not in self._known and not told.get("comments")]
        proposed = fresh if len(fresh) <= _FEW else fresh[:1]
        for told in feeds:
            url, title = str(told.get("url") or ""), visible(str(told.get("title") or ""), 80)
            known = url in self._known
            marks = [
                self.tr("comments") if told.get("comments") else "",
                self.tr("followed already") if known else "",
            ]
            first = " · ".join(part for part in (title or visible(url, 80), *marks) if part)
            item = QListWidgetItem(f"{first}\n{visible(url, 100)}")
            item.setToolTip(formats.plain(url))
            item.setData(_FEED, dict(told))
            item.setCheckState(Qt.CheckState.Checked if told in proposed else Qt.CheckState.Unchecked)
            flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(Qt.ItemFlag.NoItemFlags if known else flags)
            self.found.addItem(item)
        self._say(self.tr("%Ln feed(s) found.", "", len(feeds)))
        if proposed:
            self.add.setDefault(True)
            self.add.setFocus()

    def _say(self, told: str, *, fault: bool = False) -> None:
        self.verdict.setText("⚠ " + told if fault else told)
        self.verdict.setObjectName("danger" if fault else "muted")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)

    def _judge(self) -> None:
        busy = self._job is not None
        self.look.setText(self.tr("&Stop") if busy else self.tr("&Look for feeds"))
        self.look.setEnabled(busy or bool(self.address.text().strip()))
        self.address.setEnabled(not busy)
        # its place is kept, so that nothing jumps
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(policy)
        self.busy.setVisible(busy)
        self.add.setEnabled(bool(self._checked()))

    def _add(self) -> None:
        self.chosen.emit(self.feeds())
        self.accept()
