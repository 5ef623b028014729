"""Asks the command `import` what it would do, as often as the question changes, without ever waiting for it.

Only the last question counts: one that comes while another is being answered takes its place, and a few changes in a
row are asked once. A dry run stores nothing, so that it can be ended at any moment and need not wait in the queue.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from cmdesk.ui.import_plan import findings
from cmdesk.ui.jobs import Job, Outcome

QUIET_MS: Final = 300
"""How long nothing must have changed before the files are looked at anew."""


class MakesAside(Protocol):
    """What makes a command that runs beside the queue: `jobs.JobQueue`."""

    def aside(self, title: str, arguments: Sequence[str]) -> Job:
        """Make it, not started."""


class DryRun(QObject):
    """One question at a time.

    Signals:
        asked: a question was put; what is known is out of date from here on.
        progressed: a progress line of the command, as a mapping.
        found: the Findings that answer the last question.
        failed: the sentence of why there are none; "" where the command ended without a word.
    """

    asked = Signal()
    progressed = Signal(object)
    found = Signal(object)
    failed = Signal(str)

    def __init__(self, jobs: MakesAside, parent: QObject | None = None, *, quiet_ms: int = QUIET_MS) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._words: tuple[str, ...] = ()
        self._job: Job | None = None
        self._quiet = QTimer(self, singleShot=True, interval=quiet_ms)
        self._quiet.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None or self._quiet.isActive()

    def ask(self, words: Sequence[str], *, soon: bool = False) -> None:
        """Ask what an import would do.

        Args:
            words: its command line.
            soon: wait a moment first, since more changes may follow.
        """
        self.stop()
        self._words = tuple(words)
        if soon:
            self._quiet.start()
        else:
            self._start()
        self.asked.emit()

    def stop(self) -> None:
        """Let the question go; nothing is told of it any more."""
        self._quiet.stop()
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()

    def _start(self) -> None:
        job = self._jobs.aside(self.tr("Looking at the files"), (*self._words, "--dry-run"))
        self._job = job
        # an object that is gone hears nothing: the dialog may be closed before the command has ended
        job.progressed.connect(self._hear)
        job.finished.connect(self._end)
        self.destroyed.connect(job.cancel)
        job.start()

    def _hear(self, event: object) -> None:
        if self.sender() is self._job:
            self.progressed.emit(event)

    def _end(self, outcome: Outcome) -> None:
        if self._job is None or self.sender() is not self._job:
            return
        self._job = None
        if outcome.ok:
            self.found.emit(findings(outcome.result))
        else:
            self.failed.emit(outcome.sentence.removeprefix("cmdesk: "))
