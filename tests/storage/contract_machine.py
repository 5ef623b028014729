"""Any sequence of operations leaves a store that says what a model of a few lines says, and finds no fault in itself.

The model keeps what each operation means in plain sets and dictionaries. See `contract`.
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cmdesk.core.passes import Fetched, Gone, Inquiry, Step
from cmdesk.core.query import parse
from cmdesk.core.types import ALL_MENTIONS, Account, Author, Kind, Label, Reading, ScoredPost, Tracker
from cmdesk.core.views import Tally, View
from tests.builders import NOON, NOW, make_scored
from tests.storage.contract import Store, faults, tally_of

WORDS: Final = ("train", "avion", "car")
MOST_TRACKERS: Final = 4
SETTINGS: Final = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    # no shrinking: every try makes a store, and the sequence that failed is short enough to read
    phases=(Phase.explicit, Phase.generate),
)

_numbers = st.integers(0, 9)
_labels = st.sampled_from(Label)
_counts = st.one_of(st.none(), st.integers(0, 9))
_readings = st.builds(Reading, likes=_counts, shares=_counts, views=_counts)
_posts = st.tuples(_numbers, _labels, _readings)
_places = st.integers(0, 99)


@dataclass
class Mention:
    """What the model keeps of one."""

    id: int
    label: Label
    reading: Reading
    kind: Kind
    author: str
    hers: Label | None = None
    decided: dict[int, bool] = field(default_factory=dict)
    linked: set[int] = field(default_factory=set)
    erased: bool = False
    own: bool = False

    @property
    def reactions(self) -> int | None:
        return None if self.kind is Kind.REPOST else self.reading.reactions

    @property
    def effective(self) -> Label:
        return self.label if self.hers is None else self.hers


def text_of(number: int) -> str:
    """A post always has the same text: its number says which words are in it."""
    return " ".join(["un", *(word for bit, word in enumerate(WORDS) if number >> bit & 1)])


def author_of(number: int) -> Author:
    """A post always has the same author, too."""
    return Author(str(number % 3), f"compte{number % 3}")


def merged(old: Reading, new: Reading) -> Reading:
    """What a later answer leaves out stays."""
    told = {name: getattr(new, name) for name in ("likes", "shares", "views") if getattr(new, name) is not None}
    return replace(old, **told)


class StoreMachine(RuleBasedStateMachine):
    """Does the same to a store and to the model."""

    @staticmethod
    def open_store() -> Store:
        """A new, empty store."""
        raise NotImplementedError

    @initialize(batch=st.lists(_posts, min_size=4, max_size=8))
    def begin(self, batch: list[tuple[int, Label, Reading]]) -> None:
        self.store = type(self).open_store()
        self.mentions: dict[str, Mention] = {}
        self.trackers: dict[int, Tracker] = {}
        self.removed: dict[int, Tracker] = {}
        self.own: set[str] = set()
        for word in WORDS[:2]:
            self.add_tracker(word)
        self.write(batch, None)

    @rule(batch=st.lists(_posts, max_size=6), by_hand=st.one_of(st.none(), _places))
    def write(self, batch: list[tuple[int, Label, Reading]], by_hand: int | None) -> None:
        tracker = None if by_hand is None else self._chosen(by_hand)
        posts = [self._post(number, label, reading) for number, label, reading in batch]
        fresh = len({scored.post.native for scored in posts} - set(self.mentions))
        written = self.store.write(
            posts, now=NOW, generation=self.store.generation(), by_hand=None if tracker is None else tracker.id
        )
        assert (written.added, written.known) == (fresh, len(posts) - fresh)
        for scored in posts:
            native = scored.post.native
            mention = self.mentions.get(native)
            if mention is None:
                mention = self.mentions[native] = Mention(
                    0, scored.sentiment.label, Reading(), scored.post.kind, author_of(int(native)).key
                )
                mention.linked = set(scored.trackers)
            if not mention.erased:
                mention.reading = merged(mention.reading, scored.post.reading)
            if tracker is not None:
                mention.decided[tracker.id] = True
                mention.linked.add(tracker.id)
        for line in self.store.page(View(ALL_MENTIONS, own=True)):
            detail = self.store.mention(line.id)
            assert detail is not None
            self.mentions[detail.post.native].id = line.id

    @rule(places=st.sets(_places), label=st.one_of(st.none(), _labels))
    def correct(self, places: set[int], label: Label | None) -> None:
        chosen = [mention for place in places for mention in self._mention(place)]
        self.store.correct([mention.id for mention in chosen], label, now=NOW)
        for mention in chosen:
            mention.hers = label

    @rule(numbers=st.lists(_numbers, max_size=2))
    def take_down(self, numbers: list[int]) -> None:
        inquiry = Inquiry("x", "train", "Train")
        page = Fetched(gone=tuple(Gone("x", str(number)) for number in numbers))
        self.store.write([], now=NOW, step=Step(self.store.begin_pass(inquiry, now=NOW), inquiry, page, 1))
        for number in numbers:
            mention = self.mentions.get(str(number))
            if mention is not None and not mention.erased:
                mention.erased, mention.own = True, mention.author in self.own

    @rule(number=_places)
    def own_account(self, number: int) -> None:
        key = author_of(number).key
        account = Account("x", f"@Compte{key}")
        if key in self.own:
            assert self.store.remove_account(account)
        else:
            self.store.add_account(account, now=NOW)
        self.own ^= {key}

    @precondition(lambda self: len(self.trackers) + len(self.removed) < MOST_TRACKERS)
    @rule(word=st.sampled_from(WORDS))
    def add_tracker(self, word: str) -> None:
        number = len(self.trackers) + len(self.removed) + 1
        tracker = self.store.add_tracker(Tracker(f"{word} {number}", word), now=NOW)
        self.trackers[tracker.id] = tracker

    @precondition(lambda self: self.trackers)
    @rule(place=_places, word=st.sampled_from(WORDS))
    def edit_tracker(self, place: int, word: str) -> None:
        tracker = self._chosen(place)
        assert tracker is not None
        self.trackers[tracker.id] = replace(tracker, query=word)
        self.store.edit_tracker(self.trackers[tracker.id], now=NOW)

    @precondition(lambda self: self.trackers)
    @rule(place=_places)
    def rematch(self, place: int) -> None:
        tracker = self._chosen(place)
        assert tracker is not None
        added = removed = 0
        for native, mention in self.mentions.items():
            # what an erased one said is known no more: it stays where it is
            fits = tracker.id in mention.linked if mention.erased else tracker.query in text_of(int(native))
            wanted = mention.decided.get(tracker.id, fits)
            added += wanted and tracker.id not in mention.linked
            removed += not wanted and tracker.id in mention.linked
            (mention.linked.add if wanted else mention.linked.discard)(tracker.id)
        assert self.store.rematch(tracker, parse(tracker.query)) == (added, removed)

    @precondition(lambda self: self.trackers)
    @rule(place=_places)
    def remove_tracker(self, place: int) -> None:
        tracker = self._chosen(place)
        assert tracker is not None
        self.store.remove_tracker(tracker.id, now=NOW)
        self.removed[tracker.id] = self.trackers.pop(tracker.id)
        for mention in self.mentions.values():
            mention.linked.discard(tracker.id)

    @precondition(lambda self: self.removed)
    @rule(place=_places)
    def restore_tracker(self, place: int) -> None:
        number = sorted(self.removed)[place % len(self.removed)]
        self.store.restore_tracker(number)
        self.trackers[number] = self.removed.pop(number)

    @precondition(lambda self: self.trackers)
    @rule(place=_places, places=st.sets(_places), linked=st.sampled_from((True, False, None)))
    def decide(self, place: int, places: set[int], linked: bool | None) -> None:
        tracker = self._chosen(place)
        assert tracker is not None
        chosen = [mention for place in places for mention in self._mention(place)]
        self.store.decide(tracker.id, [mention.id for mention in chosen], linked, now=NOW)
        for mention in chosen:
            if linked is None:
                mention.decided.pop(tracker.id, None)
            else:
                mention.decided[tracker.id] = linked
                (mention.linked.add if linked else mention.linked.discard)(tracker.id)

    @invariant()
    def says_what_the_model_says(self) -> None:
        assert self.store.trackers() == sorted(self.trackers.values(), key=lambda tracker: tracker.name)
        for tracker in (ALL_MENTIONS, *self.trackers, *self.removed):
            among = [
                mention
                for mention in self.mentions.values()
                if (tracker in mention.linked or tracker == ALL_MENTIONS) and not self._is_own(mention)
            ]
            assert self.store.counts().get(tracker, 0) == len(among)
            assert self.store.total(View(tracker)) == sum(
                (tally_of(mention.effective, mention.reactions) for mention in among), Tally()
            )
            shown = {line.id: (line.label, line.corrected, line.reactions) for line in self.store.page(View(tracker))}
            assert shown == {
                mention.id: (mention.effective, mention.hers is not None, mention.reactions) for mention in among
            }

    def teardown(self) -> None:
        if hasattr(self, "store"):
            found = faults(self.store)
            self.store.close()
            assert found == []

    def _is_own(self, mention: Mention) -> bool:
        return mention.own if mention.erased else mention.author in self.own

    def _chosen(self, place: int) -> Tracker | None:
        return self.trackers[sorted(self.trackers)[place % len(self.trackers)]] if self.trackers else None

    def _mention(self, place: int) -> list[Mention]:
        return [self.mentions[sorted(self.mentions)[place % len(self.mentions)]]] if self.mentions else []

    def _post(self, number: int, label: Label, reading: Reading) -> ScoredPost:
        text = text_of(number)
        return make_scored(
            str(number),
            text,
            label=label,
            kind=Kind(number % 4),
            author=author_of(number),
            # some in one quarter hour, some in one second
            posted_at=NOON + timedelta(minutes=4) * (number // 2),
            reading=reading,
            trackers=[tracker.id for tracker in self.trackers.values() if tracker.query in text],
        )
