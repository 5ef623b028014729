"""The first page of a sitting: what it is for, in two sentences, and the keys; meanwhile the mentions are chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cmdesk.core.corrections import Purpose
from cmdesk.ui.dialogs.check_question import CANNOT_TELL, KEYS
from cmdesk.ui.theme import SIGNS, Theme
from cmdesk.ui.wording import label_word


class WelcomePage(QWidget):
    """Before the first mention.

    Signals:
        started: she begins.
        closed: she does not.
    """

    started = Signal()
    closed = Signal()

    def __init__(self, purpose: Purpose, scope: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._purpose = purpose
        self.title = self._words("pageTitle", self._title())
        self.text = self._words("", self._why())
        self.scope = self._words("muted", scope)
        self.state = self._words("muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("The mentions are being chosen"))
        self._keys = QWidget()
        self._fill_keys(theme)
        self.start = QPushButton(self.tr("&Begin"))
        self.start.setObjectName("primary")
        self.start.setDefault(True)
        self.start.clicked.connect(self.started)
        self.close_ = QPushButton(self.tr("&Close"))
        self.close_.setAutoDefault(False)
        self.close_.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.state, 1)
        row.addWidget(self.start)
        row.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.scope)
        column.addSpacing(6)
        column.addWidget(self.text)
        column.addSpacing(10)
        column.addWidget(self._keys)
        column.addStretch(1)
        column.addWidget(self.bar)
        column.addLayout(row)
        self.wait()

    def wait(self) -> None:
        """The mentions are being chosen."""
        self.bar.show()
        self.state.setText(self.tr("The mentions are being chosen…"))

    def show_draw(self, size: int, answered: int) -> None:
        """They are chosen.

        Args:
            answered: how many of them she has answered already.
        """
        self.bar.hide()
        self.title.setText(
            self.tr("Check %Ln mention(s)", "", size)
            if self._purpose is Purpose.CHECK
            else self.tr("Label %Ln mention(s) of this period", "", size)
        )
        told = self.tr("Any key begins.")
        if answered:
            told = self.tr("%Ln of them have your answer already.", "", answered) + " " + told
        self.state.setText(told)

    def show_nothing(self) -> None:
        """There is nothing to check."""
        self.bar.hide()
        self.title.setText(self.tr("Nothing to check here"))
        self.text.setText(
            self.tr(
                "Every mention of what is on screen has your label already, or there is none. Choose a longer period "
                "or another tracker to find others."
            )
            if self._purpose is Purpose.CHECK
            else self.tr("No mention of this period carries a mood. Choose a longer period or another tracker.")
        )
        self._keys.hide()
        self.state.clear()
        self._end()

    def fail(self) -> None:
        """They could not be chosen."""
        self.bar.hide()
        self.state.clear()
        self._end()

    def _end(self) -> None:
        self.start.hide()
        self.close_.setObjectName("primary")
        self.close_.style().unpolish(self.close_)
        self.close_.style().polish(self.close_)
        self.close_.setFocus()

    def _title(self) -> str:
        return self.tr("Check mentions") if self._purpose is Purpose.CHECK else self.tr("Mood of this period")

    def _why(self) -> str:
        if self._purpose is Purpose.CHECK:
            return self.tr(
                "Say how each mention sounds: cmdesk learns most from those it is unsure of, which you get, and every "
                "third, drawn at random, measures how often it is right. What cmdesk had said appears once you have "
                "answered, so that it does not lead you."
            )
        return self.tr(
            "Say how each mention sounds: they were drawn at random inside this period, so your answers tell its mood "
            "whatever cmdesk mistakes. What cmdesk had said appears once you have answered, so that it does not lead "
            "you."
        )

    def _fill_keys(self, theme: Theme) -> None:
        """The keys, each with what it says."""
        grid = QGridLayout(self._keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows = [(key, f"{SIGNS[label]} {label_word(label)}", label.name.lower()) for label, key in KEYS.items()]
        rows += [
            (_keys(CANNOT_TELL, "Space"), self.tr("cannot tell"), ""),
            (self.tr("Backspace, ←"), self.tr("back to the one before, to change the answer"), ""),
            (_keys("Ctrl+Z"), self.tr("take the last answer back"), ""),
            (_keys("Esc"), self.tr("close: your answers are kept, and you go on with the rest later"), ""),
        ]
        tokens = theme.tokens
        for row, (key, told, name) in enumerate(rows):
            cap = self._words("", key)
            cap.setWordWrap(False)
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            cap.setStyleSheet(
                f"background: {tokens.card}; border: 1px solid {tokens.line_strong}; border-radius: 4px;"
                " padding: 2px 8px;"
            )
            grid.addWidget(cap, row, 0)
            grid.addWidget(self._words(name, told), row, 1)

    def _words(self, name: str, text: str = "") -> QLabel:
        label = QLabel(text)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label


def _keys(*names: str) -> str:
    """Keys as they are called on her keyboard."""
    return ", ".join(QKeySequence(name).toString(QKeySequence.SequenceFormat.NativeText) for name in names)
