"""Whether the line is paid by the byte, as far as the system knows.

NetworkManager is asked on Linux, the network settings on Windows; macOS tells nobody. Where the answer is not known it
is taken for no. Asked in a process of its own, for there is no interface that a plain Python can speak, and not more
often than once a minute.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final

EVERY: Final = 60.0
"""Seconds for which an answer holds."""
_PATIENCE: Final = 5.0

_NETWORK_MANAGER: Final = (
    "busctl",
    "get-property",
    "org.freedesktop.NetworkManager",
    "/org/freedesktop/NetworkManager",
    "org.freedesktop.NetworkManager",
    "Metered",
)
_YES: Final = frozenset({"u 1", "u 3"})
"""NMMetered: 1 is yes, 3 is a guess that it is; 0, 2 and 4 are not known, no, and a guess that it is not."""
_WINDOWS: Final = (
    "powershell",
    "-NoProfile",
    "-NonInteractive",
    "-Command",
    "[void][Windows.Networking.Connectivity.NetworkInformation,Windows,ContentType=WindowsRuntime];"
    "[Windows.Networking.Connectivity.NetworkInformation]::GetInternetConnectionProfile()"
    ".GetConnectionCost().NetworkCostType",
)
_COSTS: Final = frozenset({"Fixed", "Variable"})

Ask = Callable[[Sequence[str]], str]


class Meter:
    """Answers the question, and remembers the answer for a while."""

    def __init__(
        self,
        *,
        platform: str = sys.platform,
        ask: Ask | None = None,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask nothing yet.

        Args:
            platform: as `sys.platform` names it.
            ask: runs a command and gives what it writes.
            tick: seconds of a clock that only goes forward.
        """
        self._platform, self._ask, self._tick = platform, ask or _output, tick
        self._asked_at: float | None = None
        self._answer = False

    def __call__(self) -> bool:
        """Whether the line is paid by the byte."""
        now = self._tick()
        if self._asked_at is None or now - self._asked_at >= EVERY:
            self._asked_at, self._answer = now, self._look()
        return self._answer

    def _look(self) -> bool:
        with suppress(OSError, subprocess.SubprocessError):
            if self._platform == "linux":
                return self._ask(_NETWORK_MANAGER).strip() in _YES
            if self._platform == "win32":
                return self._ask(_WINDOWS).strip() in _COSTS
        return False


def _output(command: Sequence[str]) -> str:
    """What a command writes; nothing where it fails."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    done = subprocess.run(
        list(command),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_PATIENCE,
        check=False,
        encoding="utf-8",
        errors="replace",
        creationflags=flags,
    )
    return done.stdout if done.returncode == 0 else ""
