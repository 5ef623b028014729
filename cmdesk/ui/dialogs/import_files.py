"""The first page of the import dialog: which files, what they hold, where their posts belong."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.types import Tracker
from cmdesk.ui.dialogs.file_dialog import FileDialog, usual_folder
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.wording import language_word

FORMS: Final = ("auto", "csv", "x", "jsonl", "x-archive", "mastodon-archive", "opml")
SUFFIXES: Final = "*.csv *.tsv *.txt *.xlsx *.xls *.ods *.json *.jsonl *.ndjson *.js *.opml *.xml *.zip *.gz *.tar"
"""Names of files that an import can read; what is compressed in the end is "*.gz"."""
LANGUAGES: Final = ("fr", "en")
_PATH: Final = Qt.ItemDataRole.UserRole


class FilesPage(QWidget):
    """Chooses what to import.

    Signals:
        changed: there are files now, or none any more.
    """

    changed = Signal()

    def __init__(self, trackers: Sequence[Tracker], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = QListWidget()
        self.files.setObjectName("card")
        self.files.setAccessibleName(self.tr("Files to import"))
        self.files.setSpacing(2)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._hint = QLabel(self.tr("Drop files here, or add them."))
        self._hint.setObjectName("muted")
        add = QPushButton(self.tr("&Add files…"))
        folder = QPushButton(self.tr("Add a fol&der…"))
        folder.setToolTip(self.tr("An archive of X or Mastodon that was unpacked"))
        self._remove = QPushButton(self.tr("Re&move"))
        for button in (add, folder, self._remove):
            # Enter belongs to "Continue"
            button.setAutoDefault(False)
        add.clicked.connect(self._ask)
        folder.clicked.connect(self._ask_folder)
        self._remove.clicked.connect(self._take_away)
        self.files.itemSelectionChanged.connect(self._allow)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.files)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._take_away)
        self.form = QComboBox()
        for form, words in zip(
            FORMS,
            (
                self.tr("Find out"),
                self.tr("Table (CSV, Excel, OpenDocument)"),
                self.tr("X API v2 (JSON or JSON lines)"),
                self.tr("cmdesk JSON lines"),
                self.tr("Archive of an X account"),
                self.tr("Archive of a Mastodon account"),
                self.tr("List of feeds (OPML)"),
            ),
            strict=True,
        ):
            self.form.addItem(words, form)
        self.tracker = QComboBox()
        self.tracker.addItem(self.tr("Where their queries match"), None)
        for tracker in trackers:
            self.tracker.addItem(self.tr("All to {name}").format(name=visible(tracker.name)), tracker.name)
        self.language = QComboBox()
        self.language.addItem(self.tr("As stated, else found out"), None)
        for code in LANGUAGES:
            self.language.addItem(language_word(code), code)
        beside = QVBoxLayout()
        beside.addWidget(add)
        beside.addWidget(folder)
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
        self.problem = QLabel()
        self.problem.setObjectName("danger")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addLayout(upper, 1)
        column.addLayout(fields)
        column.addWidget(note)
        column.addWidget(self.problem)
        self._judge()

    def paths(self) -> list[str]:
        """The files, in the order in which they were added."""
        return [str(self.files.item(row).data(_PATH)) for row in range(self.files.count())]

    def add_files(self, files: Sequence[Path]) -> None:
        """Add files that are not in the list yet."""
        known = set(self.paths())
        for path in dict.fromkeys(str(file) for file in files):
            if path not in known:
                item = QListWidgetItem(visible(path, len(path)))
                item.setData(_PATH, path)
                self.files.addItem(item)
        self._judge()

    def tell(self, problem: str) -> None:
        """Say why the files cannot be imported as they are; "" where nothing is wrong."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def arguments(self, files: Sequence[str] | None = None) -> tuple[str, ...]:
        """The command line of the import that the fields describe.

        Args:
            files: of these files only.
        """
        made = ["import", *(self.paths() if files is None else files), f"--format={self.form.currentData()}"]
        if self.tracker.currentData() is not None:
            made.append(f"--tracker={self.tracker.currentData()}")
        if self.language.currentData() is not None:
            made.append(f"--lang={self.language.currentData()}")
        return tuple(made)

    def _ask(self) -> None:
        folder = usual_folder(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = FileDialog(self, self.tr("Files of posts"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                self.tr("Posts ({suffixes})").format(suffixes=SUFFIXES),
                self.tr("Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods)"),
                self.tr("Packed files (*.zip *.gz *.tar)"),
                self.tr("All files (*)"),
            ]
        )
        dialog.filesSelected.connect(lambda files: self.add_files([Path(file) for file in files]))
        dialog.open()

    def _ask_folder(self) -> None:
        folder = usual_folder(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = FileDialog(self, self.tr("Folder of an archive"), folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(lambda files: self.add_files([Path(file) for file in files]))
        dialog.open()

    def _take_away(self) -> None:
        for item in self.files.selectedItems():
            self.files.takeItem(self.files.row(item))
        self._judge()

    def _judge(self) -> None:
        self._allow()
        # what was wrong with the files before is not said of these
        self.tell("")
        self.changed.emit()

    def _allow(self) -> None:
        self._remove.setEnabled(bool(self.files.selectedItems()))
