"""Writes mentions: everything that one scored post brings, in one transaction.

A post seen before adds no mention: it brings its reactions up to date. The same batch written again therefore changes
nothing, and a batch that was broken off left nothing behind.
"""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import apsw

from cmdesk.core.errors import TrackersChanged
from cmdesk.core.identity import EPOCH_SECONDS, SEQUENCE_BITS, SEQUENCE_SIZE, to_microseconds
from cmdesk.core.text import apart
from cmdesk.core.types import ALL_MENTIONS, Author, Post, Reading, ScoredPost
from cmdesk.storage import raw
from cmdesk.storage.connection import rows, writing
from cmdesk.storage.names import Names
from cmdesk.storage.rollups import Differences

SLICE: Final = 500
"""Rows between two looks at the clock."""
MOST_ROWS: Final = 2000
MOST_SECONDS: Final = 0.25
"""A transaction is closed at these bounds, so that other writers get their turn."""

_MENTION: Final = f"INSERT INTO mention VALUES ({', '.join('?' * 35)})"
_SECONDS: Final = 1_000_000


@dataclass(slots=True)
class Written:
    """What became of a batch."""

    added: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store holds of a post that is seen again."""

    id: int
    source: int
    lang: int
    label: int
    read_at: int
    reading: Reading


class MentionTable:
    """The write path of one connection."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Take a connection of `connection.connect`."""
        self._connection = connection
        self._sources = Names(connection, "source")
        self._languages = Names(connection, "language")
        self._scorers = Names(connection, "scorer")

    def write(
        self, batch: Sequence[ScoredPost], *, now: datetime, generation: int | None = None, by_hand: int | None = None
    ) -> Written:
        """Store a batch in transactions of at most MOST_ROWS rows or MOST_SECONDS.

        Args:
            now: the moment of the pass; readings without one of their own get it.
            generation: `Trackers.generation` when the batch was matched; None skips the check.
            by_hand: a tracker that she links every post of the batch to, whether it matches or not.

        Raises:
            TrackersChanged: queries changed since; what was not yet written must be matched anew. `written` of the
                error says how many posts of the batch are stored.
        """
        written = Written()
        position = 0
        while position < len(batch):
            begun, first = time.monotonic(), position
            with self._transaction():
                if generation is not None and self._generation() != generation:
                    raise TrackersChanged(position, written.added, written.known)
                while position < len(batch):
                    part = batch[position : position + min(SLICE, MOST_ROWS - (position - first))]
                    self._write(part, now, by_hand, written)
                    position += len(part)
                    if position - first >= MOST_ROWS or time.monotonic() - begun > MOST_SECONDS:
                        break
                raw.purge(self._connection, now)
        return written

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            with writing(self._connection):
                yield
        except BaseException:
            for names in (self._sources, self._languages, self._scorers):
                names.forget()
            raise

    def _generation(self) -> int:
        found: int = self._connection.execute("SELECT generation FROM state").get
        return found

    def _write(self, part: Sequence[ScoredPost], now: datetime, by_hand: int | None, written: Written) -> None:
        fresh: dict[tuple[str, str], ScoredPost] = {}
        again: list[tuple[ScoredPost, _Known]] = []
        twice: list[ScoredPost] = []
        for scored in part:
            key = (scored.post.source, scored.post.native)
            known = self._known(*key)
            if known is not None:
                again.append((scored, known))
            elif key in fresh:
                twice.append(scored)
            else:
                fresh[key] = scored
        differences = Differences()
        authors = self._authors([scored.post for scored in part], now)
        hers = self._hers(fresh)
        self._insert(list(fresh.values()), authors, hers, now, by_hand, differences)
        for scored in twice:
            known = self._known(scored.post.source, scored.post.native)
            assert known is not None
            again.append((scored, known))
        for scored, known in again:
            self._see_again(scored, known, authors, now, by_hand, differences)
        if by_hand is not None:
            self._decide(part, by_hand, now)
        differences.write(self._connection)
        written.added += len(fresh)
        written.known += len(again)

    def _known(self, source: str, native: str) -> _Known | None:
        found = rows(
            self._connection,
            "SELECT id, source, lang, (SELECT label FROM tracker_link WHERE tracker = 0 AND mention = id), "
            "coalesce(read_at, -1), likes, shares, replies, quotes, views FROM mention WHERE source = ? AND native = ?",
            (self._sources.id_of(source), native),
        )
        for number, source_id, lang, label, read_at, *counts in found:
            return _Known(number, source_id, lang, label, read_at, Reading(*counts))
        return None

    def _authors(self, posts: Sequence[Post], now: datetime) -> dict[tuple[str, str], int]:
        """Ids of the authors of some posts; new ones are stored, others brought up to date."""
        newest: dict[tuple[str, str], tuple[Author, int]] = {}
        for post in posts:
            if post.author is not None:
                seen_at = to_microseconds(post.reading.seen_at or now)
                key = (post.source, post.author.key)
                if key not in newest or newest[key][1] <= seen_at:
                    newest[key] = (post.author, seen_at)
        return {key: self._author(key, author, seen_at) for key, (author, seen_at) in newest.items()}

    def _author(self, key: tuple[str, str], author: Author, seen_at: int) -> int:
        source = self._sources.id_of(key[0])
        told = (
            author.handle,
            author.name,
            author.followers,
            author.following,
            None if author.created_at is None else to_microseconds(author.created_at),
            None if author.robot is None else int(author.robot),
        )
        found = rows(
            self._connection,
            "SELECT id, seen_at, handle, name, followers, following, created_at, robot FROM author "
            "WHERE source = ? AND key = ?",
            (source, author.key),
        )
        if not found:
            self._connection.execute(
                "INSERT INTO author VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (source, author.key, *told, seen_at)
            )
            return self._connection.last_insert_rowid()
        number: int = found[0][0]
        if found[0][1] <= seen_at and found[0][2:] != told:
            # what this answer leaves out is not unlearnt
            self._connection.execute(
                "UPDATE author SET handle = coalesce(?, handle), name = coalesce(?, name), "
                "followers = coalesce(?, followers), following = coalesce(?, following), "
                "created_at = coalesce(?, created_at), robot = coalesce(?, robot), seen_at = ? WHERE id = ?",
                (*told, seen_at, number),
            )
        return number

    def _hers(self, fresh: dict[tuple[str, str], ScoredPost]) -> "_Hers":
        """Her corrections and decisions on posts that come (back) in: they outlive a purge."""
        hers = _Hers({}, {})
        if self._connection.execute("SELECT EXISTS (SELECT 1 FROM correction)").get:
            for key in fresh:
                label = self._connection.execute(
                    "SELECT label FROM correction WHERE source = ? AND native = ?", key
                ).get
                if label is not None:
                    hers.labels[key] = label
        if self._connection.execute("SELECT EXISTS (SELECT 1 FROM decision)").get:
            for key in fresh:
                found = rows(
                    self._connection,
                    "SELECT tracker, linked FROM decision JOIN tracker ON tracker.id = decision.tracker "
                    "WHERE source = ? AND native = ? AND removed_at IS NULL",
                    key,
                )
                if found:
                    hers.links[key] = {tracker: bool(linked) for tracker, linked in found}
        return hers

    def _insert(
        self,
        fresh: Sequence[ScoredPost],
        authors: dict[tuple[str, str], int],
        hers: "_Hers",
        now: datetime,
        by_hand: int | None,
        differences: Differences,
    ) -> None:
        moment = to_microseconds(now)
        day = raw.day_of(now)
        taken: dict[int, int] = {}
        mentions, links, readings, raws, texts = [], [], [], [], []
        for scored in fresh:
            post, sentiment, reading = scored.post, scored.sentiment, scored.post.reading
            key = (post.source, post.native)
            source, lang = self._sources.id_of(post.source), self._languages.id_of(scored.lang)
            posted_at = to_microseconds(post.posted_at)
            number = self._next_id(posted_at // _SECONDS - EPOCH_SECONDS, taken)
            read_at = None
            reactions = reading.reactions or 0
            if reading.reactions is not None or reading.views is not None:
                read_at = moment if reading.seen_at is None else to_microseconds(reading.seen_at)
                readings.append((number, read_at, *_numbers(reading)))
            p = sentiment.p or (None, None, None)
            mentions.append(
                (
                    number,
                    source,
                    post.native,
                    posted_at,
                    int(post.kind),
                    lang,
                    None if post.lang is None else self._languages.id_of(post.lang),
                    None if post.author is None else authors[(post.source, post.author.key)],
                    int(sentiment.label),
                    *p,
                    sentiment.compound,
                    sentiment.confidence,
                    self._scorers.id_of(sentiment.scorer),
                    *_numbers(reading),
                    read_at,
                    moment,
                    moment,
                    None if post.edited_at is None else to_microseconds(post.edited_at),
                    None if post.deleted_at is None else to_microseconds(post.deleted_at),
                    int(post.media),
                    post.url,
                    post.parent,
                    post.quoted,
                    post.conversation,
                    _listed(post.tags),
                    _listed(post.handles),
                    _listed(post.links),
                    post.text,
                    post.quoted_text,
                )
            )
            label = int(hers.labels.get(key, sentiment.label))
            trackers = hers.trackers(key, scored.trackers, by_hand)
            for tracker in trackers:
                links.append((tracker, number, label, int(post.kind), source, lang, reactions))
                differences.add((tracker, number, source, lang), label, 1, reactions)
            texts.append((number, apart(scored.folded)))
            if scored.packed is not None:
                raws.append((day, number, scored.packed))
        run = self._connection.executemany
        run(_MENTION, mentions)
        run("INSERT INTO tracker_link VALUES (?, ?, ?, ?, ?, ?, ?)", sorted(links))
        run("INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", readings)
        run("INSERT INTO raw VALUES (?, ?, ?)", raws)
        run("INSERT INTO fulltext (rowid, text) VALUES (?, ?)", texts)

    def _next_id(self, second: int, taken: dict[int, int]) -> int:
        while True:
            first = second << SEQUENCE_BITS
            last = taken.get(second)
            if last is None:
                last = self._connection.execute(
                    "SELECT max(id) FROM mention WHERE id >= ? AND id < ?", (first, first + SEQUENCE_SIZE)
                ).get
                last = first - 1 if last is None else last
            if last + 1 < first + SEQUENCE_SIZE:
                taken[second] = last + 1
                return last + 1
            second += 1

    def _see_again(
        self,
        scored: ScoredPost,
        known: _Known,
        authors: dict[tuple[str, str], int],
        now: datetime,
        by_hand: int | None,
        differences: Differences,
    ) -> None:
        post, run = scored.post, self._connection.execute
        run(
            "UPDATE mention SET last_seen_at = max(last_seen_at, ?), author = coalesce(author, ?), "
            "deleted_at = coalesce(deleted_at, ?) WHERE id = ?",
            (
                to_microseconds(now),
                None if post.author is None else authors[(post.source, post.author.key)],
                None if post.deleted_at is None else to_microseconds(post.deleted_at),
                known.id,
            ),
        )
        self._read_again(post.reading, known, now, differences)
        if by_hand is not None:
            self._link_by_hand(known, by_hand, differences)

    def _read_again(self, reading: Reading, known: _Known, now: datetime, differences: Differences) -> None:
        """Keep a new reading where its numbers differ from the latest."""
        if reading.reactions is None and reading.views is None:
            return
        run = self._connection.execute
        seen_at = to_microseconds(reading.seen_at or now)
        if seen_at < known.read_at:
            run("INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", (known.id, seen_at, *_numbers(reading)))
            return
        counts = [
            old if new is None else new for new, old in zip(_numbers(reading), _numbers(known.reading), strict=True)
        ]
        merged = Reading(counts[0], counts[1], counts[2], counts[3], counts[4])
        if merged == known.reading:
            return
        run("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", (known.id, seen_at, *_numbers(merged)))
        run(
            "UPDATE mention SET likes = ?, shares = ?, replies = ?, quotes = ?, views = ?, read_at = ? WHERE id = ?",
            (*_numbers(merged), seen_at, known.id),
        )
        more = (merged.reactions or 0) - (known.reading.reactions or 0)
        if more:
            moved = rows(
                self._connection,
                "UPDATE tracker_link SET reactions = reactions + ? WHERE mention = ? AND "
                "tracker IN (SELECT 0 UNION ALL SELECT id FROM tracker) RETURNING tracker",
                (more, known.id),
            )
            for (tracker,) in moved:
                differences.add((tracker, known.id, known.source, known.lang), known.label, 0, more)

    def _link_by_hand(self, known: _Known, tracker: int, differences: Differences) -> None:
        made = rows(
            self._connection,
            "INSERT INTO tracker_link SELECT ?, mention, label, kind, source, lang, reactions FROM tracker_link "
            "WHERE tracker = ? AND mention = ? ON CONFLICT DO NOTHING RETURNING label, reactions",
            (tracker, ALL_MENTIONS, known.id),
        )
        for label, reactions in made:
            differences.add((tracker, known.id, known.source, known.lang), label, 1, reactions)

    def _decide(self, part: Sequence[ScoredPost], tracker: int, now: datetime) -> None:
        self._connection.executemany(
            "INSERT INTO decision VALUES (?, ?, ?, 1, ?) ON CONFLICT DO UPDATE SET linked = 1",
            ((scored.post.source, scored.post.native, tracker, to_microseconds(now)) for scored in part),
        )


@dataclass(frozen=True, slots=True)
class _Hers:
    """Labels and links that she decided, by (source, native)."""

    labels: dict[tuple[str, str], int]
    links: dict[tuple[str, str], dict[int, bool]]

    def trackers(self, key: tuple[str, str], matched: frozenset[int], by_hand: int | None) -> set[int]:
        linked = {ALL_MENTIONS, *matched}
        for tracker, wanted in self.links.get(key, {}).items():
            (linked.add if wanted else linked.discard)(tracker)
        if by_hand is not None:
            linked.add(by_hand)
        return linked


def _numbers(reading: Reading) -> tuple[int | None, int | None, int | None, int | None, int | None]:
    return reading.likes, reading.shares, reading.replies, reading.quotes, reading.views


def _listed(items: tuple[str, ...]) -> str | None:
    return json.dumps(items, ensure_ascii=False, separators=(",", ":")) if items else None
