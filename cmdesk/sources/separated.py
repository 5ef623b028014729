r"""The rows of a text whose cells stand between separators: CSV in all its dialects, row by row, never held whole.

The module csv reads the rows; it is quick, and right about every file that is. This file is about the others:

- Lines end at `\n`, `\r\n` or `\r`, also all three in one file; a line end inside quotes belongs to the cell.
- A quote that is never closed must not swallow the rest of the file. Whatever csv cannot accept is read again, its
  first line alone: the row is what can be made of that line, and reading goes on with the next one. So is a cell that
  runs over lines which are rows themselves, as far as that can be told (`plausible`).
- Quotes inside quotes that nobody doubled: a closing quote is one that stands before a separator or the line end.
- Zero bytes and byte order marks at line begins (joined files) are left out; they mean nothing.
- A line or cell longer than LONGEST is rejected, not held.

It knows nothing of what the cells mean.
"""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from cmdesk.core.types import Rejected
from cmdesk.sources.documents import EXCERPT
from cmdesk.sources.textfile import TextFile

LONGEST: Final = 16 * 1024 * 1024
"""Characters of the longest line, cell or row that is read."""

SEPARATORS: Final = (",", ";", "\t", "|")

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n?|\n)")
_MOST_LINES: Final = 20  # of one row whose quotes are wrong


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        line: the line (counted from 1) where it begins, or its number in a sheet.
        cells: as written.
    """

    line: int
    cells: list[str]


Plausible = Callable[[list[str]], bool]
"""Whether cells look like a row of this table, and not like a line of a longer text."""


class SeparatedRows:
    """The rows of a text, as often as asked.

    Attributes:
        plausible: set when it is known what a row looks like.
    """

    def __init__(self, text: TextFile, separator: str, pieces: int | None = None) -> None:
        """Read nothing yet. `pieces`: how many pieces of the text are read at most, for a sample."""
        self._text = text
        self._pieces = pieces
        self._separator = separator
        self.plausible: Plausible | None = None

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self._text.size

    @property
    def position(self) -> int:
        """Bytes on disk consumed so far."""
        return self._text.position

    def __iter__(self) -> Iterator[Row | Rejected]:
        """Yield each row that is not blank, and a rejection for what is longer than can be read.

        Raises:
            InputError: the file is damaged; everything before the fault was yielded.
        """
        csv.field_size_limit(LONGEST)
        feed = _Feed(lines(islice(self._text.pieces(), self._pieces)))
        taken = feed.taken
        reader = csv.reader(feed, delimiter=self._separator, strict=True)
        while True:
            try:
                cells = next(reader, None)
                good = len(taken) < 2 or not self._swallowed(taken)
            except csv.Error:
                cells, good = [], False
            if cells is None:
                return
            line = feed.number - len(taken) + 1
            if not good:
                cells = self._mended(feed)
            if len(taken[0]) > LONGEST:
                yield Rejected(line, "too-long", str(len(taken[0])), taken[0][:EXCERPT])
            elif any(cells):
                yield Row(line, cells)
            taken.clear()

    def _swallowed(self, taken: list[str]) -> bool:
        """Whether a row over several lines holds lines that are rows themselves."""
        return self.plausible is not None and any(self._stands(taken, index) for index in range(1, len(taken)))

    def _mended(self, feed: "_Feed") -> list[str]:
        """The row that begins with the first line taken; what does not belong to it is given back."""
        taken = feed.taken
        cells, closed = loosely(taken[0], self._separator)
        used = 1
        if not (self._fits(cells) if closed else self._stands(taken, 1)):
            for number in range(2, _MOST_LINES + 1):
                if (len(taken) < number and not feed.more()) or self._stands(taken, number - 1):
                    break
                longer, closed = loosely("".join(taken[:number]), self._separator)
                if closed and self._fits(longer):
                    cells, used = longer, number
                    break
        feed.give_back(used)
        return cells

    def _fits(self, cells: list[str]) -> bool:
        return self.plausible is None or self.plausible(cells)

    def _stands(self, taken: list[str], index: int) -> bool:
        """Whether a line is a row by itself."""
        if index >= len(taken) or self.plausible is None or taken[index].count('"') % 2:
            return False
        return self.plausible(loosely(taken[index], self._separator)[0])


class _Feed:
    """Gives lines to csv and remembers those of the current row, so that they can be given again."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._source)
        self.number += 1
        self.taken.append(line)
        return line

    def more(self) -> bool:
        """Take one line more; False at the end."""
        return next(self, None) is not None

    def give_back(self, used: int) -> None:
        """Keep the first lines of the row only; the others come again."""
        rest = self.taken[used:]
        self._again.extendleft(reversed(rest))
        self.number -= len(rest)
        del self.taken[used:]


def lines(pieces: Iterator[str]) -> Iterator[str]:
    r"""Yield each line with its end, `\n` where a text ends without; of one longer than LONGEST the beginning."""
    rest, held = "", 0
    waiting: list[str] = []
    for piece in pieces:
        if "\0" in piece:
            piece = piece.replace("\0", "")
        text = rest + piece
        # whether a \n follows is only known with the next piece
        rest = "\r" if text.endswith("\r") else ""
        if rest:
            text = text[:-1]
        if text.count("\r") == text.count("\r\n"):
            *whole, tail = text.split("\n")
            ended: Iterator[str] | list[str] = (f"{line}\n" for line in whole)
        else:
            ended = _LINE.findall(text)
            tail = text[sum(map(len, ended)) :]
        for line in ended:
            if waiting:
                waiting.append(line)
                line, waiting, held = "".join(waiting), [], 0
            yield line[1:] if line.startswith("\ufeff") else line
        if tail:
            if held <= LONGEST:
                waiting.append(tail)
            held += len(tail)
    last = "".join(waiting) + rest
    if last:
        yield (last[1:] if last.startswith("\ufeff") else last) + ("" if rest else "\n")


def loosely(line: str, separator: str) -> tuple[list[str], bool]:
    """The cells of a line whose quotes may be wrong, and whether its last quote is closed."""
    text = line.rstrip("\r\n")
    if '"' not in text:
        return text.split(separator), True
    cells: list[str] = []
    at, length = 0, len(text)
    while True:
        if text.startswith('"', at):
            end = _closing(text, at + 1, separator)
            if end < 0:
                # a quote that nothing closes is a sign like any other
                cells.extend(text[at + 1 :].split(separator))
                return cells, False
            cells.append(text[at + 1 : end].replace('""', '"'))
            at = end + 1
        else:
            end = text.find(separator, at)
            end = length if end < 0 else end
            cells.append(text[at:end])
            at = end
        if at >= length:
            return cells, True
        at += len(separator)


def _closing(text: str, start: int, separator: str) -> int:
    """Where the quote stands that closes a cell: before a separator or at the end; below zero where none does."""
    at = start
    while (at := text.find('"', at)) >= 0:
        run = at
        while text.startswith('"', run + 1):
            run += 1
        if run + 1 >= len(text) or text.startswith(separator, run + 1):
            return run
        at = run + 1
    return -1
