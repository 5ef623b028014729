"""The text of a file, piece by piece: plain or gzip, UTF-8, UTF-16 or UTF-32.

It decides by the first bytes, never by the name: a `.json` may be compressed and a `.gz` may not be. It knows nothing
of what the text means, and never holds more than one piece.

A byte that is no UTF-8 is read as the cp1252 of Windows where it stands alone, since that is what wrote most of such
files; half a character becomes U+FFFD: one bad byte in a name must not cost her the post. Whoever knows the encoding
better, because he looked at the whole file, says it. Compressed data is
unpacked with zlib itself, not with the module gzip: that one forgets what it unpacked just before a fault, and a broken
download should still give everything that arrived.
"""

import codecs
import contextlib
import json
import re
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError

PIECE: Final = 1 << 16
"""Bytes read at once, and bytes unpacked at once: a small file can unpack to a huge one."""

_MENDED: Final = "cmdesk-mended"
_GZIP: Final = b"\x1f\x8b"
_GZIP_WINDOW: Final = 31  # what zlib calls a gzip header and the largest window
_SHORTEST_SIGN: Final = 4  # bytes that tell the encodings apart
_JSON_BEGINS: Final = re.compile(r"[\s\ufeff]*[\[{]")

_MISSING: Final = QT_TRANSLATE_NOOP("errors", "There is no file {path}: check the name.")
_FOLDER: Final = QT_TRANSLATE_NOOP("errors", "{path} is a folder: name the file in it.")
_NO_FILE: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} is no ordinary file: save its content to a file and name that one."
)
_FORBIDDEN: Final = QT_TRANSLATE_NOOP("errors", "{path} may not be read: change its permissions.")
_UNREADABLE: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} cannot be read ({cause}): check the disk or copy the file anew."
)
_EMPTY: Final = QT_TRANSLATE_NOOP("errors", "{path} is empty: fetch it again.")
NO_POSTS: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} holds no posts that can be read: name a table, a JSON file or an archive of an account."
)
_DAMAGED: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} is damaged near byte {position} of {size}: what stands before was read; fetch the file again."
)


class ByteFile:
    """A file read as bytes from beginning to end, as often as asked; unpacked when it is gzip.

    Attributes:
        path: the file.
        size: bytes on disk when it was opened.
        position: bytes on disk read so far in the latest reading; of the compressed file when it is compressed.
    """

    def __init__(self, path: Path) -> None:
        """Look at the file. Raises InputError when it is missing, a folder, or forbidden."""
        self.path = path
        self.position = 0
        try:
            state = path.stat()
        except (OSError, ValueError) as error:
            raise self._trouble(error) from error
        if stat.S_ISDIR(state.st_mode):
            raise InputError(_FOLDER, path=path)
        if not stat.S_ISREG(state.st_mode):
            raise InputError(_NO_FILE, path=path)
        self.size = state.st_size

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes in chunks that are never empty.

        Raises:
            InputError: after everything that stands before the fault was yielded.
        """
        self.position = 0
        try:
            with self.path.open("rb") as file:
                beginning = self._read(file)
                if beginning.startswith(_GZIP):
                    yield from self._members(file, beginning)
                    return
                chunk = beginning
                while chunk:
                    yield chunk
                    chunk = self._read(file)
        except OSError as error:
            raise self._trouble(error) from error

    def _read(self, file: BinaryIO) -> bytes:
        chunk = file.read(PIECE)
        self.position += len(chunk)
        return chunk

    def _members(self, file: BinaryIO, packed: bytes) -> Iterator[bytes]:
        """Unpack gzip members one after the other, as `cat a.gz b.gz` makes them; zero bytes may pad the end."""
        while packed:
            if not packed.startswith(_GZIP):
                raise self._damage()
            unpacker = zlib.decompressobj(_GZIP_WINDOW)
            while not unpacker.eof:
                before = unpacker.copy()
                try:
                    chunk = unpacker.decompress(packed, PIECE)
                except zlib.error as error:
                    yield _until_fault(before, packed)
                    raise self._damage() from error
                if chunk:
                    yield chunk
                packed = unpacker.unconsumed_tail
                # a full piece may leave more inside zlib, even when nothing is left to give it
                if not packed and not unpacker.eof and len(chunk) < PIECE and not (packed := self._read(file)):
                    raise self._damage()
            packed = unpacker.unused_data.lstrip(b"\0")
            while len(packed) < len(_GZIP) and (more := self._read(file)):
                packed = (packed + more).lstrip(b"\0")

    def _damage(self) -> InputError:
        return InputError(_DAMAGED, path=self.path, position=self.position, size=self.size)

    def _trouble(self, error: OSError | ValueError) -> InputError:
        match error:
            case FileNotFoundError() | NotADirectoryError():
                return InputError(_MISSING, path=self.path)
            case PermissionError():
                return InputError(_FORBIDDEN, path=self.path)
            case OSError(strerror=str() as cause):
                return InputError(_UNREADABLE, path=self.path, cause=cause)
            case _:
                return InputError(_UNREADABLE, path=self.path, cause=error)


class TextFile(ByteFile):
    """A file read as text from beginning to end, as often as asked."""

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        """Look at the file and at its beginning.

        Args:
            encoding: name of a codec; None finds it out as JSON has it, and refuses what is no text.

        Raises:
            InputError: missing, a folder, forbidden, empty, or no text.
        """
        super().__init__(path)
        self.encoding = encoding
        beginning = next(self.pieces(), "")
        if not beginning:
            raise InputError(_EMPTY, path=path)
        if encoding is None and not _JSON_BEGINS.match(beginning) and ("\0" in beginning or "\ufffd" in beginning):
            raise InputError(NO_POSTS, path=path)
        self.position = 0

    def pieces(self) -> Iterator[str]:
        """Yield the text in pieces that are never empty.

        Raises:
            InputError: after everything that stands before the fault was yielded.
        """
        return decoded(self.chunks(), self.encoding)


def decoded(chunks: Iterator[bytes], encoding: str | None = None) -> Iterator[str]:
    """Yield the text of chunks of bytes in pieces that are never empty; a fault comes after all that stands before.

    Args:
        encoding: name of a codec; None finds it out as JSON has it.
    """
    decoder = None if encoding is None else codecs.getincrementaldecoder(encoding)(errors="replace")
    fault: InputError | None = None
    waiting = b""
    try:
        for chunk in chunks:
            waiting += chunk
            if decoder is None and len(waiting) < _SHORTEST_SIGN:
                continue
            decoder = decoder or _decoder_of(waiting)
            text, waiting = decoder.decode(waiting), b""
            if text:
                yield text
    except InputError as error:
        fault = error
    decoder = decoder or _decoder_of(waiting)
    if text := decoder.decode(waiting, final=True):
        yield text
    if fault is not None:
        raise fault


def _decoder_of(beginning: bytes) -> codecs.IncrementalDecoder:
    name = json.detect_encoding(beginning)
    return codecs.getincrementaldecoder(name)(errors=_MENDED if name.startswith("utf-8") else "replace")


def _mend(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 as cp1252; one that begins a character whose rest is missing as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    cut = len(bad) > 1 or error.end == len(error.object)
    return "\ufffd" if cut else bad.decode("cp1252", errors="replace"), error.end


codecs.register_error(_MENDED, _mend)


def _until_fault(unpacker: "zlib._Decompress", packed: bytes) -> bytes:
    """What can be unpacked before zlib stumbles: it keeps the output of a failing call, so give it byte after byte."""
    unpacked = bytearray()
    with contextlib.suppress(zlib.error):
        for index in range(len(packed)):
            unpacked += unpacker.decompress(packed[index : index + 1])
    return bytes(unpacked)
