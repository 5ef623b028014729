"""Mastodon: how one status of a server's API becomes a post of ours.

- A post is known by its `uri`, as in `mastodon_post`: whichever server tells of it, and the archive too, it is one
  mention. Its `id` is another one on each server; it stands in `raw`, beside the server, so that it can be asked about
  again.
- Only what is public becomes a post. What is unlisted its author keeps out of timelines, so it is none for us either;
  of anything more private not a word is repeated.
- Whoever does not want to be collected is not: `opted_out` says so, and callers leave those out.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from cmdesk.core.languages import language_code
from cmdesk.core.types import Author, Kind, Post, Reading, Rejected
from cmdesk.sources.fields import (
    Json,
    UnfitError,
    count,
    mapping,
    moment,
    objects,
    optional_moment,
    rejected,
    shown,
    string,
)
from cmdesk.sources.html_text import read_html, text_of_html
from cmdesk.sources.mastodon_post import SOURCE
from cmdesk.sources.mastodon_servers import identifier
from cmdesk.sources.postfile import read_kept

_NO_BOT: Final = re.compile(r"#no_?bots?(?!\w)", re.IGNORECASE)
_OF_SERVER: Final = frozenset({"mention", "hashtag"})
_LONGEST: Final = 1000


def opted_out(status: Json) -> bool:
    """Whether the author of a status, or of what it reposts, does not want to be collected.

    They say so by #nobot in what they write about themselves, or by switching off that their posts can be searched for
    (`indexable`) or found by search engines (`noindex`). Who says nothing does not.
    """
    return any(_unwilling(mapping(one.get("account"))) for one in (status, mapping(status.get("reblog"))))


def _unwilling(account: Json) -> bool:
    if account.get("indexable") is False or account.get("noindex") is True:
        return True
    about = [account.get("note"), account.get("display_name")]
    for field in objects(account.get("fields")):
        about += [field.get("name"), field.get("value")]
    return any(
        _NO_BOT.search(unicodedata.normalize("NFKC", text_of_html(text)))
        for text in about
        if isinstance(text, str) and "#" in unicodedata.normalize("NFKC", text)
    )


def post_of(server: str, status: Json, position: int) -> Post | Rejected:
    """Make a post of a status.

    Args:
        server: address of the server that told of it.
        position: where it stands in the answer.
    """
    visibility = status.get("visibility")
    if visibility != "public":
        # not a word of it
        return rejected(position, UnfitError("private", shown(visibility)), {})
    return read_kept({"server": server, "status": _considerate(status)}, position, _post)


def local_id(kept: Json) -> tuple[str, str] | None:
    """The server that told of a post, and the id that it gave it, of the raw object; None where that says neither."""
    server, number = string(kept.get("server")), identifier(mapping(kept.get("status")).get("id"))
    return (server, number) if server and number else None


def _considerate(status: Json) -> Json:
    """A status without the one it quotes, where the author of that one does not want to be collected."""
    if original := mapping(status.get("reblog")):
        return {**status, "reblog": _considerate({**original, "reblog": None})}
    quote = mapping(status.get("quote"))
    quoted = mapping(quote.get("quoted_status")) or quote
    if not quoted or not (opted_out(quoted) or quoted.get("visibility") not in (None, "public")):
        return status
    return {**status, "quote": {"state": quote.get("state"), "quoted_status": {"uri": quoted.get("uri")}}}


def _post(kept: Json, raw: bytes) -> Post:
    server, status = str(kept["server"]), mapping(kept["status"])
    original = mapping(status.get("reblog"))
    told = original or status
    read = read_html(content) if (content := string(told.get("content"))) else None
    words = [given for given in (string(told.get("spoiler_text")), read and read.text) if given]
    media = bool(objects(told.get("media_attachments")))
    if not words and not media and not mapping(told.get("poll")):
        raise UnfitError("no-text")
    native, quoted = _native(status), _quoted(told)
    links = [link.address for link in read.links if not link.classes & _OF_SERVER] if read else []
    answers = string(told.get("in_reply_to_id")) is not None
    kind = Kind.REPOST if original else Kind.QUOTE if quoted else Kind.REPLY if answers else Kind.ORIGINAL
    return Post(
        source=SOURCE,
        native=native,
        posted_at=_posted_at(status),
        text="\n\n".join(words).strip(),
        author=_author(mapping(status.get("account")), server, native),
        kind=kind,
        lang=language_code(string(told.get("language"))),
        url=_web(told.get("url")) or _web(told.get("uri")),
        parent=_native(original) if original else None,
        quoted=string(quoted.get("uri")),
        quoted_text=_quoted_text(quoted),
        tags=_unique(str(string(tag.get("name")) or "").lstrip("#") for tag in objects(told.get("tags"))),
        handles=_unique(_handle(mention, server) or "" for mention in objects(told.get("mentions"))),
        links=_unique(links),
        media=media,
        edited_at=optional_moment(told.get("edited_at")),
        reading=Reading(
            likes=count(told.get("favourites_count")),
            shares=count(told.get("reblogs_count")),
            replies=count(told.get("replies_count")),
            quotes=count(told.get("quotes_count")),
        ),
        raw=raw,
    )


def native_of(status: Json) -> str | None:
    """What a post is known by, None where it is not told."""
    native = (string(status.get("uri")) or "").strip()
    return native if 0 < len(native) <= _LONGEST else None


def _native(status: Json) -> str:
    native = native_of(status)
    if native is None:
        raise UnfitError("no-id")
    return native


def _posted_at(status: Json) -> datetime:
    try:
        return moment(status.get("created_at"))
    except UnfitError as unfit:
        raise UnfitError(unfit.reason, f"created_at: {unfit.detail}") from unfit


def _author(account: Json, server: str, native: str) -> Author | None:
    key = string(account.get("uri")) or _actor_in(native) or string(account.get("url"))
    if key is None:
        return None
    robot = account.get("bot")
    return Author(
        key=key.strip()[:_LONGEST],
        handle=_handle(account, server),
        name=string(account.get("display_name")),
        followers=count(account.get("followers_count")),
        following=count(account.get("following_count")),
        created_at=optional_moment(account.get("created_at")),
        robot=robot if isinstance(robot, bool) else None,
    )


def _actor_in(native: str) -> str | None:
    """The address of the author in that of a post, as Mastodon makes it; servers before 4.3 do not tell it."""
    actor, between, _ = native.partition("/statuses/")
    return actor if between and "/users/" in actor else None


def _handle(account: Json, server: str) -> str | None:
    """`name@server`; of somebody at the server that is asked it tells the name alone."""
    name = (string(account.get("acct")) or string(account.get("username")) or "").lstrip("@")
    if not name or "@" in name:
        return name or None
    host = _host(string(account.get("url"))) or _host(server)
    return f"{name}@{host}" if host else name


def _quoted(status: Json) -> Json:
    """The status that one quotes: since 4.5 within what says whether the quote was accepted, elsewhere itself."""
    quote = mapping(status.get("quote"))
    quoted = mapping(quote.get("quoted_status")) or quote
    return quoted if native_of(quoted) else {}


def _quoted_text(quoted: Json) -> str | None:
    content = string(quoted.get("content"))
    words = [given for given in (string(quoted.get("spoiler_text")), content and text_of_html(content)) if given]
    return "\n\n".join(words).strip() or None


def _web(value: object) -> str | None:
    address = (string(value) or "").strip()
    return address if address.startswith(("https://", "http://")) and _host(address) else None


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
