"""A table of mentions as an Excel workbook: real dates and numbers, identifiers as text, and a sheet about it.

Nothing in it is ever a formula or a link: texts are stored as texts, and those that would be taken for a formula when
somebody edits the cell bear Excel's own invisible mark for text. Control characters, which no workbook can hold, are
left out. Rows go to temporary files as they come, so that any number of mentions fits in memory; what does not fit on
one sheet goes on on the next.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cmdesk.core.cells import MARK, is_obeyed, restored
from cmdesk.core.views import MentionDetail
from cmdesk.export.columns import Column, Sort, columns
from cmdesk.export.csv_file import CONTROLS
from cmdesk.export.forms import Order, Summary, shortened

MOST_ROWS: Final = 1_048_576
"""Of a sheet, its head included."""

_NAME: Final = "Mentions"
_LOCAL_DATE: Final = 22
"""Excel's own format for date and time, which it shows as the reader's country writes them."""
_FIRST_YEAR: Final = 1900
"""Excel knows no date before."""
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LINE_END: Final = re.compile("\r\n?")

_Put = Callable[[Worksheet, int, int, Any], object]


class XlsxFile:
    """Writes mentions as a workbook."""

    def __init__(
        self, stream: BinaryIO, order: Order, tools: list[str], summary: Summary, *, most_rows: int = MOST_ROWS
    ) -> None:
        """Begin the first sheet.

        Args:
            tools: other tools whose opinions get a column.
            summary: counts the cells that are cut; told whole by the sheet about the table.
            most_rows: rows after which another sheet is begun.
        """
        self._order, self._summary, self._most_rows = order, summary, most_rows
        # a folder of our own: a broken export must leave no rows of hers behind
        self._folder = TemporaryDirectory(prefix="cmdesk-export-")
        self._lent = _Lent(stream)
        self._book = Workbook(self._lent, {**_OPTIONS, "tmpdir": self._folder.name})
        self._book.set_properties({"title": "cmdesk", "created": order.now.astimezone(UTC).replace(tzinfo=None)})
        self._table = columns(tools)
        self._head = self._book.add_format({"bold": True, "bottom": 1, "bg_color": "#EEF1F5"})
        self._marked = self._book.add_format({"quote_prefix": True})
        self._puts = [(column.value, self._put(column)) for column in self._table]
        self._sheets = 0
        self._row = 0
        self._sheet = self._new_sheet()
        self._about = None if order.about is None else self._book.add_worksheet("About")

    def add(self, detail: MentionDetail) -> None:
        """Write one row."""
        if self._row >= self._most_rows:
            self._filter()
            self._sheet = self._new_sheet()
        for place, (value, put) in enumerate(self._puts):
            found = value(detail)
            if found is not None:
                put(self._sheet, self._row, place, found)
        self._row += 1

    def finish(self) -> None:
        """Write the sheet about the table, and put the workbook together."""
        self._filter()
        if self._about is not None and self._order.about is not None:
            self._write_about(self._about, self._order.about(self._summary))
        self._book.close()
        self._folder.cleanup()

    def abandon(self) -> None:
        """Remove the rows that were begun beside the stream."""
        self._lent.take_back()
        # the workbook holds its temporary files open, and would complain of them when it is collected
        for sheet in self._book.worksheets():
            if not sheet.row_data_fh.closed:
                sheet.row_data_fh.close()
        self._folder.cleanup()

    def _new_sheet(self) -> Worksheet:
        self._sheets += 1
        sheet = self._book.add_worksheet(_NAME if self._sheets == 1 else f"{_NAME} {self._sheets}")
        for place, column in enumerate(self._table):
            title = column.title(self._order.zone)
            sheet.set_column(place, place, max(column.width, len(title) + 3))
            sheet.write_string(0, place, title, self._head)
        sheet.freeze_panes(1, 0)
        self._row = 1
        return sheet

    def _filter(self) -> None:
        self._sheet.autofilter(0, 0, self._row - 1, len(self._table) - 1)

    def _write_about(self, sheet: Worksheet, rows: list[tuple[str, str | int]]) -> None:
        wrapped = self._book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
        bold = self._book.add_format({"bold": True, "valign": "top"})
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 90)
        for row, (name, told) in enumerate(rows):
            sheet.write_string(row, 0, name, bold)
            if isinstance(told, int):
                sheet.write_number(row, 1, told, wrapped)
            else:
                self._put_text(sheet, row, 1, told, wrapped)

    def _put(self, column: Column) -> _Put:
        match column.sort:
            case Sort.ID | Sort.TEXT:
                return self._put_text
            case Sort.COUNT:
                return lambda sheet, row, place, value: sheet.write_number(row, place, value)
            case Sort.DECIMAL:
                decimal = self._book.add_format({"num_format": "0.00"})
                return lambda sheet, row, place, value: sheet.write_number(row, place, value, decimal)
            case Sort.FLAG:
                return lambda sheet, row, place, value: sheet.write_boolean(row, place, value)
            case Sort.MOMENT:
                date = self._book.add_format({"num_format": _LOCAL_DATE, "align": "left"})
                zone = self._order.zone
                return lambda sheet, row, place, value: _put_moment(sheet, row, place, value.astimezone(zone), date)

    def _put_text(self, sheet: Worksheet, row: int, place: int, text: str, form: Format | None = None) -> None:
        clean = shortened(_LINE_END.sub("\n", CONTROLS.sub("", text)), self._summary)
        if restored(clean) != clean:
            # it looks as if it were marked, and the import would take the mark away
            clean = MARK + clean
        sheet.write_string(row, place, clean, self._marked if is_obeyed(clean) else form)


class _Lent:
    """A stream as long as it is lent: an archive that broke off still writes its end when it is collected."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: BinaryIO | None = stream
        self._at = 0

    def take_back(self) -> None:
        """What is written from now on goes nowhere."""
        self._stream = None

    def write(self, data: bytes) -> int:
        if self._stream is not None:
            self._stream.write(data)
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset if self._stream is None else self._stream.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        if self._stream is not None:
            self._stream.flush()


def _put_moment(sheet: Worksheet, row: int, place: int, local: datetime, form: Format) -> None:
    if local.year < _FIRST_YEAR:
        sheet.write_string(row, place, local.isoformat(" ", "seconds"))
    else:
        sheet.write_datetime(row, place, local.replace(microsecond=0, tzinfo=None), form)
