"""Trees written down again: what is written means the same, with no more signs than it needs."""

from itertools import combinations

import pytest
from hypothesis import assume, example, given

from cmdesk.core.errors import QueryError
from cmdesk.core.query import All, AnyOf, Exact, Field, Near, Node, Not, Phrase, Tag, Word, parse, printed
from cmdesk.core.query.lexer import QUOTES
from cmdesk.core.query.parser import MAX_DEPTH, MAX_LENGTH
from cmdesk.core.query.printer import quoted
from tests.core.query.trees import texts, trees

A, B, C = map(Word, "abc")


@given(trees())
@example(Word('a"»”＂„b'))
@example(Field("link", "a.example/http://c"))
@example(Near((A, AnyOf((B, Phrase(("#c",))))), 0))
@example(All((A, Not(Not(All((B, Not(C))))))))
def test_what_is_written_is_read_as_the_same_tree(tree: Node) -> None:
    assert parse(printed(tree)) == tree


@given(texts())
@example('"\u200b a"')
@example("domain:www.fr")
@example("domain:www.www.x.fr")
@example("link:a.example/x?/")
@example("link:http://a.example/http://c")
@example('„a"»”＂„b“')
@example('source:"x" source:"Mon lecteur"')
def test_whatever_was_read_is_written_as_a_query_that_means_the_same(query: str) -> None:
    try:
        tree = parse(query)
    except QueryError:
        assume(False)
    assert parse(printed(tree)) == tree


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("  a   AND  b ET c ", "a b c"),
        ("a OU b OR c", "a OR b OR c"),
        ("((a)) ((b) OR (c))", "a (b OR c)"),
        ("(a b) OR c", "a b OR c"),
        ("(a b) c", "(a b) c"),
        ("(a OR b) OR c", "(a OR b) OR c"),
        ("a SAUF b", "a -b"),
        ("a NOT (b OR c)", "a -(b OR c)"),
        ("a --b", "a --b"),
        ("a -(-b)", "a --b"),
        ("a –«b c»", 'a -"b c"'),
        ('"a b"~5', "a NEAR/5 b"),
        ('"a b c"~5', '"a b c"~5'),
        ('"a OR c"~5', '"a OR c"~5'),
        ('"a OR"~5', 'a NEAR/5 "OR"'),
        ("a NEAR/2 b c", "(a NEAR/2 b) c"),
        ("a NEAR/2 b OR c", "a NEAR/2 b OR c"),
        ("(a OU b) NEAR/2 #c", "(a OR b) NEAR/2 #c"),
        ('"a" "OR" "-5" "x," "a:b"', 'a "OR" "-5" "x," "a:b"'),
        ('«dit "non" et»', '«dit "non" et»'),
        ("＃Été ＠x CAF*", "#Été @x CAF*"),
        ('="Orange" ="La Poste" ="a,"', '=Orange ="La Poste" ="a,"'),
        ('LANG:FR label:"urgent" label:"à lire" label:"a|b"', 'lang:fr label:urgent label:"à lire" label:"a|b"'),
        ("lang:fr|en a", "(lang:fr OR lang:en) a"),
        ("source:Twitter source:«Mon Lecteur»", 'source:x source:"Mon Lecteur"'),
        (
            "author:x domain:www.Example.org link:https://www.example.org/A/#b",
            "author:@x domain:example.org link:example.org/A",
        ),
    ],
)
def test_a_query_is_written_in_her_own_spelling_with_the_fewest_signs(query: str, written: str) -> None:
    assert printed(parse(query)) == written


@pytest.mark.parametrize("count", range(5))
def test_some_quotation_marks_are_found_for_every_text_that_can_be_quoted(count: int) -> None:
    marks = sorted({*QUOTES, *QUOTES.values()})
    for some in combinations(marks, count):
        word = f"a{''.join(some)}b"
        if any(closing not in word for closing in QUOTES.values()):
            assert parse(quoted(word)) == Word(word)
            assert parse(f"={quoted(word)}") == Exact((word,))
            assert parse(f"label:{quoted(word)}") == Field("label", word)


def test_quotation_marks_are_straight_where_they_can_be_and_look_like_a_pair() -> None:
    assert quoted("a b") == '"a b"'
    assert quoted('a "b"') == '«a "b"»'
    assert quoted('«a "b"') == '“«a "b"”'


def test_a_text_with_all_quotation_marks_is_quoted_without_the_straight_ones() -> None:
    every = "".join(sorted(QUOTES.values()))
    assert quoted(f"{every}a") == f'"{every.replace(chr(34), "")}a"'
    assert parse(f"label:{quoted(f'b{every}')}") == Field("label", " ".join(f"b{every}".replace('"', " ").split()))


def test_the_longest_and_the_deepest_are_written_down_too() -> None:
    for query in (
        "a " * (MAX_LENGTH // 2),
        "a OR " * 818 + "a",
        f"a {'-' * MAX_DEPTH}b",
        "a (" * MAX_DEPTH + "b" + ")" * MAX_DEPTH,
    ):
        tree = parse(query)
        assert parse(printed(tree)) == tree


def test_a_tag_needs_no_quotation_marks_and_a_quoted_one_keeps_them() -> None:
    assert printed(All((Tag("a"), Phrase(("#a",)), Phrase(("@a", "b"))))) == '#a "#a" "@a b"'
