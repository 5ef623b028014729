"""Connections that stay are opened by the rules of all others."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from cmdesk.core.errors import SourceError, UsageError
from cmdesk.net.dial import Dialler, read_stream
from tests.servers import certificates
from tests.servers.behaviours import tunnel
from tests.servers.hostile import HostileServer, Reply, Wire

Dial = Callable[..., socket.socket]


@pytest.fixture
def dial() -> Iterator[Dial]:
    """Opens connections that are closed after the test; to what it is told, unless allowed says otherwise."""
    with ExitStack() as opened:

        def dial(address: str, seconds: float = 5, **given: Any) -> socket.socket:
            given = {"allowed": [address]} | given
            return opened.enter_context(Dialler(**given).dial(address, seconds))

        yield dial


def stream(server: HostileServer, host: str = "127.0.0.1") -> str:
    return server.url("/subscribe", host=host).replace("http", "ws", 1)


def ask(link: socket.socket) -> bytes:
    link.sendall(b"GET /ok HTTP/1.1\r\nHost: x\r\n\r\n")
    answer = b""
    while not answer.endswith(b"well"):
        answer += link.recv(4096)
    return answer


def fault_of(dial: Dial, address: str, **given: Any) -> SourceError:
    with pytest.raises(SourceError) as caught:
        dial(address, **given)
    return caught.value


def test_a_connection_is_a_bare_socket(dial: Dial, hostile: HostileServer) -> None:
    link = dial(stream(hostile))
    assert ask(link).endswith(b"well")
    assert 0 < (link.gettimeout() or 0) <= 5


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "[::1]"])
def test_this_computer_is_not_reached_unless_she_set_it(dial: Dial, hostile: HostileServer, host: str) -> None:
    for allowed in ([], [hostile.url()], ["ws://127.0.0.1:1/"], ["nonsense", "http://[", ""]):
        fault = fault_of(dial, stream(hostile, host), allowed=allowed)
        assert fault.kind == "private" and host.strip("[]") in str(fault)
    assert hostile.connections == 0


@pytest.mark.parametrize("address", ["https://a.example.org/", "a.example.org", "ws:/x", "", "file:///etc/passwd"])
def test_only_addresses_of_streams_are_dialled(dial: Dial, address: str) -> None:
    fault = fault_of(dial, address)
    assert fault.kind == "private" and "wss://" in str(fault)


@pytest.mark.parametrize("address", ["wss://", "ws://a:b@c.example.org/", "ws://a b/", "wss://a.example.org:99999/"])
def test_an_address_that_cannot_be_read_is_told(address: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_stream(address)
    assert caught.value.kind == "private"


def test_nobody_there_is_told(dial: Dial) -> None:
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        fault = fault_of(dial, f"ws://127.0.0.1:{spare.getsockname()[1]}/")
    assert fault.kind == "offline" and "127.0.0.1" in str(fault)


def test_a_name_that_nobody_has_is_told(dial: Dial, monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror(-2, "nobody")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    fault = fault_of(dial, "wss://valmont.example/")
    assert fault.kind == "offline" and "valmont.example" in str(fault)


def test_a_resolver_that_hangs_is_not_waited_for(dial: Dial, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait() or [])
    assert fault_of(dial, "wss://valmont.example/", seconds=0.1).kind == "timeout"
    over.set()


def test_the_next_address_is_tried(dial: Dial, hostile: HostileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def getaddrinfo(host: str, port: int, *given: Any, **named: Any) -> list[Any]:
        # the server listens on the second one only
        return [entry for one in ("::1", "127.0.0.1") for entry in real(one, port, *given, **named)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert ask(dial(stream(hostile, "valmont.example"))).endswith(b"well")


@pytest.mark.usefixtures("trusting")
def test_a_certificate_is_judged(dial: Dial) -> None:
    with HostileServer(certificate=certificates.GOOD) as server:
        assert ask(dial(stream(server))).endswith(b"well")


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize(
    "certificate", [certificates.EXPIRED, certificates.OTHER_HOST, certificates.SELF_SIGNED], ids=lambda path: path.stem
)
def test_a_bad_certificate_is_refused(dial: Dial, certificate: Path) -> None:
    with HostileServer(certificate=certificate) as server:
        fault = fault_of(dial, stream(server))
        assert fault.kind == "tls" and "certificate" in str(fault)


def test_no_tls_where_tls_is_wanted_is_told(dial: Dial, hostile: HostileServer) -> None:
    assert fault_of(dial, stream(hostile).replace("ws:", "wss:")).kind in {"tls", "offline"}


def test_a_handshake_without_an_answer_ends(dial: Dial) -> None:
    with HostileServer(mute=True) as mute:
        assert fault_of(dial, f"wss://127.0.0.1:{mute.port}/", seconds=0.2).kind == "timeout"


# through a proxy


def test_a_proxy_is_asked_for_a_tunnel(dial: Dial, hostile: HostileServer) -> None:
    with HostileServer() as proxy:
        proxy.script("valmont.example:80", [tunnel(hostile.port)])
        link = dial("ws://valmont.example/x", allowed=[], proxy=proxy.url(), proxy_password="léa:p@ss")
        assert ask(link).endswith(b"well")
        (asked,) = proxy.requests
    assert (asked.method, asked.target) == ("CONNECT", "valmont.example:80")
    assert asked.headers["proxy-authorization"] == "Basic bMOpYTpwQHNz"
    assert asked.headers["user-agent"].startswith("cmdesk/")


@pytest.mark.usefixtures("trusting")
def test_tls_goes_through_the_tunnel(dial: Dial) -> None:
    with HostileServer(certificate=certificates.GOOD) as server, HostileServer() as proxy:
        proxy.script(f"127.0.0.1:{server.port}", [tunnel(server.port)])
        assert ask(dial(stream(server), proxy=proxy.url())).endswith(b"well")
        assert "proxy-authorization" not in proxy.requests[0].headers


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.0.0.1", "localhost", "printer", "nas.local"])
def test_a_proxy_is_not_sent_to_private_places(dial: Dial, hostile: HostileServer, host: str) -> None:
    assert fault_of(dial, f"wss://{host}/", allowed=[], proxy=hostile.url()).kind == "private"
    assert hostile.connections == 0


def _garbage(wire: Wire) -> None:
    wire.hang_up()
    wire.send(b"SSH-2.0-x\r\n\r\n")


def _talkative(wire: Wire) -> None:
    wire.hang_up()
    wire.send(b"HTTP/1.1 200 OK\r\n\r\nand more")


def _endless(wire: Wire) -> None:
    wire.hang_up()
    wire.flood(iter(lambda: b"X: y\r\n" * 1000, b""))


@pytest.mark.parametrize(
    "answer",
    [Reply(407, {}, b"who are you"), Reply(502, {}, b""), _garbage, _talkative, _endless],
    ids=["407", "502", "garbage", "talkative", "endless"],
)
def test_a_proxy_that_gives_no_way_is_told(dial: Dial, hostile: HostileServer, answer: Any) -> None:
    hostile.script("valmont.example:443", [answer])
    fault = fault_of(dial, "wss://valmont.example/", proxy=hostile.url(), proxy_password="léa:p@ss")
    assert fault.kind == "offline" and "proxy" in str(fault)
    assert "p@ss" not in repr(fault.__dict__)


def test_a_proxy_that_is_not_there_is_told(dial: Dial) -> None:
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        fault = fault_of(dial, "wss://valmont.example/", proxy=f"127.0.0.1:{spare.getsockname()[1]}")
    assert fault.kind == "offline" and "proxy" in str(fault)


def test_a_proxy_that_says_nothing_is_not_waited_for(dial: Dial) -> None:
    with HostileServer(mute=True) as mute:
        fault = fault_of(dial, "wss://valmont.example/", seconds=0.2, proxy=f"127.0.0.1:{mute.port}")
    assert fault.kind == "timeout"


def test_a_proxy_that_cannot_be_used_is_told() -> None:
    with pytest.raises(UsageError, match="proxy"):
        Dialler(proxy="socks5://127.0.0.1:1080")
