"""One feed as she wants it: what it is called, where it is kept, whether the comments on its articles are read."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.types import Feed
from cmdesk.ui.foreign_text import visible


class FeedDialog(QDialog):
    """Edits one feed.

    Signals:
        saved: the Feed as she wants it.
    """

    saved = Signal(object)

    def __init__(self, feed: Feed, folders: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Edit feed"))
        self.setMinimumWidth(480)
        self._before = feed
        self.title = QLineEdit(feed.title)
        self.title.setMaxLength(200)
        self.title.setPlaceholderText(self.tr("as it calls itself"))
        self.folder = QComboBox()
        self.folder.setEditable(True)
        self.folder.addItems(list(folders))
        self.folder.setCurrentText(feed.folder)
        self.comments = QCheckBox(self.tr("Read the co&mments on its articles too"))
        self.comments.setChecked(feed.comments)
        address = QLabel(visible(feed.address, 400))
        address.setObjectName("small")
        address.setTextFormat(Qt.TextFormat.PlainText)
        address.setWordWrap(True)
        address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for caption, field in ((self.tr("&Title"), self.title), (self.tr("&Folder"), self.folder)):
            label = QLabel(caption)
            label.setBuddy(field)
            label.setContentsMargins(0, 6, 0, 0)
            form.addRow(label, field)
        form.addRow("", self.comments)
        form.addRow(self.tr("Address"), address)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.title.setFocus()

    def feed(self) -> Feed:
        """The feed as the fields say."""
        return replace(
            self._before,
            title=" ".join(self.title.text().split()),
            folder=" ".join(self.folder.currentText().split()),
            comments=self.comments.isChecked(),
        )

    def _accept(self) -> None:
        self.saved.emit(self.feed())
        self.accept()
