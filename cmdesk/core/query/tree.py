"""The tree of a query: what `parse` gives and the matcher evaluates. Literals are held folded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word: found as itself, as #tag and as @handle, always whole."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order with only spaces between them; also their joined #tag."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A #tag and nothing else; `text` without the sign."""

    text: str


@dataclass(frozen=True, slots=True)
class Handle:
    """An @handle and nothing else, no e-mail address; `text` without the sign."""

    text: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part occurs."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part occurs."""

    parts: tuple["Node", ...]


Node = Word | Phrase | Tag | Handle | All | AnyOf
