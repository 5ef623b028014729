"""Stored mentions that say the same as a text: asked of the full text, then compared by `core.corrections.digest`.

There is no index on the digest of every mention: it would cost each of millions for the few that she corrects.
"""

from collections.abc import Iterator
from typing import Final

import apsw

from cmdesk.core.corrections import digest, words_of
from cmdesk.core.text import apart, fold
from cmdesk.storage.connection import marks, rows
from cmdesk.storage.search import tokens_of

_WORDS: Final = 16
"""Longest words that are asked for: the more, the fewer texts must be compared."""
_SIGNS: Final = ("", "#", "@")
_AT_ONCE: Final = 500


def duplicates(connection: apsw.Connection, text: str, said: int) -> Iterator[int]:
    """Ids of the stored mentions whose text has a digest, given one of these texts; itself included."""
    words = _words(text)
    if not words:
        return
    # a word of the one may be a #tag in the other
    expression = " AND ".join(f"({_any_of(word)})" for word in words)
    found = [
        number for (number,) in rows(connection, "SELECT rowid FROM fulltext WHERE fulltext MATCH ?", (expression,))
    ]
    for start in range(0, len(found), _AT_ONCE):
        part = found[start : start + _AT_ONCE]
        for number, other in rows(connection, f"SELECT id, text FROM mention WHERE id IN ({marks(part)})", part):
            if other == text or digest(other) == said:
                yield number


def _any_of(word: str) -> str:
    return " OR ".join(f'"{sign}{word}"' for sign in _SIGNS)


def _words(text: str) -> list[str]:
    """Words that the index holds of every text that says the same, the longest first.

    Only those that stand in the index of this text as the digest has them: marks within a word part it there, not here.
    """
    indexed = {token.lstrip("#@") for token in tokens_of(apart(fold(text)))}
    said = {token for word in words_of(text).split() for token in tokens_of(apart(word))} & indexed
    return sorted(said - {""}, key=lambda word: (-len(word), word))[:_WORDS]
