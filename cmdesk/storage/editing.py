"""Replaces what a stored mention says by what its author made of it, with all that follows from the text.

Language, mood and links are found out anew. What she decided stays: her label on it, and where she put it or took it
out. A label that it bore only because it said the same as another goes; it follows what says the same as it does now.
Counts are not told here, they have their readings.
"""

from collections.abc import Set
from datetime import datetime
from json.encoder import encode_basestring
from typing import Final

import apsw

from cmdesk.core.identity import to_microseconds
from cmdesk.core.text import apart
from cmdesk.core.types import Post, ScoredPost
from cmdesk.storage import changing, clusters, corrections, hers, rewriting
from cmdesk.storage.connection import rows
from cmdesk.storage.links import Links
from cmdesk.storage.names import Names

_DAY: Final = 86_400_000_000


def is_edit(post: Post, text: str, edited_at: int | None, *, from_source: bool) -> bool:
    """Whether a post that is seen again says something else, and later, than what is kept of it.

    Args:
        text, edited_at: what is kept.
        from_source: it was asked for just now; a file may hold what it said years ago.
    """
    if post.text == text:
        return False
    if post.edited_at is None or edited_at is None:
        return from_source or post.edited_at is not None
    told = to_microseconds(post.edited_at)
    return told > edited_at or (from_source and told == edited_at)


def rewrite(
    connection: apsw.Connection,
    links: Links,
    scored: ScoredPost,
    mention: int,
    languages: Names,
    scorers: Names,
    now: datetime,
    by_hand: int | None = None,
) -> None:
    """Let a mention say what a post says now; the caller holds the transaction, and refreshes its links after it."""
    post, sentiment, key = scored.post, scored.sentiment, (scored.post.source, scored.post.native)
    lang = languages[scored.lang]
    clusters.follow_edit(connection, links, mention, post)
    connection.execute(
        "UPDATE mention SET text = ?, lang = ?, lang_told = ?, label = ?, p_negative = ?, p_neutral = ?, "
        "p_positive = ?, compound = ?, confidence = ?, scorer = ?, edited_at = ?, media = ?, "
        "url = coalesce(?, url), quoted_text = ?, tags = ?, handles = ?, links = ? WHERE id = ?",
        (
            post.text,
            lang,
            None if post.lang is None else languages[post.lang],
            sentiment.label,
            *(sentiment.p or (None, None, None)),
            None if sentiment.p is None else sentiment.compound,
            sentiment.confidence,
            scorers[sentiment.scorer],
            to_microseconds(post.edited_at or now),
            post.media,
            post.url,
            post.quoted_text,
            listed(post.tags),
            listed(post.handles),
            listed(post.links),
            mention,
        ),
    )
    connection.execute("DELETE FROM fulltext WHERE rowid = ?", (mention,))
    connection.execute("INSERT INTO fulltext (rowid, text) VALUES (?, ?)", (mention, apart(scored.folded)))
    if scored.packed is not None:
        # under the day of the first: it goes when that would have gone
        connection.execute(
            f"UPDATE raw SET body = ?1 WHERE mention = ?2 AND day = (SELECT first_seen_at / {_DAY} FROM mention "
            "WHERE id = ?2)",
            (scored.packed, mention),
        )
    connection.execute("DELETE FROM correction WHERE source = ? AND native = ? AND by_text = 1", key)
    corrections.follow(connection, {key: post.text})
    decided = hers.of(connection, (key,))
    [(shown, shown_lang)] = rows(
        connection, "SELECT label, lang FROM tracker_link WHERE tracker = 0 AND mention = ?", (mention,)
    )
    label = decided.labels.get(key, int(sentiment.label))
    if label != shown:
        links.change(mention, "label", label)
    if lang != shown_lang:
        links.change(mention, "lang", lang)
    _relink(connection, links, mention, decided.trackers(key, scored.trackers, by_hand))
    rewriting.note(connection, (mention,))


def listed(items: tuple[str, ...]) -> str | None:
    """Words as they are kept: a JSON array, None where there are none."""
    # as json.dumps writes it, in a quarter of the time
    return f"[{','.join(map(encode_basestring, items))}]" if items else None


def _relink(connection: apsw.Connection, links: Links, mention: int, wanted: Set[int]) -> None:
    """Link a mention where it belongs now. Paused trackers take none that is new, and say themselves what they keep."""
    linked = {
        tracker
        for (tracker,) in rows(
            connection,
            "SELECT tracker FROM tracker_link WHERE mention = ? "
            "AND tracker IN (SELECT id FROM tracker WHERE removed_at IS NULL AND paused_at IS NULL)",
            (mention,),
        )
    }
    for tracker in sorted(linked - wanted):
        links.unlink(tracker, (mention,))
    for tracker in sorted(wanted - linked):
        links.link(tracker, (mention,))
    changing.refresh_paused(connection, links, (mention,))
