"""Connections go where was judged, and nothing on them takes longer or brings more than allowed."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.net import wire
from cmdesk.net.client import Client, Limits
from tests.net.conftest import NewClient
from tests.servers import certificates
from tests.servers.behaviours import redirect
from tests.servers.hostile import HostileServer, Reply

PUBLIC = "93.184.215.14"
SHORT = Limits(connect=0.2, read=0.2, whole=0.4, attempts=1)


def fault_of(client: Client, url: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        client.get(url)
    return caught.value


# addresses


class Names:
    """A resolver of the tests: names stand for what it is told, figures for themselves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._real = socket.getaddrinfo
        self.answers: dict[str, list[list[str]]] = {}
        self.asked: list[str] = []
        monkeypatch.setattr(socket, "getaddrinfo", self._getaddrinfo)

    def _getaddrinfo(self, host: str, port: int, *given: Any, **named: Any) -> list[Any]:
        if host not in self.answers:
            return self._real(host, port, *given, **named)
        self.asked.append(host)
        script = self.answers[host]
        addresses = script.pop(0) if len(script) > 1 else script[0]
        return [entry for one in addresses for entry in self._real(one, port, *given, **named)]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    return Names(monkeypatch)


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch, hostile: HostileServer) -> list[str]:
    """The addresses that are connected to; public ones end at the hostile server instead."""
    real = socket.create_connection
    seen: list[str] = []

    def create_connection(address: tuple[str, int], *given: Any, **named: Any) -> socket.socket:
        seen.append(address[0])
        return real(("127.0.0.1", hostile.port), *given, **named)

    monkeypatch.setattr(socket, "create_connection", create_connection)
    return seen


def test_the_transport_asks_through_our_pool(new_client: NewClient, hostile: HostileServer) -> None:
    """Fails when httpx keeps its pool elsewhere: the answer would come."""
    assert fault_of(new_client(), hostile.url("/ok")).kind == "private"
    assert hostile.connections == 0


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]"])
def test_this_computer_is_not_asked(new_client: NewClient, hostile: HostileServer, host: str) -> None:
    fault = fault_of(new_client(), hostile.url("/ok", host=host))
    assert fault.kind == "private" and host.strip("[]") in str(fault)
    assert hostile.connections == 0


def test_what_she_set_is_let_through_by_host_and_port(new_client: NewClient, hostile: HostileServer) -> None:
    with HostileServer() as other:
        client = new_client(allowed=[hostile.url("/feed"), "nonsense", "http://[", "file:///x"])
        assert client.get(hostile.url("/ok")).status == 200
        assert fault_of(client, other.url("/ok")).kind == "private"
        assert fault_of(client, hostile.url("/ok", host="localhost")).kind == "private"
        assert other.connections == 0


def test_no_redirect_leads_to_a_private_address(client: Client, hostile: HostileServer) -> None:
    with HostileServer() as other:
        hostile.script("/inside", [redirect(other.url("/taken"))])
        hostile.script("/by-name", [redirect(other.url("/taken", host="localhost"))])
        for path in ("/inside", "/by-name", "/redirect/metadata", f"/redirect?to={other.url('/taken')}"):
            assert fault_of(client, hostile.url(path)).kind == "private"
        assert (other.connections, other.requests) == (0, [])


def test_a_name_is_resolved_once_and_connected_to_as_judged(
    new_client: NewClient, hostile: HostileServer, names: Names, connected: list[str]
) -> None:
    names.answers["valmont.example"] = [[PUBLIC], ["127.0.0.1"]]  # rebinding: private at the second look
    assert new_client().get("http://valmont.example/ok").body == b"well"
    assert (names.asked, connected) == (["valmont.example"], [PUBLIC])


def test_a_name_that_has_become_private_is_judged_anew(
    new_client: NewClient, hostile: HostileServer, names: Names, connected: list[str]
) -> None:
    names.answers["valmont.example"] = [[PUBLIC], ["127.0.0.1"]]
    hostile.script("/close", [Reply(200, {"Connection": "close"}, b"well")])
    client = new_client()
    client.get("http://valmont.example/close")
    assert fault_of(client, "http://valmont.example/close").kind == "private"
    assert connected == [PUBLIC]


@pytest.mark.parametrize("addresses", [[PUBLIC, "10.0.0.1"], ["::1", PUBLIC], ["169.254.169.254"]])
def test_one_private_address_spoils_a_name(
    new_client: NewClient, names: Names, connected: list[str], addresses: list[str]
) -> None:
    names.answers["valmont.example"] = [addresses]
    assert fault_of(new_client(), "http://valmont.example/").kind == "private"
    assert connected == []


def test_the_next_address_is_tried(new_client: NewClient, hostile: HostileServer, names: Names) -> None:
    names.answers["valmont.example"] = [["::1", "127.0.0.1"]]  # the server listens on the second one only
    address = f"http://valmont.example:{hostile.port}/ok"
    assert new_client(allowed=[address]).get(address).body == b"well"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "[::1]", "10.0.0.1", "localhost", "printer", "nas.local", "x.internal", "a.localhost."],
)
def test_a_proxy_is_not_sent_to_private_places(new_client: NewClient, hostile: HostileServer, host: str) -> None:
    client = new_client(proxy=hostile.url())
    hostile.script("http://valmont.example/go", [redirect(f"http://{host}/")])
    assert fault_of(client, f"http://{host}/").kind == "private"
    assert fault_of(client, "http://valmont.example/go").kind == "private"
    assert len(hostile.requests) == 1


# time


@pytest.mark.parametrize("path", ["/drip/body", "/drip/headers", "/drip/trailers"])
def test_a_drip_ends_with_the_time_of_the_request(new_client: NewClient, hostile: HostileServer, path: str) -> None:
    begun = time.monotonic()
    fault = fault_of(new_client(allowed=[hostile.url()], limits=SHORT), hostile.url(path))
    assert fault.kind == "timeout" and "0.4 s" in str(fault)
    assert 0.4 <= time.monotonic() - begun < 5
    assert hostile.count(path) == 1


@pytest.mark.usefixtures("trusting")
def test_a_drip_inside_tls_ends_too(new_client: NewClient) -> None:
    with HostileServer(certificate=certificates.GOOD) as server:
        client = new_client(allowed=[server.url()], limits=Limits(read=5, whole=0.3))
        assert fault_of(client, server.url("/drip/body")).kind == "timeout"
        assert server.count("/drip/body") == 1


def test_what_took_all_its_time_is_not_tried_again(new_client: NewClient, hostile: HostileServer) -> None:
    limits = Limits(read=0.2, whole=0.2, attempts=3)
    assert "0.2 s" in str(fault_of(new_client(allowed=[hostile.url()], limits=limits), hostile.url("/drip/body")))
    assert hostile.count("/drip/body") == 1


def test_redirects_share_the_time(new_client: NewClient, hostile: HostileServer) -> None:
    waited = threading.Event()

    def slow(wire: Any) -> None:
        waited.wait(0.15)
        redirect("/slow")(wire)

    hostile.script("/slow", [slow])
    limits = Limits(read=5, whole=0.4, attempts=1, redirects=50)
    assert fault_of(new_client(allowed=[hostile.url()], limits=limits), hostile.url("/slow")).kind == "timeout"
    assert hostile.count("/slow") <= 4


@pytest.mark.parametrize("path", ["/silence", "/silence/body"])
def test_silence_is_told_and_tried_again(new_client: NewClient, hostile: HostileServer, path: str) -> None:
    limits = Limits(read=0.1, whole=5, attempts=2)
    fault = fault_of(new_client(allowed=[hostile.url()], limits=limits), hostile.url(path))
    assert fault.kind == "timeout" and "sent nothing for 0.1 s" in str(fault)
    assert hostile.count(path) == 2


def test_a_tls_handshake_without_an_answer_ends(new_client: NewClient) -> None:
    with HostileServer(mute=True) as mute:
        address = f"https://127.0.0.1:{mute.port}/"
        assert fault_of(new_client(allowed=[address], limits=SHORT), address).kind == "timeout"


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A resolver that does not answer while the test lasts."""
    over = threading.Event()

    def getaddrinfo(*given: Any, **named: Any) -> list[Any]:
        over.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield
    over.set()


def test_a_resolver_that_hangs_is_not_waited_for(new_client: NewClient, stuck: None) -> None:
    fault = fault_of(new_client(limits=SHORT), "http://valmont.example/")
    assert fault.kind == "timeout" and "valmont.example" in str(fault)


# size


@pytest.mark.parametrize("path", ["/endless/body", "/endless/text", "/bomb", "/endless/beginnings"])
def test_no_answer_is_endless(new_client: NewClient, hostile: HostileServer, path: str) -> None:
    limits = Limits(size=100_000, whole=60)
    fault = fault_of(new_client(allowed=[hostile.url()], limits=limits), hostile.url(path))
    assert fault.kind == "too-large" and "0.0954 MB" in str(fault)
    assert hostile.count(path) == 1


def test_endless_headers_end(client: Client, hostile: HostileServer) -> None:
    assert fault_of(client, hostile.url("/endless/headers")).kind == "malformed"
    assert hostile.count("/endless/headers") == 1


def test_what_says_it_is_too_large_is_not_read(new_client: NewClient, hostile: HostileServer) -> None:
    hostile.script("/large", [_announce])
    client = new_client(allowed=[hostile.url()], limits=Limits(size=1000, read=60, whole=60))
    assert fault_of(client, hostile.url("/large")).kind == "too-large"


def _announce(wire: Any) -> None:
    wire.hang_up()
    wire.head(200, {"Content-Length": "1001"})
    wire.hang()


def test_what_is_as_large_as_allowed_is_read(new_client: NewClient, hostile: HostileServer) -> None:
    hostile.script("/full", [Reply(200, {}, b"x" * 1000)])
    client = new_client(allowed=[hostile.url()], limits=Limits(size=1000))
    assert len(client.get(hostile.url("/full")).body) == 1000


@pytest.mark.parametrize("path", ["/bomb", "/bomb/nested"])
def test_a_bomb_costs_no_more_than_the_cap(new_client: NewClient, hostile: HostileServer, path: str) -> None:
    client = new_client(allowed=[hostile.url()], limits=Limits(size=2_000_000))
    if path == "/bomb":
        assert fault_of(client, hostile.url(path)).kind == "too-large"
    else:  # one layer is taken off: what is inside is not ours to unpack
        assert len(client.get(hostile.url(path)).body) < 1_100_000


def test_the_context_of_tls_is_made_once() -> None:
    context: Callable[[], object] = wire.tls_context
    assert context() is context()
