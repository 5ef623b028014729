"""How the mood of the look was found: each method with its figure, what it rests on, and how wide it is."""

from datetime import tzinfo

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.types import Label
from cmdesk.metrics.confusion import Counts
from cmdesk.metrics.mood import Method, Mood
from cmdesk.ui import formats
from cmdesk.ui.interval_bar import IntervalBar
from cmdesk.ui.mood_words import MoodWords
from cmdesk.ui.moods import MoodFacts
from cmdesk.ui.theme import SIGNS, Theme
from cmdesk.ui.wording import label_word

_LABELS = (Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE)


class MoodMethodDialog(QDialog):
    """Three methods, one under the other.

    Signals:
        labels_wanted: she wants to label mentions of the period.
    """

    labels_wanted = Signal()

    def __init__(
        self,
        facts: MoodFacts,
        shown: Method,
        scope: str,
        theme: Theme,
        locale: QLocale,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        """Show the facts.

        Args:
            shown: the method of the figure on the card.
            scope: what they are about: tracker, period, filters.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How the mood is found"))
        self._theme = theme
        self._locale = locale
        self._words = words = MoodWords(locale, zone, self)
        self._shown = shown
        where = _text("muted")
        where.setText(scope)
        page = QWidget()
        page.setObjectName("page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(10)
        self._add(Method.COUNTED, facts.counted, words.counted(facts))
        corrected = self._add(Method.CORRECTED, facts.corrected, words.corrected(facts))
        self.table = self._make_table(facts.labels)
        self.table.setVisible(not facts.missing)
        corrected.insertWidget(3, self.table)
        if not facts.missing:
            card = _text("small")
            card.setText(words.card(facts))
            corrected.insertWidget(4, card)
        sample = facts.sample
        sampled = self._add(Method.SAMPLED, None if sample is None else sample.mood, words.sampled(facts))
        self.offer = QPushButton(words.offer(facts))
        self.offer.setAutoDefault(False)
        self.offer.setVisible(bool(self.offer.text()))
        self.offer.clicked.connect(self._begin)
        line = QHBoxLayout()
        line.addWidget(self.offer)
        line.addStretch(1)
        sampled.insertLayout(3, line)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(where)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        height = 560 if facts.missing else 790
        self.resize(640, min(height, self.screen().availableGeometry().height() - 80))

    def _begin(self) -> None:
        self.accept()
        self.labels_wanted.emit()

    def _add(self, method: Method, mood: Mood | None, words: str) -> QVBoxLayout:
        """A card for a method; returns its column."""
        card = QFrame()
        card.setObjectName("card")
        title, figure = _text("cardTitle"), _text("cardTitle")
        title.setText(self._words.title(method, self._shown))
        figure.setText(self._words.figure(mood))
        figure.setWordWrap(False)
        bar = IntervalBar(self._theme)
        bar.show_interval(mood)
        bar.setAccessibleName(self._words.figure(mood))
        text, formula = _text(""), _text("small")
        text.setText(words)
        formula.setText(self._words.formula(method))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(figure)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(bar)
        column.addWidget(text)
        column.addWidget(formula)
        self._column.addWidget(card)
        return column

    def _make_table(self, labels: Counts) -> QTableWidget:
        """Her labels down, the scorer's across, each cell with its share of the row."""
        table = QTableWidget(len(_LABELS), len(_LABELS))
        table.setAccessibleName(self.tr("Your labels against those of the scorer"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        names = [f"{SIGNS[label]} {label_word(label)}" for label in _LABELS]
        table.setHorizontalHeaderLabels([self.tr("scorer: {label}").format(label=name) for name in names])
        table.setVerticalHeaderLabels([self.tr("you: {label}").format(label=name) for name in names])
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(right)
        table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for header in (table.horizontalHeader(), table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        for place, row in enumerate(labels):
            for said, count in enumerate(row):
                text = formats.number(count, self._locale)
                if sum(row):
                    text += f" ({formats.percent(count / sum(row), self._locale)})"
                item = QTableWidgetItem(text)
                item.setTextAlignment(right)
                if place == said:
                    item.setBackground(self._theme.colour("accent_soft"))
                elif not count:
                    item.setForeground(self._theme.colour("muted"))
                table.setItem(place, said, item)
        table.setFixedHeight(round(self._theme.px(126)))
        return table


def _text(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
