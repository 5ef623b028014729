"""Which mentions are worth her five minutes: those that teach a scorer most, and some at random.

Pure: knows no store. What teaches most is a text of which the scorer is least sure (uncertainty sampling), and one of a
kind: sixty texts of the same campaign teach as much as one. But what is chosen so says nothing of how often the scorer
is right, since it was chosen for being doubtful: therefore every third is drawn at random, and only these measure.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

EVERY: Final = 3
"""Every so manieth mention is drawn at random."""

_UNKNOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that may be put before her.

    Attributes:
        place: its place in the draw at random; a hash of its id, so that the same mentions come first each time.
        p: probabilities of the labels; None of an unknown text.
        says: equal for mentions that say the same.
    """

    id: int
    place: int
    p: tuple[float, float, float] | None
    lang: str
    says: int | str

    @property
    def margin(self) -> float:
        """How sure the scorer is: the distance of the two likeliest labels; of an unknown text it knows nothing."""
        if self.p is None:
            return 0.0
        _, second, first = sorted(self.p)
        return first - second

    @property
    def likeliest(self) -> int:
        """The label that the scorer would give it."""
        return _UNKNOWN if self.p is None else max(range(3), key=self.p.__getitem__)


def most_useful(candidates: Iterable[Candidate], size: int) -> list[tuple[int, bool]]:
    """Choose mentions to be labelled, in the order in which she gets them.

    No two say the same. Every third is drawn at random. The others are those with the least margin, in turn of each
    label that the scorer would give, so that not one label alone is asked about, and of each language as many as its
    share of the candidates says.

    Returns:
        Ids, and whether each was drawn at random.
    """
    pool = _distinct(candidates)
    size = min(size, len(pool))
    drawn = pool[: size // EVERY]
    useful = iter(_least_sure(pool[len(drawn) :], size - len(drawn)))
    rest = iter(drawn)
    return [(next(rest).id, True) if place % EVERY == EVERY - 1 else (next(useful).id, False) for place in range(size)]


def _distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One of each that say the same, in the order of the draw at random."""
    found: dict[int | str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda one: (one.place, one.id)):
        found.setdefault(candidate.says, candidate)
    return list(found.values())


def _least_sure(pool: Sequence[Candidate], size: int) -> list[Candidate]:
    shares = Counter(candidate.lang for candidate in pool)
    # the best of a group stands last, where it is taken from
    groups: dict[str, dict[int, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
    for candidate in sorted(pool, key=lambda one: (one.margin, one.place, one.id), reverse=True):
        groups[candidate.lang][candidate.likeliest].append(candidate)
    taken: Counter[str] = Counter()
    asked: Counter[tuple[str, int]] = Counter()
    chosen: list[Candidate] = []
    while len(chosen) < size:
        # the language that is furthest behind its share, and in it the label that was asked about least
        lang = min(groups, key=lambda code: (taken[code] / shares[code], -shares[code], code))
        label = min(groups[lang], key=lambda number: (asked[lang, number], groups[lang][number][-1].margin, number))
        chosen.append(groups[lang][label].pop())
        taken[lang] += 1
        asked[lang, label] += 1
        if not groups[lang][label]:
            del groups[lang][label]
        if not groups[lang]:
            del groups[lang]
    return chosen
