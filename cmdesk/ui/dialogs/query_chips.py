"""Include and exclude by chips: another view of the text of a query, for whoever does not want to learn its language.

The text is the query; chips are read from it after each change and write it anew only when she adds or removes one.
What they wrote is remembered with the row she put each in, for the text alone does not tell whether a single word is
one of several alternatives to come, and cannot be read at all while it only excludes.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cmdesk.core.errors import QueryError
from cmdesk.core.query import Literal, Node, Phrase, printed
from cmdesk.core.query.chips import Chips, chips_of, literal_of, tree_of
from cmdesk.ui import formats
from cmdesk.ui.flow import FlowLayout
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.icons import icon
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import sentence

ROWS: Final = ("any_of", "all_of", "none_of")
_LONGEST: Final = 32
_MOST: Final = 60
"""Chips from which on a query is easier to read as a text."""


class QueryChips(QWidget):
    """Three rows of chips.

    Attributes:
        chips: what they show, None where the query says more than they can.

    Signals:
        written: the text that stands for the chips after she changed them.
    """

    written = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: Chips | None = Chips()
        self._text = ""
        self.rows: dict[str, ChipLine] = {}
        captions = {
            "any_of": self.tr("Any of"),
            "all_of": self.tr("All of"),
            "none_of": self.tr("None of"),
        }
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, name in enumerate(ROWS):
            line = ChipLine(theme, captions[name])
            line.added.connect(lambda literal, name=name: self._add(name, literal))
            line.removed.connect(lambda at, name=name: self._remove(name, at))
            caption = QLabel(captions[name])
            caption.setObjectName("small")
            caption.setBuddy(line.field)
            caption.setContentsMargins(0, 5, 0, 0)
            grid.addWidget(caption, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, number, 1)
            self.rows[name] = line
        self._simple = QWidget()
        self._simple.setLayout(grid)
        self.richer = QLabel(self.tr("This query is richer than the chips can show: edit the text."))
        self.richer.setObjectName("small")
        self.richer.setWordWrap(True)
        self.richer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._simple)
        column.addWidget(self.richer)

    def show_query(self, text: str, tree: Node | None) -> None:
        """Show a query as it stands in the text; `tree` is None where that cannot be read."""
        if text == self._text:
            return
        self._text = text
        if tree is None:
            # a fault is told elsewhere: what was there stays, and waits
            self._enable(not text.strip())
            if not text.strip():
                self._show(Chips())
            return
        self._enable(True)
        found = chips_of(tree)
        self._show(found if found is not None and len(_all(found)) <= _MOST else None)

    def _show(self, chips: Chips | None) -> None:
        self.chips = chips
        self._simple.setVisible(chips is not None)
        self.richer.setVisible(chips is None)
        if chips is not None:
            for name, line in self.rows.items():
                line.show_literals(getattr(chips, name))

    def _add(self, name: str, literal: Literal) -> None:
        if self.chips is not None and literal not in getattr(self.chips, name):
            self._write(replace(self.chips, **{name: (*getattr(self.chips, name), literal)}))

    def _remove(self, name: str, at: int) -> None:
        if self.chips is not None:
            literals = getattr(self.chips, name)
            self._write(replace(self.chips, **{name: literals[:at] + literals[at + 1 :]}))

    def _write(self, chips: Chips) -> None:
        tree = tree_of(chips)
        self._text = "" if tree is None else printed(tree)
        self._show(chips)
        self.written.emit(self._text)

    def _enable(self, able: bool) -> None:
        for line in self.rows.values():
            line.setEnabled(able)


class ChipLine(QWidget):
    """The chips of one row and the field that adds another.

    Signals:
        added: the Literal that she typed.
        removed: the place of the chip that she removed.
    """

    added = Signal(object)
    removed = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._literals: Sequence[Literal] = ()
        self.buttons: list[QPushButton] = []
        self.field = _ChipField(self)
        self.field.setAccessibleName(self.tr("{row}: add a word or several words").format(row=name))
        self.field.setMaxLength(200)
        self.field.entered.connect(self._enter)
        self.field.emptied.connect(self._remove_last)
        self.field.textEdited.connect(lambda _: self._complain(""))
        self._flow = FlowLayout(4, self)
        self._flow.addWidget(self.field)
        self._invite()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_literals(self, literals: Sequence[Literal]) -> None:
        """Show chips of these; what is being typed stays."""
        if literals == self._literals:
            return
        self._literals = literals
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._chip(number, literal) for number, literal in enumerate(literals)]
        self._invite()
        self.updateGeometry()

    def _invite(self) -> None:
        """Say what the field is for, in less room where chips show it already."""
        words = self.tr("another…") if self.buttons else self.tr("add a word or several words")
        self.field.setPlaceholderText(words)
        least = self.tr("add a word or several words") if not self.buttons else "M" * 9
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance(least) + 26)

    def _chip(self, number: int, literal: Literal) -> QPushButton:
        words = " ".join(literal.words) if isinstance(literal, Phrase) else printed(literal)
        chip = QPushButton(visible(words, _LONGEST).replace("&", "&&"))
        chip.setObjectName("chip")
        chip.setAutoDefault(False)
        chip.setIcon(icon("close", self._theme.tokens.muted))
        chip.setIconSize(QSize(12, 12))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setAccessibleName(self.tr("Remove {words}").format(words=words))
        chip.setToolTip(formats.plain(chip.accessibleName()))
        chip.clicked.connect(lambda: self.removed.emit(number))
        self._flow.insert(number, chip)
        chip.show()
        return chip

    def _enter(self) -> None:
        typed = self.field.text().strip()
        if not typed:
            return
        try:
            literal = literal_of(typed)
        except QueryError as fault:
            self._complain(sentence(fault))
            return
        self.field.clear()
        self.added.emit(literal)

    def _remove_last(self) -> None:
        if self._literals:
            self.removed.emit(len(self._literals) - 1)

    def _complain(self, fault: str) -> None:
        if bool(fault) != bool(self.field.property("invalid")):
            self.field.setProperty("invalid", bool(fault))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        self.field.setToolTip(formats.plain(fault) if fault else "")
        self.field.setAccessibleDescription(fault)


class _ChipField(QLineEdit):
    """A line whose Enter adds a chip instead of saving the dialog, and which gives up what it holds on leaving."""

    entered = Signal()
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # what she typed and forgot to confirm would be lost without a word
        self.editingFinished.connect(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.entered.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


def _all(chips: Chips) -> Sequence[Literal]:
    return (*chips.any_of, *chips.all_of, *chips.none_of)
