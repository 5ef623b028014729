"""The toolbar: what she reaches for most, and the period."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QToolButton, QWidget

from cmdesk.ui.actions import Actions


class Toolbar(QFrame):
    """Buttons of actions; the periods as one row of segments. Where it is narrow, icons stand without their words."""

    def __init__(self, actions: Actions, filter_box: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.setSpacing(4)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._worded: list[QToolButton] = []
        self._button(actions.new_tracker)
        self._button(actions.collect)
        self._button(actions.import_posts)
        # what the filter box cannot take, it being as wide as there is room
        self._row.addStretch(0)
        self._button(actions.previous, icon_only=True)
        for action in actions.presets.values():
            self._button(action, name="segment")
        self._button(actions.following, icon_only=True)
        self._row.addSpacing(8)
        self._row.addWidget(filter_box, 1)
        self._row.addSpacing(4)
        self._button(actions.export_chart)
        self._button(actions.theme_toggle, icon_only=True)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._word(True)
        if self._row.sizeHint().width() > event.size().width():
            self._word(False)

    def _word(self, shown: bool) -> None:
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if shown else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._worded:
            button.setToolButtonStyle(style)
        self._row.invalidate()

    def _button(self, action: QAction, *, name: str = "", icon_only: bool = False) -> None:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(18, 18))
        button.setObjectName(name or ("icon" if icon_only else ""))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if icon_only:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        elif name:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        else:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._worded.append(button)
        button.setAccessibleName(action.toolTip())
        self._row.addWidget(button)
