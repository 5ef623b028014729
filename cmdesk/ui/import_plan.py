"""What a dry run of `import` found, and what she answers to it: data, without a widget.

The command is the only one that reads files; here stands what the desk knows of them. `Findings` are its last event,
read with doubt (a missing key is not a fault of hers), `Answers` become options of the next command.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

TIME_FIELD: Final = "posted_at"
"""The field whose column the question about dates is about."""
TOTAL_FIELD: Final = "reactions"
"""The field that tells all reactions as one number."""
PARTS: Final = frozenset({"likes", "shares", "replies", "quotes"})
"""The fields that tell them apart."""
SOURCE_FIELD: Final = "source"
"""The field that tells of each row which network it comes from."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, and the field that is read from it (None: left out)."""

    name: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Dates:
    """How the moments of a table are read.

    Attributes:
        formats: ways in which they are written ("dmy", "mdy", "ymd", "iso" ..., or her pattern), as far as settled.
        ask: the orders between which the file does not decide; empty when it does.
        example: a cell that can be read in each of them.
        missing_zone: whether the moments do not tell their zone.
        zone: the zone in which they are then read.
    """

    column: str
    formats: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    example: str = ""
    missing_zone: bool = False
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of her files, as it would be imported.

    Attributes:
        form: "csv", "xlsx" ...
        header_line: where the names of the columns stand; None where no line names them, and they go by letters.
        preset: the tool whose export it is, None when it is nobody's we know.
        fields: ids of the fields that a column may hold, in the order of the list.
        preview: its first rows.
        damaged_ids: identifiers that a spreadsheet has rounded.
        missing: fields that are needed and have no column.
    """

    file: str
    form: str = ""
    encoding: str = ""
    separator: str = ""
    decimal: str = ""
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    header_line: int | None = None
    rows: int | None = None
    preset: str | None = None
    columns: tuple[Column, ...] = ()
    fields: tuple[str, ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()
    dates: Dates | None = None
    damaged_ids: int = 0
    duplicates: int = 0
    missing: tuple[str, ...] = ()

    @property
    def layout(self) -> tuple[object, ...]:
        """Equal for files that one answer fits: the same columns, on a sheet of the same name."""
        return (self.preset, self.sheet, tuple(column.name for column in self.columns))

    @property
    def asking(self) -> bool:
        """Whether the file leaves open which number of a date is the day."""
        return self.dates is not None and bool(self.dates.ask)

    def column_of(self, field: str) -> Column | None:
        """The column from which a field is read."""
        return next((column for column in self.columns if column.field == field), None)

    @property
    def undivided(self) -> Column | None:
        """The column that tells a total of reactions which cannot be counted, as no other tells its parts."""
        parts = any(column.field in PARTS for column in self.columns)
        return None if parts else self.column_of(TOTAL_FIELD)

    @property
    def settled(self) -> bool:
        """Whether nothing must be asked: it is the export of a tool we know, complete and without a doubt."""
        return self.preset is not None and not self.missing and not self.asking


@dataclass(frozen=True, slots=True)
class Findings:
    """What an import would do.

    Attributes:
        read, added, known, rejected: counts; None where a question is open.
        reasons: code of a rejection -> how often.
        tables: the tables among the files.
    """

    read: int | None = None
    added: int | None = None
    known: int | None = None
    rejected: int | None = None
    reasons: Mapping[str, int] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()

    @property
    def open(self) -> bool:
        """Whether something must be answered before anything can be imported."""
        return any(table.missing or table.asking for table in self.tables)


@dataclass(frozen=True, slots=True)
class Answers:
    """What she decided about the tables of one layout.

    Attributes:
        columns: field -> name of its column, "" where it is to have none; what is not named is found out.
        mapping: name of a kept mapping to begin with.
        keep_as: name under which the mapping is kept with the import.
        date_format, zone, sheet, source: see `cmdesk import`; None where the file decides.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    mapping: str | None = None
    keep_as: str | None = None
    date_format: str | None = None
    zone: str | None = None
    sheet: str | None = None
    source: str | None = None

    def words(self) -> tuple[str, ...]:
        """The options of the command, without the one that keeps the mapping."""
        options = {
            "mapping": self.mapping,
            "date-format": self.date_format,
            "tz": self.zone,
            "sheet": self.sheet,
            "source": self.source,
        }
        # one word each: what begins with a hyphen would be taken for an option
        made = [f"--{name}={value}" for name, value in options.items() if value is not None]
        # no word of a command line holds a NUL; names of columns are compared without such signs anyway
        mapped = (f"--map={name}={column.replace(chr(0), ' ')}" for name, column in self.columns.items())
        return (*made, *mapped)

    def final_words(self) -> tuple[str, ...]:
        """The options of the import itself."""
        return (*self.words(), *(() if self.keep_as is None else (f"--save-mapping={self.keep_as}",)))


@dataclass(frozen=True, slots=True)
class Order:
    """An import she ordered.

    Attributes:
        words: the command line, "import" first.
        files: how many files it names.
    """

    words: tuple[str, ...]
    files: int


def findings(result: Mapping[str, Any]) -> Findings:
    """Read the result of a dry run."""
    reasons = result.get("reasons")
    return Findings(
        read=_count(result.get("read")),
        added=_count(result.get("added")),
        known=_count(result.get("known")),
        rejected=_count(result.get("rejected")),
        reasons={str(code): int(many) for code, many in reasons.items()} if isinstance(reasons, Mapping) else {},
        tables=tuple(_table(one) for one in _list(result.get("tables")) if isinstance(one, Mapping)),
    )


def layouts(tables: Sequence[Table]) -> list[list[Table]]:
    """The tables, those together that one answer fits: the one that has the most to ask first."""
    found: dict[tuple[object, ...], list[Table]] = {}
    for table in tables:
        found.setdefault(table.layout, []).append(table)
    return [sorted(group, key=lambda table: (not table.missing, not table.asking)) for group in found.values()]


def _table(told: Mapping[str, Any]) -> Table:
    dates = told.get("dates")
    return Table(
        file=_text(told.get("file")),
        form=_text(told.get("form")),
        encoding=_text(told.get("encoding")),
        separator=_text(told.get("separator")),
        decimal=_text(told.get("decimal")),
        sheet=_text(told.get("sheet")) or None,
        sheets=tuple(map(_text, _list(told.get("sheets")))),
        header_line=_count(told.get("header_line")),
        rows=_count(told.get("rows")),
        preset=_text(told.get("preset")) or None,
        columns=tuple(
            Column(_text(one.get("name")), _text(one.get("field")) or None)
            for one in _list(told.get("columns"))
            if isinstance(one, Mapping)
        ),
        fields=tuple(map(_text, _list(told.get("fields")))),
        preview=tuple(tuple(map(_text, _list(row))) for row in _list(told.get("preview"))),
        dates=_dates(dates) if isinstance(dates, Mapping) else None,
        damaged_ids=_count(told.get("damaged_ids")) or 0,
        duplicates=_count(told.get("duplicates")) or 0,
        missing=tuple(map(_text, _list(told.get("missing")))),
    )


def _dates(told: Mapping[str, Any]) -> Dates:
    return Dates(
        column=_text(told.get("column")),
        formats=tuple(map(_text, _list(told.get("formats")))),
        ask=tuple(map(_text, _list(told.get("ask")))),
        example=_text(told.get("example")),
        missing_zone=bool(told.get("missing_zone")),
        zone=_text(told.get("zone")),
    )


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()
