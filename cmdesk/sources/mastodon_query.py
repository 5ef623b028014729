"""Mastodon: what she watches, as hashtags; without a key its servers can be searched by nothing else.

A word or a phrase is asked for as the tag that people make of it: `"café lumière"` is #cafélumière. Servers compare
tags without case, accents and full-width forms (Mastodon since 4.0), but tell œ from oe; so her own spelling is asked
for, and each one with or without a ligature. Older servers, and other programs that answer like them, may tell accents
apart: they too know her spelling.

The answer is a pre-filter, and our own matcher decides. Of what must occur together one part is asked for; exclusions
are not; of alternatives every one that makes a tag is. A post that has no such tag is not found: that is told.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from cmdesk.core.query import All, AnyOf, Exact, Field, Near, Node, Not, Phrase, Tag, Word, parse, printed
from cmdesk.core.translations import Search, Widening
from cmdesk.sources.mastodon_post import SOURCE
from cmdesk.sources.spelling import spellings

MOST_TAGS: Final = 20
"""Tags that one tracker is asked for at most: every few of them are a request, every few minutes, to every server."""

_LONGEST: Final = 100
_TELLING: Final = 4
"""Letters of a tag at least, for one part of several that must occur together to be asked for before the others."""

_NO_PART: Final = re.compile(r"[^\w·]+")
_MARKS: Final = re.compile("[\u0300-\u036f]+")


def search_of(query: str) -> Search:
    """The hashtags that Mastodon is asked for: "#aurore #aurorerail".

    Raises:
        QueryError: the query cannot be read.
    """
    tree = parse(query, of_tracker=True)
    tags = _tags(tree)
    if not tags:
        return Search("", refusal="no-tag" if tags is None else "elsewhere")
    widenings = tuple(_widenings(tree))
    widenings += tuple(Widening("many-tags", f"#{tag}") for tag in tags[MOST_TAGS:])
    return Search(" ".join(f"#{tag}" for tag in tags[:MOST_TAGS]), widenings)


def _tags(node: Node) -> Sequence[str] | None:
    """The tags one of which is on every post that matches and has a tag at all.

    Empty where nothing that comes from there matches; None where it cannot be said by tags.
    """
    match node:
        case Not(Not(part)):
            return _tags(part)
        case Not(part):
            return () if _is_sure(part) else None
        case Field(name="source", value=value):
            return None if value == SOURCE else ()
        case Field():
            return None
        case All(parts) | Near(parts):
            chosen = _chosen(parts)
            return None if chosen is None else _tags(chosen)
        case AnyOf(parts):
            found = [_tags(part) for part in parts]
            known = [tag for tags in found if tags for tag in tags]
            return _unique(known) if known else None if None in found else ()
    return _unique(_written(node)) or None


def _is_sure(node: Node) -> bool:
    """Whether all that comes from there matches."""
    if isinstance(node, Not):
        return isinstance(node.part, Field) and node.part.name == "source" and node.part.value != SOURCE
    return isinstance(node, Field) and node.name == "source" and node.value == SOURCE


def _chosen(parts: Sequence[Node]) -> Node | None:
    """The part that is asked for of those that must occur together; None where none of them makes a tag.

    One that rules everything out decides; then what she wrote as tags herself; then the first that says more than two
    or three letters: people begin with the name.
    """
    found = [(part, _tags(part)) for part in parts]
    known = [(part, tags) for part, tags in found if tags is not None]
    if not known:
        return None

    def rank(told: tuple[Node, Sequence[str]]) -> tuple[bool, bool, bool]:
        part, tags = told
        return bool(tags), not _is_tagged(part), min(map(len, tags), default=0) < _TELLING

    return min(known, key=rank)[0]


def _is_tagged(node: Node) -> bool:
    return isinstance(node, Tag) or (isinstance(node, AnyOf) and all(map(_is_tagged, node.parts)))


def _written(node: Node) -> Iterator[str]:
    """The tags that people make of a literal, hers first."""
    if not isinstance(node, Word | Phrase | Tag | Exact) or (isinstance(node, Word | Tag) and node.prefix):
        return
    found = spellings(node, guess=True)
    for text in found.joined or found.spoken:
        tag = _NO_PART.sub("", unicodedata.normalize("NFKC", text).lower())
        # figures alone are no tag there
        if len(tag) <= _LONGEST and any(sign.isalpha() for sign in tag):
            yield tag


def _unique(tags: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    """Each tag once, as servers compare them."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(_MARKS.sub("", unicodedata.normalize("NFKD", tag)), tag)
    return tuple(found.values())


def _widenings(node: Node) -> Iterator[Widening]:
    """What is lost of a query, part by part."""
    match node:
        case All(parts) | Near(parts):
            chosen = _chosen(parts)
            for part in parts:
                if part is chosen:
                    yield from _widenings(part)
                elif _is_sure(part):
                    continue
                elif isinstance(part, Not):
                    yield Widening("exclusion", printed(part))
                else:
                    yield Widening("field" if isinstance(part, Field) else "together", printed(part))
        case AnyOf(parts):
            for part in parts:
                tags = _tags(part)
                if tags is None:
                    yield Widening("untagged", printed(part))
                elif tags:
                    yield from _widenings(part)
        case Not(Not(part)):
            yield from _widenings(part)
        case Word() | Phrase() | Exact():
            yield Widening("hashtag", printed(node))
