"""What every store must keep of her labels and her thumbs, and tell of the words of its mentions. See `contract`."""

import json
from dataclasses import replace

import pytest

from cmdesk.core.errors import UsageError
from cmdesk.core.matching import matches
from cmdesk.core.post_json import mention_to_json
from cmdesk.core.query import parse
from cmdesk.core.types import ALL_MENTIONS, Kept, Tracker
from cmdesk.core.views import View
from tests.builders import NOW, make_scored
from tests.storage.contract import EVERYTHING, Contract, Store, add_tracker, ids, natives, only, rematch, write


class LabelContract(Contract):
    """Labels are given and taken, found by queries, and outlive what they are given to."""

    def test_a_label_is_given_shown_and_taken(self, store: Store) -> None:
        write(store, make_scored("1"), make_scored("2"))
        newest, oldest = ids(store)
        store.label([newest, oldest, newest], "À traiter", given=True, now=NOW)
        store.label([newest], "presse", given=True, now=NOW)
        store.label([oldest], "a  TRAITER ", given=False, now=NOW)
        assert [line.labels for line in store.page(EVERYTHING)] == [("À traiter", "presse"), ()]
        found = store.mention(newest)
        assert found is not None
        assert found.labels == found.line.labels == ("À traiter", "presse")
        assert store.labels() == {"À traiter": 1, "presse": 1}

    def test_labels_that_fold_alike_are_one_in_the_first_spelling(self, store: Store) -> None:
        write(store, make_scored("1"), make_scored("2"))
        newest, oldest = ids(store)
        store.label([newest], "Crise été", given=True, now=NOW)
        store.label([newest, oldest], "CRISE  ETE", given=True, now=NOW)
        assert store.labels() == {"Crise été": 2}

    def test_a_label_outlives_the_mention_and_finds_it_again(self, store: Store) -> None:
        kept = Kept(labels=("presse", "Crise"))
        write(store, make_scored("1", kept=kept))
        write(store, make_scored("1", kept=replace(kept, labels=("crise", "autre"))))
        assert only(store).labels == ("autre", "Crise", "presse")

    def test_what_a_file_calls_a_label_and_cannot_be_one_keeps_no_post_out(self, store: Store) -> None:
        write(store, make_scored("1", kept=Kept(labels=("  ", "x" * 200, "bonne"))))
        assert only(store).labels == ("bonne",)

    def test_an_export_carries_labels(self, store: Store) -> None:
        write(store, make_scored("1"), make_scored("2"))
        store.label(ids(store)[:1], "presse", given=True, now=NOW)
        written = [json.loads(json.dumps(mention_to_json(detail))) for detail in store.details(EVERYTHING)]
        assert [one.get("labels") for one in written] == [None, ["presse"]]

    @pytest.mark.parametrize("name", ["", "  ", "x" * 81])
    def test_a_name_that_is_no_label_is_refused(self, store: Store, name: str) -> None:
        write(store, make_scored("1"))
        with pytest.raises(UsageError):
            store.label(ids(store), name, given=True, now=NOW)
        assert store.labels() == {}

    def test_a_mention_that_is_gone_is_passed_over(self, store: Store) -> None:
        store.label([12345], "presse", given=True, now=NOW)
        assert store.labels() == {}

    def test_a_tracker_that_asks_for_a_label_keeps_in_step(self, store: Store) -> None:
        tracker = add_tracker(store, "Presse", "label:presse")
        write(store, make_scored("1"), make_scored("2", kept=Kept(labels=("presse",))))
        assert natives(store, tracker.id) == ["2"]
        store.label(ids(store), "Presse", given=True, now=NOW)
        assert natives(store, tracker.id) == ["2", "1"]
        store.label(ids(store)[:1], "presse", given=False, now=NOW)
        assert natives(store, tracker.id) == ["1"]
        assert rematch(store, tracker) == (0, 0)

    def test_more_mentions_than_one_transaction_takes_are_labelled(self, store: Store) -> None:
        write(store, *(make_scored(str(number)) for number in range(1_203)))
        numbers = [line.id for line in store.page(EVERYTHING, limit=2_000)]
        store.label(numbers, "tout", given=True, now=NOW)
        assert store.labels() == {"tout": 1_203}
        assert all(line.labels == ("tout",) for line in store.page(EVERYTHING, limit=2_000))


class JudgementContract(Contract):
    """Thumbs belong to a tracker and a mention, and move no link."""

    def test_a_judgement_is_kept_changed_and_taken_back(self, store: Store) -> None:
        tracker = add_tracker(store)
        write(store, make_scored("1", "le train", trackers=[tracker.id]), make_scored("2", "un train"))
        newest, oldest = ids(store)
        store.judge(tracker.id, oldest, True, now=NOW)
        store.judge(tracker.id, newest, True, now=NOW)
        store.judge(tracker.id, newest, False, now=NOW)
        assert [(one.mention, one.candidate.text, one.relevant) for one in store.judged(tracker.id)] == [
            (newest, "un train", False),
            (oldest, "le train", True),
        ]
        assert natives(store, tracker.id) == ["1"]
        store.judge(tracker.id, newest, None, now=NOW)
        assert [one.mention for one in store.judged(tracker.id)] == [oldest]

    def test_judgements_belong_to_one_tracker_and_a_copy_gets_them(self, store: Store) -> None:
        tracker, other = add_tracker(store), add_tracker(store, "Autre", "car")
        write(store, make_scored("1"))
        store.judge(tracker.id, ids(store)[0], False, now=NOW)
        assert store.judged(other.id) == []
        copied = store.add_tracker(Tracker("Copie", "train"), now=NOW, like=tracker.id)
        store.judge(tracker.id, ids(store)[0], None, now=NOW)
        assert [one.relevant for one in store.judged(copied.id)] == [False]

    def test_what_is_judged_knows_all_that_a_query_may_ask(self, store: Store) -> None:
        tracker = add_tracker(store)
        write(store, make_scored("1", links=("https://www.example.org/a",), kept=Kept(labels=("presse",))))
        store.judge(tracker.id, ids(store)[0], True, now=NOW)
        [one] = store.judged(tracker.id)
        asked = "lang:fr source:x author:@camille_cie domain:example.org label:presse is:original sentiment:neutral"
        assert matches(parse(asked), one.candidate)

    def test_what_is_gone_cannot_be_judged(self, store: Store) -> None:
        tracker = add_tracker(store)
        store.judge(tracker.id, 12345, True, now=NOW)
        write(store, make_scored("1"))
        store.judge(tracker.id + 1, ids(store)[0], True, now=NOW)
        assert store.judged(tracker.id) == store.judged(tracker.id + 1) == []


class VocabularyContract(Contract):
    """The words of the archive and how many mentions hold them."""

    TEXTS = (
        "La SNCF et #SNCFConnect",
        "la sncf, encore la sncf #sncf @SNCF_Voyageurs",
        "les sncfs #GrèveSNCF",
        "Rien # @ #SNCF",
    )

    def test_tags_and_handles_are_completed_the_most_used_first(self, store: Store) -> None:
        write(store, *(make_scored(str(number), text) for number, text in enumerate(self.TEXTS)))
        assert store.suggested_words("#sn") == ["#sncf", "#sncfconnect"]
        assert store.suggested_words("#S", limit=1) == ["#sncf"]
        assert store.suggested_words("@") == ["@sncf_voyageurs"]
        assert store.suggested_words("#") == ["#sncf", "#grevesncf", "#sncfconnect"]
        assert store.suggested_words("sn") == store.suggested_words("") == []

    def test_words_near_a_stem_are_counted_in_mentions(self, store: Store) -> None:
        write(store, *(make_scored(str(number), text) for number, text in enumerate(self.TEXTS)))
        assert store.vocabulary(["sncf", "ri", "absent"]) == [
            ("#grevesncf", 1),
            ("#sncf", 2),
            ("#sncfconnect", 1),
            ("rien", 1),
            ("sncf", 2),
            ("sncfs", 1),
        ]
        assert store.vocabulary([]) == []

    def test_words_that_came_since_are_known(self, store: Store) -> None:
        assert store.vocabulary(["train"]) == []
        write(store, make_scored("1", "train"))
        assert store.vocabulary(["train"]) == [("train", 1)]
        assert store.counts() == {ALL_MENTIONS: 1}
        assert store.page(View(labels=frozenset())) != []
