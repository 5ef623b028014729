"""Mastodon: how one activity of an ActivityPub outbox becomes a post of ours.

An outbox holds what an account did, in the vocabulary of ActivityStreams: `Create` of a Note, a Question ..., and
`Announce`, a boost. The same words come from Pleroma, Akkoma and their kin.

- A post is known by its `id`, the address that is the same on every server, so that one that also comes through the API
  of a server is one mention.
- Only what everyone may read becomes a mention: what names `as:Public` among those it is addressed to (public or
  unlisted). A message to followers or to one person is refused, and nothing of it is repeated in the refusal, so that
  no private word gets into a report for a client or into a file of rejects.
- Of a boost the outbox holds the address and nothing else. A mention without a word could be neither found nor judged,
  so it is refused and said to be a boost; one that brings its post with it is kept as a repost.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from cmdesk.core.types import Author, Kind, Post, Reading
from cmdesk.sources.fields import (
    Json,
    UnfitError,
    count,
    mapping,
    moment,
    objects,
    optional_moment,
    shown,
    string,
    strings,
)
from cmdesk.sources.html_text import HtmlText, read_html

SOURCE: Final = "mastodon"

_PUBLIC: Final = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_POSTS: Final = frozenset({"Note", "Question", "Article", "Page", "Image", "Video", "Audio", "Event"})
_ROBOTS: Final = frozenset({"Service", "Application"})
_PEOPLE: Final = frozenset({"Person", "Group", "Organization"})


def is_activity(value: object) -> bool:
    """Whether a value looks like an activity that holds a post."""
    found = mapping(value)
    return found.get("type") in ("Create", "Announce") and "object" in found


def is_private(activity: Json) -> bool:
    """Whether an activity, or the post in it, is not addressed to everyone."""
    addressed = [part for part in (activity, mapping(activity.get("object"))) if part.keys() & {"to", "cc"}]
    return not addressed or not all(
        _PUBLIC.intersection(_addresses(part.get("to")) + _addresses(part.get("cc"))) for part in addressed
    )


def post_of_activity(kept: Json, raw: bytes) -> Post:
    """Read the post of an activity.

    Args:
        kept: `activity` as the outbox holds it, `actor` who did it where the archive tells.
        raw: the same as bytes, kept with the post.

    Raises:
        UnfitError: it holds none; the detail names the field.
    """
    activity = mapping(kept.get("activity"))
    kind = activity.get("type")
    if kind not in ("Create", "Announce"):
        raise UnfitError("not-a-post", f"type: {shown(kind)}")
    thing = mapping(activity.get("object"))
    if kind == "Announce" and not thing:
        raise UnfitError("boost", shown(string(activity.get("object")) or ""))
    if string(thing.get("type")) not in _POSTS:
        raise UnfitError("not-a-post", f"object.type: {shown(thing.get('type'))}")
    author = author_of(
        mapping(kept.get("actor")), _address(activity.get("actor")) or _address(thing.get("attributedTo"))
    )
    post = _post(thing, author, raw)
    if kind == "Create":
        return post
    native = _address(activity.get("id"))
    if native is None:
        raise UnfitError("no-id")
    return Post(
        source=SOURCE,
        native=native,
        posted_at=_posted_at(activity),
        text=post.text,
        author=author,
        kind=Kind.REPOST,
        lang=post.lang,
        url=post.url,
        parent=post.native,
        tags=post.tags,
        handles=post.handles,
        links=post.links,
        media=post.media,
        raw=raw,
    )


def author_of(actor: Json, address: str | None) -> Author | None:
    """The author whose address an activity names, with what `actor.json` says where that is the same one."""
    told = actor if address is None or address == actor.get("id") else {}
    key = address or _address(actor.get("id"))
    if key is None:
        return None
    kind = string(told.get("type"))
    return Author(
        key=key,
        handle=handle_of(told) or _handle_in(key),
        name=string(told.get("name")),
        created_at=optional_moment(told.get("published")),
        robot=True if kind in _ROBOTS else False if kind in _PEOPLE else None,
    )


def handle_of(actor: Json) -> str | None:
    """`name@server` of an actor, None where it does not say."""
    if full := string(actor.get("webfinger")):
        return full.removeprefix("acct:").lstrip("@")
    name, host = string(actor.get("preferredUsername")), _host(string(actor.get("id")))
    return f"{name}@{host}" if name and host else None


def _post(thing: Json, author: Author | None, raw: bytes) -> Post:
    native = _address(thing.get("id"))
    if native is None:
        raise UnfitError("no-id")
    content = _content(thing)
    read = read_html(content) if content is not None else None
    words = [given for given in (string(thing.get("summary")), string(thing.get("name")), read and read.text) if given]
    attached = objects(thing.get("attachment"))
    if content is None and not words and not attached:
        raise UnfitError("no-text")
    tags = objects(thing.get("tag"))
    quoted = next((found for name in ("quote", "quoteUri", "quoteUrl") if (found := _address(thing.get(name)))), None)
    parent = _address(thing.get("inReplyTo"))
    return Post(
        source=SOURCE,
        native=native,
        posted_at=_posted_at(thing),
        text="\n\n".join(words),
        author=author,
        kind=Kind.QUOTE if quoted else Kind.REPLY if parent else Kind.ORIGINAL,
        lang=_language(thing, content),
        url=_address(thing.get("url")) or native,
        parent=parent,
        quoted=quoted,
        conversation=_address(thing.get("conversation")) or _address(thing.get("context")),
        tags=_unique(str(tag.get("name")).lstrip("#") for tag in tags if tag.get("type") == "Hashtag"),
        handles=_unique(_mentioned(tag) for tag in tags if tag.get("type") == "Mention"),
        links=_links(read),
        media=bool(attached),
        edited_at=_edited_at(thing),
        reading=Reading(likes=_total(thing, "likes"), shares=_total(thing, "shares"), replies=_total(thing, "replies")),
        raw=raw,
    )


def _posted_at(thing: Json) -> datetime:
    try:
        return moment(thing.get("published"))
    except UnfitError as unfit:
        raise UnfitError(unfit.reason, f"published: {unfit.detail}") from unfit


def _edited_at(thing: Json) -> datetime | None:
    edited = optional_moment(thing.get("updated"))
    return None if edited is None or edited == optional_moment(thing.get("published")) else edited


def _content(thing: Json) -> str | None:
    content = thing.get("content")
    if isinstance(content, str):
        return content
    return next((text for text in mapping(thing.get("contentMap")).values() if isinstance(text, str)), None)


def _language(thing: Json, content: str | None) -> str | None:
    languages = mapping(thing.get("contentMap"))
    # several: the one whose text it is
    for code, text in languages.items():
        if len(languages) == 1 or text == content:
            return code.lower().partition("-")[0] or None
    return None


def _links(read: HtmlText | None) -> tuple[str, ...]:
    """The addresses in the text, without those that the server makes of tags and names."""
    links = read.links if read else ()
    return _unique(link.address for link in links if not link.classes & {"mention", "hashtag"})


def _mentioned(tag: Json) -> str:
    """`name@server` of a mention; of one on the same server the tag may hold the name alone."""
    name = (string(tag.get("name")) or "").lstrip("@")
    host = _host(string(tag.get("href")))
    return name if "@" in name or not name or host is None else f"{name}@{host}"


def _total(thing: Json, name: str) -> int | None:
    return count(mapping(thing.get(name)).get("totalItems"))


def _address(value: object) -> str | None:
    """An address: a text, the `id` or `href` of an object, or the first of a list of these."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("id") or value.get("href")
    return string(value)


def _addresses(value: object) -> list[str]:
    return [value] if isinstance(value, str) else strings(value)


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None


def _handle_in(address: str) -> str | None:
    """`name@server` of the address that Mastodon gives its accounts."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    *_, before, name = ["", "", *parts.path.split("/")]
    if before == "users" and name:
        return f"{name}@{parts.hostname}"
    return f"{name[1:]}@{parts.hostname}" if name.startswith("@") and len(name) > 1 else None


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
