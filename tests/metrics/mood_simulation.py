"""How near the three moods come to the truth, and how often their intervals hold it.

`python -m tests.metrics.mood_simulation [RUNS]` prints the table; the tests of the metrics run it smaller.

Weeks of 500 mentions, usual and shifted, read by a good and by a middling scorer. Her labels for the corrected mood are
drawn from the usual mix, those of the difference estimator among the mentions of the week itself. The card of the model
is wrong on purpose: half the true confusion, half one that was read somewhere. Counted and corrected mood are held
against the mix that the week was drawn from; the sampled one, which speaks of the mentions of the week, against what
these are in truth, and its error against the mix as well.
"""

import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmdesk.metrics.confusion import Counts, Shares
from cmdesk.metrics.corrected_mood import corrected_moods
from cmdesk.metrics.difference_estimator import labels_wanted, sampled_mood
from cmdesk.metrics.net_sentiment import Interval, net_sentiment

Mix = tuple[float, float, float]

SCORERS: Final[dict[str, Shares]] = {
    "good": ((0.80, 0.15, 0.05), (0.12, 0.76, 0.12), (0.06, 0.18, 0.76)),
    "middling": ((0.62, 0.28, 0.10), (0.16, 0.64, 0.20), (0.10, 0.28, 0.62)),
}
USUAL: Final[Mix] = (0.25, 0.50, 0.25)
WEEKS: Final[dict[str, Mix]] = {"usual": USUAL, "bad": (0.50, 0.35, 0.15), "fine": (0.10, 0.50, 0.40)}
SHIFTED: Final = ("bad", "fine")
READ_SOMEWHERE: Final[Shares] = ((0.70, 0.225, 0.075), (0.10, 0.80, 0.10), (0.10, 0.30, 0.60))
WRONG_CARDS: Final[dict[str, Shares]] = {
    "read somewhere": READ_SOMEWHERE,
    "far too good": ((0.90, 0.07, 0.03), (0.05, 0.90, 0.05), (0.03, 0.07, 0.90)),
    "guessing": ((1 / 3, 1 / 3, 1 / 3), (1 / 3, 1 / 3, 1 / 3), (1 / 3, 1 / 3, 1 / 3)),
}
WEEK: Final = 500
LABELS: Final = (50, 100, 200)


@dataclass(frozen=True)
class Cell:
    """What came out: errors of the value, whether the interval held the truth, its width; one per run."""

    errors: NDArray[np.float64]
    held: NDArray[np.bool_]
    widths: NDArray[np.float64]

    @property
    def rmse(self) -> float:
        return float(np.sqrt(np.mean(self.errors**2)))

    @property
    def coverage(self) -> float:
        return float(np.mean(self.held))

    @property
    def width(self) -> float:
        return float(np.mean(self.widths))


def cell(found: Iterable[tuple[Interval | None, float]]) -> Cell:
    """Of moods and truths."""
    rows = []
    for mood, truth in found:
        assert mood is not None
        rows.append((mood.value - truth, mood.low - 1e-9 <= truth <= mood.high + 1e-9, mood.high - mood.low))
    errors, held, widths = (np.array(column) for column in zip(*rows, strict=True))
    return Cell(errors, held, widths)


def net(mix: Mix) -> float:
    return mix[2] - mix[0]


def joint(mix: Mix, scorer: Shares) -> NDArray[np.float64]:
    """The probabilities of (true, said), in one row."""
    cells: NDArray[np.float64] = (np.array(mix)[:, np.newaxis] * np.array(scorer)).ravel()
    return cells


def as_counts(cells: NDArray[np.int64]) -> Counts:
    """Nine cells (true, said)."""
    a, b, c, d, e, f, g, h, i = cells.tolist()
    return (a, b, c), (d, e, f), (g, h, i)


def as_bin(cells: NDArray[np.int64]) -> tuple[int, int, int]:
    """What was said in nine cells (true, said)."""
    negative, neutral, positive = cells.reshape(3, 3).sum(axis=0).tolist()
    return negative, neutral, positive


def counted(scorer: Shares, mix: Mix, runs: int, seed: int = 1) -> Cell:
    random = np.random.default_rng(seed)
    weeks = random.multinomial(WEEK, joint(mix, scorer), runs)
    return cell((net_sentiment(*as_bin(week)), net(mix)) for week in weeks)


def corrected(scorer: Shares, labels: int, runs: int, seed: int = 2, card: Shares | None = None) -> dict[str, Cell]:
    """Of every kind of week, each run with labels of its own."""
    random = np.random.default_rng(seed)
    halves = (np.array(scorer) + np.array(READ_SOMEWHERE)) / 2 if card is None else np.array(card)
    first, second, third = (tuple(row) for row in halves.tolist())
    drawn = random.multinomial(labels, joint(USUAL, scorer), runs)
    weeks = [random.multinomial(WEEK, joint(mix, scorer), runs) for mix in WEEKS.values()]
    moods = [
        corrected_moods([as_bin(week[run]) for week in weeks], as_counts(drawn[run]), (first, second, third))
        for run in range(runs)
    ]
    return {
        name: cell((of_run[index], net(mix)) for of_run in moods) for index, (name, mix) in enumerate(WEEKS.items())
    }


@dataclass(frozen=True)
class Sampled:
    """The difference estimator: held against the mentions of the week, its error against their mix as well.

    Attributes:
        counted_errors, counted_mix_errors: of counting the same weeks.
    """

    mentions: Cell
    mix: Cell
    counted_errors: NDArray[np.float64]
    counted_mix_errors: NDArray[np.float64]


def sampled(scorer: Shares, mix: Mix, labels: int, runs: int, size: int = WEEK, seed: int = 3) -> Sampled:
    random = np.random.default_rng(seed)
    weeks = random.multinomial(size, joint(mix, scorer), runs)
    drawn = np.empty_like(weeks)
    left, rest = np.full(runs, labels), np.full(runs, size)
    for index in range(9):
        rest = rest - weeks[:, index]
        drawn[:, index] = random.hypergeometric(weeks[:, index], rest, left)
        left = left - drawn[:, index]
    moods = [sampled_mood(as_bin(week), as_counts(some)) for week, some in zip(weeks, drawn, strict=True)]
    said = weeks.reshape(-1, 3, 3).sum(axis=1) @ [-1, 0, 1] / size
    truth = weeks.reshape(-1, 3, 3).sum(axis=2) @ [-1, 0, 1] / size
    return Sampled(
        cell(zip(moods, truth.tolist(), strict=True)),
        cell((mood, net(mix)) for mood in moods),
        said - truth,
        said - net(mix),
    )


def pooled(errors: Iterable[NDArray[np.float64]]) -> float:
    """The root of the mean square of all errors."""
    return float(np.sqrt(np.mean(np.concatenate(list(errors)) ** 2)))


def _line(*columns: object) -> None:
    sys.stdout.write("| " + " | ".join(str(column) for column in columns) + " |\n")


def _told(found: Cell) -> str:
    return f"{100 * found.rmse:.1f} ({100 * found.coverage:.1f}; {100 * found.width:.0f})"


def main(runs: int) -> None:
    """Print the table."""
    sys.stdout.write("Root mean square error in points (coverage of the 95 % interval in per cent; its width)\n\n")
    _line(
        "scorer, week",
        "counted",
        *(f"corrected, {m} labels" for m in LABELS),
        *(f"sampled, {m} of 500" for m in LABELS),
    )
    _line(*["---"] * (2 + 2 * len(LABELS)))
    ratios: dict[str, list[NDArray[np.float64]]] = {
        "counted": [],
        "mix": [],
        "corrected": [],
        "own": [],
        "mentions": [],
    }
    for name, scorer in SCORERS.items():
        by_labels = {labels: corrected(scorer, labels, runs) for labels in LABELS}
        for week, mix in WEEKS.items():
            plain = counted(scorer, mix, runs)
            inside = {labels: sampled(scorer, mix, labels, runs) for labels in LABELS}
            _line(
                f"{name}, {week}",
                _told(plain),
                *(_told(by_labels[labels][week]) for labels in LABELS),
                *(_told(inside[labels].mentions) for labels in LABELS),
            )
            if week in SHIFTED:
                ratios["counted"].append(plain.errors)
                ratios["mix"].append(inside[100].mix.errors)
                ratios["corrected"].append(by_labels[100][week].errors)
                ratios["own"].append(inside[100].counted_errors)
                ratios["mentions"].append(inside[100].mentions.errors)
    error = {name: pooled(errors) for name, errors in ratios.items()}
    sys.stdout.write(
        "\nThe four shifted cases pooled, 100 labels: error in parts of that of counting\n"
        f"  sampled, of the mentions of the week: {error['mentions'] / error['own']:.2f}\n"
        f"  sampled, of the mix behind them:      {error['mix'] / error['counted']:.2f}\n"
        f"  corrected, of the mix behind them:    {error['corrected'] / error['counted']:.2f}\n"
        "\nAs many labels as are asked for, good scorer, bad week: mentions, labels, coverage in per cent, width\n"
    )
    for size in (30, 60, 80, 100, 150, 300, 500, 1000, 5000):
        found = sampled(SCORERS["good"], WEEKS["bad"], labels_wanted(size), runs, size)
        sys.stdout.write(
            f"  {size:5} {labels_wanted(size):4} {100 * found.mentions.coverage:6.1f}"
            f" {100 * found.mentions.width:5.0f}\n"
        )
    sys.stdout.write("\nA card that is wrong altogether, 100 labels: coverage of the corrected interval in per cent\n")
    for told, card in WRONG_CARDS.items():
        for name, scorer in SCORERS.items():
            cells = corrected(scorer, 100, runs, card=card)
            covered = ", ".join(f"{week} {100 * found.coverage:.1f}" for week, found in cells.items())
            sys.stdout.write(f"  {told}, {name} scorer: {covered}\n")
    bins = [as_bin(week) for week in np.random.default_rng(4).multinomial(WEEK, joint(USUAL, SCORERS["good"]), 200)]
    labels = as_counts(np.random.default_rng(5).multinomial(100, joint(USUAL, SCORERS["good"])))
    start = time.perf_counter()
    corrected_moods(bins, labels, READ_SOMEWHERE)
    sys.stdout.write(f"\nA corrected curve of 200 bins: {1000 * (time.perf_counter() - start):.0f} ms\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
