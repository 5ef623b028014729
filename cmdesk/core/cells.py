"""Text in the cells of a table that a spreadsheet opens: what it would obey or damage is marked, and the mark undone.

A spreadsheet takes a cell that begins with = + - or @ for a formula, even in a CSV file, and whatever a stranger wrote
is then carried out on her machine. It takes a long row of digits for a number and rounds it. One mark stands before
both: an apostrophe. It stands before further apostrophes too, where a mark could be meant, so that `restored` gives
back exactly what was marked.

A date that a spreadsheet reads as one says no zone; so the head of its column does: `posted_at (Europe/Paris)`.

The export marks, the import takes the marks away again; so the rules stand here, once.
"""

import re
from typing import Final

MARK: Final = "'"

_LEADING: Final = r"[\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*"
_OBEYED: Final = re.compile(rf"'*(?:[\t\r\n]|{_LEADING}[=+\-@＝＋－＠])")
_ROUNDED: Final = re.compile(r"'*[0-9]")
_TITLE: Final = re.compile(r"(.+) \(([^()]+)\)", re.DOTALL)
_MARKED: Final = re.compile(rf"'(?:{_OBEYED.pattern})")
_MARKED_ID: Final = re.compile(rf"'(?:{_OBEYED.pattern}|{_ROUNDED.pattern})")


def is_obeyed(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula: by its first sign, blanks and what has no width aside."""
    return _OBEYED.match(text) is not None


def neutralised(text: str) -> str:
    """A text that no spreadsheet takes for a formula; `restored` undoes it."""
    return MARK + text if _OBEYED.match(text) else text


def neutralised_id(text: str) -> str:
    """An identifier that a spreadsheet neither obeys nor reads as a number (1,70E+18); `restored_id` undoes it."""
    return MARK + text if _OBEYED.match(text) or _ROUNDED.match(text) else text


def restored(text: str) -> str:
    """The text that `neutralised` was given."""
    return text[1:] if _MARKED.match(text) else text


def restored_id(text: str) -> str:
    """The identifier that `neutralised_id` was given."""
    return text[1:] if _MARKED_ID.match(text) else text


def with_zone(name: str, zone: str) -> str:
    """The head of a column of local moments; `without_zone` undoes it."""
    return f"{name} ({zone})"


def without_zone(title: str) -> tuple[str, str | None]:
    """The name of a column, and the zone that its head gives for its moments, None where it gives none."""
    found = _TITLE.fullmatch(title)
    return (title, None) if found is None else (found[1], found[2])
