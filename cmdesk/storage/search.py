"""Says a query in the words of the index: as an FTS5 expression, and as SQL conditions on columns.

Neither can say all of the language. So each is a *superset*: it lets in whatever the query matches, and more. What is
left to be held against each mention by `core.matching` is the `rest` of the query; only where the columns say exactly
what the query says is there none. Nothing here reads a mention.

How a surface of the matcher stands in the index (`core.text.apart` of the folded text, cut by the index's tokenizer):
a word may bear a `#` or `@` that the literal has not, and be cut in two or three where the shape of a text leaves the
apostrophe of an elision out. Everything else is cut in the same places in both.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from threading import local
from typing import Final, assert_never

import apsw

from cmdesk.core.identity import account_key
from cmdesk.core.matching.literals import surfaces
from cmdesk.core.matching.shapes import HEADS, TAIL
from cmdesk.core.query import (
    All,
    AnyOf,
    Exact,
    Field,
    Handle,
    Literal,
    Near,
    Node,
    Not,
    Phrase,
    Tag,
    Word,
    walk,
    widened,
)
from cmdesk.core.query.fields import CHANGING
from cmdesk.core.text import apart, fold, is_word_character
from cmdesk.core.types import Kind, Label
from cmdesk.storage.connection import marks, rows

TOKENIZER: Final = ("unicode61", ["remove_diacritics", "0", "tokenchars", "#@_"])
"""As migration 1 declares it."""

_MOST_VARIANTS: Final = 48
"""Ways of writing one surface with its elisions; beyond that its words are asked for one by one."""
_DEEPEST: Final = 60
"""Parts within parts that FTS5 is asked for: its parser has room for a hundred open brackets."""
_WORD: Final = re.compile(r"\w+")
_SIGNS: Final = ("#", "@")

Columns = tuple[str, tuple[int | str, ...]]
"""An SQL condition on `tracker_link AS link`, and its values."""


@dataclass(frozen=True, slots=True)
class Superset:
    """What the index can say of a query.

    Attributes:
        expression: of FTS5; None where it cannot narrow.
        condition, values: SQL on `tracker_link AS link`; "" where it cannot narrow.
        rest: what a mention that both let in must yet match; None where nothing is left.
        at_once: whether the index answers all at once or not at all: where it is asked for beginnings of words, or
            within the condition, as one alternative beside columns.
        direct: what of the condition needs no full text, for a first look without it.
    """

    expression: str | None
    condition: str
    values: tuple[int | str, ...]
    rest: Node | None
    at_once: bool = False
    direct: Columns = ("", ())

    @property
    def changing(self) -> bool:
        """Whether a mention may come to match the rest, or cease to, after it was stored."""
        fields = (part.name for part in walk(self.rest) if isinstance(part, Field)) if self.rest else ()
        return any(name in CHANGING for name in fields)


def superset(connection: apsw.Connection, node: Node) -> Superset:
    """What the index can say of a query; names are looked up in the store, so it holds as long as that is unchanged."""
    columns = {
        part: _column(connection, part.name, part.value)
        for part in dict.fromkeys(walk(node))
        if isinstance(part, Field)
    }
    known = {part: one[0] for part, one in columns.items() if one is not None}

    def told(term: Node, negated: bool) -> bool:
        found = columns[term] if isinstance(term, Field) else None
        # what lets in too much would, turned round, let in too little
        return found is not None and (not negated or found[1])

    left = widened(node, told)
    direct = ("", ()) if left is None else _sql(left, known)
    rest = _rest(node, frozenset(part for part, one in columns.items() if one is not None and one[1]))
    asked = _expressible(node)
    if asked is not None:
        begun = any(isinstance(part, Word | Tag | Handle) and part.prefix for part in walk(asked))
        return Superset(_expression(asked), *direct, rest, begun, direct)
    # a word that is but one alternative beside a column narrows only together with it
    both = widened(node, lambda term, negated: told(term, negated) or _findable(term, negated))
    if both is None or both == left:
        return Superset(None, *direct, rest, direct=direct)
    return Superset(None, *_sql(both, known), rest, True, direct)


def _rest(node: Node, exact: frozenset[Field]) -> Node | None:
    """What of a query the columns do not say; the fields of a conjunction that they do are left out."""
    parts = node.parts if isinstance(node, All) else (node,)
    left = tuple(part for part in parts if not _told(part, exact))
    return None if not left else left[0] if len(left) == 1 else All(left)


def _told(node: Node, exact: frozenset[Field]) -> bool:
    match node:
        case Field():
            return node in exact
        case Not(part):
            return _told(part, exact)
        case All(parts) | AnyOf(parts):
            return all(_told(part, exact) for part in parts)
    return False


# full text


def _expressible(node: Node) -> Node | None:
    known = widened(node, _findable)
    return None if known is None else _stacked(known, _DEEPEST)[0]


def _findable(term: Node, negated: bool) -> bool:
    return not negated and isinstance(term, Word | Phrase | Tag | Handle | Exact) and _asked(term) is not None


def _stacked(node: Node, levels: int) -> tuple[Node | None, int]:
    """A query without what is nested too deeply, and how deep it is then; the deepest parts first.

    What stands first waits for nothing on the stack of FTS5's parser.
    """
    if not isinstance(node, All | AnyOf):
        return node, 0
    if not levels:
        return None, 0
    parts = sorted((_stacked(part, levels - 1) for part in node.parts), key=lambda one: -one[1])
    known = tuple(part for part, _ in parts if part is not None)
    if not known or (isinstance(node, AnyOf) and len(known) < len(parts)):
        return None, 0
    return type(node)(known), parts[0][1] + 1


def _expression(node: Node) -> str:
    match node:
        case Word() | Phrase() | Tag() | Handle() | Exact():
            return _asked(node) or ""
        case All(parts):
            return f"({' AND '.join(map(_expression, parts))})"
        case AnyOf(parts):
            return f"({' OR '.join(map(_expression, parts))})"
    raise ValueError(node)


@lru_cache(maxsize=4096)
def _asked(literal: Literal) -> str | None:
    """A literal as FTS5 finds it wherever the matcher does; None where it holds nothing that the index knows."""
    found: dict[str, None] = {}
    for surface in surfaces(literal):
        star = " *" if surface.goes_on else ""
        ways = _ways(surface.text)
        count = 1
        for alternatives in ways:
            count *= len(alternatives)
        if count <= _MOST_VARIANTS:
            asked = _phrases(map("".join, product(*ways)), surface.text, star)
            if asked is None:
                return None
            found |= dict.fromkeys(asked)
            continue
        # one word at a time; a sign may stand before any of them here
        words = [_phrases(way, way[0], star) for way in ways if _WORD.fullmatch(way[0])]
        each = [f"({' OR '.join(dict.fromkeys(asked))})" for asked in words if asked is not None]
        if not each:
            return None
        found[f"({' AND '.join(each)})"] = None
    return f"({' OR '.join(found)})"


def _phrases(ways: Iterator[str] | Sequence[str], text: str, star: str) -> list[str] | None:
    signs = ("", *_SIGNS) if is_word_character(fold(text)[:1] or " ") else ("",)
    phrases: list[str] = []
    for way in ways:
        tokens = tokens_of(apart(fold(way)))
        while tokens and tokens[-1] in _SIGNS:
            # a sign at the end may be the beginning of a tag in the text
            tokens.pop()
        if not tokens:
            return None
        rest = " ".join(tokens)
        phrases.extend(f'"{sign}{rest}"{star}' for sign in signs)
    return phrases


def _ways(text: str) -> list[tuple[str, ...]]:
    """A surface piece by piece, each with the ways in which a text may have it: an apostrophe put back, or not.

    It may be put back behind a head at the beginning of a word, and before a final s.
    """
    pieces: list[tuple[str, ...]] = []
    done = 0
    for word in _WORD.finditer(text):
        if word.start() > done:
            pieces.append((text[done : word.start()],))
        pieces.append(tuple(dict.fromkeys(_elided(word[0]))))
        done = word.end()
    if done < len(text):
        pieces.append((text[done:],))
    return pieces


def _elided(word: str) -> Iterator[str]:
    lower = word.lower()
    for head in ("", *HEADS):
        if not head or (lower.startswith(head) and len(word) > len(head)):
            elided = f"{word[: len(head)]}'{word[len(head) :]}" if head else word
            yield elided
            if lower.endswith(TAIL) and len(word) > len(head) + len(TAIL):
                yield f"{elided[: -len(TAIL)]}'{elided[-len(TAIL) :]}"


class _Tokenizer(local):
    """The tokenizer of the index, one a thread, of a connection that holds nothing: the store's may be closed."""

    def __init__(self) -> None:
        self.cut = apsw.Connection(":memory:").fts5_tokenizer(*TOKENIZER)


_TOKENIZER: Final = _Tokenizer()


def tokens_of(text: str) -> list[str]:
    """A text cut as the index cuts it."""
    found = _TOKENIZER.cut(
        text.encode("utf-8", "replace"),
        apsw.FTS5_TOKENIZE_QUERY,
        None,
        include_offsets=False,
        include_colocated=False,
    )
    return [token for token in found if isinstance(token, str)]


# columns


def _sql(node: Node, columns: dict[Field, Columns]) -> Columns:
    match node:
        case Field():
            return columns[node]
        case Not(part):
            condition, values = _sql(part, columns)
            return f"NOT {condition}", values
        case All(parts) | AnyOf(parts):
            bare = tuple(part for part in parts if not any(isinstance(one, Field) for one in walk(part)))
            known = [_sql(part, columns) for part in parts if part not in bare]
            if bare:
                known.append(_in_full_text(type(node)(bare)))
            joint = " AND " if isinstance(node, All) else " OR "
            return f"({joint.join(one for one, _ in known)})", tuple(value for _, values in known for value in values)
        case Word() | Phrase() | Tag() | Handle() | Exact() | Near():
            raise ValueError(node)
        case _:
            assert_never(node)


def _in_full_text(node: Node) -> Columns:
    """Words beside columns: SQLite makes one list of their mentions, it does not ask again for each."""
    asked = _expressible(node)
    if asked is None:
        return "(1)", ()
    return "(link.mention IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?))", (_expression(asked),)


def _column(connection: apsw.Connection, name: str, value: str) -> tuple[Columns, bool] | None:
    """A field as a condition that is never NULL, and whether it says no more than that; None where none does."""
    match name:
        case "lang":
            return ("(link.lang IS (SELECT id FROM language WHERE name = ?))", (value,)), True
        case "source":
            return ("(link.source IS (SELECT id FROM source WHERE name = ?))", (value,)), True
        case "is":
            return ("(link.kind = ?)", (int(Kind[value.upper()]),)), True
        case "sentiment":
            return ("(link.label = ?)", (int(Label[value.upper()]),)), True
        case "min":
            counted, _, least = value.partition(":")
            column = "link.reactions" if counted == "reactions" else _of_mention(counted)
            return (f"(coalesce({column}, -1) >= ?)", (int(least),)), True
        case "has" if value == "link":
            return (f"({_of_mention('links')} IS NOT NULL)", ()), True
        case "has" if value == "media":
            return (f"({_of_mention('media')} IS NOT 0)", ()), True
        case "author":
            return _by_author(connection, value), True
        case "group":
            return _in_group(connection, value), True
        case "domain":
            return _linked(value, "coalesce(url, '') || coalesce(links, '')"), False
        case "link":
            return _linked(value.partition("/")[0].partition("?")[0], "coalesce(links, '')"), False
        case "label":
            labelled = (
                "SELECT mention.id FROM given_label JOIN source ON source.name = given_label.source "
                "JOIN mention ON mention.source = source.id AND mention.native = given_label.native WHERE key = ?"
            )
            return (f"(link.mention IN ({labelled}))", (fold(value),)), False
    return None


def _of_mention(column: str) -> str:
    return f"(SELECT {column} FROM mention WHERE id = link.mention)"


def _by_author(connection: apsw.Connection, value: str) -> Columns:
    sought = account_key(value)
    server = "@" in sought
    # other alphabets know small letters that SQLite does not
    pattern = f"%{sought}%" if sought.isascii() else "%"
    strange = "'*[^ -~]*'"
    found = [
        number
        for number, *names in rows(
            connection,
            "SELECT id, handle, key FROM author WHERE handle LIKE ?1 OR key LIKE ?1 "
            f"OR handle GLOB {strange} OR key GLOB {strange}",
            (pattern,),
        )
        if any(
            sought == name or (not server and sought == name.partition("@")[0])
            for name in (account_key(name) for name in names if name)
        )
    ]
    return f"(link.mention IN (SELECT id FROM mention WHERE author IN ({marks(found)})))", tuple(found)


def _in_group(connection: apsw.Connection, value: str) -> Columns:
    found = [
        number
        for number, client in rows(connection, "SELECT id, client FROM tracker WHERE removed_at IS NULL")
        if client and fold(client) == fold(value)
    ]
    return (
        "(EXISTS (SELECT 1 FROM tracker_link AS other "
        f"WHERE other.mention = link.mention AND other.tracker IN ({marks(found)})))",
        tuple(found),
    )


def _linked(host: str, where: str) -> Columns:
    """Addresses that name a host in plain letters, and all that are written with others."""
    if "xn--" in host or not host.isascii():
        return "(1)", ()
    text = _of_mention(where)
    return f"({text} LIKE ? OR {text} GLOB '*[^] -[^-~]*')", (f"%{host}%",)
