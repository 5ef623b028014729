"""Bluesky: what became of posts, as its AppView shows them to everybody: counts, authors, edits, and what is gone.

Posts of the stream come bare; this fills them in, 25 at a time, and asks again later. A post that the AppView does not
show any more is gone: deleted, or its account is. Two things are no proof of that. A post that is younger than the
AppView may lag behind the stream is not there yet. And an AppView that shows none of many posts and none of their
authors is more likely out of order.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.identity import from_microseconds
from cmdesk.core.passes import Fetched, Gone, Known, Note
from cmdesk.core.types import Post, Rejected
from cmdesk.net.answer import Answer
from cmdesk.net.client import Client
from cmdesk.sources.bluesky_post import SOURCE, author_of, is_hidden, post_of_view
from cmdesk.sources.fields import Json, UnfitError, is_object, mapping, objects, optional_moment, rejected
from cmdesk.sources.jetstream_frames import FIRST_TIME, LAST_TIME

BASE: Final = "https://public.api.bsky.app"
BATCH: Final = 25
"""Posts, and authors, of one question, as the AppView allows."""

LAG: Final = timedelta(minutes=20)
"""How long a post may be missing from the AppView and yet come."""

_BELIEVED: Final = 3
"""Authors that may all be gone at once with all their posts."""

_TID: Final = "234567abcdefghijklmnopqrstuvwxyz"
_TID_LENGTH: Final = 13

_MALFORMED: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} does not answer as the AppView of Bluesky does: check its address in the settings."
)

Clients = Callable[[Iterable[str]], Client]


class BlueskyCounts:
    """The AppView of Bluesky. Satisfies `core.ports.Rereader`."""

    id: str = SOURCE
    batch: int = BATCH
    bare: bool = True

    def __init__(self, clients: Clients, base: str = BASE) -> None:
        """Take what asks servers.

        Args:
            base: address of the AppView; where she set another it may lie anywhere.
        """
        self._clients = clients
        self._base = base.rstrip("/")

    def place(self, known: Known) -> str:
        """Another one than that of the stream."""
        return urlsplit(self._base).netloc

    def reread(self, known: Sequence[Known], *, now: datetime) -> Fetched:
        """Ask about posts, and then about their authors: see `core.ports.Rereader`."""
        asked = {one.native: one for one in known[:BATCH] if author_of(one.native) is not None}
        if not asked:
            return Fetched()
        with self._clients((self._base,) if self._base != BASE else ()) as client:
            answer = self._ask(client, "app.bsky.feed.getPosts", "uris", asked)
            views = {str(view.get("uri")): view for view in self._list(answer, "posts")}
            views = {native: view for native, view in views.items() if native in asked}
            authors = dict.fromkeys(filter(None, map(author_of, views or asked)))
            profiles, fault = self._profiles(client, authors, needed=not views)
        hidden = {native for native, view in views.items() if _hidden(view, profiles)}
        missing = [native for native in asked if native not in views]
        if not views and not profiles and len(authors) > _BELIEVED:
            missing = []
        gone = [native for native in missing if not _is_young(asked[native], now)]
        posts = [
            _post(view, position, profiles, now)
            for position, (native, view) in enumerate(views.items(), 1)
            if native not in hidden
        ]
        return Fetched(
            posts=tuple(posts),
            quota=answer.quota,
            notes=() if fault is None else (Note(fault.template, fault.fields),),
            not_before=None if fault is None else fault.retry_at,
            gone=tuple(Gone(SOURCE, native) for native in (*gone, *(one for one in asked if one in hidden))),
            size=len(answer.body),
        )

    def _profiles(
        self, client: Client, authors: Iterable[str], *, needed: bool
    ) -> tuple[dict[str, Json], SourceError | None]:
        """Authors by key, or why there are none; the posts are worth telling without them."""
        try:
            answer = self._ask(client, "app.bsky.actor.getProfiles", "actors", authors)
            return {str(one.get("did")): one for one in self._list(answer, "profiles")}, None
        except SourceError as fault:
            if needed:
                raise
            return {}, fault

    def _ask(self, client: Client, method: str, name: str, values: Iterable[str]) -> Answer:
        query = urlencode([(name, value) for value in values])
        return client.get(f"{self._base}/xrpc/{method}?{query}", headers={"Accept": "application/json"})

    def _list(self, answer: Answer, name: str) -> list[Json]:
        """The list of that name in an answer.

        Raises:
            SourceError: the answer is another one.
        """
        try:
            told: Any = json.loads(answer.body)
        except (ValueError, RecursionError):
            told = None
        listed = mapping(told).get(name)
        if not isinstance(listed, list) or not all(map(is_object, listed)):
            raise SourceError(_MALFORMED, kind="malformed", host=urlsplit(answer.url).hostname or "")
        return objects(listed)


def _post(view: Json, position: int, profiles: dict[str, Json], now: datetime) -> Post | Rejected:
    try:
        return post_of_view(view, profiles.get(author_of(str(view.get("uri"))) or "", {}), now)
    except UnfitError as unfit:
        return rejected(position, unfit, view)


def _hidden(view: Json, profiles: dict[str, Json]) -> bool:
    author = profiles.get(author_of(str(view.get("uri"))) or "", {})
    return any(map(is_hidden, (view, mapping(view.get("record")), mapping(view.get("author")), author)))


def _is_young(known: Known, now: datetime) -> bool:
    """Whether a post was written so lately that the AppView may not have it yet; our clock may be a little late."""
    written_at = _written_at(known)
    return written_at is not None and -LAG < now - written_at < LAG


def _written_at(known: Known) -> datetime | None:
    """When the network first saw a post: as the stream or the AppView said, else by its key, which is a time (TID)."""
    try:
        raw = mapping(json.loads(known.raw or b"{}"))
    except (ValueError, RecursionError):
        raw = {}
    if (indexed := optional_moment(raw.get("indexedAt"))) is not None:
        return indexed
    key = known.native.rpartition("/")[2]
    time_us = raw.get("time_us")
    if not isinstance(time_us, int) and len(key) == _TID_LENGTH and set(key) <= set(_TID):
        number = 0
        for letter in key:
            number = number * len(_TID) + _TID.index(letter)
        time_us = number >> 10
    return from_microseconds(time_us) if isinstance(time_us, int) and FIRST_TIME <= time_us < LAST_TIME else None
