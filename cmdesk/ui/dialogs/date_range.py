"""The range dialog: a first and a last day, both included."""

from datetime import date, timedelta, tzinfo

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from cmdesk.core.timeline import Period, days


class RangeDialog(QDialog):
    """Chooses a period of whole days.

    Signals:
        chosen: the Period.
    """

    chosen = Signal(object)

    def __init__(self, shown: Period, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Period"))
        self._zone = zone
        last = (shown.end - timedelta(microseconds=1)).astimezone(zone).date()
        self.first = self._field(shown.start.astimezone(zone).date(), self.tr("First day"))
        self.last = self._field(last, self.tr("Last day"))
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        for caption, field in ((self.tr("&First day"), self.first), (self.tr("&Last day"), self.last)):
            label = QLabel(caption)
            label.setBuddy(field)
            label.setContentsMargins(0, 6, 0, 0)
            form.addRow(label, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.verdict)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(340)
        for field in (self.first, self.last):
            field.dateChanged.connect(lambda _: self._judge())
        self._judge()

    def period(self) -> Period:
        """The chosen days as a period of her zone."""
        return days(_day(self.first.date()), _day(self.last.date()), self._zone)

    def _field(self, day: date, name: str) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day))
        field.setCalendarPopup(True)
        field.setAccessibleName(name)
        field.setMinimumDate(QDate(1990, 1, 1))
        field.setMaximumDate(QDate(2199, 12, 31))
        return field

    def _judge(self) -> None:
        count = self.first.date().daysTo(self.last.date()) + 1
        self.ok.setEnabled(count > 0)
        self.verdict.setText(
            self.tr("%Ln day(s), both included", "", count)
            if count > 0
            else "⚠ " + self.tr("The last day lies before the first: exchange them.")
        )
        self.verdict.setObjectName("muted" if count > 0 else "danger")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)

    def _accept(self) -> None:
        self.chosen.emit(self.period())
        self.accept()


def _day(value: QDate) -> date:
    return date(value.year(), value.month(), value.day())
