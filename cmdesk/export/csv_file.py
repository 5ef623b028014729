r"""A table of mentions as CSV, in three dialects.

    excel-fr   `;` between cells, decimal comma, UTF-8 with BOM, lines ended by CRLF; dates as 2026-11-25 18:30:00 in
               her zone, which every Excel reads as dates: opens right by a double click in a French Excel
    excel      the same with `,` and a decimal dot: where Excel speaks English
    plain      for programs: `,`, no BOM, lines ended by \n, moments in ISO 8601 with their offset

In all of them a cell that a spreadsheet would obey is marked by an apostrophe, and control characters, which no cell
holds, are left out. In the dialects of Excel so are identifiers that begin with a digit: it would round the 19 digits
of a post of X. `core.cells` says how that is undone; our own import does so.
"""

import codecs
import csv
import re
from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any, BinaryIO, Final

from cmdesk.core.cells import neutralised, neutralised_id
from cmdesk.core.views import MentionDetail
from cmdesk.export.columns import Column, Sort, columns
from cmdesk.export.forms import Dialect, Order, Summary, shortened

CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that no spreadsheet can hold, and that mean nothing in what people write."""

_LINE_END: Final = "\r\n"

_Cell = Callable[[Any], str]


class CsvFile:
    """Writes mentions as CSV."""

    def __init__(self, stream: BinaryIO, order: Order, tools: list[str], summary: Summary) -> None:
        """Write the head.

        Args:
            tools: other tools whose opinions get a column.
            summary: counts the cells that are cut.
        """
        is_plain = order.dialect is Dialect.PLAIN
        stream.write(b"" if is_plain else codecs.BOM_UTF8)
        self._rows = csv.writer(
            _Encoded(stream, "\n" if is_plain else _LINE_END),
            delimiter=";" if order.dialect is Dialect.EXCEL_FR else ",",
            # given any other end, the module leaves a lone \r in a cell without quotes
            lineterminator=_LINE_END,
        )
        table = columns(tools)
        self._rows.writerow(column.title(None if is_plain else order.zone) for column in table)
        self._cells = [(column.value, _cell(column, order, summary)) for column in table]

    def add(self, detail: MentionDetail) -> None:
        """Write one row."""
        row = []
        for value, cell in self._cells:
            found = value(detail)
            row.append("" if found is None else cell(found))
        self._rows.writerow(row)

    def finish(self) -> None:
        """Nothing stands at the end."""

    def abandon(self) -> None:
        """Nothing lies beside the stream."""


class _Encoded:
    """Rows of text for a stream of bytes. No `io.TextIOWrapper`: that one closes what it was only lent."""

    def __init__(self, stream: BinaryIO, end: str) -> None:
        self._stream, self._end = stream, end

    def write(self, row: str) -> int:
        return self._stream.write((row[: -len(_LINE_END)] + self._end).encode())


def _cell(column: Column, order: Order, summary: Summary) -> _Cell:
    is_plain = order.dialect is Dialect.PLAIN
    match column.sort:
        case Sort.ID:
            return _text if is_plain else lambda text: neutralised_id(_clean(text))
        case Sort.TEXT:
            return _text if is_plain else lambda text: _text(shortened(text, summary))
        case Sort.DECIMAL:
            return _decimal_comma if order.dialect is Dialect.EXCEL_FR else _decimal
        case Sort.MOMENT:
            return _moment(order.zone, is_plain)
        case Sort.FLAG:
            return _flag
        case _:
            return str


def _text(text: str) -> str:
    return neutralised(_clean(text))


def _clean(text: str) -> str:
    return CONTROLS.sub("", text)


def _decimal(value: float) -> str:
    return f"{value:.4f}"


def _decimal_comma(value: float) -> str:
    return _decimal(value).replace(".", ",")


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _moment(zone: tzinfo, is_plain: bool) -> _Cell:
    def told(at: datetime) -> str:
        local = at.astimezone(zone)
        return local.isoformat() if is_plain else local.isoformat(" ", "seconds")[:19]

    return told
