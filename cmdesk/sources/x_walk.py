"""X: what was read of a search and what was not, so that nothing is read twice and nothing is left out.

X gives a search newest first, page by page, and each page is paid for. So what matters is which *ids* were read. All
below the newest read id was, but for the stretches listed as unread. A page narrows the stretch it belongs to from
above; the last page of a stretch ends it. Whatever breaks off a walk (a fault, a killed program, the end of what a pass
may read), its rest stays an unread stretch.

A pass first asks for what is newer than all that was read. Then it fills the unread stretches, the newest first, with
what is left of the posts it may read: new posts never wait for old ones. A pass that was broken off is gone on with
first. X itself forgets after 7 days, and then the stretch is given up, which is told.

Pure: no call, no clock.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from cmdesk.sources.fields import UnfitError, count, moment, string

STALE: Final = timedelta(minutes=10)
"""A pass that goes on later than this after it began asks for newer posts once more when it is through."""

_ID: Final = re.compile(r"[0-9]{1,19}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Posts that are not read: those with an id between `since` and `until`, both exclusive, None being no limit.

    Attributes:
        token: where X goes on in it, None where its next page is asked for by ids.
        under: the upper limit in the requests to which the token belongs; X wants them unchanged.
    """

    since: str | None = None
    until: str | None = None
    token: str | None = None
    under: str | None = None

    def without_token(self) -> "Stretch":
        """The same posts, asked for by ids."""
        return replace(self, token=None, under=None)


@dataclass(frozen=True, slots=True)
class Page:
    """What an answer says of the way.

    Attributes:
        ids: of its posts.
        token: of the page behind it, None at the end.
    """

    ids: tuple[str, ...]
    token: str | None


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a search was read.

    Attributes:
        newest: the newest id that was read.
        unread: the stretches below it that were not, newest first.
        begun_at: when the pass under way asked for newer posts; None where none is under way.
        read: posts that the pass under way has read.
    """

    newest: str | None = None
    unread: tuple[Stretch, ...] = ()
    begun_at: datetime | None = None
    read: int = 0

    def next_stretch(self) -> Stretch:
        """What is to be read next."""
        return self.unread[0] if self.begun_at and self.unread else Stretch(since=self.newest)

    def begin(self, now: datetime) -> "Walk":
        """The same; where no pass is under way, one that begins now with the newer posts as its first stretch."""
        if self.begun_at and self.unread:
            return self
        return replace(self, unread=(Stretch(since=self.newest), *self.unread), begun_at=now)

    def behind(self, page: Page, stretch: Stretch, *, counted: int) -> "Walk":
        """How far it is read behind a page of its first stretch.

        Args:
            stretch: the first stretch as it was asked for.
            counted: how many posts the page is counted as in the pass.
        """
        newest = _newest([*page.ids, *([self.newest] if self.newest else [])])
        rest: tuple[Stretch, ...] = ()
        if page.token is not None:
            until = min(page.ids, key=int, default=stretch.until)
            under = stretch.under if stretch.token else stretch.until
            rest = (Stretch(stretch.since, until, page.token, under),)
        return replace(self, newest=newest, unread=(*rest, *self.unread[1:]), read=self.read + counted)

    def without_token(self) -> "Walk":
        """The same, its first stretch asked for by ids."""
        return replace(self, unread=tuple(stretch.without_token() for stretch in self.unread[:1]) + self.unread[1:])

    def given_up(self) -> "Walk":
        """The same without its first stretch."""
        return replace(self, unread=self.unread[1:])

    def ended(self) -> "Walk":
        """The same with no pass under way."""
        # what has no upper limit holds nothing that was read: the next pass begins with it anyway
        return Walk(self.newest, tuple(stretch for stretch in self.unread if stretch.until is not None))

    def anew(self) -> "Walk":
        """The same, to ask for newer posts again within the posts that the pass may still read."""
        return replace(self, begun_at=None)

    def stale(self, now: datetime) -> bool:
        """Whether newer posts were asked for so long ago that it is worth asking again."""
        return self.begun_at is not None and now - self.begun_at >= STALE


def dumped(walk: Walk) -> str:
    """A walk as text."""
    return json.dumps(
        {
            "newest": walk.newest,
            "unread": [astuple(stretch) for stretch in walk.unread],
            "begun_at": walk.begun_at and walk.begun_at.isoformat(),
            "read": walk.read,
        },
        separators=(",", ":"),
    )


def loaded(text: str | None) -> Walk:
    """The walk of a text; the very first one for None, and for a text that is none: then all is read anew."""
    try:
        kept = json.loads(text or "null")
        walk = Walk(
            kept["newest"],
            tuple(Stretch(*stretch) for stretch in kept["unread"]),
            None if kept["begun_at"] is None else moment(kept["begun_at"]),
            kept["read"],
        )
    except (ValueError, KeyError, TypeError, RecursionError, UnfitError):
        return Walk()
    return walk if _sound(walk) else Walk()


def _sound(walk: Walk) -> bool:
    ids = [walk.newest, *(id_ for stretch in walk.unread for id_ in (stretch.since, stretch.until, stretch.under))]
    return (
        all(id_ is None or (isinstance(id_, str) and _ID.fullmatch(id_)) for id_ in ids)
        and all(stretch.token is None or string(stretch.token) for stretch in walk.unread)
        and count(walk.read) == walk.read
    )


def _newest(ids: Iterable[str]) -> str | None:
    return max(ids, key=int, default=None)
