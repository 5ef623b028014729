"""Mastodon: the servers she names, and how one is asked; also what it says of who may read its hashtags.

There is no central Mastodon: each server shows what its people and those whom they follow wrote, and each decides by
itself who may read that without an account. That is read first, and what is closed is left alone.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.passes import Quota
from cmdesk.net.client import Client
from cmdesk.sources.feed_reading import shown_host
from cmdesk.sources.fields import is_object, mapping, string

LOOK_AGAIN: Final = timedelta(days=1)
"""How long what a server says of its access holds, and how long a closed one is left alone."""

JSON: Final = {"Accept": "application/json"}

_CLOSED: Final = QT_TRANSLATE_NOOP(
    "errors",
    "{host} shows hashtags only to people who have an account there, so it is not asked. Whether that has changed is "
    "looked at once a day; the other servers are asked as usual.",
)
_NOT_READ: Final = QT_TRANSLATE_NOOP(
    "errors",
    "What {host} answers is not what Mastodon servers answer: check the name of the server in the settings, or try "
    "again later.",
)
_SIDES: Final = ("local", "remote")


@dataclass(frozen=True, slots=True)
class Server:
    """A server.

    Attributes:
        address: "https://mastodon.social".
        typed: she gave the whole address herself: it may lie in her own network.
    """

    address: str
    typed: bool = False

    @property
    def place(self) -> str:
        """Its host, with a port where she gave one."""
        return urlsplit(self.address).netloc

    @property
    def allowed(self) -> Sequence[str]:
        """The addresses that a client may go to beside public ones."""
        return (self.address,) if self.typed else ()


@dataclass(frozen=True, slots=True)
class Answered:
    """The value that a server answered, and what it says of its quota."""

    value: Any
    quota: Quota | None


def servers_of(names: Iterable[str]) -> tuple[Server, ...]:
    """The servers she names, each once: "mastodon.social", or an address with its scheme."""
    found: dict[str, Server] = {}
    for name in names:
        typed = "://" in name
        try:
            parts = urlsplit(name if typed else f"https://{name}")
        except ValueError:
            continue  # brackets that hold no address
        place = parts.netloc.rpartition("@")[2].lower()
        if place:
            found.setdefault(place, Server(f"{parts.scheme}://{place}", typed))
    return tuple(found.values())


def asked(client: Client, server: Server, path: str, params: Sequence[tuple[str, str]] = ()) -> Answered:
    """What a server answers in JSON.

    Raises:
        SourceError: it does not, or in another way than it should.
    """
    query = f"?{urlencode(params)}" if params else ""
    answer = client.get(f"{server.address}{path}{query}", headers=JSON)
    try:
        return Answered(json.loads(answer.body), answer.quota)
    except (ValueError, RecursionError):
        raise unreadable(server) from None


def side_of(instance: object, server: Server, *, now: datetime) -> str:
    """Which hashtags a server shows to everyone: "" all that it knows, "local" or "remote" only those.

    Args:
        instance: its `/api/v2/instance`. Servers before 4.5 say nothing of it there, and are tried.

    Raises:
        SourceError: none, or that is no such document.
    """
    told = mapping(instance)
    if not (string(told.get("version")) or string(told.get("domain"))):
        raise unreadable(server)
    feeds = mapping(mapping(mapping(told.get("configuration")).get("timelines_access")).get("hashtag_feeds"))
    shown = [side for side in _SIDES if feeds.get(side) in (None, "public")]
    if not shown:
        raise closed(server, now=now)
    return "" if len(shown) == len(_SIDES) else shown[0]


def refuses_strangers(fault: SourceError) -> bool:
    """Whether a refusal means that an account is needed: 401, of some servers 422."""
    return fault.kind == "unauthorized" or fault.fields.get("status") == 422


def closed(server: Server, *, now: datetime) -> SourceError:
    """A server wants an account."""
    return SourceError(_CLOSED, kind="forbidden", retry_at=now + LOOK_AGAIN, host=shown_host(server.address))


def unreadable(server: Server) -> SourceError:
    """The answer is not what it should be."""
    return SourceError(_NOT_READ, kind="malformed", host=shown_host(server.address))


def identifier(value: object) -> str | None:
    """The id that a server gives a post, where it can be one: figures, or letters at other programs than Mastodon."""
    fits = isinstance(value, str) and 0 < len(value) <= 64 and value.isascii() and value.replace("-", "").isalnum()
    return value if fits and isinstance(value, str) else None


def listed(answered: Answered, server: Server) -> list[Any]:
    """The list that a server answered.

    Raises:
        SourceError: it is none, or holds other things than objects.
    """
    value = answered.value
    if not isinstance(value, list) or not all(map(is_object, value)):
        raise unreadable(server)
    return value
