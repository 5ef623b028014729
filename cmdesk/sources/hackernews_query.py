"""Hacker News: what she watches, in the words of its search by Algolia.

That search finds what holds all words of a query, in any order; it knows no alternatives. So the search is made as for
other networks, with OR and parentheses, and asked as one plain query after the other (`alternatives`).

Words only, no phrases: the texts are searched as HTML, in which an apostrophe is a word of its own (`&#x27;`) and so is
each tag, so that what people read side by side does not stand side by side there. Beginnings of words are found, too.
"""

import re
from itertools import product
from typing import Final

from cmdesk.core.translations import Search
from cmdesk.sources.translation import translated
from cmdesk.sources.word_search import WordSearch

SOURCE: Final = "hackernews"

LONGEST: Final = 500
"""Characters of a search at most: Algolia takes 512 bytes of one query and cuts off the rest."""

MOST: Final = 24
"""Queries that are made of alternatives within alternatives at most: beyond, the search is asked for less of its words,
and finds more."""

_TOKEN: Final = re.compile(r'[()]|"[^"]*"|[^\s()"]+')
_MOST_BYTES: Final = 512


def search_of(query: str) -> Search:
    """What Hacker News is asked for.

    Raises:
        QueryError: the query cannot be read.
    """
    return translated(query, WordSearch(SOURCE, LONGEST, phrases=False))


def alternatives(search: str) -> tuple[str, ...]:
    """The plain queries that together bring what a search of `search_of` wants, and maybe more."""
    tokens = _TOKEN.findall(search)
    found = _any(tokens)
    return tuple(dict.fromkeys(_fit(words) for words in found))


def _any(tokens: list[str]) -> list[tuple[str, ...]]:
    found = _all(tokens)
    while tokens and tokens[0] == "OR":
        tokens.pop(0)
        found = [*found, *_all(tokens)]
    return found


def _all(tokens: list[str]) -> list[tuple[str, ...]]:
    parts: list[list[tuple[str, ...]]] = []
    while tokens and tokens[0] not in ("OR", ")"):
        token = tokens.pop(0)
        if token == "(":
            parts.append(_any(tokens))
            if tokens:
                tokens.pop(0)
        else:
            parts.append([(token.strip('"'),)])
    while len(parts) > 1 and _size(parts) > MOST:
        # all of it is wanted, so a part of it brings it, too
        parts.remove(max(parts, key=len))
    return [tuple(word for words in chosen for word in words) for chosen in product(*parts)]


def _size(parts: list[list[tuple[str, ...]]]) -> int:
    size = 1
    for part in parts:
        size *= len(part)
    return size


def _fit(words: tuple[str, ...]) -> str:
    """A plain query that is not cut off in a word."""
    kept: list[str] = []
    for word in dict.fromkeys(words):
        if len(" ".join((*kept, word)).encode()) > _MOST_BYTES and kept:
            break
        kept.append(word)
    return " ".join(kept)
