"""The collector that always runs: what is asked when, what happens when nothing answers, how it starts and stops."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cmdesk.collector.allowances import MEGABYTE, Limits
from cmdesk.core.errors import SourceError, StoreBusyError, StoreError
from cmdesk.core.passes import Errand, Fetched, Gone, Inquiry, Known
from cmdesk.core.types import Erased, Feed, Tracker
from cmdesk.core.views import View
from cmdesk.storage import connection as opening
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, make_post
from tests.collector.service_parts import Answer, Asker, Clock, Running, TimedSource, fault, liked, page

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mentions.db"


@pytest.fixture
def other(path: Path) -> Iterator[SqliteStore]:
    """Somebody else who has the store open: the desk."""
    store = SqliteStore(path)
    store.add_tracker(Tracker("Train", "train"), now=NOW)
    yield store
    store.close()


def natives(store: SqliteStore) -> list[str]:
    return sorted(detail.post.native for detail in store.details(View()))


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


# streams


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


@dataclass
class Line(TimedSource):
    """A stream that says when it is let go of."""

    hung_up: list[timedelta] = field(default_factory=list)

    def hang_up(self, *, kept: bool = True) -> None:
        self.hung_up.append(self.clock.moment - NOW)

    def close(self) -> None:
        pass


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


# readings again


def test_young_mentions_are_asked_about_again_and_each_reading_is_kept(path: Path, clock: Clock) -> None:
    source = TimedSource(
        clock, lambda _inquiry, number: page("1", "2", "3") if number == 1 else page(), every=DAY, gap=DAY
    )
    asker = Asker(clock, lambda known: liked(known, 10 + len(asker.asked)))
    clock.longest = 900.0
    run = Running(path, clock, source, rereaders=[asker]).run(25 * HOUR)
    clock.moment = NOW + 7 * DAY - HOUR
    run.run(2 * HOUR)
    posted = timedelta()
    expected = [posted + wait for wait in (HOUR, 6 * HOUR, 24 * HOUR, timedelta(days=7))]
    for native in ("1", "2", "3"):
        moments = [at for at, natives in asker.asked if native in natives]
        assert len(moments) == 4
        assert all(timedelta() <= at - due <= 20 * MINUTE for at, due in zip(moments, expected, strict=True))
    assert {len(natives) for _, natives in asker.asked} == {1, 2}, "in batches"
    assert all((detail.post.reading.likes or 0) >= 17 for detail in run.store.details(View()))
    [first] = [detail for detail in run.store.details(View()) if detail.post.native == "1"]
    assert len(first.readings) == 4


def test_counts_that_only_come_so_are_asked_for_at_once(path: Path, clock: Clock) -> None:
    source = TimedSource(clock, lambda _inquiry, number: page("1") if number == 1 else page())
    asker = Asker(clock, lambda known: liked(known, 3), bare=True)
    Running(path, clock, source, rereaders=[asker]).run(3 * MINUTE)
    assert [natives for _, natives in asker.asked] == [("1",)]
    assert asker.asked[0][0] <= MINUTE + 3 * SECOND


def test_a_reader_that_fails_asks_again_later_and_misses_nothing(path: Path, clock: Clock) -> None:
    source = TimedSource(clock, lambda _inquiry, number: page("1") if number == 1 else page())

    class Failing(Asker):
        def reread(self, known: object, *, now: datetime) -> Fetched:
            if len(self.asked) < 2:
                self.asked.append((now - NOW, ()))
                raise fault("server")
            return super().reread(known, now=now)  # type: ignore[arg-type]

    asker = Failing(clock, lambda known: liked(known, 3), bare=True)
    run = Running(path, clock, source, rereaders=[asker]).run(20 * MINUTE)
    assert len(asker.asked) == 3
    assert [detail.post.reading.likes for detail in run.store.details(View())] == [3]


def test_what_the_network_deleted_or_its_author_edited_is_so_here(path: Path, clock: Clock) -> None:
    def edited(native: str, text: str) -> Fetched:
        return Fetched((make_post(native, text, source="feed", posted_at=NOW, edited_at=NOW + MINUTE),), "edited")

    answers = [
        page("1", "2", "3", text="le train"),
        # nobody watches the word that it says now
        edited("1", "le bus"),
        edited("2", "le train de midi"),
        # nothing but that is told
        Fetched(cursor="gone", gone=(Gone("feed", "3", NOW), Gone("feed", "never seen"))),
        # a stranger that was edited is no mention
        edited("4", "le bus"),
    ]
    source = TimedSource(clock, lambda _inquiry, number: answers[min(number, len(answers)) - 1])
    run = Running(path, clock, source).run(3 * HOUR)
    [train] = run.store.trackers()
    told = {detail.post.native: (detail.post.text, detail.line.erased) for detail in run.store.details(View())}
    assert told == {"1": ("le bus", None), "2": ("le train de midi", None), "3": ("", Erased.GONE)}
    assert sorted(one.post.native for one in run.store.details(View(train.id))) == ["2", "3"]
    assert [finding for finding in run.store.examine() if finding.faults] == []


@dataclass
class Refusing(Asker):
    """Answers about a post, or about all that it is asked together with, with a fault."""

    faults: Callable[[str], SourceError | None] = lambda _native: None

    def reread(self, known: Sequence[Known], *, now: datetime) -> Fetched:
        found = next(filter(None, (self.faults(one.native) for one in known)), None)
        if found is not None:
            self.asked.append((now - NOW, tuple(one.native for one in known)))
            raise found
        return super().reread(known, now=now)

    def about(self, beginning: str) -> list[timedelta]:
        return [at for at, natives in self.asked if any(native.startswith(beginning) for native in natives)]


def posts_at(*places: str, each: int) -> Fetched:
    return page(*(f"{place}/{number}" for place in places for number in range(each)))


def test_a_host_that_refuses_to_be_asked_again_keeps_no_other_from_it_and_is_left_alone(
    path: Path, clock: Clock
) -> None:
    """Each server has its own word on when: one that has had enough is not asked for the sake of the others."""
    first = posts_at("a.example", "b.example", each=30)
    source = TimedSource(clock, lambda _inquiry, number: first if number == 1 else page())
    asker = Refusing(
        clock,
        lambda known: liked(known, 3),
        bare=True,
        faults=lambda native: fault("rate", clock.moment + HOUR) if native[0] == "a" and clock.moment < up else None,
    )
    up = NOW + 2 * HOUR
    run = Running(path, clock, source, rereaders=[asker]).run(2 * HOUR)
    assert 2 <= len(asker.about("a.example")) <= 3, "once an hour, as it said"
    likes = {detail.post.native: detail.post.reading.likes for detail in run.store.details(View())}
    assert all(count == (3 if native[0] == "b" else None) for native, count in likes.items()) and len(likes) == 60
    run.run(2 * HOUR)
    assert [detail.post.reading.likes for detail in run.store.details(View())] == [3] * 60, "none is missed"


def test_a_host_that_wants_to_be_left_alone_is_not_asked_about_mentions_either(path: Path, clock: Clock) -> None:
    def answer(_inquiry: Inquiry, number: int) -> Fetched | SourceError:
        return fault("rate", clock.moment + 2 * HOUR) if number == 2 else page("a.example/1")

    source = TimedSource(clock, answer, targets=("a",), one_place=False)
    asker = Asker(clock, lambda known: liked(known, 3))
    clock.longest = 60.0
    Running(path, clock, source, rereaders=[asker]).run(4 * HOUR)
    [asked, *_] = [at for at, _ in asker.asked]
    # refused after half an hour; the mention is due after an hour
    assert asked >= 2.5 * HOUR


def test_one_that_cannot_be_asked_about_keeps_no_other_waiting_for_ever(path: Path, clock: Clock) -> None:
    first = posts_at("a.example", each=12)
    source = TimedSource(clock, lambda _inquiry, number: first if number == 1 else page(), every=DAY, gap=DAY)
    asker = Refusing(
        clock,
        lambda known: liked(known, 3),
        bare=True,
        faults=lambda native: fault("refused") if native == "a.example/0" else None,
    )
    clock.longest = 300.0
    run = Running(path, clock, source, rereaders=[asker]).run(12 * HOUR)
    unread = {one.post.native for one in run.store.details(View()) if one.post.reading.likes is None}
    assert unread <= {"a.example/0", "a.example/1"}, "those that it was asked together with"
    assert len(asker.about("a.example/0")) == 1
    clock.moment += 14 * DAY
    run.run(2 * DAY)
    assert not run.store.due("feed", 100, now=clock.moment + timedelta(days=30)), "some day it is let be"


def test_who_says_when_while_it_is_asked_about_many_is_not_asked_about_the_rest(path: Path, clock: Clock) -> None:
    first = posts_at("a.example", each=10)
    source = TimedSource(clock, lambda _inquiry, number: first if number == 1 else page())

    class Tired(Asker):
        def reread(self, known: Sequence[Known], *, now: datetime) -> Fetched:
            return replace(super().reread(known, now=now), not_before=now + HOUR)

    asker = Tired(clock, lambda known: liked(known, 3), bare=True)
    Running(path, clock, source, rereaders=[asker]).run(3.5 * HOUR)
    steps = [later[0] - before[0] for before, later in zip(asker.asked, asker.asked[1:], strict=False)]
    assert len(steps) >= 2 and min(steps) >= HOUR


# tidying


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


# a store that others use


class Held:
    """Somebody keeps the store busy from one moment to another."""

    def __init__(self, path: Path, clock: Clock, since: datetime, until: datetime) -> None:
        self.connection = opening.connect(path)
        self.clock, self.since, self.until = clock, since, until

    def look(self) -> None:
        held, wanted = self.connection.in_transaction, self.since <= self.clock.moment < self.until
        if wanted and not held:
            self.connection.execute("BEGIN IMMEDIATE")
        elif held and not wanted:
            self.connection.execute("ROLLBACK")

    def close(self) -> None:
        self.connection.close()


@pytest.fixture
def held(path: Path, clock: Clock, other: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """From the fifth minute to the twenty-fifth; nobody waits for it in earnest."""
    monkeypatch.setattr(opening, "BUSY_TIMEOUT_MS", 0)
    held = Held(path, clock, clock.moment + 5 * MINUTE, clock.moment + 25 * MINUTE)
    yield held
    held.close()


@pytest.mark.parametrize("streamed", [False, True])
def test_a_store_that_others_keep_busy_is_waited_for_and_nothing_is_lost(
    path: Path, clock: Clock, other: SqliteStore, held: Held, streamed: bool
) -> None:
    def answer(_inquiry: Inquiry, _number: int) -> Fetched:
        if streamed:
            clock.moment += SECOND
        following = int(source.asked[-1][2] or 0) + 1
        return replace(page(str(following)), live=streamed, more=streamed)

    source = (Line if streamed else TimedSource)(clock, answer, every=MINUTE, gap=MINUTE, live=streamed)
    run = Running(path, clock, source).run(40 * MINUTE, meanwhile=held.look)
    assert len(run.hindered) == 1 and "busy" in str(run.hindered[0])
    found = sorted(int(native) for native in natives(other))
    assert found == list(range(1, len(found) + 1)), "it goes on where it was"
    kept = [begun for begun, _, cursor in source.asked if begun > held.until and cursor is not None]
    assert kept and kept[0] < held.until + 2 * MINUTE, "as soon as that is over"
    tried = [begun for begun, _, _ in source.asked if held.since + MINUTE < begun < held.until]
    assert len(tried) <= 25, "not in circles"
    assert all(one.ended_at for one in other.last_passes())
    state = other.collector()
    assert state is not None and state.word == "stopped"


def test_what_she_wants_while_the_store_is_busy_is_not_lost(
    path: Path, clock: Clock, other: SqliteStore, held: Held
) -> None:
    other.send(Errand("now"), now=NOW)
    held.since = NOW
    source = TimedSource(clock, lambda _inquiry, number: page(str(number)), every=100 * HOUR)
    Running(path, clock, source).run(HOUR, meanwhile=held.look)
    assert other.take_errands() == [] and natives(other)


def test_it_ends_though_the_store_is_busy(path: Path, clock: Clock, other: SqliteStore, held: Held) -> None:
    source = TimedSource(clock, lambda _inquiry, number: page(str(number)), every=MINUTE)
    run = Running(path, clock, source).run(10 * MINUTE, meanwhile=held.look)
    assert held.connection.in_transaction and run.hindered


def test_a_store_that_cannot_be_used_any_more_ends_it(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise StoreError("The store is damaged.")

    run = Running(path, clock, TimedSource(clock, lambda _inquiry, number: page(str(number))))
    monkeypatch.setattr(run.store, "begin_pass", damaged)
    with pytest.raises(StoreError, match="damaged"):
        run.run(HOUR)


def test_a_tidying_that_others_kept_from_being_done_is_done_soon(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidied: list[timedelta] = []

    def tidy(_store: SqliteStore, **_given: object) -> int:
        tidied.append(clock.moment - NOW)
        if len(tidied) == 1:
            raise StoreBusyError("The store is busy.")
        return 0

    monkeypatch.setattr(SqliteStore, "tidy", tidy)
    Running(path, clock, TimedSource(clock, lambda _inquiry, number: page(str(number)))).run(HOUR)
    assert len(tidied) == 2 and tidied[1] - tidied[0] < 5 * MINUTE
