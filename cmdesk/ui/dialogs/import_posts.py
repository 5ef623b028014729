"""The import dialog: which files, what they hold, where their posts belong."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.types import Tracker
from cmdesk.ui.wording import language_word

FORMS: Final = ("auto", "x", "jsonl", "x-archive", "mastodon-archive", "opml")
LANGUAGES: Final = ("fr", "en")


class ImportDialog(QDialog):
    """Chooses what to import.

    Signals:
        chosen: the arguments of the command `import`, a tuple of texts, and how many files it names.
    """

    chosen = Signal(object, int)

    def __init__(self, trackers: Sequence[Tracker], files: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import posts"))
        self.setAcceptDrops(True)
        self.resize(600, 400)
        self.files = QListWidget()
        self.files.setObjectName("card")
        self.files.setAccessibleName(self.tr("Files to import"))
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._hint = QLabel(self.tr("Drop files here, or add them."))
        self._hint.setObjectName("muted")
        add = QPushButton(self.tr("&Add files…"))
        self._remove = QPushButton(self.tr("Re&move"))
        for button in (add, self._remove):
            # Enter belongs to "Import"
            button.setAutoDefault(False)
        add.clicked.connect(self._ask)
        self._remove.clicked.connect(self._take_away)
        self.form = QComboBox()
        for form, words in zip(
            FORMS,
            (
                self.tr("Find out"),
                self.tr("X API v2 (JSON or JSON lines)"),
                self.tr("cmdesk JSON lines"),
                self.tr("X archive"),
                self.tr("Mastodon archive"),
                self.tr("List of feeds (OPML)"),
            ),
            strict=True,
        ):
            self.form.addItem(words, form)
        self.tracker = QComboBox()
        self.tracker.addItem(self.tr("Where their queries match"), None)
        for tracker in trackers:
            self.tracker.addItem(self.tr("All to {name}").format(name=tracker.name), tracker.name)
        self.language = QComboBox()
        self.language.addItem(self.tr("As stated, else found out"), None)
        for code in LANGUAGES:
            self.language.addItem(language_word(code), code)
        beside = QVBoxLayout()
        beside.addWidget(add)
        beside.addWidget(self._remove)
        beside.addStretch(1)
        upper = QHBoxLayout()
        upper.addWidget(self.files, 1)
        upper.addLayout(beside)
        fields = QFormLayout()
        fields.setHorizontalSpacing(16)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for caption, field in (
            (self.tr("&Form"), self.form),
            (self.tr("&Trackers"), self.tracker),
            (self.tr("&Language"), self.language),
        ):
            label = QLabel(caption)
            label.setBuddy(field)
            label.setContentsMargins(0, 6, 0, 0)
            fields.addRow(label, field)
        note = QLabel(
            self.tr("Every post is kept, whether a query matches or not. What is known already is not added twice.")
        )
        note.setObjectName("small")
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addLayout(upper, 1)
        column.addLayout(fields)
        column.addWidget(note)
        column.addWidget(buttons)
        self.add_files(files)

    def paths(self) -> list[str]:
        """The files, in the order in which they were added."""
        return [self.files.item(row).text() for row in range(self.files.count())]

    def add_files(self, files: Sequence[Path]) -> None:
        """Add files that are not in the list yet."""
        known = set(self.paths())
        for path in dict.fromkeys(str(file) for file in files):
            if path not in known:
                self.files.addItem(path)
        self._judge()

    def arguments(self) -> tuple[str, ...]:
        """The command line of the import that the fields describe."""
        made = ["import", *self.paths(), f"--format={self.form.currentData()}"]
        if self.tracker.currentData() is not None:
            made.append(f"--tracker={self.tracker.currentData()}")
        if self.language.currentData() is not None:
            made.append(f"--lang={self.language.currentData()}")
        return tuple(made)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files(dropped(event))
        event.acceptProposedAction()

    def _ask(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Files of posts"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Posts (*.json *.jsonl *.ndjson *.json.gz *.jsonl.gz)"), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(lambda files: self.add_files([Path(file) for file in files]))
        dialog.open()

    def _take_away(self) -> None:
        for item in self.files.selectedItems():
            self.files.takeItem(self.files.row(item))
        self._judge()

    def _judge(self) -> None:
        self.start.setEnabled(self.files.count() > 0)
        self._remove.setEnabled(self.files.count() > 0)

    def _accept(self) -> None:
        self.chosen.emit(self.arguments(), self.files.count())
        self.accept()


def dropped(event: QDropEvent) -> list[Path]:
    """The local files of a drag or drop."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
