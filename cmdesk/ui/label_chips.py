"""Her labels as small chips, in as many rows as they need: painted, since there may be many, and none of them acts."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cmdesk.ui import formats
from cmdesk.ui.theme import Theme

HEIGHT = 20
_PAD = 8
_GAP = 4


def paint_chip(painter: QPainter, rect: QRect, text: str, theme: Theme) -> None:
    """One chip; its text is cut to fit."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent_soft"))
    painter.drawRoundedRect(QRectF(rect), rect.height() / 2, rect.height() / 2)
    painter.setPen(theme.colour("text"))
    inner = rect.adjusted(_PAD, 0, -_PAD, 0)
    # one pixel more: rounding must not cut what fits
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def chip_width(metrics: QFontMetrics, text: str, most: int) -> int:
    """How wide a chip is, cut at the most."""
    return min(metrics.horizontalAdvance(text) + 2 * _PAD, most)


class LabelChips(QWidget):
    """Chips from left to right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def labels(self) -> tuple[str, ...]:
        """What is shown."""
        return self._labels

    def show_labels(self, labels: Sequence[str], theme: Theme) -> None:
        """Show labels; nothing at all where there are none."""
        self._labels, self._theme = tuple(" ".join(label.split()) for label in labels), theme
        self.setVisible(bool(labels))
        told = ", ".join(self._labels)
        self.setAccessibleName(self.tr("Labels: {names}").format(names=told))
        self.setToolTip(formats.plain(told))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return max((rect.bottom() + 1 for rect, _ in self._placed(width)), default=0)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width() or 240))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for rect, text in self._placed(self.width()):
            paint_chip(painter, rect, text, self._theme)
        painter.end()

    def _placed(self, width: int) -> Iterator[tuple[QRect, str]]:
        left, top = 0, 0
        for text in self._labels:
            wide = chip_width(self.fontMetrics(), text, width)
            if left and left + wide > width:
                left, top = 0, top + HEIGHT + _GAP
            yield QRect(left, top, wide, HEIGHT), text
            left += wide + _GAP
