"""`cmdesk collect --once` and `cmdesk source`, from an empty store, against servers on loopback."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cmdesk import bootstrap
from cmdesk.collector.hosts import Hosts
from cmdesk.collector.lock import collecting
from cmdesk.core.passes import Fetched, Inquiry, Step
from cmdesk.core.types import Feed, Tracker
from cmdesk.core.views import View
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW
from tests.cli.conftest import Cli
from tests.servers.press import Article, Press, prefer
from tests.servers.recorded import RecordedServer, Reply

KEY = "AAAAplantedBearerToken0123456789"
WATCHED = Article(1, "Le Café Lumière ouvre", "Une terrasse magnifique, un accueil parfait.")
OTHER = Article(2, "Il pleut")
UNDATED = Article(3, "Café Lumière : les horaires", date=None)


@pytest.fixture
def press() -> Press:
    return Press({"/journal.xml": (WATCHED, OTHER), "/blog.xml": (UNDATED,)}, news=(Article(9, "Café Lumière primé"),))


@pytest.fixture
def server(press: Press) -> Iterator[RecordedServer]:
    with press.serve() as serving:
        prefer(serving)
        yield serving


@pytest.fixture(autouse=True)
def unpaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits between two requests to a host: that it is waited is asked of the service, on a clock that jumps."""
    monkeypatch.setattr(Hosts, "wait", lambda *_: 0.0)


def followed(cli: Cli, server: RecordedServer) -> None:
    for path in ("/journal.xml", "/blog.xml"):
        assert cli("source", "add", server.address + path).code == 0


def passes(result: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {f"{one['source']} {one['title']}": one for one in result["passes"]}


def collected(cli: Cli, *words: str) -> Mapping[str, Any]:
    ran = cli("collect", "--once", *words, "--json")
    assert ran.code == 0, ran.err
    result: Mapping[str, Any] = ran.json
    return result


def test_from_an_empty_store_to_mentions(cli: Cli, server: RecordedServer, store: Path) -> None:
    followed(cli, server)
    cli("track", "add", "Lumière", "--query", '"café lumière"', "--source", "google-news")
    result = collected(cli)
    assert {name: result[name] for name in ("read", "added", "known", "unmatched", "rejected", "asked", "failed")} == {
        "read": 4,
        "added": 3,
        "known": 0,
        "unmatched": 1,
        "rejected": 0,
        "asked": 3,
        "failed": 0,
    }
    assert {name: one["added"] for name, one in passes(result).items()} == {
        "feed Journal.Xml": 1,
        "feed Blog.Xml": 1,
        "google-news Lumière": 1,
    }
    opened = SqliteStore(store)
    try:
        found = {detail.post.text.splitlines()[0]: detail for detail in opened.details(View())}
        assert set(found) == {"Le Café Lumière ouvre", "Café Lumière : les horaires", "Café Lumière primé"}
        assert all(detail.trackers == ("Lumière",) for detail in found.values())
        assert [name for name, detail in found.items() if detail.post.undated] == ["Café Lumière : les horaires"]
        assert found["Café Lumière primé"].post.source == "google-news"
    finally:
        opened.close()
    # at once again: everyone is left alone
    again = collected(cli)
    assert (again["read"], again["added"], again["waiting"]) == (0, 0, 3)
    assert all(one["waits_until"] for one in again["passes"])


def test_the_same_pass_later_adds_nothing(cli: Cli, server: RecordedServer) -> None:
    followed(cli, server)
    cli("track", "add", "Lumière", "--query", '"café lumière"', "--source", "google-news")
    collected(cli)
    later = cli("--now", "2024-06-01T00:00:00Z", "collect", "--once", "--json", before=("--lang", "en")).json
    assert (later["added"], later["waiting"], later["failed"]) == (0, 0, 0)


def test_x_is_not_asked_without_a_key_or_a_ceiling(
    cli: Cli, server: RecordedServer, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("track", "add", "Bonjour", "--query", "bonjour", "--source", "x")
    ran = cli("collect", "--once", "--json")
    assert (ran.code, [one["kind"] for one in ran.json["passes"]]) == (1, ["ceiling"])
    assert cli("source", "ceiling", "x", "10").out == "X may cost 10.00 US dollars a month at most.\n"
    ran = cli("collect", "--once", "--json")
    assert [one["kind"] for one in ran.json["passes"]] == ["key"]
    assert press.x.asked == []
    monkeypatch.setenv("CMDESK_X_BEARER_TOKEN", KEY)
    press.x.posts = set(range(1, 8))
    ran = cli("collect", "--once", "--json")
    assert (ran.code, ran.json["added"]) == (0, 7)
    # told before anything is asked, and never more than the ceiling
    assert ran.err.startswith("X: this can cost 4.50 US dollars at most; ")
    quiet = cli("--now", "2024-05-20T10:00:00Z", "collect", "--once", "--json", before=("--lang", "en", "--quiet"))
    assert quiet.err.startswith("X: this can cost "), "whoever wants no talk is told what it costs all the same"
    # 7 posts, 3 authors
    assert ran.json["cost"] == 7 * 5_000 + 3 * 10_000


def test_a_walk_through_x_goes_on_where_it_was(
    cli: Cli, server: RecordedServer, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDESK_X_BEARER_TOKEN", KEY)
    prefer(server, x_ceiling=100, x_posts=300)
    press.x.posts = set(range(1, 251))
    busy = Reply(b'{"title": "Too Many Requests"}', 429, {"x-rate-limit-reset": str(int(NOW.timestamp()) + 900)})
    press.x.script = [None, busy]
    cli("track", "add", "Bonjour", "--query", "bonjour", "--source", "x")
    ran = cli("collect", "--once", "--json")
    [one] = ran.json["passes"]
    assert (ran.code, one["kind"], one["added"], one["retry_at"]) == (1, "rate", 60, "2024-05-20T09:15:00+00:00")
    waiting = cli("collect", "--once", "--json").json
    assert waiting["waiting"] == 1
    later = cli("--now", "2024-05-20T09:15:00Z", "collect", "--once", "--json", before=("--lang", "en")).json
    assert later["added"] == 190
    assert set(press.x.delivered.values()) == {1}
    assert len(press.x.delivered) == 250


def test_without_anything_to_ask_it_says_what_to_do(cli: Cli) -> None:
    ran = cli("collect", "--once")
    assert (ran.code, "cmdesk source add" in ran.sentence) == (2, True)


def test_a_single_tracker_is_asked_once_only(cli: Cli) -> None:
    ran = cli("collect", "--tracker", "Lumière")
    assert (ran.code, "--once" in ran.sentence) == (2, True)


def test_one_source_and_one_tracker_can_be_asked_alone(cli: Cli, server: RecordedServer) -> None:
    followed(cli, server)
    for name in ("Lumière", "Pluie"):
        cli("track", "add", name, "--query", name, "--source", "google-news")
    assert list(passes(collected(cli, "--tracker", "lumière"))) == ["google-news Lumière"]
    assert list(passes(collected(cli, "--source", "feed"))) == ["feed Blog.Xml", "feed Journal.Xml"]
    assert cli("collect", "--once", "--tracker", "nobody").code == 2


def test_a_dry_run_asks_nobody(cli: Cli, server: RecordedServer) -> None:
    followed(cli, server)
    before = len(server.asked)
    result = collected(cli, "--dry-run")
    assert result == {"asked": 2, "waiting": 0, "most": 0, "spent": 0, "ceiling": 0}
    assert len(server.asked) == before


def test_the_window_is_told_how_each_inquiry_fares(cli: Cli, server: RecordedServer, press: Press) -> None:
    followed(cli, server)
    cli("track", "add", "Lumière", "--query", "lumière", "--source", "none")
    press.replies["/blog.xml"] = [Reply(b"gone", 404)]
    events = cli("collect", "--once", before=("--lang", "en", "--progress")).events
    *told, result = events
    assert [one["event"] for one in told] == ["progress"] * len(told)
    assert {(one["title"], one["state"]) for one in told} == {
        ("Blog.Xml", "asking"),
        ("Blog.Xml", "failed"),
        ("Journal.Xml", "asking"),
        ("Journal.Xml", "done"),
    }
    assert [told[-1]["done"], told[-1]["total"]] == [2, 2]
    assert (result["event"], result["failed"], result["added"], result["cancelled"]) == ("result", 1, 1, False)


def test_in_words_each_inquiry_has_its_line(cli: Cli, server: RecordedServer, press: Press) -> None:
    followed(cli, server)
    cli("track", "add", "Lumière", "--query", "lumière", "--source", "none")
    press.replies["/blog.xml"] = [Reply(b"gone", 404)]
    blog, journal, total = cli("collect", "--once").out.splitlines()
    assert blog.startswith("Feed, Blog.Xml: ") and "404" in blog
    assert journal.startswith("Feed, Journal.Xml: 2 read: 1 new, 0 known, 1 that no tracker watches, 0 rejected")
    assert total == "2 read: 1 new, 0 known, 1 that no tracker watches, 0 rejected"


def test_two_collections_at_once_are_refused(cli: Cli, server: RecordedServer, store: Path) -> None:
    followed(cli, server)
    with collecting(store):
        ran = cli("collect", "--once")
        always = cli("collect")
    assert (ran.code, "already" in ran.sentence) == (1, True)
    assert (always.code, "already" in always.sentence) == (1, True)
    with collecting(store, free=False):
        assert cli("collect", "--once", "--source", "feed").code == 0
        assert "already" in cli("collect", "--once").sentence


def test_a_site_is_followed_by_its_address(cli: Cli, server: RecordedServer, store: Path) -> None:
    assert [one["url"] for one in cli("source", "find", server.address, "--json").json["feeds"]] == [
        f"{server.address}/journal.xml",
        f"{server.address}/blog.xml",
    ]
    ran = cli("source", "add", server.address, "--folder", "Presse", "--title", "Mon journal")
    assert ran.out == f"Mon journal is followed: {server.address}/journal.xml\n"
    assert f"{server.address}/blog.xml" in ran.err
    opened = SqliteStore(store)
    try:
        assert opened.feeds() == [
            Feed(f"{server.address}/journal.xml", "Mon journal", "https://presse.example/", "Presse", typed=True)
        ]
    finally:
        opened.close()
    assert "already" in cli("source", "add", f"{server.address}/journal.xml").out
    assert cli("source", "remove", f"{server.address}/journal.xml").out.startswith("Mon journal is no longer followed")
    assert cli("source", "remove", f"{server.address}/journal.xml").code == 2


def test_the_list_tells_what_came_last_and_what_is_due(cli: Cli, server: RecordedServer, press: Press) -> None:
    followed(cli, server)
    cli("track", "add", "Lumière", "--query", "lumière", "--source", "google-news")
    press.replies["/blog.xml"] = [Reply(b"gone", 404)]
    listed = cli("source", "list", "--json").json
    assert [one["last"] for one in listed["inquiries"]] == [None] * 3
    assert listed["x"] == {"key": None, "ceiling": 0, "spent": 0}
    collected(cli)
    rows = {one["title"]: one for one in cli("source", "list", "--json").json["inquiries"]}
    assert rows["Blog.Xml"]["last"]["kind"] == "missing"
    assert rows["Journal.Xml"]["last"]["added"] == 1
    assert rows["Journal.Xml"]["next_due"] == "2024-05-20T09:30:00+00:00"
    lines = cli("source", "list").out.splitlines()
    assert any("2 read, 1 new" in one for one in lines)
    assert lines[-1] == "X: key none, ceiling 0.00 US dollars a month, 0.00 may be spent"


@pytest.mark.parametrize("amount", ["-1", "nan", "inf", "1e9"])
def test_a_ceiling_is_an_amount(cli: Cli, amount: str) -> None:
    assert cli("source", "ceiling", "x", amount).code == 2


def test_editions_proxy_and_contact_are_kept_and_checked(cli: Cli, server: RecordedServer) -> None:
    cli("track", "add", "Lumière", "--query", "café", "--source", "google-news")
    assert cli("source", "editions", "fr:FR", "be:fr", "--json").json == {"editions": ["FR:fr", "BE:fr"]}
    listed = cli("source", "list", "--json").json["inquiries"]
    assert [one["target"] for one in listed] == ["FR:fr café", "BE:fr café"]
    assert cli("source", "editions", "France").code == 2
    assert cli("source", "proxy", "ftp://proxy.example").code == 2
    assert cli("source", "contact", "claire@presse.example").code == 0
    collected(cli)
    assert "claire@presse.example" in server.asked[-1].headers["user-agent"]
    # the server itself as a proxy: it is asked for whole addresses, which it does not know
    assert cli("source", "proxy", server.address.removeprefix("http://"), "--json").code == 0
    cli("--now", "2024-06-01T00:00:00Z", "collect", "--once", before=("--lang", "en"))
    assert server.asked[-1].headers["host"] == server.address.removeprefix("http://")
    assert cli("source", "proxy", "none", "--json").json == {"proxy": None}
    assert cli("source", "contact", "none", "--json").json == {"contact": None}


def test_what_x_may_have_cost_is_told_though_nothing_of_it_may_be_asked_now(
    cli: Cli, server: RecordedServer, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDESK_X_BEARER_TOKEN", KEY)
    press.x.posts = set(range(1, 8))
    cli("source", "ceiling", "x", "10")
    cli("track", "add", "Bonjour", "--query", "bonjour", "--source", "x")
    cost = collected(cli)["cost"]
    assert cost > 0
    assert cli("source", "list", "--json").json["x"]["spent"] == cost
    cli("track", "remove", "Bonjour")
    assert cli("source", "list", "--json").json["x"]["spent"] == cost


def test_x_is_asked_once_for_a_page_since_each_time_may_be_paid(
    cli: Cli, server: RecordedServer, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDESK_X_BEARER_TOKEN", KEY)
    cli("source", "ceiling", "x", "10")
    cli("track", "add", "Bonjour", "--query", "bonjour", "--source", "x")
    press.x.posts = {1}
    press.x.script = [Reply(b"{}", 503)]
    [one] = cli("collect", "--once", "--json").json["passes"]
    assert (one["kind"], len(server.asked)) == ("server", 1)


def test_a_tracker_that_shares_its_search_with_another_can_be_asked_alone(cli: Cli, server: RecordedServer) -> None:
    for name in ("Client A", "Client B"):
        cli("track", "add", name, "--query", "lumière", "--source", "google-news")
    assert list(passes(collected(cli, "--tracker", "client b"))) == ["google-news Client B"]


def test_where_nothing_of_what_was_named_can_be_asked_it_says_so(cli: Cli, server: RecordedServer) -> None:
    cli("track", "add", "Lumière", "--query", "lumière", "--source", "google-news")
    cli("track", "pause", "Lumière")
    for words in (("--tracker", "lumière"), ("--source", "x")):
        ran = cli("collect", "--once", *words)
        assert (ran.code, "--query" in ran.sentence, "paused" in ran.sentence) == (2, False, True)


def test_a_feed_followed_already_takes_what_is_said_of_it(cli: Cli, server: RecordedServer, store: Path) -> None:
    followed(cli, server)
    address = f"{server.address}/journal.xml"
    ran = cli("source", "add", address, "--title", "Le mien", "--comments", "--json")
    assert (ran.json["added"], ran.json["title"], ran.json["comments"]) == (0, "Le mien", True)
    # what is not said stays
    ran = cli("source", "add", address, "--folder", "Presse", "--json")
    assert (ran.json["added"], ran.json["title"], ran.json["comments"]) == (0, "Le mien", True)
    opened = SqliteStore(store)
    try:
        [feed] = [one for one in opened.feeds() if one.url == address]
        assert (feed.title, feed.folder, feed.comments) == ("Le mien", "Presse", True)
    finally:
        opened.close()


def test_a_feed_is_removed_by_its_address_before_all_and_never_by_nothing(cli: Cli, store: Path) -> None:
    cli("track", "add", "Lumière", "--query", "lumière", "--source", "google-news")
    one, two, three = (f"https://presse.example/{name}.xml" for name in "abc")
    opened = SqliteStore(store)
    try:
        # one without a title; one that moved to where another one is followed; two of one title
        opened.add_feeds([Feed(one), Feed(two, "Presse"), Feed(three, "Presse")], now=NOW)
        moved = Inquiry("feed", two, "Presse")
        step = Step(opened.begin_pass(moved, now=NOW), moved, Fetched(feed=Feed(two, "Presse", moved_to=three)), 1)
        opened.write([], now=NOW, step=step)
    finally:
        opened.close()
    assert cli("source", "remove", "").code == 2
    ran = cli("source", "remove", "Presse")
    assert (ran.code, two in ran.sentence, three in ran.sentence, "No feed" in ran.sentence) == (2, True, True, False)
    assert cli("source", "remove", three, "--json").json["url"] == three
    assert cli("source", "remove", three, "--json").json["url"] == two


def test_what_asks_nobody_opens_the_store_to_read_only(
    cli: Cli, server: RecordedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed(cli, server)
    opened = bootstrap.open_store
    ways = []

    def noted(path: Path, *, create: bool = True, write: bool = True) -> SqliteStore:
        ways.append(write)
        return opened(path, create=create, write=write)

    monkeypatch.setattr(bootstrap, "open_store", noted)
    assert len(cli("source", "list", "--json").json["inquiries"]) == 2
    assert collected(cli, "--dry-run")["asked"] == 2
    assert ways == [False, False]


def test_a_wait_of_days_is_told_with_its_day(cli: Cli, server: RecordedServer, press: Press) -> None:
    cli("source", "add", f"{server.address}/journal.xml")
    press.replies["/journal.xml"] = [Reply(b"slow", 429, {"Retry-After": "864000"})]
    cli("collect", "--once")
    assert "2024-05-30" in cli("collect", "--once").out


def test_what_came_before_a_fault_is_told_with_it(
    cli: Cli, server: RecordedServer, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDESK_X_BEARER_TOKEN", KEY)
    prefer(server, x_ceiling=100, x_posts=300)
    press.x.posts = set(range(1, 251))
    press.x.script = [None, Reply(b"{}", 403)]
    cli("track", "add", "Bonjour", "--query", "bonjour", "--source", "x")
    line = cli("collect", "--once").out.splitlines()[0]
    assert line.startswith("X, Bonjour: X does not allow this key to search")
    assert line.endswith("60 read: 60 new, 0 known, 0 that no tracker watches, 0 rejected")


def test_a_query_that_a_source_has_no_words_for_is_not_asked_there_and_that_is_told(
    cli: Cli, server: RecordedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDESK_X_BEARER_TOKEN", KEY)
    cli("source", "ceiling", "x", "10")
    cli("track", "add", "Nous", "--query", "author:@lumiere", "--source", "x", "--source", "google-news")
    told = "Google News is not asked: it needs a word to look for."
    listed = cli("source", "list", "--json").json
    assert [(one["source"], one["target"]) for one in listed["inquiries"]] == [("x", "from:lumiere")]
    assert listed["unasked"] == [
        {"source": "google-news", "title": "Nous", "query": "author:@lumiere", "sentence": told}
    ]
    assert f"google-news\tNous\tauthor:@lumiere\t{told}" in cli("source", "list").out.splitlines()
    assert cli("collect", "--once").err.splitlines()[0] == f"Nous: {told}"
    assert told not in cli("collect", "--once", "--source", "x").err
    ran = cli("collect", "--once", "--source", "google-news")
    assert (ran.code, ran.err.splitlines()[0]) == (2, f"Nous: {told}")
    assert "its query holds no word to look for" in ran.err
    assert [one.path for one in server.asked] == ["/2/tweets/search/recent"]
    # a paused one is not asked in any case
    cli("track", "pause", "Nous")
    assert cli("source", "list", "--json").json["unasked"] == []


def test_the_list_names_a_tracker_whose_query_cannot_be_read(cli: Cli, store: Path) -> None:
    with closing(bootstrap.open_store(store)) as opened:
        opened.add_tracker(Tracker("Broken", "train OR", sources=frozenset({"x"})), now=NOW)
    ran = cli("source", "list")
    assert (ran.code, ran.err) == (
        0,
        "The tracker Broken takes nothing, its query cannot be read. Column 7: OR needs something to its right.\n",
    )
