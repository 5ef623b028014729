"""`cmdesk source test` shows how a source answers, stores nothing, and pays nothing that was not allowed."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cmdesk.storage.store import SqliteStore
from tests.cli.conftest import Cli
from tests.servers.press import Article, Press, prefer
from tests.servers.recorded import RecordedServer, Reply

KEY = "AAAAplantedBearerToken0123456789"


@pytest.fixture
def press() -> Press:
    return Press(
        {"/journal.xml": (Article(1, "Le Café Lumière ouvre", "Bravo !"),)}, news=(Article(9, "Prix du café"),)
    )


@pytest.fixture
def server(press: Press) -> Iterator[RecordedServer]:
    with press.serve() as serving:
        prefer(serving)
        yield serving


def kept(store: Path) -> tuple[int, int]:
    """Mentions and passes of a store."""
    with closing(SqliteStore(store)) as opened:
        return sum(opened.counts().values()), len(opened.last_passes())


def test_a_search_is_asked_for_one_page_and_nothing_of_it_is_stored(
    cli: Cli, server: RecordedServer, store: Path
) -> None:
    cli("track", "add", "Café", "--query", "café")
    ran = cli("source", "test", "google-news", "--tracker", "Café", "--json")
    told = ran.json
    assert (ran.code, told["ok"], told["kind"], told["sentence"]) == (0, True, None, None)
    assert (told["read"], told["rejected"], told["cost"], told["title"]) == (1, 0, 0, "Café")
    assert told["target"].startswith("FR:fr ") and told["first"]["text"].startswith("Prix du café")
    (request,) = told["requests"]
    assert (request["status"], request["host"]) == (200, "127.0.0.1")
    assert request["bytes"] > 500 and request["ms"] >= 0 and told["bytes"] == request["bytes"]
    assert kept(store) == (0, 0)


def test_a_query_and_an_edition_may_be_named(cli: Cli, server: RecordedServer) -> None:
    cli("source", "editions", "FR:fr", "BE:fr")
    told = cli("source", "test", "google-news", "--query", "thé", "--place", "BE:fr", "--json").json
    assert told["target"].startswith("BE:fr ") and "th" in told["target"]
    assert cli("source", "test", "google-news", "--query", "thé", "--place", "CH:fr").code == 2
    wrong = cli("source", "test", "google-news", "--query", "(thé")
    assert wrong.code == 2 and "Traceback" not in wrong.err


def test_without_anything_named_a_plain_word_is_searched(cli: Cli, server: RecordedServer) -> None:
    told = cli("source", "test", "google-news", "--json").json
    assert told["target"] == "FR:fr bonjour" and told["ok"]


def test_a_feed_that_is_not_followed_can_be_tested(cli: Cli, server: RecordedServer, store: Path) -> None:
    ran = cli("source", "test", "feed", "--feed", f"{server.address}/journal.xml")
    assert ran.code == 0 and "127.0.0.1: 200, " in ran.out and "Le Café Lumière ouvre" in ran.out
    assert kept(store) == (0, 0)
    nothing = cli("source", "test", "feed")
    assert nothing.code == 2 and nothing.sentence.startswith("There is nothing to ask Feed for")


def test_a_channel_is_tested_by_the_source_that_reads_channels(cli: Cli, server: RecordedServer) -> None:
    channel = "https://www.youtube.com/feeds/videos.xml?channel_id=UC0000000000000000000000"
    prefer(server, proxy="http://127.0.0.1:9")
    told = cli("source", "test", "feed", "--feed", channel, "--json").json
    assert (told["source"], told["ok"], told["kind"]) == ("youtube", False, "offline")


def test_a_fault_is_told_with_the_raw_status(cli: Cli, server: RecordedServer, press: Press) -> None:
    press.replies["/rss/search"] = [Reply(b"no", 403)]
    ran = cli("source", "test", "google-news", "--json")
    told = ran.json
    assert (ran.code, told["ok"], told["kind"], told["first"]) == (1, False, "forbidden", None)
    assert [one["status"] for one in told["requests"]] == [403]
    assert "403" in told["sentence"]


def test_a_server_that_is_not_there_has_no_status(cli: Cli, server: RecordedServer) -> None:
    prefer(server, google_news_base="http://127.0.0.1:9")
    ran = cli("source", "test", "google-news", "--json")
    assert ran.code == 1 and {one["status"] for one in ran.json["requests"]} == {None}
    assert ran.json["kind"] == "offline"
    assert "127.0.0.1: no answer, " in cli("source", "test", "google-news").out


def test_x_is_asked_only_where_its_price_is_allowed_and_what_it_costs_counts(
    cli: Cli, server: RecordedServer, press: Press, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.x.posts = {1, 2}
    monkeypatch.setenv("CMDESK_X_BEARER_TOKEN", KEY)
    refused = cli("source", "test", "x")
    assert refused.code == 2 and "0.45 US dollars: allow it with --paid." in refused.sentence
    assert cli("source", "test", "x", "--paid", "--json").json["kind"] == "ceiling"
    assert press.x.asked == []
    cli("source", "ceiling", "x", "0.50")
    told = cli("source", "test", "x", "--paid", "--json").json
    assert told["ok"] and told["read"] == 2 and told["cost"] == 450_000 and len(press.x.asked) == 1
    assert cli("source", "list", "--json").json["x"]["spent"] == 450_000
    assert cli("source", "test", "x", "--paid", "--json").json["kind"] == "ceiling" and len(press.x.asked) == 1
    assert kept(store)[0] == 0


def test_the_list_tells_how_each_stands_when_it_is_due_and_on_what_terms(
    cli: Cli, server: RecordedServer, press: Press
) -> None:
    cli("track", "add", "Café", "--query", "café", "--source", "google-news")
    (row,) = cli("source", "list", "--json").json["inquiries"]
    assert (row["state"], row["every"], row["quota"], row["size"], row["today"]) == ("never", 15, None, None, None)
    assert row["gives"].startswith("Articles") and row["terms"].startswith("No key") and row["fragile"] is False
    prefer(server, frequencies="google-news:120")
    cli("collect", "--once")
    (row,) = cli("source", "list", "--json").json["inquiries"]
    begun = datetime.fromisoformat(row["last"]["begun_at"])
    assert (row["state"], row["every"]) == ("well", 120)
    assert datetime.fromisoformat(row["next_due"]) == begun + timedelta(hours=2)
