"""What the archive says to a query while it is typed: how much it finds, when, and examples to judge.

The newest are shown at once; the figures follow. What was found for the query before stays on screen, paler, until
something newer takes its place: a list that blinks at each key press cannot be read.
"""

from collections.abc import Sequence
from datetime import tzinfo
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from cmdesk.core.errors import CmdeskError
from cmdesk.core.previews import Survey
from cmdesk.core.query import Node
from cmdesk.core.types import Tracker
from cmdesk.ui import formats
from cmdesk.ui.dialogs.query_archive import Archive, ArchiveLook, Judgements, Looked, Shown
from cmdesk.ui.dialogs.query_examples import ExampleList, ExampleModel, reason_words
from cmdesk.ui.dialogs.query_judging import JudgingPane
from cmdesk.ui.spark import Spark
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import sentence

_COUNTED: Final = 99_999
"""Won and lost up to which a button has room for their number."""


class Listed(Enum):
    """The lists of examples."""

    NEWEST = auto()
    SAMPLE = auto()
    WON = auto()
    LOST = auto()


class QueryPreview(QWidget):
    """The pane.

    Attributes:
        looked: the latest survey, None before the first and where it does not belong to the query any more.
    """

    def __init__(
        self, theme: Theme, archive: Archive, tracker: Tracker | None, colour: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._locale: QLocale = archive.locale
        self._zone: tzinfo = archive.zone
        self._theme = theme
        self._compares = tracker is not None
        self.looked: Looked | None = None
        self._rows: dict[Listed, Sequence[Shown]] = {}
        self.judgements = Judgements(archive, 0 if tracker is None else tracker.id, self)
        self.archive_look = ArchiveLook(archive, tracker, self.judgements, self)
        self.status = QLabel()
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.status.setAccessibleName(self.tr("What the query finds in the archive"))
        self.spark = Spark(QColor(colour))
        self.span = QLabel()
        self.span.setObjectName("small")
        self.lists: dict[Listed, QToolButton] = {}
        self.model = ExampleModel(self.judgements, self._locale, self._zone, self)
        self.list = ExampleList(theme, self.model)
        self.empty = QLabel()
        self.empty.setObjectName("emptyText")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.reasons = QLabel()
        self.reasons.setObjectName("small")
        self.reasons.setTextFormat(Qt.TextFormat.PlainText)
        self.judging = JudgingPane(self._locale)
        self._lay_out()
        self.list.pointed.connect(self._tell_reasons)
        self.judgements.changed.connect(self._count)
        self.archive_look.began.connect(self._begin)
        self.archive_look.newest_read.connect(self._show_newest)
        self.archive_look.surveyed.connect(self._show_survey)
        self.archive_look.suggested.connect(self.judging.show_suggestions)
        self.archive_look.failed.connect(self._fail)
        self._wait(self.tr("Type a query to see what it finds in the archive."))

    def look(self, tree: Node | None, *, typed: bool) -> None:
        """Look for a query; `tree` is None where it cannot be read, `typed` tells whether there is any."""
        self.archive_look.look(tree)
        self.looked = None
        self.judging.show_suggestions(())
        if tree is None:
            self._pale(True)
            self.status.setText(
                self.tr("The preview goes on once the query can be read.")
                if typed
                else self.tr("Type a query to see what it finds in the archive.")
            )
            if not typed:
                self._clear()

    def set_colour(self, colour: str) -> None:
        """The colour of the tracker is another."""
        self.spark.set_colour(QColor(colour))

    def close_look(self) -> None:
        """Ask nothing any more."""
        self.archive_look.close()

    @property
    def listed(self) -> Listed:
        """The list that is shown."""
        return next((one for one, button in self.lists.items() if button.isChecked()), Listed.NEWEST)

    def show_list(self, listed: Listed) -> None:
        """Show one of the lists."""
        self.lists[listed].setChecked(True)
        self._show_rows()

    def _begin(self) -> None:
        self.status.setText(self.tr("Looking through the archive…"))
        self._pale(True)

    def _show_newest(self, found: Sequence[Shown]) -> None:
        self._rows[Listed.NEWEST] = found
        if self.listed is Listed.NEWEST:
            self._show_rows()
        self._pale(self.listed is not Listed.NEWEST)

    def _show_survey(self, looked: Looked) -> None:
        self.looked = looked
        survey = looked.survey
        self._rows |= {Listed.SAMPLE: looked.sample, Listed.WON: looked.won, Listed.LOST: looked.lost}
        self.status.setText(self._told(survey))
        self.spark.show_values(survey.spark)
        self.span.setText(self._spanned(survey))
        if self._compares:
            for listed, count in ((Listed.WON, survey.won), (Listed.LOST, survey.lost)):
                words = self.tr("Won") if listed is Listed.WON else self.tr("Lost")
                self.lists[listed].setText(
                    f"{words} {formats.number(count, self._locale)}" if 0 < count <= _COUNTED else words
                )
        self._pale(False)
        self._show_rows()
        self._count()

    def _told(self, survey: Survey) -> str:
        if survey.start is None and not survey.found and not survey.lost:
            return self.tr("Nothing is stored yet: examples come with the first collection or import.")
        found = self.tr("%Ln mention(s) found", "", survey.found)
        if not self._compares:
            return found
        if not survey.won and not survey.lost:
            return self.tr("{found}, the same as by the saved query").format(found=found)
        won, lost = formats.number(survey.won, self._locale), formats.number(survey.lost, self._locale)
        semicolon = "\u202f; " if self._locale.language() == QLocale.Language.French else "; "
        return found + semicolon + self.tr("{won} won, {lost} lost against the saved query").format(won=won, lost=lost)

    def _spanned(self, survey: Survey) -> str:
        if survey.start is None or survey.end is None:
            return ""
        return " – ".join(formats.day(moment, self._zone, self._locale) for moment in (survey.start, survey.end))

    def _show_rows(self) -> None:
        listed = self.listed
        rows = self._rows.get(listed, ())
        self.model.show_rows(rows)
        if not rows:
            settled = self.looked is not None
            self.empty.setText(
                {
                    Listed.NEWEST: self.tr("Nothing in the archive fits this query."),
                    Listed.SAMPLE: self.tr("Nothing in the archive fits this query."),
                    Listed.WON: self.tr("Nothing is found that the saved query does not find."),
                    Listed.LOST: self.tr("Nothing is lost that the saved query finds."),
                }[listed]
                if settled
                else ""
            )
        self._stack.setCurrentIndex(0 if rows else 1)
        self._tell_reasons(None)

    def _count(self) -> None:
        if self.looked is not None:
            self.judging.show_counts(*self.judgements.counted(self.looked.survey))

    def _tell_reasons(self, shown: Shown | None) -> None:
        if shown is None or not shown.reasons:
            told = ""
        elif self.listed is Listed.LOST:
            told = self.tr("The saved query found: {reasons}").format(reasons=reason_words(shown.reasons))
        else:
            told = self.tr("Found by: {reasons}").format(reasons=reason_words(shown.reasons))
        self.reasons.setText(
            self.reasons.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, max(80, self.reasons.width()))
        )

    def _fail(self, error: CmdeskError) -> None:
        self._clear()
        self._wait(sentence(error))

    def _clear(self) -> None:
        self._rows = {}
        self.looked = None
        self.spark.show_values(())
        self.span.setText("")
        self.model.show_rows(())
        self.empty.setText("")
        self._stack.setCurrentIndex(1)
        self.judging.show_counts(0, 0)

    def _wait(self, told: str) -> None:
        self.status.setText(told)
        self._stack.setCurrentIndex(1)

    def _pale(self, pale: bool) -> None:
        """What is shown belongs to the query before."""
        self.list.set_pale(pale)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        group.idClicked.connect(lambda _: self._show_rows())
        row = QHBoxLayout()
        row.setSpacing(2)
        for listed, words, hint in (
            (Listed.NEWEST, self.tr("Newest"), self.tr("The newest mentions that the query finds")),
            (Listed.SAMPLE, self.tr("Sample"), self.tr("Drawn at random from all that the query finds")),
            (Listed.WON, self.tr("Won"), self.tr("Found by this query, not by the saved one")),
            (Listed.LOST, self.tr("Lost"), self.tr("Found by the saved query, not by this one")),
        ):
            button = QToolButton()
            button.setObjectName("shortSegment")
            button.setCheckable(True)
            button.setText(words)
            button.setToolTip(hint)
            button.setVisible(self._compares or listed in (Listed.NEWEST, Listed.SAMPLE))
            group.addButton(button)
            row.addWidget(button)
            self.lists[listed] = button
        self.lists[Listed.NEWEST].setChecked(True)
        row.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self.spark, 1)
        beside.addWidget(self.span)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.status)
        column.addLayout(beside)
        column.addLayout(row)
        column.addWidget(holder, 1)
        column.addWidget(self.reasons)
        column.addWidget(self.judging)
