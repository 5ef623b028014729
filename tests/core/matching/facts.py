"""Facts and texts made up by hypothesis, to put queries of `tests.core.query.trees` to."""

from hypothesis import strategies as st

from cmdesk.core.matching import Known
from cmdesk.core.types import Kind, Label, Reading
from tests.core.query.trees import QUOTED, SIGNED, VALUES, WORDS


def facts() -> st.SearchStrategy[Known]:
    """What may be known, mostly of what queries ask for."""
    count = st.sampled_from((None, 0, 9, 10, 11))
    links = st.sampled_from(
        ("https://example.org/a/b", "http://www.a-b.example/?q=1", "https://x.example.org/", "http://[")
    )
    return st.builds(
        Known,
        source=st.sampled_from(VALUES["source"]),
        lang=st.sampled_from(VALUES["lang"]),
        author=st.lists(st.sampled_from(("sncf", "a.b@example.org", "été", "42")), max_size=2).map(tuple),
        url=st.none() | links,
        links=st.lists(links, max_size=2).map(tuple),
        media=st.booleans(),
        kind=st.sampled_from(Kind),
        reading=st.builds(Reading, likes=count, shares=count, replies=count, quotes=count, views=count),
        label=st.sampled_from(Label),
        labels=st.frozensets(st.sampled_from(VALUES["label"]), max_size=2),
        groups=st.frozensets(st.sampled_from(("marques", "Nos Marques")), max_size=2),
    )


def texts() -> st.SearchStrategy[str]:
    """What queries ask for, between and beside other things."""
    pieces = (
        *WORDS,
        *QUOTED,
        *SIGNED,
        "café",
        "CAFÉ",
        "#café",
        "l'or",
        "#L’Oréal",
        "#sncf",
        "@sncf2",
        "oranges",
        "xsncf",
    )
    beside = (" ", " ", " ", "", "-", ", ", "'", "🌷", "\n", "_", "\u0301", "\u200b")
    return st.lists(st.tuples(st.sampled_from(pieces), st.sampled_from(beside)), max_size=10).map(
        lambda drawn: "".join(map("".join, drawn))
    )
