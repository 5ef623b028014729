"""What each column of one table means: what she said by hand, what the preset of the tool knows, then the names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Final

from cmdesk.core.cells import without_zone
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.sources.columns import FIELDS, NEEDED, TEXTS, column_of, field_of, matched, moments, plain
from cmdesk.sources.dates import ORDERS, tells_moments, told, triple
from cmdesk.sources.presets import CMDESK, Preset, mapped, preset_of
from cmdesk.sources.separated import Row

_NO_FIELD: Final = QT_TRANSLATE_NOOP("errors", "There is no field {field} to map a column to. There are: {fields}.")
_NO_COLUMN: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} has no column {column}: name one as its first line does, or by its letter. There are: {columns}."
)
_NO_FORMAT: Final = QT_TRANSLATE_NOOP(
    "errors", "There is no date format {format}: give dmy, mdy or ymd, or a pattern such as %d/%m/%Y %H:%M."
)


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What she says of a table.

    Attributes:
        columns: field -> name, letter or number of its column; "" leaves the field unmapped.
        exact: whether columns are mapped as said and no other way: then what is missing is passed over, but for what
            no post can do without.
        date_format: "dmy", "mdy", "ymd", or a pattern of `strptime`; None finds it out.
        zone: of moments that say none.
        zone_said: whether she said it, so that it wins over what the file hints at.
        sheet: name of the sheet; None takes the one with the most rows that can be mapped.
        source: the network of rows that do not say; None: what their addresses say, else "table".
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    exact: bool = False
    date_format: str | None = None
    zone: tzinfo = UTC
    zone_said: bool = False
    sheet: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        names: each once, in the order of the file.
        fields: field -> index of its column.
        preset: of the tool that wrote the table, where it is known.
    """

    names: tuple[str, ...]
    fields: Mapping[str, int]
    preset: Preset | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that no post can do without and no column gives."""
        there = {"text" if name in TEXTS else name for name in self.fields}
        return tuple(name for name in NEEDED if name not in there)


def checked(columns: Mapping[str, str], date_format: str | None) -> dict[str, str]:
    """Her words about a table, as far as they can be judged without it; field -> column.

    Raises:
        UsageError: there is no such field or date format.
    """
    if date_format is not None and date_format not in ORDERS and not tells_moments(date_format):
        raise UsageError(_NO_FORMAT, format=date_format)
    read = {}
    for name, column in columns.items():
        known = field_of(name)
        if known is None:
            raise UsageError(_NO_FIELD, field=name, fields=", ".join(FIELDS))
        read[known] = column
    return read


def mapped_columns(path: Path, names: Sequence[str], named: bool, options: TableOptions) -> Columns:
    """Map the columns of a table.

    Args:
        named: whether the names stand in the file; letters mean nothing.

    Raises:
        UsageError: a column that she named is not there.
    """
    hand: dict[str, int] = {}
    for wanted, column in options.columns.items():
        index = column_of(column, names) if column else None
        if index is not None:
            hand[wanted] = index
        elif column and not (options.exact and wanted not in NEEDED):
            raise UsageError(_NO_COLUMN, path=path, column=column, columns=", ".join(names))
    written = [plain(name) for name in names] if named else []
    preset = preset_of(written)
    if preset is None:
        # the heads of our own columns of moments say in which zone they are
        bare = [plain(without_zone(name)[0]) for name in names] if named else []
        ours = preset_of(bare)
        if ours is not None and ours.name == CMDESK:
            written, preset = bare, ours
    if options.exact:
        return Columns(tuple(names), hand, preset)
    fixed, left_out = mapped(preset, written) if preset is not None else ({}, frozenset())
    taken = set(hand.values())
    found = {name: index for name, index in fixed.items() if name not in hand and index not in taken} | hand
    unwanted = {name for name in (*left_out, *options.columns) if name not in hand}
    found = {name: index for name, index in matched(written, found).items() if name not in unwanted}
    return Columns(tuple(names), found, preset)


def dated_columns(columns: Columns, rows: Sequence[Row], options: TableOptions) -> Columns:
    """The columns, with another one for the moment where the cells of the one found by its name hold none.

    The exports of Meta say "Lifetime" under `Date`, and the moment under `Publish time`.

    Args:
        rows: the first below the names.
    """
    at = columns.fields.get("posted_at")
    if options.exact or "posted_at" in options.columns or not rows or (at is not None and _dates(rows, at)):
        return columns
    taken = {index for name, index in columns.fields.items() if name not in ("posted_at", "time")}
    for index in moments([plain(name) for name in columns.names]):
        if index not in taken and _dates(rows, index) * 2 > len(rows):
            fields = {name: place for name, place in columns.fields.items() if name != "time" or place != index}
            return replace(columns, fields=fields | {"posted_at": index})
    return columns


def _dates(rows: Sequence[Row], index: int) -> int:
    """How many rows have a date in a column."""
    cells = [row.cells[index].strip() for row in rows if index < len(row.cells)]
    return sum(triple(cell) is not None or told(cell, {}) is not None for cell in cells if cell)
