"""What came of a sitting, in plain words: how often the scorer was right, or what the mood of a period was."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cmdesk.core.corrections import REFIT_FROM, Purpose
from cmdesk.metrics.difference_estimator import LABELS_FROM
from cmdesk.metrics.mood import Mood
from cmdesk.ui import formats
from cmdesk.ui.check_reading import Outcome


class ResultPage(QWidget):
    """The end of a sitting.

    Signals:
        learn_wanted: the scorers shall learn from her corrections.
        more_wanted: she goes on: with those that wait, else with others.
        back_wanted: she wants to see the last mention again.
        closed: she is through.
    """

    learn_wanted = Signal()
    more_wanted = Signal()
    back_wanted = Signal()
    closed = Signal()

    def __init__(self, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self.title = self._words("pageTitle")
        self.lines: list[QLabel] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        inner = QWidget()
        inner.setObjectName("checkResult")
        inner.setStyleSheet("#checkResult { background: transparent; }")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addLayout(self._body)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        self.learn = QPushButton(self.tr("&Learn from my corrections"))
        self.more = QPushButton()
        self.back = QPushButton(self.tr("← The last mention"))
        self.back.setObjectName("link")
        self.close_ = QPushButton(self.tr("&Close"))
        for button in (self.learn, self.more, self.back, self.close_):
            button.setAutoDefault(False)
        self.learn.clicked.connect(self.learn_wanted)
        self.more.clicked.connect(self.more_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.close_.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.more)
        row.addWidget(self.learn)
        row.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addWidget(scroll, 1)
        column.addLayout(row)

    def wait(self) -> None:
        """Nothing is known yet."""
        self._clear()
        self.title.setText(self.tr("One moment: your answers are being counted…"))
        for button in (self.learn, self.more, self.back):
            button.hide()

    def fail(self) -> None:
        """What came of it cannot be told."""
        self.title.setText(self.tr("Your answers are kept"))
        self.back.show()
        self.close_.setFocus()

    def show_outcome(self, found: Outcome, purpose: Purpose) -> None:
        """Say what came of it."""
        self._clear()
        self.title.setText(
            self.tr("%Ln mention(s) labelled", "", found.labelled)
            if found.waiting
            else self.tr("Done: %Ln mention(s) labelled", "", found.labelled)
        )
        rest = []
        if found.skipped:
            rest.append(self.tr("%Ln you could not tell", "", found.skipped))
        if found.waiting:
            rest.append(self.tr("%Ln still wait(s) for you", "", found.waiting))
        if rest:
            self._add(" · ".join(rest), "muted")
        if purpose is Purpose.PERIOD:
            self._show_mood(found)
        self._show_agreement(found, purpose)
        can_learn = found.hers >= REFIT_FROM
        if not can_learn:
            missing = self.tr(
                "%Ln more label(s) of yours, and cmdesk can learn from them.", "", REFIT_FROM - found.hers
            )
            self._add(missing, "muted")
        elif purpose is Purpose.CHECK:
            self._add(
                self.tr(
                    "cmdesk can now learn from your %Ln label(s): what it learns is kept only where it does better.",
                    "",
                    found.hers,
                )
            )
        self.learn.setVisible(can_learn)
        self.more.setVisible(found.waiting > 0 or found.more > 0)
        self.more.setText(self.tr("&Go on") if found.waiting else self.tr("{count} &more").format(count=found.more))
        self.back.show()
        first = self.more if found.waiting else self.learn if can_learn and purpose is Purpose.CHECK else self.close_
        for button in (self.learn, self.more, self.close_):
            button.setObjectName("primary" if button is first else "")
            button.style().unpolish(button)
            button.style().polish(button)
        first.setFocus()

    def _show_agreement(self, found: Outcome, purpose: Purpose) -> None:
        """How often the scorer had said the same, of those drawn at random: the others were chosen as doubtful."""
        if found.agreement is None:
            self._add(self.tr("Too few of them were drawn at random to say how often cmdesk is right."), "muted")
            return
        same = formats.number(found.same, self._locale)
        told = [
            self.tr(
                "On the %Ln mention(s) drawn at random cmdesk had said the same as you in {same}.", "", found.random
            ).format(same=same)
        ]
        if found.unjudged:
            told.append(self.tr("It had not been able to judge %Ln of them.", "", found.unjudged))
        self._add(" ".join(told), "cardTitle")
        told = [
            self.tr(
                "That is {share} of those it judged; measured on so few, the true share may be {low} to {high}."
            ).format(
                share=formats.percent(found.agreement.value, self._locale),
                low=formats.percent(found.agreement.low, self._locale),
                high=formats.percent(found.agreement.high, self._locale),
            )
        ]
        if purpose is Purpose.CHECK:
            told.append(
                self.tr(
                    "The others were chosen because cmdesk was unsure of them: they teach it most, and measure nothing."
                )
            )
        self._add(" ".join(told))

    def _show_mood(self, found: Outcome) -> None:
        if found.sampled is None:
            self._add(
                self.tr("From %Ln label(s) on the mood of the period can be told.", "", LABELS_FROM)
                if found.random < LABELS_FROM
                else self.tr("Too few mentions of this period carry a mood to tell what it was.")
            )
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(3, 1)
        rows: tuple[tuple[str, Mood], ...] = (
            (self.tr("Set right by your %Ln label(s)", "", found.sampled.labels), found.sampled),
        )
        if found.counted is not None:
            rows = (*rows, (self.tr("Counted from what cmdesk says"), found.counted))
        for row, (caption, mood) in enumerate(rows):
            grid.addWidget(self._words("cardTitle" if not row else "muted", caption), row, 0)
            figure = self._words("figure" if not row else "cardTitle", formats.signed(mood.value, self._locale))
            grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self._words("muted", self._interval(mood)), row, 2)
        title = self._words("sectionTitle", self.tr("MOOD OF THE PERIOD"))
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(title)
        column.addLayout(grid)
        self._body.addWidget(card)
        self._add(
            self.tr(
                "In 95 of 100 such cases the mood of the %Ln scored mention(s) of this period lies between the two "
                "bounds: your labels were drawn at random inside it, so the mistakes of cmdesk are taken out. Reposts "
                "are left out.",
                "",
                found.population,
            )
        )

    def _interval(self, mood: Mood) -> str:
        return self.tr("between {low} and {high}").format(
            low=formats.signed(mood.low, self._locale), high=formats.signed(mood.high, self._locale)
        )

    def _add(self, text: str, name: str = "") -> None:
        label = self._words(name, text)
        label.setWordWrap(True)
        self._body.addWidget(label)
        self.lines.append(label)

    def _clear(self) -> None:
        self.lines = []
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _words(self, name: str, text: str = "") -> QLabel:
        label = QLabel(text)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
