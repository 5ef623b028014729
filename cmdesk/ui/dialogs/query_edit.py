"""The field in which a query is typed: coloured while she types, the fault underlined where it stands, completed.

What is typed is checked as the query of a tracker, at once: reading 4,096 characters takes less than a key press.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from cmdesk.core.errors import QueryError
from cmdesk.core.query import AnyOf, Node, parse
from cmdesk.core.query.lexer import Sort, Token
from cmdesk.ui.dialogs.query_colours import QueryColours, python_offset, qt_offset
from cmdesk.ui.dialogs.query_completer import QueryCompleter
from cmdesk.ui.theme import Theme

_LONGEST_LOOK: Final = 100_000
"""Characters from which on a text is so far from a query that its parentheses are not looked at."""


class QueryEdit(QPlainTextEdit):
    """A query in the making.

    Attributes:
        tree: the query as it can be read, None while it cannot.
        fault: what is wrong with the query as it stands, None when it can be read.
        instead: what may be put in the place of the fault so that reading gets further, None where there is nothing.
        alternatives: how many alternatives it has, 0 while it cannot be read.
        completer: the list of what may follow.

    Signals:
        checked: the query was read again after a change.
    """

    checked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colours = QueryColours(theme, self.document())
        self.completer = QueryCompleter(self, self._colours.tokens)
        self.tree: Node | None = None
        self.fault: QueryError | None = None
        self.instead: str | None = None
        self.alternatives = 0
        self._seen: str | None = None
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._check)
        self.cursorPositionChanged.connect(self._mark)
        self._check()

    def query(self) -> str:
        """The query on one line."""
        return " ".join(self.toPlainText().split())

    def put(self, query: str) -> None:
        """Write another query in the place of this one, as one step that can be undone."""
        if query != self.toPlainText():
            self._replace(0, len(self.toPlainText()), query)

    def follow(self) -> None:
        """Put what may have been meant in the place of the fault."""
        if self.fault is not None and self.instead is not None:
            self._replace(self.fault.position, self.fault.position + self.fault.length, self.instead)

    def sizeHint(self) -> QSize:
        return QSize(256, self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.completer.takes(event):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Tab:
            # it came through the list, which is closed now
            self.focusNextPrevChild(True)
            return
        before = self.toPlainText()
        super().keyPressEvent(event)
        if self.toPlainText() != before:
            self.completer.look()
        elif event.text() == "" and self.completer.open:
            # a modifier alone says nothing
            return
        else:
            self.completer.close()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False if self.completer.open else super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if not self.completer.open:
            self.completer.close()
        super().focusOutEvent(event)

    def _replace(self, start: int, end: int, put: str) -> None:
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_offset(text, start))
        cursor.setPosition(qt_offset(text, min(end, len(text))), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(put)
        self.setTextCursor(cursor)

    def _check(self) -> None:
        text = self.toPlainText()
        if text == self._seen:
            # only the colours changed
            return
        self._seen = text
        try:
            self.tree = parse(text, of_tracker=True)
        except QueryError as fault:
            self.tree, self.fault, self.alternatives, self.instead = None, fault, 0, _helpful(text, fault)
        else:
            self.fault = self.instead = None
            self.alternatives = len(self.tree.parts) if isinstance(self.tree, AnyOf) else 1
        self._mark()
        self.checked.emit()

    def _mark(self) -> None:
        text = self.toPlainText()
        marks = []
        if self.fault is not None and text.strip():
            start = min(self.fault.position, max(0, len(text) - 1))
            end = min(self.fault.position + self.fault.length, len(text))
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(self._theme.colour("danger"))
            marks.append(self._selection(text, start, max(end, start + 1), wave))
        if len(text) < _LONGEST_LOOK:
            pair = QTextCharFormat()
            pair.setBackground(self._theme.colour("selected"))
            pair.setForeground(self._theme.colour("accent"))
            pair.setFontWeight(QFont.Weight.Bold)
            at = python_offset(text, self.textCursor().position())
            marks += (self._selection(text, one, one + 1, pair) for one in paired(self._colours.tokens(text), at))
        self.setExtraSelections(marks)

    def _selection(self, text: str, start: int, end: int, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.format = style
        mark.cursor = QTextCursor(self.document())
        mark.cursor.setPosition(qt_offset(text, start))
        mark.cursor.setPosition(qt_offset(text, end), QTextCursor.MoveMode.KeepAnchor)
        return mark


def paired(found: Sequence[Token], position: int) -> tuple[int, ...]:
    """Where the parenthesis beside the cursor stands, and the one that belongs to it; nothing where there is none."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for token in found:
        if token.sort is Sort.OPEN:
            opened.append(token.start)
        elif token.sort is Sort.CLOSE and opened:
            first = opened.pop()
            pairs[first], pairs[token.start] = token.start, first
    for beside in (position - 1, position):
        if beside in pairs:
            return tuple(sorted((beside, pairs[beside])))
    return ()


def _helpful(text: str, fault: QueryError) -> str | None:
    """What a fault offers in its place, if reading gets further with it."""
    if fault.instead is None:
        return None
    try:
        parse(text[: fault.position] + fault.instead + text[fault.position + fault.length :], of_tracker=True)
    except QueryError as other:
        return fault.instead if other.position > fault.position else None
    return fault.instead
