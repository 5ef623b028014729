"""Which comment feeds of a feed are asked, and what is remembered of them: politely, and of fresh entries only.

An entry may say where its comments can be read as a feed of their own (`wfw:commentRss` of WordPress, a link
`rel="replies"` of Atom). Comments come for some days and then no more. So only entries of the last 14 days count, one
pass asks 20 feeds at most, and one whose entry still counts as many comments as last time is not asked at all. Where
the feed itself did not change, or counts nothing, the one that was asked longest ago comes first, each at most once an
hour and only for what is new to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from cmdesk.core.types import Post
from cmdesk.net.answer import Validators
from cmdesk.sources.feed_address import http_address
from cmdesk.sources.feed_entries import replies_of
from cmdesk.sources.fields import Json, count, objects, optional_moment, string

MOST: Final = 20
"""Comment feeds that one pass asks."""

FRESH: Final = timedelta(days=14)
"""How long comments on an entry are looked for."""

REST: Final = timedelta(hours=1)
"""How long a comment feed is left in peace where nothing says that it has more."""

_REMEMBERED: Final = 60
_FEED_TYPES: Final = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})


@dataclass(frozen=True, slots=True)
class CommentFeed:
    """The comments on one entry.

    Attributes:
        url: where they are read.
        answered: key of the post of the entry.
        posted_at: when the entry was posted.
        counted: how many comments the entry told when they were last read; None where it tells none.
        asked_at: when they were last asked for, or the entry last said that there are no more; None before the first
            time.
        known: what to ask with.
    """

    url: str
    answered: str
    posted_at: datetime
    counted: int | None = None
    asked_at: datetime | None = None
    known: Validators = Validators()

    def asked(self, counted: int | None, known: Validators, now: datetime) -> "CommentFeed":
        """The same after it was asked."""
        return replace(self, counted=counted, known=known, asked_at=now)

    def unasked(self) -> "CommentFeed":
        """The same as before it was ever asked."""
        return replace(self, counted=None, known=Validators(), asked_at=None)


@dataclass(frozen=True, slots=True)
class Due:
    """A comment feed that is asked in this pass.

    Attributes:
        url: which one.
        counted: how many comments its entry tells now.
    """

    url: str
    counted: int | None


def found_in(
    entries: Sequence[Json], posts: Sequence[Post], known: Mapping[str, CommentFeed], now: datetime, *, own: str
) -> tuple[dict[str, CommentFeed], list[Due]]:
    """The comment feeds of the fresh entries of a feed that changed, and which of them are to be asked.

    Args:
        known: those of the last time, by address.
        own: address of the feed itself, which some give as that of the comments.
    """
    kept = {url: comments for url, comments in known.items() if now - comments.posted_at <= FRESH}
    due: dict[str, Due] = {}
    for entry, post in zip(entries, posts, strict=True):
        url = comments_of(entry)
        if url is None or url == own or post.undated or now - post.posted_at > FRESH:
            continue
        before = kept.setdefault(url, CommentFeed(url, post.native, post.posted_at))
        counted = replies_of(entry)
        if counted is None:
            wanted = before.asked_at is None or now - before.asked_at >= REST
        else:
            wanted = counted != (0 if before.asked_at is None else before.counted)
        if wanted:
            due[url] = Due(url, counted)
        elif counted is not None:
            kept[url] = before.asked(counted, before.known, now)
    newest = sorted(kept.values(), key=lambda comments: comments.posted_at, reverse=True)[:_REMEMBERED]
    remembered = {comments.url: comments for comments in newest}
    return remembered, _in_turn((one for url, one in due.items() if url in remembered), remembered)


def due_again(known: Mapping[str, CommentFeed], now: datetime) -> list[Due]:
    """Which are to be asked where the feed itself did not change, and so says nothing of them."""
    rested = (
        Due(comments.url, comments.counted)
        for comments in known.values()
        if now - comments.posted_at <= FRESH and (comments.asked_at is None or now - comments.asked_at >= REST)
    )
    return _in_turn(rested, known)


def _in_turn(due: Iterable[Due], known: Mapping[str, CommentFeed]) -> list[Due]:
    """Those never asked first, the newest entry first of all; then those asked longest ago."""

    def turn(one: Due) -> tuple[float, float]:
        comments = known[one.url]
        return comments.asked_at.timestamp() if comments.asked_at else 0.0, -comments.posted_at.timestamp()

    return sorted(due, key=turn)[:MOST]


def comments_of(entry: Json) -> str | None:
    """Where the comments on an entry can be read as a feed; None where it does not say."""
    for link in objects(entry.get("links")):
        if link.get("rel") == "replies" and link.get("type") in _FEED_TYPES and (written := string(link.get("href"))):
            return http_address(written)
    written = string(entry.get("wfw_commentrss"))
    return http_address(written) if written else None


def to_json(comments: CommentFeed) -> dict[str, Any]:
    """How it is remembered in a cursor."""
    told = {
        "url": comments.url,
        "of": comments.answered,
        "at": comments.posted_at.isoformat(),
        "count": comments.counted,
        "asked": comments.asked_at.isoformat() if comments.asked_at else None,
        "etag": comments.known.etag,
        "modified": comments.known.last_modified,
    }
    return {name: value for name, value in told.items() if value is not None}


def from_json(value: Json) -> CommentFeed | None:
    """What was remembered; None where it cannot be understood."""
    url, answered, at = string(value.get("url")), string(value.get("of")), optional_moment(value.get("at"))
    if url is None or answered is None or at is None:
        return None
    known = Validators(string(value.get("etag")), string(value.get("modified")))
    return CommentFeed(url, answered, at, count(value.get("count")), optional_moment(value.get("asked")), known)
