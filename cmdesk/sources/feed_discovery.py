"""Finds the feeds of a site by the address of any of its pages.

First what the page itself names (`<link rel="alternate">`), then its links that look like feeds, then the addresses at
which the usual software keeps them. Each is fetched and read before it is offered, so that what she is shown works.
Few questions are asked, and the first kind that gives feeds ends the search.

The page is hostile: it is read by patterns that look at every character a bounded number of times.
"""

import html
import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urljoin, urlsplit

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.types import Feed
from cmdesk.net.answer import Answer
from cmdesk.net.client import Client
from cmdesk.sources.feed_address import http_address
from cmdesk.sources.feed_document import decoded
from cmdesk.sources.feed_reading import FeedReader, Read, checked, shown_host
from cmdesk.sources.feeds import ACCEPT, site_of, title_of
from cmdesk.sources.fields import Json, mapping
from cmdesk.sources.youtube_address import feed_of, is_youtube

MOST: Final = 12
"""Feeds that are offered at most."""

_ASKED: Final = 20  # questions at most
_WELL_KNOWN: Final = ("feed/", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feeds/posts/default")
_TYPES: Final = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"})
_TAG: Final = re.compile(r"""<(link|a|base)\s((?:[^<>"']|"[^"]*+"|'[^']*+')*+)>""", re.I)
_ATTRIBUTE: Final = re.compile(r"""([^\s/>=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
# what is not closed runs to the end: else each beginning would be looked at as far as that
_UNSEEN: Final = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1|\Z)", re.I | re.S)
_LOOKS_LIKE: Final = re.compile(
    r"(?:^|[/._-])(?:rss|atom|feeds?|index\.rdf)(?:[/._-]|$)|\.(?:rss|atom|rdf)$|[?&]feed=", re.I
)
_OF_COMMENTS: Final = re.compile(r"comment", re.I)
_TITLE_OF_COMMENTS: Final = re.compile(r"\s*[ck]omment(?:s|aires|are|arios)\b", re.I)
_WITH_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.I)
_API: Final = re.compile(r"/wp-json/|/oembed", re.I)
_LONGEST_PAGE: Final = 2_000_000

_NO_ADDRESS: Final = QT_TRANSLATE_NOOP(
    "errors", "{address} is no address of a site: type it as your browser shows it, as in www.example.org."
)
_NOTHING: Final = QT_TRANSLATE_NOOP(
    "errors", "No feed was found at {host}: look on the site for a link called RSS or Atom, and give its address."
)
_NO_CHANNEL: Final = QT_TRANSLATE_NOOP(
    "errors",
    "YouTube does not name a channel at this address: open the channel in a browser, choose Share channel and Copy "
    "channel ID in what it says of itself, and type youtube.com/channel/ with that ID behind it.",
)


def find(client: Client, address: str, *, read: Read | None = None) -> list[Feed]:
    """The feeds of a site, those of comments last; the feed itself where the address is one.

    Those that lie where she pointed at are `typed`; what a page names elsewhere is the word of its writer.

    Args:
        client: asks; it may reach what she typed.
        address: as she typed it, with or without https://.
        read: what reads a feed; a process of its own, unless told otherwise.

    Raises:
        SourceError: the site cannot be reached, or has no feeds.
    """
    search = _Search(client, read or FeedReader())
    # the page of a channel names its feed as those of other sites do; from some countries it is not shown
    answer = search.first(feed_of(address.strip()) or address.strip())
    feed = search.feed(answer)
    if feed is not None:
        return [feed]
    page = _UNSEEN.sub(" ", decoded(answer.body, answer.headers.get("content-type", ""))[:_LONGEST_PAGE])
    base, named, linked = _candidates(page, answer.url)
    for candidates in (named, linked, dict.fromkeys(_usual(base, answer.url), "")):
        found = search.feeds(candidates)
        if found:
            return sorted(found, key=is_of_comments)
    nothing = _NO_CHANNEL if is_youtube(answer.url) else _NOTHING
    raise SourceError(nothing, kind="malformed", host=shown_host(answer.url))


def is_of_comments(feed: Feed) -> bool:
    """Whether a feed seems to hold the comments of a site, by its address and title."""
    # "Comments on ...", "Commentaires sur ...", "Kommentare zu ..."
    return bool(_OF_COMMENTS.search(urlsplit(feed.url).path) or _TITLE_OF_COMMENTS.match(feed.title))


class _Search:
    """Asks and reads, each address once."""

    def __init__(self, client: Client, read: Read) -> None:
        self._client = client
        self._read = read
        self._asked: set[str] = set()
        self._place: tuple[object, ...] = ()  # where she pointed at

    def first(self, address: str) -> Answer:
        """The answer at the address that she typed: by https where she did not say, else by http."""
        written = [address] if _WITH_SCHEME.match(address) else [f"https://{address}", f"http://{address}"]
        if not all(map(http_address, written)):
            raise SourceError(_NO_ADDRESS, kind="malformed", address=address[:100])
        fault: SourceError | None = None
        for one in written:
            try:
                answer = self._client.get(one, headers=ACCEPT)
            except SourceError as error:
                # what https said is the better reason: it is the usual way
                fault = fault or error
                continue
            self._asked |= {one, answer.url}
            self._place = _place(one)
            return answer
        assert fault is not None
        raise fault

    def feed(self, answer: Answer, title: str = "") -> Feed | None:
        """The feed that an answer is; None where it is none."""
        try:
            document = self._read(answer.body, answer.headers.get("content-type", ""), answer.url)
            checked(document, answer.url)
        except SourceError:
            return None
        about: Json = mapping(document.get("feed"))
        if not document.get("entries") and not about:
            return None
        url = answer.moved_to or answer.url
        return Feed(url, title_of(about) or title, site_of(about), typed=_place(url) == self._place)

    def feeds(self, candidates: dict[str, str]) -> list[Feed]:
        """Those of some addresses that are feeds, by what they are called."""
        found: dict[str, Feed] = {}
        for address, title in candidates.items():
            if address in self._asked:
                continue
            if len(self._asked) >= _ASKED or len(found) >= MOST:
                break
            self._asked.add(address)
            try:
                answer = self._client.get(address, headers=ACCEPT)
            except SourceError:
                continue
            feed = self.feed(answer, title)
            if feed is not None:
                found.setdefault(feed.url, feed)
        return list(found.values())


def _place(address: str) -> tuple[object, ...]:
    """Host and port."""
    parts = urlsplit(address)
    return parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _candidates(page: str, url: str) -> tuple[str, dict[str, str], dict[str, str]]:
    """The base of a page; the feeds that it names, with their titles; its links that look like feeds."""
    base, named, linked = url, dict[str, str](), dict[str, str]()
    based = False
    for tag in _TAG.finditer(page):
        name, told = tag[1].lower(), _attributes(tag[2])
        address = _joined(base, told.get("href", ""))
        if address is None:
            continue
        if name == "base" and not based:
            base, based = address, True
        elif name == "link":
            kind = told.get("type", "").partition(";")[0].strip().lower()
            if "alternate" in told.get("rel", "").lower().split() and kind in _TYPES and not _API.search(address):
                named.setdefault(address, " ".join(told.get("title", "").split())[:200])
        elif name == "a" and _LOOKS_LIKE.search(f"{urlsplit(address).path}?{urlsplit(address).query}".rstrip("?")):
            linked.setdefault(address, "")
    return base, named, linked


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] or ""
        if value[:1] in {'"', "'"} and value[-1:] == value[:1] and len(value) > 1:
            value = value[1:-1]
        found.setdefault(match[1].lower(), html.unescape(value[:4000]))
    return found


def _joined(base: str, written: str) -> str | None:
    try:
        return http_address(urljoin(base, written.strip()).partition("#")[0]) if written.strip() else None
    except ValueError:
        return None


def _usual(base: str, url: str) -> Iterable[str]:
    """Where feeds usually are: beside the page, and at the root of its site."""
    for start in dict.fromkeys((urljoin(url, "/"), urljoin(base, "."))):
        for path in _WELL_KNOWN:
            yield urljoin(start, path)
