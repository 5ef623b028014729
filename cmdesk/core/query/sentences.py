"""What the parser says of a query that it cannot read: where, what was expected, and what may have been meant.

Templates only: which of them is said, and of what, is decided where a query is read. `words` and `fields` keep theirs
beside what they check.
"""

from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP

TOO_LONG: Final = QT_TRANSLATE_NOOP("errors", "The query is longer than {limit} characters: shorten it.")
EMPTY: Final = QT_TRANSLATE_NOOP("errors", 'The query is empty: type a word, a "phrase", a #tag or an @handle.')
DEEP: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: more than {limit} parentheses stand within each other: make the query flatter."
)
STARS: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: more than {limit} words end in *: write some out.")
LEFT: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: {word} needs something to its left.")
RIGHT: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: {word} needs something to its right.")
OPEN: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: the parenthesis is not closed.")
CLOSE: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: no parenthesis is open here.")
HOLLOW: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: there is nothing between the parentheses.")
GLUED: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: put a space before the parenthesis, or quote the word together with it."
)
QUOTE: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: the quotation mark is not closed.")
NO_WORD: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: there is no word between the quotation marks.")
MINUS: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: {word} leaves out what stands right behind it, without a space."
)
TAG: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: a #tag holds only letters, digits and _: write {instead}, or quote it."
)
HANDLE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "Column {column}: an @handle holds only letters, digits, and . _ - @ within: write {instead}, or quote it.",
)
STAR_END: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: * stands only at the end of a word; quote the word to look for the sign itself."
)
STAR_SHORT: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: at least {limit} letters stand before a *.")
EXACT: Final = QT_TRANSLATE_NOOP(
    "errors", 'Column {column}: = stands right before a word or words in quotation marks: =Orange, ="La Poste".'
)
FIELD: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: there is no field {word}: do you mean {instead}? Quote it to look for it as it is."
)
NO_FIELD: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: there is no field {word}; there are {choices}. Quote it to look for it: {instead}."
)
NEAR_BARE: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: NEAR needs its number of words, between 0 and {limit}: {instead}."
)
NEAR_FAR: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: at most {limit} words may stand between.")
NEAR_WHAT: Final = QT_TRANSLATE_NOOP(
    "errors", 'Column {column}: NEAR takes words, "phrases", #tags, @handles, or alternatives of these in parentheses.'
)
NEAR_AGAIN: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: NEAR joins two: put AND between two such pairs, or several words in quotation marks: "
    '"one two three"~5.'
)  # fmt: skip
SLOP_ONE: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: ~ needs two or more words between the quotation marks.")
ONLY_NOT: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: this only leaves out: say also what to look for, beside it with AND."
)
CIRCULAR: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: group: asks which trackers a mention belongs to: no tracker can ask it, a filter can."
)
