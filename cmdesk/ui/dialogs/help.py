"""The help: one page in her language, from the resources. What each number means stands there, with its formula."""

from importlib.resources import files

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget


class HelpDialog(QDialog):
    """Shows the help page beside the window, which stays in use."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.resize(820, 640)
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("Help"))
        self.page.setMarkdown(files("cmdesk.resources").joinpath(f"help/{language}.md").read_text(encoding="utf-8"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)
