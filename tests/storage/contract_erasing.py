"""Contract: what its network deleted, what its author edited, and what is older than she keeps it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from cmdesk.core.passes import Fetched, Gone, Inquiry, Known, Step
from cmdesk.core.query import parse
from cmdesk.core.types import Account, Erased, Kept, Label, Opinion, Reading, ScoredPost, Tracker
from cmdesk.core.views import MentionDetail, Tally, View
from tests.builders import NOON, NOW, make_scored
from tests.storage.contract import EVERYTHING, Contract, Store, add_tracker, ids, natives, only, rematch, write

LATER = NOW + timedelta(hours=1)
SEARCH = Inquiry("x", "train", "Train")
LONG = "Le train de ce matin est encore en retard"
OTHER = "Finalement le bus est parti bien avant l'heure"


def take(store: Store, *batch: ScoredPost, gone: tuple[Gone, ...] = (), now: datetime = LATER) -> None:
    """Store a page of a pass."""
    number = store.begin_pass(SEARCH, now=now)
    store.write(batch, now=now, step=Step(number, SEARCH, Fetched(gone=gone), 1, again=True))


def take_down(store: Store, *natives: str, at: datetime | None = None, now: datetime = LATER) -> None:
    """A page that only tells what is gone."""
    take(store, gone=tuple(Gone("x", native, at) for native in natives), now=now)


def found(store: Store, query: str) -> list[str]:
    """Native ids of what a query finds in the archive."""
    return [
        detail.post.native for line in store.page(View(query=query)) if (detail := store.mention(line.id)) is not None
    ]


def says_nothing(detail: MentionDetail) -> bool:
    """Whether nothing is left of what a mention said."""
    post = detail.post
    return (
        (post.text, post.quoted_text, post.url, post.author, post.media) == ("", None, None, None, False)
        and (post.tags, post.handles, post.links, post.opinions) == ((), (), (), ())
        and (detail.line.text, detail.line.author_handle, detail.line.author_name) == ("", None, None)
    )


class ErasingContract(Contract):
    """What is left of a mention that its network does not show any more."""

    @pytest.fixture
    def tracker(self, store: Store) -> Tracker:
        return add_tracker(store)

    @pytest.fixture
    def full(self, store: Store, tracker: Tracker) -> ScoredPost:
        """A mention of which everything is told."""
        scored = make_scored(
            "1",
            "Le #train de @sncf est en retard",
            label=Label.NEGATIVE,
            trackers=[tracker.id],
            url="https://example.org/1",
            quoted_text="Parti !",
            tags=("train",),
            handles=("sncf",),
            links=("https://example.org/a",),
            media=True,
            posted_at=NOW - timedelta(hours=1),
            opinions=(Opinion("file", Label.POSITIVE, "bien"),),
            reading=Reading(likes=3, shares=1),
        )
        take(store, scored, now=NOW)
        return scored

    def test_nothing_of_what_it_said_is_left_and_all_that_counts(
        self, store: Store, tracker: Tracker, full: ScoredPost
    ) -> None:
        before, total = only(store), store.total(View(tracker.id))
        take_down(store, "1", at=NOW)
        after = only(store, View(tracker.id))
        assert says_nothing(after)
        assert after.line.erased is Erased.GONE
        assert after.post.deleted_at == NOW
        assert after.line.id == before.line.id
        assert (after.line.label, after.line.lang, after.sentiment) == (
            before.line.label,
            before.line.lang,
            before.sentiment,
        )
        assert (after.post.reading, after.readings) == (before.post.reading, before.readings)
        assert store.total(View(tracker.id)) == store.total(EVERYTHING) == total == Tally(negative=1, reacted=4, told=1)

    def test_nobody_finds_it_by_what_it_said_any_more(self, store: Store, full: ScoredPost) -> None:
        assert found(store, "retard") == found(store, "ret*") == ["1"]
        assert store.suggested_words("#tra") == ["#train"]
        take_down(store, "1")
        assert found(store, "retard") == found(store, "ret*") == []
        assert store.newest(parse("train")) == []
        assert store.suggested_words("#tra") == []

    def test_what_a_query_found_before_is_not_found_again(self, store: Store) -> None:
        write(store, make_scored("1", "bus train"), make_scored("2", "bus train"))
        # verdicts on what the index does not tell are kept
        assert found(store, '"bus train"') == ["2", "1"]
        take_down(store, "1")
        assert found(store, '"bus train"') == ["2"]

    def test_it_is_not_asked_about_again(self, store: Store, full: ScoredPost) -> None:
        assert [known.native for known in store.due("x", 10, now=LATER)] == ["1"]
        take_down(store, "1")
        assert store.due("x", 10, now=LATER + timedelta(days=30)) == []

    def test_since_when_is_now_where_the_network_does_not_say(self, store: Store, full: ScoredPost) -> None:
        take_down(store, "1")
        take_down(store, "1", at=NOW, now=LATER + timedelta(hours=1))
        assert only(store).post.deleted_at == LATER

    def test_what_is_not_stored_leaves_nothing(self, store: Store, full: ScoredPost) -> None:
        take(store, gone=(Gone("x", "2"), Gone("mastodon", "1"), Gone("x", "1" * 600)))
        assert only(store).line.erased is None

    def test_a_page_may_tell_of_a_post_and_of_its_end(self, store: Store) -> None:
        take(store, make_scored("1", "le train"), gone=(Gone("x", "1"),))
        assert says_nothing(only(store))

    @pytest.mark.parametrize("by_pass", [True, False])
    def test_nothing_fills_it_again(self, store: Store, tracker: Tracker, full: ScoredPost, by_pass: bool) -> None:
        take_down(store, "1")
        again = make_scored(
            "1",
            "un autre train",
            label=Label.POSITIVE,
            edited_at=LATER,
            opinions=(Opinion("file", Label.POSITIVE, "bien"),),
            reading=Reading(likes=99),
            kept=Kept(correction=Label.POSITIVE),
            packed=b"again",
        )
        if by_pass:
            take(store, again, now=LATER + timedelta(hours=1))
        else:
            write(store, again, now=LATER + timedelta(hours=1))
        after = only(store, View(tracker.id))
        assert says_nothing(after)
        assert (after.post.reading.likes, after.line.label) == (3, Label.NEGATIVE)
        assert after.last_seen_at == LATER + timedelta(hours=1)

    def test_a_tracker_keeps_it_and_takes_no_new_one(self, store: Store, tracker: Tracker, full: ScoredPost) -> None:
        take_down(store, "1")
        assert rematch(store, tracker) == (0, 0)
        others = add_tracker(store, "Other", "source:x -bus")
        assert rematch(store, others) == (0, 0)
        store.decide(others.id, ids(store), True, now=LATER)
        assert natives(store, others.id) == ["1"]

    def test_trackers_of_what_changes_keep_it(self, store: Store) -> None:
        liked = add_tracker(store, "Liked", "train min:likes:10")
        write(store, make_scored("1", "le train", reading=Reading(likes=10)))
        take_down(store, "1")
        store.correct(ids(store), Label.POSITIVE, now=LATER)
        assert natives(store, liked.id) == ["1"]

    def test_her_own_posts_stay_apart(self, store: Store) -> None:
        store.add_account(Account("x", "camille_cie"), now=NOW)
        write(store, make_scored("1"))
        take_down(store, "1")
        assert store.total(EVERYTHING) == Tally()
        assert store.total(View(own=True)) == Tally(neutral=1)

    def test_scoring_anew_leaves_it_alone(self, store: Store, full: ScoredPost) -> None:
        take_down(store, "1")
        assert store.outdated(["none"]) == 0

    def test_nothing_is_learnt_of_it_and_what_follows_her_label_is_let_go_with_it(self, store: Store) -> None:
        write(store, make_scored("1", LONG), make_scored("2", LONG))
        [two, one] = ids(store)
        store.correct([one], Label.NEGATIVE, now=NOW)
        take_down(store, "1")
        assert store.labelled() == []
        assert store.total(EVERYTHING) == Tally(negative=2)
        former = store.correct([one], Label.POSITIVE, now=LATER)
        assert store.total(EVERYTHING) == Tally(positive=2)
        store.put_back(former)
        assert store.total(EVERYTHING) == Tally(negative=2)
        store.correct([one], None, now=LATER)
        assert store.total(EVERYTHING) == Tally(neutral=2)


class EditContract(Contract):
    """What a stored mention says after its author changed it."""

    @pytest.fixture(autouse=True)
    def _as_if_new(self, store: Store) -> Iterator[None]:
        yield
        for line in store.page(EVERYTHING):
            detail = store.mention(line.id)
            assert detail is not None
            assert detail.line.text == detail.post.text

    def test_a_post_seen_again_says_what_it_says_now(self, store: Store) -> None:
        write(store, make_scored("1", "le train", label=Label.NEGATIVE, tags=("a",), handles=("b",), links=("c",)))
        take(
            store,
            make_scored("1", "le bus", label=Label.POSITIVE, lang="en", tags=("d",), handles=(), links=("e", "f")),
        )
        after = only(store)
        assert (after.post.text, after.line.label, after.line.lang) == ("le bus", Label.POSITIVE, "en")
        assert (after.post.tags, after.post.handles, after.post.links) == (("d",), (), ("e", "f"))
        assert after.post.edited_at == LATER
        assert store.total(EVERYTHING) == Tally(positive=1)
        assert (found(store, "train"), found(store, "bus")) == ([], ["1"])

    def test_the_moment_that_is_told_counts(self, store: Store) -> None:
        write(store, make_scored("1", "un"))
        take(store, make_scored("1", "deux", edited_at=NOW))
        assert only(store).post.edited_at == NOW
        # an older copy of somebody who did not hear of it yet
        take(store, make_scored("1", "un", edited_at=NOON))
        assert only(store).post.text == "deux"

    def test_a_file_replaces_only_what_it_knows_better(self, store: Store) -> None:
        write(store, make_scored("1", "un"))
        write(store, make_scored("1", "deux"), now=LATER)
        assert only(store).post.text == "un"
        write(store, make_scored("1", "trois", edited_at=NOW), now=LATER)
        assert only(store).post.text == "trois"
        write(store, make_scored("1", "quatre", edited_at=NOW), now=LATER)
        assert only(store).post.text == "trois"

    def test_the_same_text_is_no_edit(self, store: Store) -> None:
        write(store, make_scored("1", "un", label=Label.NEGATIVE))
        take(store, make_scored("1", "un", label=Label.POSITIVE))
        assert (only(store).line.label, only(store).post.edited_at) == (Label.NEGATIVE, None)

    def test_trackers_follow_and_what_she_decided_stands(self, store: Store) -> None:
        train, bus, put, out = (add_tracker(store, name, "x") for name in ("Train", "Bus", "Put", "Out"))
        write(store, make_scored("1", "le train", trackers=[train.id, out.id]))
        store.decide(put.id, ids(store), True, now=NOW)
        store.decide(out.id, ids(store), False, now=NOW)
        take(store, make_scored("1", "le bus", trackers=[bus.id, out.id]))
        assert [natives(store, one.id) for one in (train, bus, put, out)] == [[], ["1"], ["1"], []]
        assert store.counts() == {0: 1, bus.id: 1, put.id: 1}

    def test_a_paused_tracker_loses_what_it_does_not_match_and_keeps_what_it_does(self, store: Store) -> None:
        lost, kept = (add_tracker(store, name, query) for name, query in (("Lost", "train"), ("Kept", "retard")))
        write(store, make_scored("1", "train en retard", trackers=[lost.id, kept.id]))
        for tracker in (lost, kept):
            store.edit_tracker(
                Tracker(tracker.name, tracker.query, tracker.colour, id=tracker.id, paused_at=NOW), now=NOW
            )
        take(store, make_scored("1", "bus en retard"))
        assert (natives(store, lost.id), natives(store, kept.id)) == ([], ["1"])

    def test_a_tracker_of_counts_and_words_goes_by_both(self, store: Store) -> None:
        liked = add_tracker(store, "Liked", "bus min:likes:10")
        write(store, make_scored("1", "le train", reading=Reading(likes=10)))
        assert natives(store, liked.id) == []
        take(store, make_scored("1", "le bus", reading=Reading(likes=10), trackers=[liked.id]))
        assert natives(store, liked.id) == ["1"]
        take(store, make_scored("1", "le train", reading=Reading(likes=11)), now=LATER + timedelta(hours=1))
        assert natives(store, liked.id) == []

    def test_her_own_label_stays(self, store: Store) -> None:
        write(store, make_scored("1", LONG, label=Label.NEUTRAL))
        store.correct(ids(store), Label.NEGATIVE, now=NOW)
        take(store, make_scored("1", OTHER, label=Label.POSITIVE))
        after = only(store)
        assert (after.line.label, after.line.corrected, after.sentiment.label) == (Label.NEGATIVE, True, Label.POSITIVE)
        store.correct(ids(store), None, now=LATER)
        assert only(store).line.label is Label.POSITIVE

    def test_a_label_that_came_with_the_words_goes_with_them(self, store: Store) -> None:
        write(store, make_scored("1", LONG), make_scored("2", LONG), make_scored("3", OTHER))
        [_, two, one] = ids(store)
        store.correct([one], Label.NEGATIVE, now=NOW)
        assert store.total(EVERYTHING) == Tally(negative=2, neutral=1)
        take(store, make_scored("2", OTHER))
        assert store.total(EVERYTHING) == Tally(negative=1, neutral=2)
        take(store, make_scored("3", LONG), now=LATER + timedelta(hours=1))
        assert store.total(EVERYTHING) == Tally(negative=2, neutral=1)
        assert store.labelled()[0].text == LONG

    def test_those_that_followed_are_let_go_after_the_one_that_she_labelled_was_edited(self, store: Store) -> None:
        write(store, make_scored("1", LONG), make_scored("2", LONG))
        [two, one] = ids(store)
        store.correct([one], Label.NEGATIVE, now=NOW)
        take(store, make_scored("1", OTHER))
        assert store.total(EVERYTHING) == Tally(negative=2)
        store.correct([one], None, now=LATER)
        assert store.total(EVERYTHING) == Tally(neutral=2)

    def test_what_a_query_found_out_about_the_old_text_is_forgotten(self, store: Store) -> None:
        write(store, make_scored("1", "bus train"), make_scored("2", "train bus"))
        assert found(store, '"bus train"') == ["1"]
        take(store, make_scored("1", "train bus"), make_scored("2", "bus train"))
        assert found(store, '"bus train"') == ["2"]


class RetentionContract(Contract):
    """What is forgotten after the time that she set."""

    def test_what_is_older_says_nothing_and_counts(self, store: Store) -> None:
        moment = datetime(2024, 5, 31, 12, tzinfo=UTC)
        write(
            store,
            make_scored("old", posted_at=datetime(2024, 2, 29, 11, 59, 59, tzinfo=UTC)),
            make_scored("new", posted_at=datetime(2024, 2, 29, 12, tzinfo=UTC)),
        )
        # the last day of February is three months before the last one of May
        assert store.tidy(now=moment, keep_months=3) == 1
        [new, old] = (store.mention(number) for number in ids(store))
        assert old is not None and new is not None
        assert says_nothing(old)
        assert (old.line.erased, old.post.deleted_at) == (Erased.RETENTION, None)
        assert (new.line.erased, new.post.text) == (None, "bonjour")
        assert store.total(EVERYTHING) == Tally(neutral=2)
        assert store.tidy(now=moment, keep_months=3) == 0

    def test_nothing_is_forgotten_where_she_keeps_it(self, store: Store) -> None:
        write(store, make_scored("1", posted_at=datetime(2001, 1, 1, tzinfo=UTC)))
        assert store.tidy(now=NOW, keep_months=0) == 0
        assert only(store).line.erased is None

    def test_a_time_that_reaches_before_all_time_forgets_nothing(self, store: Store) -> None:
        write(store, make_scored("1"))
        assert store.tidy(now=NOW, keep_months=12 * 5000) == 0

    def test_many_are_forgotten_in_several_transactions(self, store: Store) -> None:
        write(store, *(make_scored(str(number), posted_at=NOW - timedelta(days=200)) for number in range(2_500)))
        write(store, make_scored("new", posted_at=NOW))
        assert store.tidy(now=NOW, keep_months=6) == 2_500
        assert store.total(EVERYTHING) == Tally(neutral=2_501)
        assert natives(store)[0] == "new"
        assert found(store, "bonjour") == ["new"]

    def test_one_that_is_broken_off_goes_on(self, store: Store) -> None:
        write(store, *(make_scored(str(number), posted_at=NOW - timedelta(days=200)) for number in range(2_500)))
        asked = iter([False, *[True] * 9])
        done = store.tidy(now=NOW, keep_months=6, cancelled=lambda: next(asked))
        assert 0 < done < 2_500
        assert store.tidy(now=NOW, keep_months=6) == 2_500 - done

    def test_a_pass_that_runs_meanwhile_asks_no_more_about_it(self, store: Store) -> None:
        take(store, make_scored("1", posted_at=NOW - timedelta(hours=1)), now=NOW)
        known: list[Known] = store.due("x", 10, now=LATER)
        store.tidy(now=NOW + timedelta(days=100), keep_months=1)
        number = store.begin_pass(SEARCH, now=LATER)
        step = Step(number, SEARCH, Fetched(), 1, reread=tuple(one.mention for one in known))
        store.write([make_scored("1", "encore", reading=Reading(likes=1))], now=LATER, step=step)
        assert says_nothing(only(store))
        assert store.due("x", 10, now=LATER + timedelta(days=30)) == []
