"""Her edits are shown at once, written in order, undone, and put back when the store refuses."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import StoreError
from cmdesk.core.types import Account, Label, Role, Tracker
from cmdesk.ui.bridge import Worker
from cmdesk.ui.edits import Edits
from tests.ui.fake_store import NOW, Memory, filled, mention


@pytest.fixture
def memory() -> Memory:
    return filled(40)


@pytest.fixture
def edits(qtbot: QtBot, memory: Memory) -> Iterator[Edits]:
    writer = Worker("test-write", memory.open)
    made = Edits(writer, lambda: NOW, writer)
    yield made
    writer.close()
    made.close()


def writer_of(edits: Edits) -> Worker:
    writer = edits.parent()
    assert isinstance(writer, Worker)
    return writer


def written(qtbot: QtBot, edits: Edits, act: Callable[[], None]) -> None:
    act()
    qtbot.waitUntil(lambda: not writer_of(edits).busy)


def test_a_correction_is_shown_before_it_is_stored(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    line = memory.mentions[0].line
    with qtbot.waitSignals([edits.corrected, edits.stored], order="strict"):
        edits.correct([line], Label.UNKNOWN)
    assert memory.mentions[0].line.label is Label.UNKNOWN and memory.mentions[0].line.corrected


def test_undoing_a_correction_gives_back_what_was_there(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    before = [kept.line for kept in memory.mentions[:3]]
    written(qtbot, edits, lambda: edits.correct(before[:1], Label.POSITIVE))
    corrected = [kept.line for kept in memory.mentions[:3]]
    written(qtbot, edits, lambda: edits.correct(corrected, Label.NEGATIVE))
    assert all(kept.line.label is Label.NEGATIVE for kept in memory.mentions[:3])
    written(qtbot, edits, edits.stack.undo)
    assert [kept.line for kept in memory.mentions[:3]] == corrected
    written(qtbot, edits, edits.stack.undo)
    assert [kept.line for kept in memory.mentions[:3]] == before


def test_undoing_leaves_what_says_the_same_as_it_was(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    said = "Le train de 8 h est encore en retard"
    memory.mentions[:] = [
        mention(NOW, Label.NEUTRAL, text=text, sequence=at)
        for at, text in enumerate((said, f"RT @sncf: {said.upper()} !", f"{said}… https://example.org"))
    ]
    written(qtbot, edits, lambda: edits.correct([memory.mentions[0].line], Label.NEGATIVE))
    written(qtbot, edits, lambda: edits.correct([memory.mentions[1].line], Label.POSITIVE))
    before = [kept.line for kept in memory.mentions]
    assert [line.label for line in before] == [Label.NEGATIVE, Label.POSITIVE, Label.POSITIVE]
    written(qtbot, edits, lambda: edits.correct([before[0], before[2]], Label.UNKNOWN))
    written(qtbot, edits, edits.stack.undo)
    # label by label, the third would follow the first: that was corrected last
    assert [kept.line for kept in memory.mentions] == before
    written(qtbot, edits, edits.stack.redo)
    written(qtbot, edits, edits.stack.undo)
    assert [kept.line for kept in memory.mentions] == before
    written(qtbot, edits, lambda: edits.correct([before[2]], None))
    assert not any(kept.line.corrected for kept in memory.mentions)
    for _ in range(3):
        written(qtbot, edits, edits.stack.undo)
    assert {(kept.line.label, kept.line.corrected) for kept in memory.mentions} == {(Label.NEUTRAL, False)}


def test_giving_back_what_was_never_corrected_is_no_edit(edits: Edits, memory: Memory) -> None:
    edits.correct([memory.mentions[0].line], None)
    assert not edits.stack.canUndo()


def test_a_correction_that_cannot_be_stored_is_told(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    memory.broken = StoreError("The disk is full.")
    with qtbot.waitSignal(edits.failed) as told:
        edits.correct([memory.mentions[0].line], Label.UNKNOWN)
    assert told.args == [memory.broken]
    memory.broken = None
    written(qtbot, edits, edits.stack.undo)
    assert not edits.stack.canRedo(), "what was never done is not done again"


def test_a_new_tracker_gets_its_id_and_its_mentions_are_looked_for(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    with qtbot.waitSignals(
        [edits.trackers_put, edits.tracker_known, edits.tracker_added, edits.rematch_wanted], order="strict"
    ):
        edits.add(Tracker("Nouveau", "neuf"))
    assert memory.trackers[6].name == "Nouveau"


def test_a_removed_tracker_comes_back_and_earlier_edits_of_it_can_still_be_undone(
    qtbot: QtBot, edits: Edits, memory: Memory
) -> None:
    old = memory.trackers[2]
    new = Tracker("Brûlerie Douze", old.query, old.colour, old.group, Role.TOPIC, 2)
    written(qtbot, edits, lambda: edits.edit(old, new))
    written(qtbot, edits, lambda: edits.remove([new]))
    assert 2 not in memory.trackers
    written(qtbot, edits, edits.stack.undo)
    assert memory.trackers[2].name == "Brûlerie Douze"
    written(qtbot, edits, edits.stack.undo)
    assert memory.trackers[2].name == old.name and memory.trackers[2].role is Role.COMPETITOR
    written(qtbot, edits, edits.stack.redo)
    written(qtbot, edits, edits.stack.redo)
    assert 2 not in memory.trackers


def test_only_a_changed_query_is_matched_anew(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    asked: list[str] = []
    edits.rematch_wanted.connect(lambda tracker: asked.append(tracker.name))
    old = memory.trackers[2]
    renamed = Tracker("Renommé", old.query, old.colour, old.group, old.role, 2)
    written(qtbot, edits, lambda: edits.edit(old, renamed))
    assert asked == []
    written(qtbot, edits, lambda: edits.edit(renamed, Tracker("Renommé", "autre", id=2)))
    assert asked == ["Renommé"]


def test_a_resumed_tracker_is_matched_anew_and_a_paused_one_is_not(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    asked: list[str] = []
    edits.rematch_wanted.connect(lambda tracker: asked.append(tracker.name))
    written(qtbot, edits, lambda: edits.pause([memory.trackers[1], memory.trackers[2]], True))
    assert memory.trackers[1].paused and memory.trackers[2].paused and asked == []
    written(qtbot, edits, lambda: edits.pause([memory.trackers[1], memory.trackers[2]], False))
    assert asked == ["Café Vermeil", "Brûlerie Onze"]
    assert edits.stack.count() == 2, "one step, however many trackers"


def test_a_copy_bears_a_free_name_and_colour_and_a_copy_of_it_counts_on(
    qtbot: QtBot, edits: Edits, memory: Memory
) -> None:
    written(qtbot, edits, lambda: edits.duplicate([memory.trackers[1]], list(memory.trackers.values())))
    copied = memory.trackers[6]
    assert (copied.name, copied.query, copied.role) == ("Café Vermeil (copy)", memory.trackers[1].query, Role.OWN)
    assert copied.colour not in {tracker.colour.lower() for tracker in memory.trackers.values() if tracker.id != 6}
    written(qtbot, edits, lambda: edits.duplicate([copied], list(memory.trackers.values())))
    assert memory.trackers[7].name == "Café Vermeil (copy 2)"


def test_where_one_of_several_cannot_be_changed_none_is(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    before = dict(memory.trackers)
    chosen = [before[1], before[2], before[3]]
    del memory.trackers[3]
    with qtbot.waitSignal(edits.failed):
        edits.change(chosen, "group", group="Autre")
    assert memory.trackers == {number: tracker for number, tracker in before.items() if number != 3}


def test_an_edit_takes_back_only_what_it_changed(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    old = memory.trackers[2]
    written(qtbot, edits, lambda: edits.change([old], "role", role=Role.TOPIC))
    memory.trackers[2] = replace(memory.trackers[2], name="Renommé ailleurs")
    written(qtbot, edits, edits.stack.undo)
    assert (memory.trackers[2].role, memory.trackers[2].name) == (old.role, "Renommé ailleurs")


def test_a_tracker_undone_before_its_id_is_known_leaves_no_row(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    put: list[int] = []
    dropped: list[int] = []
    edits.trackers_put.connect(lambda trackers: put.extend(tracker.id for tracker in trackers))
    edits.trackers_dropped.connect(dropped.extend)
    edits.add(Tracker("Nouveau", "neuf"))
    edits.add(Tracker("Autre", "autre"))
    edits.stack.undo()
    assert put == [-1, -2] and dropped == [-2], "two new trackers are two rows"
    qtbot.waitUntil(lambda: not writer_of(edits).busy)
    assert [tracker.name for tracker in memory.trackers.values()][5:] == ["Nouveau"]
    dropped.clear()
    edits.stack.undo()
    assert set(dropped) == {-1, 6}, "whichever of the two ids the list knows"
    qtbot.waitUntil(lambda: not writer_of(edits).busy)
    edits.stack.redo()
    assert put[2:] == [6]
    qtbot.waitUntil(lambda: not writer_of(edits).busy)


def test_an_account_becomes_hers_and_is_given_back(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    hers = Account("x", "paulink")
    written(qtbot, edits, lambda: edits.add_account(hers))
    assert memory.accounts == [hers] and any(kept.line.own for kept in memory.mentions)
    written(qtbot, edits, lambda: edits.remove_account(hers))
    written(qtbot, edits, edits.stack.undo)
    assert memory.accounts == [hers]
    written(qtbot, edits, edits.stack.undo)
    assert memory.accounts == [] and not any(kept.line.own for kept in memory.mentions)


def test_an_account_that_is_hers_already_is_no_edit(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    memory.accounts.append(Account("x", "Paulink"))
    with qtbot.waitSignal(edits.failed):
        edits.add_account(Account("x", "@paulink"))
    written(qtbot, edits, edits.stack.undo)
    assert len(memory.accounts) == 1, "what was never added is not taken away"


def test_a_judgement_is_kept_and_taken_back(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    mention, told = memory.mentions[0].line.id, []
    written(qtbot, edits, lambda: edits.judge(1, mention, False, lambda: told.append(True)))
    assert memory.judgements == {(1, mention): False} and told == [True]
    written(qtbot, edits, lambda: edits.judge(1, mention, None))
    assert memory.judgements == {} and not edits.stack.canUndo(), "judging is no step of undo"


def test_what_was_judged_for_a_new_tracker_is_kept_under_its_id(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    first, second = (kept.line.id for kept in memory.mentions[:2])
    written(qtbot, edits, lambda: edits.add(Tracker("Neu", "neu"), {first: True, second: False}))
    stored = next(tracker.id for tracker in memory.trackers.values() if tracker.name == "Neu")
    assert memory.judgements == {(stored, first): True, (stored, second): False}


def test_of_a_tracker_that_cannot_be_stored_no_judgement_is_kept(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    with qtbot.waitSignal(edits.failed):
        edits.add(Tracker("Mon nom", "x"), {memory.mentions[0].line.id: True})
    qtbot.waitUntil(lambda: not writer_of(edits).busy)
    assert memory.judgements == {}


def test_a_judgement_that_cannot_be_written_is_told(qtbot: QtBot, edits: Edits, memory: Memory) -> None:
    memory.broken = StoreError("The store is broken.")
    with qtbot.waitSignal(edits.failed):
        edits.judge(1, memory.mentions[0].line.id, True)
