"""Mastodon: the hashtags of several servers, without a key.

Each server is asked for the tags that `mastodon_query` makes of a tracker's query, page by page as `mastodon_walk` has
it. The first page of a pass, once a day, is the server's own word on who may read its hashtags; one that shows them to
nobody without an account is told and left alone for a day. The same post comes from several servers and is one
mention: it is known by its `uri`.

Servers give each address 300 requests in 5 minutes. Their `Link` header is not followed: it forgets all tags but the
first (`any[]`). Of several tags named at once a server heeds four, and answers nothing where it has never seen the one
that leads: then another one leads.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.passes import Fetched, Inquiry, Note, Quota
from cmdesk.core.types import Feed, Post, Rejected, Tracker
from cmdesk.net.client import Client
from cmdesk.sources.asking import Unpaid, searched
from cmdesk.sources.feeds import Clients
from cmdesk.sources.fields import Json
from cmdesk.sources.mastodon_post import SOURCE
from cmdesk.sources.mastodon_query import search_of
from cmdesk.sources.mastodon_servers import (
    LOOK_AGAIN,
    Answered,
    Server,
    asked,
    closed,
    identifier,
    listed,
    refuses_strangers,
    servers_of,
    side_of,
)
from cmdesk.sources.mastodon_status import opted_out, post_of
from cmdesk.sources.mastodon_walk import Walk, dumped, loaded

TOGETHER: Final = 4
"""Tags of one request: what Mastodon heeds (`TagFeed::LIMIT_PER_MODE`)."""

LARGEST_PAGE: Final = 40
FIRST_PAGES: Final = 2
"""What the very first pass reads: the newest of years."""

_INSTANCE: Final = "/api/v2/instance"

LEFT_OUT: Final = QT_TRANSLATE_NOOP(
    "errors", "Left out and not stored, because their authors do not want to be collected: {count} posts."
)


class MastodonTags(Unpaid):
    """The hashtag timelines of Mastodon servers. Satisfies `core.ports.Source`."""

    id: Final = SOURCE
    gap: Final = timedelta(minutes=1)
    every: Final = timedelta(minutes=5)
    pace: Final = timedelta(seconds=1)
    live: Final = False

    def __init__(
        self, clients: Clients, servers: Iterable[str], *, page_size: int = LARGEST_PAGE, first_pages: int = FIRST_PAGES
    ) -> None:
        """Take what asks servers.

        Args:
            servers: their names, or addresses with a scheme.
            page_size: posts that are asked for at once, 40 at most.
            first_pages: pages of the very first pass.
        """
        self._clients = clients
        self._servers = {server.place: server for server in servers_of(servers)}
        self._page_size = page_size
        self._first_pages = first_pages

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        """One for each server and every four tags of a tracker; the same tags are asked for once."""
        found: dict[str, Inquiry] = {}
        for tracker, search in searched(trackers, SOURCE, search_of):
            tags = search.text.split()
            for begin in range(0, len(tags), TOGETHER):
                for place in self._servers:
                    target = " ".join((place, *tags[begin : begin + TOGETHER]))
                    found.setdefault(target, Inquiry(SOURCE, target, tracker.name, tracker.id, place=place))
        return list(found.values())

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        """One page of posts, or once a day before them what the server says of its access.

        Raises:
            SourceError: it cannot be had, or the server shows hashtags to nobody without an account.
        """
        place, *tags = inquiry.target.split()
        server = self._servers.get(place) or Server(f"https://{place}")
        walk = loaded(cursor)
        walk = walk.anew() if anew else walk
        client = self._clients(server.allowed)
        try:
            if walk.looked_at is None or not timedelta() <= now - walk.looked_at < LOOK_AGAIN:
                return self._access(client, server, walk, now)
            return self._page(client, server, [tag.lstrip("#") for tag in tags], walk, now)
        except SourceError as fault:
            if refuses_strangers(fault):
                raise closed(server, now=now) from None
            raise
        finally:
            client.close()

    def _access(self, client: Client, server: Server, walk: Walk, now: datetime) -> Fetched:
        quota, side = None, ""
        try:
            told = asked(client, server, _INSTANCE)
            quota, side = told.quota, side_of(told.value, server, now=now)
        except SourceError as fault:
            if fault.kind != "missing":  # servers before 4.0, and other programs, have no such document: they are tried
                raise
        return _fetched(replace(walk, side=side, looked_at=now), True, quota, now)

    def _page(self, client: Client, server: Server, tags: Sequence[str], walk: Walk, now: datetime) -> Fetched:
        walk = walk if walk.leader < len(tags) else replace(walk, leader=0, sure=False)
        leader, others = tags[walk.leader], [tag for number, tag in enumerate(tags) if number != walk.leader]
        params = [("limit", str(self._page_size)), *(("any[]", tag) for tag in others), *walk.limits]
        params += [(walk.side, "true")] if walk.side else []
        told: Answered = asked(client, server, f"/api/v1/timelines/tag/{quote(leader, safe='')}", params)
        found: dict[str, tuple[int, Json]] = {}
        nameless: list[tuple[int, Json]] = []
        statuses = listed(told, server)
        for position, status in enumerate(statuses, start=1):
            id_ = identifier(status.get("id"))
            if id_ is None:
                nameless.append((position, status))
            else:
                found.setdefault(id_, (position, status))
        unread = walk.unread(found)
        posts, left_out = self._posts(server, [*(found[id_] for id_ in found if id_ in unread), *nameless])
        # a page may be shorter than asked for though more waits: servers take out what nobody may see any more
        full = 2 * len(statuses) >= self._page_size
        walk, more = walk.behind(found, full=full, tags=len(tags), first=self._first_pages)
        page = _fetched(walk, more, told.quota, now)
        return replace(page, posts=posts, notes=(Note(LEFT_OUT, {"count": left_out}),) if left_out else ())

    @staticmethod
    def _posts(server: Server, statuses: Sequence[tuple[int, Json]]) -> tuple[tuple[Post | Rejected, ...], int]:
        willing = [(position, status) for position, status in statuses if not opted_out(status)]
        posts = tuple(post_of(server.address, status, position) for position, status in willing)
        return posts, len(statuses) - len(willing)


def _fetched(walk: Walk, more: bool, quota: Quota | None, now: datetime) -> Fetched:
    """What comes behind a page: another one, or the end of the pass; nothing more for now where the quota is spent."""
    spent = quota is not None and quota.remaining == 0 and quota.resets_at is not None and quota.resets_at > now
    not_before = quota.resets_at if spent and quota is not None else None
    return Fetched(cursor=dumped(walk), more=more and not spent, quota=quota, not_before=not_before)
