"""From posts to mentions: the one way in which anything gets into the store.

Batches are matched and scored outside the transaction, then written. Where a tracker changed meanwhile the store says
so, and the rest of the batch is matched anew: no mention keeps a link that an edited query no longer gives.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Final

from cmdesk.core.errors import TrackersChanged, UserError
from cmdesk.core.matching import Matcher
from cmdesk.core.ports import Analyst, MentionWriter
from cmdesk.core.query import parse
from cmdesk.core.text import fold
from cmdesk.core.types import PassCounts, Post, Rejected, ScoredPost, Tracker

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
    """Matches, scores and stores posts; keeps count."""

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
        self._store, self._analyst, self._pack = store, analyst, pack
        self._now, self._by_hand, self._lang = now, by_hand, lang
        self._generation = -1
        self._matcher = Matcher({})
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
            self._store_batch([item for item in taken if isinstance(item, Post)])
            self.counts.read += len(taken)
            for item in taken:
                if isinstance(item, Rejected):
                    self.counts.rejected += 1
                    self.counts.reasons[item.reason] = self.counts.reasons.get(item.reason, 0) + 1
                    rejected(item)
            progress(self.counts)
            if fault is not None:
                raise fault
            if len(taken) < BATCH:
                return True
            if cancelled():
                return False

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

    def _store_batch(self, posts: Sequence[Post]) -> None:
        scored = self._score(posts)
        while scored:
            try:
                with self.stages.timed("store"):
                    written = self._store.write(
                        scored, now=self._now, generation=self._generation, by_hand=self._by_hand
                    )
            except TrackersChanged as change:
                self.counts.added += change.added
                self.counts.known += change.known
                self._load_trackers()
                scored = [self._rematched(post) for post in scored[change.stored :]]
            else:
                self.counts.added += written.added
                self.counts.known += written.known
                return

    def _score(self, posts: Sequence[Post]) -> list[ScoredPost]:
        with self.stages.timed("fold and match"):
            folded = [fold(post.text) for post in posts]
            trackers = [self._match(post, text) for post, text in zip(posts, folded, strict=True)]
        with self.stages.timed("language and sentiment"):
            analysed = [self._analyst.analyse(post.text, self._lang or post.lang) for post in posts]
        with self.stages.timed("compress"):
            packed = [self._pack(post.raw) for post in posts]
        return [
            ScoredPost(post, lang, sentiment, text, matched, body)
            for post, (lang, sentiment), text, matched, body in zip(
                posts, analysed, folded, trackers, packed, strict=True
            )
        ]

    def _rematched(self, scored: ScoredPost) -> ScoredPost:
        return ScoredPost(
            scored.post,
            scored.lang,
            scored.sentiment,
            scored.folded,
            self._match(scored.post, scored.folded),
            scored.packed,
        )

    def _match(self, post: Post, folded: str) -> frozenset[int]:
        """Ids of the trackers to which a post belongs; a paused one takes only what was seen before."""
        matched = self._matcher.match(folded)
        if matched.isdisjoint(self._paused):
            return matched
        told = None if post.kept is None else post.kept.first_seen_at
        seen = self._now if told is None else min(self._now, told)
        return frozenset(number for number in matched if number not in self._paused or self._paused[number].takes(seen))

    def _load_trackers(self) -> None:
        # the number first: a change that comes between is then noticed at the first write
        self._generation = self._store.generation()
        trackers = self._store.trackers()
        self._matcher = Matcher({tracker.id: parse(tracker.query) for tracker in trackers})
        self._paused = {tracker.id: tracker for tracker in trackers if tracker.paused}
