"""Reads a word list: entries with what they weigh or what they do to the words beside them.

The file (`resources/lexicons/fr.tsv`) is written by hand and meant to be read: its header explains the columns. This
module turns it into dictionaries and refuses what cannot be meant; it scores nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from cmdesk.core.errors import BugError
from cmdesk.core.text import fold
from cmdesk.sentiment.inflection import forms

LONGEST: Final = 5
"""Words that an entry may have."""

STRONGEST: Final = 4.0
"""Largest valence of an entry, on VADER's scale."""


class Role(Enum):
    """What an entry does to the words beside it."""

    WORD = ""
    BOOSTER = "booster"
    DAMPENER = "dampener"
    NEGATOR = "negator"
    HALF_NEGATOR = "half-negator"
    REVERSER = "reverser"
    CONTRAST = "contrast"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list says of a word or phrase.

    Attributes:
        valence: -4 (worst) to +4 (best); 0 where the entry only keeps its words from being read otherwise.
        verb: whether a negation may follow it ("j'aime pas").
        two_faced: thanks and laughter, which mock where the rest of the text complains.
        ironic: says that the praise beside it is not meant.
    """

    valence: float
    role: Role = Role.WORD
    verb: bool = False
    two_faced: bool = False
    ironic: bool = False


@dataclass(slots=True)
class Node:
    """A place in the list after one or more words: the entry that ends here, if any, and the words that go on."""

    entry: Entry | None = None
    following: dict[str, "Node"] = field(default_factory=dict)


@dataclass(slots=True)
class WordList:
    """A list ready to be looked up, word by word.

    Attributes:
        root: the empty beginning; entries are reached over their folded words.
        exact: folded word -> the same in lower case with its accents -> entry. Overrides what `root` says.
        words: every folded word that occurs in an entry.
        emoticons: folded `:)` and the like; they are reached from `root` too.
        size: written forms, the derived ones included.
    """

    root: Node = field(default_factory=Node)
    exact: dict[str, dict[str, Entry]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    emoticons: set[str] = field(default_factory=set)
    size: int = 0

    def write(self, words: list[str], entry: Entry) -> None:
        """Take in a form that stands in the file.

        Raises:
            BugError: it has no word or too many, or stands in the file already.
        """
        if not 1 <= len(words) <= LONGEST:
            raise BugError(f"{len(words)} words, 1 to {LONGEST} expected")
        node = self._node(words)
        if node.entry is not None:
            raise BugError(f"{' '.join(words)!r} stands twice")
        node.entry = entry
        self.size += 1

    def write_exact(self, form: str, words: list[str], entry: Entry) -> None:
        """Take in a single word that holds only with the accents of `form`."""
        (word,) = words
        self.exact.setdefault(word, {})[form] = entry
        self._node(words)  # so that whoever looks a word up in `root` alone knows of it
        self.size += 1

    def derive(self, words: list[str], entry: Entry) -> None:
        """Take in a form that the file does not spell out; it gives way to one that does."""
        node = self._node(words)
        if node.entry is None:
            node.entry = entry
            self.size += 1
        elif entry.verb and not node.entry.verb and node.entry.valence * entry.valence > 0:
            node.entry = replace(node.entry, verb=True)

    def _node(self, words: list[str]) -> Node:
        self.words.update(words)
        node = self.root
        for word in words:
            node = node.following.setdefault(word, Node())
        return node


def read_word_list(lines: Iterable[str], split: Callable[[str], list[str]]) -> WordList:
    """The word list in `lines`.

    Args:
        split: gives the folded words of an entry, cut exactly as the words of a text are.

    Raises:
        BugError: a line cannot be read; the list is ours, so the fault is too.
    """
    found = WordList()
    derived = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            written, weight, kind = line.rstrip("\n").split("\t")
            entry = _entry(weight, kind)
            for form in written.split("|"):
                if kind == "emoticon":
                    found.emoticons.add(fold(form))
                    found.write([fold(form)], entry)
                elif form.startswith("="):
                    found.write_exact(form[1:], split(form[1:]), entry)
                else:
                    found.write(split(form), entry)
            if "|" not in written:
                derived += [(split(form), entry) for form in forms(written, kind) if form != written]
        except (ValueError, BugError) as error:
            raise BugError(f"word list, line {number}: {error}") from error
    for words, entry in derived:
        found.derive(words, entry)
    return found


def _entry(weight: str, kind: str) -> Entry:
    """The entry of a weight column: "2.1", "booster" or "booster 1.5"."""
    role, _, own = weight.rpartition(" ") if weight[-1].isdigit() else (weight, "", "0")
    valence = float(own)
    if abs(valence) > STRONGEST:
        raise BugError(f"valence {valence} beyond {STRONGEST}")
    return Entry(
        valence,
        Role(role),
        verb=kind in {"er", "ir", "verb"},
        two_faced=kind in {"thanks", "laugh"},
        ironic=kind == "irony",
    )
