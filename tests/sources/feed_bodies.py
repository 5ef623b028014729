"""Feeds for tests, made up by us, and a client that answers without a network."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, cast

from cmdesk.core.errors import SourceError
from cmdesk.core.types import Feed, Post
from cmdesk.net.answer import Answer, Validators
from cmdesk.net.client import Client
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.feed_entries import posts_of

FOLDER: Final = Path(__file__).parent.parent / "data" / "feeds"
NOW: Final = datetime(2024, 5, 20, 9, tzinfo=UTC)
URL: Final = "https://exemple.fr/fil/feed.xml"
NAMES: Final = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".html")


def body(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def rss(*items: str, head: str = "<title>Fil</title>") -> bytes:
    return f'<rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'.encode()


def posts(written: bytes, url: str = URL, **more: Any) -> list[Post]:
    document = read_feed(written, "application/xml", url)
    return list(posts_of(document, more.pop("feed", Feed(url)), now=NOW, **more).posts)


def post(item: str, **more: Any) -> Post:
    (found,) = posts(rss(f"<item>{item}</item>"), **more)
    return found


@dataclass
class FakeWeb:
    """Answers by address: bytes, an answer, or a fault. What was asked is written down."""

    pages: dict[str, bytes | Answer | SourceError]
    asked: list[tuple[str, Validators | None]] = field(default_factory=list)
    params: list[Mapping[str, str] | None] = field(default_factory=list)
    allowed: list[tuple[str, ...]] = field(default_factory=list)
    closed: int = 0

    def client(self, allowed: Iterable[str]) -> Client:
        self.allowed.append(tuple(allowed))
        return cast(Client, self)

    def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        known: Validators | None = None,
    ) -> Answer:
        self.asked.append((url, known))
        self.params.append(params)
        page = self.pages.get(url, SourceError("nothing", kind="missing"))
        if isinstance(page, SourceError):
            raise page
        if isinstance(page, bytes):
            return Answer(url, 200, {"content-type": "application/rss+xml"}, page)
        return page

    def close(self) -> None:
        self.closed += 1

    @property
    def addresses(self) -> list[str]:
        return [url for url, _ in self.asked]
