"""Contract: scoring anew what is stored, and the languages that authors usually write in."""

from dataclasses import replace
from datetime import timedelta

from cmdesk.core.types import Author, Kind, Label, Sentiment
from cmdesk.core.views import View
from tests.builders import NOON, NOW, FakeAnalyst, make_post, make_scored, make_sentiment
from tests.storage.contract import Contract, Store, add_tracker, ids, natives, write


def never() -> bool:
    return False


def by_word(text: str) -> Sentiment:
    """Praise where a text says so, and nothing known of any other."""
    return make_sentiment(Label.POSITIVE if "bravo" in text else Label.UNKNOWN)


def rescore(store: Store, analyst: FakeAnalyst) -> tuple[int, int]:
    return store.rescore(analyst, progress=lambda _done, _total: None, cancelled=never)


class RescoringContract(Contract):
    """What a rescore changes and what it leaves."""

    def test_labels_counts_and_trackers_follow(self, store: Store) -> None:
        good = add_tracker(store, "Good", "train sentiment:positive")
        write(store, make_scored("1", "bravo le train"), make_scored("2", "le train", label=Label.POSITIVE))
        assert rescore(store, FakeAnalyst(by_word)) == (2, 2)
        assert natives(store, good.id) == ["1"]
        total = store.total(View())
        assert (total.positive, total.unknown, total.neutral) == (1, 1, 0)
        assert [finding.name for finding in store.examine() if finding.faults] == []
        detail = store.mention(ids(store)[-1])
        assert detail is not None and detail.sentiment == make_sentiment(Label.POSITIVE)

    def test_her_correction_stands_and_what_the_scorer_says_beside_it_is_new(self, store: Store) -> None:
        write(store, make_scored("1", "bravo", label=Label.NEUTRAL))
        store.correct(ids(store), Label.NEGATIVE, now=NOW)
        assert rescore(store, FakeAnalyst(by_word)) == (1, 1)
        (line,) = store.page(View())
        assert (line.label, line.corrected) == (Label.NEGATIVE, True)
        store.correct(ids(store), None, now=NOW)
        assert store.page(View())[0].label is Label.POSITIVE

    def test_what_is_judged_as_before_is_not_written(self, store: Store, other: Store) -> None:
        write(store, make_scored("1", "bravo", label=Label.POSITIVE))
        before = other.change_number()
        assert rescore(store, FakeAnalyst(by_word)) == (1, 0)
        assert other.change_number() == before

    def test_a_language_stays_unless_it_could_not_be_told(self, store: Store) -> None:
        zoe, max_ = Author("7", "zoe"), Author("8", "max")
        write(
            store,
            *(make_scored(f"m{number}", "bravo", lang="es", author=max_) for number in range(3)),
            make_scored("1", "bravo", lang="it"),
            make_scored("2", "bravo", lang="und", author=None),
            *(make_scored(f"z{number}", "bravo", lang="es", author=zoe) for number in range(3)),
            make_scored("3", "bravo", lang="und", author=zoe),
            replace(make_scored("4", "bravo", lang="und"), post=make_post("4", "bravo", lang="zxx", author=max_)),
        )
        analyst = FakeAnalyst(by_word, lang="fr")
        rescore(store, analyst)
        # the network's own word for none
        assert ("zxx", "es") in zip([told for _, told in analyst.asked], analyst.habits, strict=True)
        details = [store.mention(number) for number in ids(store)]
        found = {detail.post.native: detail.line.lang for detail in details if detail is not None}
        assert (found["1"], found["2"], found["3"]) == ("it", "fr", "es")
        assert store.total(View(languages=frozenset({"fr"}))).mentions == 1
        assert [finding.name for finding in store.examine() if finding.faults] == []

    def test_the_language_that_she_said_wins_over_what_the_source_stated(self, store: Store) -> None:
        write(store, replace(make_scored("1", "bravo", lang="de"), post=make_post("1", "bravo", lang="fr")))
        rescore(store, FakeAnalyst(by_word))
        assert store.page(View())[0].lang == "de"

    def test_broken_off_it_keeps_what_was_done_newest_first(self, store: Store) -> None:
        write(
            store,
            *(
                make_scored(str(number), "bravo", posted_at=NOON + timedelta(minutes=number), label=Label.NEUTRAL)
                for number in range(1200)
            ),
        )
        told: list[tuple[int, int]] = []
        looked, changed = store.rescore(
            FakeAnalyst(by_word),
            progress=lambda done, total: told.append((done, total)),
            cancelled=lambda: len(told) == 1,
        )
        assert (looked, changed) == told[0][:1] * 2 and told[0][1] == 1200
        total = store.total(View())
        assert total.positive == looked and store.page(View())[0].label is Label.POSITIVE

    def test_of_an_empty_store_nothing_is_scored(self, store: Store) -> None:
        assert rescore(store, FakeAnalyst(by_word)) == (0, 0)


class HabitContract(Contract):
    """Which language an author usually writes in."""

    def test_a_habit_is_what_most_of_their_mentions_are_written_in(self, store: Store) -> None:
        zoe, max_, rare = Author("7", "zoe"), Author("8", "max"), Author("9", "rare")
        write(
            store,
            *(make_scored(f"a{number}", lang="fr", author=zoe) for number in range(4)),
            make_scored("b", lang="en", author=zoe),
            *(make_scored(f"c{number}", lang="fr", author=max_) for number in range(3)),
            make_scored("d", lang="en", author=max_),
            *(make_scored(f"e{number}", lang="de", author=rare) for number in range(2)),
        )
        asked = [("x", "7"), ("x", "8"), ("x", "9"), ("x", "nobody"), ("elsewhere", "7")]
        assert store.habits(asked) == {("x", "7"): "fr"}

    def test_reposts_and_what_could_not_be_told_are_no_habit(self, store: Store) -> None:
        zoe = Author("7", "zoe")
        write(
            store,
            *(make_scored(f"a{number}", lang="fr", author=zoe, kind=Kind.REPOST) for number in range(5)),
            *(make_scored(f"b{number}", lang="und", author=zoe) for number in range(5)),
        )
        assert store.habits([("x", "7")]) == {}
        write(store, *(make_scored(f"c{number}", lang="it", author=zoe) for number in range(3)))
        assert store.habits([("x", "7")]) == {("x", "7"): "it"}
