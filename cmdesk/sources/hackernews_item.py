"""Hacker News: what becomes of a story or a comment, as its search gives it, and as its own interface does.

The search (Algolia) tells a comment which story it belongs to; the interface of Hacker News (Firebase) tells what was
deleted and what a text says today. An item of the latter is turned into the form of the former, which is what is kept.

Texts are HTML and go through `cmdesk.sources.html_text`. Comments have no points: that is `None`, not 0.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from cmdesk.core.types import Author, Kind, Post, Reading
from cmdesk.sources.feed_address import elsewhere
from cmdesk.sources.feed_text import clean, line, text_of
from cmdesk.sources.fields import Json, UnfitError, compact, count, mended, shown, string
from cmdesk.sources.hackernews_query import SOURCE
from cmdesk.sources.html_text import read_html

PAGE: Final = "https://news.ycombinator.com/item?id="

_LONGEST: Final = 100_000
_LONGEST_NAME: Final = 100
_FIRST: Final = int(datetime(2006, 10, 1, tzinfo=UTC).timestamp())  # there was no Hacker News before
_AHEAD: Final = timedelta(minutes=5)
_LARGEST_ID: Final = 15  # digits


def post_of(hit: Json, *, now: datetime) -> Post:
    """The post that a hit of the search is.

    Raises:
        UnfitError: it is none.
    """
    native = id_of(hit.get("objectID"))
    if native is None:
        raise UnfitError("no-id", shown(hit.get("objectID")))
    text, links = _text(hit)
    if not text:
        raise UnfitError("no-text")
    comment = string(hit.get("comment_text")) is not None
    at = moment_of(hit)
    dated = at is not None and at <= now + _AHEAD
    return Post(
        source=SOURCE,
        native=native,
        posted_at=at if at is not None and dated else now,
        text=text,
        author=_author(hit.get("author")),
        kind=Kind.REPLY if comment else Kind.ORIGINAL,
        url=f"{PAGE}{native}",
        parent=id_of(hit.get("parent_id")),
        conversation=id_of(hit.get("story_id")) if comment else None,
        links=links,
        reading=Reading(likes=count(hit.get("points")), replies=count(hit.get("num_comments"))),
        raw=_raw(hit),
        undated=not dated,
    )


def id_of(value: object) -> str | None:
    """The number of an item as text."""
    written = str(value) if isinstance(value, int) and not isinstance(value, bool) else string(value) or ""
    return written if written.isascii() and written.isdigit() and len(written) <= _LARGEST_ID else None


def moment_of(hit: Json) -> datetime | None:
    """When it was posted; None where it says nothing that can be."""
    seconds = count(hit.get("created_at_i"))
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None and _FIRST <= seconds < 2**32 else None


def hit_of(item: Json, kept: Json) -> dict[str, Any]:
    """An item of Hacker News' own interface in the form of the search.

    Args:
        item: as it is now.
        kept: the hit as it was kept, empty where it is not any more; it knows the story of a comment.
    """
    comment = item.get("type") == "comment"
    told: Mapping[str, Any] = {
        "objectID": id_of(item.get("id")),
        "created_at_i": item.get("time"),
        "author": item.get("by"),
        "title": item.get("title"),
        "url": item.get("url"),
        "story_text": None if comment else item.get("text"),
        "comment_text": item.get("text") if comment else None,
        "points": item.get("score"),
        "num_comments": item.get("descendants"),
        "parent_id": item.get("parent"),
    }
    return {**kept, **told}


def _text(hit: Json) -> tuple[str, tuple[str, ...]]:
    """Title and text, and where its links lead."""
    title = line(text_of(hit.get("title"), None, "text/plain"))[:1000]
    body = read_html(string(hit.get("comment_text")) or string(hit.get("story_text")) or "")
    written = clean(body.text).strip()
    addresses = (string(hit.get("url")) or "", *(link.address for link in body.links))
    return f"{title}\n\n{written}".strip()[:_LONGEST].strip(), elsewhere(addresses, None)


def _author(value: object) -> Author | None:
    name = line(string(value) or "")[:_LONGEST_NAME]
    return Author(key=name, handle=name) if name else None


def _raw(hit: Json) -> bytes:
    """What the search said, without what it repeats with the words marked."""
    try:
        return compact(mended({name: value for name, value in hit.items() if name != "_highlightResult"}))
    except (ValueError, RecursionError) as error:
        raise UnfitError("bad-field", shown(hit.get("objectID"))) from error
