"""Posts of an archive of X mean what they mean when the API gives them, and claim nothing that the archive lacks."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from cmdesk.core.types import Author, Kind, Post, Reading
from cmdesk.sources.fields import UnfitError
from cmdesk.sources.x import read_answer
from cmdesk.sources.x_archive_post import moment_of, post_of_archived, recognises_post
from tests.archives import note_tweet, tweet

ACCOUNT = {
    "accountId": "9001",
    "username": "cafe_vermeil",
    "accountDisplayName": "Café Vermeil",
    "createdAt": "2012-03-04T05:06:07.000Z",
}


def post(text: str = "bonjour", kept: dict[str, Any] | None = None, **more: Any) -> Post:
    return post_of_archived({**tweet(1, text, **more), "account": ACCOUNT, **(kept or {})}, b"{}")


def test_a_post_with_everything() -> None:
    found = post(
        "Merci @lina ! #Café &amp; thé &lt;3 https://t.co/a https://t.co/p",
        lang="fr",
        in_reply_to_status_id_str="500",
        in_reply_to_user_id_str="9002",
        entities={
            "hashtags": [{"text": "Café", "indices": ["14", "19"]}],
            "user_mentions": [{"screen_name": "lina", "name": "Lina", "id_str": "9002"}],
            "urls": [
                {"url": "https://t.co/a", "expanded_url": "https://exemple.fr/carte", "display_url": "exemple.fr"}
            ],
            "media": [
                {"id_str": "3", "url": "https://t.co/p", "expanded_url": "https://twitter.com/x/status/1/photo/1"}
            ],
        },
    )
    assert found == Post(
        source="x",
        native="1",
        posted_at=datetime(2024, 5, 2, 12, tzinfo=UTC),
        text="Merci @lina ! #Café & thé <3 https://t.co/a https://t.co/p",
        author=Author("9001", "cafe_vermeil", "Café Vermeil", created_at=datetime(2012, 3, 4, 5, 6, 7, tzinfo=UTC)),
        kind=Kind.REPLY,
        lang="fr",
        url="https://x.com/cafe_vermeil/status/1",
        parent="500",
        tags=("Café",),
        handles=("lina",),
        links=("https://exemple.fr/carte",),
        media=True,
        reading=Reading(likes=12, shares=3),
        raw=b"{}",
    )


def test_the_same_post_from_the_api_is_the_same_post() -> None:
    answer = {
        "data": {
            "id": "1",
            "text": "vu &amp; aimé #a https://t.co/q",
            "created_at": "2024-05-02T12:00:00.000Z",
            "author_id": "9001",
            "lang": "fr",
            "entities": {
                "hashtags": [{"tag": "a"}],
                "urls": [{"url": "https://t.co/q", "expanded_url": "https://twitter.com/max/status/42"}],
            },
            "referenced_tweets": [{"type": "quoted", "id": "42"}],
            "public_metrics": {"like_count": 12, "retweet_count": 3},
        },
        "includes": {
            "users": [
                {
                    "id": "9001",
                    "username": "cafe_vermeil",
                    "name": "Café Vermeil",
                    "created_at": "2012-03-04T05:06:07.000Z",
                }
            ]
        },
    }
    (told,) = read_answer(answer)
    assert isinstance(told, Post)
    archived = post(
        "vu &amp; aimé #a https://t.co/q",
        lang="fr",
        entities={
            "hashtags": [{"text": "a"}],
            "urls": [{"url": "https://t.co/q", "expanded_url": "https://twitter.com/max/status/42"}],
        },
    )
    assert replace(archived, raw=None) == replace(told, raw=None)
    assert archived.kind is Kind.QUOTE


def test_a_repost_holds_its_beginning_and_no_numbers_of_another() -> None:
    found = post("RT @max: il fait beau et…", favorite_count="0", retweet_count="81")
    assert (found.kind, found.text, found.parent) == (Kind.REPOST, "RT @max: il fait beau et…", None)
    assert found.reading == Reading()
    assert found.author is not None and found.author.handle == "cafe_vermeil"


@pytest.mark.parametrize("text", ["RT si tu aimes", "on dit RT @max: oui", "RT @max oui"])
def test_a_text_about_reposts_is_none(text: str) -> None:
    assert post(text).kind is Kind.ORIGINAL


def test_a_repost_that_brings_its_original_has_its_text() -> None:
    user = {"id_str": "9002", "screen_name": "max", "name": "Max", "followers_count": 7, "friends_count": 8}
    original = tweet(42, "il fait beau et chaud #été", user=user, entities={"hashtags": [{"text": "été"}]})["tweet"]
    me = {"id_str": "9003", "screen_name": "lina", "name": "Lina", "created_at": "Wed Oct 10 20:19:24 +0000 2018"}
    found = post("RT @max: il fait beau et…", retweeted_status=original, user=me)
    assert (found.kind, found.text, found.parent, found.tags) == (
        Kind.REPOST,
        "il fait beau et chaud #été",
        "42",
        ("été",),
    )
    assert found.author == Author("9003", "lina", "Lina", created_at=datetime(2018, 10, 10, 20, 19, 24, tzinfo=UTC))
    assert found.reading == Reading()


def test_a_quoted_post_that_is_there_lends_its_text() -> None:
    found = post("bien dit", quoted_status_id_str="42", quoted_status=tweet(42, "il fait beau")["tweet"])
    assert (found.kind, found.quoted, found.quoted_text) == (Kind.QUOTE, "42", "il fait beau")


def address(expanded: str) -> dict[str, Any]:
    return {"urls": [{"url": "https://t.co/q", "expanded_url": expanded}]}


@pytest.mark.parametrize(
    ("text", "expanded", "quoted"),
    [
        ("vu https://t.co/q", "https://twitter.com/max/status/42", "42"),
        ("vu https://t.co/q ", "https://x.com/max/status/42?s=20", "42"),
        ("vu https://t.co/q hier", "https://twitter.com/max/status/42", None),
        ("vu https://t.co/q", "https://twitter.com/max/status/42/photo/1", None),
        ("vu https://t.co/q", "https://exemple.fr/status/42", None),
        ("coupé… https://t.co/q", "https://twitter.com/i/web/status/1", None),
    ],
)
def test_an_address_of_a_post_at_the_end_is_a_quote(text: str, expanded: str, quoted: str | None) -> None:
    found = post(text, entities=address(expanded))
    assert found.quoted == quoted
    assert found.kind is (Kind.QUOTE if quoted else Kind.ORIGINAL)


def test_a_long_post_is_whole_with_its_note() -> None:
    note = note_tweet(
        "le texte entier &amp; la fin #fin @max https://t.co/n",
        hashtags=[{"text": "fin"}],
        mentions=[{"screenName": "max"}],
        urls=[{"shortUrl": "https://t.co/n", "expandedUrl": "https://exemple.fr/n", "displayUrl": "exemple.fr/n"}],
    )["noteTweet"]
    found = post("le texte… https://t.co/q", {"note": note}, entities=address("https://twitter.com/i/web/status/1"))
    assert found.text == "le texte entier & la fin #fin @max https://t.co/n"
    assert (found.tags, found.handles, found.links) == (("fin",), ("max",), ("https://exemple.fr/n",))


def test_what_was_edited_and_what_was_deleted() -> None:
    edit = {"edit": {"initialTweetId": "0", "editControlInitial": {"editTweetIds": ["0", "1"]}}}
    assert post(edit_info=edit).edited_at == datetime(2024, 5, 2, 12, tzinfo=UTC)
    assert post(deleted_at="Fri May 03 09:00:00 +0000 2024").deleted_at == datetime(2024, 5, 3, 9, tzinfo=UTC)
    assert post(deleted_at="2024-05-03T09:00:00.000Z").deleted_at == datetime(2024, 5, 3, 9, tzinfo=UTC)
    assert post(deleted_at="hier").deleted_at is None


def test_when_the_archive_was_made_is_when_it_was_counted() -> None:
    assert post(kept={"told_at": "2024-05-10T08:00:00.000Z"}).reading.seen_at == datetime(2024, 5, 10, 8, tzinfo=UTC)


def test_without_an_account_there_is_no_author() -> None:
    found = post_of_archived(tweet(1), b"{}")
    assert (found.author, found.url) == (None, "https://x.com/i/web/status/1")


def test_a_reply_to_a_post_that_is_gone_is_a_reply() -> None:
    assert post(in_reply_to_user_id_str="9002").kind is Kind.REPLY
    assert post(in_reply_to_status_id_str="", in_reply_to_user_id_str="").kind is Kind.ORIGINAL


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Wed Oct 10 20:19:24 +0000 2018", datetime(2018, 10, 10, 20, 19, 24, tzinfo=UTC)),
        ("2014-01-31 22:15:31 +0100", datetime(2014, 1, 31, 21, 15, 31, tzinfo=UTC)),
        ("2024-05-02T12:00:00.000Z", datetime(2024, 5, 2, 12, tzinfo=UTC)),
        ("mer. oct. 10 20:19:24 +0000 2018", None),
        ("Wed Feb 31 20:19:24 +0000 2018", None),
        (5, None),
    ],
)
def test_moments_as_archives_write_them(written: object, meant: datetime | None) -> None:
    assert moment_of(written) == meant


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"id_str": None, "id": None}, "no-id"),
        ({"id_str": "douze", "id": "douze"}, "bad-field"),
        ({"created_at": None}, "no-date"),
        ({"created_at": "hier"}, "no-date"),
        ({"full_text": None}, "no-text"),
    ],
)
def test_what_is_no_post_says_why(more: dict[str, Any], reason: str) -> None:
    with pytest.raises(UnfitError) as caught:
        post(**more)
    assert caught.value.reason == reason


def test_what_is_something_else_is_not_a_post() -> None:
    with pytest.raises(UnfitError) as caught:
        post_of_archived({"tweet": {"like": {"tweetId": "1"}}}, b"{}")
    assert caught.value.reason == "not-a-post"


@pytest.mark.parametrize("wrong", [5, "x", [], [5], {"a": 5}, None, True])
def test_fields_that_hold_anything_else_do_not_break_it(wrong: Any) -> None:
    full = json.loads(json.dumps(tweet(1)["tweet"]))
    full |= {"extended_entities": {}, "extended_tweet": {}, "user": {}, "retweeted_status": {}, "quoted_status": {}}
    for name in full:
        try:
            post(**{name: wrong})
        except UnfitError:
            assert name in {"id_str", "created_at", "full_text"}
    for part in ("hashtags", "user_mentions", "urls", "media"):
        post(entities={part: wrong})
        post(entities={part: [{"text": wrong, "screen_name": wrong, "url": wrong, "expanded_url": wrong}]})
    post(kept={"note": wrong, "account": wrong, "told_at": wrong})
    post(kept={"note": {"core": {"text": wrong, "urls": wrong, "hashtags": wrong, "mentions": wrong}}})


def test_the_old_form_is_told_by_its_id() -> None:
    assert recognises_post(tweet(1)) and recognises_post(tweet(1)["tweet"])
    assert (
        not recognises_post({"id": "1", "text": "a"}) and not recognises_post({"like": {}}) and not recognises_post(5)
    )
