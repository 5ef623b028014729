"""The tracker editor: name, query checked while she types, where it looks, colour, group, role."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QColorDialog,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.naming import known_group, next_colour
from cmdesk.core.networks import KEYLESS
from cmdesk.core.types import TRACKER_COLOURS, Role, Tracker
from cmdesk.ui.dialogs.query_edit import QueryEdit
from cmdesk.ui.dialogs.source_boxes import SourceBoxes
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import role_word, sentence


class ColourRow(QWidget):
    """The offered colours, and a button for any other."""

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


class TrackerDialog(QDialog):
    """Makes a new tracker, or edits one.

    Signals:
        saved: the Tracker as she wants it; of the same id as the one edited.
    """

    saved = Signal(object)

    def __init__(
        self, theme: Theme, tracker: Tracker | None, others: Sequence[Tracker], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New tracker") if tracker is None else self.tr("Edit tracker"))
        self.resize(620, 490)
        self._before = tracker
        self._proposed = ""
        self._others = [other for other in others if tracker is None or other.id != tracker.id]
        self._taken = {other.name.casefold() for other in self._others}
        shown = tracker or Tracker("", "", next_colour(others), sources=KEYLESS)
        self.name = QLineEdit(shown.name)
        self.name.setMaxLength(120)
        self.query = QueryEdit(theme)
        self.query.setMinimumHeight(84)
        self.query.setPlainText(shown.query)
        self.query.setPlaceholderText('"café vermeil" OR #CaféVermeil OR @cafevermeil')
        self.verdict = QLabel()
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.verdict.setMinimumHeight(2 * self.fontMetrics().height())
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sources = SourceBoxes(shown.sources)
        self.colour = ColourRow(shown.colour, theme)
        self.group = QComboBox()
        self.group.setEditable(True)
        self.group.addItems(sorted({other.group for other in others if other.group}, key=str.casefold))
        self.group.setCurrentText(shown.group)
        if (typed := self.group.lineEdit()) is not None:
            typed.setPlaceholderText(self.tr("a client or a project; may stay empty"))
        self.role = QComboBox()
        for role in (Role.OWN, Role.COMPETITOR, Role.TOPIC):
            self.role.addItem(role_word(role), role)
        self.role.setCurrentIndex(self.role.findData(shown.role))
        hint = QLabel(
            self.tr("Share of voice compares the own brands of a group with its competitors; topics take no part.")
        )
        hint.setObjectName("small")
        hint.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self._caption(self.tr("&Name"), self.name), self.name)
        form.addRow(self._caption(self.tr("&Query"), self.query), self.query)
        form.addRow("", self.verdict)
        form.addRow(self._caption(self.tr("Looks in"), self.sources), self.sources)
        form.addRow(self.tr("Colour"), self.colour)
        form.addRow(self._caption(self.tr("&Group"), self.group), self.group)
        form.addRow(self._caption(self.tr("&Role"), self.role), self.role)
        form.addRow("", hint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(form, 1)
        column.addWidget(buttons)
        if tracker is None:
            self.name.textEdited.connect(self._propose)
        self.name.textChanged.connect(self._judge)
        self.query.checked.connect(self._judge)
        self._judge()
        self.name.setFocus()

    def tracker(self) -> Tracker:
        """The tracker as the fields say."""
        return replace(
            self._before or Tracker("", ""),
            name=" ".join(self.name.text().split()),
            query=self.query.query(),
            colour=self.colour.colour,
            group=known_group(self.group.currentText(), self._others),
            role=Role(self.role.currentData()),
            sources=self.sources.sources(),
        )

    def _propose(self, text: str) -> None:
        """Propose the name as the query, as long as she wrote none of her own."""
        if self.query.toPlainText() == self._proposed:
            name = " ".join(text.replace('"', " ").split())
            self._proposed = f'"{name}"' if any(map(str.isalnum, name)) else ""
            self.query.setPlainText(self._proposed)

    def _judge(self) -> None:
        """Say what is wrong, the first thing first; what is merely not typed yet is no fault."""
        name = " ".join(self.name.text().split())
        typed = bool(self.query.toPlainText().strip())
        fault = ""
        if name.casefold() in self._taken:
            fault = self.tr("There is already a tracker of this name.")
        elif typed and self.query.fault is not None:
            fault = sentence(self.query.fault)
        ready = bool(name) and typed and not fault
        if fault:
            told = "⚠ " + fault
        elif self.query.alternatives:
            told = "✓ " + self.tr("The query can be read: %Ln alternative(s).", "", self.query.alternatives)
        else:
            told = self.tr('Words, "exact phrases", #tags and @handles; OR between alternatives.')
        self.verdict.setText(told)
        self.verdict.setObjectName("danger" if fault else "positive" if self.query.alternatives else "muted")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        self.save.setEnabled(ready)

    def _accept(self) -> None:
        self.saved.emit(self.tracker())
        self.accept()

    def _caption(self, text: str, field: QWidget) -> QLabel:
        label = QLabel(text)
        label.setBuddy(field)
        label.setContentsMargins(0, 6, 0, 0)
        return label
