"""A veil over figures that are out of date: they are seen through it, and used, while new ones are on their way."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cmdesk.ui.theme import Theme

_OPACITY: Final = 0.6


class Veil(QWidget):
    """Covers a widget with a wash of the colour that lies behind it, without taking its clicks.

    Not a graphics effect: charts paint themselves into nothing else than their own window.
    """

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._over = over
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self._theme = theme
        self.update()

    def setVisible(self, visible: bool) -> None:
        if visible:
            self.setGeometry(self._over.rect())
            self.raise_()
        super().setVisible(visible)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(_OPACITY)
        painter.fillRect(self.rect(), self._theme.colour("window"))
