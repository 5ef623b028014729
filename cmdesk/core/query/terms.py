"""What one term of a query means: the word, phrase, #tag, @handle or field that a token says, or why it says none.

How terms are put together is the grammar, which stands in `parser`.
"""

from collections.abc import Callable
from typing import Final, NoReturn

from cmdesk.core.errors import QT_TRANSLATE_NOOP, QueryError
from cmdesk.core.query import fields
from cmdesk.core.query.lexer import Sort, Token
from cmdesk.core.query.printer import quoted
from cmdesk.core.query.tree import AnyOf, Exact, Field, Handle, Near, Node, Phrase, Tag, Word
from cmdesk.core.query.words import NOTHING_TO_FIND, findable, unfit
from cmdesk.core.text import fold, is_word_character

MAX_PREFIXES: Final = 50
"""Words with a * at most."""
SHORTEST_PREFIX: Final = 2
"""Letters before a * at least."""
MAX_DISTANCE: Final = 100
"""Words between those that are near each other at most."""

_STARS: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: more than {limit} words end in *: write some out.")
_NO_WORD: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: there is no word between the quotation marks.")
_TAG: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: a #tag holds only letters, digits and _: write {instead}, or quote it."
)
_HANDLE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "Column {column}: an @handle holds only letters, digits, and . _ - @ within: write {instead}, or quote it.",
)
_STAR_END: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: * stands only at the end of a word; quote the word to look for the sign itself."
)
_STAR_SHORT: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: at least {limit} letters stand before a *.")
_EXACT: Final = QT_TRANSLATE_NOOP(
    "errors", 'Column {column}: = stands right before a word or words in quotation marks: =Orange, ="La Poste".'
)
_FIELD: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: there is no field {word}: do you mean {instead}? Quote it to look for it as it is."
)
_NO_FIELD: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: there is no field {word}; there are {choices}. Quote it to look for it: {instead}."
)
_NEAR_BARE: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: NEAR needs its number of words, between 0 and {limit}: {instead}."
)
_NEAR_FAR: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: at most {limit} words may stand between.")
_SLOP_ONE: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: ~ needs two or more words between the quotation marks."
)
_CIRCULAR: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: group: asks which trackers a mention belongs to: no tracker can ask it, a filter can."
)


class Terms:
    """The terms of one query; counts its wildcards."""

    def __init__(self, query: str, of_tracker: bool) -> None:
        """Take the query, of which the tokens are part, and whether it is to be that of a tracker."""
        self._query = query
        self._of_tracker = of_tracker
        self._prefixes = 0

    def read(self, token: Token) -> Node:
        """What a token means that is a term.

        Raises:
            QueryError: it means nothing.
        """
        return self._literals[token.sort](self, token)

    def _word(self, token: Token) -> Node:
        text, prefix = self._prefix(token, token.text)
        if (fault := unfit(text)) is not None:
            refuse(fault.template, token, instead=fault.instead, word=token.text)
        return Word(text, prefix)

    def _quote(self, token: Token) -> Node:
        words = self._words(token)
        if token.slop is None:
            return _quoted(words[0]) if len(words) == 1 else Phrase(words)
        if len(words) < 2:
            refuse(_SLOP_ONE, token)
        for word in words:
            if not findable(word):
                refuse(NOTHING_TO_FIND, token, word=word)
        return Near(tuple(map(_quoted, words)), self.distance(token))

    def _tag(self, token: Token) -> Node:
        text, prefix = self._prefix(token, token.text)
        if not findable(text):
            refuse(NOTHING_TO_FIND, token, word=self._query[token.start : token.end])
        fit = "".join(sign for sign in text if all(map(is_word_character, fold(sign))))
        if fit != text:
            refuse(_TAG, token, instead=f"#{fit}{'*' if prefix else ''}")
        return Tag(text, prefix)

    def _handle(self, token: Token) -> Node:
        text, prefix = self._prefix(token, token.text)
        if not findable(text):
            refuse(NOTHING_TO_FIND, token, word=self._query[token.start : token.end])
        fit = "".join(sign for sign in text if sign in ".-@" or all(map(is_word_character, fold(sign)))).strip(".-@")
        if fit != text:
            refuse(_HANDLE, token, instead=f"@{fit}{'*' if prefix else ''}")
        return Handle(text, prefix)

    def _exact(self, token: Token) -> Node:
        if token.quoted:
            return Exact(self._words(token))
        if not findable(token.text) or token.text[0] in "#@＃＠=" or "*" in token.text:
            refuse(_EXACT, token)
        if (fault := unfit(token.text)) is not None:
            instead = fault.instead
            if instead is not None and not instead.startswith("link:"):
                instead = f"-={instead[1:]}" if instead[0] == "-" else f"={instead}"
            refuse(fault.template, token, instead=instead, word=token.text)
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
                refuse(_NO_FIELD, token, word=token.name, choices=choices, instead=quoted(whole))
            meant = whole if token.name in fields.COUNTED else value
            refuse(_FIELD, token, word=token.name, instead=f"{near}:{meant}")
        if token.name == "group" and self._of_tracker:
            refuse(_CIRCULAR, token)
        values = [token.text] if token.quoted else token.text.split("|")
        try:
            found = [Field(token.name, fields.checked(token.name, value, quoted=token.quoted)) for value in values]
        except fields.UnfitValueError as fault:
            refuse(fault.template, token, instead=fault.instead if len(values) == 1 else None, **fault.fields)
        return found[0] if len(found) == 1 else AnyOf(tuple(found))

    _literals: Final[dict[Sort, Callable[["Terms", Token], Node]]] = {
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
            refuse(_NO_WORD, token)
        return tuple(token.text.split())

    def _prefix(self, token: Token, text: str) -> tuple[str, bool]:
        if "*" not in text:
            return text, False
        stem = text[:-1]
        if "*" in stem or not text.endswith("*"):
            raise QueryError(_STAR_END, position=self._query.index("*", token.start))
        letters = sum(is_word_character(character) for character in fold(stem))
        if letters < SHORTEST_PREFIX or not is_word_character(fold(stem)[-1:] or " "):
            refuse(_STAR_SHORT, token, limit=SHORTEST_PREFIX)
        self._prefixes += 1
        if self._prefixes > MAX_PREFIXES:
            refuse(_STARS, token, limit=MAX_PREFIXES)
        return stem, True

    def distance(self, token: Token) -> int:
        """The number of words behind `~` or `NEAR/`.

        Raises:
            QueryError: there is none, or it is too large.
        """
        told = token.slop
        if told is None or told < 0:
            whole = self._query[token.start : token.end]
            instead = "NEAR/5" if token.sort is Sort.NEAR else f"{whole.removesuffix('~')}~5"
            refuse(_NEAR_BARE, token, limit=MAX_DISTANCE, instead=instead)
        if told > MAX_DISTANCE:
            refuse(_NEAR_FAR, token, limit=MAX_DISTANCE)
        return told


def refuse(template: str, token: Token, *, instead: str | None = None, **told: object) -> NoReturn:
    """Refuse a query because of a token.

    Raises:
        QueryError: always.
    """
    raise QueryError(template, position=token.start, length=token.end - token.start, instead=instead, **told)


def _quoted(word: str) -> Node:
    return Phrase((word,)) if word[0] in "#@＃＠" else Word(word)
