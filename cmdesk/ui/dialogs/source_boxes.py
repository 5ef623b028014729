"""Where a tracker looks: one box for each source that is asked for its query."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cmdesk.core.networks import SEARCHED
from cmdesk.ui.wording import source_word

X: Final = "x"


class SourceBoxes(QWidget):
    """The boxes, and what X still needs.

    Signals:
        x_wanted: she wants to set up X.
    """

    x_wanted = Signal()

    def __init__(self, sources: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # a source that this version does not know stays the tracker's
        self._others = sources - frozenset(SEARCHED)
        self.boxes: Mapping[str, QCheckBox] = {source: QCheckBox(source_word(source)) for source in SEARCHED}
        self.needs = QPushButton(self.tr("needs a key and a ceiling…"))
        self.needs.setObjectName("link")
        self.needs.setAutoDefault(False)
        self.needs.setCursor(Qt.CursorShape.PointingHandCursor)
        self.needs.setAccessibleName(self.tr("X needs a key and a ceiling…"))
        self.needs.clicked.connect(self.x_wanted)
        self.needs.hide()
        hint = QLabel(self.tr("Feeds are read for every tracker."))
        hint.setObjectName("small")
        row = QHBoxLayout()
        row.setSpacing(14)
        for source, box in self.boxes.items():
            box.setChecked(source in sources)
            row.addWidget(box)
        row.addWidget(self.needs)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(hint)

    def sources(self) -> frozenset[str]:
        """The sources that are checked."""
        return self._others | {source for source, box in self.boxes.items() if box.isChecked()}

    def show_x(self, ready: bool) -> None:
        """Say whether X has all that it needs."""
        self.needs.setVisible(not ready)
