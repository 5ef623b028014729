"""The words of the Sources window: what is asked, what came of it, when it may be asked again.

Titles and addresses come from the networks and from files: shown on one line, nothing in them invisible.
"""

from datetime import datetime, tzinfo
from typing import Final

from PySide6.QtCore import QLocale, QObject

from cmdesk.ui import formats
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.source_rows import Row, State
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
        return f"{title} · {edition_word(row.edition)}" if row.edition else title

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

    def whole(self, row: Row, now: datetime) -> str:
        """Everything about a row, for the line below the table."""
        notes = [note_words(note) for note in row.last.notes] if row.last is not None else []
        first = f"{self.title(row)} – {self.address(row)}"
        outcome = self.outcome(row, now)
        return "\n".join((first, outcome, *(note for note in notes if note not in outcome)))


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
