"""A Mastodon server, as far as hashtags and statuses go: made-up posts, and answers after its documents and its source.

What `mastodon_mock` leaves out is here: several tags at once, access settings, ids that hold the moment of a post.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import unquote

from tests.servers.recorded import Asked, Reply

HOST: Final = "quai.example"
"""Where its people live, whatever address the test reaches it by."""

FIRST: Final = datetime(2024, 5, 18, 6, tzinfo=UTC)
TAG_PATH: Final = "/api/v1/timelines/tag/"
STATUSES_PATH: Final = "/api/v1/statuses"
INSTANCE_PATH: Final = "/api/v2/instance"


def written_at(number: float) -> datetime:
    """When the post of a number was written: one an hour."""
    return FIRST + timedelta(hours=number)


def snowflake(at: datetime, tail: int = 0) -> str:
    """The id of a post written then: milliseconds, and two bytes that tell apart."""
    return str((int(at.timestamp() * 1000) << 16) + tail)


def stamp(at: datetime) -> str:
    """A moment as Mastodon writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def account(name: str = "lina", host: str = "", **more: Any) -> dict[str, Any]:
    """An account; of this server where no host is named."""
    return {
        "id": "9001",
        "username": name,
        "acct": f"{name}@{host}" if host else name,
        "uri": f"https://{host or HOST}/users/{name}",
        "url": f"https://{host or HOST}/@{name}",
        "display_name": "Lina du Quai",
        "note": "<p>Le quai, le matin.</p>",
        "fields": [],
        "bot": False,
        "created_at": "2022-11-05T00:00:00.000Z",
        "followers_count": 120,
        "following_count": 80,
        "indexable": True,
        "noindex": False,
        **more,
    }


def status(number: float, tag: str = "aurore", host: str = HOST, **more: Any) -> dict[str, Any]:
    """A public post with a tag."""
    at = written_at(number)
    return {
        "id": snowflake(at),
        "uri": f"https://{host}/users/lina/statuses/{number}",
        "url": f"https://{host}/@lina/{number}",
        "created_at": stamp(at),
        "edited_at": None,
        "account": account(),
        "content": f'<p>Le quai {number}<br>au matin <a href="https://{host}/tags/{tag}" class="mention hashtag" '
        f'rel="tag">#<span>{tag.capitalize()}</span></a></p>',
        "spoiler_text": "",
        "visibility": "public",
        "language": "fr",
        "in_reply_to_id": None,
        "reblog": None,
        "favourites_count": 3,
        "reblogs_count": 2,
        "replies_count": 1,
        "quotes_count": 0,
        "tags": [{"name": tag, "url": f"https://{host}/tags/{tag}"}],
        "mentions": [],
        "media_attachments": [],
        "poll": None,
        **more,
    }


@dataclass
class MastodonServer:
    """Answers for what it holds.

    Attributes:
        statuses: its posts, in any order.
        access: `timelines_access` of its instance document; None where it is too old to have one.
        batch: whether it answers about several statuses at once (4.3 and later).
        asked: every request.
    """

    statuses: list[dict[str, Any]] = field(default_factory=list)
    access: Mapping[str, Any] | None = None
    batch: bool = True
    asked: list[Asked] = field(default_factory=list)

    def __call__(self, asked: Asked) -> Reply:
        """Answer."""
        self.asked.append(asked)
        if asked.path == INSTANCE_PATH:
            access = {} if self.access is None else {"timelines_access": self.access}
            return reply({"domain": HOST, "version": "4.5.0", "configuration": access})
        if asked.path.startswith(TAG_PATH):
            return self._timeline(unquote(asked.path.removeprefix(TAG_PATH)), asked.query)
        if asked.path == STATUSES_PATH and self.batch:
            # a Mapping holds one value of each name: tests that ask for several look at the path
            return reply([one for one in self.statuses if one["id"] == asked.query.get("id[]")])
        found = [one for one in self.statuses if f"{STATUSES_PATH}/{one['id']}" == asked.path]
        return reply(found[0]) if found else Reply(b'{"error":"Record not found"}', 404)

    def _timeline(self, tag: str, query: Mapping[str, str]) -> Reply:
        if not any(tag in _tags(one) for one in self.statuses):
            return reply([])  # a tag that it has never seen, whatever else is asked for
        wanted = {tag, query.get("any[]", tag)}
        found = sorted(
            (one for one in self.statuses if wanted & _tags(one)), key=lambda one: int(one["id"]), reverse=True
        )
        limit = int(query["limit"])
        if "min_id" in query:
            found = [one for one in found if int(one["id"]) > int(query["min_id"])][-limit:]
        if "max_id" in query:
            found = [one for one in found if int(one["id"]) < int(query["max_id"])]
        return reply(found[:limit])


def reply(value: object, headers: Mapping[str, str] | None = None) -> Reply:
    """An answer in JSON."""
    return Reply(
        json.dumps(value).encode(), 200, {"Content-Type": "application/json; charset=utf-8", **(headers or {})}
    )


def _tags(one: Mapping[str, Any]) -> set[str]:
    return {tag["name"] for tag in one["tags"]}


def ids(statuses: Iterable[Mapping[str, Any]]) -> list[str]:
    """Their ids."""
    return [str(one["id"]) for one in statuses]
