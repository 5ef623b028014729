"""Reddit: what she watches, in the words of its search (see `word_search`).

Between words AND is meant; OR and parentheses are known, a name before a colon would be a field. It may bring other
forms of a word as well. Nothing is excluded, for Reddit may find an excluded word where we see none.
"""

from typing import Final

from cmdesk.core.translations import Search
from cmdesk.sources.translation import translated
from cmdesk.sources.word_search import WordSearch

SOURCE: Final = "reddit"

LONGEST: Final = 512
"""Characters of a search at most."""


def search_of(query: str) -> Search:
    """What Reddit is asked for.

    Raises:
        QueryError: the query cannot be read.
    """
    return translated(query, WordSearch(SOURCE, LONGEST))
