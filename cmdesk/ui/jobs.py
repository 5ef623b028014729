"""Long work as child processes: the commands of cmdesk, started, listened to, cancelled.

A job is a command line of this same program. It reports as JSON lines on stdout and ends cleanly when its stdin is
closed: that is how it is cancelled, and why nothing outlives the desk. What it says on stderr is for her when it fails.
A crash in a job never takes the window down; one job runs at a time, the others wait in order. What stores nothing (a
dry run) need not wait and is announced to nobody but its caller: it runs aside.
"""

import json
import logging
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

_log = logging.getLogger(__name__)

PATIENCE_MS: Final = 15_000
"""How long a cancelled job may take to end by itself: one transaction and its clean-up."""
ASIDE_PATIENCE_MS: Final = 1_000
"""The same for a job that stores nothing: there is nothing to lose."""
_KEPT_TALK: Final = 8_192


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended.

    Attributes:
        ok: it did what it was asked.
        cancelled: she stopped it; what was stored stays stored.
        result: its last line of data, empty when it gave none.
        sentence: what it said on stderr last, for her.
    """

    ok: bool
    cancelled: bool
    result: Mapping[str, Any] = field(default_factory=dict)
    sentence: str = ""


class Job(QObject):
    """One command on its way.

    Attributes:
        title: what it does, in her language.
        name: the command: "import", "track".

    Signals:
        progressed: a progress line, as a mapping.
        warned: the sentence of a warning line.
        finished: its Outcome; emitted exactly once.
    """

    progressed = Signal(object)
    warned = Signal(str)
    finished = Signal(object)

    def __init__(
        self,
        title: str,
        command: Sequence[str],
        parent: QObject | None = None,
        *,
        name: str = "",
        patience_ms: int = PATIENCE_MS,
        said: bytes = b"",
    ) -> None:
        """Prepare; nothing runs yet.

        Args:
            said: what is written to its stdin when it has started: the one way in which a key reaches a command.
        """
        super().__init__(parent)
        self.title = title
        self.name = name
        self._said = said
        self._command = tuple(command)
        self._result: Mapping[str, Any] = {}
        self._talk = b""
        self._cancelled = False
        self._ended = False
        self._process = QProcess(self)
        self._process.started.connect(self._say)
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.readyReadStandardError.connect(self._listen)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._trouble)
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self._process.kill)

    @property
    def running(self) -> bool:
        """Whether its process lives."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def process(self) -> int:
        """The number of its process, 0 before it has started and after it has ended."""
        return int(self._process.processId())

    @property
    def ended(self) -> bool:
        """Whether it has told its outcome."""
        return self._ended

    def start(self) -> None:
        """Start the process."""
        self._process.start(self._command[0], list(self._command[1:]))

    def cancel(self) -> None:
        """Ask it to end, and end it where it does not listen."""
        self._cancelled = True
        if self.running:
            self._process.closeWriteChannel()
            self._patience.start()

    def end_now(self) -> None:
        """Cancel and wait, when the desk closes."""
        self.cancel()
        if self.running and not self._process.waitForFinished(self._patience.interval()):
            self._process.kill()
            self._process.waitForFinished()

    def _say(self) -> None:
        """Write what it is told; its stdin stays open, for closing it means *stop*."""
        said, self._said = self._said, b""
        if said:
            self._process.write(said)

    def _hear(self) -> None:
        while self._process.canReadLine():
            self._take(bytes(self._process.readLine().data()))

    def _take(self, line: bytes) -> None:
        try:
            event = json.loads(line)
            kind = event["event"]
        except (ValueError, TypeError, KeyError):
            _log.warning("a job said what is no event: %r", line[:200])
            return
        if kind == "progress":
            self.progressed.emit(event)
        elif kind == "warning":
            self.warned.emit(str(event.get("sentence", "")))
        elif kind == "result":
            self._result = event

    def _listen(self) -> None:
        self._talk = (self._talk + bytes(self._process.readAllStandardError().data()))[-_KEPT_TALK:]

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        self._hear()
        if rest := bytes(self._process.readAllStandardOutput().data()).strip():
            self._take(rest)
        self._listen()
        clean = status is QProcess.ExitStatus.NormalExit and code == 0
        self._conclude(clean)

    def _trouble(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._talk += self._process.errorString().encode()
            self._conclude(False)

    def _conclude(self, clean: bool) -> None:
        if self._ended:
            return
        self._ended = True
        self._patience.stop()
        lines = [line.strip() for line in self._talk.decode("utf-8", "replace").splitlines() if line.strip()]
        cancelled = self._cancelled or bool(self._result.get("cancelled"))
        if not clean and not cancelled and len(lines) > 1:
            _log.warning("a job failed:\n%s", "\n".join(lines))
        # its own word is UTF-8 on every system; what stands on stderr is in the system's encoding
        sentence = str(self._result.get("error") or (lines[-1] if lines else ""))
        self.finished.emit(Outcome(clean and not cancelled, cancelled, self._result, sentence))


class JobQueue(QObject):
    """Runs jobs one after the other.

    Attributes:
        language: the language in which jobs speak to her.

    Signals:
        started: the Job that now runs.
        finished: the Job that ended, and its Outcome.
        emptied: nothing runs and nothing waits.
    """

    started = Signal(object)
    finished = Signal(object, object)
    emptied = Signal()

    def __init__(
        self, command: Sequence[str], language: str, parent: QObject | None = None, *, patience_ms: int = PATIENCE_MS
    ) -> None:
        super().__init__(parent)
        self.language = language
        self._command = tuple(command)
        self._patience_ms = patience_ms
        self._waiting: deque[Job] = deque()
        self._current: Job | None = None
        self._aside: set[Job] = set()

    @property
    def current(self) -> Job | None:
        """The job that runs."""
        return self._current

    @property
    def waiting(self) -> int:
        """How many wait behind it."""
        return len(self._waiting)

    def has(self, name: str) -> bool:
        """Whether a command of this name runs or waits."""
        known = (self._current, *self._waiting)
        return any(job.name == name and not job.ended for job in known if job is not None)

    def waits(self, name: str) -> bool:
        """Whether a command of this name has not begun yet."""
        return any(job.name == name for job in self._waiting)

    def add(self, title: str, arguments: Sequence[str], said: bytes = b"") -> Job:
        """Queue a command.

        Args:
            title: what it does, in her language.
            arguments: the command and its own options.
            said: what it is told on its stdin when it starts.
        """
        job = self._make(title, arguments, self._patience_ms, said)
        job.finished.connect(self._done)
        self._waiting.append(job)
        if self._current is None:
            self._next()
        return job

    def aside(self, title: str, arguments: Sequence[str], said: bytes = b"") -> Job:
        """A command that stores nothing, to be started by the caller at once; the queue's own signals keep silent.

        Args:
            title: what it does, in her language.
            arguments: the command and its own options.
            said: what it is told on its stdin when it starts.
        """
        job = self._make(title, arguments, min(self._patience_ms, ASIDE_PATIENCE_MS), said)
        self._aside.add(job)
        # a method, no closure over the job: that would outlive it by a moment too long
        job.finished.connect(self._tidy)
        return job

    def close(self) -> None:
        """Cancel what runs, forget what waits, wait until nothing is left."""
        self._waiting.clear()
        for job in tuple(self._aside):
            job.end_now()
        if self._current is not None:
            self._current.end_now()

    def _make(self, title: str, arguments: Sequence[str], patience_ms: int, said: bytes) -> Job:
        command = (*self._command, "--lang", self.language, "--progress", *arguments)
        name = arguments[0] if arguments else ""
        return Job(title, command, self, name=name, patience_ms=patience_ms, said=said)

    def _tidy(self) -> None:
        for job in [job for job in self._aside if job.ended]:
            self._aside.discard(job)
            job.deleteLater()

    def _next(self) -> None:
        self._current = self._waiting.popleft() if self._waiting else None
        if self._current is None:
            self.emptied.emit()
            return
        self.started.emit(self._current)
        self._current.start()

    def _done(self, outcome: Outcome) -> None:
        job = self._current
        if job is None:
            return
        self.finished.emit(job, outcome)
        job.deleteLater()
        self._next()
