"""X: what reading costs, at most.

X is paid for by use: prepaid credits, one price for each post and one for each user account that an answer gives, as
its price list said in 2026-08 (docs.x.com, "Pricing"). It does not say whether what an answer *includes* (authors,
posts answered or quoted, their authors) is paid for like the rest. So it is counted as paid until somebody has proof of
the contrary: what is spent in truth can be less, never more. X charges the same post once per day (UTC); that is not
counted on either.

All prices are millionths of a US dollar. Pure functions; nothing is remembered here.
"""

from typing import Any, Final

from cmdesk.sources.fields import mapping, objects
from cmdesk.sources.x_post import POST_SHELVES

PRICE_POST: Final = 5_000
PRICE_USER: Final = 10_000

REFERRED: Final = 2
"""How many other posts a found post can bring along: the one it answers and the one it quotes."""


def most_of_page(size: int) -> int:
    """The most that a page of `size` posts can cost: each with those it refers to, and an author for each of them."""
    return size * (1 + REFERRED) * (PRICE_POST + PRICE_USER)


def most_of_pass(posts: int) -> int:
    """The most that a pass can cost that reads `posts` posts at most: as much as one page of that many."""
    return most_of_page(posts)


def price_of_page(page: Any) -> int:
    """The most that a page, as X gave it, can have cost: what is in it, each post and each account once."""
    answer = mapping(page)
    data, includes = answer.get("data"), mapping(answer.get("includes"))
    found = objects(data) if isinstance(data, list) else objects([data])
    posts = _keys(found) | _keys([post for shelf in POST_SHELVES for post in objects(includes.get(shelf))])
    return len(posts) * PRICE_POST + len(_keys(objects(includes.get("users")))) * PRICE_USER


def _keys(items: list[Any]) -> set[object]:
    # what has no id was delivered all the same
    return {str(item["id"]) if "id" in item else id(item) for item in items}
