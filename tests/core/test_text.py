"""Folding: whatever people type for the same word becomes the same characters."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.text import apart, fold, is_word_character

BASIC_PLANE = [chr(number) for number in range(0x10000)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("CAFÉ Lumière", "cafe lumiere"),
        ("Ça, c'est ÊTRE naïf à Noël", "ca, c'est etre naif a noel"),
        ("œuf Œuvre cæcum ÆON", "oeuf oeuvre caecum aeon"),
        ("Straße STRASSE STRAẞE", "strasse strasse strasse"),
        ("ﬁn eﬃcace", "fin efficace"),
        ("Łódź øre đakovo ıstanbul İzmir", "lodz ore dakovo istanbul izmir"),
        ("l’eau l‘eau l`eau l´eau lʼeau l′eau l＇eau", "l'eau l'eau l'eau l'eau l'eau l'eau l'eau"),
        ("«\u00a0oui\u00a0» “oui” „oui“ ＂oui＂", '" oui " "oui" "oui" "oui"'),
        ("a‐b a‑b a‒b a–b a—b a―b a−b", "a-b a-b a-b a-b a-b a-b a-b"),
        ("ＳＮＣＦ１２＃＠", "sncf12#@"),
        ("𝐒𝐨𝐥𝐝𝐞𝐬 𝒮𝑜𝓁𝒹𝑒𝓈 𝕊𝕠𝕝𝕕𝕖𝕤 𝚂𝚘𝚕𝚍𝚎𝚜", "soldes soldes soldes soldes"),
        ("CO₂ 1ᵉʳ Mᵐᵉ №5", "co2 1er mme no5"),
        ("Marque™Prix℠x", "marque prix x"),
        ("Marque® ©2024", "marque® ©2024"),
        ("co\u00adpie so\u200clde so\u200dlde so\u2060lde so\ufefflde", "copie solde solde solde solde"),
        ("bleu\u200bblanc", "bleu blanc"),
        ("\u2066@lina\u2069 \u200esncf\u200f \u202dok\u202c", "@lina sncf ok"),
        ("J'❤️ 1️⃣ ☺︎", "j'❤ 1 ☺"),
        ("un\u00a0deux\u202ftrois\u2009quatre", "un deux trois quatre"),
        ("10\u202f000\u00a0€", "10 000 €"),
        ("fini…", "fini..."),
        ("a\x00b", "a b"),
        ("ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ"),
        ("ЁЛКА й", "елка и"),
    ],
)
def test_what_people_type_for_the_same_word_folds_to_the_same_characters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_an_accent_may_be_composed_or_stand_behind_its_letter() -> None:
    assert fold("e\u0301te\u0301") == fold("été") == "ete"
    assert fold("o\u0302\u0323") == fold("o\u0323\u0302") == fold("ộ") == "o"
    assert fold("e\u200d\u0301") == "e"
    assert fold("ǿ") == fold("ø\u0301") == fold("Ǿ") == "o"


def test_the_marks_of_other_scripts_stay_because_they_change_the_word() -> None:
    assert fold("हिन्दी") == "हिन्दी"
    assert fold("ガ") != fold("カ")
    assert fold("ｶﾞ") == fold("ガ")


def test_case_does_not_matter_in_any_letter() -> None:
    assert [sign for sign in BASIC_PLANE if not fold(sign) == fold(sign.lower()) == fold(sign.upper())] == []


def test_composition_does_not_matter_in_any_character() -> None:
    composed, decomposed = (
        [fold(unicodedata.normalize(form, sign)) for sign in BASIC_PLANE] for form in ("NFC", "NFD")
    )
    assert composed == decomposed == [fold(sign) for sign in BASIC_PLANE]


def test_no_character_of_the_basic_plane_needs_a_second_folding() -> None:
    once = [fold(sign) for sign in BASIC_PLANE]
    assert [fold(folded) for folded in once] == once


@given(st.text(st.characters()))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_folded_text_has_no_capital_no_accent_and_no_typographic_sign(text: str) -> None:
    folded = fold(text)
    assert folded == folded.casefold()
    assert not set(folded) & set("’‘“”«»„–—\u00a0\u202f\x00\u0300\u0301\u0302\u0308\u0327")


@given(st.text(st.characters(codec="ascii")))
def test_plain_text_takes_a_short_cut_to_the_same_result(text: str) -> None:
    # a letter outside ASCII sends the whole text the long way
    assert fold(text) == fold(text + " ж").removesuffix(" ж")


@given(st.text(), st.text())
def test_texts_apart_are_folded_as_one(left: str, right: str) -> None:
    assert fold(f"{left} {right}") == f"{fold(left)} {fold(right)}"


def test_letters_digits_and_the_low_line_make_words() -> None:
    assert all(map(is_word_character, string.ascii_letters + string.digits + "_" + "éжλ漢あ한٣"))
    assert not any(map(is_word_character, " \t\n.,;:!?'\"-–#@/&()·€®🌷❤☺"))


def test_the_marks_that_folding_leaves_belong_to_their_word() -> None:
    assert all(map(is_word_character, fold("ी\u064e\u3099")))


@pytest.mark.parametrize(
    ("text", "told_apart"),
    [
        ("rien du tout", "rien du tout"),
        ("#un#deux", "#un #deux"),
        ("@lina@marc", "@lina @marc"),
        ("contact@sncf", "contact @sncf"),
        ("vu #ici, (#la) et@", "vu #ici, ( #la) et @"),
        ("##", "# #"),
        ("#un\n#deux", "#un\n#deux"),
    ],
)
def test_each_sign_begins_a_token_of_its_own_in_the_full_text(text: str, told_apart: str) -> None:
    assert apart(text) == told_apart


@given(st.text(st.sampled_from("ab#@ \n")))
def test_telling_signs_apart_only_adds_spaces_and_only_once(text: str) -> None:
    assert apart(text).replace(" ", "") == text.replace(" ", "")
    assert apart(apart(text)) == apart(text)
