"""What her corrections add to the shipped weights: a small table of its own, versioned by whoever keeps it.

A head says only what differs. It fits one version of the features, which it names, and is refused by another: its
numbers would fall on other words. Its bytes are plain arrays behind a short header; nothing in them is executed.
"""

import struct
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError
from cmdesk.sentiment.ngrams import BUCKETS

_MAGIC: Final = b"cmdesk head 1\n"
_SIZES: Final = struct.Struct("<BI")
_UNREADABLE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "What was learnt from your corrections cannot be read. Learn from them again, or go back to the version before.",
)


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A change of the logits of the linear scorer.

    Attributes:
        base: id of the scorer that it was fitted on, without any head: "linear@1".
        buckets: uint32[n], rising, each once.
        delta: float32[n, 3]: what one unit of a bucket's value adds to the logits (negative, neutral, positive).
        bias: float32[3]: what is added to them for every text.
    """

    base: str
    buckets: NDArray[np.uint32]
    delta: NDArray[np.float32]
    bias: NDArray[np.float32]

    def to_bytes(self) -> bytes:
        """The head as it is kept in a store."""
        base = self.base.encode()
        return b"".join(
            [
                _MAGIC,
                _SIZES.pack(len(base), self.buckets.size),
                base,
                self.buckets.astype("<u4").tobytes(),
                self.delta.astype("<f4").tobytes(),
                self.bias.astype("<f4").tobytes(),
            ]
        )

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """The head that `to_bytes` gave.

        Raises:
            InputError: it is none.
        """
        try:
            begin = len(_MAGIC) + _SIZES.size
            length, count = _SIZES.unpack_from(kept, len(_MAGIC))
            if not kept.startswith(_MAGIC) or len(kept) != begin + length + 4 * (4 * count + 3):
                raise ValueError("another length than it says")
            base = kept[begin : begin + length].decode()
            numbers = begin + length + 4 * count
            buckets = np.frombuffer(kept, "<u4", count, begin + length).astype(np.uint32)
            delta = np.frombuffer(kept, "<f4", 3 * count, numbers).astype(np.float32).reshape(count, 3)
            bias = np.frombuffer(kept, "<f4", 3, numbers + 12 * count).astype(np.float32)
            rising = np.append(buckets.astype(np.int64), BUCKETS)
            if not (np.isfinite(delta).all() and np.isfinite(bias).all() and (np.diff(rising) > 0).all()):
                raise ValueError("not what a head holds")
        except (ValueError, struct.error) as error:
            raise InputError(_UNREADABLE) from error
        return cls(base, buckets, delta, bias)
