"""What every store must keep of her corrections: what says the same follows them. See `contract`.

The model keeps what she labelled herself, in order; what each mention bears follows from that alone.
"""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Final

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cmdesk.core.corrections import Former, digest
from cmdesk.core.query import parse
from cmdesk.core.types import Kept, Kind, Label
from cmdesk.core.views import Tally, View
from tests.builders import NOON, NOW, make_scored
from tests.storage.contract import EVERYTHING, MINUTE, Contract, Store, add_tracker, faults, ids, natives, write

SETTINGS: Final = settings(
    max_examples=15, stateful_step_count=25, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate)
)
LATE: Final = "Le train de 8 h est encore en retard"
TEXTS: Final = (
    LATE,
    f"RT @sncf: {LATE.upper()} !!!",
    "@sncf le #train de 8 h : est encore en retard… https://example.org/a?b=c",
    "Merci pour l'accueil à la gare de Lyon ❤️",
    "merci, pour L’ACCUEIL à la gare de @x Lyon",
    "merci beaucoup",
    "Merci beaucoup !",
    "電車がまた遅れています、とても残念です、毎日のことです",
    "電車がまた遅れています。とても残念です。毎日のことです。",
)


def labels(store: Store) -> dict[str, tuple[Label, bool]]:
    """The label of each mention, and whether it is hers, by native id."""
    lines = store.page(View(own=True), limit=1000)
    return {
        found.post.native: (line.label, line.corrected)
        for line in lines
        if (found := store.mention(line.id)) is not None
    }


def number(store: Store, native: str) -> int:
    """The id of a mention."""
    return next(
        line.id for line in store.page(EVERYTHING) if (it := store.mention(line.id)) and it.post.native == native
    )


class CorrectionContract(Contract):
    """A correction is of all mentions that say the same."""

    def test_what_says_the_same_follows_and_goes_with_it(self, store: Store) -> None:
        write(store, *(make_scored(str(at), text) for at, text in enumerate(TEXTS)))
        store.correct([number(store, "1")], Label.NEGATIVE, now=NOW)
        hers, scored = (Label.NEGATIVE, True), (Label.NEUTRAL, False)
        assert labels(store) == {str(at): hers if at < 3 else scored for at in range(len(TEXTS))}
        assert store.total(EVERYTHING) == Tally(negative=3, neutral=len(TEXTS) - 3)
        assert [one.text for one in store.labelled()] == [TEXTS[1]]
        store.correct([number(store, "1")], None, now=NOW)
        assert set(labels(store).values()) == {scored}
        assert store.labelled() == []

    def test_short_texts_are_each_on_their_own(self, store: Store) -> None:
        write(store, make_scored("1", "merci beaucoup"), make_scored("2", "merci beaucoup"))
        store.correct([number(store, "1")], Label.POSITIVE, now=NOW)
        assert labels(store) == {"1": (Label.POSITIVE, True), "2": (Label.NEUTRAL, False)}

    def test_texts_without_spaces_follow_too(self, store: Store) -> None:
        write(store, make_scored("1", TEXTS[7]), make_scored("2", TEXTS[8]))
        store.correct([number(store, "1")], Label.NEGATIVE, now=NOW)
        assert labels(store)["2"] == (Label.NEGATIVE, True)

    def test_a_label_of_its_own_wins_and_stays(self, store: Store) -> None:
        write(store, make_scored("1", LATE), make_scored("2", LATE), make_scored("3", LATE))
        store.correct([number(store, "2")], Label.POSITIVE, now=NOW)
        store.correct([number(store, "1")], Label.NEGATIVE, now=NOW)
        assert {native: label for native, (label, _) in labels(store).items()} == {
            "1": Label.NEGATIVE, "2": Label.POSITIVE, "3": Label.NEGATIVE,
        }  # fmt: skip
        store.correct([number(store, "1")], None, now=NOW)
        assert {label for label, _ in labels(store).values()} == {Label.POSITIVE}
        assert len(store.labelled()) == 1

    def test_the_last_one_is_followed_whatever_the_clock_says(self, store: Store) -> None:
        write(store, make_scored("1", LATE), make_scored("2", LATE), make_scored("3", LATE))
        store.correct([number(store, "1")], Label.POSITIVE, now=NOW)
        store.correct([number(store, "2")], Label.NEGATIVE, now=NOW - timedelta(days=1))
        assert labels(store)["3"] == (Label.NEGATIVE, True)

    def test_giving_back_one_that_follows_gives_back_all(self, store: Store) -> None:
        write(store, make_scored("1", LATE), make_scored("2", LATE), make_scored("3", LATE))
        store.correct([number(store, "1")], Label.POSITIVE, now=NOW)
        before = labels(store)
        former = store.correct([number(store, "3")], None, now=NOW)
        assert set(labels(store).values()) == {(Label.NEUTRAL, False)}
        store.put_back(former)
        assert labels(store) == before
        assert len(store.labelled()) == 1

    def test_undoing_gives_back_the_former_label_and_its_time(self, store: Store) -> None:
        write(store, *(make_scored(str(at), LATE) for at in range(4)))
        store.correct([number(store, "0")], Label.POSITIVE, now=NOW)
        store.correct([number(store, "1")], Label.NEGATIVE, now=NOW + MINUTE)
        before = labels(store)
        former = store.correct([number(store, "0"), number(store, "3")], Label.UNKNOWN, now=NOW + 2 * MINUTE)
        assert {label for label, _ in labels(store).values()} == {Label.UNKNOWN, Label.NEGATIVE}
        store.put_back(former)
        assert labels(store) == before, "what followed the newer one must not follow what was put back after it"
        assert [one.label for one in store.labelled()] == [Label.NEGATIVE, Label.POSITIVE]

    def test_what_comes_in_later_follows(self, store: Store) -> None:
        write(store, make_scored("1", LATE), make_scored("2", TEXTS[5]))
        store.correct(ids(store), Label.NEGATIVE, now=NOW)
        write(store, make_scored("3", TEXTS[2]), make_scored("4", TEXTS[5]), make_scored("5", TEXTS[3]))
        assert labels(store)["3"] == (Label.NEGATIVE, True)
        assert labels(store)["4"] == labels(store)["5"] == (Label.NEUTRAL, False)
        assert len(store.labelled()) == 2

    def test_what_an_export_brings_is_followed_by_what_comes_after_it(self, store: Store) -> None:
        write(store, make_scored("1", LATE, kept=Kept(correction=Label.POSITIVE)))
        write(store, make_scored("2", TEXTS[1]))
        write(store, make_scored("3", TEXTS[3]))
        write(store, make_scored("3", TEXTS[3], kept=Kept(correction=Label.NEGATIVE)), make_scored("4", TEXTS[4]))
        assert [labels(store)[native][0] for native in "1234"] == [Label.POSITIVE] * 2 + [Label.NEGATIVE, Label.NEUTRAL]
        write(store, make_scored("5", TEXTS[4]))
        assert labels(store)["5"] == (Label.NEGATIVE, True)

    def test_what_follows_joins_and_leaves_trackers_of_moods(self, store: Store) -> None:
        tracker = add_tracker(store, "Retards", "retard sentiment:negative")
        write(store, make_scored("1", LATE), make_scored("2", TEXTS[1]), make_scored("3", TEXTS[2]))
        store.rematch(tracker, parse(tracker.query))
        assert natives(store, tracker.id) == []
        former = store.correct([number(store, "1")], Label.NEGATIVE, now=NOW)
        assert sorted(natives(store, tracker.id)) == ["1", "2", "3"]
        store.put_back(former)
        assert natives(store, tracker.id) == []

    def test_more_of_the_same_than_a_transaction_holds(self, store: Store) -> None:
        write(
            store, *(make_scored(str(at), LATE, kind=Kind.REPOST, posted_at=NOON + MINUTE * at) for at in range(1200))
        )
        former = store.correct(ids(store)[:1], Label.POSITIVE, now=NOW)
        assert store.total(EVERYTHING) == Tally(positive=1200)
        store.put_back(former)
        assert store.total(EVERYTHING) == Tally(neutral=1200)

    def test_a_mention_named_twice_is_corrected_once(self, store: Store) -> None:
        write(store, make_scored("1", LATE), make_scored("2", LATE))
        store.correct([number(store, "1")], Label.POSITIVE, now=NOW)
        store.correct([number(store, "2")], Label.NEGATIVE, now=NOW)
        former = store.correct([number(store, "2")] * 2 + [404], None, now=NOW)
        assert len(former) == 1
        assert labels(store)["2"] == (Label.POSITIVE, True)


class CorrectionMachine(RuleBasedStateMachine):
    """Does the same to a store and to the model."""

    open_store: Callable[[], Store]

    @initialize()
    def begin(self) -> None:
        self.store = type(self).open_store()
        self.stored: dict[int, tuple[str, Label]] = {}
        self.hers: dict[int, tuple[Label, int]] = {}
        self.undo: list[tuple[tuple[Former, ...], dict[int, tuple[Label, int]]]] = []
        self.order = count()

    def teardown(self) -> None:
        if hasattr(self, "store"):
            assert faults(self.store) == []
            self.store.close()  # type: ignore[attr-defined]

    @rule(native=st.integers(0, 11), text=st.sampled_from(TEXTS), label=st.sampled_from(Label))
    def store_one(self, native: int, text: str, label: Label) -> None:
        write(self.store, make_scored(str(native), text, label=label))
        self.stored.setdefault(native, (text, label))

    @rule(among=st.sets(st.integers(0, 11), min_size=1, max_size=4), label=st.one_of(st.none(), st.sampled_from(Label)))
    def correct(self, among: set[int], label: Label | None) -> None:
        chosen = sorted(among & self.stored.keys())
        before = dict(self.hers)
        numbers = {int(it.post.native): it.line.id for it in self.store.details(View(own=True))}
        former = self.store.correct([numbers[one] for one in chosen], label, now=NOW)
        for one in chosen:
            if label is not None:
                self.hers[one] = (label, next(self.order))
            elif one in self.hers:
                del self.hers[one]
            else:
                for other in self.same(one):
                    del self.hers[other]
        self.undo.append((former, before))

    @rule()
    def take_back(self) -> None:
        if self.undo:
            former, self.hers = self.undo.pop()
            self.store.put_back(former)

    def same(self, native: int) -> list[int]:
        """Those that she labelled herself and that say the same."""
        said = digest(self.stored[native][0])
        return [one for one in self.hers if said is not None and digest(self.stored[one][0]) == said]

    @invariant()
    def every_mention_bears_what_the_model_says(self) -> None:
        if not hasattr(self, "store"):
            return
        told = labels(self.store)
        assert told.keys() == {str(native) for native in self.stored}
        for native, (_, scored) in self.stored.items():
            followed = max((self.hers[one] for one in self.same(native)), key=lambda hers: hers[1], default=None)
            hers = self.hers.get(native, followed)
            assert told[str(native)] == ((scored, False) if hers is None else (hers[0], True))
        assert len(self.store.labelled()) == len(self.hers)
