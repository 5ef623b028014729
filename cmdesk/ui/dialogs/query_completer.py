"""What may follow where she types in a query: fields and their values, her own hashtags, handles and labels.

What to ask for is worked out from the tokens alone; only hashtags, handles and labels are asked of the store, and shown
if she is still there when the answer comes. Never in the way: it needs two letters, goes away by itself, and takes a
key only while it is open.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from cmdesk.core.languages import CODES
from cmdesk.core.query import fields
from cmdesk.core.query.lexer import Sort, Token
from cmdesk.core.query.printer import quoted
from cmdesk.core.text import fold
from cmdesk.ui.dialogs.query_colours import python_offset, qt_offset
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.wording import language_word, source_word

LEAST: Final = 2
"""Letters of a word, tag or handle before anything is offered."""
MOST: Final = 12
_CHOSEN_FROM: Final = 3
"""Letters of a bare word from which on the first name of a field is chosen already: `la`, `au` are words too."""
_BELOW: Final = 7
_FIRST_LANGUAGES: Final = ("fr", "en", "es", "de", "it", "nl", "pt")

Offer = tuple[str, str]
"""What is put into the query, and what stands beside it in the list."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What can be completed at a place of a query.

    Attributes:
        kind: "word" (of the archive), "field", "value" or "label".
        start, end: what the completion replaces.
        stem: what stands there already, up to the cursor.
        name: the field whose value it is.
    """

    kind: str
    start: int
    end: int
    stem: str
    name: str = ""


def wish_at(query: str, found: Sequence[Token], position: int) -> Wish | None:
    """What could be completed where the cursor stands; None where nothing can."""
    token = next((one for one in found if one.start < position <= one.end), None)
    if token is None:
        return None
    typed = query[token.start : position]
    match token.sort:
        case Sort.TAG | Sort.HANDLE:
            return Wish("word", token.start, token.end, typed) if len(typed) > LEAST else None
        case Sort.WORD:
            return Wish("field", token.start, token.end, typed) if len(typed) >= LEAST and typed.isalpha() else None
        case Sort.FIELD if token.name in fields.NAMES and ":" in typed:
            return _value_wish(query, token, position)
    return None


def _value_wish(query: str, token: Token, position: int) -> Wish | None:
    begin = token.start + len(token.name) + 1
    if token.name == "label":
        stem = query[begin:position].lstrip('"“”„«＂ ')
        return Wish("label", begin, token.end, stem, token.name)
    if token.quoted:
        return None
    begin = max(begin, query.rfind("|", begin, position) + 1)
    end = query.find("|", position, token.end)
    stem, end = query[begin:position], token.end if end < 0 else end
    if token.name == "author":
        handle = "@" + stem.lstrip("@＠")
        return Wish("word", begin, end, handle) if len(handle) > LEAST else None
    return Wish("value", begin, end, stem, token.name)


def offers(wish: Wish) -> list[Offer]:
    """What the language itself offers: names of fields and the values that there are."""
    stem = fold(wish.stem)
    if wish.kind == "field":
        # a tracker cannot ask for the groups of trackers
        return [(f"{name}:", "") for name in fields.NAMES if name.startswith(stem) and name != "group"]
    match wish.name:
        case "lang":
            codes = sorted(CODES, key=lambda code: (code not in _FIRST_LANGUAGES, code))
            told = [(code, language_word(code)) for code in (*codes, "und")]
            return [one for one in told if one[0].startswith(stem) or fold(one[1]).startswith(stem)][:MOST]
        case "source":
            told = [(source, source_word(source)) for source in fields.SOURCES]
            return [one for one in told if one[0].startswith(stem) or fold(one[1]).startswith(stem)][:MOST]
        case "has":
            values: Sequence[str] = fields.HAS
        case "is":
            values = fields.KINDS
        case "sentiment":
            values = fields.LABELS
        case "min":
            values = tuple(f"{counted}:" for counted in fields.COUNTED)
        case _:
            values = ()
    return [(value, "") for value in values if value.startswith(stem)]


class QueryCompleter(QCompleter):
    """The list under the cursor of a query.

    Attributes:
        list: the list itself.
        ask: told a Wish for words or labels and what to do with the answer; None where no archive can be asked.
    """

    def __init__(self, edit: QPlainTextEdit, read: Callable[[str], Sequence[Token]]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._read_tokens = read
        self._wish: Wish | None = None
        self._offered = QStandardItemModel(self)
        self.ask: Callable[[Wish, Callable[[Sequence[str]], None]], None] | None = None
        self.setModel(self._offered)
        self.setWidget(edit)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(8)
        self.list = QListView()
        self.list.setObjectName("completions")
        self.list.setUniformItemSizes(True)
        self.setPopup(self.list)
        # one signal of two signatures: of an index, and of its text
        chosen: Any = self.activated
        chosen[QModelIndex].connect(self._put)

    @property
    def open(self) -> bool:
        """Whether the list is open."""
        return self.list.isVisible()

    @property
    def waits(self) -> bool:
        """Whether what she types is only half of something until she chooses; the beginning of a field is a word."""
        return self.open and self._wish is not None and self._wish.kind != "field"

    @property
    def shown(self) -> list[str]:
        """What the list offers."""
        return [self._offered.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._offered.rowCount())]

    def look(self) -> None:
        """Offer what may follow where the cursor stands now."""
        self._wish = self._here()
        wish = self._wish
        if wish is None:
            self.close()
        elif wish.kind in ("field", "value"):
            self._show(wish, offers(wish))
        elif self.ask is not None:
            self.ask(wish, lambda words: self._answer(wish, words))

    def close(self) -> None:
        """Put the list away."""
        self._wish = None
        if self.open:
            self.list.hide()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the open list, so that the field must leave it alone."""
        if not self.open:
            return False
        choosing = event.key() in (Qt.Key.Key_Enter, Qt.Key.Key_Return, Qt.Key.Key_Tab)
        # the list makes its first row current by itself when it opens; only what is selected is chosen
        if choosing and not self.list.selectionModel().hasSelection():
            self.close()
            return False
        return choosing or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backtab)

    def _here(self) -> Wish | None:
        cursor = self._edit.textCursor()
        if cursor.hasSelection():
            return None
        text = self._edit.toPlainText()
        return wish_at(text, self._read_tokens(text), python_offset(text, cursor.position()))

    def _answer(self, wish: Wish, words: Sequence[str]) -> None:
        # she may have gone on, or elsewhere
        if wish == self._wish and self._edit.hasFocus():
            self._show(wish, [(_written(word) if wish.kind == "label" else word, "") for word in words])

    def _show(self, wish: Wish, found: Sequence[Offer]) -> None:
        puts = [put for put, _ in found]
        # a value that is complete waits for no choice, even where other names begin like it
        if not found or puts == [wish.stem] or (wish.kind == "value" and fold(wish.stem) in puts):
            self.close()
            return
        self._offered.clear()
        for put, told in found:
            item = QStandardItem(f"{visible(put, 60)}   {told}" if told else visible(put, 60))
            item.setData(put, Qt.ItemDataRole.UserRole)
            self._offered.appendRow(item)
        self.setCompletionPrefix("")
        box = self._edit.cursorRect()
        box.translate(self._edit.viewport().pos())
        box.setWidth(self.list.sizeHintForColumn(0) + self.list.verticalScrollBar().sizeHint().width() + 16)
        # below the line, and below the frame of a field of one line
        box.adjust(0, 0, 0, _BELOW)
        self.complete(box)
        # `source` and `label` are words too: who means the field types its colon
        if wish.kind != "field" or (len(wish.stem) >= _CHOSEN_FROM and f"{fold(wish.stem)}:" not in puts):
            self.list.setCurrentIndex(self.completionModel().index(0, 0))

    def _put(self, index: QModelIndex) -> None:
        wish, text = self._wish, self._edit.toPlainText()
        put = index.data(Qt.ItemDataRole.UserRole)
        if wish is None or not put:
            return
        cursor = self._edit.textCursor()
        cursor.setPosition(qt_offset(text, wish.start))
        cursor.setPosition(qt_offset(text, wish.end), cursor.MoveMode.KeepAnchor)
        goes_on = put.endswith(":")
        cursor.insertText(put if goes_on or text[wish.end : wish.end + 1] in (" ", ")", "|") else f"{put} ")
        self._edit.setTextCursor(cursor)
        if goes_on:
            self.look()


def _written(label: str) -> str:
    return label if label.isalnum() else quoted(label)
