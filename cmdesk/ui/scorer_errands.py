"""What she sets out to do about scorers and moods: opens their dialogs, and offers what a new scorer makes needed."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QMainWindow

from cmdesk.core.corrections import Purpose
from cmdesk.metrics.mood import Method
from cmdesk.ui import formats
from cmdesk.ui.actions import Actions
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import Notice, Tone
from cmdesk.ui.check_reading import drawn_from
from cmdesk.ui.errands import Errands
from cmdesk.ui.moods import MoodFacts, read_facts
from cmdesk.ui.theme import Theme


class ScorerErrands(QObject):
    """Wires the actions about scorers of a window."""

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        backstage: Backstage,
        errands: Errands,
        notice: Notice,
        locale: QLocale,
        theme: Callable[[], Theme],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._backstage = backstage
        self._errands = errands
        self._notice = notice
        self._locale = locale
        self._theme = theme
        self._looked = False
        for action, act in ((actions.check, self.check_mentions), (actions.scorers, self.show_scorers)):
            action.triggered.connect(lambda _=False, act=act: act())
        backstage.focus.dashboard_read.connect(self._look_for_outdated)

    def check_mentions(self) -> None:
        """Put the mentions before her that are the most useful to label."""
        self._check(Purpose.CHECK)

    def check_period(self) -> None:
        """Put mentions before her that were drawn at random inside the period on screen, to say what its mood was."""
        self._check(Purpose.PERIOD)

    def explain_mood(self) -> None:
        """Show how the mood of the look was found, by which methods it can be, and how sure each is."""
        dashboard, card = self._backstage.focus.dashboard, self._backstage.model_card
        if dashboard is None:
            return
        view, shown = dashboard.mood_view, dashboard.now.method
        scope = self._errands.scope(dashboard, view)
        self._backstage.reader.submit(
            lambda store: read_facts(store, view, card),
            lambda facts: self._show_mood(facts, shown, scope),
            key="mood",
        )

    def show_scorers(self) -> None:
        """Show how good the scorers are, and what she teaches them."""
        from cmdesk.ui.dialogs.models import ModelsDialog

        dialog = ModelsDialog(self._backstage, self._theme(), self._locale, self._window)
        # one dialog at a time: this one must have gone first
        dialog.check_wanted.connect(self.check_mentions, Qt.ConnectionType.QueuedConnection)
        self._errands.open(dialog)

    def _check(self, purpose: Purpose) -> None:
        from cmdesk.ui.dialogs.checking import CheckingDialog

        backstage, dashboard = self._backstage, self._backstage.focus.dashboard
        if dashboard is None:
            return
        dialog = CheckingDialog(
            dashboard.page_view,
            purpose,
            self._errands.scope(dashboard, drawn_from(dashboard.page_view, purpose)),
            backstage.edits,
            backstage.writer,
            self._theme(),
            self._locale,
            backstage.focus.zone,
            self._window,
        )
        dialog.learn_wanted.connect(backstage.scoring.learn)
        self._errands.open(dialog)

    def _show_mood(self, facts: MoodFacts, shown: Method, scope: str) -> None:
        from cmdesk.ui.dialogs.mood_method import MoodMethodDialog

        # she may have gone on to another one meanwhile
        if self._errands.dialog is None:
            zone = self._backstage.focus.zone
            dialog = MoodMethodDialog(facts, shown, scope, self._theme(), self._locale, zone, self._window)
            # one dialog at a time: this one must have gone first
            dialog.labels_wanted.connect(self.check_period, Qt.ConnectionType.QueuedConnection)
            self._errands.open(dialog)

    def _look_for_outdated(self) -> None:
        """Once a window: whether stored mentions were judged by scorers of before, as after a new version of cmdesk."""
        if self._looked:
            return
        self._looked = True
        reader = self._backstage.reader
        self._backstage.analyst.submit(
            lambda analyst: analyst.current,
            lambda current: reader.submit(lambda store: store.outdated(current), self._offer_rescore, lambda _: None),
            lambda _: None,
        )

    def _offer_rescore(self, outdated: int) -> None:
        # moods of two scorers in one line would show a change that nobody had
        if outdated and not self._backstage.scoring.busy:
            self._notice.tell(
                self.tr("{count} mentions were judged by an older scorer.").format(
                    count=formats.number(outdated, self._locale)
                ),
                Tone.INFO,
                self.tr("Judge them anew"),
                self._backstage.scoring.score_anew,
            )
