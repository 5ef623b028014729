"""The export of the mentions: says which, exactly those of the table, and words the command that writes them."""

from datetime import UTC, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.timeline import Period
from cmdesk.core.types import Tracker
from cmdesk.core.views import View
from cmdesk.ui import formats
from cmdesk.ui.dashboard import Dashboard
from cmdesk.ui.dialogs.file_dialog import FileDialog, usual_folder
from cmdesk.ui.picture_words import filter_words, zone_name

_SECOND: Final = timedelta(seconds=1)


class ExportMentionsDialog(QDialog):
    """Chooses the form and the place of an export.

    Signals:
        chosen: the arguments of the command `export`, a tuple of texts.
    """

    chosen = Signal(object)

    def __init__(
        self, dashboard: Dashboard, tracker: Tracker | None, locale: QLocale, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export mentions"))
        self._dashboard = dashboard
        self._tracker = tracker
        self._locale = locale
        count = dashboard.now.shown.mentions
        self.what = self._words("cardTitle", self._what(count))
        self.scope = self._words("muted", self._scope())
        self.form = QComboBox()
        for words, form in (
            (self.tr("Excel workbook (.xlsx)"), "xlsx"),
            (self.tr("CSV table (.csv)"), "csv"),
            (self.tr("JSON lines (.jsonl)"), "jsonl"),
        ):
            self.form.addItem(words, form)
        self.dialect = QComboBox()
        for words, dialect in (
            (self.tr("For a French Excel: ; and decimal comma"), "excel-fr"),
            (self.tr("For an English Excel: , and decimal point"), "excel"),
            (self.tr("For programs: , and moments in ISO 8601"), "plain"),
        ):
            self.dialect.addItem(words, dialect)
        self.packed = QCheckBox(self.tr("Co&mpress (.gz)"))
        self.note = self._words("small", "")
        fields = QFormLayout()
        fields.setHorizontalSpacing(16)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for caption, field in ((self.tr("&Form"), self.form), (self.tr("&Dialect"), self.dialect)):
            label = QLabel(caption)
            label.setBuddy(field)
            label.setContentsMargins(0, 6, 0, 0)
            fields.addRow(label, field)
        fields.addRow("", self.packed)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(self.tr("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setDefault(True)
        self.start.setEnabled(count > 0)
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.what)
        column.addWidget(self.scope)
        column.addLayout(fields)
        column.addWidget(self.note)
        column.addStretch(1)
        column.addWidget(buttons)
        self.form.currentIndexChanged.connect(lambda _: self._judge())
        self.dialect.currentIndexChanged.connect(lambda _: self._judge())
        self.resize(540, 280)
        self._judge()

    def arguments(self, path: Path) -> tuple[str, ...]:
        """The command line of the export that the fields describe, into a file."""
        made = ["export", str(path), f"--format={self.form.currentData()}"]
        if self.form.currentData() == "csv":
            made.append(f"--dialect={self.dialect.currentData()}")
        if self._tracker is not None:
            made.append(f"--tracker={self._tracker.name}")
        return (*made, *_view_arguments(self._dashboard.page_view), f"--tz={zone_name(self._dashboard.request.zone)}")

    def choose(self, file: str) -> None:
        """Export into this file."""
        ending = self._ending()
        target = Path(file) if file.lower().endswith(ending) else Path(f"{file}{ending}")
        self.chosen.emit(self.arguments(target))
        self.accept()

    def _what(self, count: int) -> str:
        name = self.tr("All mentions") if self._tracker is None else self._tracker.name
        return self.tr("{name}: {mentions}").format(name=name, mentions=self.tr("%Ln mention(s)", "", count))

    def _scope(self) -> str:
        shown = self._dashboard
        period: Period = shown.period
        zone = shown.request.zone
        words = [formats.period(period.start, period.end, zone, self._locale), zone_name(zone)]
        words += filter_words(shown.page_view, shown.accounts)
        return " · ".join(words)

    def _judge(self) -> None:
        form = self.form.currentData()
        self.dialect.setEnabled(form == "csv")
        self.packed.setEnabled(form == "jsonl")
        for_excel = self.dialect.currentData() != "plain"
        self.note.setText(
            {
                "xlsx": self.tr(
                    "Dates and numbers are real ones; a second sheet says tracker, query, period, filters and formulae."
                ),
                "csv": self.tr(
                    "What Excel would take for a formula or round, such as the identifiers of X, gets an apostrophe "
                    "in front; cmdesk takes it away again when it imports the file."
                )
                if for_excel
                else self.tr(
                    "What a spreadsheet would take for a formula gets an apostrophe in front; cmdesk takes it away "
                    "again when it imports the file."
                ),
                "jsonl": self.tr(
                    "Nothing is lost: cmdesk imports it again with every reading, the opinions of other tools and "
                    "your corrections."
                ),
            }[form]
        )

    def _ending(self) -> str:
        form = self.form.currentData()
        return f".{form}.gz" if form == "jsonl" and self.packed.isChecked() else f".{form}"

    def _ask(self) -> None:
        folder = usual_folder(QStandardPaths.StandardLocation.DocumentsLocation)
        words = "cmdesk" if self._tracker is None else self._tracker.name
        name = "".join(mark if mark.isalnum() else "-" for mark in words).strip("-") or "cmdesk"
        ending = self._ending()
        dialog = FileDialog(
            self, self.tr("Export mentions"), f"{folder}/{name}{ending}", f"{self.form.currentText()} (*{ending})"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending[1:])
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    def _words(self, name: str, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label


def _view_arguments(view: View) -> list[str]:
    """Options of the command that give just this view; the end of a period is excluded here and included there."""
    made = []
    if view.start is not None:
        made.append(f"--from={view.start.astimezone(UTC).isoformat()}")
    if view.end is not None:
        # the store cuts a period to whole seconds, too
        made.append(f"--to={(view.end.astimezone(UTC).replace(microsecond=0) - _SECOND).isoformat()}")
    made += [f"--label={label.name.lower()}" for label in sorted(view.labels)]
    made += [f"--source={source}" for source in sorted(view.sources)]
    made += [f"--language={code}" for code in sorted(view.languages)]
    made += [f"--filter={view.query}"] if view.query else []
    return made + ([] if view.reposts else ["--no-reposts"]) + (["--own"] if view.own else [])
