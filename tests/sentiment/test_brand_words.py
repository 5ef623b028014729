"""Her own words: found like queries, taken out of the text, weighed on top of what a scorer says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.corrections import BrandWord
from cmdesk.core.types import Evidence, Label, Sentiment
from cmdesk.sentiment.brand_words import BrandWords, weighed, without
from cmdesk.sentiment.ordinal import unknown


def found(text: str, *words: tuple[str, float]) -> list[tuple[str, float]]:
    places = BrandWords(BrandWord(*word) for word in words).found(text)
    return [(text[place.start : place.end], place.weight) for place in places]


def said(*p: float) -> Sentiment:
    return Sentiment(Label(p.index(max(p))), (p[0], p[1], p[2]), p[2] - p[0], max(p), "linear@1")


@pytest.mark.parametrize(
    ("text", "word", "stands"),
    [
        ("La MORT  Subite est bonne", "mort subite", "MORT  Subite"),
        ("vive L’Oréal !", "oreal", "Oréal"),
        ("#CafeVermeil rouvre", "#cafévermeil", "#CafeVermeil"),
        ("encore 🙄 bravo", "🙄", "🙄"),
        ("bien :) merci", ":)", ":)"),
    ],
)
def test_a_word_is_found_as_a_query_finds_it(text: str, word: str, stands: str) -> None:
    assert found(text, (word, -2)) == [(stands, -2)]


def test_parts_of_words_are_not_found() -> None:
    assert found("un bonheureux hasard", ("bonheur", 0)) == []


def test_of_two_that_overlap_the_longer_counts() -> None:
    assert found("vraiment pas top du tout", ("top", 2), ("pas top", -2)) == [("pas top", -2)]


def test_what_a_scorer_is_given_has_neither_the_words_nor_other_places() -> None:
    text = "Bonheur, quel délice"
    places = BrandWords([BrandWord("bonheur", 0)]).found(text)
    assert without(text, places) == "       , quel délice"


def test_a_weight_moves_the_odds_of_both_sides() -> None:
    before, after = said(0.5, 0.3, 0.2), weighed(said(0.5, 0.3, 0.2), (Evidence(0, 3, 2.0),))
    assert before.p and after.p
    assert after.p[2] / after.p[1] == pytest.approx(before.p[2] / before.p[1] * 2.718281828**1.5)
    assert after.p[1] / after.p[0] == pytest.approx(before.p[1] / before.p[0] * 2.718281828**1.5)
    assert sum(after.p) == pytest.approx(1)
    assert after.scorer == "linear@1+words" and after.evidence == (Evidence(0, 3, 2.0),)


def test_the_strongest_word_decides_a_text_of_which_nothing_else_is_known() -> None:
    assert weighed(unknown("lexicon-fr@2"), (Evidence(0, 3, -4.0),)).label is Label.NEGATIVE


def test_a_name_without_weight_leaves_a_text_unknown_of_which_nothing_else_is_known() -> None:
    assert weighed(unknown("lexicon-fr@2"), (Evidence(0, 3, 0.0),)) == unknown("lexicon-fr@2")


@given(st.text(max_size=60), st.lists(st.tuples(st.text(max_size=8), st.floats(-4, 4)), max_size=5))
def test_any_word_and_any_text_will_do(text: str, words: list[tuple[str, float]]) -> None:
    places = BrandWords(BrandWord(*word) for word in words).found(text)
    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert len(without(text, places)) == len(text)


@pytest.mark.parametrize(("word", "label"), [("super", Label.POSITIVE), ("nul", Label.NEGATIVE)])
def test_a_text_that_is_a_word_of_hers_a_thousand_times_is_judged(word: str, label: Label) -> None:
    words = BrandWords([BrandWord("super", 4), BrandWord("nul", -4)])
    judged = weighed(said(0.2, 0.6, 0.2), words.found(f"{word} " * 1000))
    assert judged.label is label and judged.p is not None and sum(judged.p) == pytest.approx(1)


def test_lone_surrogates_are_signs_between_words() -> None:
    assert found("\ud800 bonheur \udc00", ("bonheur", 1)) == [("bonheur", 1)]
    assert found("œuf \ud800", ("\ud800", 1)) == [("\ud800", 1)]


def test_a_text_of_signs_alone_is_all_hers() -> None:
    places = BrandWords([BrandWord("😀", 1)]).found("😀" * 50_000)
    assert len(places) == 50_000 and without("😀" * 50_000, places) == " " * 50_000
