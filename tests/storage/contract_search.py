"""What every store must answer to a view with a query: what the matcher lets in of the same mentions, and no more.

See `contract`. The plain answer is worked out from everything that the store keeps, read without a query.
"""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import pytest

from cmdesk.core.matching import Candidate, known_of, matches
from cmdesk.core.query import parse
from cmdesk.core.text import fold
from cmdesk.core.types import Account, Label, Opinion
from cmdesk.core.views import Agreement, MentionDetail, Tally, View
from tests.builders import NOW
from tests.storage.contract import Contract, Store, add_tracker, tally_of, write
from tests.storage.contract_reads import LANGUAGES, SOURCES, START, sample

_WORDS: Final = (
    *("le", "train", "de", "l'Oréal", "#Paris", "@sncf", "retard"),
    *("東京", "café🤗", "d’Orange", "H&M", "levis", "mauvais"),
)
QUERIES: Final = (
    *("train", "loreal", "#paris", "@sncf", "ret*", '"train de"', "=Orange", "東京", "h&m", "train NEAR/2 retard"),
    *("train -retard", "café OR mauvais", "lang:fr", "lang:fr -source:x", "train lang:en", "is:repost retard"),
    *(
        "sentiment:negative",
        "min:likes:3 train",
        "train OR sentiment:positive",
        "author:@maison",
        "author:@client café",
    ),
    *("rien", "lang:zu", "source:x OR train", "retard OR (lang:fr -train)"),
)
VIEWS: Final = (
    View(),
    View(own=True),
    View(1),
    View(2, reposts=False),
    View(1, own=True, labels=frozenset({Label.NEGATIVE, Label.UNKNOWN}), languages=frozenset(LANGUAGES[:2])),
    View(0, START + timedelta(hours=5), START + timedelta(days=1, minutes=7), sources=frozenset(SOURCES[:1])),
)


def fill(store: Store) -> None:
    """Two trackers, and mentions that share a few words."""
    chance = random.Random(11)
    trackers = [add_tracker(store, name).id for name in ("Train", "Ville")]
    store.add_account(Account("x", "maison"), now=NOW)
    write(
        store,
        *(
            replace(
                scored,
                post=(
                    post := replace(
                        scored.post,
                        text=" ".join(chance.choices(_WORDS, k=chance.randint(1, 5))),
                        opinions=(Opinion("outil", chance.choice(list(Label)), "?"),) if chance.random() < 0.3 else (),
                    )
                ),
                folded=fold(post.text),
            )
            for scored in sample(trackers, 400)
        ),
    )


def plainly(store: Store, view: View) -> list[MentionDetail]:
    """The mentions of a view, oldest first, by the matcher alone."""
    tree = parse(view.query)
    return [
        detail
        for detail in store.details(replace(view, query=""))
        if matches(tree, Candidate(detail.post.text, known_of(detail.post, detail.line.lang, detail.line.label)))
    ]


def summed(details: Iterable[MentionDetail]) -> Tally:
    """One tally over mentions."""
    return sum((tally_of(detail.line.label, detail.line.reactions) for detail in details), Tally())


class SearchContract(Contract):
    """Reads of a view with a query."""

    @pytest.mark.parametrize("view", VIEWS)
    def test_every_read_agrees_with_the_matcher(self, store: Store, view: View) -> None:
        fill(store)
        edges = [START + timedelta(hours=11, minutes=4) * number for number in range(12)]
        for query in QUERIES:
            asked = replace(view, query=query)
            expected = plainly(store, asked)
            assert list(store.details(asked)) == expected, query
            assert store.page(asked, limit=500) == [detail.line for detail in expected][::-1], query
            assert store.total(asked) == summed(expected), query
            pairs = [(opinion.tool, opinion.label, one.line.label) for one in expected for opinion in one.post.opinions]
            assert store.agreement(asked) == [Agreement(*pair, pairs.count(pair)) for pair in sorted(set(pairs))], query
            always = plainly(store, replace(asked, start=None, end=None))
            assert store.series(asked, edges) == [
                summed(detail for detail in always if start <= _second(detail) < end)
                for start, end in zip(edges, edges[1:], strict=False)
            ], query
            ends = (always[0].post.posted_at, always[-1].post.posted_at) if always else None
            assert store.span(asked) == ends, query

    def test_pages_follow_each_other(self, store: Store) -> None:
        fill(store)
        view = View(query="train OR loreal")
        whole = store.page(view, limit=1000)
        assert len(whole) > 100
        found, before = [], None
        while page := store.page(view, before=before, limit=17):
            found += page
            before = page[-1].id
        assert found == whole

    def test_the_newest_of_the_whole_archive(self, store: Store) -> None:
        fill(store)
        found = store.newest(parse("train -retard"), limit=25)
        assert [one.line for one in found] == store.page(View(own=True, query="train -retard"), limit=25)
        assert all("train" in one.candidate.text for one in found)

    def test_a_survey_counts_what_the_pages_hold(self, store: Store) -> None:
        fill(store)
        now, before = parse("train"), parse("train -retard OR h&m")
        told = store.survey(now, before)
        assert told is not None
        found, saved = (
            {line.id for line in store.page(View(own=True, query=query), limit=1000)}
            for query in ("train", "(train -retard) OR h&m")
        )
        assert (told.found, told.won, told.lost) == (len(found), len(found - saved), len(saved - found))
        assert sum(told.spark) == told.found
        assert [one.line.id for one in told.won_examples] == sorted(found - saved, reverse=True)[:20]
        assert {one.line.id for one in told.sample} <= found
        assert store.survey(now, None, wanted=lambda: False) is None


def _second(detail: MentionDetail) -> datetime:
    return detail.post.posted_at.replace(microsecond=0)
