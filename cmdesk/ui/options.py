"""What the desk is told and given by whoever starts it.

No Qt here, so that the command line and `bootstrap` can build these without importing the window. The desk asks for
nothing else: no global instance, no look-up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from cmdesk.core.desk_store import OpenDeskStore
from cmdesk.core.ports import Analyst, Keys
from cmdesk.core.scheduling import Rhythm
from cmdesk.core.translations import Translation

if TYPE_CHECKING:
    # it needs numpy, which no command line waits for
    from cmdesk.metrics.model_card import ModelCard

Language: TypeAlias = Literal["fr", "en"]
ThemeChoice: TypeAlias = Literal["light", "dark", "system"]


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """How the desk starts.

    Attributes:
        store: path of the store, shown in the status bar; the store itself is opened by `DeskServices.open_store`.
        demo: whether the store is the throw-away demonstration.
        size: of the window in pixels; None keeps the last one.
        render: paint the window into this PNG without a screen, then exit.
        tracker: name of the tracker to show first.
        start, end: period to show first, end excluded.
        now: fixes the clock, for pictures and tests; None follows the real one.
        zone: hers; days are cut in it.
        reposts: whether reposts count at the start.
        own: whether the posts of her own accounts do.
        copies: whether each copy of a text counts.
    """

    store: Path
    demo: bool
    language: Language
    theme: ThemeChoice
    size: tuple[int, int] | None
    render: Path | None
    tracker: str | None
    start: datetime | None
    end: datetime | None
    now: datetime | None
    zone: tzinfo
    reposts: bool = True
    own: bool = False
    copies: bool = True

    def clock(self) -> datetime:
        """The present moment, or the one it was fixed at."""
        return self.now or datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class DeskServices:
    """What the desk works with, made by `bootstrap`.

    Attributes:
        open_store: opens the store anew, in the thread that will use it.
        make_analyst: makes what recomputes the evidence of a mention; slow, called once, in its own thread.
        job_command: start of the command line of every job: `(sys.executable, "-m", "cmdesk", "--store", path)`.
        keep_setting: called with the name and value of a preference of `config.settings` that she changed.
        setting: a preference by its name, read anew.
        keys: the keys of networks; asked in a thread of their own, for the system may ask for a password.
        gaps: the shortest time between two passes of each source, by its id.
        x_most: the most that reading so many posts of X can cost, in millionths of a dollar.
        mapping_names: the names of the mappings of columns that she kept, read anew.
        translate_query: what a query becomes at each of these sources; nothing where it cannot be read.
        model_card: the card of the trained scorer; None where none ships.
        demo_command: the command line that opens the demonstration in a program of its own; () where there is none.
        rhythms: how often each source is asked by a collector that always runs, by its id.
    """

    open_store: OpenDeskStore
    make_analyst: Callable[[], Analyst]
    job_command: tuple[str, ...]
    keep_setting: Callable[[str, str | bool | float], None]
    setting: Callable[[str], str | bool | float]
    keys: Keys
    gaps: Callable[[], Mapping[str, timedelta]]
    x_most: Callable[[int], int]
    mapping_names: Callable[[], Sequence[str]] = tuple
    translate_query: Callable[[str, frozenset[str]], Sequence[Translation]] = lambda _query, _sources: ()
    model_card: "Callable[[], ModelCard | None]" = lambda: None
    demo_command: tuple[str, ...] = ()
    rhythms: Callable[[], Mapping[str, Rhythm]] = dict
