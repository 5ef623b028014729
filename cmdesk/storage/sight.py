"""Texts that are seen to match without being folded: a word stands in them between spaces, just as it is asked for.

Only ever says what the matcher would, and leaves the rest to it. Most texts that hold a frequent word are such, and
folding is what costs time where hundreds of thousands are counted.
"""

import re
from collections.abc import Callable
from typing import Final

from cmdesk.core.matching.literals import surfaces
from cmdesk.core.query import All, AnyOf, Handle, Node, Not, Phrase, Tag, Word

# Letters whose capital, folded, is the same as they are folded; words are parted by one space.
_PLAIN: Final = re.compile("[#@]?[0-9a-zà-öø-ÿ]+(?: [0-9a-zà-öø-ÿ]+)*")

Sight = Callable[[str], bool]
"""Whether a text, in small letters and with a space before and behind it, surely matches."""


def sight(node: Node) -> Sight | None:
    """How the texts are known that match a query at first sight; None where there are none."""
    match node:
        case Word() | Phrase() | Tag() | Handle():
            goes_on = isinstance(node, Word | Tag | Handle) and node.prefix
            spelled = {surface.text for surface in surfaces(node)} | {_written(node)}
            sought = [f" {text}{'' if goes_on else ' '}" for text in sorted(spelled) if _PLAIN.fullmatch(text)]
            if not sought:
                return None
            if len(sought) == 1:
                only = sought[0]
                return lambda text: only in text
            return lambda text: any(one in text for one in sought)
        case AnyOf(parts):
            known = [one for one in map(sight, parts) if one is not None]
            return (lambda text: any(one(text) for one in known)) if known else None
        case All(parts):
            needed = [one for one in map(sight, parts) if one is not None]
            return (lambda text: all(one(text) for one in needed)) if len(needed) == len(parts) else None
    return None


def refusal(node: Node) -> Sight | None:
    """How the texts are known that surely do not match, for what a query leaves out; None where there are none."""
    parts = node.parts if isinstance(node, All) else ()
    known = [one for one in (sight(part.part) for part in parts if isinstance(part, Not)) if one is not None]
    return (lambda text: any(one(text) for one in known)) if known else None


def _written(node: Word | Phrase | Tag | Handle) -> str:
    """A literal in her own spelling, in small letters."""
    match node:
        case Word(text):
            return text.lower()
        case Phrase(words):
            return " ".join(words).lower()
        case Tag(text):
            return f"#{text}".lower()
        case Handle(text):
            return f"@{text}".lower()
