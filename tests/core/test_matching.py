"""Matching: whole words, tags, handles and phrases, by one rule for all sources."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cmdesk.core.matching import Candidate, Matcher, matches
from cmdesk.core.query import All, AnyOf, Handle, Node, Phrase, Tag, Word, parse
from cmdesk.core.text import fold

FOUND = [
    # whole words, case and accents folded
    ("sncf", "La SNCF annonce"),
    ("sncf", "sncf"),
    ("sncf", "(SNCF), enfin : SNCF."),
    ("sncf", "ter/sncf-connect"),
    ("ukraine", "#Ukraine"),
    ("été", "L'ETE dernier"),
    ("ete", "l’été"),
    ("oeuf", "un œuf"),
    ("œuf", "un OEUF"),
    ("soldes", "𝐒𝐎𝐋𝐃𝐄𝐒 -50 %"),
    ("sncf", "ＳＮＣＦ"),
    ("sncf", "S\u200dN\u00adCF"),
    ("marque", "Marque™Pro"),
    ("pro", "Marque™Pro"),
    # the first occurrence is none, a later one is
    ("sncf", "#sncfconnect et sncf"),
    ("aa", "aaa aa"),
    ("a-a", "xa-a-a"),
    # elisions
    ("om", "l'OM gagne"),
    ("om", "L’OM gagne"),
    ("ecole", "d'école"),
    ("l'om", "l’OM gagne"),
    ("aujourd'hui", "Aujourd’hui"),
    # signs before a name: a word is found as tag and handle
    ("sncf", "#SNCF"),
    ("sncf", "@sncf"),
    ("sncf", "##sncf"),
    ("sncf", ".@sncf"),
    ("sncf", "contact@sncf.fr"),
    ("#sncf", "vive la #SNCF!"),
    ("#sncf", "(#sncf)"),
    ("#sncf", "#ter #sncf"),
    ("#grève", "#GREVE"),
    ("#sncf", "＃sncf"),
    ("@sncf", "merci @SNCF"),
    ("@sncf", ".@SNCF, alors ?"),
    ("@sncf", "(@sncf)"),
    ("@sncf", "\u2066@SNCF\u2069"),
    # emoji and digits
    ("sncf", "🚆sncf🚆"),
    ("sncf", "❤️SNCF❤️"),
    ("2024", "jo 2024!"),
    ("a380", "A380"),
    # phrases
    ('"carte bleue"', "ma Carte   Bleue"),
    ('"carte bleue"', "carte\nbleue"),
    ('"carte bleue"', "carte\u00a0bleue"),
    ('"carte bleue"', "#CarteBleue"),
    ('"carte bleue"', "« carte bleue »"),
    ('"c\'est fini"', "C’est fini."),
    ('"@sncf merci"', "@SNCF merci !"),
    ('"#jo paris"', "#JO paris"),
    ('"c++ 11"', "c++ 11"),
    # words with signs at their ends
    ("c++", "du C++17"),
    (".net", "asp.net"),
    # together and alternatives
    ("train retard", "retard du train"),
    ("train OR avion", "un avion"),
    ("train retard OR avion", "un avion"),
    ("train retard OR avion", "train en retard"),
    # other scripts
    ("हिन्दी", "यह हिन्दी है"),
    ("жизнь", "Жизнь!"),
]

MISSED = [
    ("sncf", "SNCFConnect"),
    ("sncf", "lasncf"),
    ("sncf", "sncf2"),
    ("sncf", "2sncf"),
    ("sncf", "sncf_connect"),
    ("sncf", "la_sncf"),
    ("sncf", "#sncfconnect"),
    ("sncf", "ésncf"),
    ("sncf", ""),
    ("sncf", "sncff sncfs"),
    ("om", "omelette, comme"),
    ("#sncf", "sncf"),
    ("#sncf", "@sncf"),
    ("#sncf", "#sncfconnect"),
    ("#sncf", "ter#sncf"),
    ("#sncf", "# sncf"),
    ("#sncf", "#_sncf"),
    ("@sncf", "sncf"),
    ("@sncf", "#sncf"),
    ("@sncf", "@sncf_connect"),
    ("@sncf", "@sncf2"),
    ("@sncf", "contact@sncf.fr"),
    ("@sncf", "é@sncf"),
    ("@sncf", "1@sncf"),
    ('"carte bleue"', "carte très bleue"),
    ('"carte bleue"', "cartebleue"),
    ('"carte bleue"', "bleue carte"),
    ('"carte bleue"', "#CarteBleues"),
    ('"carte bleue"', "cartes bleues"),
    ('"carte bleue"', "ecarte bleue"),
    ('"carte bleue"', "carte-bleue"),
    ('"carte bleue"', "@cartebleue"),
    ("train retard", "train"),
    ("train retard OR avion", "retard"),
    ("train OR avion", "bateau"),
    # a mark goes on with its word
    ("हिन्द", "यह हिन्दी है"),
    ("カ", "ガ"),
]


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_found(query: str, text: str) -> None:
    assert matches(parse(query), Candidate(text))


@pytest.mark.parametrize(("query", "text"), MISSED)
def test_not_found(query: str, text: str) -> None:
    assert not matches(parse(query), Candidate(text))


def test_many_queries_are_put_to_one_text() -> None:
    matcher = Matcher({7: parse("train"), 8: parse("#sncf OR avion"), 9: parse('"train bleu"')})
    assert matcher.match(("Le Train Bleu")) == {7, 9}
    assert matcher.match(("#SNCF, train")) == {7, 8}
    assert matcher.match(("rien")) == frozenset()
    assert Matcher({}).match("train") == frozenset()


def test_a_matcher_keeps_the_queries_that_it_was_given() -> None:
    queries = {1: parse("train")}
    matcher = Matcher(queries)
    queries[2] = parse("train")
    assert matcher.match("train") == {1}


def pattern(literal: str) -> str:
    before = r"(?<!\w)" if re.match(r"[\w#@]", literal) else ""
    return before + re.escape(literal) + (r"(?!\w)" if re.search(r"\w$", literal) else "")


def found_slowly(node: Node, folded: str) -> bool:
    """The same rule as regular expressions, written without a look at the matcher."""
    match node:
        case Word(text):
            return bool(re.search(pattern(text), folded))
        case Tag(text):
            return bool(re.search(pattern("#" + text), folded))
        case Handle(text):
            return bool(re.search(pattern("@" + text), folded))
        case Phrase(words):
            spaced = pattern(" ".join(words)).replace("\\ ", r"\s+")
            return bool(re.search(spaced, folded) or re.search(pattern("#" + "".join(words)), folded))
        case All(parts):
            return all(found_slowly(part, folded) for part in parts)
        case AnyOf(parts):
            return any(found_slowly(part, folded) for part in parts)


names = st.text(st.sampled_from("abé1_'+"), min_size=1, max_size=3).filter(lambda name: any(map(str.isalnum, name)))
literals = (
    names
    | names.map("#{}".format)
    | names.map("@{}".format)
    | st.lists(names | names.map("#{}".format), min_size=1, max_size=3).map(" ".join).map('"{}"'.format)
)
queries = st.lists(st.lists(literals, min_size=1, max_size=2).map(" ".join), min_size=1, max_size=3).map(" OR ".join)
scraps = st.sampled_from([*"ab1_#@'’-+.🌷", "é", "É", "é", " ", "  ", "\n", "\u00a0", "ａ", "œ"])


@settings(max_examples=400)
@example('"a b"', "#ab a  b")
@given(queries, st.lists(scraps | literals, max_size=12).map("".join))
def test_the_matcher_finds_what_the_slow_reference_finds(query: str, text: str) -> None:
    tree, folded = parse(query), fold(text)
    assert matches(tree, folded) is found_slowly(tree, folded)


@given(names, st.lists(scraps, max_size=5).map("".join), st.lists(scraps, max_size=5).map("".join))
def test_a_word_between_spaces_is_always_found_and_never_inside_another(word: str, left: str, right: str) -> None:
    tree = parse(word)
    assert matches(tree, Candidate(f"{left} {word} {right}"))
    assert matches(parse(f"#{word}"), Candidate(f"{left} #{word} {right}"))
    assert matches(parse(f"@{word}"), Candidate(f"{left} @{word} {right}"))
    assert not matches(parse("x" + word), Candidate(f"{left} zx{word} {right}"))
