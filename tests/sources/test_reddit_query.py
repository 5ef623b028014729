"""Reddit: the search may be wider than the query, never narrower."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import QueryError
from cmdesk.core.matching import Candidate, Known, matches
from cmdesk.core.query import parse
from cmdesk.sources.reddit_query import search_of
from tests.sources.searches import Text, finds
from tests.sources.test_translation import cases
from tests.sources.test_translation import search_of as readable


@pytest.mark.parametrize(
    ("query", "search"),
    [
        ("aurore", "aurore"),
        ('"aurore rail" prix', '("aurore rail" OR aurorerail) prix'),
        ("#Quai @ana =Orange", "Quai ana Orange"),
        ("aurore OU (nord -moto)", "aurore OR nord"),
        # a name before a colon would be a field of Reddit, and these words commands
        ('"author:ana" or And', '"author:ana" "or" "And"'),
        ("(aurore source:reddit) OR (quai source:x)", "aurore"),
    ],
)
def test_a_query_in_the_words_of_reddit(query: str, search: str) -> None:
    assert search_of(query).text == search


def test_what_cannot_be_asked_is_told() -> None:
    assert search_of("source:x aurore").refusal == "elsewhere"
    assert search_of("caf*").refusal == "no-word"
    assert search_of(" OR ".join(f"mot{number}" for number in range(100))).refusal == "too-long"
    with pytest.raises(QueryError):
        search_of('"aurore')


@settings(max_examples=100)
@given(cases(), st.sampled_from(["fr", "en"]))
@example(("#mcdonalds", "#McDonald's"), "fr")
@example(('"loreal sncf"', "#L'OréalSNCF"), "fr")
def test_whatever_our_rule_keeps_the_search_of_reddit_brings(case: tuple[str, str], lang: str) -> None:
    query, text = case
    search = readable(search_of, query)
    if matches(parse(query), Candidate(text, Known("reddit", lang))):
        assert search.refusal != "elsewhere"
        if search.possible:
            assert finds(search.text, Text(text, signs=False)), search.text
