"""What every store must keep of what the scorers learn by: brand words, heads, draws. See `contract`."""

from dataclasses import replace
from datetime import timedelta
from typing import Protocol

import pytest

from cmdesk.core.corrections import BrandWord, Draw, HeadReport, Labelled, Personal, Purpose, digest
from cmdesk.core.errors import UsageError
from cmdesk.core.ports import RescoringStore
from cmdesk.core.types import ALL_MENTIONS, Kind, Label
from cmdesk.core.views import View
from tests.builders import NOON, NOW, make_scored
from tests.storage.contract import EVERYTHING, MINUTE, Contract, Store, add_tracker, ids, write

REPORT = HeadReport("linear@1", 42, 0.612, 0.701, 0.98, 1.0)


class LearningStore(Store, RescoringStore, Protocol):
    """All that is asked of a store that learns."""


class BrandWordContract(Contract):
    """Her words are kept as one list."""

    def test_words_are_replaced_as_a_whole(self, store: LearningStore) -> None:
        assert store.brand_words() == []
        store.keep_brand_words([BrandWord("  Vermeil  ", 0), BrandWord("coup de  cœur", 3.5), BrandWord("🔥", 2)])
        words = [BrandWord("coup de cœur", 3.5), BrandWord("Vermeil", 0.0), BrandWord("🔥", 2.0)]
        assert store.brand_words() == words
        assert store.personal() == Personal(tuple(words))
        store.keep_brand_words([])
        assert store.brand_words() == []

    def test_of_two_that_fold_alike_the_last_one_stays(self, store: LearningStore) -> None:
        store.keep_brand_words([BrandWord("Été", -1), BrandWord("ete", 2)])
        assert store.brand_words() == [BrandWord("ete", 2.0)]

    @pytest.mark.parametrize(
        "word",
        [
            BrandWord("", 1),
            BrandWord(" \u200b ", 1),
            BrandWord("x" * 81, 1),
            BrandWord("fort", 4.01),
            BrandWord("faible", -4.5),
            BrandWord("rien", float("nan")),
        ],
    )
    def test_a_word_that_is_none_is_refused_and_nothing_changes(self, store: LearningStore, word: BrandWord) -> None:
        store.keep_brand_words([BrandWord("bon", 1)])
        with pytest.raises(UsageError):
            store.keep_brand_words([BrandWord("mal", -1), word])
        assert store.brand_words() == [BrandWord("bon", 1.0)]


class HeadContract(Contract):
    """Heads are kept, and one at most is in use."""

    def test_the_newest_is_in_use_until_another_is_chosen(self, store: LearningStore) -> None:
        assert (store.heads(), store.personal()) == ([], Personal())
        first = store.keep_head(b"one", REPORT, now=NOW)
        second = store.keep_head(b"\x00two", replace(REPORT, after=0.8), now=NOW + MINUTE)
        assert [(head.number, head.chosen, head.made_at) for head in store.heads()] == [
            (second, True, NOW + MINUTE),
            (first, False, NOW),
        ]
        assert [head.report for head in store.heads()] == [replace(REPORT, after=0.8), REPORT]
        assert store.personal().head == (second, b"\x00two")
        store.choose_head(first)
        assert store.personal().head == (first, b"one")
        store.choose_head(None)
        assert store.personal().head is None
        assert not any(head.chosen for head in store.heads())

    def test_one_that_is_not_there_cannot_be_chosen(self, store: LearningStore) -> None:
        number = store.keep_head(b"one", REPORT, now=NOW)
        with pytest.raises(UsageError):
            store.choose_head(number + 1)
        assert store.personal().head == (number, b"one")

    def test_what_other_scorers_scored_is_outdated_but_for_her_own(self, store: LearningStore) -> None:
        assert store.outdated([]) == 0
        write(store, make_scored("1"), make_scored("2"), make_scored("3", label=Label.UNKNOWN))
        assert store.outdated(["test@1", "none"]) == store.outdated(["test@1", "none", "new@1"]) == 0
        assert (store.outdated(["test@1"]), store.outdated(["none", "test@2"]), store.outdated([])) == (1, 2, 3)
        store.correct([line.id for line in store.page(EVERYTHING)][-1:], Label.POSITIVE, now=NOW)
        assert store.outdated([]) == 2


class DrawContract(Contract):
    """Mentions are drawn, answered, and tell what measures."""

    def fill(self, store: Store, count: int, **more: object) -> None:
        """Mentions that say each something else, a minute apart."""
        write(
            store,
            *(
                make_scored(
                    f"n{at}", f"avis numéro {at} sur le train de ce matin", posted_at=NOON + MINUTE * at, **more
                )  # type: ignore[arg-type]
                for at in range(count)
            ),
        )

    def test_a_draw_comes_back_as_it_was_made(self, store: LearningStore) -> None:
        tracker = add_tracker(store)
        self.fill(store, 9, trackers=[tracker.id])
        view = View(
            tracker.id,
            NOON + timedelta(seconds=30, microseconds=1),
            NOON + timedelta(hours=1),
            frozenset({Label.NEUTRAL, Label.POSITIVE}),
            frozenset({"x", "é"}),
            frozenset({"fr"}),
            own=True,
            query='train "ce matin" OR é',
        )
        drawn = store.draw(view, Purpose.PERIOD, 4, now=NOW)
        assert (drawn.view, drawn.purpose, drawn.population, drawn.drawn_at) == (view, Purpose.PERIOD, 8, NOW)
        assert [one.place for one in drawn.mentions] == [0, 1, 2, 3]
        assert all(one.random and one.open and one.said is Label.NEUTRAL for one in drawn.mentions)
        check = store.draw(EVERYTHING, Purpose.CHECK, 5, now=NOW + MINUTE)
        assert store.draws() == [check, drawn]
        assert store.draws(Purpose.PERIOD) == [drawn]
        assert check.view == EVERYTHING

    def test_answers_are_corrections_and_some_cannot_be_told(self, store: LearningStore) -> None:
        self.fill(store, 6)
        drawn = store.draw(EVERYTHING, Purpose.PERIOD, 6, now=NOW)
        store.correct([line_of(drawn, 0), line_of(drawn, 2)], Label.NEGATIVE, now=NOW)
        store.skip(drawn.number, 1, skipped=True)
        store.skip(drawn.number, 99, skipped=True)
        [again] = store.draws()
        answers = [Label.NEGATIVE, None, Label.NEGATIVE, None, None, None]
        assert [one.answer for one in again.mentions] == answers
        assert [one.open for one in again.mentions] == [False, False, False, True, True, True]
        assert [one.said for one in again.mentions] == [Label.NEUTRAL] * 6
        store.skip(drawn.number, 1, skipped=False)
        assert store.draws()[0].mentions[1].open

    def test_drawn_again_the_same_come_first(self, store: LearningStore) -> None:
        self.fill(store, 40)
        small = store.draw(EVERYTHING, Purpose.PERIOD, 5, now=NOW)
        store.correct([line_of(small, 0)], Label.POSITIVE, now=NOW)
        large = store.draw(EVERYTHING, Purpose.PERIOD, 100, now=NOW)
        assert [line_of(large, at) for at in range(5)] == [line_of(small, at) for at in range(5)]
        assert large.mentions[0].answer is Label.POSITIVE
        assert sorted(line_of(large, at) for at in range(40)) == sorted(ids(store))
        assert [line_of(large, at) for at in range(40)] != sorted(ids(store), reverse=True)

    @pytest.mark.parametrize("query", ["", "train"])
    def test_only_what_was_scored_is_drawn_of_a_period(self, store: LearningStore, query: str) -> None:
        write(
            store,
            make_scored("1", "train un", label=Label.POSITIVE),
            make_scored("2", "train deux", label=Label.UNKNOWN),
            make_scored("3", "train trois", label=Label.NEGATIVE, kind=Kind.REPOST),
            make_scored("4", "train quatre", label=Label.UNKNOWN),
            make_scored("5", "train cinq", label=Label.NEUTRAL),
        )
        by_native = {it.post.native: it.line.id for it in store.details(EVERYTHING)}
        # her labels change nothing of what the scorers could tell
        store.correct([by_native["4"]], Label.POSITIVE, now=NOW)
        store.correct([by_native["5"]], Label.UNKNOWN, now=NOW)
        drawn = store.draw(View(query=query), Purpose.PERIOD, 9, now=NOW)
        assert {line_of(drawn, at) for at in range(len(drawn.mentions))} == {by_native["1"], by_native["5"]}
        assert drawn.population == 2

    def test_of_what_says_the_same_one_is_checked_and_nothing_that_she_told(self, store: LearningStore) -> None:
        self.fill(store, 9)
        write(store, *(make_scored(f"r{at}", "RT @a: avis numéro 3 sur le TRAIN de ce matin") for at in range(5)))
        write(store, *(make_scored(f"s{at}", "merci") for at in range(5)))
        self_labelled = next(line.id for line in store.page(EVERYTHING) if " 7 " in line.text)
        store.correct([self_labelled], Label.POSITIVE, now=NOW)
        check = store.draw(EVERYTHING, Purpose.CHECK, 60, now=NOW)
        texts = [one.line.text for one in check.mentions if one.line is not None]
        assert len(texts) == len({digest(text) for text in texts}) == 9
        assert not any(" 7 " in text for text in texts)
        assert [one.random for one in check.mentions] == [False, False, True] * 3
        store.skip(check.number, 0, skipped=True)
        again = store.draw(EVERYTHING, Purpose.CHECK, 60, now=NOW)
        assert line_of(check, 0) not in [line_of(again, at) for at in range(len(again.mentions))]
        assert len(again.mentions) == 8
        merci = next(line.id for line in store.page(EVERYTHING) if line.text == "merci")
        store.correct([merci], Label.POSITIVE, now=NOW)
        last = store.draw(EVERYTHING, Purpose.CHECK, 60, now=NOW)
        assert "merci" not in [one.line.text for one in last.mentions if one.line is not None]

    def test_nothing_is_drawn_of_nothing(self, store: LearningStore) -> None:
        for query in ("", "rien"):
            for purpose in Purpose:
                drawn = store.draw(View(ALL_MENTIONS, query=query), purpose, 60, now=NOW)
                assert (drawn.mentions, drawn.population) == ((), 0)

    def test_only_what_was_answered_in_order_measures(self, store: LearningStore) -> None:
        self.fill(store, 12)
        drawn = store.draw(EVERYTHING, Purpose.PERIOD, 6, now=NOW)
        # she comes upon a later one elsewhere, and one that was never drawn
        for at, label in ((4, Label.NEGATIVE), (0, Label.POSITIVE), (1, Label.NEUTRAL)):
            store.correct([line_of(drawn, at)], label, now=NOW)
        others = sorted(set(ids(store)) - {line_of(drawn, at) for at in range(6)})
        store.correct(others[:1], Label.NEGATIVE, now=NOW)
        told = {(one.text, one.random) for one in store.labelled()}
        text = {at: one.line.text for at, one in enumerate(drawn.mentions) if one.line is not None}
        assert {(text[0], True), (text[1], True), (text[4], False)} < told
        assert sum(random for _, random in told) == 2
        store.skip(drawn.number, 2, skipped=True)
        store.correct([line_of(drawn, 3)], Label.POSITIVE, now=NOW)
        assert {one.text for one in store.labelled() if one.random} == {text[0], text[1], text[3], text[4]}

    def test_of_a_check_only_the_random_ones_measure(self, store: LearningStore) -> None:
        self.fill(store, 12)
        check = store.draw(EVERYTHING, Purpose.CHECK, 9, now=NOW)
        for at in (0, 2, 3, 8):
            store.correct([line_of(check, at)], Label.POSITIVE, now=NOW)
        random = [one for one in store.labelled() if one.random]
        assert check.mentions[2].line is not None
        assert [one.text for one in random] == [check.mentions[2].line.text], (
            "the one at 5 still waits before that at 8"
        )

    def test_her_labels_can_be_read_of_one_state_with_all_else(self, store: LearningStore) -> None:
        with store.snapshot():
            assert (store.labelled(), store.draws(), store.corrected(EVERYTHING)) == ([], [], [])
            assert store.personal() == Personal()
            assert store.total(EVERYTHING).mentions == 0

    def test_what_she_labelled_comes_back_whole(self, store: LearningStore) -> None:
        write(
            store,
            make_scored("1", "bof", label=Label.NEGATIVE),
            make_scored("2", "???", label=Label.UNKNOWN, lang="und"),
        )
        newest, oldest = ids(store)
        store.correct([oldest], Label.POSITIVE, now=NOW)
        store.correct([newest], Label.NEUTRAL, now=NOW + MINUTE)
        assert store.labelled() == [
            Labelled("???", "und", Label.NEUTRAL, Label.UNKNOWN, None, "none", False),
            Labelled("bof", "fr", Label.POSITIVE, Label.NEGATIVE, (0.8, 0.15, 0.05), "test@1", False),
        ]


def line_of(draw: Draw, place: int) -> int:
    """The id of the mention at a place of a draw."""
    line = draw.mentions[place].line
    assert line is not None
    return line.id
