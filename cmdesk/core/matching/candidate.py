"""What a query is put to: a text, and what is known beside it.

Forms of the text are worked out when a query first asks for them. So may be the facts: whoever matches before language
and mood are known gives facts that find them out when asked.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from cmdesk.core.matching.shapes import Shape, exact_of, shape_of, word_starts
from cmdesk.core.text import fold
from cmdesk.core.types import UNDETERMINED, Kind, Label, Post, Reading


class Facts(Protocol):
    """What is known of a post beside its text.

    Attributes:
        lang: language used for scoring, ISO 639-1 or "und".
        author: the names by which its account may be asked for: handle, key.
        label: hers where she corrected it, else the scorer's.
        labels: names that she gave it.
        groups: groups of the trackers that it belongs to.
    """

    @property
    def source(self) -> str: ...  # noqa: D102  see above
    @property
    def lang(self) -> str: ...  # noqa: D102
    @property
    def author(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def url(self) -> str | None: ...  # noqa: D102
    @property
    def links(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def media(self) -> bool: ...  # noqa: D102
    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def reading(self) -> Reading: ...  # noqa: D102
    @property
    def label(self) -> Label: ...  # noqa: D102
    @property
    def labels(self) -> frozenset[str]: ...  # noqa: D102
    @property
    def groups(self) -> frozenset[str]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Known:
    """Facts that are all known. Of a bare text there are none."""

    source: str = ""
    lang: str = UNDETERMINED
    author: tuple[str, ...] = ()
    url: str | None = None
    links: tuple[str, ...] = ()
    media: bool = False
    kind: Kind = Kind.ORIGINAL
    reading: Reading = Reading()
    label: Label = Label.UNKNOWN
    labels: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()


NOTHING_KNOWN = Known()


class Candidate:
    """A text that a query may match."""

    def __init__(self, text: str, facts: Facts = NOTHING_KNOWN, *, folded: str | None = None) -> None:
        """Take the text, and its folded form where it is at hand."""
        self.text = text
        self.facts = facts
        if folded is not None:
            self.folded = folded

    @cached_property
    def folded(self) -> str:
        """The folded text."""
        return fold(self.text)

    @cached_property
    def shape(self) -> Shape:
        """Where folded literals are looked for."""
        return shape_of(self.folded)

    @cached_property
    def exact(self) -> Shape:
        """Where exact literals are looked for."""
        return shape_of(exact_of(self.text))

    @cached_property
    def word_starts(self) -> list[int]:
        """Where the words of the shape begin."""
        return word_starts(self.shape.text)

    @cached_property
    def exact_word_starts(self) -> list[int]:
        """Where the words of the exact shape begin."""
        return word_starts(self.exact.text)


def known_of(post: Post, lang: str, label: Label) -> Known:
    """The facts of a post once its language and label are known."""
    return Known(post.source, lang, authors_of(post), post.url, post.links, post.media, post.kind, post.reading, label)


def authors_of(post: Post) -> tuple[str, ...]:
    """The names by which the author of a post may be asked for."""
    author = post.author
    return () if author is None else tuple(filter(None, (author.handle, author.key)))
