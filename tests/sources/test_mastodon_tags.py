"""Mastodon: several servers and tags, what comes late, who is left out, and what is stored of it all."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cmdesk.collector.collection import Collector, Report
from cmdesk.collector.pipeline import Pipeline
from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Inquiry, Note
from cmdesk.core.types import Post, Tracker
from cmdesk.core.views import View
from cmdesk.net.client import Client, Limits
from cmdesk.sources.mastodon_tags import LEFT_OUT, MastodonTags
from cmdesk.storage import raw
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, FakeAnalyst
from tests.servers.mastodon import (
    INSTANCE_PATH,
    TAG_PATH,
    MastodonServer,
    account,
    reply,
    snowflake,
    status,
    written_at,
)
from tests.servers.recorded import Asked, RecordedServer, Reply

Serve = Callable[[Callable[[Asked], Reply]], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Has servers answer until the test ends; gives their addresses."""
    with ExitStack() as stack:
        yield lambda answer: stack.enter_context(RecordedServer(answer)).address


def client(allowed: Iterable[str]) -> Client:
    return Client(allowed=allowed, limits=Limits(attempts=1, patience=0), now=lambda: NOW)


def tracker(query: str = "aurore", **more: object) -> Tracker:
    return Tracker("Aurore", query, id=1, sources=frozenset({"mastodon"}), **more)  # type: ignore[arg-type]


def walked(source: MastodonTags, inquiry: Inquiry, cursor: str | None = None, now: datetime = NOW) -> list[Fetched]:
    """The pages of a pass."""
    pages: list[Fetched] = []
    while not pages or pages[-1].more:
        pages.append(source.fetch(inquiry, pages[-1].cursor if pages else cursor, now=now))
    return pages


def natives(pages: Iterable[Fetched]) -> list[str]:
    return [post.native for page in pages for post in page.posts if isinstance(post, Post)]


def test_each_server_is_asked_for_four_tags_at_once() -> None:
    source = MastodonTags(client, ["mastodon.social", "piaille.fr"])
    asked = source.inquiries([tracker("#a OR #b OR #c OR #d OR #e")], [])
    assert [(one.target, one.place) for one in asked] == [
        ("mastodon.social #a #b #c #d", "mastodon.social"),
        ("piaille.fr #a #b #c #d", "piaille.fr"),
        ("mastodon.social #e", "mastodon.social"),
        ("piaille.fr #e", "piaille.fr"),
    ]
    assert source.inquiries([tracker("@ana")], []) == []


def test_what_is_asked_of_a_server(serve: Serve) -> None:
    server = MastodonServer([status(1, "étoile"), status(2, "rive")], {"hashtag_feeds": {"remote": "authenticated"}})
    source = MastodonTags(client, [serve(server)])
    (inquiry,) = source.inquiries([tracker("étoile OR #rive")], [])
    first = walked(source, inquiry)
    walked(source, inquiry, first[-1].cursor, NOW + timedelta(hours=23))
    walked(source, inquiry, first[-1].cursor, NOW + timedelta(hours=24))
    newest = str(int(snowflake(written_at(2))) - (20 * 60 * 1000 << 16))
    usual = {"limit": "40", "any[]": "rive", "local": "true"}
    assert [(one.path, one.query) for one in server.asked] == [
        (INSTANCE_PATH, {}),
        (f"{TAG_PATH}%C3%A9toile", usual),
        (f"{TAG_PATH}%C3%A9toile", {**usual, "min_id": newest}),
        (INSTANCE_PATH, {}),
        (f"{TAG_PATH}%C3%A9toile", {**usual, "min_id": newest}),
    ]
    assert natives(first) == [status(2)["uri"], status(1)["uri"]]


def test_a_post_that_comes_late_from_another_server_is_found_and_none_twice(serve: Serve) -> None:
    server = MastodonServer([status(1), status(2)])
    source = MastodonTags(client, [serve(server)])
    (inquiry,) = source.inquiries([tracker()], [])
    first = walked(source, inquiry)
    server.statuses.append(status(1.9))
    second = walked(source, inquiry, first[-1].cursor)
    assert natives(second) == [status(1.9)["uri"]]
    assert natives(walked(source, inquiry, second[-1].cursor)) == []


def test_of_a_long_silence_nothing_is_left_out(serve: Serve) -> None:
    server = MastodonServer([status(1)])
    source = MastodonTags(client, [serve(server)], page_size=4)
    (inquiry,) = source.inquiries([tracker()], [])
    first = walked(source, inquiry)
    server.statuses += [status(number) for number in range(2, 40)]
    later = natives(walked(source, inquiry, first[-1].cursor))
    assert sorted(later) == sorted(status(number)["uri"] for number in range(2, 40))
    assert len(later) == len(set(later))


def test_a_first_tag_that_the_server_has_never_seen_hides_no_other(serve: Serve) -> None:
    server = MastodonServer([status(1, "rive")])
    source = MastodonTags(client, [serve(server)])
    (inquiry,) = source.inquiries([tracker("aurore OR #rive")], [])
    pages = walked(source, inquiry)
    assert natives(pages) == [status(1)["uri"]]
    server.statuses.append(status(2))
    assert natives(walked(source, inquiry, pages[-1].cursor)) == [status(2)["uri"]]


def test_who_does_not_want_to_be_collected_is_left_out_and_counted(serve: Serve) -> None:
    unwilling = account("ana", note="<p>#nobot</p>")
    server = MastodonServer([status(1), status(2, account=unwilling), status(3, account=account(indexable=False))])
    source = MastodonTags(client, [serve(server)])
    (inquiry,) = source.inquiries([tracker()], [])
    pages = walked(source, inquiry)
    assert natives(pages) == [status(1)["uri"]]
    assert [note for page in pages for note in page.notes] == [Note(LEFT_OUT, {"count": 2})]
    # told once
    server.statuses.append(status(3.1))
    again = walked(source, inquiry, pages[-1].cursor)
    assert ([note for page in again for note in page.notes], natives(again)) == ([], [status(3.1)["uri"]])


def test_a_closed_server_is_told_and_its_hashtags_are_not_asked_for(serve: Serve) -> None:
    server = MastodonServer([status(1)], {"hashtag_feeds": {"local": "authenticated", "remote": "authenticated"}})
    source = MastodonTags(client, [serve(server)])
    (inquiry,) = source.inquiries([tracker()], [])
    with pytest.raises(SourceError) as caught:
        walked(source, inquiry)
    assert (caught.value.kind, caught.value.retry_at) == ("forbidden", NOW + timedelta(days=1))
    assert [one.path for one in server.asked] == [INSTANCE_PATH]


def test_a_server_that_closes_is_noticed_within_a_day_and_one_that_opens_too(serve: Serve) -> None:
    server = MastodonServer([status(1)])
    source = MastodonTags(client, [serve(server)])
    (inquiry,) = source.inquiries([tracker()], [])
    cursor = walked(source, inquiry)[-1].cursor
    server.access = {"hashtag_feeds": {"local": "disabled", "remote": "disabled"}}
    with pytest.raises(SourceError):
        walked(source, inquiry, cursor, NOW + timedelta(days=1))
    server.access = {"hashtag_feeds": {"local": "public", "remote": "public"}}
    server.statuses.append(status(2))
    assert natives(walked(source, inquiry, cursor, NOW + timedelta(days=2))) == [status(2)["uri"]]


def test_the_quota_is_read_as_real_servers_tell_it_and_where_it_is_spent_the_pass_ends(serve: Serve) -> None:
    server = MastodonServer([status(number) for number in range(1, 9)])
    left = 2

    def answer(asked: Asked) -> Reply:
        nonlocal left
        left -= 1
        told = {"X-RateLimit-Limit": "300", "X-RateLimit-Remaining": str(left)}
        reset = {"X-RateLimit-Reset": "2024-05-20T09:05:00.123456Z", "Date": "Mon, 20 May 2024 09:00:00 GMT"}
        answered = server(asked)
        return replace(answered, headers={**answered.headers, **told, **reset})

    source = MastodonTags(client, [serve(answer)], page_size=2)
    (inquiry,) = source.inquiries([tracker()], [])
    pages = walked(source, inquiry)
    assert [page.quota and page.quota.remaining for page in pages] == [1, 0]
    assert pages[-1].not_before == NOW + timedelta(minutes=5, microseconds=123456)
    left = 9
    rest = walked(source, inquiry, pages[-1].cursor)
    assert natives([*pages, *rest]) == [status(number)["uri"] for number in (8, 7, 6, 5)]


@pytest.mark.parametrize("body", [b'{"error":"x"}', b"[1]", b'["a"]', b"[[]]", b"null", b"3"])
def test_an_answer_that_is_no_timeline_is_told(serve: Serve, body: bytes) -> None:
    source = MastodonTags(client, [serve(lambda asked: reply({"domain": "a"}) if "v2" in asked.path else Reply(body))])
    (inquiry,) = source.inquiries([tracker()], [])
    with pytest.raises(SourceError) as caught:
        walked(source, inquiry)
    assert caught.value.kind == "malformed"


def test_a_status_without_an_id_is_none_that_can_be_gone_on_from(serve: Serve) -> None:
    server = MastodonServer([status(1), status(2)])

    def answer(asked: Asked) -> Reply:
        if asked.path == INSTANCE_PATH:
            return server(asked)
        return reply([status(2), {**status(1), "id": "1&local=true"}])

    source = MastodonTags(client, [serve(answer)], page_size=2)
    (inquiry,) = source.inquiries([tracker()], [])
    assert set(natives(walked(source, inquiry))) == {status(1)["uri"], status(2)["uri"]}


def test_a_name_that_leads_into_her_own_network_is_not_asked(serve: Serve) -> None:
    server = MastodonServer([status(1)])
    place = serve(server).removeprefix("http://")
    source = MastodonTags(client, [place])
    (inquiry,) = source.inquiries([tracker()], [])
    with pytest.raises(SourceError) as caught:
        source.fetch(inquiry, None, now=NOW)
    assert caught.value.kind == "private"
    assert server.asked == []


def test_two_servers_that_hold_the_same_post_bring_one_mention(serve: Serve, tmp_path: Path) -> None:
    here = MastodonServer([status(1), status(2)])
    there = MastodonServer([{**status(1), "id": "77", "favourites_count": 1, "account": account(host="quai.example")}])
    closed = MastodonServer([], {"hashtag_feeds": {"local": "disabled", "remote": "disabled"}})
    source = MastodonTags(client, [serve(here), serve(there), serve(closed)])
    store = SqliteStore(tmp_path / "mentions.db")
    try:
        store.add_tracker(replace(tracker(), id=0), now=NOW)
        collector = Collector(store, [source], Pipeline(store, FakeAnalyst(), raw.pack, now=NOW), now=lambda: NOW)
        reports: list[Report] = collector.collect(collector.inquiries(), rejected=lambda *_: pytest.fail("rejected"))
        mentions = [detail.post for detail in store.details(View())]
    finally:
        store.close()
    assert sorted(post.native for post in mentions) == [status(1)["uri"], status(2)["uri"]]
    assert {post.author and post.author.handle for post in mentions} == {"lina@quai.example"}
    assert [report.fault and report.fault.kind for report in reports] == [None, None, "forbidden"]
    assert sum(report.counts.added for report in reports) == 2
    assert sum(report.counts.known for report in reports) == 1
