"""What is said, and where, when a query cannot be read, and what is proposed instead."""

import re

import pytest
from hypothesis import given

from cmdesk.core.errors import QueryError
from cmdesk.core.query import fields, parse, parser, words
from tests.core.query.trees import texts

REFUSED = [
    ("", 0, 1, None, 'The query is empty: type a word, a "phrase", a #tag or an @handle.'),
    (" \t\n ", 0, 1, None, 'The query is empty: type a word, a "phrase", a #tag or an @handle.'),
    ("OR", 0, 2, None, "Column 1: OR needs something to its left."),
    ("  OU", 2, 2, None, "Column 3: OU needs something to its left."),
    ("AND a", 0, 3, None, "Column 1: AND needs something to its left."),
    ("NEAR/5 a", 0, 6, None, "Column 1: NEAR/5 needs something to its left."),
    ("a OR", 2, 2, None, "Column 3: OR needs something to its right."),
    ("a OU  ", 2, 2, None, "Column 3: OU needs something to its right."),
    ("a AND", 2, 3, None, "Column 3: AND needs something to its right."),
    ("a ET )", 2, 2, None, "Column 3: ET needs something to its right."),
    ("a OR OU b", 5, 2, None, "Column 6: OU needs something to its left."),
    ("a AND OR b", 6, 2, None, "Column 7: OR needs something to its left."),
    ("NOT", 0, 3, None, "Column 1: NOT needs something to its right."),
    ("a NOT", 2, 3, None, "Column 3: NOT needs something to its right."),
    ("a SAUF", 2, 4, None, "Column 3: SAUF needs something to its right."),
    ("(a", 0, 1, None, "Column 1: the parenthesis is not closed."),
    ("a (b OR (c)", 2, 1, None, "Column 3: the parenthesis is not closed."),
    ("(", 0, 1, None, "Column 1: the parenthesis is not closed."),
    ("a)", 1, 1, None, "Column 2: no parenthesis is open here."),
    (")", 0, 1, None, "Column 1: no parenthesis is open here."),
    ("a ( )", 2, 3, None, "Column 3: there is nothing between the parentheses."),
    ("()", 0, 2, None, "Column 1: there is nothing between the parentheses."),
    ("caf(e)", 3, 1, " (", "Column 4: put a space before the parenthesis, or quote the word together with it."),
    ("#a(b)", 2, 1, " (", "Column 3: put a space before the parenthesis, or quote the word together with it."),
    ("lang:(fr OR en)", 0, 5, None, "Column 1: lang: needs a value right behind it."),
    ('a "b c', 2, 4, None, "Column 3: the quotation mark is not closed."),
    ('a "', 2, 1, None, "Column 3: the quotation mark is not closed."),
    ("«a b", 0, 4, None, "Column 1: the quotation mark is not closed."),
    ("“a b“", 0, 5, None, "Column 1: the quotation mark is not closed."),
    ("a » b", 2, 3, None, "Column 3: the quotation mark is not closed."),
    ('lang:"fr', 5, 3, None, "Column 6: the quotation mark is not closed."),
    ('="La Poste', 1, 9, None, "Column 2: the quotation mark is not closed."),
    ('a ""', 2, 2, None, "Column 3: there is no word between the quotation marks."),
    ('a " … "', 2, 5, None, "Column 3: there is no word between the quotation marks."),
    ('="…"', 0, 4, None, "Column 1: there is no word between the quotation marks."),
    ("a - b", 2, 1, None, "Column 3: - leaves out what stands right behind it, without a space."),
    ("a -", 2, 1, None, "Column 3: - leaves out what stands right behind it, without a space."),
    ("(a -)", 3, 1, None, "Column 4: - leaves out what stands right behind it, without a space."),
    ("a – b", 2, 1, None, "Column 3: – leaves out what stands right behind it, without a space."),
    ("-", 0, 1, None, "Column 1: - leaves out what stands right behind it, without a space."),
    ("#", 0, 1, None, "Column 1: # holds no letter or digit to look for."),
    ("@", 0, 1, None, "Column 1: @ holds no letter or digit to look for."),
    ("a 🌷🌷", 2, 2, None, "Column 3: 🌷🌷 holds no letter or digit to look for."),
    ("!!", 0, 2, None, "Column 1: !! holds no letter or digit to look for."),
    ("#c++", 0, 4, "#c", "Column 1: a #tag holds only letters, digits and _: write #c, or quote it."),
    ("#a-b", 0, 4, "#ab", "Column 1: a #tag holds only letters, digits and _: write #ab, or quote it."),
    ("#🌷", 0, 2, None, "Column 1: #🌷 holds no letter or digit to look for."),
    (
        "@a/b",
        0,
        4,
        "@ab",
        "Column 1: an @handle holds only letters, digits, and . _ - @ within: write @ab, or quote it.",
    ),
    ("@a.", 0, 3, "@a", "Column 1: an @handle holds only letters, digits, and . _ - @ within: write @a, or quote it."),
    ("#a,*b", 3, 1, None, "Column 4: * stands only at the end of a word; quote the word to look for the sign itself."),
    ("a*b", 1, 1, None, "Column 2: * stands only at the end of a word; quote the word to look for the sign itself."),
    ("*a", 0, 1, None, "Column 1: * stands only at the end of a word; quote the word to look for the sign itself."),
    ("ab**", 2, 1, None, "Column 3: * stands only at the end of a word; quote the word to look for the sign itself."),
    ("a*", 0, 2, None, "Column 1: at least 2 letters stand before a *."),
    ("#a*", 0, 3, None, "Column 1: at least 2 letters stand before a *."),
    ("@a*", 0, 3, None, "Column 1: at least 2 letters stand before a *."),
    ("é!*", 0, 3, None, "Column 1: at least 2 letters stand before a *."),
    ("=", 0, 1, None, 'Column 1: = stands right before a word or words in quotation marks: =Orange, ="La Poste".'),
    ("= a", 0, 1, None, 'Column 1: = stands right before a word or words in quotation marks: =Orange, ="La Poste".'),
    ("=#a", 0, 3, None, 'Column 1: = stands right before a word or words in quotation marks: =Orange, ="La Poste".'),
    ("=@a", 0, 3, None, 'Column 1: = stands right before a word or words in quotation marks: =Orange, ="La Poste".'),
    ("==a", 0, 3, None, 'Column 1: = stands right before a word or words in quotation marks: =Orange, ="La Poste".'),
    ("=a*", 0, 3, None, 'Column 1: = stands right before a word or words in quotation marks: =Orange, ="La Poste".'),
    ("=&", 0, 2, None, 'Column 1: = stands right before a word or words in quotation marks: =Orange, ="La Poste".'),
    (
        "=a,",
        0,
        3,
        '="a,"',
        'Column 1: a, holds a sign that separates: write OR between alternatives, or quote it: ="a,".',
    ),
    ("=!a", 0, 3, "-=a", "Column 1: to leave something out, write -=a."),
    ("=+a", 0, 3, "=a", "Column 1: words side by side must all occur without a plus: write =a, or quote it."),
    (
        "=https://a.example/b",
        0,
        20,
        "link:a.example/b",
        "Column 1: to find posts that link to an address, write link:a.example/b; or quote it.",
    ),
    ("=a.", 0, 3, "=a", "Column 1: a. ends in a sign that ends a sentence: write =a, or quote it."),
    (
        "langue:fr",
        0,
        9,
        "lang:fr",
        "Column 1: there is no field langue: do you mean lang:fr? Quote it to look for it as it is.",
    ),
    (
        'etiquette:"a b"',
        0,
        15,
        '«etiquette:"a b"»',
        "Column 1: there is no field etiquette; there are lang, source, author, domain, link, has, min, is, "
        'sentiment, label, group. Quote it to look for it: «etiquette:"a b"».',
    ),
    (
        "zzz:a",
        0,
        5,
        '"zzz:a"',
        "Column 1: there is no field zzz; there are lang, source, author, domain, link, has, min, is, "
        'sentiment, label, group. Quote it to look for it: "zzz:a".',
    ),
    (
        'zzz:"a b"',
        0,
        9,
        '«zzz:"a b"»',
        "Column 1: there is no field zzz; there are lang, source, author, domain, link, has, min, is, "
        'sentiment, label, group. Quote it to look for it: «zzz:"a b"».',
    ),
    (
        "likes:10",
        0,
        8,
        "min:likes:10",
        "Column 1: there is no field likes: do you mean min:likes:10? Quote it to look for it as it is.",
    ),
    (
        'lable:"a b"',
        0,
        11,
        'label:"a b"',
        'Column 1: there is no field lable: do you mean label:"a b"? Quote it to look for it as it is.',
    ),
    (
        "http://a.example/b",
        0,
        18,
        "link:a.example/b",
        "Column 1: to find posts that link to an address, write link:a.example/b; or quote it.",
    ),
    (
        "https://",
        0,
        8,
        '"https://"',
        'Column 1: https:// holds a colon, and is no field: quote it to look for it: "https://".',
    ),
    (
        "ftp://a.example/b|c",
        0,
        19,
        '"ftp://a.example/b|c"',
        "Column 1: there is no field ftp; there are lang, source, author, domain, link, has, min, is, "
        'sentiment, label, group. Quote it to look for it: "ftp://a.example/b|c".',
    ),
    ("http:", 0, 5, "http", "Column 1: http: ends in a sign that ends a sentence: write http, or quote it."),
    ("a NEAR b", 2, 4, "NEAR/5", "Column 3: NEAR needs its number of words, between 0 and 100: NEAR/5."),
    ("a NEAR/ b", 2, 5, "NEAR/5", "Column 3: NEAR needs its number of words, between 0 and 100: NEAR/5."),
    ("a NEAR/x b", 2, 6, "NEAR/5", "Column 3: NEAR needs its number of words, between 0 and 100: NEAR/5."),
    ("a NEAR/5b", 2, 7, "NEAR/5", "Column 3: NEAR needs its number of words, between 0 and 100: NEAR/5."),
    ('a "b c"~', 2, 6, '"b c"~5', 'Column 3: NEAR needs its number of words, between 0 and 100: "b c"~5.'),
    ('a "b c"~101', 2, 9, None, "Column 3: at most 100 words may stand between."),
    ("a NEAR/101 b", 2, 8, None, "Column 3: at most 100 words may stand between."),
    (
        "a NEAR/5 (b c)",
        10,
        3,
        None,
        'Column 11: NEAR takes words, "phrases", #tags, @handles, or alternatives of these in parentheses.',
    ),
    (
        "a NEAR/5 lang:fr",
        9,
        7,
        None,
        'Column 10: NEAR takes words, "phrases", #tags, @handles, or alternatives of these in parentheses.',
    ),
    (
        "(a b) NEAR/5 c",
        1,
        3,
        None,
        'Column 2: NEAR takes words, "phrases", #tags, @handles, or alternatives of these in parentheses.',
    ),
    (
        "a NEAR/5 -b",
        9,
        1,
        None,
        'Column 10: NEAR takes words, "phrases", #tags, @handles, or alternatives of these in parentheses.',
    ),
    (
        "a NEAR/5 NOT b",
        9,
        3,
        None,
        'Column 10: NEAR takes words, "phrases", #tags, @handles, or alternatives of these in parentheses.',
    ),
    (
        "-a NEAR/5 b NEAR/5 c",
        12,
        6,
        None,
        'Column 13: NEAR takes words, "phrases", #tags, @handles, or alternatives of these in parentheses.',
    ),
    (
        "a NEAR/5 b NEAR/5 c",
        11,
        6,
        None,
        "Column 12: NEAR joins two: put AND between two such pairs, or several words in quotation marks: "
        '"one two three"~5.',
    ),
    ("a b) NEAR/5 c", 3, 1, None, "Column 4: no parenthesis is open here."),
    ("a NEAR/5", 2, 6, None, "Column 3: NEAR/5 needs something to its right."),
    ('"a"~5', 0, 5, None, "Column 1: ~ needs two or more words between the quotation marks."),
    ('"a …"~5', 0, 7, None, "Column 1: … holds no letter or digit to look for."),
    ('"a … b"~5', 0, 9, None, "Column 1: … holds no letter or digit to look for."),
    ("-a", 0, 2, None, "Column 1: this only leaves out: say also what to look for, beside it with AND."),
    ("NOT a", 0, 5, None, "Column 1: this only leaves out: say also what to look for, beside it with AND."),
    ("SAUF a", 0, 6, None, "Column 1: this only leaves out: say also what to look for, beside it with AND."),
    ("–a", 0, 2, None, "Column 1: this only leaves out: say also what to look for, beside it with AND."),
    ("a OR -b", 5, 2, None, "Column 6: this only leaves out: say also what to look for, beside it with AND."),
    ("-a -b", 0, 2, None, "Column 1: this only leaves out: say also what to look for, beside it with AND."),
    ("-(a b)", 2, 1, None, "Column 3: this only leaves out: say also what to look for, beside it with AND."),
    ("-lang:fr|en", 0, 11, None, "Column 1: this only leaves out: say also what to look for, beside it with AND."),
    ("lang:", 0, 5, None, "Column 1: lang: needs a value right behind it."),
    (
        "lang:french",
        0,
        11,
        "lang:fr",
        "Column 1: french is no language: write two letters, such as lang:fr, or lang:und where unknown.",
    ),
    (
        "lang:xx",
        0,
        7,
        None,
        "Column 1: xx is no language: write two letters, such as lang:fr, or lang:und where unknown.",
    ),
    (
        "lang:fr|xx",
        0,
        10,
        None,
        "Column 1: xx is no language: write two letters, such as lang:fr, or lang:und where unknown.",
    ),
    ("lang:fr|", 0, 8, None, "Column 1: lang: needs a value right behind it."),
    (
        "source:mastodn",
        0,
        14,
        "source:mastodon",
        "Column 1: no source is called mastodn: write x, mastodon, news, feed … or quote it.",
    ),
    ("source:zzz", 0, 10, None, "Column 1: no source is called zzz: write x, mastodon, news, feed … or quote it."),
    ("author:@", 0, 8, None, "Column 1: @ is no account: write author:@name."),
    ("domain:a", 0, 8, None, "Column 1: a is no site: write domain:example.org."),
    (
        "domain:https://a.example/b",
        0,
        26,
        "domain:a.example",
        "Column 1: https://a.example/b is no site: write domain:example.org.",
    ),
    ("domain:a b", 0, 8, None, "Column 1: a is no site: write domain:example.org."),
    ("link:a", 0, 6, None, "Column 1: a is no address: write link:example.org/page."),
    ("link:[", 0, 6, None, "Column 1: [ is no address: write link:example.org/page."),
    ("has:lnk", 0, 7, "has:link", "Column 1: lnk is not a value of has: write link, media, question."),
    ("has:zzz", 0, 7, None, "Column 1: zzz is not a value of has: write link, media, question."),
    ("is:repli", 0, 8, "is:reply", "Column 1: repli is not a value of is: write original, reply, repost, quote."),
    ("is:zzz", 0, 6, None, "Column 1: zzz is not a value of is: write original, reply, repost, quote."),
    (
        "min:10",
        0,
        6,
        None,
        "Column 1: 10 is no least number: write min:likes:10; what is counted: likes, shares, replies, "
        "quotes, views, reactions.",
    ),
    (
        "min:like:10",
        0,
        11,
        "min:likes:10",
        "Column 1: like:10 is no least number: write min:likes:10; what is counted: likes, shares, replies, "
        "quotes, views, reactions.",
    ),
    (
        "min:likes:x",
        0,
        11,
        None,
        "Column 1: likes:x is no least number: write min:likes:10; what is counted: likes, shares, replies, "
        "quotes, views, reactions.",
    ),
    (
        "min:likes:-1",
        0,
        12,
        None,
        "Column 1: likes:-1 is no least number: write min:likes:10; what is counted: likes, shares, replies, "
        "quotes, views, reactions.",
    ),
    (
        "sentiment:negativ",
        0,
        17,
        "sentiment:negative",
        "Column 1: negativ is not a value of sentiment: write negative, neutral, positive, unknown.",
    ),
    (
        "sentiment:bad",
        0,
        13,
        None,
        "Column 1: bad is not a value of sentiment: write negative, neutral, positive, unknown.",
    ),
    ('label:""', 0, 8, None, "Column 1: label: needs a value right behind it."),
    ('label:"  "', 0, 10, None, "Column 1: label: needs a value right behind it."),
    ("|", 0, 1, "OR", "Column 1: | is no operator here: write OR."),
    ("a || b", 2, 2, "OR", "Column 3: || is no operator here: write OR."),
    ("a / b", 2, 1, "OR", "Column 3: / is no operator here: write OR."),
    ("a & b", 2, 1, "AND", "Column 3: & is no operator here: write AND."),
    ("a && b", 2, 2, "AND", "Column 3: && is no operator here: write AND."),
    ("a + b", 2, 1, "AND", "Column 3: + is no operator here: write AND."),
    ("a ! b", 2, 1, "NOT", "Column 3: ! is no operator here: write NOT."),
    ("a ~ b", 2, 1, "NEAR/5", "Column 3: ~ is no operator here: write NEAR/5."),
    ("a ~5", 2, 2, None, 'Column 3: ~ and its number stand right behind a quotation mark: "two words"~5.'),
    ("+a", 0, 2, "a", "Column 1: words side by side must all occur without a plus: write a, or quote it."),
    ("!a", 0, 2, "-a", "Column 1: to leave something out, write -a."),
    ("'a b'", 0, 2, None, "Column 1: 'a begins like a quotation: words that belong together stand between \"."),
    ("‘a", 0, 2, None, 'Column 1: ‘a begins like a quotation: words that belong together stand between ".'),
    (
        "SNCF, RATP",
        0,
        5,
        '"SNCF,"',
        'Column 1: SNCF, holds a sign that separates: write OR between alternatives, or quote it: "SNCF,".',
    ),
    (
        "a;b",
        0,
        3,
        '"a;b"',
        'Column 1: a;b holds a sign that separates: write OR between alternatives, or quote it: "a;b".',
    ),
    (
        "a|b",
        0,
        3,
        '"a|b"',
        'Column 1: a|b holds a sign that separates: write OR between alternatives, or quote it: "a|b".',
    ),
    ("oui?", 0, 4, "oui", "Column 1: oui? ends in a sign that ends a sentence: write oui, or quote it."),
    ("etc…", 0, 4, "etc", "Column 1: etc… ends in a sign that ends a sentence: write etc, or quote it."),
    ("a.", 0, 2, "a", "Column 1: a. ends in a sign that ends a sentence: write a, or quote it."),
    (
        "a:",
        0,
        2,
        '"a:"',
        "Column 1: there is no field a; there are lang, source, author, domain, link, has, min, is, "
        'sentiment, label, group. Quote it to look for it: "a:".',
    ),
    ("é1:b", 0, 4, '"é1:b"', 'Column 1: é1:b holds a colon, and is no field: quote it to look for it: "é1:b".'),
    ("5:b", 0, 3, '"5:b"', 'Column 1: 5:b holds a colon, and is no field: quote it to look for it: "5:b".'),
    ("a)b", 1, 1, None, "Column 2: no parenthesis is open here."),
]


@pytest.mark.parametrize(("query", "position", "length", "instead", "sentence"), REFUSED)
def test_what_cannot_be_read_is_said_in_a_sentence_with_its_place(
    query: str, position: int, length: int, instead: str | None, sentence: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    fault = caught.value
    assert (fault.position, fault.length, fault.instead, str(fault)) == (position, length, instead, sentence)
    assert fault.exit_code == 2


def test_every_sentence_of_the_language_is_shown_above_or_with_its_limit() -> None:
    shown = {sentence for *_, sentence in REFUSED}
    limits = {"_TOO_LONG", "_DEEP", "_STARS", "_CIRCULAR"}  # in test_parser
    for module in (parser, words, fields):
        for name, template in vars(module).items():
            if not isinstance(template, str) or not template.startswith(("Column {", "The query")) or name in limits:
                continue
            pattern = _pattern(template)
            assert any(pattern.fullmatch(sentence) for sentence in shown), (module.__name__, name)


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("café(noir)", "café (noir)"),
        ("a #c++", "a #c"),
        ("a @sncf.", "a @sncf"),
        ("langue:fr a", "lang:fr a"),
        ('a lable:"à lire"', 'a label:"à lire"'),
        ('a etiquette:"à lire"', 'a «etiquette:"à lire"»'),
        ("likes:10", "min:likes:10"),
        ("a ou http://a.example/b?c=d", "a ou link:a.example/b?c=d"),
        ("http://a.example/b|c", 'link:"a.example/b|c"'),
        ("https://", '"https://"'),
        ("=https://a.example/", "link:a.example/"),
        ("a =!b", "a -=b"),
        ("=+b", "=b"),
        ("=b,", '="b,"'),
        ("a NEAR b", "a NEAR/5 b"),
        ('x "a b"~', 'x "a b"~5'),
        ("a !b", "a -b"),
        ("a || b", "a OR b"),
        ("a & b", "a AND b"),
        ("a ~ b", "a NEAR/5 b"),
        ("source:mastodn", "source:mastodon"),
        ("domain:https://a.example/b", "domain:a.example"),
        ("SNCF, RATP", '"SNCF," RATP'),
        ("quoi?", "quoi"),
    ],
)
def test_what_is_proposed_can_be_put_in_the_place_of_what_is_wrong(query: str, corrected: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    fault = caught.value
    assert fault.instead is not None
    assert f"{query[: fault.position]}{fault.instead}{query[fault.position + fault.length :]}" == corrected
    parse(corrected)


@given(texts())
def test_whoever_takes_every_proposal_comes_to_an_end(query: str) -> None:
    seen = {query}
    while True:
        try:
            parse(query)
        except QueryError as fault:
            if fault.instead is None:
                return
            query = f"{query[: fault.position]}{fault.instead}{query[fault.position + fault.length :]}"
            assert query not in seen
            seen.add(query)
            assert len(seen) < 200
        else:
            return


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(".+".join(map(re.escape, re.split(r"\{\w+\}", template))), re.DOTALL)
