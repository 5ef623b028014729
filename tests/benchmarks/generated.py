"""Made-up posts in any number, always the same for the same seed: what the benchmarks store, import and read.

They are shaped like the real thing where it costs time: about 110 characters a text, words and authors that follow
Zipf's law, tags and handles in some, reactions in all, a raw object of several hundred bytes.
"""

import json
import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any, Final

from cmdesk.core.text import fold
from cmdesk.core.types import Author, Kind, Label, Post, Reading, ScoredPost, Sentiment, Tracker
from cmdesk.storage.raw import pack

END: Final = datetime(2026, 11, 22, tzinfo=UTC)

_SYLLABLES: Final = (  # noqa: SIM905  a row of syllables reads better
    "ba be bi bo bu ca ce ci co da de di do fa fe fi fo ga ge go ja je la le li lo lu ma me mi mo mu na ne ni no pa pe "
    "pi po pu ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo ran lon ment tion elle eur é è ê ç où â"
).split()
_VOCABULARY: Final = 20_000
_AUTHORS: Final = 20_000
_LANGUAGES: Final = ("fr", "en", "es", "und")
_KINDS: Final = (Kind.ORIGINAL, Kind.REPLY, Kind.REPOST, Kind.QUOTE)
_SCORERS: Final = {"fr": "lexicon-fr@1", "en": "vader@3.3.2"}


class Zipf:
    """Draws from a sequence so that the n-th item comes n times less often than the first."""

    def __init__(self, items: Sequence[Any]) -> None:
        self._items = items
        self._sums = list(accumulate(1 / rank for rank in range(1, len(items) + 1)))

    def draw(self, chance: random.Random) -> Any:
        return self._items[bisect(self._sums, chance.random() * self._sums[-1])]


def trackers(count: int) -> list[Tracker]:
    """Trackers to store first; the queries never matter, links are drawn by `scored_posts`."""
    return [Tracker(f"Tracker {number}", f"word{number}", "#1f77b4") for number in range(1, count + 1)]


def posts(count: int, *, days: float, seed: int = 1) -> Iterator[Post]:
    """Posts of the `days` that end at END, oldest first."""
    chance = random.Random(seed)
    words = Zipf(["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(_VOCABULARY)])
    authors = Zipf([_author(number, chance) for number in range(_AUTHORS)])
    start = END - timedelta(days=days)
    for number, offset in enumerate(sorted(chance.random() for _ in range(count))):
        yield _post(number, start + timedelta(days=days) * offset, words, authors.draw(chance), chance)


def scored_posts(count: int, *, days: float, tracker_ids: Sequence[int], seed: int = 1) -> Iterator[ScoredPost]:
    """The same posts as the pipeline hands them to the store, on 1.2 trackers each."""
    chance = random.Random(seed)
    drawn = Zipf(tracker_ids)
    for post in posts(count, days=days, seed=seed):
        linked = {drawn.draw(chance) for _ in range(chance.choices((0, 1, 2, 3), (10, 65, 20, 5))[0])}
        yield ScoredPost(
            post,
            post.lang or "und",
            _sentiment(post.lang or "und", chance),
            fold(post.text),
            frozenset(linked),
            pack(post.raw),
        )


def x_line(post: Post) -> str:
    """A post as one object of X API v2, as JSON."""
    assert post.author is not None
    told = {
        "data": {
            "id": post.native,
            "text": post.text,
            "lang": post.lang or "und",
            "author_id": post.author.key,
            "created_at": post.posted_at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "conversation_id": post.conversation,
            "edit_history_tweet_ids": [post.native],
            "public_metrics": {
                "like_count": post.reading.likes,
                "retweet_count": post.reading.shares,
                "reply_count": post.reading.replies,
                "quote_count": post.reading.quotes,
                "impression_count": post.reading.views,
            },
            "entities": {
                "hashtags": [{"start": 0, "end": 1, "tag": tag} for tag in post.tags],
                "mentions": [{"start": 0, "end": 1, "username": handle} for handle in post.handles],
            },
        },
        "includes": {
            "users": [
                {"id": post.author.key, "username": post.author.handle, "name": post.author.name, "verified": False}
            ]
        },
    }
    return json.dumps(told, ensure_ascii=False)


def _post(number: int, moment: datetime, words: Zipf, author: Author, chance: random.Random) -> Post:
    tags = tuple(words.draw(chance) for _ in range(chance.choices((0, 1, 2), (60, 30, 10))[0]))
    handles = tuple(f"compte{chance.randrange(500)}" for _ in range(chance.choices((0, 1), (75, 25))[0]))
    parts = [words.draw(chance) for _ in range(chance.randint(8, 22))]
    parts += [f"#{tag}" for tag in tags] + [f"@{handle}" for handle in handles]
    chance.shuffle(parts)
    likes = int(chance.paretovariate(1.1)) - 1
    native = str(10**18 + number * 4096)
    post = Post(
        source="x",
        native=native,
        posted_at=moment.replace(microsecond=0),
        text=" ".join(parts).capitalize() + chance.choice((".", " !", "", " 🙂", "…")),
        author=author,
        kind=chance.choices(_KINDS, (55, 20, 15, 10))[0],
        lang=chance.choices(_LANGUAGES, (60, 25, 8, 7))[0],
        url=f"https://x.com/{author.handle}/status/{native}",
        conversation=native,
        tags=tags,
        handles=handles,
        media=chance.random() < 0.2,
        reading=Reading(likes, likes // 5, likes // 9, likes // 30, likes * 40),
    )
    return Post(**{name: getattr(post, name) for name in Post.__slots__} | {"raw": x_line(post).encode()})


def _author(number: int, chance: random.Random) -> Author:
    return Author(
        key=str(7_000_000 + number * 37),
        handle=f"membre_{number}",
        name=f"Membre {number}",
        followers=int(50 * chance.paretovariate(1.0)) % 10**7,
        following=chance.randrange(2000),
        created_at=datetime(2012, 1, 1, tzinfo=UTC) + timedelta(hours=number),
    )


def _sentiment(lang: str, chance: random.Random) -> Sentiment:
    scorer = _SCORERS.get(lang, "none")
    if scorer == "none" or chance.random() < 0.15:
        return Sentiment(Label.UNKNOWN, None, None, 0.0, scorer)
    label = Label(chance.choices((0, 1, 2), (30, 40, 30))[0])
    p = [0.15, 0.15, 0.15]
    p[label] = 0.7
    return Sentiment(label, (p[0], p[1], p[2]), (label - 1) * chance.uniform(0.1, 0.9), 0.7, scorer)
