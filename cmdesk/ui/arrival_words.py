"""The words of the strip that shows what arrives: a chip for each source, a sentence for all, one for what is missing.

What failed is told calmly: nobody did anything wrong, and it is asked again by itself.
"""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QLocale, QObject

from cmdesk.ui import formats
from cmdesk.ui.arrival_rows import NO_WAY, Arrival, ArrivalRow, Mood, looked_through, mood_of
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.wording import sentence, source_word

SIGNS = {
    Arrival.WAITING: "…",
    Arrival.ASKING: "↻",
    Arrival.LISTENING: "↻",
    Arrival.WELL: "✓",
    Arrival.FAILED: "⚠",
    Arrival.UNASKED: "⊘",
}
"""What tells a state beside its colour: as in the Sources window."""


class ArrivalWords(QObject):
    """Words rows, as plain text."""

    def __init__(self, locale: QLocale, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._zone = zone

    def chip(self, row: ArrivalRow, now: datetime) -> str:
        """A source, its sign, and what came or why nothing did."""
        name = source_word(row.source)
        if row.place:
            name = self.tr("{network} ({server})").format(network=name, server=visible(row.place, 40))
        return " ".join(filter(None, (name, SIGNS[row.state], self._told(row, now))))

    def whole(self, row: ArrivalRow) -> str:
        """Everything about a source, for its tooltip."""
        told = []
        if row.refusal:
            told.append(row.refusal)
        if row.last is not None and row.last.fault is not None:
            told.append(visible(sentence(row.last.fault), 400))
        if row.read:
            told.append(
                self.tr("{read} read, {known} known already, {new} new").format(
                    read=formats.number(row.read, self._locale),
                    known=formats.number(row.known, self._locale),
                    new=formats.number(row.added, self._locale),
                )
            )
        if row.shared:
            told.append(self.tr("It looks for all your trackers at once, and so do these numbers."))
        return "\n".join(told)

    def headline(self, rows: Sequence[ArrivalRow], name: str, mentions: int, *, offline: bool = False) -> str:
        """What is to be said of all sources together; see `mood_of`."""
        shown = visible(name, 60)
        match mood_of(rows, mentions, offline=offline):
            case Mood.ARRIVED:
                return self.tr("%Ln mention(s) so far:", "", mentions) + " " + shown
            case Mood.LOOKING:
                return self.tr("The first mentions are being looked for: {name}").format(name=shown)
            case Mood.NO_NETWORK:
                return self.tr("There is no network at the moment; cmdesk starts by itself when it is back.")
            case Mood.TROUBLE:
                return self.tr("None of the sources answers as it should; cmdesk asks them again by itself.")
            case _:
                return self.tr("Nothing on {name} yet; cmdesk goes on looking.").format(name=shown)

    def footnote(self, rows: Sequence[ArrivalRow], earlier: int = 0) -> str:
        """What was looked through in vain, and what she does not see; "" where there is no such thing.

        Args:
            earlier: mentions that lie before the period on screen.
        """
        told = [
            self.tr("{count} read on {network}, none with your words yet.").format(
                count=self.tr("%Ln post(s)", "", read), network=source_word(source)
            )
            for source, read in looked_through(rows)
        ]
        if earlier:
            told.append(self.tr("%Ln of them lie before the period on screen: “All” shows them.", "", earlier))
        return " ".join(told)

    def _told(self, row: ArrivalRow, now: datetime) -> str:
        count = formats.number(row.added, self._locale) if row.added else ""
        if count and row.shared:
            count = self.tr("{count} for all trackers").format(count=count)
        match row.state:
            case Arrival.LISTENING:
                return ", ".join(filter(None, (self.tr("listening"), count)))
            case Arrival.WELL if not count:
                return self.tr("nothing new yet") if row.known else self.tr("nothing yet")
            case Arrival.FAILED:
                return ", ".join(filter(None, (count, self._fault(row, now))))
            case Arrival.UNASKED:
                return self.tr("is not asked")
            case _:
                return count

    def _fault(self, row: ArrivalRow, now: datetime) -> str:
        if row.fault in NO_WAY:
            why = self.tr("no connection")
        elif row.fault == "rate":
            why = self.tr("wants a pause")
        elif row.fault in ("forbidden", "unauthorized", "refused", "payment", "key", "ceiling", "credit"):
            why = self.tr("refuses")
        elif row.fault == "server":
            why = self.tr("has trouble itself")
        else:
            why = self.tr("could not be read")
        if row.again is None:
            return why
        moment = formats.from_moment(row.again, now, self._zone, self._locale)
        return self.tr("{reason}: asked again at {time}").format(reason=why, time=moment)
