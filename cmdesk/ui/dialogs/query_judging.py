"""How precise a query is, measured by what she judged, and the changes that would gain most, with their cost."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cmdesk.core.suggesting import Suggestion
from cmdesk.metrics.precision import CLAIM_FROM, precision
from cmdesk.ui import formats
from cmdesk.ui.foreign_text import visible

MOST = 3
"""Suggestions shown."""


class JudgingPane(QWidget):
    """Under the examples.

    Signals:
        applied: the text of a suggested query.
    """

    applied = Signal(str)

    def __init__(self, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self.figure = QLabel()
        self.figure.setTextFormat(Qt.TextFormat.PlainText)
        self.figure.setWordWrap(True)
        self.how = QPushButton(self.tr("How is it measured?"))
        self.how.setObjectName("link")
        self.how.setAutoDefault(False)
        self.how.setCheckable(True)
        self.how.setCursor(Qt.CursorShape.PointingHandCursor)
        self.how.setStyleSheet("QPushButton#link:checked { background: transparent; }")
        self.explanation = QLabel(
            self.tr(
                "Measured from the random sample only: the share of right ones among the examples drawn that you"
                " judged. The interval says where the true share lies in 95 of 100 cases. Judge the sample in its"
                " order, without choosing. What the query does not find is not measured."
            )
        )
        self.explanation.setObjectName("small")
        self.explanation.setWordWrap(True)
        self.explanation.hide()
        self.how.toggled.connect(self.explanation.setVisible)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(2)
        self.rows: list[tuple[QLabel, QPushButton]] = []
        line = QHBoxLayout()
        line.addWidget(self.figure, 1)
        line.addWidget(self.how, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.explanation)
        column.addLayout(self._offers)
        self.show_counts(0, 0)

    def show_counts(self, good: int, bad: int) -> None:
        """Show the precision of so many judged right and wrong."""
        judged = good + bad
        measured = precision(good, bad)
        if measured is None:
            missing = CLAIM_FROM - judged
            told = self.tr("Judge %Ln more example(s) of the sample to measure the precision.", "", missing)
        else:
            told = self.tr("Precision {share} ({low} to {high}): %Ln judged, {good} right.", "", judged).format(
                share=formats.percent(measured.value, self._locale),
                low=formats.percent(measured.low, self._locale),
                high=formats.percent(measured.high, self._locale),
                good=formats.number(good, self._locale),
            )
        self.figure.setText(told)
        self.figure.setObjectName("muted" if measured is None else "")
        self.figure.style().unpolish(self.figure)
        self.figure.style().polish(self.figure)

    def show_suggestions(self, found: Sequence[Suggestion]) -> None:
        """Offer changes of the query, the best first."""
        for label, button in self.rows:
            for widget in (label, button):
                widget.hide()
                widget.deleteLater()
        while (item := self._offers.takeAt(0)) is not None:
            if (line := item.layout()) is not None:
                line.deleteLater()
        self.rows = [self._row(one) for one in found[:MOST]]

    def _row(self, one: Suggestion) -> tuple[QLabel, QPushButton]:
        label = QLabel(self._told(one))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        button = QPushButton(self.tr("Apply"))
        button.setObjectName("link")
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(self.tr("Apply: {change}").format(change=label.text()))
        button.setToolTip(formats.plain(one.query))
        button.clicked.connect(lambda: self.applied.emit(one.query))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._offers.addLayout(line)
        return label, button

    def _told(self, one: Suggestion) -> str:
        """What a change is, what it gains, what it costs."""
        templates = {
            "exclude": self.tr("Exclude “{term}”"),
            "require": self.tr("Require “{term}”"),
            "exact": self.tr("Only as written: “{term}”"),
            "variant": self.tr("Find “{term}” too"),
        }
        change = templates.get(one.kind, "{term}").format(term=visible(one.term, 60))
        parts = []
        if one.bad_removed:
            parts.append(self.tr("%Ln wrong example(s) go(es)", "", one.bad_removed))
        if one.kind != "variant":
            lost = self.tr("%Ln right example(s) is/are lost", "", one.good_removed)
            parts.append(lost if one.good_removed else self.tr("no right one is lost"))
        elif one.added is not None:
            parts.append(self.tr("held by %Ln mention(s)", "", one.added))
        if one.precision is not None:
            share = formats.percent(one.precision, self._locale)
            parts.append(self.tr("precision {share}").format(share=share))
        colon = "\xa0: " if self._locale.language() == QLocale.Language.French else ": "
        return change + colon + ", ".join(parts) if parts else change
