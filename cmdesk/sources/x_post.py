"""X: how one post of its API v2 becomes one of ours.

In July 2026 X renamed its fields (`referenced_tweets` became `referenced_posts`, `note_tweet` `note_post`,
`retweet_count` `repost_count`): both names are read everywhere. What a tool folded into the post itself (`author`,
the fields of a referenced post) counts as much as what stands in `includes`.

A repost carries only the beginning of what it repeats, so its text, tags, handles and links are those of the original,
where the answer includes it. X repeats the share count of the original on each repost; it is kept as told, and whoever
sums reactions must know.
"""

import re
from datetime import datetime
from typing import Any, Final, NamedTuple

from cmdesk.core.types import Author, Kind, Post, Reading
from cmdesk.sources.fields import Json, UnfitError, count, mapping, moment, objects, optional_moment, shown, string

SOURCE: Final = "x"

Shelves = dict[str, dict[str, Json]]
"""Included objects: kind ("users", "tweets" ...) -> their key -> the object."""

POST_SHELVES: Final = ("tweets", "posts")
"""Where included posts stand, before and after the renaming."""

_KEYS: Final = {"users": "id", "tweets": "id", "posts": "id", "media": "media_key", "polls": "id", "places": "id"}
_KINDS: Final = {
    "retweeted": Kind.REPOST,
    "reposted": Kind.REPOST,
    "quoted": Kind.QUOTE,
    "replied_to": Kind.REPLY,
}
_STRONGEST: Final = (Kind.REPOST, Kind.QUOTE, Kind.REPLY)

# Codes that X writes where it found no language; qaa to qtz are private use.
_NO_LANGUAGE: Final = re.compile(r"und|zxx|mis|mul|art|q[a-t][a-z]")
_RENAMED_LANGUAGES: Final = {"in": "id", "iw": "he", "ji": "yi", "msa": "ms"}

_ID: Final = re.compile(r"[0-9]{1,20}")
_HANDLE: Final = re.compile(r"[A-Za-z0-9_]{1,50}")
_STATUS: Final = re.compile(r"https?://(?:[a-z]+\.)?(?:twitter|x)\.com/(?:i/web|\w+)/status(?:es)?/([0-9]+)", re.I)
_PICTURE: Final = ("pic.twitter.com/", "pic.x.com/")

# What X takes for a tag or a handle, for answers that came without their entities; not what the end of a text cut off.
_TAG: Final = re.compile(r"(?<![\w&])[#＃](\w*[^\W\d_]\w*)(?!\w|…\Z)")
_MENTION: Final = re.compile(r"(?<![A-Za-z0-9_!#$%&*@＠])[@＠]([A-Za-z0-9_]{1,15})(?![\w@＠]|…\Z)")


class _Related(NamedTuple):
    """A post that another one refers to: its id, and what is known of it."""

    id: str | None
    post: Json


_NONE: Final = _Related(None, {})


def shelves_of(page: Json) -> Shelves:
    """What a page includes, by kind and key."""
    includes = mapping(page.get("includes"))
    shelves: Shelves = {}
    for kind, name in _KEYS.items():
        for item in objects(includes.get(kind)):
            key = item.get(name)
            if isinstance(key, str | int):
                shelves.setdefault(kind, {})[str(key)] = item
    return shelves


def references(post: Json) -> list[Json]:
    """The references of a post to others: `{"type": ..., "id": ...}`, maybe with the fields of the other post."""
    return objects(_either(post, "referenced_tweets", "referenced_posts"))


def versions(post: Json) -> list[str]:
    """Ids of all versions of a post, oldest first."""
    history = _either(post, "edit_history_tweet_ids", "edit_history_post_ids")
    return [known for given in history if (known := _id(given))] if isinstance(history, list) else []


def post_of_page(page: Json, raw: bytes) -> Post:
    """Read the post of a page that holds one.

    Args:
        page: `data` is one object, `includes` what it refers to, `__twarc.retrieved_at` when it was asked for.
        raw: the page as bytes, kept with the post.

    Raises:
        UnfitError: the object does not fit; the detail names the field.
    """
    item = mapping(page.get("data"))
    shelves = shelves_of(page)
    native = _id(item.get("id"))
    if native is None:
        given = item.get("id")
        raise UnfitError("no-id") if given is None else UnfitError("bad-field", f"id: {shown(given)}")
    try:
        posted_at = moment(item.get("created_at"))
    except UnfitError as unfit:
        raise UnfitError(unfit.reason, f"created_at: {unfit.detail}") from unfit

    related = _related(item, shelves)
    original = related.get(Kind.REPOST, _NONE)
    body = item if _text(original.post) is None else original.post  # what people read
    text = _text(body)
    if text is None:
        raise UnfitError("no-text")
    quoted = related.get(Kind.QUOTE, _NONE)
    if quoted.id is None and body is not item:
        quoted = _related(body, shelves).get(Kind.QUOTE, _NONE)

    author = _author(item, shelves)
    tags, handles = _tags_and_handles(body, text)
    links, pictures = _links(body, without={native, original.id, quoted.id, *versions(body)})
    return Post(
        source=SOURCE,
        native=native,
        posted_at=posted_at,
        text=text,
        author=author,
        kind=_kind(item, related),
        lang=_language(item) or _language(body),
        url=_address(native, (author and author.handle) or string(item.get("username"))),
        parent=original.id or related.get(Kind.REPLY, _NONE).id,
        quoted=quoted.id,
        conversation=_id(item.get("conversation_id")),
        quoted_text=_text(quoted.post),
        tags=tags,
        handles=handles,
        links=links,
        media=pictures or _has_media(item) or _has_media(body),
        edited_at=_edited_at(item, native, posted_at, shelves),
        reading=_reading(item, optional_moment(mapping(page.get("__twarc")).get("retrieved_at"))),
        raw=raw,
    )


def _either(item: Json, old: str, new: str) -> Any:
    """A field under its name before or after the renaming."""
    value = item.get(old)
    return item.get(new) if value is None else value


def _id(value: object) -> str | None:
    """An id of X: digits, sometimes written as a number."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value if isinstance(value, str) and _ID.fullmatch(value) else None


def _included(identifier: str, shelves: Shelves) -> Json:
    for shelf in POST_SHELVES:
        if found := shelves.get(shelf, {}).get(identifier):
            return found
    return {}


def _related(post: Json, shelves: Shelves) -> dict[Kind, _Related]:
    """The posts that a post refers to, the first of each relation."""
    related: dict[Kind, _Related] = {}
    for reference in references(post):
        kind = _KINDS.get(str(reference.get("type")))
        identifier = _id(reference.get("id"))
        if kind is not None and identifier is not None and kind not in related:
            known = _included(identifier, shelves) if _text(reference) is None else reference
            related[kind] = _Related(identifier, known)
    return related


def _kind(item: Json, related: dict[Kind, _Related]) -> Kind:
    for kind in _STRONGEST:
        if kind in related:
            return kind
    # the references may not have been asked for
    return Kind.ORIGINAL if item.get("in_reply_to_user_id") is None else Kind.REPLY


def _note(post: Json) -> Json:
    """The part of a long post that holds its full text."""
    return mapping(_either(post, "note_tweet", "note_post"))


def _text(post: Json) -> str | None:
    """The full text, with the three characters that X escapes given back."""
    text = string(_note(post).get("text")) or post.get("text")
    if not isinstance(text, str):
        return None
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") if "&" in text else text


def _language(post: Json) -> str | None:
    """The first part of the language tag, None where X says that it found none."""
    code = (string(post.get("lang")) or "und").lower().partition("-")[0]
    return None if not code or _NO_LANGUAGE.fullmatch(code) else _RENAMED_LANGUAGES.get(code, code)


def _address(native: str, handle: str | None) -> str:
    # X forwards from any handle; without a clean one this is the address that needs none
    path = handle if handle and _HANDLE.fullmatch(handle) else "i/web"
    return f"https://x.com/{path}/status/{native}"


def _author(item: Json, shelves: Shelves) -> Author | None:
    nested = mapping(item.get("author"))
    key = _id(item.get("author_id")) or _id(nested.get("id"))
    if key is None:
        return None
    user = nested if string(nested.get("username")) else shelves.get("users", {}).get(key, {})
    metrics = mapping(user.get("public_metrics"))
    return Author(
        key=key,
        handle=string(user.get("username")) or string(item.get("username")),
        name=string(user.get("name")),
        followers=count(metrics.get("followers_count")),
        following=count(metrics.get("following_count")),
        created_at=optional_moment(user.get("created_at")),
    )


def _reading(item: Json, seen_at: datetime | None) -> Reading:
    metrics = mapping(item.get("public_metrics"))
    return Reading(
        likes=count(metrics.get("like_count")),
        shares=count(_either(metrics, "retweet_count", "repost_count")),
        replies=count(metrics.get("reply_count")),
        quotes=count(metrics.get("quote_count")),
        views=count(metrics.get("impression_count")),
        seen_at=seen_at,
    )


def _entities(post: Json, kind: str) -> list[Json]:
    """Entities of the short text, then those of the full one."""
    return objects(mapping(post.get("entities")).get(kind)) + objects(mapping(_note(post).get("entities")).get(kind))


def _tags_and_handles(post: Json, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if "entities" in post or "entities" in _note(post):
        tags = [string(entity.get("tag")) for entity in _entities(post, "hashtags")]
        handles = [string(entity.get("username")) for entity in _entities(post, "mentions")]
    else:
        tags = list(_TAG.findall(text))
        handles = list(_MENTION.findall(text))
    return tuple(dict.fromkeys(filter(None, tags))), tuple(dict.fromkeys(filter(None, handles)))


def _links(post: Json, without: set[str | None]) -> tuple[tuple[str, ...], bool]:
    """The expanded addresses, and whether pictures stood among them.

    Left out: the addresses under which X writes a post's own pictures, the post itself and the post it quotes.
    """
    links: dict[str, None] = {}
    pictures = False
    for entity in _entities(post, "urls"):
        if string(entity.get("media_key")) or str(entity.get("display_url")).startswith(_PICTURE):
            pictures = True
            continue
        expanded = string(entity.get("expanded_url"))
        address = string(entity.get("unwound_url")) or expanded or string(entity.get("url"))
        if address is not None:
            status = _STATUS.match(expanded or address)
            if status is None or status[1] not in without:
                links[address] = None
    return tuple(links), pictures


def _has_media(post: Json) -> bool:
    attachments = mapping(post.get("attachments"))
    return bool(attachments.get("media_keys") or attachments.get("media"))


def _edited_at(item: Json, native: str, posted_at: datetime, shelves: Shelves) -> datetime | None:
    """When a post was last edited, where the answer tells.

    X gives each version an id and a creation time of its own, and no time of editing. So the latest version, when it is
    not the first, was made by an edit at its creation time; of an older version only an included later one tells.
    """
    known = versions(item)
    if len(known) < 2:
        return None
    if known[-1] == native:
        return posted_at
    return optional_moment(_included(known[-1], shelves).get("created_at"))
