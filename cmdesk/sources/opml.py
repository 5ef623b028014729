"""OPML: the list of feeds that every feed reader exports, as feeds to be kept.

The file is small and is read whole before anything is kept: of one that is broken nothing is, and she is told the line.
It is read by expat as it comes, without a tree. A document type is refused, and with it every entity that could unpack
to gigabytes or name a file of hers; feed readers write none. Addresses other than http(s) are no feeds.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from xml.parsers import expat

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError
from cmdesk.core.types import Feed, Rejected
from cmdesk.sources.fields import shown
from cmdesk.sources.textfile import ByteFile

FORM: Final = "opml"
"""What `--format` calls it."""

LARGEST: Final = 16 * 1024 * 1024
"""Bytes of the longest list that is read: 50,000 feeds."""

DEEPEST: Final = 50
"""Folders in folders; what lies deeper is refused."""

_LONGEST_ADDRESS: Final = 2000
_PIECE: Final = 4096  # expat finishes what it was given before a refusal is heard
_BEGINS: Final = re.compile(
    r"[\s\ufeff]*+(?:(?><\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*+(?:\[.*?\]\s*+)?>)\s*+)*+<opml[\s/>]", re.I | re.S
)
_BLANK: Final = b" \t\r\n"

_TOO_LARGE: Final = QT_TRANSLATE_NOOP("errors", "{path} is too large for a list of feeds: export the list anew.")
_DOCTYPE: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} declares a document type, as web pages do: export the list of feeds as OPML."
)
_NO_OPML: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} is no OPML: export the list of feeds from your feed reader as OPML."
)
_BROKEN: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} is no valid XML at line {line}: mend that line, or export the list anew. Nothing was kept."
)
_ENCODING: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} is in an encoding that cannot be read: export the list as UTF-8. Nothing was kept."
)
_NO_FEEDS: Final = QT_TRANSLATE_NOOP("errors", "{path} holds no feeds: export the list of feeds anew.")


class OpmlFile:
    """A list of feeds. Satisfies `core.ports.PostFile`: it holds no posts, and iterating tells what is no feed.

    Attributes:
        feeds: the feeds, each address once, in file order.
        repeated: how many entries had an address that came before.
    """

    def __init__(self, path: Path) -> None:
        """Read the list.

        Raises:
            InputError: it cannot be read, is no OPML, or holds no feeds.
        """
        self.path = path
        self._file = ByteFile(path)
        outline = _Outline(path)
        outline.read(self._file)
        self.feeds = tuple(outline.feeds.values())
        self.repeated = outline.repeated
        self._rejected = outline.rejected
        if not self.feeds and not self._rejected:
            raise InputError(_NO_FEEDS, path=path)

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self._file.size

    @property
    def position(self) -> int:
        """Bytes of them consumed: all, once it is open."""
        return self._file.position

    def __iter__(self) -> Iterator[Rejected]:
        """Yield why an entry is no feed."""
        yield from self._rejected


def is_opml(beginning: str) -> bool:
    """Whether a text begins as OPML does."""
    return _BEGINS.match(beginning) is not None


class _Outline:
    """What expat finds, as feeds."""

    def __init__(self, path: Path) -> None:
        self.feeds: dict[str, Feed] = {}
        self.repeated = 0
        self.rejected: list[Rejected] = []
        self._path = path
        self._folders: list[str] = []
        self._root: str | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse

    def read(self, file: ByteFile) -> None:
        read = 0
        try:
            for chunk in file.chunks():
                # some readers write a blank line before the declaration
                given = chunk if read else chunk.lstrip(_BLANK)
                read += len(given)
                if read > LARGEST:
                    raise InputError(_TOO_LARGE, path=self._path)
                for at in range(0, len(given), _PIECE):
                    self._parser.Parse(given[at : at + _PIECE], False)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            if self._root is None and error.code != expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]:
                raise InputError(_NO_OPML, path=self._path) from error
            if self._root is None:
                raise InputError(_ENCODING, path=self._path) from error
            raise InputError(_BROKEN, path=self._path, line=error.lineno) from error
        except (ValueError, LookupError) as error:
            raise InputError(_ENCODING, path=self._path) from error

    def _refuse(self, _name: str, _system: str | None, _public: str | None, _internal: bool) -> None:
        raise InputError(_DOCTYPE, path=self._path)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if self._root is None:
            self._root = name.lower()
            if self._root != "opml":
                raise InputError(_NO_OPML, path=self._path)
        if name.lower() != "outline":
            return
        told = {key.lower(): " ".join(value.split()) for key, value in attributes.items()}
        title = told.get("title") or told.get("text") or ""
        if "xmlurl" in told:
            self._add(told["xmlurl"], title, told.get("htmlurl", ""))
        self._folders.append(title)

    def _end(self, name: str) -> None:
        if name.lower() == "outline":
            self._folders.pop()

    def _add(self, address: str, title: str, site: str) -> None:
        line = self._parser.CurrentLineNumber
        if len(self._folders) > DEEPEST:
            self.rejected.append(Rejected(line, "bad-field", "nested too deeply", shown(address)))
        elif not _is_address(address):
            self.rejected.append(Rejected(line, "not-a-feed", f"xmlUrl: {shown(address)}", shown(title)))
        elif address in self.feeds:
            self.repeated += 1
        else:
            folder = " / ".join(filter(None, self._folders))
            self.feeds[address] = Feed(address, title, site if _is_address(site) else None, folder)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and " " not in text
            and len(text) <= _LONGEST_ADDRESS
        )
    except ValueError:
        return False
