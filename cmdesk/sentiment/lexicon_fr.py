"""French sentiment by our own word list and rules: every point of the result can be shown in the text.

The scale and several constants are VADER's (Hutto & Gilbert 2014), so that French and English polarities can stand on
one axis; the rules are made for French, where a negation follows the verb ("j'aime pas"), "plus" negates only beside
"ne", and "pas mal" is praise. The sum of the evidence, squeezed into -1..1, is the compound: nothing else goes in.

It must not guess: a text in which no entry of the list counts is UNKNOWN.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.resources import files
from math import copysign, sqrt
from typing import Final, NamedTuple

from cmdesk.core.types import Evidence, Sentiment
from cmdesk.sentiment.french_text import BREAK, Tokenizer, accented
from cmdesk.sentiment.ordinal import Ordinal, unknown
from cmdesk.sentiment.word_list import Entry, Role, WordList, read_word_list

# VADER's constants (vaderSentiment 3.3.2): one step of strengthening, capitals, negation, "!", and the squeezing.
STEP: Final = 0.293
CAPITALS: Final = 0.733
NEGATION: Final = -0.74
EXCLAMATION: Final = 0.292
EXCLAMATIONS: Final = 4
ALPHA: Final = 15
BEFORE_BUT, AFTER_BUT = 0.5, 1.5

# Ours.
MOCKERY: Final = -0.5
"""Factor of thanks and laughter in a text that has no other praise and does complain. Modest: many mean it."""
BOOSTER_REACH: Final = 2
NEGATOR_REACH: Final = 3
NE_REACH: Final = 4

# Fitted on the 1,822 training rows of UMSAB French (DEFT 2017), and on no others, by `tests.sentiment.corpus.fit`,
# which a test repeats: maximum likelihood, the three labels weighing the same, texts without a known word at 0.
CALIBRATION: Final = Ordinal(slope=4.174, low=-1.094, high=0.920)

_NOTHING: Final = Entry(0.0)
_BREAK: Final = Entry(0.0, Role.BREAK)
_NEGATING: Final = frozenset({Role.NEGATOR, Role.REVERSER})
_ADVERBS: Final = frozenset({Role.BOOSTER, Role.DAMPENER})
_AFTER_PLUS: Final = frozenset({BREAK, "du", "depuis", "rien", "personne"})


class _Unit(NamedTuple):
    """An entry of the list as it stands in a text, or a word that is none, or the end of a clause.

    Attributes:
        start, end: offsets in the original text, end excluded.
        key: the first word, folded.
        ne: whether that word is "ne" or follows an elided one.
    """

    entry: Entry
    start: int
    end: int
    key: str
    ne: bool
    stretched: bool


class FrenchLexicon:
    """Scores French texts. The word list is read at the first text."""

    id = "lexicon-fr@1"
    languages = frozenset({"fr"})

    def __init__(self, lines: Iterable[str] | None = None) -> None:
        """Take the word list from `lines`, by default from the file that ships with the program."""
        self._lines = lines

    def score_all(self, texts: Sequence[str], langs: Sequence[str], *, evidence: bool = False) -> list[Sentiment]:
        """Score texts; all of them are taken for the one language it knows."""
        return [self.score(text, evidence=evidence) for text in texts]

    def score(self, text: str, *, evidence: bool = False) -> Sentiment:
        """Score one French text.

        With `evidence`, the weights are the valences as counted; their sum s gives the compound s / sqrt(s² + 15).
        """
        hits = self._hits(self._units(text), text)
        if not hits:
            return unknown(self.id)
        total = sum(weight for _, weight in hits)
        shouts = min(text.count("!"), EXCLAMATIONS) if total else 0
        shout = copysign(EXCLAMATION, total)
        total += shouts * shout
        spans: tuple[Evidence, ...] = ()
        if evidence:
            marks = [index for index, character in enumerate(text) if character == "!"][:shouts]
            spans = tuple(
                sorted(
                    [Evidence(unit.start, unit.end, weight) for unit, weight in hits]
                    + [Evidence(mark, mark + 1, shout) for mark in marks],
                    key=lambda part: part.start,
                )
            )
        return CALIBRATION.sentiment(total / sqrt(total * total + ALPHA), self.id, spans)

    @cached_property
    def _list(self) -> WordList:
        if self._lines is not None:
            return read_word_list(self._lines, Tokenizer().words)
        with (files("cmdesk.resources") / "lexicons" / "fr.tsv").open(encoding="utf-8") as lines:
            return read_word_list(lines, Tokenizer().words)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer(self._list.words, self._list.emoticons)

    def _units(self, text: str) -> list[_Unit]:
        """The text as entries, longest first, and the words between them."""
        exact, following = self._list.exact, self._list.root.following
        tokens = list(self._tokenizer.tokens(text))
        units: list[_Unit] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            entry, length = _BREAK if token.key == BREAK else _NOTHING, 1
            node = following.get(token.key)
            size = 0
            while node is not None:
                size += 1
                if node.entry is not None:
                    entry, length = node.entry, size
                node = node.following.get(tokens[index + size].key) if index + size < len(tokens) else None
            if length == 1 and token.key in exact:
                entry = exact[token.key].get(accented(text[token.start : token.end]), entry)
            last = tokens[index + length - 1]
            units.append(_Unit(entry, token.start, last.end, token.key, token.ne, token.stretched or last.stretched))
            index += length
        return units

    def _hits(self, units: Sequence[_Unit], text: str) -> list[tuple[_Unit, float]]:
        """The units that count, each with its valence as changed by the words beside it."""
        hits: list[tuple[_Unit, float]] = []
        turn = 0  # number of hits before the last "but"
        mixed: bool | None = None
        for index, unit in enumerate(units):
            if unit.entry.role is Role.CONTRAST:
                turn = len(hits)
            valence = unit.entry.valence
            if not valence or (unit.entry.role is Role.BOOSTER and _speaks(units, index + 1)):
                continue
            step = _strength(units, index) + STEP * unit.stretched
            if unit.end - unit.start > 1 and text[unit.start : unit.end].isupper():
                mixed = _mixed(units, text) if mixed is None else mixed
                step += CAPITALS * mixed
            weight = valence + copysign(1, valence) * step
            if _negated_before(units, index) or (unit.entry.verb and _negated_after(units, index)):
                weight *= NEGATION
            hits.append((unit, weight))
        return _contrasted(_unmasked(hits), turn)


def _speaks(units: Sequence[_Unit], index: int) -> bool:
    """Whether a word with a valence of its own stands at `index`, for the booster before it to strengthen."""
    return index < len(units) and units[index].entry.valence != 0


def _mixed(units: Sequence[_Unit], text: str) -> bool:
    """Whether some words are not in capitals, so that those which are stand out."""
    return any(text[unit.start].isalpha() and not text[unit.start : unit.end].isupper() for unit in units)


def _strength(units: Sequence[_Unit], index: int) -> float:
    """What boosters and dampeners in the two words before add."""
    step = 0.0
    for place in range(index - 1, max(-1, index - 1 - BOOSTER_REACH), -1):
        role = units[place].entry.role
        if role is Role.BREAK:
            break
        if role is Role.BOOSTER or (role is Role.HALF_NEGATOR and not _after_ne(units, place)):
            step += STEP
        elif role is Role.DAMPENER:
            step -= STEP
    return step


def _negated_before(units: Sequence[_Unit], index: int) -> bool:
    """Whether a negation among the words before reaches the unit at `index`."""
    for place in range(index - 1, max(-1, index - 1 - NEGATOR_REACH), -1):
        role = units[place].entry.role
        if role is Role.BREAK or role is Role.CONTRAST:
            return False
        if role in _NEGATING or (role is Role.HALF_NEGATOR and _after_ne(units, place)):
            return True
    return False


def _negated_after(units: Sequence[_Unit], index: int) -> bool:
    """Whether the verb at `index` is followed by its negation, an adverb at most between them."""
    place = index + 1
    if place < len(units) and units[place].entry.role in _ADVERBS:
        place += 1
    if place >= len(units):
        return False
    role = units[place].entry.role
    if role is Role.HALF_NEGATOR:
        following = units[place + 1].key if place + 1 < len(units) else BREAK
        return following in _AFTER_PLUS or _after_ne(units, place)
    return role is Role.NEGATOR


def _after_ne(units: Sequence[_Unit], index: int) -> bool:
    """Whether a "ne" stands close enough before the unit at `index` to be negated by it."""
    return any(unit.ne for unit in units[max(0, index - NE_REACH) : index])


def _unmasked(hits: list[tuple[_Unit, float]]) -> list[tuple[_Unit, float]]:
    """Turn thanks and laughter against their sense where they stand beside nothing but complaints."""
    if not any(weight < 0 for _, weight in hits) or any(
        weight > 0 and not unit.entry.two_faced for unit, weight in hits
    ):
        return hits
    return [(unit, weight * MOCKERY if unit.entry.two_faced and weight > 0 else weight) for unit, weight in hits]


def _contrasted(hits: list[tuple[_Unit, float]], turn: int) -> list[tuple[_Unit, float]]:
    """Let what follows the last "but" weigh more than what precedes it, where there is something on both sides."""
    if not 0 < turn < len(hits):
        return hits
    return [(unit, weight * (BEFORE_BUT if place < turn else AFTER_BUT)) for place, (unit, weight) in enumerate(hits)]
