"""Writes mentions: everything that one scored post brings, in one transaction.

A post seen before adds no mention: it brings its reactions up to date, and its text where its author changed it. The
nothing, and a batch that was broken off left nothing behind.
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from operator import itemgetter
from typing import Final

import apsw

from cmdesk.core.corrections import digest
from cmdesk.core.errors import TrackersChanged
from cmdesk.core.identity import EPOCH_SECONDS, to_microseconds
from cmdesk.core.passes import Step
from cmdesk.core.text import apart
from cmdesk.core.types import ALL_MENTIONS, Kind, Label, Post, Reading, ScoredPost, counted_reactions
from cmdesk.storage import clusters, corrections, erasing, forgetting, given_labels
from cmdesk.storage import hers as decided
from cmdesk.storage import passes, raw, rereads, trackers
from cmdesk.storage.authors import Authors, Stored, store_authors
from cmdesk.storage.changing import refresh
from cmdesk.storage.connection import marks, rows
from cmdesk.storage.editing import is_edit, listed, rewrite
from cmdesk.storage.hers import Key
from cmdesk.storage.ids import new_ids
from cmdesk.storage.links import Links, changing_links
from cmdesk.storage.names import Names

SLICE: Final = 1000
"""Rows between two looks at the clock."""
MOST_ROWS: Final = 2000
MOST_SECONDS: Final = 0.25
"""A transaction is closed at these bounds, so that other writers get their turn."""

_MENTION: Final = f"INSERT INTO mention VALUES ({', '.join('?' * 36)}, NULL)"
_SECONDS: Final = 1_000_000

_Opinion = tuple[int, str, int, str]
_Reading = tuple[int, int, int | None, int | None, int | None, int | None, int | None]
"""Rows of the tables of these names."""


@dataclass(slots=True)
class Written:
    """What became of a batch."""

    added: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store holds of a post that is seen again."""

    id: int
    kind: int
    author: int | None
    read_at: int | None
    text: str
    edited_at: int | None
    erased: bool
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
        self,
        batch: Sequence[ScoredPost],
        *,
        now: datetime,
        generation: int | None = None,
        by_hand: int | None = None,
        step: Step | None = None,
    ) -> Written:
        """Store a batch in transactions of at most MOST_ROWS rows or MOST_SECONDS.

        Args:
            now: the moment of the pass; readings without one of their own get it.
            generation: `trackers.generation` when the batch was matched; None skips the check.
            by_hand: a tracker that she links every post of the batch to, whether it matches or not.
            step: what the batch moves in its pass; a batch without posts moves it too.

        Raises:
            TrackersChanged: queries changed since; what is not yet stored must be matched anew.
        """
        written = Written()
        position = 0
        while position < len(batch) or step is not None:
            begun, first, before = time.monotonic(), position, replace(written)
            with self._transaction() as links:
                if generation is not None and trackers.generation(self._connection) != generation:
                    raise TrackersChanged(position, written.added, written.known)
                while position < len(batch):
                    part = batch[position : position + min(SLICE, MOST_ROWS - (position - first))]
                    self._write(part, now, by_hand, links, written, step)
                    position += len(part)
                    if position - first >= MOST_ROWS or time.monotonic() - begun > MOST_SECONDS:
                        break
                raw.purge(self._connection, now)
                if step is not None:
                    if position == len(batch):
                        erasing.take_down(self._connection, step.fetched.gone, now)
                    passes.count(
                        self._connection, step.number, written.added - before.added, written.known - before.known
                    )
                    if position == len(batch):
                        passes.advance(self._connection, step, now)
                        step = None
        return written

    def known(self, keys: Iterable[tuple[str, str]]) -> int:
        """How many of these posts, by source and native id, are stored; each is counted once."""
        natives: dict[str, set[str]] = {}
        for source, native in keys:
            natives.setdefault(source, set()).add(native)
        found = 0
        for source, asked in natives.items():
            # not through the table of names: a reader must not make a new one
            number: int = self._connection.execute(
                "SELECT count(*) FROM mention WHERE source = (SELECT id FROM source WHERE name = ?) "
                f"AND native IN ({marks(asked)})",
                (source, *asked),
            ).get
            found += number
        return found

    @contextmanager
    def _transaction(self) -> Iterator[Links]:
        try:
            with changing_links(self._connection) as links:
                yield links
        except BaseException:
            for names in (self._sources, self._languages, self._scorers):
                names.clear()
            raise

    def _write(
        self,
        part: Sequence[ScoredPost],
        now: datetime,
        by_hand: int | None,
        links: Links,
        written: Written,
        step: Step | None,
    ) -> None:
        let_in = forgetting.let_in(self._connection, part)
        # nothing of it is new; what is forgotten stays so
        written.known += len(part) - len(let_in)
        part = let_in
        keyed = [((scored.post.source, scored.post.native), scored) for scored in part]
        known = self._known(dict.fromkeys(key for key, _ in keyed))
        fresh: dict[Key, ScoredPost] = {}
        seen_again = []
        for key, scored in keyed:
            if key in known or key in fresh:
                seen_again.append((key, scored))
            else:
                fresh[key] = scored
        kept = (scored.post for key, scored in keyed if key not in known or not known[key].erased)
        authors = store_authors(self._connection, self._sources, kept, now, links)
        numbers = self._insert(fresh, authors, now, by_hand, links, near=step is not None)
        if step is not None and step.again is not None and numbers:
            rereads.queue(self._connection, numbers, now, at_once=step.again)
        known |= self._known(dict.fromkeys(key for key, _ in seen_again if key in fresh))
        for key, scored in seen_again:
            known[key] = self._see_again(scored, known[key], authors, now, by_hand, links, from_source=step is not None)
        if by_hand is not None:
            decided.link(self._connection, part, by_hand, now)
        given_labels.recall(self._connection, (scored.post for scored in part), now)
        refresh(self._connection, links, [*numbers, *dict.fromkeys(known[key].id for key, _ in seen_again)])
        written.added += len(fresh)
        written.known += len(seen_again)

    def _known(self, keys: Iterable[Key]) -> dict[Key, _Known]:
        """What is stored of these posts; those that are not are missing."""
        natives: dict[str, list[str]] = {}
        for source, native in keys:
            natives.setdefault(source, []).append(native)
        return {
            (source, native): _Known(number, kind, author, read_at, text, edited_at, bool(erased), Reading(*counts))
            for source, asked in natives.items()
            for native, number, kind, author, read_at, text, edited_at, erased, *counts in rows(
                self._connection,
                "SELECT native, id, kind, author, read_at, text, edited_at, erased, "
                "likes, shares, replies, quotes, views "
                f"FROM mention WHERE source = ? AND native IN ({marks(asked)})",
                (self._sources[source], *asked),
            )
        }

    def _insert(
        self,
        fresh: Mapping[Key, ScoredPost],
        authors: Authors,
        now: datetime,
        by_hand: int | None,
        links: Links,
        *,
        near: bool,
    ) -> list[int]:
        """Store posts that are new; returns their ids, oldest first.

        Args:
            near: whether they may be copies of what is near them, not only of what they repost.
        """
        moment, day = to_microseconds(now), raw.day_of(now)
        self._connection.executemany(
            "INSERT INTO correction (source, native, label, corrected_at, digest) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            (
                (*key, scored.post.kept.correction, moment, digest(scored.post.text))
                for key, scored in fresh.items()
                if scored.post.kept is not None and scored.post.kept.correction is not None
            ),
        )
        corrections.follow(self._connection, {key: scored.post.text for key, scored in fresh.items()})
        hers = decided.of(self._connection, fresh)
        # oldest first, whatever the order of the file: every table is in the order of the ids, and appending is cheap
        dated = sorted(
            ((to_microseconds(scored.post.posted_at), key, scored) for key, scored in fresh.items()), key=itemgetter(0)
        )
        numbers = new_ids(self._connection, [posted_at // _SECONDS - EPOCH_SECONDS for posted_at, _, _ in dated])
        mentions, linked, raws, texts, opinions = [], [], [], [], list[_Opinion]()
        readings: list[_Reading] = []
        for (posted_at, key, scored), number in zip(dated, numbers, strict=True):
            post, sentiment, reading = scored.post, scored.sentiment, scored.post.reading
            source, lang, kind = self._sources[post.source], self._languages[scored.lang], post.kind
            counts, read_at = _numbers(reading), None
            author = None if post.author is None else authors[post.source][post.author.key]
            told = reading.reactions
            if told is not None or reading.views is not None:
                read_at = moment if reading.seen_at is None else to_microseconds(reading.seen_at)
                readings.append((number, read_at, *counts))
            if post.kept is not None:
                readings.extend(_earlier(post, number, read_at))
            mentions.append(
                (
                    number,
                    source,
                    post.native,
                    posted_at,
                    kind,
                    lang,
                    None if post.lang is None else self._languages[post.lang],
                    None if author is None else author.id,
                    sentiment.label,
                    *(sentiment.p or (None, None, None)),
                    None if sentiment.p is None else sentiment.compound,
                    sentiment.confidence,
                    self._scorers[sentiment.scorer],
                    *counts,
                    read_at,
                    moment if post.kept is None else _first_seen(post, moment),
                    moment if post.kept is None else _last_seen(post, moment),
                    None if post.edited_at is None else to_microseconds(post.edited_at),
                    None if post.deleted_at is None else to_microseconds(post.deleted_at),
                    post.media,
                    post.url,
                    post.parent,
                    post.quoted,
                    post.conversation,
                    listed(post.tags),
                    listed(post.handles),
                    listed(post.links),
                    post.text,
                    post.quoted_text,
                    post.undated,
                )
            )
            label, own = hers.labels.get(key, sentiment.label), author is not None and author.own
            # as core.types.counted_reactions says, without summing anew
            reactions = None if kind is Kind.REPOST else told
            by_her = by_hand is not None or key in hers.links
            belongs = hers.trackers(key, scored.trackers, by_hand) if by_her else (ALL_MENTIONS, *scored.trackers)
            for tracker in belongs:
                linked.append((tracker, number, label, kind, source, lang, own, reactions, 0))
            for opinion in post.opinions:
                opinions.append((number, opinion.tool, opinion.label, opinion.told))
            texts.append((number, apart(scored.folded)))
            if scored.packed is not None:
                raws.append((day, number, scored.packed))
        run = self._connection.executemany
        run(_MENTION, mentions)
        stored = {number: scored for (_, _, scored), number in zip(dated, numbers, strict=True)}
        links.add(linked, clusters.join(self._connection, self._sources, stored, links, now if near else None))
        run("INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", readings)
        run("INSERT OR REPLACE INTO opinion VALUES (?, ?, ?, ?)", opinions)
        run("INSERT INTO raw VALUES (?, ?, ?)", raws)
        run("INSERT INTO fulltext (rowid, text) VALUES (?, ?)", texts)
        return numbers

    def _see_again(
        self,
        scored: ScoredPost,
        known: _Known,
        authors: Authors,
        now: datetime,
        by_hand: int | None,
        links: Links,
        *,
        from_source: bool,
    ) -> _Known:
        """Bring a stored post up to date; returns what the store holds of it now."""
        post = scored.post
        if by_hand is not None:
            links.link(by_hand, (known.id,))
        if known.erased:
            self._connection.execute(
                "UPDATE mention SET last_seen_at = max(last_seen_at, ?) WHERE id = ?",
                (_last_seen(post, to_microseconds(now)), known.id),
            )
            return known
        if is_edit(post, known.text, known.edited_at, from_source=from_source):
            rewrite(self._connection, links, scored, known.id, self._languages, self._scorers, now, by_hand)
            known = replace(known, text=post.text, edited_at=to_microseconds(post.edited_at or now))
        self._connection.execute(
            "UPDATE mention SET first_seen_at = min(first_seen_at, ?1), last_seen_at = max(last_seen_at, ?2), "
            "deleted_at = coalesce(deleted_at, ?3) WHERE id = ?4",
            (
                _first_seen(post, to_microseconds(now)),
                _last_seen(post, to_microseconds(now)),
                None if post.deleted_at is None else to_microseconds(post.deleted_at),
                known.id,
            ),
        )
        if known.author is None and post.author is not None:
            known = self._give_author(known, authors[post.source][post.author.key], links)
        run = self._connection.executemany
        run(
            "INSERT OR REPLACE INTO opinion VALUES (?, ?, ?, ?)",
            ((known.id, opinion.tool, opinion.label, opinion.told) for opinion in post.opinions),
        )
        known = self._read_again(post.reading, known, now, links)
        run("INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", _earlier(post, known.id, known.read_at))
        if post.kept is not None and post.kept.correction is not None:
            self._recall(scored, known.id, post.kept.correction, now, links)
        return known

    def _give_author(self, known: _Known, author: Stored, links: Links) -> _Known:
        """Give a stored mention the author that it lacks."""
        self._connection.execute("UPDATE mention SET author = ? WHERE id = ?", (author.id, known.id))
        if author.own:
            links.change(known.id, "own", 1)
        return replace(known, author=author.id)

    def _recall(self, scored: ScoredPost, mention: int, label: Label, now: datetime, links: Links) -> None:
        """Take over a correction of hers from an export; one that the store holds stays."""
        new = self._connection.execute(
            "INSERT INTO correction (source, native, label, corrected_at, digest) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING RETURNING 1",
            (scored.post.source, scored.post.native, label, to_microseconds(now), digest(scored.post.text)),
        ).get
        if new is not None:
            links.change(mention, "label", label)

    def _read_again(self, reading: Reading, known: _Known, now: datetime, links: Links) -> _Known:
        """Keep a new reading; the one seen last is the one that counts, whatever the order in which they come in."""
        if reading.reactions is None and reading.views is None:
            return known
        run = self._connection.execute
        seen_at = to_microseconds(reading.seen_at or now)
        if known.read_at is not None and seen_at < known.read_at:
            run("INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", (known.id, seen_at, *_numbers(reading)))
            return known
        counts = [
            old if new is None else new for new, old in zip(_numbers(reading), _numbers(known.reading), strict=True)
        ]
        merged = Reading(counts[0], counts[1], counts[2], counts[3], counts[4])
        run("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", (known.id, seen_at, *_numbers(merged)))
        run(
            "UPDATE mention SET likes = ?, shares = ?, replies = ?, quotes = ?, views = ?, read_at = ? WHERE id = ?",
            (*_numbers(merged), seen_at, known.id),
        )
        reactions = counted_reactions(Kind(known.kind), merged)
        if reactions != counted_reactions(Kind(known.kind), known.reading):
            links.change(known.id, "reactions", reactions)
        return replace(known, read_at=seen_at, reading=merged)


def _first_seen(post: Post, moment: int) -> int:
    """When a mention was first seen, as an export of ours may tell; never after this pass."""
    told = None if post.kept is None else post.kept.first_seen_at
    return moment if told is None else min(moment, to_microseconds(told))


def _last_seen(post: Post, moment: int) -> int:
    """When a mention was last seen: in this pass, or when an export of ours says; reading that is no seeing."""
    told = None if post.kept is None else post.kept.last_seen_at
    return moment if told is None else min(moment, to_microseconds(told))


def _earlier(post: Post, mention: int, read_at: int | None) -> Iterator[_Reading]:
    """Rows of the readings that an export brings beside the latest one, which stands alone at `read_at`."""
    for reading in () if post.kept is None else post.kept.readings:
        if reading.seen_at is not None and read_at is not None and to_microseconds(reading.seen_at) < read_at:
            yield mention, to_microseconds(reading.seen_at), *_numbers(reading)


def _numbers(reading: Reading) -> tuple[int | None, int | None, int | None, int | None, int | None]:
    return reading.likes, reading.shares, reading.replies, reading.quotes, reading.views
