"""Mastodon: stored posts, asked about again at the server that told of them.

Only servers that she names now are asked; of a post that another one told of nothing is found out. A post that is
missing on its own server is gone. Missing on another one it may only have been cleared away there: that tells nothing.
A server that shows none of its own posts is more likely out of order: it is believed only where few authors wrote them,
and where it answers properly about one of these. Whoever has said meanwhile that they do not want to be collected
counts as gone, too.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final
from urllib.parse import quote, urlsplit

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Gone, Known, Note, Quota
from cmdesk.core.types import Post, Rejected
from cmdesk.net.client import Client
from cmdesk.sources.feeds import Clients
from cmdesk.sources.fields import Json, is_object, mapping
from cmdesk.sources.mastodon_post import SOURCE
from cmdesk.sources.mastodon_servers import Server, asked, identifier, listed, servers_of, unreadable
from cmdesk.sources.mastodon_status import local_id, native_of, opted_out, post_of

_STATUSES: Final = "/api/v1/statuses"
_ACCOUNTS: Final = "/api/v1/accounts"
_BELIEVED: Final = 3
"""Authors that may all be gone at once with all their posts."""


class MastodonReread:
    """Asks about posts again. Satisfies `core.ports.Rereader`."""

    id: Final = SOURCE
    batch: Final = 20  # what a server answers about at once
    bare: Final = False

    def __init__(self, clients: Clients, servers: Iterable[str]) -> None:
        """Take what asks servers, and their names as `MastodonTags` takes them."""
        self._clients = clients
        self._servers = {server.address: server for server in servers_of(servers)}
        self._one_by_one: set[Server] = set()

    def place(self, known: Known) -> str:
        """The server that told of it, where she names that one now."""
        kept = local_id(_object(known.raw))
        server = self._servers.get(kept[0]) if kept else None
        return server.place if server else ""

    def reread(self, known: Sequence[Known], *, now: datetime) -> Fetched:
        """Ask about posts: see `core.ports.Rereader`. A server that fails is a note, unless all of them do."""
        told: dict[Server, dict[str, Known]] = defaultdict(dict)
        for one in known:
            kept = local_id(_object(one.raw))
            server = self._servers.get(kept[0]) if kept else None
            if kept and server:
                told[server][kept[1]] = one
        posts: list[Post | Rejected] = []
        gone: list[Gone] = []
        faults: list[SourceError] = []
        quota: Quota | None = None
        for server, wanted in told.items():
            try:
                found, quota = self._found(server, wanted)
            except SourceError as fault:
                faults.append(fault)
                continue
            for id_, one in wanted.items():
                self._judge(server, one, found.get(id_, {}), posts, gone)
        if faults and len(faults) == len(told):
            raise faults[0]
        notes = tuple(Note(fault.template, fault.fields) for fault in faults)
        return Fetched(posts=tuple(posts), gone=tuple(gone), quota=quota, notes=notes)

    @staticmethod
    def _judge(server: Server, one: Known, status: Json | None, posts: list[Post | Rejected], gone: list[Gone]) -> None:
        """What an answer says of a post; None for one that is not shown, {} for one that is missing."""
        if status is None:
            return
        if not status:
            if _is_home(server, one.native):
                gone.append(Gone(SOURCE, one.native))
        elif native_of(status) == one.native:
            if opted_out(status):
                gone.append(Gone(SOURCE, one.native))
            elif isinstance(post := post_of(server.address, status, 1), Post):
                posts.append(post)

    def _found(self, server: Server, wanted: Mapping[str, Known]) -> tuple[Mapping[str, Json | None], Quota | None]:
        """What a server has of these posts, by its own ids; None where it does not show one.

        Raises:
            SourceError: it does not answer, or that it has none is not to be believed.
        """
        client = self._clients(server.allowed)
        try:
            found, quota = self._told(client, server, list(wanted))
            ours = {id_: one for id_, one in wanted.items() if _is_home(server, one.native)}
            if ours and found.keys().isdisjoint(ours):
                self._doubt(client, server, [_object(one.raw) for one in ours.values()])
            return found, quota
        finally:
            client.close()

    @staticmethod
    def _doubt(client: Client, server: Server, missing: Iterable[Json]) -> None:
        """A server shows none of its own posts: see whether it answers about who wrote them.

        Raises:
            SourceError: it does not, or they are too many to have all gone.
        """
        ids = [identifier(mapping(mapping(kept.get("status")).get("account")).get("id")) for kept in missing]
        author = ids[0]
        if len(set(ids)) > _BELIEVED or author is None:
            raise unreadable(server)
        try:
            told = asked(client, server, f"{_ACCOUNTS}/{quote(author, safe='')}")
        except SourceError as fault:
            if fault.kind in {"unauthorized", "forbidden"}:
                raise unreadable(server) from fault
            if fault.kind not in {"missing", "gone"}:
                raise
        else:
            if mapping(told.value).get("id") != author:
                raise unreadable(server)

    def _told(
        self, client: Client, server: Server, ids: Sequence[str]
    ) -> tuple[Mapping[str, Json | None], Quota | None]:
        if server not in self._one_by_one:
            try:
                told = asked(client, server, _STATUSES, [("id[]", id_) for id_ in ids])
                return {str(status.get("id")): status for status in listed(told, server)}, told.quota
            except SourceError as fault:
                if fault.kind != "missing":
                    raise
                self._one_by_one.add(server)  # it answers about many since 4.3
        return self._singly(client, server, ids)

    @staticmethod
    def _singly(client: Client, server: Server, ids: Sequence[str]) -> tuple[Mapping[str, Json | None], Quota | None]:
        found: dict[str, Json | None] = {}
        quota: Quota | None = None
        for id_ in ids:
            try:
                told = asked(client, server, f"{_STATUSES}/{quote(id_, safe='')}")
                found[id_], quota = mapping(told.value) or None, told.quota
            except SourceError as fault:
                if fault.kind not in {"missing", "gone", "unauthorized", "forbidden"}:
                    raise
                if fault.kind in {"unauthorized", "forbidden"}:
                    found[id_] = None
        return found, quota


def _object(raw: bytes | None) -> Json:
    try:
        value = json.loads(raw or b"null")
    except (ValueError, RecursionError):
        return {}
    return value if is_object(value) else {}


def _is_home(server: Server, native: str) -> bool:
    """Whether a post was written on a server: its address says so."""
    try:
        return urlsplit(native).netloc.lower() == server.place
    except ValueError:
        return False
