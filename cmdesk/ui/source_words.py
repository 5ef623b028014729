"""The words of the Sources window: what is asked, what came of it, when it is asked next, how much it may be asked.

Titles and addresses come from the networks and from files: shown on one line, nothing in them invisible.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from cmdesk.core.source_cards import CARDS
from cmdesk.ui import formats
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.source_rows import NEWS, PAID, Row, State
from cmdesk.ui.wording import language_word, note_words, sentence, source_word

SIGNS: Final = {
    State.NEVER: "○",
    State.RUNNING: "↻",
    State.WELL: "✓",
    State.FAILED: "⚠",
    State.BROKEN_OFF: "◐",
    State.PAUSED: "❚❚",
    State.LOCKED: "∅",
    State.UNASKED: "⊘",
    State.GONE: "✕",
}
"""What tells a state beside its colour."""

TOKENS: Final = {
    State.WELL: "positive_text",
    State.FAILED: "danger",
    State.GONE: "danger",
    State.BROKEN_OFF: "warning_text",
    State.LOCKED: "warning_text",
    State.UNASKED: "warning_text",
}
"""The colour tokens of their signs; muted elsewhere."""


class SourceWords(QObject):
    """Words one Row, as plain text."""

    def __init__(self, locale: QLocale, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._zone = zone

    def source(self, row: Row) -> str:
        """Its sign and the name of its source."""
        return f"{SIGNS[row.state]}  {source_word(row.source)}"

    def title(self, row: Row) -> str:
        """What is asked."""
        title = visible(row.title)
        if not row.edition:
            return title
        return f"{title} · {edition_word(row.edition) if row.source == NEWS else visible(row.edition, 60)}"

    def address(self, row: Row) -> str:
        """Where: the address of a feed, or the query of a tracker."""
        if row.feed is not None:
            return visible(row.feed.address, 1000)
        return visible(row.tracker.query, 1000) if row.tracker is not None else ""

    def outcome(self, row: Row, now: datetime) -> str:
        """What came of the latest pass, on one line."""
        last = row.last
        if row.state is State.GONE:
            return self.tr("Gone for good: it is not asked any more")
        if row.state is State.PAUSED:
            return self.tr("Its tracker is paused")
        if row.state is State.LOCKED:
            return self.tr("Not asked: X needs a key and a ceiling")
        if row.state is State.UNASKED:
            return row.refusal
        if last is None:
            return self.tr("Not asked yet")
        if row.state is State.RUNNING and row.live:
            return self.tr("Listening… {read} read, {new} new").format(
                read=formats.number(last.read, self._locale), new=formats.number(last.added, self._locale)
            )
        if row.state is State.RUNNING:
            return self.tr("Being asked… {read} read").format(read=formats.number(last.read, self._locale))
        moment = formats.moment(last.ended_at or last.begun_at, now, self._zone, self._locale)
        if last.fault is not None:
            return f"{moment} · {visible(sentence(last.fault), 400)}"
        if row.state is State.BROKEN_OFF:
            return f"{moment} · " + self.tr("Broken off; the next collection goes on where it was")
        counts = self.tr("{read} read, {kept} kept, {new} new").format(
            read=formats.number(last.read, self._locale),
            kept=formats.number(last.added + last.known, self._locale),
            new=formats.number(last.added, self._locale),
        )
        told = f"{moment} · {counts}"
        return f"{told} · {visible(note_words(last.notes[0]), 400)}" if last.notes else told

    def again(self, row: Row, now: datetime) -> str:
        """From when it may be asked again."""
        if row.state in (State.GONE, State.PAUSED, State.LOCKED, State.UNASKED, State.RUNNING):
            return "–"
        if row.again is None:
            return self.tr("now")
        return formats.from_moment(row.again, now, self._zone, self._locale)

    def due(self, row: Row, now: datetime) -> str:
        """When a collector that always runs asks next."""
        if row.source == PAID and row.state not in (State.GONE, State.PAUSED, State.LOCKED, State.UNASKED):
            return self.tr("when you ask")
        if row.state in (State.GONE, State.PAUSED, State.LOCKED, State.UNASKED):
            return "–"
        if row.live and row.state in (State.RUNNING, State.WELL):
            return self.tr("all the time")
        if row.state is State.RUNNING or row.due is None:
            return self.tr("now")
        return formats.from_moment(row.due, now, self._zone, self._locale)

    def every(self, row: Row) -> str:
        """How often it is asked."""
        if row.every is None:
            return "–"
        return self.tr("all the time") if row.live else self.wait(row.every)

    def wait(self, wait: timedelta) -> str:
        """A length of time in the largest unit that divides it: `15 min`, `2 h`, `7 d`."""
        minutes = max(1, wait // timedelta(minutes=1))
        for size, template in ((1440, self.tr("{count} d")), (60, self.tr("{count} h"))):
            if minutes % size == 0:
                return template.format(count=formats.number(minutes // size, self._locale))
        return self.tr("{count} min").format(count=formats.number(minutes, self._locale))

    def quota(self, row: Row, traffic: Mapping[str, int], megabytes: int) -> str:
        """How much it may still be asked, as far as it tells; of a stream what came today.

        Args:
            traffic: bytes that came today, by source.
            megabytes: how much may come in a day.
        """
        if row.live and row.source in traffic:
            return self.tr("{came} of {most} MB today").format(
                came=formats.number(-(-traffic[row.source] // 1_000_000), self._locale),
                most=formats.number(megabytes, self._locale),
            )
        told = None if row.last is None else row.last.quota
        if told is None or told.remaining is None:
            return ""
        left = formats.number(told.remaining, self._locale)
        if told.limit is None:
            return self.tr("{left} left").format(left=left)
        return self.tr("{left} of {limit} left").format(left=left, limit=formats.number(told.limit, self._locale))

    def card(self, source: str) -> str:
        """What a source gives, and on what terms."""
        card = CARDS.get(source)
        if card is None:
            return ""
        told = [
            QCoreApplication.translate("sources", card.gives),
            QCoreApplication.translate("sources", card.terms),
            *([self.tr("Fragile: it may refuse for hours, which is no fault of yours.")] if card.fragile else []),
        ]
        return " ".join(told)

    def whole(self, row: Row, now: datetime) -> str:
        """Everything about a row, for the lines below the table."""
        notes = [note_words(note) for note in row.last.notes] if row.last is not None else []
        first = " – ".join(filter(None, (self.title(row), self.address(row))))
        outcome = self.outcome(row, now)
        rest = (note for note in notes if note not in outcome)
        return "\n".join(filter(None, (first, outcome, *rest, self.card(row.source))))


def edition_word(edition: str) -> str:
    """An edition of Google News as people there call their country and language."""
    country, _, language = edition.partition(":")
    locale = QLocale(f"{language}_{country}")
    if locale.language() == QLocale.Language.C or not locale.name().endswith(f"_{country}"):
        return visible(edition, 20)
    name = locale.nativeTerritoryName()
    if country in ALONE:
        return name
    return f"{name} ({language_word(language)})"


ALONE: Final = frozenset({"FR", "DE", "ES", "IT", "GB", "IE", "US", "SN"})
"""Countries of whose editions only one is offered: their language need not be said."""

EDITIONS: Final = (
    *("FR:fr", "BE:fr", "CH:fr", "CA:fr", "MA:fr", "SN:fr"),
    *("BE:nl", "CH:de", "DE:de", "ES:es", "IT:it", "GB:en", "IE:en", "US:en", "CA:en"),
)
"""What is offered, French first."""
