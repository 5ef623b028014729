"""Which stored mentions match a query: always those that `core.matching.matches` lets in, however they are found.

The index gives a superset (`search`), newest first or all of it; what it lets in is held against the query, mention by
mention. A verdict is kept: after news only what is new, or was rewritten since, is looked at. Only
where the query asks for what may change (counts, labels, names) are verdicts forgotten with every change of the store.
"""

from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import Any, Final

import apsw
import numpy as np
from numpy.typing import NDArray

from cmdesk.core.errors import Abandoned
from cmdesk.core.matching import Candidate, matches
from cmdesk.core.query import Node, parse
from cmdesk.core.types import ALL_MENTIONS
from cmdesk.core.views import View
from cmdesk.storage import rewriting
from cmdesk.storage.candidates import candidates
from cmdesk.storage.connection import restores, rows, snapshot
from cmdesk.storage.rollups import link_condition
from cmdesk.storage.search import Superset, superset
from cmdesk.storage.sight import refusal, sight

Ids = NDArray[np.int64]
"""Ids of mentions, ascending."""

_NONE: Final[Ids] = np.empty(0, np.int64)
_KEPT_QUERIES: Final = 12
_KEPT_LISTS: Final = 24
_KEPT_BYTES: Final = 64 << 20
"""Of the lists, and of the verdicts; one of a million ids takes 8 MB, and there is an archive for each thread."""
_AT_ONCE: Final = 250
"""Mentions looked at between two questions whether it is still wanted."""
_STEPS: Final = 20_000
"""Steps of SQLite's machine between two such questions."""
_FIRST_CHUNK: Final = 64
_LARGEST_CHUNK: Final = 1024
_DIRECT: Final = 600
"""Newest mentions that are looked at before the index is asked for what it answers all at once."""
_SMALL: Final = 2000
"""A tracker of so few mentions is not searched by the index."""


@dataclass(slots=True)
class _Verdicts:
    """What is known of one query: which mentions were looked at, and which of them match."""

    seen: Ids = field(default_factory=lambda: _NONE)
    matched: Ids = field(default_factory=lambda: _NONE)

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return self.seen.nbytes + self.matched.nbytes

    def forget(self, ids: Ids) -> None:
        """Some mentions say something else now."""
        self.seen = np.setdiff1d(self.seen, ids, assume_unique=True)
        self.matched = np.setdiff1d(self.matched, ids, assume_unique=True)


@dataclass(frozen=True, slots=True)
class _List:
    """The mentions of a view without its period that lie in [first, last)."""

    first: int
    last: int
    ids: Ids

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return self.ids.nbytes


class Archive:
    """Searches the mentions of one connection.

    Attributes:
        wanted: asked every few milliseconds; where it says no, `Abandoned` is raised. What was found out is kept.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        """Take a connection, of whatever kind: nothing is written, not even beside the store."""
        self.wanted: Callable[[], bool] = lambda: True
        self._connection = connection
        self._verdicts: OrderedDict[Node, _Verdicts] = OrderedDict()
        self._lists: OrderedDict[tuple[View, Node], _List] = OrderedDict()
        self._supersets: dict[Node, Superset] = {}
        self._state: tuple[int, int] | None = None
        self._restores: int | None = None
        self._rewritten = 0

    def condition(self, view: View) -> tuple[str, tuple[int | str, ...]] | None:
        """SQL and values that narrow `tracker_link AS link` to a view with its query, its period left to the caller.

        None where no SQL says it: then its mentions must be listed, by `ids` or `found`.
        """
        if not view.query:
            return link_condition(self._connection, view)
        with self._one_state():
            asked = self._superset(parsed(view.query))
            if asked.rest is not None:
                return None
            condition, values = link_condition(self._connection, view)
            return f"{condition} AND {asked.condition}", (*values, *asked.values)

    def ids(self, view: View, first: int, last: int, node: Node | None = None) -> Ids:
        """All mentions of a view with ids in [first, last), its own period unused.

        Args:
            node: in the place of the view's query.

        Raises:
            Abandoned: it is not wanted any more.
        """
        tree = parsed(view.query) if node is None else node
        key = (replace(view, start=None, end=None, query=""), tree)
        with self._one_state(), self._while_wanted():
            kept = self._lists.get(key)
            if kept is None or first < kept.first or kept.last < last:
                asked = self._superset(tree)
                statement, values = self._listed(view, asked, first, last, "ASC")
                found = np.fromiter((number for (number,) in self._connection.execute(statement, values)), np.int64)
                kept = _List(first, last, found if asked.rest is None else found[self._judged(asked, found)])
                self._lists[key] = kept
                self._lists.move_to_end(key)
                _evict(self._lists, _KEPT_LISTS)
            self._lists.move_to_end(key)
            start, end = np.searchsorted(kept.ids, (first, last))
            return kept.ids[start:end]

    def found(
        self, view: View, first: int, last: int, limit: int, *, node: Node | None = None, newest: bool = True
    ) -> list[int]:
        """The newest, or the oldest mentions of a view with ids in [first, last), its own period unused.

        Raises:
            Abandoned: it is not wanted any more.
        """
        tree = parsed(view.query) if node is None else node
        with (
            self._one_state(),
            self._while_wanted(),
            closing(self._stream(view, self._superset(tree), first, last, newest)) as stream,
        ):
            return list(islice(stream, limit))

    @contextmanager
    def only_while(self, wanted: Callable[[], bool]) -> Iterator[None]:
        """Inside it, what is not wanted by this either is abandoned."""
        before = self.wanted
        self.wanted = lambda: before() and wanted()
        try:
            yield
        finally:
            self.wanted = before

    def _stream(self, view: View, asked: Superset, first: int, last: int, newest: bool) -> Generator[int, None, None]:
        if asked.at_once:
            looked = 0
            condition, values = asked.direct
            direct = replace(asked, expression=None, condition=condition, values=values)
            for chunk in self._chunks(view, direct, first, last, newest):
                yield from self._kept(asked, chunk)
                looked += len(chunk)
                first, last = (first, chunk[-1]) if newest else (chunk[-1] + 1, last)
                if looked >= _DIRECT:
                    break
            else:
                return
        for chunk in self._chunks(view, asked, first, last, newest):
            yield from self._kept(asked, chunk)

    def _kept(self, asked: Superset, chunk: Sequence[int]) -> Sequence[int]:
        if asked.rest is None:
            return chunk
        numbers = np.array(chunk, np.int64)
        ascending = numbers[0] <= numbers[-1]
        mask = self._judged(asked, numbers if ascending else numbers[::-1])
        kept: list[int] = numbers[mask if ascending else mask[::-1]].tolist()
        return kept

    def _chunks(self, view: View, asked: Superset, first: int, last: int, newest: bool) -> Iterator[list[int]]:
        statement, values = self._listed(view, asked, first, last, "DESC" if newest else "ASC")
        cursor = self._connection.cursor()
        try:
            listed = cursor.execute(statement, values)
            size = _FIRST_CHUNK
            while chunk := [number for (number,) in islice(listed, size)]:
                yield chunk
                size = min(size * 2, _LARGEST_CHUNK)
        finally:
            cursor.close()

    def _listed(
        self, view: View, asked: Superset, first: int, last: int, order: str
    ) -> tuple[str, tuple[int | str, ...]]:
        """SQL that lists what the index lets in of a view, by id."""
        condition, values = link_condition(self._connection, view)
        if asked.condition:
            condition, values = f"{condition} AND {asked.condition}", (*values, *asked.values)
        if asked.expression is None or (view.tracker != ALL_MENTIONS and self._small(view.tracker)):
            return (
                f"SELECT link.mention FROM tracker_link AS link WHERE {condition} "
                f"AND link.mention >= ? AND link.mention < ? ORDER BY link.mention {order}",
                (*values, first, last),
            )
        # CROSS: the full text goes first, in its order; each of its mentions is then looked up among the links
        return (
            "SELECT fulltext.rowid FROM fulltext CROSS JOIN tracker_link AS link ON link.mention = fulltext.rowid "
            f"WHERE fulltext MATCH ? AND fulltext.rowid >= ? AND fulltext.rowid < ? AND {condition} "
            f"ORDER BY fulltext.rowid {order}",
            (asked.expression, first, last, *values),
        )

    def _small(self, tracker: int) -> bool:
        count: int = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM tracker_link WHERE tracker = ? LIMIT ?)", (tracker, _SMALL + 1)
        ).get
        return count <= _SMALL

    def _judged(self, asked: Superset, ids: Ids) -> NDArray[np.bool_]:
        """Which of some mentions match the rest of a query."""
        assert asked.rest is not None
        rest = asked.rest
        known = self._verdicts.setdefault(rest, _Verdicts())
        self._verdicts.move_to_end(rest)
        _evict(self._verdicts, _KEPT_QUERIES)
        fresh = ids[~_in(ids, known.seen)]
        done = 0
        good: list[int] = []
        verdict = _verdict(rest)
        try:
            while done < len(fresh):
                self._go_on()
                part = fresh[done : done + _AT_ONCE].tolist()
                good.extend(
                    number for number, candidate in candidates(self._connection, part, rest) if verdict(candidate)
                )
                done += len(part)
        finally:
            if done:
                known.seen = _merged(known.seen, fresh[:done])
                # a part that was broken off is not among those looked at, so nothing of it may be kept
                kept = np.array(good, np.int64)
                known.matched = _merged(known.matched, kept[kept <= fresh[done - 1]])
        return _in(ids, known.matched)

    def _superset(self, node: Node) -> Superset:
        asked = self._supersets.get(node)
        if asked is None:
            asked = self._supersets[node] = superset(self._connection, node)
        return asked

    @contextmanager
    def _one_state(self) -> Iterator[None]:
        """All reads inside see one state of the store; what is kept of another is forgotten."""
        if self._connection.in_transaction:
            self._forget_what_changed()
            yield
            return
        with snapshot(self._connection):
            # the state of the snapshot is settled by its first read
            rows(self._connection, "SELECT generation FROM state")
            self._forget_what_changed()
            yield

    def _forget_what_changed(self) -> None:
        state = (self._connection.pragma("data_version"), self._connection.total_changes())
        if state == self._state:
            return
        # a change of this connection's own is told by the count of all its changes
        number = restores(self._connection)
        if number != self._restores:
            self._verdicts.clear()
        self._rewritten, others = rewriting.since(self._connection, self._rewritten)
        if others is None:
            self._verdicts.clear()
        elif others:
            for known in self._verdicts.values():
                known.forget(np.array(others, np.int64))
        for node in [node for node in self._verdicts if Superset(None, "", (), node).changing]:
            del self._verdicts[node]
        self._lists.clear()
        self._supersets.clear()
        self._state, self._restores = state, number

    def _go_on(self) -> None:
        if not self.wanted():
            raise Abandoned

    @contextmanager
    def _while_wanted(self) -> Iterator[None]:
        """Ends a statement that takes long, too."""
        self._go_on()
        self._connection.set_progress_handler(lambda: not self.wanted(), _STEPS, id=self)
        try:
            yield
        except apsw.InterruptError as ended:
            raise Abandoned from ended
        finally:
            self._connection.set_progress_handler(None, id=self)


@lru_cache(maxsize=64)
def parsed(query: str) -> Node:
    """The tree of a view's query."""
    return parse(query)


def _verdict(rest: Node) -> Callable[[Candidate], bool]:
    """Whether a mention matches: what `matches` says, sooner where it can be seen."""
    fits, fails = sight(rest), refusal(rest)

    def verdict(candidate: Candidate) -> bool:
        if fits is not None or fails is not None:
            text = f" {candidate.text.lower()} "
            if fits is not None and fits(text):
                return True
            if fails is not None and fails(text):
                return False
        return matches(rest, candidate)

    return verdict


def _evict(kept: OrderedDict[Any, _Verdicts] | OrderedDict[Any, _List], most: int) -> None:
    """Let go of what was not asked for longest, never of the latest."""
    size = sum(one.size for one in kept.values())
    while len(kept) > 1 and (len(kept) > most or size > _KEPT_BYTES):
        size -= kept.popitem(last=False)[1].size


def _in(ids: Ids, among: Ids) -> NDArray[np.bool_]:
    """Which ids are among ascending others."""
    if not len(among):
        return np.zeros(len(ids), np.bool_)
    places = np.searchsorted(among, ids)
    places[places == len(among)] = 0
    found: NDArray[np.bool_] = among[places] == ids
    return found


def _merged(one: Ids, other: Ids) -> Ids:
    if not len(one) or not len(other):
        return one if len(one) else other
    if one[-1] < other[0]:
        return np.concatenate((one, other))
    if other[-1] < one[0]:
        return np.concatenate((other, one))
    both: Ids = np.union1d(one, other)
    return both
