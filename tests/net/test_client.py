"""What the client gives, what it sends, and what it does with redirects and refusals."""

import json
import logging
import traceback
from datetime import timedelta

import pytest

from cmdesk import __version__
from cmdesk.core.errors import SOURCE_FAULTS, SourceError, UsageError
from cmdesk.net.answer import Heard, Validators
from cmdesk.net.client import Client
from tests.net.conftest import NOW, NewClient
from tests.servers import bodies
from tests.servers.behaviours import ETAG, LAST_MODIFIED, redirect
from tests.servers.hostile import HostileServer, Reply

SECRET = "planted-secret-5f0c"


def fault_of(client: Client, url: str, **given: object) -> SourceError:
    """Why a GET fails; its sentence is checked to be one."""
    with pytest.raises(SourceError) as caught:
        client.get(url, **given)
    assert caught.value.kind in SOURCE_FAULTS
    assert str(caught.value).endswith(".") and "{" not in str(caught.value)
    return caught.value


# what is given and sent


def test_an_answer_is_whole(client: Client, hostile: HostileServer) -> None:
    answer = client.get(hostile.url("/feed"))
    assert (answer.status, answer.body, answer.url) == (200, bodies.FEED, hostile.url("/feed"))
    assert answer.headers["content-type"] == "application/rss+xml; charset=utf-8"
    assert answer.moved_to is None and answer.quota is None and answer.retry_at is None


def test_headers_of_one_name_are_joined(client: Client, hostile: HostileServer) -> None:
    hostile.script("/two", [Reply(200, {"Link": "<a>", "link": "<b>"})])
    assert client.get(hostile.url("/two")).headers["link"] == "<a>, <b>"


def test_we_say_who_we_are(new_client: NewClient, hostile: HostileServer) -> None:
    new_client(allowed=[hostile.url()]).get(hostile.url("/ok"))
    new_client(allowed=[hostile.url()], contact="lea@valmont.example\r\n(é)").get(
        hostile.url("/ok"), headers={"user-agent": "Mozilla/5.0", "Accept-Encoding": "br"}
    )
    first, second = (request.headers for request in hostile.requests)
    assert first["user-agent"] == f"cmdesk/{__version__} (desktop listening post)"
    assert second["user-agent"] == f"cmdesk/{__version__} (desktop listening post; lea@valmont.example)"
    assert first["accept-encoding"] == second["accept-encoding"] == "gzip, deflate"
    assert first["accept"] == "*/*"


def test_parameters_and_headers_are_sent(client: Client, hostile: HostileServer) -> None:
    client.get(
        hostile.url("/ok?a=1#part"), params={"q": "café & co"}, headers={"accept": "text/plain", "X-Key": SECRET}
    )
    request = hostile.requests[0]
    assert request.target == "/ok?a=1&q=caf%C3%A9+%26+co"
    assert (request.headers["accept"], request.headers["x-key"]) == ("text/plain", SECRET)


def test_no_cookie_comes_back(client: Client, hostile: HostileServer) -> None:
    hostile.script("/cookie", [Reply(200, {"Set-Cookie": "who=her; Path=/"})])
    client.get(hostile.url("/cookie"))
    client.get(hostile.url("/cookie"))
    assert ["cookie" in request.headers for request in hostile.requests] == [False, False]


def test_a_connection_is_used_again(client: Client, hostile: HostileServer) -> None:
    for _ in range(3):
        client.get(hostile.url("/ok"))
    assert (hostile.count("/ok"), hostile.connections) == (3, 1)


@pytest.mark.parametrize("key", [f"{SECRET}\n", f"{SECRET}\r\nX-Other: 1", f"{SECRET}\u2028", f"é{SECRET}"])
def test_a_key_that_cannot_be_sent_is_told_without_it(client: Client, hostile: HostileServer, key: str) -> None:
    fault = fault_of(client, hostile.url("/ok"), headers={"Authorization": key})
    assert fault.kind == "key" and SECRET not in str(fault)
    assert hostile.connections == 0


@pytest.mark.parametrize("headers", [{"Bad name": "x"}, {"Content-Length": "x"}])
def test_a_header_that_breaks_the_rules_is_told(
    client: Client, hostile: HostileServer, headers: dict[str, str]
) -> None:
    assert fault_of(client, hostile.url("/ok"), headers=headers).kind == "key"


# asking whether anything changed


def test_nothing_changed_is_an_answer(client: Client, hostile: HostileServer) -> None:
    first = client.get(hostile.url("/conditional"))
    assert first.validators == Validators(ETAG, LAST_MODIFIED) and not first.unchanged
    second = client.get(hostile.url("/conditional"), known=first.validators)
    assert second.unchanged and second.body == b""
    told = hostile.requests[1].headers
    assert (told["if-none-match"], told["if-modified-since"]) == (ETAG, LAST_MODIFIED)


def test_one_validator_is_enough(client: Client, hostile: HostileServer) -> None:
    assert client.get(hostile.url("/conditional"), known=Validators(last_modified=LAST_MODIFIED)).unchanged
    assert "if-none-match" not in hostile.requests[0].headers


def test_validators_that_cannot_be_sent_are_left_away(client: Client, hostile: HostileServer) -> None:
    assert client.get(hostile.url("/conditional"), known=Validators('"é\n"', "\x00")).status == 200
    assert not {"if-none-match", "if-modified-since"} & {*hostile.requests[0].headers}


@pytest.mark.parametrize("known", [None, Validators()])
def test_unchanged_since_nothing_is_no_answer(client: Client, hostile: HostileServer, known: Validators | None) -> None:
    hostile.script("/lazy", [Reply(304)])
    assert fault_of(client, hostile.url("/lazy"), known=known).kind == "malformed"


# redirects


@pytest.mark.parametrize(
    ("path", "for_good"),
    [
        ("/moved/301", True),
        ("/moved/308", True),
        ("/moved/twice", True),
        ("/moved/302", False),
        ("/moved/303", False),
        ("/moved/307", False),
        ("/moved/mixed", False),
    ],
)
def test_a_redirect_is_followed(client: Client, hostile: HostileServer, path: str, for_good: bool) -> None:
    answer = client.get(hostile.url(path))
    assert (answer.url, answer.body) == (hostile.url("/ok"), b"well")
    assert answer.moved_to == (hostile.url("/ok") if for_good else None)


def test_validators_go_along(client: Client, hostile: HostileServer) -> None:
    hostile.script("/old", [redirect(hostile.url("/conditional"), 301)])
    assert client.get(hostile.url("/old"), known=Validators(ETAG)).unchanged


@pytest.mark.parametrize("path", ["/redirect/loop", "/redirect/ring"])
def test_circles_end(client: Client, hostile: HostileServer, path: str) -> None:
    fault = fault_of(client, hostile.url(path))
    assert fault.kind == "malformed" and "more than 5 times" in str(fault)
    assert len(hostile.requests) == 6


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "FILE:///etc/passwd", "ftp://valmont.example/", "gopher://valmont.example/", "data:,x"]
    + ["javascript:alert(1)", "ws://valmont.example/"],
)
def test_a_redirect_leads_to_web_addresses_only(client: Client, hostile: HostileServer, location: str) -> None:
    fault = fault_of(client, hostile.url(f"/redirect?to={location}"))
    assert fault.kind == "private" and location.partition(":")[0].lower() in str(fault)


@pytest.mark.parametrize("path", ["/redirect/nonsense", "/redirect?to=http://", "/redirect?to=http://h:99999/"])
def test_a_redirect_to_nonsense_is_told(client: Client, hostile: HostileServer, path: str) -> None:
    assert fault_of(client, hostile.url(path)).kind == "malformed"


def test_a_redirect_to_nowhere_is_an_answer_without_use(client: Client, hostile: HostileServer) -> None:
    assert client.fetch(hostile.url("/redirect/nowhere")).status == 302
    assert fault_of(client, hostile.url("/redirect/nowhere")).kind == "malformed"


def test_a_redirect_loses_name_and_password(client: Client, hostile: HostileServer) -> None:
    hostile.script("/go", [redirect(f"http://lea:{SECRET}@127.0.0.1:{hostile.port}/ok#part", 301)])
    answer = client.get(hostile.url("/go"))
    assert answer.moved_to == hostile.url("/ok")
    assert "authorization" not in hostile.requests[1].headers


def test_a_key_is_sent_to_nobody_else(new_client: NewClient, hostile: HostileServer) -> None:
    with HostileServer() as other:
        client = new_client(allowed=[hostile.url(), other.url()])
        hostile.script("/go", [redirect(other.url("/back"))])
        other.script("/back", [redirect(hostile.url("/ok"))])
        keys = {"Authorization": f"Bearer {SECRET}", "Cookie": f"id={SECRET}", "X-Api-Key": SECRET}
        client.get(hostile.url("/go"), headers={**keys, "Accept-Language": "fr"})
        assert hostile.requests[0].headers["authorization"] == f"Bearer {SECRET}"
        assert other.requests[0].headers["accept-language"] == "fr"
        # nor to the first one, when somebody else sends us there
        assert SECRET not in repr(other.requests) + repr(hostile.requests[1:])
        assert (len(other.requests), len(hostile.requests)) == (1, 2)


def test_a_key_stays_with_its_server(client: Client, hostile: HostileServer) -> None:
    client.get(hostile.url("/moved/301"), headers={"Authorization": f"Bearer {SECRET}"})
    assert [request.headers["authorization"] for request in hostile.requests] == [f"Bearer {SECRET}"] * 2


# what may be asked at all


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://valmont.example/x", "data:text/plain,x", "gopher://valmont.example", "feed:x", ""]
    + [
        "valmont.example",
        "http://",
        "http:///x",
        "http://a b/",
        "http://[::1",
        "http://h:70000/",
        "http://h:0/",
        "//h/",
        "http://0177.0.0.1/",
    ],
)
def test_only_web_addresses_are_asked(client: Client, address: str) -> None:
    assert fault_of(client, address).kind == "private"


def test_an_address_with_a_password_is_refused_without_showing_it(client: Client, hostile: HostileServer) -> None:
    fault = fault_of(client, f"http://lea:{SECRET}@127.0.0.1:{hostile.port}/ok")
    assert fault.kind == "private" and "127.0.0.1" in str(fault) and SECRET not in str(fault)
    assert hostile.connections == 0


# refusals


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, "refused"), (401, "unauthorized"), (402, "payment"), (403, "forbidden"), (404, "missing"), (410, "gone")]
    + [(418, "refused"), (429, "rate"), (500, "server"), (503, "server"), (599, "server")],
)
def test_a_refusal_is_told_by_its_status(client: Client, hostile: HostileServer, status: int, kind: str) -> None:
    fault = fault_of(client, hostile.url(f"/status/{status}?key={SECRET}"))
    assert fault.kind == kind
    assert "127.0.0.1" in str(fault) and f"({status})" in str(fault) and SECRET not in str(fault)


def test_statuses_have_their_own_sentences(client: Client, hostile: HostileServer) -> None:
    told = [fault_of(client, hostile.url(f"/status/{status}")).template for status in (401, 402, 403, 404, 410, 429)]
    told += [fault_of(client, hostile.url(f"/status/{status}")).template for status in (400, 500)]
    assert len({*told}) == 8


def test_fetch_gives_refusals_as_they_are(client: Client, hostile: HostileServer) -> None:
    hostile.script("/x", [Reply(402, {"Content-Type": "application/json"}, b'{"title": "CreditsDepleted"}')])
    answer = client.fetch(hostile.url("/x"))
    assert answer.status == 402 and json.loads(answer.body) == {"title": "CreditsDepleted"}


def test_the_body_of_a_refusal_cannot_hide_its_status(client: Client, hostile: HostileServer) -> None:
    assert 0 < len(client.fetch(hostile.url("/endless/refusal")).body) <= 64 * 1024
    hostile.script("/odd", [Reply(404, {"Content-Encoding": "br"}, b"?")])
    assert client.fetch(hostile.url("/odd")).body == b""
    hostile.script("/broken", [Reply(404, {"Content-Encoding": "gzip"}, b"?")])
    assert fault_of(client, hostile.url("/broken")).kind == "missing"


# logs, proxies, limits


def test_no_log_shows_a_key(client: Client, hostile: HostileServer, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get(hostile.url(f"/recovers?key={SECRET}"), headers={"Authorization": f"Bearer {SECRET}"})
        with pytest.raises(SourceError):
            client.get(hostile.url("/not-http"), headers={"Authorization": SECRET})
    assert hostile.count("/recovers") == 2
    assert SECRET not in caplog.text and not [entry for entry in caplog.records if entry.name.startswith("http")]


@pytest.mark.parametrize("path", ["/status/401", "/hangs-up", "/not-http", "/truncated/body"])
def test_no_error_holds_a_key(client: Client, hostile: HostileServer, path: str) -> None:
    """Nor is what the libraries say shown with it: they quote what was sent."""
    fault = fault_of(client, hostile.url(f"{path}?key={SECRET}"), headers={"Authorization": SECRET})
    assert SECRET not in repr(fault) + repr(vars(fault)) + "".join(traceback.format_exception(fault, limit=0))
    assert fault.__suppress_context__ or fault.__context__ is None


@pytest.mark.parametrize("password", [None, "lea:p@ss"])
@pytest.mark.parametrize("form", ["http://127.0.0.1:{}", "127.0.0.1:{}"])
def test_a_proxy_is_asked_instead(
    new_client: NewClient, hostile: HostileServer, form: str, password: str | None
) -> None:
    hostile.script("http://valmont.example/feed", [Reply(200, {}, b"by proxy")])
    client = new_client(proxy=form.format(hostile.port), proxy_password=password)
    assert client.get("http://valmont.example/feed", headers={"X-Key": "k"}).body == b"by proxy"
    told = hostile.requests[0].headers
    assert told["host"] == "valmont.example"
    assert told.get("proxy-authorization") == ("Basic bGVhOnBAc3M=" if password else None)


def test_the_proxies_of_the_environment_are_not_asked(
    new_client: NewClient, hostile: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with HostileServer() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        new_client(allowed=[hostile.url()]).get(hostile.url("/ok"))
        assert proxy.connections == 0


def test_a_proxy_that_refuses_is_told(new_client: NewClient, hostile: HostileServer) -> None:
    hostile.script("valmont.example:443", [Reply(403)])
    fault = fault_of(new_client(proxy=hostile.url()), "https://valmont.example/feed")
    assert (fault.kind, hostile.requests[0].method) == ("offline", "CONNECT")
    assert "proxy" in str(fault).lower()


@pytest.mark.parametrize(
    "proxy",
    ["socks5://127.0.0.1:1080", "https://127.0.0.1:3128", "http://", "ftp://x", "http://[", "http://lea:p@127.0.0.1:1"],
)
def test_a_proxy_that_cannot_be_used_is_told(proxy: str) -> None:
    with pytest.raises(UsageError, match="proxy"):
        Client(proxy=proxy, now=lambda: NOW)


def test_quota_and_reset_come_with_the_answer(client: Client, hostile: HostileServer) -> None:
    headers = {"x-rate-limit-limit": "450", "x-rate-limit-remaining": "0", "x-rate-limit-reset": "1764072900"}
    hostile.script("/quota", [Reply(429, {**headers, "Date": "Tue, 25 Nov 2025 12:00:00 GMT"})])
    answer = client.fetch(hostile.url("/quota"))
    assert answer.quota is not None and (answer.quota.limit, answer.quota.remaining) == (450, 0)
    assert answer.retry_at == answer.quota.resets_at == NOW + timedelta(minutes=15)


def test_a_fault_of_the_server_does_not_wait_for_the_quota(client: Client, hostile: HostileServer) -> None:
    hostile.script("/quota", [Reply(503, {"X-RateLimit-Reset": "2026-11-25T12:05:00.000Z"})])
    assert client.fetch(hostile.url("/quota")).retry_at is None


def test_each_request_is_told_to_whoever_wants_to_see_it(new_client: NewClient, hostile: HostileServer) -> None:
    heard: list[Heard] = []
    hostile.script("/away", [redirect(hostile.url("/feed"))])
    new_client(allowed=[hostile.url()], heard=heard.append).get(hostile.url("/away"))
    assert [(one.status, one.host) for one in heard] == [(302, "127.0.0.1"), (200, "127.0.0.1")]
    assert heard[1].size > len(bodies.FEED) and all(one.seconds >= 0 for one in heard)
    hostile.script("/gone", [Reply(status=404)])
    fault_of(new_client(allowed=[hostile.url()], heard=heard.append), hostile.url("/gone"))
    assert heard[-1].status == 404
    fault_of(new_client(allowed=["http://127.0.0.1:9"], heard=heard.append), "http://127.0.0.1:9/")
    assert heard[-1].status is None and heard[-1].size == 0
