"""What the index is asked for is never less than what the matcher finds."""

from collections.abc import Iterator

import apsw
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cmdesk.core.matching import Candidate, matches
from cmdesk.core.query import Exact, Field, Node, Phrase, Tag, Word, parse
from cmdesk.core.query.words import findable
from cmdesk.core.text import apart, fold
from cmdesk.storage.schema import MIGRATIONS
from cmdesk.storage.search import TOKENIZER, superset
from cmdesk.storage.sight import refusal, sight
from tests.storage import nasty


class Index:
    """The full text of one text at a time, declared as the store declares it."""

    def __init__(self) -> None:
        self.connection = apsw.Connection(":memory:")
        for sql in MIGRATIONS:
            self.connection.create_scalar_function("indexed", lambda text: apart(fold(text)), 1)
            self.connection.create_scalar_function("runs_on", lambda _text: True, 1)
            self.connection.create_scalar_function("digest_of", lambda _text: None, 1)
            self.connection.execute(sql)

    def lets_in(self, node: Node, text: str) -> bool:
        """Whether the expression of a query finds a text; True where there is none."""
        expression = superset(self.connection, node).expression
        if expression is None:
            return True
        self.connection.execute("INSERT INTO fulltext (rowid, text) VALUES (1, ?)", (apart(fold(text)),))
        found = self.connection.execute("SELECT rowid FROM fulltext WHERE fulltext MATCH ?", (expression,)).fetchall()
        self.connection.execute("DELETE FROM fulltext WHERE rowid = 1")
        return bool(found)


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    opened = Index()
    yield opened
    opened.connection.close()


def test_the_tokenizer_is_that_of_the_store() -> None:
    name, told = TOKENIZER
    assert f"tokenize=\"{name} {told[0]} {told[1]} {told[2]} '{told[3]}'\"" in MIGRATIONS[0]


@given(node=nasty.literals(nasty.READY), text=st.sampled_from(nasty.TEXTS))
@settings(max_examples=400, deadline=None)
@example(node=Word("loreal"), text="L'Oréal")
@example(node=Word("loreals"), text="l'oréal's")
@example(node=Tag("loreal"), text="#L’Oréal")
@example(node=Exact(("x\u0302lOréal",)), text="x\u0302l'Oréal")
@example(node=Word("train"), text="train🤗")
@example(node=Word("c#"), text="c#sharp")
@example(
    node=Phrase(("le", "cafe", "du", "coin", "de", "ma", "rue", "des", "lilas", "to")),
    text="l'e c'afe d'u c'oin d'e m'a rue de's lilas t'o",
)
def test_wherever_the_matcher_finds_a_literal_the_index_does(index: Index, node: Node, text: str) -> None:
    if matches(node, Candidate(text)):
        assert index.lets_in(node, text), superset(index.connection, node).expression


ALPHABET = "".join(dict.fromkeys("".join(nasty.TEXTS))) + "lcdsto''''’  -#@"
pieces = st.shared(st.text(st.sampled_from(ALPHABET), min_size=1, max_size=14), key="piece")


@given(node=nasty.literals(pieces.map(lambda text: text if findable(text) else "l") | st.just("l")), text=pieces)
@settings(max_examples=400, deadline=None)
def test_a_piece_of_a_text_is_found_in_it_and_beside_signs(index: Index, node: Node, text: str) -> None:
    if matches(node, Candidate(text)):
        assert index.lets_in(node, text), superset(index.connection, node).expression


SEEN = ("café", "CAFE", "l'été", "ß", "\u212aafe", "#Été", "@k", "İ", "\u0301x", "12", "à", "d", "or", ".")
sights = st.shared(
    st.lists(st.sampled_from(SEEN) | st.sampled_from("  \u200b\xa0-'#@_,🤗\u0301"), min_size=1, max_size=12).map(
        "".join
    ),
    key="sight",
)
beside = "café l'été #été @k d or"


@given(
    node=nasty.trees(
        sights.map(lambda text: text if findable(text) else beside) | st.just(beside), (Field("lang", "und"),)
    ),
    text=sights,
)
@settings(max_examples=150, deadline=None)
def test_what_matches_at_first_sight_matches(node: Node, text: str) -> None:
    seen = sight(node)
    if seen is not None and seen(f" {text.lower()} "):
        assert matches(node, Candidate(text))
    fails = refusal(node)
    if fails is not None and fails(f" {text.lower()} "):
        assert not matches(node, Candidate(text))


def test_what_is_seen_at_first_sight() -> None:
    for query, text, found in (
        ("café", "le Café noir", True),
        ("café", "le cafe", True),
        ("café", "le café.", False),
        ('"café noir" OR thé', "café noir", True),
        ("caf*", "les CAFÉS", True),
        ("#caf*", "#cafés", True),
        ("café noir", "noir de café", True),
    ):
        seen = sight(parse(query))
        assert seen is not None
        assert seen(f" {text.lower()} ") is found, query
    assert sight(parse("café -noir")) is None
    refused = refusal(parse("café -noir"))
    assert refused is not None
    assert refused(" café noir ")
    assert not refused(" café noire ")
    assert sight(parse("=Café")) is None


@pytest.mark.parametrize(
    ("query", "rest", "narrowed"),
    [
        ("lang:fr", None, True),
        ("lang:fr -source:x", None, True),
        ("sncf lang:fr", "sncf", True),
        ("sncf OR lang:fr", "sncf OR lang:fr", True),
        ("sncf OR -lang:fr gare", "sncf OR -lang:fr gare", False),
        ("domain:example.org", "domain:example.org", True),
        ("sncf -domain:example.org", "sncf -domain:example.org", False),
    ],
)
def test_columns_say_what_they_can(index: Index, query: str, rest: str | None, narrowed: bool) -> None:
    found = superset(index.connection, parse(query))
    assert found.rest == (None if rest is None else parse(rest))
    assert bool(found.condition) is narrowed


def test_a_query_of_a_thousand_words_can_be_asked(index: Index) -> None:
    words = [f"s{number}s" for number in range(700)]
    assert index.lets_in(parse(" OR ".join(words[:400])), "le s399s")
    assert not index.lets_in(parse(" OR ".join(words[:400])), "le s400s")
    assert index.lets_in(parse(" ".join(words)), " ".join(words))


@pytest.mark.parametrize("nested", ["(a{0} OR (b{0} {1}))", "(({1} b{0}) OR a{0})", "((b{0} OR c{0}) ({1} OR d{0}))"])
def test_a_query_as_deep_as_may_be_can_be_asked(index: Index, nested: str) -> None:
    query = "z"
    for number in range(50):
        query = nested.format(number, query)
    assert superset(index.connection, parse(query)).expression is not None
    text = "z d0 " + " ".join(f"b{number} d{number}" for number in range(50))
    assert matches(parse(query), Candidate(text))
    assert index.lets_in(parse(query), text)
