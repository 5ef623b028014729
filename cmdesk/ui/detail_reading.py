"""Fills the detail pane: the current mention of the table, or one of those that say the same, and what decided it.

Everything is read in the threads behind the window. One that she came to through the list of those that say the same
stays until she goes to another line of the table, whatever is read anew meanwhile.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from cmdesk.core.errors import CmdeskError
from cmdesk.core.types import UNDETERMINED, Label
from cmdesk.core.views import MentionDetail, MentionLine
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.copy_list import MOST
from cmdesk.ui.detail import DetailPane


class DetailReading(QObject):
    """Reads what the pane shows; until the window closes."""

    def __init__(
        self, pane: DetailPane, backstage: Backstage, failed: Callable[[CmdeskError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._backstage = backstage
        self._failed = failed
        self._line: int | None = None
        self._aside: int | None = None
        self._resting = False
        pane.copies.wanted.connect(self._read_copies)
        pane.copies.chosen.connect(self._step_aside)
        pane.back_wanted.connect(self.back)
        # what was read while a job scored anew could not be explained by the scorers of before
        backstage.scoring.changed.connect(self._explain)

    def close(self) -> None:
        """The window closes: what is still being read is not shown any more."""
        self._resting = True

    def read(self, line: MentionLine | None) -> None:
        """Show the current line of the table; None shows nothing."""
        if line is None:
            self._line = self._aside = None
            self._pane.clear()
            return
        if line.id != self._line:
            self._line, self._aside = line.id, None
        self._read()

    def back(self) -> None:
        """Show the current line of the table again."""
        if self._aside is not None:
            self._aside = None
            self._read()

    def _step_aside(self, mention_id: int) -> None:
        self._aside = None if mention_id == self._line else mention_id
        self._read()

    def _read(self) -> None:
        wanted = self._line if self._aside is None else self._aside
        if wanted is not None:
            self._backstage.reader.submit(
                lambda store: store.mention(wanted), partial(self._show, wanted), self._failed, key="mention"
            )

    def _show(self, wanted: int, detail: MentionDetail | None) -> None:
        if self._resting:
            return
        if detail is None:
            if wanted == self._aside:
                # it went meanwhile
                self.back()
            return
        known = self._pane.detail
        # scored anew, the same mention may have other reasons
        again = known is not None and (known.line.id, known.sentiment) == (detail.line.id, detail.sentiment)
        self._pane.show_detail(detail, self._pane.evidence if again else (), aside=wanted == self._aside)
        if not again:
            self._explain()

    def _read_copies(self) -> None:
        detail = self._pane.detail
        if detail is not None:
            number = detail.line.id
            self._backstage.reader.submit(
                lambda store: store.copies_of(number, limit=MOST),
                partial(self._show_copies, number),
                self._failed,
                key="copies",
            )

    def _show_copies(self, number: int, lines: list[MentionLine]) -> None:
        detail = self._pane.detail
        if not self._resting and detail is not None and detail.line.id == number:
            self._pane.copies.show_lines(lines[:MOST])

    def _explain(self) -> None:
        """Ask what decided the mention that is shown."""
        detail = self._pane.detail
        if detail is None or self._resting or detail.sentiment.label is Label.UNKNOWN:
            return
        line, text = detail.line, detail.post.text
        stated = None if line.lang == UNDETERMINED else line.lang
        self._backstage.analyst.submit(
            lambda analyst: (
                analyst.analyse(text, stated, evidence=True)[1],
                analyst.second_opinion(text, line.lang),
            ),
            lambda said: self._pane.show_evidence(line.id, *said),
            self._failed,
            key="evidence",
        )
