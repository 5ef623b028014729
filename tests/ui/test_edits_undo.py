"""Whatever she does to trackers, accounts and labels: undone step by step it was never there, redone it is back.

On a real store with mentions in it. Her edits go through `Edits`; the writer works at once, or lags behind and works
off several edits in a row, as it does behind the window.
"""

import shutil
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from cmdesk import bootstrap
from cmdesk.core.errors import CmdeskError
from cmdesk.core.types import Account, Author, Kind, Label, Reading, Role, Tracker
from cmdesk.core.views import View
from cmdesk.storage.store import SqliteStore
from cmdesk.ui.edits import Edits
from tests.builders import NOON, NOW, make_scored

WORDS: Final = ("train", "avion", "car")
GROUPS: Final = ("", "Nord", "Sud")
HANDLES: Final = ("Maison", "atelier", "voisin")
_places = st.integers(0, 99)
_many = st.sets(_places, min_size=1, max_size=3)


class Writer:
    """Works in order, when it is let."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self._waiting: deque[tuple[Callable[[Any], Any], Callable[[Any], None], Callable[[CmdeskError], None]]] = (
            deque()
        )
        self._done: deque[Callable[[], None]] = deque()

    def submit(
        self, work: Callable[[Any], Any], then: Callable[[Any], None], failed: Callable[[CmdeskError], None]
    ) -> None:
        self._waiting.append((work, then, failed))

    def work(self) -> None:
        """Write all that waits; nobody is told yet."""
        while self._waiting:
            work, then, failed = self._waiting.popleft()
            try:
                result = work(self._store)
            except CmdeskError as error:
                self._done.append(lambda failed=failed, error=error: failed(error))
            else:
                self._done.append(lambda then=then, result=result: then(result))

    def catch_up(self) -> None:
        """Write all that waits and tell how it went."""
        self.work()
        while self._done:
            self._done.popleft()()


def said(store: SqliteStore) -> dict[str, Any]:
    """All that a store says of trackers, mentions and accounts."""
    trackers = store.trackers()
    views = [View(number, own=own, reposts=reposts) for number in (0, *(tracker.id for tracker in trackers))
             for own in (False, True) for reposts in (False, True)]  # fmt: skip
    details = [store.mention(line.id) for line in store.page(View(own=True))]
    return {
        "trackers": trackers,
        "accounts": store.accounts(),
        "own posts": store.own_posts(),
        "counts": {tracker.id: store.counts().get(tracker.id) for tracker in trackers},
        "totals": [store.total(view) for view in views],
        "series": [store.series(view, [NOON, NOON + timedelta(hours=1), NOON + timedelta(days=1)]) for view in views],
        "pages": [store.page(view) for view in views if view.own and view.reposts],
        "details": [(detail.line, detail.trackers, detail.sentiment) for detail in details if detail is not None],
    }


def filled(path: Path) -> None:
    """A store with a dozen mentions, three trackers of which one is paused, links by hand, a label and an account."""
    store = SqliteStore(path)
    trackers = [
        store.add_tracker(
            Tracker(word, word, "#1f77b4", GROUPS[number], paused_at=NOW if number == 2 else None), now=NOW
        )
        for number, word in enumerate(WORDS)
    ]
    posts = []
    for number in range(12):
        text = " ".join(["un", *(word for bit, word in enumerate(WORDS) if number >> bit & 1)])
        handle = HANDLES[number % 3].lower()
        posts.append(
            make_scored(
                str(number),
                text,
                label=Label(number % 4),
                trackers=[tracker.id for tracker in trackers if tracker.query in text],
                posted_at=NOON + timedelta(minutes=11 * number),
                kind=Kind(number % 4),
                author=Author(key=f"k{handle}", handle=handle),
                reading=Reading(likes=number or None),
            )
        )
    store.write(posts, now=NOW)
    ids = [line.id for line in store.page(View())]
    store.decide(trackers[0].id, ids[:2], True, now=NOW)
    store.decide(trackers[1].id, ids[-3:-1], False, now=NOW)
    store.correct(ids[3:5], Label.POSITIVE, now=NOW)
    store.add_account(Account("x", "Voisin"), now=NOW)
    for tracker in trackers:
        bootstrap.rematch(store, tracker)
    store.close()


def test_undoing_a_resumption_lets_go_what_it_found(tmp_path: Path) -> None:
    filled(tmp_path / "a.db")
    store = SqliteStore(tmp_path / "a.db")
    writer = Writer(store)
    edits = Edits(writer, lambda: NOW + timedelta(hours=2))
    edits.rematch_wanted.connect(lambda tracker: bootstrap.rematch(store, tracker))
    seen = []

    def look(act: Callable[[], None]) -> None:
        act()
        writer.catch_up()
        seen.append(said(store))

    (tracker,) = [one for one in store.trackers() if one.paused]
    store.write([make_scored("new", f"un {tracker.query}")], now=NOW + timedelta(hours=1))
    bootstrap.rematch(store, tracker)
    look(lambda: None)
    look(lambda: edits.pause([tracker], False))
    look(lambda: edits.pause([replace(tracker, paused_at=None)], True))
    for _ in range(2):
        look(edits.stack.undo)
    for _ in range(2):
        look(edits.stack.redo)
    edits.close()
    store.close()
    assert seen[0] != seen[1]
    assert [one["counts"][tracker.id] - seen[0]["counts"][tracker.id] for one in seen[:3]] == [0, 1, 1]
    assert seen[3:] == [seen[1], seen[0], seen[1], seen[2]]


def test_giving_an_account_back_brings_back_how_she_wrote_it(tmp_path: Path) -> None:
    filled(tmp_path / "a.db")
    store = SqliteStore(tmp_path / "a.db")
    writer = Writer(store)
    edits = Edits(writer, lambda: NOW)
    before = said(store)
    # as its author writes it, seen in the table
    edits.remove_account(Account("x", "voisin"))
    writer.catch_up()
    assert store.accounts() == []
    edits.stack.undo()
    writer.catch_up()
    after = said(store)
    edits.close()
    store.close()
    assert after == before


def test_an_account_that_is_not_hers_any_more_is_not_made_hers_by_an_undo(tmp_path: Path) -> None:
    filled(tmp_path / "a.db")
    store = SqliteStore(tmp_path / "a.db")
    writer = Writer(store)
    edits = Edits(writer, lambda: NOW)
    failures: list[CmdeskError] = []
    edits.failed.connect(failures.append)
    before = said(store)
    # twice, before the first is on screen
    for _ in range(2):
        edits.remove_account(Account("x", "Voisin"))
    writer.catch_up()
    assert len(failures) == 1
    edits.stack.undo()
    edits.stack.undo()
    writer.catch_up()
    after = said(store)
    edits.close()
    store.close()
    assert after == before and len(failures) == 1


class EditMachine(RuleBasedStateMachine):
    """Edits, steps back, steps forth; `seen` holds what the store said at each place of the stack."""

    template: Path

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "a.db"
        shutil.copyfile(self.template, path)
        self.store = SqliteStore(path)
        # no power is cut here, and waiting for the disk is most of the time
        self.store._connection.pragma("synchronous", "OFF")
        self.writer = Writer(self.store)
        self.edits = Edits(self.writer, lambda: NOW)
        self.edits.rematch_wanted.connect(self._rematch)
        self.listed: dict[int, Tracker] = {tracker.id: tracker for tracker in self.store.trackers()}
        self.edits.trackers_put.connect(lambda put: self.listed.update({tracker.id: tracker for tracker in put}))
        self.edits.trackers_dropped.connect(lambda gone: [self.listed.pop(number, None) for number in gone])
        self.edits.tracker_known.connect(self._known)
        self.failures: list[str] = []
        self.edits.failed.connect(lambda error: self.failures.append(str(error)))
        self.seen = {0: said(self.store)}

    @rule(word=st.sampled_from(WORDS), group=st.sampled_from(GROUPS), role=st.sampled_from(Role))
    def add(self, word: str, group: str, role: Role) -> None:
        self._edit(lambda: self.edits.add(Tracker(self._free_name(), word, group=group, role=role)))

    @rule(place=_places, word=st.sampled_from(WORDS), colour=st.sampled_from(("#1f77b4", "#e15759")))
    def edit(self, place: int, word: str, colour: str) -> None:
        for tracker in self._chosen({place}):
            changed = Tracker(
                self._free_name(), word, colour, tracker.group, tracker.role, tracker.id, paused_at=tracker.paused_at
            )
            self._edit(lambda tracker=tracker, changed=changed: self.edits.edit(tracker, changed))

    @rule(places=_many, paused=st.booleans())
    def pause(self, places: set[int], paused: bool) -> None:
        self._edit(lambda: self.edits.pause(self._chosen(places), paused))

    @rule(places=_many)
    def duplicate(self, places: set[int]) -> None:
        self._edit(lambda: self.edits.duplicate(self._chosen(places), list(self.listed.values())))

    @rule(places=_many, group=st.sampled_from(GROUPS))
    def move(self, places: set[int], group: str) -> None:
        self._edit(lambda: self.edits.change(self._chosen(places), "group", group=group))

    @rule(old=st.sampled_from(GROUPS), new=st.sampled_from((*GROUPS, "Est")))
    def rename_group(self, old: str, new: str) -> None:
        members = [tracker for tracker in self.listed.values() if tracker.group == old]
        self._edit(lambda: self.edits.change(members, "group", group=new))

    @rule(places=_many, role=st.sampled_from(Role))
    def give_role(self, places: set[int], role: Role) -> None:
        self._edit(lambda: self.edits.change(self._chosen(places), "role", role=role))

    @rule(places=_many)
    def remove(self, places: set[int]) -> None:
        self._edit(lambda: self.edits.remove(self._chosen(places)))

    @rule(handle=st.sampled_from(HANDLES))
    def claim(self, handle: str) -> None:
        known = [account for account in self.store.accounts() if account.handle.casefold() == handle.casefold()]
        self._edit(
            lambda: (
                self.edits.remove_account(Account("x", handle.upper()))
                if known
                else self.edits.add_account(Account("x", handle))
            )
        )

    @rule(places=_many, label=st.one_of(st.none(), st.sampled_from(Label)))
    def correct(self, places: set[int], label: Label | None) -> None:
        lines = self.store.page(View(own=True))
        self._edit(lambda: self.edits.correct([lines[place % len(lines)] for place in sorted(places)], label))

    @rule(word=st.sampled_from(WORDS), places=_many)
    def hurry(self, word: str, places: set[int]) -> None:
        """A new tracker is renamed, moved, copied and removed before anybody knows its id."""
        edits, name = self.edits, self._free_name()
        steps: list[Callable[[Tracker], None]] = [
            lambda made: edits.edit(made, replace(made, name=f"{made.name}!", query="un")),
            lambda made: edits.change([made], "group", group="Sud"),
            lambda made: edits.duplicate([made], list(self.listed.values())),
            lambda made: edits.remove([made]),
        ]
        begun = edits.stack.index()
        self._forget_redo(begun)
        edits.add(Tracker(name, word))
        (made,) = [tracker for tracker in self.listed.values() if tracker.name == name]
        for place in sorted(places):
            if made.id in self.listed:
                steps[place % len(steps)](self.listed[made.id])
            if place % 2:
                self.writer.work()  # stored, but nobody was told
        ended = edits.stack.index()
        while edits.stack.index() > begun:
            edits.stack.undo()
        self._settle()
        assert said(self.store) == self.seen[begun]
        for index in range(begun + 1, ended + 1):
            edits.stack.redo()
            self._settle()
            self.seen[index] = said(self.store)

    @precondition(lambda self: self.edits.stack.canUndo())
    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, self.edits.stack.index())):
            self.edits.stack.undo()
        self._settle()
        self.the_store_says_what_it_said_here()

    @precondition(lambda self: self.edits.stack.canRedo())
    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _ in range(min(steps, self.edits.stack.count() - self.edits.stack.index())):
            self.edits.stack.redo()
        self._settle()
        self.the_store_says_what_it_said_here()

    def the_store_says_what_it_said_here(self) -> None:
        assert self.failures == []
        assert self._differences(said(self.store), self.seen[self.edits.stack.index()]) == {}
        assert sorted(self.listed.values(), key=lambda one: one.id) == sorted(
            self.store.trackers(), key=lambda one: one.id
        )

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        stack = self.edits.stack
        try:
            for step, ends in ((stack.undo, stack.canUndo), (stack.redo, stack.canRedo)):
                while ends():
                    step()
                    self._settle()
                    self.the_store_says_what_it_said_here()
                assert [finding for finding in self.store.examine() if finding.faults] == []
        finally:
            self.edits.close()
            self.store.close()
            self.folder.cleanup()

    def _edit(self, act: Callable[[], None]) -> None:
        """Do an edit, and keep what the store says after it."""
        stack, before = self.edits.stack, self.edits.stack.index()
        act()
        self._settle()
        if stack.index() > before:
            self._forget_redo(before)
            self.seen[stack.index()] = said(self.store)

    @staticmethod
    def _differences(says: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
        return {what: (said[what], says[what]) for what in said if says[what] != said[what]}

    def _forget_redo(self, here: int) -> None:
        self.seen = {index: what for index, what in self.seen.items() if index <= here}

    def _settle(self) -> None:
        self.writer.catch_up()

    def _rematch(self, tracker: Tracker) -> None:
        stored = [one for one in self.store.trackers() if one.id == tracker.id]
        for one in stored:
            bootstrap.rematch(self.store, one)

    def _known(self, provisional: int, tracker: Tracker) -> None:
        if self.listed.pop(provisional, None) is not None:
            self.listed[tracker.id] = tracker

    def _chosen(self, places: set[int]) -> list[Tracker]:
        ordered = [self.listed[number] for number in sorted(self.listed)]
        return [ordered[number] for number in sorted({place % len(ordered) for place in places})] if ordered else []

    def _free_name(self) -> str:
        taken = {tracker.name for tracker in self.listed.values()}
        return next(name for name in (f"suivi {number}" for number in range(99)) if name not in taken)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("edits") / "template.db"
    filled(path)
    return path


def test_any_edits_undone_leave_no_trace_and_redone_are_back(qapp: object, template: Path) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    class Machine(EditMachine):
        pass

    Machine.template = template
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=14,
            stateful_step_count=14,
            deadline=None,
            derandomize=True,
            phases=(Phase.explicit, Phase.generate),
        ),
    )
