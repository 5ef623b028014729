"""Clusters: what is a copy of what, and every count of both, together and apart."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.passes import Fetched, Inquiry, Step
from cmdesk.core.query import parse
from cmdesk.core.types import Account, Author, Kind, Label, Reading, ScoredPost, Tracker, counted_reactions
from cmdesk.core.views import MentionLine, Tally, View
from cmdesk.storage import clusters
from cmdesk.storage.links import changing_links
from cmdesk.storage.store import SqliteStore
from tests.builders import AUTHOR, NOW, make_scored
from tests.storage.contract import faults, tally_of

SEARCH: Final = Inquiry("x", "train", "Train")
NEWS: Final = (
    "Grève des contrôleurs : un train sur deux circulera ce week-end entre Paris et Lyon, prévoit la direction.",
    "L’enseigne va fermer douze magasins en France d’ici la fin de l’année et supprimer près de cent postes.",
    "Le groupe rappelle plusieurs lots de bougies parfumées après la découverte d’un défaut de fabrication grave.",
)
HOUR: Final = timedelta(hours=1)
START: Final = NOW - 24 * HOUR
COMPANY: Final = Author("1", "Maison", "Maison")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "mentions.db")
    yield opened
    assert faults(opened) == []
    opened.close()


def take(store: SqliteStore, *posts: ScoredPost, again: bool | None = None) -> None:
    """Store posts as a pass brings them."""
    number = store.begin_pass(SEARCH, now=NOW)
    store.write(posts, now=NOW, step=Step(number, SEARCH, Fetched(), store.generation(), again=again))


def post(native: str, text: str = NEWS[0], hours: float = 0, **more: Any) -> ScoredPost:
    return make_scored(native, text, **{"posted_at": START + hours * HOUR, **more})


def clustered(store: SqliteStore) -> dict[str, str | None]:
    """Of each mention the native id of its head, None of those that are no copies."""
    return dict(
        store._connection.execute(
            "SELECT mention.native, head.native FROM mention LEFT JOIN clustered ON clustered.mention = mention.id "
            "AND clustered.head <> mention.id LEFT JOIN mention AS head ON head.id = clustered.head"
        )
    )


def number_of(store: SqliteStore, native: str) -> int:
    found: int = store._connection.execute("SELECT id FROM mention WHERE native = ?", (native,)).get
    return found


def leave(store: SqliteStore, *natives: str) -> None:
    with changing_links(store._connection) as links:
        clusters.leave(store._connection, links, [number_of(store, native) for native in natives])


@pytest.mark.parametrize("again", [None, False, True])
def test_what_says_the_same_is_one_cluster_whatever_its_network(store: SqliteStore, again: bool | None) -> None:
    take(
        store,
        post("1"),
        post("2", f"RT @journal: {NEWS[0]}", 1, source="mastodon"),
        post("3", f"{NEWS[0]} - Le Parisien", 2),
        post("4", NEWS[1], 3),
        again=again,
    )
    take(store, post("5", NEWS[0].upper(), 4), again=again)
    assert clustered(store) == {"1": None, "2": "1", "3": "1", "4": None, "5": "1"}
    assert store.total(View()).mentions == 5
    assert store.total(View(copies=False)).mentions == 2
    assert [line.copies for line in store.page(View())] == [3, 0, 3, 3, 3]
    assert [line.id for line in store.page(View(copies=False))] == [number_of(store, "4"), number_of(store, "1")]


def test_the_first_that_was_stored_is_the_head(store: SqliteStore) -> None:
    take(store, post("late", hours=5))
    take(store, post("early"))
    assert clustered(store) == {"late": None, "early": "late"}


def test_after_two_days_the_same_is_said_anew(store: SqliteStore) -> None:
    take(store, post("1", hours=-48), post("in time", hours=0), post("too late", hours=0.001), post("2", hours=1))
    assert clustered(store) == {"1": None, "in time": "1", "too late": None, "2": "too late"}


def test_a_repost_belongs_to_what_it_reposts_however_late_and_short(store: SqliteStore) -> None:
    take(store, post("1", "oui", -2000))
    store.write([post("2", "oui", kind=Kind.REPOST, parent="1")], now=NOW)
    take(store, post("3", "oui", kind=Kind.REPOST, parent="2"), post("4", "oui", kind=Kind.REPOST, parent="gone"))
    take(store, post("5", "oui", kind=Kind.REPOST, parent="1", source="mastodon"), post("6", "oui", parent="1"))
    assert clustered(store) == {"1": None, "2": "1", "3": "1", "4": None, "5": None, "6": None}


def test_a_repost_of_a_copy_that_comes_with_it_belongs_to_the_head(store: SqliteStore) -> None:
    take(store, post("1"))
    take(store, post("2", hours=1), post("3", "oui", 2, kind=Kind.REPOST, parent="2"))
    assert clustered(store) == {"1": None, "2": "1", "3": "1"}


def test_an_import_joins_by_what_it_reposts_only(store: SqliteStore) -> None:
    store.write([post("1"), post("2", hours=1), post("3", kind=Kind.REPOST, parent="1")], now=NOW)
    take(store, post("4", hours=2))
    assert clustered(store) == {"1": None, "2": None, "3": "1", "4": None}


@pytest.mark.parametrize("texts", [("merci beaucoup", "merci beaucoup"), (f"{NEWS[0]} 🥰", f"{NEWS[0]} 😡"), NEWS[:2]])
def test_what_is_no_copy_stands_alone(store: SqliteStore, texts: tuple[str, str]) -> None:
    take(store, *(post(str(number), text) for number, text in enumerate(texts)))
    assert clustered(store) == {"0": None, "1": None}


def test_nearly_the_same_in_the_opposite_mood_is_another_opinion(store: SqliteStore) -> None:
    said = "Le service client de la grande maison du centre est vraiment {} depuis ce matin"
    take(
        store,
        post("1", said.format("nul"), label=Label.NEGATIVE),
        post("2", said.format("super"), 1, label=Label.POSITIVE),
    )
    take(store, post("3", said.format("bien"), 2), post("4", said.format("super"), 3, label=Label.NEGATIVE))
    assert clustered(store) == {"1": None, "2": None, "3": "1", "4": "2"}


def test_a_head_that_leaves_hands_over(store: SqliteStore) -> None:
    take(store, post("1"), post("2", hours=1), post("3", hours=2), post("4", hours=3))
    leave(store, "1", "3")
    assert clustered(store) == {"1": None, "2": None, "3": None, "4": "2"}
    assert store.total(View(copies=False)).mentions == 3
    take(store, post("5", hours=4))
    assert clustered(store)["5"] == "2"
    leave(store, "2", "5", "1")
    assert set(clustered(store).values()) == {None}
    assert store.total(View(copies=False)) == store.total(View())


def test_a_text_that_changed_is_not_found_by_what_it_was(store: SqliteStore) -> None:
    take(store, post("1"))
    store._connection.execute("UPDATE mention SET text = ?", (NEWS[1],))
    take(store, post("2", hours=1))
    assert clustered(store) == {"1": None, "2": None}
    store._connection.execute("UPDATE mention SET text = ? WHERE native = '1'", (NEWS[0],))


def test_the_others_of_a_cluster(store: SqliteStore) -> None:
    take(store, *(post(str(number), hours=number) for number in range(5)), post("alone", NEWS[1]))

    def others(native: str, **more: int) -> list[int]:
        return [line.id for line in store.copies_of(number_of(store, native), **more)]

    numbers = [number_of(store, str(number)) for number in range(5)]
    assert others("0") == numbers[:0:-1]
    assert others("2") == [numbers[4], numbers[3], numbers[1], numbers[0]]
    assert others("2", limit=1) == [numbers[4], numbers[0]]
    assert (others("alone"), store.copies_of(7)) == ([], [])
    detail = store.mention(numbers[1])
    assert detail is not None
    assert detail.line.copies == 4


def test_what_is_kept_to_find_copies_is_forgotten(store: SqliteStore) -> None:
    take(store, post("1"))
    number = store.begin_pass(SEARCH, now=NOW)
    later = NOW + timedelta(days=clusters.KEPT_DAYS + 1)
    store.write([], now=later, step=Step(number, SEARCH, Fetched(), 1))
    store.write([post("2", NEWS[1])], now=later, step=Step(number, SEARCH, Fetched(), 1))
    kept = store._connection.execute("SELECT DISTINCT mention FROM recent").fetchall()
    assert kept == [(number_of(store, "2"),)]


def test_an_edit_leaves_the_cluster_of_what_it_does_not_say_any_more(store: SqliteStore) -> None:
    take(
        store,
        *(post(str(number), hours=number) for number in range(5)),
        post("repost", hours=5, kind=Kind.REPOST, parent="3"),
    )
    take(store, post("1", f"{NEWS[0]} - Le Parisien", 1), post("2", NEWS[1], 2), post("3", NEWS[1], 3))
    take(store, post("repost", NEWS[1], 5, kind=Kind.REPOST, parent="3"))
    together = {"0": None, "1": "0", "2": None, "3": "0", "4": "0", "repost": "0"}
    assert clustered(store) == together
    take(store, post("0", NEWS[2]))
    assert clustered(store) == {"0": None, "1": None, "2": None, "3": "1", "4": "1", "repost": "1"}
    take(store, post("again", hours=6))
    assert clustered(store)["again"] == "1"


def listed(store: SqliteStore, **ways: Any) -> list[str]:
    """What counts where copies count once, oldest first."""
    return [detail.post.native for detail in store.details(View(copies=False, **ways))]


def test_what_she_leaves_out_takes_no_cluster_with_it(store: SqliteStore) -> None:
    store.add_account(Account("x", "@maison"), now=NOW)
    take(
        store,
        post("hers", author=COMPANY),
        post("repost", "oui", 1, kind=Kind.REPOST, parent="hers"),
        post("copy", hours=2),
        post("another", hours=3),
    )
    assert set(clustered(store).values()) == {None, "hers"}
    assert listed(store) == ["repost"]
    assert listed(store, reposts=False) == ["copy"]
    assert listed(store, own=True) == listed(store, own=True, reposts=False) == ["hers"]
    store.remove_account(Account("x", "@maison"))
    assert listed(store) == listed(store, reposts=False) == ["hers"]


def test_in_a_tracker_the_first_that_belongs_to_it_counts(store: SqliteStore) -> None:
    number = store.add_tracker(Tracker("Usagers", "usagers"), now=NOW).id
    take(store, post("1"), post("2", hours=1, trackers=[number]), post("3", hours=2, trackers=[number]))
    assert listed(store, tracker=number) == ["2"]
    store.decide(number, [number_of(store, "2")], False, now=NOW)
    assert listed(store, tracker=number) == ["3"]
    store.decide(number, [number_of(store, "1")], True, now=NOW)
    assert listed(store, tracker=number) == ["1"]
    assert listed(store) == ["1"]


def test_a_bin_counts_a_cluster_where_it_began(store: SqliteStore) -> None:
    take(store, post("2", hours=1), post("3", NEWS[1], 1))
    take(store, post("1"))
    edges = [START, START + HOUR, START + 2 * HOUR]
    assert [tally.mentions for tally in store.series(View(copies=False), edges)] == [1, 1]
    assert [tally.mentions for tally in store.series(View(), edges)] == [1, 2]


@pytest.mark.parametrize("imported", [True, False])
def test_an_original_that_comes_after_its_reposts_is_the_one_that_counts(store: SqliteStore, imported: bool) -> None:
    store_them = store.write if imported else lambda posts, now: take(store, *posts)
    for native in ("2", "3"):
        store_them([post(native, "oui", int(native), kind=Kind.REPOST, parent="1")], now=NOW)
    store_them([post("elsewhere", "oui", 4, kind=Kind.REPOST, parent="1", source="mastodon")], now=NOW)
    assert listed(store) == ["2", "3", "elsewhere"]
    store_them([post("1", "oui"), post("4", "oui", 5, kind=Kind.REPOST, parent="1")], now=NOW)
    assert clustered(store) == {"1": None, "2": "1", "3": "1", "4": "1", "elsewhere": None}
    assert listed(store) == ["1", "elsewhere"]
    assert listed(store, reposts=False) == ["1"]


def test_an_original_brings_together_what_its_reposts_head(store: SqliteStore) -> None:
    take(store, post("2", hours=1, kind=Kind.REPOST, parent="1"))
    take(store, post("3", hours=2), post("4", NEWS[1], 3, kind=Kind.REPOST, parent="1"))
    take(store, post("5", NEWS[1], 4))
    assert clustered(store) == {"2": None, "3": "2", "4": None, "5": "4"}
    take(store, post("1", NEWS[2], 5))
    assert clustered(store) == {"1": None, "2": "1", "3": "1", "4": "1", "5": "1"}
    assert (listed(store), listed(store, reposts=False)) == (["2"], ["3"])


def test_two_that_say_they_repost_each_other_and_one_that_reposts_itself(store: SqliteStore) -> None:
    reposts = {"1": "2", "2": "1", "3": "3", "4": "5", "5": "6", "6": None}
    take(
        store,
        *(
            post(native, "oui", kind=Kind.REPOST if parent else Kind.ORIGINAL, parent=parent)
            for native, parent in reposts.items()
        ),
    )
    assert clustered(store) == {"1": "2", "2": None, "3": None, "4": "6", "5": "6", "6": None}


def test_a_large_cluster_is_not_walked_for_one_copy_more(store: SqliteStore) -> None:
    take(store, *(post(str(place), hours=place / 60) for place in range(1500)))
    steps = 0

    def count() -> bool:
        nonlocal steps
        steps += 1
        return False

    store._connection.set_progress_handler(count, 10, id="steps")
    take(store, post("later", hours=40))
    store._connection.set_progress_handler(None, id="steps")
    assert steps < 1500 / 2, "less than a row each"
    assert store.page(View(copies=False))[0].copies == 1500


class Model:
    """A plain recount of a store that is changed at random."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.store = SqliteStore(path)
        self._chance = chance
        self._trackers = [self.store.add_tracker(Tracker(word, word), now=NOW).id for word in ("train", "oui")]
        self.store.add_account(Account("x", "@maison"), now=NOW)
        self._written: dict[str, ScoredPost] = {}

    def write(self) -> None:
        """Store some posts, copies and reposts among them."""
        chance, posts = self._chance, []
        for _ in range(chance.randrange(1, 8)):
            native, reposted = str(len(self._written)), chance.random() < 0.4
            scored = post(
                native,
                chance.choice((NEWS[0], NEWS[1], f"{NEWS[0]} - Le Parisien", "oui", f"texte {native}")),
                chance.uniform(-60, 20),
                kind=Kind.REPOST if reposted else Kind.ORIGINAL,
                # some come before what they repost
                parent=str(chance.randrange(len(self._written) + 5)) if reposted else None,
                author=chance.choice((AUTHOR, COMPANY)),
                label=chance.choice(list(Label)),
                trackers=[tracker for tracker in self._trackers if chance.random() < 0.5],
                reading=Reading(likes=chance.choice((None, 3))),
            )
            self._written[native] = scored
            posts.append(scored)
        if chance.random() < 0.3:
            self.store.write(posts, now=NOW)
        else:
            take(self.store, *posts)

    def correct(self) -> None:
        """Correct some."""
        self.store.correct(self._some(), self._chance.choice([*Label, None]), now=NOW)

    def leave(self) -> None:
        """Let some stand alone."""
        with changing_links(self.store._connection) as links:
            clusters.leave(self.store._connection, links, self._some())

    def decide(self) -> None:
        """Link some by hand, or take them out."""
        self.store.decide(self._chance.choice(self._trackers), self._some(), self._chance.random() < 0.5, now=NOW)

    def account(self) -> None:
        """Let the company's account be hers, or not any more."""
        account = Account("x", "@maison")
        if self.store.accounts():
            self.store.remove_account(account)
        else:
            self.store.add_account(account, now=NOW)

    def rematch(self) -> None:
        """Match all to a tracker again."""
        tracker = self._chance.choice(self.store.trackers())
        self.store.rematch(tracker, parse(tracker.query))

    def _some(self) -> list[int]:
        lines = self.store.page(View(own=True), limit=1000)
        return [line.id for line in self._chance.sample(lines, min(len(lines), 3))]

    def check(self) -> None:
        """Every count is what a recount finds."""
        store, rows = self.store, self.store._connection.execute
        heads = dict(rows("SELECT id, head FROM mention LEFT JOIN clustered ON clustered.mention = mention.id"))
        links = set(rows("SELECT tracker, mention FROM tracker_link"))
        lines = store.page(View(own=True), limit=1000)
        assert len(lines) == len(heads)
        sizes = {line.id: sum((heads[o] or o) == (heads[line.id] or line.id) for o in heads) - 1 for line in lines}
        assert {line.id: line.copies for line in lines} == sizes
        edges = [START + 6 * HOUR * number for number in range(-12, 6)]
        for tracker, reposts, copies, own in product((0, *self._trackers), *[(True, False)] * 3):
            kept, seen = list[MentionLine](), set[int]()
            for line in reversed(lines):
                if (
                    (tracker, line.id) in links
                    and (reposts or line.kind is not Kind.REPOST)
                    and (own or not line.own)
                    and (copies or (heads[line.id] or line.id) not in seen)
                ):
                    seen.add(heads[line.id] or line.id)
                    kept.insert(0, line)
            view = View(tracker, reposts=reposts, copies=copies, own=own)
            counted = [tally(kept, start, end) for start, end in zip(edges, edges[1:], strict=False)]
            assert store.series(view, edges) == counted
            assert store.total(view) == sum(counted, Tally())
            assert [line.id for line in store.page(view, limit=1000)] == [line.id for line in kept]
            narrow = replace(view, labels=frozenset(Label), query="oui OR texte OR contrôleurs OR magasins")
            assert store.series(narrow, edges) == counted
            span = (kept[-1].posted_at, kept[0].posted_at) if kept else None
            assert span == store.span(view) == store.span(narrow)
        assert faults(store) == []


def tally(lines: list[MentionLine], start: Any, end: Any) -> Tally:
    return sum(
        (
            tally_of(line.label, counted_reactions(line.kind, Reading(likes=line.reactions)))
            for line in lines
            if start <= line.posted_at < end
        ),
        Tally(),
    )


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    steps=st.lists(
        st.sampled_from(("write", "write", "correct", "leave", "decide", "account", "rematch")), min_size=2, max_size=8
    ),
)
def test_whatever_happens_every_count_is_that_of_the_rows(seed: int, steps: list[str]) -> None:
    with TemporaryDirectory() as folder:
        model = Model(Path(folder) / "mentions.db", random.Random(seed))
        try:
            model.write()
            for step in steps:
                getattr(model, step)()
            model.check()
        finally:
            model.store.close()
