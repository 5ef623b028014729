"""Stored mentions as a query sees them: the text, and the facts that the query asks for."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

import apsw

from cmdesk.core.matching import Candidate, Known
from cmdesk.core.query import Field, Node, walk
from cmdesk.core.types import Kind, Label, Reading
from cmdesk.storage.connection import marks, rows

_AT_ONCE: Final = 500
_FACTS: Final = (
    "mention.id, mention.text, source.name, language.name, author.handle, author.key, url, links, media, mention.kind, "
    "likes, shares, replies, quotes, views, link.label"
)
_JOINS: Final = (
    "JOIN tracker_link AS link ON link.tracker = 0 AND link.mention = mention.id "
    "JOIN source ON source.id = mention.source JOIN language ON language.id = mention.lang "
    "LEFT JOIN author ON author.id = mention.author"
)


def candidates(connection: apsw.Connection, ids: Sequence[int], node: Node) -> Iterator[tuple[int, Candidate]]:
    """Mentions by their ids, with what a query asks of them; in the order of the ids, those that are gone missing."""
    asked = {part.name for part in walk(node) if isinstance(part, Field)}
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        if not asked or asked == {"has"} and not _asks_columns(node):
            for number, text in rows(
                connection, f"SELECT id, text FROM mention WHERE id IN ({marks(part)}) ORDER BY id", part
            ):
                yield number, Candidate(text)
            continue
        labels = _labels(connection, part) if "label" in asked else {}
        groups = _groups(connection, part) if "group" in asked else {}
        for row in rows(
            connection,
            f"SELECT {_FACTS} FROM mention {_JOINS} WHERE mention.id IN ({marks(part)}) ORDER BY mention.id",
            part,
        ):
            yield row[0], _candidate(row, labels.get(row[0], frozenset()), groups.get(row[0], frozenset()))


def _asks_columns(node: Node) -> bool:
    return any(isinstance(part, Field) and part.value != "question" for part in walk(node))


def _candidate(row: tuple[Any, ...], labels: frozenset[str], groups: frozenset[str]) -> Candidate:
    _, text, source, lang, handle, key, url, links, media, kind, *counts, label = row
    return Candidate(
        text,
        Known(
            source=source,
            lang=lang,
            author=tuple(filter(None, (handle, key))),
            url=url,
            links=tuple(json.loads(links)) if links else (),
            media=bool(media),
            kind=Kind(kind),
            reading=Reading(*counts),
            label=Label(label),
            labels=labels,
            groups=groups,
        ),
    )


def _labels(connection: apsw.Connection, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    return _gathered(
        connection,
        "SELECT mention.id, given.name FROM mention JOIN source ON source.id = mention.source "
        "JOIN given_label AS given ON given.source = source.name AND given.native = mention.native "
        f"WHERE mention.id IN ({marks(ids)})",
        ids,
    )


def _groups(connection: apsw.Connection, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    return _gathered(
        connection,
        "SELECT mention, client FROM tracker_link JOIN tracker ON tracker.id = tracker_link.tracker "
        f"AND removed_at IS NULL WHERE client <> '' AND mention IN ({marks(ids)})",
        ids,
    )


def _gathered(connection: apsw.Connection, statement: str, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for number, name in rows(connection, statement, ids):
        found.setdefault(number, set()).add(name)
    return {number: frozenset(names) for number, names in found.items()}
