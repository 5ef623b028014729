"""Contract: trackers that ask for what may change keep in step with it."""

from datetime import timedelta

from cmdesk.core.types import Author, Label, Reading
from tests.builders import NOW, make_scored
from tests.storage.contract import Contract, Store, add_tracker, ids, natives, write

LATER = NOW + timedelta(hours=1)


class ChangingContract(Contract):
    """What becomes of the links of such trackers."""

    def test_a_mention_joins_with_the_like_that_was_missing_and_stays_while_it_counts(self, store: Store) -> None:
        tracker = add_tracker(store, "Liked", "train min:likes:10")
        write(store, make_scored("1", "le train", reading=Reading(likes=9)))
        assert natives(store, tracker.id) == []
        write(store, make_scored("1", "le train", reading=Reading(likes=10)), now=LATER)
        assert natives(store, tracker.id) == ["1"]
        write(store, make_scored("1", "le train", reading=Reading(likes=3)), now=LATER + timedelta(hours=1))
        assert natives(store, tracker.id) == []

    def test_a_text_that_does_not_match_never_joins(self, store: Store) -> None:
        tracker = add_tracker(store, "Liked", "train min:likes:10")
        write(store, make_scored("1", "le car", reading=Reading(likes=50)))
        assert natives(store, tracker.id) == []

    def test_a_correction_moves_a_mention_between_trackers_of_moods(self, store: Store) -> None:
        bad = add_tracker(store, "Bad", "train sentiment:negative")
        good = add_tracker(store, "Good", "train sentiment:positive")
        write(store, make_scored("1", "le train", label=Label.NEGATIVE, trackers=[bad.id]))
        store.correct(ids(store), Label.POSITIVE, now=NOW)
        assert (natives(store, bad.id), natives(store, good.id)) == ([], ["1"])
        store.correct(ids(store), None, now=NOW)
        assert (natives(store, bad.id), natives(store, good.id)) == (["1"], [])

    def test_a_correction_that_outlived_the_mention_counts_when_it_comes_back(self, store: Store) -> None:
        write(store, make_scored("1", "le train", label=Label.NEGATIVE))
        store.correct(ids(store), Label.POSITIVE, now=NOW)
        good = add_tracker(store, "Good", "train sentiment:positive")
        write(store, make_scored("1", "le train", label=Label.NEGATIVE), now=LATER)
        assert natives(store, good.id) == ["1"]

    def test_a_mention_joins_once_its_author_is_told(self, store: Store) -> None:
        tracker = add_tracker(store, "Hers", "train author:@zoe")
        write(store, *(make_scored(native, "le train", author=None) for native in "12"))
        write(store, make_scored("1", "le train", author=Author("7", "zoe")), now=LATER)
        assert natives(store, tracker.id) == ["1"]

    def test_what_she_decided_by_hand_stands(self, store: Store) -> None:
        tracker = add_tracker(store, "Liked", "train min:likes:10")
        write(store, make_scored("1", "le train", reading=Reading(likes=20), trackers=[tracker.id]))
        store.decide(tracker.id, ids(store), False, now=NOW)
        write(store, make_scored("1", "le train", reading=Reading(likes=30)), now=LATER)
        assert natives(store, tracker.id) == []

    def test_a_query_that_cannot_be_read_changes_nothing(self, store: Store) -> None:
        tracker = add_tracker(store, "Broken", "train min:likes:many")
        write(store, make_scored("1", "le train", reading=Reading(likes=20)))
        assert natives(store, tracker.id) == []
