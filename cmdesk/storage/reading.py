"""Mentions as they are read: pages of lines for the table, everything about one for the detail pane."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, Final

import apsw

from cmdesk.core.errors import QT_TRANSLATE_NOOP
from cmdesk.core.identity import from_microseconds
from cmdesk.core.types import (
    ALL_MENTIONS,
    UNDETERMINED,
    Author,
    Erased,
    Kind,
    Label,
    Opinion,
    Post,
    Reading,
    Sentiment,
    counted_reactions,
)
from cmdesk.core.views import MentionDetail, MentionLine, View
from cmdesk.storage import clusters, given_labels
from cmdesk.storage.archive import Archive
from cmdesk.storage.connection import marks, refuse_other_content, rows
from cmdesk.storage.rollups import FIRST, LAST, id_range

_LINE = (
    "mention.id, mention.posted_at, source.name, mention.kind, language.name, link.label, mention.compound, "
    "EXISTS (SELECT 1 FROM correction WHERE correction.source = source.name AND correction.native = mention.native), "
    "author.name, author.handle, mention.text, link.own, mention.erased, likes, shares, replies, quotes, "
    "views"
)
_LINE_COLUMNS = 18
_REST = (
    "mention.native, told.name, url, parent, quoted, conversation, tags, handles, links, media, "
    "edited_at, deleted_at, quoted_text, read_at, first_seen_at, last_seen_at, "
    "mention.label, p_negative, p_neutral, p_positive, confidence, scorer.name, "
    "undated, author.key, author.followers, author.following, author.created_at, author.robot"
)
_PAGE = 500
_REPLACED: Final = QT_TRANSLATE_NOOP(
    "errors",
    "A backup was put back into the store {path} while it was read: start again from what the store holds now.",
)
_JOINS = (
    "JOIN mention ON mention.id = link.mention JOIN source ON source.id = mention.source "
    "JOIN language ON language.id = mention.lang LEFT JOIN author ON author.id = mention.author"
)


def page(
    connection: apsw.Connection, archive: Archive, view: View, before: int | None, limit: int
) -> list[MentionLine]:
    """The newest `limit` mentions of a view with ids below `before`, newest first."""
    first, last = id_range(view)
    if before is not None:
        last = min(last, before)
    narrowed = archive.condition(view)
    if narrowed is None:
        return lines(connection, archive.found(view, first, last, limit), view.tracker)
    condition, values = narrowed
    # the ids first: with the joins inside, the planner may leave the order of the link's b-tree
    found = rows(
        connection,
        f"WITH link AS MATERIALIZED (SELECT mention, label, own FROM tracker_link AS link WHERE {condition} "
        f"AND mention >= ? AND mention < ? ORDER BY mention DESC LIMIT ?) "
        f"SELECT {_LINE} FROM link {_JOINS} ORDER BY link.mention DESC",
        (*values, first, last, limit),
    )
    return _lines(connection, found)


def lines(connection: apsw.Connection, ids: Sequence[int], tracker: int = ALL_MENTIONS) -> list[MentionLine]:
    """Lines of mentions of a tracker by their ids, newest first; those that are gone are missing."""
    found = []
    for start in range(0, len(ids), _PAGE):
        part = ids[start : start + _PAGE]
        found += rows(
            connection,
            f"SELECT {_LINE} FROM tracker_link AS link {_JOINS} "
            f"WHERE link.tracker = ? AND link.mention IN ({marks(part)})",
            (tracker, *part),
        )
    return _lines(connection, sorted(found, key=itemgetter(0), reverse=True))


def _lines(connection: apsw.Connection, found: Sequence[tuple[Any, ...]]) -> list[MentionLine]:
    numbers = [row[0] for row in found]
    given, others = given_labels.of_mentions(connection, numbers), clusters.others_than(connection, numbers)
    return [_line(row, given.get(row[0], ()), others.get(row[0], 0)) for row in found]


def mention(connection: apsw.Connection, mention_id: int) -> MentionDetail | None:
    """Everything kept of one mention."""
    found = _details(connection, (mention_id,))
    return found[0] if found else None


def span(connection: apsw.Connection, archive: Archive, view: View) -> tuple[datetime, datetime] | None:
    """Moments of the first and last mention of a view, None when it has none; its own period is not used."""
    narrowed = archive.condition(view)
    if narrowed is None:
        ends = [archive.found(view, FIRST, LAST, 1, newest=newest) for newest in (False, True)]
        moments = [
            connection.execute("SELECT posted_at FROM mention WHERE id = ?", (number,)).get
            for found in ends
            for number in found
        ]
        return None if len(moments) < 2 else (from_microseconds(moments[0]), from_microseconds(moments[1]))
    condition, values = narrowed
    first, last = (
        connection.execute(
            "SELECT posted_at FROM mention WHERE id = "
            f"(SELECT mention FROM tracker_link AS link WHERE {condition} ORDER BY mention {order} LIMIT 1)",
            values,
        ).get
        for order in ("ASC", "DESC")
    )
    return None if first is None else (from_microseconds(first), from_microseconds(last))


def details(connection: apsw.Connection, archive: Archive, view: View) -> Iterator[MentionDetail]:
    """Everything kept of each mention of a view, oldest first, read page by page.

    Of a view with a query the ids are listed first, 8 bytes each.

    Raises:
        StoreError: a backup was put back since the store was opened: pages of two contents must not be mixed.
    """
    first, last = id_range(view)
    narrowed = archive.condition(view)
    if narrowed is None:
        listed = archive.ids(view, first, last)
        for start in range(0, len(listed), _PAGE):
            found = _details(connection, listed[start : start + _PAGE].tolist())
            refuse_other_content(connection, _REPLACED)
            yield from found
        return
    condition, values = narrowed
    more = True
    while more:
        ids = [
            number
            for (number,) in rows(
                connection,
                f"SELECT mention FROM tracker_link AS link WHERE {condition} AND mention >= ? AND mention < ? "
                "ORDER BY mention LIMIT ?",
                (*values, first, last, _PAGE),
            )
        ]
        found = _details(connection, ids)
        # after the reading: what was read before it is of the content that it tells
        refuse_other_content(connection, _REPLACED)
        yield from found
        more = len(ids) == _PAGE
        if more:
            first = ids[-1] + 1


def _details(connection: apsw.Connection, ids: Sequence[int]) -> list[MentionDetail]:
    """Everything kept of mentions, in the order of their ids; those that are gone are missing."""
    found = rows(
        connection,
        f"SELECT {_LINE}, {_REST} FROM tracker_link AS link {_JOINS} JOIN scorer ON scorer.id = mention.scorer "
        "LEFT JOIN language AS told ON told.id = mention.lang_told "
        f"WHERE link.tracker = 0 AND link.mention IN ({marks(ids)}) ORDER BY link.mention",
        ids,
    )
    readings = _by_mention(
        connection, "mention, seen_at, likes, shares, replies, quotes, views FROM reading", ids, "ORDER BY seen_at"
    )
    opinions = _by_mention(connection, "mention, tool, label, told FROM opinion", ids, "ORDER BY tool")
    trackers = _by_mention(
        connection,
        "mention, name FROM tracker_link JOIN tracker ON tracker.id = tracker_link.tracker AND removed_at IS NULL",
        ids,
        "ORDER BY name COLLATE NOCASE",
    )
    given, others = given_labels.of_mentions(connection, ids), clusters.others_than(connection, ids)
    return [
        _detail(
            row,
            others.get(row[0], 0),
            tuple(
                Reading(likes, shares, replies, quotes, views, from_microseconds(seen_at))
                for seen_at, likes, shares, replies, quotes, views in readings.get(row[0], ())
            ),
            tuple(Opinion(tool, Label(label), told) for tool, label, told in opinions.get(row[0], ())),
            tuple(name for (name,) in trackers.get(row[0], ())),
            given.get(row[0], ()),
        )
        for row in found
    ]


def _by_mention(
    connection: apsw.Connection, what: str, ids: Sequence[int], order: str
) -> dict[int, list[tuple[Any, ...]]]:
    """Rows that begin with the id of a mention, gathered under it without it."""
    gathered: dict[int, list[tuple[Any, ...]]] = {}
    for number, *rest in rows(connection, f"SELECT {what} WHERE mention IN ({marks(ids)}) {order}", ids):
        gathered.setdefault(number, []).append(tuple(rest))
    return gathered


def _detail(
    row: tuple[Any, ...],
    copies: int,
    readings: tuple[Reading, ...],
    opinions: tuple[Opinion, ...],
    trackers: tuple[str, ...],
    labels: tuple[str, ...],
) -> MentionDetail:
    line, counts, rest = (
        _line(row[:_LINE_COLUMNS], labels, copies),
        row[_LINE_COLUMNS - 5 : _LINE_COLUMNS],
        iter(row[_LINE_COLUMNS:]),
    )
    native, told, url, parent, quoted, conversation = (next(rest) for _ in range(6))
    tags, handles, links = (tuple(json.loads(listed)) if listed else () for listed in (next(rest) for _ in range(3)))
    media, edited_at, deleted_at, quoted_text, read_at, first_seen_at, last_seen_at = (next(rest) for _ in range(7))
    label, negative, neutral, positive, confidence, scorer = (next(rest) for _ in range(6))
    undated, key, followers, following, created_at, robot = rest
    post = Post(
        source=line.source,
        native=native,
        posted_at=line.posted_at,
        text=line.text,
        author=None
        if key is None
        else Author(
            key,
            line.author_handle,
            line.author_name,
            followers,
            following,
            None if created_at is None else from_microseconds(created_at),
            None if robot is None else bool(robot),
        ),
        kind=line.kind,
        lang=told,
        url=url,
        parent=parent,
        quoted=quoted,
        conversation=conversation,
        quoted_text=quoted_text,
        tags=tags,
        handles=handles,
        links=links,
        media=bool(media),
        edited_at=None if edited_at is None else from_microseconds(edited_at),
        deleted_at=None if deleted_at is None else from_microseconds(deleted_at),
        reading=Reading(
            counts[0],
            counts[1],
            counts[2],
            counts[3],
            counts[4],
            None if read_at is None else from_microseconds(read_at),
        ),
        opinions=opinions,
        undated=bool(undated),
    )
    return MentionDetail(
        line=line,
        post=post,
        sentiment=Sentiment(
            Label(label),
            None if negative is None else (negative, neutral, positive),
            line.compound,
            confidence,
            scorer,
        ),
        trackers=trackers,
        first_seen_at=from_microseconds(first_seen_at),
        last_seen_at=from_microseconds(last_seen_at),
        readings=readings,
    )


def _line(row: tuple[Any, ...], labels: tuple[str, ...], copies: int) -> MentionLine:
    number, posted_at, source, kind, lang, label, compound, corrected, name, handle, text, own, erased, *counts = row
    return MentionLine(
        id=number,
        posted_at=from_microseconds(posted_at),
        source=source,
        kind=Kind(kind),
        lang=lang or UNDETERMINED,
        label=Label(label),
        compound=compound,
        corrected=bool(corrected),
        author_name=name,
        author_handle=handle,
        text=text,
        reactions=counted_reactions(Kind(kind), Reading(*counts)),
        own=bool(own),
        labels=labels,
        erased=None if erased is None else Erased(erased),
        copies=copies,
    )
