"""The reference source keeps the contract; and one that breaks a promise is found out, by the question about it."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Inquiry
from cmdesk.core.ports import Source
from cmdesk.core.types import Post, Reading, Rejected
from tests.servers.recorded import Reply
from tests.sources.contract import MappingContract, SourceContract
from tests.sources.contract_collection import CollectionContract, Desk, kept
from tests.sources.contract_faults import FaultContract, PagedFaultContract
from tests.sources.fake_source import KEY, FakeSource, FakeWorld


@pytest.fixture
def world() -> FakeWorld:
    return FakeWorld()


class TestSource(SourceContract):
    pass


class TestMapping(MappingContract):
    pass


class TestFaults(FaultContract):
    pass


class TestFaultsBetweenPages(PagedFaultContract):
    pass


class TestCollection(CollectionContract):
    pass


def test_it_is_a_source(world: FakeWorld) -> None:
    promised: Source = world.source()
    assert promised.id == "fake"


class LosesAPage(FakeSource):
    def cursor(self, last: int) -> str | None:
        return super().cursor(last + 2 if last == 2 else last)


class RepeatsAPost(FakeSource):
    def cursor(self, last: int) -> str | None:
        return super().cursor(max(0, last - 1) if last == 2 else last)


class StopsEarly(FakeSource):
    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        got = super().fetch(inquiry, cursor, now=now, anew=anew)
        return replace(got, more=got.more and cursor is None)


class SwallowsARefusal(FakeSource):
    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        try:
            return super().fetch(inquiry, cursor, now=now, anew=anew)
        except SourceError:
            return Fetched(cursor=cursor)


class MovesOnFromAFault(FakeSource):
    """Keeps its place in itself, and moves it before the answer is there."""

    def __init__(self, ask: Any) -> None:
        super().__init__(ask)
        self._skipped = 0

    def after(self, cursor: str | None) -> int:
        return super().after(cursor) + self._skipped

    def fault(self, kind: str, *, retry_at: datetime | None = None) -> SourceError:
        self._skipped += 2
        return super().fault(kind, retry_at=retry_at)


class NamesEveryFaultAlike(FakeSource):
    def fault(self, kind: str, *, retry_at: datetime | None = None) -> SourceError:
        return super().fault("server", retry_at=retry_at)


class ForgetsWhenToComeBack(FakeSource):
    def fault(self, kind: str, *, retry_at: datetime | None = None) -> SourceError:
        return super().fault(kind)


class TellsItsKey(FakeSource):
    def fault(self, kind: str, *, retry_at: datetime | None = None) -> SourceError:
        return SourceError("It says {what}.", kind=kind, retry_at=retry_at, what=f"no to {KEY}")


class ShowsHtml(FakeSource):
    def fault(self, kind: str, *, retry_at: datetime | None = None) -> SourceError:
        return SourceError("It says {what}.", kind=kind, retry_at=retry_at, what="<p>Sign in</p>")


class GivesTheHalf(FakeSource):
    def page(self, reply: Reply, now: datetime) -> dict[str, Any]:
        try:
            return super().page(reply, now)
        except SourceError as fault:
            if fault.kind != "malformed":
                raise
            return {"posts": []}


class BelievesWhatComes(FakeSource):
    def page(self, reply: Reply, now: datetime) -> dict[str, Any]:
        return json.loads(reply.body) if reply.status == 200 and reply.length is None else super().page(reply, now)


class BelievesItsCursor(FakeSource):
    def after(self, cursor: str | None) -> int:
        return int(json.loads(cursor)["after"]) if cursor is not None else 0


class LeavesTheCursorOut(FakeSource):
    def cursor(self, last: int) -> str | None:
        return super().cursor(last) if last else None


class KeepsTheCursorInItself(FakeSource):
    """A cursor that only the object that gave it understands."""

    def __init__(self, ask: Any) -> None:
        super().__init__(ask)
        self._last: dict[str, int] = {}

    def after(self, cursor: str | None) -> int:
        return self._last.get(cursor or "", 0)

    def cursor(self, last: int) -> str | None:
        self._last[json.dumps({"page": last})] = last
        return json.dumps({"page": last})


class GivesNewKeys(FakeSource):
    count = 0

    def post(self, item: object, position: int) -> Post | Rejected:
        got = super().post(item, position)
        GivesNewKeys.count += 1
        return replace(got, native=f"{got.native}{GivesNewKeys.count:04}") if isinstance(got, Post) else got


class TakesMissingForZero(FakeSource):
    def post(self, item: object, position: int) -> Post | Rejected:
        got = super().post(item, position)
        return replace(got, reading=Reading(likes=got.reading.likes or 0)) if isinstance(got, Post) else got


class ForgetsTheZone(FakeSource):
    def post(self, item: object, position: int) -> Post | Rejected:
        got = super().post(item, position)
        return replace(got, posted_at=got.posted_at.replace(tzinfo=None)) if isinstance(got, Post) else got


class LeavesTags(FakeSource):
    def post(self, item: object, position: int) -> Post | Rejected:
        got = super().post(item, position)
        return replace(got, text=f"<p>{got.text}</p>") if isinstance(got, Post) else got


class LeadsElsewhere(FakeSource):
    def post(self, item: object, position: int) -> Post | Rejected:
        got = super().post(item, position)
        return replace(got, url="javascript:alert(1)") if isinstance(got, Post) else got


class KeepsItsKey(FakeSource):
    def raw(self, told: object) -> bytes:
        return json.dumps({"told": told, "authorization": KEY}).encode()


class ForgetsTheQuota(FakeSource):
    def quota(self, reply: Reply, now: datetime) -> None:
        return None


class AsksForAll(FakeSource):
    def inquiries(self, trackers: Any, feeds: Any) -> list[Inquiry]:
        return [Inquiry(self.id, tracker.query, tracker.name, tracker.id) for tracker in trackers]


class SharesItsState(FakeSource):
    """Two threads write to one place."""

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        self._inquiry = getattr(self, "_inquiry", inquiry)
        return super().fetch(self._inquiry, cursor, now=now, anew=anew)


class DoesNotGiveAnew(FakeSource):
    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        return super().fetch(inquiry, cursor, now=now)


class CostsSomething(FakeSource):
    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        return replace(super().fetch(inquiry, cursor, now=now, anew=anew), cost=1)


class AsksTooOften(FakeSource):
    gap = timedelta()


class TakesTheFuture(FakeSource):
    def post(self, item: object, position: int) -> Post | Rejected:
        got = super().post(item, position)
        return replace(got, posted_at=got.posted_at + timedelta(days=40)) if isinstance(got, Post) else got


class QuickFaultContract(FaultContract, PagedFaultContract):
    phases = (Phase.generate,)


SOURCE, MAPPING, FAULT = SourceContract, MappingContract, QuickFaultContract
ALL = "test_pages_come_one_after_the_other_until_the_last"
FIT = "test_each_post_is_fit_to_be_kept"
FIRST = "test_a_fault_on_the_first_page_is_told_and_costs_nothing"
MIDDLE = "test_a_fault_in_the_middle_is_told_and_its_page_read_next"


@pytest.mark.parametrize(
    ("broken", "questions", "name", "more"),
    [
        (LosesAPage, MAPPING, "test_every_field_is_filled_and_what_is_not_told_is_none", {}),
        (RepeatsAPost, SOURCE, ALL, {}),
        (StopsEarly, SOURCE, ALL, {}),
        (StopsEarly, MAPPING, "test_every_field_is_filled_and_what_is_not_told_is_none", {}),
        (SwallowsARefusal, FAULT, FIRST, {"name": "429"}),
        (SwallowsARefusal, FAULT, MIDDLE, {"name": "429"}),
        (MovesOnFromAFault, FAULT, "test_a_fault_twice_is_no_worse_than_once", {}),
        (NamesEveryFaultAlike, FAULT, MIDDLE, {"name": "401"}),
        (ForgetsWhenToComeBack, FAULT, FIRST, {"name": "429, date"}),
        (TellsItsKey, FAULT, FIRST, {"name": "403"}),
        (ShowsHtml, FAULT, FIRST, {"name": "a web page"}),
        (GivesTheHalf, FAULT, MIDDLE, {"name": "half of JSON"}),
        (BelievesWhatComes, FAULT, FIRST, {"name": "a list"}),
        (BelievesWhatComes, FAULT, "test_whatever_bytes_come_there_is_a_page_or_a_fault", {}),
        (BelievesItsCursor, FAULT, "test_a_cursor_that_cannot_be_understood_is_none_or_a_fault", {"name": "of X"}),
        (BelievesItsCursor, FAULT, "test_a_cursor_of_this_source_that_tells_nonsense_is_none_or_a_fault", {}),
        (BelievesItsCursor, FAULT, "test_a_cursor_that_was_damaged_is_none_or_a_fault", {}),
        (LeavesTheCursorOut, SOURCE, "test_where_nothing_is_there_is_a_cursor_and_no_fault", {}),
        (KeepsTheCursorInItself, SOURCE, "test_any_source_of_its_kind_goes_on_by_a_cursor", {}),
        (GivesNewKeys, SOURCE, "test_from_the_start_the_same_comes_again_under_the_same_keys", {}),
        (TakesMissingForZero, MAPPING, "test_missing_is_not_zero", {}),
        (ForgetsTheZone, SOURCE, FIT, {}),
        (LeavesTags, SOURCE, FIT, {}),
        (LeadsElsewhere, SOURCE, FIT, {}),
        (KeepsItsKey, SOURCE, FIT, {}),
        (ForgetsTheQuota, SOURCE, "test_the_quota_is_told", {}),
        (AsksForAll, SOURCE, "test_what_is_asked_follows_from_what_she_watches", {}),
        (SharesItsState, SOURCE, "test_several_threads_may_ask_at_once", {}),
        (DoesNotGiveAnew, SOURCE, "test_for_other_queries_all_comes_again_where_that_is_free", {}),
        (CostsSomething, SOURCE, "test_no_page_costs_more_than_was_said", {}),
        (AsksTooOften, SOURCE, "test_it_is_never_asked_more_often_than_it_allows", {}),
        (TakesTheFuture, SOURCE, "test_what_has_no_moment_is_posted_when_it_is_seen", {}),
    ],
)
def test_a_broken_promise_is_found_out(
    broken: type[FakeSource], questions: type[Any], name: str, more: dict[str, str]
) -> None:
    ask = getattr(questions(), name)
    ask(world=FakeWorld(), **more)
    # by an assertion, or by whatever the question stumbles over
    with pytest.raises((Exception, pytest.fail.Exception)):
        ask(world=FakeWorld(broken), **more)


@pytest.mark.parametrize("broken", [LosesAPage, StopsEarly])
def test_a_store_with_a_hole_is_found_out(broken: type[FakeSource], tmp_path: Path) -> None:
    stores = []
    for name, world in (("clean", FakeWorld()), ("broken", FakeWorld(broken))):
        desk = Desk(tmp_path / f"{name}.db", world)
        try:
            desk.collect()
            stores.append(kept(desk.store))
        finally:
            desk.store.close()
    assert stores[0] != stores[1]
