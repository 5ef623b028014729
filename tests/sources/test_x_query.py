"""X: the search may be wider than the query, never narrower, and keeps her spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.errors import QueryError
from cmdesk.sources.x_query import search_of


@pytest.mark.parametrize(
    ("query", "search"),
    [
        ("SNCF", "SNCF"),
        ("marques avenue", "marques avenue"),
        ("sncf OR ratp", "sncf OR ratp"),
        ("sncf OU ratp", "sncf OR ratp"),
        ("sncf retard OR ratp", "(sncf retard) OR ratp"),
        ("#SNCF @GroupeSNCF", "#SNCF @GroupeSNCF"),
        # the phrase is also found as the tag of its joined words
        ('"marques avenue"', '"marques avenue" OR #marquesavenue'),
        ('bruay "marques avenue"', 'bruay ("marques avenue" OR #marquesavenue)'),
        ('bruay "marques avenue" OR usine', '(bruay ("marques avenue" OR #marquesavenue)) OR usine'),
        ("«\u202fl'usine à prix\u202f»", '"l\'usine à prix"'),
        # spelling is hers: X compares without accents, and knows no other folding of ours
        ("café", "café"),
        ("Œuvre", "Œuvre"),
        ("\ud55c\uad6d", "\ud55c\uad6d"),
        ("cafe\u0301", "café"),
        ("ＳＮＣＦ", "SNCF"),
        ("Nike\u2122", "Nike"),
        ("\u200e#SNCF", "#SNCF"),
        ("＃été ＠sncf", "#été @sncf"),
        # what holds punctuation is cut by X: the pieces must stand together
        ("coca-cola l'oréal", '"coca-cola" "l\'oréal"'),
        ("sncf_connect c++ R&D", '"sncf_connect" "c++" "R&D"'),
        # nothing that she looks for may work as an operator
        ('"from:elon"', '"from:elon"'),
        ('"(a"', '"(a"'),
        ('"-is:retweet"', '"-is:retweet"'),
        ('"OR" or and not', '"OR" "or" "and" "not"'),
        ("$tsla", '"$tsla"'),
        ('“12" vinyle”', '"12 vinyle"'),
        ("”marques avenue” OU sncf", '("marques avenue" OR #marquesavenue) OR sncf'),
        ("a\\b", '"a b"'),
        # what X takes for no tag and no handle is looked for as text
        ("#2024 #a-b", '"2024" "a-b"'),
        ("@ana@mastodon.example", '"ana@mastodon.example"'),
    ],
)
def test_the_query_is_said_in_the_language_of_x(query: str, search: str) -> None:
    assert search_of(query) == search


def test_a_query_that_cannot_be_read_is_told_as_everywhere() -> None:
    with pytest.raises(QueryError):
        search_of('"sncf')


TOKENS = st.sampled_from(
    ["sncf", "OR", "OU", "or", '"', "«", "»", "“", "”", "„", "＂", " ", " ", "\u202f", "#été", "@nom", "Œuf", "l’eau"]
)


@given(st.lists(TOKENS | st.text(max_size=3), max_size=12).map("".join))
def test_whatever_she_writes_no_operator_of_x_comes_out_but_or_and_parentheses(query: str) -> None:
    try:
        search = search_of(query)
    except QueryError:
        return
    assert search.count('"') % 2 == 0
    outside = " ".join(search.split('"')[::2])
    assert not set(outside) & set("-:$\\*")
    for word in outside.replace("(", " ").replace(")", " ").split():
        assert word == "OR" or word.lower() not in {"or", "and", "not"}
