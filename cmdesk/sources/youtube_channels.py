"""Channels and playlists of YouTube, by their feeds: the 15 newest videos with views and likes. Needs no key.

They are feeds that she follows like any other, and are read as such (`FeedSource`). What is more: a video is one
mention wherever it comes from, a channel and a playlist say, and its author is its channel. Each pass brings the counts
of all that the feed still holds.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from cmdesk.core.passes import Fetched, Inquiry
from cmdesk.core.types import Author, Feed, Post
from cmdesk.sources.feed_entries import Entries, posts_of
from cmdesk.sources.feed_reading import Read
from cmdesk.sources.feed_text import line
from cmdesk.sources.feeds import Clients, FeedSource
from cmdesk.sources.fields import Json, objects, string
from cmdesk.sources.youtube_address import BASE, feed_address, feed_query

SOURCE: Final = "youtube"

_LONGEST_ID: Final = 64


class YouTubeChannels(FeedSource):
    """The feeds of YouTube that she follows. Satisfies `core.ports.Source`."""

    id: str = SOURCE
    gap: timedelta = timedelta(minutes=15)
    every: timedelta = timedelta(minutes=30)
    pace: timedelta = timedelta(seconds=2)

    def __init__(self, clients: Clients, read: Read | None = None, *, base: str = BASE) -> None:
        """Take what asks servers, and what reads a feed (a process of its own, unless told otherwise).

        Args:
            base: where YouTube is; another address may lie anywhere.
        """
        super().__init__(clients, read)
        self._base = base.rstrip("/")

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        """The newest videos.

        Raises:
            SourceError: they cannot be had.
        """
        page = super().fetch(inquiry, cursor, now=now, anew=anew)
        if page.feed is None or inquiry.feed is None:
            return page
        # a channel is asked for by its name, wherever YouTube sends whoever asks
        told = replace(page.feed, moved_to=inquiry.feed.moved_to)
        return replace(page, feed=told if told != inquiry.feed else None)

    def reads(self, feed: Feed) -> bool:
        """Whether it is one of YouTube."""
        return feed_query(feed.url) is not None

    def address(self, feed: Feed) -> str:
        """Where it is asked."""
        return feed_address(feed_query(feed.url) or "", self._base)

    def allowed(self, feed: Feed) -> tuple[str, ...]:
        """Nothing private."""
        return (self._base,) if self._base != BASE else ()

    def entries(self, document: Json, feed: Feed, *, now: datetime, twins: Iterable[str]) -> Entries:
        """The videos."""
        found = posts_of(document, feed, now=now, twins=twins, source=SOURCE)
        told = zip(objects(document.get("entries")), found.posts, strict=True)
        return Entries(tuple(_video(entry, post) for entry, post in told), found.twins)


def _video(entry: Json, post: Post) -> Post:
    """The post of an entry, by the names that YouTube gives to it and its channel."""
    video = line(string(entry.get("yt_videoid")) or "")[:_LONGEST_ID]
    channel = line(string(entry.get("yt_channelid")) or "")[:_LONGEST_ID]
    name = post.author.name if post.author else None
    return replace(
        post,
        native=video or post.native,
        author=Author(channel, name=name) if channel else post.author,
    )
