"""X: what she watches, said in the search language of X.

The search only has to bring everything that our own matching may keep, and as little else as can be helped, since every
post is paid for. So it may be wider than the query, never narrower, and nothing is ever excluded.

The tree tells how the parts belong together; their spelling is taken from what she wrote, not from the folded tree. X
says that its search (unlike its stream) finds texts with and without accents by a word written either way, and so do
people who tried it with tags. It promises nothing of what else folding does: it takes ligatures apart, letters of
Korean too. Her own spelling is the one that people write.

What is taken for granted of X, after its documentation as read in 2026-08:

- A word is found wherever the text, cut at punctuation, holds it: so in #word and @word too, which our rule wants. What
  holds punctuation itself is put between quotation marks, within which the pieces must stand side by side.
- A tag is matched whole, so "two words" never find #twowords: that tag is asked for as well, as our rule says.
- AND, OR and NOT are operators in any case when they stand alone, and `name:` at the beginning of a word is one, too.
"""

import re
from collections.abc import Iterator
from typing import Final, assert_never

from cmdesk.core.query import All, AnyOf, Handle, Node, Phrase, Tag, Word, parse
from cmdesk.sources.spelling import spellings

LONGEST: Final = 512
"""Characters of a search at most, for who pays by use."""

_PLAIN: Final = re.compile(r"[^\W_]+")
_NAMED: Final = re.compile(r"[A-Za-z0-9_]{1,15}")
_TAGGED: Final = re.compile(r"\w*[^\W\d_]\w*")
_OPERATORS: Final = frozenset({"and", "or", "not"})
_BREAKING: Final = re.compile(r'["“”„«»＂\\\s]+')


def search_of(query: str) -> str:
    """The search that brings at least what a query may match. It may be longer than X takes: see `LONGEST`.

    Raises:
        QueryError: the query cannot be read.
    """
    return _said(parse(query), spellings(query), within=False)


def _said(node: Node, spelled: Iterator[str], *, within: bool) -> str:
    """A part of the query; between parentheses where it stands within another one and needs them."""
    match node:
        case Word():
            return _word(next(spelled))
        case Tag():
            name = next(spelled)[1:]
            return f"#{name}" if _TAGGED.fullmatch(name) else _quoted(name)
        case Handle():
            name = next(spelled)[1:]
            return f"@{name}" if _NAMED.fullmatch(name) else _quoted(name)
        case Phrase():
            return _phrase(next(spelled), within=within)
        case All(parts):
            together = " ".join(_said(part, spelled, within=True) for part in parts)
        case AnyOf(parts):
            together = " OR ".join(_said(part, spelled, within=True) for part in parts)
        case _:
            assert_never(node)
    return f"({together})" if within else together


def _word(word: str) -> str:
    return word if _PLAIN.fullmatch(word) and word.lower() not in _OPERATORS else _quoted(word)


def _phrase(phrase: str, *, within: bool) -> str:
    joined = "".join(phrase.split())
    if not _TAGGED.fullmatch(joined):
        return _quoted(phrase)
    together = f"{_quoted(phrase)} OR #{joined}"
    return f"({together})" if within else together


def _quoted(text: str) -> str:
    return f'"{_BREAKING.sub(" ", text).strip()}"'
