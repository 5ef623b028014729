"""Mastodon: posts asked about again; what is gone for sure, and what only seems so."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Gone, Known
from cmdesk.core.types import Post
from cmdesk.net.client import Client, Limits
from cmdesk.sources.mastodon_reread import MastodonReread
from cmdesk.sources.mastodon_status import post_of
from tests.builders import NOW
from tests.servers.hostile import HostileServer
from tests.servers.mastodon import STATUSES_PATH, MastodonServer, account, reply, status
from tests.servers.recorded import Asked, RecordedServer, Reply

Serve = Callable[[Callable[[Asked], Reply]], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Has servers answer until the test ends; gives their addresses."""
    with ExitStack() as stack:
        yield lambda answer: stack.enter_context(RecordedServer(answer)).address


def client(allowed: Iterable[str]) -> Client:
    return Client(allowed=allowed, limits=Limits(attempts=1, patience=0), now=lambda: NOW)


def at_home(address: str, number: int = 1, **more: Any) -> dict[str, Any]:
    """A status that was written on the server of an address."""
    return status(number, host=urlsplit(address).netloc, **more)


def known(address: str, told: dict[str, Any], mention: int = 1) -> Known:
    """The mention of a status, as it was stored."""
    post = post_of(address, told, 1)
    assert isinstance(post, Post)
    return Known(mention, post.source, post.native, post.url, post.raw)


def test_counts_and_edits_come_anew(serve: Serve) -> None:
    server = MastodonServer([status(1, favourites_count=9, edited_at="2024-05-19T00:00:00.000Z")])
    address = serve(server)
    fetched = MastodonReread(client, [address]).reread([known(address, status(1))], now=NOW)
    (post,) = fetched.posts
    assert isinstance(post, Post)
    assert (post.native, post.reading.likes, post.edited_at is None) == (status(1)["uri"], 9, False)
    assert fetched.gone == ()


def test_many_are_asked_about_at_once() -> None:
    with HostileServer() as server:
        server.script(STATUSES_PATH, [lambda wire: (wire.head(200, {"Content-Length": "2"}), wire.send(b"[]"))[0]])
        address = server.url("")
        wanted = [known(address, status(number), number) for number in (1, 2, 3)]
        MastodonReread(client, [address]).reread(wanted, now=NOW)
        ids = "&".join(f"id%5B%5D={status(number)['id']}" for number in (1, 2, 3))
        assert [one.target for one in server.requests] == [f"{STATUSES_PATH}?{ids}"]


@pytest.mark.parametrize("batch", [True, False])
def test_what_is_missing_at_home_is_gone_and_elsewhere_nothing_is_known(serve: Serve, batch: bool) -> None:
    server = MastodonServer([], batch=batch)
    address = serve(server)
    ours, foreign = at_home(address), status(2, host="rive.example")
    wanted = [known(address, ours), known(address, foreign)]
    fetched = MastodonReread(client, [address]).reread(wanted, now=NOW)
    assert (fetched.posts, fetched.gone) == ((), (Gone("mastodon", ours["uri"]),))


def test_a_server_that_answers_about_one_at_a_time_is_asked_so(serve: Serve) -> None:
    server = MastodonServer([status(1), status(2)], batch=False)
    address = serve(server)
    reread = MastodonReread(client, [address])
    wanted = [known(address, status(1)), known(address, status(2))]
    for _ in range(2):
        assert len(reread.reread(wanted, now=NOW).posts) == 2
    singly = [f"{STATUSES_PATH}/{status(number)['id']}" for number in (1, 2)]
    assert [one.path for one in server.asked] == [STATUSES_PATH, *singly, *singly], "found out once"


@pytest.mark.parametrize("refusal", [401, 403])
def test_what_is_not_shown_to_strangers_is_not_gone(serve: Serve, refusal: int) -> None:
    def answer(asked: Asked) -> Reply:
        return Reply(b"{}", 404 if asked.path == STATUSES_PATH else refusal)

    address = serve(answer)
    fetched = MastodonReread(client, [address]).reread([known(address, at_home(address))], now=NOW)
    assert (fetched.posts, fetched.gone) == ((), ())


def test_who_wants_not_to_be_collected_any_more_is_taken_out(serve: Serve) -> None:
    server = MastodonServer([status(1, account=account(note="<p>#nobot</p>"))])
    address = serve(server)
    fetched = MastodonReread(client, [address]).reread([known(address, status(1))], now=NOW)
    assert (fetched.posts, fetched.gone) == ((), (Gone("mastodon", status(1)["uri"]),))


def test_another_post_under_the_same_id_is_not_taken_for_it(serve: Serve) -> None:
    server = MastodonServer([{**status(2), "id": status(1)["id"]}])
    address = serve(server)
    fetched = MastodonReread(client, [address]).reread([known(address, status(1))], now=NOW)
    assert (fetched.posts, fetched.gone) == ((), ())


def test_only_servers_that_she_names_are_asked(serve: Serve) -> None:
    server = MastodonServer([status(1)])
    address = serve(server)
    reread = MastodonReread(client, ["quai.example"])
    wanted = [
        known(address, status(1)),
        Known(2, "mastodon", "https://quai.example/1", raw=b'{"activity":{}}'),
        Known(3, "mastodon", "https://quai.example/2", raw=b"{"),
        Known(4, "mastodon", "https://quai.example/3", raw=b"[" * 100_000),
        Known(5, "mastodon", "https://quai.example/4", raw=b"[]"),
        Known(6, "mastodon", "https://quai.example/5"),
    ]
    fetched = reread.reread(wanted, now=NOW)
    assert (fetched.posts, fetched.gone, fetched.notes, server.asked) == ((), (), (), [])


def test_a_server_that_fails_keeps_no_other_from_being_asked(serve: Serve) -> None:
    good, bad = serve(MastodonServer([status(1)])), serve(lambda _: Reply(status=503))
    reread = MastodonReread(client, [good, bad])
    fetched = reread.reread([known(bad, status(2)), known(good, status(1))], now=NOW)
    assert [post.native for post in fetched.posts if isinstance(post, Post)] == [status(1)["uri"]]
    assert len(fetched.notes) == 1
    with pytest.raises(SourceError) as caught:
        reread.reread([known(bad, status(2))], now=NOW)
    assert caught.value.kind == "server"


@pytest.mark.parametrize("body", [b"{}", b'"x"', b"[[]]", b"{"])
def test_an_answer_that_is_none_is_told_and_nothing_is_gone(serve: Serve, body: bytes) -> None:
    address = serve(lambda _: Reply(body))
    with pytest.raises(SourceError) as caught:
        MastodonReread(client, [address]).reread([known(address, at_home(address))], now=NOW)
    assert caught.value.kind == "malformed"


def by(author: str, number: int, address: str) -> dict[str, Any]:
    """A status that an author wrote on the server of an address."""
    return at_home(address, number, account=account(author, id=f"90{author}"))


@pytest.mark.parametrize("batch", [True, False])
def test_a_server_that_has_none_of_many_authors_posts_is_out_of_order(serve: Serve, batch: bool) -> None:
    address = serve(lambda asked: Reply(b"[]") if batch and asked.path == STATUSES_PATH else Reply(b"{}", 404))
    wanted = [known(address, by(str(number), number, address), number) for number in range(1, 21)]
    with pytest.raises(SourceError) as caught:
        MastodonReread(client, [address]).reread(wanted, now=NOW)
    assert caught.value.kind == "malformed"


def test_what_others_wrote_there_says_nothing_of_its_own_posts(serve: Serve) -> None:
    foreign = status(30, host="rive.example")
    address = serve(lambda asked: reply([foreign] if asked.path == STATUSES_PATH else []))
    wanted = [known(address, by(str(number), number, address), number) for number in range(1, 11)]
    with pytest.raises(SourceError):
        MastodonReread(client, [address]).reread([*wanted, known(address, foreign)], now=NOW)


def test_of_a_batch_that_is_shown_what_is_missing_is_gone(serve: Serve) -> None:
    shown: list[dict[str, Any]] = []
    address = serve(lambda _: reply(shown))
    posts = [by(str(number), number, address) for number in range(1, 21)]
    shown += posts[2:]
    fetched = MastodonReread(client, [address]).reread([known(address, one) for one in posts], now=NOW)
    assert len(fetched.posts) == 18
    assert fetched.gone == tuple(Gone("mastodon", one["uri"]) for one in posts[:2])


@pytest.mark.parametrize("told", [Reply(b"{}", 404), Reply(b"{}", 410), reply(account("7", id="907"))])
def test_an_author_may_have_deleted_all_of_many_posts(serve: Serve, told: Reply) -> None:
    address = serve(lambda asked: told if asked.path == "/api/v1/accounts/907" else reply([]))
    posts = [by("7", number, address) for number in range(1, 21)]
    fetched = MastodonReread(client, [address]).reread([known(address, one) for one in posts], now=NOW)
    assert len(fetched.gone) == 20


@pytest.mark.parametrize("told", [reply([]), reply({}), Reply(b"{}", 401), Reply(b"{}", 403), Reply(b"{}", 503)])
def test_a_server_that_knows_neither_posts_nor_author_tells_nothing(serve: Serve, told: Reply) -> None:
    address = serve(lambda asked: reply([]) if asked.path == STATUSES_PATH else told)
    with pytest.raises(SourceError) as caught:
        MastodonReread(client, [address]).reread([known(address, at_home(address))], now=NOW)
    assert caught.value.kind in ("malformed", "server")
