"""What all files of posts in JSON have in common: how their values are walked, kept and rejected.

A form only says how one value becomes posts. Whatever the value holds, reading goes on with the next one.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path

from cmdesk.core.types import Post, Rejected
from cmdesk.sources.documents import Document, Documents
from cmdesk.sources.fields import Json, UnfitError, compact, is_object, mended, rejected, shown


class JsonPostFile(ABC):
    """A file of JSON values that tell of posts. Satisfies `core.ports.PostFile`."""

    def __init__(self, path: Path) -> None:
        """Look at the file. Raises InputError when it cannot be read at all."""
        self._documents = Documents(path)

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self._documents.size

    @property
    def position(self) -> int:
        """Bytes on disk consumed so far; of the compressed file when it is compressed."""
        return self._documents.position

    def __iter__(self) -> Iterator[Post | Rejected]:
        """Yield each post, or why there is none. Raises InputError at the fault of a damaged file."""
        for found in self._documents:
            if isinstance(found, Document):
                yield from self._read(found.value, found.line)
            else:
                yield found

    @abstractmethod
    def _read(self, value: object, line: int) -> Iterator[Post | Rejected]:
        """Yield what one value of the file holds."""


def read_kept(value: object, position: int, make: Callable[[Json, bytes], Post]) -> Post | Rejected:
    """Make a post of an object and of its compact form, which is kept as `raw`; reject it where that cannot be.

    Args:
        value: the object, with everything that the post needs.
        position: line where it stands.
        make: the mapping; raises UnfitError where the object does not fit.
    """
    try:
        if not is_object(value):
            raise UnfitError("not-a-post", shown(value))
        try:
            raw = compact(value)
        except UnicodeEncodeError:
            value = mended(value)
            raw = compact(value)
        return make(value, raw)
    except UnfitError as unfit:
        return rejected(position, unfit, value)
    except RecursionError:
        return rejected(position, UnfitError("bad-field", "nested too deeply"), value)
    except ValueError:
        return rejected(position, UnfitError("bad-field", "an infinite number"), value)
