"""From posts to mentions: the one way in which anything gets into the store.

Batches are matched and scored outside the transaction, then written. Where a tracker changed meanwhile the store says
so, and the rest of the batch is matched anew: no mention keeps a link that an edited query no longer gives.

What she imports is stored whether a tracker watches it or not; of what a source gives, only what some tracker does, or
will do once enough people have reacted (`min:likes:10`), or did before it was edited.

Language and mood are found out for what is stored, and before that only where a query asks for them.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Final

from cmdesk.collector.post_facts import PostFacts
from cmdesk.core.errors import QueryError, TrackersChanged, UserError
from cmdesk.core.languages import language_code
from cmdesk.core.matching import Matcher
from cmdesk.core.passes import PageCounts, Step
from cmdesk.core.ports import Analyst, MentionWriter
from cmdesk.core.query import Field as QueryField
from cmdesk.core.query import Node, parse, walk, widened
from cmdesk.core.types import PassCounts, Post, Rejected, ScoredPost, Sentiment, Tracker

BATCH: Final = 2000


@dataclass(slots=True)
class Stages:
    """Processor seconds spent in each stage of an import, for `make bench` and -v."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add what runs inside to a stage."""
        begun = time.process_time()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - begun


class Pipeline:
    """Matches, scores and stores posts; keeps count.

    Attributes:
        now: the moment of the pass; who runs for long moves it.
        analyst: finds out language and mood.
    """

    def __init__(
        self,
        store: MentionWriter,
        analyst: Analyst,
        pack: Callable[[bytes | None], bytes | None],
        *,
        now: datetime,
        by_hand: int | None = None,
        lang: str | None = None,
    ) -> None:
        """Prepare a pass.

        Args:
            pack: compresses a raw object for the store.
            now: the moment of the pass.
            by_hand: id of a tracker to which every post is linked, whether it matches or not.
            lang: the language of all texts, as she says it; wins over what the source states.
        """
        self.counts = PassCounts()
        self.stages = Stages()
        self._writer, self.analyst, self._pack = store, analyst, pack
        self.now = now
        self._by_hand, self._lang = by_hand, lang
        self._generation = -1
        self._trees: dict[str, Node | None] = {}
        self._matcher = Matcher()
        self._waiting = Matcher()
        self._paused: dict[int, Tracker] = {}
        self._load_trackers()

    def run(
        self,
        items: Iterable[Post | Rejected],
        *,
        rejected: Callable[[Rejected], None],
        progress: Callable[[PassCounts], None] = lambda _counts: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Take in everything that `items` gives.

        Args:
            rejected: told each input that is no post.
            progress: told the counters after each batch.
            cancelled: asked after each batch; True ends the pass with all that was stored kept.

        Returns:
            Whether the end was reached.

        Raises:
            UserError: `items` cannot be read to its end; all that it gave before is stored.
        """
        source = iter(items)
        while True:
            taken, fault = self._take(source)
            self._store(_posts(taken))
            self._count(taken, rejected)
            progress(self.counts)
            if fault is not None:
                raise fault
            if len(taken) < BATCH:
                return True
            if cancelled():
                return False

    def take(
        self,
        step: Step,
        *,
        rejected: Callable[[Rejected], None],
        wanted: Callable[[], bool] = lambda: True,
        put_off: bool = False,
    ) -> PageCounts | None:
        """Store a page of a pass, and with it what the page moves.

        Args:
            step: its own counts are added here.
            rejected: told each input that is no post.
            wanted: whether what she watches still asks for this inquiry. Where it does not, the cursor stays behind the
                page before: of this one, nothing is kept for a tracker that she may bring back a moment later.
            put_off: nothing need be kept now where the page holds nothing that is watched.

        Returns:
            None where it is kept; what it counts where that was put off.
        """
        taken = step.fetched.posts
        posts = _posts(taken)
        if self._writer.generation() != self._generation:
            self._load_trackers()
        scored, counts = self._score(posts, {}, everything=False), None
        if put_off and not scored and not self._tells(step):
            counts = _counted(step, len(posts)).counts
            self.counts.unmatched += len(posts)
        else:
            self._store(posts, step, wanted, scored)
        self._count(taken, rejected)
        return counts

    def _tells(self, step: Step) -> bool:
        """Whether a page without a post that is watched has something to keep all the same."""
        fetched = step.fetched
        return bool(fetched.notes) or self._writer.known((one.source, one.native) for one in fetched.gone) > 0

    def _take(self, source: Iterator[Post | Rejected]) -> tuple[list[Post | Rejected], UserError | None]:
        """The next batch, and what kept it from being whole."""
        taken: list[Post | Rejected] = []
        with self.stages.timed("read"):
            try:
                # not list(islice(...)): a fault would take with it all that came before
                for item in islice(source, BATCH):
                    taken.append(item)
            except UserError as fault:
                return taken, fault
        return taken, None

    def _count(self, taken: Sequence[Post | Rejected], rejected: Callable[[Rejected], None]) -> None:
        self.counts.read += len(taken)
        for item in taken:
            if isinstance(item, Rejected):
                self.counts.rejected += 1
                self.counts.reasons[item.reason] = self.counts.reasons.get(item.reason, 0) + 1
                rejected(item)

    def _store(
        self,
        posts: Sequence[Post],
        step: Step | None = None,
        wanted: Callable[[], bool] = lambda: True,
        scored: list[ScoredPost] | None = None,
    ) -> None:
        """Store a batch: all of it, or as a page of a pass what some tracker watches.

        Args:
            scored: what is watched of it, where that is known already.
        """
        waiting, stored = posts, 0
        before: dict[int, ScoredPost] = {}
        while waiting or step is not None:
            if scored is None:
                scored = self._score(waiting, before, everything=step is None)
            unmatched = len(posts) - stored - len(scored)
            # asked at each try: what it says holds for the trackers that the store compares with
            moved = step if step is None or wanted() else _left_behind(step)
            try:
                with self.stages.timed("store"):
                    written = self._writer.write(
                        scored,
                        now=self.now,
                        generation=self._generation,
                        by_hand=self._by_hand,
                        step=None if moved is None else _counted(moved, unmatched),
                    )
            except TrackersChanged as change:
                self.counts.added += change.added
                self.counts.known += change.known
                stored += change.stored
                done = {id(one.post) for one in scored[: change.stored]}
                waiting = [post for post in waiting if id(post) not in done]
                before = {id(one.post): one for one in scored}
                scored = None
                self._load_trackers()
            else:
                self.counts.added += written.added
                self.counts.known += written.known
                self.counts.unmatched += unmatched
                return

    def _score(self, posts: Sequence[Post], before: Mapping[int, ScoredPost], *, everything: bool) -> list[ScoredPost]:
        """Match and score posts; what no tracker watches is left out unless `everything` is wanted.

        Args:
            before: by the identity of the post, what was found out before the trackers changed.
        """
        with self.stages.timed("fold and match"):
            posted = [PostFacts(post, self._analyse, before.get(id(post))) for post in posts]
            matched = [
                (known, trackers) for known in posted if (trackers := self._match(known, everything)) is not None
            ]
            matched += self._lost(posted, matched)
        with self.stages.timed("language and sentiment"):
            self._analyse_all([known for known, _ in matched if not known.is_analysed])
        with self.stages.timed("compress"):
            packed = [known.packed(self._pack) for known, _ in matched]
        return [
            ScoredPost(known.post, *known.analysed, known.folded, trackers, body)
            for (known, trackers), body in zip(matched, packed, strict=True)
        ]

    def _lost(
        self, posted: Sequence[PostFacts], matched: Sequence[tuple[PostFacts, frozenset[int]]]
    ) -> list[tuple[PostFacts, frozenset[int]]]:
        """Posts that no tracker watches any more since they were edited: what is stored of them must say so."""
        watched = {id(known) for known, _ in matched}
        edited = [known for known in posted if known.post.edited_at is not None and id(known) not in watched]
        keys = [(known.post.source, known.post.native) for known in edited]
        # nearly always none is stored: one question tells
        if not keys or not self._writer.known(keys):
            return []
        return [(known, frozenset()) for known, key in zip(edited, keys, strict=True) if self._writer.known([key])]

    def _analyse(self, post: Post) -> tuple[str, Sentiment]:
        return self.analyst.analyse(post.text, self._lang or post.lang, habit=self._habits([post])[0])

    def _analyse_all(self, facts: Sequence[PostFacts]) -> None:
        """Find out language and mood of what no query asked for before: many at once take half the time."""
        posts = [known.post for known in facts]
        found = self.analyst.analyse_all(
            [post.text for post in posts], [self._lang or post.lang for post in posts], self._habits(posts)
        )
        for known, one in zip(facts, found, strict=True):
            known.analysed = one

    def _habits(self, posts: Sequence[Post]) -> list[str | None]:
        """The languages of their authors, where nothing else tells the language."""
        accounts = [
            None
            if post.author is None or language_code(self._lang or post.lang) is not None
            else (post.source, post.author.key)
            for post in posts
        ]
        known = self._writer.habits([account for account in accounts if account is not None])
        return [None if account is None else known.get(account) for account in accounts]

    def _match(self, known: PostFacts, everything: bool) -> frozenset[int] | None:
        """Ids of the trackers to which a post belongs, None where it is not to be stored.

        A paused tracker takes only what was seen before.
        """
        matched = self._taking(self._matcher.match(known.post.text, known, folded=known.folded), known.post)
        if matched or everything:
            return matched
        waiting = self._waiting.match(known.post.text, known, folded=known.folded)
        return matched if self._taking(waiting, known.post) else None

    def _taking(self, matched: frozenset[int], post: Post) -> frozenset[int]:
        if matched.isdisjoint(self._paused):
            return matched
        told = None if post.kept is None else post.kept.first_seen_at
        seen = self.now if told is None else min(self.now, told)
        return frozenset(number for number in matched if number not in self._paused or self._paused[number].takes(seen))

    def _load_trackers(self) -> None:
        # the number first: a change that comes between is then noticed at the first write
        self._generation = self._writer.generation()
        trackers = self._writer.trackers()
        # what was read stays read: among thousands of queries she changes one at a time
        self._trees = {tracker.query: self._tree(tracker.query) for tracker in trackers}
        trees = {tracker.id: tree for tracker in trackers if (tree := self._trees[tracker.query]) is not None}
        self._matcher.update(trees)
        self._waiting.update(
            {number: wider for number, tree in trees.items() if _counts(tree) and (wider := _uncounted(tree))}
        )
        self._paused = {tracker.id: tracker for tracker in trackers if tracker.paused}

    def _tree(self, query: str) -> Node | None:
        """A stored query as it is read; one that cannot be read matches nothing, and the window says so."""
        if query in self._trees:
            return self._trees[query]
        try:
            return parse(query, of_tracker=True)
        except QueryError:
            return None


def _counts(tree: Node) -> bool:
    return any(isinstance(node, QueryField) and node.name == "min" for node in walk(tree))


def _uncounted(tree: Node) -> Node | None:
    """What a query asks beside counts, which grow."""
    return widened(tree, lambda node, _negated: not (isinstance(node, QueryField) and node.name == "min"))


def _posts(items: Sequence[Post | Rejected]) -> list[Post]:
    return [item for item in items if isinstance(item, Post)]


def _left_behind(step: Step) -> Step:
    return replace(step, fetched=replace(step.fetched, cursor=None))


def _counted(step: Step, unmatched: int) -> Step:
    items, before = step.fetched.posts, step.counts
    rejected = len(items) - len(_posts(items))
    counts = PageCounts(before.read + len(items), before.rejected + rejected, before.unmatched + unmatched)
    return replace(step, counts=counts)
