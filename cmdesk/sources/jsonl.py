"""Our own form: JSON lines, one post a line. What an export writes, this reads back without loss, `raw` aside.

The smallest line is `{"text": ..., "posted_at": ...}`. All fields, each left out where it says nothing:

    id            native id; where it is missing, a key made of author, text and moment, so that the same line is the
                  same post whenever it is read ("sha256:" and 32 hexadecimal digits)
    source        network it came from, "jsonl" where it is missing
    posted_at     ISO 8601 with an offset or Z; a moment without a zone is rejected: nobody could say when that was
    text          what people read
    author        {"key", "handle", "name", "followers", "following", "created_at", "robot"}; key may be left out where
                  there is a handle; a bare string is a handle
    kind          "original" (where it is missing), "reply", "repost", "quote"
    lang          ISO 639-1 code that the source states
    url           address of the post
    parent, quoted, conversation    native ids
    quoted_text   text of the quoted post
    tags, handles, links            lists of strings, without # and @
    media         true where pictures or films are attached
    edited_at, deleted_at           moments
    reading       {"likes", "shares", "replies", "quotes", "views", "seen_at"}: the latest one

Other fields are ignored, so that an export may add what it wants. Unlike what a network sends, these lines are written
by her or by us: a field that holds what it cannot hold rejects the line and is named, rather than being dropped.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from typing import Final

from cmdesk.core.types import Author, Kind, Post, Reading, Rejected
from cmdesk.sources.fields import Json, UnfitError, compact, count, is_object, moment, shown
from cmdesk.sources.postfile import JsonPostFile, read_kept

SOURCE: Final = "jsonl"

_KINDS: Final = {kind.name.lower(): kind for kind in Kind}


class JsonLinesFile(JsonPostFile):
    """A file of posts in our own form."""

    source: Final = SOURCE

    def _read(self, value: object, line: int) -> Iterator[Post | Rejected]:
        yield read_kept(value, line, post_from_json)


def recognises(value: object) -> bool:
    """Whether a value looks like a line of this form."""
    return is_object(value) and "text" in value and "posted_at" in value


def post_from_json(value: Json, raw: bytes | None = None) -> Post:
    """The post that an object describes; undoes `post_to_json`.

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
        reading=_reading(value.get("reading")),
        raw=raw,
    )


def post_to_json(post: Post) -> dict[str, object]:
    """A post as an object of this form, ready for `json.dumps`; its `raw` is left out."""
    told = _told(post)
    del told["native"]
    return {"id": post.native, **told}


def made_key(author: Author | None, text: str, posted_at: datetime) -> str:
    """The native id of a post that has none: the same for the same author, text and moment, whoever read them."""
    told = compact([author and author.key, text, _written(posted_at)])
    return f"sha256:{hashlib.sha256(told).hexdigest()[:32]}"


def _told(part: Post | Author | Reading) -> dict[str, object]:
    """The fields of a part that say more than the default of the field, as JSON can write them."""
    told: dict[str, object] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if value == field.default or field.name == "raw":
            continue
        match value:
            case Author() | Reading():
                told[field.name] = _told(value)
            case datetime():
                told[field.name] = _written(value)
            case Kind():
                told[field.name] = value.name.lower()
            case tuple():
                told[field.name] = list(value)
            case _:
                told[field.name] = value
    return told


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


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


def _reading(value: object) -> Reading:
    if value is None:
        return Reading()
    if not is_object(value):
        raise UnfitError("bad-field", f"reading: {shown(value)}")
    return Reading(
        likes=_count(value, "likes", "reading."),
        shares=_count(value, "shares", "reading."),
        replies=_count(value, "replies", "reading."),
        quotes=_count(value, "quotes", "reading."),
        views=_count(value, "views", "reading."),
        seen_at=_moment(value, "seen_at", "reading."),
    )


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
