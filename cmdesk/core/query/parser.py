"""Reads a query into its tree. Errors say where and what was expected; nothing is ever silently reinterpreted.

Grammar (operators are upper-case: `or` in lower case is a word; French operators mean the same):

    query   = all { ("OR" | "OU") all }
    all     = unary { [ "AND" | "ET" ] unary }
    unary   = ("NOT" | "SAUF" | "-") unary | near
    near    = term [ "NEAR/" number term ]
    term    = "(" query ")" | literal | field
    literal = word [ "*" ] | "#" word [ "*" ] | "@" word [ "*" ] | phrase [ "~" number ] | "=" ( word | phrase )
    phrase  = '"' word { word } '"'
    field   = name ":" ( value { "|" value } | '"' value '"' )

A term inside quotation marks means its letters and signs, nothing else.
"""

from collections.abc import Callable
from typing import Final, NoReturn

from cmdesk.core.errors import QueryError
from cmdesk.core.query import fields, sentences
from cmdesk.core.query.lexer import MINUS, Sort, Token, tokens
from cmdesk.core.query.printer import quoted
from cmdesk.core.query.tree import (
    All,
    AnyOf,
    Exact,
    Field,
    Handle,
    Near,
    Node,
    Not,
    Phrase,
    Tag,
    Word,
    only_excludes,
    walk,
)
from cmdesk.core.query.words import NOTHING_TO_FIND, findable, unfit
from cmdesk.core.text import fold, is_word_character

MAX_LENGTH: Final = 4096
"""Characters in a query at most."""
MAX_DEPTH: Final = 100
"""Parentheses and exclusions within each other at most."""
MAX_PREFIXES: Final = 50
"""Words with a * at most."""
SHORTEST_PREFIX: Final = 2
"""Letters before a * at least."""
MAX_DISTANCE: Final = 100
"""Words between those that are near each other at most."""


def parse(query: str, *, of_tracker: bool = False) -> Node:
    """Read a query.

    Args:
        of_tracker: it is to be the query of a tracker: then it cannot ask for what trackers decide.

    Raises:
        QueryError: with the position of the fault.
    """
    if len(query) > MAX_LENGTH:
        raise QueryError(sentences.TOO_LONG, position=MAX_LENGTH, limit=MAX_LENGTH)
    return _Parser(query, of_tracker).query()


class _Parser:
    """One reading of one query."""

    def __init__(self, query: str, of_tracker: bool) -> None:
        self._query = query
        self._of_tracker = of_tracker
        self._tokens = list(tokens(query))
        self._next = 0
        self._depth = 0
        self._prefixes = 0
        # where each node stands, by identity: all of them live as long as the tree that is being built
        self._places: dict[int, tuple[int, int]] = {}
        self._kept: list[Node] = []

    def query(self) -> Node:
        if not self._tokens:
            raise QueryError(sentences.EMPTY, position=0)
        tree = self._any_of()
        if (left := self._peek()) is not None:
            _refuse(sentences.CLOSE, left)
        if (blamed := only_excludes(tree)) is not None:
            start, end = self._places[id(blamed)]
            # with the sign that excludes it
            before = self._query[:start].rstrip()
            sign = next((word for word in ("NOT", "SAUF", *MINUS) if before.endswith(word)), "")
            begin = len(before) - len(sign) if sign else start
            raise QueryError(sentences.ONLY_NOT, position=begin, length=end - begin)
        return tree

    def _any_of(self) -> Node:
        parts = [self._all()]
        while (operator := self._take_operator("OR")) is not None:
            self._need_right(operator)
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else self._place(AnyOf(tuple(parts)), parts[0], parts[-1])

    def _all(self) -> Node:
        self._need_left()
        parts = [self._unary()]
        while (token := self._peek()) is not None and token.sort is not Sort.CLOSE:
            if token.sort is Sort.OPERATOR and token.name == "OR":
                break
            if token.sort is Sort.NEAR:
                _refuse(sentences.NEAR_AGAIN if isinstance(parts[-1], Near) else sentences.NEAR_WHAT, token)
            if token.sort is Sort.OPERATOR and token.name == "AND":
                self._next += 1
                self._need_right(token)
                self._need_left()
            parts.append(self._unary())
        return parts[0] if len(parts) == 1 else self._place(All(tuple(parts)), parts[0], parts[-1])

    def _unary(self) -> Node:
        token = self._peek()
        if token is None:
            raise AssertionError(self._query)
        if token.sort is Sort.MINUS:
            if self._query[token.end : token.end + 1].strip() in ("", ")"):
                _refuse(sentences.MINUS, token, word=token.text)
        elif not (token.sort is Sort.OPERATOR and token.name == "NOT"):
            return self._near()
        self._next += 1
        self._need_right(token)
        self._need_left()
        self._deeper(token)
        part = self._unary()
        self._depth -= 1
        node = Not(part)
        self._places[id(node)] = (token.start, self._places[id(part)][1])
        self._kept.append(node)
        return node

    def _near(self) -> Node:
        left_token = self._peek()
        left = self._term()
        token = self._peek()
        if token is None or token.sort is not Sort.NEAR:
            return left
        distance = self._distance(token, token.slop)
        self._next += 1
        self._need_right(token)
        self._need_left()
        right_token = self._peek()
        right = self._term()
        for part, first in ((left, left_token), (right, right_token)):
            if not _fits_near(part) and first is not None:
                start, end = self._places[id(part)]
                raise QueryError(sentences.NEAR_WHAT, position=start, length=end - start)
        return self._place(Near((left, right), distance), left, right)

    def _term(self) -> Node:
        token = self._peek()
        if token is None:
            raise AssertionError(self._query)
        self._next += 1
        if token.sort is Sort.OPEN:
            return self._group(token)
        if token.sort in (Sort.MINUS, Sort.NEAR, Sort.OPERATOR, Sort.CLOSE):
            # everything else that needs something to its left was refused before: this excludes right behind a NEAR
            _refuse(sentences.NEAR_WHAT, token)
        if not token.closed:
            opening = token.start + len(self._query[token.start : token.end]) - len(token.text) - 1
            raise QueryError(sentences.QUOTE, position=opening, length=token.end - opening)
        hollow = token.sort is Sort.FIELD and not token.text
        if not token.quoted and not hollow and self._query[token.end : token.end + 1] == "(":
            raise QueryError(sentences.GLUED, position=token.end, instead=" (")
        node = self._literals[token.sort](self, token)
        # each of the values of a field stands where the whole field does
        for one in walk(node):
            self._places[id(one)] = (token.start, token.end)
        self._kept.append(node)
        return node

    def _group(self, opening: Token) -> Node:
        self._deeper(opening)
        inside = self._peek()
        if inside is None:
            _refuse(sentences.OPEN, opening)
        if inside.sort is Sort.CLOSE:
            raise QueryError(sentences.HOLLOW, position=opening.start, length=inside.end - opening.start)
        node = self._any_of()
        closing = self._peek()
        if closing is None:
            _refuse(sentences.OPEN, opening)
        self._next += 1
        self._depth -= 1
        return node

    def _word(self, token: Token) -> Node:
        text, prefix = self._prefix(token, token.text)
        if (fault := unfit(text)) is not None:
            _refuse(fault.template, token, instead=fault.instead, word=token.text)
        return Word(text, prefix)

    def _quote(self, token: Token) -> Node:
        words = self._words(token)
        if token.slop is None:
            return _quoted(words[0]) if len(words) == 1 else Phrase(words)
        if len(words) < 2:
            _refuse(sentences.SLOP_ONE, token)
        for word in words:
            if not findable(word):
                _refuse(NOTHING_TO_FIND, token, word=word)
        return Near(tuple(map(_quoted, words)), self._distance(token, token.slop))

    def _tag(self, token: Token) -> Node:
        text, prefix = self._prefix(token, token.text)
        if not findable(text):
            _refuse(NOTHING_TO_FIND, token, word=self._query[token.start : token.end])
        fit = "".join(sign for sign in text if all(map(is_word_character, fold(sign))))
        if fit != text:
            _refuse(sentences.TAG, token, instead=f"#{fit}{'*' if prefix else ''}")
        return Tag(text, prefix)

    def _handle(self, token: Token) -> Node:
        text, prefix = self._prefix(token, token.text)
        if not findable(text):
            _refuse(NOTHING_TO_FIND, token, word=self._query[token.start : token.end])
        fit = "".join(sign for sign in text if sign in ".-@" or all(map(is_word_character, fold(sign)))).strip(".-@")
        if fit != text:
            _refuse(sentences.HANDLE, token, instead=f"@{fit}{'*' if prefix else ''}")
        return Handle(text, prefix)

    def _exact(self, token: Token) -> Node:
        if token.quoted:
            return Exact(self._words(token))
        if not findable(token.text) or token.text[0] in "#@＃＠=" or "*" in token.text:
            _refuse(sentences.EXACT, token)
        if (fault := unfit(token.text)) is not None:
            instead = fault.instead
            if instead is not None and not instead.startswith("link:"):
                instead = f"-={instead[1:]}" if instead[0] == "-" else f"={instead}"
            _refuse(fault.template, token, instead=instead, word=token.text)
        return Exact((token.text,))

    def _field(self, token: Token) -> Node:
        whole = self._query[token.start : token.end]
        if token.name not in fields.NAMES:
            if token.name in ("http", "https") and not token.quoted:
                self._word(Token(Sort.WORD, token.start, token.end, whole))
            value = whole.partition(":")[2]
            near = "min" if token.name in fields.COUNTED else fields.nearest(token.name, fields.NAMES)
            if near is None:
                choices = ", ".join(fields.NAMES)
                _refuse(sentences.NO_FIELD, token, word=token.name, choices=choices, instead=quoted(whole))
            meant = whole if token.name in fields.COUNTED else value
            _refuse(sentences.FIELD, token, word=token.name, instead=f"{near}:{meant}")
        if token.name == "group" and self._of_tracker:
            _refuse(sentences.CIRCULAR, token)
        values = [token.text] if token.quoted else token.text.split("|")
        try:
            found = [Field(token.name, fields.checked(token.name, value, quoted=token.quoted)) for value in values]
        except fields.UnfitValueError as fault:
            _refuse(fault.template, token, instead=fault.instead if len(values) == 1 else None, **fault.fields)
        # each of several may be what an error is about
        self._places.update((id(one), (token.start, token.end)) for one in found)
        return found[0] if len(found) == 1 else AnyOf(tuple(found))

    _literals: Final[dict[Sort, Callable[["_Parser", Token], Node]]] = {
        Sort.WORD: _word,
        Sort.QUOTE: _quote,
        Sort.TAG: _tag,
        Sort.HANDLE: _handle,
        Sort.EXACT: _exact,
        Sort.FIELD: _field,
    }

    def _words(self, token: Token) -> tuple[str, ...]:
        # as folding sees spaces: what it takes for one must not stay inside a word
        if not findable(token.text):
            _refuse(sentences.NO_WORD, token)
        return tuple(token.text.split())

    def _prefix(self, token: Token, text: str) -> tuple[str, bool]:
        if "*" not in text:
            return text, False
        stem = text[:-1]
        if "*" in stem or not text.endswith("*"):
            raise QueryError(sentences.STAR_END, position=self._query.index("*", token.start))
        letters = sum(is_word_character(character) for character in fold(stem))
        if letters < SHORTEST_PREFIX or not is_word_character(fold(stem)[-1:] or " "):
            _refuse(sentences.STAR_SHORT, token, limit=SHORTEST_PREFIX)
        self._prefixes += 1
        if self._prefixes > MAX_PREFIXES:
            _refuse(sentences.STARS, token, limit=MAX_PREFIXES)
        return stem, True

    def _distance(self, token: Token, told: int | None) -> int:
        if told is None or told < 0:
            whole = self._query[token.start : token.end]
            instead = "NEAR/5" if token.sort is Sort.NEAR else f"{whole.removesuffix('~')}~5"
            _refuse(sentences.NEAR_BARE, token, limit=MAX_DISTANCE, instead=instead)
        if told > MAX_DISTANCE:
            _refuse(sentences.NEAR_FAR, token, limit=MAX_DISTANCE)
        return told

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            _refuse(sentences.DEEP, token, limit=MAX_DEPTH)

    def _need_left(self) -> None:
        token = self._peek()
        if token is not None and (
            token.sort is Sort.NEAR or (token.sort is Sort.OPERATOR and token.name in ("AND", "OR"))
        ):
            _refuse(sentences.LEFT, token, word=token.text)
        if token is not None and token.sort is Sort.CLOSE:
            _refuse(sentences.CLOSE, token)

    def _need_right(self, operator: Token) -> None:
        token = self._peek()
        if token is None or token.sort is Sort.CLOSE:
            _refuse(sentences.RIGHT, operator, word=operator.text)

    def _take_operator(self, name: str) -> Token | None:
        token = self._peek()
        if token is None or token.sort is not Sort.OPERATOR or token.name != name:
            return None
        self._next += 1
        return token

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _place(self, node: Node, first: Node, last: Node) -> Node:
        self._places[id(node)] = (self._places[id(first)][0], self._places[id(last)][1])
        self._kept.append(node)
        return node


def _refuse(template: str, token: Token, *, instead: str | None = None, **told: object) -> NoReturn:
    raise QueryError(template, position=token.start, length=token.end - token.start, instead=instead, **told)


def _quoted(word: str) -> Node:
    return Phrase((word,)) if word[0] in "#@＃＠" else Word(word)


def _fits_near(part: Node) -> bool:
    alternatives = part.parts if isinstance(part, AnyOf) else (part,)
    return all(isinstance(one, Word | Phrase | Tag | Handle | Exact) for one in alternatives)
