"""The filter box: one line in which she types a query; what can be read is told, a little after the last key.

It knows the language, nothing of what is filtered. What cannot be read is underlined where it stands and told in a
sentence below, and what was told before stays: a half-typed query never empties the table.
"""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QTextEdit, QToolButton, QWidget

from cmdesk.core.errors import QueryError
from cmdesk.core.query import parse
from cmdesk.ui import formats
from cmdesk.ui.dialogs.query_colours import QueryColours, qt_offset
from cmdesk.ui.dialogs.query_completer import QueryCompleter
from cmdesk.ui.filter_fault import FilterFault
from cmdesk.ui.icons import icon
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import sentence

PATIENCE_MS: Final = 250
"""How long after the last key a query is told by itself."""
_NARROWEST: Final = 150
_USUAL: Final = 220
_WIDEST: Final = 460


class FilterField(QPlainTextEdit):
    """One line of text that can be coloured and underlined, with the keys of a line.

    Attributes:
        colours: of the query in it.
        completer: the list of what may follow.

    Signals:
        entered: Enter.
        escaped: Escape.
        left_down: she goes down, to what the box filters.
        focused: whether it has the keyboard now.
    """

    entered = Signal()
    escaped = Signal()
    left_down = Signal()
    focused = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = QueryColours(theme, self.document())
        self.completer = QueryCompleter(self, self.colours.tokens)
        self.setObjectName("filterField")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)

    def query(self) -> str:
        """What stands in it, on one line."""
        return self.toPlainText().replace("\n", " ")

    def fit(self) -> None:
        """Be as high as one line of the font."""
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() + 2)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            typed = bool(event.text()) and event.text().isprintable()
            if typed or event.key() == Qt.Key.Key_Escape:
                # else Escape would clear every filter of the window, and a letter would label a mention
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.completer.takes(event):
            event.ignore()
            return
        before = self.toPlainText()
        self._press(event)
        if self.toPlainText() != before:
            self.completer.look()
        elif event.text() or not self.completer.open:
            # a modifier alone says nothing
            self.completer.close()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False if self.completer.open else super().focusNextPrevChild(forward)

    def _press(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key == Qt.Key.Key_Down:
            self.left_down.emit()
        elif key not in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.completer.open:
            self.completer.close()
            self.focused.emit(False)


class FilterBox(QFrame):
    """The field with its sign, its way to empty it, and what is wrong with what stands in it.

    Attributes:
        field: where she types.
        fault: what is wrong with the query, None where it can be read or where she still types.

    Signals:
        applied: a query that can be read, "" for none; never the same twice.
        left: she is done here: the keyboard shall go to what is filtered.
    """

    applied = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBox")
        self._theme = theme
        self._query = self._seen = ""
        self.fault: QueryError | None = None
        self._sign = QLabel()
        self.field = FilterField(theme)
        self.field.setAccessibleName(self.tr("Filter of the mentions"))
        self.field.setPlaceholderText(self.tr("Filter…"))
        self.field.setToolTip(
            formats.plain(
                self.tr(
                    'Words, "a phrase", #tag, @handle, caf*, OR, -without,\n'
                    "lang:fr, source:mastodon, author:@name, has:link,\n"
                    "min:likes:10, sentiment:negative, is:reply (Ctrl+F)"
                )
            )
        )
        self._empty = QToolButton()
        self._empty.setObjectName("icon")
        self._empty.setIconSize(QSize(12, 12))
        self._empty.setStyleSheet("QToolButton { padding: 2px; }")
        self._empty.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty.setCursor(Qt.CursorShape.ArrowCursor)
        self._empty.setAccessibleName(self.tr("Empty the filter"))
        self._empty.setToolTip(self._empty.accessibleName())
        self._empty.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 4, 3)
        row.setSpacing(6)
        row.addWidget(self._sign)
        row.addWidget(self.field, 1)
        row.addWidget(self._empty)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(_WIDEST)
        self.setFixedHeight(30)
        self.field.fit()
        self.tip = FilterFault(self)
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self._rested)
        self.field.textChanged.connect(self._typed)
        self.field.entered.connect(self.apply)
        self.field.escaped.connect(self._escape)
        self.field.left_down.connect(self.left)
        self.field.focused.connect(self._focus_changed)
        self.tip.taken.connect(self._take)
        self._empty.clicked.connect(self.clear)
        self.set_theme(theme)

    @property
    def query(self) -> str:
        """The query told last."""
        return self._query

    def sizeHint(self) -> QSize:
        return QSize(_USUAL, super().sizeHint().height())

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self._theme = theme
        self._sign.setPixmap(icon("search", theme.tokens.muted).pixmap(QSize(15, 15)))
        self._empty.setIcon(icon("close", theme.tokens.muted))
        self.field.colours.set_theme(theme)
        self._mark()

    def show_query(self, query: str) -> None:
        """Show what filters now, where it is not what was told here; what she types meanwhile stays."""
        if query == self._query:
            return
        self._query = query
        self.field.setPlainText(query)
        self._timer.stop()
        self._blame(None)

    def take_keyboard(self) -> None:
        """Give the field the keyboard, all of it selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Empty it; everything is shown again."""
        self.field.clear()
        self.apply()

    def apply(self) -> None:
        """Tell what stands in the field, now; where it cannot be read, say so instead."""
        self._timer.stop()
        text = self.field.query()
        if text.strip():
            try:
                parse(text)
            except QueryError as fault:
                self._blame(fault)
                return
        self._blame(None)
        query = " ".join(text.split())
        if query != self._query:
            self._query = query
            self.applied.emit(query)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tip.place()

    def _typed(self) -> None:
        if self.field.toPlainText() == self._seen:
            # only its colours changed
            return
        self._seen = self.field.toPlainText()
        self._empty.setVisible(bool(self._seen))
        if self.fault is not None:
            # it may be mended by now; if not, it is told again in a moment
            self.field.setExtraSelections([])
        self._timer.start()

    def _rested(self) -> None:
        """She has stopped typing; while she chooses from the list what stands there is half a query."""
        if self.field.completer.waits:
            self._timer.start()
        else:
            self.apply()

    def _escape(self) -> None:
        if self.field.toPlainText():
            self.clear()
        else:
            self.left.emit()

    def _take(self) -> None:
        """Put what may have been meant in the place of what cannot be read."""
        if self.fault is None or self.fault.instead is None or not self.tip.isVisible():
            return
        cursor = self._span(self.fault)
        cursor.insertText(self.fault.instead)
        self.field.setTextCursor(cursor)
        self.field.setFocus()
        self.apply()

    def _focus_changed(self, has: bool) -> None:
        self.setProperty("active", has)
        self._polish()
        if not has and self._timer.isActive():
            self.apply()
        self.tip.setVisible(has and self.fault is not None)

    def _blame(self, fault: QueryError | None) -> None:
        self.fault = fault
        self.setProperty("invalid", fault is not None)
        self._polish()
        self._mark()
        if fault is None:
            self.tip.hide()
            return
        self.tip.tell(sentence(fault), self._query, _helpful(self.field.query(), fault))
        self.tip.setVisible(self.field.hasFocus())

    def _mark(self) -> None:
        if self.fault is None:
            self.field.setExtraSelections([])
            return
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(self._theme.colour("danger"))
        wave.setBackground(self._theme.colour("danger_soft"))
        mark = QTextEdit.ExtraSelection()
        mark.format, mark.cursor = wave, self._span(self.fault)
        self.field.setExtraSelections([mark])

    def _span(self, fault: QueryError) -> QTextCursor:
        """What is at fault; at the end of the query its last character."""
        text = self.field.query()
        start = min(fault.position, max(0, len(text) - 1))
        end = min(max(fault.position + fault.length, start + 1), len(text))
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(qt_offset(text, start))
        cursor.setPosition(qt_offset(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _polish(self) -> None:
        self.style().unpolish(self)
        self.style().polish(self)


def _helpful(text: str, fault: QueryError) -> str | None:
    """What may have been meant, if reading gets further with it."""
    if fault.instead is None:
        return None
    try:
        parse(text[: fault.position] + fault.instead + text[fault.position + fault.length :])
    except QueryError as other:
        return fault.instead if other.position > fault.position else None
    return fault.instead
