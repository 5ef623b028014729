"""What a client of Jetstream asks for in its address, read as the production server reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_MAX_COLLECTIONS: Final = 100
_MAX_DIDS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Event:
    line: str
    did: str
    time_us: int
    collection: str | None
    """None: it concerns a whole account, and comes to all."""


class BadRequestError(ValueError):
    """What the server answers 400 to."""


class Wanted:
    """The filters of one connection, read from its address as the production server reads them."""

    def __init__(self, query: Mapping[str, list[str]]) -> None:
        collections = query.get("wantedCollections", [])
        if len(collections) > _MAX_COLLECTIONS:
            raise BadRequestError(f"too many wanted collections: {len(collections)} > {_MAX_COLLECTIONS}")
        for name in collections:
            if name.count(".") < 2 or not name.removesuffix(".*").replace(".", "").replace("-", "").isalnum():
                raise BadRequestError(f"invalid collection: {name}")
        self._prefixes = tuple(name.removesuffix("*") for name in collections if name.endswith(".*"))
        self._names = frozenset(collections)
        dids = query.get("wantedDids", [])
        if len(dids) > _MAX_DIDS:
            raise BadRequestError(f"too many wanted DIDs: {len(dids)} > {_MAX_DIDS}")
        for did in dids:
            if not did.startswith("did:"):
                raise BadRequestError(f"invalid DID: {did}")
        self._dids = frozenset(dids)
        self.cursor = _number(query, "cursor")
        self.max_bytes = max(0, _number(query, "maxMessageSizeBytes") or 0)
        self.compress = query.get("compress") == ["true"]

    def __contains__(self, event: Event) -> bool:
        if self._dids and event.did not in self._dids:
            return False
        if event.collection is None or not self._names:
            return True
        return event.collection in self._names or event.collection.startswith(self._prefixes or ("*",))


def _number(query: Mapping[str, list[str]], name: str) -> int | None:
    text = query.get(name, [""])[0]
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        raise BadRequestError(f"invalid {name}: {text}") from None
