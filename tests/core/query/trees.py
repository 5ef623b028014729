"""Queries made up by hypothesis: every tree that the parser can give, in her own spelling, and texts to put them to."""

from typing import Final

from hypothesis import strategies as st

from cmdesk.core.query import All, AnyOf, Exact, Field, Handle, Near, Node, Not, Phrase, Tag, Word, only_excludes
from cmdesk.core.query.fields import COUNTED, HAS, KINDS, LABELS, SOURCES
from cmdesk.core.query.lexer import MINUS, OPERATORS, QUOTES
from cmdesk.core.query.words import findable

WORDS: Final[tuple[str, ...]] = (
    "sncf", "SNCF", "Orange", "l’Oréal", "d'orange", "aujourd'hui", "Canal+", "H&M", "C&A", "Yahoo!", "c++",
    "sncf_connect", "été", "œuf", "Straße", "A380", "3,5", "24h/24", "東京", "กาแฟ", "Saint-Étienne", "or", "et", "ou",
    "a", "é", "ＳＮＣＦ",
)  # fmt: skip
"""Words that need no quotation marks."""

QUOTED: Final[tuple[str, ...]] = (
    *OPERATORS, "NEAR", "NEAR/5", "-5", "–5", "=Orange", "caf*", "*x*", "(x)", "(a", "a)", "a:b", "lang:fr", "x,",
    "a;b", "oui?", "a…", "'x'", "~5x", "+1", "!x", "a|b", "https://x.example", "http:", 'a"b', "a»b", "«a", "“x",
    "x”y", "＂a",
)  # fmt: skip
"""Words that stand for themselves only between quotation marks."""

SIGNED: Final = ("#sncf", "@sncf", "＃été", "＠x1", "#c#", "@a@b")
"""Words with a sign that between quotation marks are no tag and no handle."""

VALUES: Final = {
    "lang": ("fr", "en", "und"),
    "source": (*SOURCES[:4], "Mon lecteur", "blog|notes", "éditeur"),
    "author": ("@sncf", "@a.b@example.org", "@Nom Long", "@été"),
    "domain": ("example.org", "a-b.example", "xn--caf-dma.example"),
    "link": ("example.org", "example.org/a/b", "example.org/?q=1", "example.org/a|b(c)"),
    "has": HAS,
    "min": tuple(f"{counted}:{number}" for counted in COUNTED for number in (0, 10)),
    "is": KINDS,
    "sentiment": LABELS,
    "label": ("urgent", "À lire", "a|b", "x:y", "(a)", 'dit "non"', "OR", "#sncf", "-1"),
    "group": ("Marques", "nos marques"),
}
"""Values of each field, written as the tree holds them."""


def literals() -> st.SearchStrategy[Node]:
    """Whatever is looked for in the text itself."""
    plain = st.sampled_from(WORDS) | st.text(min_size=1, max_size=6).filter(_whole)
    any_word = plain | st.sampled_from(QUOTED)
    stems = st.sampled_from(("caf", "Été", "l'or", "A3", "œu", "sncf_c", "AND"))
    tags = st.sampled_from(("sncf", "Été2024", "東京", "sncf_connect", "a", "Straße"))
    handles = tags | st.sampled_from(("a.b", "sncf-connect", "sncf@example.social", "x_1"))
    return st.one_of(
        any_word.map(Word),
        stems.map(lambda stem: Word(stem, prefix=True)),
        st.lists(any_word | st.sampled_from((*SIGNED, "&", "-", "…")), min_size=2, max_size=4)
        .filter(lambda words: any(map(findable, words)))
        .map(lambda words: Phrase(tuple(words))),
        st.sampled_from(SIGNED).map(lambda word: Phrase((word,))),
        tags.map(Tag),
        st.just(Tag("ca", prefix=True)),
        handles.map(Handle),
        st.just(Handle("sn", prefix=True)),
        st.lists(any_word | st.sampled_from(SIGNED), min_size=1, max_size=3).map(lambda words: Exact(tuple(words))),
    ).filter(_writable)


def fields() -> st.SearchStrategy[Node]:
    """What is known beside the text."""
    return st.sampled_from([Field(name, value) for name, values in VALUES.items() for value in values])


def nears() -> st.SearchStrategy[Node]:
    """Literals near each other: two, of which either may be alternatives, or several words."""
    part = literals() | st.lists(literals(), min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts)))
    word = (
        st.sampled_from((*WORDS, *QUOTED)).map(Word) | st.sampled_from(SIGNED).map(lambda one: Phrase((one,)))
    ).filter(_writable)
    words = st.integers(0, 100)
    return st.one_of(
        st.builds(lambda left, right, between: Near((left, right), between), part, part, words),
        st.builds(
            lambda parts, between: Near(tuple(parts), between), st.lists(word, min_size=3, max_size=5), words
        ).filter(_writable),
    )


def trees() -> st.SearchStrategy[Node]:
    """Whole queries; none that only excludes."""
    return st.recursive(
        st.one_of(literals(), literals(), nears(), fields()),
        lambda part: st.one_of(
            part.map(Not),
            st.lists(part, min_size=2, max_size=4).map(lambda parts: All(tuple(parts))),
            st.lists(part, min_size=2, max_size=4).map(lambda parts: AnyOf(tuple(parts))),
        ),
        max_leaves=12,
    ).filter(lambda tree: only_excludes(tree) is None)


PIECES: Final[tuple[str, ...]] = (
    *WORDS, *QUOTED, *SIGNED, *OPERATORS, *QUOTES, *QUOTES.values(), *MINUS, "NEAR/", "NEAR/5", "NEAR/101", "~", "~3",
    "(", ")", "#", "@", "=", "*", ":", "|", ",", ".", "?", "!", "+", "&", "/", "lang:", "source:", "label:",
    "min:likes:", "is:", "domain:www.", "link:https://", "lang:fr|en", "http://", " ", " ", " ", "\n", "\u202f",
    "\u200b", "\x00", "🌷", "\u0301",
)  # fmt: skip
"""Of which queries are made, right and wrong."""


def texts() -> st.SearchStrategy[str]:
    """Whatever may be typed: arbitrary characters, and pieces of the grammar in any order."""
    return st.text() | st.lists(st.sampled_from(PIECES) | st.characters(), max_size=20).map("".join)


def _whole(word: str) -> bool:
    """Whether between quotation marks a text would be one word, and no tag or handle."""
    return findable(word) and len(word.split()) == 1 and word.split()[0] == word and word[0] not in "#@＃＠"


def _writable(node: Node) -> bool:
    """Whether some quotation marks are left that the words of a literal do not hold."""
    match node:
        case Word(text) | Tag(text) | Handle(text):
            words: tuple[str, ...] = (text,)
        case Phrase(words) | Exact(words):
            pass
        case Near(parts):
            words = tuple(map(str, parts))
        case _:
            return True
    return any(closing not in " ".join(words) for closing in QUOTES.values())
