"""Through the collector into a store: however often a collection is broken off, the store is that of one clean run."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cmdesk.collector.allowances import Allowance, Limits
from cmdesk.collector.collection import Collector
from cmdesk.collector.pipeline import Pipeline
from cmdesk.collector.walker import Report
from cmdesk.core.types import Post, Reading
from cmdesk.core.views import View
from cmdesk.storage import raw
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, FakeAnalyst
from tests.sources.contract_faults import FAULTS
from tests.sources.worlds import World

Kept = dict[tuple[str, str], tuple[Post, tuple[str, ...], int]]


def kept(store: SqliteStore) -> Kept:
    """All that a store holds, but for when a pass saw it."""
    return {
        (detail.post.source, detail.post.native): (
            replace(
                detail.post,
                raw=None,
                reading=replace(detail.post.reading, seen_at=None),
                posted_at=NOW if detail.post.undated else detail.post.posted_at,
            ),
            detail.trackers,
            len({replace(reading, seen_at=None) for reading in (*detail.readings, Reading())}),
        )
        for detail in store.details(View())
    }


class Desk:
    """A store of hers, in which she watches what the world offers."""

    def __init__(self, path: Path, world: World) -> None:
        self.store = SqliteStore(path)
        self.world = world
        for tracker in world.trackers:
            self.store.add_tracker(replace(tracker, id=0), now=NOW)
        self.store.add_feeds(world.feeds, now=NOW)

    def collect(self, now: datetime = NOW, cancelled: Callable[[list[Report]], bool] = lambda _: False) -> list[Report]:
        told: list[Report] = []
        pipeline = Pipeline(self.store, FakeAnalyst(), raw.pack, now=now)
        collector = Collector(
            self.store,
            [self.world.source()],
            pipeline,
            now=lambda: now,
            limits=Limits(lambda _: Allowance(10**9, NOW - timedelta(days=30))),
            # nobody waits for the pace of a host
            tick=itertools.count(step=1000).__next__,
        )

        def refuse(inquiry: object, item: object) -> None:
            raise AssertionError(item)

        return collector.collect(
            collector.inquiries(), rejected=refuse, tell=told.append, cancelled=lambda: cancelled(told)
        )


class CollectionContract:
    """What is stored of a source."""

    @pytest.fixture
    def desk(self, tmp_path: Path, world: World) -> Iterator[Desk]:
        desk = Desk(tmp_path / "mentions.db", world)
        yield desk
        desk.store.close()

    @pytest.fixture
    def clean(self, tmp_path: Path, world: World) -> Kept:
        """What one run that nothing happens to leaves in another store."""
        desk = Desk(tmp_path / "clean.db", world)
        try:
            reports = desk.collect()
            assert [report.fault for report in reports] == [None] * len(world.inquiries)
            assert sum(report.counts.unmatched for report in reports) == 0
            return kept(desk.store)
        finally:
            desk.store.close()

    def test_the_same_again_adds_nothing(self, world: World, desk: Desk, clean: Kept) -> None:
        assert clean
        desk.collect()
        assert kept(desk.store) == clean
        again = desk.collect(NOW + world.source().every)
        assert [report.fault for report in again] == [None] * len(world.inquiries)
        assert sum(report.counts.added for report in again) == 0
        assert kept(desk.store) == clean

    def test_killed_behind_any_page_it_is_gone_on_with(self, world: World, desk: Desk, clean: Kept) -> None:
        now, runs = NOW, 0
        while True:
            # told at the beginning of each inquiry, and after each page
            reports = desk.collect(now, cancelled=lambda told: len(told) > len(world.inquiries))
            runs += 1
            if all(report.done for report in reports):
                break
            assert runs < 20
            now += timedelta(seconds=30)
        assert kept(desk.store) == clean

    def test_refused_behind_any_page_it_is_gone_on_with(self, world: World, desk: Desk, clean: Kept) -> None:
        now = NOW
        for passed in range(2 * world.pages):
            world.script = [None] * passed + [FAULTS["503, seconds"].reply]
            desk.collect(now)
            now += timedelta(minutes=90)
        world.script = []
        desk.collect(now)
        assert kept(desk.store) == clean
