"""What the questions to sources are asked about: a world, which is a source and servers whose answers are chosen.

And a walk through it, page by page as the collector makes it, and what has to be true of whatever comes.
"""

import json
import re
import threading
import unicodedata
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Final, Literal
from urllib.parse import urlsplit

from cmdesk.core.passes import Fetched, Inquiry, Note, Quota
from cmdesk.core.ports import Source
from cmdesk.core.types import Feed, Post, Rejected, Tracker
from tests.builders import NOW
from tests.servers.recorded import Asked, Reply

SILENCE: Final = Reply(status=0)
"""In a script: nothing is ever answered."""

QUOTA: Final = Quota(450, 449, NOW + timedelta(minutes=9))
QUOTA_HEADERS: Final = {
    "x-rate-limit-limit": "450",
    "x-rate-limit-remaining": "449",
    "x-rate-limit-reset": str(int(NOW.timestamp()) + 540),
}

MOST_PAGES: Final = 50
_TAG: Final = re.compile(
    r"</?(?:a|b|body|br|div|em|h[1-6]|i|img|li|p|script|span|strong|table|td|tr|ul)\b[^<>]*>", re.I
)
_LANGUAGE: Final = re.compile("[a-z]{2}")


class World(ABC):
    """A source, what she watches through it, and the servers it asks, whose answers are chosen here.

    Attributes:
        paid: posts cost money, so that nothing is ever given again.
        further: what becomes of a fault on a page behind the first one: it is raised, or told as a note where those
            pages are an extra that the first one does not need.
        again: native ids that may be given again when something is new, or a while after.
        kinds: kind of the fault by its name in `contract_faults.FAULTS`, where it is another one than usual; None
            where it is told and not raised.
        secrets: what must stand in nothing that the source gives.
        script: replies that come instead of the next answers, None lets one pass.
        headers: more headers of every answer that is no scripted one; who knows its ETag is told that nothing
            has changed.
        impatient: the next requests may take a moment only.
    """

    paid: ClassVar[bool] = False
    further: ClassVar[Literal["raised", "told"]] = "raised"
    kinds: ClassVar[Mapping[str, str | None]] = {}

    def __init__(self) -> None:
        self.secrets: tuple[str, ...] = ()
        self.again: Collection[str] = ()
        self.script: list[Reply | None] = []
        self.headers: Mapping[str, str] = {}
        self.impatient = False
        self.asked: list[Asked] = []
        self._guard = threading.Lock()

    def reply(self, asked: Asked) -> Reply:
        """What the servers answer; may be called in several threads."""
        with self._guard:
            self.asked.append(asked)
            scripted = self.script.pop(0) if self.script else None
            if scripted is not None:
                return scripted
            answer = self.answer(asked)
        if (
            answer.status == 200
            and "ETag" in self.headers
            and asked.headers.get("if-none-match") == self.headers["ETag"]
        ):
            return Reply(status=304, headers=self.headers)
        return replace(answer, headers={**answer.headers, **self.headers})

    @abstractmethod
    def source(self) -> Source:
        """The source, made anew."""

    @abstractmethod
    def answer(self, asked: Asked) -> Reply:
        """What the servers say of what is on offer now."""

    @property
    @abstractmethod
    def trackers(self) -> Sequence[Tracker]:
        """What she watches. The first one matches every post that is on offer."""

    @property
    def feeds(self) -> Sequence[Feed]:
        """The feeds that she follows."""
        return ()

    @property
    @abstractmethod
    def ignored(self) -> tuple[Sequence[Tracker], Sequence[Feed]]:
        """Trackers and feeds for which nothing is to be asked."""

    @property
    def inquiries(self) -> Sequence[Inquiry]:
        """All that is to be asked; the first one is the one that the questions are about."""
        return self.source().inquiries(self.trackers, self.feeds)

    @property
    @abstractmethod
    def pages(self) -> int:
        """How many pages the first inquiry is answered in."""

    @abstractmethod
    def empty(self) -> None:
        """Take everything off."""

    @property
    def cursors(self) -> Sequence[str]:
        """Cursors that cannot be believed, beside those that no source can: right in form, wrong in what they hold."""
        return ()


class TellingWorld(World):
    """A world of which we know every post, since we made it up."""

    @property
    @abstractmethod
    def expected(self) -> Sequence[Sequence[Post]]:
        """For each inquiry the posts that are on offer, without `raw`, in any order."""

    @property
    @abstractmethod
    def bare(self) -> str:
        """Native id of a post of which the network tells as little as it may."""

    @abstractmethod
    def add(self) -> str:
        """Put one more post on offer for the first inquiry; returns its native id."""


@dataclass(slots=True)
class Walked:
    """What came of a walk, and the cursor that is kept after it."""

    posts: list[Post] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    pages: list[Fetched] = field(default_factory=list)
    cursor: str | None = None

    @property
    def natives(self) -> list[str]:
        """Native ids, in the order in which they came."""
        return [post.native for post in self.posts]

    @property
    def notes(self) -> list[Note]:
        """What was worth telling."""
        return [note for page in self.pages for note in page.notes]

    def take(self, page: Fetched) -> None:
        """Take in a page, as the collector does."""
        self.pages.append(page)
        self.posts += [item for item in page.posts if isinstance(item, Post)]
        self.rejected += [item for item in page.posts if isinstance(item, Rejected)]
        self.cursor = self.cursor if page.cursor is None else page.cursor


def walk(
    world: World,
    cursor: str | None = None,
    *,
    source: Source | None = None,
    inquiry: Inquiry | None = None,
    now: datetime = NOW,
    anew: bool = False,
    pages: int = MOST_PAGES,
) -> Walked:
    """A pass, page by page, as the collector makes it; `pages` ends it before its end."""
    source = source or world.source()
    inquiry = inquiry or world.inquiries[0]
    walked = Walked(cursor=cursor)
    for number in range(pages):
        page = source.fetch(inquiry, walked.cursor, now=now, anew=anew and number == 0)
        walked.take(page)
        if not page.more:
            return walked
    assert pages < MOST_PAGES, "a walk without an end"
    return walked


def told(walked: Walked) -> dict[str, Post]:
    """The posts of a walk by native id, without what the network sent."""
    assert [name for name, times in Counter(post_key(post) for post in walked.posts).items() if times > 1] == []
    return {post.native: replace(post, raw=None) for post in walked.posts}


def post_key(post: Post) -> tuple[str, str]:
    """What tells a post from all others in a store."""
    return post.source, post.native


def clean(text: str, world: World) -> None:
    """A text that people are shown holds no secret, no HTML, no stack and nothing that cannot be shown."""
    assert not [secret for secret in world.secrets if secret in text]
    assert "Traceback" not in text and "object at 0x" not in text
    assert not _TAG.search(text), text
    assert 0 < len(text) < 500, text
    assert not [char for char in text if unicodedata.category(char) in {"Cc", "Cs"}], text


def fit_to_be_kept(post: Post, world: World, *, damaged: bool = False) -> None:
    """A post holds only what it may hold; in a damaged answer markup may have become text."""
    assert post.posted_at.tzinfo is UTC and datetime(1990, 1, 1, tzinfo=UTC) < post.posted_at
    assert post.native and post.native.strip() == post.native and len(post.native) <= 1000
    assert post.source and post.text == post.text.strip()
    assert damaged or not _TAG.search(post.text), post.text
    for address in (post.url, *post.links):
        assert address is None or (urlsplit(address).scheme in {"http", "https"} and urlsplit(address).hostname), (
            address
        )
    assert post.lang is None or _LANGUAGE.fullmatch(post.lang)
    reading = post.reading
    for count in (reading.likes, reading.shares, reading.replies, reading.quotes, reading.views):
        assert count is None or count >= 0
    for moment in (reading.seen_at, post.edited_at, post.author and post.author.created_at):
        assert moment is None or moment.tzinfo is UTC
    whole = (post.text, post.native, post.url, *post.tags, *post.handles, *post.links, post.parent, post.quoted_text)
    for text in (*whole, post.author and post.author.key, post.author and post.author.name):
        (text or "").encode()  # half of a character cannot be written
    assert post.raw is not None
    json.loads(post.raw)
    assert not [secret for secret in world.secrets if secret.encode() in post.raw]


def searching(source: str) -> list[Tracker]:
    """Trackers that are searched for in a source: two searches, one of them wanted twice."""
    watched = frozenset({source})
    return [
        Tracker("Aurore", "aurore", id=1, sources=watched),
        Tracker("Rivage", "rivage", id=2, sources=watched),
        Tracker("Aurore encore", "aurore", id=3, sources=watched),
    ]


def not_searching(source: str, *, other: str) -> list[Tracker]:
    """Trackers that are not: paused, searched for elsewhere, and one whose query cannot be read."""
    watched = frozenset({source})
    return [
        Tracker("Paused", "pluie", id=4, sources=watched, paused_at=NOW),
        Tracker("Elsewhere", "pluie", id=5, sources=frozenset({other})),
        Tracker("Broken", '"', id=6, sources=watched),
    ]
