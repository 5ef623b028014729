"""Who speaks in the demonstration: made-up accounts on each network, official ones, the press and robots.

Names come from `resources/demo/cast.json` and are put together at random, so that nobody real is meant. What these
people say is written by `cmdesk.sources.demo_text`.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Any, Final

from cmdesk.core.text import fold
from cmdesk.core.types import Author

SOCIAL: Final = ("x", "mastodon", "bluesky")
LANGUAGES: Final[Mapping[str, int]] = {"fr": 78, "en": 20, "es": 4, "de": 4}
"""Languages spoken, weighted."""

_CROWD_SIZES: Final = {"x": 2.6, "mastodon": 1.3, "bluesky": 1.4, "forum": 0.7}
_FOUNDED_AT: Final = datetime(2016, 3, 7, 9, tzinfo=UTC)


class Habit(StrEnum):
    """How somebody types."""

    TIDY = "tidy"
    CHATTY = "chatty"
    HASTY = "hasty"
    LOUD = "loud"
    PRINTED = "printed"
    """Organisations, the press, the long posts of a forum: as written, without emoji or hashtags thrown in."""


_HABITS: Final = {Habit.TIDY: 45, Habit.CHATTY: 30, Habit.HASTY: 14, Habit.LOUD: 11}


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks: an account, and how it writes. `gender` is a key of the table "genders"."""

    author: Author
    lang: str
    habit: Habit = Habit.PRINTED
    gender: str = "masculine"


class Cast:
    """Everybody who may speak.

    Args:
        rng: decides who there is and who speaks.
        names: the table "cast".
        start: first moment of the story; the accounts are older.
    """

    def __init__(self, rng: Random, names: Mapping[str, Any], start: datetime) -> None:
        self._rng = rng
        self._names = names
        self._start = start
        self._crowds = {(source, lang): self._crowd(source, lang) for source in _CROWD_SIZES for lang in LANGUAGES}
        for lang, outlets in names["outlets"].items():
            self._crowds["news", lang] = [Voice(Author(f"news:{name}", name=name), lang) for name in outlets]

    def somebody(self, source: str, lang: str, but: Collection[Voice] = ()) -> Voice:
        """An account of a network, none of `but` (fewer than the crowd); the first of its crowd speak most."""
        crowd = (
            [voice for voice in self._crowds[source, lang] if voice not in but] if but else self._crowds[source, lang]
        )
        return crowd[int(len(crowd) * self._rng.random() ** 1.3)]

    def official(self, subject: str, source: str, lang: str = "fr") -> Voice:
        """The account of the rival, of the manager, or of the brand, which answers for everything else."""
        officials = self._names["officials"]
        who = officials.get(subject, officials["own"])
        author = Author(f"{source}:{who['handle']}", who["handle"], who["name"], who["followers"], 212, _FOUNDED_AT)
        return Voice(replace(author, robot=_declared(source)), lang)

    def is_official(self, voice: Voice) -> bool:
        """Whether a voice is one of the official accounts."""
        return any(voice.author.handle == who["handle"] for who in self._names["officials"].values())

    def robot(self, robot: Mapping[str, Any]) -> Voice:
        """The account of an entry of the table's "robots"."""
        declared = True if robot["declared"] else _declared(robot["source"])
        key = f"{robot['source']}:{robot['handle']}"
        return Voice(Author(key, robot["handle"], robot["name"], 41, 3, self._start, declared), "fr")

    def _crowd(self, source: str, lang: str) -> list[Voice]:
        size = max(8, round(_CROWD_SIZES[source] * LANGUAGES[lang]))
        return [self._person(source, lang, number) for number in range(10, size + 10)]

    def _person(self, source: str, lang: str, number: int) -> Voice:
        rng, people = self._rng, self._names["people"][lang]
        gender = rng.choice(("feminine", "masculine"))
        first, last = rng.choice(people[gender]), rng.choice(people["surnames"])
        name = rng.choice(
            (*(f"{first} {last}",) * 4, *(f"{first} {last[0]}.",) * 3, first, first.lower(), f"{first} ☕")
        )
        handle = f"{first}{rng.choice(('_', ''))}{last[: rng.choice((1, 4, 12))]}"
        if rng.random() < 0.2:
            gender, name = "masculine", rng.choice(self._names["nicknames"][lang])
            handle = name
        handle = re.sub(r"[^a-z0-9_]", "", fold(handle)) + str(number)
        author = Author(f"{source}:{handle}", handle, name)
        if source == "forum":
            return Voice(author, lang, Habit.PRINTED, gender)
        author = replace(
            author,
            followers=int(rng.lognormvariate(5.2, 1.5)),
            following=int(rng.lognormvariate(5.4, 0.9)),
            created_at=self._start - timedelta(days=rng.randrange(30, 3500), seconds=rng.randrange(86_400)),
            robot=_declared(source),
        )
        return Voice(author, lang, rng.choices(tuple(_HABITS), tuple(_HABITS.values()))[0], gender)


def _declared(source: str) -> bool | None:
    """What a network says of an account that declares nothing: only Mastodon says that it is no robot."""
    return False if source == "mastodon" else None
