"""Addresses of YouTube: which are those of its feeds, and which feed the address of a channel or a playlist means."""

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

from cmdesk.sources.feed_address import http_address

BASE: Final = "https://www.youtube.com"

_HOSTS: Final = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com"})
_FEED: Final = "/feeds/videos.xml"
_NAMES: Final = ("channel_id", "playlist_id", "user")
_NAME: Final = re.compile(r"[\w.-]{1,100}", re.ASCII)
_CHANNEL: Final = re.compile(r"/channel/(UC[\w-]{22})(?:/|\Z)", re.ASCII)


def feed_query(url: str) -> str | None:
    """What the address of a feed of YouTube asks for ("channel_id=UC..."); None where it is no such address."""
    parts = _parts(url)
    if parts is None or parts[0] != _FEED:
        return None
    told = parse_qs(parts[1])
    return next((f"{name}={told[name][0]}" for name in _NAMES if name in told and _NAME.fullmatch(told[name][0])), None)


def feed_address(query: str, base: str = BASE) -> str:
    """The address of the feed that a query of `feed_query` names."""
    return f"{base}{_FEED}?{query}"


def feed_of(address: str) -> str | None:
    """The address of the feed of a channel or playlist, by that of its page; None where the page must be asked.

    Args:
        address: as she typed it, with or without https://.
    """
    parts = _parts(address if "://" in address else f"https://{address}")
    if parts is None:
        return None
    if channel := _CHANNEL.match(parts[0]):
        return feed_address(f"channel_id={channel[1]}")
    lists = parse_qs(parts[1]).get("list", [""])
    if parts[0].rstrip("/") == "/playlist" and _NAME.fullmatch(lists[0]):
        return feed_address(f"playlist_id={lists[0]}")
    return None


def is_youtube(url: str) -> bool:
    """Whether an address is of YouTube, or of the page that asks there for consent."""
    try:
        return (urlsplit(url).hostname or "") in {*_HOSTS, "consent.youtube.com"}
    except ValueError:
        return False


def _parts(url: str) -> tuple[str, str] | None:
    """Path and query of an address of YouTube."""
    address = http_address(url)
    if address is None:
        return None
    parts = urlsplit(address)
    return (parts.path, parts.query) if parts.hostname in _HOSTS else None
