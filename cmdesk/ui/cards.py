"""The cards: six figures of the period, each against the period before.

A change is told by sign, figure and word, never by colour alone; a figure that too few mentions support is not shown.
Each card explains itself in its tooltip: formula, inputs, the period compared with. *Positive* and *Negative* are
buttons: they filter the table and the charts.
"""

from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cmdesk.core.types import Label
from cmdesk.ui import formats
from cmdesk.ui.card_words import CardWords, Face
from cmdesk.ui.dashboard import Dashboard

_SMALLEST: Final = 13
"""Pixels below which a figure is not written."""


class FittingLabel(QLabel):
    """A line of plain text that shows the first of its wordings that fits, else the last one cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._wordings: tuple[str, ...] = ("",)

    def set_wordings(self, wordings: tuple[str, ...]) -> None:
        """The wordings, the longest first."""
        self._wordings = wordings or ("",)
        self.setText(self._wordings[0])
        self.update()

    def shown(self) -> str:
        """The wording that fits today's width."""
        metrics = self.fontMetrics()
        for wording in self._wordings:
            if metrics.horizontalAdvance(wording) <= self.width():
                return wording
        return metrics.elidedText(self._wordings[-1], Qt.TextElideMode.ElideRight, self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._wordings[0]), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(QRect(0, 0, self.width(), self.height()), self.alignment(), self.shown())


class FigureLabel(FittingLabel):
    """A figure that is never cut: it is written smaller where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figure")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        font = QFont(self.font())
        while font.pixelSize() > _SMALLEST and QFontMetrics(font).horizontalAdvance(self.text()) > self.width():
            font.setPixelSize(font.pixelSize() - 1)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class Card(QPushButton):
    """One figure with its title and its change; a real button only where it filters."""

    def __init__(self, title: str, *, short: str = "", clickable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._clickable = clickable
        self.setObjectName("cardButton" if clickable else "card")
        self.setCheckable(clickable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not clickable:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plain = (title, short) if short else (title,)
        caption = self._caption = FittingLabel()
        caption.setObjectName("muted")
        caption.set_wordings(self._plain)
        self._figure = FigureLabel()
        self._aside = FittingLabel()
        self._aside.setObjectName("small")
        self._note = FittingLabel()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._figure)
        line.addWidget(self._aside, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 10, 9)
        column.setSpacing(1)
        column.addWidget(caption)
        column.addLayout(line)
        column.addWidget(self._note)
        for part in (caption, self._figure, self._aside, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def note(self) -> str:
        """The change in its longest wording."""
        return self._note.text()

    @property
    def figure(self) -> str:
        """The figure as shown."""
        return self._figure.text()

    def show_face(self, face: Face) -> None:
        """Show a figure."""
        self._caption.set_wordings(face.caption or self._plain)
        self._figure.set_wordings((face.figure,))
        self._figure.updateGeometry()
        self._aside.set_wordings((*face.aside, ""))
        self._note.set_wordings(face.note)
        if self._note.objectName() != face.tone:
            self._note.setObjectName(face.tone)
            self._note.style().unpolish(self._note)
            self._note.style().polish(self._note)
        self.setToolTip(formats.plain(face.explanation))
        said = [face.figure, *face.aside[:1], *face.note[:1]]
        title = face.caption[0] if face.caption else self._title
        self.setAccessibleName(f"{title}: {', '.join(said)}")
        self.setAccessibleDescription(face.explanation)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self._column.minimumSize().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._clickable:
            super().mousePressEvent(event)
        else:
            event.ignore()

    def nextCheckState(self) -> None:
        """The filter decides whether the card is checked, not the click."""


class CardRow(QWidget):
    """The six cards.

    Signals:
        label_clicked: the Label whose card she clicked.
        mood_clicked: she wants to know how the mood was found.
    """

    label_clicked = Signal(object)
    mood_clicked = Signal()

    def __init__(self, locale: QLocale, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = CardWords(locale, zone, self)
        self.mentions = Card(self.tr("Mentions"))
        self.reactions = Card(self.tr("Reactions"))
        self.mood = Card(self.tr("Net mood"), short=self.tr("Mood"), clickable=True)
        self.positive = Card(self.tr("Positive"), clickable=True)
        self.negative = Card(self.tr("Negative"), clickable=True)
        self.share = Card(self.tr("Share of voice"), short=self.tr("Voice"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for card in self.cards:
            row.addWidget(card, 1)
        self.positive.clicked.connect(lambda: self.label_clicked.emit(Label.POSITIVE))
        self.negative.clicked.connect(lambda: self.label_clicked.emit(Label.NEGATIVE))
        self.mood.clicked.connect(lambda: self.mood_clicked.emit())

    @property
    def cards(self) -> tuple[Card, ...]:
        """From left to right."""
        return (self.mentions, self.reactions, self.mood, self.positive, self.negative, self.share)

    def show_dashboard(self, dashboard: Dashboard) -> None:
        """Show the figures of a look."""
        words = self._words
        self.mentions.show_face(words.mentions(dashboard))
        self.reactions.show_face(words.reactions(dashboard))
        self.mood.show_face(words.mood(dashboard))
        self.positive.show_face(words.part(dashboard, Label.POSITIVE))
        self.negative.show_face(words.part(dashboard, Label.NEGATIVE))
        self.share.show_face(words.share(dashboard))
        labels = dashboard.request.filters.labels
        self.positive.setChecked(Label.POSITIVE in labels)
        self.negative.setChecked(Label.NEGATIVE in labels)
