"""Readings again by the collector that always runs: when, of whom, and what the network changed meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Gone, Inquiry, Known
from cmdesk.core.types import Erased
from cmdesk.core.views import View
from tests.builders import NOW, make_post
from tests.collector.service_parts import Asker, Clock, Running, TimedSource, fault, liked, page

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


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
