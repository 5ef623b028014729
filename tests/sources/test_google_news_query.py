"""Google News: the search may be wider than the query, never narrower, and keeps her spelling."""

import pytest

from cmdesk.core.errors import QueryError
from cmdesk.sources.google_news_query import search_of


@pytest.mark.parametrize(
    ("query", "search"),
    [
        ("aurore", "aurore"),
        # her spelling, not ours: nobody promises that Google compares as we do
        ("Café #Quai @ana", "Café Quai ana"),
        ("école \u200e#ＳＮＣＦ", "école SNCF"),
        ("Œuvre", "Œuvre OR Oeuvre"),
        ("loreal", 'loreal OR "l\'oreal"'),
        # the phrase is also matched as the tag of its joined words
        ('"aurore rail"', '"aurore rail" OR aurorerail'),
        ('"Aurore  Rail" prix', '("Aurore Rail" OR AuroreRail) prix'),
        ("« l’été »", '"l\'été" OR lété'),
        ('"#aurore" "@aurore rail"', 'aurore ("aurore rail" OR aurorerail)'),
        ("C&A Canal+", '"C&A" "Canal+"'),
        ("@canal-nord", '"canal nord" OR canalnord'),
        ('"a:b -c"', '"a:b -c" OR "a:b-c"'),
        ('aurore OU "grand quai" retard', 'aurore OR (("grand quai" OR grandquai) retard)'),
        ("a b OU c", "(a b) OR c"),
        ("sncf-connect", '"sncf connect" OR sncfconnect'),
        ("#a_b", '"a_b"'),
        ("or And Not", '"or" "And" "Not"'),
        ("caf* =Orange -moto lang:fr is:repost", "Orange"),
        ("sncf NEAR/3 (retard OR grève)", "sncf (retard OR grève)"),
        ("(aurore source:google-news) OR (quai source:x)", "aurore"),
    ],
)
def test_a_query_in_the_words_of_google(query: str, search: str) -> None:
    assert search_of(query).text == search


def test_a_query_that_cannot_be_read_is_told_as_everywhere() -> None:
    with pytest.raises(QueryError):
        search_of('"aurore')
