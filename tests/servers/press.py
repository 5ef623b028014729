"""A made-up press on loopback: a site with its feeds, an edition of Google News, and X, all behind one address."""

import json
from dataclasses import dataclass, field

from cmdesk.config import paths
from tests.servers.recorded import Asked, RecordedServer, Reply
from tests.servers.x import RecentSearch

RSS = {"Content-Type": "application/rss+xml; charset=utf-8"}
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Article:
    """An entry of a feed."""

    number: int
    title: str
    text: str = ""
    date: str | None = "Sun, 19 May 2024 09:00:00 +0200"


def rss(title: str, articles: tuple[Article, ...], source: str = "") -> bytes:
    """A feed of these articles; `source` is the newspaper that Google News names."""
    items = "".join(
        f"<item><title>{one.title}{f' - {source}' if source else ''}</title>"
        f"<link>https://presse.example/{one.number}</link><guid isPermaLink='false'>article-{one.number}</guid>"
        + (f"<pubDate>{one.date}</pubDate>" if one.date else "")
        + (f"<source url='https://presse.example'>{source}</source>" if source else "")
        + f"<description>&lt;p&gt;{one.text}&lt;/p&gt;</description></item>"
        for one in articles
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://presse.example/</link><language>fr</language>{items}</channel></rss>"
    ).encode()


@dataclass
class Press:
    """What is served. `feeds` holds the articles of each path; `replies` what a path answers instead."""

    feeds: dict[str, tuple[Article, ...]] = field(default_factory=dict)
    news: tuple[Article, ...] = ()
    x: RecentSearch = field(default_factory=RecentSearch)
    replies: dict[str, list[Reply]] = field(default_factory=dict)

    def __call__(self, asked: Asked) -> Reply:
        """Answer a request."""
        if scripted := self.replies.get(asked.path):
            return scripted.pop(0)
        if asked.path == "/2/tweets/search/recent":
            return self.x(asked)
        if asked.path == "/rss/search":
            return Reply(rss("Google News", self.news, "La Gazette"), 200, RSS)
        if asked.path in self.feeds:
            return Reply(rss(asked.path.strip("/").title(), self.feeds[asked.path]), 200, RSS)
        links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{path}">' for path in self.feeds)
        return Reply(f"<html><head>{links}</head></html>".encode(), 200, HTML)

    def serve(self) -> RecordedServer:
        """A server of it, for a `with`."""
        return RecordedServer(self)


def prefer(server: RecordedServer, **more: object) -> None:
    """Make somebody who asks this press for everything; `more` are other preferences of hers."""
    file = paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"x_base": server.address, "google_news_base": server.address, **more}))
