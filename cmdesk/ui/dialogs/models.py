"""The Models window: how good the scorers are, what they learnt from her, and the words whose weight she says herself.

It reads the store, and starts edits and jobs through `scoring`; read anew whenever the store changes.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import CmdeskError
from cmdesk.core.ports import Analyst
from cmdesk.metrics.model_card import ModelCard
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import Notice, Tone
from cmdesk.ui.dialogs.brand_trial import BrandTrial
from cmdesk.ui.dialogs.brand_words import BrandWordsPage
from cmdesk.ui.dialogs.scorer_quality import ScorerQuality
from cmdesk.ui.dialogs.scorer_versions import ScorerVersions
from cmdesk.ui.jobs import Job, Outcome
from cmdesk.ui.scorer_reading import ScorerFacts, facts
from cmdesk.ui.scoring import RESCORE, rescored
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import sentence

_SIZE: Final = QSize(960, 660)
_LEAST: Final = QSize(860, 480)


class ModelsDialog(QDialog):
    """Three tabs.

    Signals:
        check_wanted: she wants to label mentions; this window is closed then.
    """

    check_wanted = Signal()

    def __init__(self, backstage: Backstage, theme: Theme, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Scorers"))
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE if parent is None else _SIZE.boundedTo(parent.window().size()).expandedTo(_LEAST))
        self._backstage, self._locale = backstage, locale
        self._over = False
        self._leaving = False
        scoring = backstage.scoring
        self.notice = Notice(theme)
        self.quality = ScorerQuality(theme, locale)
        self.versions = ScorerVersions(theme, locale, backstage.focus.zone)
        self.trial = BrandTrial(backstage.analyst, lambda: self.words.words(), theme, locale)
        self.words = BrandWordsPage(theme, locale, self.trial)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.quality, self.tr("&How good it is"))
        self.tabs.addTab(self.versions, self.tr("Lear&ning from you"))
        self.tabs.addTab(self.words, self.tr("Your &words"))
        self.words.changed.connect(self.trial.judge)
        self.words.saved.connect(scoring.keep_words)
        self.versions.learn_wanted.connect(scoring.learn)
        self.versions.chosen.connect(scoring.choose)
        self.versions.rescore_wanted.connect(scoring.score_anew)
        for page in (self.quality, self.versions):
            page.check_wanted.connect(self._check)
        self._lay_out()
        edits = backstage.edits
        # the window behind hears no keys while this one is open
        QShortcut(QKeySequence("Ctrl+Z"), self, self._undo)
        for keys in ("Ctrl+Y", "Ctrl+Shift+Z"):
            QShortcut(QKeySequence(keys), self, edits.stack.redo)
        edits.stored.connect(self.read)
        edits.failed.connect(self._edit_failed)
        backstage.watch.changed.connect(self.read)
        scoring.changed.connect(self._scoring_changed)
        backstage.jobs.finished.connect(self._job_ended)
        self._show_busy()
        # another program may have taught the scorers something since the analyst was made
        backstage.analyst.open_anew()
        backstage.thinker.submit(lambda _: backstage.model_card(), self._show_card, self._failed, key="card")
        self.read()

    def done(self, result: int) -> None:
        self._over = True
        self.trial.close_look()
        super().done(result)

    def reject(self) -> None:
        """Close, unless words would be lost: then she is asked first, here."""
        if self.words.dirty and not self._leaving:
            self.tabs.setCurrentWidget(self.words)
            self.notice.tell(
                self.tr("Your words are not saved yet."), Tone.WARNING, self.tr("Close without saving"), self._leave
            )
            return
        super().reject()

    def read(self) -> None:
        """Read everything anew."""
        if self._over:
            return
        self._backstage.reader.submit(facts, self._show, self._failed, key="scorers")
        self._backstage.analyst.submit(_current, self._ask_outdated, self._failed, key="current")

    def _ask_outdated(self, current: frozenset[str]) -> None:
        def asked(store: DeskStore) -> int:
            return store.outdated(current)

        if not self._over:
            self._backstage.reader.submit(asked, self._show_outdated, self._failed, key="outdated")

    def _show(self, found: ScorerFacts) -> None:
        if not self._over:
            self.quality.show_facts(found)
            self.versions.show_facts(found)
            self.words.show_facts(found)

    def _show_card(self, card: ModelCard | None) -> None:
        if not self._over:
            self.quality.show_card(card)
            self.versions.show_scorer(None if card is None else card.scorer)
            languages = () if card is None else tuple(card.languages)
            self._backstage.analyst.submit(
                lambda analyst: _listed(analyst, languages), self._show_listed, self._failed, key="listed"
            )

    def _show_listed(self, languages: frozenset[str]) -> None:
        if not self._over:
            self.quality.show_listed(languages)

    def _show_outdated(self, mentions: int) -> None:
        if not self._over:
            self.versions.show_outdated(mentions)

    def _scoring_changed(self) -> None:
        if not self._over:
            self._show_busy()
            self.read()

    def _show_busy(self) -> None:
        busy = self._backstage.scoring.busy
        self.versions.show_busy(busy)
        self.words.show_busy(busy)

    def _job_ended(self, job: Job, outcome: Outcome) -> None:
        """Tell here too how it went: the window behind is half covered."""
        if self._over or job.name != RESCORE:
            return
        if outcome.ok:
            self.notice.tell(rescored(outcome.result, self._locale))
        elif outcome.cancelled:
            self.notice.tell(self.tr("Stopped. What was scored anew stays so."))
        else:
            told = outcome.sentence.removeprefix("cmdesk: ")
            self.notice.tell(told or self.tr("The scoring ended without a word; see the log."), Tone.ERROR)

    def _undo(self) -> None:
        """Take back the last step: of the draft where she is in it, else the last edit."""
        if self.tabs.currentWidget() is not self.words or not self.words.step_back():
            self._backstage.edits.stack.undo()

    def _edit_failed(self, error: CmdeskError) -> None:
        if not self._over:
            self.words.unsaved()
            self._failed(error)
            self.read()

    def _failed(self, error: CmdeskError) -> None:
        if not self._over:
            self.notice.tell(sentence(error), Tone.ERROR)

    def _leave(self) -> None:
        self._leaving = True
        self.reject()

    def _check(self) -> None:
        self.reject()
        if self._over:
            self.check_wanted.emit()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        self.quality.list.setFocus()


def _current(analyst: Analyst) -> frozenset[str]:
    return analyst.current


def _listed(analyst: Analyst, languages: Iterable[str]) -> frozenset[str]:
    """The languages in which a word list gives a second opinion."""
    return frozenset(lang for lang in languages if analyst.second_opinion("", lang) is not None)
