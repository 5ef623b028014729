"""A service over a real store and fake sources, on a clock that moves only when the service waits.

Where the service would wait, the clock jumps ahead by as long; so a day passes in a moment, and each turn of its loop
is counted: one that runs in circles is found out.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cmdesk.collector.allowances import Limits
from cmdesk.collector.pipeline import Pipeline
from cmdesk.collector.service import Service
from cmdesk.collector.walker import Report
from cmdesk.core.errors import SourceError, StoreBusyError
from cmdesk.core.passes import Fetched, Gone, Inquiry, Known
from cmdesk.core.ports import Rereader
from cmdesk.core.types import Feed, Post, Reading, Tracker
from cmdesk.core.views import View
from cmdesk.storage import raw
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, FakeAnalyst, make_post

Answer = Fetched | SourceError


def fault(kind: str, retry_at: datetime | None = None) -> SourceError:
    return SourceError("It does not answer.", kind=kind, retry_at=retry_at)


def page(*natives: str, more: bool = False, text: str = "le train", source: str = "feed") -> Fetched:
    posts = tuple(make_post(native, text, source=source, posted_at=NOW) for native in natives)
    return Fetched(posts, natives[-1] if natives else "0", more)


def natives(store: SqliteStore) -> list[str]:
    return sorted(detail.post.native for detail in store.details(View()))


class Clock:
    """A clock that jumps where somebody waits.

    Attributes:
        longest: seconds that it jumps at most, so that what happens meanwhile is seen in time.
    """

    def __init__(self) -> None:
        self.longest = 2.0
        self.moment = NOW
        self.waits = 0
        self.gone_by = 0.0
        self.busy: Callable[[], bool] = lambda: False

    def now(self) -> datetime:
        return self.moment

    def tick(self) -> float:
        return self.gone_by

    def real(self, seconds: float) -> float:
        """Jump; nobody really waits, but for an answer that is under way: that takes a hundredth of a second."""
        self.waits += 1
        if self.busy():
            self._jump(min(seconds, 0.01))
            return 1.0
        self._jump(max(min(seconds, self.longest), 0.001))
        return 0.0

    def _jump(self, seconds: float) -> None:
        self.gone_by += seconds
        self.moment += timedelta(seconds=seconds)


@dataclass
class TimedSource:
    """Says what it wants to; every request is written down with its moment."""

    clock: Clock
    answer: Callable[[Inquiry, int], Answer]
    targets: Sequence[str] = ("a",)
    id: str = "feed"
    gap: timedelta = timedelta(minutes=1)
    every: timedelta = timedelta(minutes=30)
    pace: timedelta = timedelta(seconds=1)
    live: bool = False
    one_place: bool = True
    asked: list[tuple[datetime, str, str | None]] = field(default_factory=list)
    anew: list[bool] = field(default_factory=list)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        if not any(not tracker.paused for tracker in trackers):
            return []
        return [
            Inquiry(self.id, target, target.title(), place="" if self.one_place else f"{target}.example")
            for target in self.targets
        ]

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        with self.guard:
            self.asked.append((self.clock.moment, inquiry.target, cursor))
            self.anew.append(anew)
            answer = self.answer(inquiry, len(self.asked))
        if isinstance(answer, SourceError):
            raise answer
        return answer

    def most(self, inquiry: Inquiry) -> int:
        return 0

    def most_of_pass(self, inquiry: Inquiry) -> int:
        return 0

    def at(self, target: str = "a") -> list[timedelta]:
        """When it was asked, from the beginning."""
        return [moment - NOW for moment, one, _ in self.asked if one == target]


@dataclass
class Line(TimedSource):
    """A stream that says when it is let go of."""

    hung_up: list[timedelta] = field(default_factory=list)

    def hang_up(self, *, kept: bool = True) -> None:
        self.hung_up.append(self.clock.moment - NOW)

    def close(self) -> None:
        pass


@dataclass
class Asker:
    """Tells of mentions again what it is told to tell."""

    clock: Clock
    counts: Callable[[Known], Post | Gone | None]
    id: str = "feed"
    batch: int = 2
    bare: bool = False
    asked: list[tuple[timedelta, tuple[str, ...]]] = field(default_factory=list)

    def place(self, known: Known) -> str:
        """The host that a native id begins with: "a.example/1"."""
        return known.native.rpartition("/")[0]

    def reread(self, known: Sequence[Known], *, now: datetime) -> Fetched:
        self.asked.append((now - NOW, tuple(one.native for one in known)))
        told = [self.counts(one) for one in known]
        return Fetched(
            tuple(one for one in told if isinstance(one, Post)),
            gone=tuple(one for one in told if isinstance(one, Gone)),
        )


def liked(known: Known, likes: int) -> Post:
    return make_post(known.native, "le train", source=known.source, reading=Reading(likes=likes))


class Running:
    """A service, and what it told."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *sources: TimedSource,
        rereaders: Sequence[Rereader] = (),
        limits: Limits | None = None,
        tracked: bool = True,
    ) -> None:
        self.clock, self.path = clock, path
        self.store = SqliteStore(path)
        if tracked and not self.store.trackers():
            self.store.add_tracker(Tracker("Train", "train"), now=NOW)
        self.told: list[Report] = []
        self.hindered: list[StoreBusyError] = []
        self.service = Service(
            self.store,
            sources,
            Pipeline(self.store, FakeAnalyst(lang="fr"), raw.pack, now=NOW),
            rereaders=rereaders,
            limits=limits,
            make_analyst=lambda _personal: FakeAnalyst(lang="fr"),
            now=clock.now,
            rejected=lambda _inquiry, item: self._refuse(item),
            tell=self.told.append,
            hindered=self.hindered.append,
            tick=clock.tick,
            real=clock.real,
        )
        clock.busy = lambda: any(not walk.waits for walk in self.service._walker._walks.values())

    def run(self, span: timedelta, *, meanwhile: Callable[[], None] = lambda: None) -> "Running":
        """Let so much time pass."""
        end = self.clock.moment + span

        def stopped() -> bool:
            meanwhile()
            return self.clock.moment >= end

        self.service.run(stopped)
        return self

    @staticmethod
    def _refuse(item: object) -> None:
        raise AssertionError(item)
