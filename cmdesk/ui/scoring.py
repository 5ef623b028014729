"""What she teaches the scorers, and what follows of it: stored mentions are scored anew, by a job.

Her words and the version in use are edits, with a way back that scores anew as well. Learning is none: it makes a new
version, and the one before can be chosen again.

It lives behind the window, not in it: what is undone may have been done in a window that is gone.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal
from PySide6.QtGui import QUndoCommand

from cmdesk.core.corrections import BrandWord
from cmdesk.core.desk_store import DeskStore
from cmdesk.ui import formats
from cmdesk.ui.edits import Edits
from cmdesk.ui.jobs import JobQueue

RESCORE: Final = "rescore"
"""The command."""


def rescored(result: Mapping[str, Any], locale: QLocale) -> str:
    """What came of scoring anew, and of learning before it."""
    told = QCoreApplication.translate("Scoring", "Mentions scored anew: {mentions}; other labels: {changed}.").format(
        **{name: formats.number(int(result.get(name) or 0), locale) for name in ("mentions", "changed")}
    )
    head, learnt = result.get("head"), result.get("learnt")
    if head is None or not isinstance(learnt, Mapping):
        return told
    first = QCoreApplication.translate(
        "Scoring", "Version {number} learnt from {corrections} corrections; macro-F1 on them: {before}, now {after}."
    ).format(
        number=formats.number(int(head), locale),
        corrections=formats.number(int(learnt.get("corrections") or 0), locale),
        **{name: formats.decimal(float(learnt.get(name) or 0), locale) for name in ("before", "after")},
    )
    return f"{first} {told}"


class Opened(Protocol):
    """The thread of the analyst, or a test's own."""

    def open_anew(self) -> None:
        """Make the analyst anew before the next question: it holds her words and the version of when it was made."""
        ...


class Scoring(QObject):
    """Carries out what she wants of the scorers.

    Signals:
        changed: stored mentions shall be scored anew, or that has ended.
    """

    changed = Signal()

    def __init__(self, edits: Edits, jobs: JobQueue, analyst: Opened, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._jobs = jobs
        self._analyst = analyst
        jobs.finished.connect(self._job_ended)

    @property
    def busy(self) -> bool:
        """Whether mentions are being scored anew, or shall be."""
        return self._jobs.has(RESCORE)

    def keep_words(self, words: Sequence[BrandWord]) -> None:
        """Replace the words whose weight she says herself."""
        kept = tuple(words)
        self._edits.stack.push(
            _Exchange(
                self._edits,
                lambda store: tuple(store.brand_words()),
                lambda store, wanted: store.keep_brand_words(wanted),
                kept,
                self.score_anew,
                self.tr("your words"),
            )
        )

    def choose(self, number: int | None) -> None:
        """Use another version of what was learnt from her, or none."""
        self._edits.stack.push(
            _Exchange(
                self._edits,
                lambda store: next((head.number for head in store.heads() if head.chosen), None),
                lambda store, wanted: store.choose_head(wanted),
                number,
                self.score_anew,
                self.tr("choice of a version"),
            )
        )

    def learn(self) -> None:
        """Make a new version from her corrections, use it, and score anew with it."""
        if not self.busy:
            self._jobs.add(self.tr("Learning from you"), (RESCORE, "--learn"))
            self.changed.emit()

    def score_anew(self) -> None:
        """Score all stored mentions anew."""
        self._analyst.open_anew()
        # one that has not begun yet will find what is stored now; one that runs began with what was stored before
        if not self._jobs.waits(RESCORE):
            self._jobs.add(self.tr("Scoring anew"), (RESCORE,))
        self.changed.emit()

    def _job_ended(self, job: QObject, _outcome: object) -> None:
        if getattr(job, "name", "") == RESCORE:
            # it may have learnt something
            self._analyst.open_anew()
            self.changed.emit()


class _Exchange(QUndoCommand):
    """Something that the scorers take from her, and what stood in its place."""

    def __init__(
        self,
        edits: Edits,
        read: Callable[[DeskStore], Any],
        keep: Callable[[DeskStore, Any], None],
        wanted: object,
        then: Callable[[], None],
        text: str,
    ) -> None:
        super().__init__(text)
        self._edits = edits
        self._read, self._keep = read, keep
        self._wanted = wanted
        self._then = then
        # set and read in the writer's thread alone: what stood there; nothing where the writing failed
        self._former: tuple[Any, ...] = ()

    def redo(self) -> None:
        self._edits.write(self, self._exchange, self._then)

    def undo(self) -> None:
        self._edits.write(self, self._put_back, self._then)

    def _exchange(self, store: DeskStore) -> None:
        self._former = ()
        former = self._read(store)
        self._keep(store, self._wanted)
        self._former = (former,)

    def _put_back(self, store: DeskStore) -> None:
        for former in self._former:
            self._keep(store, former)
