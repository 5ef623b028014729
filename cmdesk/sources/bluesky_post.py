"""Bluesky: how a post becomes one of ours, both as the stream brings it and as the AppView shows it.

The stream brings the *record*, which its author wrote into a repository of their own: no counts, no handle, and the
moment is the author's word. The AppView shows a *view*: the same record, with its author and counts. So a post has one
name everywhere, its at:// address, and what the stream does not tell is `None` until the view is asked for.

The moment of a post is the earlier of what its author says and when it was first seen: a client may write any moment.

An author may ask not to be shown to people without an account (`!no-unauthenticated`). We look on without one, so their
posts are taken for gone.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from cmdesk.core.languages import language_code
from cmdesk.core.types import Author, Kind, Post, Reading
from cmdesk.sources.fields import (
    Json,
    UnfitError,
    compact,
    count,
    mapping,
    mended,
    objects,
    optional_moment,
    shown,
    string,
    strings,
)

SOURCE: Final = "bluesky"
COLLECTION: Final = "app.bsky.feed.post"
"""Where posts lie in a repository."""

_DID: Final = re.compile(r"did:[a-z]{1,16}:[A-Za-z0-9._:%-]{1,256}")
_KEY: Final = re.compile(r"[A-Za-z0-9._:~-]{1,512}")
_ADDRESS: Final = re.compile(rf"at://({_DID.pattern})/{re.escape(COLLECTION)}/({_KEY.pattern})")
_HANDLE: Final = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_NOBODY: Final = "handle.invalid"
"""What the AppView writes where a handle does not belong to whom it names."""

_UNSHOWN: Final = ("!no-unauthenticated", "!hide", "!takedown")
"""Labels of what is not to be shown to us: by wish of its author, or by those who keep the network."""

_FIRST: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""An earlier moment is a clock that was never set."""

_MEDIA: Final = ("app.bsky.embed.images", "app.bsky.embed.video", "app.bsky.embed.gallery")
_EXTERNAL: Final = "app.bsky.embed.external"
_RECORD: Final = "app.bsky.embed.record"
_BOTH: Final = "app.bsky.embed.recordWithMedia"


class _Entities(NamedTuple):
    """What the facets of a text mark in it."""

    tags: tuple[str, ...]
    handles: tuple[str, ...]
    links: tuple[str, ...]


class _Embedded(NamedTuple):
    """What hangs on a post."""

    media: bool
    link: str | None
    quoted: str | None


def address_of(did: object, key: object) -> str:
    """The at:// address of a post.

    Raises:
        UnfitError: "no-id": there is none such.
    """
    if not (isinstance(did, str) and _DID.fullmatch(did)):
        raise UnfitError("no-id", f"did: {shown(did)}")
    if not (isinstance(key, str) and _KEY.fullmatch(key)):
        raise UnfitError("no-id", f"rkey: {shown(key)}")
    return f"at://{did}/{COLLECTION}/{key}"


def author_of(address: str) -> str | None:
    """The key of the author (DID) of the post at an address; None where that is no address of a post."""
    found = _ADDRESS.fullmatch(address)
    return found[1] if found else None


def is_hidden(thing: Json) -> bool:
    """Whether a record, a view or an author is labelled as not to be shown to people without an account."""
    labels = thing.get("labels")
    # authors label their records in {"values": [...]}, views list what everybody says of them
    told = objects(labels) or objects(mapping(labels).get("values"))
    return any(label.get("val") in _UNSHOWN and label.get("neg") is not True for label in told)


def post_of_event(event: Json, seen_at: datetime) -> Post:
    """The post that an event of the stream creates or changes.

    Args:
        event: `kind` is "commit", `commit.collection` that of posts, `commit.operation` "create" or "update".
        seen_at: when the stream brought it.

    Raises:
        UnfitError: the record is no post.
    """
    commit = mapping(event.get("commit"))
    native = address_of(event.get("did"), commit.get("rkey"))
    record = mapping(commit.get("record"))
    return _post(
        native,
        record,
        seen_at,
        author=Author(str(event["did"])),
        edited_at=seen_at if commit.get("operation") == "update" else None,
        raw=_raw(event),
    )


def post_of_view(view: Json, profile: Json, now: datetime) -> Post:
    """The post that the AppView shows.

    Args:
        profile: its author in full; empty where that is not known.

    Raises:
        UnfitError: it is none.
    """
    native = string(view.get("uri")) or ""
    if author_of(native) is None:
        raise UnfitError("no-id", f"uri: {shown(view.get('uri'))}")
    indexed = optional_moment(view.get("indexedAt"))
    return _post(
        native,
        mapping(view.get("record")),
        min(indexed, now) if indexed is not None and indexed >= _FIRST else now,
        author=_author(mapping(view.get("author")), profile, author_of(native) or ""),
        reading=Reading(
            likes=count(view.get("likeCount")),
            shares=count(view.get("repostCount")),
            replies=count(view.get("replyCount")),
            quotes=count(view.get("quoteCount")),
            seen_at=now,
        ),
        quoted_text=_quoted_text(mapping(view.get("embed"))),
        raw=_raw(view),
    )


def _post(
    native: str,
    record: Json,
    seen_at: datetime,
    *,
    author: Author,
    edited_at: datetime | None = None,
    reading: Reading = Reading(),  # noqa: B008  frozen
    quoted_text: str | None = None,
    raw: bytes,
) -> Post:
    if record.get("$type", COLLECTION) != COLLECTION:
        raise UnfitError("not-a-post", f"$type: {shown(record.get('$type'))}")
    text = record.get("text")
    if not isinstance(text, str):
        raise UnfitError("no-text")
    text = mended(text)
    entities = _entities(text, objects(record.get("facets")))
    embedded = _embedded(mapping(record.get("embed")))
    reply = mapping(record.get("reply"))
    parent = _post_address(mapping(reply.get("parent")).get("uri"))
    created = optional_moment(record.get("createdAt"))
    undated = created is None or created < _FIRST
    return Post(
        source=SOURCE,
        native=native,
        posted_at=seen_at if created is None or undated else min(created, seen_at),
        text=text.strip(),
        author=author,
        kind=Kind.QUOTE if embedded.quoted else Kind.REPLY if parent else Kind.ORIGINAL,
        lang=_language(record.get("langs")),
        url=_page(native, author),
        parent=parent,
        quoted=embedded.quoted,
        conversation=_post_address(mapping(reply.get("root")).get("uri")),
        quoted_text=quoted_text,
        tags=_unique((*entities.tags, *(mended(tag).strip().lstrip("#") for tag in strings(record.get("tags"))))),
        handles=entities.handles,
        links=_unique((*entities.links, embedded.link or "")),
        media=embedded.media,
        edited_at=edited_at,
        reading=reading,
        raw=raw,
        undated=undated,
    )


def _raw(thing: Json) -> bytes:
    try:
        try:
            return compact(thing)
        except UnicodeEncodeError:  # seldom; mending all of them would take longer than all the rest
            return compact(mended(dict(thing)))
    except (ValueError, RecursionError):
        raise UnfitError("bad-field", "what JSON cannot hold") from None


def _post_address(value: object) -> str | None:
    return value if isinstance(value, str) and _ADDRESS.fullmatch(value) else None


def _page(native: str, author: Author) -> str:
    """The web page of a post; it is found by the key of its author, too."""
    return f"https://bsky.app/profile/{author.handle or author.key}/post/{native.rpartition('/')[2]}"


def _language(value: object) -> str | None:
    """The language, where one alone is stated: of several nobody knows which part is which."""
    stated = {language_code(tag) for tag in strings(value)}
    return stated.pop() if len(stated) == 1 else None


def _entities(text: str, facets: list[Json]) -> _Entities:
    """What is marked in a text, by the offsets of its bytes."""
    written = text.encode()
    tags, handles, links = [], [], []
    for facet in facets:
        index = mapping(facet.get("index"))
        start, end = count(index.get("byteStart")), count(index.get("byteEnd"))
        for feature in objects(facet.get("features")):
            match str(feature.get("$type")).rpartition("#")[2]:
                case "tag":
                    tags.append(mended(string(feature.get("tag")) or "").strip().lstrip("#"))
                case "link":
                    links.append(_web(feature.get("uri")))
                case "mention" if start is not None and end is not None:
                    handles.append(_mentioned(written[start:end]))
    return _Entities(_unique(tags), _unique(handles), _unique(links))


def _mentioned(part: bytes) -> str:
    """The handle that a mention shows; it marks the author by key, which says nothing to people."""
    name = part.decode(errors="ignore").strip().lstrip("@")
    return name if _HANDLE.fullmatch(name) else ""


def _web(value: object) -> str:
    """An address of the web; "" where it is none."""
    if not isinstance(value, str):
        return ""
    address = mended(value).strip()
    try:
        parts = urlsplit(address)
        return address if parts.scheme.lower() in {"http", "https"} and parts.hostname else ""
    except ValueError:
        return ""


def _embedded(embed: Json) -> _Embedded:
    kind = embed.get("$type")
    if kind == _BOTH:
        inner = _embedded(mapping(embed.get("media")))
        record = mapping(mapping(embed.get("record")).get("record"))
        return _Embedded(inner.media, inner.link, _post_address(record.get("uri")))
    if kind == _RECORD:  # lists and feeds are hung on the same way; their addresses are those of no post
        return _Embedded(False, None, _post_address(mapping(embed.get("record")).get("uri")))
    if kind == _EXTERNAL:
        return _Embedded(False, _web(mapping(embed.get("external")).get("uri")) or None, None)
    return _Embedded(kind in _MEDIA, None, None)


def _quoted_text(embed: Json) -> str | None:
    """The text of the quoted post, unless its own author does not want us to see it."""
    record = mapping(embed.get("record"))
    if embed.get("$type") == f"{_BOTH}#view":
        record = mapping(record.get("record"))
    if record.get("$type") != f"{_RECORD}#viewRecord" or _post_address(record.get("uri")) is None:
        return None
    if is_hidden(record) or is_hidden(mapping(record.get("author"))):
        return None
    text = string(mapping(record.get("value")).get("text"))
    return None if text is None else mended(text).strip() or None


def _author(shown_author: Json, profile: Json, key: str) -> Author:
    told = {**shown_author, **profile}
    handle = string(told.get("handle"))
    name = mended(string(told.get("displayName")) or "").strip()
    return Author(
        key=key,
        handle=handle if handle and handle != _NOBODY and _HANDLE.fullmatch(handle) else None,
        name=name or None,
        followers=count(told.get("followersCount")),
        following=count(told.get("followsCount")),
        created_at=optional_moment(told.get("createdAt")),
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
