"""A table of texts: is a file one, and by which sign are its cells apart?

A picture called `.csv` is none, nor is a web page called `.xls`; the content decides, never the name. The separator is
the sign that gives rows of one width, most of all rows whose first is a line of known names. A first line `sep=;`, as
spreadsheets write it, settles it.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError
from cmdesk.sources.columns import known, plain
from cmdesk.sources.encodings import encoding_of
from cmdesk.sources.separated import SEPARATORS, Row, SeparatedRows
from cmdesk.sources.textfile import NO_POSTS, TextFile

_SAMPLE: Final = 200  # rows by which separators are compared
_SAMPLE_PIECES: Final = 16  # of the text: one long cell must not be read once for each separator
_SAID: Final = re.compile(r"\ufeff?sep=([^\r\n\"])\r?\n", re.I)
_MARKUP: Final = re.compile(r"\s*<(?:!doctype|html|head|body|table|meta|style|\?xml|!--|div|script|workbook)\b", re.I)
_CONTROL: Final = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_ZEROS: Final = 0.1  # zero bytes that are damage in a text
_MOST_CONTROL: Final = 0.01

_PAGE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "{path} holds a web page, whatever its name: open it in a spreadsheet, save it as .xlsx or CSV, and import that.",
)
_NO_ENCODING: Final = QT_TRANSLATE_NOOP(
    "errors", "The encoding of {path} cannot be told, so its accents would be lost: save it as UTF-8."
)


class TextTable:
    """A file of separated cells, looked at.

    Attributes:
        encoding: of the text, as codecs call it.
        separator: between cells.
        alone: whether no separator parts its lines: a list, hardly a table.
        rows: all rows, as often as asked.
    """

    def __init__(self, path: Path) -> None:
        """Find out encoding and separator.

        Raises:
            InputError: the file cannot be read, is no text, or its encoding cannot be told.
        """
        beginning = beginning_of(path)
        if (beginning.count("\0") > _MOST_ZEROS * len(beginning)) or (
            len(_CONTROL.findall(beginning)) > _MOST_CONTROL * len(beginning)
        ):
            raise InputError(NO_POSTS, path=path)
        if _MARKUP.match(beginning.lstrip("\ufeff")):
            raise InputError(_PAGE, path=path)
        # damaged further on: what stands before the damage will be read
        encoding = encoding_of(lambda: _until_fault(path))
        if encoding is None:
            raise InputError(_NO_ENCODING, path=path)
        self.encoding = encoding
        text = TextFile(path, encoding)
        said = _SAID.match(next(text.pieces(), ""))
        if said is not None:
            self.separator, self.alone = said[1], False
        else:
            self.separator, self.alone = _separator(text)
        self.rows = SeparatedRows(text, self.separator)
        self.first_line = 2 if said else 1


def beginning_of(path: Path) -> str:
    """The beginning of a file as text, whatever it holds.

    Raises:
        InputError: it cannot be read, is a folder, no ordinary file, or empty.
    """
    from cmdesk.sources.encodings import marked

    raw = next(TextFile(path, "latin-1").chunks(), b"")
    return raw.decode(marked(raw) or "utf-8", errors="replace")


def _until_fault(path: Path) -> Iterator[bytes]:
    try:
        yield from TextFile(path, "latin-1").chunks()
    except InputError:
        return


def _separator(text: TextFile) -> tuple[str, bool]:
    scores = {sign: _score(text, sign) for sign in SEPARATORS}
    best = max(SEPARATORS, key=lambda sign: scores[sign])
    return best, scores[best] <= 0


def _score(text: TextFile, separator: str) -> float:
    """How well a separator explains the first rows."""
    sample = SeparatedRows(text, separator, _SAMPLE_PIECES)
    rows: list[list[str]] = []
    with suppress(InputError):
        for row in islice(iter(sample), _SAMPLE):
            if isinstance(row, Row):
                rows.append(row.cells)
    widths = [len(cells) for cells in rows]
    if not widths:
        return 0
    usual = max(set(widths), key=lambda width: (width > 1, widths.count(width), width))
    if usual < 2:
        return 0
    named = max(len(known([plain(cell) for cell in cells if len(cell) < 80])) for cells in rows[:60])
    if not named and widths.count(usual) * 2 < len(widths):
        return 0  # commas in a text
    return named * 2 + widths.count(usual) / len(widths) + min(usual, 50) / 100
