"""The one calm line about the collector that always runs, for the status bar and the Sources window."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QLocale, QObject

from cmdesk.ui import formats
from cmdesk.ui.collector_process import Standing


class CollectorWords(QObject):
    """Words a Standing."""

    def __init__(self, locale: QLocale, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._zone = zone

    def line(self, standing: Standing, now: datetime) -> str:
        """Whether the sources are asked, when the last answer came, when they are asked next."""
        if not standing.wanted:
            return self.tr("Collection is off")
        if not standing.runs:
            if standing.troubled:
                return self.tr("Collection interrupted: starts again by itself")
            return self.tr("Collecting: starting…")
        if standing.offline:
            return self.tr("No network: starts again by itself")
        parts = [self.tr("Collecting: on")]
        if standing.last is not None:
            parts.append(self.tr("last {time}").format(time=self._moment(standing.last, now)))
        if standing.due is not None:
            due = formats.from_moment(standing.due, now, self._zone, self._locale)
            parts.append(self.tr("next {time}").format(time=due) if standing.due > now else self.tr("next: now"))
        return " · ".join(parts)

    def _moment(self, moment: datetime, now: datetime) -> str:
        return formats.moment(moment, now, self._zone, self._locale)
