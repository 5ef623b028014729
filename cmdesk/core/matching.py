"""Which trackers does a text belong to? Every source is matched by this one rule, on folded text.

A literal counts only as a whole word: what stands before and after must not be a letter, a digit or `_`. Signs before a
name decide: a word is found as #tag and @handle too, a #tag only behind a `#`, an @handle only behind an `@` that does
not continue a word (so never in an e-mail address).
"""

from collections.abc import Mapping

from cmdesk.core.query import All, AnyOf, Handle, Node, Phrase, Tag, Word
from cmdesk.core.text import is_word_character


def matches(node: Node, folded: str) -> bool:
    """Whether a folded text fits the query."""
    match node:
        case Word(text):
            return _occurs(text, folded)
        case Phrase(words):
            return _occurs(" ".join(words), _spaced(folded)) or _occurs("#" + "".join(words), folded)
        case Tag(text):
            return _occurs("#" + text, folded)
        case Handle(text):
            return _occurs("@" + text, folded)
        case All(parts):
            return all(matches(part, folded) for part in parts)
        case AnyOf(parts):
            return any(matches(part, folded) for part in parts)


class Matcher:
    """Many queries against one text."""

    def __init__(self, queries: Mapping[int, Node]) -> None:
        """Take the tree of each tracker's query by tracker id."""
        self._queries = dict(queries)

    def match(self, folded: str) -> frozenset[int]:
        """Ids of the trackers whose query fits a folded text."""
        return frozenset(tracker for tracker, node in self._queries.items() if matches(node, folded))


def _spaced(folded: str) -> str:
    return " ".join(folded.split())


def _occurs(literal: str, folded: str) -> bool:
    start = folded.find(literal)
    while start >= 0:
        end = start + len(literal)
        before, after = folded[start - 1 : start], folded[end : end + 1]
        if not (
            _continues(literal[0], before) or (after and is_word_character(after) and is_word_character(literal[-1]))
        ):
            return True
        start = folded.find(literal, start + 1)
    return False


def _continues(first: str, before: str) -> bool:
    # behind a sign, too, a word may not go on: a@b is an address, a#b no tag
    return bool(before) and is_word_character(before) and (is_word_character(first) or first in "#@")
