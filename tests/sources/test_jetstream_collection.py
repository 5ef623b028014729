"""The stream of Bluesky through the collector into a store: however it breaks, the store is that of one clean run."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from cmdesk.collector.collection import Collector
from cmdesk.collector.pipeline import Pipeline
from cmdesk.core.types import Tracker
from cmdesk.core.views import View
from cmdesk.net.dial import Dialler
from cmdesk.sources.jetstream import JetstreamSource
from cmdesk.storage import raw
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, FakeAnalyst
from tests.servers.jetstream import JetstreamServer
from tests.servers.jetstream_conduct import WELL, Conduct, close_after, cut_after, refuse, say_after
from tests.sources.bluesky_bodies import address, said

WATCHED = {address(f"post{number}") for number in range(40) if number % 3 == 0}


def lines() -> list[str]:
    """Of three posts one is watched."""
    return [said(number, text="" if number % 3 == 0 else f"pluie {number}") for number in range(40)]


@pytest.fixture
def server() -> Iterator[JetstreamServer]:
    with JetstreamServer(lines()) as server:
        yield server


class Desk:
    """A store of hers, and a collector of it that is made anew each time."""

    def __init__(self, path: Path, server: JetstreamServer) -> None:
        self.store = SqliteStore(path)
        self.server = server
        self.moment = NOW
        self.faults: list[str] = []
        self.rejected = 0
        self.watch("aurore")

    def watch(self, query: str) -> None:
        self.store.add_tracker(Tracker(query, query, sources=frozenset({"bluesky"})), now=NOW)

    def collect(self, cancelled: Callable[[int], bool] = lambda pages: False) -> bool:
        """One collection; whether it came to its end."""
        source = JetstreamSource(
            lambda allowed: Dialler(allowed=allowed),
            (self.server.url,),
            follow=False,
            stretch=0.1,
            quiet=0.1,
            most=9,
        )
        pages = 0

        def tell(_report: object) -> None:
            nonlocal pages
            pages += 1

        def reject(*_: object) -> None:
            self.rejected += 1

        collector = Collector(
            self.store,
            [source],
            Pipeline(self.store, FakeAnalyst(), raw.pack, now=self.moment),
            now=lambda: self.moment,
        )
        try:
            (report,) = collector.collect(
                collector.inquiries(), rejected=reject, tell=tell, cancelled=lambda: cancelled(pages)
            )
        finally:
            source.close()
        self.moment += timedelta(minutes=5)
        if report.fault is not None:
            self.faults.append(report.fault.kind)
        return report.done and report.fault is None and report.waits_until is None

    def kept(self) -> set[str]:
        details = list(self.store.details(View()))
        assert len({detail.post.native for detail in details}) == len(details)
        return {detail.post.native for detail in details}


@pytest.fixture
def desk(tmp_path: Path, server: JetstreamServer) -> Iterator[Desk]:
    desk = Desk(tmp_path / "mentions.db", server)
    yield desk
    desk.store.close()


def test_what_is_watched_is_kept(desk: Desk) -> None:
    assert desk.collect()
    assert desk.kept() == WATCHED
    desk.server.emit([said(42)])
    assert desk.collect()
    assert desk.kept() == {*WATCHED, address("post42")}


BREAKS: dict[str, Conduct] = {
    "cut": cut_after(13),
    "a goodbye": close_after(13),
    "refused": refuse(503),
    "a frame that is too large": say_after(13, "x" * 2_000_000),
}


@pytest.mark.parametrize("name", BREAKS)
def test_broken_again_and_again_nothing_is_lost_and_nothing_twice(desk: Desk, name: str) -> None:
    desk.server.script([*[BREAKS[name]] * 3, WELL])
    for _ in range(20):
        if desk.collect():
            break
    assert desk.kept() == WATCHED
    assert desk.faults


def test_killed_behind_any_page_it_is_gone_on_with(desk: Desk) -> None:
    for _ in range(20):
        if desk.collect(cancelled=lambda pages: pages > 2):
            break
    assert desk.kept() == WATCHED


def test_a_server_that_is_restarted_in_the_middle_loses_nothing(desk: Desk) -> None:
    desk.collect(cancelled=lambda pages: pages > 2)
    desk.server.stop(abruptly=True)
    desk.server.emit([said(41, text="aurore encore")])
    assert not desk.collect()
    desk.server.start()
    for _ in range(20):
        if desk.collect():
            break
    assert desk.kept() == {*WATCHED, address("post41")}


def test_hostile_lines_are_counted_and_the_others_kept(desk: Desk) -> None:
    desk.server.script([say_after(13, '{"did":', b"\x00\xff", "[]")])
    for _ in range(20):
        if desk.collect():
            break
    assert desk.kept() == WATCHED
    assert desk.rejected >= 3


def test_another_query_finds_what_has_gone_by_lately(desk: Desk) -> None:
    assert desk.collect()
    desk.watch("pluie")
    assert desk.collect()
    assert desk.kept() == {address(f"post{number}") for number in range(40)}


def test_the_cursor_that_is_kept_is_text(desk: Desk) -> None:
    desk.collect()
    source = JetstreamSource(lambda allowed: Dialler(allowed=allowed), (desk.server.url,))
    (inquiry,) = source.inquiries(desk.store.trackers(), [])
    kept = desk.store.cursor(inquiry)
    assert kept is not None and set(json.loads(kept.value)) == {"time_us"}
