"""One draw on its way through her hands: which mention is next, what she said, how long the rest will take.

It stores nothing and shows nothing: the dialog tells it what she does, `check_edits` writes it. Mentions that are gone
meanwhile are left out; those that say the same follow her answer, as they do in the store.
"""

from collections import deque
from collections.abc import Callable
from typing import Final

from cmdesk.core.corrections import Draw, Drawn, digest
from cmdesk.core.types import Label

USUAL_SECONDS: Final = 5.0
"""What an answer takes until her own pace is known: sixty of them are five minutes."""
_PACE_FROM: Final = 3
_PACE_OF: Final = 20
_LONGEST: Final = 60.0
"""Of a longer time she spent the rest elsewhere."""

Answer = Label | None
"""Her label, or None: she cannot tell."""


class Round:
    """The state of one sitting over one draw.

    Attributes:
        at: the place of the mention before her among `mentions`; their number once none waits.
        last: the place that she answered last in this sitting, None before.
    """

    def __init__(self, draw: Draw, clock: Callable[[], float]) -> None:
        self.draw = draw
        self.mentions: tuple[Drawn, ...] = tuple(one for one in draw.mentions if one.line is not None)
        self.last: int | None = None
        self._clock = clock
        self._says = [None if one.line is None else digest(one.line.text) for one in self.mentions]
        self._stored: dict[int, Answer] = {
            place: one.answer for place, one in enumerate(self.mentions) if one.skipped or one.answer is not None
        }
        # the newest last: what says the same follows it
        self._given: dict[int, Answer] = {}
        # each answered place, and what was given before it
        self._trail: list[tuple[int, dict[int, Answer]]] = []
        self._spent: deque[float] = deque(maxlen=_PACE_OF)
        self._shown_at = clock()
        self.at = self._next(-1)

    @property
    def current(self) -> Drawn | None:
        """The mention before her; None once none waits."""
        return self.mentions[self.at] if self.at < len(self.mentions) else None

    @property
    def answered(self) -> int:
        """How many wait no more."""
        return sum(self.is_answered(place) for place in range(len(self.mentions)))

    @property
    def seconds_left(self) -> float:
        """How long the rest will take at her pace."""
        known = len(self._spent) >= _PACE_FROM and sum(self._spent) > 0
        pace = sum(self._spent) / len(self._spent) if known else USUAL_SECONDS
        return pace * (len(self.mentions) - self.answered)

    @property
    def can_take_back(self) -> bool:
        """Whether she answered anything in this sitting that stands."""
        return bool(self._trail)

    def is_answered(self, place: int) -> bool:
        """Whether a mention waits no more."""
        return place in self._given or self._followed(place) is not None or place in self._stored

    def answer_at(self, place: int) -> Answer:
        """Her answer; None where there is none, and where she cannot tell."""
        if place in self._given:
            return self._given[place]
        followed = self._followed(place)
        return self._given[followed] if followed is not None else self._stored.get(place)

    def answer(self, answer: Answer) -> None:
        """She answers the mention before her, and the next that waits comes."""
        self._spent.append(min(_LONGEST, max(0.0, self._clock() - self._shown_at)))
        self._trail.append((self.at, dict(self._given)))
        self._given.pop(self.at, None)
        self._given[self.at] = answer
        self.last = self.at
        self._move(self._next(self.at))

    def take_back(self) -> None:
        """The last answer of this sitting is undone, and its mention is before her again."""
        place, self._given = self._trail.pop()
        self.last = self._trail[-1][0] if self._trail else None
        self._move(place)

    def withdraw(self, place: int) -> None:
        """An answer could not be stored: its mention waits again."""
        self._trail = [
            (other, {known: given for known, given in before.items() if known != place})
            for other, before in self._trail
            if other != place
        ]
        self._given.pop(place, None)
        self.last = self._trail[-1][0] if self._trail else None
        if self.current is None:
            self._move(place)

    def back(self) -> bool:
        """To the mention before this one; whether there is one. Nothing is undone."""
        if not self.at:
            return False
        self._move(self.at - 1)
        return True

    def forward(self) -> bool:
        """To the next mention, as far as she got; whether there is one."""
        if self.current is None or not self.is_answered(self.at):
            return False
        self._move(self.at + 1)
        return True

    def go_on(self) -> None:
        """To the first mention that waits."""
        self._move(self._next(-1))

    def _followed(self, place: int) -> int | None:
        """The place of the newest answer in this sitting to a mention that says the same."""
        said = self._says[place]
        if said is None:
            return None
        same = (other for other, label in reversed(self._given.items()) if label is not None)
        return next((other for other in same if self._says[other] == said), None)

    def _next(self, after: int) -> int:
        """The next place that waits, from the beginning where none does behind; their number where none does."""
        size = len(self.mentions)
        order = (*range(after + 1, size), *range(min(after + 1, size)))
        return next((place for place in order if not self.is_answered(place)), size)

    def _move(self, place: int) -> None:
        self.at = place
        self._shown_at = self._clock()
