"""Sentiment by a plain word list, for German, Spanish, Italian and Portuguese: every point can be shown in the text.

The rules are VADER's (Hutto & Gilbert 2014), without what only English has: a negation in the three words before turns
a word round, boosters and dampeners in the two before it strengthen and weaken it, what follows "but" weighs more. In
German the negation may follow ("gefällt mir nicht"). Emoji and emoticons are those of the French list: a smile is one
everywhere. The sum of the evidence, squeezed into -1..1, is the compound: nothing else goes in.

Lists are `resources/lexicons/LANG.tsv`: an entry and its weight or role; `stem*` holds for every word that begins so.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
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
    "de": Ordinal(slope=3.0, low=-1.0, high=1.0),
    "es": Ordinal(slope=3.0, low=-1.0, high=1.0),
    "it": Ordinal(slope=3.0, low=-1.0, high=1.0),
    "pt": Ordinal(slope=3.0, low=-1.0, high=1.0),
}

_NOTHING: Final = Entry(0.0)
_BREAK: Final = Entry(0.0, Role.BREAK)
_NEGATION_FOLLOWS: Final = frozenset({"de"})
_SHARED: Final = frozenset({"emoji", "emoticon"})
_ROLES: Final = {role.value: role for role in (Role.BOOSTER, Role.DAMPENER, Role.NEGATOR, Role.CONTRAST)}


class PlainList:
    """A word list ready to be looked up.

    Attributes:
        phrases: by their first word, all entries that begin with it, the longest first; a star ends a stem.
        stems: of single words.
        emoticons: folded `:)` and the like.
    """

    def __init__(self, lines: Iterable[str], shared: Iterable[str] = ()) -> None:
        """Read a list.

        Args:
            shared: lines of the French list, of which emoji and emoticons are taken.

        Raises:
            BugError: a line cannot be read; the list is ours, so the fault is too.
        """
        self.phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self.stems: dict[str, Entry] = {}
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
                if kind in _SHARED:
                    for form in written.split("|"):
                        self._share(form, kind, Entry(float(weight)))
        for entries in self.phrases.values():
            entries.sort(key=lambda one: -len(one[0]))

    def _take(self, words: list[str], stem: bool, entry: Entry) -> None:
        if not 1 <= len(words) <= LONGEST:
            raise BugError(f"{len(words)} words, 1 to {LONGEST} expected")
        if stem and len(words[-1]) < SHORTEST_STEM:
            raise BugError(f"the stem {words[-1]!r} is too short")
        self.size += 1
        if stem and len(words) == 1:
            if self.stems.setdefault(words[0], entry) is not entry:
                raise BugError(f"{words[0]}* stands twice")
            return
        told = (*words[:-1], words[-1] + "*" * stem)
        entries = self.phrases.setdefault(words[0], [])
        if any(known == told for known, _ in entries):
            raise BugError(f"{' '.join(told)!r} stands twice")
        entries.append((told, entry))
        self.words.update(words)

    def _share(self, form: str, kind: str, entry: Entry) -> None:
        key = fold(form)
        if kind == "emoticon":
            self.emoticons.add(key)
        if key not in self.phrases:
            self.phrases[key] = [((key,), entry)]

    def stem(self, word: str) -> Entry | None:
        """The entry of the longest stem with which a word begins."""
        for length in range(len(word), SHORTEST_STEM - 1, -1):
            if (found := self.stems.get(word[:length])) is not None:
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
        self._stem = lru_cache(maxsize=1 << 15)(lambda word: self._list.stem(word))

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
        folder = files("cmdesk.resources") / "lexicons"
        own, shared = ((folder / f"{name}.tsv").read_text(encoding="utf-8") for name in (self._language, "fr"))
        return PlainList(own.splitlines(), shared.splitlines())

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
        at = 0
        while at < len(tokens):
            entry, length = self._entry_at(tokens, at)
            yield entry, tokens[at], tokens[at + length - 1]
            at += length

    def _entry_at(self, tokens: Sequence[Token], at: int) -> tuple[Entry, int]:
        key = tokens[at].key
        if key == BREAK:
            return _BREAK, 1
        for told, entry in self._list.phrases.get(key, ()):
            if len(told) == 1 or _goes_on(told, tokens, at):
                return entry, len(told)
        return self._stem(key) or _NOTHING, 1

    def _negated(self, units: Sequence[tuple[Entry, Token, Token]], place: int) -> bool:
        if _reached(units, range(place - 1, max(-1, place - 1 - NEGATOR_REACH), -1)):
            return True
        return self._negation_follows and _reached(
            units, range(place + 1, min(len(units), place + 1 + NEGATOR_REACH)), up_to_valence=True
        )


def _goes_on(told: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    if at + len(told) > len(tokens):
        return False
    *whole, last = told
    if any(word != tokens[at + place].key for place, word in enumerate(whole)):
        return False
    found = tokens[at + len(told) - 1].key
    return found.startswith(last[:-1]) if last.endswith("*") else found == last


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
