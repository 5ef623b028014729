"""X: the search may be wider than the query, never narrower, and keeps her spelling."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.errors import QueryError
from cmdesk.sources.x_query import search_of


@pytest.mark.parametrize(
    ("query", "search"),
    [
        ("SNCF", "SNCF"),
        ("grand quai", "grand quai"),
        ("sncf OR ratp", "sncf OR ratp"),
        ("sncf OU ratp", "sncf OR ratp"),
        ("sncf retard OR ratp", "(sncf retard) OR ratp"),
        ("#SNCF @GroupeSNCF", "#SNCF @GroupeSNCF"),
        # the phrase is also found as the tag of its joined words
        ('"grand quai"', '"grand quai" OR #grandquai'),
        ('bruay "grand quai"', 'bruay ("grand quai" OR #grandquai)'),
        ('bruay "grand quai" OR usine', '(bruay ("grand quai" OR #grandquai)) OR usine'),
        ("«\u202fgrand prix\u202f»", '"grand prix" OR #grandprix'),
        # spelling is hers: X compares without accents, and knows no other folding of ours
        ("café", "café"),
        ("Œuvre", "Œuvre OR Oeuvre"),
        ("soeur", "soeur OR sœur"),
        ("Noël coefficient", "Noël coefficient"),
        ("Straße", "Straße OR Strasse"),
        # an apostrophe that may be left out
        ("l’oréal", '"l\'oréal" OR loréal'),
        ("loreal", 'loreal OR "l\'oreal"'),
        ("mcdonalds", 'mcdonalds OR "mcdonald\'s"'),
        ("#mcdonalds", '#mcdonalds OR (#mcdonald "mcdonald\'s")'),
        ("le dos qui lin", "le dos qui lin"),
        ("orange carrefour sncf", "orange carrefour sncf"),
        ("rock'n'roll", "\"rock'n'roll\""),
        (
            '"l\'usine à prix"',
            '"l\'usine à prix" OR "lusine à prix" OR #lusineàprix OR (#l "l\'usineàprix")',
        ),
        ("\ud55c\uad6d", "\ud55c\uad6d"),
        ("cafe\u0301", "café"),
        ("ＳＮＣＦ", "SNCF"),
        ("Nike\u2122", "Nike"),
        ("\u200e#SNCF", '"#SNCF"'),
        ("＃été ＠sncf", "#été @sncf"),
        # what holds punctuation is cut by X: the pieces must stand together
        ("coca-cola", '"coca cola" OR #cocacola'),
        ("sncf_connect c++ R&D", '"sncf_connect" "c++" "R&D"'),
        # nothing that she looks for may work as an operator
        ('"from:elon"', '"from:elon"'),
        ('"(a"', '"(a"'),
        ('"-is:retweet"', '"-is:retweet"'),
        ('"OR" or and not', '"OR" "or" "and" "not"'),
        ("$tsla", '"$tsla"'),
        ('“12" vinyle”', '"12 vinyle"'),
        ("”grand quai” OU sncf", '("grand quai" OR #grandquai) OR sncf'),
        ("a\\b", '"a b"'),
        # what X takes for no tag and no handle is looked for as text
        ("#2024", '"2024"'),
        ("@ana@mastodon.example", '"ana@mastodon.example"'),
        # fields that X knows as we do; only these can leave anything out
        ("author:@Nom sncf", "from:Nom sncf"),
        ("sncf -author:@nom -is:repost", "sncf -from:nom -is:retweet"),
        ("sncf is:repost", "sncf is:retweet"),
        ("sncf is:quote", "sncf is:quote"),
        ("sncf is:reply|original", "sncf"),
        ("sncf is:reply", "sncf -is:retweet"),
        ("sncf -moto -is:quote -is:reply lang:fr has:media min:likes:3", "sncf"),
        # what it cannot say is left out, with all that stands beside it with OR
        ("caf* sncf", "sncf"),
        ("(caf* OR thé) sncf", "sncf"),
        ("sncf NEAR/3 (retard OR grève)", "sncf (retard OR grève)"),
        ('"sncf retard"~3', "sncf retard"),
        ("=Orange", "Orange"),
        ('="La Poste"', '"La Poste" OR #LaPoste'),
        ("sncf source:x", "sncf"),
        ("(sncf source:x|mastodon) OR (ratp source:mastodon)", "sncf"),
    ],
)
def test_the_query_is_said_in_the_language_of_x(query: str, search: str) -> None:
    assert search_of(query).text == search


def test_a_query_that_cannot_be_read_is_told_as_everywhere() -> None:
    with pytest.raises(QueryError):
        search_of('"sncf')


TOKENS = st.sampled_from(
    ["sncf", "OR", "OU", "or", '"', "«", "»", "“", "”", "„", "＂", " ", " ", "\u202f", "#été", "@nom", "Œuf", "l’eau"]
)


@given(st.lists(TOKENS | st.text(max_size=3), max_size=12).map("".join))
def test_whatever_she_writes_no_operator_of_x_comes_out_but_or_and_parentheses(query: str) -> None:
    try:
        search = search_of(query).text
    except QueryError:
        return
    assert search.count('"') % 2 == 0
    outside = " ".join(search.split('"')[::2])
    assert not set(outside) & set("$\\*")
    for word in outside.replace("(", " ").replace(")", " ").split():
        assert not set(word) & set("-:") or re.fullmatch(r"-?from:\w{1,15}|-is:retweet|is:(retweet|quote)", word)
        assert word == "OR" or word.lower() not in {"or", "and", "not"}
