"""Reads our own form, JSON lines: what an export writes comes back without loss, `raw` aside.

The shape of a line stands in `cmdesk.core.post_json`. Unlike what a network sends, these lines are written by her or by
us: a field that holds what it cannot hold rejects the line and is named, rather than being dropped.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from cmdesk.core.post_json import moment_to_json
from cmdesk.core.types import Author, Kept, Kind, Label, Opinion, Post, Reading, Rejected
from cmdesk.sources.fields import Json, UnfitError, compact, count, is_object, moment, shown
from cmdesk.sources.postfile import JsonPostFile, read_kept

SOURCE: Final = "jsonl"

_KINDS: Final = {kind.name.lower(): kind for kind in Kind}
_LABELS: Final = {label.name.lower(): label for label in Label}


class JsonLinesFile(JsonPostFile):
    """A file of posts in our own form."""

    source: Final = SOURCE

    def _read(self, value: object, line: int) -> Iterator[Post | Rejected]:
        yield read_kept(value, line, post_from_json)


def recognises(value: object) -> bool:
    """Whether a value looks like a line of this form."""
    return is_object(value) and "text" in value and "posted_at" in value


def post_from_json(value: Json, raw: bytes | None = None) -> Post:
    """The post that an object describes; undoes `core.post_json.post_to_json`.

    Args:
        raw: the object as it was read, kept with the post.

    Raises:
        UnfitError: with the reason and the field at fault.
    """
    text = value.get("text")
    if not isinstance(text, str):
        raise UnfitError("no-text" if text is None else "bad-field", "text")
    posted_at = _moment(value, "posted_at")
    if posted_at is None:
        raise UnfitError("no-date", "posted_at: missing")
    author = _author(value.get("author"))
    return Post(
        source=_string(value, "source") or SOURCE,
        native=_native(value.get("id"), author, text, posted_at),
        posted_at=posted_at,
        text=text,
        author=author,
        kind=_kind(value.get("kind")),
        lang=_string(value, "lang"),
        url=_string(value, "url"),
        parent=_string(value, "parent"),
        quoted=_string(value, "quoted"),
        conversation=_string(value, "conversation"),
        quoted_text=_string(value, "quoted_text"),
        tags=_strings(value, "tags"),
        handles=_strings(value, "handles"),
        links=_strings(value, "links"),
        media=_flag(value, "media") or False,
        edited_at=_moment(value, "edited_at"),
        deleted_at=_moment(value, "deleted_at"),
        reading=_reading(value.get("reading"), "reading"),
        opinions=tuple(_opinion(item) for item in _objects(value, "opinions")),
        kept=_kept(value),
        raw=raw,
        undated=_flag(value, "undated") or False,
    )


def post_of_line(line: str, now: datetime) -> Post:
    """A line as a post: one in our own form, the moment aside, or any other text."""
    if line.startswith("{"):
        try:
            value = json.loads(line)
            if is_object(value):
                return post_from_json({"posted_at": moment_to_json(now), **value})
        except (ValueError, RecursionError, UnfitError):
            pass
    return Post(SOURCE, "", now, line)


def made_key(author: Author | None, text: str, posted_at: datetime, url: str | None = None) -> str:
    """The native id of a post that has none: the same for the same author, text and moment, whoever read them.

    Args:
        url: its address, which tells apart what all else does not: many tables give a day and no time, and under
            many posts of a day stands the same "Merci !".
    """
    told = compact([author and author.key, text, moment_to_json(posted_at), *([url] if url else ())])
    return f"sha256:{hashlib.sha256(told).hexdigest()[:32]}"


def _author(value: object) -> Author | None:
    if value is None:
        return None
    if isinstance(value, str):
        value = {"handle": value}
    if not is_object(value):
        raise UnfitError("bad-field", f"author: {shown(value)}")
    handle = _string(value, "handle", "author.")
    key = _string(value, "key", "author.")
    if key is None:
        key = handle
    if not key:
        raise UnfitError("bad-field", "author.key: missing")
    return Author(
        key=key,
        handle=handle,
        name=_string(value, "name", "author."),
        followers=_count(value, "followers", "author."),
        following=_count(value, "following", "author."),
        created_at=_moment(value, "created_at", "author."),
        robot=_flag(value, "robot", "author."),
    )


def _reading(value: object, within: str) -> Reading:
    if value is None:
        return Reading()
    if not is_object(value):
        raise UnfitError("bad-field", f"{within}: {shown(value)}")
    return Reading(
        likes=_count(value, "likes", f"{within}."),
        shares=_count(value, "shares", f"{within}."),
        replies=_count(value, "replies", f"{within}."),
        quotes=_count(value, "quotes", f"{within}."),
        views=_count(value, "views", f"{within}."),
        seen_at=_moment(value, "seen_at", f"{within}."),
    )


def _opinion(value: Json) -> Opinion:
    tool, label = _string(value, "tool", "opinions."), _label(value, "label", "opinions.")
    if not tool:
        raise UnfitError("bad-field", "opinions.tool: missing")
    return Opinion(tool, Label.UNKNOWN if label is None else label, _string(value, "told", "opinions.") or "")


def _kept(value: Json) -> Kept | None:
    kept = Kept(
        first_seen_at=_moment(value, "first_seen_at"),
        last_seen_at=_moment(value, "last_seen_at"),
        readings=tuple(_reading(item, "readings") for item in _objects(value, "readings")),
        correction=_label(value, "correction"),
        labels=_strings(value, "labels"),
    )
    return None if kept == Kept() else kept


def _label(value: Json, name: str, within: str = "") -> Label | None:
    found = _string(value, name, within)
    if found is None:
        return None
    if found not in _LABELS:
        raise UnfitError("bad-field", f"{within}{name}: {shown(found)}")
    return _LABELS[found]


def _native(value: object, author: Author | None, text: str, posted_at: datetime) -> str:
    if value is None:
        return made_key(author, text, posted_at)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise UnfitError("bad-field", f"id: {shown(value)}")
    if not value:
        raise UnfitError("no-id", "id")
    return value


def _kind(value: object) -> Kind:
    if value is None:
        return Kind.ORIGINAL
    if not isinstance(value, str) or value not in _KINDS:
        raise UnfitError("bad-field", f"kind: {shown(value)}")
    return _KINDS[value]


def _string(value: Json, name: str, within: str = "") -> str | None:
    found = value.get(name)
    if found is not None and not isinstance(found, str):
        raise UnfitError("bad-field", f"{within}{name}: {shown(found)}")
    return found


def _strings(value: Json, name: str) -> tuple[str, ...]:
    found = value.get(name)
    if found is None:
        return ()
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise UnfitError("bad-field", f"{name}: {shown(found)}")
    return tuple(found)


def _objects(value: Json, name: str) -> list[Json]:
    found = value.get(name)
    if found is None:
        return []
    if not isinstance(found, list) or not all(is_object(item) for item in found):
        raise UnfitError("bad-field", f"{name}: {shown(found)}")
    return found


def _flag(value: Json, name: str, within: str = "") -> bool | None:
    found = value.get(name)
    if found is not None and not isinstance(found, bool):
        raise UnfitError("bad-field", f"{within}{name}: {shown(found)}")
    return found


def _count(value: Json, name: str, within: str = "") -> int | None:
    found = value.get(name)
    number = count(found)
    if found is not None and number is None:
        raise UnfitError("bad-field", f"{within}{name}: {shown(found)}")
    return number


def _moment(value: Json, name: str, within: str = "") -> datetime | None:
    found = value.get(name)
    if found is None:
        return None
    try:
        return moment(found)
    except UnfitError as unfit:
        reason = unfit.reason if name == "posted_at" else "bad-field"
        raise UnfitError(reason, f"{within}{name}: {unfit.detail}") from unfit
