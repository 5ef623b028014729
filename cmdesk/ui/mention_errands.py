"""What she asks for the mentions that are selected in the table, or for the current one; nothing where there are none.

Wired to the actions by the window. What is stored is up to `edits`, what is asked first to `errands`.
"""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from cmdesk.core.errors import CmdeskError
from cmdesk.core.types import Account, Label
from cmdesk.core.views import MentionDetail
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.board import Board
from cmdesk.ui.errands import Errands
from cmdesk.ui.links import open_link


class MentionErrands:
    """Carries them out; what could not be read is told to `failed`."""

    def __init__(
        self, board: Board, backstage: Backstage, errands: Errands, failed: Callable[[CmdeskError], None]
    ) -> None:
        self._board = board
        self._focus = backstage.focus
        self._reader = backstage.reader
        self._errands = errands
        self._failed = failed
        self._edits = backstage.edits

    def correct(self, label: Label | None) -> None:
        """The selected mentions have this label; None gives them back to the scorer."""
        if lines := self._board.table.selected_lines():
            self._edits.correct(lines, label)

    def correct_shown(self, label: Label | None) -> None:
        """The same of the mention that is shown: it need not be one of the table."""
        line, detail = self._board.table.current_line(), self._board.detail.detail
        if detail is None or (line is not None and line.id == detail.line.id):
            self.correct(label)
        else:
            self._edits.correct([detail.line], label)

    def label(self) -> None:
        """Ask which labels of hers the selected mentions shall bear."""
        self._errands.label(self._board.table.selected_lines())

    def copy(self) -> None:
        """Copy the texts of the selected mentions."""
        if lines := self._board.table.selected_lines():
            QGuiApplication.clipboard().setText("\n\n".join(line.text for line in lines))

    def open(self) -> None:
        """Open the mention that is shown at its network."""
        if (detail := self._board.detail.detail) is not None:
            open_link(detail.post.url)

    def only_source(self) -> None:
        """Only what comes from where the current mention does."""
        if (line := self._board.table.current_line()) is not None:
            self._focus.only(sources=frozenset({line.source}))

    def only_language(self) -> None:
        """Only what is written in the language of the current mention."""
        if (line := self._board.table.current_line()) is not None:
            self._focus.only(languages=frozenset({line.lang}))

    def claim(self) -> None:
        """The author of the current mention is one of her accounts, or is none any more."""
        if (line := self._board.table.current_line()) is None:
            return
        detail = self._board.detail.detail
        author = detail.post.author if detail is not None and detail.line.id == line.id else None
        handle = line.author_handle or (author.key if author is not None else "")
        if handle:
            self._errands.claim(Account(line.source, handle), not line.own)

    def forget(self) -> None:
        """The author of the current mention is to be forgotten: she is asked before."""
        if (line := self._board.table.current_line()) is not None:
            # the one that is shown need not be the one of the table
            self._reader.submit(lambda store: store.mention(line.id), self._ask_to_forget, self._failed, key="forget")

    def _ask_to_forget(self, detail: MentionDetail | None) -> None:
        author = detail.post.author if detail is not None else None
        if detail is not None and author is not None:
            line = detail.line
            name = f"@{line.author_handle}" if line.author_handle else line.author_name or author.key
            self._errands.forget(line.source, author.key, name)
