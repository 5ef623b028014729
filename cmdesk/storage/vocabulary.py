"""The words of the archive, as the full text holds them: folded, #tags and @handles with their sign.

Read from the index itself, a stretch of its words at a time, so that a word costs the same whatever the archive holds.
"""

import re
from collections.abc import Sequence
from typing import Final

import apsw

from cmdesk.core.text import fold
from cmdesk.storage.connection import rows

_MOST: Final = 5000
"""Words of one beginning at most."""
_SIGNED: Final = re.compile(r"[#@]\w*[^\W_]\w*")
_LAST: Final = "\U0010ffff"
_BETWEEN: Final = "SELECT term, doc FROM temp.vocabulary WHERE term >= ? AND term < ?"


def suggested_words(connection: apsw.Connection, prefix: str, limit: int) -> list[str]:
    """#tags and @handles that begin with a prefix (its sign included), most used first."""
    prefix = fold(prefix)
    if prefix[:1] not in ("#", "@"):
        return []
    _open(connection)
    found = rows(connection, f"{_BETWEEN} ORDER BY doc DESC, term LIMIT ?", (prefix, prefix + _LAST, limit + 50))
    return [word for word, _ in found if _SIGNED.fullmatch(word)][:limit]


def vocabulary(connection: apsw.Connection, stems: Sequence[str]) -> list[tuple[str, int]]:
    """Words that begin with a stem, and #tags that hold one of at least four letters; with their mentions, by word."""
    _open(connection)
    found: dict[str, int] = {}
    for stem in dict.fromkeys(filter(None, map(fold, stems))):
        found.update(rows(connection, f"{_BETWEEN} ORDER BY doc DESC LIMIT ?", (stem, stem + _LAST, _MOST)))
        if len(stem) >= 4:
            found.update(
                rows(connection, f"{_BETWEEN} AND instr(term, ?) ORDER BY doc DESC LIMIT ?", ("#", "$", stem, _MOST))
            )
    return sorted(found.items())


def _open(connection: apsw.Connection) -> None:
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'fulltext', 'row')")
