"""The others that say the same as a mention, in the detail pane: how many, and on her click which.

Closed until she opens it, and then only asks for them: whoever reads the store answers. One widget paints one of them,
its text drawn character by character like everything that came from a network.
"""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cmdesk.core.views import MentionLine
from cmdesk.ui import formats
from cmdesk.ui.mention_table import OWN_SIGN, author_text
from cmdesk.ui.theme import SIGNS, Theme
from cmdesk.ui.wording import erased_words, label_word, source_word

MOST: Final = 100
"""Others that are shown of one cluster."""
_SHOWN: Final = 300
_PAD: Final = 6


class CopyList(QWidget):
    """How many others say the same, and which.

    Signals:
        wanted: she wants to see them.
        chosen: the id of the one she wants to read (an object: 64 bits).
    """

    wanted = Signal()
    chosen = Signal(object)

    def __init__(self, locale: QLocale, zone: tzinfo, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._zone = zone
        self._theme = theme
        self._count = 0
        self._open = False
        self.toggle = QPushButton()
        self.toggle.setObjectName("link")
        self.toggle.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggle.clicked.connect(self._turn)
        self.more = QLabel()
        self.more.setObjectName("small")
        self.more.setContentsMargins(_PAD, 0, 0, 0)
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.more)
        self.forget()

    @property
    def opened(self) -> bool:
        """Whether she wants to see them."""
        return self._open

    def forget(self) -> None:
        """Another mention is to be shown: close."""
        self._open = False
        self._count = 0
        self._clear()
        self.hide()

    def show_count(self, count: int, theme: Theme) -> None:
        """Say how many there are; where that changed while they are shown, they are asked for anew."""
        changed = count != self._count
        self._count, self._theme = count, theme
        for row in self.rows:
            row.theme = theme
            row.update()
        self._title()
        self.setVisible(count > 0)
        if not count:
            self.forget()
        elif changed and self._open:
            self.wanted.emit()

    def show_lines(self, lines: Sequence[MentionLine]) -> None:
        """Show the others."""
        if not self._open:
            return
        self._clear()
        before: QWidget = self.toggle
        for line in lines:
            who = author_text(line) or self.tr("Unknown author")
            moment = formats.date_time(line.posted_at, self._zone, self._locale)
            row = _Row(line, who, moment, self._theme)
            row.clicked.connect(lambda _=False, number=line.id: self.chosen.emit(number))
            self.rows.append(row)
            self._column.insertWidget(self._column.count() - 1, row)
            # made last, they would be the last stop of the whole window
            QWidget.setTabOrder(before, row)
            before = row
        left = self._count - len(lines)
        self.more.setText(self.tr("and %Ln more", "", left))
        self.more.setVisible(left > 0)

    def _turn(self) -> None:
        self._open = not self._open
        self._title()
        if self._open:
            self.wanted.emit()
        else:
            self._clear()

    def _title(self) -> None:
        self.toggle.setText(("▾ " if self._open else "▸ ") + self.tr("%Ln other(s) say the same", "", self._count))

    def _clear(self) -> None:
        self.more.hide()
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []


class _Row(QAbstractButton):
    """One of them: mood, network, author and time; its text below."""

    def __init__(self, line: MentionLine, who: str, moment: str, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._label = line.label
        self._moment = moment
        self._origin = f"{source_word(line.source)} · {OWN_SIGN if line.own else ''}{who}"
        self._said = erased_words(line) or " ".join(line.text[:_SHOWN].split())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{label_word(line.label)} · {self._origin} · {moment} · {self._said}")
        self.setToolTip(formats.plain(f"{self._origin} · {moment}\n{self._said}"))

    @property
    def words(self) -> str:
        """What is painted."""
        return f"{SIGNS[self._label]} {self._origin} · {self._moment}\n{self._said}"

    def sizeHint(self) -> QSize:
        return QSize(200, 2 * self.fontMetrics().lineSpacing() + 2 * _PAD)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, metrics = QPainter(self), self.theme, self.fontMetrics()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(theme.colour("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 4, 4)
        inner = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        sign = metrics.horizontalAdvance("▲ ") + 2
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine
        painter.setPen(theme.label_colour(self._label, "text"))
        painter.drawText(inner, flags, SIGNS[self._label])
        inner.setLeft(inner.left() + sign)
        painter.setPen(theme.colour("muted"))
        painter.drawText(inner, flags | Qt.AlignmentFlag.AlignRight, self._moment)
        room = inner.width() - metrics.horizontalAdvance(self._moment) - 2 * _PAD
        painter.drawText(inner, flags, metrics.elidedText(self._origin, Qt.TextElideMode.ElideRight, room))
        inner.setTop(inner.top() + metrics.lineSpacing())
        painter.setPen(theme.colour("text"))
        painter.drawText(inner, flags, metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, inner.width()))
