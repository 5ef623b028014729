"""What is wrong with the query in the filter box: a small card below it, which takes no keyboard and no look away."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

_WIDTH: Final = 340
_GAP: Final = 4
_SHOWN: Final = 80
"""Characters of a query that are told."""


class FilterFault(QFrame):
    """The sentence, what is filtered meanwhile, and what may have been meant.

    It lies over the window, below a widget, and is no window of its own: the keyboard stays where it is.

    Signals:
        taken: she wants what may have been meant.
    """

    taken = Signal()

    def __init__(self, below: QWidget) -> None:
        super().__init__(below)
        self._below = below
        self.setObjectName("filterFault")
        self.setAutoFillBackground(True)
        self._sentence = _line("")
        self._kept = _line("muted")
        self._instead = QPushButton()
        self._instead.setObjectName("link")
        self._instead.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._instead.setCursor(Qt.CursorShape.PointingHandCursor)
        self._instead.clicked.connect(self.taken)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 7)
        column.setSpacing(2)
        column.addWidget(self._sentence)
        column.addWidget(self._instead, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._kept)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says is wrong."""
        return self._sentence.text()

    @property
    def kept(self) -> str:
        """What it says of what is filtered meanwhile."""
        return self._kept.text()

    @property
    def instead(self) -> QPushButton:
        """The button that takes what may have been meant."""
        return self._instead

    def tell(self, sentence: str, kept: str, instead: str | None) -> None:
        """Word it.

        Args:
            kept: the query that filters meanwhile, "" for none.
            instead: what may have been meant, None where nobody can tell.
        """
        self._sentence.setText(sentence)
        shown = kept if len(kept) <= _SHOWN else f"{kept[:_SHOWN]}…"
        self._kept.setText(
            self.tr("Until then “{query}” stays the filter.").format(query=shown)
            if kept
            else self.tr("Until then nothing is filtered.")
        )
        self._instead.setVisible(instead is not None)
        self._instead.setText(self.tr("Take {instead}").format(instead=(instead or "").replace("&", "&&")))
        self.setAccessibleName(sentence)
        self.place()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self.place()

    def place(self) -> None:
        """Stand right below the widget, within the window."""
        window = self._below.window()
        if self.parentWidget() is not window:
            shown = self.isVisible()
            self.setParent(window)
            QFrame.setVisible(self, shown)
        width = min(_WIDTH, window.width() - 2 * _GAP)
        self.setFixedWidth(width)
        # words wrap: how high it is follows from how wide
        self.resize(width, self._column.totalHeightForWidth(width))
        corner = self._below.mapTo(window, QPoint(0, self._below.height() + _GAP))
        self.move(max(_GAP, min(corner.x(), window.width() - width - _GAP)), corner.y())
        self.raise_()


def _line(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
