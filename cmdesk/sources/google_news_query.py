"""Google News: what she watches, in the words of its search (see `word_search`).

Nothing is excluded, for Google looks into the whole article and we see its title. It is taken to cut at punctuation
what stands between quotation marks.
"""

from typing import Final

from cmdesk.core.translations import Search
from cmdesk.sources.feed_entries import NEWS
from cmdesk.sources.translation import translated
from cmdesk.sources.word_search import WordSearch

LONGEST: Final = 1500
"""Characters of a search at most: what is longer is refused as an address."""


def search_of(query: str) -> Search:
    """What Google News is asked for.

    Raises:
        QueryError: the query cannot be read.
    """
    return translated(query, WordSearch(NEWS, LONGEST))
