"""Scores stored mentions anew: after a new scorer, a head, or a word of hers. Her corrections stand.

In short transactions, newest first, so that what is on screen is right first and other writers get their turn; what was
done stays done when it is broken off. A mention that is judged as before is not written.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

import apsw

from cmdesk.core.languages import language_code
from cmdesk.core.ports import Analyst
from cmdesk.core.types import UNDETERMINED, Sentiment
from cmdesk.storage.changing import refresh
from cmdesk.storage.connection import rows
from cmdesk.storage.habits import habits
from cmdesk.storage.links import changing_links
from cmdesk.storage.names import Names

_AT_ONCE: Final = 500
_ROUNDED: Final = 1e-9
"""Probabilities that differ by less are the same."""

_READ: Final = (
    "SELECT mention.id, text, told.name, language.name, label, p_negative, p_neutral, p_positive, compound, "
    "scorer.name, source.name, author.key FROM mention JOIN language ON language.id = mention.lang "
    "JOIN scorer ON scorer.id = mention.scorer JOIN source ON source.id = mention.source "
    "LEFT JOIN language AS told ON told.id = mention.lang_told LEFT JOIN author ON author.id = mention.author "
    "WHERE mention.id < ? AND erased IS NULL ORDER BY mention.id DESC LIMIT ?"
)
_WRITE: Final = (
    "UPDATE mention SET lang = ?, label = ?, p_negative = ?, p_neutral = ?, p_positive = ?, compound = ?, "
    "confidence = ?, scorer = ? WHERE id = ?"
)
_CORRECTED: Final = (
    "SELECT EXISTS (SELECT 1 FROM correction JOIN source ON source.name = correction.source JOIN mention "
    "ON mention.source = source.id AND mention.native = correction.native WHERE mention.id = ?)"
)

_Row = tuple[Any, ...]


def rescore(
    connection: apsw.Connection,
    analyst: Analyst,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[int, int]:
    """Score all mentions anew.

    Languages stay as they are, she may have said them; only those that could not be told are looked for again.

    Returns:
        Mentions looked at, and those whose label changed (the scorer's: her corrections stand).
    """
    languages, scorers = Names(connection, "language"), Names(connection, "scorer")
    total: int = connection.execute("SELECT count(*) FROM mention").get
    looked, changed, below = 0, 0, 1 << 62
    while not cancelled():
        page = rows(connection, _READ, (below, _AT_ONCE))
        if not page:
            break
        below = page[-1][0]
        found = _analysed(connection, analyst, page)
        differing = [
            (row, lang, said) for row, (lang, said) in zip(page, found, strict=True) if _differs(row, lang, said)
        ]
        changed += _write(connection, languages, scorers, differing)
        looked += len(page)
        progress(looked, max(total, looked))
    return looked, changed


def _analysed(connection: apsw.Connection, analyst: Analyst, page: Sequence[_Row]) -> list[tuple[str, Sentiment]]:
    accounts = [(row[10], row[11]) for row in page]
    # only where the language is looked for
    usual = habits(connection, [account for row, account in zip(page, accounts, strict=True) if _untold(row)])
    return analyst.analyse_all(
        [row[1] for row in page],
        [row[2] if row[3] == UNDETERMINED else row[3] for row in page],
        [usual.get(account) for account in accounts],
    )


def _untold(row: _Row) -> bool:
    return row[3] == UNDETERMINED and language_code(row[2]) is None and row[11] is not None


def _differs(row: _Row, lang: str, said: Sentiment) -> bool:
    _, _, _, before, label, *rest = row
    p, compound, scorer = tuple(rest[:3]), rest[3], rest[4]
    if (before, label, scorer) != (lang, said.label, said.scorer) or (said.p is None) != (p[0] is None):
        return True
    return said.p is not None and any(
        abs(new - old) > _ROUNDED
        for new, old in zip((*said.p, said.compound or 0.0), (*p, compound or 0.0), strict=True)
    )


def _write(
    connection: apsw.Connection, languages: Names, scorers: Names, found: Sequence[tuple[_Row, str, Sentiment]]
) -> int:
    """Store what is judged otherwise than before, with all that follows from it; returns how many labels changed."""
    if not found:
        return 0
    relabelled = 0
    try:
        with changing_links(connection) as links:
            for row, lang, said in found:
                number, before, label = row[0], row[3], row[4]
                connection.execute(
                    _WRITE,
                    (
                        languages[lang],
                        said.label,
                        *(said.p or (None, None, None)),
                        None if said.p is None else said.compound,
                        said.confidence,
                        scorers[said.scorer],
                        number,
                    ),
                )
                if lang != before:
                    links.change(number, "lang", languages[lang])
                if said.label != label:
                    relabelled += 1
                    if not connection.execute(_CORRECTED, (number,)).get:
                        links.change(number, "label", said.label)
            refresh(connection, links, [row[0] for row, _, _ in found])
    except BaseException:
        languages.clear()
        scorers.clear()
        raise
    return relabelled
