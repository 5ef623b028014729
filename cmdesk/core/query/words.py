"""What may stand in a query without quotation marks, and what is said of the rest.

Signs belong to names (H&M, Canal+, Yahoo!, c++). Those that punctuate a list or a sentence are refused: whoever writes
`SNCF, RATP` means neither a word with a comma nor that both must occur.
"""

import re
from dataclasses import dataclass
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP
from cmdesk.core.query.fields import UnfitValueError, checked
from cmdesk.core.text import fold, is_word_character


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a word cannot stand as it is.

    Attributes:
        template: a sentence with {column}, {word} and, where there is one, {instead}.
        instead: what may have been meant.
    """

    template: str
    instead: str | None = None


NOTHING_TO_FIND: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: {word} holds no letter or digit to look for.")
_SIGN_FOR: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: {word} is no operator here: write {instead}.")
_LISTED: Final = QT_TRANSLATE_NOOP(
    "errors",
    "Column {column}: {word} holds a sign that separates: write OR between alternatives, or quote it: {instead}.",
)
_ENDED: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: {word} ends in a sign that ends a sentence: write {instead}, or quote it."
)
_COLON: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: {word} holds a colon, and is no field: quote it to look for it: {instead}."
)
_ADDRESS: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: to find posts that link to an address, write {instead}; or quote it."
)
_SINGLE: Final = QT_TRANSLATE_NOOP(
    "errors", 'Column {column}: {word} begins like a quotation: words that belong together stand between ".'
)
_PLUS: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: words side by side must all occur without a plus: write {instead}, or quote it."
)
_BANG: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: to leave something out, write {instead}.")
_SLOP: Final = QT_TRANSLATE_NOOP(
    "errors", 'Column {column}: ~ and its number stand right behind a quotation mark: "two words"~5.'
)

_OPERATOR_SIGNS: Final = {
    "|": "OR",
    "||": "OR",
    "/": "OR",
    "&": "AND",
    "&&": "AND",
    "+": "AND",
    "!": "NOT",
    "~": "NEAR/5",
}
_SEPARATING: Final = re.compile(r"(?<!\d)[,;|]|[,;|](?!\d)")


def unfit(word: str) -> Unfit | None:
    """Why a word cannot stand in a query without quotation marks; None where it can."""
    if word in _OPERATOR_SIGNS:
        return Unfit(_SIGN_FOR, _OPERATOR_SIGNS[word])
    if not findable(word):
        return Unfit(NOTHING_TO_FIND)
    if word[0] == "~":
        return Unfit(_SLOP)
    if word[0] == "+":
        return Unfit(_PLUS, word.lstrip("+"))
    if word[0] == "!":
        return Unfit(_BANG, f"-{word.lstrip('!')}")
    if fold(word[0]) == "'":
        return Unfit(_SINGLE)
    if "://" in word:
        return _address(word)
    if _SEPARATING.search(word):
        return Unfit(_LISTED, f'"{word}"')
    if word[-1] in ".:…?":
        return Unfit(_ENDED, word.rstrip(".:…?"))
    if ":" in word:
        return Unfit(_COLON, f'"{word}"')
    return None


def _address(word: str) -> Unfit:
    link = word.partition("://")[2]
    try:
        checked("link", link)
    except UnfitValueError:
        return Unfit(_COLON, f'"{word}"')
    return Unfit(_ADDRESS, f'link:"{link}"' if "|" in link else f"link:{link}")


def findable(text: str) -> bool:
    """Whether anything in a text can be looked for: a letter or a digit."""
    return any(is_word_character(character) and character != "_" for character in fold(text))
