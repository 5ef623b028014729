"""The list of examples of a query: who said what, when and where, why it is found, and her thumbs up or down.

Own painting: twenty widgets made anew at each key press are too slow. What networks say is laid out as plain text, each
example by itself, so that no mark of direction in it turns anything else; what is invisible is shown as such.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QEvent, QLocale, QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cmdesk.core.matching import Reason
from cmdesk.core.previews import Example
from cmdesk.core.query import printed
from cmdesk.ui import formats
from cmdesk.ui.dialogs.query_archive import Judgements, Shown
from cmdesk.ui.dialogs.query_colours import qt_offset
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.icons import icon
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import source_word

SHOWN_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_LINES: Final = 3
_PAD: Final = 8
_BUTTON: Final = 24
_AROUND: Final = 70
"""Characters before the first reason that are shown with it."""
_LONGEST: Final = 400
_KEPT: Final = frozenset("\u200c\u200d\ufe0f")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part of a text that is shown, and what is marked in it (offsets of Python)."""

    text: str
    marks: tuple[tuple[int, int], ...]


def excerpt(text: str, reasons: Sequence[Reason]) -> Excerpt:
    """The part of a text around its first reason, on one line, with nothing invisible in it; as long as it was."""
    spans = [(one.start, one.end) for one in reasons if one.end > one.start]
    first = min((start for start, _ in spans), default=0)
    begin = 0
    if first > _AROUND:
        begin = text.find(" ", first - _AROUND, first) + 1 or first - _AROUND
    head = "…" if begin else ""
    end = begin + _LONGEST
    shown = "".join(map(_seen, text[begin:end]))
    move = len(head) - begin
    marks = tuple((start + move, min(upto, end) + move) for start, upto in spans if begin <= start < end)
    return Excerpt(head + shown + ("…" if end < len(text) else ""), marks)


def reason_words(reasons: Sequence[Reason]) -> str:
    """What a text was found by, in the words of the query, each once."""
    return ", ".join(dict.fromkeys(visible(printed(one.node), 80) for one in reasons))


def _seen(mark: str) -> str:
    if mark.isspace():
        return " "
    return "\ufffd" if unicodedata.category(mark) in _UNSEEN and mark not in _KEPT else mark


class ExampleModel(QAbstractListModel):
    """The examples of one list."""

    def __init__(self, judgements: Judgements, locale: QLocale, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judgements = judgements
        self._locale = locale
        self._zone = zone
        self.rows: Sequence[Shown] = ()
        judgements.changed.connect(self._changed)

    def show_rows(self, rows: Sequence[Shown]) -> None:
        """Show these; she stays where she is where they are the same mentions."""
        same = [one.example.line.id for one in rows] == [one.example.line.id for one in self.rows]
        if same:
            self.rows = rows
            self._changed()
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def relevant(self, row: int) -> bool | None:
        """Her judgement of a row."""
        return self._judgements.of(self.rows[row].example)

    def judge(self, row: int, relevant: bool | None) -> None:
        """She judges a row."""
        self._judgements.judge(self.rows[row].example, relevant)

    def head(self, example: Example) -> tuple[str, str]:
        """Author, and the rest of what stands above the text."""
        line = example.line
        name = line.author_name or (f"@{line.author_handle}" if line.author_handle else self.tr("unknown author"))
        return visible(
            name, 60
        ), f"{source_word(line.source)} · {formats.date_time(line.posted_at, self._zone, self._locale)}"

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        shown = self.rows[index.row()]
        if role == SHOWN_ROLE:
            return shown
        if role == Qt.ItemDataRole.ToolTipRole:
            return formats.plain(self._told(shown))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            state = {None: "", True: self.tr("judged right"), False: self.tr("judged wrong")}[
                self.relevant(index.row())
            ]
            parts = (*self.head(shown.example), excerpt(shown.example.candidate.text, shown.reasons).text, state)
            return " · ".join(filter(None, parts))
        return None

    def _told(self, shown: Shown) -> str:
        text = "".join(_seen(mark) if mark != "\n" else mark for mark in shown.example.candidate.text[:1500])
        if not shown.reasons:
            return text
        found = self.tr("Found by: {reasons}").format(reasons=reason_words(shown.reasons))
        return f"{text}\n\n{found}"

    def _changed(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))


class ExampleDelegate(QStyledItemDelegate):
    """Paints an example and its two buttons."""

    def __init__(self, theme: Theme, model: ExampleModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.pale = False
        self._icons = {
            (relevant, token): icon("thumb-up" if relevant else "thumb-down", theme.colour(token))
            for relevant, chosen in ((True, "positive_text"), (False, "negative_text"))
            for token in ("muted", chosen)
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        shown = index.data(SHOWN_ROLE)
        layout, height = self._laid(excerpt(shown.example.candidate.text, shown.reasons), option, width - 2 * _PAD)
        return QSize(width, round(height) + _BUTTON + _PAD + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        theme, box = self._theme, option.rect
        shown: Shown = index.data(SHOWN_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.5 if self.pale else 1.0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._head(painter, option, shown)
        for relevant, rect in self.buttons(box).items():
            chosen = self._model.relevant(index.row()) is relevant
            tone = "positive" if relevant else "negative"
            if chosen:
                painter.setPen(theme.colour(f"{tone}_text"))
                painter.setBrush(theme.colour(f"{tone}_soft"))
                painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            self._icons[relevant, f"{tone}_text" if chosen else "muted"].paint(painter, rect.adjusted(4, 4, -4, -4))
        layout, _ = self._laid(excerpt(shown.example.candidate.text, shown.reasons), option, box.width() - 2 * _PAD)
        painter.setPen(theme.colour("text"))
        layout.draw(painter, QPointF(box.left() + _PAD, box.top() + _BUTTON + 4))
        painter.restore()

    def buttons(self, box: QRect) -> dict[bool, QRect]:
        """Where the thumbs of an example are."""
        down = QRect(box.right() - _PAD + 3 - _BUTTON, box.top() + 3, _BUTTON, _BUTTON - 2)
        return {True: down.translated(-_BUTTON - 2, 0), False: down}

    def _head(self, painter: QPainter, option: QStyleOptionViewItem, shown: Shown) -> None:
        theme, box = self._theme, option.rect
        name, rest = self._model.head(shown.example)
        inner = QRect(box.left() + _PAD, box.top() + 3, box.width() - 2 * _PAD - 2 * _BUTTON - 6, _BUTTON - 2)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, inner.width() // 2)
        painter.drawText(inner, side, cut)
        inner.setLeft(inner.left() + painter.fontMetrics().horizontalAdvance(cut) + 8)
        small = QFont(option.font)
        small.setPixelSize(theme.fonts.small)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            inner, side, painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, inner.width())
        )

    def _laid(self, part: Excerpt, option: QStyleOptionViewItem, width: int) -> tuple[QTextLayout, float]:
        layout = QTextLayout(part.text, option.font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        style = QTextCharFormat()
        style.setBackground(self._theme.colour("warning_soft"))
        style.setForeground(self._theme.colour("warning_text"))
        style.setFontWeight(QFont.Weight.DemiBold)
        marked = []
        for start, end in part.marks:
            one = QTextLayout.FormatRange()
            one.start = qt_offset(part.text, start)
            one.length = qt_offset(part.text, end) - one.start
            one.format = style
            marked.append(one)
        layout.setFormats(marked)
        layout.beginLayout()
        height = 0.0
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 40))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height


class ExampleList(QListView):
    """The list itself: a click on a thumb judges, so do + and -; what was judged by a key gives way to the next.

    Signals:
        pointed: the Shown under the mouse or the keyboard, None where there is none.
    """

    pointed = Signal(object)

    def __init__(self, theme: Theme, model: ExampleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exampleList")
        self._model = model
        self._delegate = ExampleDelegate(theme, model, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.entered.connect(lambda index: self.pointed.emit(index.data(SHOWN_ROLE)))
        model.modelReset.connect(self.scrollToTop)
        self.setAccessibleName(self.tr("Examples: + for a right one, - for a wrong one"))

    def set_pale(self, pale: bool) -> None:
        """Say that what is listed belongs to the query before."""
        if pale != self._delegate.pale:
            self._delegate.pale = pale
            self.viewport().update()

    def thumb(self, row: int, relevant: bool) -> QRect:
        """Where a thumb of a row is, in the viewport."""
        return self._delegate.buttons(self.visualRect(self._model.index(row)))[relevant]

    def currentChanged(self, current: Any, previous: Any) -> None:
        super().currentChanged(current, previous)
        self.pointed.emit(current.data(SHOWN_ROLE) if current.isValid() else None)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(self.currentIndex().data(SHOWN_ROLE) if self.currentIndex().isValid() else None)
        super().leaveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._thumb_at(event) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._thumb_at(event)
        super().mouseReleaseEvent(event)
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._model.judge(*found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        keys: dict[str, bool] = {"+": True, "=": True, "-": False, "−": False}
        if row >= 0 and event.text() in keys:
            self._model.judge(row, keys[event.text()])
            if row + 1 < self._model.rowCount():
                self.setCurrentIndex(self._model.index(row + 1))
        elif row >= 0 and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._model.judge(row, None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))

    def _thumb_at(self, event: QMouseEvent) -> tuple[int, bool] | None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid():
            for relevant, rect in self._delegate.buttons(self.visualRect(index)).items():
                if rect.contains(point):
                    return index.row(), relevant
        return None
