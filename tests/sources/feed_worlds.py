"""Made-up feeds on loopback, and what is to become of them: RSS and Atom with comments on their entries, JSON Feed."""

import json
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from cmdesk.core.types import Author, Feed, Kind, Post, Reading, Tracker
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.feed_entries import place_of
from cmdesk.sources.feeds import FeedSource
from tests.builders import NOW
from tests.servers.hostile import HostileServer
from tests.servers.recorded import Asked, Reply
from tests.sources.loopback import LoopbackWorld
from tests.sources.worlds import TellingWorld

SECRET: Final = "planted-in-an-address"
NAMESPACES: Final = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
    'xmlns:thr="http://purl.org/syndication/thread/1.0"'
)
BODY: Final = (
    '<p>Une <b>terrasse</b> &amp; un <a href="https://quai.example/plan">quai</a>.</p><script>alert("rivage")</script>'
)
RSS: Final = {"Content-Type": "application/rss+xml; charset=utf-8"}


def at(day: int, hour: int = 7) -> datetime:
    return datetime(2024, 5, day, hour, tzinfo=UTC)


class FeedWorld(LoopbackWorld, TellingWorld):
    """A feed with three entries and maybe the comments on them, and another one with one entry."""

    further = "told"
    kinds = {"410": None}  # noqa: RUF012  read only
    paths = ("/fil", "/autre", "/commentaires/1", "/commentaires/2")

    def __init__(self, server: HostileServer) -> None:
        super().__init__(server)
        self.secrets = (SECRET,)
        self.offered = True
        self.added = False
        self.main = Feed(f"{self.address}/fil?cle={SECRET}", "Le Fil", typed=True, comments=True)
        self.other = Feed(f"{self.address}/autre", "L’Autre", typed=True)
        self.again = [post.native for post in (*self.entries, *self.comments)]

    def source(self) -> FeedSource:
        return FeedSource(self.client, read_feed)

    def answer(self, asked: Asked) -> Reply:
        match asked.path:
            case "/fil":
                assert asked.query == {"cle": SECRET}
                return Reply(self.written(), 200, {"Content-Type": self.form})
            case "/autre":
                item = "<item><guid isPermaLink='false'>a</guid><title>Rivage seul</title></item>"
                return self._rss(item, title="L’Autre")
            case "/commentaires/1" if self.comments:
                return self._rss(comment(11, "Jo"), comment(12, "Lina"))
            case "/commentaires/2" if self.comments:
                return self._rss(comment(21, "Jo"))
        return Reply(status=404)

    @staticmethod
    def _rss(*items: str, title: str = "Commentaires") -> Reply:
        written = f"<rss version='2.0' {NAMESPACES}><channel><title>{title}</title>{''.join(items)}</channel></rss>"
        return Reply(written.encode(), 200, RSS)

    @property
    @abstractmethod
    def form(self) -> str:
        """The type of its content."""

    @abstractmethod
    def written(self) -> bytes:
        """The feed as it is now."""

    @property
    @abstractmethod
    def entries(self) -> Sequence[Post]:
        """What is to become of its entries."""

    @property
    def comments(self) -> Sequence[Post]:
        """And of the comments on them."""
        first, second = (post.native for post in self.entries[:2])
        return [
            self._comment(11, "Jo", first),
            self._comment(12, "Lina", first),
            self._comment(21, "Jo", second),
        ]

    def _comment(self, number: int, name: str, parent: str) -> Post:
        return Post(
            source="feed",
            native=f"https://presse.example/?c={number}",
            posted_at=at(20, 8),
            text=f"Belle aurore, dit {name}\xa0!",
            author=Author(self.author(f"#comments#{name}").key.replace("##", "#"), name=name),
            kind=Kind.REPLY,
            url=f"https://presse.example/?c={number}",
            parent=parent,
            conversation=parent,
        )

    @property
    def new(self) -> Post:
        """The entry that is added."""
        return Post(
            "feed",
            "https://presse.example/9",
            at(20, 6),
            "Aurore, encore",
            author=self.author(),
            url="https://presse.example/9",
        )

    def author(self, name: str = "") -> Author:
        """Who wrote an entry."""
        return Author(f"{place_of(self.main.url)}#{name}", name=name or "Le Fil")

    @property
    def trackers(self) -> Sequence[Tracker]:
        return [Tracker("Aurore", "aurore OU rivage", id=1)]

    @property
    def feeds(self) -> Sequence[Feed]:
        return [self.main, self.other]

    @property
    def ignored(self) -> tuple[Sequence[Tracker], Sequence[Feed]]:
        return [Tracker("Elsewhere", "pluie", id=5, sources=frozenset({"x"}))], [
            Feed(f"{self.address}/fini", "Fini", gone_at=NOW)
        ]

    @property
    def pages(self) -> int:
        return 3

    def empty(self) -> None:
        self.offered = False

    @property
    def expected(self) -> Sequence[Sequence[Post]]:
        added = [self.new] if self.added else []
        other = Post(
            "feed",
            f"{place_of(self.other.url)} a",
            NOW,
            "Rivage seul",
            author=Author(f"{place_of(self.other.url)}#", name="L’Autre"),
            undated=True,
        )
        return [[*self.entries, *self.comments, *added], [other]]

    @property
    def bare(self) -> str:
        return "https://presse.example/3"

    def add(self) -> str:
        self.added = True
        self.again = [post.native for post in self.expected[0]]
        return self.new.native

    @property
    def cursors(self) -> Sequence[str]:
        queue = [{"url": f"{self.address}/commentaires/1", "count": 1}]
        known = {"url": queue[0]["url"], "of": "tag:presse.example,2024:1", "at": "2024-05-19T07:00:00+00:00"}
        kept = {"comments": [known], "queue": queue, "begun": "2024-05-20T09:00:00+00:00"}
        return [
            json.dumps({**kept, **wrong})
            for wrong in (
                {"etag": "\r\nX-Evil: 1", "modified": 7, "digest": [], "twins": [[], "x", None]},
                {"rest": 10**15},
                {"rest": -5},
                {"begun": "2024-05-20T09:00:00"},
                {"begun": "9999-12-31T23:59:59+00:00"},
                {"comments": [{**known, "at": "0001-01-01T00:00:00+14:00"}]},
                {"comments": [{**known, "asked": "9999-12-31T23:59:59-14:00"}]},
                {"comments": [], "queue": queue},
                {"queue": [{"url": known["url"], "count": -1}, {"url": "file:///etc/passwd"}, 7]},
            )
        ]


def comment(number: int, name: str) -> str:
    """A comment in a feed of its own."""
    return (
        f"<item><title>Par : {name}</title><guid isPermaLink='true'>https://presse.example/?c={number}</guid>"
        f"<link>https://presse.example/?c={number}</link><dc:creator>{name}</dc:creator>"
        f"<pubDate>Mon, 20 May 2024 10:00:00 +0200</pubDate>"
        f"<description>Belle aurore, dit {name} !</description>"
        f"<content:encoded><![CDATA[<p>Belle <em>aurore</em>, dit {name}&nbsp;!</p>]]></content:encoded></item>"
    )


class RssWorld(FeedWorld):
    """RSS 2.0 as a blog gives it."""

    form = "application/rss+xml; charset=utf-8"

    def written(self) -> bytes:
        said = f"{self.address}/commentaires"
        items = [
            "<item><title>L’Aurore &amp;amp; le rivage</title><link>https://presse.example/1?utm_source=rss</link>"
            "<guid isPermaLink='false'>tag:presse.example,2024:1</guid><dc:creator>Maud</dc:creator>"
            "<pubDate>Sun, 19 May 2024 09:00:00 +0200</pubDate><category>aurore</category><category>#Mer</category>"
            f"<dc:language>fr-FR</dc:language><slash:comments>2</slash:comments>"
            f"<wfw:commentRss>{said}/1</wfw:commentRss><content:encoded><![CDATA[{BODY}]]></content:encoded>"
            "<enclosure url='https://presse.example/1.jpg' type='image/jpeg' length='9'/></item>",
            "<item><title>Rivage</title><guid>https://presse.example/2</guid><pubDate>18 May 2024 07:00 GMT</pubDate>"
            f"<slash:comments>1</slash:comments><wfw:commentRss>{said}/2</wfw:commentRss></item>",
            "<item><title>Aurore, sans rien</title><link>https://presse.example/3</link></item>",
            "<item><title>Aurore, encore</title><guid>https://presse.example/9</guid>"
            "<pubDate>Mon, 20 May 2024 06:00:00 GMT</pubDate></item>",
        ]
        items = items[: 4 if self.added else 3] if self.offered else []
        return (
            f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0' {NAMESPACES}><channel><title>Le Fil</title>"
            f"<link>https://presse.example/</link>{''.join(items)}</channel></rss>"
        ).encode()

    @property
    def entries(self) -> Sequence[Post]:
        return [
            Post(
                source="feed",
                native="tag:presse.example,2024:1",
                posted_at=at(19),
                text="L’Aurore & le rivage\n\nUne terrasse & un quai.",
                author=self.author("Maud"),
                lang="fr",
                url="https://presse.example/1",
                tags=("aurore", "Mer"),
                links=("https://quai.example/plan",),
                media=True,
                reading=Reading(replies=2),
            ),
            Post(
                source="feed",
                native="https://presse.example/2",
                posted_at=at(18),
                text="Rivage",
                author=self.author(),
                url="https://presse.example/2",
                reading=Reading(replies=1),
            ),
            Post(
                source="feed",
                native="https://presse.example/3",
                posted_at=NOW,
                text="Aurore, sans rien",
                author=self.author(),
                url="https://presse.example/3",
                undated=True,
            ),
        ]


class AtomWorld(FeedWorld):
    """Atom with threads; it says in what language it is, but for one entry."""

    form = "application/atom+xml"

    def written(self) -> bytes:
        said = f"{self.address}/commentaires"
        replies = "<link rel='replies' type='application/atom+xml' href='{}' thr:count='{}'/>"
        entries = [
            "<entry xml:lang='fr'><id>urn:uuid:1</id><title type='html'>L’&lt;b&gt;Aurore&lt;/b&gt;</title>"
            "<published>2024-05-19T09:00:00+02:00</published><updated>2024-05-20T08:00:00Z</updated>"
            "<author><name>Maud</name></author><link href='https://presse.example/1'/><category term='aurore'/>"
            f"{replies.format(f'{said}/1', 2)}<content type='html'><![CDATA[{BODY}]]></content></entry>",
            "<entry><id>urn:uuid:2</id><title>Rivage</title><updated>2024-05-18T07:00:00Z</updated>"
            f"{replies.format(f'{said}/2', 1)}<summary type='text'>Un &lt;quai&gt; au soleil</summary></entry>",
            "<entry><id>https://presse.example/3</id><title>Aurore, sans rien</title>"
            "<updated>2099-05-18T07:00:00Z</updated></entry>",
            "<entry><id>https://presse.example/9</id><title>Aurore, encore</title>"
            "<updated>2024-05-20T06:00:00Z</updated></entry>",
        ]
        entries = entries[: 4 if self.added else 3] if self.offered else []
        return (
            "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' "
            f"xmlns:thr='http://purl.org/syndication/thread/1.0'><title>Le Fil</title>{''.join(entries)}</feed>"
        ).encode()

    @property
    def entries(self) -> Sequence[Post]:
        return [
            Post(
                source="feed",
                native="urn:uuid:1",
                posted_at=at(19),
                text="L’Aurore\n\nUne terrasse & un quai.",
                author=self.author("Maud"),
                lang="fr",
                url="https://presse.example/1",
                tags=("aurore",),
                links=("https://quai.example/plan",),
                reading=Reading(replies=2),
            ),
            Post(
                source="feed",
                native="urn:uuid:2",
                posted_at=at(18),
                text="Rivage\n\nUn <quai> au soleil",
                author=self.author(),
                reading=Reading(replies=1),
            ),
            Post(
                source="feed",
                native="https://presse.example/3",
                posted_at=NOW,
                text="Aurore, sans rien",
                author=self.author(),
                url="https://presse.example/3",
                undated=True,
            ),
        ]


class JsonWorld(FeedWorld):
    """JSON Feed 1.1, which knows no comments."""

    form = "application/feed+json"

    def written(self) -> bytes:
        items = [
            {
                "id": "tag:presse.example,2024:1",
                "url": "https://presse.example/1?utm_medium=feed",
                "title": "L’Aurore",
                "content_html": BODY,
                "date_published": "2024-05-19T09:00:00+02:00",
                "authors": [{"name": "Maud"}],
                "language": "fr",
                "tags": ["aurore"],
                "image": "https://presse.example/1.jpg",
            },
            {"id": 2, "title": "Rivage \ud83d\ude00 \ud800", "date_modified": "2024-05-18T07:00:00Z"},
            {"id": "https://presse.example/3", "content_text": "Aurore, sans rien"},
            {"id": "https://presse.example/9", "title": "Aurore, encore", "date_published": "2024-05-20T06:00:00Z"},
        ]
        offered = items[: 4 if self.added else 3] if self.offered else []
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Le Fil", "items": offered}
        return json.dumps(feed).encode()

    @property
    def pages(self) -> int:
        return 1

    @property
    def comments(self) -> Sequence[Post]:
        return []

    @property
    def entries(self) -> Sequence[Post]:
        first, second, third = RssWorld.entries.fget(self)  # type: ignore[attr-defined]
        return [
            replace(first, text="L’Aurore\n\nUne terrasse & un quai.", tags=("aurore",), reading=Reading()),
            replace(
                second, native=f"{place_of(self.main.url)} 2", text="Rivage 😀 \ufffd", url=None, reading=Reading()
            ),
            third,
        ]
