"""The collector that always runs: what is asked when, what happens when nothing answers, how it starts and stops."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Errand, Fetched, Inquiry
from cmdesk.core.types import Feed, Tracker
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, make_post
from tests.collector.service_parts import Clock, Running, TimedSource, fault, natives, page

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def test_what_is_due_is_asked_when_it_is_due(path: Path, clock: Clock) -> None:
    source = TimedSource(clock, lambda _inquiry, number: page(str(number)))
    run = Running(path, clock, source).run(3 * HOUR)
    steps = [later - before for before, later in zip(source.at(), source.at()[1:], strict=False)]
    assert source.at()[0] < SECOND
    assert len(steps) == 5 and all(30 * MINUTE <= step < 33 * MINUTE + 5 * SECOND for step in steps)
    assert natives(run.store) == ["1", "2", "3", "4", "5", "6"]
    state = run.store.collector()
    assert state is not None and (state.word, state.begun_at) == ("stopped", NOW)


def test_it_does_not_run_in_circles(path: Path, clock: Clock) -> None:
    """A few looks for each pass, whatever is due when: 144 passes a day."""
    source = TimedSource(clock, lambda _inquiry, number: page(str(number)), targets=("a", "b", "c"))
    clock.longest = 1e9
    Running(path, clock, source).run(24 * HOUR)
    assert 110 < len(source.asked) <= 144
    assert clock.waits < 10 * len(source.asked)


def test_after_a_sleep_what_was_missed_is_asked_at_once_and_goes_on_where_it_was(path: Path, clock: Clock) -> None:
    source = TimedSource(clock, lambda _inquiry, number: page(str(number)))
    run = Running(path, clock, source).run(10 * MINUTE)
    run.store.close()
    clock.moment += timedelta(days=2)
    begun = clock.moment
    Running(path, clock, source).run(MINUTE)
    assert source.asked[1][0] - begun < SECOND
    assert source.asked[1][2] == "1"


def test_what_failed_is_asked_again_after_waits_that_double(path: Path, clock: Clock) -> None:
    source = TimedSource(clock, lambda _inquiry, _number: fault("malformed"))
    clock.longest = 300.0
    Running(path, clock, source).run(timedelta(days=4))
    waits = [later - before for before, later in zip(source.at(), source.at()[1:], strict=False)]
    assert len(waits) >= 6
    assert all(later / before > 1.9 for before, later in zip(waits[:4], waits[1:5], strict=True))
    assert max(waits) <= timedelta(hours=24, minutes=6)


def test_a_source_that_says_when_is_believed(path: Path, clock: Clock) -> None:
    again = NOW + timedelta(hours=5, minutes=13)
    source = TimedSource(
        clock, lambda _inquiry, number: fault("server", again) if number == 1 else page(str(number)), every=10 * MINUTE
    )
    Running(path, clock, source).run(6 * HOUR)
    assert timedelta() <= source.at()[1] - (again - NOW) < 2 * SECOND


def test_a_host_that_fails_five_times_is_left_alone_as_a_whole(path: Path, clock: Clock) -> None:
    targets = [f"t{number}" for number in range(12)]
    source = TimedSource(clock, lambda _inquiry, _number: fault("server"), targets=targets)
    run = Running(path, clock, source).run(14 * MINUTE)
    assert 5 <= len(source.asked) <= 6, "two at once: one may have been under way"
    assert run.store.hosts()["feed"].rests_until is not None
    before = len(source.asked)
    run.store.close()
    # a collector that starts anew knows
    again = Running(path, clock, source).run(30 * SECOND)
    assert len(source.asked) == before
    again.run(MINUTE)
    assert len(source.asked) == before + 1, "after the rest a single one tries"
    again.store.close()


def test_no_host_is_asked_by_more_than_two_nor_faster_than_its_pace(path: Path, clock: Clock) -> None:
    targets = [f"t{number}" for number in range(20)]
    source = TimedSource(
        clock, lambda inquiry, number: page(f"{inquiry.target}-{number}", more=number % 3 > 0), targets=targets
    )
    source.pace = 7 * SECOND
    Running(path, clock, source).run(10 * MINUTE)
    moments = [moment for moment, _, _ in source.asked]
    assert len(moments) >= 20
    assert min(later - before for before, later in zip(moments, moments[1:], strict=False)) >= 6.9 * SECOND


def test_the_last_answer_that_a_host_gives_for_now_is_the_last_that_is_asked(path: Path, clock: Clock) -> None:
    from cmdesk.core.passes import Quota

    resets = NOW + timedelta(minutes=5)

    def answer(inquiry: Inquiry, number: int) -> Fetched:
        left = 0 if number >= 2 and clock.moment < resets else 100
        return Fetched((make_post(f"{number}", "train", source="feed"),), str(number), quota=Quota(300, left, resets))

    source = TimedSource(clock, answer, targets=[f"t{number}" for number in range(9)])
    Running(path, clock, source).run(6 * MINUTE)
    moments = [moment for moment, _, _ in source.asked]
    assert not [moment for moment in moments[3:] if moment < resets]
    assert len(moments) == 9


def test_where_nobody_is_reached_one_asks_now_and_then_and_all_go_on_once_somebody_is(path: Path, clock: Clock) -> None:
    back = NOW + 2 * HOUR
    source = TimedSource(
        clock,
        lambda inquiry, number: fault("offline") if clock.moment < back else page(f"{inquiry.target}-{number}"),
        targets=[f"t{number}" for number in range(8)],
        one_place=False,
    )
    run = Running(path, clock, source)
    words: set[str] = set()

    def look() -> None:
        state = run.store.collector()
        words.add("" if state is None else f"{state.word} {clock.moment < back}")

    run.run(2 * HOUR + 2 * MINUTE, meanwhile=look)
    without = [moment for moment, _, _ in source.asked if moment < back]
    assert len(without) < 8 + 2 * 60 + 10, "one a minute"
    heard = [moment for moment, _, _ in source.asked if moment >= back]
    assert len(heard) == 8
    assert heard[0] - back <= MINUTE + 2 * SECOND
    assert max(heard) - heard[0] < 20 * SECOND
    assert "offline True" in words and "running False" in words and "offline False" in words
    assert run.store.hosts() == {}, "it was no fault of theirs"
    assert len(run.store.last_passes()) == 8


@pytest.mark.parametrize("kind", ["metered", "timeout", "bug"])
def test_what_says_nothing_of_a_line_that_is_down_is_not_tried_in_circles(path: Path, clock: Clock, kind: str) -> None:
    source = TimedSource(clock, lambda _inquiry, number: fault("offline" if number == 1 else kind))
    clock.longest = 0.5
    Running(path, clock, source).run(10 * MINUTE)
    assert 5 < len(source.asked) < 20, "once a minute in the end"


def test_a_line_is_not_tried_at_who_wants_to_be_left_alone(path: Path, clock: Clock) -> None:
    """Whoever was not asked for the longest may have said why."""

    def answer(inquiry: Inquiry, number: int) -> Fetched | SourceError:
        if inquiry.target == "patient":
            return Fetched((make_post("1", "train", source="feed"),), "1", not_before=NOW + 3 * HOUR)
        return page(str(number)) if number < 4 or clock.moment > NOW + 2 * HOUR else fault("offline")

    source = TimedSource(clock, answer, targets=("patient", "a", "b"), one_place=False)
    run = Running(path, clock, source).run(1.5 * HOUR)
    state = run.store.collector()
    assert state is not None and len(source.asked) > 50, "the others were tried instead"
    assert source.at("patient") == source.at("patient")[:1]
    run.run(1 * HOUR)
    assert len(source.at("patient")) == 1


def test_a_night_without_a_line_does_not_fill_pages(path: Path, clock: Clock) -> None:
    source = TimedSource(clock, lambda _inquiry, _number: fault("offline"))
    run = Running(path, clock, source).run(8 * HOUR)
    assert len(source.asked) > 100
    [last] = run.store.last_passes()
    assert last.number - len(source.asked) < 5
    assert last.failures == len(source.asked)
    assert run.store._connection.execute("SELECT count(*) FROM pass").get == 1


def test_what_she_begins_to_watch_is_asked_for_at_once(path: Path, clock: Clock, other: SqliteStore) -> None:
    source = TimedSource(clock, lambda inquiry, number: page(f"{inquiry.target}-{number}"))
    run = Running(path, clock, source)
    watched: list[datetime] = []

    def look() -> None:
        if clock.moment >= NOW + 10 * MINUTE and not watched:
            source.targets = ("a", "b")
            other.add_tracker(Tracker("Bus", "bus"), now=clock.moment)
            watched.append(clock.moment)

    run.run(11 * MINUTE, meanwhile=look)
    [asked] = source.at("b")
    assert asked - (watched[0] - NOW) < 4 * SECOND


def test_she_can_have_everything_asked_now(path: Path, clock: Clock, other: SqliteStore) -> None:
    source = TimedSource(clock, lambda inquiry, number: page(f"{inquiry.target}-{number}"), targets=("a", "b"))
    run = Running(path, clock, source)
    sent: list[datetime] = []

    def look() -> None:
        if clock.moment >= NOW + 5 * MINUTE and not sent:
            other.send(Errand("now"), now=clock.moment)
            sent.append(clock.moment)

    run.run(6 * MINUTE, meanwhile=look)
    assert len(source.at("a")) == len(source.at("b")) == 2
    assert source.at("a")[1] - (sent[0] - NOW) < 3 * SECOND


def test_word_by_the_store_ends_it(path: Path, clock: Clock, other: SqliteStore) -> None:
    source = TimedSource(clock, lambda _inquiry, number: page(str(number)))
    run = Running(path, clock, source)

    def look() -> None:
        if clock.moment >= NOW + 5 * MINUTE and not sent:
            sent.append(True)
            other.send(Errand("stop"), now=clock.moment)

    sent: list[bool] = []
    run.run(HOUR, meanwhile=look)
    assert clock.moment - NOW < 6 * MINUTE
    state = other.collector()
    assert state is not None and state.word == "stopped"


def test_a_clock_that_was_put_back_keeps_nothing_from_being_asked(path: Path, clock: Clock) -> None:
    source = TimedSource(clock, lambda _inquiry, number: page(str(number)))
    run = Running(path, clock, source)
    put: list[bool] = []

    def stopped() -> bool:
        if clock.moment >= NOW + 5 * MINUTE and not put:
            put.append(True)
            source.asked.clear()
            clock.moment -= timedelta(days=1)
        return bool(put) and clock.moment >= NOW - timedelta(hours=23)

    run.service.run(stopped)
    assert len(source.asked) >= 2


def test_nothing_to_watch_is_no_fault_and_what_comes_later_is_asked(path: Path, clock: Clock) -> None:
    source = TimedSource(clock, lambda _inquiry, number: page(str(number)))
    run = Running(path, clock, source, tracked=False).run(MINUTE)
    assert source.asked == []
    state = run.store.collector()
    assert state is not None and state.due_at is None


class FollowedFeeds(TimedSource):
    """Reads each feed that she follows, as `sources.feeds` does."""

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        return [Inquiry(self.id, feed.url, feed.title, feed=feed) for feed in feeds if feed.gone_at is None]


@pytest.mark.parametrize("told", ["gone", "moved"])
def test_what_a_feed_says_of_itself_is_heeded_by_the_very_collector_that_hears_it(
    path: Path, clock: Clock, other: SqliteStore, told: str
) -> None:
    """The store tells a connection of the changes of others, not of its own."""
    feed = Feed("https://example.org/feed", "Example")
    other.add_feeds([feed], now=NOW)

    def answer(inquiry: Inquiry, number: int) -> Fetched:
        assert inquiry.feed is not None
        addresses.append(inquiry.feed.address)
        said = {"gone_at": clock.moment} if told == "gone" else {"moved_to": "https://example.org/new"}
        return Fetched(cursor=str(number), feed=replace(inquiry.feed, **said))  # type: ignore[arg-type]

    addresses: list[str] = []
    source = FollowedFeeds(clock, answer)
    Running(path, clock, source).run(2 * HOUR)
    if told == "gone":
        assert len(source.asked) == 1
    else:
        assert len(addresses) > 2 and set(addresses[1:]) == {"https://example.org/new"}


def test_a_long_tidying_ends_when_the_collector_is_to(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def tidy(_store: SqliteStore, *, cancelled: Callable[[], bool], **_given: object) -> int:
        asked.append(cancelled())
        clock.moment += HOUR
        asked.append(cancelled())
        return 0

    monkeypatch.setattr(SqliteStore, "tidy", tidy)
    Running(path, clock, TimedSource(clock, lambda _inquiry, number: page(str(number)))).run(5 * MINUTE)
    assert asked == [False, True]


def test_a_long_tidying_says_that_the_collector_is_there(
    path: Path, clock: Clock, other: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []

    def look() -> None:
        state = other.collector()
        assert state is not None
        said.append((state.word, state.lives(clock.moment)))

    def tidy(_store: SqliteStore, *, tell: Callable[[bool], None], **_given: object) -> int:
        for _ in range(10):
            clock.moment += MINUTE
            tell(False)
            look()
        tell(True)
        clock.moment += 10 * MINUTE
        look()
        return 0

    monkeypatch.setattr(SqliteStore, "tidy", tidy)
    Running(path, clock, TimedSource(clock, lambda _inquiry, number: page(str(number)))).run(23 * MINUTE)
    assert said == [*[("running", True)] * 10, ("tidying", True)]
    state = other.collector()
    assert state is not None and state.word == "stopped"
