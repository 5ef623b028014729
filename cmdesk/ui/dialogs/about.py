"""The about box: what this program is, which version, under which licences."""

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cmdesk import __version__
from cmdesk.ui.icons import app_icon


class AboutDialog(QDialog):
    """Says what cmdesk is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About cmdesk"))
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(QSize(64, 64)))
        title = QLabel(f"cmdesk {__version__}")
        title.setObjectName("pageTitle")
        text = QLabel(
            self.tr(
                "A listening post for community managers: what is said, how much, and in what mood. "
                "Everything stays on this disk."
            )
        )
        text.setWordWrap(True)
        licence = QLabel(
            self.tr("MIT licence. Made with Qt {qt} and PySide6 (LGPL v3), pyqtgraph and vaderSentiment (MIT).").format(
                qt=qVersion()
            )
        )
        licence.setObjectName("small")
        licence.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(8)
        for label in (title, text, licence):
            words.addWidget(label)
        upper = QHBoxLayout()
        upper.setSpacing(18)
        upper.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(words, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(14)
        column.addLayout(upper)
        column.addWidget(buttons)
        self.setMinimumWidth(440)
