"""What a tracker is called and coloured where she does not say: copies, and the next one of a list. Pure.

The words "copy" and "copie" are those of whoever shows the name; here only the rules.
"""

import re
from collections.abc import Collection, Iterable

from cmdesk.core.types import TRACKER_COLOURS, Tracker


def copy_name(name: str, taken: Iterable[str], word: str) -> str:
    """A free name for a copy: "Café (copy)", then "Café (copy 2)", "Café (copy 3)" ...; a copy's copy counts on.

    Args:
        taken: the names there are, compared without case.
        word: "copy" in her language.
    """
    used = {other.casefold() for other in taken}
    stem = re.sub(rf" \({re.escape(word)}(?: \d+)?\)$", "", name) or name
    number, free = 1, f"{stem} ({word})"
    while free.casefold() in used:
        number += 1
        free = f"{stem} ({word} {number})"
    return free


def next_colour(trackers: Collection[Tracker]) -> str:
    """The offered colour that the fewest trackers bear, in the order in which they are offered."""
    borne = [tracker.colour.lower() for tracker in trackers]
    return min(TRACKER_COLOURS, key=borne.count)


def known_group(typed: str, trackers: Iterable[Tracker]) -> str:
    """The group that she means: spaces made single, and spelt as it is already where only its case differs."""
    group = " ".join(typed.split())
    return next((one.group for one in trackers if one.group.casefold() == group.casefold()), group)
