"""Sketches: what is near is found by its bands, however often and wherever it is computed."""

import os
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.corrections import digest
from cmdesk.core.nearness import NEAR_FROM, Sketch, essence_of, sketch
from cmdesk.sources import demo
from tests.builders import NOW

NEWS = (
    "La SNCF annonce une hausse de ses tarifs de 3 % au premier janvier, les usagers dénoncent une décision brutale.",
    "Grève des contrôleurs : un TGV sur deux circulera ce week-end entre Paris et Lyon, dit la direction jeudi soir.",
    "L’enseigne va fermer douze magasins en France d’ici la fin de l’année et supprimer près de quatre cents postes.",
)


def sketched(text: str) -> Sketch:
    """The sketch of a text that has one."""
    made = sketch(text)
    assert made is not None
    return made


def exact(one: str, other: str) -> float:
    """How much of their words two texts have in common, counted one by one."""
    left, right = set(essence_of(one)), set(essence_of(other))
    return len(left & right) / len(left | right)


def found(one: Sketch, other: Sketch) -> bool:
    return bool(set(one.keys) & set(other.keys)) and one.nearness(other) >= NEAR_FROM


@pytest.mark.parametrize("text", NEWS)
@pytest.mark.parametrize(
    "changed",
    [
        "RT @journal: {}",
        "{} - Le Parisien",
        "{} https://example.org/a @quelquun",
        "« {} »",
    ],
)
def test_a_copy_is_near_its_original(text: str, changed: str) -> None:
    assert found(sketched(text), sketched(changed.format(text)))


def test_different_news_are_not_near() -> None:
    assert not any(found(sketched(one), sketched(other)) for one, other in combinations(NEWS, 2))


def test_the_same_words_with_another_face_are_another_opinion() -> None:
    glad, cross = sketched(f"{NEWS[0]} 🥰"), sketched(f"{NEWS[0]} 😡")
    assert not set(glad.keys) & set(cross.keys)
    assert glad.nearness(cross) == 0
    assert glad.nearness(sketched(f"🥰 {NEWS[0]} 🥰")) == 1


@pytest.mark.parametrize("text", ["", "merci beaucoup", "RT @quelquun: super", "👏👏👏", "a b c d e f"])
def test_a_short_text_has_none(text: str) -> None:
    assert sketch(text) is None


def test_few_words_are_near_only_where_they_say_the_same() -> None:
    texts = ("Franchement formidable, magasin épatant !", "Franchement lamentable, magasin épatant !")
    assert found(sketched(texts[0]), sketched(f"RT @quelquun: {texts[0]}"))
    assert not found(sketched(texts[0]), sketched(texts[1]))
    assert sketched(texts[0]).nearness(sketched(NEWS[0])) == 0


def test_the_name_of_a_newspaper_in_the_end_is_left_out() -> None:
    title = "Grève à la SNCF : un train sur deux ce week-end"
    essence = set(essence_of(title))
    for signed in (" - Ouest-France", " – 20 Minutes https://example.org/a @quelquun", " | L’Écho"):
        assert set(essence_of(title + signed)) == essence
    for said in (" - quelle honte", " - X", "-Paris", " - Le premier des quotidiens du soir en langue française"):
        assert set(essence_of(title + said)) > essence
    assert set(essence_of("Train - Le Parisien")) == {"train", "le", "parisien"}, "too little would be left"
    assert "pain" in essence_of(f"{title}\n - Pain\n - Lait")


@given(st.text(max_size=200))
def test_any_text_has_one_where_it_has_a_digest(text: str) -> None:
    made = sketch(text)
    assert (made is None) == (digest(text) is None)
    if made is not None:
        assert made.digest == digest(text)
        assert all(-(1 << 63) <= key < 1 << 63 for key in made.keys)
        assert made == sketch(text)


def test_what_is_estimated_is_what_the_texts_have_in_common() -> None:
    texts = [text for text in dict.fromkeys(post.text for post in demo.posts(NOW)) if digest(text) is not None][:150]
    texts += [f"{text} - Le Parisien" for text in texts[:50]]
    texts = [text for text in texts if sketched(text).bands]
    pairs = [(one, other) for one, other in combinations(texts, 2) if exact(one, other) > 0.3]
    off = [abs(sketched(one).nearness(sketched(other)) - exact(one, other)) for one, other in pairs[:400]]
    assert len(off) > 50
    assert sum(off) / len(off) < 0.06
    assert max(off) < 0.3


def test_another_process_makes_the_same() -> None:
    """The keys are stored: what one process keeps another must find, whatever order its sets have."""
    code = "import sys; from cmdesk.core.nearness import sketch; print(sketch(sys.argv[1]).keys)"
    said = {
        subprocess.run(
            [sys.executable, "-c", code, NEWS[0]],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert said == {str(sketched(NEWS[0]).keys)}
