from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.sentiment.lexicon_text import BREAK, Tokenizer, accented


def keys(text: str, *, words: Sequence[str] = (), emoticons: Sequence[str] = ()) -> list[str]:
    return Tokenizer(words, emoticons).words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'été à Nîmes", ["ete", "a", "nimes"]),
        ("l’œuvre d’aujourd’hui", ["oeuvre", "aujourd", "hui"]),
        ("Jusqu'ici, lorsqu'on y pense", ["ici", "on", "y", "pense"]),
        ("lʼécole", ["ecole"]),
        ("peut-être", ["peut", "etre"]),
        ("10/10", ["10", "10"]),
        ("e\u0301te\u0301 et cafe\u0301", ["ete", "et", "cafe"]),
    ],
)
def test_words_are_folded_and_elisions_cut_off(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize("text", ["https://exemple.fr/nul", "www.super.fr/top", "@nul_a_chier", "http://a.b?c=génial"])
def test_addresses_and_handles_say_nothing(text: str) -> None:
    assert keys(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#génial", ["genial"]),
        ("#MerciPatron", ["merci", "patron"]),
        ("#SNCFNul", ["sncf", "nul"]),
        ("#ÉcoleOuverte2024", ["ecole", "ouverte", "2024"]),
        ("#service_nul", ["service", "nul"]),
    ],
)
def test_a_hashtag_is_a_word_or_the_words_its_capitals_part(text: str, expected: list[str]) -> None:
    assert keys(text, words=["genial"]) == expected


def test_a_hashtag_known_as_one_word_is_not_cut() -> None:
    assert keys("#BonPlan", words=["bonplan"]) == ["bonplan"]


@pytest.mark.parametrize(
    ("text", "key"), [("géniaaaal", "genial"), ("coooool", "cool"), ("nuuuuulle", "nulle"), ("Trooop", "trop")]
)
def test_stretched_words_are_found_under_their_right_spelling(text: str, key: str) -> None:
    (token,) = Tokenizer(["genial", "cool", "nulle", "trop"]).tokens(text)
    assert (token.key, token.stretched) == (key, True)


def test_a_word_with_two_equal_letters_is_not_stretched() -> None:
    assert not any(token.stretched for token in Tokenizer().tokens("belle année"))


def test_a_word_too_long_to_be_one_is_no_word() -> None:
    assert keys("a" * 65) == [""]


def test_ne_is_seen_whole_elided_and_bare() -> None:
    flags = [token.ne for token in Tokenizer().tokens("il n'aime, elle ne dit, y n a")]
    assert flags == [False, True, False, False, True, False, False, False, True, False]


def test_punctuation_ends_a_clause_and_a_hyphen_does_not() -> None:
    found = [token.key for token in Tokenizer().tokens("bon, vas-y - non…")]
    assert found == ["bon", BREAK, "vas", "y", BREAK, "non", BREAK]


@pytest.mark.parametrize("text", ["👍🏽", "❤️", "❤\ufe0f", "🤦‍♀️"])
def test_an_emoji_is_found_whatever_its_modifiers(text: str) -> None:
    first = next(iter(Tokenizer().tokens(text)))
    assert first.key == text[0]


def test_the_same_emoji_in_a_row_is_one_stretched_token() -> None:
    first, second = Tokenizer().tokens("😂😂😂 😡")
    assert (first.start, first.end, first.stretched) == (0, 3, True)
    assert (second.start, second.end, second.stretched) == (4, 5, False)


@pytest.mark.parametrize(
    ("text", "found"), [("super :)", True), ("super :-D !", True), ("10:30", False), ("mot:(suite", False)]
)
def test_an_emoticon_stands_by_itself(text: str, found: bool) -> None:
    tokens = Tokenizer(emoticons=[":)", ":-d", ":3", ":("]).tokens(text)
    assert any(token.key in {":)", ":-d", ":3", ":("} for token in tokens) is found


def test_accented_keeps_the_accents_and_composes_them() -> None:
    assert accented("TA\u0302CHE") == "tâche"


@settings(deadline=None)
@given(st.text())
def test_tokens_lie_in_the_text_one_after_the_other(text: str) -> None:
    end = 0
    for token in Tokenizer(["genial"], [":)", "<3"]).tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end
