"""Queries and their trees, in her own spelling; what is refused stands in test_errors."""

import pytest
from hypothesis import example, given

from cmdesk.core.errors import QueryError
from cmdesk.core.query import All, AnyOf, Exact, Field, Handle, Near, Node, Not, Phrase, Tag, Word, parse, walk
from cmdesk.core.query.parser import MAX_DEPTH, MAX_DISTANCE, MAX_LENGTH, MAX_PREFIXES
from tests.core.query.trees import texts

A, B, C, D = map(Word, "abcd")
FR, EN = Field("lang", "fr"), Field("lang", "en")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        # words, spelled as she spells them
        ("sncf", Word("sncf")),
        ("  SNCF\t\n", Word("SNCF")),
        ("Café", Word("Café")),
        ("l’Équipe", Word("l’Équipe")),
        ("ＳＮＣＦ", Word("ＳＮＣＦ")),
        ("sncf_connect", Word("sncf_connect")),
        ("Saint-Étienne", Word("Saint-Étienne")),
        ("3,5", Word("3,5")),
        ("24h/24", Word("24h/24")),
        ("東京", Word("東京")),
        # names with signs
        ("H&M", Word("H&M")),
        ("Canal+", Word("Canal+")),
        ("C&A", Word("C&A")),
        ("Yahoo!", Word("Yahoo!")),
        ("c++", Word("c++")),
        (".net", Word(".net")),
        # tags and handles
        ("#Grève", Tag("Grève")),
        ("＃Grève", Tag("Grève")),
        ("@SNCF", Handle("SNCF")),
        ("＠SNCF", Handle("SNCF")),
        ("@a.b@example.org", Handle("a.b@example.org")),
        # words that go on
        ("caf*", Word("caf", prefix=True)),
        ("Ca*", Word("Ca", prefix=True)),
        ("#caf*", Tag("caf", prefix=True)),
        ("@caf*", Handle("caf", prefix=True)),
        # exact
        ("=Orange", Exact(("Orange",))),
        ('="La Poste"', Exact(("La", "Poste"))),
        ("=«La Poste»", Exact(("La", "Poste"))),
        ("=H&M", Exact(("H&M",))),
        ("=OR", Exact(("OR",))),
        # quoted words mean themselves
        ('"OR"', Word("OR")),
        ('"-5"', Word("-5")),
        ('"(x)"', Word("(x)")),
        ('"lang:fr"', Word("lang:fr")),
        ('"caf*"', Word("caf*")),
        ('"=Orange"', Word("=Orange")),
        ('"#sncf"', Phrase(("#sncf",))),
        ('"＠sncf"', Phrase(("＠sncf",))),
        ('"@sncf merci"', Phrase(("@sncf", "merci"))),
        ('"Carte  Bleue"', Phrase(("Carte", "Bleue"))),
        ('"a & b"', Phrase(("a", "&", "b"))),
        # together and alternatives
        ("a b", All((A, B))),
        ("a AND b", All((A, B))),
        ("a ET b", All((A, B))),
        ("a b AND c ET d", All((A, B, C, D))),
        ("a OR b", AnyOf((A, B))),
        ("a OU b OR c", AnyOf((A, B, C))),
        ("a b OR c d", AnyOf((All((A, B)), All((C, D))))),
        ("a (b OR c)", All((A, AnyOf((B, C))))),
        ("(a b) c", All((All((A, B)), C))),
        ("(a)", A),
        ("((a))", A),
        ("(a)(b)", All((A, B))),
        ('a"b c"#d', All((A, Phrase(("b", "c")), Tag("d")))),
        ('a OR"b c"', AnyOf((A, Phrase(("b", "c"))))),
        # operators in lower case, and in others, are words
        ("a or b", All((A, Word("or"), B))),
        ("a Or oR b", All((A, Word("Or"), Word("oR"), B))),
        ("and et ou not sauf near", All(tuple(map(Word, ("and", "et", "ou", "not", "sauf", "near"))))),
        ("ORANGE ETC NOTE", All((Word("ORANGE"), Word("ETC"), Word("NOTE")))),
        # exclusions
        ("a -b", All((A, Not(B)))),
        ("a NOT b", All((A, Not(B)))),
        ("a SAUF b", All((A, Not(B)))),
        ("a AND NOT b", All((A, Not(B)))),
        ("-b a", All((Not(B), A))),
        ("a --b", All((A, Not(Not(B))))),
        ("a NOT SAUF -b", All((A, Not(Not(Not(B)))))),
        ("a -(b OR c)", All((A, Not(AnyOf((B, C)))))),
        ('a -"b c"', All((A, Not(Phrase(("b", "c")))))),
        ("a -#b", All((A, Not(Tag("b"))))),
        ("a -lang:fr", All((A, Not(FR)))),
        ("a -b NEAR/2 c", All((A, Not(Near((B, C), 2))))),
        ("a b-c", All((A, Word("b-c")))),
        ("NOT -a", Not(Not(A))),
        ("a (NOT b OR c)", All((A, AnyOf((Not(B), C))))),
        # near each other
        ("a NEAR/5 b", Near((A, B), 5)),
        ("a NEAR/0 b", Near((A, B), 0)),
        ("#a NEAR/٣ =b", Near((Tag("a"), Exact(("b",))), 3)),
        ("a NEAR/5 (b OR #c)", Near((A, AnyOf((B, Tag("c")))), 5)),
        ("(a OU b) NEAR/5 cd*", Near((AnyOf((A, B)), Word("cd", prefix=True)), 5)),
        ("a b NEAR/1 c d", All((A, Near((B, C), 1), D))),
        ("a NEAR/1 b OR c NEAR/2 d", AnyOf((Near((A, B), 1), Near((C, D), 2)))),
        ('"a b"~5', Near((A, B), 5)),
        ('"a #b c"~0', Near((A, Phrase(("#b",)), C), 0)),
        ("«a b»~7", Near((A, B), 7)),
        # fields
        ("lang:fr", FR),
        ("LANG:FR", FR),
        ("lang:fr|en", AnyOf((FR, EN))),
        ("lang:fr|en a", All((AnyOf((FR, EN)), A))),
        ('label:"À lire"', Field("label", "À lire")),
        ('label:"a|b"', Field("label", "a|b")),
        ("group:«nos  marques»", Field("group", "nos marques")),
        ("a is:reply|quote", All((A, AnyOf((Field("is", "reply"), Field("is", "quote")))))),
    ],
)
def test_a_query_is_read_into_its_tree(query: str, tree: Node) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    "query",
    [
        '"carte bleue"',
        "“carte bleue”",
        "”carte bleue”",
        "„carte bleue“",
        "«carte bleue»",
        "« carte bleue »",
        "«\u00a0carte bleue\u202f»",
        "＂carte bleue＂",
    ],
)
def test_quotation_marks_of_every_style_make_a_phrase(query: str) -> None:
    assert parse(query) == Phrase(("carte", "bleue"))


@pytest.mark.parametrize("minus", list("-‐‑‒–—―−﹣－"))
def test_every_dash_that_a_program_makes_of_a_hyphen_excludes(minus: str) -> None:
    assert parse(f"a {minus}b") == All((A, Not(B)))
    assert parse(f"a b{minus}c") == All((A, Word(f"b{minus}c")))


def test_a_query_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert parse("a" * MAX_LENGTH) == Word("a" * MAX_LENGTH)
    with pytest.raises(QueryError, match=r"^The query is longer than 4096 characters: shorten it\.$") as caught:
        parse("a" * (MAX_LENGTH + 1))
    assert (caught.value.position, caught.value.length) == (MAX_LENGTH, 1)


@pytest.mark.parametrize("depth", [50, MAX_DEPTH])
@pytest.mark.parametrize(
    ("opening", "closing", "levels"), [("(a OR b ", ")", 1), ("a (", ")", 1), ("a -", "", 1), ("a -(", ")", 2)]
)
def test_parentheses_and_exclusions_stand_within_each_other_as_deep_as_the_limit(
    depth: int, opening: str, closing: str, levels: int
) -> None:
    times = depth // levels
    last = "z" if closing else "-" * (depth - 1) + "z"
    query = f"{opening * times}{last}{closing * times}" if closing else f"{opening}{last}"
    assert sum(node == Word("z") for node in walk(parse(query))) == 1


@pytest.mark.parametrize("sign", ["(", "-", "NOT ", "-("])
def test_beyond_the_limit_of_depth_the_first_too_deep_is_named(sign: str) -> None:
    count = MAX_DEPTH // (2 if sign == "-(" else 1)
    assert parse(f"a {sign * count}b{')' * count if '(' in sign else ''}")
    with pytest.raises(QueryError, match="more than 100 parentheses stand within each other") as caught:
        parse(f"a {sign * (count + 5)}b")
    assert caught.value.position == len(f"a {sign * count}")


def test_depth_counts_what_stands_within_not_beside() -> None:
    assert parse("(a) -b " * 400) == All((A, Not(B)) * 400)


def test_so_many_words_may_go_on_and_no_more() -> None:
    parse("ab* #ab* @ab* " * (MAX_PREFIXES // 3))
    parse(" ".join(["ab*"] * MAX_PREFIXES))
    with pytest.raises(QueryError, match="more than 50 words end in") as caught:
        parse(" ".join(["ab*"] * (MAX_PREFIXES + 1)))
    assert (caught.value.position, caught.value.length) == (MAX_PREFIXES * 4, 3)


def test_so_many_words_may_stand_between_and_no_more() -> None:
    assert parse(f"a NEAR/{MAX_DISTANCE} b") == parse(f'"a b"~{MAX_DISTANCE}') == Near((A, B), MAX_DISTANCE)
    for query in ("a NEAR/101 b", '"a b"~101', f"a NEAR/{'9' * 4000} b"):
        with pytest.raises(QueryError, match="at most 100 words may stand between"):
            parse(query)


def test_only_a_filter_asks_for_the_groups_of_trackers() -> None:
    assert parse("a group:Marques") == All((A, Field("group", "Marques")))
    with pytest.raises(QueryError, match="no tracker can ask it, a filter can") as caught:
        parse("a -group:Marques", of_tracker=True)
    assert (caught.value.position, caught.value.length) == (3, 13)
    assert parse("a label:Marques", of_tracker=True) == All((A, Field("label", "Marques")))


@given(texts())
@example("-lang:fr|en")
@example("a NEAR/5 NOT b")
@example('"\u200b"')
@example("=\x00")
def test_every_text_is_read_or_refused_at_a_place_within_it(query: str) -> None:
    try:
        parse(query)
    except QueryError as fault:
        assert 0 <= fault.position <= len(query)
        assert fault.length >= 1
        assert fault.position + fault.length <= max(1, len(query))
        assert fault.instead is None or fault.instead != query[fault.position : fault.position + fault.length]
        assert "{" in query or "{" not in str(fault)
