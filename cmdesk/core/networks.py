"""The networks by name: what a source id is called, wherever an account or a file speaks of one.

Networks are proper names and are not translated. A source that is none of these (a file form, a kind of site) has its
words in `ui.wording`.
"""

import re
from collections.abc import Mapping
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP
from cmdesk.core.source_cards import CARDS

NETWORKS: Final[Mapping[str, str]] = {
    "x": "X",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "threads": "Threads",
    "linkedin": "LinkedIn",
    "tiktok": "TikTok",
    "youtube": "YouTube",
    "reddit": "Reddit",
    "hackernews": "Hacker News",
    "pinterest": "Pinterest",
    "telegram": "Telegram",
}
"""Source id -> name."""

SITES: Final = ("news", "blog", "forum", "review", "podcast", "web")
"""Source ids of posts that stand on no network but on a site of some kind."""

SOURCE_IDS: Final[Mapping[str, str]] = {
    "feed": QT_TRANSLATE_NOOP("sources", "Feed"),
    "google-news": QT_TRANSLATE_NOOP("sources", "Google News"),
    "hackernews": QT_TRANSLATE_NOOP("sources", "Hacker News"),
    "reddit": QT_TRANSLATE_NOOP("sources", "Reddit"),
    "youtube": QT_TRANSLATE_NOOP("sources", "YouTube"),
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "x": "X",
}
"""Ids of the sources that are asked over the network -> their name, translatable under the context "sources"."""

FOLLOWED: Final = tuple(source for source in SOURCE_IDS if not CARDS[source].searched)
"""Those of them that read what she follows: each feed is read by one of them."""

SEARCHED: Final = tuple(source for source in SOURCE_IDS if CARDS[source].searched)
"""Those of them that are asked for the query of a tracker."""

KEYLESS: Final = frozenset(source for source in SEARCHED if CARDS[source].keyless and not CARDS[source].fragile)
"""Those of these that need neither key nor money and can be relied on: what a new tracker is given."""

_FORMER: Final = {"twitter": "x", "bsky": "bluesky"}
"""Other names under which people know a source: former ones, short ones."""


def network_id(text: str) -> str | None:
    """The source id that a name means, whatever its case and spaces; None where nobody bears it."""
    bare = re.sub(r"[\W_]+", "", text).casefold()
    by_name = {name.replace(" ", "").casefold(): network for network, name in NETWORKS.items()}
    known = {**_FORMER, **by_name, **{network: network for network in (*NETWORKS, *SITES)}}
    return known.get(bare)
