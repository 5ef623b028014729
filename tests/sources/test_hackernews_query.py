"""Hacker News: words only, one plain query after the other; together they bring all that the query wants."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import QueryError
from cmdesk.core.matching import Candidate, Known, matches
from cmdesk.core.query import parse
from cmdesk.sources.hackernews_query import LONGEST, MOST, alternatives, search_of
from tests.sources.searches import Text, finds
from tests.sources.test_translation import cases
from tests.sources.test_translation import search_of as readable


@pytest.mark.parametrize(
    ("query", "search", "asked"),
    [
        ("aurore", "aurore", ["aurore"]),
        ("aurore retard", "aurore retard", ["aurore retard"]),
        # a phrase is its words: between them there may be what only the page shows as nothing
        ('"aurore rail"', "aurore rail OR aurorerail", ["aurore rail", "aurorerail"]),
        ("loreal", "loreal OR l oreal", ["loreal", "l oreal"]),
        ("C&A #Quai @ana", "C A Quai ana", ["C A Quai ana"]),
        (
            'aurore ("grand quai" OR rive) OR nord',
            "(aurore ((grand quai OR grandquai) OR rive)) OR nord",
            ["aurore grand quai", "aurore grandquai", "aurore rive", "nord"],
        ),
        ("or And", '"or" "And"', ["or And"]),
        ("aurore caf* -moto", "aurore", ["aurore"]),
        ("(aurore source:hackernews) OR (quai source:x)", "aurore", ["aurore"]),
        ("=Orange NEAR/3 bleu", "Orange bleu", ["Orange bleu"]),
    ],
)
def test_a_query_in_plain_queries(query: str, search: str, asked: list[str]) -> None:
    assert search_of(query).text == search
    assert list(alternatives(search)) == asked


def test_what_cannot_be_asked_is_told() -> None:
    assert search_of("source:x aurore").refusal == "elsewhere"
    assert search_of("caf*").refusal == "no-word"
    assert search_of(" OR ".join(f"mot{number}" for number in range(100))).refusal == "too-long"
    assert [(one.reason, one.part) for one in search_of('"aurore rail" -moto').widenings] == [
        ("near", '"aurore rail"'),
        ("exclusion", "-moto"),
    ]
    with pytest.raises(QueryError):
        search_of('"aurore')


def test_where_alternatives_multiply_fewer_words_are_asked_for() -> None:
    groups = [" OR ".join(f"{letter}mot{number}" for number in range(6)) for letter in "zxw"]
    found = alternatives(search_of(" ".join(f"({group})" for group in groups)).text)
    assert 1 < len(found) <= MOST
    # each still holds a word of some group, and nothing is cut off
    assert all(len(one.split()) == 1 for one in found)


def test_a_query_that_is_cut_off_would_be_narrower() -> None:
    (one,) = alternatives(" ".join(f"{'é' * 20}{number}" for number in range(30)))
    assert len(one.encode()) <= 512
    assert one.split()[-1].startswith("é" * 20)
    assert len(alternatives("")[0]) == 0


@settings(max_examples=100)
@given(cases(), st.sampled_from(["fr", "en"]))
@example(("#mcdonalds", "#McDonald's"), "fr")
@example(('"loreal sncf"', "#L'OréalSNCF"), "fr")
def test_whatever_our_rule_keeps_one_of_the_plain_queries_brings(case: tuple[str, str], lang: str) -> None:
    query, text = case
    search = readable(search_of, query)
    if matches(parse(query), Candidate(text, Known("hackernews", lang))):
        assert search.refusal != "elsewhere"
        if search.possible:
            shown = Text(text, signs=False)
            assert finds(search.text, shown), search.text
            asked = alternatives(search.text)
            assert any(finds(" ".join(f'"{word}"' for word in one.split()), shown) for one in asked), asked


@settings(max_examples=50)
@given(cases())
def test_the_plain_queries_of_a_search_find_what_it_finds(case: tuple[str, str]) -> None:
    query, text = case
    search = readable(search_of, query)
    if search.possible and len(search.text) <= LONGEST:
        shown = Text(text, signs=False)
        asked = [" ".join(f'"{word}"' for word in one.split()) for one in alternatives(search.text)]
        wide = any(finds(one, shown) for one in asked)
        assert wide >= finds(search.text, shown)
        assert len(asked) >= MOST or wide == finds(search.text, shown)
