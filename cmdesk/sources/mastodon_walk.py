"""Mastodon: what was read of the hashtags of a server, so that nothing is left out between two passes.

A server gives posts newest first; `min_id` asks for those right above an id. The first pass takes the newest pages,
every later one goes upwards from where the one before ended, until nothing more comes, however many pages that are.

But ids are no order of arrival: Mastodon gives a post of another server an id after the moment it was written, and it
may come minutes later. So each pass begins a while below the newest id, and the ids within that while are remembered,
so that nothing is given twice. Where ids hold no moment (other programs than Mastodon), it begins at the newest.

Pure: no call, no clock.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from cmdesk.sources.fields import UnfitError, moment
from cmdesk.sources.mastodon_servers import identifier

LATE: Final = timedelta(minutes=20)
"""How much later than it was written a post may come and still be found."""

MOST_SEEN: Final = 400
"""Ids that are remembered at most: where more came within `LATE`, the while is shorter."""

_DEEPEST: Final = 99
_FIRST_MOMENT: Final = 1_450_000_000_000  # no server is older; a number that holds an earlier moment holds none
_SIDES: Final = frozenset({"", "local", "remote"})


@dataclass(frozen=True, slots=True)
class Walk:
    """How far the hashtags of a server were read.

    Attributes:
        side: what of them the server shows to everyone: "" all, "local" or "remote".
        looked_at: when it was asked about that; None where it was not yet.
        newest: the newest id that was read.
        seen: the ids that were read and lie above the floor, newest first.
        above: in a pass under way, the id above which it goes on.
        below: in a first pass under way, the id below which it goes on.
        depth: pages that the first pass has read.
        down_to: how far it had been read when all was to be read anew: the first pass goes down to there, however many
            pages that are, since nobody has seen what lies above.
        leader: which of the tags is asked for by name; the others are named beside it.
        sure: whether the server knows the tag that leads. Where it does not, it answers nothing, whatever it has of
            the others.
    """

    side: str = ""
    looked_at: datetime | None = None
    newest: str | None = None
    seen: tuple[str, ...] = ()
    above: str | None = None
    below: str | None = None
    depth: int = 0
    down_to: str | None = None
    leader: int = 0
    sure: bool = False

    @property
    def limits(self) -> tuple[tuple[str, str], ...]:
        """What the next page is asked for by."""
        if self.below is not None:
            return (("max_id", self.below),)
        return () if self.newest is None else (("min_id", self.above or self.floor),)

    @property
    def floor(self) -> str:
        """Above which id the next pass begins."""
        newest = self.newest or "0"
        floor = _earlier(newest, LATE)
        return max(floor, self.seen[-1], key=_order) if len(self.seen) >= MOST_SEEN else floor

    def anew(self) -> "Walk":
        """The same with nothing read; what it would have read next is not passed over."""
        # while a first pass is under way there is a gap below it
        down_to = self.newest if self.below is None else self.down_to
        return replace(self, newest=None, seen=(), above=None, below=None, depth=0, down_to=down_to or self.down_to)

    def unread(self, ids: Iterable[str]) -> frozenset[str]:
        """Those ids of a page that were not given before."""
        return frozenset(ids).difference(self.seen)

    def behind(self, ids: Iterable[str], *, full: bool, tags: int, first: int) -> tuple["Walk", bool]:
        """How far it is read behind a page.

        Args:
            ids: of the posts of the page.
            full: whether it has so many that more may come.
            tags: how many there are of which one leads.
            first: how many pages the first pass reads at most.

        Returns:
            The same behind the page, and whether the pass goes on.
        """
        ordered = sorted(set(ids), key=_order, reverse=True)
        if not ordered and not self.sure and self.leader + 1 < tags:
            return replace(self, leader=self.leader + 1), True
        if not ordered:
            # the next pass begins with the first one again, where none is known
            return replace(self, above=None, below=None, down_to=None, leader=self.leader if self.sure else 0), False
        newest = max(self.newest or ordered[0], ordered[0], key=_order)
        read = replace(self, newest=newest, seen=(), above=None, below=None, sure=True)
        floor = _order(read.floor)
        seen = sorted({*ordered, *self.seen}, key=_order, reverse=True)
        read = replace(read, seen=tuple(id_ for id_ in seen if _order(id_) > floor)[:MOST_SEEN])
        if self.newest is None or self.below is not None:
            read = replace(read, depth=min(self.depth + 1, _DEEPEST))
            lower = self.below is None or _order(ordered[-1]) < _order(self.below)
            unseen = self.down_to is not None and _order(ordered[-1]) > _order(self.down_to)
            if full and lower and (unseen or read.depth < first):
                return replace(read, below=ordered[-1]), True
            return replace(read, down_to=None), False
        # a server that does not heed what it is asked for would go on for ever
        goes_on = full and _order(ordered[0]) > _order(self.above or self.floor)
        return (replace(read, above=ordered[0]), True) if goes_on else (read, False)


def dumped(walk: Walk) -> str:
    """A walk as text."""
    return json.dumps(
        {
            "side": walk.side,
            "looked_at": walk.looked_at and walk.looked_at.isoformat(),
            "newest": walk.newest,
            "seen": walk.seen,
            "above": walk.above,
            "below": walk.below,
            "depth": walk.depth,
            "down_to": walk.down_to,
            "leader": walk.leader,
            "sure": walk.sure,
        },
        separators=(",", ":"),
    )


def loaded(text: str | None) -> Walk:
    """The walk of a text; the very first one for None, and for a text that is none: then all is read anew."""
    try:
        kept = json.loads(text or "null")
        walk = Walk(
            kept["side"],
            None if kept["looked_at"] is None else moment(kept["looked_at"]),
            kept["newest"],
            tuple(kept["seen"]),
            kept["above"],
            kept["below"],
            kept["depth"],
            kept.get("down_to"),
            kept["leader"],
            kept["sure"] is True,
        )
        return walk if _sound(walk) else Walk()
    except (ValueError, KeyError, TypeError, RecursionError, UnfitError):
        return Walk()


def _sound(walk: Walk) -> bool:
    ids = (walk.newest, walk.above, walk.below)
    return (
        walk.side in _SIDES
        and all(id_ is None or identifier(id_) for id_ in (*ids, walk.down_to))
        and len(walk.seen) <= MOST_SEEN
        and all(map(identifier, walk.seen))
        and (walk.newest is not None or ids == (None, None, None))
        and all(type(number) is int and 0 <= number <= _DEEPEST for number in (walk.depth, walk.leader))
    )


def _order(id_: str) -> tuple[int, str]:
    """What ids are compared by: they are numbers, or letters of one length."""
    return len(id_), id_


def _earlier(id_: str, span: timedelta) -> str:
    """The id that a post would have that was written so much earlier; the same where ids hold no moment."""
    if not id_.isdecimal() or int(id_) >> 16 < _FIRST_MOMENT:
        return id_
    return str(int(id_) - (span // timedelta(milliseconds=1) << 16))
