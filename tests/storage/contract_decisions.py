"""What every store must keep of what she decides: labels, links, trackers. See `contract`."""

import pytest

from cmdesk.core.errors import UsageError
from cmdesk.core.types import ALL_MENTIONS, Label, Reading, Role, Tracker
from cmdesk.core.views import Tally, View
from tests.builders import NOW, make_scored
from tests.storage.contract import EVERYTHING, Contract, Store, add_tracker, ids, natives, only, rematch, write


class DecisionContract(Contract):
    """What she decides outlives everything."""

    def test_her_label_wins_everywhere(self, store: Store) -> None:
        tracker = add_tracker(store)
        write(store, make_scored(label=Label.NEGATIVE, trackers=[tracker.id], reading=Reading(likes=3)))
        store.correct(ids(store), Label.POSITIVE, now=NOW)
        for view in (EVERYTHING, View(tracker.id), View(labels=frozenset({Label.POSITIVE}))):
            assert store.total(view) == Tally(positive=1, reacted=3, told=1)
            [line] = store.page(view)
            assert (line.label, line.corrected) == (Label.POSITIVE, True)
        assert only(store).sentiment.label is Label.NEGATIVE
        assert store.page(View(labels=frozenset({Label.NEGATIVE}))) == []

    def test_a_copy_of_a_tracker_gets_what_was_decided_by_hand(self, store: Store) -> None:
        tracker = add_tracker(store)
        write(store, make_scored("1", "un train", trackers=[tracker.id]), make_scored("2", "rien"))
        store.decide(tracker.id, ids(store), True, now=NOW)
        copied = store.add_tracker(Tracker("Copie", "train", "#1f77b4"), now=NOW, like=tracker.id)
        assert rematch(store, copied) == (2, 0)
        store.decide(tracker.id, ids(store), False, now=NOW)
        assert rematch(store, copied) == (0, 0), "from then on they are two"
        assert (natives(store, tracker.id), natives(store, copied.id)) == ([], ["2", "1"])

    def test_her_label_outlives_a_new_import_and_later_links(self, store: Store) -> None:
        write(store, make_scored("1", "le train", label=Label.NEGATIVE))
        store.correct(ids(store), Label.UNKNOWN, now=NOW)
        write(store, make_scored("1", "le train", label=Label.POSITIVE, reading=Reading(likes=1)))
        tracker = add_tracker(store)
        rematch(store, tracker)
        assert store.total(EVERYTHING) == store.total(View(tracker.id)) == Tally(unknown=1, reacted=1, told=1)

    def test_a_label_taken_back_is_the_scorers_again(self, store: Store) -> None:
        write(store, make_scored("1", label=Label.NEGATIVE), make_scored("2", label=Label.UNKNOWN))
        store.correct(ids(store), Label.POSITIVE, now=NOW)
        store.correct(ids(store), Label.NEUTRAL, now=NOW)
        assert store.total(EVERYTHING) == Tally(neutral=2)
        store.correct(ids(store), None, now=NOW)
        assert store.total(EVERYTHING) == Tally(negative=1, unknown=1)
        assert not any(line.corrected for line in store.page(EVERYTHING))

    def test_correcting_what_is_gone_is_no_fault(self, store: Store) -> None:
        store.correct([123456], Label.POSITIVE, now=NOW)
        store.decide(add_tracker(store).id, [123456], True, now=NOW)
        assert store.counts() == {}

    def test_what_she_imports_for_a_tracker_is_linked_by_hand(self, store: Store) -> None:
        tracker = add_tracker(store)
        write(store, make_scored("1"))
        write(store, make_scored("1"), make_scored("2"), by_hand=tracker.id)
        assert natives(store, tracker.id) == natives(store)
        assert rematch(store, tracker) == (0, 0)
        assert natives(store, tracker.id) == natives(store)

    def test_her_decisions_win_over_the_query(self, store: Store) -> None:
        tracker = add_tracker(store)
        write(store, make_scored("1", "le train", trackers=[tracker.id]), make_scored("2", "le car"))
        car, train = ids(store)
        store.decide(tracker.id, [train], False, now=NOW)
        store.decide(tracker.id, [car], True, now=NOW)
        assert ids(store, tracker.id) == [car]
        assert rematch(store, tracker) == (0, 0)
        store.decide(tracker.id, [train, car], None, now=NOW)
        assert rematch(store, tracker) == (1, 1)
        assert ids(store, tracker.id) == [train]

    def test_her_decisions_outlive_an_edit_and_a_removal(self, store: Store) -> None:
        tracker = add_tracker(store)
        write(store, make_scored("1", "le train", trackers=[tracker.id]), make_scored("2", "le car"))
        car, train = ids(store)
        store.decide(tracker.id, [train], False, now=NOW)
        store.decide(tracker.id, [car], True, now=NOW)
        store.edit_tracker(Tracker("Train", "le", id=tracker.id), now=NOW)
        assert rematch(store, store.trackers()[0]) == (0, 0)
        store.remove_tracker(tracker.id, now=NOW)
        assert store.counts() == {ALL_MENTIONS: 2}
        store.restore_tracker(tracker.id)
        rematch(store, store.trackers()[0])
        assert ids(store, tracker.id) == [car]

    def test_an_import_by_hand_takes_back_that_she_took_it_out(self, store: Store) -> None:
        tracker = add_tracker(store)
        write(store, make_scored("1", "le train", trackers=[tracker.id]))
        store.decide(tracker.id, ids(store), False, now=NOW)
        write(store, make_scored("1", "le train"), by_hand=tracker.id)
        assert rematch(store, tracker) == (0, 0)
        assert natives(store, tracker.id) == ["1"]


class TrackerContract(Contract):
    """Trackers and their links."""

    def test_trackers_come_by_group_then_name(self, store: Store) -> None:
        for name, group in (("b", "Z"), ("C", "a"), ("a", "Z"), ("d", "")):
            store.add_tracker(Tracker(name, "x", "#abcdef", group, Role.OWN), now=NOW)
        assert [(tracker.group, tracker.name) for tracker in store.trackers()] == [
            ("", "d"),
            ("a", "C"),
            ("Z", "a"),
            ("Z", "b"),
        ]

    def test_an_edited_tracker_is_the_same_tracker(self, store: Store) -> None:
        tracker = add_tracker(store)
        edited = Tracker("Rail", "rail OR train", "#000000", "Client", Role.COMPETITOR, tracker.id)
        store.edit_tracker(edited, now=NOW)
        assert store.trackers() == [edited]

    @pytest.mark.parametrize("name", ["", "  ", "train"])
    def test_a_name_that_is_empty_or_taken_is_refused(self, store: Store, name: str) -> None:
        add_tracker(store)
        other = add_tracker(store, "Avion", "avion")
        with pytest.raises(UsageError):
            store.add_tracker(Tracker(name, "x"), now=NOW)
        with pytest.raises(UsageError):
            store.edit_tracker(Tracker(name, "x", id=other.id), now=NOW)
        assert [tracker.name for tracker in store.trackers()] == ["Avion", "Train"]

    def test_the_name_of_a_removed_tracker_is_free_and_then_keeps_it_from_coming_back(self, store: Store) -> None:
        first = add_tracker(store)
        store.remove_tracker(first.id, now=NOW)
        second = add_tracker(store)
        assert second.id != first.id
        with pytest.raises(UsageError, match="Train"):
            store.restore_tracker(first.id)
        assert store.trackers() == [second]

    def test_a_rematch_adds_and_removes(self, store: Store) -> None:
        write(store, *(make_scored(str(number), ("le train", "le car")[number % 2]) for number in range(10)))
        tracker = add_tracker(store)
        assert rematch(store, tracker) == (5, 0)
        assert rematch(store, tracker) == (0, 0)
        edited = Tracker("Car", "car", id=tracker.id)
        store.edit_tracker(edited, now=NOW)
        assert rematch(store, edited) == (5, 5)
        assert {line.text for line in store.page(View(tracker.id))} == {"le car"}

    def test_a_rematch_with_a_query_that_is_no_longer_hers_does_nothing(self, store: Store) -> None:
        write(store, make_scored("1", "le train"))
        tracker = add_tracker(store)
        store.edit_tracker(Tracker("Train", "avion", id=tracker.id), now=NOW)
        assert rematch(store, tracker) == (0, 0)
        store.remove_tracker(tracker.id, now=NOW)
        assert rematch(store, Tracker("Train", "avion", id=tracker.id)) == (0, 0)
        assert store.counts() == {ALL_MENTIONS: 1}

    def test_a_removed_tracker_is_out_of_sight_and_holds_nothing(self, store: Store) -> None:
        tracker = add_tracker(store)
        batch = [make_scored(str(number), "train", trackers=[tracker.id]) for number in range(2_500)]
        write(store, *batch)
        store.remove_tracker(tracker.id, now=NOW)
        assert (store.trackers(), store.counts()) == ([], {ALL_MENTIONS: 2_500})
        assert store.total(View(tracker.id)) == Tally()
        assert _trackers_of_newest(store) == ()
        store.restore_tracker(tracker.id)
        assert rematch(store, tracker) == (2_500, 0)
        assert store.counts()[tracker.id] == 2_500


def _trackers_of_newest(store: Store) -> tuple[str, ...]:
    """Names of the trackers of the newest mention."""
    found = store.mention(ids(store)[0])
    assert found is not None
    return found.trackers
