"""Text from her files as it may be shown in a control: one line, cut, nothing in it invisible.

For what is only glanced at (cells of a preview, names of columns, files and sheets). What people wrote and others read
is shown whole, in `mention_text`.
"""

import unicodedata
from typing import Final

LONGEST: Final = 160
"""Characters of a cell that are shown; a tooltip shows more."""

_FIRST_STRONG: Final = "\u2068"
_POP: Final = "\u2069"
_LINE_END: Final = "↵"
_JOINERS: Final = frozenset("\u200c\u200d")
"""Invisible, and yet part of how a word or an emoji is written."""
_TAGS: Final = range(0xE0020, 0xE0080)
"""The same for the flags of regions."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})


def visible(text: str, longest: int = LONGEST) -> str:
    r"""A text on one line, its invisible characters shown and what is too long cut.

    Control characters become their pictures (`␀`, `␛`), line ends `↵`, other invisible ones (marks of direction, byte
    order marks) their number: `⟨U+202E⟩`. A text that holds right-to-left letters is isolated, so that it cannot turn
    what stands beside it.

    Args:
        longest: how many characters of the text are kept; `…` stands for the rest.
    """
    head = text[:longest].replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(map(_seen, head)) + ("…" if len(text) > longest else "")
    if any(unicodedata.bidirectional(mark) in _RIGHT_TO_LEFT for mark in head):
        return f"{_FIRST_STRONG}{shown}{_POP}"
    return shown


def _seen(mark: str) -> str:
    if mark in "\n\u2028\u2029":
        return _LINE_END
    if unicodedata.category(mark) not in _UNSEEN or mark in _JOINERS or ord(mark) in _TAGS:
        return mark
    if mark < " ":
        return chr(0x2400 + ord(mark))
    if mark == "\x7f":
        return "␡"
    return "\ufffd" if unicodedata.category(mark) == "Cs" else f"⟨U+{ord(mark):04X}⟩"
