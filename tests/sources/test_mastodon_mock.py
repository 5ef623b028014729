"""Mastodon, against a server that others wrote: `mastodon_mock`, filled through its own API, with faults on request."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Gone, Inquiry, Known
from cmdesk.core.types import Post, Tracker
from cmdesk.net.client import Client, Limits
from cmdesk.sources.mastodon_reread import MastodonReread
from cmdesk.sources.mastodon_tags import LEFT_OUT, MastodonTags
from tests.servers.mocked_mastodon import MastodonMock, running

TAG_PATH: Final = "/api/v1/timelines/tag/aurore"


def clock() -> datetime:
    """Now: what this server says of its quota is a moment of today."""
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[MastodonMock]:
    with running() as started:
        yield started


@pytest.fixture
def mock(server: MastodonMock) -> MastodonMock:
    """The server, on which nothing was written yet."""
    server.reset()
    return server


def client(allowed: Iterable[str]) -> Client:
    return Client(allowed=allowed, limits=Limits(attempts=3, read=0.5, whole=2), now=clock)


def impatient(allowed: Iterable[str]) -> Client:
    return Client(allowed=allowed, limits=Limits(attempts=1, patience=0, read=0.2, whole=0.5), now=clock)


def asking(mock: MastodonMock, query: str = "aurore", page_size: int = 40) -> tuple[MastodonTags, Inquiry]:
    source = MastodonTags(client, [mock.address], page_size=page_size)
    (inquiry,) = source.inquiries([Tracker("Aurore", query, id=1, sources=frozenset({"mastodon"}))], [])
    return source, inquiry


def walked(source: MastodonTags, inquiry: Inquiry, cursor: str | None = None) -> list[Fetched]:
    pages: list[Fetched] = []
    while not pages or pages[-1].more:
        pages.append(source.fetch(inquiry, pages[-1].cursor if pages else cursor, now=clock()))
    return pages


def posts(pages: Iterable[Fetched]) -> list[Post]:
    return [post for page in pages for post in page.posts if isinstance(post, Post)]


def test_french_posts_with_a_tag_come_as_they_were_written(mock: MastodonMock) -> None:
    mock.write("Le café de #Aurore est génial\nvraiment @leo <3", "nora")
    mock.write("Rien à voir")
    told = mock.write("#aurore en retard", spoiler_text="Retards", language="fr")
    mock.call("POST", f"/api/v1/statuses/{told['id']}/favourite", {}, "leo")
    second, first = posts(walked(*asking(mock)))
    assert "Le café de #Aurore est génial" in first.text and "<3" in first.text and "\n" in first.text
    assert (first.lang, first.tags) == ("fr", ("aurore",))
    assert first.author is not None
    assert first.author.handle == "nora@127.0.0.1"
    assert (second.text, second.native, second.reading.likes) == ("Retards\n\n#aurore en retard", told["uri"], 1)


def test_what_is_written_between_two_passes_comes_with_the_second(mock: MastodonMock) -> None:
    for number in range(5):
        mock.write(f"#aurore {number}")
    source, inquiry = asking(mock, page_size=2)
    first = walked(source, inquiry)
    assert [post.text for post in posts(first)] == [f"#aurore {number}" for number in (4, 3, 2, 1)]
    for number in range(5, 12):
        mock.write(f"#aurore {number}")
    second = walked(source, inquiry, first[-1].cursor)
    assert sorted(int(post.text.split()[1]) for post in posts(second)) == list(range(5, 12))
    assert posts(walked(source, inquiry, second[-1].cursor)) == []


def test_who_says_nobot_is_left_out(mock: MastodonMock) -> None:
    mock.describe("Pas pour vous : #NoBot", "nora")
    mock.write("#aurore", "nora")
    mock.write("#aurore", "leo")
    pages = walked(*asking(mock))
    assert [post.author and post.author.handle for post in posts(pages)] == ["leo@127.0.0.1"]
    assert [(note.template, note.fields) for page in pages for note in page.notes] == [(LEFT_OUT, {"count": 1})]


def test_only_public_posts_become_mentions(mock: MastodonMock) -> None:
    for visibility in ("public", "unlisted", "private", "direct"):
        mock.write(f"#aurore {visibility}", visibility=visibility)
    pages = walked(*asking(mock))
    assert [post.text for post in posts(pages)] == ["#aurore public"]
    assert b"private" not in b"".join(post.raw or b"" for post in posts(pages))


@pytest.mark.parametrize(
    "effect",
    [
        {"type": "ratelimit", "headers": {"Retry-After": "0"}},
        {"type": "status", "status": 503},
        {"type": "latency", "delay_ms": 20},
    ],
)
def test_what_is_over_soon_is_waited_for(mock: MastodonMock, effect: dict[str, object]) -> None:
    mock.write("#aurore")
    mock.fail(TAG_PATH, effect)
    assert len(posts(walked(*asking(mock)))) == 1


@pytest.mark.parametrize(
    ("effect", "kind"),
    [
        ({"type": "ratelimit"}, "rate"),
        ({"type": "status", "status": 503}, "server"),
        ({"type": "status", "status": 422}, "forbidden"),
        ({"type": "malformed"}, "malformed"),
        ({"type": "timeout"}, "timeout"),
    ],
)
def test_what_lasts_is_told_and_gone_on_from_later(mock: MastodonMock, effect: dict[str, object], kind: str) -> None:
    mock.write("#aurore")
    source = MastodonTags(impatient, [mock.address])
    _, inquiry = asking(mock)
    looked = source.fetch(inquiry, None, now=clock())
    mock.fail(TAG_PATH, effect)
    with pytest.raises(SourceError) as caught:
        source.fetch(inquiry, looked.cursor, now=clock())
    assert caught.value.kind == kind
    if kind == "rate":
        assert caught.value.retry_at is not None
        assert timedelta(minutes=4) < caught.value.retry_at - clock() <= timedelta(minutes=5)
    assert len(posts(walked(source, inquiry, looked.cursor))) == 1


def test_counts_edits_and_deletes_are_found_out_later(mock: MastodonMock) -> None:
    kept, edited, deleted = (mock.write(f"#aurore {word}") for word in ("reste", "change", "part"))
    stored = posts(walked(*asking(mock)))
    mock.call("POST", f"/api/v1/statuses/{kept['id']}/favourite", {}, "leo")
    mock.call("PUT", f"/api/v1/statuses/{edited['id']}", {"status": "#aurore a changé"}, "camille")
    mock.call("DELETE", f"/api/v1/statuses/{deleted['id']}", None, "camille")
    known = [Known(number, post.source, post.native, post.url, post.raw) for number, post in enumerate(stored)]
    fetched = MastodonReread(client, [mock.address]).reread(known, now=clock())
    found = {post.native: post for post in posts([fetched])}
    assert found.keys() == {kept["uri"], edited["uri"]}
    assert found[kept["uri"]].reading.likes == 1
    assert found[edited["uri"]].text == "#aurore a changé" and found[edited["uri"]].edited_at is not None
    assert fetched.gone == (Gone("mastodon", deleted["uri"]),)
