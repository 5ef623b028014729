"""A text of the networks as it may be shown: every character as it is, the words that weighed marked.

The text is inserted piece by piece as plain text with formats set by code; nothing in it is ever read as HTML, and
nothing in it can be clicked.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from cmdesk.core.types import Evidence, Label
from cmdesk.ui.theme import SIGNS, Theme


class MentionText(QTextEdit):
    """A read-only text as high as what it holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # an input's border would say that one can type here
        self.setStyleSheet("QTextEdit, QTextEdit:focus { background: transparent; border: none; padding: 0; }")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def show_text(self, text: str, theme: Theme, evidence: Sequence[Evidence] = (), token: str = "text") -> None:
        """Show a text in the colour of a token, its evidence marked by colour and sign."""
        plain = QTextCharFormat()
        plain.setForeground(theme.colour(token))
        self.clear()
        cursor = QTextCursor(self.document())
        at = 0
        # pieces, not offsets: a Python character outside the first plane is two of Qt's
        for part in sorted(evidence, key=lambda part: part.start):
            if part.start < at or part.end > len(text) or not part.weight:
                continue
            label = Label.POSITIVE if part.weight > 0 else Label.NEGATIVE
            cursor.insertText(text[at : part.start], plain)
            cursor.insertText(text[part.start : part.end], _marked(theme, label))
            cursor.insertText(SIGNS[label], _marked(theme, label, raised=True))
            at = part.end
        cursor.insertText(text[at:], plain)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing scrolls in here: the pane around does."""
        event.ignore()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(self.fontMetrics().height(), round(self.document().size().height()) + 2))


def _marked(theme: Theme, label: Label, *, raised: bool = False) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setForeground(theme.label_colour(label, "text"))
    style.setBackground(theme.label_colour(label, "soft"))
    style.setFontWeight(QFont.Weight.DemiBold)
    if raised:
        style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return style
