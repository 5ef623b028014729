"""A source without a network: what `core.ports.Source` promises, in as few lines as can be, and a world for it.

Its network gives posts oldest first, two at a time, each with a number of its own; one asks for what lies behind a
number. So the number of the last post is all that a cursor needs.
"""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Inquiry, Quota
from cmdesk.core.types import Author, Feed, Kind, Post, Reading, Rejected, Tracker
from cmdesk.net.quota import quota, retry_at
from cmdesk.sources.fields import UnfitError, compact, count, is_object, mapping, mended, moment, rejected, string
from cmdesk.sources.html_text import read_html
from tests.builders import NOW
from tests.servers.recorded import Asked, Reply
from tests.sources.worlds import SILENCE, TellingWorld

KEY: Final = "fakePlantedKey0123"
SIZE: Final = 2
KINDS: Final = {401: "unauthorized", 402: "payment", 403: "forbidden", 404: "missing", 410: "gone", 429: "rate"}


class FakeSource:
    """Satisfies `core.ports.Source`."""

    id: str = "fake"
    gap: timedelta = timedelta(minutes=1)
    every: timedelta = timedelta(minutes=30)
    pace: timedelta = timedelta(seconds=1)
    live: bool = False

    def __init__(self, ask: Callable[[Asked], Reply]) -> None:
        self._ask = ask

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        found: dict[str, Inquiry] = {}
        for tracker in trackers:
            if self.id in tracker.sources and not tracker.paused:
                found.setdefault(tracker.query, Inquiry(self.id, tracker.query, tracker.name, tracker.id))
        return list(found.values())

    def most(self, inquiry: Inquiry) -> int:
        return 0

    def most_of_pass(self, inquiry: Inquiry) -> int:
        return 0

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        after = 0 if anew else self.after(cursor)
        reply = self._ask(Asked("GET", "/posts", {"q": inquiry.target, "after": str(after)}, {"authorization": KEY}))
        page = self.page(reply, now)
        items = page["posts"]
        posts = tuple(self.post(item, number) for number, item in enumerate(items, 1))
        last = max([after, *(int(post.native) for post in posts if isinstance(post, Post))])
        more = page.get("more") is True
        if more and last == after:
            raise self.fault("malformed")
        return Fetched(posts, self.cursor(last), more, quota=self.quota(reply, now))

    def after(self, cursor: str | None) -> int:
        try:
            return count(mapping(json.loads(cursor or "{}")).get("after")) or 0
        except (ValueError, RecursionError):
            return 0

    def cursor(self, last: int) -> str | None:
        return json.dumps({"after": last})

    def quota(self, reply: Reply, now: datetime) -> Quota | None:
        return quota(reply.headers, now)

    def page(self, reply: Reply, now: datetime) -> dict[str, Any]:
        """What an answer holds, such that each of its items can be looked at."""
        if reply is SILENCE:
            raise self.fault("timeout")
        if reply.length is not None:
            raise self.fault("broken")
        if reply.status != 200:
            kind = KINDS.get(reply.status, "refused" if reply.status >= 400 else "private")
            raise self.fault("server" if reply.status >= 500 else kind, retry_at=retry_at(reply.headers, now))
        try:
            page = json.loads(reply.body)
        except (ValueError, RecursionError):
            raise self.fault("malformed") from None
        if not is_object(page) or not isinstance(page.get("posts"), list):
            raise self.fault("malformed")
        return page

    def fault(self, kind: str, *, retry_at: datetime | None = None) -> SourceError:
        return SourceError("The fake does not answer as it should ({what}).", kind=kind, retry_at=retry_at, what=kind)

    def post(self, item: object, position: int) -> Post | Rejected:
        told = mended(mapping(item))
        try:
            number = count(told.get("id"))
            if not number:
                raise UnfitError("no-id")
            read = read_html(string(told.get("html")) or "")
            if not read.text.strip():
                raise UnfitError("no-text")
            return Post(
                source=self.id,
                native=str(number),
                posted_at=moment(told.get("at")),
                text=read.text.strip(),
                author=Author(string(told.get("by")) or "?"),
                kind=Kind.ORIGINAL,
                reading=Reading(likes=count(told.get("likes"))),
                raw=self.raw(told),
            )
        except UnfitError as unfit:
            return rejected(position, unfit, item)

    def raw(self, told: object) -> bytes:
        return compact(told)


class FakeWorld(TellingWorld):
    """Five posts on the first search, one on the second."""

    def __init__(self, made: Callable[[Callable[[Asked], Reply]], FakeSource] = FakeSource) -> None:
        super().__init__()
        self._made = made
        self.secrets = (KEY,)
        self.offered = {
            "aurore": [self.item(number) for number in range(1, 6)],
            "rivage": [self.item(9, "rivage")],
        }
        del self.offered["aurore"][2]["likes"]

    @staticmethod
    def item(number: int, word: str = "aurore") -> dict[str, Any]:
        return {
            "id": number,
            "at": f"2024-05-{number + 1:02}T12:00:00+02:00",
            "html": f"<p>L’{word} &amp; la mer, <b>fois {number}</b></p>",
            "by": "maud",
            "likes": number - 1,
        }

    def source(self) -> FakeSource:
        return self._made(self.reply)

    def answer(self, asked: Asked) -> Reply:
        rest = [item for item in self.offered[asked.query["q"]] if item["id"] > int(asked.query["after"])]
        return Reply(json.dumps({"posts": rest[:SIZE], "more": len(rest) > SIZE}).encode())

    @property
    def trackers(self) -> Sequence[Tracker]:
        watched = frozenset({"fake"})
        return [
            Tracker("Aurore", "aurore", id=1, sources=watched),
            Tracker("Rivage", "rivage", id=2, sources=watched),
            Tracker("Aurore encore", "aurore", id=3, sources=watched),
        ]

    @property
    def ignored(self) -> tuple[Sequence[Tracker], Sequence[Feed]]:
        return [
            Tracker("Paused", "pluie", id=4, sources=frozenset({"fake"}), paused_at=NOW),
            Tracker("Elsewhere", "pluie", id=5, sources=frozenset({"x"})),
        ], [Feed("https://presse.example/feed")]

    @property
    def pages(self) -> int:
        return 3

    def empty(self) -> None:
        self.offered["aurore"] = []

    @property
    def expected(self) -> Sequence[Sequence[Post]]:
        return [[self._post(item) for item in offered] for offered in self.offered.values()]

    @staticmethod
    def _post(item: dict[str, Any]) -> Post:
        number = item["id"]
        word = "rivage" if number == 9 else "aurore"
        return Post(
            source="fake",
            native=str(number),
            posted_at=datetime(2024, 5, number + 1, 10, tzinfo=UTC),
            text=f"L’{word} & la mer, fois {number}",
            author=Author("maud"),
            reading=Reading(likes=None if number == 3 else number - 1),
        )

    @property
    def bare(self) -> str:
        return "3"

    def add(self) -> str:
        self.offered["aurore"].append(self.item(7))
        return "7"

    @property
    def cursors(self) -> Sequence[str]:
        return ['{"after": -1}', '{"after": "x"}', '{"after": 1e400}', '{"after": 99999999999999999999999}']
