"""What the scorer has learnt from her: how many corrections there are, the versions made from them, which one is used.

It changes nothing itself: learning is a job, choosing a version is an edit; see `scoring`.
"""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.corrections import CHECK_SIZE, REFIT_FROM, HeadReport, HeadVersion
from cmdesk.ui import formats
from cmdesk.ui.scorer_reading import ScorerFacts
from cmdesk.ui.theme import Theme

_SHIPPED: Final = 0
"""Stands for no version at all; real ones are numbered from 1."""
_NUMBER: Final = Qt.ItemDataRole.UserRole
_SAME: Final = 0.005
"""Differences that no figure on screen shows."""


class ScorerVersions(QWidget):
    """A button to learn, and a table of versions.

    Signals:
        learn_wanted: the scorer shall learn from her corrections.
        chosen: the number of the version to use, or None for the scorer as it ships.
        rescore_wanted: what was scored by an older version shall be scored anew.
        check_wanted: she wants to label mentions.
    """

    learn_wanted = Signal()
    chosen = Signal(object)
    rescore_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, theme: Theme, locale: QLocale, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._locale, self._zone = theme, locale, zone
        self._facts: ScorerFacts | None = None
        self._scorer: str | None = None
        self._busy = False
        self._outdated = 0
        self.count = self._label("cardTitle")
        self.explained = self._label("muted")
        self.explained.setText(
            self.tr(
                "Your corrections, the labels you set or confirmed, teach the scorer the words of your field. "
                "That makes a new version, which you can leave again at any time."
            )
        )
        self.learn = self._button("primary", self.learn_wanted)
        self.check = self._button("", self.check_wanted)
        self.check.setText(self.tr("Check {count} mentions…").format(count=formats.number(CHECK_SIZE, self._locale)))
        self.reason = self._label("muted")
        self.old = self._label()
        self.rescore = self._button("", self.rescore_wanted)
        self.rescore.setText(self.tr("Score them &anew"))
        self.strip = QFrame()
        self.strip.setObjectName("warningBar")
        self.table = self._make_table()
        self.verdict = self._label()
        self.verdict.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 2)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.use = self._button("", self._choose)
        self._lay_out()
        self._judge()

    def show_facts(self, facts: ScorerFacts) -> None:
        """Take what is stored."""
        self._facts = facts
        row = self.table.currentRow()
        here = None if row < 0 else self._number(row)
        in_use = next((head.number for head in facts.heads if head.chosen), _SHIPPED)
        self.table.blockSignals(True)
        self.table.setRowCount(len(facts.heads) + 1)
        for row, head in enumerate(facts.heads):
            self._fill(row, head.number, self._cells(head), used=head.chosen)
        nothing = "—"
        self._fill(
            len(facts.heads),
            _SHIPPED,
            (self.tr("as shipped"), nothing, nothing, nothing, nothing),
            used=in_use == _SHIPPED,
        )
        numbers = [self._number(row) for row in range(self.table.rowCount())]
        self.table.selectRow(numbers.index(here if here in numbers else in_use))
        self.table.blockSignals(False)
        self._judge()

    def show_scorer(self, scorer: str | None) -> None:
        """Take the id of the trained scorer of today: a version made for another one is not used."""
        self._scorer = scorer
        self._judge()

    def show_outdated(self, mentions: int) -> None:
        """Take how many mentions were scored by an older version."""
        self._outdated = mentions
        self._judge()

    def show_busy(self, busy: bool) -> None:
        """Take whether mentions are being scored anew."""
        self._busy = busy
        self._judge()

    def head(self) -> HeadVersion | None:
        """The version of the row she is on; None is the scorer as it ships."""
        row = self.table.currentRow()
        number = _SHIPPED if row < 0 else self._number(row)
        heads = () if self._facts is None else self._facts.heads
        return next((head for head in heads if head.number == number), None)

    def _number(self, row: int) -> int:
        return int(self.table.model().index(row, 0).data(_NUMBER))

    def _judge(self) -> None:
        """Offer what can be done, and say why something cannot."""
        facts = self._facts
        labelled = 0 if facts is None else facts.labelled
        self.count.setText(
            self.tr("Reading…") if facts is None else self.tr("You have labelled %Ln mention(s).", "", labelled)
        )
        if self._busy:
            self.learn.setText(self.tr("Scoring anew…"))
        else:
            self.learn.setText(self.tr("&Learn from my %Ln correction(s)", "", labelled))
        missing = REFIT_FROM - labelled
        self.learn.setEnabled(facts is not None and missing <= 0 and not self._busy)
        reason = ""
        if facts is not None and missing > 0:
            least = formats.number(REFIT_FROM, self._locale)
            reason = self.tr("Learning needs {least} corrections:").format(least=least)
            reason += " " + self.tr("%Ln more to go.", "", missing)
        self.reason.setText(reason)
        self.old.setText(self.tr("%Ln mention(s) were scored by an older version.", "", self._outdated))
        self.strip.setVisible(self._outdated > 0)
        self.rescore.setEnabled(not self._busy)
        head = self.head()
        used = facts is None or (not any(one.chosen for one in facts.heads) if head is None else head.chosen)
        self.use.setText(self.tr("&Use the shipped scorer only") if head is None else self.tr("&Use this version"))
        self.use.setEnabled(not used and (head is None or self._fits(head)))
        self.verdict.setText("" if facts is None else self._verdict(head))

    def _fits(self, head: HeadVersion) -> bool:
        return self._scorer is None or head.report.scorer == self._scorer

    def _verdict(self, head: HeadVersion | None) -> str:
        """What the figures of a version mean."""
        if head is None:
            return self.tr("The scorer as it ships, without anything learnt from you.")
        if not self._fits(head):
            return self.tr(
                "This version was made for {old}, and cmdesk now judges by {new}: learn again from your corrections."
            ).format(old=head.report.scorer, new=self._scorer)
        report = head.report
        hers = _compare(report.before, report.after)
        told = (
            self.tr("On your corrections, version {number} does better than the shipped scorer."),
            self.tr("On your corrections, version {number} does as well as the shipped scorer."),
            self.tr("On your corrections, version {number} does worse than the shipped scorer."),
        )[1 - hers].format(number=formats.number(head.number, self._locale))
        return f"{told} {self._regression(report)}"

    def _regression(self, report: HeadReport) -> str:
        ours = _compare(report.regression_before, report.regression_after)
        if ours == 0:
            return self.tr("On the sentences that ship with cmdesk nothing changes.")
        before, after = (
            formats.percent(share, self._locale) for share in (report.regression_before, report.regression_after)
        )
        told = (
            self.tr("Of the sentences that ship with cmdesk it judges more right: {before}, now {after}.")
            if ours > 0
            else self.tr("Of the sentences that ship with cmdesk it judges fewer right: {before}, now {after}.")
        )
        return told.format(before=before, after=after)

    def _cells(self, head: HeadVersion) -> Sequence[str]:
        report, locale = head.report, self._locale
        return (
            formats.number(head.number, locale),
            formats.date_time(head.made_at, self._zone, locale),
            formats.number(report.corrections, locale),
            f"{formats.decimal(report.before, locale)} → {formats.decimal(report.after, locale)}",
            f"{formats.percent(report.regression_before, locale)} → {formats.percent(report.regression_after, locale)}",
        )

    def _fill(self, row: int, number: int, cells: Sequence[str], *, used: bool) -> None:
        for column, text in enumerate((*cells, "✓ " + self.tr("in use") if used else "")):
            item = QTableWidgetItem(text)
            item.setData(_NUMBER, number)
            if used:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            self.table.setItem(row, column, item)

    def _choose(self) -> None:
        head = self.head()
        self.chosen.emit(None if head is None else head.number)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 6)
        table.setObjectName("previewTable")
        table.setAccessibleName(self.tr("Versions"))
        titles = (
            (self.tr("Version"), ""),
            (self.tr("Made on"), ""),
            (self.tr("Corrections"), self.tr("How many corrections it learnt from")),
            (
                self.tr("On your corrections (macro-F1)"),
                self.tr(
                    "Macro-F1 before and after: each correction is judged by a version that did not learn from it."
                ),
            ),
            (
                self.tr("On our sentences (right)"),
                self.tr("Sentences that ship with cmdesk, judged right before and after: what it knew shall stay."),
            ),
            ("", ""),
        )
        for column, (title, tip) in enumerate(titles):
            item = QTableWidgetItem(title)
            item.setToolTip(formats.plain(tip) if tip else "")
            table.setHorizontalHeaderItem(column, item)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        columns = table.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        table.itemSelectionChanged.connect(self._judge)
        return table

    def _label(self, name: str = "") -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, name: str, act: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        old = QHBoxLayout(self.strip)
        old.setContentsMargins(12, 6, 8, 6)
        old.addWidget(self.old, 1)
        old.addWidget(self.rescore)
        learning = QHBoxLayout()
        learning.setSpacing(8)
        learning.addWidget(self.learn)
        learning.addWidget(self.check)
        learning.addWidget(self.reason, 1)
        using = QHBoxLayout()
        using.setSpacing(12)
        using.addWidget(self.verdict, 1)
        using.addWidget(self.use, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.count)
        column.addWidget(self.explained)
        column.addLayout(learning)
        column.addWidget(self.strip)
        column.addSpacing(4)
        column.addWidget(self.table, 1)
        column.addLayout(using)


def _compare(before: float, after: float) -> int:
    """1 where it is better after, -1 where it is worse, 0 where nobody would see a difference."""
    if abs(after - before) < _SAME:
        return 0
    return 1 if after > before else -1
