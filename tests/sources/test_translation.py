"""The search of a network is never narrower than the query; what it does not say is told, and who cannot be asked."""

from collections.abc import Callable

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import QueryError
from cmdesk.core.matching import Candidate, Known, matches
from cmdesk.core.query import parse
from cmdesk.core.translations import REFUSALS, WIDENINGS, Search, Widening, sentences
from cmdesk.core.types import Kind
from cmdesk.sources import google_news_query, x_query
from tests.sources.searches import Text, finds

LITERALS = [
    *("sncf", "loreal", "l’Oréal", "L'Oréal", "oreal", "mcdonalds", "McDonald's", "coca-cola", "cocacola", "aujourdhui"),
    *("Cœur", "coeur", "soeurs", "œuf", "H&M", "canal+", "R&D", "3", "3,5", "É", "or", "quil", "Saint-Étienne"),
    *("#sncf", "#loreal", "#mcdonalds", "#coeur", "#2024", "#cocacola", "@sncf", "@loreal", "@ana@m.example"),
    *('"coca cola"', '"loreal sncf"', "\"l'oréal d'oréal\"", '"sœur sncf"', '"20 24"', '"R&D sncf"', '"#sncf"'),
    *("=Orange", "=Loréal", '="Coca Cola"', '="L\'Oréal SNCF"', "sn*", "#co*", "@sn*", '"sncf oreal"~3'),
    *("sncf NEAR/2 (#coeur OR =Orange)", '"sncf sncf"~1'),
]
FIELDS = [
    *("lang:fr", "author:@nom", "author:@ana@m.example", "is:reply", "is:repost", "is:quote", "is:original", "source:x"),
    *("source:mastodon", "source:google-news", "source:x|mastodon", "has:link", "has:question", "min:likes:3"),
    *("sentiment:negative", "label:à_voir", "domain:example.org", "link:example.org/a"),
]
TERMS = st.sampled_from(LITERALS) | st.sampled_from(LITERALS) | st.sampled_from(FIELDS)
QUERIES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
        inner.map(lambda part: f"-{part}" if part.startswith("(") else f"-({part})"),
    ),
    max_leaves=6,
)
PIECES = [
    *("sncf", "SNCF", "loreal", "Oréal", "oreal", "l'", "L’", "d'", "L'Oréal", "Loréal", "coca", "cola", "Coca", "Cola"),
    *("cocacola", "cœur", "Cœur", "coeur", "sœur", "soeur", "sœurs", "œuf", "oeuf", "McDonald's", "mcdonalds", "'s"),
    *("H&M", "canal+", "R&D", "rd", "3", "3,5", "20", "24", "2024", "É", "é", "e", "Orange", "orange", "qu'il", "quil"),
    *("aujourd’hui", "aujourdhui", "Saint", "Étienne", "nom", "ana@m.example", "OR"),
]
TEXTS = st.lists(
    st.tuples(st.sampled_from(["", " ", " ", " ", "-", ", ", ". ", "#", " #", "@", " @", "_"]), st.sampled_from(PIECES)),
    min_size=1,
    max_size=7,
).map(lambda parts: "".join(mark + word for mark, word in parts))
ODD = ("l'", "L’", "d'", "'s")


def search_of(translate: Callable[[str], Search], query: str) -> Search:
    try:
        return translate(query)
    except QueryError:
        assume(False)
        raise


@settings(max_examples=600)
@given(QUERIES, TEXTS, st.sampled_from(Kind), st.sampled_from(["nom", "autre"]), st.sampled_from(["fr", "en"]))
@example("loreal", "Chez L’Oréal", Kind.ORIGINAL, "nom", "fr")
@example("#mcdonalds", "#McDonald's", Kind.ORIGINAL, "nom", "fr")
@example('"loreal sncf"', "#L'OréalSNCF", Kind.ORIGINAL, "nom", "fr")
@example("cœur -is:repost", "coeur", Kind.QUOTE, "nom", "fr")
@example("sncf -(author:@autre is:repost)", "sncf", Kind.REPOST, "nom", "fr")
def test_whatever_our_rule_keeps_the_search_of_x_brings(
    query: str, text: str, kind: Kind, author: str, lang: str
) -> None:
    search = search_of(x_query.search_of, query)
    known = Known("x", lang, (author,), kind=kind)
    if matches(parse(query), Candidate(text, known)):
        assert search.refusal != "elsewhere"
        if search.possible:
            found = Text(text, author=author, repost=kind is Kind.REPOST, quote=kind is Kind.QUOTE)
            assert finds(search.text, found), search.text


@settings(max_examples=600)
@given(QUERIES, TEXTS, st.sampled_from(["fr", "en"]))
@example("#mcdonalds", "#McDonald's", "fr")
@example('"loreal sncf"', "#L'OréalSNCF", "fr")
def test_whatever_our_rule_keeps_the_search_of_google_brings(query: str, text: str, lang: str) -> None:
    search = search_of(google_news_query.search_of, query)
    if matches(parse(query), Candidate(text, Known("google-news", lang))):
        assert search.refusal != "elsewhere"
        if search.possible:
            assert finds(search.text, Text(text, signs=False)), search.text


@given(QUERIES)
def test_a_search_that_differs_from_the_query_in_what_it_finds_says_so(query: str) -> None:
    for translate in (x_query.search_of, google_news_query.search_of):
        search = search_of(translate, query)
        assert search.possible is bool(search.text)
        assert search.possible or (search.refusal and not search.widenings)
        assert all(one.reason in WIDENINGS and one.part for one in search.widenings)
        assert search.refusal in ("", *REFUSALS)


NO_FILLER = st.sampled_from([*LITERALS[:12], *LITERALS[26:32]])


@given(NO_FILLER, NO_FILLER)
def test_a_search_without_widenings_and_spellings_brings_no_other_words(first: str, second: str) -> None:
    """It is not so wide that it would bring everything."""
    search = search_of(x_query.search_of, f"{first} {second}")
    assert not finds(search.text, Text("il pleut sur la ville"))
    assert not finds(search_of(google_news_query.search_of, first).text, Text("il pleut", signs=False))


@pytest.mark.parametrize(
    ("query", "widenings"),
    [
        ("sncf caf*", [("prefix", "caf*")]),
        # what stands beside an alternative that cannot be asked cannot be asked for either
        ("sncf (orange OR caf*)", [("alternative", "orange OR caf*")]),
        ("sncf (mar* OR caf*)", [("prefix", "mar*"), ("prefix", "caf*")]),
        ("sncf -moto", [("exclusion", "-moto")]),
        ("sncf -(moto vélo)", [("exclusion", "-(moto vélo)")]),
        ("sncf -(moto OR author:@nom)", [("exclusion", "-moto")]),
        ("sncf -(-moto)", []),
        ('"sncf retard"~5', [("near", "sncf NEAR/5 retard")]),
        ('"sncf =Retard"~5 OR =Orange', [("near", '"sncf =Retard"~5'), ("exact", "=Orange")]),
        ("=Orange", [("exact", "=Orange")]),
        ("H&M", [("signs", "H&M")]),
        ("#2024 #été", [("tag", "#2024")]),
        ("sncf lang:fr min:likes:3", [("field", "lang:fr"), ("field", "min:likes:3")]),
        ("sncf author:@nom -is:repost is:quote source:x", []),
        ("sncf is:reply", [("kind", "is:reply")]),
        ("sncf author:@nom@m.example", [("field", "author:@nom@m.example")]),
    ],
)
def test_what_x_is_not_asked_for_is_told_part_by_part(query: str, widenings: list[tuple[str, str]]) -> None:
    found = [(one.reason, one.part) for one in x_query.search_of(query).widenings]
    if query.startswith('"sncf =Retard"'):
        found = [one for one in found if one[0] != "near"]
        widenings = widenings[1:]
    assert found == widenings


@pytest.mark.parametrize(
    ("query", "x", "google"),
    [
        ("lang:fr", "no-word", "no-word"),
        ("caf*", "no-word", "no-word"),
        ("sncf OR caf*", "no-word", "no-word"),
        ("sncf OR lang:fr", "no-word", "no-word"),
        ("source:x lang:fr", "no-word", "elsewhere"),
        ("source:mastodon sncf", "elsewhere", "elsewhere"),
        ("sncf source:x", "", "elsewhere"),
        ("sncf -source:x", "elsewhere", ""),
        ("(sncf source:mastodon) OR (ratp source:x)", "", "elsewhere"),
        ("author:@nom", "", "no-word"),
        ("is:quote", "no-word", "no-word"),
        ("sncf OR is:quote", "no-word", "no-word"),
        ("author:@nom -author:@autre", "", "no-word"),
    ],
)
def test_a_network_that_has_no_words_for_a_query_is_not_asked(query: str, x: str, google: str) -> None:
    for translate, refusal in ((x_query.search_of, x), (google_news_query.search_of, google)):
        search = translate(query)
        assert search.refusal == refusal
        assert search.possible is (not refusal)


def test_where_there_is_no_room_spellings_that_she_did_not_write_are_left_out_and_told() -> None:
    words = [f"l{vowel}{number:02}mots" for vowel in "aeio" for number in range(8)]
    search = x_query.search_of(" OR ".join(words))
    assert search.text == " OR ".join(words)
    assert [one.part for one in search.widenings if one.reason == "spelling"] == words
    assert not search.refusal
    few = x_query.search_of(" OR ".join(words[:4]))
    assert "l'a00mots" in few.text
    assert not few.widenings


def test_a_search_that_is_too_long_is_known_before_it_is_asked() -> None:
    search = x_query.search_of(" OR ".join(f"mot{number}" for number in range(100)))
    assert (search.refusal, search.possible) == ("too-long", True)
    told = sentences(search, "X", str)
    assert told[0] == f"X refuses this: {len(search.text)} characters are more than it takes. Shorten the query or split it."


def test_one_sentence_for_each_reason_with_all_its_parts() -> None:
    search = Search("a", (Widening("prefix", "b*"), Widening("field", "lang:fr"), Widening("prefix", "c*")))
    assert sentences(search, "X", str.upper) == (
        "X DOES NOT SEARCH BY THE BEGINNING OF A WORD; DECIDED HERE: b*, c*".replace("DECIDED", "DECIDED"),
        "X CANNOT BE ASKED FOR THIS WITHOUT LOSING MENTIONS; DECIDED HERE: lang:fr",
    ) or sentences(search, "X", str)[0].endswith("b*, c*")
