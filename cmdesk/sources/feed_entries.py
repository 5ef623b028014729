"""What an entry of a feed becomes: a post, with a key that lasts and a moment that can be true.

An entry is an object with the names of feedparser, as `cmdesk.sources.feed_document` gives it.

- Key: its identifier, else its address, else title and day. What is an address or another global name (`tag:`,
  `urn:`) counts everywhere, so that an article in two feeds of a site is one mention; an address is the same by http
  and https, since whole sites move from one to the other. Anything else counts within its feed only, and bears what
  stands for the address first given (`place_of`), so that it stays when the feed moves.
- Identifiers that a feed gives to several different entries are no identifiers. They are remembered (`twins`), and
  their entries are told apart by address and title for good, also when only one of them is left.
- Moment: published, else updated; one that cannot be true (before 2000, or in the future) is not believed.
- Text: title and body. HTML goes through `cmdesk.sources.html_text` and nowhere else.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from cmdesk.core.text import fold
from cmdesk.core.types import Author, Feed, Kind, Post, Reading
from cmdesk.sources.dates import told
from cmdesk.sources.feed_address import elsewhere, everywhere, http_address, without_traces
from cmdesk.sources.feed_text import bare_title, body_of, clean, line, text_of
from cmdesk.sources.fields import Json, compact, count, mapping, mended, objects, string
from cmdesk.sources.vocabulary import language

FEED: Final = "feed"
NEWS: Final = "google-news"
ALERTS: Final = "google-alerts"

LONGEST: Final = 100_000
"""Characters of a text; what is longer is cut."""

_AHEAD: Final = timedelta(minutes=5)  # a clock may be wrong by so much
_FIRST: Final = datetime(2000, 1, 1, tzinfo=UTC)
_GLOBAL: Final = re.compile(r"(?:https?://|tag:|urn:)\S", re.I)
_LONGEST_KEY: Final = 500
_ALERT: Final = "tag:google.com,2013:googlealerts/"
_NEWS_HOST: Final = "news.google.com"
_MAIL: Final = re.compile(r"[<(\[]?\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[>)\]]?")
_COMMENT: Final = re.compile(r"#(?:comment|comments?/|c)[-_]?\d", re.I)
_COMMENT_FEED: Final = re.compile(
    r"/comments/(?:feed|default|atom|rss)|[?&]feed=comments|/comments\.(?:rss|xml|atom)", re.I
)
_MOST: Final = 100  # tags
_RAW: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Entries:
    """The posts of a feed.

    Attributes:
        posts: one for each entry, in their order.
        twins: the identifiers, as hashes, that several different entries bear or bore.
    """

    posts: tuple[Post, ...]
    twins: frozenset[str]


def posts_of(
    document: Json,
    feed: Feed,
    *,
    now: datetime,
    twins: Iterable[str] = (),
    answered: str | None = None,
    source: str | None = None,
    writers: str | None = None,
) -> Entries:
    """Read the entries of a feed.

    Args:
        document: the feed.
        feed: what is known of it: its address goes into keys.
        now: when it was fetched.
        twins: what was remembered of the last time.
        answered: key of the post that all entries comment on; None where that is not known.
        source: id of the source; None where each entry says it itself.
        writers: within what authors of one name are the same; None for this feed.
    """
    entries = objects(document.get("entries"))
    told_apart = _Twins(feed, entries, twins)
    mapper = _Mapper(mapping(document.get("feed")), feed, now, answered, source, writers or place_of(feed.url))
    return Entries(tuple(mapper.post(entry, told_apart.key(entry)) for entry in entries), told_apart.found)


def address_of(entry: Json) -> str | None:
    """The address of the page of an entry, without what only tells where a reader came from."""
    for value in (entry.get("feedburner_origlink"), entry.get("link"), *_alternates(entry), entry.get("id")):
        written = string(value)
        if written and (found := http_address(written)):
            return _real_address(found) if _is_alert(entry) else without_traces(found)
    return None


class _Twins:
    """Makes keys, and finds out which identifiers are none."""

    def __init__(self, feed: Feed, entries: Sequence[Json], known: Iterable[str]) -> None:
        self._feed = feed
        bearers: dict[str, str] = {}
        found = set(known)
        for entry in entries:
            native = _native(entry)
            if native is not None and bearers.setdefault(native, _face(entry)) != _face(entry):
                found.add(_hash(native, 16))
        self.found = frozenset(found)

    def key(self, entry: Json) -> str:
        native = _native(entry)
        if native is not None and _hash(native, 16) in self.found:
            return self._within(f"{native} {_hash(_face(entry), 16)}")
        if native is not None:
            return _short(native) if _is_global(native) else self._within(native)
        if address := address_of(entry):
            return _short(everywhere(address))
        title, day = _title(entry), _moment(entry)
        return self._within(_hash(f"{title}\n{day:%Y-%m-%d}" if day else f"{title}\n{body_of(entry)[0]}"))

    def _within(self, name: str) -> str:
        return _short(f"{place_of(self._feed.url)} {name}")


def key_within(native: str, feed: Feed) -> str:
    """The key of a post by the identifier that its feed gives it."""
    native = everywhere(line(native))
    return _short(native if _is_global(native) else f"{place_of(feed.url)} {native}")


def place_of(url: str) -> str:
    """What a feed is called in keys: its host and a hash of the rest, in which there may be a token that is hers alone.

    Keys go into exports. With http or https, with a slash at its end or without one, it is the same feed.
    """
    return f"{_host(url)}/{_hash(url.partition('://')[2].rstrip('/'), 12)}"


def _is_global(native: str) -> bool:
    return _GLOBAL.match(native) is not None


def _native(entry: Json) -> str | None:
    return everywhere(line(string(entry.get("id")) or "")) or None


def _face(entry: Json) -> str:
    return f"{everywhere(address_of(entry) or '')}\n{_title(entry)}"


def _short(key: str) -> str:
    key = clean(key)
    return key if len(key) <= _LONGEST_KEY else f"{key[: _LONGEST_KEY - 41]} {_hash(key)}"


def _hash(text: str, length: int = 40) -> str:
    return hashlib.sha1(text.encode(errors="replace"), usedforsecurity=False).hexdigest()[:length]


def _title(entry: Json) -> str:
    return line(text_of(entry.get("title"), entry.get("title_detail"), "text/plain"))[:1000]


def _moment(entry: Json) -> datetime | None:
    for name in ("published", "created", "updated"):
        if (at := _told(entry, name)) is not None:
            return at
    return None


def _told(entry: Json, name: str) -> datetime | None:
    """What an entry says of a moment: by our own reading, which knows zones and languages, else by feedparser's."""
    written = line(string(entry.get(name)) or "")[:100]
    try:
        read = told(written, {}) if written else None
        at = read.at if read and read.form != "serial" else datetime.fromisoformat(str(entry.get(f"{name}_parsed")))
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


class _Mapper:
    """Makes posts of the entries of one feed."""

    def __init__(
        self, about: Json, feed: Feed, now: datetime, answered: str | None, source: str | None, writers: str
    ) -> None:
        self._about = about
        self._feed = feed
        self._now = now
        self._answered = answered
        self._source = source
        self._writers = writers
        self._lang = language(str(about.get("language") or "")[:40])
        self._title = line(text_of(about.get("title"), about.get("title_detail"), "text/plain"))[:200] or feed.title
        self._news = source == NEWS or _host(feed.url) == _NEWS_HOST
        self._comments = bool(_COMMENT_FEED.search(feed.url))

    def post(self, entry: Json, key: str) -> Post:
        source = self._source or (ALERTS if _is_alert(entry) else NEWS if self._news else FEED)
        if source == NEWS and (native := _native(entry)):
            key = _short(native)  # its names are its own, the same in every search
        at = _moment(entry)
        undated = at is None or not _FIRST <= at <= self._now + _AHEAD
        address = address_of(entry)
        text, links = self._text(entry, source, address)
        parent = self._parent(entry, address)
        return Post(
            source=source,
            native=key,
            posted_at=self._now if at is None or undated else at,
            text=text,
            author=self._author(entry, source, address),
            kind=Kind.REPLY if self._answers(entry, address) else Kind.ORIGINAL,
            lang=self._language(entry),
            url=address or _enclosed(entry),
            parent=parent,
            conversation=parent,
            tags=_tags(entry),
            links=elsewhere(links, address),
            media=_has_media(entry),
            reading=_reading(entry),
            raw=_raw(entry),
            undated=undated,
        )

    def _text(self, entry: Json, source: str, address: str | None) -> tuple[str, list[str]]:
        title = _title(entry)
        if source == NEWS:
            # the body is the same title once more, as a link
            return bare_title(title, _publisher(entry)), []
        body, links = body_of(entry)
        opening = fold(title).rstrip(" .…")
        if body and self._answers(entry, address) and (name := _names(entry)) and name in title:
            title = ""  # "Comment on ... by Maud": the software says that, not Maud
        if not title or (opening and fold(body[: 2 * len(title) + 20]).startswith(opening)):
            return (body or title)[:LONGEST], links
        return f"{title}\n\n{body}".strip()[:LONGEST], links

    def _author(self, entry: Json, source: str, address: str | None) -> Author | None:
        if source == NEWS:
            publisher = _publisher(entry)
            host = _host(string(mapping(entry.get("source")).get("href")) or "")
            return Author(key=host or publisher, name=publisher or host) if publisher or host else None
        if source == ALERTS:
            host = _host(address or "")
            return Author(key=host, name=host) if host else None
        name = _names(entry)
        return Author(key=_short(f"{self._writers}#{name}"), name=name or self._title or _host(self._feed.url))

    def _language(self, entry: Json) -> str | None:
        parts = [
            *objects(entry.get("content")),
            mapping(entry.get("title_detail")),
            mapping(entry.get("summary_detail")),
        ]
        for value in (entry.get("language"), *(part.get("language") for part in parts)):
            if isinstance(value, str) and (found := language(value[:40])):
                return found
        return self._lang

    def _parent(self, entry: Json, address: str | None) -> str | None:
        replied = string(mapping(entry.get("thr_in-reply-to")).get("ref"))
        if replied:
            return key_within(replied, self._feed)
        if self._answered is not None:
            return self._answered
        return _short(everywhere(address.partition("#")[0])) if address and _COMMENT.search(address) else None

    def _answers(self, entry: Json, address: str | None) -> bool:
        return (
            self._answered is not None
            or self._comments
            or bool(address and _COMMENT.search(address))
            or "thr_in-reply-to" in entry
        )


def _is_alert(entry: Json) -> bool:
    return (string(entry.get("id")) or "").startswith(_ALERT)


def _real_address(address: str) -> str:
    """Where a link of Google leads in the end."""
    for name, value in parse_qsl(urlsplit(address).query):
        if name == "url" and (real := http_address(value)):
            return without_traces(real)
    return address


def _alternates(entry: Json) -> list[Any]:
    return [link.get("href") for link in objects(entry.get("links")) if link.get("rel") == "alternate"]


def _enclosed(entry: Json) -> str | None:
    """The address of the first file that an entry brings along."""
    files = (string(link.get("href")) for link in objects(entry.get("links")) if link.get("rel") == "enclosure")
    addresses = (http_address(written) for written in files if written)
    return next((without_traces(address) for address in addresses if address), None)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _publisher(entry: Json) -> str:
    return line(string(mapping(entry.get("source")).get("title")) or "")[:200]


def _names(entry: Json) -> str:
    names = [line(string(author.get("name")) or "") for author in objects(entry.get("authors"))]
    found = list(dict.fromkeys(name for name in names if name))
    written = line(string(entry.get("author")) or "")[:1000]
    if len(found) < 2 and (mail := _MAIL.search(written)):
        # what feedparser makes of it depends on how the address ends
        found = [(written[: mail.start()] + written[mail.end() :]).strip(" ()<>[],;:\"'") or mail[0].strip("<>()[]")]
    found = found or [written]
    return text_of(", ".join(found[:5]), None, "text/plain")[:200]


def _tags(entry: Json) -> tuple[str, ...]:
    names = (line(string(tag.get("label")) or string(tag.get("term")) or "") for tag in objects(entry.get("tags")))
    return tuple(dict.fromkeys(name.lstrip("#")[:100] for name in names if name.lstrip("#")))[:_MOST]


def _has_media(entry: Json) -> bool:
    return bool(entry.get("media_content") or entry.get("media_thumbnail")) or any(
        link.get("rel") == "enclosure" for link in objects(entry.get("links"))
    )


def replies_of(entry: Json) -> int | None:
    """How many comments an entry says it has."""
    threads = [link.get("thr:count") for link in objects(entry.get("links")) if link.get("rel") == "replies"]
    for value in (entry.get("slash_comments"), entry.get("thr_total"), *threads):
        if (found := count(value.strip() if isinstance(value, str) else value)) is not None:
            return found
    return None


def _reading(entry: Json) -> Reading:
    return Reading(
        likes=count(mapping(entry.get("media_starrating")).get("count")),
        replies=replies_of(entry),
        views=count(mapping(entry.get("media_statistics")).get("views")),
    )


def _raw(entry: Json) -> bytes:
    """What the entry said, within bounds."""
    told_once = {name: value for name, value in entry.items() if not name.endswith("_parsed")}
    for longest in (None, 20_000, 2_000, 200):
        raw = compact(mended(told_once if longest is None else _cut(told_once, longest)))
        if len(raw) <= _RAW:
            return raw
    return compact(
        mended({name: str(entry.get(name))[:500] for name in ("id", "link", "title", "published", "updated")})
    )


def _cut(value: Any, longest: int) -> Any:
    if isinstance(value, str):
        return value[:longest]
    if isinstance(value, Mapping):
        return {name: _cut(item, longest) for name, item in list(value.items())[:200]}
    return [_cut(item, longest) for item in value[:_MOST]] if isinstance(value, list) else value
