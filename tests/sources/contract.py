"""What every source must keep of what it promises: one suite of questions for each network.

A source's test module derives its classes from these and gives the fixture `world`: the source, and servers whose
answers the questions choose. Nothing here knows a network. The other questions stand in `contract_faults` (what breaks
on the way) and `contract_collection` (through the collector, into a store).
"""

import json
import re
import threading
import unicodedata
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Final, Literal
from urllib.parse import urlsplit

from cmdesk.core.passes import Fetched, Inquiry, Note, Quota
from cmdesk.core.ports import Source
from cmdesk.core.types import Feed, Post, Reading, Rejected, Tracker
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
_LATER: Final = timedelta(hours=3)
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
        headers: more headers of every answer that is no scripted one; with an ETag among them, who knows it is told that
            nothing has changed.
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


class SourceContract:
    """What comes of a source to which nothing bad happens."""

    def test_pages_come_one_after_the_other_until_the_last(self, world: World) -> None:
        walked = walk(world)
        assert [page.more for page in walked.pages] == [True] * (world.pages - 1) + [False]
        assert len(world.asked) == world.pages, "each page is one question"
        assert walked.posts
        assert walked.rejected == []
        assert len(told(walked)) == len(walked.posts)

    def test_each_post_is_fit_to_be_kept(self, world: World) -> None:
        walked = walk(world)
        for post in walked.posts:
            fit_to_be_kept(post, world)

    def test_from_the_start_the_same_comes_again_under_the_same_keys(self, world: World) -> None:
        walked = walk(world)
        assert walk(world).posts == walked.posts
        later = walk(world, now=NOW + timedelta(minutes=50))
        assert [post_key(post) for post in later.posts] == [post_key(post) for post in walked.posts]
        assert {post.posted_at for post in later.posts if not post.undated} == {
            post.posted_at for post in walked.posts if not post.undated
        }

    def test_what_has_no_moment_is_posted_when_it_is_seen(self, world: World) -> None:
        walked = walk(world)
        assert {post.posted_at for post in walked.posts if post.undated} <= {NOW}
        assert all(post.posted_at <= NOW + timedelta(minutes=5) for post in walked.posts)

    def test_a_cursor_is_text_that_can_be_kept(self, world: World) -> None:
        walked = walk(world)
        assert walked.pages[-1].cursor is not None
        for page in walked.pages:
            if page.cursor is not None:
                assert isinstance(page.cursor, str)
                assert isinstance(json.loads(page.cursor.encode().decode()), dict)
                assert not [secret for secret in world.secrets if secret in page.cursor]

    def test_any_source_of_its_kind_goes_on_by_a_cursor(self, world: World) -> None:
        walked = walk(world)
        # as after a program that was ended between two pages
        parts = [walk(world, pages=1)]
        while parts[-1].pages[-1].more and len(parts) < world.pages:
            parts.append(walk(world, parts[-1].cursor, pages=1))
        assert [post for part in parts for post in part.posts] == walked.posts

    def test_behind_the_last_page_nothing_comes_again(self, world: World) -> None:
        walked = walk(world)
        once_more = walk(world, walked.cursor)
        assert (once_more.posts, once_more.notes) == ([], [])
        later = walk(world, once_more.cursor, now=NOW + _LATER)
        assert set(later.natives) <= set(world.again)
        assert (later.rejected, later.notes) == ([], [])

    def test_where_its_servers_say_that_nothing_changed_nothing_comes(self, world: World) -> None:
        world.headers = {"ETag": '"1"', "Last-Modified": "Mon, 20 May 2024 08:00:00 GMT"}
        walked = walk(world)
        for _ in range(2):
            once_more = walk(world, walked.cursor)
            assert (once_more.posts, once_more.notes) == ([], [])
            walked.cursor = once_more.cursor
        assert walk(world, walked.cursor, now=NOW + _LATER).notes == []

    def test_where_nothing_is_there_is_a_cursor_and_no_fault(self, world: World) -> None:
        world.empty()
        nothing = walk(world)
        assert (nothing.posts, nothing.rejected, nothing.notes) == ([], [], [])
        assert nothing.cursor is not None
        assert walk(world, nothing.cursor).posts == []

    def test_for_other_queries_all_comes_again_where_that_is_free(self, world: World) -> None:
        walked = walk(world)
        anew = walk(world, walked.cursor, anew=True)
        assert anew.natives == ([] if world.paid else walked.natives)

    def test_no_page_costs_more_than_was_said(self, world: World) -> None:
        walked = walk(world)
        source, inquiry = world.source(), world.inquiries[0]
        most, most_of_pass = source.most(inquiry), source.most_of_pass(inquiry)
        assert (most > 0, most_of_pass > 0) == (world.paid, world.paid)
        assert all(0 <= page.cost <= most for page in walked.pages)
        assert sum(page.cost for page in walked.pages) <= most_of_pass
        assert all((page.cost > 0) == (world.paid and bool(page.posts)) for page in walked.pages)

    def test_the_quota_is_told(self, world: World) -> None:
        assert {page.quota for page in walk(world).pages} == {None}
        world.headers = QUOTA_HEADERS
        quotas = [page.quota for page in walk(world).pages]
        assert quotas[0] == QUOTA
        assert set(quotas) == {QUOTA} or world.further == "told"

    def test_what_is_asked_follows_from_what_she_watches(self, world: World) -> None:
        source = world.source()
        assert source.inquiries([], []) == []
        assert source.inquiries(*world.ignored) == []
        asked = list(world.inquiries)
        assert len(asked) > 1
        assert world.asked == [], "inquiries are found without asking anybody"
        targets = [(inquiry.source, inquiry.target) for inquiry in asked]
        assert len(set(targets)) == len(targets)
        assert {name for name, _ in targets} == {source.id}
        assert all(inquiry.title for inquiry in asked)
        # what she does not watch moves nothing, and it is the same the next time
        trackers, feeds = world.ignored
        assert world.source().inquiries([*trackers, *world.trackers], [*feeds, *world.feeds]) == asked

    def test_it_is_never_asked_more_often_than_it_allows(self, world: World) -> None:
        source = world.source()
        assert timedelta() < source.gap <= source.every

    def test_several_threads_may_ask_at_once(self, world: World) -> None:
        inquiries = list(world.inquiries)
        alone = [walk(world, inquiry=inquiry).posts for inquiry in inquiries]
        source, orders = world.source(), [*inquiries, *inquiries]
        together = threading.Barrier(len(orders))

        def ask(inquiry: Inquiry) -> list[Post]:
            together.wait(10)
            return walk(world, source=source, inquiry=inquiry).posts

        with ThreadPoolExecutor(len(orders)) as pool:
            found = list(pool.map(ask, orders))
        assert found == [*alone, *alone]


class MappingContract:
    """What a source makes of posts that we made up."""

    def test_every_field_is_filled_and_what_is_not_told_is_none(self, world: TellingWorld) -> None:
        for inquiry, expected in zip(world.inquiries, world.expected, strict=True):
            found = told(walk(world, inquiry=inquiry))
            assert {name: found.get(name) for name in (post.native for post in expected)} == {
                post.native: post for post in expected
            }
            assert len(found) == len(expected)

    def test_missing_is_not_zero(self, world: TellingWorld) -> None:
        bare = told(walk(world))[world.bare]
        assert replace(bare.reading, seen_at=None) == Reading()
        assert (bare.lang, bare.parent, bare.quoted, bare.conversation) == (None, None, None, None)
        assert (bare.tags, bare.handles, bare.links, bare.media, bare.edited_at) == ((), (), (), False, None)

    def test_what_is_new_comes_with_the_next_pass(self, world: TellingWorld) -> None:
        first = walk(world)
        new = world.add()
        # while the walk before is still remembered, and long after it
        for moment in (NOW + timedelta(minutes=1), NOW + _LATER):
            second = walk(world, first.cursor, now=moment)
            assert new in second.natives
            assert set(second.natives) - {new} <= set(world.again)
        assert new not in walk(world, second.cursor, now=NOW + _LATER).natives

    def test_what_is_new_comes_where_nothing_had_changed_before(self, world: TellingWorld) -> None:
        world.headers = {"ETag": '"1"'}
        first = walk(world)
        again = walk(world, first.cursor)
        new = world.add()
        world.headers = {"ETag": '"2"'}
        assert new in walk(world, again.cursor, now=NOW + _LATER).natives

    def test_what_comes_while_it_is_asked_is_not_lost(self, world: TellingWorld) -> None:
        first = walk(world, pages=1)
        new = world.add()
        rest = walk(world, first.cursor)
        after = walk(world, rest.cursor, now=NOW + _LATER)
        natives = Counter([*first.natives, *rest.natives, *after.natives])
        assert new in natives
        assert {post.native for post in world.expected[0]} == natives.keys()
        assert {native for native, times in natives.items() if times > 1} <= set(world.again)
