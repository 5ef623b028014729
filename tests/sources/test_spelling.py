from hypothesis import example, given
from hypothesis import strategies as st

from cmdesk.core.errors import QueryError
from cmdesk.core.query import All, AnyOf, Handle, Node, Phrase, Tag, Word, parse
from cmdesk.core.text import fold
from cmdesk.sources.spelling import spellings

TOKENS = st.sampled_from(
    ["sncf", "OR", "OU", "or", '"', "«", "»", "“", "”", "„", "＂", " ", " ", "\u202f", "#été", "@nom", "Œuf", "l’eau"]
)


def leaves(node: Node) -> list[tuple[str, ...]]:
    match node:
        case Word(text) | Tag(text) | Handle(text):
            return [(text,)]
        case Phrase(words):
            return [words]
        case All(parts) | AnyOf(parts):
            return [leaf for part in parts for leaf in leaves(part)]


@given(st.lists(TOKENS | st.text(max_size=3), max_size=12).map("".join))
@example("sncf´")
def test_each_literal_of_the_tree_gets_the_spelling_that_was_folded_into_it(query: str) -> None:
    try:
        tree = parse(query)
    except QueryError:
        return
    spelled = list(spellings(query))
    assert len(spelled) == len(leaves(tree))
    for written, leaf in zip(spelled, leaves(tree), strict=True):
        assert " ".join(leaf) in " ".join(fold(written).split())
