"""How many copies sketches find of real posts and headlines, beside the project; `-s` prints the figures.

The table of `cmdesk.core.nearness` is from here.
"""

import gzip
import json
import os
import random
import re
import sys
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from cmdesk.core.corrections import digest
from cmdesk.core.nearness import NEAR_FROM, Sketch, sketch
from tests.sentiment.corpus import rows

pytestmark = pytest.mark.recordings

PAPERS = (
    "Le Parisien",
    "Ouest-France",
    "20 Minutes",
    "Le Figaro",
    "La Voix du Nord",
    "Sud Ouest",
    "BFMTV",
    "franceinfo",
)
FOUND_AT_LEAST = {"5 %": 0.92, "10 %": 0.84, "20 %": 0.58, "RT": 1, "a newspaper": 0.98, "two newspapers": 0.96}


@pytest.fixture(scope="module")
def headlines() -> list[str]:
    path = Path(os.environ["CMDESK_SHARED"]) / "data" / "x-french-media" / "timeline-pages.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        texts = [post["text"] for line in file for post in json.loads(line)["data"]]
    return different(texts)


@pytest.fixture(scope="module")
def texts(headlines: list[str]) -> list[str]:
    return different(
        [*headlines, *(text for _, text in rows("umsab-fr", "train")), *(text for _, text in rows("xed-fr", "all"))]
    )


def different(texts: Sequence[str]) -> list[str]:
    """Texts that are not reposts and do not say the same, and that have a sketch."""
    found = {digest(text): text for text in texts if not text.startswith("RT ")}
    return [text for said, text in found.items() if said is not None]


def near(one: Sketch | None, other: Sketch | None) -> bool:
    return (
        one is not None
        and other is not None
        and bool(set(one.keys) & set(other.keys))
        and one.nearness(other) >= NEAR_FROM
    )


def share_found(texts: Sequence[str], change: Callable[[str], tuple[str, str]]) -> float:
    pairs = [change(text) for text in texts]
    return sum(near(sketch(one), sketch(other)) for one, other in pairs) / len(pairs)


def test_copies_are_found(headlines: list[str], texts: list[str]) -> None:
    chance = random.Random(3)
    posts = chance.sample([text for text in texts if len(text) < 300], 600)
    titles = [re.sub(r"https?://\S+", "", text).strip().split("\n")[0][:110] for text in headlines]
    titles = chance.sample([title for title in titles if digest(title) is not None], 400)

    def dropped(share: float) -> Callable[[str], tuple[str, str]]:
        return lambda text: (text, " ".join(word for word in text.split() if chance.random() >= share))

    found = {
        "5 %": share_found(posts, dropped(0.05)),
        "10 %": share_found(posts, dropped(0.1)),
        "20 %": share_found(posts, dropped(0.2)),
        "RT": share_found(posts, lambda text: (text, f"RT @quelquun: {text}")),
        "a newspaper": share_found(titles, lambda text: (text, f"{text} - {chance.choice(PAPERS)}")),
        "two newspapers": share_found(
            titles, lambda text: tuple(f"{text} - {name}" for name in chance.sample(PAPERS, 2))
        ),
    }
    sys.stdout.write(f"{found}\n")
    assert {name: share for name, share in found.items() if share < FOUND_AT_LEAST[name]} == {}


def test_different_texts_are_seldom_near(texts: list[str]) -> None:
    places: dict[int, list[int]] = {}
    sketches = [sketch(text) for text in texts]
    for place, made in enumerate(sketches):
        for key in () if made is None else made.keys:
            places.setdefault(key, []).append(place)
    pairs = {
        pair
        for found in places.values()
        for pair in combinations(found, 2)
        if near(sketches[pair[0]], sketches[pair[1]])
    }
    sys.stdout.write(f"{len(pairs)} pairs of {len(texts)} texts\n")
    # nearly all of them are one headline told twice: see the module
    assert len(pairs) < len(texts) / 10
