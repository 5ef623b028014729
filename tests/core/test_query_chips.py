"""Chips are another view of the text of a query: what they show is what it says, or they show nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.errors import QueryError
from cmdesk.core.matching import Candidate, matches
from cmdesk.core.query import AnyOf, Exact, Handle, Literal, Not, Phrase, Tag, Word, parse, printed
from cmdesk.core.query.chips import Chips, chips_of, literal_of, tree_of

WORDS = st.sampled_from(("vermeil", "Café", "l'Oréal", "H&M", "OR", "c++", "café", "ET", "orange"))
LITERALS: st.SearchStrategy[Literal] = st.one_of(
    st.builds(Word, WORDS),
    st.builds(Word, st.sampled_from(("caf", "vermeil")), st.just(True)),
    st.builds(Phrase, st.lists(WORDS, min_size=2, max_size=3).map(tuple)),
    st.builds(Tag, st.sampled_from(("été", "CaféVermeil")), st.booleans()),
    st.builds(Handle, st.sampled_from(("sncf", "marine.duval"))),
    st.builds(Exact, st.lists(WORDS, min_size=1, max_size=2).map(tuple)),
)
ROW = st.lists(LITERALS, max_size=4).map(tuple)


@pytest.mark.parametrize(
    ("query", "chips"),
    [
        ("vermeil", Chips(any_of=(Word("vermeil"),))),
        ("vermeil OR #été", Chips(any_of=(Word("vermeil"), Tag("été")))),
        ("vermeil café", Chips(all_of=(Word("vermeil"), Word("café")))),
        ("vermeil -jus", Chips(any_of=(Word("vermeil"),), none_of=(Word("jus"),))),
        (
            '(vermeil OR =Orange) "café glacé" SAUF (jus OU @thé) -caf*',
            Chips(
                (Word("vermeil"), Exact(("Orange",))),
                (Phrase(("café", "glacé")),),
                (Word("jus"), Handle("thé"), Word("caf", True)),
            ),
        ),
    ],
)
def test_a_simple_query_is_chips(query: str, chips: Chips) -> None:
    assert chips_of(parse(query)) == chips


@pytest.mark.parametrize(
    "query",
    [
        "vermeil lang:fr",
        "a NEAR/5 b",
        "(a OR b) (c OR d)",
        "a OR b c",
        "a OR (b OR c)",
        "a (b c)",
        "a -(b c)",
        "a --b",
        "a -lang:fr",
        "vermeil OR lang:fr",
    ],
)
def test_a_query_that_says_more_than_chips_has_none(query: str) -> None:
    assert chips_of(parse(query)) is None


@given(ROW, ROW, ROW)
def test_chips_written_as_text_are_read_as_the_same_chips(
    any_of: tuple[Literal, ...], all_of: tuple[Literal, ...], none_of: tuple[Literal, ...]
) -> None:
    tree = tree_of(Chips(any_of, all_of, none_of))
    if not any_of and not all_of:
        assert (tree is None) == (not none_of)
        if tree is not None:
            with pytest.raises(QueryError):
                parse(printed(tree))
        return
    assert tree is not None
    again = chips_of(parse(printed(tree)))
    assert again is not None and again.none_of == none_of
    if len(any_of) > 1:
        assert (again.any_of, again.all_of) == (any_of, all_of)
    else:
        # one alternative says the same as a word that must occur
        assert (*again.any_of, *again.all_of) == (*any_of, *all_of)


@given(ROW, ROW, ROW, st.lists(st.sampled_from(("café", "vermeil", "orange", "#été", "@sncf", "jus"))).map(" ".join))
def test_chips_mean_what_their_rows_say(
    any_of: tuple[Literal, ...], all_of: tuple[Literal, ...], none_of: tuple[Literal, ...], text: str
) -> None:
    tree = tree_of(Chips(any_of, all_of, none_of))
    if tree is not None:
        candidate = Candidate(text)
        found = [[matches(one, candidate) for one in row] for row in (any_of, all_of, none_of)]
        assert matches(tree, candidate) == ((any(found[0]) or not any_of) and all(found[1]) and not any(found[2]))


@pytest.mark.parametrize(
    ("typed", "literal"),
    [
        ("vermeil", Word("vermeil")),
        ("  café   glacé ", Phrase(("café", "glacé"))),
        ('"café glacé"', Phrase(("café", "glacé"))),
        ("#été", Tag("été")),
        ("@sncf", Handle("sncf")),
        ("=Orange", Exact(("Orange",))),
        ("caf*", Word("caf", True)),
        ("OR", Word("OR")),
        ("SNCF, RATP", Phrase(("SNCF,", "RATP"))),
        ("lang:fr", Word("lang:fr")),
        ("a OR b", Phrase(("a", "OR", "b"))),
        ('c"est', Phrase(("c", "est"))),
        ('" « “ „ ＂ mot', Word("mot")),
    ],
)
def test_what_is_typed_for_a_chip_is_a_term_or_these_very_words(typed: str, literal: Literal) -> None:
    assert literal_of(typed) == literal


@pytest.mark.parametrize("typed", ["", "  ", "!", '""', "-"])
def test_nothing_to_look_for_makes_no_chip(typed: str) -> None:
    with pytest.raises(QueryError):
        literal_of(typed)


@given(st.text(max_size=40))
def test_whatever_is_typed_makes_a_chip_that_can_be_written_or_is_refused(typed: str) -> None:
    try:
        literal = literal_of(typed)
    except QueryError:
        return
    assert parse(printed(literal)) == literal


def test_alternatives_that_are_excluded_together_are_chips_each() -> None:
    assert tree_of(Chips((Word("a"),), none_of=(Word("b"), Word("c")))) == parse("a -b -c")
    assert chips_of(Not(AnyOf((Word("b"), Word("c"))))) == Chips(none_of=(Word("b"), Word("c")))
