"""Change against the previous period of the same length."""

from typing import Final

NAME: Final = "change"
VERSION: Final = 1


def relative_change(now: float, before: float) -> float | None:
    """(now - before) / before, None when there was nothing before: growth from zero has no percentage."""
    return (now - before) / before if before else None
