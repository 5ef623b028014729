"""Which texts nearly say the same: a sketch of each, whose bands find the others and whose signature tells how near.

A sketch is a MinHash (Broder, 1997) of the words of a text, as `core.corrections.words_of` has them, each once; a name
in the end behind a dash (" - Le Parisien") is left out. Two texts agree in about that share of the 64 numbers of their
signatures that their words have in common. Near are those that agree in one band of eight numbers, and in 70 % of all.
Faces must be the same, as in the digest: the same words with 🥰 and with 😡 are two opinions. Texts of few words are
near where they say the same only: one word makes another opinion of them, and so it does of a language without spaces.

Whole words, not runs of letters, of which one word that changes takes several. Share of 600 French posts (of 400
headlines for newspapers) that is found again, and pairs found among 7,552 different posts and headlines as they are
(`make test-recordings ARGS="tests/core/test_recordings_nearness.py -s"`):

===================  =====  =====  =====  =======  =============  =============  =====
words left out        5 %    10 %   20 %   RT @x:   " - Le Figaro"  two of these   pairs
===================  =====  =====  =====  =======  =============  =============  =====
words (taken)         .94    .86    .61    1.00     .99            .98            383
runs of 3 letters     .93    .86    .58    1.00     .99            .98            394
runs of 4 letters     .90    .80    .44    1.00     .99            .98            343
runs of 4, no name    .90    .80    .44    1.00     .95            .79            326
left out
===================  =====  =====  =====  =======  =============  =============  =====

Of 26 pairs that words find and runs of 4 do not, drawn at random and read, one was two opinions (of five words: then
there was no lower limit), the others one piece of news.

Nothing here is stored or looked up: `storage.clusters` does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from struct import pack
from typing import Final

from rensa import RMinHash

from cmdesk.core.corrections import digest, faces_of, words_of

NEAR_FROM: Final = 0.7
"""The share of their signatures in which near texts agree."""

_NUMBERS: Final = 64
_BAND: Final = 8
_SEED: Final = 1
_FEWEST: Final = 6
"""Words from which on a text may be near another that does not say the same."""
_SIGNED: Final = re.compile(
    r"[ \t][-–—|][ \t]+(?=[A-ZÀ-Þ\d])[^\n|]{2,30}?(?:\s+(?:(?:https?://|www\.)\S+|@[\w.-]+))*\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of a text.

    Attributes:
        digest: that of `core.corrections`: the same where two texts say exactly the same.
        bands: signed 64-bit numbers; near texts have one of them in common.
        signature: how near they are is the share of its numbers in which they agree; it and the bands are empty where a
            text has few words.
        faces: each once, in order.
    """

    digest: int
    bands: tuple[int, ...]
    signature: tuple[int, ...]
    faces: str

    @property
    def keys(self) -> tuple[int, ...]:
        """What is looked up, and found again by: digest and bands."""
        return (self.digest, *self.bands)

    def nearness(self, other: "Sketch") -> float:
        """How near another is: 1 where both say the same, 0 where their faces are not the same."""
        if self.digest == other.digest:
            return 1.0
        if self.faces != other.faces:
            return 0.0
        return sum(map(int.__eq__, self.signature, other.signature)) / _NUMBERS


def sketch(text: str) -> Sketch | None:
    """The sketch of a text; None of one that is too short to be one opinion wherever it stands, as for the digest."""
    said = digest(text)
    if said is None:
        return None
    words, faces = essence_of(text), faces_of(text)
    if len(words) < _FEWEST:
        return Sketch(said, (), (), faces)
    hashed = RMinHash(num_perm=_NUMBERS, seed=_SEED)
    hashed.update(words)
    signature = tuple(hashed.digest())
    return Sketch(said, tuple(_bands(signature, faces)), signature, faces)


def essence_of(text: str) -> list[str]:
    """The words of a text that are compared, each once."""
    unsigned = _SIGNED.sub("", text)
    if unsigned != text and digest(unsigned) is None:
        unsigned = text
    return list(set(words_of(unsigned).split()))


def _bands(signature: Sequence[int], faces: str) -> list[int]:
    return [
        int.from_bytes(
            blake2b(
                pack(f"<{_BAND}I", *signature[start : start + _BAND]) + faces.encode("utf-8"),
                digest_size=8,
                salt=bytes((start,)),
            ).digest(),
            signed=True,
        )
        for start in range(0, _NUMBERS, _BAND)
    ]
