"""What tells good mentions from bad ones: marks counted in what she judged, and in some that she did not.

Thirty judgements say little of a rare word. Unjudged mentions, where there are some, tell more: a naive Bayes
classifier taught by the judged ones guesses at them, and is taught by its guesses again (Nigam, McCallum, Thrun and
Mitchell, "Text classification from labeled and unlabeled documents using EM", Machine Learning 39, 2000).

The figures below were chosen on made-up archives of a homonym (see the tests), of other seeds than those tested.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import Final

from cmdesk.core.matching import Candidate, matches
from cmdesk.core.matching.evaluation import literals_of
from cmdesk.core.previews import Judged
from cmdesk.core.query import Exact, Field, Handle, Literal, Node, Phrase, Tag, Word
from cmdesk.core.query.fields import UnfitValueError, address_of, checked
from cmdesk.core.stop_words import STOP_WORDS
from cmdesk.core.text import fold

MOST_LEARNT: Final = 1000
"""Unjudged mentions that are learnt from at most."""
MOST_MARKS: Final = 400
"""Words and other marks that are looked at closely at most."""
PRICE: Final = 4.0
"""Bad ones that must go for each good one lost."""

_PRIOR: Final = 1.0
"""Mentions that each mark is taken to have been seen in beforehand, of either sort."""
_TRUST: Final = 1.0
"""How much an unjudged mention counts, against a judged one."""
_ROUNDS: Final = 10
_ELSEWHERE: Final = 0.5
"""How much it counts what a word does to mentions that the query does not match (any more): others like it may come."""
_LEAST: Final = 1.5
_CONTRAST: Final = 3.0
"""In how many mentions of its side a mark stands at least, and how many times more often than in the others."""

_TOKEN: Final = re.compile(r"[#@]?\w[\w'’]*(?<!['’])")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
_APOSTROPHE: Final = re.compile("['’]")
_SIDE_BY_SIDE: Final = re.compile(r"[ \xa0\u202f-]")


@dataclass(slots=True)
class _Mention:
    """A mention that is learnt from.

    Attributes:
        good: the probability that it is what she looks for: 0 or 1 where she judged it.
        weight: how much it counts.
        marks: numbers of what marks it.
    """

    candidate: Candidate
    good: float
    weight: float
    marks: set[int] = field(default_factory=set)


class Lesson:
    """The mentions, what marks them, and which of them each mark covers.

    Attributes:
        matched: numbers of the mentions that the query matches; the others only teach.
    """

    def __init__(self, node: Node, judged: Sequence[Judged], unjudged: Sequence[Candidate]) -> None:
        self._own = {word for literal in literals_of(node) for word in _words_of(literal)}
        self._spellings: dict[str, Counter[str]] = {}
        self.mentions = [
            *(_Mention(one.candidate, float(one.relevant), 1.0) for one in judged),
            *(_Mention(candidate, 0.5, _TRUST) for candidate in unjudged[:MOST_LEARNT]),
        ]
        self.matched = {number for number, one in enumerate(self.mentions) if matches(node, one.candidate)}
        # numbered: trees are slow to look up, and each mark is looked up many times
        keys: dict[tuple[str, ...], int] = {}
        for mention in self.mentions:
            mention.marks = {keys.setdefault(key, len(keys)) for key in self._marks(mention.candidate)}
        self._keys = list(keys)
        self._covered: list[set[int]] = [set() for _ in keys]
        for number, mention in enumerate(self.mentions):
            for mark in mention.marks:
                self._covered[mark].add(number)
        self._judged = len(judged)
        if unjudged:
            self._guess()
        self._worth = [
            one.weight * (1 - one.good - PRICE * one.good) * (1 if number in self.matched else _ELSEWHERE)
            for number, one in enumerate(self.mentions)
        ]
        self._telling_marks: dict[bool, list[tuple[Node, frozenset[int]]]] = {}

    def marks(self, good: bool) -> list[tuple[Node, frozenset[int]]]:
        """Marks of good (or bad) mentions that are more frequent there, with the numbers of the mentions they cover."""
        if good not in self._telling_marks:
            self._telling_marks[good] = list(self._marks_of(good))
        return self._telling_marks[good]

    def worth(self, removed: Iterable[int]) -> float:
        """What it is worth that the query matches these no more."""
        return sum(map(self._worth.__getitem__, removed))

    def _marks_of(self, good: bool) -> Iterator[tuple[Node, frozenset[int]]]:
        side = [one.weight * (one.good if good else 1 - one.good) for one in self.mentions]
        other = [one.weight - share for one, share in zip(self.mentions, side, strict=True)]
        counts = [(sum(side[number] for number in covered), mark) for mark, covered in enumerate(self._covered)]
        total, rest = max(sum(side), 1), max(sum(other), 1)
        for count, mark in sorted(counts, key=lambda one: -one[0])[:MOST_MARKS]:
            covered = self._covered[mark]
            if len(covered) < 2 or count < _LEAST:
                continue
            elsewhere = sum(other[number] for number in covered)
            if count / total > _CONTRAST * elsewhere / rest and (node := self._node(self._keys[mark])) is not None:
                yield node, frozenset(covered)

    def _guess(self) -> None:
        """Guess at the mentions that she did not judge, by those that she did, then by all."""
        taught = self.mentions[: self._judged]
        # two words side by side would say again what each of them says
        skipped = {mark for mark, key in enumerate(self._keys) if key[0] == "pair"}
        for _ in range(_ROUNDS):
            told, weights = self._odds(taught)
            for mention in self.mentions[self._judged :]:
                odds = told + sum(weights[mark] for mark in mention.marks if mark not in skipped)
                mention.good = 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
            taught = self.mentions

    def _odds(self, taught: Sequence[_Mention]) -> tuple[float, list[float]]:
        """Logarithms of the odds that a mention is good: of any, and what each mark adds to it."""
        good, bad = [_PRIOR] * len(self._keys), [_PRIOR] * len(self._keys)
        for mention in taught:
            for_good = mention.weight * mention.good
            for_bad = mention.weight - for_good
            for mark in mention.marks:
                good[mark] += for_good
                bad[mark] += for_bad
        goods = sum(mention.weight * mention.good for mention in taught) + 2 * _PRIOR
        bads = sum(mention.weight * (1 - mention.good) for mention in taught) + 2 * _PRIOR
        told = log(goods / bads)
        return told, [log(for_good / for_bad) - told for for_good, for_bad in zip(good, bad, strict=True)]

    def _marks(self, candidate: Candidate) -> Iterator[tuple[str, ...]]:
        """Keys of what marks a mention: the sort, then folded words, or name and value of a field."""
        text = _ADDRESS.sub(" . ", candidate.text)
        before: re.Match[str] | None = None
        for token in _TOKEN.finditer(text):
            if token[0][0] in "#@":
                key = fold(token[0])
                self._spelt(key, token[0])
                yield "tag" if token[0][0] == "#" else "handle", key
            # what a word finds in a #tag or an @handle, it finds there, too
            for part in _APOSTROPHE.split(token[0].lstrip("#@")):
                key = fold(part)
                if key in self._own:
                    yield "exact", part
                elif self._telling(key):
                    self._spelt(key, part)
                    yield "word", key
            beside = before is not None and _SIDE_BY_SIDE.fullmatch(text, before.end(), token.start())
            if before is not None and beside and token[0][0] not in "#@":
                pair = before[0], token[0]
                if any(self._telling(fold(part)) for word in pair for part in _APOSTROPHE.split(word)):
                    for word in pair:
                        self._spelt(fold(word), word)
                    yield "pair", fold(pair[0]), fold(pair[1])
            before = None if token[0][0] in "#@" else token
        facts = candidate.facts
        if facts.source:
            yield "lang", facts.lang
            yield "source", facts.source
        if facts.author:
            yield "author", facts.author[0]
        for host in {address_of(link)[0] for link in (*((facts.url,) if facts.url else ()), *facts.links)}:
            if host:
                yield "domain", host

    def _telling(self, key: str) -> bool:
        return len(key) > 2 and key not in STOP_WORDS and key not in self._own and not key.isdigit()

    def _spelt(self, key: str, spelling: str) -> None:
        self._spellings.setdefault(key, Counter())[spelling] += 1

    def _spelling(self, key: str) -> str:
        """How a word is mostly written; in small letters where that is usual too."""
        counted = self._spellings[key]
        return max(counted, key=lambda spelling: (counted[spelling], spelling == spelling.lower(), spelling))

    def _node(self, key: tuple[str, ...]) -> Node | None:
        sort, *rest = key
        match sort:
            case "word":
                return Word(self._spelling(rest[0]).lower())
            case "pair":
                return Phrase(tuple(self._spelling(word).lower() for word in rest))
            case "exact":
                return Exact((rest[0],))
            case "tag" | "handle":
                spelling = self._spelling(rest[0])[1:]
                return Tag(spelling) if sort == "tag" else Handle(spelling)
            case _:
                try:
                    return Field(sort, checked(sort, rest[0]))
                except UnfitValueError:
                    return None


def _words_of(literal: Literal) -> Iterable[str]:
    """The folded words of a literal: no news of what it finds."""
    texts = literal.words if isinstance(literal, Phrase | Exact) else (literal.text,)
    whole = [part for text in texts for part in re.findall(r"\w+", fold(text))]
    return (*whole, "".join(whole))
