"""The file dialog: the only way in which the window asks for files, because one that looks into them loses the store.

On POSIX systems a process loses every lock that it holds on a file as soon as it closes that file anywhere
(sqlite.org/howtocorrupt.html, 2.2). A file dialog that runs in this process and looks into files to find their icons
therefore took the locks of a store that lay in the folder shown: the next program that wrote to it believed to be
alone, and the window saw no change any more. So this dialog tells files by their names, and where the system's own
dialog would run in this process (Linux), Qt's is used.
"""

import sys
from typing import Final

from PySide6.QtCore import QDir, QFileInfo, QStandardPaths, Qt
from PySide6.QtGui import QAbstractFileIconProvider, QIcon, QPalette
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QHeaderView, QToolButton, QTreeView, QWidget

from cmdesk.ui.icons import icon

_ARROWS: Final = {"backButton": "chevron-left", "forwardButton": "chevron-right", "toParentButton": "chevron-up"}
"""Qt's name of a button -> our icon: Qt's own arrows are black, in a dark window too."""


def usual_folder(kind: QStandardPaths.StandardLocation) -> str:
    """Her folder for things of a kind; her home where there is none, whose name Qt would take for that of a file."""
    folder = QStandardPaths.writableLocation(kind)
    return folder if folder and QFileInfo(folder).isDir() else QDir.homePath()


class FileDialog(QFileDialog):
    """Asks for a file or a folder; to be opened, never executed."""

    def __init__(self, parent: QWidget | None, caption: str, start: str = "", name_filter: str = "") -> None:
        super().__init__(parent, caption, start, name_filter)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if sys.platform.startswith("linux"):
            self.setOption(QFileDialog.Option.DontUseNativeDialog)
            # Qt speaks English here, whatever its translations
            self.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("Folder:"))
            self.setLabelText(QFileDialog.DialogLabel.FileName, self.tr("Name:"))
            self.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Kind:"))
            self.setLabelText(QFileDialog.DialogLabel.Reject, self.tr("Cancel"))
            self._widen()
            for name, drawing in _ARROWS.items():
                button = self.findChild(QToolButton, name)
                if button is not None:
                    button.setIcon(icon(drawing, self.palette().color(QPalette.ColorRole.WindowText)))
        # kept here: Qt does not own it
        self._icons = _NameIcons()
        self.setIconProvider(self._icons)

    def _widen(self) -> None:
        """Show sizes and dates whole: Qt cuts both."""
        tree = self.findChild(QTreeView, "treeView")
        if tree is not None:
            header = tree.header()
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setStretchLastSection(False)
            self.resize(820, 520)

    def setAcceptMode(self, mode: QFileDialog.AcceptMode) -> None:
        super().setAcceptMode(mode)
        if sys.platform.startswith("linux"):
            saving = mode == QFileDialog.AcceptMode.AcceptSave
            self.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Save") if saving else self.tr("Open"))


class _NameIcons(QFileIconProvider):
    """Icons and kinds by name alone: Qt's own provider reads the beginning of files whose name it does not know."""

    def icon(self, of: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        if isinstance(of, QFileInfo):
            kinds = QAbstractFileIconProvider.IconType
            return super().icon(kinds.Folder if of.isDir() else kinds.File)
        return super().icon(of)

    def type(self, info: QFileInfo) -> str:
        return "" if info.isDir() else info.suffix().upper()
