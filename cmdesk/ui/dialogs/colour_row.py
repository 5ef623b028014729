"""Which colour a tracker has."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QColorDialog, QHBoxLayout, QToolButton, QWidget

from cmdesk.core.types import TRACKER_COLOURS
from cmdesk.ui.theme import Theme


class ColourRow(QWidget):
    """The offered colours, and a button for any other.

    Signals:
        chosen: a colour was chosen.
    """

    chosen = Signal(str)

    def __init__(self, colour: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for offered in TRACKER_COLOURS:
            row.addWidget(self._swatch(offered))
        self._other = self._swatch("")
        self._other.setVisible(False)
        row.addWidget(self._other)
        more = QToolButton()
        more.setText(self.tr("Other…"))
        more.clicked.connect(self._ask)
        row.addWidget(more)
        row.addStretch(1)
        self.choose(colour or TRACKER_COLOURS[0])
        self._group.buttonToggled.connect(lambda _, checked: self.chosen.emit(self.colour) if checked else None)

    @property
    def colour(self) -> str:
        """The chosen colour as "#rrggbb"."""
        checked = self._group.checkedButton()
        return str(checked.property("colour")) if checked is not None else TRACKER_COLOURS[0]

    def choose(self, colour: str) -> None:
        """Check a colour, one that is not offered included."""
        wanted = QColor(colour).name()
        for button in self._group.buttons():
            if button.property("colour") == wanted:
                button.setChecked(True)
                return
        self._paint(self._other, wanted)
        self._other.setVisible(True)
        self._other.setChecked(True)

    def _swatch(self, colour: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("icon")
        button.setCheckable(True)
        button.setIconSize(QSize(18, 18))
        if colour:
            self._paint(button, colour)
        self._group.addButton(button)
        return button

    def _paint(self, button: QToolButton, colour: str) -> None:
        icon = QIcon()
        for checked, state in ((False, QIcon.State.Off), (True, QIcon.State.On)):
            dot = QPixmap(36, 36)
            dot.fill(Qt.GlobalColor.transparent)
            painter = QPainter(dot)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(colour))
            painter.setPen(Qt.PenStyle.NoPen)
            margin = 8 if checked else 4
            painter.drawEllipse(margin, margin, 36 - 2 * margin, 36 - 2 * margin)
            if checked:
                pen = painter.pen()
                pen.setStyle(Qt.PenStyle.SolidLine)
                pen.setWidth(3)
                pen.setColor(self._theme.colour("text"))
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(3, 3, 30, 30)
            painter.end()
            icon.addPixmap(dot, QIcon.Mode.Normal, state)
        button.setIcon(icon)
        button.setProperty("colour", colour)
        button.setAccessibleName(self.tr("Colour {name}").format(name=colour))
        button.setToolTip(colour)

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(self.colour), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self.choose(colour.name()))
        dialog.open()
