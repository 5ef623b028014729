"""The search language of networks that look for words and nothing else: no tags, no fields, nothing left out.

Their answer is a pre-filter and no more. So what is asked for may be wider than the query, never narrower: signs before
names are left away, a phrase is also asked for as the one word that its tag is, and nothing is excluded, for a network
may look into more than we see of a post.

Nobody promises how such a network compares words. Case and accents are taken to make no difference; every other
spelling is asked for by itself.
"""

import re
from dataclasses import dataclass
from typing import Final

from cmdesk.core.query import Exact, Field, Handle, Near, Node, Phrase, Tag, Word
from cmdesk.sources.spelling import signed, spellings
from cmdesk.sources.translation import Said, is_literal, is_prefix

_OPERATORS: Final = frozenset({"or", "and", "not"})
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class WordSearch:
    """The search language of one network. Satisfies `translation.Dialect`.

    Attributes:
        source: its id.
        longest: characters of a search at most.
        phrases: whether it finds what stands between quotation marks wherever the text, cut at punctuation, holds it;
            else it is asked for all the words.
    """

    source: str
    longest: int
    phrases: bool = True

    def settled(self, term: Field) -> bool | None:
        """What comes from there has one source."""
        return term.value == self.source if term.name == "source" else None

    def says(self, term: Node, negated: bool) -> bool:
        """Whole words, wanted."""
        return is_literal(term) and not is_prefix(term) and not negated

    def widens(self, term: Node) -> str:
        """What gets lost of a term."""
        match term:
            case Field():
                return "field"
            case Exact():
                return "exact"
            case Tag(prefix=False) | Handle(prefix=False):
                return "tag"
            case Phrase() if not self.phrases:
                return "near"
            case Word(prefix=False) | Phrase():
                return "signs" if signed(term) else ""
            case Near():
                return "near"
        return "prefix"

    def anchors(self, term: Node) -> bool:
        """All that it says are words."""
        return True

    def said(self, term: Node, negated: bool, *, guess: bool) -> Said:
        """A literal, in each spelling."""
        if not isinstance(term, Word | Phrase | Tag | Handle | Exact):
            raise ValueError(term)
        found = spellings(term, guess=guess)
        written = _words if self.phrases else _apart
        return Said(tuple(dict.fromkeys(map(written, (*found.spoken, *found.joined)))), found.cut)


def _words(text: str) -> str:
    """Words without their signs, quoted where one could be read as a command."""
    bare = " ".join(filter(None, (word.lstrip("#@") for word in text.replace('"', " ").split())))
    return bare if bare.isalnum() and bare.lower() not in _OPERATORS else f'"{bare}"'


def _apart(text: str) -> str:
    """The words of a text, cut at everything that is no letter and no digit."""
    return " ".join(f'"{word}"' if word.lower() in _OPERATORS else word for word in _WORD.findall(text))
