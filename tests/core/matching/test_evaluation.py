"""What a query means: the evaluator against a slow rule that was written apart from it."""

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cmdesk.core.matching import Candidate, Known, matches
from cmdesk.core.matching.evaluation import literals_of
from cmdesk.core.query import All, AnyOf, Exact, Handle, Near, Node, Not, Phrase, Tag, Word, parse
from cmdesk.core.query.words import findable
from cmdesk.core.text import fold, is_word_character
from tests.core.matching.reference import fits

SCRAPS = st.sampled_from(
    [*"abéÉs135_#@'’-+&.,", "l'", "d’", "qu'", "'s", " ", " ", " ", "\n", "\u00a0", "ａ", "œ", "🌷", "京", "ア", "a b"]
)
words = (
    st.lists(SCRAPS, min_size=1, max_size=4)
    .map("".join)
    .filter(lambda word: findable(word) and not set(word) & set(" \n\u00a0"))
)
letters = st.text(st.sampled_from("abés13_京"), min_size=1, max_size=3).filter(findable)
stems = letters.filter(lambda word: sum(map(is_word_character, fold(word))) > 1)
literals = st.one_of(
    words.map(Word),
    stems.map(lambda stem: Word(stem, prefix=True)),
    st.lists(words, min_size=1, max_size=3).map(lambda several: Phrase(tuple(several))),
    letters.map(Tag),
    stems.map(lambda stem: Tag(stem, prefix=True)),
    letters.map(Handle),
    st.lists(words, min_size=1, max_size=2).map(lambda several: Exact(tuple(several))),
)
texts = st.lists(SCRAPS, max_size=14).map("".join)


@st.composite
def literal_and_text(draw: st.DrawFn) -> tuple[Node, str]:
    """A literal, and a text in which its words perhaps stand."""
    node = draw(literals)
    match node:
        case Word(text) | Tag(text) | Handle(text):
            pieces = [text]
        case Phrase(several) | Exact(several):
            pieces = list(several)
        case _:
            raise AssertionError(node)
    scraps = st.one_of(SCRAPS, st.sampled_from([*pieces, " ".join(pieces), "#" + "".join(pieces), "@" + pieces[0]]))
    return node, "".join(draw(st.lists(scraps, max_size=10)))


@settings(max_examples=300, deadline=None)
@example((Word("oréal"), "L'Oréal"))
@example((Word("a-b"), "#ab"))
@example((Phrase(("a", "b")), "#ab a  b"))
@example((Exact(("a",)), "ａ"))
@given(literal_and_text())
def test_literals_are_found_where_the_slow_rule_finds_them(drawn: tuple[Node, str]) -> None:
    node, text = drawn
    assert matches(node, Candidate(text)) is fits(node, text)


parts = st.sampled_from(
    [Word("a"), Word("b"), Word("b", prefix=False), Tag("a"), Handle("b"), Phrase(("a", "b")), Word("é"), Word("e")]
    + [
        Exact(("é",)),
        Word("l'a"),
        Word("京"),
        Word("b-a"),
        Word("a+"),
        Phrase(("b", "a", "b")),
        Word("ab", prefix=True),
    ]
)
stretched = st.lists(
    st.sampled_from(["a", "b", "#a", "@b", "é", "l'a", "京", "x", "a b", "b-a", "+", ",", "abc"]), max_size=9
)
nears = st.one_of(
    st.builds(
        lambda left, right, between: Near((left, right), between),
        *[parts | st.lists(parts, min_size=2, max_size=3).map(lambda some: AnyOf(tuple(some)))] * 2,
        st.integers(0, 4),
    ),
    st.builds(
        lambda some, between: Near(tuple(some), between), st.lists(parts, min_size=2, max_size=4), st.integers(0, 4)
    ),
)


@settings(max_examples=300, deadline=None)
@given(nears, stretched.map(" ".join))
def test_near_holds_where_some_choice_of_places_fits(node: Near, text: str) -> None:
    assert matches(node, Candidate(text)) is fits(node, text)


@given(words, texts, texts)
def test_a_word_between_spaces_is_always_found_and_never_within_another(word: str, left: str, right: str) -> None:
    assume(fold(word)[0] not in "'-" and fold(word)[-1] not in "'-.,")
    assert matches(Word(word), Candidate(f"{left} {word} {right}"))
    assert not matches(Word("x" + word), Candidate(f"{left} zx{word} {right}".replace("x", "xy")))


@given(st.integers(0, 100), st.integers(0, 100), st.booleans())
def test_near_counts_the_words_between(most: int, between: int, swapped: bool) -> None:
    pair = ("#sncf", "retard") if swapped else ("retard", "#sncf")
    text = f"{pair[0]} {'mot ' * between}{pair[1]}"
    assert matches(parse(f"retard NEAR/{most} #sncf"), Candidate(text)) is (between <= most)


def test_what_is_not_known_holds_for_nothing() -> None:
    for query in ("lang:fr", "source:x", "author:@a", "domain:a.b", "has:link", "has:media", "min:likes:0", "label:a"):
        assert not matches(parse(query), Candidate("a a.b"))


def test_an_author_of_any_server_and_an_address_that_cannot_be_read() -> None:
    known = Known(author=("Lina@piaille.fr",), links=("http://[::1", "https://a.b/c?d"))
    assert matches(parse("author:@lina link:a.b/c domain:a.b"), Candidate("", known))
    assert not matches(parse("author:@lin"), Candidate("", known))
    assert not matches(parse("link:a.b/cd"), Candidate("", known))


def test_the_literals_of_a_query_are_those_that_it_excludes_too() -> None:
    tree = All((Word("a"), Not(AnyOf((Tag("b"), Handle("c")))), Near((Word("d"), Exact(("e",))), 2), parse("lang:fr")))
    assert list(literals_of(tree)) == [Word("a"), Tag("b"), Handle("c"), Word("d"), Exact(("e",))]
