"""A job started by the desk lives as long as the pipe on its stdin: closing it is *cancel*, on every system.

Only with `--progress` and a pipe; a terminal, a file or nothing at all on stdin is never read.
"""

import os
import stat
import threading
from contextlib import suppress


class Lifeline:
    """Notices that whoever started this job has let go of it."""

    def __init__(self, wanted: bool) -> None:
        """Watch stdin where it is a pipe and `wanted`."""
        self._cut = threading.Event()
        if wanted and _is_pipe(0):
            threading.Thread(target=self._watch, daemon=True, name="lifeline").start()

    def cut(self) -> bool:
        """Whether the job should end now."""
        return self._cut.is_set()

    def _watch(self) -> None:
        # os.read, not sys.stdin: a daemon thread inside a buffered reader stops the interpreter from ending
        with suppress(OSError):
            while os.read(0, 1024):
                pass
        self._cut.set()


def _is_pipe(descriptor: int) -> bool:
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)
