"""What the desk asks of the store: the largest of the ports (`core.ports` has the others, and the words)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from cmdesk.core.corrections import BrandWord, Draw, Former, HeadVersion, Labelled, Purpose
from cmdesk.core.passes import CollectorState, Errand, Pass
from cmdesk.core.previews import Example, Judged, Survey
from cmdesk.core.query import Node
from cmdesk.core.types import Account, Feed, Label, Tracker
from cmdesk.core.views import Agreement, MentionDetail, MentionLine, Tally, View


class DeskStore(Protocol):
    """What the desk asks of the store. Every call is short; none may be made from the thread that paints.

    An object of this kind belongs to the thread that made it.
    """

    def trackers(self) -> list[Tracker]:
        """All trackers, by group then name."""
        ...

    def counts(self) -> Mapping[int, int]:
        """Mentions ever stored for each tracker id, ALL_MENTIONS included."""
        ...

    def span(self, view: View) -> tuple[datetime, datetime] | None:
        """Moments of the first and last mention of a view, None when it has none; its own period is not used."""
        ...

    def series(self, view: View, edges: Sequence[datetime]) -> list[Tally]:
        """Tallies of the bins [edges[i], edges[i+1]); the view's own period is not used. Length: len(edges) - 1."""
        ...

    def total(self, view: View) -> Tally:
        """One tally over the whole view."""
        ...

    def page(self, view: View, *, before: int | None = None, limit: int = 200) -> list[MentionLine]:
        """Newest mentions of the view first, those with an id below `before` (key paging)."""
        ...

    def mention(self, mention_id: int) -> MentionDetail | None:
        """Everything kept of one mention, None when it is gone. Its evidence is recomputed by the caller."""
        ...

    def copies_of(self, mention_id: int, *, limit: int = 200) -> list[MentionLine]:
        """The others of the cluster of a mention, newest first: at most `limit`, and the one that was posted first."""
        ...

    def add_tracker(self, tracker: Tracker, *, now: datetime, like: int | None = None) -> Tracker:
        """Store a new tracker and return it with its id. Links come from a rematch.

        Args:
            like: id of a tracker whose decisions by hand it gets too: it is a copy of that one.
        """
        ...

    def edit_tracker(self, tracker: Tracker, *, now: datetime) -> None:
        """Replace the stored tracker of the same id."""
        ...

    def remove_tracker(self, tracker_id: int, *, now: datetime) -> None:
        """Remove a tracker from sight, then its links; the mentions and her own decisions stay."""
        ...

    def restore_tracker(self, tracker_id: int) -> None:
        """Bring a removed tracker back. Its links come from a rematch."""
        ...

    def accounts(self) -> list[Account]:
        """Her own accounts, by network then handle."""
        ...

    def add_account(self, account: Account, *, now: datetime) -> None:
        """Keep an account as hers and mark its mentions.

        Raises:
            UsageError: it is hers already, or its handle is empty.
        """
        ...

    def remove_account(self, account: Account) -> Account | None:
        """An account is not hers any more: its mentions count again.

        Returns:
            The account as she wrote it, None where it was not hers.
        """
        ...

    def own_posts(self) -> Mapping[Account, int]:
        """Mentions ever stored of each account of hers; accounts without any are missing."""
        ...

    def agreement(self, view: View) -> list[Agreement]:
        """How the opinions of other tools and our labels go together over a view, by tool then labels."""
        ...

    def feeds(self) -> list[Feed]:
        """All feeds, by folder then title."""
        ...

    def add_feeds(self, told: Sequence[Feed], *, now: datetime) -> int:
        """Follow feeds; those whose address is kept already stay as they are. Returns how many are new."""
        ...

    def change_feed(self, feed: Feed) -> bool:
        """Replace what she can set of a feed: title, folder, comments. Returns whether it is there."""
        ...

    def remove_feed(self, url: str) -> bool:
        """Follow a feed no more; its mentions stay. Returns whether it was there."""
        ...

    def last_passes(self) -> list[Pass]:
        """The latest pass of each inquiry, newest first."""
        ...

    def collector(self) -> CollectorState | None:
        """What the collector that always runs said of itself last; None where there never was one."""
        ...

    def send(self, errand: Errand, *, now: datetime) -> None:
        """Want something of the collector that runs; where none runs, nothing comes of it."""
        ...

    def spent(self, source: str, since: datetime) -> int:
        """The most that all passes of a source begun since then can have cost, in millionths of a dollar."""
        ...

    def traffic(self, source: str, since: datetime) -> int:
        """Bytes that all passes of a source begun since then brought over the line."""
        ...

    def correct(self, mention_ids: Iterable[int], label: Label | None, *, now: datetime) -> tuple[Former, ...]:
        """Set her label on mentions, or give them back to the scorer with None; see `storage.corrections`.

        Mentions that say the same follow, those that she labelled herself aside. Where one that only follows is given
        back, so are those that it follows.

        Returns:
            What stood there before, for `put_back`.
        """
        ...

    def put_back(self, former: Iterable[Former]) -> None:
        """Undo a correction: all labels are as they were before it, those of mentions that say the same included."""
        ...

    def brand_words(self) -> list[BrandWord]:
        """The words whose weight she says herself, by their text."""
        ...

    def keep_brand_words(self, words: Sequence[BrandWord]) -> None:
        """Replace them all. Of two that fold alike the last one stays. Stored mentions change by a rescore.

        Raises:
            UsageError: one is empty, too long or beyond -4 to 4.
        """
        ...

    def heads(self) -> list[HeadVersion]:
        """All heads that were made, newest first."""
        ...

    def choose_head(self, number: int | None) -> None:
        """Use another head, or none, from now on. Stored mentions change by a rescore."""
        ...

    def labelled(self) -> list[Labelled]:
        """The stored mentions that she corrected or confirmed herself, newest label first; copies by text left out."""
        ...

    def corrected(self, view: View) -> list[tuple[datetime, Label, Label]]:
        """The mentions of a view whose label is hers: when they were posted, her label, the scorer's; in that order.

        Tallies count by the label in force; `metrics.confusion.as_said` takes this to say what the scorer said.
        """
        ...

    def outdated(self, scorers: Collection[str]) -> int:
        """How many stored mentions were scored by none of these scorers (ids with version), uncorrected ones alone."""
        ...

    def draw(self, view: View, purpose: Purpose, size: int, *, now: datetime) -> Draw:
        """Draw scored mentions of a view to put before her; those she labelled before are drawn like any other.

        For a PERIOD at random, without reposts, each with the same chance. For CHECK the most useful to label (see
        `core.drawing`), every third at random.
        """
        ...

    def draws(self, purpose: Purpose | None = None) -> list[Draw]:
        """All draws with their mentions, newest first."""
        ...

    def skip(self, draw: int, place: int, *, skipped: bool) -> None:
        """She cannot tell a mention of a draw, or takes that back."""
        ...

    def label(self, mention_ids: Iterable[int], name: str, *, given: bool, now: datetime) -> None:
        """Give mentions a label of hers, or take it from them. Labels are compared folded."""
        ...

    def labels(self) -> Mapping[str, int]:
        """Every label of hers, and how many stored mentions bear it; by name."""
        ...

    def newest(self, node: Node, *, limit: int = 20) -> list[Example]:
        """The newest mentions of the whole archive that a query matches, whatever tracker they belong to."""
        ...

    def survey(
        self, node: Node, saved: Node | None, *, tracker: int = 0, wanted: Callable[[], bool] = lambda: True
    ) -> Survey | None:
        """What a query matches in the whole archive, beside what the saved query of its tracker matches.

        Args:
            tracker: id of that tracker, for her judgements; 0 where it is new.
            wanted: asked every few milliseconds; False ends it.

        Returns:
            None where it was not wanted to its end.
        """
        ...

    def judge(self, tracker_id: int, mention_id: int, relevant: bool | None, *, now: datetime) -> None:
        """Keep whether a mention is what she looks for with a tracker; None takes it back. Links do not change."""
        ...

    def judged(self, tracker_id: int) -> list[Judged]:
        """The stored mentions that she judged for a tracker, newest first."""
        ...

    def suggested_words(self, prefix: str, *, limit: int = 12) -> list[str]:
        """#tags and @handles of the archive that begin with a folded prefix (its sign included), most used first."""
        ...

    def vocabulary(self, stems: Sequence[str]) -> list[tuple[str, int]]:
        """Folded words of the archive that begin with a stem, and #tags that hold one; how many mentions hold each."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """Inside it, all reads see one and the same state."""
        ...

    def change_number(self) -> int:
        """A number that moves when another connection has changed the store (PRAGMA data_version)."""
        ...

    def restores(self) -> int:
        """How often a backup was put in the place of everything.

        Ids read before the last time mean nothing now, and an object that was opened before it writes nothing more.
        """
        ...

    def close(self) -> None:
        """Release the file."""
        ...


OpenDeskStore = Callable[[], DeskStore]
"""Opens the store anew; called once in each thread that reads or writes."""
