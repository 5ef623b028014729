"""The page of the import dialog that says what would happen, where nothing must be asked."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cmdesk.ui import import_words
from cmdesk.ui.import_plan import Findings

_SHOWN_TABLES = 6


class SummaryPage(QWidget):
    """What the files hold and what would come of it.

    Signals:
        columns_wanted: she wants to see what was read from which column.
    """

    columns_wanted = Signal()

    def __init__(self, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._counts = QLabel()
        self._counts.setObjectName("pageTitle")
        self._lines = QLabel()
        for label in (self._counts, self._lines):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.columns = QPushButton(self.tr("Look at the &columns…"))
        self.columns.setAutoDefault(False)
        self.columns.clicked.connect(self.columns_wanted)
        row = QHBoxLayout()
        row.addWidget(self.columns)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._counts)
        column.addWidget(self._lines)
        column.addLayout(row)
        column.addStretch(1)

    @property
    def told(self) -> str:
        """All that it says."""
        return f"{self._counts.text()}\n{self._lines.text()}"

    def show_findings(self, found: Findings) -> None:
        """Say what an import would do."""
        self._counts.setText(import_words.counts_sentence(found, self._locale))
        told: Sequence[str] = [
            *(
                f"{import_words.file_word(table.file)}: {import_words.recognised(table)}"
                for table in found.tables[:_SHOWN_TABLES]
            ),
            *(["…"] if len(found.tables) > _SHOWN_TABLES else []),
            *import_words.remarks(found, self._locale),
        ]
        self._lines.setText("\n".join(told))
        self.columns.setVisible(bool(found.tables))
