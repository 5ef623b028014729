"""What she changes: labels, trackers and her own accounts, each with a way back.

An edit is shown at once, written in the writer's thread, and when the writing fails everything is read anew and she is
told. Every edit is a command on one undo stack, whether it touches one tracker or twenty: removing is undone, not asked
about.

A tracker that is not stored yet has a *provisional* id, below zero and its own. The writer runs its work in order, so
by the time an edit of that tracker is written there its real id is known there; on screen both ids mean it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from itertools import count
from types import MappingProxyType
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from cmdesk.core.corrections import Former
from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import QT_TRANSLATE_NOOP, CmdeskError, UsageError
from cmdesk.core.naming import copy_name, next_colour
from cmdesk.core.types import Account, Feed, Label, Tracker
from cmdesk.core.views import MentionLine
from cmdesk.ui.feed_edits import FeedChange, FeedStep
from cmdesk.ui.label_edits import Labelling


class Writer(Protocol):
    """What runs the writing: `bridge.Worker`, or a test's own."""

    def submit(
        self, work: Callable[[Any], Any], then: Callable[[Any], None], failed: Callable[[CmdeskError], None]
    ) -> object:
        """Run `work(store)` after all that was submitted before, then tell how it went on the main thread."""
        ...


@dataclass(frozen=True, slots=True)
class _Step:
    """One tracker of an edit: added (no `before`), edited, or removed (no `after`). Both bear the same id.

    Attributes:
        like: id of the tracker of which it is a copy, provisional or not.
    """

    before: Tracker | None
    after: Tracker | None
    like: int | None = None

    @property
    def id(self) -> int:
        """The id of the tracker, provisional where it was added here."""
        tracker = self.after or self.before
        return tracker.id if tracker is not None else 0

    @property
    def back(self) -> "_Step":
        """What undoes it."""
        return _Step(self.after, self.before, self.like)

    @property
    def finds(self) -> bool:
        """Whether mentions must be looked for after it."""
        if self.before is None or self.after is None:
            return self.after is not None
        return (self.before.query, self.before.paused_at) != (self.after.query, self.after.paused_at)

    @property
    def pauses(self) -> bool:
        """Whether it stops a tracker here and now, so that there is nothing to find, nor to let go."""
        if self.before is None or self.after is None:
            return False
        return self.before.query == self.after.query and self.after.paused and not self.before.paused


class Edits(QObject):
    """Her edits on their way to the store.

    Signals:
        corrected: ids of mentions and the Label now hers, or None where they go back to the scorer; not stored yet.
        labelled: ids of mentions, each with all labels that she gives it now; not stored yet.
        trackers_put: Trackers as they shall look; not stored yet, an id below zero is provisional.
        trackers_dropped: the ids of trackers that go, provisional ones included; not removed yet.
        stored: an edit is in the store.
        feeds_added: feeds that she chose to follow are in the store; not what undo or redo brings back.
        tracker_known: a provisional id, and the Tracker that was shown under it, with the id that it has got.
        tracker_added: the Tracker that now is in the store, where an edit added one and no more.
        rematch_wanted: a stored Tracker whose links must be found again.
        failed: the CmdeskError of an edit that could not be written.
    """

    corrected = Signal(object, object)
    labelled = Signal(object)
    trackers_put = Signal(object)
    trackers_dropped = Signal(object)
    stored = Signal()
    feeds_added = Signal()
    tracker_known = Signal(object, object)
    tracker_added = Signal(object)
    rematch_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, writer: Writer, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._clock = clock
        self._provisional = count(-1, -1)
        # provisional -> real: as the writer knows them, then as they were told on screen
        self._ids: dict[int, int] = {}
        self._told: dict[int, int] = {}
        self.stack = QUndoStack(self)

    def correct(self, lines: Sequence[MentionLine], label: Label | None) -> None:
        """Set her label on mentions, or give them back to the scorer with None."""
        changed = [line for line in lines if (line.label if line.corrected else None) is not label]
        if changed:
            self.stack.push(_Correction(self, changed, label, self.tr("label")))

    def label(self, lines: Sequence[MentionLine], changes: Mapping[str, bool]) -> None:
        """Give mentions labels of hers (True), or take them from them (False)."""
        labelling = Labelling(self, lines, changes, self.tr("labels"))
        if not labelling.empty:
            self.stack.push(labelling)

    def add(self, tracker: Tracker, judged: Mapping[int, bool] = MappingProxyType({})) -> None:
        """Store a new tracker and look for its mentions.

        Args:
            judged: mentions that she judged for it before it had an id: relevant or not.
        """
        fresh = replace(tracker, id=next(self._provisional))
        self.stack.push(_Change(self, (_Step(None, fresh),), self.tr("new tracker")))
        for mention, relevant in judged.items():
            self.judge(fresh.id, mention, relevant)

    def edit(self, before: Tracker, after: Tracker) -> None:
        """Change a tracker, and look for its mentions anew where its query changed."""
        self._change([(before, after)], self.tr("tracker edit"))

    def judge(self, tracker: int, mention: int, relevant: bool | None, then: Callable[[], None] = lambda: None) -> None:
        """Keep what she thinks of a mention for a tracker; None takes it back. Pressed again it is undone, no step."""
        now = self.now()

        def work(store: DeskStore) -> None:
            # of a tracker that could not be stored there is nothing to keep
            if (number := self.real(tracker)) > 0:
                store.judge(number, mention, relevant, now=now)

        self._writer.submit(work, lambda _: then(), self.failed.emit)

    def remove(self, trackers: Sequence[Tracker]) -> None:
        """Remove trackers; their mentions stay, and undo finds them again."""
        if trackers:
            steps = tuple(_Step(tracker, None) for tracker in trackers)
            self.stack.push(_Change(self, steps, self.tr("tracker removal")))

    def duplicate(self, trackers: Sequence[Tracker], known: Sequence[Tracker]) -> None:
        """Copy trackers, what she linked to them by hand included.

        Args:
            known: all trackers there are: names must be free, colours should be.
        """
        known, steps = list(known), []
        for tracker in trackers:
            name = copy_name(tracker.name, (one.name for one in known), self.tr("copy"))
            copied = replace(tracker, name=name, colour=next_colour(known), id=next(self._provisional))
            known.append(copied)
            steps.append(_Step(None, copied, like=tracker.id))
        if steps:
            self.stack.push(_Change(self, tuple(steps), self.tr("copy of a tracker")))

    def pause(self, trackers: Sequence[Tracker], paused: bool) -> None:
        """Pause trackers, or let them find again what is said, what came in meanwhile included."""
        now = self.now()
        self._change(
            [
                (tracker, replace(tracker, paused_at=(tracker.paused_at or now) if paused else None))
                for tracker in trackers
            ],
            self.tr("pause") if paused else self.tr("resumption"),
        )

    def change(self, trackers: Sequence[Tracker], text: str, **changed: Any) -> None:
        """Set fields of several trackers in one edit: their group, their role.

        Args:
            text: what the edit is called in the menu.
        """
        self._change([(tracker, replace(tracker, **changed)) for tracker in trackers], text)

    def add_account(self, account: Account) -> None:
        """An account is hers from now on."""
        self.stack.push(_Claim(self, account, True, self.tr("own account")))

    def remove_account(self, account: Account) -> None:
        """An account is hers no more."""
        self.stack.push(_Claim(self, account, False, self.tr("own account")))

    def add_feeds(self, feeds: Sequence[Feed]) -> None:
        """Follow feeds; those she follows already stay as they are."""
        self._change_feeds([FeedStep(None, feed) for feed in feeds], self.tr("new feed"))

    def remove_feeds(self, feeds: Sequence[Feed]) -> None:
        """Follow feeds no more; their mentions stay."""
        self._change_feeds([FeedStep(feed, None) for feed in feeds], self.tr("feed removal"))

    def change_feed(self, before: Feed, after: Feed) -> None:
        """Change how a feed is called, where it is kept, whether its comments are read."""
        if before != after:
            self._change_feeds([FeedStep(before, after)], self.tr("feed edit"))

    def now(self) -> datetime:
        """The present moment of this desk."""
        return self._clock()

    def real(self, tracker: int) -> int:
        """The id in the store of a tracker, as far as it is known; asked in the writer's thread."""
        return self._ids.get(tracker, tracker)

    def close(self) -> None:
        """Let go of what could be undone, once the writer has ended.

        Commands hold their `Edits`, whose stack holds them, partly in Qt: a circle that Python's garbage collection
        would take apart in an order that ends in freed memory.
        """
        self.stack.clear()

    def know(self, provisional: int, stored: int) -> None:
        """A tracker has got its id; called in the writer's thread."""
        self._ids[provisional] = stored

    def shown(self, tracker: int) -> int:
        """The id under which a tracker is on screen."""
        return self._told.get(tracker, tracker)

    def tell_known(self, tracker: Tracker) -> Tracker:
        """Say on screen which id a tracker has got; returns it with that id."""
        stored = replace(tracker, id=self.real(tracker.id))
        if stored.id != self.shown(tracker.id):
            self._told[tracker.id] = stored.id
            self.tracker_known.emit(tracker.id, stored)
        return stored

    def write(
        self, command: QUndoCommand, work: Callable[[DeskStore], object], then: Callable[[], None] = lambda: None
    ) -> None:
        """Write an edit; a command that fails leaves the stack at the next step over it."""

        def done(_result: object) -> None:
            then()
            self.stored.emit()

        def failed(error: CmdeskError) -> None:
            command.setObsolete(True)
            self.failed.emit(error)

        self._writer.submit(work, done, failed)

    def _change_feeds(self, steps: Sequence[FeedStep], text: str) -> None:
        if steps:
            self.stack.push(FeedChange(self, steps, text))

    def _change(self, pairs: Iterable[tuple[Tracker, Tracker]], text: str) -> None:
        steps = tuple(_Step(before, after) for before, after in pairs if before != after)
        if steps:
            self.stack.push(_Change(self, steps, text))


class _Correction(QUndoCommand):
    """Labels set by her."""

    def __init__(self, edits: Edits, lines: Sequence[MentionLine], label: Label | None, text: str) -> None:
        super().__init__(text)
        self._edits = edits
        self._after = label
        self._before = [(line.id, line.label if line.corrected else None) for line in lines]
        # set and read in the writer's thread alone; nothing where the correction failed
        self._former: tuple[Former, ...] = ()

    def redo(self) -> None:
        now, identifiers = self._edits.now(), tuple(identifier for identifier, _ in self._before)
        self._edits.corrected.emit(identifiers, self._after)
        self._edits.write(self, lambda store: self._correct(store, identifiers, now))

    def undo(self) -> None:
        for given in {label for _, label in self._before}:
            identifiers = tuple(identifier for identifier, before in self._before if before is given)
            self._edits.corrected.emit(identifiers, given)
        # not label by label: mentions that say the same follow the correction that came last
        self._edits.write(self, lambda store: store.put_back(self._former))

    def _correct(self, store: DeskStore, identifiers: tuple[int, ...], now: datetime) -> None:
        self._former = ()
        self._former = store.correct(identifiers, self._after, now=now)


class _Claim(QUndoCommand):
    """An account that becomes hers, or is hers no more."""

    def __init__(self, edits: Edits, account: Account, hers: bool, text: str) -> None:
        super().__init__(text)
        self._edits = edits
        self._account = account
        self._hers = hers

    def redo(self) -> None:
        self._set(self._hers)

    def undo(self) -> None:
        self._set(not self._hers)

    def _set(self, hers: bool) -> None:
        now = self._edits.now()
        if hers:
            # not read before the writer's turn: a removal that waits there learns how she wrote it
            self._edits.write(self, lambda store: store.add_account(self._account, now=now))
        else:
            self._edits.write(self, self._give_up)

    def _give_up(self, store: DeskStore) -> None:
        """Remove it; what was not hers must not become so when this is undone."""
        removed = store.remove_account(self._account)
        if removed is None:
            raise UsageError(
                QT_TRANSLATE_NOOP("errors", "@{handle} is not among your accounts: there is nothing to remove."),
                handle=self._account.handle,
            )
        self._account = removed


class _Change(QUndoCommand):
    """Trackers added, edited or removed: all of them, or, where one cannot be, none."""

    def __init__(self, edits: Edits, steps: tuple[_Step, ...], text: str) -> None:
        super().__init__(text)
        self._edits = edits
        self._steps = steps
        self._made = False

    def redo(self) -> None:
        self._go(self._steps)
        self._made = True

    def undo(self) -> None:
        self._go(tuple(step.back for step in reversed(self._steps)))

    def _go(self, steps: tuple[_Step, ...]) -> None:
        edits, now = self._edits, self._edits.now()
        gone = [known for step in steps if step.after is None for known in {step.id, edits.shown(step.id)}]
        if gone:
            edits.trackers_dropped.emit(tuple(gone))
        put = [replace(step.after, id=edits.shown(step.id)) for step in steps if step.after is not None]
        if put:
            edits.trackers_put.emit(tuple(put))
        finding = [step for step in steps if step.finds and (self._made or not step.pauses)]
        edits.write(self, lambda store: self._store(store, steps, now), lambda: self._stored(steps, finding))

    def _store(self, store: DeskStore, steps: tuple[_Step, ...], now: datetime) -> None:
        done: list[_Step] = []
        try:
            for step in steps:
                self._store_one(store, step, now)
                done.append(step)
        except CmdeskError:
            for step in reversed(done):
                self._store_one(store, step.back, now)
            raise

    def _store_one(self, store: DeskStore, step: _Step, now: datetime) -> None:
        edits, old, new, number = self._edits, step.before, step.after, self._edits.real(step.id)
        if new is None:
            store.remove_tracker(number, now=now)
        elif old is not None:
            # only what this edit changes: a name given elsewhere meanwhile is not hers to take back
            stored = next((one for one in store.trackers() if one.id == number), replace(old, id=number))
            changed = {one.name: getattr(new, one.name) for one in fields(Tracker)}
            changed = {name: value for name, value in changed.items() if value != getattr(old, name)}
            store.edit_tracker(replace(stored, **changed), now=now)
        elif number > 0:
            # brought back under its id: what she linked to it by hand comes with it
            store.restore_tracker(number)
        else:
            like = None if step.like is None else edits.real(step.like)
            edits.know(step.id, store.add_tracker(replace(new, id=0), now=now, like=like).id)

    def _stored(self, steps: tuple[_Step, ...], finding: Sequence[_Step]) -> None:
        known = [(step, self._edits.tell_known(step.after)) for step in steps if step.after is not None]
        added = [tracker for step, tracker in known if step.before is None]
        if len(added) == 1:
            self._edits.tracker_added.emit(added[0])
        for step, tracker in known:
            if step in finding:
                self._edits.rematch_wanted.emit(tracker)
