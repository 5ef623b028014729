"""Sizes of chart pictures in pixels. No Qt here: the command line offers them too."""

from collections.abc import Mapping
from typing import Final

PRESETS: Final[Mapping[str, tuple[int, int]]] = {"screen": (1360, 480), "1200x675": (1200, 675)}
"""As in the window, and for a post on a network."""
