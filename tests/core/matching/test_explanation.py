"""Why a text fits: what was found, where it stands in her own text."""

import pytest
from hypothesis import given, settings

from cmdesk.core.matching import Candidate, Known, Reason, explained, matches
from cmdesk.core.matching.explanation import MOST
from cmdesk.core.matching.literals import occurs
from cmdesk.core.query import Field, Near, Node, Tag, Word, parse
from tests.core.matching.facts import facts, texts
from tests.core.query.trees import trees


def told(query: str, text: str, known: Known | None = None) -> list[str]:
    """The pieces of a text for which it fits."""
    reasons = explained(parse(query), Candidate(text, *([known] if known else [])))
    return [text[reason.start : reason.end] for reason in reasons]


@pytest.mark.parametrize(
    ("query", "text", "pieces"),
    [
        ("sncf", "La SNCF, #sncf", ["SNCF", "sncf"]),
        ("oréal", "chez L’Oréal !", ["Oréal"]),
        ("loreal", "chez L’Oréal !", ["L’Oréal"]),
        ("levi", "un jean Levi's", ["Levi"]),
        ("ete", "un e\u0301te\u0301 bleu", ["e\u0301te\u0301"]),
        ("oeuf", "deux Œuf", ["Œuf"]),
        ('"café lumière"', "Le Café   Lumière, #CaféLumière", ["Café   Lumière", "#CaféLumière"]),
        ("=Orange", "orange Orange ORANGE", ["Orange"]),
        ("caf*", "Cafés", ["Caf"]),
        ("#caf*", "#Cafés", ["#Caf"]),
        ("train -retard", "le train", ["train"]),
        ("train OR avion", "avion et train", ["avion", "train"]),
        ("train NEAR/1 retard", "train loin loin train en retard", ["train", "retard"]),
        ("h&m OR c++", "H&M C++", ["H&M", "C++"]),
        ("東京", "今日は東京に", ["東京"]),
        ("train", "avion", []),
        ("会", "東㍿", ["㍿"]),
    ],
)
def test_what_is_told(query: str, text: str, pieces: list[str]) -> None:
    assert told(query, text) == pieces


def test_facts_come_first_and_have_no_place() -> None:
    known = Known(lang="fr")
    reasons = explained(parse("train lang:fr"), Candidate("le train", known))
    assert reasons == (Reason(0, 0, Field("lang", "fr")), Reason(3, 8, Word("train")))


def test_a_text_in_unusual_order_is_told_as_a_whole() -> None:
    text = "a\u200d\u05c1\u05b0\u05c1 sncf"
    [reason] = explained(Word("sncf"), Candidate(text))
    assert "sncf" in text[reason.start : reason.end]


def test_so_many_are_told_and_they_are_the_first() -> None:
    reasons = explained(parse("b OR a OR #a"), Candidate("a #a " * 400 + "b"))
    assert len(reasons) == MOST
    assert [reason.start for reason in reasons][:5] == [0, 2, 3, 5, 7]


@settings(max_examples=150, deadline=None)
@given(trees(), texts(), facts())
def test_reasons_are_told_where_a_query_fits_and_stand_in_the_text(tree: Node, text: str, known: Known) -> None:
    reasons = explained(tree, Candidate(text, known))
    assert bool(reasons) is matches(tree, Candidate(text, known))
    assert list(reasons) == sorted(reasons, key=lambda reason: (reason.start, reason.end))
    for reason in reasons:
        if isinstance(reason.node, Field):
            assert (reason.start, reason.end) == (0, 0)
            continue
        assert 0 <= reason.start < reason.end <= len(text)
        if isinstance(reason.node, Near):
            continue
        piece = text[reason.start : reason.end]
        assert occurs(reason.node, Candidate(piece)) or isinstance(reason.node, Tag), (reason.node, piece)
