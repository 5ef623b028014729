"""Words whose weight she says herself: applied to a text before any scorer sees it.

A brand may be called *Bonheur* or *Mort Subite*: such a name says nothing of the mood, and a scorer that reads it as
praise or blame is wrong in every mention. So her words are taken out of what a scorer is given, and their own weight is
added to what it says. They are found as queries find them, whatever the case, the accents and the elisions.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import exp
from typing import Final

from cmdesk.core.corrections import BrandWord
from cmdesk.core.errors import QueryError
from cmdesk.core.matching import Candidate, Matcher, explained
from cmdesk.core.query import Node, parse
from cmdesk.core.types import Evidence, Label, Sentiment

STEP: Final = 0.75
"""What one unit of weight adds to the log-odds of positive against neutral, and of neutral against negative.

A word of weight 4, the strongest, makes its label twenty times likelier than neutral: it decides, unless there is much
on the other side.
"""

MARK: Final = "+words"
"""What the id of a scorer gets where a word of hers weighed with it."""

_UNKNOWN: Final = (1 / 3, 1 / 3, 1 / 3)
_ENOUGH: Final = 40.0
"""Weight beyond which nothing is surer; of a text that says a word a thousand times the odds would be no number."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class BrandWords:
    """Finds her words in texts, and weighs them."""

    def __init__(self, words: Iterable[BrandWord] = ()) -> None:
        """Take her words; signs and emoji, which no query can ask for, are found as they stand."""
        self._words: dict[int, tuple[Node, float]] = {}
        self._signs: list[tuple[str, float]] = []
        for word in words:
            node = node_of(word.text)
            if node is not None:
                self._words[len(self._words) + 1] = node, word.weight
            elif sign := word.text.strip():
                self._signs.append((sign, word.weight))
        self._matcher = Matcher()
        self._matcher.update({number: node for number, (node, _) in self._words.items()})

    def found(self, text: str) -> tuple[Evidence, ...]:
        """Where they stand in a text; of those that overlap the longest, then the first."""
        if not self._words and not self._signs:
            return ()
        # the matcher takes no lone surrogates, which belong to no word
        plain = _SURROGATE.sub("\ufffd", text)
        places = [
            Evidence(at, at + len(sign), weight)
            for sign, weight in self._signs
            if sign in text
            for at in range(len(text))
            if text.startswith(sign, at)
        ]
        places += [
            Evidence(reason.start, reason.end, self._words[number][1])
            for number in self._matcher.match(plain)
            for reason in explained(self._words[number][0], Candidate(plain))
            if reason.end
        ]
        if len(places) < 2:
            return tuple(places)
        kept: list[Evidence] = []
        taken = bytearray(len(text))
        for place in sorted(places, key=lambda place: (place.start - place.end, place.start)):
            if taken.find(1, place.start, place.end) < 0:
                taken[place.start : place.end] = b"\x01" * (place.end - place.start)
                kept.append(place)
        return tuple(sorted(kept, key=lambda place: place.start))


def node_of(text: str) -> Node | None:
    """What a word or phrase of hers is as a query; None of signs alone."""
    plain = " ".join(text.replace('"', " ").split())
    try:
        return parse(plain if plain.startswith(("#", "@")) and " " not in plain else f'"{plain}"')
    except QueryError:
        return None


def without(text: str, places: Sequence[Evidence]) -> str:
    """A text with spaces where her words stand, as `found` gives them; offsets stay as they are."""
    parts, at = [], 0
    for place in places:
        parts += [text[at : place.start], " " * (place.end - place.start)]
        at = place.end
    return "".join([*parts, text[at:]])


def shift(places: Sequence[Evidence]) -> float:
    """What her words add to the logit of positive, and take from that of negative."""
    return STEP * max(-_ENOUGH, min(_ENOUGH, sum(place.weight for place in places)))


def weighed(sentiment: Sentiment, places: Sequence[Evidence]) -> Sentiment:
    """What a scorer said of a text without her words, and what they say: odds by odds.

    A text in which the scorer knew nothing is judged by her words alone, unless they all have no weight.
    """
    spoken = tuple(place for place in places if place.weight)
    if sentiment.p is None and not spoken:
        return sentiment
    up = exp(shift(places))
    negative, neutral, positive = sentiment.p or _UNKNOWN
    odds = negative / up, neutral, positive * up
    p = odds[0] / sum(odds), odds[1] / sum(odds), odds[2] / sum(odds)
    confidence = max(p)
    return replace(
        sentiment,
        label=Label(p.index(confidence)),
        p=p,
        compound=p[2] - p[0],
        confidence=confidence,
        scorer=sentiment.scorer + MARK,
        evidence=tuple(sorted((*sentiment.evidence, *spoken), key=lambda part: part.start)),
    )
