"""Recorded answers of a real Mastodon server: they say what they say through net and our source.

And they pin what `mastodon_mock` does otherwise: real ids hold the moment of a post, a quota begins anew at an ISO
date, and nobody searches posts or listens to a stream without a token, so we do neither.
"""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from cmdesk.core.types import Post, Rejected, Tracker
from cmdesk.net.client import Client, Limits
from cmdesk.net.quota import quota
from cmdesk.sources.fields import moment
from cmdesk.sources.mastodon_servers import Server, identifier, side_of
from cmdesk.sources.mastodon_status import local_id, opted_out, post_of
from cmdesk.sources.mastodon_tags import LEFT_OUT, MastodonTags
from cmdesk.sources.mastodon_walk import LATE, Walk
from tests.servers.recorded import Asked, RecordedServer, Reply

pytestmark = pytest.mark.recordings

NOW = moment("2026-08-01T13:59:00Z")
SERVER = "http://localhost:3000"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def exchanges() -> Iterator[tuple[str, dict[str, Any], dict[str, str], Any]]:
    """Address, headers that were sent, headers and value of the answer, of all recordings."""
    for path in sorted((Path(os.environ["CMDESK_SHARED"]) / "data" / "sources" / "mastodon").glob("*.yaml")):
        for one in yaml.load(path.read_text(encoding="utf-8"), LOADER)["interactions"]:  # noqa: S506  safe loaders
            headers = {name.lower(): ", ".join(values) for name, values in one["response"]["headers"].items()}
            body = one["response"]["body"]["string"]
            try:
                value = json.loads(body)
            except ValueError:
                value = None
            yield one["request"]["uri"], one["request"]["headers"], headers, value


def statuses() -> list[dict[str, Any]]:
    """All statuses of timelines, each as often as it was told."""
    return [one for _, _, _, value in exchanges() if isinstance(value, list) for one in value if "content" in one]


def test_each_recorded_status_is_a_post_or_not_for_everyone() -> None:
    found = [(one, post_of(SERVER, one, 1)) for one in statuses()]
    assert len(found) > 40
    for one, post in found:
        if one["visibility"] != "public":
            assert isinstance(post, Rejected) and post.reason == "private"
            continue
        assert isinstance(post, Post)
        assert (post.source, post.native, post.url) == ("mastodon", one["uri"], one["url"])
        assert post.posted_at == moment(one["created_at"])
        assert post.author is not None
        assert post.author.key == one["account"]["uri"]
        assert (post.author.handle or "").startswith(f"{one['account']['acct']}@")
        assert None not in (post.author.followers, post.author.following, post.author.created_at, post.author.robot)
        counts = post.reading
        assert (counts.likes, counts.shares) == (one["favourites_count"], one["reblogs_count"])
        assert None not in (counts.likes, counts.shares, counts.replies)
        assert "<" not in post.text
        assert local_id(json.loads(post.raw or b"")) == (SERVER, one["id"])
    kinds = {post.kind for _, post in found if isinstance(post, Post)}
    assert kinds


def test_the_flag_of_consent_is_told_and_heeded() -> None:
    flags = {one["account"]["indexable"] for one in statuses()}
    assert flags == {True, False}
    assert all(opted_out(one) is not one["account"]["indexable"] for one in statuses())


def test_real_ids_hold_the_moment_of_a_post() -> None:
    for one in statuses():
        assert identifier(one["id"]) == one["id"]
        told = timedelta(milliseconds=int(one["id"]) >> 16)
        assert abs(moment("1970-01-01T00:00:00Z") + told - moment(one["created_at"])) < timedelta(seconds=2)
        walk, _ = Walk().behind([one["id"]], full=False, tags=1, first=2)
        assert int(one["id"]) - int(walk.floor) == LATE // timedelta(milliseconds=1) << 16


def test_a_quota_begins_anew_at_an_iso_date_by_the_clock_of_the_server() -> None:
    seen = 0
    for _, _, headers, _ in exchanges():
        if "x-ratelimit-reset" not in headers:
            continue
        seen += 1
        told = quota(headers, NOW)
        assert told is not None and told.limit is not None and told.resets_at is not None
        assert str(told.remaining) == headers["x-ratelimit-remaining"]
        assert headers["x-ratelimit-reset"].endswith("Z") and "T" in headers["x-ratelimit-reset"]
        if "date" in headers:
            assert timedelta() <= told.resets_at - NOW <= timedelta(hours=3)
    assert seen > 40


def test_instance_documents_before_4_5_say_nothing_of_their_access_and_are_tried() -> None:
    documents = [value for address, _, _, value in exchanges() if "/api/v2/instance" in address]
    assert documents
    for document in documents:
        assert side_of(document, Server(SERVER), now=NOW) == ""


def test_posts_are_searched_and_streams_heard_with_a_token_only_and_we_do_neither() -> None:
    asked = [(urlsplit(address), {name.lower() for name in sent}) for address, sent, _, _ in exchanges()]
    closed = [
        (parts, sent)
        for parts, sent in asked
        if parse_qs(parts.query).get("type") == ["statuses"] or parts.path.endswith("/streaming/user")
    ]
    assert closed
    assert all("authorization" in sent for _, sent in closed)
    anonymous = {parts.path for parts, sent in asked if "authorization" not in sent}
    assert "/api/v1/timelines/public" in anonymous
    _, paths = served()
    assert {path.split("/")[3] for path in paths} == {"instance", "timelines"}


def served() -> tuple[list[Any], list[str]]:
    """What our source makes of the recorded public timeline, read without a token, and what it asked."""
    document = next(value for address, _, _, value in exchanges() if "/api/v2/instance" in address)
    address, headers, value = next(
        (address, headers, value)
        for address, sent, headers, value in exchanges()
        if address.endswith("/timelines/public") and "authorization" not in {name.lower() for name in sent}
    )
    left = {"content-length", "transfer-encoding", "content-encoding", "connection"}
    told = {name: text for name, text in headers.items() if name not in left}

    def answer(asked: Asked) -> Reply:
        return Reply(json.dumps(document if "instance" in asked.path else value).encode(), 200, told)

    with RecordedServer(answer) as server:

        def client(allowed: Any) -> Client:
            return Client(allowed=allowed, limits=Limits(attempts=1), now=lambda: NOW)

        source = MastodonTags(client, [server.address])
        (inquiry,) = source.inquiries([Tracker("A", "aurore", id=1, sources=frozenset({"mastodon"}))], [])
        first = source.fetch(inquiry, None, now=NOW)
        page = source.fetch(inquiry, first.cursor, now=NOW)
    assert (first.more, len(value) > 0) == (True, True)
    return [page, value], [asked.path for asked in server.asked]


def test_a_recorded_timeline_served_over_loopback_is_read_whole() -> None:
    (page, value), _ = served()
    willing = [one for one in value if one["account"]["indexable"]]
    assert [post.native for post in page.posts] == [one["uri"] for one in willing if one["visibility"] == "public"]
    assert sum(note.fields["count"] for note in page.notes if note.template == LEFT_OUT) == len(value) - len(willing)
    assert page.quota is not None and (page.quota.limit, page.quota.remaining) == (300, 299)


def test_the_link_header_of_real_servers_names_ids_as_we_do() -> None:
    links = [(headers["link"], value) for _, _, headers, value in exchanges() if "link" in headers and value]
    pages = [(link, value) for link, value in links if isinstance(value, list) and "content" in value[0]]
    assert pages
    for link, value in pages:
        assert f"min_id={value[0]['id']}" in link
        assert f"max_id={value[-1]['id']}" in link
