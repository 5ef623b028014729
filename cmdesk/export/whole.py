"""A file that is written whole or not at all: beside its place first, and moved there when nothing is missing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream that becomes the file `path` when the block ends well; else what stood there stays as it was.

    Raises:
        InputError: it cannot be written there.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(21, os.strerror(21))
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException as fault:
        with suppress(OSError):
            part.unlink()
        if isinstance(fault, OSError):
            raise unwritable(path, fault) from fault
        raise


def unwritable(path: Path | str, fault: OSError) -> InputError:
    """Says that something cannot be written."""
    return InputError(
        QT_TRANSLATE_NOOP(
            "errors",
            "{path} cannot be written ({reason}): choose another place, or close the file where it is open.",
        ),
        path=path,
        reason=fault.strerror or fault,
    )
