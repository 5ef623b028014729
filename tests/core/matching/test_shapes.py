"""The forms in which a text is searched."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.matching.shapes import HEADS, aligned, exact_of, shape_of, whole, word_at, word_starts
from cmdesk.core.text import fold, joined
from tests.core.matching.facts import texts


@pytest.mark.parametrize(
    ("form", "text", "seams"),
    [
        ("", "", ()),
        ("  un \n deux\t", "un deux", ()),
        ("saint-etienne", "saint etienne", ()),
        ("a - b -c d- --e", "a - b -c d- --e", ()),
        ("l'oreal", "loreal", (1,)),
        ("d'l'or", "dl'or", (1,)),
        ("levi's", "levis", (4,)),
        ("l'oreal's", "loreals", (1, 6)),
        ("she'll don't rock'n'roll", "she'll don't rock'n'roll", ()),
        ("xl'or 'l'or l' or", "xl'or 'l'or l' or", ()),
        ("saint-l'or", "saint lor", (7,)),
        ("'s l''or", "'s l''or", ()),
        ("it'ss it's's", "it'ss it'ss", (10,)),
    ],
)
def test_shapes(form: str, text: str, seams: tuple[int, ...]) -> None:
    found = shape_of(form)
    assert (found.text, sorted(found.seams)) == (text, list(seams))


@pytest.mark.parametrize("head", HEADS)
def test_every_elision_may_be_left_out_in_any_case(head: str) -> None:
    assert shape_of(f"{head.upper()}'Oréal").text == f"{head.upper()}Oréal"


@given(texts())
def test_a_shape_is_its_own_where_nothing_was_left_out(text: str) -> None:
    shape = shape_of(fold(text))
    assert all(0 < seam < len(shape.text) for seam in shape.seams)
    if not shape.seams and "-" not in shape.text:
        assert shape_of(shape.text) == shape


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("L’Oréal", "L'Oréal"),
        ("e\u0301te\u0301", "été"),
        ("ＳＮＣＦ", "SNCF"),
        ("Marque™\x00`x`", "Marque  'x'"),
        ("S\u200dN\u00adCF", "SNCF"),
        ("«\xa0Été\xa0» –", '" Été " -'),
    ],
)
def test_exact_forms_keep_case_and_accents(text: str, exact: str) -> None:
    assert exact_of(text) == exact


def test_a_flood_of_marks_is_cut_and_leaves_the_rest() -> None:
    flood = "\u05c1\u05b0" * 500
    assert len(fold(f"é{flood}t🌷é")) < 60
    assert fold(f"é{flood}t🌷é").endswith("t🌷e")
    assert exact_of(f"é{flood} Été").endswith(" Été")
    assert fold("e" + "\u0301" * 1000) == "e"
    assert fold("🌷" * 1000) == "🌷" * 1000


@pytest.mark.parametrize("between", ["", "\xad", "\u200d", "\ufe0f"])
@pytest.mark.parametrize("form_of", [fold, exact_of])
def test_what_has_no_width_does_not_hide_a_flood(form_of: Callable[[str], str], between: str) -> None:
    flood = f"\u05c1{between}\u05b0{between}" * 500
    cut = form_of(f"a{flood} b")
    assert len(cut) < 40
    assert form_of(cut) == cut


@pytest.mark.parametrize(
    ("text", "sought", "expected"),
    [
        ("a@b", "@b", False),
        ("a #b", "#b", True),
        ("3,5", "3", False),
        ("3,5", "5", False),
        ("3, 5", "3", True),
        ("x,5", "5", True),
        ("3.", "3", True),
        ("c++x", "c++", True),
        ("東京", "京", True),
        ("東a", "a", True),
        ("a東", "a", True),
        ("カ\u3099", "カ", False),
    ],
)
def test_what_is_whole(text: str, sought: str, expected: bool) -> None:
    start = text.index(sought)
    assert whole(text, start, start + len(sought)) is expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("यह हिन्दी है", 3),
        ("train यह हिन्दी है retard", 5),
        ("\u0301a", 1),
        ("a \u0941b", 2),
        ("東京a b", 4),
        ("カ\u3099ム", 2),
    ],
)
def test_a_mark_ends_no_word(text: str, words: int) -> None:
    assert len(word_starts(text)) == words


@given(texts())
def test_words_begin_where_letters_are_not_joined(text: str) -> None:
    shape = shape_of(fold(text)).text
    starts = word_starts(shape)
    assert starts == sorted(set(starts))
    assert all(at == 0 or not joined(shape[at - 1], shape[at]) for at in starts)
    assert [word_at(starts, at) for at in starts] == list(range(1, len(starts) + 1))


@settings(max_examples=300)
@given(texts() | st.text(), st.sampled_from([fold, exact_of]))
def test_offsets_lead_back_into_the_text(text: str, form_of: Callable[[str], str]) -> None:
    shape, origins = aligned(text, form_of)
    assert shape == shape_of(form_of(text))
    assert len(origins) == len(shape.text) + 1
    assert origins == sorted(origins)
    assert origins[-1] == len(text)
    assert all(0 <= origin < len(text) for origin in origins[:-1])


def test_each_letter_leads_back_to_its_own() -> None:
    shape, origins = aligned("L’Œuf  e\u0301té-là", fold)
    assert shape.text == "loeuf ete la"
    assert origins == [0, 2, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14]
