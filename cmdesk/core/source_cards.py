"""What is to be known of each source that is asked over the network, in a line each: what it gives, on what terms.

Data and English; wording is done in `cli` and `ui`. The terms were read in the documents of the networks on the day
that is named beside them; nobody but the network itself can say what they are today.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One source.

    Attributes:
        gives: what comes from there, English, translatable under the context "sources".
        terms: on what terms, the same.
        keyless: asked without key and money.
        fragile: its network may refuse at any time and for hours; that is no fault of hers.
        searched: asked for the query of a tracker; else for what she follows.
    """

    gives: str
    terms: str
    keyless: bool = True
    fragile: bool = False
    searched: bool = True


CARDS: Final[Mapping[str, SourceCard]] = {
    "feed": SourceCard(
        QT_TRANSLATE_NOOP("sources", "What a newspaper, a blog or a forum publishes, and the comments on it."),
        QT_TRANSLATE_NOOP("sources", "Public feeds, read as often as each of them allows."),
        searched=False,
    ),
    "google-news": SourceCard(
        QT_TRANSLATE_NOOP("sources", "Articles of the press, 100 at a time, with their publisher."),
        QT_TRANSLATE_NOOP("sources", "No key; undocumented, so asked every 15 minutes at most."),
    ),
    "hackernews": SourceCard(
        QT_TRANSLATE_NOOP("sources", "Stories and comments of people who make software, years back; mostly English."),
        QT_TRANSLATE_NOOP("sources", "No key; 10,000 requests an hour are allowed, a few are made."),
    ),
    "reddit": SourceCard(
        QT_TRANSLATE_NOOP("sources", "Posts of communities, where people say what they think; without reactions."),
        QT_TRANSLATE_NOOP("sources", "No key; one request a minute, and Reddit may refuse at any time, for hours."),
        fragile=True,
    ),
    "youtube": SourceCard(
        QT_TRANSLATE_NOOP("sources", "The 15 newest videos of the channels that you follow, with views and likes."),
        QT_TRANSLATE_NOOP("sources", "No key; public feeds of channels and playlists, added like any other feed."),
        searched=False,
    ),
    "mastodon": SourceCard(
        QT_TRANSLATE_NOOP(
            "sources", "Posts with your words as hashtags, from several servers, with authors and reactions."
        ),
        QT_TRANSLATE_NOOP(
            "sources",
            "No key; asked every 5 minutes. Who does not want to be collected is left out; some servers are closed.",
        ),
    ),
    "bluesky": SourceCard(
        QT_TRANSLATE_NOOP("sources", "All posts of Bluesky, seconds after they are written, with their deletions."),
        QT_TRANSLATE_NOOP("sources", "No key; a public stream. Who asks to be shown to members only is left out."),
    ),
    "x": SourceCard(
        QT_TRANSLATE_NOOP("sources", "Posts of the last seven days, with authors and reactions."),
        QT_TRANSLATE_NOOP("sources", "Key needed; each post is paid, within the ceiling that you set."),
        keyless=False,
    ),
}
"""By source id."""
