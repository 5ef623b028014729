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
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        self._counts.setWordWrap(True)
        self._told: list[QLabel] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
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
        column.addLayout(self._lines)
        column.addLayout(row)
        column.addStretch(1)

    @property
    def told(self) -> str:
        """All that it says."""
        return "\n".join(label.text() for label in (self._counts, *self._told))

    def show_findings(self, found: Findings) -> None:
        """Say what an import would do."""
        self._counts.setText(import_words.counts_sentence(found, self._locale))
        told: Sequence[str] = [
            *(
                f"{import_words.file_word(table.file)} · {import_words.recognised(table)}"
                for table in found.tables[:_SHOWN_TABLES]
            ),
            *(["…"] if len(found.tables) > _SHOWN_TABLES else []),
            *import_words.remarks(found, self._locale),
        ]
        for label in self._told:
            self._lines.removeWidget(label)
            label.deleteLater()
        self._told = []
        for line in told:
            label = QLabel(line)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self._told.append(label)
            self._lines.addWidget(label)
        self.columns.setVisible(bool(found.tables))
