"""Feeds keep the contract of sources: RSS and Atom with the comments on their entries, and JSON Feed, on loopback."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.builders import NOW
from tests.servers.recorded import Reply
from tests.sources.contract import MappingContract, SourceContract
from tests.sources.contract_collection import CollectionContract
from tests.sources.contract_faults import FaultContract, PagedFaultContract
from tests.sources.feed_worlds import AtomWorld, FeedWorld, JsonWorld, RssWorld
from tests.sources.worlds import walk


@pytest.fixture
def world(request: pytest.FixtureRequest) -> Iterator[FeedWorld]:
    made: type[FeedWorld] = request.param
    with made.running() as running:
        yield running


@pytest.mark.parametrize("world", [RssWorld, AtomWorld, JsonWorld], indirect=True)
class TestSource(SourceContract):
    pass


@pytest.mark.parametrize("world", [RssWorld, AtomWorld, JsonWorld], indirect=True)
class TestMapping(MappingContract):
    pass


@pytest.mark.parametrize("world", [RssWorld, JsonWorld], indirect=True)
class TestFaults(FaultContract):
    pass


@pytest.mark.parametrize("world", [RssWorld], indirect=True)
class TestFaultsBetweenPages(PagedFaultContract):
    pass


@pytest.mark.parametrize("world", [RssWorld, AtomWorld], indirect=True)
class TestCollection(CollectionContract):
    pass


@pytest.mark.parametrize("made", [RssWorld, AtomWorld])
def test_a_feed_that_was_cut_unnoticed_is_read_whole_the_next_time(made: type[FeedWorld]) -> None:
    # as a server of HTTP/1.0 does that gives no length, and a proxy that keeps what it got under the right ETag
    with made.running() as world:
        world.headers = {"ETag": '"1"'}
        body = world.written()
        half = body[: body.rindex(b"</title>")]
        world.script = [Reply(half, 200, {"Content-Type": world.form, **world.headers})]
        first = walk(world, pages=1)
        assert len(first.posts) < len(world.entries)
        rest = walk(world, first.cursor, now=NOW + timedelta(hours=1))
        later = walk(world, rest.cursor, now=NOW + timedelta(hours=3))
        natives = {*first.natives, *rest.natives, *later.natives}
        assert natives >= {post.native for post in world.expected[0]}
