"""Her answers in a sitting of checking, written one by one, and one step in the menu for all of them.

An answer is a correction, also where it says what the scorer had said: it teaches, and it measures. Sixty of them would
push everything else out of the undo menu, so they are one command there; inside the dialog each is taken back alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtGui import QUndoCommand
from shiboken6 import isValid

from cmdesk.core.corrections import Former
from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import CmdeskError
from cmdesk.core.types import Label
from cmdesk.ui.edits import Edits, Writer


@dataclass(slots=True, eq=False)
class Given:
    """One answer.

    Attributes:
        draw, place: which mention of which draw.
        label: None where she cannot tell.
        before: her label before, None where there was none.
        skipped: whether she could not tell before.
        former: what stood in the store before; set and read in the writer's thread alone.
    """

    mention: int
    draw: int
    place: int
    label: Label | None
    before: Label | None = None
    skipped: bool = False
    former: tuple[Former, ...] = field(default=(), init=False)


class Sitting:
    """The answers of one sitting, on their way to the store."""

    def __init__(self, edits: Edits, writer: Writer, text: str, failed: Callable[[Given, CmdeskError], None]) -> None:
        """Make an empty one.

        Args:
            text: what it is called in the menu.
            failed: told of an answer that could not be written, and why.
        """
        self._edits = edits
        self._writer = writer
        self._text = text
        self._failed = failed
        self._command: _Answers | None = None
        self._index = 0

    def give(self, given: Given) -> None:
        """Write an answer."""
        stack = self._edits.stack
        # a backup that took the place of everything cleared the stack, and with it what is known here
        if self._command is not None and isValid(self._command) and stack.index() == self._index:
            self._command.add(given)
            return
        self._command = _Answers(self._edits, self._writer, given, self._text, self._failed)
        stack.push(self._command)
        self._index = stack.index()

    def take_back(self) -> bool:
        """Undo the last answer; False where it cannot be undone any more."""
        stack = self._edits.stack
        if self._command is None or not isValid(self._command) or stack.index() != self._index:
            return False
        self._command.take_back()
        if self._command.empty:
            # nothing is left to undo: it goes from the menu too
            command, self._command = self._command, None
            command.setObsolete(True)
            stack.undo()
        return True


class _Answers(QUndoCommand):
    """The answers of a sitting, as one step."""

    def __init__(
        self,
        edits: Edits,
        writer: Writer,
        given: Given,
        text: str,
        failed: Callable[[Given, CmdeskError], None],
    ) -> None:
        super().__init__(text)
        self._edits = edits
        self._writer = writer
        self._failed = failed
        self._given = [given]

    @property
    def empty(self) -> bool:
        """Whether no answer is left in it."""
        return not self._given

    def add(self, given: Given) -> None:
        """Write one more."""
        self._given.append(given)
        self._do([given])

    def take_back(self) -> None:
        """Undo the last one."""
        if self._given:
            self._undo([self._given.pop()])

    def redo(self) -> None:
        self._do(self._given)

    def undo(self) -> None:
        self._undo(self._given)

    def _do(self, answers: list[Given]) -> None:
        answers = list(answers)
        for given in answers:
            if given.label is not None or given.before is not None:
                self._edits.corrected.emit((given.mention,), given.label)
        now = self._edits.now()

        def work(store: DeskStore) -> None:
            for given in answers:
                given.former = ()
                if given.label is not None or given.before is not None:
                    given.former = store.correct((given.mention,), given.label, now=now)
                if given.skipped is not (given.label is None):
                    store.skip(given.draw, given.place, skipped=given.label is None)

        self._submit(work, answers)

    def _undo(self, answers: list[Given]) -> None:
        if not answers:
            return
        answers = list(reversed(answers))
        for given in answers:
            if given.label is not None or given.before is not None:
                self._edits.corrected.emit((given.mention,), given.before)

        def work(store: DeskStore) -> None:
            for given in answers:
                store.put_back(given.former)
                if given.skipped is not (given.label is None):
                    store.skip(given.draw, given.place, skipped=given.skipped)

        self._submit(work, [])

    def _submit(self, work: Callable[[DeskStore], None], answers: list[Given]) -> None:
        edits, known, told = self._edits, self._given, self._failed

        def failed(error: CmdeskError) -> None:
            for given in answers:
                if given in known:
                    # what was not written is not undone
                    known.remove(given)
                told(given, error)
            edits.failed.emit(error)

        self._writer.submit(work, lambda _: edits.stored.emit(), failed)
