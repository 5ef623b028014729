"""The query language: what she may type, and what is said, and where, when it cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.errors import QueryError
from cmdesk.core.query import All, AnyOf, Handle, Node, Phrase, Tag, Word, parse
from cmdesk.core.query.parser import MAX_LENGTH


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("sncf", Word("sncf")),
        ("  sncf\t\n", Word("sncf")),
        ("Café", Word("cafe")),
        ("l’Équipe", Word("l'equipe")),
        ("𝐒𝐍𝐂𝐅", Word("sncf")),
        ("Marque™", Word("marque")),
        ("sncf_connect", Word("sncf_connect")),
        ("c++", Word("c++")),
        ("A380", Word("a380")),
        ("#Grève", Tag("greve")),
        ("＃Grève", Tag("greve")),
        ("@SNCF", Handle("sncf")),
        ("train retard", All((Word("train"), Word("retard")))),
        ("train #grève @sncf", All((Word("train"), Tag("greve"), Handle("sncf")))),
        ("train OR avion", AnyOf((Word("train"), Word("avion")))),
        ("train OU avion OR car", AnyOf((Word("train"), Word("avion"), Word("car")))),
        (
            "train retard OR avion",
            AnyOf((All((Word("train"), Word("retard"))), Word("avion"))),
        ),
        ("train or avion", All((Word("train"), Word("or"), Word("avion")))),
        ("où ou Or", All((Word("ou"), Word("ou"), Word("or")))),
        ("ORANGE", Word("orange")),
        ("and not near et sauf", All(tuple(map(Word, ("and", "not", "near", "et", "sauf"))))),
        ('"OR"', Word("or")),
        ('"AND" "-5" "(x)" "a:b"', All((Word("and"), Word("-5"), Word("(x)"), Word("a:b")))),
        ('"Carte  Bleue"', Phrase(("carte", "bleue"))),
        ('"sncf"', Word("sncf")),
        ('"#sncf"', Phrase(("#sncf",))),
        ('"@sncf merci"', Phrase(("@sncf", "merci"))),
        ('train"carte bleue"#sncf', All((Word("train"), Phrase(("carte", "bleue")), Tag("sncf")))),
        ('train OR"carte bleue"', AnyOf((Word("train"), Phrase(("carte", "bleue"))))),
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


EMPTY = 'The query is empty: type a word, a "phrase", a #tag or an @handle.'
LATER = (
    'Column {}: {} is not understood yet. Use words, "phrases", #tags, @handles and OR; '
    "quote it to look for it as it is."
)


@pytest.mark.parametrize(
    ("query", "position", "length", "sentence"),
    [
        ("", 0, 1, EMPTY),
        (" \t\n ", 0, 1, EMPTY),
        ("OR", 0, 2, "Column 1: OR needs something to its left."),
        ("  OR", 2, 2, "Column 3: OR needs something to its left."),
        ("OU train", 0, 2, "Column 1: OU needs something to its left."),
        ("train OR OU avion", 9, 2, "Column 10: OU needs something to its left."),
        ("train OR", 6, 2, "Column 7: OR needs something to its right."),
        ("train OU  ", 6, 2, "Column 7: OU needs something to its right."),
        ('train "carte bleue', 6, 12, "Column 7: the quotation mark is not closed."),
        ('train "', 6, 1, "Column 7: the quotation mark is not closed."),
        ("«carte bleue", 0, 12, "Column 1: the quotation mark is not closed."),
        ("“carte bleue“", 0, 13, "Column 1: the quotation mark is not closed."),
        ("carte » bleue", 6, 7, "Column 7: the quotation mark is not closed."),
        ('train ""', 6, 2, "Column 7: there is no word between the quotation marks."),
        ('train " … " x', 6, 5, "Column 7: there is no word between the quotation marks."),
        ('"#"', 0, 3, "Column 1: there is no word between the quotation marks."),
        ("train #", 6, 1, "Column 7: # holds no letter or digit to look for."),
        ("@", 0, 1, "Column 1: @ holds no letter or digit to look for."),
        ("train 🌷🌷", 6, 2, "Column 7: 🌷🌷 holds no letter or digit to look for."),
        ("!!", 0, 2, "Column 1: !! holds no letter or digit to look for."),
        ('#"carte bleue"', 0, 1, "Column 1: # holds no letter or digit to look for."),
        ("train AND avion", 6, 3, LATER.format(7, "AND")),
        ("train ET avion", 6, 2, LATER.format(7, "ET")),
        ("ukr*", 0, 4, LATER.format(1, "ukr*")),
        ("SNCF, RATP", 0, 5, LATER.format(1, "SNCF,")),
        ("=Orange", 0, 7, LATER.format(1, "=Orange")),
        ("NOT train", 0, 3, LATER.format(1, "NOT")),
        ("train SAUF avion", 6, 4, LATER.format(7, "SAUF")),
        ("train NEAR avion", 6, 4, LATER.format(7, "NEAR")),
        ("train -avion", 6, 6, LATER.format(7, "-avion")),
        ("train –avion", 6, 6, LATER.format(7, "–avion")),
        ("(train", 0, 6, LATER.format(1, "(train")),
        ("train)", 0, 6, LATER.format(1, "train)")),
        ("lang:fr", 0, 7, LATER.format(1, "lang:fr")),
        ("https://sncf.example", 0, 20, LATER.format(1, "https://sncf.example")),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence_with_its_place(
    query: str, position: int, length: int, sentence: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert (str(caught.value), caught.value.position, caught.value.length) == (sentence, position, length)
    assert caught.value.exit_code == 2


def test_a_query_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert parse("a" * MAX_LENGTH) == Word("a" * MAX_LENGTH)
    with pytest.raises(QueryError, match=f"^The query is longer than {MAX_LENGTH} characters: shorten it.$") as caught:
        parse("a" * (MAX_LENGTH + 1))
    assert caught.value.position == MAX_LENGTH


PARTS = [
    "sncf",
    "Été",
    "#tag",
    "@nom",
    '"',
    "«",
    "»",
    "“",
    "OR",
    "OU",
    "AND",
    "-",
    "(",
    ")",
    ":",
    " ",
    "  ",
    "\n",
    "🌷",
]


@given(st.lists(st.sampled_from(PARTS) | st.characters()).map("".join))
def test_every_query_is_read_or_refused_at_a_place_within_it(query: str) -> None:
    try:
        parse(query)
    except QueryError as fault:
        assert 0 <= fault.position <= len(query)
        assert fault.length >= 1
        assert fault.position + fault.length <= max(1, len(query))
        assert str(fault)


WORDS = st.text(st.sampled_from("abcéàœ1_'"), min_size=1).filter(lambda word: any(map(str.isalnum, word)))
LITERALS = WORDS | WORDS.map("#{}".format) | WORDS.map("@{}".format) | WORDS.map('"{} fin"'.format)


@given(st.lists(st.lists(LITERALS, min_size=1, max_size=3), min_size=1, max_size=3))
def test_alternatives_and_what_must_occur_together_are_kept_in_order(query: list[list[str]]) -> None:
    def joined(parts: tuple[Node, ...], kind: type[All] | type[AnyOf]) -> Node:
        return parts[0] if len(parts) == 1 else kind(parts)

    tree = joined(tuple(joined(tuple(map(parse, together)), All) for together in query), AnyOf)
    assert parse(" OR ".join(map(" ".join, query))) == tree
