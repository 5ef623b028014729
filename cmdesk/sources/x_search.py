"""X: its recent search, one tracker after the other, through tweepy.

X is the only source that is paid for, so it is asked for as little as can be: only for trackers that name it, only for
what was not read before (`x_walk`), and for no more than `most_posts` posts a pass. What a pass leaves unread is told
and read by the next ones, newest first, as long as X still has it (7 days): that goes for the time before the very
first pass, too.

A walk goes on by the token of the page before. Where X does not take that any more, and where the last page of a pass
is smaller than the others (a token is used only with the size it was given for), it goes on by the oldest id read.
Posts that X indexes late, below an id that was read, are not found: that is how `since_id` works.

Matching, storing and counting money happen elsewhere. The key is asked for when it is used, and not kept.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP
from cmdesk.core.passes import Fetched, Inquiry, Note, Quota
from cmdesk.core.types import Feed, Tracker
from cmdesk.net.client import Client
from cmdesk.sources import x_faults
from cmdesk.sources.asking import inquiries_of
from cmdesk.sources.fields import is_object, mapping, objects, string
from cmdesk.sources.x import read_answer
from cmdesk.sources.x_post import SOURCE
from cmdesk.sources.x_price import most_of_page, most_of_pass, price_of_page
from cmdesk.sources.x_query import LONGEST, search_of
from cmdesk.sources.x_walk import Page, Stretch, Walk, dumped, loaded

if TYPE_CHECKING:
    from cmdesk.sources.x_adapter import XAdapter

ADDRESS: Final = "https://api.x.com"
SMALLEST_PAGE: Final = 10
LARGEST_PAGE: Final = 100
"""Posts of a page, as X allows."""
USUAL_PAGE: Final = 20

FIELDS: Final = {
    "tweet_fields": [
        *("attachments", "author_id", "context_annotations", "conversation_id", "created_at", "entities"),
        *("in_reply_to_user_id", "lang", "note_tweet", "possibly_sensitive", "public_metrics", "referenced_tweets"),
    ],
    "expansions": ["author_id", "geo.place_id", "referenced_tweets.id", "referenced_tweets.id.author_id"],
    "user_fields": [
        *("created_at", "description", "location", "name", "profile_image_url", "public_metrics", "username"),
        "verified_type",
    ],
}
"""What is asked for beside id and text. X knows these names; its newer ones tweepy does not send."""

_TOKEN_NAMES: Final = frozenset({"next_token", "pagination_token"})
_KEY: Final = re.compile(r"[\x21-\x7e]+")
_ID: Final = re.compile(r"[0-9]{1,19}")
_FARTHEST: Final = timedelta(days=1)  # no quota of X lasts longer

_UNREAD: Final = QT_TRANSLATE_NOOP(
    "errors",
    "X has more posts than one pass may read ({limit}): the next passes read the others, as far back as X gives them "
    "(7 days).",
)
_LATE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "X was last read more than 7 days ago and gives nothing older: what was said between is missing.",
)
_LOST: Final = QT_TRANSLATE_NOOP(
    "errors",
    "Posts that earlier passes left unread are older than 7 days now, and X gives them no more. Let a pass read more "
    "posts, or collect more often.",
)


class XSearch:
    """Recent search of X. Satisfies `core.ports.Source`."""

    id: Final = SOURCE
    gap: Final = timedelta(minutes=1)
    every: Final = timedelta(hours=1)
    pace: Final = timedelta(milliseconds=200)
    live: Final = False

    def __init__(
        self,
        client: Callable[[Iterable[str]], Client],
        key: Callable[[], str | None],
        *,
        address: str = ADDRESS,
        most_posts: int = 100,
        page_size: int | None = None,
    ) -> None:
        """Prepare; nothing is asked yet, and the key is not looked for.

        Args:
            client: makes a client of `net` that may reach the addresses it is given, besides all public ones.
            key: the bearer token, None where there is none.
            address: where X is asked.
            most_posts: how many posts one pass reads for one tracker at most; 10 or more.
            page_size: how many are asked for at once: 10 to 100. By default a fifth of `most_posts`, but 20 at least:
                what a page can cost at most must fit into what is left to spend, so smaller ones leave less unspent.

        Raises:
            ValueError: a number is out of its range.
        """
        if page_size is None:
            page_size = min(max(USUAL_PAGE, most_posts // 5), LARGEST_PAGE)
        if most_posts < SMALLEST_PAGE or not SMALLEST_PAGE <= page_size <= LARGEST_PAGE:
            raise ValueError(f"{most_posts} posts in pages of {page_size}")
        self._client = client
        self._key = key
        self._address = address
        self._most_posts = most_posts
        self._page_size = min(page_size, most_posts)

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        """One search for each tracker that names X; two that search for the same are one, paid for once."""
        return inquiries_of(trackers, SOURCE, search_of)

    def most(self, inquiry: Inquiry) -> int:
        """The most that one page can cost, in millionths of a dollar."""
        return most_of_page(self._page_size)

    def most_of_pass(self, inquiry: Inquiry) -> int:
        """The most that a whole pass can cost, in millionths of a dollar."""
        return most_of_pass(self._most_posts)

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        """Ask for one page: see `core.ports.Source`. Another query is another search, so `anew` changes nothing."""
        if len(inquiry.target) > LONGEST:
            raise x_faults.too_long(len(inquiry.target), LONGEST)
        key = (self._key() or "").strip()
        if not key:
            raise x_faults.no_key()
        if not _KEY.fullmatch(key):
            raise x_faults.unfit_key()
        from cmdesk.sources.x_adapter import XAdapter, tweepy_client  # loads tweepy

        client = self._client(() if self._address == ADDRESS else (self._address,))
        try:
            adapter = XAdapter(client, self._address, now=now)
            search = tweepy_client(adapter, key).search_recent_tweets
            walk = loaded(cursor)
            if self._size(walk) < SMALLEST_PAGE:  # she allows less than when the pass began
                walk = walk.ended()
            return self._fetch(search, adapter, inquiry.target, walk.begin(now), now, key)
        finally:
            client.close()

    def _fetch(
        self, search: Callable[..., Any], adapter: "XAdapter", query: str, walk: Walk, now: datetime, key: str
    ) -> Fetched:
        stretch, notes = walk.next_stretch(), list[Note]()
        size = self._size(walk)
        if size < self._page_size:
            stretch = stretch.without_token()
        while True:
            try:
                search(query, max_results=size, **_limits(stretch), **FIELDS)
                break
            except x_faults.Refusal as refusal:
                if stretch.token and refusal.named & (_TOKEN_NAMES | {"since_id", "until_id"}):
                    stretch = stretch.without_token()
                elif stretch.until and "until_id" in refusal.named:
                    return self._fetched(walk.given_up(), now, notes=(*notes, Note(_LOST)))
                elif stretch.since and "since_id" in refusal.named:
                    notes.append(Note(_LOST if stretch.until else _LATE))
                    stretch = replace(stretch, since=None)
                else:
                    raise
        answer = adapter.answer
        page = _page(answer.body if answer else b"", key)
        way = _way(page)
        if way.token is not None and way.token == stretch.token:
            raise x_faults.malformed()
        # a page without posts is counted, too, where another one follows: no pass is endless
        counted = len(page.get("data", [])) or (SMALLEST_PAGE if way.token else 0)
        walk = walk.behind(way, stretch, counted=counted)
        if size < self._page_size:
            walk = walk.without_token()
        fetched = self._fetched(walk, now, quota=answer.quota if answer else None, notes=tuple(notes))
        # errors beside the posts tell of what they refer to and nobody may see; without posts, of nothing
        posts = tuple(read_answer(page)) if page.get("data") else ()
        return replace(fetched, posts=posts, cost=price_of_page(page))

    def _fetched(
        self, walk: Walk, now: datetime, *, quota: Quota | None = None, notes: tuple[Note, ...] = ()
    ) -> Fetched:
        """What comes behind a page: another one, or the end of the pass."""
        not_before = _not_before(quota, now)
        spent = self._size(walk) < SMALLEST_PAGE
        if not walk.unread and walk.stale(now) and not spent:
            walk = walk.anew()
        elif not walk.unread or spent:
            walk = walk.ended()
            if walk.unread:
                notes = (*notes, Note(_UNREAD, {"limit": self._most_posts}))
            return Fetched(cursor=dumped(walk), quota=quota, not_before=not_before, notes=notes)
        return Fetched(cursor=dumped(walk), more=not_before is None, quota=quota, not_before=not_before, notes=notes)

    def _size(self, walk: Walk) -> int:
        """How many posts the next page may have."""
        return min(self._page_size, self._most_posts - walk.read)


def _limits(stretch: Stretch) -> dict[str, str]:
    until = stretch.under if stretch.token else stretch.until
    limits = {"since_id": stretch.since, "until_id": until, "next_token": stretch.token}
    return {name: value for name, value in limits.items() if value is not None}


def _page(body: bytes, key: str) -> dict[str, Any]:
    """An answer of the search, such that `x` can read it.

    Raises:
        SourceError: it is none.
    """
    try:
        page = json.loads(body)
    except (ValueError, RecursionError):
        raise x_faults.malformed() from None
    if not is_object(page) or not isinstance(page.get("data", []), list):
        raise x_faults.malformed()
    if "data" not in page and not is_object(page.get("meta")):
        if objects(page.get("errors")):
            raise x_faults.Refusal(x_faults.first_words(page, key), frozenset())
        raise x_faults.malformed()
    return page


def _way(page: dict[str, Any]) -> Page:
    ids = (str(item.get("id")) for item in objects(page.get("data")))
    return Page(tuple(id_ for id_ in ids if _ID.fullmatch(id_)), string(mapping(page.get("meta")).get("next_token")))


def _not_before(quota: Quota | None, now: datetime) -> datetime | None:
    """When asking is of use again, where this answer was the last that X gives for now."""
    if quota is None or quota.remaining != 0 or quota.resets_at is None:
        return None
    return quota.resets_at if now < quota.resets_at <= now + _FARTHEST else None
