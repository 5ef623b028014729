"""What the rooms promise each other: the protocols that `bootstrap` fills with real classes.

The words, defined once: a SOURCE gives POSTS; the pipeline turns a post into a SCORED POST; the store keeps it as a
MENTION, linked to every TRACKER whose QUERY it matches. A VIEW says which mentions are looked at, by a query too. A
query is text in the language of `core.query`; read, it is a NODE. She may give mentions names of hers (`label:NAME`,
not the `Label` of their mood), and JUDGE for a tracker whether a mention is what she looks for; a SURVEY shows what a
query matches in the whole archive.

Only types here: a protocol that nobody calls through is deleted.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from cmdesk.core.corrections import BrandWord, HeadReport, Personal
from cmdesk.core.errors import SourceError
from cmdesk.core.passes import CollectorState, Cursor, Errand, Fetched, HostState, Inquiry, Known, Pass, Step
from cmdesk.core.types import Feed, Post, Rejected, ScoredPost, Sentiment, Tracker
from cmdesk.core.views import Agreement, MentionDetail, Tally, View


class Scorer(Protocol):
    """Judges texts of the languages it knows.

    Attributes:
        id: name and version, stored with each score: "linear@1".
        languages: ISO 639-1 codes; texts of other languages must not be given to it.
    """

    id: str
    languages: frozenset[str]

    def score_all(self, texts: Sequence[str], langs: Sequence[str], *, evidence: bool = False) -> list[Sentiment]:
        """Score texts, each in a language it knows. `evidence=False` may skip the spans; all else must be the same."""
        ...


class Analyst(Protocol):
    """Language and sentiment of texts: what the pipeline asks of the room `sentiment`."""

    @property
    def current(self) -> frozenset[str]:
        """What stands as scorer in what it says today; a stored mention with another one is to be scored anew."""
        ...

    def analyse(
        self,
        text: str,
        stated: str | None,
        *,
        habit: str | None = None,
        evidence: bool = False,
        words: Sequence[BrandWord] | None = None,
    ) -> tuple[str, Sentiment]:
        """The language used (ISO 639-1 or "und") and the sentiment of one text.

        Args:
            stated: language code that the source states, None when it states none.
            habit: the language its author usually writes in, where that is known; asked where the text does not tell.
            words: taken for hers in this one question; None are those that it was made with.
        """
        ...

    def analyse_all(
        self, texts: Sequence[str], stated: Sequence[str | None], habits: Sequence[str | None]
    ) -> list[tuple[str, Sentiment]]:
        """The same of many texts, as one by one, in much less time; without evidence."""
        ...

    def second_opinion(self, text: str, lang: str) -> Sentiment | None:
        """What another scorer of that language says of a text, with evidence; None where there is none."""
        ...


class RescoringStore(Protocol):
    """What `cmdesk rescore` asks of the store: to score what is stored anew, and to keep what was learnt."""

    def rescore(
        self,
        analyst: Analyst,
        *,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> tuple[int, int]:
        """Score all stored mentions anew, in short transactions, newest first; her corrections stand.

        Languages stay as they are, except those that could not be told.

        Returns:
            Mentions looked at, and those whose label changed.
        """
        ...

    def personal(self) -> Personal:
        """What the scorers take from her."""
        ...

    def keep_head(self, body: bytes, report: HeadReport, *, now: datetime) -> int:
        """Keep a head and use it from now on; returns its number."""
        ...


class PostFile(Protocol):
    """A file of posts in one form, read from beginning to end without ever being held whole."""

    def __iter__(self) -> Iterator[Post | Rejected]:
        """Yield each post, or the reason why an input is none, in file order."""
        ...

    @property
    def size(self) -> int:
        """Bytes on disk."""
        ...

    @property
    def position(self) -> int:
        """Bytes of it consumed so far, for the progress bar; of the compressed file when it is compressed."""
        ...


class Source(Protocol):
    """A network or kind of feed, asked through its API: one file in `cmdesk.sources` each."""

    @property
    def id(self) -> str:
        """Its name in programs; most of its posts bear it as `Post.source`."""
        ...

    @property
    def gap(self) -> timedelta:
        """The shortest time between two passes of one inquiry that its terms, or good manners, allow."""
        ...

    @property
    def every(self) -> timedelta:
        """How long a collector that always runs waits between two."""
        ...

    @property
    def pace(self) -> timedelta:
        """The shortest time between two requests to one place, whatever they are for."""
        ...

    @property
    def live(self) -> bool:
        """Whether it is a stream, which is listened to all the time: not on a line that is paid by the byte."""
        ...

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        """What is to be asked of it, given what she watches; paused trackers and what is gone are left out."""
        ...

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        """Ask for one page. May be called in any thread, for several inquiries at once; touches no storage.

        Args:
            cursor: what the page before gave, None at the very beginning.
            anew: the queries changed since the cursor was kept: what was not stored then may be wanted now.

        Raises:
            SourceError: nothing came; the cursor that was kept stands. What fails beside the main answer (the comments
                of a feed) is a note on the page, and is asked for again later.
        """
        ...

    def most(self, inquiry: Inquiry) -> int:
        """The most that one page can cost, in millionths of a dollar; 0 where nothing is paid."""
        ...

    def most_of_pass(self, inquiry: Inquiry) -> int:
        """The most that a whole pass can cost, in millionths of a dollar; 0 where nothing is paid."""
        ...


@runtime_checkable
class Stream(Protocol):
    """A source that keeps a connection open from one page to the next."""

    def hang_up(self, *, kept: bool = True) -> None:
        """Let go of it until the next page is asked for: what comes meanwhile must not pile up.

        Args:
            kept: whether the last page was stored; else it must come again.
        """
        ...

    def close(self) -> None:
        """Let go of it for good."""
        ...


class Rereader(Protocol):
    """A source that can be asked about posts that are stored: how people reacted meanwhile, whether they still stand.

    A source that is none gives new counts by itself, or never.
    """

    @property
    def id(self) -> str:
        """Of its source."""
        ...

    @property
    def batch(self) -> int:
        """How many posts it can be asked about at once."""
        ...

    @property
    def bare(self) -> bool:
        """Whether its posts come without counts, so that new mentions are asked about at once."""
        ...

    def place(self, known: Known) -> str:
        """The host that is asked about a post, so that it is treated like any other; "" where there is none."""
        ...

    def reread(self, known: Sequence[Known], *, now: datetime) -> Fetched:
        """Ask about posts, `batch` of them at most, all of one place. May be called in any thread; touches no storage.

        Returns:
            The posts as they are now, edited or not, and those that are gone. Of what is in neither nothing is known.

        Raises:
            SourceError: nothing came.
        """
        ...


class PassKeeper(Protocol):
    """Keeps passes and cursors: what the collector asks of the store beside writing."""

    def feeds(self) -> list[Feed]:
        """All feeds, by folder then title."""
        ...

    def cursor(self, inquiry: Inquiry) -> Cursor | None:
        """What was kept of an inquiry, None at the very beginning."""
        ...

    def begin_pass(self, inquiry: Inquiry, *, now: datetime) -> int:
        """Keep that a pass begins; returns its number."""
        ...

    def reserve(self, number: int, cost: int) -> None:
        """Count what the next page of a pass can cost at most, before it is asked for; its `Step` settles it."""
        ...

    def end_pass(self, number: int, *, now: datetime, fault: SourceError | None = None) -> None:
        """Keep how a pass ended."""
        ...

    def last_passes(self) -> list[Pass]:
        """The latest pass of each inquiry, newest first."""
        ...

    def spent(self, source: str, since: datetime) -> int:
        """The most that all passes of a source begun since then can have cost, in millionths of a dollar."""
        ...

    def traffic(self, source: str, since: datetime) -> int:
        """Bytes that all passes of a source begun since then brought over the line."""
        ...

    def put_off(self, mentions: Sequence[int], until: datetime, *, now: datetime) -> None:
        """Ask about mentions again not before a moment; about those that have been due for too long never."""
        ...


class CollectorKeeper(Protocol):
    """What the collector that always runs asks of the store beside that."""

    def change_number(self) -> int:
        """A number that moves when another connection has changed the store (PRAGMA data_version)."""
        ...

    def hosts(self) -> Mapping[str, HostState]:
        """How hosts fared lately, by place; those of which nothing is to be said are missing."""
        ...

    def keep_host(self, place: str, state: HostState) -> None:
        """Keep how a host fares."""
        ...

    def due(self, source: str, limit: int, *, now: datetime) -> list[Known]:
        """The mentions of a source that are to be asked about again by now, the longest due first."""
        ...

    def say(self, state: CollectorState) -> None:
        """Keep what the collector says of itself."""
        ...

    def take_errands(self) -> list[Errand]:
        """What is wanted of it; each is handed out once."""
        ...

    def personal(self) -> Personal:
        """What the scorers take from her."""
        ...

    def tidy(
        self,
        *,
        now: datetime,
        keep_months: int,
        cancelled: Callable[[], bool] = lambda: False,
        tell: Callable[[bool], None] = lambda _long: None,
    ) -> int:
        """Forget what is to be forgotten by now: raw objects, and what people wrote so many months ago (0: never).

        Returns how many mentions say nothing any more. `cancelled` is asked before each transaction; True ends it.
        `tell` is called there, too, and may write; with True before what may take long and can tell nothing meanwhile.
        Short transactions; to be called about once a day, and after that the files hold nothing of it.
        """
        ...


class FeedKeeper(Protocol):
    """Keeps the feeds that an OPML file brings."""

    def add_feeds(self, feeds: Sequence[Feed], *, now: datetime) -> int:
        """Keep feeds; those whose address is kept already stay as they are. Returns how many are new."""
        ...

    def feeds(self) -> list[Feed]:
        """All feeds, by folder then title."""
        ...


class MentionReader(Protocol):
    """Reads the mentions of a view one after the other: what the export asks of the store."""

    def details(self, view: View) -> Iterator[MentionDetail]:
        """Everything kept of each mention of the view, oldest first, in constant memory.

        Read page by page: mentions stored meanwhile may or may not be among them, none comes twice.

        Raises:
            StoreError: a backup was put in the place of everything meanwhile.
        """
        ...

    def total(self, view: View) -> Tally:
        """One tally over the whole view."""
        ...

    def agreement(self, view: View) -> list[Agreement]:
        """How the opinions of other tools and our labels go together over a view: says which tools there are."""
        ...


class Written(Protocol):
    """What one call of `MentionWriter.write` did."""

    added: int
    known: int


class MentionWriter(Protocol):
    """Stores scored posts: each batch in one or several short transactions, each of them whole."""

    def trackers(self) -> list[Tracker]:
        """All trackers."""
        ...

    def generation(self) -> int:
        """A number that moves with every change of a tracker's query; read it before the trackers."""
        ...

    def habits(self, accounts: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        """The language that authors (source and key) usually write in; those without a habit are missing."""
        ...

    def known(self, keys: Iterable[tuple[str, str]]) -> int:
        """How many of these posts, by source and native id, are stored; each is counted once."""
        ...

    def write(
        self,
        batch: Sequence[ScoredPost],
        *,
        now: datetime,
        generation: int | None = None,
        by_hand: int | None = None,
        step: Step | None = None,
    ) -> Written:
        """Store a batch: mentions, authors, links, full text, readings, rollups, raw objects.

        Args:
            now: the moment of the pass.
            generation: the number under which the batch was matched; None skips the check.
            by_hand: id of a tracker to which she links every post of the batch.
            step: what the batch moves in its pass, written in the transaction of its last rows.

        Raises:
            TrackersChanged: match the rest of the batch anew.
        """
        ...


class Keys(Protocol):
    """The keys of networks, by source id; see `config.secrets`. May block while the system asks for a password."""

    def place(self, source: str) -> str | None:
        """Where the key of a source comes from: "session", "environment" or "keyring"; None where there is none."""
        ...

    def use(self, source: str, key: str) -> None:
        """Use a key for this session only.

        Raises:
            InputError: it is none.
        """
        ...

    def keep(self, source: str, key: str) -> None:
        """Keep a key in the system's keyring.

        Raises:
            InputError: it is none, or there is no keyring to keep it in.
        """
        ...

    def forget(self, source: str) -> bool:
        """Forget a key in the keyring and in this session; returns whether there was one."""
        ...

    def redact(self, text: str) -> str:
        """A text with every key that this run has seen taken out of it; blocks never."""
        ...

    def session(self) -> Mapping[str, str]:
        """The keys of this session, by source: for the first line that `collect --session-keys` reads."""
        ...
