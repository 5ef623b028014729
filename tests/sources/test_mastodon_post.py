"""Activities of Mastodon as posts: what is read of them, and what is refused so that nothing private is kept."""

from datetime import UTC, datetime
from typing import Any

import pytest

from cmdesk.core.types import Author, Kind, Post, Reading
from cmdesk.sources.fields import UnfitError
from cmdesk.sources.mastodon_post import author_of, handle_of, is_private, post_of_activity
from tests.archives import HOST, ME, PUBLIC, boost, create, note

ACTOR = {"id": ME, "type": "Person", "preferredUsername": "lina", "name": "Lina", "published": "2019-03-04T00:00:00Z"}


def post(content: str = "<p>bonjour</p>", **more: Any) -> Post:
    return post_of_activity({"activity": create(1, content, **more), "actor": ACTOR}, b"{}")


def test_a_post_with_everything() -> None:
    content = (
        f'<p><span class="h-card"><a href="{HOST}/@max" class="u-url mention">@<span>max</span></a></span> oui '
        "&amp; non"
        f'<br>voir <a href="https://exemple.fr/carte">exemple.fr/car…</a></p>'
        f'<p><a href="{HOST}/tags/cafe" class="mention hashtag" rel="tag">#<span>Café</span></a></p>'
    )
    found = post(
        content,
        inReplyTo=f"{HOST}/users/max/statuses/9",
        conversation="tag:exemple.social,2024:objectId=1:objectType=Conversation",
        contentMap={"fr-FR": content},
        updated="2024-05-02T13:00:00Z",
        attachment=[{"type": "Document", "mediaType": "image/png", "url": "/media/1.png", "name": "un café"}],
        tag=[
            {"type": "Hashtag", "href": f"{HOST}/tags/cafe", "name": "#Café"},
            {"type": "Mention", "href": f"{HOST}/users/max", "name": "@max"},
            {"type": "Mention", "href": "https://ailleurs.social/users/eve", "name": "@eve@ailleurs.social"},
            {"type": "Emoji", "name": ":cafe:"},
        ],
        likes={"id": f"{ME}/statuses/1/likes", "type": "Collection", "totalItems": 7},
        shares={"type": "Collection", "totalItems": 2},
    )
    assert found == Post(
        source="mastodon",
        native=f"{ME}/statuses/1",
        posted_at=datetime(2024, 5, 2, 12, tzinfo=UTC),
        text="@max@exemple.social oui & non\nvoir https://exemple.fr/carte\n\n#Café",
        author=Author(ME, "lina@exemple.social", "Lina", created_at=datetime(2019, 3, 4, tzinfo=UTC), robot=False),
        kind=Kind.REPLY,
        lang="fr",
        url=f"{HOST}/@lina/1",
        parent=f"{HOST}/users/max/statuses/9",
        conversation="tag:exemple.social,2024:objectId=1:objectType=Conversation",
        tags=("Café",),
        handles=("max@exemple.social", "eve@ailleurs.social"),
        links=("https://exemple.fr/carte",),
        media=True,
        edited_at=datetime(2024, 5, 2, 13, tzinfo=UTC),
        reading=Reading(likes=7, shares=2),
        raw=b"{}",
    )


def test_a_warning_stands_before_the_text() -> None:
    assert post("<p>la fin est triste</p>", summary="film").text == "film\n\nla fin est triste"


def test_a_question_and_a_post_of_pictures_alone() -> None:
    assert post(type="Question", oneOf=[{"type": "Note", "name": "oui"}]).kind is Kind.ORIGINAL
    assert post("", attachment=[{"type": "Document"}]).text == ""


def test_a_quote_leaves_out_the_line_for_those_who_cannot_show_it() -> None:
    there = "https://ailleurs.social/users/max/statuses/9"
    found = post(f'<p class="quote-inline">RE: <a href="{there}">{there}</a></p><p>bien dit</p>', quote=there)
    assert (found.kind, found.quoted, found.text, found.links) == (Kind.QUOTE, there, "bien dit", ())


def test_of_several_languages_it_is_that_of_the_text() -> None:
    assert post("<p>a</p>", contentMap={"en": "<p>b</p>", "fr": "<p>a</p>"}).lang == "fr"
    assert post("<p>a</p>", contentMap={"en": "<p>b</p>", "fr": "<p>c</p>"}).lang is None
    assert post("<p>a</p>", contentMap=None).lang is None
    assert post(content=None, contentMap={"fr": "<p>c</p>"}).text == "c"  # type: ignore[arg-type]


def test_what_was_not_edited_is_not() -> None:
    assert post(updated="2024-05-02T12:00:00Z").edited_at is None


@pytest.mark.parametrize(
    ("to", "cc", "private"),
    [
        ([PUBLIC], [f"{ME}/followers"], False),
        ([f"{ME}/followers"], [PUBLIC], False),
        (["as:Public"], [], False),
        ("Public", None, False),
        ([f"{ME}/followers"], [], True),
        (["https://ailleurs.social/users/eve"], [], True),
        ([], [], True),
        (None, None, True),
        ({"id": PUBLIC}, 5, True),
    ],
)
def test_only_what_everyone_may_read_is_public(to: object, cc: object, private: bool) -> None:
    assert is_private(create(1, to=to, cc=cc)) is private


def test_an_activity_that_says_less_than_its_post_is_private_too() -> None:
    assert is_private({**create(1), "to": [f"{ME}/followers"], "cc": []})
    assert is_private({"type": "Create", "object": {}})
    bare = {name: value for name, value in create(1).items() if name not in ("to", "cc")}
    assert not is_private(bare)


def test_a_boost_is_an_address_and_no_post() -> None:
    with pytest.raises(UnfitError) as caught:
        post_of_activity({"activity": boost(), "actor": ACTOR}, b"{}")
    assert (caught.value.reason, caught.value.detail) == ("boost", "https://ailleurs.social/users/max/statuses/9")


def test_a_boost_that_brings_its_post_is_a_repost() -> None:
    found = post_of_activity({"activity": boost(5, note(1, likes={"totalItems": 4})), "actor": ACTOR}, b"{}")
    assert (found.kind, found.native, found.parent, found.text) == (
        Kind.REPOST,
        f"{ME}/statuses/5/activity",
        f"{ME}/statuses/1",
        "bonjour",
    )
    assert found.posted_at == datetime(2024, 5, 3, 12, tzinfo=UTC)
    assert found.reading == Reading()


def test_who_wrote_it_is_told_by_the_activity_where_the_archive_does_not() -> None:
    found = post_of_activity({"activity": create(1), "actor": {}}, b"{}")
    assert found.author == Author(ME, "lina@exemple.social")
    assert author_of(ACTOR, "https://ailleurs.social/@eve") == Author(
        "https://ailleurs.social/@eve", "eve@ailleurs.social"
    )
    assert author_of({}, "https://ailleurs.social/actor/77") == Author("https://ailleurs.social/actor/77")
    assert author_of({}, None) is None


def test_robots_and_handles() -> None:
    robot = author_of({**ACTOR, "type": "Service"}, ME)
    assert robot is not None and robot.robot is True
    assert handle_of({**ACTOR, "webfinger": "acct:lina@exemple.fr"}) == "lina@exemple.fr"
    assert handle_of({"preferredUsername": "lina", "id": "http://[::1"}) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": None}, "no-id"),
        ({"published": None}, "no-date"),
        ({"published": "hier"}, "no-date"),
        ({"type": "Tombstone"}, "not-a-post"),
        ({"content": None, "contentMap": None}, "no-text"),
    ],
)
def test_what_is_no_post_says_why(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(UnfitError) as caught:
        post(**change)
    assert caught.value.reason == reason


@pytest.mark.parametrize("kind", ["Delete", "Like", None, 5])
def test_other_activities_are_no_posts(kind: object) -> None:
    with pytest.raises(UnfitError) as caught:
        post_of_activity({"activity": {**create(1), "type": kind}, "actor": ACTOR}, b"{}")
    assert caught.value.reason == "not-a-post"


@pytest.mark.parametrize("wrong", [5, "x", [], [5], {"a": 5}, None, True, [["a"]], {"id": 5}])
def test_fields_that_hold_anything_else_do_not_break_it(wrong: Any) -> None:
    names = [*note(), "updated", "likes", "shares", "replies", "quote", "conversation", "context", "name"]
    for name in names:
        try:
            post(**{name: wrong})
        except UnfitError:
            assert name in {"id", "published", "type", "content"}
    post(tag=[{"type": "Hashtag", "name": wrong}, {"type": "Mention", "name": wrong, "href": wrong}])
    for name in ACTOR:
        post_of_activity({"activity": create(1), "actor": {**ACTOR, name: wrong}}, b"{}")
    is_private({"to": wrong, "cc": wrong, "object": wrong})
