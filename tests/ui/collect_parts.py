"""As much of what works behind the window as collecting and its dialogs need; everything happens at once."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from cmdesk.config.settings import Settings
from cmdesk.core.errors import CmdeskError
from cmdesk.core.scheduling import Rhythm
from cmdesk.core.translations import Translation
from cmdesk.core.types import ALL_MENTIONS
from cmdesk.metrics.model_card import ModelCard
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.collector_process import Mode, Standing
from cmdesk.ui.edits import Edits
from cmdesk.ui.jobs import Outcome
from cmdesk.ui.scoring import Scoring
from tests.ui.desks import FakeKeys, analyst, gaps
from tests.ui.fake_jobs import FakeJob, FakeJobs
from tests.ui.fake_store import NOW, Memory


class Now:
    """A worker that does not wait, unless it is told to hold what it is given."""

    def __init__(self, resource: Any) -> None:
        self._resource = resource
        self.held: list[Callable[[], None]] | None = None
        self.made = 1

    def open_anew(self) -> None:
        self.made += 1

    def submit(
        self,
        work: Callable[[Any], Any],
        then: Callable[[Any], None] = lambda _: None,
        failed: Callable[[CmdeskError], None] | None = None,
        *,
        key: str | None = None,
    ) -> None:
        def run() -> None:
            try:
                found = work(self._resource)
            except CmdeskError as error:
                assert failed is not None
                failed(error)
            else:
                then(found)

        if self.held is None:
            run()
        else:
            self.held.append(run)


class Ordered(FakeJob):
    """A command in the queue."""

    def __init__(self, title: str, words: tuple[str, ...], said: bytes) -> None:
        super().__init__(words)
        self.title, self.name, self.said = title, words[0], said


class Queue(QObject):
    """Takes orders and ends them when a test says so."""

    started = Signal(object)
    finished = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.ordered: list[Ordered] = []
        self.asides = FakeJobs()
        self.told_aside: list[bytes] = []
        self.running: list[Ordered] = []

    def add(self, title: str, words: tuple[str, ...], said: bytes = b"") -> Ordered:
        self.ordered.append(Ordered(title, tuple(words), said))
        self.running.append(self.ordered[-1])
        return self.ordered[-1]

    def aside(self, title: str, words: tuple[str, ...], said: bytes = b"") -> FakeJob:
        self.told_aside.append(said)
        return self.asides.aside(title, words)

    def has(self, name: str) -> bool:
        return any(job.name == name for job in self.running)

    def waits(self, name: str) -> bool:
        """The one that was ordered first has begun."""
        return any(job.name == name for job in self.running[1:])

    def end(self, *, ok: bool = True, cancelled: bool = False, sentence: str = "", **result: Any) -> None:
        """End the one that was ordered first."""
        job = self.running.pop(0)
        self.finished.emit(job, Outcome(ok, cancelled, result, sentence))

    def warn(self, sentence: str) -> None:
        """The one that was ordered first begins, and warns."""
        self.started.emit(self.running[0])
        self.running[0].warned.emit(sentence)


class Watch(QObject):
    """Tells of changes when a test does."""

    changed = Signal()


class Focus(QObject):
    """The clock and the zone of the desk; what is on screen says the test."""

    dashboard_read = Signal(object)
    zone = ZoneInfo("Europe/Paris")
    dashboard: Any = None

    def now(self) -> Any:
        return NOW


class Collector(QObject):
    """The collector that always runs: there is one when a test says so, and it notes what is wanted of it."""

    changed = Signal()
    progressed = Signal(object)
    troubled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.standing = Standing(wanted=False, mode=Mode.OFF)
        self.asked: list[int] = []
        self.followed = self.renewed = 0
        self.allowed = True

    @property
    def runs(self) -> bool:
        return self.standing.runs

    def run(self, **told: Any) -> None:
        """One runs from now on."""
        self.standing = Standing(**{"wanted": True, "mode": Mode.OWN, **told})
        self.changed.emit()

    def ask_now(self, tracker: int = ALL_MENTIONS) -> None:
        self.asked.append(tracker)

    def follow(self) -> None:
        self.followed += 1

    def renew(self) -> None:
        self.renewed += 1


class Parts(QObject):
    """Stands for a `Backstage`."""

    def __init__(self, memory: Memory, **chosen: Any) -> None:
        super().__init__()
        self.memory, self.fake_keys = memory, FakeKeys()
        self.reader, self.writer = Now(memory.open()), Now(memory.open())
        self.keys = Now(self.fake_keys)
        self.edits = Edits(cast(Any, self.writer), lambda: NOW, self)
        self.jobs, self.watch, self.focus = Queue(), Watch(), Focus()
        self.settings: dict[str, Any] = {**{name: getattr(Settings(), name) for name in Settings.__slots__}, **chosen}
        self.keep_setting = self.settings.__setitem__
        self.setting = self.settings.__getitem__
        self.mute: dict[str, str] = {}
        self.fake_analyst = analyst()
        self.analyst, self.thinker = Now(self.fake_analyst), Now(object())
        self.scoring = Scoring(self.edits, cast(Any, self.jobs), cast(Any, self.analyst), self)
        self.card: ModelCard | None = None
        self.collector = Collector()

    @property
    def backstage(self) -> Backstage:
        return cast(Backstage, self)

    def model_card(self) -> ModelCard | None:
        return self.card

    def gaps(self) -> Mapping[str, timedelta]:
        return gaps()

    def rhythms(self) -> Mapping[str, Rhythm]:
        return {source: Rhythm(gap, max(gap, timedelta(minutes=15))) for source, gap in gaps().items()}

    def translate_query(self, query: str, sources: frozenset[str]) -> list[Translation]:
        """The query itself, but at the sources that are `mute`: why they are not asked."""
        return [
            Translation(source, None, (self.mute[source],)) if source in self.mute else Translation(source, query)
            for source in sorted(sources)
        ]

    def x_most(self, posts: int) -> int:
        return posts * 45_000
