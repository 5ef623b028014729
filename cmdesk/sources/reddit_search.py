"""Reddit: its search as a feed, the one thing that it still gives without an account. No key, no counts, no promise.

Reddit refuses feeds at times (429, 403, or a page instead), from some addresses more than from others, for minutes or
for days. That is no fault of hers: it is said calmly, and asked again an hour later at the earliest. It is never asked
under the name of a browser, and never more than once a minute, whatever for.

The answer is a pre-filter and no more: our own matcher decides what is a mention.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.passes import Fetched, Inquiry
from cmdesk.core.types import Author, Feed, Kind, Post, Reading, Rejected, Tracker
from cmdesk.sources.asking import Unpaid, inquiries_of
from cmdesk.sources.feed_address import elsewhere
from cmdesk.sources.feed_entries import posts_of
from cmdesk.sources.feed_reading import FeedReader, Read, checked
from cmdesk.sources.feed_search import search_feed
from cmdesk.sources.feed_text import clean, line
from cmdesk.sources.feeds import Clients
from cmdesk.sources.fields import Json, UnfitError, mapping, objects, rejected, shown, string
from cmdesk.sources.html_text import read_html
from cmdesk.sources.reddit_query import LONGEST, SOURCE, search_of

BASE: Final = "https://www.reddit.com"

_REST: Final = timedelta(hours=1)
_POST: Final = re.compile(r"t[13]_[0-9a-z]{1,13}", re.ASCII)
_ELSE: Final = re.compile(r"t[0-9]_[0-9a-z]{1,13}", re.ASCII)
_THREAD: Final = re.compile(r"/comments/([0-9a-z]{1,13})(?:/|\Z)", re.ASCII)
_NAME: Final = re.compile(r"(?:/?u/)?([\w-]{1,40})", re.ASCII)
_OURS: Final = re.compile(r"https?://[^/]*reddit\.com/(?:user|u|r/[\w-]+)(?:/[\w-]*)?/?", re.ASCII | re.I)

_REFUSED: Final = QT_TRANSLATE_NOOP(
    "errors",
    "Reddit refuses its feeds at times, for minutes or for days, and does so now: it is asked again later by itself, "
    "and nothing needs to be done.",
)
_LONG: Final = QT_TRANSLATE_NOOP(
    "errors", "The query of {title} is too long for Reddit: split it into two trackers, or shorten it."
)


class RedditSearch(Unpaid):
    """The search of Reddit. Satisfies `core.ports.Source`."""

    id: str = SOURCE
    gap: timedelta = timedelta(minutes=10)
    every: timedelta = timedelta(hours=1)
    pace: timedelta = timedelta(minutes=1)
    live: bool = False

    def __init__(self, clients: Clients, base: str = BASE, *, read: Read | None = None) -> None:
        """Take what asks servers; it makes one attempt.

        Args:
            base: where Reddit is; where she set another address it may lie anywhere.
            read: what reads a feed; a process of its own, unless told otherwise.
        """
        self._clients = clients
        self._base = base.rstrip("/")
        self._read: Read = read or FeedReader()

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        """One for each tracker that asks for it; the same search is made once."""
        return inquiries_of(trackers, SOURCE, search_of)

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        """The newest posts, 100 at most.

        Raises:
            SourceError: they cannot be had.
        """
        if len(inquiry.target) > LONGEST:
            raise SourceError(_LONG, kind="refused", title=inquiry.title)
        try:
            found = search_feed(
                self._clients((self._base,) if self._base != BASE else ()),
                self._read,
                f"{self._base}/search.rss",
                {"q": inquiry.target, "sort": "new", "limit": "100", "type": "link"},
                cursor,
                anew=anew,
            )
        except SourceError as error:
            if error.kind not in {"rate", "forbidden"}:
                raise
            raise SourceError(_REFUSED, kind=error.kind, retry_at=error.retry_at or now + _REST) from None
        document = found.document
        if document is None:
            return Fetched(cursor=found.cursor, quota=found.quota)
        if document.get("page"):
            raise SourceError(_REFUSED, kind="malformed", retry_at=now + _REST)
        notes = checked(document, found.url)
        feed = Feed(f"{BASE}/search.rss", title="Reddit")
        read = posts_of(document, feed, now=now, source=SOURCE).posts
        told = zip(objects(document.get("entries")), read, strict=True)
        posts = (_post(entry, post, place) for place, (entry, post) in enumerate(told, 1))
        return Fetched(
            posts=tuple(post for post in posts if post is not None),
            cursor=found.cursor,
            quota=found.quota,
            notes=notes,
        )


def _post(entry: Json, post: Post, place: int) -> Post | Rejected | None:
    """The post of an entry, by the names that Reddit gives; None for a community or a person, which it finds, too."""
    native = line(string(entry.get("id")) or "")
    if not _POST.fullmatch(native):
        if _ELSE.fullmatch(native):
            return None
        return rejected(place, UnfitError("no-id", shown(native)), {"id": native[:100], "title": entry.get("title")})
    if not post.text:
        return rejected(place, UnfitError("no-text"), {"id": native})
    thread = _THREAD.search(post.url or "")
    comment = native.startswith("t1_")
    return replace(
        post,
        native=native,
        author=_author(entry),
        kind=Kind.REPLY if comment else Kind.ORIGINAL,
        parent=None,
        conversation=f"t3_{thread[1]}" if comment and thread else None,
        tags=_community(entry),
        links=_links(entry, post),
        reading=Reading(),
    )


def _links(entry: Json, post: Post) -> tuple[str, ...]:
    """Where it leads: what its text names, and the page that it is about; whoever writes there has one, too."""
    bodies = (string(part.get("value")) or "" for part in objects(entry.get("content")))
    links = (clean(link.address) for body in bodies for link in read_html(body).links)
    return tuple(link for link in elsewhere(links, post.url) if not _OURS.fullmatch(link))


def _author(entry: Json) -> Author | None:
    """Who wrote it; nobody where the account was deleted."""
    written = line(string(mapping(entry.get("author_detail")).get("name")) or string(entry.get("author")) or "")
    name = _NAME.fullmatch(written)
    return Author(name[1], handle=name[1]) if name else None


def _community(entry: Json) -> tuple[str, ...]:
    """The community in which it stands, as people write it: r/france."""
    terms = (line(string(tag.get("term")) or "") for tag in objects(entry.get("tags")))
    return tuple(dict.fromkeys(f"r/{term}" for term in terms if _NAME.fullmatch(term)))[:1]
