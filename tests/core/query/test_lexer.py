"""Tokens: what each piece of a query is, whether or not the whole can be read."""

import pytest
from hypothesis import given

from cmdesk.core.errors import QueryError
from cmdesk.core.query import parse, printed
from cmdesk.core.query.lexer import MINUS, QUOTES, Sort, tokens
from cmdesk.core.query.parser import MAX_LENGTH
from cmdesk.core.text import fold
from tests.core.query.trees import texts


@pytest.mark.parametrize(
    ("query", "sorts"),
    [
        ("a b", "WORD WORD"),
        ("a AND OU SAUF or", "WORD OPERATOR OPERATOR OPERATOR WORD"),
        ("a NEAR/5 b NEAR NEAR/ NEAR/x NEAR5", "WORD NEAR WORD NEAR NEAR NEAR WORD"),
        ("-a --b a-b –c", "MINUS WORD MINUS MINUS WORD WORD MINUS WORD"),
        ("(a)(b)", "OPEN WORD CLOSE OPEN WORD CLOSE"),
        ("#a ＃b @c ＠d #", "TAG TAG HANDLE HANDLE TAG"),
        ('=a ="a b" = a', "EXACT EXACT EXACT WORD"),
        ('lang:fr label:"a b" x: 1:2 a_b:c', "FIELD FIELD FIELD WORD WORD"),
        ('"a b" «c d»~5 “e', "QUOTE QUOTE QUOTE"),
        ('a"b"c', "WORD QUOTE WORD"),
        ("» a", "QUOTE"),
        ("~5", "WORD"),
        ('"OR" "NEAR/5"', "QUOTE QUOTE"),
        (" \t\n\u2003", ""),
        ("", ""),
    ],
)
def test_every_piece_has_its_sort(query: str, sorts: str) -> None:
    assert " ".join(token.sort.name for token in tokens(query)) == sorts


@given(texts())
def test_every_character_that_is_no_space_belongs_to_exactly_one_token(query: str) -> None:
    position = 0
    for token in tokens(query):
        assert not query[position : token.start].strip()
        assert position <= token.start < token.end <= len(query)
        position = token.end
    assert not query[position:].strip()


@given(texts())
def test_what_a_token_says_stands_where_it_stands(query: str) -> None:
    for token in tokens(query):
        written = query[token.start : token.end]
        assert token.text in written
        assert token.closed or (token.quoted and token.end == len(query))
        if token.quoted:
            opening = written[written.rindex(token.text) - 1] if token.text else written.strip("=~0123456789")[-1]
            assert opening in {*QUOTES, *QUOTES.values()}
        if token.sort is Sort.FIELD:
            assert written.lower().startswith(f"{token.name}:")


def test_every_dash_that_is_compared_as_a_hyphen_excludes_as_the_hyphen_does() -> None:
    dashes = [chr(code) for code in (*range(0x2010, 0x2016), 0x2212, 0xFE63, 0xFF0D)]
    assert [dash for dash in dashes if fold(dash) == "-" and dash not in MINUS] == []


FLOODS = (
    *"-(\"#@=*:|~«»)!?,.+&/'’aé東🌷\u0301",
    *(
        "a ",
        "a OR ",
        "-a ",
        "(a ",
        "a NEAR/5 b ",
        "lang:fr ",
        "lang:fr|",
        "a:",
        '"a" ',
        "ab* ",
        "-(",
        "NOT ",
        "a) ",
        "=a ",
    ),
    *(
        "(a OR ",
        "#a ",
        "@a ",
        '="',
        "www.",
        "domain:a.",
        "link:a.b/",
        "http://",
        "AND ",
        "min:likes:1 ",
        "a,",
        "label:",
    ),
)


@pytest.mark.parametrize("piece", FLOODS)
def test_floods_of_signs_are_read_or_refused(piece: str) -> None:
    # how long each may take is checked by tests.core.query.fuzz, which types floods too
    for before in ("", "z ", "domain:", "label:"):
        query = f"{before}{piece * MAX_LENGTH}"[:MAX_LENGTH]
        try:
            tree = parse(query)
        except QueryError as fault:
            assert 0 <= fault.position <= len(query)
        else:
            assert printed(tree)
