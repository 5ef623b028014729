"""A sentence of hers, judged at once with the words as they stand in the draft, beside what is said without them."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cmdesk.core.corrections import BrandWord
from cmdesk.core.errors import CmdeskError
from cmdesk.core.ports import Analyst
from cmdesk.core.types import UNDETERMINED, Label, Sentiment
from cmdesk.ui import formats
from cmdesk.ui.bridge import Worker
from cmdesk.ui.mention_text import MentionText
from cmdesk.ui.theme import SIGNS, Theme
from cmdesk.ui.wording import label_word, language_word, sentence

_LONGEST: Final = 500
_Judged = tuple[str, Sentiment, Sentiment]


class BrandTrial(QFrame):
    """A line to type in, and the verdict."""

    def __init__(
        self,
        analyst: Worker,
        words: Callable[[], Sequence[BrandWord]],
        theme: Theme,
        locale: QLocale,
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            words: tells the draft.
        """
        super().__init__(parent)
        self.setObjectName("card")
        self._analyst, self._words = analyst, words
        self._theme, self._locale = theme, locale
        self._over = False
        self.text = QLineEdit()
        self.text.setMaxLength(_LONGEST)
        self.text.setPlaceholderText(self.tr("Type a sentence to see how it is judged with these words"))
        self.text.setAccessibleName(self.tr("Sentence to try"))
        self.text.textChanged.connect(self.judge)
        caption = QLabel(self.tr("&Try:"))
        caption.setBuddy(self.text)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.without = QLabel()
        self.without.setTextFormat(Qt.TextFormat.PlainText)
        self.without.setObjectName("muted")
        self.marked = MentionText()
        self.marked.setAccessibleName(self.tr("The sentence, with the words that weigh"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(caption)
        row.addWidget(self.text, 1)
        verdict = QHBoxLayout()
        verdict.setSpacing(14)
        verdict.addWidget(self.label)
        verdict.addWidget(self.without, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.marked)
        column.addLayout(verdict)
        self._clear()

    def close_look(self) -> None:
        """What is on its way is not shown any more."""
        self._over = True

    def judge(self) -> None:
        """Ask anew: the sentence or the words have changed."""
        text, words = self.text.text().strip(), tuple(self._words())
        habit = "fr" if self._locale.language() == QLocale.Language.French else None
        if self._over:
            return
        if not text:
            self._clear()

        def asked(analyst: Analyst) -> _Judged | None:
            if not text:
                return None
            lang, judged = analyst.analyse(text, None, habit=habit, evidence=True, words=words)
            stated = None if lang == UNDETERMINED else lang
            return lang, judged, analyst.analyse(text, stated, habit=habit, words=())[1]

        self._analyst.submit(asked, lambda found: self._show(text, found), self._failed, key="try-words")

    def _show(self, text: str, found: _Judged | None) -> None:
        if self._over or found is None or text != self.text.text().strip():
            return
        lang, judged, plain = found
        self.marked.show_text(text, self._theme, judged.evidence)
        self.marked.show()
        self._tell(judged.label, self._verdict(judged))
        if judged.label is Label.UNKNOWN:
            told = self.tr("Language: {language}. There is no scorer for it, and no word of yours is in it.")
            self.without.setText(told.format(language=language_word(lang)))
            return
        told = self.tr("Language: {language}. Without your words: {verdict}.")
        self.without.setText(told.format(language=language_word(lang), verdict=self._verdict(plain)))

    def _verdict(self, judged: Sentiment) -> str:
        told = f"{SIGNS[judged.label]} {label_word(judged.label)}"
        return told if judged.compound is None else f"{told} {formats.signed(judged.compound, self._locale)}"

    def _failed(self, error: CmdeskError) -> None:
        if not self._over:
            self._clear()
            self.without.setText("⚠  " + sentence(error))

    def _clear(self) -> None:
        self.marked.hide()
        self._tell(Label.UNKNOWN, "")
        self.without.setText(self.tr("Nothing typed here is kept."))

    def _tell(self, label: Label, text: str) -> None:
        self.label.setText(text)
        self.label.setVisible(bool(text))
        self.label.setObjectName(label.name.lower())
        self.label.style().unpolish(self.label)
        self.label.style().polish(self.label)
