"""Her preferences: each declared once, with its type and default. A file that cannot be read is a first start."""

import json
import locale
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError

LANGUAGES: Final = ("fr", "en")
THEMES: Final = ("system", "light", "dark")
_ADDRESSES: Final = (
    *("proxy", "x_base", "google_news_base", "hackernews_base", "reddit_base"),
    *("bluesky_streams", "bluesky_base", "mastodon_servers"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What she prefers.

    Attributes:
        language: of the interface, one of LANGUAGES; "" follows the system.
        theme: one of THEMES.
        reposts: whether reposts count.
        own: whether the posts of her own accounts do.
        copies: whether each copy of a text counts; else the first one alone.
        proxy: address of the proxy through which servers are asked; "" asks them directly.
        contact: an address or site of hers, told to the servers that are asked; "" tells none.
        x_base: base address of the API of X.
        x_ceiling: US dollars that X may cost in a calendar month (UTC); 0 allows nothing.
        x_posts: posts that one pass of one tracker reads of X at most.
        google_news_base: base address of Google News.
        google_news_editions: country and language of each edition that is searched: "FR:fr BE:fr".
        hackernews_base, reddit_base: base addresses of the search of Hacker News and of Reddit.
        bluesky_streams: addresses of Jetstream servers, the first one that answers is listened to.
        bluesky_base: base address of what tells the counts and authors of Bluesky.
        bluesky_megabytes: how much the stream may bring over the line in a day (UTC), in millions of bytes; 0 allows
            nothing.
        mastodon_servers: names of the servers that are searched, "mastodon.social piaille.fr"; one with a scheme is an
            address.
        frequencies: minutes between two passes where she set them, by source: "google-news:30 reddit:120".
        collects: whether the desk collects all the time while it is open.
        collector_stays: whether it goes on when the desk closes.
        retention_months: after how many months what people wrote is forgotten; 0 keeps it.
    """

    language: str = ""
    theme: str = "system"
    reposts: bool = True
    own: bool = False
    copies: bool = True
    proxy: str = ""
    contact: str = ""
    x_base: str = "https://api.x.com"
    x_ceiling: float = 0.0
    x_posts: int = 100
    google_news_base: str = "https://news.google.com"
    google_news_editions: str = "FR:fr"
    hackernews_base: str = "https://hn.algolia.com"
    reddit_base: str = "https://www.reddit.com"
    bluesky_streams: str = "wss://jetstream2.us-east.bsky.network wss://jetstream1.us-west.bsky.network"
    bluesky_base: str = "https://public.api.bsky.app"
    bluesky_megabytes: int = 3000
    mastodon_servers: str = "mastodon.social piaille.fr mamot.fr mastodon.online"
    frequencies: str = ""
    collects: bool = True
    collector_stays: bool = False
    retention_months: int = 0

    def interface_language(self) -> str:
        """The language to speak: hers, else the system's where it is English, else French."""
        if self.language in LANGUAGES:
            return self.language
        return "en" if _system_language().lower().startswith("en") else "fr"


def _system_language() -> str:
    """What the system speaks, as far as it says: a bare C locale says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    # elsewhere the environment is the only voice, and Python reads its absence as American English
    return (locale.getlocale()[0] or "") if sys.platform in ("win32", "darwin") else ""


def load(path: Path) -> Settings:
    """Read preferences; what is missing, unknown or of the wrong type keeps its default."""
    found = _read(path) or {}
    default = Settings()
    kept = {
        item.name: found[item.name]
        for item in fields(Settings)
        if item.name in found and _fits(found[item.name], getattr(default, item.name))
    }
    settings = replace(default, **kept)
    return settings if settings.theme in THEMES else replace(settings, theme=default.theme)


def for_asking(path: Path) -> Settings:
    """The preferences of somebody who is about to ask servers: a proxy must not be forgotten over a typing error.

    Raises:
        InputError: the file is there and cannot be read, or an address in it is none.
    """
    if path.exists():
        found = _read(path)
        if found is None or not all(isinstance(found.get(name, ""), str) for name in _ADDRESSES):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "Your preferences in {path} cannot be read, so nobody was asked: mend the file, or move it away.",
                ),
                path=path,
            )
    return load(path)


def _read(path: Path) -> Mapping[str, Any] | None:
    """What a file of preferences holds, None where it cannot be read as one."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, Mapping) else None


def _fits(value: object, default: object) -> bool:
    """Whether a value is of the type of the default; a whole number of dollars is one of dollars too."""
    if isinstance(value, bool) or isinstance(default, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, float | int):
        return isinstance(value, int | type(default)) and 0 <= value < 1e9
    return isinstance(value, type(default))


def changed(settings: Settings, name: str, value: str | bool | float) -> Settings:
    """The settings with one of them changed.

    Raises:
        TypeError: there is no such setting.
    """
    return replace(settings, **{name: value})  # type: ignore[arg-type]  # the name decides the type


def save(path: Path, settings: Settings) -> None:
    """Write preferences whole or not at all. A file there that cannot be read, mistyped by hand, is kept beside it.

    Raises:
        InputError: the folder cannot be written.
    """
    draft = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
        if path.exists() and _read(path) is None:
            path.replace(path.with_suffix(".unreadable"))
        draft.replace(path)
    except OSError as fault:
        raise InputError(
            QT_TRANSLATE_NOOP("errors", "Your preferences cannot be written to {path} ({reason}): check the folder."),
            path=path,
            reason=fault.strerror or fault,
        ) from fault
