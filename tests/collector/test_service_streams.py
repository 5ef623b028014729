"""Streams of the collector that always runs: what is kept when, what ends them, and who is listened to next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cmdesk.collector.allowances import MEGABYTE, Limits
from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Errand, Fetched, Inquiry
from cmdesk.core.types import Feed, Tracker
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, make_post
from tests.collector.service_parts import Answer, Clock, Line, Running, TimedSource, fault

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def stretch(*natives: str, at: int, text: str = "le train", size: int = 100) -> Fetched:
    posts = tuple(make_post(native, text, source="feed") for native in natives)
    return Fetched(posts, str(at), True, live=True, size=size)


def live(clock: Clock, answer: object) -> TimedSource:
    return TimedSource(
        clock,
        answer,  # type: ignore[arg-type]
        gap=timedelta(),
        every=timedelta(),
        pace=timedelta(),
        live=True,
    )


def second_by_second(clock: Clock, text: str) -> object:
    def answer(_inquiry: Inquiry, number: int) -> Fetched:
        clock.moment += SECOND
        return stretch(str(number), at=number, text=text)

    return answer


def test_what_nobody_watches_in_a_stream_is_kept_now_and_then_only(path: Path, clock: Clock) -> None:
    """Each write wakes the window: nothing that she would not see is worth one a second."""
    source = live(clock, second_by_second(clock, "rien"))
    run = Running(path, clock, source)
    moves: list[int] = []
    watch = SqliteStore(path)
    run.run(5 * MINUTE, meanwhile=lambda: moves.append(watch.change_number()))
    assert len(set(moves)) <= 5 * 60 / 15 + 5 + 8
    watch.close()
    [last] = run.store.last_passes()
    # one may have been under way at the end
    assert len(source.asked) - 1 <= last.read <= len(source.asked)
    assert (last.unmatched, last.size) == (last.read, 100 * last.read)
    kept = run.store.cursor(Inquiry("feed", "a", "A"))
    assert kept is not None and kept.value == str(last.read), "the end of a stream is kept where it stands"


def test_what_is_watched_in_a_stream_is_there_at_once(path: Path, clock: Clock) -> None:
    source = live(clock, second_by_second(clock, "le train"))
    run = Running(path, clock, source)
    seen: list[tuple[int, int]] = []
    run.run(20 * SECOND, meanwhile=lambda: seen.append((len(source.asked), run.store.counts().get(0, 0))))
    assert all(asked - stored <= 2 for asked, stored in seen)


def test_a_stream_starts_anew_when_what_she_watches_changes(path: Path, clock: Clock, other: SqliteStore) -> None:
    source = live(clock, second_by_second(clock, "rien"))
    run = Running(path, clock, source)
    added: list[int] = []

    def look() -> None:
        if len(source.asked) >= 30 and not added:
            other.add_tracker(Tracker("Bus", "bus"), now=clock.moment)
            added.append(len(source.asked))

    run.run(MINUTE, meanwhile=look)
    anew = [number for number, one in enumerate(source.anew) if one]
    assert len(anew) == 1 and anew[0] - added[0] <= 3


def test_a_stream_ends_with_what_she_allows_for_a_day_and_goes_on_the_next(path: Path, clock: Clock) -> None:
    clock.moment = datetime(2024, 5, 20, 23, 50, tzinfo=UTC)

    def answer(_inquiry: Inquiry, number: int) -> Fetched:
        clock.moment += SECOND
        return stretch(str(number), at=number, text="rien", size=MEGABYTE)

    source = live(clock, answer)
    limits = Limits(line=lambda _source: 40 * MEGABYTE)
    run = Running(path, clock, source, limits=limits).run(9 * MINUTE)
    assert 40 <= len(source.asked) <= 56, "looked at every fifteen seconds"
    [last] = run.store.last_passes()
    assert last.fault is not None and last.fault.kind == "cap" and "40 MB" in str(last.fault)
    before = len(source.asked)
    run.run(5 * MINUTE)
    assert len(source.asked) > before


@pytest.mark.parametrize("how", ["anew", "errand"])
def test_a_limit_that_she_raised_holds_at_once_and_not_tomorrow(
    path: Path, clock: Clock, other: SqliteStore, how: str
) -> None:
    """The collector starts anew with other preferences; or she wants everything asked now."""
    cap = [2 * MEGABYTE]

    def answer(_inquiry: Inquiry, number: int) -> Fetched:
        clock.moment += SECOND
        return stretch(str(number), at=number, size=MEGABYTE)

    source, limits = live(clock, answer), Limits(line=lambda _source: cap[0])
    run = Running(path, clock, source, limits=limits).run(MINUTE)
    before = len(source.asked)
    assert before < 6
    cap[0] = 100 * MEGABYTE
    if how == "anew":
        run.store.close()
        run = Running(path, clock, source, limits=limits)
    else:
        other.send(Errand("now"), now=clock.moment)
    run.run(10 * SECOND)
    assert len(source.asked) > before + 3


def test_a_stream_is_not_listened_to_on_a_line_that_is_paid_by_the_byte(path: Path, clock: Clock) -> None:
    metered = [True]
    source = live(clock, second_by_second(clock, "le train"))
    run = Running(path, clock, source, limits=Limits(metered=lambda: metered[0])).run(MINUTE)
    assert source.asked == []
    [last] = run.store.last_passes()
    assert last.fault is not None and last.fault.kind == "metered"
    metered[0] = False
    run.run(10 * MINUTE)
    assert source.asked


def test_a_stream_that_was_cut_is_there_again_in_seconds(path: Path, clock: Clock) -> None:
    def answer(_inquiry: Inquiry, number: int) -> Fetched | SourceError:
        clock.moment += SECOND
        return fault("broken") if number in (5, 6) else stretch(str(number), at=number)

    source = live(clock, answer)
    Running(path, clock, source).run(30 * SECOND)
    waits = [later[0] - before[0] for before, later in zip(source.asked, source.asked[1:], strict=False)]
    assert len(waits) > 12
    assert max(waits) <= 8 * SECOND


@dataclass
class Rotating(TimedSource):
    """A stream of two servers: after a fault it goes to the other one."""

    tried: int = 0

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        place = f"{self.tried % 2}.example"
        return [replace(one, place=place) for one in super().inquiries(trackers, feeds)]

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        try:
            return super().fetch(inquiry, cursor, now=now, anew=anew)
        except SourceError:
            self.tried += 1
            raise


@pytest.mark.parametrize("kind", ["rate", "forbidden"])
def test_what_a_server_of_a_stream_wants_keeps_no_other_from_being_asked(path: Path, clock: Clock, kind: str) -> None:
    def answer(inquiry: Inquiry, number: int) -> Answer:
        clock.moment += SECOND
        if inquiry.place == "0.example":
            return fault(kind, clock.moment + HOUR)
        return stretch(str(number), at=number)

    source = Rotating(clock, answer, gap=SECOND, every=SECOND, live=True)
    run = Running(path, clock, source).run(5 * MINUTE)
    assert source.tried == 1 and source.at()[1] < 10 * SECOND
    assert run.store.counts()[0] > 60


def test_a_server_of_a_stream_that_wants_to_be_left_alone_is_though_the_other_one_wants_so_too(
    path: Path, clock: Clock
) -> None:
    source = Rotating(clock, lambda _inquiry, _number: fault("rate", clock.moment + HOUR), live=True)
    Running(path, clock, source).run(50 * MINUTE)
    assert len(source.asked) == 2


def test_a_stream_that_nobody_wants_any_more_is_hung_up_and_what_it_brought_counts(
    path: Path, clock: Clock, other: SqliteStore
) -> None:
    """Whatever came meanwhile would pile up, here and at the server, and be paid for."""
    answer: Any = second_by_second(clock, "rien")
    source = Line(clock, answer, live=True, gap=timedelta(), pace=timedelta())
    paused: list[timedelta] = []

    def look() -> None:
        if len(source.asked) >= 20 and not paused:
            [train] = other.trackers()
            other.edit_tracker(replace(train, paused_at=clock.moment), now=clock.moment)
            paused.append(clock.moment - NOW)

    run = Running(path, clock, source).run(2 * MINUTE, meanwhile=look)
    assert source.hung_up and source.hung_up[0] - paused[0] < 3 * SECOND
    assert run.store.traffic("feed", NOW) == 100 * len(source.asked)


def test_a_clock_that_was_put_back_keeps_no_stream_from_being_kept(path: Path, clock: Clock) -> None:
    source = live(clock, second_by_second(clock, "rien"))
    run = Running(path, clock, source)
    kept: dict[int, int] = {}

    def look() -> None:
        asked = len(source.asked)
        if asked == 20 and asked not in kept:
            clock.moment -= 5 * MINUTE
        kept[asked] = run.store.last_passes()[0].read if asked else 0

    run.run(MINUTE, meanwhile=look)
    assert max(kept) > 200
    assert all(asked - read <= 20 for asked, read in kept.items())
