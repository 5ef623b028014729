"""What would make a query better, found out from what she judged.

Exclusions come from what the bad ones have in common and the good ones have not: words, two words side by side, #tags,
@handles, language, source, author, site. Where the good ones share a vocabulary, one of its words can be required
instead; where they write her word in their own way (Orange, not orange), its case can be. One word seldom says what a
homonym is about, so words are offered together, as many as pay.

Two things guard against trusting a rare word: it counts for a mention only where another has it too, and every word is
charged as if it had cost a part of a good mention that was not drawn. `learning` says what is counted.

What is told of a suggestion is no guess: the changed query is put to the judged mentions. Nothing is changed here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cmdesk.core.errors import QueryError
from cmdesk.core.learning import PRICE, Lesson
from cmdesk.core.matching import Candidate, matches
from cmdesk.core.matching.evaluation import literals_of
from cmdesk.core.matching.literals import occurs
from cmdesk.core.previews import Judged
from cmdesk.core.query import (
    All,
    AnyOf,
    Exact,
    Field,
    Handle,
    Literal,
    Near,
    Node,
    Not,
    Phrase,
    Tag,
    Word,
    parse,
    printed,
)
from cmdesk.core.stop_words import STOP_WORDS
from cmdesk.core.text import fold

MOST_TERMS: Final = 40
"""Words offered together at most."""
SHORTEST_MISTYPED: Final = 5
"""Letters of a word in which a typing fault is looked for, at least."""
SHORTEST_HELD: Final = 4
"""Letters of a word that is looked for within #tags, at least."""

_RARER: Final = 3
"""How many times rarer than the word a fault in typing it is."""
_RISK: Final = 0.1
"""Good ones that a word is charged with, beyond those that it was seen to cost."""


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
    lesson = Lesson(node, judged, unjudged)
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


def _exclusions(node: Node, lesson: Lesson) -> Iterator[_Offer]:
    """Marks of the bad ones: the best by itself, and as many together as pay."""
    # leaving out another case of her word is asking for hers, less clearly
    marks = [(mark, covered) for mark, covered in lesson.marks(good=False) if not isinstance(mark, Exact)]
    chosen: list[Node] = []
    gone: set[int] = set()
    worth = 0.0
    while len(chosen) < MOST_TERMS:
        best = max(marks, key=lambda one: (lesson.worth(one[1] - gone), _plainness(one[0])), default=None)
        if best is None:
            break
        gain = lesson.worth(best[1] - gone) - PRICE * _RISK
        if gain <= 0:
            break
        chosen.append(best[0])
        gone |= best[1]
        worth += gain
        if len(chosen) == 1:
            yield worth, _without(node, chosen), _listed(chosen), "exclude"
    if len(chosen) > 1:
        yield worth, _without(node, chosen), _listed(chosen), "exclude"


def _requirements(node: Node, lesson: Lesson) -> Iterator[_Offer]:
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
    worth = lesson.worth(left_out) - PRICE * _RISK * max(1, len(chosen))
    if chosen and worth > 0:
        yield worth, _and(node, _any(chosen)), _listed(chosen), "require"


def _cases(node: Node, lesson: Lesson) -> Iterator[_Offer]:
    """Her words in the one spelling that the good ones use: of those words that most mentions match by."""
    words = [one for one in dict.fromkeys(literals_of(node)) if isinstance(one, Word) and not one.prefix]
    for mark, covered in lesson.marks(good=True):
        if not isinstance(mark, Exact) or len(covered & lesson.matched) * 4 < len(lesson.matched):
            continue
        for word in words:
            if fold(word.text) == fold(mark.words[0]):
                tree = _replaced(node, word, mark)
                removed = [one for one in lesson.matched if not matches(tree, lesson.mentions[one].candidate)]
                worth = lesson.worth(removed) - PRICE * _RISK
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
    # of few judgements the share of good ones grows even where as many of either sort go: that helps nobody
    if not kept or bad_removed <= good_removed or good / len(kept) <= goods / len(known):
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


def stems(node: Node) -> list[str]:
    """Beginnings of words to ask the vocabulary of the archive for, so that `variants` finds what is near a query.

    A typing fault in the first two letters is not found: all words of the archive would have to be read.
    """
    found: dict[str, None] = {}
    for literal in _sought(node):
        for word in _forms(literal):
            found[word] = None
            if len(word) >= SHORTEST_MISTYPED:
                found[word[:2]] = None
    return list(found)


def variants(node: Node, vocabulary: Sequence[tuple[str, int]], *, most: int = 12) -> list[Suggestion]:
    """Spellings that the archive holds and a query does not match, the most used first.

    Plural and feminine, one typing fault (in words of 5 letters or more, where it is much rarer than the word itself: a
    word as frequent is another word), a phrase written in one word, #tags that hold a word.

    Args:
        vocabulary: folded words of the archive, those that are tags with their #, and how many mentions hold each.
    """
    counts = dict(vocabulary)
    known = list(literals_of(node))
    found: dict[str, Suggestion] = {}
    for literal in _sought(node):
        for form in _forms(literal):
            for word, count in vocabulary:
                if word in found or word in STOP_WORDS or not _near(form, word, counts):
                    continue
                if any(occurs(one, Candidate(word)) for one in known):
                    continue
                term = Tag(word[1:]) if word[0] == "#" else Word(word)
                tree = _beside(node, literal, term)
                if tree != node and _reads(query := printed(tree)):
                    found[word] = Suggestion(query, printed(term), "variant", added=count)
    return sorted(found.values(), key=lambda one: (-(one.added or 0), one.term))[:most]


def _near(form: str, word: str, counts: Mapping[str, int]) -> bool:
    """Whether a word of the archive is a spelling of a form of hers."""
    if word[0] == "#":
        return len(form) >= SHORTEST_HELD and form in word and word != f"#{form}"
    if not word.isalnum() or word == form:
        return word == form
    if word in _inflected(form) or form in _inflected(word):
        return True
    if len(form) < SHORTEST_MISTYPED or not one_fault_apart(form, word):
        return False
    return counts[word] * _RARER <= counts.get(form, 0)


def _inflected(word: str) -> tuple[str, ...]:
    return tuple(word + ending for ending in ("s", "x", "e", "es")) if len(word) > 2 else ()


def one_fault_apart(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing, too many, or two neighbours have changed places."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), None)
    if at is None:
        return True
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return short[at:] == long[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])


def _sought(node: Node, *, negated: bool = False) -> Iterator[Literal]:
    """Words and phrases that a query looks for."""
    match node:
        case Not(part):
            yield from _sought(part, negated=not negated)
        case All(parts) | AnyOf(parts) | Near(parts):
            for part in parts:
                yield from _sought(part, negated=negated)
        case Word(_, False) | Phrase() | Tag(_, False) if not negated:
            yield node


def _forms(literal: Literal) -> tuple[str, ...]:
    """The folded words of which spellings are looked for; of a phrase its words in one."""
    match literal:
        case Word(text) | Tag(text):
            folded = fold(text)
            return (folded,) if folded.isalnum() and len(folded) > 2 else ()
        case Phrase(words):
            joined = "".join(re.findall(r"\w+", fold("".join(words))))
            return (joined,) if len(words) > 1 and len(joined) > 3 else ()
        case _:
            return ()


def _beside(node: Node, literal: Literal, term: Node) -> Node:
    """A query in which another term will do in the place of a literal; the same where that cannot be written.

    Within what is excluded, and among three or more words that are near each other, it cannot.
    """
    match node:
        case _ if node == literal:
            return AnyOf((node, term))
        case AnyOf(parts) if literal in parts:
            return AnyOf((*parts, term))
        case AnyOf(parts):
            return AnyOf(tuple(_beside(part, literal, term) for part in parts))
        case All(parts):
            return All(tuple(_beside(part, literal, term) for part in parts))
        case Near((left, right), words):
            parts = (left, right)
            return Near(tuple(_beside(part, literal, term) for part in parts), words)
        case _:
            return node


def _reads(query: str) -> bool:
    try:
        parse(query)
    except QueryError:
        return False
    return True


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


def _plainness(mark: Node) -> int:
    """Of marks that are worth the same the one that says most of what it finds."""
    return 3 if isinstance(mark, Exact) else 2 if isinstance(mark, Word) else 1 if isinstance(mark, Tag | Handle) else 0
