"""What Bluesky says, made up: events of its stream as Jetstream sends them, and what its AppView answers."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from tests.builders import NOW

POST: Final = "app.bsky.feed.post"
ADA: Final = "did:plc:ada4ada4ada4ada4ada4ada4"
BOB: Final = "did:plc:bob4bob4bob4bob4bob4bob4"
_LETTERS: Final = "234567abcdefghijklmnopqrstuvwxyz"


def microseconds(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def key_of(moment: datetime) -> str:
    """The key of a record made at a moment, as clients make them (TID)."""
    number, letters = microseconds(moment) << 10, ""
    for _ in range(13):
        number, rest = divmod(number, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters


def address(key: str, did: str = ADA) -> str:
    return f"at://{did}/{POST}/{key}"


def record(text: str, **fields: Any) -> dict[str, Any]:
    return {"$type": POST, "createdAt": iso(NOW - timedelta(minutes=1)), "text": text} | fields


def facet(text: str, part: str, **feature: Any) -> dict[str, Any]:
    """A facet on the first occurrence of a part, by bytes."""
    start = text.encode().index(part.encode())
    kind = feature.pop("kind")
    return {
        "index": {"byteStart": start, "byteEnd": start + len(part.encode())},
        "features": [{"$type": f"app.bsky.richtext.facet#{kind}", **feature}],
    }


def commit(
    key: str,
    told: Mapping[str, Any] | None,
    *,
    at: datetime = NOW,
    did: str = ADA,
    operation: str = "create",
    collection: str = POST,
    rev: str = "3kabc",
) -> dict[str, Any]:
    """An event; without a record it is a deletion."""
    found: dict[str, Any] = {"rev": rev, "operation": operation, "collection": collection, "rkey": key}
    if told is None:
        found["operation"] = "delete"
    else:
        found |= {"record": dict(told), "cid": "bafyreib2rxk3rh6kzwq"}
    return {"did": did, "time_us": microseconds(at), "kind": "commit", "commit": found}


def line(event: Mapping[str, Any]) -> str:
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"))


def said(number: int, *, at: datetime | None = None, text: str = "") -> str:
    """The line of a post; each is a second later than the one before it."""
    at = at or NOW - timedelta(minutes=10) + timedelta(seconds=number)
    return line(commit(f"post{number}", record(text or f"aurore {number}"), at=at, rev=f"rev{number}"))


def account(at: datetime, *, active: bool = True, status: str | None = None) -> str:
    """The line of an account that is switched on or off."""
    told = {"did": ADA, "active": active, "seq": 7, "time": iso(at), **({"status": status} if status else {})}
    return line({"did": ADA, "time_us": microseconds(at), "kind": "account", "account": told})


def view(key: str, text: str = "aurore", *, did: str = ADA, **fields: Any) -> dict[str, Any]:
    """A post as the AppView shows it."""
    return {
        "uri": address(key, did),
        "cid": "bafyreib2rxk3rh6kzwq",
        "author": {"did": did, "handle": "ada.example.org", "displayName": "Ada", "labels": []},
        "record": record(text),
        "replyCount": 1,
        "repostCount": 2,
        "likeCount": 3,
        "quoteCount": 0,
        "indexedAt": iso(NOW - timedelta(seconds=58)),
        "labels": [],
        **fields,
    }


def profile(did: str = ADA, **fields: Any) -> dict[str, Any]:
    return {
        "did": did,
        "handle": "ada.example.org",
        "displayName": "Ada L.",
        "followersCount": 120,
        "followsCount": 30,
        "postsCount": 7,
        "createdAt": "2023-04-26T19:05:34.249Z",
        "labels": [],
        **fields,
    }
