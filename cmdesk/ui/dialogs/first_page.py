"""What the pages of the first run have in common.

A title, text that wraps, a body that scrolls where there is no room, and the field that gets the keyboard.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget


class FirstPage(QScrollArea):
    """One calm screen. What it holds goes into `column`.

    Attributes:
        complete: whether she can go on from here.

    Signals:
        changed: what `complete` says may have changed.
    """

    changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = QWidget()
        self._inner.setObjectName("page")
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 0, 10, 0)
        self.column.setSpacing(10)
        self.title = words("pageTitle", title)
        self.column.addWidget(self.title)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the keyboard belongs to what stands on the page
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def complete(self) -> bool:
        """Whether she can go on from here."""
        return True

    def first_field(self) -> QWidget | None:
        """What gets the keyboard when the page is shown; None leaves it to *Next*."""
        return None

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 160)


def words(name: str, text: str = "") -> QLabel:
    """Plain text that wraps, under an object name of the style sheet."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
