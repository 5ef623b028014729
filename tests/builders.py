"""Posts for tests: made up by us, complete enough to be stored, each word of them chosen by the test where it matters.

And payloads in the form in which X gives posts, and in our own, as files.
"""

import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from cmdesk.core.corrections import BrandWord
from cmdesk.core.text import fold
from cmdesk.core.types import UNDETERMINED, Author, Label, Post, ScoredPost, Sentiment

NOON: Final = datetime(2024, 5, 2, 12, tzinfo=UTC)
"""When posts are posted unless a test says otherwise: a Thursday."""

NOW: Final = datetime(2024, 5, 20, 9, tzinfo=UTC)
"""The moment of a pass."""

AUTHOR: Final = Author(key="9001", handle="camille_cie", name="Camille", followers=120)


def make_post(native: str = "1", text: str = "bonjour", **more: Any) -> Post:
    """A post of X at NOON by AUTHOR; `more` as in `Post`."""
    return Post(**{"source": "x", "native": native, "posted_at": NOON, "text": text, "author": AUTHOR, **more})


def make_sentiment(label: Label = Label.NEUTRAL) -> Sentiment:
    """A sentiment whose numbers fit its label."""
    if label is Label.UNKNOWN:
        return Sentiment(label, None, None, 0.0, "none")
    p = {
        Label.NEGATIVE: (0.8, 0.15, 0.05),
        Label.NEUTRAL: (0.1, 0.8, 0.1),
        Label.POSITIVE: (0.05, 0.15, 0.8),
    }[label]
    return Sentiment(label, p, p[2] - p[0], max(p), "test@1")


class FakeAnalyst:
    """Judges every text by one rule, whatever its language, and remembers what it was asked.

    Attributes:
        asked: text and stated language of each question.
        habits: the habits told with them.
        words: the words that were to be taken for hers.
        current: what stands as scorer in what it says.
    """

    def __init__(
        self, judge: Callable[[str], Sentiment] = lambda _text: make_sentiment(), *, lang: str = UNDETERMINED
    ) -> None:
        """Take the rule, and the language of the texts whose source states none."""
        self._judge, self._lang = judge, lang
        self.asked: list[tuple[str, str | None]] = []
        self.habits: list[str | None] = []
        self.words: list[Sequence[BrandWord] | None] = []
        self.current = frozenset({"none"})

    def analyse(
        self,
        text: str,
        stated: str | None,
        *,
        habit: str | None = None,
        evidence: bool = False,
        words: Sequence[BrandWord] | None = None,
    ) -> tuple[str, Sentiment]:
        """As `core.ports.Analyst`."""
        self.asked.append((text, stated))
        self.habits.append(habit)
        self.words.append(words)
        return stated or habit or self._lang, self._judge(text)

    def analyse_all(
        self, texts: Sequence[str], stated: Sequence[str | None], habits: Sequence[str | None]
    ) -> list[tuple[str, Sentiment]]:
        """As `core.ports.Analyst`."""
        return [self.analyse(text, told, habit=habit) for text, told, habit in zip(texts, stated, habits, strict=True)]

    def second_opinion(self, text: str, lang: str) -> Sentiment | None:
        """As `core.ports.Analyst`: there is one scorer."""
        return None


def make_scored(
    native: str = "1",
    text: str = "bonjour",
    *,
    label: Label = Label.NEUTRAL,
    trackers: Iterable[int] = (),
    lang: str = "fr",
    packed: bytes | None = None,
    **more: Any,
) -> ScoredPost:
    """The same post as the pipeline hands it to the store; `more` as in `Post`."""
    post = make_post(native, text, **more)
    return ScoredPost(post, lang, make_sentiment(label), fold(text), frozenset(trackers), packed)


def x_post(native: str | int = 1, text: str = "bonjour", **more: Any) -> dict[str, Any]:
    """One object of `data` in an answer of X; `more` adds or replaces its fields."""
    return {
        "id": str(native),
        "text": text,
        "created_at": "2024-05-02T12:00:00.000Z",
        "author_id": AUTHOR.key,
        "lang": "fr",
        "public_metrics": {"like_count": 0, "retweet_count": 0, "reply_count": 0, "quote_count": 0},
        **more,
    }


def x_page(posts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """An answer of X with its author in `includes`."""
    data = list(posts)
    user = {"id": AUTHOR.key, "username": AUTHOR.handle, "name": AUTHOR.name}
    return {"data": data, "includes": {"users": [user]}, "meta": {"result_count": len(data)}}


def write_x(path: Path, posts: Iterable[Mapping[str, Any]], *, page: int = 100) -> Path:
    """Write a file of X answers, one a line, `page` posts in each; compressed where the name ends in .gz."""
    rest = list(posts)
    answers = [x_page(rest[start : start + page]) for start in range(0, len(rest), page)]
    return write_lines(path, answers)


def line(native: str | int = 1, text: str = "bonjour", posted_at: datetime = NOON, **more: Any) -> dict[str, Any]:
    """One line of our own form; `more` adds or replaces its fields. Spanish: no scorer, so no word list to load."""
    return {
        "id": str(native),
        "source": "x",
        "text": text,
        "posted_at": posted_at.isoformat(),
        "lang": "es",
        "author": {"key": AUTHOR.key, "handle": AUTHOR.handle},
        **more,
    }


def lines(count: int, text: str = "bonjour") -> list[dict[str, Any]]:
    """So many lines of our own form, a minute apart, the first at NOON."""
    return [line(number, text, NOON + timedelta(minutes=number)) for number in range(count)]


def write_lines(path: Path, values: Iterable[object]) -> Path:
    """Write values as JSON lines; text is written as it is. Compressed where the name ends in .gz."""
    written = "".join(
        (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)) + "\n" for value in values
    ).encode()
    path.write_bytes(gzip.compress(written) if path.name.endswith(".gz") else written)
    return path
