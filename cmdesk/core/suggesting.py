"""What would make a query better, found out from what she judged.

Exclusions come from what the bad ones have in common and the good ones have not: words, two words side by side, #tags,
@handles, language, source, author, site. Where the good ones share a vocabulary, one of its words can be required
instead; where they write her word in their own way (Orange, not orange), its case can be. One word seldom says what a
homonym is about, so words are offered together, as many as pay.

Thirty judgements say little of a rare word. Two things guard against trusting it: a word counts for a mention only where
another mention has it too (each is judged as if it had not been seen), and every word is charged as if it had cost a
part of a good mention that was not drawn. Unjudged mentions, where there are some, tell more: a naive Bayes classifier
taught by the judged ones guesses at them, and is taught by its guesses again (Nigam, McCallum, Thrun and Mitchell, "Text
classification from labeled and unlabeled documents using EM", Machine Learning 39, 2000).

What is told of a suggestion is no guess: the changed query is put to the judged mentions. Nothing is changed here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import Final

from cmdesk.core.errors import QueryError
from cmdesk.core.matching import Candidate, matches
from cmdesk.core.matching.evaluation import literals_of
from cmdesk.core.previews import Judged
from cmdesk.core.query import All, AnyOf, Exact, Field, Handle, Literal, Node, Not, Phrase, Tag, Word, parse, printed
from cmdesk.core.query.fields import UnfitValueError, address_of, checked
from cmdesk.core.stop_words import STOP_WORDS
from cmdesk.core.text import fold

MOST_TERMS: Final = 40
"""Words offered together at most."""
MOST_LEARNT: Final = 1000
"""Unjudged mentions that are learnt from at most."""
MOST_MARKS: Final = 400
"""Words and other marks that are looked at closely at most."""

_PRICE: Final = 5.0
"""Bad ones that must go for each good one lost."""
_RISK: Final = 0.15
"""Good ones that a word is charged with, beyond those that it was seen to cost."""
_PRIOR: Final = 1.0
_TRUST: Final = 0.6
"""How much an unjudged mention counts in teaching, against a judged one."""
_ROUNDS: Final = 10
_ELSEWHERE: Final = 0.5
"""How much it counts what a word does to mentions that the query does not match (any more): others like it may come."""
_LEAST: Final = 1.5
_CONTRAST: Final = 3.0
"""How often a mark must stand in mentions of its side, and how much more often than in the others."""

_TOKEN: Final = re.compile(r"[#@]?\w[\w'’]*(?<!['’])")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
_APOSTROPHE: Final = re.compile("['’]")
_SIDE_BY_SIDE: Final = re.compile(r"[ \xa0\u202f-]")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change of a query that is offered to her.

    Attributes:
        query: the whole query with the change, as text.
        term: what is left out, required or added, as it stands in that query; several are parted by OR.
        kind: "exclude", "require", "exact" (the case of her own word is asked for) or "variant" (a spelling is added).
        bad_removed, good_removed: how many judged mentions of either sort the query matches no more.
        precision: of the judged mentions that are left, the share of good ones; None for a variant.
        added: of a variant, how many mentions of the archive hold it; else None.
    """

    query: str
    term: str
    kind: str
    bad_removed: int = 0
    good_removed: int = 0
    precision: float | None = None
    added: int | None = None


def suggestions(
    node: Node, judged: Sequence[Judged], *, unjudged: Sequence[Candidate] = (), most: int = 3
) -> list[Suggestion]:
    """Changes that would keep judged mentions out that are not what she looks for; the best first.

    Args:
        judged: what she judged; those that the query does not match are passed over.
        unjudged: mentions that the query matches and she did not judge, to learn more words from.
        most: how many at most.
    """
    known = [one for one in judged if matches(node, one.candidate)]
    if not known or all(one.relevant for one in known):
        return []
    lesson = _Lesson(node, judged, unjudged[:MOST_LEARNT])
    offers = [
        offer for offer in (*_exclusions(node, lesson), *_requirements(node, lesson), *_cases(node, lesson)) if offer
    ]
    found: list[Suggestion] = []
    for _, tree, term, kind in sorted(offers, key=lambda offer: (-offer[0], len(offer[2]), offer[2])):
        suggestion = _told(node, tree, term, kind, known)
        if suggestion is not None and suggestion.query not in {one.query for one in found}:
            found.append(suggestion)
        if len(found) == most:
            break
    return found


_Offer = tuple[float, Node, str, str]
"""Worth, changed tree, term, kind."""


@dataclass(slots=True)
class _Mention:
    """A mention that is learnt from.

    Attributes:
        good: the probability that it is what she looks for: 0 or 1 where she judged it.
        weight: how much it counts.
    """

    candidate: Candidate
    good: float
    weight: float
    marks: dict[Node, None] = field(default_factory=dict)


class _Lesson:
    """The mentions, what marks them, and which of them each mark covers.

    Attributes:
        matched: numbers of the mentions that the query matches; the others only teach.
    """

    def __init__(self, node: Node, judged: Sequence[Judged], unjudged: Sequence[Candidate]) -> None:
        self._own = {word for literal in literals_of(node) for word in _words_of(literal)}
        self._spellings: dict[str, Counter[str]] = {}
        self.mentions = [
            *(_Mention(one.candidate, float(one.relevant), 1.0) for one in judged),
            *(_Mention(candidate, 0.5, _TRUST) for candidate in unjudged),
        ]
        self.matched = {number for number, one in enumerate(self.mentions) if matches(node, one.candidate)}
        found = [list(self._marks(mention.candidate)) for mention in self.mentions]
        for mention, keys in zip(self.mentions, found, strict=True):
            mention.marks = {mark: None for key in keys if (mark := self._node(key)) is not None}
        self._judged = len(judged)
        if unjudged:
            self._guess()

    def marks(self, good: bool) -> Iterator[tuple[Node, frozenset[int]]]:
        """Marks of good (or bad) mentions that are more frequent there, with the numbers of the mentions they cover."""
        side: dict[Node, float] = defaultdict(float)
        seen: Counter[Node] = Counter()
        for mention in self.mentions:
            for mark in mention.marks:
                side[mark] += mention.weight * (mention.good if good else 1 - mention.good)
                seen[mark] += 1
        total = sum(one.weight * (one.good if good else 1 - one.good) for one in self.mentions)
        other = sum(one.weight for one in self.mentions) - total
        for mark, count in sorted(side.items(), key=lambda one: -one[1])[:MOST_MARKS]:
            if seen[mark] < 2 or count < _LEAST:
                continue
            covered = frozenset(number for number, one in enumerate(self.mentions) if mark in one.marks)
            rest = sum(self.mentions[number].weight for number in covered) - count
            if count / max(total, 1) > _CONTRAST * rest / max(other, 1):
                yield mark, covered

    def worth(self, removed: Iterable[int]) -> float:
        """What it is worth that the query matches these no more."""
        return sum(
            one.weight * (1 - one.good - _PRICE * one.good) * (1 if number in self.matched else _ELSEWHERE)
            for number, one in ((number, self.mentions[number]) for number in removed)
        )

    def _guess(self) -> None:
        """Guess at the mentions that she did not judge, by those that she did, then by all."""
        taught = self.mentions[: self._judged]
        for _ in range(_ROUNDS):
            odds = _odds(taught)
            for mention in self.mentions[self._judged :]:
                mention.good = odds(mention)
            taught = self.mentions

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
            if token[0][0] not in "#@":
                if before is not None and _SIDE_BY_SIDE.fullmatch(text, before.end(), token.start()):
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


def _odds(taught: Sequence[_Mention]) -> Callable[[_Mention], float]:
    """What naive Bayes, taught by some mentions, says of another: the probability that it is good."""
    good: dict[Node, float] = defaultdict(float)
    bad: dict[Node, float] = defaultdict(float)
    for mention in taught:
        for mark in mention.marks:
            good[mark] += mention.weight * mention.good
            bad[mark] += mention.weight * (1 - mention.good)
    goods = sum(mention.weight * mention.good for mention in taught) + 2 * _PRIOR
    bads = sum(mention.weight * (1 - mention.good) for mention in taught) + 2 * _PRIOR

    def probability(mention: _Mention) -> float:
        told = log(goods / bads)
        for mark in mention.marks:
            if not isinstance(mark, Phrase):
                told += log((good[mark] + _PRIOR) / goods) - log((bad[mark] + _PRIOR) / bads)
        return 1 / (1 + exp(-max(-30.0, min(30.0, told))))

    return probability


def _exclusions(node: Node, lesson: _Lesson) -> Iterator[_Offer]:
    """Marks of the bad ones: the best by itself, and as many together as pay."""
    marks = list(lesson.marks(good=False))
    chosen: list[Node] = []
    gone: set[int] = set()
    worth = 0.0
    while len(chosen) < MOST_TERMS:
        best = max(marks, key=lambda one: (lesson.worth(one[1] - gone), _plainness(one[0])), default=None)
        if best is None:
            break
        gain = lesson.worth(best[1] - gone) - _PRICE * _RISK
        if gain <= 0:
            break
        chosen.append(best[0])
        gone |= best[1]
        worth += gain
        if len(chosen) == 1:
            yield worth, _without(node, chosen), _listed(chosen), "exclude"
    if len(chosen) > 1:
        yield worth, _without(node, chosen), _listed(chosen), "exclude"


def _requirements(node: Node, lesson: _Lesson) -> Iterator[_Offer]:
    """Marks of the good ones of which one must be there: as many as bring good ones back."""
    marks = [(mark, covered) for mark, covered in lesson.marks(good=True) if not isinstance(mark, Field | Phrase)]
    chosen: list[Node] = []
    left_out = set(range(len(lesson.mentions)))
    while len(chosen) < MOST_TERMS:
        best = min(marks, key=lambda one: (lesson.worth(one[1] & left_out), -_plainness(one[0])), default=None)
        if best is None or lesson.worth(best[1] & left_out) >= 0:
            break
        chosen.append(best[0])
        left_out -= best[1]
    worth = lesson.worth(left_out) - _PRICE * _RISK * max(1, len(chosen))
    if chosen and worth > 0:
        yield worth, _and(node, _any(chosen)), _listed(chosen), "require"


def _cases(node: Node, lesson: _Lesson) -> Iterator[_Offer]:
    """Her words in the one spelling that the good ones use."""
    for mark, _ in lesson.marks(good=True):
        if isinstance(mark, Exact):
            for literal in {one: None for one in literals_of(node) if isinstance(one, Word) and not one.prefix}:
                if fold(literal.text) == fold(mark.words[0]):
                    tree = _replaced(node, literal, mark)
                    removed = [number for number in lesson.matched if not matches(tree, lesson.mentions[number].candidate)]
                    worth = lesson.worth(removed) - _PRICE * _RISK
                    if worth > 0:
                        yield worth, tree, printed(mark), "exact"


def _told(node: Node, tree: Node, term: str, kind: str, known: Sequence[Judged]) -> Suggestion | None:
    """A change as it is offered; None where it cannot be written down, or is no gain on what she judged."""
    query = printed(tree)
    try:
        read = parse(query)
    except QueryError:
        return None
    kept = [one for one in known if matches(read, one.candidate)]
    good = sum(one.relevant for one in kept)
    goods = sum(one.relevant for one in known)
    bad_removed, good_removed = len(known) - goods - (len(kept) - good), goods - good
    if not kept or not bad_removed or good / len(kept) <= goods / len(known):
        return None
    return Suggestion(query, term, kind, bad_removed, good_removed, good / len(kept))


def _without(node: Node, terms: Sequence[Node]) -> Node:
    """A query that leaves out terms; those that it leaves out already stand together with them."""
    if isinstance(node, All) and isinstance(last := node.parts[-1], Not):
        before = last.part.parts if isinstance(last.part, AnyOf) else (last.part,)
        return All((*node.parts[:-1], Not(_any((*before, *terms)))))
    return _and(node, Not(_any(terms)))


def _and(node: Node, part: Node) -> Node:
    return All((*node.parts, part)) if isinstance(node, All) else All((node, part))


def _any(terms: Sequence[Node]) -> Node:
    return terms[0] if len(terms) == 1 else AnyOf(tuple(terms))


def _listed(terms: Sequence[Node]) -> str:
    return " OR ".join(map(printed, terms))


def _replaced(node: Node, old: Node, new: Node) -> Node:
    match node:
        case _ if node == old:
            return new
        case Not(part):
            return Not(_replaced(part, old, new))
        case All(parts):
            return All(tuple(_replaced(part, old, new) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_replaced(part, old, new) for part in parts))
        case _:
            return node


def _words_of(literal: Literal) -> Iterable[str]:
    """The folded words of a literal: no news of what it finds."""
    texts = literal.words if isinstance(literal, Phrase | Exact) else (literal.text,)
    whole = [part for text in texts for part in re.findall(r"\w+", fold(text))]
    return (*whole, "".join(whole))


def _plainness(mark: Node) -> int:
    """Of marks that are worth the same the one that says most of what it finds."""
    return 3 if isinstance(mark, Exact) else 2 if isinstance(mark, Word) else 1 if isinstance(mark, Tag | Handle) else 0
