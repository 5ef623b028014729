"""Where a backup goes, and which one is put back; restoring is one of the two things that ask before they are done."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget

from cmdesk.ui.dialogs.file_dialog import FileDialog


def _folder(store: Path) -> Path:
    """Where her backups are, as far as they are where the program puts them."""
    backups = store.parent / "backups"
    return backups if backups.is_dir() else store.parent


class BackupDialog(FileDialog):
    """Asks for the file to write; Qt asks whether one that is there may be replaced.

    Signals:
        chosen: that file, as a Path.
    """

    chosen = Signal(object)

    def __init__(self, store: Path, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Back up the store"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters([self.tr("Backups (*.db)"), self.tr("All files (*)")])
        self.setDefaultSuffix("db")
        self.setDirectory(str(_folder(store)))
        self.selectFile(name)
        self.fileSelected.connect(lambda file: self.chosen.emit(Path(file)))


class RestoreDialog(FileDialog):
    """Asks for the backup to put back; copies that the program kept itself, with endings of their own, are shown too.

    Signals:
        chosen: that file, as a Path.
    """

    chosen = Signal(object)

    def __init__(self, store: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Choose the backup to restore"))
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.setNameFilters(
            [self.tr("Backups and copies (*.db *.before-restore-* *.version-*)"), self.tr("All files (*)")]
        )
        self.setDirectory(str(_folder(store)))
        self.fileSelected.connect(lambda file: self.chosen.emit(Path(file)))


class RestoreQuestion(QMessageBox):
    """Asks once whether a backup shall take the place of everything. *Cancel* is what Enter and Esc do.

    Signals:
        confirmed: she wants it.
    """

    confirmed = Signal()

    def __init__(self, backup: Path, store: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.setText(self.tr("Put {file} in the place of all that is stored?").format(file=backup.name))
        self.setInformativeText(
            self.tr(
                "Trackers, mentions and labels become those of the backup, and edits can no longer be undone. What is "
                "stored now is kept in a file of its own in {folder}."
            ).format(folder=store.parent)
        )
        # files and folders may be called anything
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.restore = self.addButton(self.tr("Restore"), QMessageBox.ButtonRole.DestructiveRole)
        self.cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.cancel)
        self.setEscapeButton(self.cancel)
        self.restore.clicked.connect(self.confirmed)
