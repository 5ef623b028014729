"""The search of a network is never narrower than the query; what it does not say is told, and who cannot be asked."""

import re
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
from tests.sources.searches import Text, finds, plain

LITERALS = [
    *(
        "sncf",
        "loreal",
        "l’Oréal",
        "L'Oréal",
        "oreal",
        "mcdonalds",
        "McDonald's",
        "coca-cola",
        "cocacola",
        "aujourdhui",
    ),
    *("Cœur", "coeur", "soeurs", "œuf", "H&M", "canal+", "R&D", "3", "3,5", "É", "or", "quunique", "Saint-Étienne"),
    *("#sncf", "#loreal", "#mcdonalds", "#coeur", "#2024", "#cocacola", "@sncf", "@loreal", "@ana@m.example"),
    *('"coca cola"', '"loreal sncf"', "\"l'oréal d'oréal\"", '"sœur sncf"', '"20 24"', '"R&D sncf"', '"#sncf"'),
    *("=Orange", "=Loréal", '="Coca Cola"', '="L\'Oréal SNCF"', "sn*", "#co*", "@sn*", '"sncf oreal"~3'),
    *("sncf NEAR/2 (#coeur OR =Orange)", '"sncf sncf"~1'),
]
FIELDS = [
    *(
        "lang:fr",
        "author:@nom",
        "author:@ana@m.example",
        "is:reply",
        "is:repost",
        "is:quote",
        "is:original",
        "source:x",
    ),
    *("source:mastodon", "source:google-news", "source:x|mastodon", "has:link", "has:question", "min:likes:3"),
    *("sentiment:negative", "label:à_voir", "domain:example.org", "link:example.org/a"),
]
SIGNS = re.compile(r'[=#@*"()]|~\d+|NEAR/\d+|\bOR\b')
MARKS = ["", " ", " ", " ", " ", "-", ", ", ". ", "#", " #", " #", "@", " @", "_", " l'", " D’", " #l'", " qu'"]
CHANGES: list[Callable[[str], str]] = [
    *(str, str, str.upper, str.lower, str.title, plain),
    lambda word: word.replace("œ", "oe").replace("Œ", "Oe"),
    lambda word: word.replace("oe", "œ"),
    lambda word: re.sub("['’]", "", word),
    lambda word: re.sub("['’]", "’", word),
    lambda word: re.sub(r"\b([lLdD])(?=[aeoéAEOÉ]\w\w)", r"\1'", word),
    lambda word: re.sub(r"\b([lL])(?=[aeoéAEOÉ]\w\w)", r"\1’", word),
    lambda word: re.sub(r"(?<=\w\w\w)s\b", "'s", word),
    lambda word: word.replace(" ", "-"),
    lambda word: word.replace("-", " "),
    lambda word: re.sub("[ -]", "", word),
    lambda word: re.sub("[ -]", ", ", word),
    lambda word: word.replace("&", " & ").replace("+", ""),
    lambda word: f"{word}'s",
    lambda word: f"{word}x",
]


def queries(terms: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.recursive(
        terms,
        lambda inner: st.one_of(
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' '.join(parts)})"),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
            st.lists(inner, min_size=2, max_size=2).map(lambda parts: f"({parts[0]} -({parts[1]}))"),
            inner.map(lambda part: f"-({part})"),
        ),
        max_leaves=4,
    )


QUERIES = queries(st.sampled_from(LITERALS + FIELDS))


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, str]:
    """A query, and a text in which its words occur in one writing or another."""
    chosen = draw(st.lists(st.sampled_from(LITERALS), min_size=1, max_size=3))
    field = draw(st.sampled_from(FIELDS))
    query = draw(queries(st.sampled_from([*chosen, *chosen, field])))
    pieces = []
    for literal in draw(st.permutations([*chosen, draw(st.sampled_from(LITERALS))])):
        word = " ".join(SIGNS.sub("", literal).split())
        for change in draw(st.lists(st.sampled_from(CHANGES), max_size=2)):
            word = change(word)
        pieces.append(draw(st.sampled_from(MARKS)) + word)
    return query, "".join(pieces)


def search_of(translate: Callable[[str], Search], query: str) -> Search:
    try:
        return translate(query)
    except QueryError:
        assume(False)
        raise


@settings(max_examples=100)
@given(cases(), st.sampled_from(Kind), st.sampled_from(["nom", "autre"]), st.sampled_from(["fr", "en"]))
@example(("loreal", "Chez L’Oréal"), Kind.ORIGINAL, "nom", "fr")
@example(("@loreal", "sncf @l’Oréal"), Kind.ORIGINAL, "nom", "fr")
@example(("#mcdonalds", "#McDonald's"), Kind.ORIGINAL, "nom", "fr")
@example(('"loreal sncf"', "#L'OréalSNCF"), Kind.ORIGINAL, "nom", "fr")
@example(("cœur -is:repost", "coeur"), Kind.QUOTE, "nom", "fr")
@example(("sncf -(author:@autre is:repost)", "sncf"), Kind.REPOST, "nom", "fr")
def test_whatever_our_rule_keeps_the_search_of_x_brings(
    case: tuple[str, str], kind: Kind, author: str, lang: str
) -> None:
    query, text = case
    # "@name@server" is a handle of other networks, and none on X
    assume(not re.search(r"@\w+@", text))
    search = search_of(x_query.search_of, query)
    known = Known("x", lang, (author,), kind=kind)
    if matches(parse(query), Candidate(text, known)):
        assert search.refusal != "elsewhere"
        if search.possible:
            found = Text(text, author=author, repost=kind is Kind.REPOST, quote=kind is Kind.QUOTE)
            assert finds(search.text, found), search.text


@settings(max_examples=100)
@given(cases(), st.sampled_from(["fr", "en"]))
@example(("#mcdonalds", "#McDonald's"), "fr")
@example(('"loreal sncf"', "#L'OréalSNCF"), "fr")
def test_whatever_our_rule_keeps_the_search_of_google_brings(case: tuple[str, str], lang: str) -> None:
    query, text = case
    search = search_of(google_news_query.search_of, query)
    if matches(parse(query), Candidate(text, Known("google-news", lang))):
        assert search.refusal != "elsewhere"
        if search.possible:
            assert finds(search.text, Text(text, signs=False)), search.text


@pytest.mark.parametrize("query", ["-source:x|mastodon", "-(lang:fr|en sncf)", "sncf OR -is:reply|quote"])
def test_alternatives_of_a_field_that_only_leave_out_are_refused_as_such(query: str) -> None:
    with pytest.raises(QueryError, match="only leaves out") as fault:
        parse(query)
    assert "|" in query[fault.value.position :][: fault.value.length]


@given(QUERIES)
def test_a_search_that_differs_from_the_query_in_what_it_finds_says_so(query: str) -> None:
    for translate in (x_query.search_of, google_news_query.search_of):
        search = search_of(translate, query)
        assert search.possible is bool(search.text)
        assert search.possible or (search.refusal and not search.widenings)
        assert all(one.reason in WIDENINGS and one.part for one in search.widenings)
        assert search.refusal in ("", *REFUSALS)


@given(st.sampled_from([one for one in LITERALS if "*" not in one]), st.sampled_from(LITERALS))
def test_no_search_is_so_wide_that_it_brings_what_has_none_of_its_words(first: str, second: str) -> None:
    for translate in (x_query.search_of, google_news_query.search_of):
        assert not finds(search_of(translate, f"{first} {second}").text, Text("il pleut", author="nom", signs=True))


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
        (
            "sncf NEAR/5 (=Retard OR ret*)",
            [("near", "sncf NEAR/5 (=Retard OR ret*)"), ("alternative", "=Retard OR ret*")],
        ),
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
    assert (
        told[0]
        == f"X refuses this: {len(search.text)} characters are more than it takes. Shorten the query or split it."
    )


def test_one_sentence_for_each_reason_with_all_its_parts() -> None:
    search = Search("a", (Widening("prefix", "b*"), Widening("field", "lang:fr"), Widening("prefix", "c*")))
    assert sentences(search, "X", lambda text: f"« {text} »") == (
        "« X does not search by the beginning of a word; decided here: b*, c* »",
        "« X cannot be asked for this without losing mentions; decided here: lang:fr »",
    )
