"""What she changes: labels and trackers, each with a way back.

An edit is shown at once, written in the writer's thread, and when the writing fails everything is read anew and she is
told. Every edit is a command on one undo stack: removing a tracker is undone, not asked about.

The writer runs its work in order, so a command may read there what an earlier one left (the id of a tracker it
stored): such state is written in that thread only.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from cmdesk.core.errors import CmdeskError
from cmdesk.core.ports import DeskStore
from cmdesk.core.types import Label, MentionLine, Tracker
from cmdesk.ui.bridge import Worker


class Edits(QObject):
    """Her edits on their way to the store.

    Signals:
        corrected: ids of mentions and the Label now hers, or None where they go back to the scorer; not stored yet.
        tracker_put: a Tracker as it shall look; not stored yet, its id may be 0.
        tracker_dropped: the id of a tracker that goes; not removed yet.
        stored: an edit is in the store.
        tracker_added: the Tracker that now is in the store, with its id.
        rematch_wanted: the name of a tracker whose links must be found again.
        failed: the CmdeskError of an edit that could not be written.
    """

    corrected = Signal(object, object)
    tracker_put = Signal(object)
    tracker_dropped = Signal(int)
    stored = Signal()
    tracker_added = Signal(object)
    rematch_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, writer: Worker, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._clock = clock
        self.stack = QUndoStack(self)

    def correct(self, lines: Sequence[MentionLine], label: Label | None) -> None:
        """Set her label on mentions, or give them back to the scorer with None."""
        changed = [line for line in lines if (line.label if line.corrected else None) is not label]
        if changed:
            self.stack.push(_Correction(self, changed, label, self.tr("label")))

    def add(self, tracker: Tracker) -> None:
        """Store a new tracker and look for its mentions."""
        self.stack.push(_Change(self, None, tracker, self.tr("new tracker")))

    def edit(self, before: Tracker, after: Tracker) -> None:
        """Change a tracker, and look for its mentions anew where its query changed."""
        if before != after:
            self.stack.push(_Change(self, before, after, self.tr("tracker edit")))

    def remove(self, tracker: Tracker) -> None:
        """Remove a tracker; its mentions stay, and undo finds them again."""
        self.stack.push(_Change(self, tracker, None, self.tr("tracker removal")))

    def now(self) -> datetime:
        """The present moment of this desk."""
        return self._clock()

    def write(
        self, command: QUndoCommand, work: Callable[[DeskStore], Tracker | None], rematch: str | None = None
    ) -> None:
        """Write an edit; a command that fails leaves the stack at the next step over it."""

        def done(added: Tracker | None) -> None:
            if added is not None:
                self.tracker_added.emit(added)
            else:
                self.stored.emit()
            if rematch is not None:
                self.rematch_wanted.emit(rematch)

        def failed(error: CmdeskError) -> None:
            command.setObsolete(True)
            self.failed.emit(error)

        self._writer.submit(work, done, failed)


class _Correction(QUndoCommand):
    """Labels set by her."""

    def __init__(self, edits: Edits, lines: Sequence[MentionLine], label: Label | None, text: str) -> None:
        super().__init__(text)
        self._edits = edits
        self._after = label
        self._before = [(line.id, line.label if line.corrected else None) for line in lines]

    def redo(self) -> None:
        self._set([identifier for identifier, _ in self._before], self._after)

    def undo(self) -> None:
        for given in {label for _, label in self._before}:
            self._set([identifier for identifier, before in self._before if before is given], given)

    def _set(self, identifiers: list[int], label: Label | None) -> None:
        now = self._edits.now()
        self._edits.corrected.emit(tuple(identifiers), label)
        self._edits.write(self, lambda store: store.correct(identifiers, label, now=now))


class _Change(QUndoCommand):
    """A tracker added (no `before`), edited, or removed (no `after`)."""

    def __init__(self, edits: Edits, before: Tracker | None, after: Tracker | None, text: str) -> None:
        super().__init__(text)
        self._edits = edits
        self._before = before
        self._after = after
        self._id = before.id if before is not None else 0

    def redo(self) -> None:
        self._go(self._before, self._after)

    def undo(self) -> None:
        self._go(self._after, self._before)

    def _go(self, old: Tracker | None, new: Tracker | None) -> None:
        edits, now = self._edits, self._edits.now()
        if new is None:
            edits.tracker_dropped.emit(self._id)
            edits.write(self, lambda store: store.remove_tracker(self._id, now=now))
        elif old is None:
            edits.tracker_put.emit(new)
            edits.write(self, lambda store: self._store(store, new, now), new.name)
        else:
            edits.tracker_put.emit(new)
            again = new.name if new.query != old.query else None
            edits.write(self, lambda store: store.edit_tracker(replace(new, id=self._id), now=now), again)

    def _store(self, store: DeskStore, tracker: Tracker, now: datetime) -> Tracker:
        """Store a tracker for the first time, or bring it back: what she linked to it by hand comes with it."""
        if self._id:
            store.restore_tracker(self._id)
        else:
            self._id = store.add_tracker(tracker, now=now).id
        return replace(tracker, id=self._id)
