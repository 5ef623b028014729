"""Answers of X API v2 in files: what is counted, what is rejected and why, whatever shape the answer has."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import REJECTION_REASONS
from cmdesk.core.ports import PostFile
from cmdesk.core.types import Kind, Post, Rejected
from cmdesk.sources.x import XFile, read_answer, recognises

DATA = Path(__file__).parents[1] / "data" / "x"
POST: dict[str, Any] = {"id": "1", "text": "bonjour", "created_at": "2024-05-02T08:15:30.000Z", "author_id": "9"}


def told(found: Iterator[Post | Rejected] | PostFile) -> list[tuple[str, object]]:
    """(native id, kind) of posts, (reason, line) of rejections."""
    return [(f.reason, f.position) if isinstance(f, Rejected) else (f.native, f.kind) for f in found]


def without_raw(found: Iterator[Post | Rejected] | PostFile) -> list[Post | Rejected]:
    return [replace(f, raw=None) if isinstance(f, Post) else f for f in found]


def test_only_data_is_counted_and_each_post_has_its_kind() -> None:
    assert told(XFile(DATA / "page_2023_names.json")) == [
        ("1700000000000000001", Kind.ORIGINAL),
        ("1700000000000000002", Kind.REPLY),
        ("1700000000000000003", Kind.REPOST),
        ("1700000000000000004", Kind.QUOTE),
    ]


def test_names_before_and_after_2026_and_folded_posts_give_the_same_posts() -> None:
    before = without_raw(XFile(DATA / "page_2023_names.json"))
    assert before == without_raw(XFile(DATA / "page_2026_names.json"))
    assert before == without_raw(XFile(DATA / "folded.jsonl"))


@pytest.mark.parametrize("name", ["page_2023_names.json", "page_2026_names.json", "folded.jsonl", "edited.json"])
def test_a_post_can_be_read_again_from_its_raw_object_alone(name: str) -> None:
    posts = list(XFile(DATA / name))
    assert posts
    for post in posts:
        assert isinstance(post, Post)
        assert post.raw is not None
        assert list(read_answer(json.loads(post.raw))) == [post]


def test_the_raw_object_holds_what_the_post_refers_to_and_nothing_else() -> None:
    pictured, _, repost, quote = XFile(DATA / "page_2023_names.json")

    def included(post: Post | Rejected) -> dict[str, list[str]]:
        assert isinstance(post, Post)
        assert post.raw is not None
        page = json.loads(post.raw)
        return {
            kind: [item.get("id", item.get("media_key")) for item in items] for kind, items in page["includes"].items()
        }

    assert included(pictured) == {"users": ["9001"], "media": ["3_1"]}
    assert included(repost) == {"users": ["9002", "9001"], "tweets": ["1690000000000000007"]}
    assert included(quote) == {"users": ["9002", "9001"], "tweets": ["1690000000000000008"]}


def test_single_objects_bare_posts_and_lists_of_any_are_read() -> None:
    bare = without_raw(read_answer(POST))
    assert bare == without_raw(read_answer({"data": POST}))
    assert bare == without_raw(read_answer({"data": [POST]}))
    assert bare * 3 == without_raw(read_answer([POST, {"data": POST}, {"data": [POST]}]))


def test_a_stream_with_a_cut_line_and_keep_alive_lines() -> None:
    assert told(XFile(DATA / "stream_cut.jsonl")) == [
        ("1700000000000000002", Kind.REPLY),
        ("not-json", 3),
        ("1700000000000000001", Kind.ORIGINAL),
    ]


def test_counts_users_and_compliance_notices_are_rejected_one_by_one_with_their_reason() -> None:
    assert told(XFile(DATA / "counts.json")) == [("count", 1)] * 2
    assert told(XFile(DATA / "users.json")) == [("user", 1)] * 2
    assert told(XFile(DATA / "compliance.jsonl")) == [("compliance", 2), ("compliance", 3)]


def test_errors_are_rejected_only_where_they_stand_alone_and_empty_pages_are_no_input() -> None:
    found = list(XFile(DATA / "errors.jsonl"))
    assert told(iter(found)) == [("error", 1), ("error", 2), ("1700000000000000002", Kind.REPLY)]
    assert isinstance(found[0], Rejected)
    assert found[0].detail == "Could not find post with id: [1]."


@pytest.mark.parametrize(
    ("item", "reason", "detail"),
    [
        ({**POST, "id": None}, "no-id", ""),
        ({**POST, "id": "abc"}, "bad-field", "id: abc"),
        ({**POST, "id": -3}, "bad-field", "id: int"),
        ({**POST, "id": 1.5e18}, "bad-field", "id: float"),
        ({**POST, "created_at": None}, "no-date", "created_at: missing"),
        ({**POST, "created_at": "2024-05-02T08:15:30"}, "no-date", "created_at: zone missing in 2024-05-02T08:15:30"),
        (
            {**POST, "created_at": "Thu May 02 08:15:30 +0000 2024"},
            "no-date",
            "created_at: Thu May 02 08:15:30 +0000 2024",
        ),
        ({**POST, "text": None}, "no-text", ""),
        ({**POST, "text": 5}, "no-text", ""),
        ({**POST, "geo": {"lat": 1e999}}, "bad-field", "an infinite number"),
        ({"id": "1", "created_at": "2024-05-02T08:15:30Z"}, "no-text", ""),
        ({"id": "1", "url": "https://a.example"}, "not-a-post", ""),
        ({}, "not-a-post", ""),
        ("text", "not-a-post", "text"),
        (None, "not-a-post", "NoneType"),
        ([], "not-a-post", "list"),
    ],
)
def test_an_object_that_cannot_be_a_post_is_rejected_with_the_field_at_fault(
    item: object, reason: str, detail: str
) -> None:
    (found,) = read_answer({"data": [item]}, 7)
    assert isinstance(found, Rejected)
    assert (found.position, found.reason, found.detail) == (7, reason, detail)


@pytest.mark.parametrize(
    "value", [{"includes": {"users": []}}, {"meta": {"sent": "x"}}, {"data": None}, [[POST]], [3], 3]
)
def test_an_answer_without_posts_that_does_not_say_so_is_rejected(value: object) -> None:
    assert told(read_answer(value)) == [("not-a-post", 1)]


def test_half_a_character_is_replaced_and_the_post_is_kept() -> None:
    (post,) = read_answer(
        {"data": {**POST, "text": "cut \ud83d"}, "includes": {"users": [{"id": "9", "name": "\ude00"}]}}
    )
    assert isinstance(post, Post)
    assert post.text == "cut \ufffd"
    assert post.author is not None
    assert post.author.name == "\ufffd"
    assert post.raw is not None
    assert post.raw.decode()


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.iterdir()))
def test_every_sample_is_recognised(name: str) -> None:
    content = (DATA / name).read_text(encoding="utf-8")
    first = json.loads(content if name.endswith(".json") else content.strip().splitlines()[0])
    assert recognises(first)


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        {"text": "a", "posted_at": "2024-05-02T08:15:30Z"},
        {"data": [{"id": "1_2", "message": "a"}], "paging": {}},
        {"kind": "Listing", "data": {"children": []}},
        {"meta": {"status": 200}},
        {"text": "a", "lang": "fr"},
    ],
)
def test_other_forms_are_not_recognised(value: object) -> None:
    assert not recognises(value)


# --- properties

ids = st.sampled_from(["1", "2", "3", 4, "x", None])
scraps = (
    st.none() | st.booleans() | st.integers(-5, 10**13) | st.floats() | st.text(max_size=5) | st.just("\ud83d") | ids
)
fields = st.sampled_from(
    ["id", "text", "created_at", "author_id", "author", "lang", "entities", "urls", "hashtags", "mentions", "tag"]
    + ["username", "public_metrics", "like_count", "referenced_tweets", "referenced_posts", "type", "note_tweet"]
    + ["attachments", "media_keys", "edit_history_tweet_ids", "data", "includes", "users", "tweets", "posts", "media"]
    + [
        "meta",
        "result_count",
        "errors",
        "title",
        "detail",
        "__twarc",
        "retrieved_at",
        "expanded_url",
        "in_reply_to_user_id",
    ]
)
values = st.recursive(
    scraps, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(fields, inner, max_size=6), max_leaves=20
)
posts = st.fixed_dictionaries(
    {"id": ids, "text": st.text(max_size=5), "created_at": st.just("2024-05-02T08:15:30Z")},
    optional={
        "author_id": ids,
        "lang": scraps,
        "entities": values,
        "public_metrics": values,
        "note_tweet": values,
        "attachments": values,
        "referenced_tweets": st.lists(
            st.fixed_dictionaries({"type": st.sampled_from(["quoted", "retweeted", "replied_to", "?", 1]), "id": ids}),
            max_size=3,
        ),
        "edit_history_post_ids": st.lists(ids, max_size=3) | scraps,
    },
)
pages = st.fixed_dictionaries(
    {"data": posts | st.lists(posts | values, max_size=3)},
    optional={
        "includes": values
        | st.fixed_dictionaries({"tweets": st.lists(posts | scraps, max_size=3), "users": st.lists(values, max_size=3)})
    },
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages | values)
def test_whatever_the_answer_holds_each_object_gives_a_post_or_a_reason(value: object) -> None:
    for found in read_answer(value):
        if isinstance(found, Rejected):
            assert found.reason in REJECTION_REASONS
            (found.detail + found.excerpt).encode()
        else:
            assert found.raw is not None
            assert list(read_answer(json.loads(found.raw))) == [found]
            "".join(
                [found.text, *found.tags, *found.handles, *found.links, found.url or "", found.quoted_text or ""]
            ).encode()
