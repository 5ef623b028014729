"""Which mentions say the same."""

import pytest

from cmdesk.core.corrections import digest

SAID = "Encore une journée perdue à la gare"


@pytest.mark.parametrize(
    "other",
    [
        "encore UNE journee perdue, à la gare !",
        "RT @lea: Encore une journée perdue à la gare https://a.example/b",
        "@cie Encore une #journée perdue à la gare ❤️",
    ],
)
def test_links_names_case_and_punctuation_make_no_difference(other: str) -> None:
    assert digest(other) == digest(SAID)


def test_faces_make_another_opinion_of_the_same_words() -> None:
    assert len({digest(SAID), digest(f"{SAID} 😡"), digest(f"{SAID} 🥰")}) == 3
    assert digest(f"{SAID} 😡😡🚂") == digest(f"🚂 {SAID} 😡")
    assert digest(f"{SAID} 👍🏽") == digest(f"{SAID} 👍")


@pytest.mark.parametrize("text", ["", "merci beaucoup", "https://a.example/an-address-that-is-long", "😡" * 40])
def test_a_short_text_is_not_one_opinion_wherever_it_stands(text: str) -> None:
    assert digest(text) is None


def test_any_text_has_a_digest() -> None:
    assert isinstance(digest("\ud800 un texte assez long pour compter"), int)
