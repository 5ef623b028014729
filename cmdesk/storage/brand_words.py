"""Words whose weight she says herself, applied by the scorers before all else. Kept and replaced as one list.

Two that fold alike are one: the one said last.
"""

from collections.abc import Sequence
from typing import Final

import apsw

from cmdesk.core.corrections import STRONGEST, BrandWord
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.text import fold
from cmdesk.storage.connection import rows, writing

LONGEST: Final = 80
"""Characters of a word or phrase at most."""

_EMPTY: Final = QT_TRANSLATE_NOOP(
    "errors", "A brand word needs letters, digits or signs: write one, or remove the line."
)
_LONG: Final = QT_TRANSLATE_NOOP("errors", "A brand word has at most {limit} characters: shorten {name}.")
_BEYOND: Final = QT_TRANSLATE_NOOP(
    "errors", "The weight of {name} must lie between {least} and {most}: change the number."
)


def all_words(connection: apsw.Connection) -> list[BrandWord]:
    """All of them, by their text."""
    return [
        BrandWord(text, weight) for text, weight in rows(connection, "SELECT text, weight FROM brand_word ORDER BY key")
    ]


def keep(connection: apsw.Connection, words: Sequence[BrandWord]) -> None:
    """Replace them all.

    Raises:
        UsageError: one is empty, too long or beyond the strongest weights; nothing was changed.
    """
    checked = [_checked(word) for word in words]
    with writing(connection):
        connection.execute("DELETE FROM brand_word")
        connection.executemany(
            "INSERT OR REPLACE INTO brand_word (key, text, weight) VALUES (?, ?, ?)",
            ((fold(word.text), word.text, word.weight) for word in checked),
        )


def _checked(word: BrandWord) -> BrandWord:
    text = " ".join(word.text.split())
    if not fold(text).strip():
        raise UsageError(_EMPTY)
    if len(text) > LONGEST:
        raise UsageError(_LONG, limit=LONGEST, name=text)
    # turned round, this would let in what is no number
    if not -STRONGEST <= word.weight <= STRONGEST:
        raise UsageError(_BEYOND, name=text, least=-int(STRONGEST), most=int(STRONGEST))
    return BrandWord(text, float(word.weight))
