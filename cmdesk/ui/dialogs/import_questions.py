"""The questions that a table may leave open: how its dates are written, in which zone, from which network.

Each is a small widget that shows itself only where there is something to ask, and tells when she answered. Examples
and names come from files: plain text, made visible.
"""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from cmdesk.core.networks import NETWORKS, SITES
from cmdesk.ui import import_words
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.import_plan import Dates
from cmdesk.ui.wording import source_word

_LONGEST_NAME = 60


class DateQuestion(QFrame):
    """Which number of a date is the day: one radio button for each way to read the example.

    Signals:
        answered: the order she chose: "dmy", "mdy" ...
    """

    answered = Signal(str)

    def __init__(self, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warningBar")
        self._locale = locale
        self._asked: Dates | None = None
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._answer)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 7, 12, 7)
        self._row.setSpacing(16)
        self._row.addWidget(self._text)
        self._row.addStretch(1)
        self.hide()

    @property
    def buttons(self) -> list[QRadioButton]:
        """The ways to read the example."""
        return [button for button in self._group.buttons() if isinstance(button, QRadioButton)]

    def ask(self, dates: Dates) -> None:
        """Put the question; it stays, with her answer, until it is withdrawn."""
        if self._asked is not None and (self._asked.ask, self._asked.example) == (dates.ask, dates.example):
            return
        self.withdraw()
        self._asked = dates
        example = visible(dates.example)
        self._text.setText(self.tr("{date} means:").format(date=example))
        for number, order in enumerate(dates.ask):
            meant = import_words.meaning(dates.example, order, self._locale)
            button = QRadioButton(meant.replace("&", "&&"))
            button.setAccessibleName(self.tr("{date} means {meaning}").format(date=example, meaning=meant))
            self._group.addButton(button, number)
            self._row.insertWidget(self._row.count() - 1, button)
        self.show()

    def withdraw(self) -> None:
        """Ask nothing."""
        for button in self.buttons:
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._asked = None
        self.hide()

    def _answer(self, number: int) -> None:
        if self._asked is not None:
            self.answered.emit(self._asked.ask[number])


class DatePattern(QFrame):
    """How dates are written that none of the known ways can read.

    Signals:
        answered: a pattern of `strptime`, "" for none.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warningBar")
        self._answered = ""
        self.field = _Line()
        self.field.setPlaceholderText("%d/%m/%Y %H:%M")
        self.field.setMaxLength(_LONGEST_NAME)
        self.field.setAccessibleName(self.tr("How the dates are written"))
        self.field.editingFinished.connect(self._answer)
        label = QLabel(self.tr("No date of this column can be read. &Pattern of the dates:"))
        label.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(16)
        row.addWidget(label)
        row.addWidget(self.field, 1)
        self.hide()

    @property
    def pattern(self) -> str:
        """What she wrote last."""
        return self._answered

    def clear(self) -> None:
        """Forget the pattern, without a word."""
        self._answered = ""
        self.field.clear()

    def _answer(self) -> None:
        typed = self.field.text().strip()
        if typed != self._answered:
            self._answered = typed
            self.answered.emit(typed)


class _Line(QLineEdit):
    """Enter ends the typing here; it does not press the button of the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class _ZoneBox(QComboBox):
    """As `_Line`."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class ZoneChoice(QWidget):
    """In which zone moments are read that do not tell theirs.

    Signals:
        chosen: the name of a zone.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _ZoneBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMinimumContentsLength(18)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if (completer := self.box.completer()) is not None:
            # "paris" finds Europe/Paris
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        label = QLabel(self.tr("The times do not tell their &zone; they are read as times of"))
        label.setBuddy(self.box)
        self.box.setAccessibleName(self.tr("Zone of the times"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.box)
        row.addStretch(1)
        self.box.activated.connect(self._choose)
        if (typed := self.box.lineEdit()) is not None:
            typed.editingFinished.connect(self._choose)
        self._zone = ""
        self.hide()

    def show_zone(self, zone: str) -> None:
        """Show the zone that holds for now."""
        if not self.box.count():
            # six hundred names, only where they are needed
            self.box.addItems([bytes(name.data()).decode() for name in QTimeZone.availableTimeZoneIds()])
        if self.box.findText(zone) < 0:
            self.box.insertItem(0, zone)
        self._zone = zone
        self.box.setCurrentIndex(self.box.findText(zone))
        self.show()

    def _choose(self) -> None:
        typed = self.box.currentText().strip()
        found = self.box.findText(typed, Qt.MatchFlag.MatchFixedString)
        if found < 0:
            # no zone of this name: what held before goes on
            self.box.setCurrentIndex(self.box.findText(self._zone))
            self.box.setEditText(self._zone)
            return
        zone = self.box.itemText(found)
        if zone != self._zone:
            self._zone = zone
            self.chosen.emit(zone)


class SourceChoice(QComboBox):
    """From which network all rows come, where no column says so.

    Signals:
        chosen: the id of a source, None where she leaves it open.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem(self.tr("Not said"), None)
        for source in (*NETWORKS, *SITES):
            self.addItem(source_word(source), source)
        self.setAccessibleName(self.tr("Network of the rows"))
        self.activated.connect(lambda _: self.chosen.emit(self.currentData()))


class MappingChoice(QWidget):
    """Which kept mapping to begin with, and under which name to keep this one.

    Signals:
        chosen: the name of a mapping, None to find the columns out.
        kept: the name under which this one shall be kept.
    """

    chosen = Signal(object)
    kept = Signal(str)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self.box = QComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(14)
        self.box.setAccessibleName(self.tr("Mapping"))
        self.box.addItem(self.tr("(automatic)"), None)
        for name in self._names:
            self.box.addItem(visible(name, _LONGEST_NAME), name)
        self.box.activated.connect(lambda _: self.chosen.emit(self.box.currentData()))
        self.keep = QPushButton(self.tr("&Keep as…"))
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._ask)
        self._told = QLabel()
        self._told.setObjectName("small")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(self.keep)
        row.addWidget(self._told, 1)

    @property
    def told(self) -> str:
        """What is said of the keeping."""
        return self._told.text()

    def keep_as(self, name: str) -> None:
        """Keep the mapping under a name, with the import; an empty one is no name."""
        name = " ".join(name.split())[:_LONGEST_NAME]
        if not name:
            return
        shown = visible(name, _LONGEST_NAME)
        self._told.setText(
            self.tr("replaces “{name}” with the import").format(name=shown)
            if name in self._names
            else self.tr("kept as “{name}” with the import").format(name=shown)
        )
        self.kept.emit(name)

    def _ask(self) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Keep the mapping"))
        dialog.setLabelText(self.tr("Name of the mapping"))
        dialog.setTextValue(str(self.box.currentData() or ""))
        # wide enough for a name, and for its own title
        dialog.resize(380, dialog.sizeHint().height())
        dialog.textValueSelected.connect(self.keep_as)
        dialog.open()
