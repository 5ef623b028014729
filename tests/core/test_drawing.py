"""What is put before her: the least sure, spread over languages and labels, no two alike, and every third at random."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.drawing import EVERY, Candidate, most_useful

NEGATIVE, NEUTRAL, POSITIVE = (0.6, 0.3, 0.1), (0.2, 0.6, 0.2), (0.1, 0.3, 0.6)
SURE = (0.0, 0.0, 1.0)

_candidates = st.lists(
    st.builds(
        Candidate,
        id=st.integers(1, 60),
        place=st.integers(0, 9),
        p=st.sampled_from([None, NEGATIVE, NEUTRAL, POSITIVE, SURE]),
        lang=st.sampled_from(["fr", "en", "und"]),
        says=st.one_of(st.integers(0, 20), st.sampled_from(["merci", "non"])),
    ),
    unique_by=lambda one: one.id,
    max_size=60,
)


def candidate(number: int, p: tuple[float, float, float] | None = POSITIVE, lang: str = "fr") -> Candidate:
    """A mention that says something of its own; in the draw at random the low numbers come first."""
    return Candidate(number, number, p, lang, number)


@given(_candidates, st.integers(0, 70))
def test_as_many_as_asked_for_where_there_are_so_many_that_differ(candidates: list[Candidate], size: int) -> None:
    chosen = most_useful(candidates, size)
    says = {one.id: one.says for one in candidates}
    told = [says[number] for number, _ in chosen]
    assert len(told) == len(set(told)) == min(size, len(set(says.values())))
    assert [random for _, random in chosen] == [at % EVERY == EVERY - 1 for at in range(len(chosen))]
    assert most_useful(list(reversed(candidates)), size) == chosen, "whatever the order in which they are read"


def test_the_random_ones_come_first_in_the_draw_whatever_the_scorer_thinks() -> None:
    candidates = [candidate(number, SURE if number <= 3 else NEUTRAL) for number in range(1, 60)]
    assert [number for number, random in most_useful(candidates, 9) if random] == [1, 2, 3]


def test_the_least_sure_is_asked_first() -> None:
    p = [(0.0, 0.5 - step / 100, 0.5 + step / 100) for step in range(30)]
    candidates = [replace(candidate(number), place=-number, p=p[number]) for number in range(30)]
    assert [number for number, random in most_useful(candidates, 6) if not random] == [0, 1, 2, 3]


def test_languages_get_their_share() -> None:
    candidates = [candidate(number, lang="fr" if number % 4 else "en") for number in range(400)]
    spoken = Counter("fr" if number % 4 else "en" for number, random in most_useful(candidates, 60) if not random)
    assert spoken == {"fr": 30, "en": 10}


def test_all_labels_are_asked_about_where_one_is_the_least_sure() -> None:
    doubtful = [candidate(number, (0.34, 0.33, 0.33)) for number in range(100)]
    others = [candidate(100 + number, (NEUTRAL, SURE, None)[number % 3]) for number in range(90)]
    chosen = [number for number, random in most_useful(doubtful + others, 60) if not random]
    kinds = Counter(
        "negative" if number < 100 else ("neutral", "positive", "unknown")[(number - 100) % 3] for number in chosen
    )
    assert kinds == dict.fromkeys(("negative", "neutral", "positive", "unknown"), 10)


def test_where_a_label_runs_out_the_others_go_on() -> None:
    candidates = [candidate(number, NEGATIVE) for number in range(50)] + [candidate(99, POSITIVE)]
    assert len(most_useful(candidates, 48)) == 48
    assert len(most_useful(candidates, 60)) == 51
