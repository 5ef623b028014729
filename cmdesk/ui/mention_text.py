"""A text of the networks as it may be shown: every character as it is, the words that weighed marked.

The text is inserted piece by piece as plain text with formats set by code; nothing in it is ever read as HTML, and
nothing in it can be clicked.
"""

from collections.abc import Iterator, Sequence

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

    def show_text(
        self,
        text: str,
        theme: Theme,
        evidence: Sequence[Evidence] = (),
        token: str = "text",
        found: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Show a text in the colour of a token, its evidence marked by colour and sign.

        Args:
            found: (start, end) of what a filter found: a wash behind it, a line under it where evidence has its own.
        """
        plain = QTextCharFormat()
        plain.setForeground(theme.colour(token))
        self.clear()
        cursor = QTextCursor(self.document())
        at = 0

        def insert(start: int, end: int, style: QTextCharFormat, *, evident: bool = False) -> None:
            for begin, stop, within in cut(start, end, found):
                cursor.insertText(text[begin:stop], _washed(style, theme, evident) if within else style)

        # pieces, not offsets: a Python character outside the first plane is two of Qt's
        for part in sorted(evidence, key=lambda part: part.start):
            if part.start < at or part.end > len(text) or not part.weight:
                continue
            label = Label.POSITIVE if part.weight > 0 else Label.NEGATIVE
            insert(at, part.start, plain)
            insert(part.start, part.end, _marked(theme, label), evident=True)
            cursor.insertText(SIGNS[label], _marked(theme, label, raised=True))
            at = part.end
        insert(at, len(text), plain)
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


def cut(start: int, end: int, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """A stretch of text in pieces, each wholly within or without what was found (in order, none overlapping)."""
    for first, last in found:
        if last <= start or first >= end:
            continue
        if first > start:
            yield start, first, False
        yield max(start, first), min(end, last), True
        start = min(end, last)
    if start < end:
        yield start, end, False


def _washed(style: QTextCharFormat, theme: Theme, evident: bool) -> QTextCharFormat:
    made = QTextCharFormat(style)
    if evident:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(theme.colour("text"))
    else:
        made.setBackground(theme.colour("found"))
    return made


def _marked(theme: Theme, label: Label, *, raised: bool = False) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setForeground(theme.label_colour(label, "text"))
    style.setBackground(theme.label_colour(label, "soft"))
    style.setFontWeight(QFont.Weight.DemiBold)
    if raised:
        style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return style
