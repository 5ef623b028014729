"""The legend: colour, sign and word of each label, and what the line and the band mean.

Flows onto further lines where it is narrow: nothing of it is ever cut.
"""

from collections.abc import Iterable
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from cmdesk.core.types import Label
from cmdesk.ui.charts.mood import edge_pen
from cmdesk.ui.charts.paint import shaped, unknown_brush
from cmdesk.ui.charts.stripes import fill_unknown
from cmdesk.ui.theme import SIGNS, Theme
from cmdesk.ui.wording import label_word


class Key(Enum):
    """What the legend can explain beside the labels."""

    MOOD = auto()
    CORRECTED = auto()
    FEW = auto()


class Legend(QWidget):
    """Swatches with words, in one line or several."""

    def __init__(self, entries: Iterable[Label | Key], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._font = QFont(QApplication.font())
        self._font.setPixelSize(theme.fonts.small)
        self._metrics = QFontMetricsF(self._font)
        self.updateGeometry()
        self.update()

    def set_entries(self, entries: Iterable[Label | Key]) -> None:
        """Explain something else."""
        chosen = tuple(entries)
        if chosen != self._entries:
            self._entries = chosen
            self.updateGeometry()
            self.update()

    def texts(self) -> list[str]:
        """What stands beside each swatch."""
        return [_word(entry) for entry in self._entries]

    def sizeHint(self) -> QSize:
        widths = self._widths()
        return QSize(round(sum(widths) + self._gap() * (len(widths) - 1)) + 1, self.heightForWidth(100_000))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(max(self._widths(), default=0.0)) + 1, self._line())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._line() * (self._places(width)[-1][1] + 1 if self._entries else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Paint it with any painter, at the painter's origin and as wide as this widget is."""
        painter.setFont(self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lift = (self._metrics.ascent() - self._metrics.descent()) / 2
        for entry, text, (x, line) in zip(self._entries, self.texts(), self._places(self.width()), strict=True):
            middle = (line + 0.5) * self._line()
            self._paint_swatch(painter, entry, QPointF(x, middle))
            painter.setPen(self._theme.colour("text"))
            painter.drawText(QPointF(x + self._swatch() + self._theme.px(5), middle + lift), text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.set_theme(self._theme)
        super().changeEvent(event)

    def _paint_swatch(self, painter: QPainter, entry: Label | Key, left: QPointF) -> None:
        theme, side = self._theme, self._swatch()
        square = QRectF(left.x(), left.y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        if isinstance(entry, Label):
            if entry is Label.UNKNOWN and shaped(painter, theme):
                fill_unknown(painter, square, theme.px(2), theme)
                return
            painter.setBrush(unknown_brush(theme) if entry is Label.UNKNOWN else theme.label_colour(entry))
            painter.drawRoundedRect(square, theme.px(2), theme.px(2))
        elif entry in (Key.MOOD, Key.CORRECTED):
            painter.fillRect(square, theme.colour("band"))
            if entry is Key.CORRECTED:
                painter.setPen(edge_pen(theme))
                for y in (square.top(), square.bottom()):
                    painter.drawLine(QPointF(square.left(), y), QPointF(square.right(), y))
            painter.setPen(QPen(theme.colour("accent"), theme.px(2)))
            painter.drawLine(QPointF(square.left(), left.y()), QPointF(square.right(), left.y()))
        else:
            painter.setPen(QPen(theme.colour("accent"), theme.px(1.5)))
            painter.setBrush(theme.colour("card"))
            painter.drawEllipse(square.center(), theme.px(3), theme.px(3))

    def _places(self, width: float) -> list[tuple[float, int]]:
        """Left side and line of each entry."""
        places: list[tuple[float, int]] = []
        x, line = 0.0, 0
        for needed in self._widths():
            if x and x + needed > width:
                x, line = 0.0, line + 1
            places.append((x, line))
            x += needed + self._gap()
        return places

    def _widths(self) -> list[float]:
        return [self._swatch() + self._theme.px(5) + self._metrics.horizontalAdvance(text) for text in self.texts()]

    def _swatch(self) -> float:
        return round(self._theme.px(10))

    def _gap(self) -> float:
        return self._theme.px(12)

    def _line(self) -> int:
        return round(self._metrics.height() + self._theme.px(3))


def _word(entry: Label | Key) -> str:
    if isinstance(entry, Label):
        return f"{SIGNS[entry]} {label_word(entry)}"
    if entry is Key.MOOD:
        return QCoreApplication.translate("Legend", "mood, 95% interval")
    if entry is Key.CORRECTED:
        return QCoreApplication.translate("Legend", "corrected mood, 95% interval")
    return QCoreApplication.translate("Legend", "fewer than 10 mentions")
