"""A job started by the desk lives as long as the pipe on its stdin: closing it is *cancel*, on every system.

Only with `--progress` and a pipe; a terminal, a file or nothing at all on stdin is never read. What must not stand in a
list of processes, a key above all, can be said on its first line.
"""

import os
import stat
import threading
from contextlib import suppress
from typing import Final

_LONGEST_LINE: Final = 65_536


class Lifeline:
    """Notices that whoever started this job has let go of it."""

    def __init__(self, wanted: bool) -> None:
        """Watch stdin where it is a pipe and `wanted`."""
        self._cut = threading.Event()
        self._said = threading.Event()
        self._line = b""
        if wanted and _is_pipe(0):
            threading.Thread(target=self._watch, daemon=True, name="lifeline").start()
        else:
            self._said.set()  # nothing will come

    def cut(self) -> bool:
        """Whether the job should end now."""
        return self._cut.is_set()

    def first_line(self, patience: float = 10.0) -> bytes:
        """The first line on stdin, empty where none comes within so many seconds."""
        self._said.wait(patience)
        return self._line

    def _watch(self) -> None:
        # os.read, not sys.stdin: a daemon thread inside a buffered reader stops the interpreter from ending
        line = b""
        with suppress(OSError):
            while said := os.read(0, 1024):
                if not self._said.is_set() and len(line) < _LONGEST_LINE:
                    line += said
                    if b"\n" in line:
                        self._line = line.partition(b"\n")[0]
                        self._said.set()
        self._said.set()
        self._cut.set()


def _is_pipe(descriptor: int) -> bool:
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)
