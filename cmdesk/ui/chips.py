"""The chip row: everything that narrows the look, each with its own way out, and how much is left."""

from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from cmdesk.ui import formats
from cmdesk.ui.cards import FittingLabel
from cmdesk.ui.dashboard import Dashboard, Filters
from cmdesk.ui.icons import icon
from cmdesk.ui.theme import SIGNS, Theme
from cmdesk.ui.wording import label_word, language_word, source_word

_LONGEST: Final = 180
"""Pixels of the text of a chip that may be long; its tooltip tells the whole."""
_CROWDED: Final = 100
"""The same beside other chips."""


class ChipRow(QWidget):
    """Chips and the sentence beside them.

    Signals:
        filters_changed: the Filters without the chip she removed.
        unzoomed: the chip of the brushed period was removed.
        cleared: all of them were.
        left: what had the keyboard here is gone: it shall go to what is narrowed.
    """

    filters_changed = Signal(object)
    unzoomed = Signal()
    cleared = Signal()
    left = Signal()

    def __init__(self, locale: QLocale, zone: tzinfo, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._zone = zone
        self._theme = theme
        self._dashboard: Dashboard | None = None
        self.chips: list[QPushButton] = []
        self._title = QLabel(self.tr("Mentions"))
        self._title.setObjectName("cardTitle")
        self._summary = FittingLabel()
        self._summary.setObjectName("muted")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._clear = QPushButton(self.tr("Clear all"))
        self._clear.setObjectName("link")
        self._clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear.clicked.connect(self.cleared)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._title)
        self._row.addWidget(self._summary, 1)
        self._row.addWidget(self._clear)

    @property
    def summary(self) -> str:
        """The sentence in its longest wording."""
        return self._summary.text()

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self._theme = theme
        if self._dashboard is not None:
            self.show_dashboard(self._dashboard)

    def show_dashboard(self, dashboard: Dashboard) -> None:
        """Show what narrows a look."""
        self._dashboard = dashboard
        if any(gone.hasFocus() for gone in (*self.chips, self._clear)):
            self.left.emit()
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        filters, locale = dashboard.request.filters, self._locale
        if dashboard.request.frame.zooms:
            text = formats.period(dashboard.period.start, dashboard.period.end, self._zone, locale)
            self._add(text, self.unzoomed.emit)
        for label in sorted(filters.labels):
            self._add(
                f"{SIGNS[label]} {label_word(label)}", self._without(replace(filters, labels=filters.labels - {label}))
            )
        for source in sorted(filters.sources):
            self._add(source_word(source), self._without(replace(filters, sources=filters.sources - {source})))
        for code in sorted(filters.languages):
            self._add(language_word(code), self._without(replace(filters, languages=filters.languages - {code})))
        if filters.query:
            self._add(
                filters.query,
                self._without(replace(filters, query="")),
                longest=_LONGEST if not self.chips else _CROWDED,
            )
        self._clear.setVisible(len(self.chips) > 1)
        self._summary.set_wordings(self._told(dashboard))

    def _told(self, dashboard: Dashboard) -> tuple[str, ...]:
        shown = formats.number(dashboard.now.shown.mentions, self._locale)
        period = formats.period(dashboard.period.start, dashboard.period.end, self._zone, self._locale)
        without = "" if dashboard.request.filters.reposts else " · " + self.tr("without reposts")
        if not dashboard.request.filters.copies:
            without += " · " + self.tr("copies counted once")
        if dashboard.accounts and dashboard.request.filters.own:
            without += " · " + self.tr("own posts included")
        if dashboard.request.filters.labels:
            of = formats.number(dashboard.now.moods.mentions, self._locale)
            shown = self.tr("{shown} of {all}").format(shown=shown, all=of)
        if dashboard.request.frame.zooms:
            return (shown + without, shown)
        return (f"{shown} · {period}{without}", shown + without, shown)

    def _without(self, filters: Filters) -> Callable[[], None]:
        return lambda: self.filters_changed.emit(filters)

    def _add(self, text: str, remove: Callable[[], None], *, longest: int | None = None) -> None:
        short = text
        if longest is not None:
            short = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, longest)
        # an ampersand in what she typed would become the mark of a shortcut
        chip = QPushButton(short.replace("&", "&&"))
        chip.setObjectName("chip")
        chip.setIcon(icon("close", self._theme.tokens.muted))
        chip.setIconSize(QSize(14, 14))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setAccessibleName(self.tr("Remove the filter {name}").format(name=text))
        chip.setToolTip(formats.plain(chip.accessibleName()))
        chip.clicked.connect(remove)
        self._row.insertWidget(2 + len(self.chips), chip)
        self.chips.append(chip)
