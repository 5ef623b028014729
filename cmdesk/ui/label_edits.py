"""The edit of her labels: names given to mentions or taken from them, one undo step for all of them.

It is run by `edits`, which shows and writes it. Only what it changed itself is taken back.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.text import fold
from cmdesk.core.views import MentionLine

if TYPE_CHECKING:
    from cmdesk.ui.edits import Edits


class Labelling(QUndoCommand):
    """Labels given to mentions, or taken from them."""

    def __init__(self, edits: "Edits", lines: Sequence[MentionLine], changes: Mapping[str, bool], text: str) -> None:
        super().__init__(text)
        self._edits = edits
        self._before = {line.id: line.labels for line in lines}
        self._after = {line.id: _changed(line.labels, changes) for line in lines}
        # of each label the mentions on which it really changes
        self._steps = {
            name: (given, [line.id for line in lines if bears(line, name) is not given])
            for name, given in changes.items()
        }

    @property
    def empty(self) -> bool:
        """Whether it changes nothing."""
        return not any(mentions for _, mentions in self._steps.values())

    def redo(self) -> None:
        """Do it, or do it again."""
        self._go(self._after, undo=False)

    def undo(self) -> None:
        """Take it back."""
        self._go(self._before, undo=True)

    def _go(self, shown: Mapping[int, tuple[str, ...]], *, undo: bool) -> None:
        now = self._edits.now()
        self._edits.labelled.emit(dict(shown))
        self._edits.write(self, lambda store: self._store(store, now, undo=undo))

    def _store(self, store: DeskStore, now: datetime, *, undo: bool) -> None:
        for name, (given, mentions) in self._steps.items():
            if mentions:
                store.label(mentions, name, given=given is not undo, now=now)


def bears(line: MentionLine, name: str) -> bool:
    """Whether a mention bears a label, however that is spelt."""
    key = fold(name)
    return any(fold(label) == key for label in line.labels)


def _changed(labels: tuple[str, ...], changes: Mapping[str, bool]) -> tuple[str, ...]:
    kept = {fold(label): label for label in labels}
    for name, given in changes.items():
        if given:
            kept.setdefault(fold(name), name)
        else:
            kept.pop(fold(name), None)
    return tuple(kept[key] for key in sorted(kept))
