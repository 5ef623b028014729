"""Where a tracker looks: one box for each source that is asked for its query."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cmdesk.core.networks import SEARCHED
from cmdesk.ui.flow import FlowLayout
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
        flow = FlowLayout(14, line_gap=6)
        for source, box in self.boxes.items():
            box.setChecked(source in sources)
            flow.addWidget(_beside(box, self.needs) if source == X else box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addLayout(flow)
        column.addWidget(hint)
        self._align()

    def sources(self) -> frozenset[str]:
        """The sources that are checked."""
        return self._others | {source for source, box in self.boxes.items() if box.isChecked()}

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._align()

    def _align(self) -> None:
        """Make all boxes as wide as the widest: lines of a flow then stand in columns."""
        for box in self.boxes.values():
            box.ensurePolished()
        widest = max(box.sizeHint().width() for box in self.boxes.values())
        for source, box in self.boxes.items():
            # what X needs stands right beside it
            box.setMinimumWidth(0 if source == X else widest)

    def show_x(self, ready: bool) -> None:
        """Say whether X has all that it needs."""
        self.needs.setVisible(not ready)


def _beside(box: QWidget, needs: QWidget) -> QWidget:
    """A box and what it still needs: they stay together."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(box)
    row.addWidget(needs)
    return pair
