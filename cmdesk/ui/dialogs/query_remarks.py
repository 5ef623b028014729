"""What networks cannot be asked of a query: told under it while she types, so that nothing is widened unseen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from cmdesk.core.translations import Translation
from cmdesk.ui import formats
from cmdesk.ui.wording import source_word

_QUIET_MS = 150
"""Rest after a key press: a long query has many spellings."""


Translate = Callable[[str, frozenset[str]], Sequence[Translation]]


class QueryRemarks(QLabel):
    """The remarks, one a line; nothing where there are none. What is asked instead stands in the tooltip."""

    def __init__(self, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self._asked: tuple[str, frozenset[str]] = ("", frozenset())
        self.setObjectName("small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._show)

    def look(self, query: str, sources: frozenset[str]) -> None:
        """Tell of a query that can be read, or "" where there is none."""
        self._asked = (query, sources)
        self._quiet.start()

    def _show(self) -> None:
        query, sources = self._asked
        found = [one for one in self._translate(query, sources) if one.remarks] if query else []
        # each names its network
        told = [remark for one in found for remark in one.remarks]
        self.setText("\n".join(told))
        colon = self.tr("{network}: {remark}")
        asked = [colon.format(network=source_word(one.source), remark=one.search) for one in found if one.search]
        self.setToolTip(formats.plain("\n".join(asked)) if asked else "")
        self.setVisible(bool(told))
