"""The toolbar: what she reaches for most, and the period."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from cmdesk.ui.actions import Actions


class Toolbar(QFrame):
    """Buttons of actions; the periods as one row of segments."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.setSpacing(4)
        self._button(actions.new_tracker)
        self._button(actions.import_posts)
        self._row.addStretch(1)
        self._button(actions.previous, icon_only=True)
        for action in actions.presets.values():
            self._button(action, name="segment")
        self._button(actions.following, icon_only=True)
        self._row.addStretch(1)
        self._button(actions.export_chart)
        self._button(actions.theme_toggle, icon_only=True)

    def _button(self, action: QAction, *, name: str = "", icon_only: bool = False) -> None:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(18, 18))
        button.setObjectName(name or ("icon" if icon_only else ""))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if icon_only else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if name:
            style = Qt.ToolButtonStyle.ToolButtonTextOnly
        button.setToolButtonStyle(style)
        button.setAccessibleName(action.toolTip())
        self._row.addWidget(button)
