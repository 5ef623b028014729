"""A post of Bluesky becomes one of ours, from its stream and from its AppView."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.types import Author, Kind, Post, Reading
from cmdesk.sources.bluesky_post import address_of, author_of, is_hidden, post_of_event, post_of_view
from cmdesk.sources.fields import UnfitError
from tests.builders import NOW
from tests.sources.bluesky_bodies import ADA, BOB, address, commit, facet, iso, profile, record, view

QUOTED = address("quoted", BOB)


def read(told: dict[str, Any], **event: Any) -> Post:
    return post_of_event(commit("key1", told, **event), NOW)


def test_a_bare_post_tells_who_when_and_what_and_nothing_else() -> None:
    post = read(record("Bonjour"))
    assert post == Post(
        source="bluesky",
        native=address("key1"),
        posted_at=NOW - timedelta(minutes=1),
        text="Bonjour",
        author=Author(ADA),
        url=f"https://bsky.app/profile/{ADA}/post/key1",
        raw=post.raw,
    )
    assert json.loads(post.raw or b"") == commit("key1", record("Bonjour"))


def test_facets_are_read_by_bytes() -> None:
    text = "Élan 🚴 avec @bob.example.org à #Lyon : exemple.fr/é"
    facets = [
        facet(text, "@bob.example.org", kind="mention", did=BOB),
        facet(text, "#Lyon", kind="tag", tag="Lyon"),
        facet(text, "exemple.fr/é", kind="link", uri="https://exemple.fr/%C3%A9"),
    ]
    post = read(record(text, facets=facets, tags=["Vélo", "#Lyon", ""]))
    assert post.handles == ("bob.example.org",)
    assert post.tags == ("Lyon", "Vélo")
    assert post.links == ("https://exemple.fr/%C3%A9",)


@pytest.mark.parametrize(
    "index",
    [
        {"byteStart": 3, "byteEnd": 2},
        {"byteStart": -1, "byteEnd": 5},
        {"byteStart": 10**9, "byteEnd": 10**10},
        {"byteStart": "x"},
        {"byteStart": 1, "byteEnd": 6},
        None,
    ],
)
def test_offsets_that_cannot_be_name_nobody(index: object) -> None:
    told = record("é @x", facets=[{"index": index, "features": [{"$type": "x#mention", "did": BOB}]}])
    assert read(told).handles == ()


@pytest.mark.parametrize("uri", ["javascript:alert(1)", "http://", "https://[", "ftp://a.example.org", 7, None, ""])
def test_only_addresses_of_the_web_are_links(uri: object) -> None:
    told = record(
        "x",
        facets=[facet("x", "x", kind="link", uri=uri)],
        embed={"$type": "app.bsky.embed.external", "external": {"uri": uri}},
    )
    assert read(told).links == ()


def test_a_reply_names_what_it_answers_and_its_thread() -> None:
    post = read(record("Oui", reply={"parent": {"uri": address("p")}, "root": {"uri": address("r")}}))
    assert (post.kind, post.parent, post.conversation) == (Kind.REPLY, address("p"), address("r"))


EMBEDS: dict[str, tuple[dict[str, Any], tuple[Kind, bool, str | None, tuple[str, ...]]]] = {
    "pictures": ({"$type": "app.bsky.embed.images", "images": [{}]}, (Kind.ORIGINAL, True, None, ())),
    "a film": ({"$type": "app.bsky.embed.video"}, (Kind.ORIGINAL, True, None, ())),
    "a page": (
        {"$type": "app.bsky.embed.external", "external": {"uri": "https://exemple.fr/a", "title": "A"}},
        (Kind.ORIGINAL, False, None, ("https://exemple.fr/a",)),
    ),
    "a quote": ({"$type": "app.bsky.embed.record", "record": {"uri": QUOTED}}, (Kind.QUOTE, False, QUOTED, ())),
    "a quote and pictures": (
        {
            "$type": "app.bsky.embed.recordWithMedia",
            "record": {"record": {"uri": QUOTED}},
            "media": {"$type": "app.bsky.embed.images"},
        },
        (Kind.QUOTE, True, QUOTED, ()),
    ),
    "a quote and a page": (
        {
            "$type": "app.bsky.embed.recordWithMedia",
            "record": {"record": {"uri": QUOTED}},
            "media": {"$type": "app.bsky.embed.external", "external": {"uri": "https://exemple.fr/a"}},
        },
        (Kind.QUOTE, False, QUOTED, ("https://exemple.fr/a",)),
    ),
    "a list": (
        {"$type": "app.bsky.embed.record", "record": {"uri": f"at://{BOB}/app.bsky.graph.list/a"}},
        (Kind.ORIGINAL, False, None, ()),
    ),
    "nonsense": ({"$type": ["app.bsky.embed.record"], "record": "x"}, (Kind.ORIGINAL, False, None, ())),
}


@pytest.mark.parametrize("name", EMBEDS)
def test_what_hangs_on_a_post(name: str) -> None:
    embed, expected = EMBEDS[name]
    post = read(record("x", embed=embed))
    assert (post.kind, post.media, post.quoted, post.links) == expected


@pytest.mark.parametrize(
    ("langs", "expected"),
    [(["fr"], "fr"), (["fr-CA", "fr"], "fr"), (["fr", "en"], None), ([], None), (["x-klingon"], None), ("fr", None)],
)
def test_one_language_is_taken_and_several_are_not(langs: object, expected: str | None) -> None:
    assert read(record("x", langs=langs)).lang == expected


MOMENTS = {
    "earlier than seen": (iso(NOW - timedelta(days=400)), NOW - timedelta(days=400), False),
    "in the future": (iso(NOW + timedelta(days=3)), NOW, False),
    "a clock that was never set": ("1970-01-01T00:00:00Z", NOW, True),
    "without a zone": ("2023-07-21T01:33:51.481951", NOW, True),
    "unreadable": ("yesterday", NOW, True),
    "a number": (12, NOW, True),
    "none": (None, NOW, True),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_a_client_may_write_any_moment(name: str) -> None:
    told, expected, undated = MOMENTS[name]
    post = read({**record("x"), "createdAt": told})
    assert (post.posted_at, post.undated) == (expected, undated)


def test_a_change_is_an_edit_at_the_moment_it_was_seen() -> None:
    assert read(record("x"), operation="update").edited_at == NOW
    assert read(record("x")).edited_at is None


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (commit("key1", {"$type": "app.bsky.feed.like", "text": "x"}), "not-a-post"),
        (commit("key1", record("x") | {"text": None}), "no-text"),
        (commit("key1", record("x") | {"text": ["x"]}), "no-text"),
        (commit("a/b", record("x")), "no-id"),
        (commit("key1", record("x"), did="ada"), "no-id"),
        ({"did": ADA, "commit": {"rkey": "key1", "record": None}}, "no-text"),
        ({}, "no-id"),
    ],
)
def test_what_is_no_post_is_told(event: dict[str, Any], reason: str) -> None:
    with pytest.raises(UnfitError) as caught:
        post_of_event(event, NOW)
    assert caught.value.reason == reason


def test_half_of_a_character_is_mended() -> None:
    post = read(record("a\ud83d", tags=["b\ude00"]))
    assert (post.text, post.tags) == ("a\ufffd", ("b\ufffd",))
    assert json.loads(post.raw or b"")["commit"]["record"]["text"] == "a\ufffd"


def test_a_view_tells_counts_and_its_author() -> None:
    post = post_of_view(view("key1"), profile(), NOW)
    assert post.author == Author(
        ADA, "ada.example.org", "Ada L.", 120, 30, datetime(2023, 4, 26, 19, 5, 34, 249000, tzinfo=UTC)
    )
    assert post.reading == Reading(likes=3, shares=2, replies=1, quotes=0, seen_at=NOW)
    assert post.url == "https://bsky.app/profile/ada.example.org/post/key1"
    assert (post.native, post.posted_at, post.undated) == (address("key1"), NOW - timedelta(minutes=1), False)


def test_what_a_view_does_not_tell_is_none() -> None:
    bare = view("key1", likeCount=None, replyCount=-1, repostCount="many")
    del bare["quoteCount"], bare["author"], bare["indexedAt"]
    post = post_of_view(bare, {}, NOW)
    assert post.reading == Reading(seen_at=NOW)
    assert post.author == Author(ADA)


def test_a_handle_that_belongs_to_nobody_is_none() -> None:
    post = post_of_view(view("key1", author={"did": ADA, "handle": "handle.invalid", "displayName": " "}), {}, NOW)
    assert post.author == Author(ADA)
    assert post.url == f"https://bsky.app/profile/{ADA}/post/key1"


def quoting(**fields: Any) -> dict[str, Any]:
    quoted = {
        "$type": "app.bsky.embed.record#viewRecord",
        "uri": QUOTED,
        "value": record(" Ce que dit Bob "),
        "author": {"did": BOB, "handle": "bob.example.org"},
        **fields,
    }
    return {"$type": "app.bsky.embed.record#view", "record": quoted}


def test_the_quoted_text_is_shown_unless_its_author_minds() -> None:
    assert post_of_view(view("key1", embed=quoting()), {}, NOW).quoted_text == "Ce que dit Bob"
    both = {"$type": "app.bsky.embed.recordWithMedia#view", "record": {"record": quoting()["record"]}}
    assert post_of_view(view("key1", embed=both), {}, NOW).quoted_text == "Ce que dit Bob"
    label = [{"src": BOB, "val": "!no-unauthenticated"}]
    assert post_of_view(view("key1", embed=quoting(author={"did": BOB, "labels": label})), {}, NOW).quoted_text is None
    away = {"$type": "app.bsky.embed.record#view", "record": {"$type": "app.bsky.embed.record#viewNotFound"}}
    assert post_of_view(view("key1", embed=away), {}, NOW).quoted_text is None


@pytest.mark.parametrize(
    ("labels", "hidden"),
    [
        ([{"val": "!no-unauthenticated", "src": ADA}], True),
        ({"$type": "com.atproto.label.defs#selfLabels", "values": [{"val": "!no-unauthenticated"}]}, True),
        ([{"val": "!takedown"}], True),
        ([{"val": "!no-unauthenticated", "neg": True}], False),
        ([{"val": "porn"}, {"val": []}, {"val": {}}, "x", None], False),
        ("!hide", False),
        (None, False),
    ],
)
def test_labels_say_what_is_not_to_be_shown(labels: object, hidden: bool) -> None:
    assert is_hidden({"labels": labels}) is hidden


def test_addresses_are_read_and_written() -> None:
    assert author_of(address_of(ADA, "key1")) == ADA
    for other in (
        "",
        "key1",
        f"at://{ADA}/app.bsky.feed.like/key1",
        f"at://{ADA}/app.bsky.feed.post/a b",
        "at://x/y/z",
    ):
        assert author_of(other) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**18) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ("text", "createdAt", "facets", "tags", "langs", "embed", "reply", "labels", "author", "indexedAt", "record")


@settings(deadline=None, max_examples=150, database=None)
@given(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=4))
def test_whatever_a_field_holds_there_is_a_post_or_a_reason(fields: dict[str, Any]) -> None:
    for read_it in (
        lambda: post_of_event(commit("key1", {**record("x"), **fields}), NOW),
        lambda: post_of_view({**view("key1"), **fields}, fields, NOW),
    ):
        try:
            post = read_it()
        except UnfitError as unfit:
            assert unfit.reason
        else:
            assert post.posted_at <= NOW
            json.loads(post.raw or b"")
