"""Bars across the page: the banner of the demonstration, and the notice that tells what just happened.

Nothing here is modal: she reads it, uses its one action, or goes on working.
"""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cmdesk.ui.icons import icon
from cmdesk.ui.theme import Theme


class Tone(Enum):
    """How serious a notice is: object name of the bar, icon, colour token of the icon."""

    INFO = ("infoBar", "info", "accent")
    WARNING = ("warningBar", "warning", "warning_text")
    ERROR = ("errorBar", "warning", "danger")


class DemoBanner(QFrame):
    """Says, as long as the demonstration runs, that nothing in it is real."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._icon = QLabel()
        text = QLabel(self.tr("Demonstration: the data is made up, nothing here is real."))
        text.setObjectName("bannerText")
        self.setAccessibleName(text.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(text, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self._icon.setPixmap(icon("info", theme.tokens.accent).pixmap(QSize(16, 16)))


class Notice(QFrame):
    """One sentence, at most one action, and a way to put it away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = Tone.INFO
        self._action: Callable[[], object] | None = None
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.setObjectName("link")
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.setObjectName("icon")
        self._close.setIconSize(QSize(14, 14))
        self._close.setAccessibleName(self.tr("Close the notice"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 6, 3)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def action(self) -> QPushButton:
        """Its button."""
        return self._button

    def tell(
        self, sentence: str, tone: Tone = Tone.INFO, action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence in place of the one before.

        Args:
            action: text of its button, "" for none.
            do: what the button does; the notice goes away first.
        """
        self._tone = tone
        self._action = do
        self._text.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setObjectName(tone.value[0])
        self.style().unpolish(self)
        self.style().polish(self)
        self.set_theme(self._theme)
        self.setAccessibleName(sentence)
        self.show()

    def put_away_news(self) -> None:
        """Put the notice away where it only tells news; what went wrong or can be undone stays."""
        if self._tone is Tone.INFO and self._action is None:
            self.hide()

    def withdraw(self, do: Callable[[], object]) -> None:
        """Put the notice away where this is what its button does."""
        if self._action == do:
            self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self._theme = theme
        _, name, token = self._tone.value
        self._icon.setPixmap(icon(name, theme.colour(token)).pixmap(QSize(16, 16)))
        self._close.setIcon(icon("close", theme.tokens.muted))

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()


class EmptyState(QWidget):
    """Why there is nothing to see, and the one thing to do about it; at most one other.

    Signals:
        acted: its button was clicked.
        second_acted: the other one was.
    """

    acted = Signal()
    second_acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._label("emptyTitle")
        self._text = self._label("emptyText")
        self.button = QPushButton()
        self.button.clicked.connect(self.acted)
        self.second = QPushButton()
        self.second.clicked.connect(self.second_acted)
        self.second.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        buttons.addWidget(self.second)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(buttons)
        column.addStretch(1)

    @property
    def title(self) -> str:
        """What is missing."""
        return self._title.text()

    def tell(self, title: str, text: str, action: str, *, second: str = "", primary: bool = False) -> None:
        """Say what is missing, why, and what the buttons do ("" for no button)."""
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.button.setObjectName("primary" if primary else "")
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)

    def _label(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        return label
