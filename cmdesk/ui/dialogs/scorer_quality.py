"""How good the scorers are: on her own mentions, in each language, what they learnt from and what they cannot do.

Her own mentions stand first, for no figure of ours says as much as hers.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.corrections import CHECK_SIZE
from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import Evaluation
from cmdesk.metrics.model_card import ModelCard
from cmdesk.ui import formats
from cmdesk.ui.dialogs.confusion_table import ConfusionTable
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.scorer_reading import MEASURE_FROM, ScorerFacts
from cmdesk.ui.scorer_words import ScorerWords
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import language_word

_KEY: Final = Qt.ItemDataRole.UserRole
_OWN, _TRAINING, _LIMITS = ":own", ":training", ":limits"
_ORDER: Final = (Label.POSITIVE, Label.NEUTRAL, Label.NEGATIVE)
_LIST: Final = 236
_FIRST: Final = ("fr", "en")
_LONGEST_LICENCE: Final = 400
_CALIBRATION_FROM: Final = 200
"""Under this many texts chance alone would make the best probabilities look bad."""


class ScorerQuality(QWidget):
    """A list of what can be told, and what is told of the entry she is on.

    Signals:
        check_wanted: she wants to label mentions.
    """

    check_wanted = Signal()

    def __init__(self, theme: Theme, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._locale = theme, locale
        self._words = ScorerWords(locale, self)
        self._card: ModelCard | None = None
        self._listed: frozenset[str] = frozenset()
        self._facts: ScorerFacts | None = None
        self._shown: tuple[object, ...] = ()
        self.list = QListWidget()
        self.list.setObjectName("checkList")
        self.list.setAccessibleName(self.tr("What is told"))
        self.list.setFixedWidth(_LIST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self._tell())
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self.page, 1)
        self._list()

    def show_card(self, card: ModelCard | None) -> None:
        """Take what is known of the trained scorer."""
        self._card = card
        self._list()

    def show_listed(self, languages: frozenset[str]) -> None:
        """Take the languages in which a word list stands beside the trained scorer."""
        self._listed = languages
        self._tell()

    def show_facts(self, facts: ScorerFacts) -> None:
        """Take what is known of her own mentions."""
        self._facts = facts
        self._list()

    def text(self) -> str:
        """All that is told now, for who cannot see it."""
        page = self.page.widget()
        return "" if page is None else "\n".join(label.text() for label in page.findChildren(QLabel))

    def choose(self, key: str) -> None:
        """Go to an entry: a language, or one of the others."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                self.list.setCurrentRow(row)

    def _list(self) -> None:
        here = self.list.currentItem()
        key = _OWN if here is None else here.data(_KEY)
        self.list.blockSignals(True)
        self.list.clear()
        own = self._facts.own if self._facts is not None else None
        self._entry(_OWN, self.tr("Your own mentions"), "" if own is None else self._short_own(own))
        languages = {} if self._card is None else self._card.languages
        for lang in sorted(languages, key=lambda lang: (_FIRST.index(lang) if lang in _FIRST else 9, lang)):
            self._entry(lang, language_word(lang), self._words.short(languages[lang].accuracy))
        if self._card is not None:
            self._entry(_TRAINING, self.tr("What it learnt from"), "")
        self._entry(_LIMITS, self.tr("What it cannot do"), "")
        self.choose(key)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._tell()

    def _entry(self, key: str, title: str, below: str) -> None:
        item = QListWidgetItem(f"{title}\n{below}" if below else title)
        item.setData(_KEY, key)
        self.list.addItem(item)

    def _short_own(self, own: Evaluation) -> str:
        if own.texts >= MEASURE_FROM:
            return self._words.short(own.accuracy)
        return self.tr("{count} of {least} checked").format(
            count=formats.number(own.texts, self._locale), least=formats.number(MEASURE_FROM, self._locale)
        )

    def _tell(self) -> None:
        item = self.list.currentItem()
        key = _OWN if item is None else item.data(_KEY)
        known = (key, self._card, self._listed, self._facts if key == _OWN else None)
        if known == self._shown:
            # it is read anew often: what she reads or has scrolled to stays where it is
            return
        self._shown = known
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 2, 12, 8)
        column.setSpacing(8)
        tellers: dict[str, Callable[[QVBoxLayout], None]] = {
            _OWN: self._tell_own,
            _TRAINING: self._tell_training,
            _LIMITS: self._tell_limits,
        }
        teller = tellers.get(key)
        if teller is not None:
            teller(column)
        elif self._card is not None:
            self._tell_language(column, key, self._card.languages[key])
        column.addStretch(1)
        self.page.setWidget(page)

    def _tell_language(self, column: QVBoxLayout, lang: str, found: Evaluation) -> None:
        words = self._words
        self._say(column, language_word(lang), "pageTitle")
        self._say(column, words.judge(listed=lang in self._listed), "muted")
        self._evaluation(column, found, own=False)
        self._say(column, words.measured(found.texts), "muted")

    def _tell_own(self, column: QVBoxLayout) -> None:
        facts = self._facts
        self._say(column, self.tr("Your own mentions"), "pageTitle")
        if facts is None:
            self._say(column, self.tr("Reading…"), "muted")
            return
        least = formats.number(MEASURE_FROM, self._locale)
        if facts.own.texts < MEASURE_FROM:
            missing = MEASURE_FROM - facts.own.texts
            self._say(
                column,
                self.tr(
                    "How good the scorers are on your mentions shows only on mentions drawn at random that you have "
                    "labelled, whether cmdesk was right or wrong. Figures come from {least} of them."
                ).format(least=least),
            )
            self._say(column, self.tr("%Ln more of them to check.", "", missing), "cardTitle")
            self._say(column, self.tr("One in three of those that are put before you is drawn at random."), "muted")
        else:
            self._evaluation(column, facts.own, own=True)
            self._say(
                column,
                self.tr(
                    "Measured on %Ln of your mentions, drawn at random: for the others, count on the intervals.",
                    "",
                    facts.own.texts,
                ),
                "muted",
            )
        button = QPushButton(self.tr("Check {count} mentions…").format(count=formats.number(CHECK_SIZE, self._locale)))
        button.setAutoDefault(False)
        button.setObjectName("primary" if facts.own.texts < MEASURE_FROM else "")
        button.clicked.connect(self.check_wanted)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        if facts.seen and facts.own.texts >= MEASURE_FROM:
            self._say(
                column,
                "⚠  "
                + self.tr(
                    "Some of these mentions were judged by a version that learnt from your labels, perhaps from these "
                    "very ones: the figures may be too good. The honest ones stand under “Learning from you”."
                ),
                "warningBar",
            )
        self._say(
            column,
            self.tr(
                "Labels that you changed only because you saw that they were wrong are not used here: they would say "
                "that the scorer is always wrong."
            ),
            "muted",
        )

    def _evaluation(self, column: QVBoxLayout, found: Evaluation, *, own: bool) -> None:
        words = self._words
        column.addSpacing(2)
        for label in _ORDER:
            self._say(column, words.recall(found, label, own=own), label.name.lower())
        for text in (words.mistake(found), words.opposite(found)):
            if text:
                self._say(column, text)
        table = ConfusionTable(words, self._theme)
        table.show_evaluation(found, own=own)
        column.addSpacing(4)
        column.addWidget(table)
        column.addSpacing(4)
        self._say(column, f"{words.accuracy(found)} {words.macro_f1(found)}".strip())
        if not own or found.texts >= _CALIBRATION_FROM:
            self._say(column, words.calibration(found))

    def _tell_training(self, column: QVBoxLayout) -> None:
        card = self._card
        if card is None:
            return
        self._say(column, self.tr("What it learnt from"), "pageTitle")
        self._say(column, self._words.training(card))
        self._say(column, self._words.removed(card.corpora), "muted")
        licences: dict[str, list[str]] = {}
        for corpus in card.corpora:
            name, lang, rows = self._words.corpus(corpus)
            licences.setdefault(corpus.licence, []).append(
                self.tr("{name}, {language}: {rows} tweets").format(name=name, language=lang, rows=rows)
            )
        for licence, corpora in licences.items():
            self._say(column, "\n".join(corpora), "cardTitle")
            self._say(column, visible(licence, _LONGEST_LICENCE), "muted")
        self._say(column, self.tr("cmdesk holds what was learnt from these texts, not the texts."), "muted")

    def _tell_limits(self, column: QVBoxLayout) -> None:
        self._say(column, self.tr("What it cannot do"), "pageTitle")
        for title, text in self._words.limits():
            column.addSpacing(2)
            self._say(column, title, "cardTitle")
            self._say(column, text)

    def _say(self, column: QVBoxLayout, text: str, name: str = "") -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setObjectName(name)
        label.setMargin(8 if name == "warningBar" else 0)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)
