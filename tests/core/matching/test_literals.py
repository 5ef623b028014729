"""Where literals occur, and how much work it is to look for them."""

from collections.abc import Callable

import pytest

from cmdesk.core.matching import Candidate, literals, nearness
from cmdesk.core.matching.literals import Surface, folded_surfaces, occurrences, occurs, surfaces
from cmdesk.core.query import Exact, Handle, Literal, Near, Phrase, Tag, Word


@pytest.mark.parametrize(
    ("literal", "found"),
    [
        (Word("L’Oréal"), [Surface("loreal")]),
        (Word("caf", prefix=True), [Surface("caf", goes_on=True)]),
        (Word("Saint-Étienne"), [Surface("saint etienne"), Surface("#saintetienne")]),
        (Phrase(("Café", "Lumière")), [Surface("cafe lumiere"), Surface("#cafelumiere")]),
        (Tag("Été"), [Surface("#ete")]),
        (Handle("SNCF", prefix=True), [Surface("@sncf", goes_on=True)]),
        (Exact(("La", "Poste")), [Surface("La Poste"), Surface("#LaPoste")]),
    ],
)
def test_what_is_looked_for(literal: Literal, found: list[Surface]) -> None:
    assert list(surfaces(literal)) == found


def test_what_an_exact_literal_is_looked_for_by_when_folded() -> None:
    assert folded_surfaces(Exact(("L'Été",))) == (Surface("lete"),)


@pytest.mark.parametrize(
    ("literal", "text", "places"),
    [
        (Word("aa"), "aaa aa aa", [(4, 6), (7, 9)]),
        (Phrase(("a", "a")), "a a a #aa", [(0, 3), (2, 5), (6, 9)]),
        (Word("oréal"), "l'oréal", [(1, 6)]),
        (Word("aaa"), "l'aaa l'aaaa d'aaa", [(1, 4), (12, 15)]),
        (Word("京"), "京京a京", [(0, 1), (1, 2), (3, 4)]),
        (Word("a-a"), "xa-a-a", [(3, 6)]),
    ],
)
def test_every_place_is_found(literal: Literal, text: str, places: list[tuple[int, int]]) -> None:
    assert list(occurrences(literal, Candidate(text))) == places
    assert occurs(literal, Candidate(text))


def counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> Callable[[], int]:
    """Counts the calls of a function."""
    calls, real = [0], getattr(module, name)

    def counting(*args: object, **more: object) -> object:
        calls[0] += 1
        return real(*args, **more)

    monkeypatch.setattr(module, name, counting)
    return lambda: calls[0]


@pytest.mark.parametrize("text", ["a" * 20_000, "xa" + "a" * 20_000, "é" * 20_000])
def test_a_word_of_many_letters_alike_is_gone_through_once(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    calls = counted(monkeypatch, literals, "whole")
    assert not occurs(Word("a" * 50), Candidate(text))
    assert not occurs(Word("e" * 50), Candidate(text))
    assert calls() <= 2


@pytest.mark.parametrize(
    ("node", "piece"),
    [
        (Near((Word("a"), Word("b")), 0), "a x b x "),
        (Near((Word("a"),) * 40 + (Word("b"),), 5), "a " * 4),
        (
            Near(tuple(Word(f"m{number}") for number in range(60)), 0),
            " ".join(f"m{number}" for number in range(59)) + " ",
        ),
        (Near((Word("a-a"), Word("a-a-a"), Word("b")), 1), "a a a x x b "),
        (Near((Word("a-b"), Word("b-c"), Word("c-a"), Word("x")), 0), "a b c a x "),
    ],
)
def test_near_takes_work_in_proportion_to_the_text(monkeypatch: pytest.MonkeyPatch, node: Near, piece: str) -> None:
    chosen = counted(monkeypatch, nearness, "_apart")
    ordered = counted(monkeypatch, nearness, "_order")
    work = []
    for times in (100, 400):
        before = chosen() + ordered()
        assert not nearness.near(node, Candidate(piece * times))
        work.append(chosen() + ordered() - before)
    assert work[1] <= 5 * work[0] + 100
