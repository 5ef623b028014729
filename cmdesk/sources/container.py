"""Files that come as one: a folder, a .zip, a .tar or .tar.gz. They are listed and read, never written to disk.

A container names its members and reads one from beginning to end, a chunk at a time. What a member is called decides
nothing but whether it is looked at, so a name such as `../../etc/passwd` or `/etc/passwd` harms nobody.

Whoever made the file may wish her ill. What unpacks to far more than posts would is given up, whatever sizes the file
claims; a listing without end is refused; a container in a container is not opened. A zip is read with `zipfile`, which
unpacks no more than it is asked for where the packing is deflate, the only one that archives use. A tar is read here,
not with `tarfile`: that one takes the longest name a header claims into memory, and our names are short ones.
"""

import struct
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError
from cmdesk.sources.textfile import PIECE, ByteFile, decoded

LARGEST_RATIO: Final = 200
"""Bytes that a packed byte may become. Posts in JSON become 5 to 30; what was made to fill a disk becomes 1,000."""

UNSUSPECTED: Final = 64 * 1024 * 1024
"""Bytes that anything may unpack to before its ratio is looked at."""

LARGEST_LISTING: Final = 32 * 1024 * 1024
"""Bytes of the listing of a zip: 300,000 pictures need so much."""

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED: Final = 0x1
_TAR_BLOCK: Final = 512
_TAR_SIGN: Final = slice(257, 262)
_TAR_FILES: Final = (b"0", b"\0", b"7")

_DAMAGED_ZIP: Final = QT_TRANSLATE_NOOP("errors", "{path} is damaged or not whole: fetch the archive again.")
_DAMAGED: Final = QT_TRANSLATE_NOOP(
    "errors", "{member} in {path} is damaged: what stands before was read; fetch the archive again."
)
_LOCKED: Final = QT_TRANSLATE_NOOP(
    "errors", "{member} in {path} is protected by a password: unpack it and name the folder."
)
_PACKING: Final = QT_TRANSLATE_NOOP(
    "errors", "{member} in {path} is packed in an unusual way: unpack it and name the folder."
)
_BOMB: Final = QT_TRANSLATE_NOOP(
    "errors", "{member} in {path} unpacks to far more than posts would: it was given up; fetch the archive again."
)
_CROWDED: Final = QT_TRANSLATE_NOOP("errors", "{path} lists more files than an archive would: unpack it and name one.")
_UNREADABLE: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} cannot be read ({cause}): check the disk or copy the file anew."
)


class Member(ABC):
    """A file in a container, read as often as asked. Satisfies `documents.Text`.

    Attributes:
        path: the container on disk.
        name: what the container calls it, with `/` between folders.
        size: bytes it takes on disk.
        position: of these, how many were read in the latest reading.
    """

    def __init__(self, path: Path, name: str, size: int) -> None:
        self.path, self.name, self.size = path, name, size
        self.position = 0

    @abstractmethod
    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes in chunks that are never empty. Raises InputError after all that stands before its fault."""

    def pieces(self) -> Iterator[str]:
        """Yield the text in pieces that are never empty; raises as `chunks` does."""
        return decoded(self.chunks())

    def beginning(self) -> str:
        """The first PIECE characters of its text. Raises InputError where it is damaged before any."""
        text = ""
        try:
            for piece in self.pieces():
                text += piece
                if len(text) >= PIECE:
                    break
        except InputError:
            # what stands before the fault will be read
            if not text:
                raise
        self.position = 0
        return text[:PIECE]


class Container(ABC):
    """Files that come as one.

    Attributes:
        path: where it is on disk.
        names: what its files are called, with `/` between folders.
    """

    def __init__(self, path: Path, names: tuple[str, ...]) -> None:
        self.path, self.names = path, names

    @abstractmethod
    def member(self, name: str) -> Member:
        """The file of a name in `names`. Raises InputError when it cannot be read."""


class Folder(Container):
    """Files in a folder on disk and in the folders `within` it; deeper ones are not looked for."""

    def __init__(self, path: Path, within: tuple[str, ...] = ("",)) -> None:
        """List the files. Raises InputError when the folder itself may not be listed."""
        names: list[str] = []
        for place in within:
            folder = path / place
            try:
                names += sorted(f"{place}/{entry.name}".lstrip("/") for entry in folder.iterdir() if entry.is_file())
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                raise InputError(_UNREADABLE, path=folder, cause=error.strerror or error) from error
        super().__init__(path, tuple(names))

    def member(self, name: str) -> Member:
        """The file of a name in `names`. Raises InputError when it may not be read."""
        return FileMember(self.path / name, name)


def folder_of(path: Path) -> Folder | None:
    """The folder in which a file lies, None where it may not be listed."""
    try:
        return Folder(path.parent)
    except InputError:
        return None


class FileMember(Member):
    """A file on disk, unpacked when it is gzip."""

    def __init__(self, path: Path, name: str = "") -> None:
        """Look at the file. Raises InputError when it is missing, a folder, or forbidden."""
        self._file = ByteFile(path)
        super().__init__(path, name or path.name, self._file.size)

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes in chunks that are never empty. Raises InputError after all that stands before its fault."""
        for chunk in self._file.chunks():
            self.position = self._file.position
            yield chunk
        self.position = self._file.position


class Zip(Container):
    """A .zip."""

    def __init__(self, path: Path) -> None:
        """Read the listing. Raises InputError when it is damaged or absurd."""
        try:
            with path.open("rb") as file:
                if _listing_size(file) > LARGEST_LISTING:
                    raise InputError(_CROWDED, path=path)
            with zipfile.ZipFile(path) as opened:
                self._found: Mapping[str, zipfile.ZipInfo] = {
                    # some programs of Windows write backslashes
                    info.filename.replace("\\", "/"): info
                    for info in opened.infolist()
                    if not info.is_dir()
                }
        except OSError as error:
            raise InputError(_UNREADABLE, path=path, cause=error.strerror or error) from error
        except _ZIP_FAULTS as error:
            raise InputError(_DAMAGED_ZIP, path=path) from error
        super().__init__(path, tuple(self._found))

    def member(self, name: str) -> Member:
        """The file of a name in `names`. Raises InputError when a password or an unusual packing stands before it."""
        info = self._found[name]
        if info.flag_bits & _ENCRYPTED:
            raise InputError(_LOCKED, member=name, path=self.path)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            # the others unpack in whatever amounts the file likes
            raise InputError(_PACKING, member=name, path=self.path)
        return _ZipMember(self.path, name, info)


_ZIP_FAULTS: Final = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error),
    *(EOFError, ValueError, NotImplementedError, RuntimeError, IndexError, OverflowError),
)
"""What `zipfile` raises at a file that is not as it should be."""


class _ZipMember(Member):
    def __init__(self, path: Path, name: str, info: zipfile.ZipInfo) -> None:
        super().__init__(path, name, info.compress_size)
        self._info = info

    def chunks(self) -> Iterator[bytes]:
        self.position = unpacked = 0
        try:
            with zipfile.ZipFile(self.path) as opened, opened.open(self._info) as member:
                while chunk := member.read(PIECE):
                    unpacked += len(chunk)
                    if unpacked > max(UNSUSPECTED, LARGEST_RATIO * self.size):
                        raise InputError(_BOMB, member=self.name, path=self.path)
                    # zipfile does not tell how much of the packed data it took: as much as of the unpacked
                    self.position = self.size * unpacked // max(self._info.file_size, unpacked)
                    yield chunk
        except OSError as error:
            raise InputError(_UNREADABLE, path=self.path, cause=error.strerror or error) from error
        except _ZIP_FAULTS as error:
            raise InputError(_DAMAGED, member=self.name, path=self.path) from error
        self.position = self.size


class Tar(Container):
    """A .tar or .tar.gz. Its listing stands before each file, so that listing it is reading it."""

    def __init__(self, path: Path) -> None:
        """Read every header. Raises InputError when the file cannot be read to its end."""
        self._file = ByteFile(path)
        super().__init__(path, tuple(name for name, _ in _tar_members(self._file)))

    def member(self, name: str) -> Member:
        """The file of a name in `names`."""
        return _TarMember(self._file, name)


class _TarMember(Member):
    def __init__(self, file: ByteFile, name: str) -> None:
        super().__init__(file.path, name, file.size)
        self._file = file

    def chunks(self) -> Iterator[bytes]:
        for name, content in _tar_members(self._file):
            if name == self.name:
                for chunk in content:
                    self.position = self._file.position
                    yield chunk
                break
        self.position = self.size


def is_zip(beginning: bytes) -> bool:
    """Whether a file begins as a .zip."""
    return beginning.startswith(_ZIP)


def is_tar(beginning: bytes) -> bool:
    """Whether a file, unpacked, begins as a .tar."""
    return beginning[_TAR_SIGN] == b"ustar"


def _listing_size(file: BinaryIO) -> int:
    """Bytes that the listing of a zip claims, 0 where no end of it is found: `zipfile` takes it whole."""
    size = file.seek(0, 2)
    file.seek(max(0, size - (1 << 16) - 64))
    end = file.read()
    at = end.rfind(b"PK\x05\x06")
    if at < 0 or len(end) < at + 22:
        return 0
    claimed = int.from_bytes(end[at + 12 : at + 16], "little")
    large = end.rfind(b"PK\x06\x06", 0, at)
    if claimed == 0xFFFFFFFF and large >= 0:
        claimed = int.from_bytes(end[large + 40 : large + 48], "little")
    return min(claimed, size)


def _tar_members(file: ByteFile) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the name and content of each file; content that was not read is passed over.

    Raises:
        InputError: the archive is damaged, ends too early, or unpacks to far more than an archive would.
    """
    stream = _Stream(file)
    while len(header := stream.exactly(_TAR_BLOCK)) == _TAR_BLOCK and header.strip(b"\0"):
        name, size = header[:100], _tar_number(header[124:136])
        if header[_TAR_SIGN] != b"ustar" or size is None:
            raise InputError(_DAMAGED, member=_tar_text(name), path=file.path)
        if header[257:263] == b"ustar\0" and (before := header[345:500].rstrip(b"\0")):
            name = before + b"/" + name
        content = stream.part(size)
        if header[156:157] in _TAR_FILES:
            yield _tar_text(name).removeprefix("./"), content
        for _ in content:
            pass
        stream.exactly(-size % _TAR_BLOCK)
        if stream.ended:
            raise InputError(_DAMAGED, member=_tar_text(name), path=file.path)


def _tar_text(name: bytes) -> str:
    return name.partition(b"\0")[0].decode("utf-8", "replace")


def _tar_number(field: bytes) -> int | None:
    """A size: octal digits, or binary where it is large."""
    if field[0] & 0x80:
        return int.from_bytes(field[4:], "big")
    try:
        return int(field.strip(b" \0") or b"0", 8)
    except ValueError:
        return None


class _Stream:
    """Bytes of a file, taken in whatever amounts are asked for.

    Attributes:
        ended: whether less was there than was asked for.
    """

    def __init__(self, file: ByteFile) -> None:
        self._file = file
        self._chunks = file.chunks()
        self._held = b""
        self._unpacked = 0
        self.ended = False

    def exactly(self, count: int) -> bytes:
        """So many bytes, fewer at the end."""
        return b"".join(self.part(count))

    def part(self, count: int) -> Iterator[bytes]:
        """Yield so many bytes, fewer at the end."""
        while count > 0:
            chunk = self._held or next(self._chunks, b"")
            if not self._held:
                self._unpacked += len(chunk)
                if self._unpacked > max(UNSUSPECTED, LARGEST_RATIO * self._file.size):
                    raise InputError(_BOMB, member=self._file.path.name, path=self._file.path)
            if not chunk:
                self.ended = True
                return
            taken, self._held = chunk[:count], chunk[count:]
            count -= len(taken)
            yield taken
