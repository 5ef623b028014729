"""From an empty store: one tracker, two recorded feeds and recorded answers of X, collected by the command itself."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cmdesk.core.matching import Candidate, matches
from cmdesk.core.query import parse
from cmdesk.core.types import Post
from cmdesk.core.views import View
from cmdesk.sources.x import read_answer
from cmdesk.storage.store import SqliteStore
from tests.cli.conftest import Cli
from tests.servers.press import prefer
from tests.servers.recorded import Asked, RecordedServer, Reply
from tests.servers.x import JSON, RATE

pytestmark = pytest.mark.recordings

QUERY = "brexit OR minister OR australian OR melbourne OR police OR trump"
FEEDS = ("rssparser_guardian.rss", "rssparser_heraldsun.rss")


def folder() -> Path:
    return Path(os.environ["CMDESK_SHARED"]) / "data" / "sources"


def page() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder() / "x" / "twarc_brexit.jsonl").read_text(encoding="utf-8"))
    del found["__twarc"]
    return found


class Recordings:
    """The recorded page of X in smaller ones, and the feeds, by their names."""

    def __init__(self) -> None:
        self.page = page()
        self.asked: list[Asked] = []

    def __call__(self, asked: Asked) -> Reply:
        if asked.path != "/2/tweets/search/recent":
            return Reply((folder() / "feeds" / Path(asked.path).name).read_bytes(), 200, {"Content-Type": "text/xml"})
        self.asked.append(asked)
        if "since_id" in asked.query:
            return Reply(b'{"meta": {"result_count": 0}}', 200, {**JSON, **RATE})
        start, size = int(asked.query.get("next_token", "t0")[1:]), int(asked.query["max_results"])
        data = self.page["data"][start : start + size]
        meta: dict[str, Any] = {"result_count": len(data), "newest_id": data[0]["id"], "oldest_id": data[-1]["id"]}
        if start + size < len(self.page["data"]):
            meta["next_token"] = f"t{start + size}"
        return Reply(json.dumps({**self.page, "data": data, "meta": meta}).encode(), 200, {**JSON, **RATE})


@pytest.fixture
def recordings() -> Recordings:
    return Recordings()


@pytest.fixture
def server(recordings: Recordings, monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordedServer]:
    monkeypatch.setenv("CMDESK_X_BEARER_TOKEN", "key")
    with RecordedServer(recordings) as serving:
        prefer(serving, x_ceiling=100, x_posts=100)
        yield serving


def stored(path: Path) -> dict[tuple[str, str], Post]:
    store = SqliteStore(path)
    try:
        assert [finding for finding in store.examine() if finding.faults] == []
        return {(detail.post.source, detail.post.native): detail.post for detail in store.details(View())}
    finally:
        store.close()


def test_recorded_feeds_and_x_are_collected_whole_and_only_once(
    cli: Cli, server: RecordedServer, recordings: Recordings, store: Path
) -> None:
    for name in FEEDS:
        assert cli("source", "add", f"{server.address}/{name}").code == 0
    assert cli("track", "add", "Watched", "--query", QUERY, "--source", "x").code == 0
    result = cli("collect", "--once", "--json").json
    assert (result["failed"], result["rejected"], result["asked"]) == (0, 0, 3)
    found = stored(store)
    assert result["added"] == len(found)

    # X: each post that the query matches is there, with all that the recording says of it
    tree = parse(QUERY)
    told = [post for post in read_answer(recordings.page) if isinstance(post, Post)]
    expected = {post.native: post for post in told if matches(tree, Candidate(post.text))}
    assert 60 < len(expected) <= 100
    of_x = {native: post for (source, native), post in found.items() if source == "x"}
    assert of_x.keys() == expected.keys()
    for native, post in of_x.items():
        seen_at = post.reading.seen_at
        reading = replace(expected[native].reading, seen_at=seen_at)
        assert replace(post, raw=None) == replace(expected[native], raw=None, reading=reading)
    assert [asked.query.get("next_token") for asked in recordings.asked][:2] == [None, "t20"]

    # feeds: every field that a feed has
    of_feeds = [post for (source, _), post in found.items() if source == "feed"]
    assert len(of_feeds) > 10
    for post in of_feeds:
        assert post.native and post.text and post.url and post.author is not None
        assert post.posted_at < datetime.now(UTC) and "<p>" not in post.text
        assert (post.reading.likes, post.reading.shares, post.reading.views) == (None, None, None)
    assert any(post.lang == "en" for post in of_feeds)
    assert any(post.tags for post in of_feeds) and any(post.media for post in of_feeds)

    # the same pass once more, when everyone may be asked again
    again = cli("--now", "2024-06-01T00:00:00Z", "collect", "--once", "--json", before=("--lang", "en")).json
    assert (again["asked"], again["failed"], again["added"]) == (3, 0, 0)
    assert stored(store).keys() == found.keys()
