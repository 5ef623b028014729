"""X: the requests of tweepy travel through net, to the address that is set, and their key is shown to nobody."""

import logging
import subprocess
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdesk.core.errors import BugError, SourceError
from cmdesk.core.passes import Inquiry
from cmdesk.core.types import Post
from cmdesk.net.answer import Answer
from cmdesk.net.client import Client, Limits
from cmdesk.sources.x_adapter import XAdapter, tweepy_client
from cmdesk.sources.x_search import XSearch
from tests.servers.recorded import Asked, RecordedServer, Reply
from tests.servers.x import RecentSearch, refusal

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
KEY = "AAAAplantedkey-never-to-be-seen"


class Stub:
    """Gives one answer, from where it was asked or from elsewhere."""

    def __init__(self, status: int = 200, *, url: str | None = None, body: bytes = b'{"data":[]}') -> None:
        self.status, self.url, self.body, self.asked = status, url, body, list[str]()

    def fetch(self, url: str, *, headers: object = None) -> Answer:
        self.asked.append(url)
        return Answer(self.url or url, self.status, {"content-type": "application/json", "x-a": "b"}, self.body)


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """All that is logged while somebody looks for a fault."""
    with caplog.at_level(logging.DEBUG):
        yield caplog


def test_tweepy_gets_the_answer_as_if_it_had_asked_itself() -> None:
    client = tweepy_client(XAdapter(Stub(), "https://api.x.com", now=NOW), KEY)
    response = client.search_recent_tweets("sncf")
    assert (response.status_code, response.reason, response.headers["X-A"]) == (200, "OK", "b")
    assert response.json() == {"data": []}
    assert response.url == "https://api.x.com/2/tweets/search/recent?query=sncf"


@pytest.mark.parametrize("address", ["https://api.x.com", "http://127.0.0.1:1/api/"])
def test_the_fixed_host_is_replaced_and_the_query_stays(address: str) -> None:
    stub = Stub()
    tweepy_client(XAdapter(stub, address, now=NOW), KEY).search_recent_tweets('"café é" OR #a&b')
    path = "/2/tweets/search/recent?query=%22caf%C3%A9+%C3%A9%22+OR+%23a%26b"
    assert stub.asked == [address.rstrip("/") + path]


def test_nothing_but_reading_is_carried_out() -> None:
    stub = Stub()
    client = tweepy_client(XAdapter(stub, "https://api.x.com", now=NOW), KEY)
    with pytest.raises(BugError, match="POST /2/tweets"):
        client.create_tweet(text="oh", user_auth=False)
    with pytest.raises(BugError):
        client.session.get("https://evil.example/")
    assert stub.asked == []


@pytest.mark.parametrize("status", [300, 301, 302, 304, 307])
def test_a_redirect_is_told_and_not_followed(status: int) -> None:
    stub = Stub(status)
    with pytest.raises(SourceError, match="sends the search elsewhere"):
        tweepy_client(XAdapter(stub, "https://api.x.com", now=NOW), KEY).search_recent_tweets("sncf")
    assert len(stub.asked) == 1


def test_an_answer_from_elsewhere_is_none() -> None:
    stub = Stub(url="https://evil.example/2/tweets/search/recent")
    with pytest.raises(SourceError, match="sends the search elsewhere"):
        tweepy_client(XAdapter(stub, "https://api.x.com", now=NOW), KEY).search_recent_tweets("sncf")


def test_the_same_address_written_otherwise_is_not_elsewhere() -> None:
    stub = Stub(url="https://api.x.com/2/tweets/search/recent?query=sncf")
    tweepy_client(XAdapter(stub, "https://API.x.com:443", now=NOW), KEY).search_recent_tweets("sncf")


def test_neither_netrc_nor_proxies_of_the_environment_are_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / ".netrc").write_text("machine api.twitter.com login a password other\n", encoding="utf-8")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    sent: list[object] = []

    class Listening(Stub):
        def fetch(self, url: str, *, headers: object = None) -> Answer:
            sent.append(headers)
            return super().fetch(url)

    tweepy_client(XAdapter(Listening(), "https://api.x.com", now=NOW), KEY).search_recent_tweets("sncf")
    assert sent == [{"Authorization": f"Bearer {KEY}"}]


def test_it_never_waits_by_itself() -> None:
    client = tweepy_client(XAdapter(Stub(), "https://api.x.com", now=NOW), KEY)
    assert client.wait_on_rate_limit is False


ANSWERS = [
    Reply(b'{"meta":{"result_count":0}}'),
    refusal(401, title="Unauthorized", detail=f"Bearer {KEY} is unknown"),
    refusal(403, title=KEY),
    refusal(429, headers={"x-rate-limit-reset": "not a number"}, detail=KEY),
    refusal(503, errors=[KEY]),
    Reply(b'["not what tweepy expects"]', 400),
    Reply(f"<html>{KEY}</html>".encode()),
    Reply(b"", 302, {"Location": f"http://127.0.0.1:1/?{KEY}"}),
]


@pytest.mark.parametrize("reply", ANSWERS)
def test_the_key_is_in_no_log_no_error_and_no_repr(reply: Reply, everything_logged: pytest.LogCaptureFixture) -> None:
    asked: list[Asked] = []

    def answer(request: Asked) -> Reply:
        asked.append(request)
        return reply

    told = ""
    with RecordedServer(answer) as server:
        source = XSearch(
            lambda allowed: Client(allowed=allowed, limits=Limits(attempts=1), now=lambda: NOW),
            lambda: KEY,
            address=server.address,
        )
        try:
            told = repr(source.fetch(Inquiry("x", "sncf", "Rail"), None, now=NOW))
        except SourceError as error:
            told = f"{error!r} {error} {error.fields} {''.join(traceback.format_exception(error))}"
    assert asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert told
    assert KEY not in told
    assert KEY not in repr(source) + repr(vars(source))
    assert KEY not in everything_logged.text
    assert all(KEY not in f"{record.msg} {record.args}" for record in everything_logged.records)


def test_neither_adapter_nor_client_show_the_key() -> None:
    adapter = XAdapter(Stub(), "https://api.x.com", now=NOW)
    client = tweepy_client(adapter, KEY)
    client.search_recent_tweets("sncf")
    assert KEY not in f"{adapter!r} {vars(adapter)} {client!r} {client.session!r} {adapter.answer!r}"


def test_a_logger_that_was_made_to_say_everything_is_capped_again(everything_logged: pytest.LogCaptureFixture) -> None:
    logging.getLogger("tweepy.client").setLevel(logging.DEBUG)
    tweepy_client(XAdapter(Stub(), "https://api.x.com", now=NOW), KEY).search_recent_tweets("sncf")
    assert everything_logged.records == []


def test_tweepy_is_not_loaded_before_x_is_asked() -> None:
    code = "import sys, cmdesk.sources.x_search; print(sorted({'tweepy', 'requests'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_walk_over_loopback_meets_a_429_and_a_cut_answer_and_misses_nothing() -> None:
    x = RecentSearch(range(1, 46))
    cut = x.answer({"query": "sncf", "max_results": "10"})
    x.delivered.clear()
    x.tokens.clear()
    x.script = [None, refusal(429, headers={"x-rate-limit-reset": str(int(NOW.timestamp()) + 600)}), None]
    x.script += [Reply(cut.body[:300], length=len(cut.body)), Reply(cut.body[:300])]
    found: list[str] = []
    faults: list[SourceError] = []
    with RecordedServer(x) as server:
        source = XSearch(
            lambda allowed: Client(allowed=allowed, limits=Limits(attempts=1), now=lambda: NOW),
            lambda: KEY,
            address=server.address,
            page_size=10,
        )
        cursor: str | None = None
        more = True
        while more:
            try:
                page = source.fetch(Inquiry("x", "sncf", "Rail"), cursor, now=NOW)
            except SourceError as fault:
                faults.append(fault)
                continue
            found += [post.native for post in page.posts if isinstance(post, Post)]
            cursor, more = page.cursor, page.more
            assert page.quota is not None
            assert (page.quota.limit, page.quota.remaining) == (450, 449)
    assert [fault.kind for fault in faults] == ["rate", "broken", "malformed"]
    assert faults[0].retry_at is not None
    assert (faults[0].retry_at - NOW).total_seconds() == pytest.approx(600, abs=1)
    assert x.tokens_asked == [None, *["below36"] * 2, *["below26"] * 3, "below16", "below6"]
    assert found == [str(number) for number in range(45, 0, -1)]
    assert set(x.delivered.values()) == {1}
