"""Writes a tree down as a query. `parse(printed(tree))` is the tree again."""

import re
from typing import Final, assert_never

from cmdesk.core.query.fields import SOURCES
from cmdesk.core.query.lexer import OPERATORS, QUOTES, Sort, tokens
from cmdesk.core.query.tree import All, AnyOf, Exact, Field, Handle, Near, Node, Not, Phrase, Tag, Word
from cmdesk.core.query.words import unfit

_PLAIN_VALUE: Final = re.compile(r'[^\s()"＂“”„«»|]+')


def printed(node: Node) -> str:
    """The query of a tree, in her own spelling, with as few parentheses and quotation marks as it can do with."""
    match node:
        case Word(text, prefix):
            return f"{text}*" if prefix else text if bare(text) else quoted(text)
        case Phrase(words):
            return quoted(" ".join(words))
        case Tag(text, prefix):
            return f"#{text}{'*' if prefix else ''}"
        case Handle(text, prefix):
            return f"@{text}{'*' if prefix else ''}"
        case Exact(words):
            return f"={words[0] if len(words) == 1 and bare(words[0]) else quoted(' '.join(words))}"
        case Near(parts, distance):
            if len(parts) == 2:
                return f" NEAR/{distance} ".join(_within(part) for part in parts)
            return f"{quoted(' '.join(_word_of(part) for part in parts))}~{distance}"
        case Field(name, value):
            plain = _PLAIN_VALUE.fullmatch(value) and (name != "source" or value in SOURCES)
            return f"{name}:{value if plain else quoted(value)}"
        case Not(part):
            # no parentheses: a tree of many exclusions within each other would be deeper on paper than as she typed it
            return f"-{printed(part) if isinstance(part, Not) else _within(part)}"
        case All(parts):
            return " ".join(printed(part) if isinstance(part, Not) else _within(part) for part in parts)
        case AnyOf(parts):
            return " OR ".join(f"({printed(part)})" if isinstance(part, AnyOf) else printed(part) for part in parts)
        case _:
            assert_never(node)


def quoted(text: str) -> str:
    """A text between quotation marks that do not stand in it.

    No query can hold a text in which all of them stand: its straight ones become others, which mean the same.
    """
    fit = [mark for mark in ('"', "«", "“", "„", "＂", "”") if QUOTES[mark] not in text]
    if not fit:
        text, fit = text.replace('"', "”"), ['"']
    # an opening mark inside is read as it should be, but looks as if another quotation began
    opening = next((mark for mark in fit if mark not in text), fit[0])
    return f"{opening}{text}{QUOTES[opening]}"


def bare(text: str) -> bool:
    """Whether a word stands for itself without quotation marks."""
    found = list(tokens(text))
    return (
        text not in OPERATORS
        and len(found) == 1
        and found[0].sort is Sort.WORD
        and found[0].text == text
        and "*" not in text
        and unfit(text) is None
    )


def _within(part: Node) -> str:
    """A part inside a larger one."""
    return printed(part) if isinstance(part, Word | Phrase | Tag | Handle | Exact | Field) else f"({printed(part)})"


def _word_of(part: Node) -> str:
    match part:
        case Word(text, False):
            return text
        case Phrase((word,)):
            return word
    raise ValueError(part)
