"""How the fields of a post of X become the fields of ours."""

from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cmdesk.core.types import Author, Kind, Post, Reading
from cmdesk.sources.x import XFile, read_answer

DATA = Path(__file__).parents[1] / "data" / "x"
POST: dict[str, Any] = {"id": "11", "text": "bonjour", "created_at": "2024-05-02T08:15:30.000Z"}
CAMILLE = Author(
    key="9001",
    handle="camille_cie",
    name="Camille & Cie",
    followers=1200,
    following=340,
    created_at=datetime(2015, 3, 2, 10, tzinfo=UTC),
)
SEEN_AT = datetime(2024, 5, 3, 12, tzinfo=UTC)


def sample(name: str, index: int = 0) -> Post:
    post = list(XFile(DATA / name))[index]
    assert isinstance(post, Post)
    return post


def post_of(item: dict[str, Any], **includes: object) -> Post:
    (post,) = read_answer({"data": {**POST, **item}, "includes": includes})
    assert isinstance(post, Post)
    return post


def test_every_field_of_an_original_post() -> None:
    post = sample("page_2023_names.json")
    told = {
        field.name: getattr(post, field.name) for field in fields(post) if field.name not in ("raw", "opinions", "kept")
    }
    assert told == {
        "source": "x",
        "undated": False,
        "native": "1700000000000000001",
        "posted_at": datetime(2024, 5, 2, 8, 15, 30, tzinfo=UTC),
        "text": "Fleurs & vélos : merci @lina_velo pour #LaBalade ! <3 https://t.co/aaa https://t.co/pic1",
        "author": CAMILLE,
        "kind": Kind.ORIGINAL,
        "lang": "fr",
        "url": "https://x.com/camille_cie/status/1700000000000000001",
        "parent": None,
        "quoted": None,
        "conversation": "1700000000000000001",
        "quoted_text": None,
        "tags": ("LaBalade",),
        "handles": ("lina_velo",),
        "links": ("https://fleurs.example/balade?utm_source=x",),
        "media": True,
        "edited_at": None,
        "deleted_at": None,
        "reading": Reading(likes=31, shares=4, replies=2, quotes=1, views=2048, seen_at=SEEN_AT),
    }


def test_a_reply_names_its_parent_and_its_conversation() -> None:
    post = sample("page_2023_names.json", 1)
    assert (post.kind, post.parent) == (Kind.REPLY, "1700000000000000001")
    assert post.conversation == "1700000000000000001"
    assert post.reading == Reading(likes=1, shares=0, replies=0, quotes=0, views=None, seen_at=SEEN_AT)


def test_a_repost_has_the_full_text_the_tags_and_the_links_of_the_original() -> None:
    post = sample("page_2023_names.json", 2)
    assert (post.kind, post.parent) == (Kind.REPOST, "1690000000000000007")
    assert post.text == (
        "Une longue histoire de tulipes, de #tulipes et encore de #jardins, "
        "racontée à @ville_quimper & à tous. https://t.co/bbb"
    )
    assert post.tags == ("tulipes", "jardins")
    assert post.handles == ("ville_quimper",)
    assert post.links == ("https://fleurs.example/tulipes",)
    assert post.author is not None
    assert post.author.handle == "lina_velo"


def test_a_repost_of_a_post_that_is_not_included_keeps_its_own_text() -> None:
    post = post_of({"text": "RT @a: le début…", "referenced_tweets": [{"type": "retweeted", "id": "12"}]})
    assert (post.kind, post.parent, post.text) == (Kind.REPOST, "12", "RT @a: le début…")


def test_a_repost_of_a_quote_tells_what_was_quoted() -> None:
    quote = {**POST, "id": "12", "text": "oui", "referenced_tweets": [{"type": "quoted", "id": "13"}]}
    post = post_of(
        {"referenced_tweets": [{"type": "retweeted", "id": "12"}]}, tweets=[quote, {"id": "13", "text": "la question"}]
    )
    assert (post.kind, post.text, post.quoted, post.quoted_text) == (Kind.REPOST, "oui", "13", "la question")


def test_a_quote_inside_a_reply_is_a_quote_that_keeps_its_parent_and_hides_the_link_to_what_it_quotes() -> None:
    post = sample("page_2023_names.json", 3)
    assert (post.kind, post.parent, post.quoted) == (Kind.QUOTE, "1700000000000000001", "1690000000000000008")
    assert post.quoted_text == "Le marché rouvre samedi > 9 h"
    assert post.links == ()
    assert post.lang is None


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        (["replied_to", "quoted", "retweeted"], Kind.REPOST),
        (["replied_to", "quoted", "reposted"], Kind.REPOST),
        (["replied_to", "quoted"], Kind.QUOTE),
        (["replied_to"], Kind.REPLY),
        (["something_new"], Kind.ORIGINAL),
        ([], Kind.ORIGINAL),
    ],
)
def test_the_strongest_reference_makes_the_kind(types: list[str], kind: Kind) -> None:
    references = [{"type": name, "id": str(20 + n)} for n, name in enumerate(types)]
    assert post_of({"referenced_posts": references}).kind is kind


def test_a_reply_is_known_without_its_references() -> None:
    assert post_of({"in_reply_to_user_id": "5"}).kind is Kind.REPLY


def test_the_full_text_wins_and_its_entities_are_added() -> None:
    post = post_of(
        {
            "entities": {"hashtags": [{"tag": "Un"}]},
            "note_post": {
                "text": "long &amp; complet &amp;lt;",
                "entities": {"hashtags": [{"tag": "Un"}, {"tag": "Deux"}], "urls": [{"url": "https://t.co/a"}]},
            },
        }
    )
    assert post.text == "long & complet &lt;"
    assert post.tags == ("Un", "Deux")
    assert post.links == ("https://t.co/a",)


def test_only_what_x_escapes_is_given_back() -> None:
    assert post_of({"text": "R&amp;D &copy &eacute; &gt;&lt;"}).text == "R&D &copy &eacute; ><"


@pytest.mark.parametrize(
    ("told", "lang"),
    [
        *[(code, None) for code in ("und", "qst", "qme", "zxx", "qht", "qam", "qct", "", None, 5, "-", "UND")],
        ("fr", "fr"),
        ("in", "id"),
        ("iw", "he"),
        ("zh-TW", "zh"),
        ("ckb", "ckb"),
        ("qu", "qu"),
    ],
)
def test_languages_are_codes_or_none(told: object, lang: str | None) -> None:
    assert post_of({"lang": told}).lang == lang


def test_an_author_who_is_not_included_has_a_key_only_and_the_address_needs_no_handle() -> None:
    post = post_of({"author_id": 9007199254740993})
    assert post.author == Author(key="9007199254740993")
    assert post.url == "https://x.com/i/web/status/11"
    assert post_of({}).author is None


def test_a_handle_that_is_none_never_enters_the_address() -> None:
    post = post_of({"author_id": "9"}, users=[{"id": "9", "username": "../evil?"}])
    assert post.url == "https://x.com/i/web/status/11"


def test_the_handle_that_2026_posts_carry_themselves_is_used() -> None:
    post = post_of({"author_id": "9", "username": "lina_velo"})
    assert post.author == Author(key="9", handle="lina_velo")
    assert post.url == "https://x.com/lina_velo/status/11"


def test_an_id_given_as_a_number_is_the_same_id() -> None:
    post = post_of({"id": 1700000000000000001, "conversation_id": 17})
    assert (post.native, post.conversation) == ("1700000000000000001", "17")


@pytest.mark.parametrize(
    ("metrics", "reading"),
    [
        (None, Reading()),
        ({}, Reading()),
        (
            {"like_count": "12", "repost_count": 3, "reply_count": -1, "quote_count": 10**15},
            Reading(likes=12, shares=3),
        ),
        ({"retweet_count": 0, "impression_count": 7}, Reading(shares=0, views=7)),
    ],
)
def test_missing_counts_are_none_never_zero(metrics: object, reading: Reading) -> None:
    assert post_of({"public_metrics": metrics}).reading == reading


def url(expanded: str | None, **more: object) -> dict[str, object]:
    return {"url": "https://t.co/a", "expanded_url": expanded, **more}


@pytest.mark.parametrize(
    ("entity", "links", "media"),
    [
        (url("https://a.example/b"), ("https://a.example/b",), False),
        (url("https://a.example/b", unwound_url="https://c.example/d"), ("https://c.example/d",), False),
        (url(None), ("https://t.co/a",), False),
        (url("https://twitter.com/a/status/11"), (), False),
        (url("https://x.com/i/web/status/11"), (), False),
        (url("https://mobile.twitter.com/a/statuses/11"), (), False),
        (url("https://x.com/a/status/12"), ("https://x.com/a/status/12",), False),
        (url("https://x.com/a/status/11/video/1", media_key="7_1"), (), True),
        (url("https://x.com/a/status/99/photo/1", display_url="pic.x.com/abc"), (), True),
        ({}, (), False),
        ({"url": 5}, (), False),
    ],
)
def test_links_are_expanded_and_leave_out_the_post_itself_and_its_pictures(
    entity: dict[str, object], links: tuple[str, ...], media: bool
) -> None:
    post = post_of({"entities": {"urls": [entity, entity]}})
    assert (post.links, post.media) == (links, media)


@pytest.mark.parametrize(
    ("attachments", "media"),
    [
        ({"media_keys": ["3_1"]}, True),
        ({"media": [{"type": "photo"}]}, True),
        ({"poll_ids": ["5"]}, False),
        (None, False),
    ],
)
def test_pictures_and_films_are_media_polls_are_not(attachments: object, media: bool) -> None:
    assert post_of({"attachments": attachments}).media is media


def test_tags_and_handles_are_read_from_the_text_where_the_answer_has_no_entities() -> None:
    text = ".@Velo_Club: #Été2024 &amp; #été et #2024, a@b.example a#b #fin_ @Velo_Club @a_very_long_handle_indeed"
    post = post_of({"text": text})
    assert post.tags == ("Été2024", "été", "fin_")
    assert post.handles == ("Velo_Club",)
    cut = post_of({"text": "RT @a: #Entier #Cou…"})
    assert (cut.tags, cut.handles) == (("Entier",), ("a",))


def test_entities_win_over_the_text() -> None:
    post = post_of({"text": "#un @deux", "entities": {}})
    assert (post.tags, post.handles) == ((), ())


def test_a_version_made_by_an_edit_was_edited_when_it_was_made() -> None:
    post = sample("edited.json")
    assert post.edited_at == post.posted_at == datetime(2024, 6, 1, 10, 5, tzinfo=UTC)
    assert post.links == ()


def test_an_older_version_was_edited_when_its_included_successor_was_made_else_nobody_knows() -> None:
    older = {"id": "11", "edit_history_post_ids": ["11", "12"]}
    later = {"id": "12", "text": "mieux", "created_at": "2024-05-02T08:40:00Z"}
    assert post_of(older, posts=[later]).edited_at == datetime(2024, 5, 2, 8, 40, tzinfo=UTC)
    assert post_of(older).edited_at is None
    assert post_of({"edit_history_post_ids": ["11"]}).edited_at is None
