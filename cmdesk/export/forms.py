"""What an export is asked for, and what it tells: the words shared by the forms that it can be written in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import BinaryIO, Final, Protocol

from cmdesk.core.views import MentionDetail, View

MOST_CHARACTERS: Final = 32_767
"""Of a cell in Excel, counted in UTF-16 as Excel counts."""


class Form(StrEnum):
    """The form of a file."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


class Dialect(StrEnum):
    """The dialect of a CSV file.

    EXCEL_FR opens by a double click where a comma parts decimals (French, most of Europe), EXCEL where a dot does;
    PLAIN is for programs.
    """

    EXCEL_FR = "excel-fr"
    EXCEL = "excel"
    PLAIN = "plain"


@dataclass(slots=True)
class Summary:
    """What was written.

    Attributes:
        cut: cells that were too long for Excel, and end in "…".
        scorers: the scorers whose labels were written, with their versions.
    """

    mentions: int = 0
    bytes: int = 0
    cut: int = 0
    scorers: set[str] = field(default_factory=set)


About = Callable[[Summary], list[tuple[str, str | int]]]
"""Words the sheet that says what a table is, once all is written: rows of a name and what stands beside it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What she wants written.

    Attributes:
        view: which mentions.
        form: what the file is.
        zone: hers; moments of a table are told in it.
        now: the moment of the export.
        dialect: of a CSV file.
        packed: whether the file is compressed by gzip.
        about: words the sheet about a workbook; None leaves it out.
    """

    view: View
    form: Form
    zone: tzinfo
    now: datetime
    dialect: Dialect = Dialect.EXCEL_FR
    packed: bool = False
    about: About | None = None


class Writer(Protocol):
    """Writes mentions into a stream, in one form."""

    def add(self, detail: MentionDetail) -> None:
        """Write one mention."""
        ...

    def finish(self) -> None:
        """Write what stands at the end; the stream stays open."""
        ...

    def abandon(self) -> None:
        """Leave nothing behind of what was begun beside the stream."""
        ...


MakeWriter = Callable[[BinaryIO, Order, list[str], Summary], Writer]


def shortened(text: str, summary: Summary) -> str:
    """A text that fits into a cell of Excel; a cut is marked and counted."""
    if len(text) * 2 <= MOST_CHARACTERS:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    summary.cut += 1
    # half a character at the cut goes, too
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"
