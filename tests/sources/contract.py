"""What every source must keep of what it promises: one suite of questions for each network.

A source's test module derives its classes from these and gives the fixture `world`: the source, and servers whose
answers the questions choose. Nothing here knows a network. The other questions stand in `contract_faults` (what breaks
on the way) and `contract_collection` (through the collector, into a store).
"""

import json
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Final

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Inquiry
from cmdesk.core.types import Post, Reading
from tests.builders import NOW
from tests.servers.recorded import Reply
from tests.sources.worlds import (
    QUOTA,
    QUOTA_HEADERS,
    TellingWorld,
    World,
    fit_to_be_kept,
    post_key,
    told,
    walk,
)

_LATER: Final = timedelta(hours=3)


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
        world.headers = {"ETag": '"1"'}
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

    def test_a_fault_and_something_new_at_once_lose_nothing(self, world: TellingWorld) -> None:
        walked = walk(world, pages=1)
        world.script = [Reply(status=503)]
        # it is raised, or told as a note where the page is an extra
        with suppress(SourceError):
            walked.take(world.source().fetch(world.inquiries[0], walked.cursor, now=NOW))
        assert world.script == []
        world.add()
        rest = walk(world, walked.cursor, now=NOW + timedelta(minutes=5))
        later = walk(world, rest.cursor, now=NOW + _LATER)
        natives = Counter([*walked.natives, *rest.natives, *later.natives])
        assert natives.keys() == {post.native for post in world.expected[0]}
        assert {native for native, times in natives.items() if times > 1} <= set(world.again)
