"""The help: pages in her language, from the resources. What each number means stands there, with its formula."""

from importlib.resources import files

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTextBrowser, QVBoxLayout, QWidget


class HelpDialog(QDialog):
    """Shows the help page beside the window, which stays in use."""

    def __init__(self, language: str, parent: QWidget | None = None, *, page: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.resize(820, 640)
        self.page = _Pages()
        self.page.setAccessibleName(self.tr("Help"))
        self.page.setSource(QUrl(f"{page}.{language}.md" if page else f"{language}.md"))
        self.back = QPushButton(self.tr("&Back"))
        self.back.setEnabled(False)
        self.back.clicked.connect(self.page.backward)
        self.page.backwardAvailable.connect(self.back.setEnabled)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)


class _Pages(QTextBrowser):
    """Shows the pages of the help, and no other address."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        name = QUrl(name)
        page = files("cmdesk.resources").joinpath(f"help/{name.fileName()}")
        known = not name.scheme() and page.is_file()
        if not known or kind != QTextDocument.ResourceType.MarkdownResource.value:
            return None
        return page.read_text(encoding="utf-8")
