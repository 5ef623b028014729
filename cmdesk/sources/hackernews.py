"""Hacker News: stories and comments that fit a search, years back. Needs no key.

They are found by the search that Algolia runs for it. A pass walks through each plain query that a search is made of
(`hackernews_query`), newest hits first, down to where the pass before began (`hackernews_cursor`). The answer is a
pre-filter and no more: our own matcher decides what is a mention.

How people reacted later, and what was edited or taken down, is asked of Hacker News itself, one item after the other:
the search can be asked for a story by its number, but not for a comment.
"""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.passes import Fetched, Gone, Inquiry, Known
from cmdesk.core.types import Feed, Post, Rejected, Tracker
from cmdesk.net.client import Client
from cmdesk.sources.asking import Unpaid, inquiries_of
from cmdesk.sources.feeds import Clients
from cmdesk.sources.fields import Json, UnfitError, is_object, mapping, rejected
from cmdesk.sources.hackernews_cursor import SearchCursor
from cmdesk.sources.hackernews_item import hit_of, id_of, moment_of, post_of
from cmdesk.sources.hackernews_query import LONGEST, SOURCE, alternatives, search_of
from cmdesk.sources.json_answer import object_of, unreadable, value_of

BASE: Final = "https://hn.algolia.com"
ITEMS: Final = "https://hacker-news.firebaseio.com"

_HITS: Final = 100
_JSON: Final = {"accept": "application/json"}
_LONG: Final = QT_TRANSLATE_NOOP(
    "errors", "The query of {title} is too long for Hacker News: split it into two trackers, or shorten it."
)


class HackerNews(Unpaid):
    """The search of Hacker News. Satisfies `core.ports.Source`."""

    id: str = SOURCE
    gap: timedelta = timedelta(minutes=2)
    every: timedelta = timedelta(minutes=10)
    pace: timedelta = timedelta(seconds=1)
    live: bool = False

    def __init__(self, clients: Clients, base: str = BASE, *, hits: int = _HITS) -> None:
        """Take what asks servers.

        Args:
            base: address of the search; where she set another it may lie anywhere.
            hits: how many are asked for at once.
        """
        self._clients = clients
        self._base = base.rstrip("/")
        self._hits = hits

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        """One for each tracker that asks for it; the same search is made once."""
        return inquiries_of(trackers, SOURCE, search_of)

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        """A hundred hits of one plain query.

        Raises:
            SourceError: they cannot be had.
        """
        if len(inquiry.target) > LONGEST:
            raise SourceError(_LONG, kind="refused", title=inquiry.title)
        queries = alternatives(inquiry.target)
        kept = SearchCursor.read(None if anew else cursor, len(queries))
        client = self._clients((self._base,) if self._base != BASE else ())
        try:
            answer = client.get(
                f"{self._base}/api/v1/search_by_date",
                params={
                    "query": queries[kept.walk.query],
                    "tags": "(story,comment)",
                    "typoTolerance": "false",
                    "hitsPerPage": str(self._hits),
                    **_between(kept),
                },
                headers=_JSON,
            )
        finally:
            client.close()
        hits = object_of(answer).get("hits")
        if not isinstance(hits, list):
            raise unreadable(answer)
        known = kept.query.seen.union(kept.walk.edge)
        # what the walk knows already comes again, since it asks for whole seconds
        new = [hit for hit in hits if not is_object(hit) or id_of(hit.get("objectID")) not in known]
        told = [(id_of(hit.get("objectID")), moment_of(hit)) for hit in hits if is_object(hit)]
        placed = [(number, int(at.timestamp())) for number, at in told if number is not None and at is not None]
        state = kept.behind(placed, full=len(hits) >= self._hits, now=now)
        return Fetched(
            posts=tuple(_post(hit, place, now) for place, hit in enumerate(new, 1)),
            cursor=state.written(),
            more=not state.ended,
            quota=answer.quota,
        )


class HackerNewsItems:
    """Stories and comments by number. Satisfies `core.ports.Rereader`."""

    id: str = SOURCE
    batch: int = 10
    bare: bool = False

    def __init__(self, clients: Clients, base: str = ITEMS) -> None:
        """Take what asks servers.

        Args:
            base: address of the interface; where it is another one it may lie anywhere.
        """
        self._clients = clients
        self._base = base.rstrip("/")

    def place(self, known: Known) -> str:
        """Another one than that of the search."""
        return urlsplit(self._base).netloc

    def reread(self, known: Sequence[Known], *, now: datetime) -> Fetched:
        """Ask about stories and comments, one after the other.

        Raises:
            SourceError: nothing came.
        """
        client = self._clients((self._base,) if self._base != ITEMS else ())
        try:
            items = [(one, self._item(client, one)) for one in known]
        finally:
            client.close()
        posts, gone = list[Post](), list[Gone]()
        for one, item in items:
            if item.get("deleted") is True or item.get("dead") is True:
                gone.append(Gone(SOURCE, one.native))
            elif id_of(item.get("id")) == one.native:
                post = _post(hit_of(item, _kept(one)), 1, now)
                posts += [post] if isinstance(post, Post) else []
        return Fetched(posts=tuple(posts), gone=tuple(gone))

    def _item(self, client: Client, known: Known) -> Json:
        """An item, empty where nothing is known of it."""
        if id_of(known.native) is None:
            return {}
        try:
            return mapping(value_of(client.get(f"{self._base}/v0/item/{known.native}.json", headers=_JSON)))
        except SourceError as error:
            if error.kind in {"missing", "malformed"}:
                return {}  # the others of the batch are not to wait for it for ever
            raise


def _between(kept: SearchCursor) -> dict[str, str]:
    """From when to when hits are asked for."""
    bounds = []
    if kept.query.lowest is not None:
        bounds.append(f"created_at_i>={kept.query.lowest}")
    if kept.walk.until is not None:
        bounds.append(f"created_at_i<={kept.walk.until}")
    return {"numericFilters": ",".join(bounds)} if bounds else {}


def _post(hit: object, place: int, now: datetime) -> Post | Rejected:
    try:
        return post_of(mapping(hit), now=now)
    except UnfitError as unfit:
        return rejected(place, unfit, hit)


def _kept(known: Known) -> Json:
    """The hit as it was kept."""
    try:
        return mapping(json.loads(known.raw or b"{}"))
    except (ValueError, RecursionError):
        return {}
