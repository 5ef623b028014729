"""What came of a collection, in one sentence: what is new, what failed and why, what waits and until when.

The result of the command in, words out; `collecting` shows them. Titles of feeds come from the networks: they are shown
on one line, cut, nothing in them invisible.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Final

from PySide6.QtCore import QLocale, QObject

from cmdesk.core.networks import SEARCHED
from cmdesk.ui import formats
from cmdesk.ui.banner import Tone
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.wording import source_word

_LONGEST: Final = 40
_REASON: Final = 150
_NAMED: Final = 2
"""Failures and waits that are told one by one; the others are counted."""

_Pass = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a collection.

    Attributes:
        more: whether the Sources window has more to say.
    """

    sentence: str
    tone: Tone
    more: bool


class CollectNews(QObject):
    """Words the result of `collect --once`."""

    def __init__(self, locale: QLocale, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._zone = zone

    def told(self, result: Mapping[str, Any], now: datetime, *, cancelled: bool = False, unasked: str = "") -> Told:
        """All of it.

        Args:
            unasked: why X was left out, and what else is to be told; "" where nothing is.
        """
        passes = [one for one in result.get("passes") or () if isinstance(one, Mapping)]
        done = [one for one in passes if one.get("state") == "done"]
        failed = [one for one in passes if one.get("state") == "failed"]
        waiting = [one for one in passes if one.get("state") == "waiting"]
        parts = [
            self.tr("The collection was stopped; what was stored stays stored.") if cancelled else "",
            self._new(_count(result.get("added")), len(done), cancelled=cancelled),
            self._failures(failed),
            self.tr("Nothing may be asked again yet.") if waiting and not done and not failed else "",
            *([] if failed else self._waits(waiting, now)),
            self._price(_count(result.get("cost"))),
            unasked,
        ]
        tone = Tone.INFO if not failed else Tone.WARNING if done else Tone.ERROR
        notes = any(one.get("notes") for one in passes)
        return Told(" ".join(part for part in parts if part), tone, bool(failed or waiting or notes))

    def _new(self, added: int, sources: int, *, cancelled: bool) -> str:
        if not sources and not (cancelled and added):
            return ""
        if not added:
            return self.tr("Nothing new from %Ln source(s).", "", sources)
        mentions = self.tr("%Ln new mention(s)", "", added)
        if not sources:
            return f"{mentions}."
        return f"{mentions} " + self.tr("from %Ln source(s).", "", sources)

    def _failures(self, failed: Sequence[_Pass]) -> str:
        if not failed:
            return ""
        # the Sources window tells them whole; here they must not push the page away
        longest = _REASON if len(failed) == 1 else _REASON // 3
        reasons = [visible(str(one.get("sentence") or "").rstrip("."), longest) for one in failed[:_NAMED]]
        named = [f"{_name(one)} ({reason})" for one, reason in zip(failed, reasons, strict=False)]
        told = self.tr("%Ln source(s) failed:", "", len(failed)) + " " + ", ".join(named)
        rest = len(failed) - _NAMED
        return f"{told}, " + self.tr("and %Ln more.", "", rest) if rest > 0 else f"{told}."

    def _waits(self, waiting: Sequence[_Pass], now: datetime) -> list[str]:
        first: dict[str, datetime] = {}
        for one in waiting:
            until = _moment(one.get("waits_until"))
            if until is not None:
                name = source_word(str(one["source"])) if one.get("source") in SEARCHED else _name(one)
                first[name] = min(until, first.get(name, until))
        told = [
            self.tr("{source}: again from {time}.").format(
                source=name, time=formats.from_moment(until, now, self._zone, self._locale)
            )
            for name, until in list(first.items())[:_NAMED]
        ]
        rest = len(first) - _NAMED
        return [*told, self.tr("%Ln more source(s) wait.", "", rest)] if rest > 0 else told

    def _price(self, cost: int) -> str:
        if not cost:
            return ""
        return self.tr("X may have cost {amount} US dollars at most.").format(amount=formats.money(cost, self._locale))


def _name(one: _Pass) -> str:
    """What people call an inquiry."""
    source, title = str(one.get("source") or ""), visible(str(one.get("title") or ""), _LONGEST)
    return f"{source_word(source)} · {title}" if source in SEARCHED else title


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        return None
