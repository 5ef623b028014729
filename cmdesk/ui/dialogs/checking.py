"""Five minutes of checking: mentions put before her one at a time, by the keyboard alone where she likes.

Three pages: what it is for, while the mentions are being chosen; one mention after the other; what came of it. Each
answer is stored when it is given, so that the dialog can be closed at any moment, and the same draw is gone on with
later. What is asked of the store runs behind; a dialog that is closed meanwhile hears nothing of it.
"""

import time
from collections.abc import Callable, Mapping
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QStackedLayout, QVBoxLayout, QWidget

from cmdesk.core.corrections import Purpose
from cmdesk.core.errors import CmdeskError
from cmdesk.core.types import Label
from cmdesk.core.views import MentionDetail, View
from cmdesk.ui.check_edits import Given, Sitting
from cmdesk.ui.check_reading import Outcome, Taken, drawn_from, outcome, take_up
from cmdesk.ui.check_round import Round
from cmdesk.ui.dialogs.check_question import CANNOT_TELL, KEYS, QuestionPage
from cmdesk.ui.dialogs.check_result import ResultPage
from cmdesk.ui.dialogs.check_welcome import WelcomePage
from cmdesk.ui.edits import Edits, Writer
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import sentence


class CheckingDialog(QDialog):
    """A sitting.

    Attributes:
        welcome, question, results: the pages.
        round: the draw under way; None before and where there is nothing to check.

    Signals:
        learn_wanted: the scorers shall learn from her corrections.
    """

    learn_wanted = Signal()

    def __init__(
        self,
        shown: View,
        purpose: Purpose,
        scope: str,
        edits: Edits,
        writer: Writer,
        theme: Theme,
        locale: QLocale,
        zone: tzinfo,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin to choose the mentions at once.

        Args:
            shown: what is on screen.
            scope: the same in her words.
            writer: where her answers and all that is asked run in turn.
            clock: seconds, for her pace.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check mentions") if purpose is Purpose.CHECK else self.tr("Mood of this period"))
        self.setMinimumSize(560, 440)
        self.resize(760, 600)
        self._view = drawn_from(shown, purpose)
        self._purpose = purpose
        self._edits = edits
        self._writer = writer
        self._clock = clock
        self._over = False
        self._eager = False
        self._asked = 0
        self._details: Mapping[int, MentionDetail] = {}
        self._taken: Taken | None = None
        self._sitting = Sitting(edits, writer, self.tr("checking"), self._not_written)
        self.round: Round | None = None
        self.welcome = WelcomePage(purpose, scope, theme)
        self.question = QuestionPage(locale, zone, theme)
        self.results = ResultPage(locale)
        self.fault = QLabel()
        self.fault.setObjectName("danger")
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)
        self.fault.hide()
        self._pages = QStackedLayout()
        for page in (self.welcome, self.question, self.results):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        column.addLayout(self._pages, 1)
        column.addWidget(self.fault)
        self._wire()
        self._take_up(more=False)

    def done(self, result: int) -> None:
        self._over = True
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever key says "go on" begins; Enter presses the button that has the focus, which is no default one."""
        reached = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(reached, QAbstractButton):
            reached.click()
            return
        if event.key() != Qt.Key.Key_Escape and self._page is self.welcome and event.text().strip():
            self._begin()
            return
        super().keyPressEvent(event)

    @property
    def _page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def _wire(self) -> None:
        self.welcome.started.connect(self._begin)
        self.welcome.closed.connect(self.reject)
        self.question.answered.connect(self._answer)
        self.question.back_wanted.connect(self._back)
        self.question.stopped.connect(self._end)
        self.results.back_wanted.connect(self._back)
        self.results.more_wanted.connect(self._go_on)
        self.results.learn_wanted.connect(self._learn)
        self.results.closed.connect(self.accept)
        keys: list[tuple[str, Callable[[], None]]] = [
            *((key, partial(self._key, label)) for label, key in KEYS.items()),
            (CANNOT_TELL, partial(self._key, None)),
            ("Space", self._space),
            ("Ctrl+Z", self._take_back),
            ("Backspace", self._back),
            ("Left", self._back),
            ("Right", self._forward),
        ]
        for key, act in keys:
            # not with a held key: sixty answers in two seconds are none
            QShortcut(QKeySequence(key), self, act).setAutoRepeat(False)

    def _take_up(self, *, more: bool) -> None:
        view, purpose, now = self._view, self._purpose, self._edits.now()
        self.fault.hide()
        self._taken = None
        self.welcome.wait()
        self._pages.setCurrentWidget(self.welcome)
        self._eager = more
        self._writer.submit(lambda store: take_up(store, view, purpose, now=now, more=more), self._took, self._failed)

    def _took(self, taken: Taken | None) -> None:
        if self._over:
            return
        if taken is None:
            self.welcome.show_nothing()
            return
        self._taken = taken
        begun = Round(taken.draw, self._clock)
        self.welcome.show_draw(len(begun.mentions), begun.answered)
        if self._eager or begun.current is None:
            self._begin()

    def _begin(self) -> None:
        """Put the first mention that waits before her, now or as soon as it is known."""
        if self._taken is None:
            self._eager = True
            return
        self._details = self._taken.details
        self.round = Round(self._taken.draw, self._clock)
        self._show()

    def _show(self) -> None:
        if self.round is None:
            return
        if self.round.current is None:
            self._end()
            return
        self.question.show_round(self.round, self._details)
        if self._page is not self.question:
            self._pages.setCurrentWidget(self.question)
            self.question.pane.setFocus()

    def _key(self, label: Label | None) -> None:
        if self._page is self.welcome:
            self._begin()
        elif self._page is self.question:
            self._answer(label)

    def _space(self) -> None:
        """A button that she reached by Tab is pressed, as everywhere; else she cannot tell."""
        reached = self.focusWidget()
        if isinstance(reached, QAbstractButton):
            reached.click()
        else:
            self._key(None)

    def _answer(self, label: Label | None) -> None:
        current = None if self.round is None else self.round.current
        if self.round is None or current is None or current.line is None:
            return
        self.fault.hide()
        place = self.round.at
        before = self.round.answer_at(place)
        skipped = before is None and self.round.is_answered(place)
        self._sitting.give(Given(current.line.id, self.round.draw.number, current.place, label, before, skipped))
        self.round.answer(label)
        self._show()

    def _take_back(self) -> None:
        if self.round is None or self._page is self.welcome or not self.round.can_take_back:
            return
        if self._sitting.take_back():
            self.round.take_back()
            self._show()

    def _back(self) -> None:
        if self.round is not None and self._page is not self.welcome and self.round.back():
            self._show()

    def _forward(self) -> None:
        if self._page is self.question and self.round is not None and self.round.forward():
            self._show()

    def _end(self) -> None:
        """Tell what came of it, once her last answer is written."""
        if self.round is None:
            return
        draw = self.round.draw
        self._asked += 1
        asked = self._asked
        self.results.wait()
        self._pages.setCurrentWidget(self.results)
        self._writer.submit(lambda store: outcome(store, draw), lambda found: self._ended(found, asked), self._failed)

    def _ended(self, found: Outcome | None, asked: int) -> None:
        # she may have gone back to the last mention meanwhile
        if self._over or asked != self._asked or self._page is not self.results:
            return
        if found is None:
            self.reject()
            return
        self.results.show_outcome(found, self._purpose)

    def _go_on(self) -> None:
        if self.round is None:
            return
        self.round.go_on()
        if self.round.current is not None:
            self._show()
        else:
            self._take_up(more=True)

    def _learn(self) -> None:
        self.accept()
        self.learn_wanted.emit()

    def _not_written(self, given: Given, error: CmdeskError) -> None:
        """An answer could not be stored: the mention waits again."""
        if self._over or self.round is None or given.draw != self.round.draw.number:
            return
        places = [one.place for one in self.round.mentions]
        self.round.withdraw(places.index(given.place))
        self._show()
        self._tell(error)

    def _failed(self, error: CmdeskError) -> None:
        if self._over:
            return
        if self._page is self.results:
            self.results.fail()
        else:
            self.welcome.fail()
        self._tell(error)

    def _tell(self, error: CmdeskError) -> None:
        self.fault.setText("⚠ " + sentence(error))
        self.fault.show()
