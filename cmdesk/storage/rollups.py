"""Totals per tracker and quarter hour, and per hour, source and language: written as differences, read as bins.

A difference is added in the transaction that changes `tracker_link`, so a repeated or broken import cannot count twice.
`doctor` recomputes both tables from the links.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final, Literal, TypeVar

import apsw

from cmdesk.core.identity import EPOCH_SECONDS, first_id, second_of, to_microseconds
from cmdesk.core.timeline import whole_quarters
from cmdesk.core.types import Kind, Tally, View
from cmdesk.storage.names import Names

_QUARTER: Final = 900
_HOUR: Final = 3600
_SUMS: Final = "sum(negative), sum(neutral), sum(positive), sum(unknown), sum(reactions)"
_LINK_SUMS: Final = "sum(label = 0), sum(label = 1), sum(label = 2), sum(label = 3), sum(reactions)"
_FIRST: Final = -(1 << 62)
_LAST: Final = 1 << 62

_Key = TypeVar("_Key", bound=tuple[int, ...])

Link = tuple[int, int, int, int, int, int, int]
"""A row of `tracker_link`: tracker, mention, label, kind, source, language, reactions."""


class Differences:
    """Collects what a transaction adds to and takes from the rollups, then writes it in one go."""

    def __init__(self) -> None:
        """Start with none."""
        self._cells: dict[tuple[int, int, int, int], list[int]] = {}

    def count(self, links: Iterable[Link], sign: Literal[1, -1] = 1) -> None:
        """Count links in, or out with -1. A link that changes is counted out as it was and in as it is."""
        cells = self._cells
        for tracker, mention, label, _kind, source, lang, reactions in links:
            cell = (tracker, second_of(mention) // _QUARTER, source, lang)
            sums = cells.get(cell)
            if sums is None:
                sums = cells[cell] = [0, 0, 0, 0, 0]
            sums[label] += sign
            sums[4] += sign * reactions

    def write(self, connection: apsw.Connection) -> None:
        """Apply to both tables; a cell that falls to nothing is dropped. The caller holds a write transaction."""
        quarters: dict[tuple[int, int], list[int]] = {}
        hours: dict[tuple[int, int, int, int], list[int]] = {}
        for (tracker, quarter, source, lang), sums in self._cells.items():
            _add(quarters, (tracker, quarter), sums)
            _add(hours, (tracker, quarter * _QUARTER // _HOUR, source, lang), sums)
        connection.executemany(
            "INSERT INTO rollup_quarter VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "negative = negative + excluded.negative, neutral = neutral + excluded.neutral, "
            "positive = positive + excluded.positive, unknown = unknown + excluded.unknown, "
            "reactions = reactions + excluded.reactions",
            ((*key, *sums) for key, sums in quarters.items()),
        )
        connection.executemany(
            "INSERT INTO rollup_hour VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "negative = negative + excluded.negative, neutral = neutral + excluded.neutral, "
            "positive = positive + excluded.positive, unknown = unknown + excluded.unknown, "
            "reactions = reactions + excluded.reactions",
            ((*key, *sums) for key, sums in hours.items()),
        )
        empty = "negative = 0 AND neutral = 0 AND positive = 0 AND unknown = 0"
        connection.executemany(
            f"DELETE FROM rollup_quarter WHERE tracker = ? AND quarter = ? AND {empty}", _shrunk(quarters)
        )
        connection.executemany(
            f"DELETE FROM rollup_hour WHERE tracker = ? AND hour = ? AND source = ? AND lang = ? AND {empty}",
            _shrunk(hours),
        )


def _add(cells: dict[_Key, list[int]], key: _Key, sums: Sequence[int]) -> None:
    cell = cells.setdefault(key, [0, 0, 0, 0, 0])
    for place, number in enumerate(sums):
        cell[place] += number


def _shrunk(cells: Mapping[_Key, list[int]]) -> list[_Key]:
    return [key for key, sums in cells.items() if min(sums[:4]) < 0]


def series(connection: apsw.Connection, view: View, edges: Sequence[datetime]) -> list[Tally]:
    """Tallies of the bins between consecutive edges.

    Rollups answer where the edges lie on quarter hours and nothing but the tracker narrows the view; anything else is
    counted over the links. Both give the same figures (a test holds them against each other).
    """
    if view.filtered or not whole_quarters(edges):
        condition, values = link_condition(connection, view)
        statement = f"SELECT {_LINK_SUMS} FROM tracker_link WHERE {condition} AND mention >= ? AND mention < ?"
        bounds = [first_id(edge) for edge in edges]
    else:
        statement = f"SELECT {_SUMS} FROM rollup_quarter WHERE tracker = ? AND quarter >= ? AND quarter < ?"
        values = (view.tracker,)
        bounds = [_quarter_of(edge) for edge in edges]
    cursor = connection.cursor()
    return [_tally(cursor.execute(statement, (*values, start, end)).fetchone()) for start, end in pairwise(bounds)]


def total(connection: apsw.Connection, view: View) -> Tally:
    """One tally over a view's whole period; an open end reaches as far as there are mentions."""
    edges = [edge for edge in (view.start, view.end) if edge is not None]
    if view.filtered or not whole_quarters(edges):
        condition, values = link_condition(connection, view)
        return _tally(
            connection.execute(
                f"SELECT {_LINK_SUMS} FROM tracker_link WHERE {condition} AND mention >= ? AND mention < ?",
                (*values, *id_range(view)),
            ).fetchone()
        )
    start = _FIRST if view.start is None else _quarter_of(view.start)
    end = _LAST if view.end is None else _quarter_of(view.end)
    return _tally(
        connection.execute(
            f"SELECT {_SUMS} FROM rollup_quarter WHERE tracker = ? AND quarter >= ? AND quarter < ?",
            (view.tracker, start, end),
        ).fetchone()
    )


def counts(connection: apsw.Connection) -> dict[int, int]:
    """Mentions ever stored per tracker id."""
    return dict(
        connection.execute(
            "SELECT tracker, sum(negative + neutral + positive + unknown) FROM rollup_quarter GROUP BY tracker"
        )
    )


def link_condition(connection: apsw.Connection, view: View) -> tuple[str, tuple[int, ...]]:
    """SQL and values that narrow `tracker_link` to a view, its period left to the caller."""
    parts, values = ["tracker = ?"], [view.tracker]
    kept = (
        ("label", sorted(int(label) for label in view.labels), bool(view.labels)),
        ("source", Names(connection, "source").ids_of(view.sources), bool(view.sources)),
        ("lang", Names(connection, "language").ids_of(view.languages), bool(view.languages)),
    )
    for column, numbers, asked in kept:
        if asked:
            parts.append(f"{column} IN ({', '.join('?' * len(numbers))})")
            values.extend(numbers)
    if not view.reposts:
        parts.append("kind <> ?")
        values.append(int(Kind.REPOST))
    return " AND ".join(parts), tuple(values)


def id_range(view: View) -> tuple[int, int]:
    """The ids [first, last) of a view's period."""
    return (
        _FIRST if view.start is None else first_id(view.start),
        _LAST if view.end is None else first_id(view.end),
    )


def _quarter_of(moment: datetime) -> int:
    return (to_microseconds(moment) // 1_000_000 - EPOCH_SECONDS) // _QUARTER


def _tally(row: Iterable[int | None] | None) -> Tally:
    return Tally(*(number or 0 for number in row or ()))
