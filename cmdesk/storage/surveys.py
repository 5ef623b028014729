"""The whole archive seen through a query that is perhaps never saved: its newest mentions, then all of it, counted.

Trackers play no part here, nor does what she has switched off: her own posts and reposts are among what a query finds.
Judgements are read here, never written.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Final

import apsw
import numpy as np
from numpy.typing import NDArray

from cmdesk.core.errors import Abandoned
from cmdesk.core.identity import SEQUENCE_BITS, from_microseconds
from cmdesk.core.previews import EXAMPLES, SAMPLE, SPARK_BINS, Example, Survey
from cmdesk.core.query import Node
from cmdesk.core.views import View
from cmdesk.storage.archive import Archive, Ids
from cmdesk.storage.candidates import candidates
from cmdesk.storage.connection import rows, snapshot
from cmdesk.storage.reading import lines
from cmdesk.storage.rollups import FIRST, LAST

_WHOLE: Final = View(own=True)
_COARSE: Final = SEQUENCE_BITS // 2


def newest(connection: apsw.Connection, archive: Archive, node: Node, limit: int) -> list[Example]:
    """The newest mentions of the archive that a query matches.

    Raises:
        Abandoned: it is not wanted any more.
    """
    with _one_state(connection):
        return _examples(connection, archive.found(_WHOLE, FIRST, LAST, limit, node=node), node, {})


def survey(
    connection: apsw.Connection,
    archive: Archive,
    node: Node,
    saved: Node | None,
    tracker: int,
    wanted: Callable[[], bool],
) -> Survey | None:
    """What a query matches, beside what the saved one does; see `core.desk_store.DeskStore.survey`.

    Both are kept by the archive: with every letter that she types only the verdicts of the new query are missing.
    """
    try:
        with archive.only_while(wanted), _one_state(connection):
            found = archive.ids(_WHOLE, FIRST, LAST, node)
            before = found if saved is None else archive.ids(_WHOLE, FIRST, LAST, saved)
            won, lost = np.setdiff1d(found, before, True), np.setdiff1d(before, found, True)
            judged = _judged(connection, tracker)
            drawn = _drawn(found, SAMPLE)
            verdicts = [judged[number] for number in drawn if number in judged]
            ends = _ends(connection)
            return Survey(
                found=len(found),
                won=len(won),
                lost=len(lost),
                spark=_spark(found, ends),
                start=None if ends is None else from_microseconds(ends[0][1]),
                end=None if ends is None else from_microseconds(ends[1][1]),
                sample=tuple(_examples(connection, drawn[:EXAMPLES], node, judged)),
                won_examples=tuple(_examples(connection, won[-EXAMPLES:].tolist(), node, judged, newest_first=True)),
                lost_examples=tuple(
                    _examples(connection, lost[-EXAMPLES:].tolist(), saved or node, judged, newest_first=True)
                ),
                good=sum(verdicts),
                bad=len(verdicts) - sum(verdicts),
            )
    except Abandoned:
        return None


def _one_state(connection: apsw.Connection) -> AbstractContextManager[None]:
    return nullcontext() if connection.in_transaction else snapshot(connection)


def place_in_draw(ids: Ids) -> NDArray[np.uint64]:
    """A fixed hash of each id, by which the mentions of the archive are drawn: the end of splitmix64.

    (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014.)
    """
    with np.errstate(over="ignore"):
        mixed = ids.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        drawn: NDArray[np.uint64] = mixed ^ (mixed >> np.uint64(31))
    return drawn


def _drawn(ids: Ids, most: int) -> list[int]:
    """Those of some mentions that come first in the draw, in its order."""
    places = place_in_draw(ids)
    if len(ids) > most:
        first = np.argpartition(places, most)[:most]
        ids, places = ids[first], places[first]
    drawn: list[int] = ids[np.argsort(places)].tolist()
    return drawn


def _judged(connection: apsw.Connection, tracker: int) -> dict[int, bool]:
    """Her judgements for a tracker, by the ids of the mentions that are stored."""
    found = rows(
        connection,
        "SELECT mention.id, relevant FROM judgement CROSS JOIN source ON source.name = judgement.source "
        "CROSS JOIN mention ON mention.source = source.id AND mention.native = judgement.native WHERE tracker = ?",
        (tracker,),
    )
    return {number: bool(relevant) for number, relevant in found}


def _ends(connection: apsw.Connection) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Id and moment of the first and the last mention of the archive."""
    ends = [
        rows(connection, f"SELECT id, posted_at FROM mention ORDER BY id {order} LIMIT 1") for order in ("ASC", "DESC")
    ]
    return (ends[0][0], ends[1][0]) if ends[0] else None


def _spark(ids: Ids, ends: tuple[tuple[int, int], tuple[int, int]] | None) -> tuple[int, ...]:
    if ends is None:
        return (0,) * SPARK_BINS
    (first, _), (last, _) = ends
    # by parts of a second: multiplied, ids that are thousands of years apart would not fit in 64 bits
    bins = (ids - first >> _COARSE) * SPARK_BINS // ((last - first >> _COARSE) + 1)
    return tuple(np.bincount(bins, minlength=SPARK_BINS).tolist())


def _examples(
    connection: apsw.Connection,
    ids: Sequence[int],
    node: Node,
    judged: Mapping[int, bool],
    *,
    newest_first: bool = False,
) -> list[Example]:
    """Examples of mentions, in the order given."""
    order = sorted(ids, reverse=True) if newest_first else ids
    told = {line.id: line for line in lines(connection, order)}
    seen = dict(candidates(connection, order, node))
    return [Example(told[number], seen[number], judged.get(number)) for number in order if number in seen]
