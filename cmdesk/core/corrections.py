"""What she teaches the scorers, as data: corrections, words of her brands, heads made from them, draws to be labelled.

A CORRECTION is her label on a mention; it wins over any scorer. A BRAND WORD is a word or phrase whose weight she says
herself, applied first. A HEAD is what a learning scorer took from her corrections; it is versioned, and
can be left again. A DRAW is a list of mentions put before her to be labelled: drawn at random where something is
measured by it, chosen as the most useful where the scorers shall learn by it; only the random ones ever measure.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from cmdesk.core.text import fold
from cmdesk.core.types import Label
from cmdesk.core.views import MentionLine, View

STRONGEST: Final = 4.0
"""The weight of the strongest brand words, either way: the scale of VADER and of our French list."""

REFIT_FROM: Final = 20
"""Corrections from which a head can be made."""

CHECK_SIZE: Final = 60
"""Mentions of a list to check: five minutes' work."""

_SAME_FROM: Final = 20
"""Letters and digits from which two mentions that say the same are one opinion: many may write "merci beaucoup"."""

_ASIDE: Final = re.compile(r"(?:https?://|www\.)\S+|@[\w.-]+")
_REPOSTED: Final = re.compile(r"^\s*RT\b")
_FACE: Final = re.compile("[\U0001f300-\U0001f3fa\U0001f400-\U0001faff]")
_PUNCTUATION: Final = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Former:
    """What stood in the place of a correction before she changed it: what puts everything back, to the moment.

    Attributes:
        digest: see `digest`.
        label: None where she had not labelled the mention herself.
        corrected_at: None where there is no label.
    """

    source: str
    native: str
    digest: int | None
    label: Label | None = None
    corrected_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BrandWord:
    """A word or phrase with the weight that she says it has.

    Attributes:
        text: as she wrote it; compared folded, as whole words.
        weight: -4 (worst) to 4 (best); 0 keeps it from counting: the name of a brand may be a word of praise.
    """

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class HeadReport:
    """What a head was made from, and how it does beside the scorer as it ships.

    Attributes:
        scorer: the scorer it belongs to, "linear@1"; with another version it is not used.
        corrections: how many it learnt from.
        before, after: macro-F1 on her corrections; after by cross-validation: a head never judges what it learnt from.
        regression_before, regression_after: share of the sentences that ship with the program judged right.
    """

    scorer: str
    corrections: int
    before: float
    after: float
    regression_before: float
    regression_after: float


@dataclass(frozen=True, slots=True)
class HeadVersion:
    """A head that is kept.

    Attributes:
        number: stands in the id of the scorer that uses it: "linear@1+3".
        chosen: whether it is in use; at most one is.
    """

    number: int
    made_at: datetime
    report: HeadReport
    chosen: bool


@dataclass(frozen=True, slots=True)
class Personal:
    """What the scorers take from her: see `Analyst`.

    Attributes:
        head: the number of the head in use and what it holds; None where none is.
    """

    words: tuple[BrandWord, ...] = ()
    head: tuple[int, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stored text with her label.

    Attributes:
        said: the scorer's label.
        random: whether she gave it to a mention that was drawn at random, in the order of the draw: these measure.
    """

    text: str
    lang: str
    label: Label
    said: Label
    p: tuple[float, float, float] | None
    scorer: str
    random: bool


class Purpose(StrEnum):
    """What a draw is for. The values are stored."""

    CHECK = "check"
    """The most useful to learn from, and some at random."""
    PERIOD = "period"
    """Drawn at random inside a period, to say what its mood was."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mention of a draw.

    Attributes:
        place: its number in the order in which they are put before her, from 0.
        line: None where the mention is gone.
        said: the scorer's label.
        answer: her label; None where there is none yet.
        skipped: she cannot tell.
    """

    place: int
    line: MentionLine | None
    said: Label
    random: bool
    answer: Label | None = None
    skipped: bool = False

    @property
    def open(self) -> bool:
        """Whether it is still to be put before her."""
        return self.line is not None and self.answer is None and not self.skipped


@dataclass(frozen=True, slots=True)
class Draw:
    """Mentions put before her.

    Attributes:
        view: what they were drawn from: tracker, period, sources and languages.
        population: how many scored mentions the view had then.
    """

    number: int
    purpose: Purpose
    view: View
    population: int
    drawn_at: datetime
    mentions: tuple[Drawn, ...]


def words_of(text: str) -> str:
    """What a text says: its folded words with one space between, links, @names and the sign of a repost left out."""
    return _PUNCTUATION.sub(" ", fold(_ASIDE.sub(" ", _REPOSTED.sub("", text)))).strip()


def faces_of(text: str) -> str:
    """The faces of a text, each once, in the order of their numbers."""
    return "".join(sorted(set(_FACE.findall(text))))


def digest(text: str) -> int | None:
    """What two mentions that say the same have in common, links, @names, case and punctuation aside.

    Faces count, each once, wherever they stand: the same words with 🥰 and with 😡 are two opinions.

    A signed 64-bit number; None of a text too short to be one opinion wherever it stands.
    """
    said = words_of(text)
    if len(said.replace(" ", "")) < _SAME_FROM:
        return None
    said += faces_of(text)
    return int.from_bytes(blake2b(said.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)
