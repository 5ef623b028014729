"""Totals per tracker and quarter hour, and per hour, source and language: written as differences, read as bins.

A difference is added in the transaction that changes `tracker_link`, so a repeated or broken import cannot count twice.
`doctor` recomputes both tables from the links.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

import apsw
import numpy as np

from cmdesk.core.identity import EPOCH_SECONDS, SEQUENCE_BITS, first_id, to_microseconds
from cmdesk.core.timeline import whole_quarters
from cmdesk.core.types import Kind
from cmdesk.core.views import Tally, View
from cmdesk.storage.names import Names

if TYPE_CHECKING:
    from cmdesk.storage.archive import Archive, Ids

_QUARTER: Final = 900
_HOUR: Final = 3600
_COLUMNS: Final = ("negative", "neutral", "positive", "unknown", "reacted", "told")
_SUMS: Final = ", ".join(f"sum({column})" for column in _COLUMNS)
_LESS_REPOSTS: Final = ", ".join(f"sum((1 - 2 * (part & 1)) * {column})" for column in _COLUMNS)
_LESS_COPIES: Final = ", ".join(f"sum((1 - 2 * (part >= 4)) * {column})" for column in _COLUMNS)
_LESS_BOTH: Final = ", ".join(f"sum((1 - 2 * (part >= 4 OR part & 1)) * {column})" for column in _COLUMNS)
_LINK_SUMS: Final = (
    "sum(link.label = 0), sum(link.label = 1), sum(link.label = 2), sum(link.label = 3), sum(link.reactions), "
    "count(link.reactions)"
)
_ADDING: Final = ", ".join(f"{column} = {column} + excluded.{column}" for column in _COLUMNS)
FIRST: Final = -(1 << 62)
LAST: Final = 1 << 62
"""All ids lie in [FIRST, LAST)."""

Link = tuple[int, int, int, int, int, int, int, int | None, int]
"""A row of `tracker_link`: tracker, mention, label, kind, source, language, own, reactions, copy."""

REPOST_KIND: Final = int(Kind.REPOST)

MASKS: Final = ((0b1111, 0b0101), (0b1100, 0b0100))
"""By whether it is her own, then by whether it is a repost: where a mention counts at all, a bit for each way to count.

The ways are numbered: 1 leaves reposts out, 2 counts her own posts, 0 neither, 3 both. `tracker_link.copy` has the bits
of those ways in which the mention counts, and so does an earlier mention of its cluster in the same tracker: where
copies count once, it does not count. So whatever she counts, each cluster of which anything counts does so once.
"""

_FIRST_OF_COPIES: Final = 4
_OF_COPIES: Final = tuple(tuple(_FIRST_OF_COPIES + way for way in range(4) if copy & 1 << way) for copy in range(16))
_PARTS: Final = tuple(
    tuple(tuple((*parts, *copies) for copies in _OF_COPIES) for parts in ((2 * own,), (2 * own, 2 * own + 1)))
    for own in (0, 1)
)
"""The parts of a rollup in which a mention counts: by whether it is her own, whether it is a repost, and by `copy`."""

_PARTS_OF_COPIES: Final = ((_OF_COPIES, _OF_COPIES), (_OF_COPIES, _OF_COPIES))
"""Those alone in which it counts by `copy`."""


class Differences:
    """Collects what a transaction adds to and takes from the rollups, then writes it in one go."""

    def __init__(self) -> None:
        """Start with none."""
        # whole rows under their keys, as they are written in the end
        self._quarters: dict[tuple[int, int, int], list[int]] = {}
        self._hours: dict[tuple[int, int, int, int, int], list[int]] = {}
        self._shrink = False

    def count(
        self,
        links: Iterable[Link],
        sign: Literal[1, -1] = 1,
        parts: tuple[tuple[tuple[tuple[int, ...], ...], ...], ...] = _PARTS,
    ) -> None:
        """Count links in, or out with -1. A link that changes is counted out as it was and in as it is."""
        quarters, hours = self._quarters, self._hours
        self._shrink = self._shrink or sign < 0
        for tracker, mention, label, kind, source, lang, own, reactions, copy in links:
            # identity.second_of, without the call: this runs for every link that is written
            second = mention >> SEQUENCE_BITS
            for part in parts[own][kind == REPOST_KIND][copy]:
                narrow = (tracker, part, second // _QUARTER)
                quarter = quarters.get(narrow)
                if quarter is None:
                    quarter = quarters[narrow] = [*narrow, 0, 0, 0, 0, 0, 0]
                quarter[3 + label] += sign
                wide = (tracker, part, second // _HOUR, source, lang)
                hour = hours.get(wide)
                if hour is None:
                    hour = hours[wide] = [*wide, 0, 0, 0, 0, 0, 0]
                hour[5 + label] += sign
                if reactions is not None:
                    quarter[7] += sign * reactions
                    quarter[8] += sign
                    hour[9] += sign * reactions
                    hour[10] += sign

    def regroup(self, changes: Iterable[tuple[Link, int]]) -> None:
        """Count what changes where `copy` of links becomes another."""
        gained, lost = list[Link](), list[Link]()
        for link, copy in changes:
            gained.append((*link[:8], copy & ~link[8]))
            lost.append((*link[:8], link[8] & ~copy))
        self.count(gained, parts=_PARTS_OF_COPIES)
        lost = [link for link in lost if link[8]]
        if lost:
            self.count(lost, -1, _PARTS_OF_COPIES)

    def write(self, connection: apsw.Connection) -> None:
        """Apply to both tables; a cell that falls to nothing is dropped. The caller holds a write transaction."""
        connection.executemany(
            f"INSERT INTO rollup_quarter VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET {_ADDING}",
            self._quarters.values(),
        )
        connection.executemany(
            f"INSERT INTO rollup_hour VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET {_ADDING}",
            self._hours.values(),
        )
        if self._shrink:
            empty = "negative = 0 AND neutral = 0 AND positive = 0 AND unknown = 0"
            connection.executemany(
                f"DELETE FROM rollup_quarter WHERE tracker = ? AND part = ? AND quarter = ? AND {empty}",
                self._quarters,
            )
            connection.executemany(
                "DELETE FROM rollup_hour WHERE tracker = ? AND part = ? AND hour = ? AND source = ? AND lang = ? "
                f"AND {empty}",
                self._hours,
            )


def series(connection: apsw.Connection, archive: "Archive", view: View, edges: Sequence[datetime]) -> list[Tally]:
    """Tallies of the bins between consecutive edges.

    Rollups answer where the edges lie on quarter hours and nothing but the tracker narrows the view; anything else is
    counted over the links. Both give the same figures (a test holds them against each other).
    """
    if view.filtered or not whole_quarters(edges):
        bounds = [first_id(edge) for edge in edges]
        narrowed = archive.condition(view)
        if narrowed is None:
            if not bounds:
                return []
            found = archive.ids(view, bounds[0], bounds[-1])
            cuts = np.searchsorted(found, bounds)
            return [_listed(connection, view, found[start:end]) for start, end in pairwise(cuts)]
        condition, values = narrowed
        statement = f"SELECT {_LINK_SUMS} FROM tracker_link AS link WHERE {condition} AND mention >= ? AND mention < ?"
    else:
        statement = _cells(view)
        values = (view.tracker,)
        bounds = [_quarter_of(edge) for edge in edges]
    cursor = connection.cursor()
    return [_tally(cursor.execute(statement, (*values, start, end)).fetchone()) for start, end in pairwise(bounds)]


def total(connection: apsw.Connection, archive: "Archive", view: View) -> Tally:
    """One tally over a view's whole period; an open end reaches as far as there are mentions."""
    edges = [edge for edge in (view.start, view.end) if edge is not None]
    if view.filtered or not whole_quarters(edges):
        narrowed = archive.condition(view)
        if narrowed is None:
            return _listed(connection, view, archive.ids(view, *id_range(view)))
        condition, values = narrowed
        return _tally(
            connection.execute(
                f"SELECT {_LINK_SUMS} FROM tracker_link AS link WHERE {condition} AND mention >= ? AND mention < ?",
                (*values, *id_range(view)),
            ).fetchone()
        )
    start = FIRST if view.start is None else _quarter_of(view.start)
    end = LAST if view.end is None else _quarter_of(view.end)
    return _tally(connection.execute(_cells(view), (view.tracker, start, end)).fetchone())


def counts(connection: apsw.Connection) -> dict[int, int]:
    """Mentions ever stored per tracker id, her own posts left out; trackers without any are missing."""
    return dict(
        connection.execute(
            "SELECT tracker, sum(negative + neutral + positive + unknown) FROM rollup_quarter "
            "WHERE part = 0 GROUP BY tracker"
        )
    )


def link_condition(connection: apsw.Connection, view: View) -> tuple[str, tuple[int | str, ...]]:
    """SQL and values that narrow `tracker_link AS link` to a view, its period and its query left to the caller."""
    parts, values = ["link.tracker = ?"], list[int | str]((view.tracker,))
    kept = (
        ("label", sorted(int(label) for label in view.labels), bool(view.labels)),
        ("source", Names(connection, "source").ids_of(view.sources), bool(view.sources)),
        ("lang", Names(connection, "language").ids_of(view.languages), bool(view.languages)),
    )
    for column, numbers, asked in kept:
        if asked:
            parts.append(f"link.{column} IN ({', '.join('?' * len(numbers))})")
            values.extend(numbers)
    if not view.reposts:
        parts.append("link.kind <> ?")
        values.append(int(Kind.REPOST))
    if not view.own:
        parts.append("link.own = 0")
    if not view.copies:
        parts.append(f"link.copy & {1 << _way(view)} = 0")
    return " AND ".join(parts), tuple(values)


def id_range(view: View) -> tuple[int, int]:
    """The ids [first, last) of a view's period."""
    return (
        FIRST if view.start is None else first_id(view.start),
        LAST if view.end is None else first_id(view.end),
    )


def _listed(connection: apsw.Connection, view: View, ids: "Ids") -> Tally:
    """One tally over mentions of a view that are known by their ids."""
    return _tally(
        connection.execute(
            f"SELECT {_LINK_SUMS} FROM carray(?) AS found "
            "CROSS JOIN tracker_link AS link ON link.tracker = ? AND link.mention = found.value",
            (apsw.carray(ids), view.tracker),
        ).fetchone()
        if len(ids)
        else None
    )


def _cells(view: View) -> str:
    """SQL of the sums over the cells of the quarter hours that a view counts; the range of quarters is left open."""
    parts = [*range(0, 4 if view.own else 2, 2 if view.reposts else 1)]
    if view.copies:
        sums = _SUMS if view.reposts else _LESS_REPOSTS
    else:
        sums = _LESS_COPIES if view.reposts else _LESS_BOTH
        parts.append(_FIRST_OF_COPIES + _way(view))
    return (
        f"SELECT {sums} FROM rollup_quarter WHERE tracker = ? AND part IN ({', '.join(map(str, parts))}) "
        "AND quarter >= ? AND quarter < ?"
    )


def _way(view: View) -> int:
    """The number of the way in which a view counts; see `MASKS`."""
    return 2 * view.own + (not view.reposts)


def _quarter_of(moment: datetime) -> int:
    return (to_microseconds(moment) // 1_000_000 - EPOCH_SECONDS) // _QUARTER


def _tally(row: Iterable[int | None] | None) -> Tally:
    return Tally(*(number or 0 for number in row or ()))
