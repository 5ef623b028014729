"""X: what she watches, said in the search language of X.

The search only has to bring everything that our own matching may keep, and as little else as can be helped, since every
post is paid for. So it may be wider than the query, never narrower.

What is taken for granted of X, after its documentation as read in 2026-08:

- A word is found wherever the text, cut at punctuation, holds it: so in #word and @word too, which our rule wants. What
  holds punctuation itself is put between quotation marks, within which the pieces must stand side by side.
- Case and accents make no difference; X says so of its search (not of its stream), and so do people who tried it with
  tags. It promises nothing of what else our folding does: see `spelling`.
- A tag is matched whole, so "two words" never find #twowords: that tag is asked for as well, as our rule says. Tags and
  handles end at an apostrophe: what is written #McDonald's is the tag #McDonald, in a text with `McDonald's`.
- AND, OR and NOT are operators in any case when they stand alone, and `name:` at the beginning of a word is one, too.
- `from:name` is who wrote or repeated a post; `is:retweet` and `is:quote` tell what the answer tells by the references
  from which we know the kind of a post. Only `from:` can stand alone.

Nothing else is said. An excluded word would also exclude what X finds elsewhere or as part of what is one word to us.
A reply is sometimes none to X, links are compared as shortened, `lang:` is a guess of its own, `has:` may see nothing
in a repost: each could take away what we keep. Only reposts and accounts are left out by X itself, and not paid for.
"""

import re
from typing import Final

from cmdesk.core.query import Exact, Field, Handle, Near, Node, Phrase, Tag, Word
from cmdesk.core.translations import Search
from cmdesk.sources.spelling import signed, spellings
from cmdesk.sources.translation import Said, is_literal, is_prefix, translated
from cmdesk.sources.x_post import SOURCE

LONGEST: Final = 512
"""Characters of a search at most, for who pays by use."""

_PLAIN: Final = re.compile(r"[^\W_]+")
_NAMED: Final = re.compile(r"[A-Za-z0-9_]{1,15}")
_TAGGED: Final = re.compile(r"\w*[^\W\d_]\w*")
_OPERATORS: Final = frozenset({"and", "or", "not"})
_BREAKING: Final = re.compile(r'["“”„«»＂\\\s]+')
_KINDS: Final = {"repost": "is:retweet", "quote": "is:quote", "reply": "-is:retweet", "original": "-is:retweet"}
_TOLD: Final = frozenset({"repost", "quote"})
"""Kinds that X knows as we do."""


def search_of(query: str) -> Search:
    """What X is asked for. It may be longer than X takes: see `LONGEST`.

    Raises:
        QueryError: the query cannot be read.
    """
    return translated(query, _X())


class _X:
    """The search language of X. Satisfies `translation.Dialect`."""

    longest: int = LONGEST

    def settled(self, term: Field) -> bool | None:
        return term.value == SOURCE if term.name == "source" else None

    def says(self, term: Node, negated: bool) -> bool:
        match term:
            case Field("author", value):
                return _NAMED.fullmatch(value[1:]) is not None
            case Field("is", value):
                return not negated or value == "repost"
        return is_literal(term) and not is_prefix(term) and not negated

    def widens(self, term: Node) -> str:
        match term:
            case Field("author") if self.says(term, False):
                return ""
            case Field("is", value):
                return "" if value in _TOLD else "kind"
            case Field():
                return "field"
            case Exact():
                return "exact"
            case Tag(text, False):
                return "" if _TAGGED.fullmatch(text) else "tag"
            case Handle(text, False):
                return "" if _NAMED.fullmatch(text) else "tag"
            case Word(prefix=False) | Phrase():
                return "signs" if signed(term) else ""
            case Near():
                return "near"
        return "prefix"

    def anchors(self, term: Node) -> bool:
        return not (isinstance(term, Field) and term.name == "is")

    def said(self, term: Node, negated: bool, *, guess: bool) -> Said:
        sign = "-" if negated else ""
        match term:
            case Field("author", value):
                return Said((f"{sign}from:{value[1:]}",))
            case Field("is", value):
                return Said((f"{sign}{_KINDS[value]}",))
            case Handle() | Tag():
                found = spellings(term, guess=guess)
                name = _tag if isinstance(term, Tag) else _handle
                return Said(tuple(dict.fromkeys(map(name, found.spoken))), found.cut)
            case Word() | Phrase() | Exact():
                found = spellings(term, guess=guess)
                return Said(tuple(dict.fromkeys((*map(_words, found.spoken), *map(_tag, found.joined)))), found.cut)
        raise ValueError(term)


def _words(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() not in _OPERATORS else _quoted(text)


def _tag(text: str) -> str:
    return _sign("#", _TAGGED, text)


def _handle(text: str) -> str:
    return _sign("@", _NAMED, text)


def _sign(sign: str, fit: re.Pattern[str], text: str) -> str:
    """A tag or handle, for which X takes what stands before the first apostrophe; words where it takes none."""
    first, apostrophe, _ = text.partition("'")
    if not fit.fullmatch(first):
        return _quoted(text)
    return f"({sign}{first} {_quoted(text)})" if apostrophe else f"{sign}{first}"


def _quoted(text: str) -> str:
    return f'"{_BREAKING.sub(" ", text).strip()}"'
