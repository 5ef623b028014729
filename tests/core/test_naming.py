"""Names and colours that are given where she does not choose them."""

import pytest

from cmdesk.core.naming import copy_name, known_group, next_colour
from cmdesk.core.types import TRACKER_COLOURS, Tracker


@pytest.mark.parametrize(
    ("name", "taken", "copied"),
    [
        ("Café", ["Café"], "Café (copie)"),
        ("Café", ["Café", "CAFÉ (COPIE)"], "Café (copie 2)"),
        ("Café (copie)", ["Café", "Café (copie)"], "Café (copie 2)"),
        ("Café (copie 2)", ["Café (copie 2)"], "Café (copie)"),
        ("Café (lyon)", ["Café (lyon)"], "Café (lyon) (copie)"),
        (" (copie)", [" (copie)"], " (copie) (copie)"),
    ],
)
def test_a_copy_bears_a_free_name(name: str, taken: list[str], copied: str) -> None:
    assert copy_name(name, taken, "copie") == copied


def test_the_word_for_a_copy_is_no_pattern() -> None:
    assert copy_name("a", [], "co.py") == "a (co.py)"
    assert copy_name("a (co.py)", ["a (co.py)"], "co.py") == "a (co.py 2)"


def test_the_next_colour_is_the_one_least_borne() -> None:
    assert next_colour([]) == TRACKER_COLOURS[0]
    trackers = [Tracker("a", "a", TRACKER_COLOURS[0].upper()), Tracker("b", "b", TRACKER_COLOURS[2])]
    assert next_colour(trackers) == TRACKER_COLOURS[1]
    assert next_colour([Tracker(colour, "x", colour) for colour in TRACKER_COLOURS]) == TRACKER_COLOURS[0]


def test_a_group_is_spelt_as_it_is_already() -> None:
    trackers = [Tracker("a", "a", group="Maison Été")]
    assert known_group("  maison   ÉTÉ ", trackers) == "Maison Été"
    assert known_group("Autre", trackers) == "Autre"
