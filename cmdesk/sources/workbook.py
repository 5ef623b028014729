"""The sheets of a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) as rows of texts.

calamine reads them; it holds a whole sheet, so a file is measured before it is given any: what it really unpacks to
is counted, never what it says of itself, and a cell at the far end of an empty sheet is found before room is made for
all the cells between. Values of formulas are read, formulas are not.

Cells become the texts that a table of texts would hold: dates ISO 8601, whole numbers without a point, and numbers
beyond what a floating-point number can hold exactly in exponential notation, so that an identifier among them shows its
damage (`cmdesk.sources.identifiers`).
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO, Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, UsageError
from cmdesk.core.types import Rejected
from cmdesk.sources.separated import LONGEST, Row

MOST_BYTES: Final = 1 << 30
"""Bytes to which a workbook may unpack."""

MOST_CELLS: Final = 40_000_000
"""Cells of the rectangle that holds all cells of a sheet: calamine makes room for each."""

_MOST_PARTS: Final = 10_000
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PIECE: Final = 1 << 16
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BOOKS: Final = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_CELL: Final = re.compile(rb'<(?:x:)?c r="([A-Z]{1,3})([0-9]{1,7})"[^>/]*>')
_OVERLAP: Final = 64
_LOCAL: Final = struct.Struct("<4s5H3I2H")  # the header of a file inside a zip
_EXACT: Final = 1 << 53

_BOMB: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} unpacks to more than {limit} MB, too much for a workbook: save its sheet as CSV, import that."
)
_FAR: Final = QT_TRANSLATE_NOOP(
    "errors",
    "A sheet of {path} reaches from its first cell to {cell}, too far to be read: delete what stands apart, or save "
    "the sheet as CSV.",
)
_LOCKED: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} is protected by a password: open it in a spreadsheet, save it without one, and import that."
)
_DAMAGED: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} is a damaged workbook ({reason}): fetch it again, or save its sheet as CSV."
)
_NO_SHEET: Final = QT_TRANSLATE_NOOP("errors", "{path} has no sheet called {name}. There are: {names}.")


def recognises(path: Path, beginning: bytes) -> bool:
    """Whether a file is a workbook, by its content."""
    if beginning.startswith(_OLE):
        return True
    if not beginning.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(path) as packed:
            return bool(set(_BOOKS) & set(packed.namelist()))
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        # cut off: its directory stands at its end, the names of its parts stand before each
        return any(name.encode() in beginning for name in (*_BOOKS, "[Content_Types].xml", "xl/"))


class Workbook:
    """A workbook that is safe to read.

    Attributes:
        path: the file.
        size: its bytes.
        names: of its sheets, those in sight first.
        mac: whether its days are counted from 1904.
    """

    def __init__(self, path: Path) -> None:
        """Measure the file, then open it.

        Raises:
            InputError: damaged, protected, or too large.
        """
        self.path = path
        self.mac = False
        self._latest: CalamineSheet | None = None
        try:
            self.size = path.stat().st_size
            with path.open("rb") as file:
                beginning = file.read(len(_OLE))
                if beginning.startswith(_ZIP):
                    self._measure(file)
                elif _contains(file, _ENCRYPTED):
                    raise InputError(_LOCKED, path=path)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, struct.error, ValueError) as error:
            raise InputError(_DAMAGED, path=path, reason=error) from error
        except OSError as error:
            raise InputError(_DAMAGED, path=path, reason=error.strerror or error) from error
        self._book = self._guarded(lambda: CalamineWorkbook.from_path(str(path)))
        sheets = self._guarded(lambda: self._book.sheets_metadata)
        self.names: list[str] = [
            sheet.name for sheet in sorted(sheets, key=lambda sheet: sheet.visible is not SheetVisibleEnum.Visible)
        ]

    def rows(self, name: str, most: int | None = None) -> Iterator[Row | Rejected]:
        """The rows of a sheet that hold anything, as texts; the first `most` of them.

        Raises:
            InputError: the sheet is damaged.
            UsageError: there is no such sheet.
        """
        sheet = self._sheet(name)
        if sheet.start is None:
            return
        number = 0
        for index, cells in enumerate(sheet.iter_rows(), start=1):
            texts = [cell if type(cell) is str else _text(cell) for cell in cells]
            if any(texts):
                number += 1
                if max(map(len, texts)) > LONGEST:
                    yield Rejected(index, "too-long")
                else:
                    yield Row(index, texts)
                if number == most:
                    return

    def height(self, name: str) -> int:
        """How many rows a sheet has, blank ones included."""
        return int(self._sheet(name).total_height)

    def _sheet(self, name: str) -> CalamineSheet:
        """A sheet; the latest one is kept, since it is read more than once."""
        if name not in self.names:
            raise UsageError(_NO_SHEET, path=self.path, name=name, names=", ".join(self.names))
        if self._latest is None or self._latest.name != name:
            self._latest = None
            self._latest = self._guarded(lambda: self._book.get_sheet_by_name(name))
        return self._latest

    def _measure(self, file: BinaryIO) -> None:
        """Unpack all parts and keep nothing: count bytes, look how far the cells reach."""
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise InputError(_LOCKED, path=self.path)
        if len(parts) > _MOST_PARTS:
            raise InputError(_BOMB, path=self.path, limit=MOST_BYTES >> 20)
        total = 0
        for part in parts:
            far = _Far()
            for chunk in _unpacked(file, part):
                total += len(chunk)
                if total > MOST_BYTES:
                    raise InputError(_BOMB, path=self.path, limit=MOST_BYTES >> 20)
                if part.filename.startswith("xl/worksheets/"):
                    far.look(chunk)
                    if far.cells > MOST_CELLS:
                        raise InputError(_FAR, path=self.path, cell=far.cell)
                elif part.filename == "xl/workbook.xml":
                    self.mac |= re.search(rb'date1904="(1|true)"', chunk) is not None

    def _guarded(self, read: Any) -> Any:
        try:
            return read()
        except PasswordError as error:
            raise InputError(_LOCKED, path=self.path) from error
        except (CalamineError, OSError, ValueError) as error:
            if "password" in str(error).lower():
                raise InputError(_LOCKED, path=self.path) from error
            raise InputError(_DAMAGED, path=self.path, reason=error) from error
        except BaseException as error:
            # a panic of the library's Rust is no Exception
            if type(error).__name__ != "PanicException":
                raise
            raise InputError(_DAMAGED, path=self.path, reason="unreadable") from error


class _Far:
    """How far the cells of a sheet reach: the corner of the rectangle that holds them all."""

    def __init__(self) -> None:
        self._rest = b""
        self._column = self._row = 0

    @property
    def cells(self) -> int:
        return self._column * self._row

    @property
    def cell(self) -> str:
        from cmdesk.sources.columns import letter

        return f"{letter(self._column - 1)}{self._row}"

    def look(self, chunk: bytes) -> None:
        text = self._rest + chunk
        self._rest = text[-_OVERLAP:]
        for column, row in set(_CELL.findall(text)):
            number = 0
            for sign in column:
                number = number * 26 + sign - 64
            self._column, self._row = max(self._column, number), max(self._row, int(row))


def _unpacked(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part until its stream ends, whatever its header says of its length."""
    file.seek(part.header_offset)
    header = file.read(_LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(_ZIP):
        raise zipfile.BadZipFile(part.filename)
    *_, name, extra = _LOCAL.unpack(header)
    file.seek(name + extra, 1)
    if part.compress_type == zipfile.ZIP_STORED:
        left = part.compress_size
        while left > 0 and (chunk := file.read(min(left, _PIECE))):
            left -= len(chunk)
            yield chunk
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile(f"compression {part.compress_type}")
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    packed = b""
    while not unpacker.eof:
        packed = packed or file.read(_PIECE)
        chunk = unpacker.decompress(packed, _PIECE)
        if not chunk and not packed:
            raise zipfile.BadZipFile(part.filename)
        packed = unpacker.unconsumed_tail
        yield chunk


def _contains(file: BinaryIO, sought: bytes) -> bool:
    file.seek(0)
    rest = b""
    while chunk := file.read(_PIECE):
        if sought in rest + chunk:
            return True
        rest = chunk[-len(sought) :]
    return False


def _text(cell: object) -> str:
    """What a cell of a sheet would be in a table of texts."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case int():
            return str(cell) if abs(cell) < _EXACT else f"{cell:.16E}"
        case float():
            if cell.is_integer():
                return str(int(cell)) if abs(cell) < _EXACT else f"{cell:.16E}"
            return repr(cell)
        case datetime():
            return cell.isoformat(" ", "seconds") if cell.microsecond == 0 else cell.isoformat(" ")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)
