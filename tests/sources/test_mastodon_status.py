"""Mastodon: what becomes of a status, and whose become nothing."""

import json
from typing import Any

import pytest

from cmdesk.core.types import Kind, Post, Rejected
from cmdesk.sources.mastodon_post import post_of_activity
from cmdesk.sources.mastodon_status import local_id, opted_out, post_of
from tests.servers.mastodon import HOST, account, status

SERVER = "https://rive.example"


def post(**more: Any) -> Post:
    """The post of a status."""
    found = post_of(SERVER, status(1, **more), 1)
    assert isinstance(found, Post), found
    return found


def test_what_is_kept_is_what_the_server_sent_and_which_one_it_was() -> None:
    kept = json.loads(post().raw or b"")
    assert kept == {"server": SERVER, "status": status(1)}
    assert local_id(kept) == (SERVER, status(1)["id"])


@pytest.mark.parametrize(
    "kept",
    [{}, {"server": SERVER}, {"server": SERVER, "status": {"id": "1&x=2"}}, {"server": 3, "status": {"id": "1"}}],
)
def test_an_object_of_another_origin_names_no_server(kept: dict[str, Any]) -> None:
    assert local_id(kept) is None


def test_from_the_archive_it_is_the_same_mention_of_the_same_author() -> None:
    activity = {
        "type": "Create",
        "actor": f"https://{HOST}/users/lina",
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "object": {
            "type": "Note",
            "id": status(1)["uri"],
            "published": status(1)["created_at"],
            "content": status(1)["content"],
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
        },
    }
    archived = post_of_activity({"activity": activity}, b"{}")
    told = post()
    assert (archived.source, archived.native, archived.text) == (told.source, told.native, told.text)
    assert archived.author and told.author
    assert (archived.author.key, archived.author.handle) == (told.author.key, told.author.handle)


@pytest.mark.parametrize("visibility", ["unlisted", "private", "direct", "limited", None, 7])
def test_what_is_not_public_is_refused_without_a_word_of_it(visibility: object) -> None:
    found = post_of(SERVER, status(1, visibility=visibility), 4)
    assert isinstance(found, Rejected)
    assert (found.position, found.reason) == (4, "private")
    assert "quai" not in found.excerpt + found.detail


@pytest.mark.parametrize(
    "about",
    [
        {"note": '<p>Ici. <a href="https://x.example/tags/nobot" class="mention hashtag">#<span>NoBot</span></a></p>'},
        {"note": "<p>#nobots</p>"},
        {"note": "<p>＃ＮＯＢＯＴ</p>"},
        {"display_name": "Lina #nobot"},
        {"fields": [{"name": "Robots", "value": "<p>#NOBOT merci</p>"}]},
        {"fields": [{"name": "#nobot", "value": "oui"}]},
        {"indexable": False},
        {"noindex": True},
    ],
)
def test_who_does_not_want_to_be_collected_says_so(about: dict[str, Any]) -> None:
    unwilling = status(1, account=account(**about))
    assert opted_out(unwilling)
    assert opted_out(status(2, reblog=unwilling))


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"indexable": None, "noindex": None},
        {"note": "<p>#nobotany, #robot, nobot</p>"},
        {"note": None, "fields": None, "display_name": 7},
        {"fields": [{"name": None, "value": ["#nobot"]}, "#nobot"]},
    ],
)
def test_who_says_nothing_is_willing(about: dict[str, Any]) -> None:
    assert not opted_out(status(1, account=account(**about)))


@pytest.mark.parametrize(
    "quoted",
    [
        status(7, account=account(note="<p>#nobot</p>")),
        status(7, visibility="private"),
    ],
)
def test_of_a_quoted_post_that_must_not_be_collected_only_the_address_stays(quoted: dict[str, Any]) -> None:
    found = post(quote={"state": "accepted", "quoted_status": quoted})
    assert (found.kind, found.quoted, found.quoted_text) == (Kind.QUOTE, quoted["uri"], None)
    assert b"Le quai 7" not in (found.raw or b"")
    boost = post(reblog=status(3, quote={"state": "accepted", "quoted_status": quoted}))
    assert b"Le quai 7" not in (boost.raw or b"")


def test_a_quote_that_is_pending_or_withdrawn_is_none() -> None:
    assert post(quote={"state": "revoked", "quoted_status": None}).kind is Kind.ORIGINAL


def test_a_boost_is_a_repost_with_the_words_of_the_other() -> None:
    found = post(content="", reblog=status(3, account=account("ana", "rive.example")))
    assert (found.kind, found.parent) == (Kind.REPOST, status(3)["uri"])
    assert (found.native, found.author and found.author.handle) == (status(1)["uri"], f"lina@{HOST}")
    assert found.text.startswith("Le quai 3")


def test_a_reply_is_one_though_its_parent_is_known_by_the_server_alone() -> None:
    found = post(in_reply_to_id="112")
    assert (found.kind, found.parent) == (Kind.REPLY, None)


def test_a_picture_without_a_word_is_a_post_and_nothing_at_all_is_none() -> None:
    assert post(content="", media_attachments=[{"type": "image"}]).text == ""
    found = post_of(SERVER, status(1, content=""), 1)
    assert isinstance(found, Rejected) and found.reason == "no-text"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"uri": ""}, "no-id"),
        ({"uri": None}, "no-id"),
        ({"uri": "https://a.example/" + "x" * 1000}, "no-id"),
        ({"created_at": "hier"}, "no-date"),
        ({"created_at": None}, "no-date"),
    ],
)
def test_a_status_that_is_none_is_refused(more: dict[str, Any], reason: str) -> None:
    found = post_of(SERVER, status(1, **more), 1)
    assert isinstance(found, Rejected) and found.reason == reason


def test_what_makes_no_sense_is_not_told() -> None:
    found = post(
        url="javascript:alert(1)",
        language="xx-YY",
        favourites_count=-1,
        reblogs_count="many",
        edited_at="soon",
        tags=[{"name": None}, 7, {"name": "#Quai"}],
        mentions=[{"acct": ""}, {"acct": "bo", "url": "http://[broken"}],
        account=account(bot="yes", created_at=3, followers_count=None),
    )
    assert found.url == found.native
    assert (found.lang, found.reading.likes, found.reading.shares, found.edited_at) == (None, None, None, None)
    assert (found.tags, found.handles) == (("Quai",), ("bo@rive.example",))
    assert found.author and (found.author.robot, found.author.created_at, found.author.followers) == (None, None, None)


def test_a_server_too_old_to_tell_the_address_of_an_author_is_understood() -> None:
    lina = {name: value for name, value in account().items() if name != "uri"}
    found = post(account=lina)
    assert found.author and found.author.key == f"https://{HOST}/users/lina"


def test_half_of_a_character_is_replaced() -> None:
    found = post(content="<p>aur\ud83dore</p>")
    assert found.text == "aur\ufffdore"
    assert post(account={}).author is not None
