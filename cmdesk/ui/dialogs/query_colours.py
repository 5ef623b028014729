"""The colours of a query while it is typed, taken from the very tokens that the parser reads.

Every colour only repeats what signs say already (quotation marks, #, @, colons, capitals), so that nobody needs to see
it.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from cmdesk.core.query.fields import NAMES
from cmdesk.core.query.lexer import Sort, Token, tokens
from cmdesk.ui.theme import Theme

_COLOURS: Final = {
    Sort.QUOTE: ("positive_text", False),
    Sort.TAG: ("accent", False),
    Sort.HANDLE: ("accent", False),
    Sort.EXACT: ("negative_text", False),
    Sort.OPERATOR: ("text", True),
    Sort.NEAR: ("text", True),
    Sort.MINUS: ("danger", True),
    Sort.OPEN: ("muted", True),
    Sort.CLOSE: ("muted", True),
}
"""Token -> the token of its colour, and whether it is bold; words stand as they are."""


class QueryColours(QSyntaxHighlighter):
    """Colours a document that holds a query, on however many lines."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._read = ""
        self._tokens: Sequence[Token] = ()
        self._styles: dict[Sort, QTextCharFormat] = {}
        self._field = QTextCharFormat()
        self._take(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self._take(theme)
        self.rehighlight()

    def tokens(self, text: str) -> Sequence[Token]:
        """The tokens of a text, read once."""
        if text != self._read:
            self._read, self._tokens = text, tuple(tokens(text))
        return self._tokens

    def highlightBlock(self, text: str) -> None:
        whole = self.document().toPlainText()
        block = self.currentBlock()
        begin = block.position()
        end = begin + block.length() - 1
        offsets = qt_offsets(whole)
        open_at_end = 0
        for token in self.tokens(whole):
            start, upto = offsets[token.start], offsets[token.end]
            if upto <= begin:
                continue
            if start >= end:
                break
            style = self._styles.get(token.sort)
            if style is not None:
                self._format(start, upto, begin, end, style)
            elif token.sort is Sort.FIELD and token.name in NAMES:
                colon = offsets[token.start + len(token.name) + 1]
                self._format(start, colon, begin, end, self._field)
                self._format(colon, upto, begin, end, self._styles[Sort.QUOTE])
            if upto > end:
                open_at_end = 1 + ord(whole[token.start])
        # what a line leaves open colours the next one
        self.setCurrentBlockState(open_at_end)

    def _format(self, start: int, upto: int, begin: int, end: int, style: QTextCharFormat) -> None:
        first = max(start, begin)
        self.setFormat(first - begin, min(upto, end) - first, style)

    def _take(self, theme: Theme) -> None:
        for sort, (colour, bold) in _COLOURS.items():
            self._styles[sort] = _style(theme, colour, bold=bold)
        self._field = _style(theme, "warning_text", bold=False)


def qt_offset(text: str, offset: int) -> int:
    """An offset in Qt's UTF-16 for an offset in a Python string: an emoji counts twice there."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def qt_offsets(text: str) -> Sequence[int]:
    """The same for every offset of a text, its end included."""
    if text.isascii() or max(text, default="") < "\U00010000":
        return range(len(text) + 1)
    found, at = [0], 0
    for character in text:
        at += 2 if character > "\uffff" else 1
        found.append(at)
    return found


def python_offset(text: str, offset: int) -> int:
    """The offset in a Python string of an offset in Qt's UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * offset].decode("utf-16-le", "ignore"))


def _style(theme: Theme, colour: str, *, bold: bool) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setForeground(theme.colour(colour))
    if bold:
        style.setFontWeight(QFont.Weight.Bold)
    return style
