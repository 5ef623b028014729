"""The front door of the store: one connection, and every question that other rooms may ask of it.

An object belongs to the thread that made it. Faults of the user's world leave as `StoreError`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from cmdesk.core.corrections import BrandWord, Draw, Former, HeadReport, HeadVersion, Labelled, Personal, Purpose
from cmdesk.core.passes import Step
from cmdesk.core.ports import Analyst
from cmdesk.core.previews import EXAMPLES, Example, Judged, Survey
from cmdesk.core.query import Node
from cmdesk.core.types import Account, Feed, Label, ScoredPost, Tracker
from cmdesk.core.views import Agreement, MentionDetail, MentionLine, Tally, View
from cmdesk.storage import (
    accounts,
    brand_words,
    clusters,
)
from cmdesk.storage import connection as opening
from cmdesk.storage import (
    corrections,
    doctor,
    draws,
    feeds,
    given_labels,
    habits,
    heads,
    judgements,
    opinions,
    reading,
    rescoring,
    rollups,
    surveys,
    trackers,
    vocabulary,
)
from cmdesk.storage.archive import Archive
from cmdesk.storage.mentions import MentionTable, Written
from cmdesk.storage.pass_store import PassStore


class SqliteStore(PassStore):
    """A store in one SQLite file; satisfies every port of `core.ports` that is kept in one.

    Attributes:
        wanted: asked every few milliseconds while a view with a query is read; where it says no, `Abandoned` is raised.
    """

    def __init__(self, path: Path, *, create: bool = True, write: bool = True) -> None:
        """Open the file, or make it.

        Args:
            create: whether it is made where it is missing.
            write: False for somebody who only reads: then it is opened, never made, where nothing may be written, too.

        Raises:
            StoreError: see `connection.connect`.
        """
        super().__init__(path, opening.connect(path, create=create) if write else opening.connect_to_read(path))
        self._mentions = MentionTable(self._connection)
        self.wanted: Callable[[], bool] = lambda: True
        self._archive = Archive(self._connection)
        self._archive.wanted = lambda: self.wanted()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Inside it, all reads see one and the same state."""
        with self._faults(), opening.snapshot(self._connection):
            yield

    def restores(self) -> int:
        """How often a backup was put in the place of everything; ids read before the last time mean nothing now."""
        with self._faults():
            return opening.restores(self._connection)

    # mentions

    def write(
        self,
        batch: Sequence[ScoredPost],
        *,
        now: datetime,
        generation: int | None = None,
        by_hand: int | None = None,
        step: Step | None = None,
    ) -> Written:
        """Store scored posts; see `MentionTable.write`."""
        with self._faults():
            return self._mentions.write(batch, now=now, generation=generation, by_hand=by_hand, step=step)

    def known(self, keys: Iterable[tuple[str, str]]) -> int:
        """How many of these posts, by source and native id, are stored; see `MentionTable.known`."""
        with self._faults():
            return self._mentions.known(keys)

    def page(self, view: View, *, before: int | None = None, limit: int = 200) -> list[MentionLine]:
        """Newest mentions of the view first, those with an id below `before`."""
        with self._faults():
            return reading.page(self._connection, self._archive, view, before, limit)

    def mention(self, mention_id: int) -> MentionDetail | None:
        """Everything kept of one mention, None when it is gone."""
        with self._faults():
            return reading.mention(self._connection, mention_id)

    def copies_of(self, mention_id: int, *, limit: int = 200) -> list[MentionLine]:
        """The others of the cluster of a mention, newest first: at most `limit`, and the one that was posted first."""
        with self._faults():
            return reading.lines(self._connection, clusters.others(self._connection, mention_id, limit))

    def details(self, view: View) -> Iterator[MentionDetail]:
        """Everything kept of each mention of the view, oldest first, in constant memory; see `reading.details`."""
        with self._faults():
            yield from reading.details(self._connection, self._archive, view)

    def correct(self, mention_ids: Iterable[int], label: Label | None, *, now: datetime) -> tuple[Former, ...]:
        """Set her label on mentions, or give them back to the scorer with None; see `corrections.correct`."""
        with self._faults():
            return corrections.correct(self._connection, mention_ids, label, now)

    def put_back(self, former: Iterable[Former]) -> None:
        """Undo a correction, given what it returned."""
        with self._faults():
            corrections.put_back(self._connection, former)

    def label(self, mention_ids: Iterable[int], name: str, *, given: bool, now: datetime) -> None:
        """Give mentions a label of hers, or take it from them; see `given_labels.label`."""
        with self._faults():
            given_labels.label(self._connection, mention_ids, name, given, now)

    def labels(self) -> Mapping[str, int]:
        """Every label of hers, and how many stored mentions bear it; by name."""
        with self._faults():
            return given_labels.labels(self._connection)

    def judge(self, tracker_id: int, mention_id: int, relevant: bool | None, *, now: datetime) -> None:
        """Keep whether a mention is what she looks for with a tracker; None takes it back."""
        with self._faults():
            judgements.judge(self._connection, tracker_id, mention_id, relevant, now)

    def judged(self, tracker_id: int) -> list[Judged]:
        """The stored mentions that she judged for a tracker, newest first."""
        with self._faults():
            return judgements.judged(self._connection, tracker_id)

    def suggested_words(self, prefix: str, *, limit: int = 12) -> list[str]:
        """#tags and @handles of the archive that begin with a folded prefix (its sign included), most used first."""
        with self._faults():
            return vocabulary.suggested_words(self._connection, prefix, limit)

    def vocabulary(self, stems: Sequence[str]) -> list[tuple[str, int]]:
        """Words of the archive near some stems, and how many mentions hold each; see `vocabulary.vocabulary`."""
        with self._faults():
            return vocabulary.vocabulary(self._connection, stems)

    def habits(self, accounts: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        """The language that authors (source and key) usually write in; see `habits`."""
        with self._faults():
            return habits.habits(self._connection, accounts)

    def rescore(
        self, analyst: Analyst, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> tuple[int, int]:
        """Score all stored mentions anew; see `rescoring.rescore`."""
        with self._faults():
            return rescoring.rescore(self._connection, analyst, progress, cancelled)

    # what the scorers learn from her

    def brand_words(self) -> list[BrandWord]:
        """The words whose weight she says herself, by their text."""
        with self._faults():
            return brand_words.all_words(self._connection)

    def keep_brand_words(self, words: Sequence[BrandWord]) -> None:
        """Replace them all; see `brand_words.keep`."""
        with self._faults():
            brand_words.keep(self._connection, words)

    def heads(self) -> list[HeadVersion]:
        """All heads that were made, newest first."""
        with self._faults():
            return heads.all_heads(self._connection)

    def keep_head(self, body: bytes, report: HeadReport, *, now: datetime) -> int:
        """Keep a head and use it from now on; returns its number."""
        with self._faults():
            return heads.keep(self._connection, body, report, now)

    def choose_head(self, number: int | None) -> None:
        """Use another head, or none, from now on; see `heads.choose`."""
        with self._faults():
            heads.choose(self._connection, number)

    def corrected(self, view: View) -> list[tuple[datetime, Label, Label]]:
        """When the corrected mentions of a view were posted, her label and the scorer's; see `corrections.within`."""
        with self._faults():
            return corrections.within(self._connection, self._archive, view)

    def personal(self) -> Personal:
        """What the scorers take from her."""
        with self._faults(), opening.snapshot(self._connection):
            return Personal(tuple(brand_words.all_words(self._connection)), heads.chosen(self._connection))

    def labelled(self) -> list[Labelled]:
        """The stored mentions that she labelled herself, newest label first."""
        with self._faults(), opening.snapshot(self._connection):
            return draws.labelled(self._connection)

    def outdated(self, scorers: Collection[str]) -> int:
        """How many stored mentions that she did not correct were scored by none of these scorers."""
        with self._faults():
            return heads.outdated(self._connection, scorers)

    def draw(self, view: View, purpose: Purpose, size: int, *, now: datetime) -> Draw:
        """Draw scored mentions of a view to put before her; see `draws.draw`."""
        with self._faults():
            return draws.draw(self._connection, self._archive, view, purpose, size, now)

    def draws(self, purpose: Purpose | None = None) -> list[Draw]:
        """All draws with their mentions, newest first."""
        with self._faults(), opening.snapshot(self._connection):
            return draws.all_draws(self._connection, purpose)

    def skip(self, draw: int, place: int, *, skipped: bool) -> None:
        """She cannot tell a mention of a draw, or takes that back."""
        with self._faults():
            draws.skip(self._connection, draw, place, skipped)

    # counts

    def counts(self) -> Mapping[int, int]:
        """Mentions ever stored for each tracker id; trackers without any are missing."""
        with self._faults():
            return rollups.counts(self._connection)

    def span(self, view: View) -> tuple[datetime, datetime] | None:
        """Moments of the first and last mention of a view, None when it has none; its own period is not used."""
        with self._faults():
            return reading.span(self._connection, self._archive, view)

    def series(self, view: View, edges: Sequence[datetime]) -> list[Tally]:
        """Tallies of the bins between consecutive edges; the view's own period is not used."""
        with self._faults():
            return rollups.series(self._connection, self._archive, view, edges)

    def total(self, view: View) -> Tally:
        """One tally over the whole view."""
        with self._faults():
            return rollups.total(self._connection, self._archive, view)

    def agreement(self, view: View) -> list[Agreement]:
        """How the opinions of other tools and our labels go together over a view, by tool then labels."""
        with self._faults():
            return opinions.agreement(self._connection, self._archive, view)

    # the archive seen through a query

    def newest(self, node: Node, *, limit: int = EXAMPLES) -> list[Example]:
        """The newest mentions of the whole archive that a query matches, whatever tracker they belong to."""
        with self._faults():
            return surveys.newest(self._connection, self._archive, node, limit)

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
        with self._faults():
            return surveys.survey(self._connection, self._archive, node, saved, tracker, wanted)

    # accounts and feeds

    def accounts(self) -> list[Account]:
        """Her own accounts, by network then handle."""
        with self._faults():
            return accounts.all_accounts(self._connection)

    def add_account(self, account: Account, *, now: datetime) -> None:
        """Keep an account as hers and mark its mentions.

        Raises:
            UsageError: it is hers already, or its handle is empty.
        """
        with self._faults():
            accounts.add(self._connection, account, now)

    def remove_account(self, account: Account) -> Account | None:
        """An account is not hers any more: its mentions count again.

        Returns:
            The account as she wrote it, None where it was not hers.
        """
        with self._faults():
            return accounts.remove(self._connection, account)

    def own_posts(self) -> Mapping[Account, int]:
        """Mentions ever stored of each account of hers; accounts without any are missing."""
        with self._faults():
            return accounts.posts(self._connection)

    def add_feeds(self, told: Sequence[Feed], *, now: datetime) -> int:
        """Keep feeds; those whose address is kept already stay as they are. Returns how many are new."""
        with self._faults():
            return feeds.add(self._connection, told, now)

    def feeds(self) -> list[Feed]:
        """All feeds, by folder then title."""
        with self._faults():
            return feeds.all_feeds(self._connection)

    def change_feed(self, feed: Feed) -> bool:
        """Replace what she can set of a feed: title, folder, comments. Returns whether it is there."""
        with self._faults():
            return feeds.change(self._connection, feed)

    def remove_feed(self, url: str) -> bool:
        """Follow a feed no more; its mentions stay. Returns whether it was there."""
        with self._faults():
            return feeds.remove(self._connection, url)

    # trackers

    def trackers(self) -> list[Tracker]:
        """All trackers, by group then name."""
        with self._faults():
            return trackers.all_trackers(self._connection)

    def generation(self) -> int:
        """A number that moves with every change of a tracker's query."""
        with self._faults():
            return trackers.generation(self._connection)

    def add_tracker(self, tracker: Tracker, *, now: datetime, like: int | None = None) -> Tracker:
        """Store a new tracker and return it with its id. Links come from a rematch.

        Args:
            like: id of a tracker whose decisions by hand it gets too.

        Raises:
            UsageError: its name is empty or taken.
        """
        with self._faults():
            return trackers.add(self._connection, tracker, now, like)

    def edit_tracker(self, tracker: Tracker, *, now: datetime) -> None:
        """Replace the stored tracker of the same id.

        Raises:
            UsageError: its name is empty or taken.
        """
        with self._faults():
            trackers.edit(self._connection, tracker, now)

    def remove_tracker(self, tracker_id: int, *, now: datetime) -> None:
        """Remove a tracker from sight, then its links; the mentions and her own decisions stay."""
        with self._faults():
            trackers.remove(self._connection, tracker_id, now)

    def restore_tracker(self, tracker_id: int) -> None:
        """Bring a removed tracker back. Its links come from a rematch.

        Raises:
            UsageError: its name was given to another one meanwhile.
        """
        with self._faults():
            trackers.restore(self._connection, tracker_id)

    def rematch(
        self,
        tracker: Tracker,
        tree: Node,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> tuple[int, int]:
        """Bring the links of one tracker in line with its query; see `trackers.rematch`."""
        with self._faults():
            return trackers.rematch(self._connection, tracker, tree, progress)

    def decide(self, tracker_id: int, mention_ids: Sequence[int], linked: bool | None, *, now: datetime) -> None:
        """Keep her decision that mentions belong to a tracker, or do not; None takes it back."""
        with self._faults():
            trackers.decide(self._connection, tracker_id, mention_ids, linked, now)

    # care

    def examine(self) -> Iterator[doctor.Finding]:
        """Check the whole store; see `doctor`."""
        with self._faults():
            yield from doctor.examine(self._connection)
