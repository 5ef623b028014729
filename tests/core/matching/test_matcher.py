"""Many queries at once find what each of them finds alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.matching import Candidate, Known, Matcher, matches
from cmdesk.core.query import Node, parse
from cmdesk.core.text import fold
from tests.core.matching.facts import facts, texts
from tests.core.query.trees import trees


def one_by_one(queries: dict[int, Node], text: str, known: Known) -> set[int]:
    """The verdicts of the evaluator."""
    return {number for number, tree in queries.items() if matches(tree, Candidate(text, known))}


numbered = st.lists(trees(), max_size=12).map(lambda drawn: dict(enumerate(drawn)))


@settings(max_examples=100, deadline=None)
@given(numbered, st.lists(st.tuples(texts(), facts()), min_size=1, max_size=4))
def test_many_queries_at_once_find_what_each_finds_alone(
    queries: dict[int, Node], put: list[tuple[str, Known]]
) -> None:
    matcher = Matcher(queries)
    for text, known in put:
        assert matcher.match(text, known) == one_by_one(queries, text, known)
        assert matcher.match(text, known, folded=fold(text)) == one_by_one(queries, text, known)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.dictionaries(st.integers(0, 6), trees(), max_size=5), min_size=2, max_size=4),
    st.lists(st.tuples(texts(), facts()), min_size=1, max_size=3),
)
def test_a_matcher_after_edits_is_like_a_new_one(edits: list[dict[int, Node]], put: list[tuple[str, Known]]) -> None:
    edited = Matcher()
    for queries in edits:
        edited.update(queries)
        fresh = Matcher(queries)
        for text, known in put:
            assert edited.match(text, known) == fresh.match(text, known) == one_by_one(queries, text, known)


def test_strings_that_nobody_looks_for_any_more_are_forgotten() -> None:
    many = {number: parse(f"mot{number} -autre{number}") for number in range(800)}
    kept = {number: many[number] for number in (3, 7, 700)} | {900: parse("neuf NEAR/1 mot3")}
    matcher = Matcher(many)
    assert matcher.match("mot3 mot8 mot700 autre700") == {3, 8}
    matcher.update(kept)
    assert matcher.match("mot3 mot8 mot700 autre700") == {3}
    assert matcher.match("un mot3 neuf, mot700") == {3, 700, 900}
    matcher.update(many)
    assert matcher.match("un mot3 neuf, mot701") == {3, 701}
    assert len(vars(matcher)["_surfaces"]) < 1700
    matcher.update(kept)
    assert len(vars(matcher)["_surfaces"]) < 10


def test_a_matcher_keeps_the_queries_that_it_was_given() -> None:
    queries = {1: parse("train")}
    matcher = Matcher(queries)
    queries[2] = parse("train")
    assert matcher.match("train") == {1}
    matcher.update(queries)
    assert matcher.match("train") == {1, 2}


def test_no_query_matches_nothing() -> None:
    assert Matcher().match("train") == frozenset()
    assert Matcher({}).match("") == frozenset()


def test_facts_that_cost_are_asked_for_only_where_the_words_fit() -> None:
    class Costly(Known):
        @property
        def lang(self) -> str:  # type: ignore[override]
            asked.append("lang")
            return "fr"

    asked: list[str] = []
    known = object.__new__(Costly)
    matcher = Matcher({1: parse("lang:fr train -retard"), 2: parse("avion (lang:en OR lang:fr)")})
    assert matcher.match("un bateau, en retard : train", known) == frozenset()
    assert asked == []
    assert matcher.match("train", known) == {1}
    assert asked == ["lang"]
