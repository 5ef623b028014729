"""What is left of a query where not all of it can be asked lets in everything that the whole query does."""

from collections.abc import Callable
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.matching import Candidate, Known, matches
from cmdesk.core.query import All, AnyOf, Field, Near, Node, Not, Word, parse, printed, walk, widened
from cmdesk.core.types import Kind, Label, Reading
from tests.core.query.trees import WORDS, trees

FACTS = (
    Known(),
    Known(source="x", lang="fr", author=("sncf",), links=("https://example.org/a/b",), label=Label.NEGATIVE),
    Known(
        source="mastodon", lang="en", url="https://a-b.example/", media=True, kind=Kind.REPLY, reading=Reading(likes=12)
    ),
    Known(labels=frozenset({"urgent", "a lire", "-1"}), groups=frozenset({"Marques"}), kind=Kind.QUOTE),
)


def _choice(seed: int) -> Callable[[Node, bool], bool]:
    """A choice of what can be asked that says the same whenever it is asked."""
    return lambda node, negated: crc32(f"{seed}{negated}{node}".encode()) % 3 > 0


ASKED = st.integers(0, 1000).map(_choice)


def _told(tree: Node) -> list[str]:
    """What the terms of a tree look like in a text."""
    return [printed(node).strip('"=*«»“”„＂') for node in walk(tree) if not isinstance(node, Not | All | AnyOf | Field)]


_TREES = trees()  # once: to make the strategy takes longer than to draw from it


@st.composite
def _cases(draw: st.DrawFn) -> tuple[Node, Candidate]:
    tree = draw(_TREES)
    pieces = draw(st.lists(st.sampled_from([*_told(tree), *WORDS[:4]]), max_size=8))
    return tree, Candidate(draw(st.sampled_from((" ", ", ", " x y "))).join(pieces), draw(st.sampled_from(FACTS)))


@given(_cases(), ASKED)
def test_nothing_is_lost_by_widening(case: tuple[Node, Candidate], keeps: Callable[[Node, bool], bool]) -> None:
    tree, candidate = case
    wider = widened(tree, keeps)
    if wider is not None and matches(tree, candidate):
        assert matches(wider, candidate)


@given(_cases())
def test_a_query_that_can_be_asked_as_it_is_means_the_same(case: tuple[Node, Candidate]) -> None:
    tree, candidate = case
    same = widened(tree, lambda _node, _negated: True)
    assert same is not None
    assert matches(same, candidate) == matches(tree, candidate)


@given(trees(), ASKED)
def test_what_is_left_holds_only_what_can_be_asked(tree: Node, keeps: Callable[[Node, bool], bool]) -> None:
    def check(node: Node, negated: bool) -> None:
        match node:
            case Not(part):
                assert not isinstance(part, Not | All | AnyOf)
                check(part, not negated)
            case All(parts) | AnyOf(parts):
                assert len(parts) > 1
                for part in parts:
                    check(part, negated)
            case _:
                assert keeps(node, negated)

    if (wider := widened(tree, keeps)) is not None:
        check(wider, False)


@given(trees())
def test_where_nothing_can_be_asked_nothing_is_left(tree: Node) -> None:
    assert widened(tree, lambda _node, _negated: False) is None


@pytest.mark.parametrize(
    ("query", "without", "left"),
    [
        ("a b", Word("b"), "a"),
        ("a OR b", Word("b"), None),
        ("a (b OR c)", Word("b"), "a"),
        ("a -b", Word("b"), "a"),
        ("a -(b c)", Word("b"), "a"),
        ("a -(b OR c)", Word("b"), "a -c"),
        ("a -(b OR c)", Word("x"), "a (-b -c)"),
        ("a -(b c)", Word("x"), "a (-b OR -c)"),
        ("a --b", Word("x"), "a b"),
        ("a NEAR/5 b", Near((Word("a"), Word("b")), 5), "a b"),
        ("a (b OR c) NEAR/5 d", Near((AnyOf((Word("b"), Word("c"))), Word("d")), 5), "a ((b OR c) d)"),
        ("x -a NEAR/5 b", Near((Word("a"), Word("b")), 5), "x"),
        ("a lang:fr", Field("lang", "fr"), "a"),
    ],
)
def test_what_cannot_be_asked_is_left_out_where_that_only_lets_in_more(
    query: str, without: Node, left: str | None
) -> None:
    wider = widened(parse(query), lambda node, _negated: node != without)
    assert (None if wider is None else printed(wider)) == left


def test_what_may_not_be_excluded_may_still_be_asked() -> None:
    wider = widened(parse("a -b (c OR -d)"), lambda _node, negated: not negated)
    assert wider == Word("a")
