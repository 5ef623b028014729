"""The weights of the linear scorer: how they lie in memory, and in the file that ships.

One table for each language, of two numbers for each bucket, a byte each: *polarity* pulls from negative to positive,
*neutrality* towards neutral, away from both. They are the logits in other words (negative = -(n + p) / 2, neutral = n,
positive = (p - n) / 2), but a byte spent on them says what a reader wants to know. Most buckets weigh nothing, and only
the others are in the file.
"""

import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from cmdesk.core.errors import BugError
from cmdesk.sentiment.cues import COLUMNS
from cmdesk.sentiment.ngrams import BUCKETS, WORDS

FILE: Final = "linear.npz"
CARD: Final = "linear.json"
POLARITY, NEUTRALITY = 0, 1


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What the scorer multiplies with.

    Attributes:
        languages: ISO 639-1 codes; the first axis of all that follows.
        table: int8[languages, BUCKETS, 2].
        scale: float64[languages, 2, 2]: what 1 in the table is worth, for words and for pieces.
        cues: float64[languages, COLUMNS, 2].
        bias: float64[languages, 2].
    """

    languages: tuple[str, ...]
    table: NDArray[np.int8]
    scale: NDArray[np.float64]
    cues: NDArray[np.float64]
    bias: NDArray[np.float64]

    def to_bytes(self) -> bytes:
        """The file; the same weights give the same bytes."""
        held = [np.flatnonzero(table.any(axis=1)) for table in self.table]
        kept = [table[buckets] for table, buckets in zip(self.table, held, strict=True)]
        file = io.BytesIO()
        np.savez_compressed(
            file,
            languages=np.array(self.languages),
            counts=np.array([buckets.size for buckets in held], np.uint32),
            steps=np.concatenate([np.diff(buckets, prepend=0) for buckets in held]).astype(np.uint32),
            polarity=np.concatenate([weights[:, POLARITY] for weights in kept]),
            neutrality=np.concatenate([weights[:, NEUTRALITY] for weights in kept]),
            scale=self.scale,
            cues=self.cues,
            bias=self.bias,
        )
        return file.getvalue()

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """The weights that `to_bytes` gave.

        Raises:
            BugError: they are of another form than this program reads. The file is ours, so the fault is too.
        """
        with np.load(io.BytesIO(kept), allow_pickle=False) as file:
            languages = tuple(str(language) for language in file["languages"])
            ends = np.cumsum(file["counts"].astype(np.int64))
            steps, polarity, neutrality = file["steps"].astype(np.int64), file["polarity"], file["neutrality"]
            scale, cues, bias = file["scale"], file["cues"], file["bias"]
        table = np.zeros((len(languages), BUCKETS, 2), np.int8)
        for number, (begin, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True)):
            buckets = np.cumsum(steps[begin:end])
            if buckets.size and buckets[-1] >= BUCKETS:
                raise BugError("the weights of the linear scorer have buckets that no text has")
            table[number, buckets, POLARITY] = polarity[begin:end]
            table[number, buckets, NEUTRALITY] = neutrality[begin:end]
        if cues.shape != (len(languages), len(COLUMNS), 2):
            raise BugError("the weights of the linear scorer are for other word lists")
        return cls(languages, table, scale, cues, bias)

    @staticmethod
    @cache
    def shipped() -> "Weights":
        """The weights that come with the program, read once."""
        return Weights.from_bytes((files("cmdesk.resources") / "models" / FILE).read_bytes())


def rounded(
    languages: tuple[str, ...], exact: list[NDArray[np.float64]], cues: NDArray[np.float64], bias: NDArray[np.float64]
) -> Weights:
    """Weights in bytes. `exact`: for each language float64[BUCKETS, 2], polarity and neutrality.

    The scale lets all but the largest one in ten thousand fit; those are cut, and lose little of what they say.
    """
    table = np.zeros((len(languages), BUCKETS, 2), np.int8)
    scale = np.ones((len(languages), 2, 2))
    for number, weights in enumerate(exact):
        for half, part in enumerate((slice(0, WORDS), slice(WORDS, BUCKETS))):
            for column in (POLARITY, NEUTRALITY):
                values = weights[part, column]
                held = np.abs(values[values != 0])
                if held.size:
                    scale[number, half, column] = np.quantile(held, 0.9999) / 127
                table[number, part, column] = np.clip(np.rint(values / scale[number, half, column]), -127, 127)
    return Weights(languages, table, scale, cues, bias)
