"""Starts collections and tells what came of them. What may cost money is asked about first, every time.

The rule that nothing here may break: X is asked only by a command that she allowed after she was shown its price. Every
other collection names the sources that cost nothing, so that a change between the question and the command cannot
spend anything either. Where a collector always runs, it is sent word to ask these now, and no command asks them.
"""

import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from cmdesk.core.errors import CmdeskError
from cmdesk.core.networks import FOLLOWED, SOURCE_IDS
from cmdesk.core.types import ALL_MENTIONS, Feed, Tracker
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import Notice, Tone
from cmdesk.ui.collect_news import CollectNews
from cmdesk.ui.collector_process import FREE
from cmdesk.ui.jobs import Job, Outcome
from cmdesk.ui.source_rows import PAID
from cmdesk.ui.wording import sentence

_READ: Final = tuple(word for source in FOLLOWED for word in ("--source", source))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a collection would ask.

    Attributes:
        free: something that costs nothing.
        paid: X.
    """

    free: bool
    paid: bool


def plan(trackers: Sequence[Tracker], feeds: Sequence[Feed], only: str | None = None) -> Plan:
    """What a collection would ask.

    Args:
        only: name of the one tracker it is for; no feeds then.
    """
    chosen = [tracker for tracker in trackers if not tracker.paused and only in (None, tracker.name)]
    searched = frozenset[str]().union(*(tracker.sources for tracker in chosen)) & SOURCE_IDS.keys()
    followed = only is None and any(feed.gone_at is None for feed in feeds)
    return Plan(followed or bool(searched - {PAID}), PAID in searched)


class Collecting(QObject):
    """Collections of one window: one at a time is prepared, the others wait their turn.

    Signals:
        changed: whether a collection runs, waits or is being prepared may have changed.
        more_wanted: she wants to see what failed or waits.
    """

    changed = Signal()
    more_wanted = Signal()

    def __init__(
        self,
        window: QWidget,
        backstage: Backstage,
        notice: Notice,
        locale: QLocale,
        *,
        demo: bool,
        over: Callable[[], QWidget | None],
    ) -> None:
        """Listen to the jobs.

        Args:
            demo: nothing is ever collected.
            over: the dialog that is open, over which a question is asked.
        """
        super().__init__(window)
        self._window = window
        self._backstage = backstage
        self._notice = notice
        self._locale = locale
        self._demo = demo
        self._over = over
        self._news = CollectNews(locale, backstage.focus.zone, self)
        # a tracker, None for everything; the first one is being prepared
        self._orders: deque[Tracker | None] = deque()
        self._found = Plan(free=False, paid=False)
        self._session: Mapping[str, str] = {}
        self._warnings: list[str] = []
        self._unasked: dict[Job, str] = {}
        self._running: Job | None = None
        self.question: QWidget | None = None
        backstage.jobs.started.connect(self._began)
        backstage.jobs.finished.connect(self._ended)
        backstage.collector.changed.connect(self._collector_changed)
        self._ran = self.runs

    @property
    def runs(self) -> bool:
        """Whether what costs nothing is asked all the time."""
        return self._backstage.collector.runs

    @property
    def busy(self) -> bool:
        """Whether a collection runs, waits or is being prepared."""
        return bool(self._orders) or self._backstage.jobs.has("collect")

    @property
    def stoppable(self) -> bool:
        """Whether a collection runs that was not stopped yet."""
        return self._running is not None

    def stop(self) -> None:
        """Stop the collection that runs; what is stored stays stored."""
        if self._running is not None:
            job, self._running = self._running, None
            job.cancel()
            self.changed.emit()

    def collect(self) -> None:
        """Ask everything that may be asked now; nothing where a collection is under way already."""
        if not self._demo and not self.busy:
            self._order(None)

    def collect_for(self, tracker: Tracker) -> None:
        """Ask the sources of one tracker, after what is under way."""
        if not self._demo and tracker.sources and not tracker.paused:
            self._order(tracker)

    def collect_feeds(self) -> None:
        """Read the feeds, after what is under way: some are new. Those that were just read are left alone.

        A collector that always runs reads new ones by itself.
        """
        if not self._demo and not self.runs:
            self._backstage.jobs.add(self.tr("Collecting"), ("collect", "--once", *_READ))
            self.changed.emit()

    def _order(self, only: Tracker | None) -> None:
        self._orders.append(only)
        if len(self._orders) == 1:
            self._prepare()
        self.changed.emit()

    def _prepare(self) -> None:
        only, searches = self._orders[0], self._backstage.translate_query

        def askable(tracker: Tracker) -> Tracker:
            """A tracker without the sources that have no words for its query."""
            mute = {one.source for one in searches(tracker.query, tracker.sources) if one.search is None}
            return replace(tracker, sources=tracker.sources - mute)

        self._backstage.reader.submit(
            lambda store: plan(
                list(map(askable, store.trackers())), store.feeds(), None if only is None else only.name
            ),
            self._planned,
            self._failed,
        )

    def _planned(self, found: Plan) -> None:
        self._found = found
        if found.paid:
            self._backstage.keys.submit(
                lambda keys: (keys.place(PAID), dict(keys.session())),
                lambda known: self._keys_read(*known),
                self._failed,
            )
        elif found.free:
            self._start(allowed=False)
        else:
            if self._orders[0] is None:
                told = self.tr("There is nothing to ask: follow a feed, or let a tracker look in Google News.")
                self._notice.tell(told, Tone.INFO, self.tr("Sources…"), self.more_wanted.emit)
            self._next()

    def _keys_read(self, place: str | None, session: Mapping[str, str]) -> None:
        self._session = session
        if place is None:
            self._go_without(self.tr("X was not asked: it has no key."))
        elif float(self._backstage.setting("x_ceiling")) <= 0:
            self._go_without(self.tr("X was not asked: you have not said how much it may cost."))
        else:
            words = ("collect", "--once", "--dry-run", "--source", PAID, *self._only(), *self._key_words())
            job = self._backstage.jobs.aside(self.tr("Looking up the price"), words, self._said())
            # a method, no lambda: a window that is gone must not hear of it
            job.finished.connect(self._priced)
            job.start()

    def _priced(self, outcome: Outcome) -> None:
        result = outcome.result
        most, spent, ceiling = (_amount(result, name) for name in ("most", "spent", "ceiling"))
        if outcome.cancelled:
            # the desk closes
            self._next()
        elif not outcome.ok:
            why = outcome.sentence.removeprefix("cmdesk: ")
            self._go_without(self.tr("X was not asked: {sentence}").format(sentence=why))
        elif most > 0:
            self._ask(most, spent, ceiling)
        elif ceiling > 0:
            self._go_without(self.tr("X was not asked: your ceiling for this month leaves no room."))
        else:
            # it wants to be left alone for now
            self._go_without("")

    def _ask(self, most: int, spent: int, ceiling: int) -> None:
        from cmdesk.ui.dialogs.collect_question import CollectQuestion

        question = CollectQuestion(
            most, spent, ceiling, self._locale, free=self._found.free, parent=self._over() or self._window
        )
        question.allowed.connect(lambda: self._start(allowed=True))
        question.declined.connect(lambda: self._go_without(""))
        question.given_up.connect(self._next)
        question.finished.connect(self._answered)
        question.destroyed.connect(self._lost)
        self.question = question
        question.open()

    def _answered(self) -> None:
        self.question = None

    def _lost(self) -> None:
        """The dialog below it was closed, and it with it: no answer is no."""
        if self.question is not None:
            self.question = None
            self._next()

    def _go_without(self, why: str) -> None:
        """Leave X out, and say why at the end."""
        if self._found.free:
            self._start(allowed=False, unasked=why)
        else:
            if why:
                self._notice.tell(why, Tone.WARNING, self.tr("Sources…"), self.more_wanted.emit)
            self._next()

    def _start(self, *, allowed: bool, unasked: str = "") -> None:
        tracker, runs = self._orders[0], self.runs
        title = self.tr("Collecting") if tracker is None else self.tr("Collecting for {name}").format(name=tracker.name)
        words = ("collect", "--once", *self._only())
        if runs and self._found.free:
            self._backstage.collector.ask_now(ALL_MENTIONS if tracker is None else tracker.id)
        if allowed:
            asked = ("--source", PAID) if runs else ()
            job = self._backstage.jobs.add(title, (*words, *asked, *self._key_words()), self._said())
            self._unasked[job] = unasked
        elif runs:
            self._tell_asked(unasked)
        else:
            self._unasked[self._backstage.jobs.add(title, (*words, *FREE))] = unasked
        self._next()

    def _tell_asked(self, unasked: str) -> None:
        """Say that the collector was sent word; what comes of it is seen where it arrives."""
        if self._backstage.collector.standing.offline:
            told = self.tr("There is no network: the sources are asked as soon as it is back.")
        else:
            told = self.tr("The sources are being asked; what is new appears by itself.")
        if unasked:
            self._notice.tell(f"{told} {unasked}", Tone.INFO, self.tr("Sources…"), self.more_wanted.emit)
        else:
            self._notice.tell(told)

    def _collector_changed(self) -> None:
        if self._ran != self.runs:
            self._ran = self.runs
            self.changed.emit()

    def _next(self) -> None:
        self._session = {}
        self._orders.popleft()
        if self._orders:
            self._prepare()
        self.changed.emit()

    def _failed(self, error: CmdeskError) -> None:
        self._notice.tell(sentence(error), Tone.ERROR)
        self._next()

    def _only(self) -> tuple[str, ...]:
        tracker = self._orders[0]
        # in one word: a name may begin with a dash
        return () if tracker is None else (f"--tracker={tracker.name}",)

    def _key_words(self) -> tuple[str, ...]:
        return ("--session-keys",) if self._session else ()

    def _said(self) -> bytes:
        """The keys of this session, as the command reads them; b"" where there are none."""
        return json.dumps(dict(self._session)).encode() + b"\n" if self._session else b""

    def _began(self, job: Job) -> None:
        if job.name == "collect":
            self._warnings = []
            self._running = job
            job.warned.connect(self._warnings.append)
            self.changed.emit()

    def _ended(self, job: Job, outcome: Outcome) -> None:
        if job.name != "collect":
            return
        self._running = None
        unasked = " ".join(filter(None, (self._unasked.pop(job, ""), *self._warnings)))
        if "passes" in outcome.result or outcome.cancelled:
            told = self._news.told(
                outcome.result, self._backstage.focus.now(), cancelled=outcome.cancelled, unasked=unasked
            )
            if told.more:
                self._notice.tell(told.sentence, told.tone, self.tr("Show"), self.more_wanted.emit)
            else:
                self._notice.tell(told.sentence, told.tone)
        else:
            why = outcome.sentence.removeprefix("cmdesk: ") or self.tr(
                "it was broken off. What was stored stays stored; the next collection goes on where it was."
            )
            self._notice.tell(self.tr("{job}: {sentence}").format(job=job.title, sentence=why), Tone.ERROR)
        self.changed.emit()


def _amount(result: Mapping[str, Any], name: str) -> int:
    found = result.get(name)
    return found if isinstance(found, int) else 0
