"""What a pass is made of: what is asked of a source, what it answers, and what is kept of both.

A PASS is one run of one INQUIRY. It goes page by page: each page is stored together with the CURSOR that stands behind
it, so that a pass that is broken off goes on where it was. Nothing here asks anybody or keeps anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from cmdesk.core.errors import SourceError
from cmdesk.core.types import ALL_MENTIONS, Feed, Post, Rejected

MICRO_DOLLARS: Final = 1_000_000
"""Prices are whole millionths of a US dollar: a post of X costs 5,000."""

READINGS: Final = "readings"
"""The target of the passes that ask about mentions again, and the host that they ask."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked of one source, in its own terms. `source` and `target` name it: its cursor is kept under them.

    Attributes:
        source: id of the source: "feed", "google-news", "x".
        target: the address of a feed as it was first given, or the search in the words of the network.
        title: what people call it: the title of the feed, the name of the tracker.
        tracker: the tracker it is asked for; ALL_MENTIONS where all of them look at the answer.
        feed: the feed that is read; None for a search.
        place: host that is asked, where it is not the same for all inquiries of the source; "" where it is.
    """

    source: str
    target: str
    title: str
    tracker: int = ALL_MENTIONS
    feed: Feed | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """What a source needs to go on, as it was kept.

    Attributes:
        value: opaque to everyone but the source.
        generation: the state of the trackers' queries when it was kept: what was read before other queries watched
            may hold what they watch now.
    """

    value: str
    generation: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth telling of a pass that did not fail.

    Attributes:
        template: English sentence with `{named}` fields, translatable under the context "errors".
        fields: values for it.
    """

    template: str
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quota:
    """How much a network still answers, as its headers tell; None where they do not."""

    limit: int | None = None
    remaining: int | None = None
    resets_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """A post that its network does not show any more: deleted by its author, or taken down.

    Attributes:
        source, native: name the post.
        at: since when, where the network tells; None: found out now.
    """

    source: str
    native: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A stored mention that is to be asked about again.

    Attributes:
        mention: its id.
        raw: the object as its source sent it, None where it is not kept any more.
    """

    mention: int
    source: str
    native: str
    url: str | None = None
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page of an answer.

    Attributes:
        cursor: what goes on behind this page; it is stored in the transaction that stores the page. None keeps the one
            that is stored.
        more: whether another page waits behind the cursor, to be fetched in this same pass.
        cost: the most that this page can have cost, in millionths of a dollar.
        not_before: when the source wants to be asked again at the earliest, where it says.
        notes: what is worth telling.
        feed: the feed as it describes itself now, where that is to be kept (title, site, address, gone).
        gone: posts that are not shown any more, stored or not.
        live: a stretch of a stream: it may be kept together with later ones while it holds nothing that is watched.
        size: bytes that came over the line for it, as they came.
    """

    posts: tuple[Post | Rejected, ...] = ()
    cursor: str | None = None
    more: bool = False
    quota: Quota | None = None
    cost: int = 0
    not_before: datetime | None = None
    notes: tuple[Note, ...] = ()
    feed: Feed | None = None
    gone: tuple[Gone, ...] = ()
    live: bool = False
    size: int = 0


@dataclass(frozen=True, slots=True)
class PageCounts:
    """What became of the posts of a page before the store sees them.

    Attributes:
        read: posts and what was none.
        rejected: what was no post.
        unmatched: posts that no tracker watches; they are not stored.
    """

    read: int = 0
    rejected: int = 0
    unmatched: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """What a page moves in its pass: the store writes it in the transaction of the page's last rows.

    Attributes:
        number: id of the pass.
        generation: of the queries when the page was asked for; kept with its cursor.
        counts: those of earlier stretches that were not kept by themselves; the pipeline adds those of this one.
        again: whether the new mentions are asked about again: True at once, False later, None never.
        reread: ids of the mentions that this page asked about again.
    """

    number: int
    inquiry: Inquiry
    fetched: Fetched
    generation: int
    counts: PageCounts = PageCounts()
    again: bool | None = None
    reread: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pass:
    """One run of one inquiry, as it is kept.

    Attributes:
        ended_at: None while it runs, and for good where it was broken off.
        read, added, known, unmatched, rejected: read is the sum of the others.
        fault: why it could not be ended as it should.
        not_before: when it may be asked again at the earliest.
        cost: the most that it can have cost, in millionths of a dollar.
        failures: how many passes of this inquiry failed one after the other, up to this one.
        size: bytes that came over the line.
    """

    number: int
    source: str
    target: str
    title: str
    tracker: int
    begun_at: datetime
    ended_at: datetime | None = None
    read: int = 0
    added: int = 0
    known: int = 0
    unmatched: int = 0
    rejected: int = 0
    fault: SourceError | None = None
    notes: tuple[Note, ...] = ()
    not_before: datetime | None = None
    quota: Quota | None = None
    cost: int = 0
    failures: int = 0
    size: int = 0

    @property
    def rereads(self) -> bool:
        """Whether it asked about mentions again, and looked for nothing new."""
        return self.tracker == ALL_MENTIONS and self.target.partition(" ")[0] == READINGS


@dataclass(frozen=True, slots=True)
class HostState:
    """How a host fared lately; kept, so that a collector that starts anew does not press it again.

    Attributes:
        failures: faults one after the other.
        rests_until: it is left alone until then; None where it is not.
    """

    failures: int = 0
    rests_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class CollectorState:
    """What the collector that always runs says of itself.

    Attributes:
        process: its number in the system.
        word: one of COLLECTOR_WORDS.
        seen_at: when it said so; it says so every SAYS_SO_EVERY at least.
        due_at: when it asks next, None where it does not know.
    """

    process: int
    word: str
    begun_at: datetime
    seen_at: datetime
    due_at: datetime | None = None

    def lives(self, now: datetime) -> bool:
        """Whether it is there, by what it said last: an old word means that it is gone."""
        if self.word == "stopped":
            return False
        return now - self.seen_at <= (LONGEST_SILENCE if self.word == "tidying" else BELIEVED)


COLLECTOR_WORDS: Final = ("running", "offline", "tidying", "stopped")
"""While it says "tidying", nobody may be able to write into the store, and nor may it."""
SAYS_SO_EVERY: Final = timedelta(minutes=1)
BELIEVED: Final = 1.5 * SAYS_SO_EVERY
"""For so long what it said last is believed."""
LONGEST_SILENCE: Final = timedelta(minutes=30)
"""For so long that it is tidying."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What the desk, or anybody else who opens the store, wants of the collector that runs.

    Attributes:
        what: "now" asks everything that may be asked, whether it is due or not; "stop" ends it.
        tracker: ask for this tracker only; ALL_MENTIONS for all.
    """

    what: str
    tracker: int = ALL_MENTIONS


def dollars(cost: int) -> str:
    """Millionths of a dollar in dollars and cents, a broken cent counted whole: it is never less than it says."""
    return f"{-(-cost // 10_000) / 100:.2f}"
