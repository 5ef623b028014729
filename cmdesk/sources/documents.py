"""JSON values of a file, one after the other, without ever holding the file whole.

Two layouts are told apart by the beginning of the file:

- *lines*: one value a line, as streams and archives write them. A line that is no JSON is rejected by its number, and
  reading goes on with the next. Blank lines count as lines but are no input.
- *documents*: values that may run over several lines, one after the other. The elements of an array on the outside are
  given one by one, so that an array of any length fits. A broken value is rejected where it begins; reading goes on at
  the next line that begins as the broken one did (same indentation, then `{` or `[`), and ends where there is none.

Incomplete values are read again over a buffer that doubles, so the work stays linear in the size of the file; a value
longer than LONGEST is given up, not held. What Python would take but JSON does not allow (NaN, Infinity) and what would
break the program (nesting without end, numbers without end) is rejected too. This module knows nothing of posts.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, NoReturn, Protocol

from cmdesk.core.errors import InputError
from cmdesk.core.types import Rejected
from cmdesk.sources.textfile import TextFile

LONGEST: Final = 64 * 1024 * 1024
"""Characters of the longest line or value that is read."""

EXCERPT: Final = 200
"""Characters of a rejected input that are kept, so that it can be found."""

FARTHEST: Final = 1 << 20
"""Characters within which the array that is asked for must open."""

_BLANK: Final = " \t\r\n\ufeff"  # a byte order mark stands inside where files were joined
_GAP: Final = re.compile(f"[{_BLANK},]*")
_LONGEST_TOKEN: Final = 16  # "-Infinity", "\\ud83d\\ude00": where text was cut, the decoder stumbles this near its end


class Document(NamedTuple):
    """A value of the file.

    Attributes:
        line: the line, counted from 1, where it begins.
        value: as `json` gives it.
    """

    line: int
    value: object


class Text(Protocol):
    """Text read from beginning to end, as often as asked: a `TextFile`, or a file within an archive."""

    @property
    def size(self) -> int:
        """Bytes on disk."""
        ...

    @property
    def position(self) -> int:
        """Bytes on disk consumed so far."""
        ...

    def pieces(self) -> Iterator[str]:
        """Yield the text in pieces that are never empty; raises InputError at its fault."""
        ...


class Documents:
    """The values of a file, in file order, as often as asked.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path, *, text: Text | None = None, opening: re.Pattern[str] | None = None) -> None:
        """Look at the file.

        Args:
            text: what to read in its place.
            opening: what stands before the only array that is read, its `[` included; found within the first FARTHEST
                characters. Nothing before it, and nothing behind the array, is looked at.

        Raises:
            InputError: the file cannot be read at all.
        """
        self.path = path
        self._text: Text = text or TextFile(path)
        self._opening = opening

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self._text.size

    @property
    def position(self) -> int:
        """Bytes on disk consumed so far; of the compressed file when it is compressed."""
        return self._text.position

    def __iter__(self) -> Iterator[Document | Rejected]:
        """Yield each value, or what stands where one should.

        Raises:
            InputError: the file is damaged; everything before the fault was yielded.
        """
        window = _Window(self._text.pieces())
        if self._opening is not None:
            yield from _read_array(window, self._opening)
        else:
            yield from _read_lines(window) if _one_value_a_line(window) else _read_documents(window)
        if window.fault is not None:
            raise window.fault


class _Window:
    """The part of a text that is being looked at.

    Attributes:
        buffer: the text held.
        at: offset in it of what was not yet consumed.
        line: the line, from 1, of that offset.
        lead: blanks between the beginning of that line and that offset; None when it is more than a few blanks.
        ended: whether nothing comes after the buffer.
        fault: why the text ended too early.
    """

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self.buffer = ""
        self.at = 0
        self.line = 1
        self.lead: str | None = ""
        self.ended = False
        self.fault: InputError | None = None

    def __len__(self) -> int:
        return len(self.buffer) - self.at

    def piece(self) -> str:
        """The next piece of the text, "" at its end."""
        try:
            piece = next(self._pieces, "")
        except InputError as error:
            self.fault = error
            piece = ""
        self.ended = not piece
        return piece

    def grow(self) -> None:
        """Forget what was consumed and at least double what was not."""
        parts = [self.buffer[self.at :]]
        missing = max(1, len(parts[0]))
        while missing > 0 and (piece := self.piece()):
            parts.append(piece)
            missing -= len(piece)
        self.buffer = "".join(parts)
        self.at = 0

    def excerpt(self) -> str:
        """The beginning of what was not yet consumed."""
        return self.buffer[self.at : self.at + EXCERPT]

    def advance(self, to: int) -> None:
        """Consume the buffer up to the offset `to`."""
        self.line += self.buffer.count("\n", self.at, to)
        newline = self.buffer.rfind("\n", self.at, to)
        lead = self.lead if newline < 0 else ""
        passed = self.buffer[max(self.at, newline + 1) : to]
        self.lead = None if lead is None or len(passed) > EXCERPT or passed.strip(_BLANK) else lead + passed
        self.at = to

    def first_lines(self, count: int) -> list[str]:
        """The first `count` lines that are not blank; fewer where the text, or what can be held of it, ends before."""
        while True:
            lines = self.buffer.split("\n")
            whole = [line for line in (lines if self.ended else lines[:-1]) if line.strip(_BLANK)]
            if len(whole) >= count or self.ended or len(self) > LONGEST:
                return whole[:count]
            self.grow()


def _one_value_a_line(window: _Window) -> bool:
    """Tell the layout by the first lines.

    A first line that is wrong in its midst is a broken line: no later line can mend it. One that only ends too early
    may open a document or be cut; it is cut when the second line stands alone and the third closes nothing.
    """
    while not (window.ended or window.buffer.strip(_BLANK) or len(window) > LONGEST):
        window.grow()
    beginning = window.buffer.lstrip(_BLANK)[:1]
    if beginning != "{":
        return beginning != "["
    first, *_ = window.first_lines(1) or [""]
    try:
        _, end = _DECODER.raw_decode(first.strip(_BLANK))
        return end == len(first.strip(_BLANK))
    except json.JSONDecodeError as error:
        if _in_a_text(error) or not _near_the_end(error):
            return True
    except (ValueError, RecursionError):
        return True
    _, *others = window.first_lines(3) or [""]
    return bool(others) and _is_object(others[0]) and not others[-1].lstrip(_BLANK).startswith(("]", "}", ","))


def _is_object(line: str) -> bool:
    try:
        return isinstance(_DECODER.decode(line.strip(_BLANK)), dict)
    except (ValueError, RecursionError):
        return False


def _near_the_end(error: json.JSONDecodeError) -> bool:
    return error.pos > len(error.doc) - _LONGEST_TOKEN


def _in_a_text(error: json.JSONDecodeError) -> bool:
    # its position is then where the text begins, however far that is
    return error.msg.startswith("Unterminated string")


def _read_lines(window: _Window) -> Iterator[Document | Rejected]:
    for number, (line, length) in enumerate(_lines(window), start=1):
        if length > LONGEST:
            yield Rejected(number, "too-long", str(length), line[:EXCERPT])
            continue
        text = line.strip(_BLANK)
        if not text:
            continue
        try:
            yield Document(number, _DECODER.decode(text))
        except (ValueError, RecursionError) as error:
            yield _rejected(number, error, text[:EXCERPT])


def _lines(window: _Window) -> Iterator[tuple[str, int]]:
    """Yield each line and its length; of a line longer than LONGEST only the beginning."""
    parts: list[str] = []
    length = 0
    piece, window.buffer = window.buffer, ""
    while piece:
        *complete, rest = piece.split("\n")
        for end in complete:
            parts.append(end)
            yield "".join(parts), length + len(end)
            parts, length = [], 0
        parts.append(rest)
        length += len(rest)
        if length > LONGEST:
            parts = ["".join(parts[:2])[:EXCERPT]]
        piece = window.piece()
    if length:
        yield "".join(parts), length


def _read_array(window: _Window, opening: re.Pattern[str]) -> Iterator[Document | Rejected]:
    while not (match := opening.search(window.buffer)):
        if window.ended or len(window) > FARTHEST:
            yield Rejected(1, "not-json", "[ missing", window.excerpt())
            return
        window.grow()
    window.advance(match.end())
    yield from _read_documents(window, inside=True)


def _read_documents(window: _Window, *, inside: bool = False) -> Iterator[Document | Rejected]:
    """Read values, and those of arrays on the outside.

    Args:
        inside: whether the window begins in such an array, whose end is then the end.
    """
    alone = inside
    while True:
        window.advance(_end_of_gap(window))
        if not len(window):
            if window.ended:
                break
            window.grow()
            continue
        mark = window.buffer[window.at]
        if mark == ("]" if inside else "["):
            inside = not inside
            window.advance(window.at + 1)
            if alone:
                return
            continue
        found = _next_value(window)
        yield found
        if isinstance(found, Rejected) and not _skip(window):
            return
    if inside and window.fault is None:
        yield Rejected(window.line, "not-json", "] missing")


def _end_of_gap(window: _Window) -> int:
    match = _GAP.match(window.buffer, window.at)
    return match.end() if match else window.at


def _next_value(window: _Window) -> Document | Rejected:
    """Decode the value that begins at the window's offset and consume it; consume nothing of one that is rejected."""
    while True:
        fault: ValueError | RecursionError | None = None
        try:
            value, end = _DECODER.raw_decode(window.buffer, window.at)
        except json.JSONDecodeError as error:
            fault = error
            cut = _near_the_end(error) or _in_a_text(error)
        except (ValueError, RecursionError) as error:
            fault = error
            cut = False
        else:
            # digits may follow in the next piece
            cut = isinstance(value, int | float) and end > len(window.buffer) - _LONGEST_TOKEN
        if cut and not window.ended:
            if len(window) > LONGEST:
                return Rejected(window.line, "too-long", str(len(window)), window.excerpt())
            window.grow()
        elif fault:
            return _rejected(window.line, fault, window.excerpt(), window.at)
        else:
            document = Document(window.line, value)
            window.advance(end)
            return document


def _skip(window: _Window) -> bool:
    """Go to the next line that begins as the one at the window's offset; False when there is none."""
    if window.lead is None:
        return False
    lead = window.lead
    beginning = re.compile("\n" + re.escape(lead) + r"[\[{]")
    while not (match := beginning.search(window.buffer, window.at)):
        if window.ended:
            return False
        # what could be the first half of a match stays
        window.advance(max(window.at, len(window.buffer) - len(lead) - 1))
        window.grow()
    window.advance(match.end() - 1)
    return True


def _rejected(line: int, error: ValueError | RecursionError, excerpt: str, at: int = 0) -> Rejected:
    """Say why the value at offset `at` of what was decoded is none."""
    match error:
        case json.JSONDecodeError(msg=problem, doc=text, pos=position):
            later = text.count("\n", at, position)
            where = f"line {line + later}" if later else f"character {position - at + 1}"
            return Rejected(line, "not-json", f"{problem}: {where}", excerpt)
        case _NotJsonError():
            return Rejected(line, "not-json", str(error), excerpt)
        case RecursionError():
            return Rejected(line, "bad-field", "nested too deeply", excerpt)
        case _:
            return Rejected(line, "bad-field", "a number with too many digits", excerpt)


class _NotJsonError(ValueError):
    """A word that Python takes for a number and JSON does not know."""


def _refuse(constant: str) -> NoReturn:
    raise _NotJsonError(constant)


_DECODER: Final = json.JSONDecoder(parse_constant=_refuse)
