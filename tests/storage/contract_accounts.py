"""What every store must keep of her accounts, of other tools' opinions, of feeds, and of what an export brings back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cmdesk.core.errors import UsageError
from cmdesk.core.query import parse
from cmdesk.core.types import Account, Author, Feed, Kept, Kind, Label, Opinion, Reading, Tracker
from cmdesk.core.views import Agreement, Tally, View
from tests.builders import NOON, NOW, make_scored
from tests.storage.contract import EVERYTHING, Contract, Store, add_tracker, faults, natives, only, write

MAISON = Author("77", "Maison")
OTHER = Author("78", "client")
ALSO_OWN = View(own=True)


class AccountContract(Contract):
    """Posts of her own accounts are stored, marked, and left out of every count unless asked for."""

    def test_a_new_account_marks_what_is_stored_and_what_comes(self, store: Store) -> None:
        tracker = add_tracker(store, "Train", "train")
        write(store, make_scored("1", author=MAISON, trackers=[tracker.id]), make_scored("2", author=OTHER))
        store.add_account(Account("x", "@maison"), now=NOW)
        write(store, make_scored("3", author=MAISON, trackers=[tracker.id]), make_scored("4", author=None))
        assert natives(store) == ["4", "2"]
        assert store.total(EVERYTHING).mentions == 2
        assert {line.own for line in store.page(EVERYTHING)} == {False}
        assert [line.own for line in store.page(ALSO_OWN)] == [False, True, False, True]
        assert store.total(ALSO_OWN).mentions == 4
        assert store.total(View(tracker.id)) == Tally()
        assert store.total(View(tracker.id, own=True)).mentions == 2
        assert store.counts() == {0: 2}
        assert store.series(EVERYTHING, [NOON, NOW]) == [store.total(EVERYTHING)]

    def test_removing_the_account_counts_its_posts_again(self, store: Store) -> None:
        write(store, make_scored("1", author=MAISON), make_scored("2", author=OTHER))
        before = (store.total(EVERYTHING), store.page(EVERYTHING))
        store.add_account(Account("x", "Maison"), now=NOW)
        assert store.remove_account(Account("x", "@MAISON")) == Account("x", "Maison")
        assert (store.total(EVERYTHING), store.page(EVERYTHING)) == before
        assert store.remove_account(Account("x", "maison")) is None

    def test_what_each_account_wrote_is_counted(self, store: Store) -> None:
        nameless = Author("Maison")
        write(store, make_scored("1", author=MAISON), make_scored("2", author=OTHER), make_scored("3", author=nameless))
        write(store, make_scored("4", source="mastodon", author=MAISON))
        assert store.own_posts() == {}
        for account in (Account("x", "maison"), Account("x", "personne")):
            store.add_account(account, now=NOW)
        assert store.own_posts() == {Account("x", "maison"): 2}

    def test_an_account_belongs_to_its_network(self, store: Store) -> None:
        store.add_account(Account("mastodon", "maison"), now=NOW)
        write(store, make_scored("1", author=MAISON), make_scored("1", source="mastodon", author=MAISON))
        assert [line.source for line in store.page(EVERYTHING)] == ["x"]

    def test_accounts_are_listed_as_she_wrote_them(self, store: Store) -> None:
        for account in (Account("x", "@Maison "), Account("mastodon", "maison@piaille.fr")):
            store.add_account(account, now=NOW)
        assert store.accounts() == [Account("mastodon", "maison@piaille.fr"), Account("x", "Maison")]

    @pytest.mark.parametrize("handle", ["MAISON", "@maison", " ", "@"])
    def test_an_account_twice_or_without_handle_is_refused(self, store: Store, handle: str) -> None:
        store.add_account(Account("x", "Maison"), now=NOW)
        with pytest.raises(UsageError):
            store.add_account(Account("x", handle), now=NOW)
        assert store.accounts() == [Account("x", "Maison")]

    def test_a_new_handle_makes_an_author_hers_or_no_longer(self, store: Store) -> None:
        store.add_account(Account("x", "maison"), now=NOW)
        write(store, make_scored("1", author=OTHER))
        write(store, make_scored("2", author=replace(OTHER, handle="maison")), now=NOW + timedelta(hours=1))
        assert natives(store) == []
        write(store, make_scored("3", author=OTHER), now=NOW + timedelta(hours=2))
        assert natives(store) == ["3", "2", "1"]

    def test_a_mention_that_learns_its_author_learns_that_it_is_hers(self, store: Store) -> None:
        store.add_account(Account("x", "maison"), now=NOW)
        write(store, make_scored("1", author=None))
        assert natives(store) == ["1"]
        write(store, make_scored("1", author=MAISON))
        assert natives(store) == []

    def test_what_is_left_out_stretches_no_span(self, store: Store) -> None:
        early, late = NOON - timedelta(days=3650), NOON + timedelta(hours=1)
        store.add_account(Account("x", "maison"), now=NOW)
        write(store, make_scored("1", author=MAISON, posted_at=early), make_scored("2", posted_at=NOON))
        write(store, make_scored("3", kind=Kind.REPOST, posted_at=late))
        assert store.span(ALSO_OWN) == (early, late)
        assert store.span(EVERYTHING) == (NOON, late)
        assert store.span(View(reposts=False)) == (NOON, NOON)
        assert store.span(View(labels=frozenset({Label.UNKNOWN}))) is None

    def test_a_tracker_made_later_knows_which_posts_are_hers(self, store: Store) -> None:
        store.add_account(Account("x", "maison"), now=NOW)
        write(store, make_scored("1", "le train", author=MAISON), make_scored("2", "un train", author=OTHER))
        tracker = add_tracker(store, "Train", "train")
        store.rematch(tracker, parse("train"))
        assert store.total(View(tracker.id)).mentions == 1
        assert store.total(View(tracker.id, own=True)).mentions == 2


class ReactionContract(Contract):
    """Missing is not zero, and a repost brings no reactions of its own."""

    def test_reactions_are_missing_where_no_mention_tells(self, store: Store) -> None:
        write(store, make_scored("1", reading=Reading(views=9)))
        assert store.total(EVERYTHING).reactions is None
        write(store, make_scored("2", reading=Reading(likes=0)))
        assert (store.total(EVERYTHING).reactions, store.total(EVERYTHING).told) == (0, 1)

    def test_a_repost_brings_no_reactions(self, store: Store) -> None:
        write(store, make_scored("1", kind=Kind.REPOST, reading=Reading(shares=900)))
        assert only(store).line.reactions is None
        assert only(store).post.reading.shares == 900
        write(store, make_scored("1", kind=Kind.REPOST, reading=Reading(shares=901)))
        assert store.total(EVERYTHING) == Tally(neutral=1)

    def test_a_number_told_later_counts_from_then_on(self, store: Store) -> None:
        write(store, make_scored("1"))
        write(store, make_scored("1", reading=Reading(likes=4)))
        assert store.total(EVERYTHING) == Tally(neutral=1, reacted=4, told=1)


class OpinionContract(Contract):
    """What other tools say is kept beside ours."""

    def test_opinions_stand_beside_our_label_and_can_be_compared(self, store: Store) -> None:
        said = Opinion("talkwalker", Label.POSITIVE, "Positif")
        write(
            store,
            make_scored("1", label=Label.POSITIVE, opinions=(said,)),
            make_scored("2", label=Label.NEGATIVE, opinions=(said,)),
            make_scored("3", label=Label.NEGATIVE, opinions=(replace(said, tool="mention", label=Label.UNKNOWN),)),
            make_scored("4", label=Label.NEGATIVE),
        )
        assert [detail.post.opinions for detail in store.details(View())][0] == (said,)
        assert store.agreement(View()) == [
            Agreement("mention", Label.UNKNOWN, Label.NEGATIVE, 1),
            Agreement("talkwalker", Label.POSITIVE, Label.NEGATIVE, 1),
            Agreement("talkwalker", Label.POSITIVE, Label.POSITIVE, 1),
        ]
        store.correct(
            [line.id for line in store.page(View(labels=frozenset({Label.POSITIVE})))], Label.NEUTRAL, now=NOW
        )
        assert store.agreement(View())[2] == Agreement("talkwalker", Label.POSITIVE, Label.NEUTRAL, 1)
        assert store.agreement(View(start=NOW)) == []

    def test_the_opinion_seen_last_counts(self, store: Store) -> None:
        for label in (Label.POSITIVE, Label.NEGATIVE):
            write(store, make_scored("1", opinions=(Opinion("file", label, label.name),)))
        assert only(store).post.opinions == (Opinion("file", Label.NEGATIVE, "NEGATIVE"),)


class KeptContract(Contract):
    """What an export of ours brings back comes into the store as it was."""

    READINGS = (Reading(likes=1, seen_at=NOON), Reading(likes=5, seen_at=NOON + timedelta(days=1)))

    def test_readings_first_sight_and_correction_come_back(self, store: Store) -> None:
        kept = Kept(first_seen_at=NOON, readings=self.READINGS, correction=Label.POSITIVE)
        write(store, make_scored("1", label=Label.NEGATIVE, reading=self.READINGS[-1], kept=kept))
        found = only(store)
        assert (found.first_seen_at, found.readings) == (NOON, self.READINGS)
        assert (found.line.label, found.line.corrected, found.sentiment.label) == (Label.POSITIVE, True, Label.NEGATIVE)

    def test_a_known_mention_learns_them_and_keeps_her_own_correction(self, store: Store) -> None:
        write(store, make_scored("1", reading=self.READINGS[-1]), make_scored("2"))
        lines = store.page(EVERYTHING)
        store.correct([lines[0].id], Label.NEGATIVE, now=NOW)
        kept = Kept(first_seen_at=NOON, readings=self.READINGS, correction=Label.POSITIVE)
        write(store, *(make_scored(native, reading=self.READINGS[-1], kept=kept) for native in ("1", "2")))
        first, second = store.details(EVERYTHING)
        assert first.readings == second.readings == self.READINGS
        assert (first.line.label, second.line.label) == (Label.POSITIVE, Label.NEGATIVE)
        assert first.first_seen_at == second.first_seen_at == NOON

    def test_a_reading_that_is_told_as_earlier_than_the_latest_but_is_not_stays_out(self, store: Store) -> None:
        late = replace(self.READINGS[-1], seen_at=NOW)
        write(store, make_scored("1", reading=self.READINGS[0], kept=Kept(readings=(late,))))
        assert only(store).readings == (self.READINGS[0],)


class FeedContract(Contract):
    """Feeds of OPML files wait for the feeds source."""

    def test_feeds_are_kept_once_by_address(self, store: Store) -> None:
        feeds = [
            Feed("https://b.example/rss", "B", folder="Presse"),
            Feed("https://a.example/rss", "A", "https://a.example"),
        ]
        assert store.add_feeds([*feeds, feeds[0]], now=NOW) == 2
        assert store.add_feeds([replace(feeds[0], title="autre")], now=NOW) == 0
        assert store.feeds() == [feeds[1], feeds[0]]


class PauseContract(Contract):
    """A paused tracker is remembered as such, and writers are told."""

    def test_pausing_moves_the_generation(self, store: Store) -> None:
        tracker = add_tracker(store)
        before = store.generation()
        paused = replace(tracker, paused_at=NOW)
        store.edit_tracker(paused, now=NOW)
        assert store.trackers() == [paused] and paused.paused
        assert store.generation() > before
        assert store.add_tracker(Tracker("Deux", "deux", paused_at=NOW), now=NOW).paused

    def test_a_paused_tracker_matches_only_what_was_seen_before(self, store: Store) -> None:
        tracker = replace(add_tracker(store), paused_at=NOW)
        write(store, make_scored("1", "un train"), now=NOW - timedelta(hours=1))
        write(store, make_scored("2", "un train"), make_scored("3", "à la main"), now=NOW + timedelta(hours=1))
        store.edit_tracker(tracker, now=NOW)
        store.decide(tracker.id, [store.page(EVERYTHING)[0].id], True, now=NOW)
        store.rematch(tracker, parse("train"))
        assert natives(store, tracker.id) == ["3", "1"]
        resumed = replace(tracker, paused_at=None)
        assert store.rematch(resumed, parse("train")) == (0, 0), "it is still paused in the store"
        store.edit_tracker(resumed, now=NOW)
        assert store.rematch(resumed, parse("train")) == (1, 0)


class DetailContract(Contract):
    """Mentions are read one after the other, oldest first, each with all that is kept."""

    def test_details_are_those_of_each_mention_across_pages(self, store: Store) -> None:
        tracker = add_tracker(store)
        write(
            store,
            *(
                make_scored(
                    str(number),
                    posted_at=NOON + timedelta(seconds=number // 3),
                    trackers=[tracker.id] if number % 2 else [],
                    reading=Reading(likes=number),
                )
                for number in range(1203)
            ),
        )
        lines = store.page(View(tracker.id), limit=2000)[::-1]
        details = list(store.details(View(tracker.id)))
        assert [detail.line for detail in details] == lines and len(lines) == 601
        assert details[7] == store.mention(lines[7].id)
        assert details[7].trackers == (tracker.name,)
        assert faults(store) == []
