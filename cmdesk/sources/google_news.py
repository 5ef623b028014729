"""Google News: the articles of newspapers that fit a search, edition by edition, as a feed. Needs no key.

Its answer is a pre-filter and no more: our own matcher decides what is a mention. What is asked for is made in
`google_news_query`.

The service is undocumented and asks nothing but patience: a search is made every 15 minutes at most often. From some
countries it answers with a page that asks for consent to cookies; that is said in words of its own.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.passes import Fetched, Inquiry
from cmdesk.core.types import Feed, Tracker
from cmdesk.sources.asking import Unpaid, searched
from cmdesk.sources.feed_entries import NEWS, posts_of
from cmdesk.sources.feed_reading import FeedReader, Read, checked
from cmdesk.sources.feed_search import search_feed
from cmdesk.sources.feeds import Clients
from cmdesk.sources.fields import mapping
from cmdesk.sources.google_news_query import LONGEST, search_of

BASE: Final = "https://news.google.com/rss/search"
EDITIONS: Final = ("FR:fr",)
"""Country and language of the editions that are searched unless she says otherwise."""

_REGIONAL: Final = {("CA", "fr"): "fr-CA", ("CA", "en"): "en-CA", ("US", "en"): "en-US", ("GB", "en"): "en-GB"}

_CONSENT: Final = QT_TRANSLATE_NOOP(
    "errors",
    "Google News answers with a page that asks for consent instead of articles: open {address} in a browser of this "
    "computer and answer it, or switch Google News off for this tracker.",
)
_LONG: Final = QT_TRANSLATE_NOOP(
    "errors", "The query of {title} is too long for Google News: split it into two trackers, or shorten it."
)


class GoogleNews(Unpaid):
    """The search of Google News. Satisfies `core.ports.Source`."""

    id: str = NEWS
    gap: timedelta = timedelta(minutes=10)
    every: timedelta = timedelta(minutes=15)
    pace: timedelta = timedelta(seconds=2)
    live: bool = False

    def __init__(
        self,
        clients: Clients,
        base: str = BASE,
        editions: Sequence[str] = EDITIONS,
        *,
        read: Read | None = None,
    ) -> None:
        """Take what asks servers.

        Args:
            base: address of the search; where she set another it may lie anywhere.
            editions: "FR:fr", "CA:fr" ...: country, colon, language.
            read: what reads a feed; a process of its own, unless told otherwise.
        """
        self._clients = clients
        self._base = base
        self._editions = tuple(dict.fromkeys(editions))
        self._read: Read = read or FeedReader()

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        """One for each edition and tracker that asks for it; the same search is made once."""
        found: dict[str, Inquiry] = {}
        for tracker, search in searched(trackers, NEWS, search_of):
            for edition in self._editions:
                inquiry = Inquiry(NEWS, f"{edition} {search.text}", tracker.name, tracker.id)
                found.setdefault(inquiry.target, inquiry)
        return list(found.values())

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        """The newest articles, 100 at most.

        Raises:
            SourceError: they cannot be had.
        """
        edition, _, search = inquiry.target.partition(" ")
        if len(search) > LONGEST:
            raise SourceError(_LONG, kind="refused", title=inquiry.title)
        found = search_feed(
            self._clients((self._base,) if self._base != BASE else ()),
            self._read,
            self._base,
            {"q": search, **parameters(edition)},
            cursor,
            anew=anew,
        )
        document = found.document
        if document is None:
            return Fetched(cursor=found.cursor, quota=found.quota)
        if document.get("page"):
            parts = urlsplit(self._base)
            raise SourceError(_CONSENT, kind="malformed", address=f"{parts.scheme}://{parts.netloc}")
        notes = checked(document, found.url)
        about = mapping(document.get("feed"))
        feed = Feed(self._base, title=str(about.get("title") or ""))
        posts = posts_of(document, feed, now=now, source=NEWS).posts
        return Fetched(posts=posts, cursor=found.cursor, quota=found.quota, notes=notes)


def parameters(edition: str) -> dict[str, str]:
    """What an edition is called in an address: "CA:fr" is hl=fr-CA, gl=CA, ceid=CA:fr."""
    country, _, language = edition.partition(":")
    country, language = country.upper(), language.lower()
    return {"hl": _REGIONAL.get((country, language), language), "gl": country, "ceid": f"{country}:{language}"}
