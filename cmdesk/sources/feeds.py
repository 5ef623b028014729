"""Feeds by address: RSS, Atom, RDF and JSON Feed, with the comments on their entries and Google Alerts.

A pass asks for the feed itself first, and only for what changed: with the validators of the last time, and by the
digest of its body, since many servers answer 200 with the same bytes. Comment feeds are further pages of the same pass.

- A feed that is gone for good (410) is no fault: the page brings the feed with `gone_at`, so that it is kept and the
  feed not asked again, and a note that says so.
- Moving for good (301, 308) brings `moved_to`. What she typed stays the name of the feed: keys are made of it.
- Only the host and port that she typed may be private or local. Not the address it moved to, and not what a feed names:
  whoever writes a feed could send us to the machines around her.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.passes import Fetched, Inquiry, Note
from cmdesk.core.types import Feed, Post, Tracker
from cmdesk.net.answer import Answer, Validators
from cmdesk.net.client import Client
from cmdesk.sources.asking import Unpaid
from cmdesk.sources.feed_address import http_address
from cmdesk.sources.feed_comments import Due, due_again, found_in
from cmdesk.sources.feed_cursor import FeedCursor
from cmdesk.sources.feed_entries import FEED, Entries, place_of, posts_of
from cmdesk.sources.feed_reading import FeedReader, Read, checked, shown_host
from cmdesk.sources.feed_text import line, text_of
from cmdesk.sources.fields import Json, mapping, objects, string
from cmdesk.sources.youtube_address import feed_query

Clients = Callable[[Iterable[str]], Client]
"""Makes a client that may reach the given addresses, wherever they lie, and all public ones."""

ACCEPT: Final = {
    "accept": "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
}

_ALERTS_HOST: Final = "google.com"
_ALERTS_REST: Final = timedelta(minutes=15)
_LONGEST_REST: Final = timedelta(days=1)
_PATIENCE: Final = timedelta(minutes=10)  # after which a queue belongs to a pass that was broken off
_PERIODS: Final = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_LONGEST_TITLE: Final = 200

_GONE: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} says that this feed is gone for good (410): it is not asked any more."
)
_COMMENTS_FAILED: Final = QT_TRANSLATE_NOOP(
    "errors", "Comments at {host} could not be read, and are asked for again later."
)


class FeedSource(Unpaid):
    """All feeds that she follows. Satisfies `core.ports.Source`."""

    id: str = FEED
    gap: timedelta = timedelta(minutes=1)
    every: timedelta = timedelta(minutes=30)
    pace: timedelta = timedelta(seconds=1)
    live: bool = False

    def __init__(self, clients: Clients, read: Read | None = None) -> None:
        """Take what asks servers, and what reads a feed (a process of its own, unless told otherwise)."""
        self._clients = clients
        self._read: Read = read or FeedReader()

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        """One for each feed that is not gone, whatever is watched: a feed is read for all trackers."""
        return [
            Inquiry(self.id, feed.url, feed.title or feed.url, feed=feed)
            for feed in feeds
            if feed.gone_at is None and self.reads(feed)
        ]

    def reads(self, feed: Feed) -> bool:
        """Whether a feed is read here: those of YouTube have a source of their own."""
        return feed_query(feed.url) is None

    def address(self, feed: Feed) -> str:
        """Where a feed is asked for."""
        return feed.address

    def allowed(self, feed: Feed) -> tuple[str, ...]:
        """What may lie anywhere: what she typed. Where it moved since, its server has said."""
        return (feed.url,) if feed.typed else ()

    def entries(self, document: Json, feed: Feed, *, now: datetime, twins: Iterable[str]) -> Entries:
        """What the entries of a feed become."""
        return posts_of(document, feed, now=now, twins=twins)

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        """The feed itself, then one comment feed a page.

        Raises:
            SourceError: the feed cannot be had, or is none.
        """
        feed = inquiry.feed or Feed(inquiry.target)
        kept = FeedCursor.read(cursor)
        client = self._clients(self.allowed(feed))
        try:
            if kept.queue and not anew and kept.begun_at and now - kept.begun_at <= _PATIENCE:
                return self._comments(client, feed, kept, now)
            return self._feed(client, feed, kept, now, anew)
        finally:
            client.close()

    def _feed(self, client: Client, feed: Feed, kept: FeedCursor, now: datetime, anew: bool) -> Fetched:
        try:
            answer = client.get(self.address(feed), headers=ACCEPT, known=None if anew else kept.known)
        except SourceError as error:
            if error.kind != "gone":
                raise
            note = Note(_GONE, {"host": shown_host(self.address(feed))})
            return Fetched(feed=replace(feed, gone_at=now), notes=(note,))
        moved = replace(feed, moved_to=answer.moved_to) if answer.moved_to else feed
        digest = digest_of(answer)
        if answer.unchanged or (digest == kept.digest and not anew):
            known = kept.known if answer.unchanged else answer.validators
            return self._unchanged(moved, feed, replace(kept, known=known), answer, now)
        document = self._read(answer.body, answer.headers.get("content-type", ""), answer.url)
        notes = checked(document, answer.url)
        about = mapping(document.get("feed"))
        found = self.entries(document, feed, now=now, twins=kept.twins)
        comments, queue = kept.comments, list[Due]()
        if anew:
            # what was read of them is wanted once more, too
            comments = {url: one.unasked() for url, one in comments.items()}
        if feed.comments:
            comments, queue = found_in(objects(document.get("entries")), found.posts, comments, now, own=feed.address)
        state = FeedCursor(
            known=validators_of(answer, document),
            digest=digest,
            rest=_rest(about),
            twins=found.twins,
            comments=comments,
            queue=tuple(queue),
            begun_at=now,
        )
        described = _described(moved, about)
        return Fetched(
            posts=found.posts,
            cursor=state.written(),
            more=bool(queue),
            quota=answer.quota,
            not_before=_not_before(feed, state, now),
            notes=notes,
            feed=described if described != feed else None,
        )

    def _unchanged(self, moved: Feed, feed: Feed, kept: FeedCursor, answer: Answer, now: datetime) -> Fetched:
        # a queue that is left over is of a pass that was broken off
        queue = (kept.queue or tuple(due_again(kept.comments, now))) if feed.comments else ()
        state = replace(kept, queue=queue, begun_at=now)
        return Fetched(
            cursor=state.written(),
            more=bool(queue),
            quota=answer.quota,
            not_before=_not_before(feed, state, now),
            feed=moved if moved != feed else None,
        )

    def _comments(self, client: Client, feed: Feed, kept: FeedCursor, now: datetime) -> Fetched:
        due, *rest = kept.queue
        comments = kept.comments[due.url]
        notes: tuple[Note, ...] = ()
        posts: tuple[Post, ...] = ()
        counted, known = comments.counted, comments.known
        not_before = _not_before(feed, kept, now)
        try:
            answer = client.get(due.url, headers=ACCEPT, known=known)
            if not answer.unchanged:
                document = self._read(answer.body, answer.headers.get("content-type", ""), answer.url)
                checked(document, answer.url)
                of_comments = Feed(due.url, title=feed.title)
                # whoever comments on two articles of a site is one person, but not who wrote the article
                writers = f"{place_of(feed.url)}#comments"
                posts = posts_of(document, of_comments, now=now, answered=comments.answered, writers=writers).posts
                known = validators_of(answer, document)
            counted = due.counted
        except SourceError as error:
            # one after the other, since each is translated by itself
            failed = Note(_COMMENTS_FAILED, {"host": shown_host(due.url)})
            notes = (failed, Note(error.template, error.fields))
            if error.kind == "rate":
                # its server has had enough: what was not asked is due in the next pass
                rest = []
                not_before = max(filter(None, (not_before, error.retry_at)), default=None)
        remembered = {**kept.comments, due.url: comments.asked(counted, known, now)}
        state = replace(kept, comments=remembered, queue=tuple(rest))
        return Fetched(
            posts=posts,
            cursor=state.written(),
            more=bool(rest),
            not_before=not_before,
            notes=notes,
        )


def digest_of(answer: Answer) -> str:
    """What tells whether a body is the same as last time."""
    return hashlib.sha256(answer.body).hexdigest()


def validators_of(answer: Answer, document: Json) -> Validators:
    """What to ask with next time: nothing where the feed is broken, since it may have been cut on its way."""
    return Validators() if document.get("fault") else answer.validators


def title_of(about: Json) -> str:
    """What a feed calls itself."""
    return line(text_of(about.get("title"), about.get("title_detail"), "text/plain"))[:_LONGEST_TITLE]


def site_of(about: Json) -> str | None:
    """The address of the pages that a feed belongs to."""
    return http_address(string(about.get("link")) or "")


def _described(feed: Feed, about: Json) -> Feed:
    return replace(feed, title=title_of(about) or feed.title, site=site_of(about) or feed.site)


def _rest(about: Json) -> int:
    """For how many seconds a feed wants to be left in peace, 0 where it does not say."""
    minutes = _number(about.get("ttl"))
    period = _PERIODS.get((string(about.get("sy_updateperiod")) or "").strip().lower(), 0)
    frequency = max(1, _number(about.get("sy_updatefrequency")))
    return min(max(minutes * 60, period // frequency), int(_LONGEST_REST.total_seconds()))


def _number(value: object) -> int:
    written = (string(value) or "").strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 8 else 0


def _not_before(feed: Feed, state: FeedCursor, now: datetime) -> datetime | None:
    rest = timedelta(seconds=state.rest)
    parts = urlsplit(feed.address)
    if (parts.hostname or "").removeprefix("www.") == _ALERTS_HOST and parts.path.startswith("/alerts/"):
        rest = max(rest, _ALERTS_REST)
    return now + rest if rest else None
