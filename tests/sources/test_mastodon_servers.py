"""Mastodon: the servers she names, and what each says of who may read it."""

from datetime import timedelta
from typing import Any

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.sources.mastodon_servers import Server, identifier, servers_of, side_of
from tests.builders import NOW

SERVER = Server("https://quai.example")


def instance(access: object) -> dict[str, Any]:
    return {"domain": "quai.example", "configuration": {"timelines_access": access}}


@pytest.mark.parametrize(
    ("names", "servers"),
    [
        ("mastodon.social piaille.fr", [Server("https://mastodon.social"), Server("https://piaille.fr")]),
        ("Mastodon.Social mastodon.social/", [Server("https://mastodon.social")]),
        ("http://127.0.0.1:3902/", [Server("http://127.0.0.1:3902", typed=True)]),
        ("https://lina:word@quai.example/explore", [Server("https://quai.example", typed=True)]),
        ("@lina@quai.example", [SERVER]),
        ("http:// / http://[broken", []),
        ("", []),
    ],
)
def test_her_servers(names: str, servers: list[Server]) -> None:
    assert list(servers_of(names.split())) == servers


def test_only_an_address_that_she_typed_may_be_private() -> None:
    typed, named = servers_of(["http://127.0.0.1:3902", "127.0.0.1"])
    assert (typed.place, typed.allowed) == ("127.0.0.1:3902", ("http://127.0.0.1:3902",))
    assert (named.place, named.allowed) == ("127.0.0.1", ())


@pytest.mark.parametrize(
    ("access", "side"),
    [
        ({"hashtag_feeds": {"local": "public", "remote": "public"}}, ""),
        ({"hashtag_feeds": {"local": "public", "remote": "authenticated"}}, "local"),
        ({"hashtag_feeds": {"local": "disabled", "remote": "public"}}, "remote"),
        ({"live_feeds": {"local": "disabled", "remote": "disabled"}}, ""),
        ({"hashtag_feeds": "everyone"}, ""),
        ({}, ""),
        (None, ""),
    ],
)
def test_what_a_server_shows_to_everyone(access: object, side: str) -> None:
    assert side_of(instance(access), SERVER, now=NOW) == side


@pytest.mark.parametrize("word", ["authenticated", "disabled", "something new", 7])
def test_a_closed_server_is_told_and_left_alone_for_a_day(word: object) -> None:
    with pytest.raises(SourceError) as caught:
        side_of(instance({"hashtag_feeds": {"local": word, "remote": word}}), SERVER, now=NOW)
    assert (caught.value.kind, caught.value.retry_at) == ("forbidden", NOW + timedelta(days=1))
    assert "quai.example" in str(caught.value)


@pytest.mark.parametrize("told", [[], {}, None, "quai", {"version": 4}, {"domain": ""}])
def test_what_is_no_such_document_is_no_mastodon(told: object) -> None:
    with pytest.raises(SourceError) as caught:
        side_of(told, SERVER, now=NOW)
    assert caught.value.kind == "malformed"


@pytest.mark.parametrize("value", ["117020457624302809", "01HYAA", "9nX-a"])
def test_an_id(value: str) -> None:
    assert identifier(value) == value


@pytest.mark.parametrize("value", ["", "1&x=2", "../1", "é1", "1 2", "1" * 65, 7, None, ["1"], True])
def test_what_can_be_no_id(value: object) -> None:
    assert identifier(value) is None
