"""Files that are tables, CSV and its kin and workbooks: looked over whole, then read.

Nobody can say from its first rows how a table is written: which of `03/04/2024` is the day, whether `1.234` is a
thousand, whether identifiers went through a spreadsheet. So the whole file is surveyed first, in constant memory, and
each column is then read by what all of it says. What stays open (the order of dates, a column that is missing) is
asked, and nothing is imported until it is answered.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from itertools import islice
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from cmdesk.core.cells import without_zone
from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, UsageError
from cmdesk.core.types import Post, Rejected
from cmdesk.sources.columns import TEXTS, distinct
from cmdesk.sources.date_column import DateFindings, DateForm, DateSurvey
from cmdesk.sources.identifiers import IdForm, IdSurvey
from cmdesk.sources.layout import LOOKED_AT, Layout, is_date_like, layout_of
from cmdesk.sources.numbers import NumberSurvey
from cmdesk.sources.presets import CMDESK
from cmdesk.sources.separated import Row
from cmdesk.sources.table_columns import Columns, TableOptions, dated_columns, mapped_columns
from cmdesk.sources.table_posts import COUNTS, SOURCE, Meaning, RowReader
from cmdesk.sources.table_text import TextTable
from cmdesk.sources.workbook import Workbook

CSV: Final = "csv"
XLSX: Final = "xlsx"

PREVIEWED: Final = 20
_TOLD_EVERY: Final = 2000  # rows between two words about progress

_OFFSET: Final = re.compile(r"\b(?:UTC|GMT)\b(?: ?([+−-]) ?(\d{1,2})(?::?([0-5]\d))?)?", re.I | re.ASCII)
_FARTHEST: Final = timedelta(hours=14)

_NO_SHEETS: Final = QT_TRANSLATE_NOOP("errors", "{path} holds no sheet with cells: name another file.")
_NO_NAMES: Final = QT_TRANSLATE_NOOP(
    "errors",
    "No line of {path} names its columns: say which they are by letter, such as --map text=B --map posted_at=A.",
)
_NO_TEXT: Final = QT_TRANSLATE_NOOP(
    "errors",
    "No column of {path} is known to hold the text: say which one with --map text=COLUMN. There are: {columns}.",
)
_NO_DATE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "No column of {path} is known to hold the date: say which one with --map posted_at=COLUMN. There are: {columns}.",
)
_ASK_DATE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "{path}: the dates in the column {column}, such as {example}, can be read in more than one way: say with "
    "--date-format whether the day (dmy), the month (mdy) or the year (ymd) comes first.",
)


@dataclass(frozen=True, slots=True)
class TableSurvey:
    """What the whole of a table says.

    Attributes:
        rows: below the line of names, blank ones and repeated names left out.
        preview: the first of them.
        dates: how moments are written; None without a column of them.
        zone: of moments that say none.
        decimal: the decimal sign, None where no number shows it.
        ids: field -> what of its identifiers is damaged.
        meaning: all of it, as a reader of rows needs it.
    """

    rows: int
    preview: tuple[tuple[str, ...], ...]
    dates: DateFindings | None
    zone: tzinfo
    missing_zone: bool
    decimal: str | None
    ids: dict[str, IdForm]
    meaning: Meaning


class Interrupted(Exception):  # noqa: N818  a state she asked for
    """The survey was broken off."""


class TableFile:
    """A file that is a table. Satisfies `core.ports.PostFile`.

    Attributes:
        path: the file.
        form: CSV or XLSX.
        layout, columns: its shape, and what its columns mean.
        encoding, separator: of a text; None of a workbook.
        sheet, sheets: of a workbook: the one that is read, and all of them.
        begun: whether its posts are being read, or were.
    """

    def __init__(self, path: Path, form: str, options: TableOptions) -> None:
        """Look at the file and its first rows.

        Raises:
            InputError: it cannot be read, or is no table.
            UsageError: a sheet or column that she named is not there.
        """
        self.path, self.form = path, form
        self._options = options
        self.encoding: str | None = None
        self.separator: str | None = None
        self.sheet: str | None = None
        self.sheets: tuple[str, ...] = ()
        self._text: TextTable | None = None
        self._book: Workbook | None = None
        self._survey: TableSurvey | None = None
        self.begun = False
        self._share = 0.0
        if form == CSV:
            self._text = TextTable(path)
            self.encoding, self.separator = self._text.encoding, self._text.separator
        else:
            self._book = Workbook(path)
            self.sheets = tuple(self._book.names)
            self.sheet = options.sheet or self._best_sheet(self._book)
        self.layout, self.columns = self._look(self._rows())
        if self._text is not None:
            self._text.rows.plausible = self._plausible()

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self._text.rows.size if self._text is not None else self._book.size if self._book is not None else 0

    @property
    def position(self) -> int:
        """Bytes on disk consumed so far in the latest reading; of a workbook, its share of rows in bytes."""
        return self._text.rows.position if self._text is not None else round(self.size * self._share)

    @property
    def alone(self) -> bool:
        """Whether no separator parts its lines: a list, hardly a table."""
        return self._text is not None and self._text.alone

    def survey(
        self,
        progress: Callable[[int], None] = lambda _position: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> TableSurvey:
        """Look the whole table over, once; later calls give what the first one found.

        Args:
            progress: told the position every few thousand rows.
            cancelled: asked as often.

        Raises:
            Interrupted: `cancelled` said so.
        """
        if self._survey is None:
            self._survey = self._surveyed(progress, cancelled)
        return self._survey

    def question(self) -> UsageError | None:
        """What must be answered before the table can be read: a column is missing, or dates can be read in two ways."""
        columns, dates = self.columns, self.survey().dates
        if columns.missing:
            if self.layout.line is None:
                return UsageError(_NO_NAMES, path=self.path)
            template = _NO_TEXT if columns.missing[0] == TEXTS[0] else _NO_DATE
            return UsageError(template, path=self.path, columns=", ".join(columns.names))
        if dates is not None and dates.ask:
            name = columns.names[columns.fields["posted_at"]]
            return UsageError(_ASK_DATE, path=self.path, column=name, example=dates.example)
        return None

    def settle(self) -> None:
        """Make sure that nothing is open.

        Raises:
            UsageError: there is a question.
        """
        question = self.question()
        if question is not None:
            raise question

    def __iter__(self) -> Iterator[Post | Rejected]:
        """Yield each post, or why a row is none.

        Raises:
            UsageError: something is open, see `settle`.
            InputError: the file is damaged; everything before the fault was yielded.
        """
        self.settle()
        read = RowReader(self.survey().meaning).read
        self.begun = True
        for row in self._data():
            yield read(row) if isinstance(row, Row) else row

    def _rows(self, most: int | None = None) -> Iterator[Row | Rejected]:
        if self._text is not None:
            first = self._text.first_line
            rows = iter(self._text.rows)
            return (row for row in rows if not isinstance(row, Row) or row.line >= first) if first > 1 else rows
        assert self._book is not None and self.sheet is not None
        return self._book.rows(self.sheet, most)

    def _data(self) -> Iterator[Row | Rejected]:
        """The rows below the line of names, without repetitions of it."""
        line = self.layout.line or 0
        header = list(self.layout.header)
        first = header[0] if header else None
        height = self._book.height(self.sheet) if self._book is not None and self.sheet is not None else 0
        self._share = 0.0
        for row in self._rows():
            if isinstance(row, Row):
                if row.line <= line:
                    continue
                cells = row.cells
                if first is not None and cells[0].strip() == first and _same(cells, header):
                    continue
            if height:
                self._share = min(1.0, (row.line if isinstance(row, Row) else row.position) / height)
            yield row
        self._share = 1.0

    def _look(self, rows: Iterator[Row | Rejected]) -> tuple[Layout, Columns]:
        asked = list(self._options.columns.values())
        first = [row for row in islice(rows, LOOKED_AT) if isinstance(row, Row)]
        layout = layout_of(first, asked)
        names = distinct(layout.header, layout.width)
        columns = mapped_columns(self.path, names, layout.line is not None, self._options)
        below = [row for row in first if row.line > (layout.line or 0)]
        return layout, dated_columns(columns, below, self._options) if layout.line is not None else columns

    def _best_sheet(self, book: Workbook) -> str:
        """The sheet with the most rows that can be mapped."""
        if not book.names:
            raise InputError(_NO_SHEETS, path=self.path)

        def worth(name: str) -> tuple[int, int]:
            rows = [row for row in book.rows(name, LOOKED_AT) if isinstance(row, Row)]
            layout = layout_of(rows, list(self._options.columns.values()))
            try:
                columns = mapped_columns(
                    self.path, distinct(layout.header, layout.width), layout.line is not None, self._options
                )
            except UsageError:
                return -3, book.height(name)
            return -len(columns.missing), book.height(name)

        names = book.names
        return max(names, key=worth) if len(names) > 1 else names[0]

    def _plausible(self) -> Callable[[list[str]], bool] | None:
        at = self.columns.fields.get("posted_at")
        width = self.layout.usual
        if at is None or at >= width:
            return None
        return lambda cells: len(cells) == width and is_date_like(cells[at])

    def _surveyed(self, progress: Callable[[int], None], cancelled: Callable[[], bool]) -> TableSurvey:
        fields, options = self.columns.fields, self._options
        dates = DateSurvey(options.date_format)
        numbers = {name: NumberSurvey() for name in (*COUNTS, "followers", "sentiment") if name in fields}
        ids = {name: IdSurvey() for name in ("id", "author_key", "parent") if name in fields}
        looks = [(fields[name], survey.add) for name, survey in (numbers | ids).items()]
        reader = RowReader(Meaning(self.columns.names, fields, DateForm(UTC)))
        dated = "posted_at" in fields
        preview: list[tuple[str, ...]] = []
        rows = 0
        # damage is told when the rows are read: everything before it is hers
        with suppress(InputError):
            for row in self._data():
                rows += 1
                if rows % _TOLD_EVERY == 0:
                    progress(self.position)
                    if cancelled():
                        raise Interrupted
                if not isinstance(row, Row):
                    continue
                cells = row.cells
                if len(preview) < PREVIEWED:
                    preview.append(tuple(cells))
                if dated and (day := reader.date_of(cells)):
                    dates.add(day)
                for index, add in looks:
                    if index < len(cells) and (cell := cells[index].strip()):
                        add(cell)
        progress(self.position)
        findings = dates.findings() if dated else None
        zone, missing = self._zone(findings)
        forms = {name: survey.form() for name, survey in ids.items()}
        preset = self.columns.preset
        meaning = Meaning(
            names=self.columns.names,
            fields=fields,
            dates=DateForm(
                zone,
                {} if findings is None else findings.orders,
                None if options.date_format in (None, "dmy", "mdy", "ymd") else options.date_format,
                self._book is not None and self._book.mac,
            ),
            decimals={name: survey.decimal for name, survey in numbers.items()},
            ids=forms,
            tool="file" if preset is None else preset.name,
            signed=(preset is not None and preset.signed) or ("sentiment" in numbers and numbers["sentiment"].negative),
            source=options.source or (preset.source if preset is not None else None) or SOURCE,
            width=max(self.layout.width, len(self.columns.names)),
        )
        proofs = [survey.decimal for survey in numbers.values() if survey.decimal is not None]
        decimal = max(set(proofs), key=proofs.count) if proofs else None
        return TableSurvey(rows, tuple(preview), findings, zone, missing, decimal, forms, meaning)

    def _offset(self) -> timedelta | None:
        """What the names of the columns of moments say of their zone: `Date (UTC+2)`, `created_utc`, `Heure GMT`."""
        fields = self.columns.fields
        for name in ("posted_at", "time"):
            told = _OFFSET.search(self.columns.names[fields[name]].replace("_", " ")) if name in fields else None
            if told is not None:
                hours, minutes = int(told[2] or 0), int(told[3] or 0)
                offset = timedelta(hours=hours, minutes=minutes)
                return None if offset > _FARTHEST else -offset if told[1] in ("-", "−") else offset
        return None

    def _zone(self, dates: DateFindings | None) -> tuple[tzinfo, bool]:
        """The zone of moments that say none, and whether she should be told which was taken."""
        missing = dates is not None and dates.missing_zone
        if self._options.zone_said or dates is None:
            return self._options.zone, missing
        preset = self.columns.preset
        head = self.columns.names[self.columns.fields["posted_at"]]
        if preset is not None and preset.name == CMDESK and (told := without_zone(head)[1]) is not None:
            with suppress(OSError, ValueError, LookupError):
                return ZoneInfo(told), False
        if (offset := self._offset()) is not None:
            return timezone(offset), False
        if preset is not None and preset.zone_utc:
            return UTC, False
        return self._options.zone, missing


def _same(cells: list[str], header: list[str]) -> bool:
    return [cell.strip() for cell in cells[: len(header)]] == header and not any(cells[len(header) :])
