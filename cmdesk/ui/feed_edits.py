"""The edit of feeds: followed, changed or followed no more, one undo step for all of them.

It is run by `edits`, which shows and writes it; what the feeds brought is never touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.types import Feed

if TYPE_CHECKING:
    from cmdesk.ui.edits import Edits


@dataclass(frozen=True, slots=True)
class FeedStep:
    """One feed of an edit: followed (no `before`), changed, or followed no more (no `after`)."""

    before: Feed | None
    after: Feed | None

    @property
    def back(self) -> "FeedStep":
        """What undoes it."""
        return FeedStep(self.after, self.before)


class FeedChange(QUndoCommand):
    """Feeds followed, changed or followed no more."""

    def __init__(self, edits: "Edits", steps: Sequence[FeedStep], text: str) -> None:
        super().__init__(text)
        self._edits = edits
        self._steps = tuple(steps)
        self._again = False

    def redo(self) -> None:
        """Do it, or do it again."""
        self._go(undo=False)

    def undo(self) -> None:
        """Take it back."""
        self._go(undo=True)

    def _go(self, *, undo: bool) -> None:
        now = self._edits.now()
        self._edits.write(self, lambda store: self._store(store, now, undo=undo), self._stored)
        self._again = self._again or undo

    def _stored(self) -> None:
        if not self._again and any(step.before is None for step in self._steps):
            self._edits.feeds_added.emit()

    def _store(self, store: DeskStore, now: datetime, *, undo: bool) -> None:
        """Write it, in the writer's thread: what was done there is what is undone there."""
        if undo:
            for step in reversed(self._steps):
                _store_one(store, step.back, now)
            return
        known = {feed.url for feed in store.feeds()}
        # followed already: undoing this must not end that
        self._steps = tuple(
            step for step in self._steps if step.before is not None or step.after is None or step.after.url not in known
        )
        for step in self._steps:
            _store_one(store, step, now)


def _store_one(store: DeskStore, step: FeedStep, now: datetime) -> None:
    before, after = step.before, step.after
    if after is None:
        if before is not None:
            store.remove_feed(before.url)
    elif before is None:
        store.add_feeds((after,), now=now)
    elif not store.change_feed(after):
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "The feed {title} is followed no more: nothing was changed."),
            title=after.title or after.url,
        )
