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

A term inside quotation marks means its letters and signs, nothing else. What a single term means is read in `terms`.
"""

from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, QueryError
from cmdesk.core.query.lexer import MINUS, Sort, Token, tokens
from cmdesk.core.query.terms import Terms, refuse
from cmdesk.core.query.tree import (
    All,
    AnyOf,
    Exact,
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

MAX_LENGTH: Final = 4096
"""Characters in a query at most."""
MAX_DEPTH: Final = 100
"""Parentheses and exclusions within each other at most."""
_TOO_LONG: Final = QT_TRANSLATE_NOOP("errors", "The query is longer than {limit} characters: shorten it.")
_EMPTY: Final = QT_TRANSLATE_NOOP("errors", 'The query is empty: type a word, a "phrase", a #tag or an @handle.')
_DEEP: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: more than {limit} parentheses stand within each other: make the query flatter."
)
_LEFT: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: {word} needs something to its left.")
_RIGHT: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: {word} needs something to its right.")
_OPEN: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: the parenthesis is not closed.")
_CLOSE: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: no parenthesis is open here.")
_HOLLOW: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: there is nothing between the parentheses.")
_GLUED: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: put a space before the parenthesis, or quote the word together with it."
)
_QUOTE: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: the quotation mark is not closed.")
_MINUS: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: {word} leaves out what stands right behind it, without a space."
)
_NEAR_WHAT: Final = QT_TRANSLATE_NOOP(
    "errors", 'Column {column}: NEAR takes words, "phrases", #tags, @handles, or alternatives of these in parentheses.'
)
_NEAR_AGAIN: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: NEAR joins two: put AND between two such pairs, or several words in quotation marks: "
    '"one two three"~5.'
)  # fmt: skip
_ONLY_NOT: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: this only leaves out: say also what to look for, beside it with AND."
)


def parse(query: str, *, of_tracker: bool = False) -> Node:
    """Read a query.

    Args:
        of_tracker: it is to be the query of a tracker: then it cannot ask for what trackers decide.

    Raises:
        QueryError: with the position of the fault.
    """
    if len(query) > MAX_LENGTH:
        raise QueryError(_TOO_LONG, position=MAX_LENGTH, limit=MAX_LENGTH)
    return _Parser(query, of_tracker).query()


class _Parser:
    """One reading of one query."""

    def __init__(self, query: str, of_tracker: bool) -> None:
        self._query = query
        self._terms = Terms(query, of_tracker)
        self._tokens = list(tokens(query))
        self._next = 0
        self._depth = 0
        # where each node stands, by identity: all of them live as long as the tree that is being built
        self._places: dict[int, tuple[int, int]] = {}
        self._kept: list[Node] = []

    def query(self) -> Node:
        if not self._tokens:
            raise QueryError(_EMPTY, position=0)
        tree = self._any_of()
        if (left := self._peek()) is not None:
            refuse(_CLOSE, left)
        if (blamed := only_excludes(tree)) is not None:
            start, end = self._places[id(blamed)]
            # with the sign that excludes it
            before = self._query[:start].rstrip()
            sign = next((word for word in ("NOT", "SAUF", *MINUS) if before.endswith(word)), "")
            begin = len(before) - len(sign) if sign else start
            raise QueryError(_ONLY_NOT, position=begin, length=end - begin)
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
                refuse(_NEAR_AGAIN if isinstance(parts[-1], Near) else _NEAR_WHAT, token)
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
                refuse(_MINUS, token, word=token.text)
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
        distance = self._terms.distance(token)
        self._next += 1
        self._need_right(token)
        self._need_left()
        right_token = self._peek()
        right = self._term()
        for part, first in ((left, left_token), (right, right_token)):
            if not _fits_near(part) and first is not None:
                start, end = self._places[id(part)]
                raise QueryError(_NEAR_WHAT, position=start, length=end - start)
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
            refuse(_NEAR_WHAT, token)
        if not token.closed:
            opening = token.start + len(self._query[token.start : token.end]) - len(token.text) - 1
            raise QueryError(_QUOTE, position=opening, length=token.end - opening)
        hollow = token.sort is Sort.FIELD and not token.text
        if not token.quoted and not hollow and self._query[token.end : token.end + 1] == "(":
            raise QueryError(_GLUED, position=token.end, instead=" (")
        node = self._terms.read(token)
        # each of the values of a field stands where the whole field does
        for one in walk(node):
            self._places[id(one)] = (token.start, token.end)
        self._kept.append(node)
        return node

    def _group(self, opening: Token) -> Node:
        self._deeper(opening)
        inside = self._peek()
        if inside is None:
            refuse(_OPEN, opening)
        if inside.sort is Sort.CLOSE:
            raise QueryError(_HOLLOW, position=opening.start, length=inside.end - opening.start)
        node = self._any_of()
        closing = self._peek()
        if closing is None:
            refuse(_OPEN, opening)
        self._next += 1
        self._depth -= 1
        return node

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            refuse(_DEEP, token, limit=MAX_DEPTH)

    def _need_left(self) -> None:
        token = self._peek()
        if token is not None and (
            token.sort is Sort.NEAR or (token.sort is Sort.OPERATOR and token.name in ("AND", "OR"))
        ):
            refuse(_LEFT, token, word=token.text)
        if token is not None and token.sort is Sort.CLOSE:
            refuse(_CLOSE, token)

    def _need_right(self, operator: Token) -> None:
        token = self._peek()
        if token is None or token.sort is Sort.CLOSE:
            refuse(_RIGHT, operator, word=operator.text)

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


def _fits_near(part: Node) -> bool:
    alternatives = part.parts if isinstance(part, AnyOf) else (part,)
    return all(isinstance(one, Word | Phrase | Tag | Handle | Exact) for one in alternatives)
