"""Where a table begins: which line names its columns, and what stands before it.

Exports begin with titles, filters, account names, `#` lines and headings over headings. The line that names the columns
is the one with the most names that are known; where none is, the first that looks like names over data: all different,
none a number or date, and as wide as the lines below. Where not even that is found there is no such line, and columns
go by their letters.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from cmdesk.sources.columns import known, plain
from cmdesk.sources.presets import preset_of
from cmdesk.sources.separated import Row

LOOKED_AT: Final = 60
"""Rows in which the line of names is sought."""

_DATE: Final = re.compile(
    r"[^\W\d_]{0,12}\W{0,3}\d{1,4}\W+(?:\w+\W+)?\d{1,4}\b.*|\d{8,17}(?:[.,]\d+)?|\d{5}[.,]\d+", re.DOTALL
)
_NUMBER: Final = re.compile(r"[-+]?[\d\s.,]+%?")
_LONGEST_NAME: Final = 80
_ONE_WIDTH: Final = 0.8  # share of rows that agree on how many columns there are, or there are none


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of a table.

    Attributes:
        line: where the names stand; None where no line names the columns.
        header: the names as written.
        width: how many columns there are.
        usual: how many cells most rows have.
    """

    line: int | None
    header: tuple[str, ...]
    width: int
    usual: int


def layout_of(rows: Iterable[Row], asked: Sequence[str] = ()) -> Layout:
    """Find the line of names among the first rows.

    Args:
        rows: the first of the table.
        asked: names of columns that she gave; a line that has them is the one.
    """
    looked_at = list(rows)[:LOOKED_AT]
    width = _usual(looked_at)
    wanted = {plain(name) for name in asked} - {""}
    best, most = None, 0
    for row in looked_at:
        names = [plain(cell) for cell in row.cells if len(cell) <= _LONGEST_NAME]
        score = len(known(names)) + 3 * len(wanted.intersection(names)) + 20 * (preset_of(names) is not None)
        filled = sum(bool(cell.strip()) for cell in row.cells)
        if score > most and filled >= min(2, width) and not _has_data(row):
            best, most = row, score
    if best is None or (most < 2 and not wanted):
        best = next((row for at, row in enumerate(looked_at) if _names(row, looked_at[at + 1 :], width)), best)
    if best is None:
        return Layout(None, (), width, width)
    header = [cell.strip() for cell in best.cells]
    below = [row for row in looked_at if row.line > best.line]
    columns = _filled(header)
    wider = [row for row in below if _filled(row.cells) > columns]
    if len(wider) * 2 > len(below) and not _are_texts(wider, columns, best):
        # columns to which nobody gave a name
        ends = [_filled(row.cells) for row in wider]
        columns = max(set(ends), key=ends.count)
    return Layout(best.line, tuple(header), columns, _usual(below) if below else len(header))


def is_date_like(cell: str) -> bool:
    """Whether a cell may be a date; quick, and wrong on the side of yes."""
    return _DATE.fullmatch(cell.strip()) is not None


def _usual(rows: Sequence[Row]) -> int:
    """The width that most rows have, the larger of two."""
    widths = [len(row.cells) for row in rows]
    return max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 0


def _filled(cells: Sequence[str]) -> int:
    return max((index + 1 for index, cell in enumerate(cells) if cell.strip()), default=0)


def _are_texts(rows: Sequence[Row], columns: int, header: Row) -> bool:
    """Whether what stands beyond the names is the rest of texts whose separators nobody quoted.

    Then rows are of all widths, or the cells beyond begin with the blank that follows a comma. Taken for columns they
    would be cut off from their texts without a word; as it is, their rows are rejected and told.
    """
    widths = [len(row.cells) for row in rows]
    if max(map(widths.count, widths)) < _ONE_WIDTH * len(rows):
        return True
    spaced = sum(row.cells[columns].startswith(" ") for row in rows)
    return spaced * 2 > len(rows) and not any(cell.startswith(" ") for cell in header.cells)


def _has_data(row: Row) -> bool:
    return any(is_date_like(cell) or len(cell) > 4 * _LONGEST_NAME for cell in row.cells)


def _names(row: Row, below: Sequence[Row], width: int) -> bool:
    """Whether a row looks like names over data."""
    cells = [cell.strip() for cell in row.cells]
    told = [cell for cell in cells if cell]
    return (
        len(told) >= max(2, width - 1)
        and len({plain(cell) for cell in told}) == len(told)
        and all(len(cell) <= _LONGEST_NAME and not _NUMBER.fullmatch(cell) and not is_date_like(cell) for cell in told)
        and any(_has_data(other) for other in below)
        and not any(cell.startswith(("http://", "https://", "@")) for cell in told)
    )
