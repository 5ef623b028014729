"""Suggestions: what she judged shows which words to leave out, require or add. The seeds here were not tuned on."""

import random
from collections.abc import Sequence
from typing import Any

import pytest

from cmdesk.core.matching import Candidate, Known, matches
from cmdesk.core.previews import Judged
from cmdesk.core.query import parse
from cmdesk.core.suggesting import Suggestion, one_fault_apart, stems, suggestions, variants
from tests.core.homonyms import archive

GOOD = (
    "Ma fibre chez Orange en panne",
    "Le forfait Orange augmente",
    "La fibre Orange arrive",
    "Orange et son forfait",
)
BAD = ("Un jus d'orange pressé", "Le jus orange du matin", "Jus orange, enfin", "Un pull orange")


def judged(good: Sequence[str] = GOOD, bad: Sequence[str] = BAD, **facts: Any) -> list[Judged]:
    """Judgements of texts; `facts` are those of the bad ones."""
    told = [Judged(number, Candidate(text, Known(source="x", lang="fr")), True) for number, text in enumerate(good)]
    known = Known(**{"source": "x", "lang": "fr", **facts})
    return told + [Judged(100 + number, Candidate(text, known), False) for number, text in enumerate(bad)]


def found(query: str, known: Sequence[Judged], kind: str) -> Suggestion:
    """The best suggestion of a kind."""
    return next(one for one in suggestions(parse(query), known, most=10) if one.kind == kind)


def test_what_is_told_of_a_suggestion_is_what_it_does() -> None:
    known = judged()
    offered = suggestions(parse("orange"), known, most=10)
    assert {one.kind for one in offered} == {"exclude", "require", "exact"}
    for one in offered:
        kept = [each for each in known if matches(parse(one.query), each.candidate)]
        good = sum(each.relevant for each in kept)
        assert (one.bad_removed, one.good_removed) == (4 - (len(kept) - good), 4 - good)
        assert one.precision == good / len(kept) > 0.5


def test_an_exclusion_stands_in_the_query_and_joins_the_next() -> None:
    one = found("orange", judged(bad=BAD[:3]), "exclude")
    assert (one.query, one.term, one.bad_removed, one.good_removed) == ("orange -jus", "jus", 3, 0)
    more = [*BAD, "Ce pull orange", "Pull orange"]
    again = found(one.query, judged(bad=more), "exclude")
    assert again.query == "orange -(jus OR pull)"


def test_alternatives_are_kept_together() -> None:
    assert found("orange OR naranja", judged(bad=BAD[:3]), "exclude").query == "(orange OR naranja) -jus"


def test_a_word_of_the_good_ones_can_be_required_and_the_case_of_her_word() -> None:
    assert found("orange", judged(bad=[*BAD[:3], "Pull Orange"]), "require").term == "=Orange OR fibre OR forfait" or (
        found("orange", judged(), "require").query == "orange =Orange"
    )
    assert found("orange", judged(), "exact").query == "=Orange"


@pytest.mark.parametrize(
    ("facts", "term"),
    [
        ({"lang": "en"}, "lang:en"),
        ({"source": "news"}, "source:news"),
        ({"author": ("recettes",)}, "author:@recettes"),
        ({"url": "https://www.cuisine.example/a"}, "domain:cuisine.example"),
        ({"links": ("https://cuisine.example/b",)}, "domain:cuisine.example"),
    ],
)
def test_what_is_known_beside_the_text_can_be_left_out(facts: dict[str, Any], term: str) -> None:
    bad = ("Orange aa", "Orange bb", "Orange cc", "Orange dd")
    assert found("orange", judged(bad=bad, **facts), "exclude").term == term


def test_tags_and_handles_and_pairs_are_left_out_where_the_word_would_cost_good_ones() -> None:
    tagged = judged([*GOOD, "Orange et la cuisine"], [f"Orange {word} #Cuisine" for word in ("aa", "bb", "cc", "dd")])
    assert found("orange", tagged, "exclude").term == "#Cuisine"
    named = judged(GOOD, [f"Orange {word} @chef.jo" for word in ("aa", "bb", "cc", "dd")])
    assert found("orange", named, "exclude").term in ("chef", "@chef")
    good = ("Orange : conseil fibre", "Orange, le conseil", "Orange, le municipal", "Orange municipal hier")
    paired = judged(good, [f"Orange {word} conseil municipal" for word in ("aa", "bb", "cc", "dd")])
    assert found("orange", paired, "exclude").term == '"conseil municipal"'


def test_nothing_is_suggested_where_nothing_is_bad_or_known() -> None:
    assert suggestions(parse("orange"), []) == []
    assert suggestions(parse("orange"), judged(bad=())) == []
    assert suggestions(parse("absent"), judged()) == []
    one = [Judged(1, Candidate("Orange et rien"), False)]
    assert suggestions(parse("orange"), one) == [], "what lets nothing through is no better query"


def test_stop_words_and_her_own_words_are_never_left_out() -> None:
    bad = ("Pour une orange avec", "Pour elle une orange avec", "Avec une orange pour")
    assert [one for one in suggestions(parse("orange"), judged(bad=bad), most=10) if one.kind == "exclude"] == []


@pytest.mark.parametrize("query", ['"orange box panne"~5', "-(-orange)", "box -(panne -orange)"])
def test_where_a_spelling_cannot_be_put_beside_her_word_none_is_offered(query: str) -> None:
    assert variants(parse(query), [("oranges", 5), ("orange", 20)]) == []


def test_one_mention_alone_decides_nothing() -> None:
    bad = ("orange aaaa", "orange bbbb", "orange cccc")
    assert [one for one in suggestions(parse("orange"), judged(bad=bad), most=10) if one.kind == "exclude"] == []


def test_what_costs_as_many_good_ones_as_bad_ones_is_not_offered() -> None:
    # the share of good ones grows all the same: six of seven become five of five
    known = judged(good=[*(f"orange ville {number}" for number in range(5)), "orange jus"], bad=["orange jus pressé"])
    more = [Candidate("orange jus pressé", Known(source="x", lang="fr"))] * 30
    offered = suggestions(parse("orange"), known, unjudged=more, most=10)
    assert [(one.kind, one.term, one.good_removed) for one in offered] == [("exclude", "pressé", 0)]


def test_hostile_texts_give_suggestions_that_can_be_read() -> None:
    bad = ['orange AND "( OU -) #) ET'] * 3 + ["orange 'NEAR/5 sauf: lang:xx \x00"] * 3
    for one in suggestions(parse("orange"), judged(bad=bad), most=10):
        parse(one.query)


def improved(seed: int, unjudged: int) -> tuple[float, float, float]:
    """Thirty thumbs on a random sample, the best suggestion applied thrice: precision before and after, recall lost."""
    everything = archive(seed, 2500)
    sample = random.Random(f"thumbs {seed}").sample(everything, 30 + unjudged)
    known = [Judged(number, one.candidate, one.relevant) for number, one in enumerate(sample[:30])]
    query = "orange"
    for _ in range(3):
        offered = suggestions(parse(query), known, unjudged=[one.candidate for one in sample[30:]])
        query = offered[0].query if offered else query
    node = parse(query)
    kept = [one for one in everything if matches(node, one.candidate)]
    good, before = sum(one.relevant for one in kept), sum(one.relevant for one in everything)
    return before / len(everything), good / len(kept), 1 - good / before


def test_thirty_thumbs_make_a_homonym_precise() -> None:
    runs = [improved(seed, 970) for seed in range(5000, 5003)]
    before, after, lost = (sum(run[part] for run in runs) / len(runs) for part in range(3))
    assert before < 0.5
    assert after > 0.9
    assert lost < 0.05


class TestVariants:
    """Spellings of the archive that a query does not match."""

    WORDS = (
        *(("#sncf", 40), ("#sncfconnect", 9), ("sncf", 300), ("sncfs", 4), ("scnf", 50), ("les", 900)),
        *(("vermeil", 90), ("vermeils", 5), ("vermiel", 7), ("vermeill", 2), ("vermeile", 1), ("vermeel", 60)),
        *(("cafelumiere", 6), ("#cafelumierelyon", 2), ("vermeiles", 3)),
    )

    def test_they_are_offered_by_how_many_mentions_they_add(self) -> None:
        assert [(one.term, one.added) for one in variants(parse("vermeil"), self.WORDS)] == [
            ("vermiel", 7),
            ("vermeils", 5),
            ("vermeiles", 3),
            ("vermeill", 2),
            ("vermeile", 1),
        ]

    def test_tags_that_hold_a_word_are_offered(self) -> None:
        offered = variants(parse("sncf -rer"), self.WORDS)
        assert [(one.query, one.added) for one in offered] == [
            ("(sncf OR #sncfconnect) -rer", 9),
            ("(sncf OR sncfs) -rer", 4),
        ]

    def test_a_phrase_is_offered_in_one_word(self) -> None:
        offered = variants(parse('"café lumière" OR vermeil -(sncf)'), self.WORDS)
        assert [one.query for one in offered if "lumiere" in one.term] == [
            '"café lumière" OR vermeil -sncf OR cafelumiere',
            '"café lumière" OR vermeil -sncf OR #cafelumierelyon',
        ]

    def test_what_the_query_matches_or_excludes_is_not_offered(self) -> None:
        assert "vermeils" not in {one.term for one in variants(parse("vermeil -vermeils"), self.WORDS)}
        assert variants(parse("vermeil OR verm*"), self.WORDS) == []
        assert variants(parse("=Vermeil"), self.WORDS) == []
        assert variants(parse("lang:fr"), self.WORDS) == []

    def test_every_variant_is_among_the_words_asked_for(self) -> None:
        query = parse('vermeil "café lumière" sncf')
        asked = stems(query)
        for one in variants(query, self.WORDS):
            word = one.term
            assert any(word.startswith(stem) or (word[0] == "#" and stem in word) for stem in asked)

    @pytest.mark.parametrize(
        ("one", "other", "near"),
        [
            ("vermeil", "vermiel", True), ("vermeil", "vermel", True), ("vermeil", "vermmeil", True),
            ("vermeil", "vermeal", True), ("vermeil", "vermeils", True), ("vermeil", "evrmeil", True),
            ("vermeil", "vermeil", False), ("vermeil", "vermiet", False), ("vermeil", "vemriel", False),
            ("ab", "ba", True), ("vermeil", "verme", False),
        ],
    )  # fmt: skip
    def test_one_typing_fault(self, one: str, other: str, near: bool) -> None:
        assert one_fault_apart(one, other) is one_fault_apart(other, one) is near
