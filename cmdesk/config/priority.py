"""How much of the machine a process of ours takes beside others."""

import os
import sys
from contextlib import suppress
from typing import Final

_BELOW_NORMAL: Final = 0x4000
_NICER: Final = 10


def give_way() -> None:
    """Let everything else go first: what collects must not be felt by who works in the window."""
    with suppress(OSError, AttributeError):
        if sys.platform == "win32":
            import ctypes

            kernel = ctypes.windll.kernel32
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
        else:
            os.nice(_NICER)
