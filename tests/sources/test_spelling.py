"""The ways of writing a literal; `test_translation` holds them against what the matcher finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.matching import Candidate, matches
from cmdesk.core.query import Exact, Literal, Phrase, Tag, Word
from cmdesk.sources.spelling import MOST, signed, spellings


@pytest.mark.parametrize(
    ("literal", "spoken", "guessed"),
    [
        (Word("sncf"), ["sncf"], []),
        (Word("cafe\u0301"), ["café"], []),
        (Word("ＳＮＣＦ"), ["SNCF"], []),
        (Word("Nike\u2122"), ["Nike"], []),
        (Word("\u200esncf´"), ["sncf'"], []),
        (Word("\ud55c\uad6d"), ["\ud55c\uad6d"], []),
        (Word("L’Oréal"), ["L'Oréal", "LOréal"], []),
        (Word("loreal"), ["loreal"], ["l'oreal"]),
        (Word("lila"), ["lila"], ["l'ila"]),
        (Word("lin"), ["lin"], []),
        (Word("danse"), ["danse"], ["d'anse"]),
        (Word("aujourdhui"), ["aujourdhui"], ["aujourd'hui"]),
        (Word("quelquun"), ["quelquun"], ["qu'elquun", "quelqu'un"]),
        (Word("quai"), ["quai"], []),
        (Word("lodéons"), ["lodéons"], ["lodéon's", "l'odéons", "l'odéon's"]),
        (Word("bus"), ["bus"], []),
        (Word("c'est"), ["c'est", "cest"], []),
        (Word("cest"), ["cest"], []),
        (Word("cœur"), ["cœur", "coeur"], []),
        (Word("coeur"), ["coeur"], ["cœur"]),
        (Word("Oenologie"), ["Oenologie"], ["Œnologie"]),
        (Word("coexister"), ["coexister"], []),
        (Word("ex-æquo"), ["ex æquo", "ex aequo"], []),
        (Tag("loreal"), ["loreal"], ["l'oreal"]),
        (Phrase(("loreal", "bus")), ["loreal bus"], ["l'oreal bus"]),
        (Exact(("Sœur", "L'An")), ["Sœur L'An", "Sœur LAn"], []),
    ],
)
def test_ways_of_writing_hers_first(literal: Literal, spoken: list[str], guessed: list[str]) -> None:
    assert list(spellings(literal, guess=False).spoken) == spoken
    assert sorted(spellings(literal, guess=True).spoken) == sorted([*spoken, *guessed])
    assert spellings(literal, guess=True).spoken[0] == spoken[0]


@pytest.mark.parametrize(
    ("literal", "joined"),
    [
        (Word("sncf"), []),
        (Word("coca-cola"), ["cocacola"]),
        (Phrase(("l'usine", "d'art")), ["lusinedart", "l'usinedart"]),
        (Phrase(("chez", "McDonald's")), ["chezMcDonalds", "chezMcDonald's"]),
        (Phrase(("McDonald's", "France")), ["McDonaldsFrance"]),
        (Phrase(("loreal", "bus")), ["lorealbus", "l'orealbus"]),
        (Phrase(("cœur", "d'or")), ["cœurdor", "coeurdor"]),
        (Exact(("La", "Poste")), ["LaPoste"]),
    ],
)
def test_the_tag_that_is_made_of_several_words(literal: Literal, joined: list[str]) -> None:
    assert list(spellings(literal, guess=True).joined) == joined


def test_there_are_never_too_many_and_that_is_told() -> None:
    three = Phrase(("l'an", "d'or", "c'est"))
    assert len(spellings(three, guess=True).spoken) == MOST
    assert not spellings(three, guess=True).cut
    four = Phrase(("l'an", "d'or", "c'est", "qu'il"))
    assert spellings(four, guess=True).spoken == ("l'an d'or c'est qu'il", "lan dor cest quil")
    assert spellings(four, guess=True).cut
    # what she wrote comes before what is guessed
    guesses = Phrase(("l'an", "lodeon", "lopera", "dorure"))
    assert spellings(guesses, guess=True).spoken == ("l'an lodeon lopera dorure", "lan lodeon lopera dorure")
    assert spellings(guesses, guess=True).cut
    assert not spellings(guesses, guess=False).cut


WORDS = st.sampled_from(["sncf", "l’Oréal", "loreal", "McDonald's", "mcdonalds", "Cœur", "coeur", "coca-cola", "H&M"])


@given(st.lists(WORDS, min_size=1, max_size=3).map(tuple))
def test_our_rule_finds_each_way_of_writing(words: tuple[str, ...]) -> None:
    literal = Phrase(words) if len(words) > 1 else Word(words[0])
    found = spellings(literal, guess=True)
    assert len(set(found.spoken)) == len(found.spoken) <= MOST
    for text in (*found.spoken, *(f"#{word}" for word in found.joined)):
        assert matches(literal, Candidate(text)), text


@pytest.mark.parametrize(
    ("literal", "found"),
    [
        (Word("sncf"), False),
        (Word("L’Oréal"), False),
        (Word("coca-cola"), False),
        (Word("sncf_connect"), False),
        (Word("Canal+"), True),
        (Word("3,5"), True),
        (Phrase(("R&D", "france")), True),
        (Phrase(("#aurore",)), True),
        (Phrase(("deux", "mots")), False),
    ],
)
def test_signs_that_make_a_difference_only_to_us(literal: Word | Phrase, found: bool) -> None:
    assert signed(literal) is found
