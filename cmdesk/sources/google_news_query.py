"""Google News: what she watches, in the words of its search.

Its answer is a pre-filter and no more. So what is asked for may be wider than the query, never narrower: signs before
names are left away, a phrase is also asked for as the one word that its tag is, and nothing is excluded, for Google
looks into the whole article and we see its title.

Nobody promises how Google compares words. Case and accents are taken to make no difference, and to cut at punctuation
what stands between quotation marks; every other spelling is asked for by itself.
"""

from typing import Final

from cmdesk.core.query import Exact, Field, Handle, Near, Node, Phrase, Tag, Word
from cmdesk.core.translations import Search
from cmdesk.sources.feed_entries import NEWS
from cmdesk.sources.spelling import signed, spellings
from cmdesk.sources.translation import Said, is_literal, is_prefix, translated

LONGEST: Final = 1500
"""Characters of a search at most: what is longer is refused as an address."""

_OPERATORS: Final = frozenset({"or", "and", "not"})


def search_of(query: str) -> Search:
    """What Google News is asked for.

    Raises:
        QueryError: the query cannot be read.
    """
    return translated(query, _GoogleNews())


class _GoogleNews:
    """The search language of Google News. Satisfies `translation.Dialect`."""

    longest: int = LONGEST

    def settled(self, term: Field) -> bool | None:
        return term.value == NEWS if term.name == "source" else None

    def says(self, term: Node, negated: bool) -> bool:
        return is_literal(term) and not is_prefix(term) and not negated

    def widens(self, term: Node) -> str:
        match term:
            case Field():
                return "field"
            case Exact():
                return "exact"
            case Tag(prefix=False) | Handle(prefix=False):
                return "tag"
            case Word(prefix=False) | Phrase():
                return "signs" if signed(term) else ""
            case Near():
                return "near"
        return "prefix"

    def anchors(self, term: Node) -> bool:
        return True

    def said(self, term: Node, negated: bool, *, guess: bool) -> Said:
        if not isinstance(term, Word | Phrase | Tag | Handle | Exact):
            raise ValueError(term)
        found = spellings(term, guess=guess)
        return Said(tuple(dict.fromkeys(map(_words, (*found.spoken, *found.joined)))), found.cut)


def _words(text: str) -> str:
    """Words without their signs, quoted where Google would read one as a command."""
    bare = " ".join(filter(None, (word.lstrip("#@") for word in text.replace('"', " ").split())))
    return bare if bare.isalnum() and bare.lower() not in _OPERATORS else f'"{bare}"'
