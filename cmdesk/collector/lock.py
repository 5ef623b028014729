"""One collection of a store at a time: two would ask every source twice, and pay twice where one pays.

Sources that are paid and those that are not have a lock each: what she allows to be paid for is asked beside a
collector that always runs and never asks it. The locks are those of the system on files beside the store, so they are
gone with the process that held them, however it ended.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError


@contextmanager
def collecting(store: Path, *, free: bool = True, paid: bool = True) -> Iterator[None]:
    """Be the only collection of a store while inside.

    Args:
        free, paid: which of its sources are asked.

    Raises:
        InputError: another one is under way, or nothing can be written beside the store.
    """
    # a store under two names is one store
    real = Path(os.path.realpath(store))
    endings = [ending for ending, wanted in ((".collecting", free), (".collecting-paid", paid)) if wanted]
    with ExitStack() as held:
        for ending in endings:
            lock = _acquired(real.with_name(f"{real.name}{ending}"), store)
            held.callback(lock.release)
        yield


def _acquired(path: Path, store: Path) -> FileLock:
    lock = FileLock(path)
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
    return lock
