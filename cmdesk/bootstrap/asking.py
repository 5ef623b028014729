"""What asks the networks, made as she has set it: sources, clients, and what she allows them to spend.

A part of the composition root; rooms are imported inside the functions here, too.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from cmdesk.core.networks import SEARCHED

if TYPE_CHECKING:
    from cmdesk.collector.allowances import Limits
    from cmdesk.config.secrets import Secrets
    from cmdesk.config.settings import Settings
    from cmdesk.core.ports import Rereader, Source
    from cmdesk.core.translations import Search
    from cmdesk.core.types import Feed
    from cmdesk.net.answer import Heard
    from cmdesk.net.client import Client
    from cmdesk.net.dial import Dialler


def make_sources(
    preferences: "Settings",
    secrets: "Secrets",
    now: Callable[[], datetime],
    *,
    names: Collection[str] = (),
    follow: bool = False,
    heard: "Callable[[Heard], None] | None" = None,
) -> "list[Source]":
    """The sources that are asked over the network.

    Args:
        names: only these; all where none is named.
        now: the clock, for what servers say about later.
        follow: streams are listened to for ever; else until they have caught up with the present.
        heard: told of each request.
    """
    from cmdesk.sources.feeds import FeedSource
    from cmdesk.sources.google_news import GoogleNews
    from cmdesk.sources.hackernews import HackerNews
    from cmdesk.sources.jetstream import JetstreamSource
    from cmdesk.sources.mastodon_tags import MastodonTags
    from cmdesk.sources.reddit_search import RedditSearch
    from cmdesk.sources.x_search import XSearch
    from cmdesk.sources.youtube_channels import YouTubeChannels

    client = partial(make_client, preferences, secrets, now, heard=heard)
    sources: list[Source] = [
        FeedSource(client),
        YouTubeChannels(client),
        GoogleNews(
            client,
            f"{preferences.google_news_base.rstrip('/')}/rss/search",
            tuple(preferences.google_news_editions.split()),
        ),
        HackerNews(client, preferences.hackernews_base),
        MastodonTags(client, preferences.mastodon_servers.split()),
        JetstreamSource(
            partial(make_dialler, preferences, secrets), tuple(preferences.bluesky_streams.split()), follow=follow
        ),
        # one attempt: where it refuses, asking again at once makes it worse
        RedditSearch(partial(client, attempts=1), preferences.reddit_base),
        XSearch(
            # one attempt: what is asked again may be paid again, and is counted once
            partial(client, attempts=1),
            partial(secrets.key, "x"),
            address=preferences.x_base,
            most_posts=max(10, preferences.x_posts),
        ),
    ]
    return [source for source in sources if not names or source.id in names]


def make_rereaders(preferences: "Settings", secrets: "Secrets", now: Callable[[], datetime]) -> "list[Rereader]":
    """The sources that can be asked about what is stored.

    Args:
        now: the clock, for what servers say about later.
    """
    from cmdesk.sources import hackernews
    from cmdesk.sources.bluesky_counts import BlueskyCounts
    from cmdesk.sources.mastodon_reread import MastodonReread

    client = partial(make_client, preferences, secrets, now)
    own = preferences.hackernews_base.rstrip("/") != hackernews.BASE
    return [
        # where she set another search, its items are there, too
        hackernews.HackerNewsItems(client, preferences.hackernews_base if own else hackernews.ITEMS),
        MastodonReread(client, preferences.mastodon_servers.split()),
        BlueskyCounts(client, preferences.bluesky_base),
    ]


def make_dialler(preferences: "Settings", secrets: "Secrets", allowed: Iterable[str] = ()) -> "Dialler":
    """What opens connections to streams on behalf of one source.

    Args:
        allowed: addresses she set herself, which may be private.
    """
    from cmdesk.config.secrets import PROXY
    from cmdesk.net.dial import Dialler

    return Dialler(
        allowed=allowed,
        proxy=preferences.proxy or None,
        proxy_password=secrets.key(PROXY) if preferences.proxy else None,
        contact=preferences.contact,
    )


def make_client(
    preferences: "Settings",
    secrets: "Secrets",
    now: Callable[[], datetime],
    allowed: Iterable[str] = (),
    *,
    attempts: int = 3,
    heard: "Callable[[Heard], None] | None" = None,
) -> "Client":
    """What asks servers on behalf of one source.

    Args:
        allowed: addresses she set herself, which may be private.
        attempts: how often one request is made in all, where it may be over soon what kept it from being answered.
        heard: told of each request.
    """
    from cmdesk.config.secrets import PROXY
    from cmdesk.net.client import Client, Limits

    return Client(
        allowed=allowed,
        proxy=preferences.proxy or None,
        proxy_password=secrets.key(PROXY) if preferences.proxy else None,
        contact=preferences.contact,
        limits=Limits(attempts=attempts),
        now=now,
        heard=heard,
    )


def limits(preferences: "Settings", now: Callable[[], datetime]) -> "Limits":
    """What she allows sources to spend."""
    from cmdesk.collector.allowances import MEGABYTE, Allowance, Limits
    from cmdesk.core.passes import MICRO_DOLLARS
    from cmdesk.net.metered import Meter

    def allowance(source: str) -> Allowance | None:
        if source != "x":
            return None
        month = now().astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        return Allowance(round(preferences.x_ceiling * MICRO_DOLLARS), month)

    return Limits(
        allowance,
        lambda source: preferences.bluesky_megabytes * MEGABYTE if source == "bluesky" else None,
        Meter(),
    )


def searches(query: str, sources: Collection[str]) -> "list[tuple[str, Search]]":
    """What each of these sources that is searched is asked for in the place of a tracker's query.

    Raises:
        QueryError: the query cannot be read.
    """
    from cmdesk.sources import (
        bluesky_query,
        google_news_query,
        hackernews_query,
        mastodon_query,
        reddit_query,
        x_query,
    )

    ways = {
        "google-news": google_news_query.search_of,
        "hackernews": hackernews_query.search_of,
        "mastodon": mastodon_query.search_of,
        "bluesky": bluesky_query.search_of,
        "reddit": reddit_query.search_of,
        "x": x_query.search_of,
    }
    return [(source, ways[source](query)) for source in SEARCHED if source in sources]


def find_feeds(address: str, preferences: "Settings", secrets: "Secrets", now: Callable[[], datetime]) -> "list[Feed]":
    """The feeds of a site, or the one that lies at an address; see `sources.feed_discovery`.

    Raises:
        SourceError: there is none, or the site does not answer.
    """
    from cmdesk.sources.feed_discovery import find

    typed = (address,) if "://" in address else (f"https://{address}", f"http://{address}")
    client = make_client(preferences, secrets, now, typed)
    try:
        return find(client, address)
    finally:
        client.close()
