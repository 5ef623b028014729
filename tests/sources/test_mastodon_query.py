"""Mastodon: a query as hashtags; wider where it must be, and each loss told."""

from itertools import combinations, product

import pytest

from cmdesk.core.errors import QueryError
from cmdesk.core.matching import Candidate, matches
from cmdesk.core.query import parse
from cmdesk.sources.mastodon_query import MOST_TAGS, search_of


@pytest.mark.parametrize(
    ("query", "tags"),
    [
        ("aurore", "#aurore"),
        # her accents: servers fold them, and those that do not know hers
        ('"Café Lumière"', "#cafélumière"),
        ("café OR cafe OR CAFÉ", "#café"),
        ("＃ＳＮＣＦ", "#sncf"),
        ("l’Oréal", "#loréal"),
        # they tell œ from oe
        ("cœur", "#cœur #coeur"),
        ("#Lyon OR rail", "#lyon #rail"),
        ("sncf-connect OR #a_b", "#sncfconnect #a_b"),
        ("Canal+", "#canal"),
        ("=Orange", "#orange"),
        # one of what must occur together: her own tag, else what she begins with, unless it says too little
        ("rivage #quai", "#quai"),
        ("aurore retard", "#aurore"),
        ("le rivage", "#rivage"),
        ("(aurore OR rivage) retard", "#aurore #rivage"),
        ("sncf NEAR/3 (retard OR grève)", "#sncf"),
        ("aurore -moto lang:fr is:repost has:link", "#aurore"),
        ("caf* aurore", "#aurore"),
        # alternatives: each that makes a tag
        ("@ana OR aurore OR caf* OR 2024", "#aurore"),
        ("(aurore source:mastodon) OR (quai source:x)", "#aurore"),
        ("aurore -source:x", "#aurore"),
        ("-(-aurore)", "#aurore"),
    ],
)
def test_a_query_as_hashtags(query: str, tags: str) -> None:
    search = search_of(query)
    assert (search.text, search.refusal, search.possible) == (tags, "", True)


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ("@ana", "no-tag"),
        ("caf*", "no-tag"),
        ("2024", "no-tag"),
        ("@ana OR caf*", "no-tag"),
        ("aurore source:x", "elsewhere"),
        ("aurore -source:mastodon", "elsewhere"),
        ("(aurore OR rivage) source:news", "elsewhere"),
    ],
)
def test_what_cannot_be_asked_is_refused(query: str, refusal: str) -> None:
    search = search_of(query)
    assert (search.text, search.refusal) == ("", refusal)


@pytest.mark.parametrize(
    ("query", "lost"),
    [
        ("#lyon", []),
        ("aurore", [("hashtag", "aurore")]),
        ("#lyon source:mastodon -source:x", []),
        ("#lyon aurore -moto lang:fr", [("together", "aurore"), ("exclusion", "-moto"), ("field", "lang:fr")]),
        ("#lyon OR @ana OR caf*", [("untagged", "@ana"), ("untagged", "caf*")]),
        ("#lyon OR quai source:x", []),
        ("#lyon NEAR/3 quai", [("together", "quai")]),
    ],
)
def test_each_loss_is_told(query: str, lost: list[tuple[str, str]]) -> None:
    assert [(one.reason, one.part) for one in search_of(query).widenings] == lost


def test_there_is_an_end_to_alternatives_and_it_is_told() -> None:
    search = search_of(" OR ".join(f"#aurore{number}" for number in range(MOST_TAGS + 2)))
    assert len(search.text.split()) == MOST_TAGS
    assert [(one.reason, one.part) for one in search.widenings] == [
        ("many-tags", "#aurore20"),
        ("many-tags", "#aurore21"),
    ]


def test_a_query_that_cannot_be_read_is_told_as_everywhere() -> None:
    with pytest.raises(QueryError):
        search_of('"aurore')


LITERALS = ("aurore", '"grand quai"', "#rive", "=Orange", "l’été")
TAGS = ("aurore", "GrandQuai", "Rive", "Orange", "été", "LÉté")


def test_whatever_matches_by_its_tags_alone_is_asked_for() -> None:
    shapes = ("{} {}", "{} OR {}", "{} -{}", "({} OR {}) {}", "({} {}) OR {}", "{} NEAR/9 {} {}", "-({} OR {}) {}")
    found = 0
    for shape in shapes:
        for literals in product(LITERALS, repeat=shape.count("{}")):
            query = shape.format(*literals)
            tree, asked = parse(query, of_tracker=True), set(search_of(query).text.split())
            for number in (1, 2, 3):
                for tags in combinations(TAGS, number):
                    if matches(tree, Candidate(" ".join(f"#{tag}" for tag in tags))):
                        found += 1
                        assert asked & {f"#{tag.lower()}" for tag in tags}, (query, tags, asked)
    assert found > 1000
