"""The mapping page of the import dialog: what stands in which column of a table, and what the file leaves open.

It asks no file anything: it shows the `Findings` it is given and tells when an answer of hers has changed; what that
changes in turn comes back as new findings. What the command found out by itself is shown, never asked.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from cmdesk.ui import import_words
from cmdesk.ui.dialogs.import_questions import DatePattern, DateQuestion, MappingChoice, SourceChoice, ZoneChoice
from cmdesk.ui.dialogs.preview_table import PreviewTable
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.import_plan import SOURCE_FIELD, TIME_FIELD, Answers, Dates, Findings, Table

_SHOWN_FILES = 3


class MappingPage(QWidget):
    """Asks about the tables of one layout.

    Signals:
        changed: an answer is another one, so that the files must be looked at anew.
    """

    changed = Signal()

    def __init__(
        self, tables: Sequence[Table], names: Sequence[str], locale: QLocale, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.files = tuple(dict.fromkeys(table.file for table in tables))
        self._locale = locale
        self._answers = Answers()
        self._table = tables[0]
        self._prefix = ""
        self._open = True
        self._title = _line("cardTitle")
        self._recognised = _line("muted")
        self.mappings = MappingChoice(names)
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(self.tr("Sheet"))
        self.source = SourceChoice()
        self.dates = DateQuestion(locale)
        self.pattern = DatePattern()
        self.zone = ZoneChoice()
        self.preview = PreviewTable()
        self.problem = _line("danger")
        self.notes = _line("muted")
        self.counts = _line("cardTitle")
        self._lay_out()
        self._wire()
        self.show_findings(Findings(tables=tuple(tables)))

    @property
    def answers(self) -> Answers:
        """What she decided."""
        return self._answers

    @property
    def ready(self) -> bool:
        """Whether all is known that an import needs."""
        return not self._open

    def begin(self) -> None:
        """Put the keys where there is something to answer."""
        if self.dates.buttons:
            self.dates.buttons[0].setFocus()
        else:
            self.preview.header.go_to(0)

    def number(self, one: int, of: int) -> None:
        """Say that there are other layouts to be asked about."""
        self._prefix = self.tr("Table {one} of {all}:").format(one=one, all=of) + " "
        self._show_title()

    def show_findings(self, found: Findings) -> None:
        """Show what the import would do with her answers."""
        if found.tables:
            self._show_table(max(found.tables, key=lambda table: (bool(table.missing), table.asking)))
        missing = [name for table in found.tables for name in table.missing]
        if missing:
            self.problem.setText(import_words.missing_sentence(list(dict.fromkeys(missing))))
        elif any(table.asking for table in found.tables):
            self.problem.setText(self.tr("Say how the dates are meant: the file leaves it open."))
        else:
            self.problem.setText("")
        self.problem.setVisible(bool(self.problem.text()))
        self._open = found.open
        self.counts.setText(import_words.counts_sentence(found, self._locale))
        self._show_notes(found)

    def doubt(self) -> None:
        """The counts are out of date until new findings come."""
        self.counts.setText(self.tr("Counting…"))

    def tell(self, problem: str) -> None:
        """Say why there are no findings."""
        self._open = True
        self.counts.setText("")
        self.problem.setText(problem)
        self.problem.show()

    def _show_table(self, table: Table) -> None:
        self._table = table
        self._show_title()
        self._recognised.setText(import_words.recognised(table))
        self._show_sheets(table)
        self._fields.setRowVisible(self.source, table.preset is None and table.column_of(SOURCE_FIELD) is None)
        dates = table.dates
        if dates is None or self._answers.date_format is None and not dates.ask:
            self.dates.withdraw()
        elif dates.ask:
            self.dates.ask(dates)
        # none of the dates could be read, or only thanks to a pattern of hers
        self.pattern.setVisible(dates is not None and not dates.ask and not self._readable(dates))
        if dates is not None and dates.missing_zone:
            self.zone.show_zone(dates.zone)
        else:
            self.zone.hide()
        self.preview.show_table(table)

    def _show_title(self) -> None:
        names = [import_words.file_word(file) for file in self.files[:_SHOWN_FILES]]
        told = self._prefix + ", ".join(names)
        rest = len(self.files) - len(names)
        self._title.setText(told + " " + self.tr("and %Ln more", "", rest) if rest else told)

    def _show_sheets(self, table: Table) -> None:
        several = len(table.sheets) > 1
        self._fields.setRowVisible(self.sheet, several)
        if several and [self.sheet.itemData(row) for row in range(self.sheet.count())] != list(table.sheets):
            self.sheet.clear()
            for name in table.sheets:
                self.sheet.addItem(visible(name), name)
        self.sheet.setCurrentIndex(self.sheet.findData(table.sheet))

    def _show_notes(self, found: Findings) -> None:
        told = []
        dates = self._table.dates
        if dates is not None and not self.dates.buttons and (read := import_words.date_sentence(dates, self._locale)):
            told.append(read)
        told.extend(import_words.remarks(found, self._locale, zones=False))
        self.notes.setText("\n".join(told))
        self.notes.setVisible(bool(told))

    def _readable(self, dates: Dates) -> bool:
        return bool(dates.formats) and not self.pattern.pattern

    def _choose_field(self, number: int, field: str) -> None:
        """A column holds another field; no field has two columns, so it leaves the one where it was."""
        column = self._table.columns[number]
        changed = dict(self._answers.columns)
        if column.field is not None:
            changed[column.field] = ""
        if field:
            changed[field] = column.name
        date_format = self._answers.date_format
        if TIME_FIELD in (field, column.field):
            # another column, another way to write dates
            date_format = None
            self._withdraw()
        self._change(columns=changed, date_format=date_format)

    def _choose_sheet(self) -> None:
        """Another sheet is another table: what was said of the columns was said of the first."""
        self._withdraw()
        self._change(sheet=self.sheet.currentData(), columns={}, date_format=None)

    def _choose_mapping(self, name: str | None) -> None:
        self._withdraw()
        self._change(mapping=name, columns={}, date_format=None)

    def _withdraw(self) -> None:
        """What was said of the dates was said of another column."""
        self.dates.withdraw()
        self.pattern.clear()

    def _keep_as(self, name: str) -> None:
        self._answers = replace(self._answers, keep_as=name)

    def _change(self, **answers: object) -> None:
        self._answers = replace(self._answers, **answers)  # type: ignore[arg-type]  # each name brings its own type
        self.changed.emit()

    def _wire(self) -> None:
        self.mappings.chosen.connect(self._choose_mapping)
        self.mappings.kept.connect(self._keep_as)
        self.sheet.activated.connect(lambda _: self._choose_sheet())
        self.source.chosen.connect(lambda source: self._change(source=source))
        self.dates.answered.connect(lambda order: self._change(date_format=order))
        self.pattern.answered.connect(lambda pattern: self._change(date_format=pattern or None))
        self.zone.chosen.connect(lambda zone: self._change(zone=zone))
        self.preview.header.chosen.connect(self._choose_field)

    def _lay_out(self) -> None:
        self._fields = QFormLayout()
        self._fields.setHorizontalSpacing(16)
        self._fields.setVerticalSpacing(6)
        self._fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for caption, field in (
            (self.tr("&Mapping"), self.mappings),
            (self.tr("&Sheet"), self.sheet),
            (self.tr("&Network of the rows"), self.source),
        ):
            label = QLabel(caption)
            label.setBuddy(self.mappings.box if field is self.mappings else field)
            label.setContentsMargins(0, 6, 0, 0)
            self._fields.addRow(label, field)
        legend = _line("small")
        legend.setText(self.tr("* needed; the other columns may be left out"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._recognised)
        column.addLayout(self._fields)
        column.addWidget(self.dates)
        column.addWidget(self.pattern)
        column.addWidget(self.zone)
        column.addWidget(self.preview, 1)
        column.addWidget(legend)
        column.addWidget(self.problem)
        column.addWidget(self.counts)
        column.addWidget(self.notes)


def _line(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
