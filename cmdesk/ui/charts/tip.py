"""What one bin says: a small card beside the pointer, and the same as one sentence for a screen reader.

Only figures and dates of ours stand in it, never a text of the networks.
"""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from cmdesk.core.types import Label
from cmdesk.metrics.mood import Method
from cmdesk.metrics.net_sentiment import LINE_FROM
from cmdesk.ui import formats
from cmdesk.ui.charts.bars import STACK
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.theme import SIGNS
from cmdesk.ui.wording import label_word


def mood_text(data: ChartData, index: int, locale: QLocale) -> str:
    """The mood of a bin with its interval, or why there is none."""
    mood = data.mood(index)
    if mood is None:
        return QCoreApplication.translate("ChartTip", "too few to say")
    text = QCoreApplication.translate("ChartTip", "{value} ({low} to {high})")
    value, low, high = (formats.signed(bound, locale) for bound in (mood.value, mood.low, mood.high))
    return text.format(value=value, low=low, high=high)


def mood_name(data: ChartData) -> str:
    """What its moods are called: their method is never left unsaid."""
    if data.method is Method.COUNTED:
        return QCoreApplication.translate("ChartTip", "mood")
    return QCoreApplication.translate("ChartTip", "corrected mood")


def cautions(data: ChartData, index: int, now: datetime | None) -> list[str]:
    """What to bear in mind about a bin."""
    found = []
    if now is not None and data.edges[index + 1] > now:
        found.append(QCoreApplication.translate("ChartTip", "still running"))
    elif not data.whole(index):
        found.append(QCoreApplication.translate("ChartTip", "cut short by the period"))
    if 0 < data.bins[index].scored < LINE_FROM:
        found.append(QCoreApplication.translate("ChartTip", "few mentions with a mood"))
    return found


def spoken(data: ChartData, index: int, locale: QLocale) -> str:
    """A bin in one sentence."""
    tally = data.bins[index]
    counts = ", ".join(
        f"{label_word(label)} {formats.number(count, locale)}" for label, count in counted(data, index) if count
    )
    text = (
        QCoreApplication.translate("ChartTip", "{bin}: mentions {count} ({labels}), mood {mood}")
        if data.method is Method.COUNTED
        else QCoreApplication.translate("ChartTip", "{bin}: mentions {count} ({labels}), corrected mood {mood}")
    )
    return text.format(
        bin=formats.bin_name(data.edges[index], data.edges[index + 1], data.step, data.zone, locale),
        count=formats.number(tally.mentions, locale),
        labels=counts or "0",
        mood=mood_text(data, index, locale),
    )


def counted(data: ChartData, index: int) -> list[tuple[Label, int]]:
    """The counts of a bin, from the top of its bar to the bottom."""
    tally = data.bins[index]
    counts = {
        Label.POSITIVE: tally.positive,
        Label.NEUTRAL: tally.neutral,
        Label.NEGATIVE: tally.negative,
        Label.UNKNOWN: tally.unknown,
    }
    return [(label, counts[label]) for label in reversed(STACK)]


class ChartTip(QFrame):
    """The card. Its rows are made once; showing another bin only changes their texts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chartTip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 8, 12, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self._title = QLabel(self)
        self._title.setObjectName("cardTitle")
        self._state = QLabel(self)
        self._state.setObjectName("small")
        self._grid.addWidget(self._title, 0, 0, 1, 4)
        self._grid.addWidget(self._state, 1, 0, 1, 4)
        self._rows = [self._row(row + 2) for row in range(len(STACK) + 3)]
        for (sign, *_), label in zip(self._rows[1:], reversed(STACK), strict=False):
            sign.setObjectName(label.name.lower())
            sign.setText(SIGNS[label])
        self.hide()

    def _row(self, row: int) -> tuple[QLabel, QLabel, QLabel, QLabel]:
        """Sign, name, figure and share; where there is no share the figure takes its place."""
        cells = QLabel(self), QLabel(self), QLabel(self), QLabel(self)
        cells[1].setObjectName("muted")
        for column, cell in enumerate(cells):
            cell.setTextFormat(Qt.TextFormat.PlainText)
            counted_row = 3 <= row < 3 + len(STACK)
            if column >= 2:
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if column < 3 or counted_row:
                self._grid.addWidget(cell, row, column, 1, 2 if column == 2 and not counted_row else 1)
        return cells

    def show_bin(self, data: ChartData, index: int, now: datetime | None, locale: QLocale) -> None:
        """Fill the card with a bin."""
        tally = data.bins[index]
        start, end = data.edges[index], data.edges[index + 1]
        self._title.setText(formats.bin_name(start, end, data.step, data.zone, locale))
        self._state.setText(" · ".join(cautions(data, index, now)))
        self._state.setVisible(bool(self._state.text()))
        texts = [(QCoreApplication.translate("ChartTip", "mentions"), formats.number(tally.mentions, locale), "")]
        for label, count in counted(data, index):
            share = formats.percent(count / tally.mentions, locale) if tally.mentions else ""
            texts.append((label_word(label), formats.number(count, locale), share))
        texts.append((mood_name(data), mood_text(data, index, locale), ""))
        reactions = "–" if tally.reactions is None else formats.number(tally.reactions, locale)
        texts.append((QCoreApplication.translate("ChartTip", "reactions"), reactions, ""))
        for (_, *cells), words in zip(self._rows, texts, strict=True):
            for cell, word in zip(cells, words, strict=True):
                cell.setText(word)
        self.adjustSize()

    def stand_beside(self, point: QPoint, room: QRect) -> None:
        """Show the card right of `point`, left of it where there is no room; inside `room` if it fits at all."""
        x = point.x() + 16
        if x + self.width() > room.right():
            x = point.x() - 16 - self.width()
        y = min(max(point.y() - self.height() // 2, room.top()), room.bottom() - self.height())
        self.move(max(x, room.left()), max(y, room.top()))
        self.show()
        self.raise_()
