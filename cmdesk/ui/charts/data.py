"""What a chart shows: tallies in bins of time. No Qt and no pyqtgraph here, so that it can be made anywhere.

Every x of a chart is a Unix time in seconds; every moment that leaves a chart is one of the edges given here,
unchanged.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from cmdesk.core.timeline import Step, floor, following
from cmdesk.core.views import Tally
from cmdesk.metrics.mood import Method, Mood, counted_mood


@dataclass(frozen=True, slots=True)
class CorrectedCurve:
    """The moods of the bins of a chart, corrected by labels of hers.

    Attributes:
        moods: of each bin, None where too few mentions carry one.
        whole: of all bins together.
        labels: how many labels went into it.
    """

    moods: tuple[Mood | None, ...]
    whole: Mood | None
    labels: int


@dataclass(frozen=True, slots=True)
class ChartData:
    """Bins [edges[i], edges[i + 1]) and what was counted in each.

    Attributes:
        edges: n + 1 rising moments in UTC; none at all where there is no period.
        bins: n tallies.
        step: what a bin is, unless the period cuts it short.
        zone: hers; days are cut and told in it.
        judged: the same bins with every label, where `bins` keeps only some of them; a mood is always one of these.
        corrected: their moods where they were corrected; None where they are counted.

    Raises:
        ValueError: edges, bins and moods do not fit together.
    """

    edges: tuple[datetime, ...]
    bins: tuple[Tally, ...]
    step: Step
    zone: tzinfo = UTC
    judged: tuple[Tally, ...] = ()
    corrected: CorrectedCurve | None = None

    def __post_init__(self) -> None:
        if len(self.edges) != len(self.bins) + 1 and (self.edges or self.bins):
            raise ValueError(f"{len(self.edges)} edges do not bound {len(self.bins)} bins")
        if self.corrected is not None and len(self.corrected.moods) != len(self.bins):
            raise ValueError(f"{len(self.corrected.moods)} moods are not those of {len(self.bins)} bins")

    @property
    def total(self) -> Tally:
        """All bins in one tally."""
        return sum(self.bins, Tally())

    @property
    def mood_bins(self) -> tuple[Tally, ...]:
        """The tallies that moods are made of: those of every label."""
        return self.judged or self.bins

    @property
    def peak(self) -> int | None:
        """The first of the bins with most mentions, None where there is no mention at all."""
        best = max(range(len(self.bins)), key=lambda index: self.bins[index].mentions, default=None)
        return best if best is not None and self.bins[best].mentions else None

    def seconds(self) -> list[float]:
        """The edges as Unix times."""
        return [edge.timestamp() for edge in self.edges]

    def index_at(self, seconds: float) -> int | None:
        """The bin that holds a Unix time, None outside."""
        index = bisect_right(self.seconds(), seconds) - 1
        return index if 0 <= index < len(self.bins) else None

    def whole(self, index: int, now: datetime | None = None) -> bool:
        """Whether a bin has all of its time: not cut by the period, not still running at `now`."""
        start, end = self.edges[index], self.edges[index + 1]
        if now is not None and end > now:
            return False
        return start == floor(start, self.step, self.zone) and end == following(start, self.step, self.zone)

    def partial(self, now: datetime | None = None) -> list[bool]:
        """For each bin whether it lacks some of its time. Only the outer bins can be cut by the period."""
        last = len(self.bins) - 1
        return [
            (index in (0, last) or (now is not None and end > now)) and not self.whole(index, now)
            for index, end in enumerate(self.edges[1:])
        ]

    @property
    def method(self) -> Method:
        """How the moods were found."""
        return Method.COUNTED if self.corrected is None else Method.CORRECTED

    def mood(self, index: int) -> Mood | None:
        """The mood of a bin, None where too few mentions carry one."""
        return _counted(self.mood_bins[index]) if self.corrected is None else self.corrected.moods[index]

    def moods(self) -> list[Mood | None]:
        """The mood of each bin."""
        return [self.mood(index) for index in range(len(self.bins))]

    @property
    def whole_mood(self) -> Mood | None:
        """The mood of all bins together."""
        return _counted(sum(self.mood_bins, Tally())) if self.corrected is None else self.corrected.whole


def _counted(tally: Tally) -> Mood | None:
    return counted_mood(tally.negative, tally.neutral, tally.positive)


def snapped(low: float, high: float, edges: Sequence[float]) -> tuple[int, int]:
    """The edges (i, j), i < j, nearest to a stretch of time: what a brush selects when it is let go.

    Args:
        edges: two or more rising Unix times.
    """
    start = min(range(len(edges)), key=lambda index: abs(edges[index] - low))
    end = min(range(len(edges)), key=lambda index: abs(edges[index] - high))
    if end > start:
        return start, end
    return (start, start + 1) if start + 1 < len(edges) else (start - 1, start)
