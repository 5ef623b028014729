"""What a filter found, marked in the lines of the table: a wash behind it, and a line that begins where it is seen.

Only lines that are painted are looked through; a text is drawn letter by letter, never interpreted.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from cmdesk.core.views import MentionLine
from cmdesk.ui.dialogs.query_colours import qt_offset
from cmdesk.ui.reasons import found_in_line, readable
from cmdesk.ui.theme import Theme

_LOOKED_THROUGH: Final = 2_000
"""Characters of a text: what stands further on is told by the detail pane."""
_KEPT: Final = 400
"""Lines whose marks are kept: those on screen, and a few screens around."""
_BEFORE: Final = 24
"""Characters shown before the first mark, where the line cannot begin at the beginning."""

Places = tuple[tuple[int, int], ...]


class Marks:
    """What one query finds in the lines that are painted.

    Attributes:
        query: "" where nothing is marked.
    """

    def __init__(self, query: str = "") -> None:
        self._tree = readable(query)
        self.query = query if self._tree is not None else ""
        self._known: dict[tuple[int, str], tuple[str, Places]] = {}

    def of(self, line: MentionLine, shown: str) -> tuple[str, Places]:
        """The text of a line and where the query found something in it.

        Args:
            shown: what the cell would show: the beginning of the text, behind the signs of its kind.
        """
        key = (line.id, shown)
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = self._found(line, shown)
        return self._known[key]

    def _found(self, line: MentionLine, shown: str) -> tuple[str, Places]:
        if self._tree is None:
            return shown, ()
        whole = " ".join(line.text[:_LOOKED_THROUGH].split())
        places = found_in_line(self._tree, line, whole)
        # the signs before the text
        begin = " ".join(line.text[:40].split())[:20]
        signs = shown[: shown.index(begin)] if begin in shown else ""
        return signs + whole, tuple((start + len(signs), end + len(signs)) for start, end in places)


def draw_marked(
    painter: QPainter, place: QRect, text: str, marks: Sequence[tuple[int, int]], font: QFont, theme: Theme
) -> None:
    """Draw one line of text with washes behind its marks, elided where it is too long for its place."""
    metrics = QFontMetrics(font)
    text, marks = _in_sight(text, marks, metrics, place.width())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    # what was cut off at the end bears no marks; the dots bear none either
    kept = len(shown) if shown == text else max(0, len(shown) - 1)
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_wash(shown, start, min(end, kept), theme) for start, end in marks if start < kept])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(place.width())
    layout.endLayout()
    painter.setPen(theme.colour("text"))
    layout.draw(painter, QPointF(place.left(), place.top() + (place.height() - line.height()) / 2))


def _in_sight(
    text: str, marks: Sequence[tuple[int, int]], metrics: QFontMetrics, width: int
) -> tuple[str, Sequence[tuple[int, int]]]:
    """The text from where its first mark can be seen."""
    dots = metrics.horizontalAdvance("…")
    if metrics.horizontalAdvance(text[: marks[0][1]]) + dots <= width:
        return text, marks
    begin = max(0, marks[0][0] - _BEFORE)
    space = text.find(" ", begin, marks[0][0])
    begin = space + 1 if space >= 0 else begin
    while begin < marks[0][0] and metrics.horizontalAdvance(f"… {text[begin : marks[0][1]]}") + dots > width:
        space = text.find(" ", begin, marks[0][0])
        begin = space + 1 if space >= 0 else marks[0][0]
    if begin == 0:
        return text, marks
    ahead = 2 - begin
    return f"… {text[begin:]}", tuple((start + ahead, end + ahead) for start, end in marks)


def _wash(text: str, start: int, end: int, theme: Theme) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = qt_offset(text, start)
    made.length = qt_offset(text, end) - made.start
    made.format = QTextCharFormat()
    made.format.setBackground(theme.colour("found"))
    return made
