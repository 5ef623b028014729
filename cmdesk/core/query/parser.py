"""Reads a query into its tree. Errors say where and what was expected; nothing is ever silently reinterpreted.

Grammar (operators are upper-case; `or` in lower case is a word):

    query   = all { ("OR" | "OU") all }
    all     = literal { literal }
    literal = word | '"' word { word } '"' | "#" word | "@" word
"""

import re
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, QueryError
from cmdesk.core.query.tree import All, AnyOf, Handle, Node, Phrase, Tag, Word
from cmdesk.core.text import fold, is_word_character

MAX_LENGTH: Final = 4096
"""Characters in a query at most."""

_OR: Final = frozenset({"OR", "OU"})
_LATER: Final = frozenset({"AND", "ET", "NOT", "SAUF", "NEAR"})
_LATER_SIGNS: Final = re.compile(r"^[-(=]|[),;]$|\*|^\w+:\S")
_TOKEN: Final = re.compile(r'\s*(["＂“”„«»]|[^\s"＂“”„«»]+)')
_CLOSING: Final = {'"': '"', "＂": "＂", "“": "”", "”": "”", "„": "“", "«": "»"}


def parse(query: str) -> Node:
    """Read a query.

    Raises:
        QueryError: with the position of the fault.
    """
    if len(query) > MAX_LENGTH:
        raise QueryError(
            QT_TRANSLATE_NOOP("errors", "The query is longer than {limit} characters: shorten it."),
            position=MAX_LENGTH,
            limit=MAX_LENGTH,
        )
    alternatives: list[Node] = []
    together: list[Node] = []
    position = 0
    last_or: re.Match[str] | None = None
    while match := _TOKEN.match(query, position):
        token, start = match[1], match.start(1)
        position = match.end()
        if token in _OR:
            if not together:
                raise QueryError(
                    QT_TRANSLATE_NOOP("errors", "Column {column}: {word} needs something to its left."),
                    position=start,
                    length=len(token),
                    word=token,
                )
            alternatives.append(_joined(together))
            together, last_or = [], match
        elif token in _CLOSING or token == "»":
            phrase, position = _phrase(query, start, position)
            together.append(phrase)
        else:
            together.append(_literal(token, start))
    if together:
        alternatives.append(_joined(together))
    elif last_or is not None:
        raise QueryError(
            QT_TRANSLATE_NOOP("errors", "Column {column}: {word} needs something to its right."),
            position=last_or.start(1),
            length=len(last_or[1]),
            word=last_or[1],
        )
    if not alternatives:
        raise QueryError(
            QT_TRANSLATE_NOOP("errors", 'The query is empty: type a word, a "phrase", a #tag or an @handle.'),
            position=0,
        )
    return alternatives[0] if len(alternatives) == 1 else AnyOf(tuple(alternatives))


def _joined(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _phrase(query: str, opening: int, start: int) -> tuple[Node, int]:
    closing = _CLOSING.get(query[opening])
    end = query.find(closing, start) if closing else -1
    if end < 0:
        raise QueryError(
            QT_TRANSLATE_NOOP("errors", "Column {column}: the quotation mark is not closed."),
            position=opening,
            length=len(query) - opening,
        )
    words = tuple(fold(query[start:end]).split())
    if not any(is_word_character(character) for word in words for character in word):
        raise QueryError(
            QT_TRANSLATE_NOOP("errors", "Column {column}: there is no word between the quotation marks."),
            position=opening,
            length=end + 1 - opening,
        )
    return (Word(words[0]) if len(words) == 1 and words[0][0] not in "#@" else Phrase(words)), end + 1


def _literal(token: str, start: int) -> Node:
    folded = fold(token).strip()
    if token in _LATER or _LATER_SIGNS.search(folded):
        raise QueryError(
            QT_TRANSLATE_NOOP(
                "errors",
                'Column {column}: {word} is not understood yet. Use words, "phrases", #tags, @handles and OR; '
                "quote it to look for it as it is.",
            ),
            position=start,
            length=len(token),
            word=token,
        )
    sign = folded[:1] if folded[:1] in ("#", "@") else ""
    name = folded[len(sign) :]
    if not any(is_word_character(character) for character in name):
        raise QueryError(
            QT_TRANSLATE_NOOP("errors", "Column {column}: {word} holds no letter or digit to look for."),
            position=start,
            length=len(token),
            word=token,
        )
    if sign == "#":
        return Tag(name)
    if sign == "@":
        return Handle(name)
    return Word(name)
