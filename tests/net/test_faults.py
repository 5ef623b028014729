"""What goes wrong on the way has its own sentence, and what may be over soon is tried again."""

import socket
from pathlib import Path
from typing import Any

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.net.client import Client, Limits
from tests.net.conftest import NewClient
from tests.servers import bodies, certificates
from tests.servers.behaviours import tunnel
from tests.servers.hostile import HostileServer, Reply


def fault_of(client: Client, url: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        client.get(url)
    return caught.value


@pytest.mark.usefixtures("trusting")
def test_tls_is_spoken(new_client: NewClient) -> None:
    with HostileServer(certificate=certificates.GOOD) as server:
        assert new_client(allowed=[server.url()]).get(server.url("/feed")).body == bodies.FEED


@pytest.mark.usefixtures("trusting")
def test_tls_is_spoken_through_a_proxy(new_client: NewClient, hostile: HostileServer) -> None:
    """The proxy resolves the name; the certificate is still that of the server."""
    with (
        HostileServer(certificate=certificates.GOOD) as server,
        HostileServer(certificate=certificates.OTHER_HOST) as bad,
    ):
        hostile.script("feeds.example:443", [tunnel(server.port)])
        hostile.script("localhost:443", [tunnel(server.port), tunnel(bad.port)])
        client = new_client(proxy=hostile.url(), allowed=["https://localhost/"])
        client_of_another_pool = new_client(proxy=hostile.url(), allowed=["https://localhost/"])
        assert client.get("https://localhost/feed", headers={"Authorization": "Bearer k"}).body == bodies.FEED
        assert "another site" in str(fault_of(client_of_another_pool, "https://localhost/feed"))
        assert "another site" in str(fault_of(client, "https://feeds.example/feed"))
        assert "authorization" not in hostile.requests[0].headers
        assert server.requests[0].headers["authorization"] == "Bearer k"


@pytest.mark.parametrize(
    ("certificate", "words"),
    [
        (certificates.EXPIRED, "has expired"),
        (certificates.TOO_EARLY, "is not valid yet"),
        (certificates.OTHER_HOST, "the certificate of another site"),
        (certificates.SELF_SIGNED, "issued by nobody this computer trusts"),
    ],
)
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.usefixtures("trusting")
def test_a_certificate_is_judged_in_words(new_client: NewClient, certificate: Path, words: str, host: str) -> None:
    with HostileServer(certificate=certificate) as server:
        address = server.url("/ok", host=host)
        fault = fault_of(new_client(allowed=[address]), address)
        assert fault.kind == "tls" and words in str(fault) and host in str(fault)
        assert (server.connections, server.requests) == (1, [])


def test_an_unknown_authority_is_told(new_client: NewClient) -> None:
    """By the context that the product uses."""
    with HostileServer(certificate=certificates.GOOD) as server:
        fault = fault_of(new_client(allowed=[server.url()]), server.url("/ok"))
        assert fault.kind == "tls" and "issued by nobody this computer trusts" in str(fault)


def test_https_to_a_server_without_it_is_told(new_client: NewClient, hostile: HostileServer) -> None:
    address = f"https://127.0.0.1:{hostile.port}/"
    fault = fault_of(new_client(allowed=[address]), address)
    assert fault.kind == "tls" and "No encrypted connection" in str(fault)


@pytest.mark.usefixtures("trusting")
def test_a_key_is_not_taken_from_https_to_http(new_client: NewClient, hostile: HostileServer) -> None:
    with HostileServer(certificate=certificates.GOOD) as server:
        client = new_client(allowed=[server.url(), hostile.url()])
        server.script("/go", [Reply(302, {"Location": hostile.url("/ok")})])
        with pytest.raises(SourceError) as caught:
            client.get(server.url("/go"), headers={"Authorization": "Bearer planted"})
        assert caught.value.kind == "tls" and hostile.connections == 0
        assert client.get(server.url("/go")).body == b"well"  # without a key nothing is lost


def test_a_name_that_nobody_knows_is_told(new_client: NewClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def getaddrinfo(host: str, *given: Any, **named: Any) -> list[Any]:
        asked.append(host)
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    fault = fault_of(new_client(), "http://valmont.example/")
    assert fault.kind == "offline" and "valmont.example was not found" in str(fault)
    assert len(asked) == 3


def test_a_name_that_cannot_be_one_is_told(new_client: NewClient) -> None:
    assert "was not found" in str(fault_of(new_client(), f"http://{'a' * 64}.example/"))


def test_a_closed_port_is_told(new_client: NewClient) -> None:
    with socket.socket() as taken:  # bound, so that nobody else gets the port; not listening
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        fault = fault_of(new_client(allowed=[address]), address)
        assert fault.kind == "offline" and "accepts no connection" in str(fault)


def test_a_proxy_that_is_not_there_is_told(new_client: NewClient) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{taken.getsockname()[1]}"
        for address in ("http://valmont.example/", "https://valmont.example/"):
            fault = fault_of(new_client(proxy=proxy), address)
            assert fault.kind == "offline" and "proxy" in str(fault)


@pytest.mark.parametrize("path", ["/truncated/body", "/truncated/chunks", "/hangs-up"])
def test_a_connection_that_breaks_is_told_and_tried_again(client: Client, hostile: HostileServer, path: str) -> None:
    fault = fault_of(client, hostile.url(path))
    assert fault.kind == "broken" and "broke off" in str(fault)
    assert hostile.count(path) == 3


@pytest.mark.parametrize("path", ["/truncated/gzip", "/bomb/stacked"])
def test_what_cannot_be_unpacked_is_told(client: Client, hostile: HostileServer, path: str) -> None:
    fault = fault_of(client, hostile.url(path))
    assert fault.kind == "malformed" and "packed" in str(fault)
    assert hostile.count(path) == 1


def test_what_is_not_http_is_told(client: Client, hostile: HostileServer) -> None:
    assert fault_of(client, hostile.url("/not-http")).kind == "malformed"
    assert hostile.count("/not-http") == 1


@pytest.mark.parametrize("path", ["/recovers", "/recovers/break"])
def test_what_is_over_soon_is_not_noticed(client: Client, hostile: HostileServer, path: str) -> None:
    assert client.get(hostile.url(path)).body == bodies.FEED
    assert hostile.count(path) == 2


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_may_be_over_soon_is_tried_again(client: Client, hostile: HostileServer, status: int) -> None:
    assert client.fetch(hostile.url(f"/status/{status}")).status == status
    assert hostile.count(f"/status/{status}") == 3


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 410, 418])
def test_what_stays_as_it_is_is_asked_once(client: Client, hostile: HostileServer, status: int) -> None:
    assert client.fetch(hostile.url(f"/status/{status}")).status == status
    assert hostile.count(f"/status/{status}") == 1


def test_one_attempt_is_one(new_client: NewClient, hostile: HostileServer) -> None:
    new_client(allowed=[hostile.url()], limits=Limits(attempts=1)).fetch(hostile.url("/unavailable"))
    assert hostile.count("/unavailable") == 1
