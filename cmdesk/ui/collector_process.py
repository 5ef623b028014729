"""Keeps one collector of the store running for as long as she wants it; never a second one beside it.

Usually it is a child that lives as long as the pipe on its stdin, so that it ends with the desk however that ends.
Where she wants it to go on, it is let go of at once and known only by what it says in the store. One that somebody else
started is known in the same way, and is left to do the work. What ends by itself is started again, with a growing wait.

Only sources that cost nothing are named to it. It asks no other: what is paid is asked by a command of its own, after
its price was shown (`collecting`).
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import CmdeskError
from cmdesk.core.networks import SOURCE_IDS
from cmdesk.core.passes import BELIEVED, CollectorState, Errand
from cmdesk.core.types import ALL_MENTIONS
from cmdesk.ui.bridge import ChangeWatch, Worker
from cmdesk.ui.jobs import Job, Outcome
from cmdesk.ui.source_rows import PAID

_log = logging.getLogger(__name__)

FREE: Final = tuple(word for source in SOURCE_IDS if source != PAID for word in ("--source", source))
"""The sources that a command without a question may ask."""

FRESH: Final = BELIEVED
"""How long one that was started may take to say its first word."""

FIRST_WAIT_MS: Final = 1_000
LONGEST_WAIT_MS: Final = 300_000
STEADY_SECONDS: Final = 60.0
"""What ran so long before it ended begins to be counted anew."""
TROUBLE: Final = 3
"""How often it ends by itself, one time after the other, before she is told."""

PATIENCE_MS: Final = 5_000
"""How long it may take to end when it is let go of; what it stored is stored, and the rest is asked for again."""
_LOOK_MS: Final = 15_000
_SOON_MS: Final = 500


class Mode(Enum):
    """How the collector of this store stands, as far as this desk has to do with it."""

    OFF = auto()
    LOOKING = auto()
    OWN = auto()
    APART = auto()
    LEAVING = auto()
    WAITING = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be told of it.

    Attributes:
        wanted: whether she wants the sources asked all the time.
        mode: how it stands.
        offline: whether it waits for the network.
        last: when the latest pass ended, whoever made it.
        due: when it asks next, where it knows.
        troubled: whether it ended by itself again and again.
    """

    wanted: bool
    mode: Mode
    offline: bool = False
    last: datetime | None = None
    due: datetime | None = None
    troubled: bool = False

    @property
    def runs(self) -> bool:
        """Whether there is one that asks."""
        return self.mode in (Mode.OWN, Mode.APART)


_Read = tuple[CollectorState | None, datetime | None]


class CollectorProcess(QObject):
    """The collector of one store.

    Signals:
        changed: `standing` may be another.
        progressed: a progress line of it, as a mapping; only of one that is a child of this desk.
        troubled: it ended by itself again and again; with the sentence it said last, which may be "".
    """

    changed = Signal()
    progressed = Signal(object)
    troubled = Signal(str)

    def __init__(
        self,
        command: Callable[[], Sequence[str]],
        reader: Worker,
        writer: Worker,
        watch: ChangeWatch,
        setting: Callable[[str], object],
        clock: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        allowed: bool = True,
        first_wait_ms: int = FIRST_WAIT_MS,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        """Prepare; nothing is started before `begin`.

        Args:
            command: the beginning of the command line, read anew for each start: she may speak another language by now.
            setting: her preferences: `collects`, `collector_stays`.
            allowed: False where nothing is ever collected: the demonstration, a picture.
        """
        super().__init__(parent)
        self._command = command
        self._reader, self._writer = reader, writer
        self._setting, self._clock = setting, clock
        self._allowed = allowed
        self._first_wait_ms, self._patience_ms = first_wait_ms, patience_ms
        self._begun = self._closed = False
        self._mode = Mode.OFF
        self._stays = False
        self._state: CollectorState | None = None
        self._last: datetime | None = None
        self._job: Job | None = None
        self._own_process = 0
        self._started = 0.0
        self._started_at: datetime | None = None
        self._failures = 0
        self._sentence = ""
        self._trust_words = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._look)
        self._clockwork = QTimer(self, interval=_LOOK_MS)
        self._clockwork.timeout.connect(self._look)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._try)
        watch.changed.connect(self._stir)

    @property
    def allowed(self) -> bool:
        """Whether anything is ever collected here."""
        return self._allowed

    @property
    def wanted(self) -> bool:
        """Whether she wants the sources asked all the time."""
        return self._allowed and bool(self._setting("collects"))

    @property
    def runs(self) -> bool:
        """Whether there is one that takes errands, or will be in a moment: they wait for it in the store."""
        return self._begun and self._mode in (Mode.OWN, Mode.APART, Mode.LEAVING)

    @property
    def standing(self) -> Standing:
        """What is to be told of it."""
        said = self._state if self._mode in (Mode.OWN, Mode.APART) and self._is_fresh() else None
        return Standing(
            self.wanted,
            self._mode,
            said is not None and said.word == "offline",
            self._last,
            None if said is None else said.due_at,
            self._failures >= TROUBLE,
        )

    def begin(self) -> None:
        """The store is open: look whether one runs, and start one where it is wanted."""
        if self._begun or self._closed or not self._allowed:
            return
        self._begun = True
        self._stays = bool(self._setting("collector_stays"))
        self._clockwork.start()
        self.follow()

    def follow(self) -> None:
        """Do what her preferences say now."""
        if not self._begun or self._closed:
            return
        before, self._stays = self._stays, bool(self._setting("collector_stays"))
        if not self.wanted:
            self._end()
        elif self._mode is Mode.OFF:
            self._failures = 0
            # one that is still ending is waited for
            self._set(Mode.LEAVING) if self._job is not None else self._try()
        elif self._mode is Mode.APART and before and not self._stays:
            self._send(Errand("stop"))
            self._set(Mode.LEAVING)
        elif self._mode is Mode.OWN and self._stays and self._job is not None:
            self._job.cancel()
            self._set(Mode.LEAVING)
        self._look()

    def renew(self) -> None:
        """What it read when it started has changed: it ends, and another one starts with her preferences of now."""
        if not self._begun or self._closed:
            return
        if self._mode is Mode.OWN and self._job is not None:
            self._job.cancel()
            self._set(Mode.LEAVING)
        elif self._mode is Mode.APART:
            self._send(Errand("stop"))
            self._set(Mode.LEAVING)
        self.follow()

    def ask_now(self, tracker: int = ALL_MENTIONS) -> None:
        """Let it ask at once what may be asked.

        Args:
            tracker: for this one only; ALL_MENTIONS for all.
        """
        self._send(Errand("now", tracker))

    def let_go(self) -> None:
        """Ask the child to end, without waiting: the desk closes. One that stays is left alone."""
        if self._closed:
            return
        self._closed = True
        for timer in (self._soon, self._clockwork, self._again):
            timer.stop()
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Wait until the child has ended; one that does not listen is killed."""
        self.let_go()
        if self._job is not None:
            self._job.end_now()

    def _send(self, errand: Errand) -> None:
        now = self._clock()
        # what cannot be stored now is not worth a sentence: the reader meets the same trouble, and tells
        self._writer.submit(lambda store: store.send(errand, now=now), failed=lambda _error: None)

    def _stir(self) -> None:
        if self._begun and not self._closed and not self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        """Read what it says of itself."""

        def read(store: DeskStore) -> _Read:
            ended = (one.ended_at for one in store.last_passes())
            return store.collector(), max((moment for moment in ended if moment is not None), default=None)

        if self._begun and not self._closed:
            self._reader.submit(read, self._seen, self._unseen, key="collector")

    def _seen(self, read: _Read) -> None:
        if self._closed:
            return
        self._state, self._last = read
        if self._mode is Mode.LOOKING:
            self._set(Mode.APART) if self._is_there() else self._start()
        elif self._mode is Mode.APART and not self._is_there() and not self._is_starting():
            self._wait(failed=self._state is None or self._state.word != "stopped")
        elif self._mode is Mode.LEAVING and self._job is None and not self._is_there():
            self._start()
        self.changed.emit()

    def _unseen(self, error: CmdeskError) -> None:
        """The store cannot be read: it is looked at again, and she is told by whoever shows it."""
        _log.info("the collector cannot be looked for: %s", error)

    def _is_fresh(self) -> bool:
        return self._state is not None and self._state.lives(self._clock())

    def _is_there(self) -> bool:
        """Whether one runs that is no child of this desk."""
        said = self._state
        if said is None or not self._is_fresh() or said.process == self._own_process:
            return False
        return self._trust_words or _lives(said.process)

    def _was_own(self, said: CollectorState) -> bool:
        """Whether it was the child that spoke: what began later than it was started, too, where a launcher ran it."""
        return said.process == self._own_process or (self._started_at is not None and said.begun_at > self._started_at)

    def _is_starting(self) -> bool:
        """Whether one that was let go of may still come to say its first word; nothing else tells how it fares."""
        said, since = self._state, self._started_at
        young = since is not None and time.monotonic() - self._started < FRESH.total_seconds()
        return young and since is not None and (said is None or said.begun_at < since)

    def _try(self) -> None:
        """Look whether one runs, then start one."""
        if self.wanted and not self._closed:
            self._set(Mode.LOOKING)
            self._look()

    def _start(self) -> None:
        words = [*self._command(), "collect", *FREE]
        self._started, self._started_at = time.monotonic(), self._clock()
        self._own_process, self._trust_words = 0, False
        if self._stays:
            self._start_apart(words)
            return
        self._job = Job("", words, self, name="collect", patience_ms=self._patience_ms)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._ended)
        self._set(Mode.OWN)
        self._job.start()
        if self._job is not None:
            self._own_process = self._job.process

    def _start_apart(self, words: Sequence[str]) -> None:
        """Start one and let go of it: it hears nothing from us, and what it says goes nowhere."""
        process = QProcess()
        process.setProgram(words[0])
        process.setArguments(list(words[1:]))
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        started: object = process.startDetached()  # the stubs promise more than a truth value
        if started:
            self._set(Mode.APART)
        else:
            self._wait(failed=True)

    def _ended(self, outcome: Outcome) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        if self._closed:
            return
        if not self.wanted:
            self._set(Mode.OFF)
        elif outcome.cancelled:
            self._try()
        elif outcome.ok:
            # somebody else asked it to end, or the system did
            self._wait(failed=False)
        else:
            self._sentence = outcome.sentence.removeprefix("cmdesk: ")
            self._reader.submit(lambda store: store.collector(), self._refused, self._gave_up)

    def _refused(self, said: CollectorState | None) -> None:
        """It failed: because another one is at work, which may be no process that can be seen from here?"""
        if self._closed or self._mode is not Mode.OWN:
            return
        self._state = said
        if said is not None and not self._was_own(said) and self._is_fresh():
            self._trust_words = True
            self._failures = 0
            self._set(Mode.APART)
        else:
            self._wait(failed=True)

    def _gave_up(self, error: CmdeskError) -> None:
        self._unseen(error)
        if not self._closed and self._mode is Mode.OWN:
            self._wait(failed=True)

    def _wait(self, *, failed: bool) -> None:
        """Start one again a little later."""
        if time.monotonic() - self._started >= STEADY_SECONDS:
            self._failures = 0
        self._failures += failed
        self._trust_words = False
        self._again.start(min(self._first_wait_ms * 2 ** min(max(0, self._failures - 1), 20), LONGEST_WAIT_MS))
        self._set(Mode.WAITING)
        if failed and self._failures == TROUBLE:
            self.troubled.emit(self._sentence)

    def _end(self) -> None:
        """She does not want it any more."""
        self._again.stop()
        if self._job is not None:
            self._job.cancel()
        elif self._mode in (Mode.APART, Mode.LEAVING):
            self._send(Errand("stop"))
        self._set(Mode.OFF)

    def _set(self, mode: Mode) -> None:
        if mode is not self._mode:
            self._mode = mode
            self.changed.emit()


def _lives(process: int) -> bool:
    """Whether a process may be there. On Windows nobody can be asked without harm: there it may."""
    if process <= 0 or sys.platform == "win32":
        return process > 0
    with suppress(PermissionError):
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
    return True
