"""The words of the program as data: one class per thing that travels between rooms.

Frozen and slotted, so that a value handed to another room cannot change under it. This module computes nothing beyond
what a value says of itself; it reads no file and asks no clock. Moments (`*_at`) are aware UTC datetimes.

`None` always means *the source does not say*. It is never a zero: an average over missing reactions would be a lie.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Final

ALL_MENTIONS: Final = 0
"""The tracker id under which the store keeps the row *All mentions*: every mention belongs to it."""

UNDETERMINED: Final = "und"
"""ISO 639 code of a text whose language nobody knows."""


class Kind(IntEnum):
    """How a post relates to others. The numbers are stored: never renumber."""

    ORIGINAL = 0
    REPLY = 1
    REPOST = 2
    QUOTE = 3


class Label(IntEnum):
    """What a text feels like, in one word. The numbers are stored: never renumber.

    UNKNOWN is not NEUTRAL: it says that nothing in the text could be judged, and it is left out of every mood.
    """

    NEGATIVE = 0
    NEUTRAL = 1
    POSITIVE = 2
    UNKNOWN = 3


class Erased(IntEnum):
    """Why what a mention said is not kept. The numbers are stored: never renumber."""

    GONE = 1
    """Its network does not show it any more."""
    RETENTION = 2
    """It is older than she keeps what people wrote."""


class Role(StrEnum):
    """What a tracker is to its group: share of voice compares OWN with COMPETITOR; TOPIC takes no part."""

    OWN = "own"
    COMPETITOR = "competitor"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Author:
    """The account that wrote a post, as the source told it at the time.

    Attributes:
        key: what the network itself calls the account, stable when the handle changes.
        handle: the name after the @, without it.
        robot: whether the account declares itself automated; the only certain sign there is.
    """

    key: str
    handle: str | None = None
    name: str | None = None
    followers: int | None = None
    following: int | None = None
    created_at: datetime | None = None
    robot: bool | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The reactions to a post, as counted by its network at `seen_at` (None: when the pass that brought it ran)."""

    likes: int | None = None
    shares: int | None = None
    replies: int | None = None
    quotes: int | None = None
    views: int | None = None
    seen_at: datetime | None = None

    @property
    def reactions(self) -> int | None:
        """Likes + shares + replies + quotes, views apart; None where the network gives none of the four."""
        given = [count for count in (self.likes, self.shares, self.replies, self.quotes) if count is not None]
        return sum(given) if given else None


def counted_reactions(kind: Kind, reading: Reading) -> int | None:
    """The reactions with which a post enters sums and lists; None where it has none of its own to tell.

    A repost brings none: what its network tells beside it (on X, the shares) are those of the original, and would
    count once more with every repost.
    """
    return None if kind is Kind.REPOST else reading.reactions


@dataclass(frozen=True, slots=True)
class Opinion:
    """What another tool said of the mood of a post: kept beside ours, comparable with it, never taken for it.

    Attributes:
        tool: who says so: the preset of the file ("talkwalker"), or "file".
        label: what `told` means; UNKNOWN where it means none of our labels.
        told: the cell as it was written.
    """

    tool: str
    label: Label
    told: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store of ours kept of a mention, beyond what its network said: our own export brings it back.

    Attributes:
        first_seen_at, last_seen_at: when the mention was first and last seen.
        readings: every reading, oldest first, the latest included; empty where there is none but the latest.
        correction: her label; None where she left the scorer's.
        labels: names that she gave it.
    """

    first_seen_at: datetime | None = None
    last_seen_at: datetime | None = None
    readings: tuple[Reading, ...] = ()
    correction: Label | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """What a source gave, normalised. It becomes a mention when it is stored.

    Attributes:
        source: id of the network or file form it came through: "x", "mastodon", "demo" ...
        native: the network's own identifier; (source, native) is unique in a store.
        text: what people read. For a repost the full text of the reposted post.
        lang: ISO 639-1 code that the source states, None where it states none.
        parent, quoted, conversation: native ids of the post answered or reposted, quoted, and of the thread.
        quoted_text: text of the quoted post; shown beside the mention, neither matched nor scored.
        tags, handles: as written, without # and @.
        links: expanded addresses.
        opinions: what other tools said of its mood.
        kept: what an export of ours adds; None from any other source.
        raw: the object as the source sent it, UTF-8 JSON, kept for 30 days so that a mapping fault can be repaired.
        undated: the source gives no moment that can be true: `posted_at` is when the post was first seen.
    """

    source: str
    native: str
    posted_at: datetime
    text: str
    author: Author | None = None
    kind: Kind = Kind.ORIGINAL
    lang: str | None = None
    url: str | None = None
    parent: str | None = None
    quoted: str | None = None
    conversation: str | None = None
    quoted_text: str | None = None
    tags: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    media: bool = False
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    reading: Reading = Reading()
    opinions: tuple[Opinion, ...] = ()
    kept: Kept | None = None
    raw: bytes | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that is no post.

    Attributes:
        position: the line (counted from 1) where it stands, or where its document begins.
        reason: code of the reason, one of `cmdesk.core.errors.REJECTION_REASONS`; told in words by the caller.
        detail: what was found there, short.
        excerpt: the beginning of the input itself, so that it can be found and mended.
    """

    position: int
    reason: str
    detail: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A part of a text that weighed in its score.

    Attributes:
        start, end: character offsets in the original text, end excluded.
        weight: signed, in the scorer's own unit; its sign is the direction in which it pulled.
    """

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Sentiment:
    """What a scorer says of one text.

    Attributes:
        p: probabilities (negative, neutral, positive), None when the label is UNKNOWN.
        compound: polarity in -1..1; for UNKNOWN None, or the 0 that the scorer itself gives (VADER): no polarity then.
        confidence: the probability of the label, 0 when the label is UNKNOWN.
        scorer: id and version, "vader@3.3.2"; "none" when no scorer knows the language.
    """

    label: Label
    p: tuple[float, float, float] | None
    compound: float | None
    confidence: float
    scorer: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredPost:
    """A post with all that the pipeline found out about it: the unit that the store writes.

    Attributes:
        lang: language used for scoring: stated, else detected, else "und".
        folded: the text as `core.text.fold` gives it; full text indexes this.
        trackers: ids of the trackers whose query matches (never ALL_MENTIONS, which the store adds itself).
        packed: the raw object compressed by `storage.raw.pack`, or None.
    """

    post: Post
    lang: str
    sentiment: Sentiment
    folded: str
    trackers: frozenset[int] = frozenset()
    packed: bytes | None = None


TRACKER_COLOURS: Final = ("#1f77b4", "#b07aa1", "#2ca58d", "#c9a227", "#e15759", "#7f6bb3", "#3d8f3d", "#a0522d")
"""Given to new trackers in turn: told apart by colour-blind eyes beside each other, legible in both themes."""


@dataclass(frozen=True, slots=True)
class Tracker:
    """What she watches.

    Attributes:
        id: 0 until it is stored.
        colour: "#rrggbb".
        query: the text of the query, in the language of `core.query`.
        group: the client it is kept for; "" when none.
        paused_at: since when it gets no new mentions, None where it does; what was seen before stays its own. Resuming
            it finds what came in meanwhile.
        sources: ids of the sources that are asked for its query. Feeds are read for every tracker.
    """

    name: str
    query: str
    colour: str = ""
    group: str = ""
    role: Role = Role.TOPIC
    id: int = 0
    paused_at: datetime | None = None
    sources: frozenset[str] = frozenset()

    @property
    def paused(self) -> bool:
        """Whether it gets no new mentions for now."""
        return self.paused_at is not None

    def takes(self, first_seen_at: datetime) -> bool:
        """Whether a mention first seen at that moment can be its own: not what came after it was paused."""
        return self.paused_at is None or first_seen_at <= self.paused_at


@dataclass(frozen=True, slots=True)
class Account:
    """An account of hers: its posts are stored and marked, and left out of every count unless she asks for them.

    Attributes:
        network: id of the source whose posts it writes: "x", "mastodon" ...
        handle: as she wrote it, without @; compared by `core.identity.account_key`.
    """

    network: str
    handle: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that she follows.

    Attributes:
        url: address of the feed as it was first given; two feeds of one address are the same, wherever it moves.
        site: address of the pages it belongs to.
        folder: where she kept it, folders of folders joined by " / "; "" when nowhere.
        typed: she gave the address herself: it may lie in her own network. One of a file may not.
        comments: the comments on its entries are read too, where it says where they are.
        moved_to: where it lives now, after its server said so for good.
        gone_at: since when its server says that it is gone for good; it is not asked any more.
    """

    url: str
    title: str = ""
    site: str | None = None
    folder: str = ""
    typed: bool = False
    comments: bool = False
    moved_to: str | None = None
    gone_at: datetime | None = None

    @property
    def address(self) -> str:
        """Where it is read."""
        return self.moved_to or self.url


@dataclass(slots=True)
class PassCounts:
    """What became of the inputs of one pass or one import: read is the sum of the others at its end.

    Attributes:
        unmatched: posts that no tracker watches; what she imports is kept all the same, and never counted here.
    """

    read: int = 0
    added: int = 0
    known: int = 0
    rejected: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    unmatched: int = 0

    def add(self, after: "PassCounts", before: "PassCounts") -> None:
        """Count what another count gained between two looks; reasons aside."""
        for name in ("read", "added", "known", "rejected", "unmatched"):
            setattr(self, name, getattr(self, name) + getattr(after, name) - getattr(before, name))

    def as_json(self) -> Mapping[str, int]:
        """The four counters under the names that scripts depend on."""
        return {"read": self.read, "added": self.added, "known": self.known, "rejected": self.rejected}
