"""One collection of a store at a time: two would ask every source twice, and pay twice where one pays.

The lock is one of the system on a file beside the store, so it is gone with the process that held it, however it ended.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError


@contextmanager
def collecting(store: Path) -> Iterator[None]:
    """Be the only collection of a store while inside.

    Raises:
        InputError: another one is under way, or nothing can be written beside the store.
    """
    # a store under two names is one store
    real = Path(os.path.realpath(store))
    lock = FileLock(real.with_name(f"{real.name}.collecting"))
    try:
        lock.acquire(timeout=0)
    except Timeout as fault:
        raise InputError(
            QT_TRANSLATE_NOOP("errors", "The store {path} is being collected into already: wait until that has ended."),
            path=store,
        ) from fault
    except OSError as fault:
        raise InputError(
            QT_TRANSLATE_NOOP("errors", "Nothing can be written beside the store {path} ({reason}): check the folder."),
            path=store,
            reason=fault.strerror or fault,
        ) from fault
    try:
        yield
    finally:
        lock.release()
