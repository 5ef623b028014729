"""Her words and their weights as a table that she writes in: applied by the scorers before everything else.

It is a draft until she saves it: then it is one edit, and stored mentions are scored anew. Beside it she sees how a
sentence of hers is judged with the words as they stand in the draft.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.corrections import BrandWord
from cmdesk.core.text import fold
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.scorer_reading import ScorerFacts
from cmdesk.ui.theme import SIGNS, Theme
from cmdesk.ui.weight_words import WeightSlider, weight_figure, weight_label, weight_word

LONGEST: Final = 80
"""Characters that the store keeps of a word or phrase."""
_WEIGHT: Final = Qt.ItemDataRole.UserRole
_SLIDER: Final = 190
_SHOWN: Final = 40


class BrandWordsPage(QWidget):
    """The table, a line for a new word, and what is wrong with the draft.

    Signals:
        changed: the draft has changed.
        saved: the words as she wants them, a tuple of BrandWord.
    """

    changed = Signal()
    saved = Signal(object)

    def __init__(self, theme: Theme, locale: QLocale, trial: QWidget, parent: QWidget | None = None) -> None:
        """Make it.

        Args:
            trial: what shows how a sentence is judged; it stands below the table.
        """
        super().__init__(parent)
        self._theme, self._locale = theme, locale
        self._kept: frozenset[BrandWord] = frozenset()
        self._sent: frozenset[BrandWord] | None = None
        self._filling = self._busy = self._read = False
        # the draft before each step of hers, the last one last
        self._past: list[tuple[BrandWord, ...]] = []
        self._now: tuple[BrandWord, ...] = ()
        self.text = QLineEdit()
        self.text.setMaxLength(LONGEST)
        self.text.setPlaceholderText(self.tr("a word or a phrase: sold out, Mort Subite, #fail"))
        self.text.setAccessibleName(self.tr("New word or phrase"))
        self.text.textChanged.connect(self._judge_new)
        self.text.returnPressed.connect(self._add)
        self.weight = WeightSlider()
        self.weight.setAccessibleName(self.tr("Weight of the new word"))
        self.weight.setFixedWidth(_SLIDER)
        self.weight.valueChanged.connect(self._judge_new)
        self.weight.entered.connect(self._add)
        self.meaning = QLabel()
        self.meaning.setMinimumWidth(self.fontMetrics().horizontalAdvance("▲ +4  ") + self._widest())
        self.add = QPushButton(self.tr("&Add"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self.table = self._make_table()
        self.verdict = QLabel()
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.remove = QPushButton(self.tr("Re&move"))
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        self.discard = QPushButton(self.tr("&Discard changes"))
        self.discard.setAutoDefault(False)
        self.discard.clicked.connect(self.reset)
        self.save = QPushButton(self.tr("&Save and score anew"))
        self.save.setObjectName("primary")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        self._lay_out(trial)
        self._judge_new()
        self._judge()

    @property
    def dirty(self) -> bool:
        """Whether there is something that would be lost."""
        return self._read and frozenset(self.words()) not in (self._kept, self._sent)

    def words(self) -> tuple[BrandWord, ...]:
        """The draft, empty lines left out."""
        return tuple(word for word in self._lines() if word.text)

    def show_facts(self, facts: ScorerFacts) -> None:
        """Take what is stored; a draft that is not saved stays."""
        stored = frozenset(facts.words)
        held = self._read and (self.dirty or (self._sent is not None and self._sent != stored))
        self._kept = stored
        self._read = True
        if not held:
            self._sent = None
            if frozenset(self.words()) != stored or self.table.rowCount() != len(facts.words):
                self._fill(facts.words)
                self._past.clear()
            self._now = tuple(self._lines())
        self._judge()

    def show_busy(self, busy: bool) -> None:
        """Take whether mentions are being scored anew."""
        self._busy = busy
        self._judge()

    def step_back(self) -> bool:
        """Take back her last step in the draft; False where there is none."""
        if not self._past:
            return False
        before = self._past.pop()
        self._fill(before)
        self._now = before
        self._judge()
        self.changed.emit()
        return True

    def unsaved(self) -> None:
        """What was saved last could not be stored: it is a draft again."""
        self._sent = None
        self._judge()

    def reset(self) -> None:
        """Back to what is stored."""
        self._sent = None
        self._fill(sorted(self._kept, key=lambda word: fold(word.text)))
        self._stepped()

    def fault(self) -> str:
        """The first thing that is wrong with the draft, and what to do; empty where nothing is."""
        seen: dict[str, str] = {}
        for number, word in enumerate(self._lines(), start=1):
            key = fold(word.text).strip()
            if not key:
                return self.tr("Line {number} has no word: write one, or remove the line.").format(number=number)
            if len(word.text) > LONGEST:
                return self.tr("“{word}” is too long: keep to {limit} characters.").format(
                    word=visible(word.text, _SHOWN), limit=LONGEST
                )
            if key in seen:
                return self.tr(
                    "“{word}” is there twice (capitals and accents make no difference): remove one of the lines."
                ).format(word=visible(word.text, _SHOWN))
            seen[key] = word.text
        return ""

    def _lines(self) -> list[BrandWord]:
        cells = [self.table.model().index(row, 0) for row in range(self.table.rowCount())]
        return [BrandWord(" ".join(str(cell.data()).split()), float(cell.data(_WEIGHT))) for cell in cells]

    def _fill(self, words: Sequence[BrandWord]) -> None:
        self._filling = True
        self.table.setRowCount(0)
        for row, word in enumerate(words):
            self._insert(row, word)
        self._filling = False
        if words:
            self.table.setCurrentCell(0, 0)

    def _insert(self, row: int, word: BrandWord) -> None:
        self._filling = True
        self.table.insertRow(row)
        item = QTableWidgetItem(word.text)
        item.setData(_WEIGHT, word.weight)
        self.table.setItem(row, 0, item)
        slider = WeightSlider(word.weight)
        slider.setAccessibleName(self.tr("Weight of {word}").format(word=visible(word.text, _SHOWN)))
        slider.valueChanged.connect(lambda value: self._weigh(item, float(value)))
        self.table.setCellWidget(row, 1, slider)
        self._tell_meaning(item)
        self._filling = False

    def _weigh(self, item: QTableWidgetItem, weight: float) -> None:
        self._filling = True
        item.setData(_WEIGHT, weight)
        self._tell_meaning(item)
        self._filling = False
        self.table.setCurrentItem(item)
        self._stepped()

    def _tell_meaning(self, item: QTableWidgetItem) -> None:
        weight = float(item.data(_WEIGHT))
        meaning = QTableWidgetItem(self._meaning(weight))
        meaning.setFlags(meaning.flags() & ~Qt.ItemFlag.ItemIsEditable)
        meaning.setForeground(self._theme.label_colour(weight_label(weight), "text"))
        self.table.setItem(item.row(), 2, meaning)

    def _meaning(self, weight: float) -> str:
        return f"{SIGNS[weight_label(weight)]} {weight_figure(weight, self._locale)}  {weight_word(weight)}"

    def _edited(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != 0:
            return
        slider = self.table.cellWidget(item.row(), 1)
        slider.setAccessibleName(self.tr("Weight of {word}").format(word=visible(item.text(), _SHOWN)))
        self._stepped()

    def _add(self) -> None:
        text = " ".join(self.text.text().split())
        key = fold(text).strip()
        if not key:
            return
        lines = self._lines()
        keys = [fold(word.text).strip() for word in lines]
        if key in keys:
            # it is there: she is shown where, and keeps what she typed
            self.table.setCurrentCell(keys.index(key), 0)
            self._judge_new()
            return
        row = sum(other < key for other in keys)
        self._insert(row, BrandWord(text, float(self.weight.value())))
        self.table.setCurrentCell(row, 0)
        self.text.clear()
        self.weight.setValue(0)
        self.text.setFocus()
        self._stepped()

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row < 0:
            return
        self.table.removeRow(row)
        self.table.setCurrentCell(min(row, self.table.rowCount() - 1), 0)
        self._stepped()

    def _stepped(self) -> None:
        """She changed the draft."""
        self._past.append(self._now)
        self._now = tuple(self._lines())
        self._judge()
        self.changed.emit()

    def _save(self) -> None:
        if self.save.isEnabled():
            words = self.words()
            self._sent = frozenset(words)
            # from now on the edit is what is undone
            self._past.clear()
            self._judge()
            self.saved.emit(words)

    def _judge_new(self) -> None:
        weight = float(self.weight.value())
        self.meaning.setText(self._meaning(weight))
        self.meaning.setObjectName(weight_label(weight).name.lower())
        self.meaning.style().unpolish(self.meaning)
        self.meaning.style().polish(self.meaning)
        key = fold(" ".join(self.text.text().split())).strip()
        twin = next((word.text for word in self._lines() if key and fold(word.text).strip() == key), None)
        self.add.setEnabled(bool(key) and twin is None)
        self._judge()

    def _judge(self) -> None:
        """Say what is wrong with the draft, or how it stands."""
        fault, dirty = self.fault(), self.dirty
        key = fold(" ".join(self.text.text().split())).strip()
        twin = next((word.text for word in self._lines() if key and fold(word.text).strip() == key), None)
        if fault:
            self._tell("⚠  " + fault, "danger")
        elif twin is not None:
            self._tell(self.tr("“{word}” is there already: change its line.").format(word=twin), "danger")
        elif dirty:
            self._tell(self.tr("Not saved yet. Saving scores all stored mentions anew; Ctrl+Z takes it back."), "muted")
        elif self._busy:
            self._tell(self.tr("Saved. Stored mentions are being scored anew…"), "muted")
        elif self.table.rowCount():
            self._tell(
                self.tr("%Ln word(s). Double-click one, or press F2, to write it anew.", "", len(self._lines())),
                "muted",
            )
        else:
            self._tell(
                self.tr(
                    "No words yet. Give the name of your brand 0 where it happens to be a word of praise or blame, and "
                    "the words of your field the weight they have there."
                ),
                "muted",
            )
        self.save.setEnabled(dirty and not fault)
        self.discard.setEnabled(dirty or bool(fault))
        self.remove.setEnabled(self.table.currentRow() >= 0)

    def _tell(self, text: str, name: str) -> None:
        self.verdict.setText(text)
        self.verdict.setObjectName(name)
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)

    def _widest(self) -> int:
        return max(self.fontMetrics().horizontalAdvance(weight_word(weight)) for weight in range(-4, 5))

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setObjectName("previewTable")
        table.setAccessibleName(self.tr("Your words"))
        table.setHorizontalHeaderLabels([self.tr("Word or phrase"), self.tr("Weight"), self.tr("What it says")])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        columns = table.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        columns.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        columns.resizeSection(1, _SLIDER)
        columns.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        columns.resizeSection(2, self.fontMetrics().horizontalAdvance("▲ +4  ") + self._widest() + 28)
        table.itemChanged.connect(self._edited)
        table.itemSelectionChanged.connect(self._judge)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), table, self._remove, context=Qt.ShortcutContext.WidgetShortcut)
        return table

    def _lay_out(self, trial: QWidget) -> None:
        hint = QLabel(
            self.tr(
                "They come before every scorer: a name that only sounds like praise, what is bad news in your field."
            )
        )
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        new = QHBoxLayout()
        new.setSpacing(10)
        new.addWidget(self.text, 1)
        new.addWidget(self.weight)
        new.addWidget(self.meaning)
        new.addWidget(self.add)
        keeping = QHBoxLayout()
        keeping.setSpacing(8)
        keeping.addWidget(self.verdict, 1)
        keeping.addWidget(self.remove)
        keeping.addWidget(self.discard)
        keeping.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        column.addWidget(hint)
        column.addLayout(new)
        column.addWidget(self.table, 1)
        column.addLayout(keeping)
        column.addWidget(trial)
