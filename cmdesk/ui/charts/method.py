"""The choice of method beside the title of the chart: how moods are found, and a way to everything about it.

What cannot be chosen yet stays in the menu with its reason: she shall know that it exists and what it takes.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from cmdesk.metrics.corrected_mood import CORRECT_FROM
from cmdesk.metrics.mood import Method
from cmdesk.ui.icons import icon
from cmdesk.ui.theme import Theme


class MethodChoice(QWidget):
    """A button with a menu of the methods, and one that explains.

    Signals:
        chosen: the Method that she wants.
        explain_wanted: she wants to know how the mood was found.
    """

    chosen = Signal(object)
    explain_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._method = Method.COUNTED
        self._labels = 0
        self.button = QToolButton(self)
        # no higher than the title beside it: the plots want the room
        self.button.setObjectName("slim")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.setIconSize(QSize(14, 14))
        self.explain = QToolButton(self)
        self.explain.setObjectName("slim")
        self.explain.setIconSize(QSize(16, 16))
        for one in (self.button, self.explain):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self.button)
        # the button is turned round only to have its arrow behind the words
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._group = QActionGroup(self)
        self.counted, self.corrected = menu.addAction(""), menu.addAction("")
        menu.addSeparator()
        self._more = menu.addAction("")
        for action, method in ((self.counted, Method.COUNTED), (self.corrected, Method.CORRECTED)):
            action.setCheckable(True)
            self._group.addAction(action)
            action.triggered.connect(lambda _=False, method=method: self._choose(method))
        self._more.triggered.connect(lambda: self.explain_wanted.emit())
        self.explain.clicked.connect(lambda: self.explain_wanted.emit())
        self.button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.button)
        row.addWidget(self.explain)
        self.set_theme(theme)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.button.setIcon(icon("chevron-down", theme.tokens.muted))
        self.explain.setIcon(icon("info", theme.tokens.muted))

    def show_method(self, method: Method) -> None:
        """Show how the moods on screen were found."""
        self._method = method
        self._show()

    def set_labels(self, labels: int) -> None:
        """Take how many of her labels measure: enough of them, and moods can be corrected."""
        self._labels = labels
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _choose(self, method: Method) -> None:
        # what is checked is what is on screen, until other moods are
        self._show()
        self.chosen.emit(method)

    def _show(self) -> None:
        corrected = self._method is Method.CORRECTED
        words = self.tr("Mood: corrected") if corrected else self.tr("Mood: counted")
        explain = self.tr("How the mood is found, and how sure it is")
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setToolTip(self.tr("Choose how the mood is found"))
        self.explain.setToolTip(explain)
        self.explain.setAccessibleName(explain)
        self._more.setText(self.tr("Explain this number…"))
        self.counted.setText(self.tr("Counted: the labels as they are"))
        missing = CORRECT_FROM - self._labels
        self.corrected.setEnabled(missing <= 0)
        self.corrected.setText(
            self.tr("Corrected by %Ln label(s) of yours", "", self._labels)
            if missing <= 0
            else self.tr("Corrected by your labels: %Ln more needed, on mentions drawn at random", "", missing)
        )
        (self.corrected if corrected else self.counted).setChecked(True)
