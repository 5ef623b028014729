"""One mention put before her, large, and the keys to say how it sounds.

What the scorer says of it is not shown before she has answered: it would lead her, and a measure that leads measures
itself. The text is foreign: shown character by character, and nothing in it can be clicked.
"""

from collections.abc import Mapping
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.types import Label
from cmdesk.core.views import MentionDetail
from cmdesk.ui.cards import FittingLabel
from cmdesk.ui.check_round import Round
from cmdesk.ui.detail_words import DetailWords
from cmdesk.ui.icons import icon
from cmdesk.ui.links import open_link, safe_url
from cmdesk.ui.mention_table import author_text
from cmdesk.ui.mention_text import MentionText
from cmdesk.ui.theme import SIGNS, Theme
from cmdesk.ui.wording import label_word

KEYS: Final[Mapping[Label, str]] = {Label.POSITIVE: "P", Label.NEUTRAL: "U", Label.NEGATIVE: "N"}
"""The letters of the main window."""
CANNOT_TELL: Final = "S"

_READING_SIZE: Final = 1.5
_LINE: Final = 50
"""Longest line of a text, in sizes of its letters: about a hundred characters."""
_MINUTE: Final = 60.0
_READ_OUT: Final = 2000
"""Characters that a screen reader is given at once."""


class QuestionPage(QWidget):
    """The mention before her.

    Signals:
        answered: the Label that she gives it, None where she cannot tell.
        back_wanted: she wants to see the one before.
        stopped: she has done enough for now.
    """

    answered = Signal(object)
    back_wanted = Signal()
    stopped = Signal()

    def __init__(self, locale: QLocale, zone: tzinfo, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._locale = locale
        self._words = DetailWords(locale, zone, self)
        self._detail: MentionDetail | None = None
        self.place = self._line("cardTitle")
        self.hint = self._line("muted")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Mentions answered"))
        self.before = self._line("muted")
        head = QHBoxLayout()
        head.addWidget(self.place)
        head.addWidget(self.hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self._card(), 1)
        column.addWidget(self.before)
        column.addLayout(self._answers())
        column.addLayout(self._foot())

    def show_round(self, round_: Round, details: Mapping[int, MentionDetail]) -> None:
        """Show the mention that is before her, and how far she is."""
        current = round_.current
        if current is None or current.line is None:
            return
        size, answered = len(round_.mentions), round_.answered
        self.place.setText(
            self.tr("{place} of {size}").format(
                place=self._locale.toString(round_.at + 1), size=self._locale.toString(size)
            )
        )
        self.hint.setText(self._time_left(round_.seconds_left))
        self.bar.setRange(0, size)
        self.bar.setValue(answered)
        self._show_mention(details[current.line.id])
        self.before.setText(self._said(round_))
        given = round_.is_answered(round_.at)
        answer = round_.answer_at(round_.at)
        for label, button in self.buttons.items():
            button.setChecked(given and label is answer)
        self.back.setEnabled(round_.at > 0)
        self.stop.setEnabled(answered > 0)

    def _show_mention(self, detail: MentionDetail) -> None:
        self._detail = detail
        line, quoted = detail.line, detail.post.quoted_text
        author = author_text(line) or self.tr("Unknown author")
        self._author.set_wordings((author,))
        self._origin.setText(self._words.origin(detail))
        self.text.show_text(detail.post.text, self._theme)
        self._quote.setVisible(bool(quoted))
        if quoted:
            self.quoted.show_text(quoted, self._theme, token="muted")
        self._open.setVisible(safe_url(detail.post.url) is not None)
        self.pane.setAccessibleName(f"{author}. {detail.post.text[:_READ_OUT]}")
        self.pane.verticalScrollBar().setValue(0)

    def _said(self, round_: Round) -> str:
        """What the scorer had said: of this mention where she has answered it, else of the one answered last."""
        here = round_.is_answered(round_.at)
        place = round_.at if here else round_.last
        if place is None:
            return ""
        hers, theirs = round_.answer_at(place), round_.mentions[place].said
        words = {"hers": "" if hers is None else _word(hers), "theirs": _word(theirs)}
        if hers is None:
            told = (
                self.tr("You cannot tell this one; cmdesk had said: {theirs}.")
                if here
                else self.tr("The one before: you could not tell; cmdesk had said: {theirs}.")
            )
        elif theirs is Label.UNKNOWN:
            told = (
                self.tr("You say: {hers}; cmdesk had not been able to judge it.")
                if here
                else self.tr("The one before: {hers}; cmdesk had not been able to judge it.")
            )
        elif hers is theirs:
            told = (
                self.tr("You say: {hers}; cmdesk had said the same.")
                if here
                else self.tr("The one before: {hers}; cmdesk had said the same.")
            )
        else:
            told = (
                self.tr("You say: {hers}; cmdesk had said: {theirs}.")
                if here
                else self.tr("The one before: {hers}; cmdesk had said: {theirs}.")
            )
        return told.format(**words)

    def _time_left(self, seconds: float) -> str:
        if seconds < _MINUTE * 0.75:
            return self.tr("less than a minute left")
        return self.tr("about %Ln minute(s) left", "", max(1, round(seconds / _MINUTE)))

    def _card(self) -> QWidget:
        self._author = FittingLabel()
        self._author.setObjectName("cardTitle")
        self._open = QToolButton()
        self._open.setObjectName("icon")
        self._open.setIconSize(QSize(16, 16))
        self._open.setIcon(icon("open-external", self._theme.tokens.muted))
        self._open.setToolTip(self.tr("Open in the browser"))
        self._open.setAccessibleName(self.tr("Open in the browser"))
        self._open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._open.clicked.connect(lambda: open_link(self._detail.post.url if self._detail else None))
        self._origin = self._line("muted")
        self.text = MentionText()
        self.text.setAccessibleName(self.tr("Text of the mention"))
        # what is read for five minutes is read with ease
        size = round(self._theme.fonts.body * _READING_SIZE)
        self.text.setStyleSheet(self.text.styleSheet() + f" QTextEdit {{ font-size: {size}px; }}")
        self.text.setMaximumWidth(size * _LINE)
        self._quote = QWidget()
        self.quoted = MentionText()
        self.quoted.setAccessibleName(self.tr("Quoted text"))
        caption = QLabel(self.tr("QUOTED"))
        caption.setObjectName("sectionTitle")
        quote = QVBoxLayout(self._quote)
        quote.setContentsMargins(0, 8, 0, 0)
        quote.setSpacing(4)
        quote.addWidget(caption)
        quote.addWidget(self.quoted)
        for text in (self.text, self.quoted):
            text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        inner = QWidget()
        inner.setObjectName("checkInner")
        inner.setStyleSheet("#checkInner { background: transparent; }")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 10, 4)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addWidget(self._quote)
        column.addStretch(1)
        # the arrow keys move through a long text
        self.pane = QScrollArea()
        self.pane.setWidget(inner)
        self.pane.setWidgetResizable(True)
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.viewport().setAutoFillBackground(False)
        self.pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = QHBoxLayout()
        head.addWidget(self._author, 1)
        head.addWidget(self._open)
        card = QFrame()
        card.setObjectName("card")
        outer = QVBoxLayout(card)
        outer.setContentsMargins(16, 12, 6, 10)
        outer.setSpacing(4)
        outer.addLayout(head)
        outer.addWidget(self._origin)
        outer.addWidget(self.pane, 1)
        return card

    def _answers(self) -> QHBoxLayout:
        self.buttons: dict[Label | None, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for label in (*KEYS, None):
            word = self.tr("cannot tell") if label is None else label_word(label)
            key = CANNOT_TELL if label is None else KEYS[label]
            sign = "" if label is None else SIGNS[label] + " "
            button = QPushButton(f"{sign}{word[:1].upper()}{word[1:]}\n{key}")
            button.setAutoDefault(False)
            button.setCheckable(True)
            # Tab reaches it; a click leaves the keys to the text
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(self.tr("{answer}, key {key}").format(answer=word, key=key))
            button.setStyleSheet(self._style(label))
            button.clicked.connect(lambda _=False, label=label: self.answered.emit(label))
            self.buttons[label] = button
            row.addWidget(button, 1)
        return row

    def _style(self, label: Label | None) -> str:
        tokens = self._theme.tokens
        # of two lines; a style sheet's own height is the only one that a layout cannot squeeze
        tall = f"QPushButton {{ min-height: {round(self._theme.px(36))}px; }}"
        if label is None:
            return f"{tall} QPushButton:checked {{ border: 2px solid {tokens.text}; }}"
        text = self._theme.label_colour(label, "text").name()
        soft = self._theme.label_colour(label, "soft").name()
        return (
            f"{tall} QPushButton {{ background: {soft}; color: {text}; border: 1px solid {soft}; font-weight: 600; }}"
            f"QPushButton:hover, QPushButton:focus {{ border: 1px solid {text}; }}"
            f"QPushButton:checked {{ border: 2px solid {text}; }}"
        )

    def _foot(self) -> QHBoxLayout:
        self.back = self._link(self.tr("← The one before"), self.tr("Back to the one before (Backspace)"))
        self.back.clicked.connect(self.back_wanted)
        self.stop = self._link(self.tr("Enough: see the result"), self.tr("The rest waits for you"))
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.stop)
        return row

    def _link(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("link")
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(tip)
        return button

    def _line(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(name == "muted")
        return label


def _word(label: Label) -> str:
    return f"{SIGNS[label]} {label_word(label)}"
