"""A post of the demonstration in the making, and what its network would hand over in the end.

The story (`cmdesk.sources.demo`) makes drafts that point to each other; only when all are there and sorted do they have
identifiers and know how often they were answered and shared. Then they are published, with reactions that are heavy-
tailed, agree with the story, and are missing where a network of that kind gives none.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import log
from random import Random
from typing import Final

from cmdesk.core.types import Kind, Post, Reading
from cmdesk.sources.demo_people import SOCIAL, Voice

_ADDRESS: Final = re.compile(r"(?<![@\w.-])[\w.-]+\.example\b(?:[\w./-]*\w)?")


@dataclass(frozen=True, slots=True)
class Heat:
    """How much a post sets off on average; likes as the logarithm of their median."""

    replies: float
    reposts: float
    quotes: float
    likes: float


_HEAT: Final = {
    "crisis": Heat(0.55, 0.45, 0.1, 1.9),
    "campaign": Heat(0.3, 0.6, 0.2, 1.7),
    "own": Heat(0.24, 0.16, 0.03, 1.1),
}
_LUKEWARM: Final = Heat(0.18, 0.1, 0.02, 0.9)


@dataclass(slots=True, eq=False)
class Draft:
    """A post in the making.

    Attributes:
        got: how many replies, reposts and quotes it set off.
        cared_for: whether the brand has answered it, which it does only once.
    """

    at: datetime
    source: str
    topic: str
    voice: Voice
    text: str
    kind: Kind = Kind.ORIGINAL
    target: "Draft | None" = None
    got: dict[Kind, int] = field(default_factory=dict)
    cared_for: bool = False
    native: str = ""

    @property
    def root(self) -> "Draft":
        """The post that began the conversation."""
        return self.target.root if self.kind is Kind.REPLY and self.target else self

    @property
    def subject(self) -> str:
        """What the conversation is about: "own", "crisis" ..."""
        return self.root.topic.partition(".")[0]


def heat(post: Draft) -> Heat:
    """How much a post sets off, by what it is about."""
    return _HEAT.get(post.subject, _LUKEWARM)


def published(draft: Draft, rng: Random, now: datetime) -> Post:
    """The post as its network would give it at `now`, once every draft has its native id."""
    source, kind, target = draft.source, draft.kind, draft.target
    answered = target.native if target and kind is not Kind.QUOTE else None
    quoted = target if kind is Kind.QUOTE else None
    threaded = source != "news" and kind is not Kind.REPOST
    url = f"https://{source}.example.org/{draft.voice.author.handle or 'article'}/{draft.native}"
    return Post(
        source=source,
        native=draft.native,
        posted_at=draft.at,
        text=draft.text,
        author=draft.voice.author,
        kind=kind,
        lang=None if source == "forum" else (target if kind is Kind.REPOST and target else draft).voice.lang,
        url=url,
        parent=answered,
        quoted=quoted.native if quoted else None,
        conversation=draft.root.native if threaded else None,
        quoted_text=quoted.text if quoted else None,
        tags=tuple(re.findall(r"#(\w+)", draft.text)),
        handles=tuple(re.findall(r"(?<!\w)@(\w+)", draft.text)),
        links=tuple(f"https://{address}" for address in _ADDRESS.findall(draft.text)),
        media=source in SOCIAL and rng.random() < 0.22,
        reading=_reading(draft, rng, now),
    )


def _reading(draft: Draft, rng: Random, now: datetime) -> Reading:
    """Heavy-tailed reactions, never fewer than the story holds; nothing where the network would say nothing."""
    if draft.source == "news" or draft.kind is Kind.REPOST:
        return Reading()
    expected = heat(draft).likes + 0.35 * log((draft.voice.author.followers or 60) / 180)
    ripe = min(1.0, (now - draft.at) / timedelta(hours=12))
    likes = int(rng.lognormvariate(expected - (1.5 if draft.kind is Kind.REPLY else 0), 1.25) * ripe)

    def count(kind: Kind, most: float) -> int:
        return max(draft.got.get(kind, 0), int(likes * rng.uniform(0, most)))

    replies = count(Kind.REPLY, 0.15)
    if draft.source == "forum":
        return Reading(likes=likes, replies=replies)
    shares = count(Kind.REPOST, 0.3)
    if draft.source == "mastodon":
        return Reading(likes=likes, shares=shares, replies=replies)
    quotes = count(Kind.QUOTE, 0.05)
    views = likes * rng.randint(18, 70) + rng.randrange(20, 400) if draft.source == "x" else None
    return Reading(likes=likes, shares=shares, replies=replies, quotes=quotes, views=views)
