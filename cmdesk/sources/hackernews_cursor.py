"""What is remembered of a search of Hacker News between two passes, and within one.

Each of its plain queries is walked from the newest hit back to where the last walk began, by moments and not by page
numbers: those would move while something is posted, and end at the thousandth hit. Moments are whole seconds, and what
is posted may be found a few minutes late, so each walk looks at the last ten minutes of the one before once more; what
was seen there is remembered, so that nothing comes twice.

A cursor that cannot be understood is an empty one: all is then read as if for the first time.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from cmdesk.sources.fields import Json, count, mapping, objects, strings

OVERLAP: Final = 600
"""Seconds of the walk before that are looked at once more."""

HISTORY: Final = 1000
"""Hits of one query that the first walk reads."""

_LONGEST_WALK: Final = 20_000  # hits, of a server that does not do what it is asked
_MOST: Final = 5000  # numbers that are remembered


@dataclass(frozen=True, slots=True)
class Query:
    """One plain query: where its last walk began, and what was seen in the ten minutes before."""

    since: int | None = None
    seen: frozenset[str] = frozenset()

    @property
    def lowest(self) -> int | None:
        """From when on it is asked; None for all there is."""
        return None if self.since is None else max(0, self.since - OVERLAP)


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the walk is.

    Attributes:
        query: number of the plain query.
        until: the latest moment that is asked for next, None at its beginning.
        top: moment of its newest hit.
        read: hits so far.
        fresh: numbers of those of the ten minutes before `top`.
        edge: numbers of those that were given of the second `until`.
    """

    query: int = 0
    until: int | None = None
    top: int | None = None
    read: int = 0
    fresh: tuple[str, ...] = ()
    edge: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchCursor:
    """What is remembered."""

    queries: tuple[Query, ...] = ()
    walk: Walk = Walk()

    @classmethod
    def read(cls, value: str | None, queries: int) -> "SearchCursor":
        """The cursor of so many plain queries that a text holds."""
        try:
            told = mapping(json.loads(value or "{}"))
        except (ValueError, RecursionError):
            told = {}
        found = [Query(count(one.get("since")), frozenset(strings(one.get("seen")))) for one in objects(told.get("q"))]
        if len(found) != queries:
            return cls((Query(),) * queries)
        walk = _walk(mapping(told.get("walk")))
        return cls(tuple(found), walk if walk.query < queries else Walk())

    def written(self) -> str:
        """The cursor as a text."""
        told: dict[str, Any] = {
            "q": [{"since": one.since, "seen": sorted(one.seen)} for one in self.queries],
        }
        if self.walk != Walk():
            told["walk"] = {
                "query": self.walk.query,
                "until": self.walk.until,
                "top": self.walk.top,
                "read": self.walk.read,
                "fresh": list(self.walk.fresh),
                "edge": list(self.walk.edge),
            }
        return json.dumps(told, separators=(",", ":"))

    @property
    def query(self) -> Query:
        """The plain query whose turn it is."""
        return self.queries[self.walk.query]

    def behind(self, hits: list[tuple[str, int]], *, full: bool, now: datetime) -> "SearchCursor":
        """The cursor behind a page.

        Args:
            hits: number and moment of each.
            full: whether there may be more.
        """
        walk, query = self.walk, self.query
        moments = [moment for _, moment in hits]
        # a moment in the future would hide all that comes until then
        top = walk.top if walk.top is not None else min(max(moments), int(now.timestamp())) if moments else None
        fresh = (*walk.fresh, *(number for number, moment in hits if top is not None and moment >= top - OVERLAP))
        read = walk.read + len(hits)
        if full and moments and read < (HISTORY if query.since is None else _LONGEST_WALK):
            until = min(moments)
            if walk.until is not None and until >= walk.until:
                until = walk.until - 1  # more within one second than a page holds
            edge = tuple(number for number, moment in hits if moment == until)
            return replace(self, walk=Walk(walk.query, until, top, read, fresh[:_MOST], edge))
        ended = query if top is None else Query(top, frozenset(fresh[:_MOST]))
        queries = (*self.queries[: walk.query], ended, *self.queries[walk.query + 1 :])
        return SearchCursor(queries, Walk(walk.query + 1) if walk.query + 1 < len(queries) else Walk())

    @property
    def ended(self) -> bool:
        """Whether the pass is at its end."""
        return self.walk == Walk()


def _walk(told: Json) -> Walk:
    return Walk(
        count(told.get("query")) or 0,
        count(told.get("until")),
        count(told.get("top")),
        count(told.get("read")) or 0,
        tuple(strings(told.get("fresh"))),
        tuple(strings(told.get("edge"))),
    )
