"""Sentiment by a plain word list, for German, Spanish, Italian and Portuguese: every point can be shown in the text.

The rules are VADER's (Hutto & Gilbert 2014), without what only English has: a negation in the three words before turns
a word round, boosters and dampeners in the two before it strengthen and weaken it, what follows "but" weighs more. In
German the negation may follow ("gefällt mir nicht"). Emoji and emoticons are those of the French list: a smile is one
everywhere. The sum of the evidence, squeezed into -1..1, is the compound: nothing else goes in.

Lists are `resources/lexicons/LANG.tsv`: an entry and its weight or role; `stem*` holds for every word that begins so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from math import copysign, sqrt
from typing import Final

from cmdesk.core.errors import BugError
from cmdesk.core.text import fold
from cmdesk.core.types import Evidence, Sentiment
from cmdesk.sentiment.lexicon_fr import (
    AFTER_BUT,
    ALPHA,
    BEFORE_BUT,
    BOOSTER_REACH,
    CAPITALS,
    EXCLAMATION,
    EXCLAMATIONS,
    NEGATION,
    NEGATOR_REACH,
    STEP,
)
from cmdesk.sentiment.lexicon_text import BREAK, Token, Tokenizer
from cmdesk.sentiment.ordinal import Ordinal, unknown
from cmdesk.sentiment.word_list import LONGEST, STRONGEST, Entry, Role

SHORTEST_STEM: Final = 4

# Fitted on the training rows of UMSAB of each language, and on no others, by `tests.sentiment.corpus.fit`, which a test
# repeats: maximum likelihood, the three labels weighing the same, texts without a known word at 0.
CALIBRATIONS: Final = {
    "de": Ordinal(slope=3.867, low=-0.554, high=1.459),
    "es": Ordinal(slope=3.411, low=-0.468, high=1.536),
    "it": Ordinal(slope=3.293, low=-0.53, high=1.385),
    "pt": Ordinal(slope=3.477, low=-0.515, high=1.483),
}

_NOTHING: Final = Entry(0.0)
_BREAK: Final = Entry(0.0, Role.BREAK)
_NEGATION_FOLLOWS: Final = frozenset({"de"})
_SHARED: Final = frozenset({"emoji", "emoticon", "irony"})
_ROLES: Final = {role.value: role for role in (Role.BOOSTER, Role.DAMPENER, Role.NEGATOR, Role.CONTRAST)}


@dataclass(slots=True)
class Place:
    """A place in the list after some words: the entry that ends here, the words and the stems that may follow."""

    entry: Entry | None = None
    following: dict[str, "Place"] = field(default_factory=dict)
    stems: dict[str, Entry] = field(default_factory=dict)


class PlainList:
    """A word list ready to be looked up.

    Attributes:
        root: where every entry begins.
        words: every folded word that is written out in an entry.
        emoticons: folded `:)` and the like.
        size: entries of the list itself.
    """

    def __init__(self, lines: Iterable[str], shared: Iterable[str] = ()) -> None:
        """Read a list.

        Args:
            shared: lines of the French list, of which emoji and emoticons are taken.

        Raises:
            BugError: a line cannot be read; the list is ours, so the fault is too.
        """
        self.root = Place()
        self.emoticons: set[str] = set()
        self.words: set[str] = set()
        self.size = 0
        cut = Tokenizer().words
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.startswith("#"):
                try:
                    written, weight = line.rstrip("\n").split("\t")
                    self._take(cut(written.rstrip("*")), written.endswith("*"), _entry(weight))
                except (ValueError, BugError) as error:
                    raise BugError(f"word list, line {number}: {error}") from error
        for line in shared:
            if line.strip() and not line.startswith("#"):
                written, weight, kind = line.rstrip("\n").split("\t")
                for form in map(fold, written.split("|")) if kind in _SHARED else ():
                    if kind != "irony" or not any(map(str.isalpha, form)):
                        if kind == "emoticon":
                            self.emoticons.add(form)
                        self.root.following.setdefault(form, Place(Entry(float(weight))))

    def _take(self, words: list[str], stem: bool, entry: Entry) -> None:
        if not 1 <= len(words) <= LONGEST:
            raise BugError(f"{len(words)} words, 1 to {LONGEST} expected")
        if stem and len(words[-1]) < SHORTEST_STEM:
            raise BugError(f"the stem {words[-1]!r} is too short")
        place = self.root
        for word in words[:-1] if stem else words:
            place = place.following.setdefault(word, Place())
        if stem:
            twice = place.stems.setdefault(words[-1], entry) is not entry
        else:
            twice, place.entry = place.entry is not None, entry
            self.words.add(words[-1])
        if twice:
            raise BugError(f"{' '.join(words)!r} stands twice")
        self.words.update(words[:-1])
        self.size += 1

    def found(self, tokens: Sequence[Token], at: int) -> tuple[Entry | None, int]:
        """The longest entry that begins at a token, and how many tokens it takes; a word wins over a stem."""
        place, best, length = self.root, None, 1
        for number in range(at, len(tokens)):
            key = tokens[number].key
            following = place.following.get(key)
            if following is not None and following.entry is not None:
                best, length = following.entry, number - at + 1
            elif place.stems and (stem := _stem(place.stems, key)) is not None:
                best, length = stem, number - at + 1
            if following is None:
                break
            place = following
        return best, length


def _stem(stems: Mapping[str, Entry], word: str) -> Entry | None:
    """The entry of the longest stem with which a word begins."""
    for length in range(len(word), SHORTEST_STEM - 1, -1):
        if (found := stems.get(word[:length])) is not None:
            return found
    return None


class PlainLexicon:
    """Scores texts of one language. The word list is read at the first text."""

    def __init__(self, language: str, lines: Iterable[str] | None = None) -> None:
        """Take the word list from `lines`, by default from the file that ships with the program."""
        self.id = f"lexicon-{language}@1"
        self.languages = frozenset({language})
        self._language, self._lines = language, lines
        self._negation_follows = language in _NEGATION_FOLLOWS

    def score_all(self, texts: Sequence[str], langs: Sequence[str], *, evidence: bool = False) -> list[Sentiment]:
        """Score texts; all of them are taken for the one language it knows."""
        return [self.score(text, evidence=evidence) for text in texts]

    def score(self, text: str, *, evidence: bool = False) -> Sentiment:
        """Score one text.

        With `evidence`, the weights are the valences as counted; their sum s gives the compound s / sqrt(s² + 15).
        """
        hits = list(self._hits(text))
        if not hits:
            return unknown(self.id)
        total = sum(weight for _, weight in hits)
        shouts = min(text.count("!"), EXCLAMATIONS) if total else 0
        shout = copysign(EXCLAMATION, total)
        total += shouts * shout
        spans: tuple[Evidence, ...] = ()
        if evidence:
            marks = [index for index, character in enumerate(text) if character == "!"][:shouts]
            parts = [Evidence(*span, weight) for span, weight in hits] + [
                Evidence(mark, mark + 1, shout) for mark in marks
            ]
            spans = tuple(sorted(parts, key=lambda part: part.start))
        return CALIBRATIONS[self._language].sentiment(total / sqrt(total * total + ALPHA), self.id, spans)

    @cached_property
    def _list(self) -> PlainList:
        if self._lines is not None:
            return PlainList(self._lines)
        return _shipped(self._language)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer(self._list.words, self._list.emoticons)

    def _hits(self, text: str) -> Iterator[tuple[tuple[int, int], float]]:
        """Where a word or phrase counts, and its valence as changed by the words beside it."""
        tokens = self._tokenizer.tokens(text)
        units = list(self._units(tokens))
        turn = max((place for place, (entry, _, _) in enumerate(units) if entry.role is Role.CONTRAST), default=0)
        sides = {place < turn for place, (entry, _, _) in enumerate(units) if entry.valence}
        mixed: bool | None = None
        for place, (entry, first, last) in enumerate(units):
            if not entry.valence:
                continue
            step = _strength(units, place) + STEP * (first.stretched or last.stretched)
            if last.end - first.start > 1 and text[first.start : last.end].isupper():
                mixed = any(text[token.start].islower() for token in tokens) if mixed is None else mixed
                step += CAPITALS * mixed
            weight = entry.valence + copysign(1, entry.valence) * step
            if self._negated(units, place):
                weight *= NEGATION
            if len(sides) == 2:
                weight *= BEFORE_BUT if place < turn else AFTER_BUT
            yield (first.start, last.end), weight

    def _units(self, tokens: Sequence[Token]) -> Iterator[tuple[Entry, Token, Token]]:
        """The text as entries, longest first, and the words between them."""
        find, at = self._list.found, 0
        while at < len(tokens):
            if tokens[at].key == BREAK:
                yield _BREAK, tokens[at], tokens[at]
                at += 1
                continue
            entry, length = find(tokens, at)
            yield entry or _NOTHING, tokens[at], tokens[at + length - 1]
            at += length

    def _negated(self, units: Sequence[tuple[Entry, Token, Token]], place: int) -> bool:
        if _reached(units, range(place - 1, max(-1, place - 1 - NEGATOR_REACH), -1)):
            return True
        return self._negation_follows and _reached(
            units, range(place + 1, min(len(units), place + 1 + NEGATOR_REACH)), up_to_valence=True
        )


@cache
def _shipped(language: str) -> PlainList:
    """The list that ships, read once: the linear scorer asks it too."""
    folder = files("cmdesk.resources") / "lexicons"
    own, shared = ((folder / f"{name}.tsv").read_text(encoding="utf-8") for name in (language, "fr"))
    return PlainList(own.splitlines(), shared.splitlines())


def _reached(
    units: Sequence[tuple[Entry, Token, Token]], places: Iterable[int], *, up_to_valence: bool = False
) -> bool:
    """Whether a negation stands at one of the places, before the clause ends."""
    for place in places:
        entry = units[place][0]
        if entry.role is Role.NEGATOR:
            return True
        if entry.role in {Role.BREAK, Role.CONTRAST} or (up_to_valence and entry.valence):
            return False
    return False


def _strength(units: Sequence[tuple[Entry, Token, Token]], place: int) -> float:
    """What boosters and dampeners in the two words before add."""
    step = 0.0
    for before in range(place - 1, max(-1, place - 1 - BOOSTER_REACH), -1):
        role = units[before][0].role
        if role is Role.BREAK:
            break
        step += STEP * ((role is Role.BOOSTER) - (role is Role.DAMPENER))
    return step


def _entry(weight: str) -> Entry:
    if weight in _ROLES:
        return Entry(0.0, _ROLES[weight])
    valence = float(weight)
    if abs(valence) > STRONGEST:
        raise BugError(f"valence {valence} beyond {STRONGEST}")
    return Entry(valence)
