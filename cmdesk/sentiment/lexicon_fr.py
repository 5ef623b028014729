"""French sentiment by our own word list and rules: every point of the result can be shown in the text.

The scale and several constants are VADER's (Hutto & Gilbert 2014), so that French and English polarities can stand on
one axis; the rules are made for French, where a negation follows the verb ("j'aime pas"), "plus" negates only beside
"ne", and "pas mal" is praise. The sum of the evidence, squeezed into -1..1, is the compound: nothing else goes in.

It must not guess: a text in which no entry of the list counts is UNKNOWN.
"""

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from importlib.resources import files
from math import copysign, sqrt
from typing import Final, NamedTuple

from cmdesk.core.types import Evidence, Sentiment
from cmdesk.sentiment.lexicon_text import BREAK, Token, Tokenizer, accented
from cmdesk.sentiment.ordinal import Ordinal, unknown
from cmdesk.sentiment.word_list import Entry, Node, Role, WordList, read_word_list

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
"""Factor of praise that is not meant: beside irony, or thanks and laughter beside complaints. Modest: many mean it."""
BOOSTER_REACH: Final = 2
NEGATOR_REACH: Final = 3
NE_REACH: Final = 4
SUBJECT_REACH: Final = 4

# Fitted on the 1,822 training rows of UMSAB French (DEFT 2017), and on no others, by `tests.sentiment.corpus.fit`,
# which a test repeats: maximum likelihood, the three labels weighing the same, texts without a known word at 0.
CALIBRATION: Final = Ordinal(slope=4.424, low=-1.159, high=0.935)

_NOTHING: Final = Entry(0.0)
_BREAK: Final = Entry(0.0, Role.BREAK)
_NEGATING: Final = frozenset({Role.NEGATOR, Role.REVERSER})
_ADVERBS: Final = frozenset({Role.BOOSTER, Role.DAMPENER})
_SUBJECTS: Final = frozenset({"personne", "rien", "aucun", "aucune", "nul"})
_QUOTES: Final = frozenset('"«»“”„')
_AFTER_PLUS: Final = frozenset({BREAK, "du", "depuis", "rien", "personne"})


class _Reading(NamedTuple):
    """A text as entries of the list, words that are none, and ends of clauses: its units, each in two places.

    A class of their own for units would be made for every word of every text; a word outside the list is its token.

    Attributes:
        entries: what the list says of each unit.
        tokens: where it stands; of a phrase the key and the "ne" of its first word.
        weighty: places of those with a valence.
        turn: where the last "but" begins in the text, 0 where there is none.
    """

    entries: list[Entry]
    tokens: list[Token]
    weighty: list[int]
    turn: int


class _Hit(NamedTuple):
    """A unit that counts, and its valence as changed by the words beside it."""

    entry: Entry
    token: Token
    weight: float


class FrenchLexicon:
    """Scores French texts. The word list is read at the first text."""

    id = "lexicon-fr@2"
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
        hits = _hits(self._read(text), text)
        if not hits:
            return unknown(self.id)
        total = sum([hit.weight for hit in hits])
        shouts = min(text.count("!"), EXCLAMATIONS) if total else 0
        shout = copysign(EXCLAMATION, total)
        total += shouts * shout
        spans: tuple[Evidence, ...] = ()
        if evidence:
            marks = [index for index, character in enumerate(text) if character == "!"][:shouts]
            spans = tuple(
                sorted(
                    [Evidence(hit.token.start, hit.token.end, hit.weight) for hit in hits]
                    + [Evidence(mark, mark + 1, shout) for mark in marks],
                    key=lambda part: part.start,
                )
            )
        return CALIBRATION.sentiment(total / sqrt(total * total + ALPHA), self.id, spans)

    @cached_property
    def _list(self) -> WordList:
        if self._lines is not None:
            return read_word_list(self._lines, Tokenizer().words)
        return _shipped()

    @cached_property
    def _following(self) -> dict[str, Node]:
        """The words that begin an entry, and the end of a clause as if it were one."""
        return self._list.root.following | {BREAK: Node(_BREAK)}

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer(self._list.words, self._list.emoticons)

    def _read(self, text: str) -> _Reading:
        """The text as entries, longest first, and the words between them."""
        following, exact = self._following, self._list.exact
        tokens = self._tokenizer.tokens(text)
        entries: list[Entry] = []
        units: list[Token] = []
        weighty: list[int] = []
        turn = after = 0  # where the last "but" is, the token after a phrase
        for index, token in enumerate(tokens):
            if index < after:
                continue
            node = following.get(token[0])
            if node is None:
                entries.append(_NOTHING)
                units.append(token)
                continue
            entry = node.entry or _NOTHING
            # most words of the list stand beside none that would go on from them to a longer entry
            goes_on = node.following and index + 1 < len(tokens) and tokens[index + 1][0] in node.following
            if goes_on or token[0] in exact:
                entry, size = self._longest(tokens, index, text)
                if size > 1:
                    last = tokens[index + size - 1]
                    token = token._replace(end=last.end, stretched=token.stretched or last.stretched)
                    after = index + size
            if entry.valence:
                weighty.append(len(units))
            if entry.role is Role.CONTRAST:
                turn = token.start
            entries.append(entry)
            units.append(token)
        return _Reading(entries, units, weighty, turn)

    def _longest(self, tokens: Sequence[Token], index: int, text: str) -> tuple[Entry, int]:
        """The longest entry that begins at a token, and how many tokens it takes."""
        token = tokens[index]
        entry, length = _NOTHING, 1
        node: Node | None = self._list.root.following.get(token.key)
        size = 0
        while node is not None:
            size += 1
            if node.entry is not None:
                entry, length = node.entry, size
            node = node.following.get(tokens[index + size].key) if index + size < len(tokens) else None
        if length == 1:
            written = self._list.exact.get(token.key)
            if written is not None:
                entry = written.get(accented(text[token.start : token.end]), entry)
        return entry, length


@cache
def _shipped() -> WordList:
    """The list that ships, read once: the linear scorer asks it too."""
    with (files("cmdesk.resources") / "lexicons" / "fr.tsv").open(encoding="utf-8") as lines:
        return read_word_list(lines, Tokenizer().words)


def _hits(reading: _Reading, text: str) -> list[_Hit]:
    """The units that count."""
    entries, tokens, weighty, turn = reading
    hits: list[_Hit] = []
    mixed: bool | None = None
    for index in weighty:
        entry, token = entries[index], tokens[index]
        if entry.role is Role.BOOSTER and _speaks(entries, index + 1):
            continue
        valence = entry.valence
        step = _strength(reading, index) + STEP * token.stretched
        if token.end - token.start > 1 and text[token.start : token.end].isupper():
            mixed = _mixed(tokens, text) if mixed is None else mixed
            step += CAPITALS * mixed
        weight = valence + copysign(1, valence) * step
        if _negated_before(reading, index) or (entry.verb and _negated_after(reading, index)):
            weight *= NEGATION
        hits.append(_Hit(entry, token, weight))
    return _contrasted(_unmasked(hits, text), turn)


def _speaks(entries: Sequence[Entry], index: int) -> bool:
    """Whether a word with a valence of its own stands at `index`, for the booster before it to strengthen."""
    return index < len(entries) and entries[index].valence != 0


def _mixed(tokens: Sequence[Token], text: str) -> bool:
    """Whether some words are not in capitals, so that those which are stand out."""
    return any(text[token.start].isalpha() and not text[token.start : token.end].isupper() for token in tokens)


def _strength(reading: _Reading, index: int) -> float:
    """What boosters and dampeners in the two words before add."""
    step = 0.0
    for place in range(index - 1, max(-1, index - 1 - BOOSTER_REACH), -1):
        role = reading.entries[place].role
        if role is Role.WORD:
            continue
        if role is Role.BREAK:
            break
        if role is Role.BOOSTER or (role is Role.HALF_NEGATOR and not _after_ne(reading.tokens, place)):
            step += STEP
        elif role is Role.DAMPENER:
            step -= STEP
    return step


def _negated_before(reading: _Reading, index: int) -> bool:
    """Whether a negation among the words before reaches the unit at `index`."""
    for place in range(index - 1, max(-1, index - 1 - NEGATOR_REACH), -1):
        role = reading.entries[place].role
        if role is Role.WORD:
            continue
        if role is Role.BREAK or role is Role.CONTRAST:
            return False
        if role in _NEGATING or (role is Role.HALF_NEGATOR and _after_ne(reading.tokens, place)):
            return True
    return _negated_by_subject(reading, index)


def _negated_by_subject(reading: _Reading, index: int) -> bool:
    """Whether a "ne" shortly before the unit at `index` belongs to a "personne", "rien" or "aucun" before it."""
    tokens = reading.tokens
    for place in range(index - 1, max(0, index - 1 - NEGATOR_REACH), -1):
        if tokens[place].ne:
            subject = [token.key for token in tokens[max(0, place - SUBJECT_REACH) : place]]
            return any(key in _SUBJECTS for key in subject) and BREAK not in subject
    return False


def _negated_after(reading: _Reading, index: int) -> bool:
    """Whether the verb at `index` is followed by its negation, an adverb at most between them."""
    entries, tokens = reading.entries, reading.tokens
    place = index + 1
    if place < len(entries) and entries[place].role in _ADVERBS:
        place += 1
    if place >= len(entries):
        return False
    role = entries[place].role
    if role is Role.HALF_NEGATOR:
        following = tokens[place + 1].key if place + 1 < len(tokens) else BREAK
        return following in _AFTER_PLUS or _after_ne(tokens, place)
    return role is Role.NEGATOR


def _after_ne(tokens: Sequence[Token], index: int) -> bool:
    """Whether a "ne" stands close enough before the unit at `index` to be negated by it."""
    return any(token.ne for token in tokens[max(0, index - NE_REACH) : index])


def _unmasked(hits: list[_Hit], text: str) -> list[_Hit]:
    """Turn praise against its sense where it is not meant.

    All of it beside a sign of irony ("super service 🙄"); thanks, laughter and praise in quotation marks only where they
    stand beside nothing but complaints.
    """
    if not any(hit.weight < 0 for hit in hits):
        return hits
    praise = [hit for hit in hits if hit.weight > 0]
    if not any(hit.entry.ironic for hit in hits) and not all(
        hit.entry.two_faced or _quoted(hit.token, text) for hit in praise
    ):
        return hits
    return [hit._replace(weight=hit.weight * MOCKERY) if hit.weight > 0 else hit for hit in hits]


def _quoted(token: Token, text: str) -> bool:
    """Whether nothing but a unit stands between two quotation marks, spaces aside."""
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 2]
    return before.rstrip()[-1:] in _QUOTES and after.lstrip()[:1] in _QUOTES


def _contrasted(hits: list[_Hit], turn: int) -> list[_Hit]:
    """Let what follows the last "but" weigh more than what precedes it, where there is something on both sides.

    Args:
        turn: where that "but" begins in the text; 0 where there is none.
    """
    if not turn:
        return hits
    before = sum(hit.token.start < turn for hit in hits)
    if not 0 < before < len(hits):
        return hits
    return [
        hit._replace(weight=hit.weight * (BEFORE_BUT if place < before else AFTER_BUT))
        for place, hit in enumerate(hits)
    ]
