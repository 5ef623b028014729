"""The weight of a word of hers, in words, and the slider that sets it."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from cmdesk.core.corrections import STRONGEST
from cmdesk.core.types import Label
from cmdesk.ui import formats


def weight_label(weight: float) -> Label:
    """The mood that a weight speaks for."""
    if not weight:
        return Label.NEUTRAL
    return Label.POSITIVE if weight > 0 else Label.NEGATIVE


def weight_word(weight: float) -> str:
    """What a weight means."""
    if not weight:
        return QCoreApplication.translate("WeightWords", "says nothing")
    strength = abs(weight)
    if weight > 0:
        if strength >= 2.5:
            return QCoreApplication.translate("WeightWords", "very positive")
        if strength >= 1.5:
            return QCoreApplication.translate("WeightWords", "positive")
        return QCoreApplication.translate("WeightWords", "rather positive")
    if strength >= 2.5:
        return QCoreApplication.translate("WeightWords", "very negative")
    if strength >= 1.5:
        return QCoreApplication.translate("WeightWords", "negative")
    return QCoreApplication.translate("WeightWords", "rather negative")


def weight_figure(weight: float, locale: QLocale) -> str:
    """The weight itself: `+3`, `−0,5`."""
    return formats.signed(weight, locale, 0 if weight == round(weight) else 1)


class WeightSlider(QSlider):
    """From the worst to the best, in whole steps; the wheel scrolls what lies around it, and never changes a weight.

    Signals:
        entered: she pressed Enter on it, as she does in the line of a word.
    """

    entered = Signal()

    def __init__(self, weight: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(-int(STRONGEST), int(STRONGEST))
        self.setPageStep(1)
        self.setValue(round(weight))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is told, and goes on to what lies around it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the table."""
        event.ignore()
