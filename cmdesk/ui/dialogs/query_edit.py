"""The field in which a query is typed: coloured while she types, the fault underlined where it stands."""

import re
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from cmdesk.core.errors import QueryError
from cmdesk.core.query import AnyOf, parse
from cmdesk.ui.theme import Theme

_PARTS: Final = re.compile(r'(?P<quote>"[^"]*"?|“[^”]*”?|«[^»]*»?)|(?P<or>\b(?:OR|OU)\b)|(?P<sign>[#@]\S+)')


class QueryEdit(QPlainTextEdit):
    """A query in the making.

    Attributes:
        fault: what is wrong with the query as it stands, None when it can be read.
        alternatives: how many alternatives it has, 0 while it cannot be read.

    Signals:
        checked: the query was read again after a change.
    """

    checked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colours = _Colours(theme, self)
        self.fault: QueryError | None = None
        self.alternatives = 0
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._check)
        self._check()

    def query(self) -> str:
        """The query on one line."""
        return " ".join(self.toPlainText().split())

    def _check(self) -> None:
        text = self.toPlainText()
        try:
            tree = parse(text)
        except QueryError as fault:
            self.fault, self.alternatives = fault, 0
        else:
            self.fault, self.alternatives = None, len(tree.parts) if isinstance(tree, AnyOf) else 1
        self._underline(text)
        self.checked.emit()

    def _underline(self, text: str) -> None:
        if self.fault is None or not text.strip():
            self.setExtraSelections([])
            return
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(self._theme.colour("danger"))
        mark = QTextEdit.ExtraSelection()
        mark.format = wave
        mark.cursor = QTextCursor(self.document())
        length = len(text)
        start = min(self.fault.position, max(0, length - 1))
        mark.cursor.setPosition(qt_offset(text, start))
        end = min(self.fault.position + self.fault.length, length)
        mark.cursor.setPosition(qt_offset(text, max(end, start + 1)), QTextCursor.MoveMode.KeepAnchor)
        self.setExtraSelections([mark])


class _Colours(QSyntaxHighlighter):
    """Quotes, operators, tags and handles in their colours."""

    def __init__(self, theme: Theme, edit: QPlainTextEdit) -> None:
        super().__init__(edit.document())
        self._styles = {"quote": QTextCharFormat(), "or": QTextCharFormat(), "sign": QTextCharFormat()}
        self._styles["quote"].setForeground(theme.colour("positive_text"))
        self._styles["or"].setForeground(theme.colour("text"))
        self._styles["or"].setFontWeight(QFont.Weight.Bold)
        self._styles["sign"].setForeground(theme.colour("accent"))

    def highlightBlock(self, text: str) -> None:
        for match in _PARTS.finditer(text):
            kind = match.lastgroup or "quote"
            start = qt_offset(text, match.start())
            self.setFormat(start, qt_offset(text, match.end()) - start, self._styles[kind])


def qt_offset(text: str, offset: int) -> int:
    """An offset in Qt's UTF-16 for an offset in a Python string: an emoji counts twice there."""
    return len(text[:offset].encode("utf-16-le")) // 2
