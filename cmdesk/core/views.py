"""Which mentions she looks at, and what a store answers: tallies, lines, details.

What travels into a store is in `types`. Frozen and slotted like that, and as pure: nothing here reads or counts.
"""

from dataclasses import dataclass
from datetime import datetime

from cmdesk.core.types import ALL_MENTIONS, Erased, Kind, Label, Post, Reading, Sentiment


@dataclass(frozen=True, slots=True)
class Tally:
    """Mentions counted by label, and their reactions: one bin of a chart, one cell of a rollup, one card.

    Attributes:
        reacted: the sum of the reactions that were told.
        told: how many mentions tell their reactions: a network may not, and a repost brings none of its own.
    """

    negative: int = 0
    neutral: int = 0
    positive: int = 0
    unknown: int = 0
    reacted: int = 0
    told: int = 0

    @property
    def mentions(self) -> int:
        """All of them, the unknown included."""
        return self.negative + self.neutral + self.positive + self.unknown

    @property
    def scored(self) -> int:
        """Those that carry a mood."""
        return self.negative + self.neutral + self.positive

    @property
    def reactions(self) -> int | None:
        """Their reactions, None where there are mentions and not one tells: missing is not zero."""
        return self.reacted if self.told or not self.mentions else None

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.negative + other.negative,
            self.neutral + other.neutral,
            self.positive + other.positive,
            self.unknown + other.unknown,
            self.reacted + other.reacted,
            self.told + other.told,
        )


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many mentions of a view another tool and we label in a certain way.

    Attributes:
        theirs: the label of the tool's opinion.
        ours: hers where she corrected it, else the scorer's.
    """

    tool: str
    theirs: Label
    ours: Label
    mentions: int


@dataclass(frozen=True, slots=True)
class View:
    """Which mentions she looks at: what charts, cards, table and exports of one moment have in common.

    Attributes:
        tracker: its id, ALL_MENTIONS for the row above the trackers.
        start, end: the period, end excluded; None means unbounded.
        labels, sources, languages: kept values; an empty set keeps all.
        reposts: whether reposts count.
        own: whether the posts of her own accounts count.
        query: what is kept by its text and facts, in the language of `core.query`; "" keeps all. It can be read:
            whoever makes a view has parsed it.
        copies: whether reposts and near-duplicates count beside what they are copies of; otherwise each cluster counts
            once, by that of its mentions which was posted first among those of the tracker that `reposts` and `own` let
            count. All else that narrows a view keeps or leaves out that one.
    """

    tracker: int = ALL_MENTIONS
    start: datetime | None = None
    end: datetime | None = None
    labels: frozenset[Label] = frozenset()
    sources: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    reposts: bool = True
    own: bool = False
    query: str = ""
    copies: bool = True

    @property
    def filtered(self) -> bool:
        """Whether anything narrows the view that rollups do not know apart."""
        return bool(self.labels or self.sources or self.languages or self.query)

    def keywords(self, accounts: bool) -> list[str]:
        """What narrows it beyond tracker and period, as a file that was made of it says to programs.

        Args:
            accounts: whether she has own accounts, so that it must be said whether their posts count.
        """
        return [
            *(f"label={label.name.lower()}" for label in sorted(self.labels)),
            *(f"source={source}" for source in sorted(self.sources)),
            *(f"lang={code}" for code in sorted(self.languages)),
            *([f"query={self.query}"] if self.query else []),
            *([] if self.reposts else ["no-reposts"]),
            *([] if self.copies else ["no-copies"]),
            *([] if not accounts else ["own-posts"] if self.own else ["no-own-posts"]),
        ]


@dataclass(frozen=True, slots=True)
class MentionLine:
    """One row of the mention table.

    Attributes:
        id: time-ordered; beyond 32 bits, so it crosses Qt signals as `object`.
        label: hers where she corrected it, else the scorer's.
        compound: None when unknown.
        corrected: whether the label is hers.
        reactions: those that count, at the latest reading; see `counted_reactions`.
        own: whether one of her own accounts wrote it.
        labels: names that she gave it, by name.
        erased: why its text is not kept; None where it is.
        copies: how many others say the same: the rest of its cluster.
    """

    id: int
    posted_at: datetime
    source: str
    kind: Kind
    lang: str
    label: Label
    compound: float | None
    corrected: bool
    author_name: str | None
    author_handle: str | None
    text: str
    reactions: int | None
    own: bool = False
    labels: tuple[str, ...] = ()
    erased: Erased | None = None
    copies: int = 0


@dataclass(frozen=True, slots=True)
class MentionDetail:
    """All that is kept of one mention: the detail pane and the export read this.

    Attributes:
        post: as stored, its `reading` the latest, its `raw` and `kept` left out.
        trackers: names of the trackers it is linked to.
        readings: every reading, oldest first.
    """

    line: MentionLine
    post: Post
    sentiment: Sentiment
    trackers: tuple[str, ...]
    first_seen_at: datetime
    last_seen_at: datetime
    readings: tuple[Reading, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Names that she gave it."""
        return self.line.labels
