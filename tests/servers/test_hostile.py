"""The server of the tests does what tests rely on."""

import gzip
import io
import socket
import threading

import pytest

from tests.servers import bodies
from tests.servers.behaviours import BEHAVIOURS
from tests.servers.hostile import HostileServer, Reply, Wire


def ask(server: HostileServer, target: str) -> bytes:
    """All that comes until the server hangs up."""
    with socket.create_connection(("127.0.0.1", server.port)) as link:
        link.sendall(f"GET {target} HTTP/1.1\r\nHost: here\r\nX-Key:  k \r\n\r\n".encode())
        link.shutdown(socket.SHUT_WR)
        with link.makefile("rb") as answer:
            return answer.read()


def test_replies_come_one_after_the_other_and_the_last_one_stays() -> None:
    with HostileServer() as server:
        server.script("/x", [Reply(503, {"Retry-After": "1"}), Reply(200, {}, b"well")])
        answers = [ask(server, "/x?a=1") for _ in range(3)]
        assert answers[0].startswith(b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n")
        assert answers[1] == answers[2] and answers[1].endswith(b"Content-Length: 4\r\n\r\nwell")
        assert (server.count("/x"), server.connections) == (3, 3)
        first = server.requests[0]
        assert (first.method, first.target, first.headers) == ("GET", "/x?a=1", {"host": "here", "x-key": "k"})


@pytest.mark.parametrize("path", ["/silence", "/drip/body", "/endless/body", "/nothing-asked"])
def test_it_stops_whatever_hangs_on_it(path: str) -> None:
    before = threading.active_count()
    with HostileServer() as server, socket.create_connection(("127.0.0.1", server.port)) as link:
        if path != "/nothing-asked":
            link.sendall(f"GET {path} HTTP/1.1\r\n\r\n".encode())
        if path != "/silence" and path != "/nothing-asked":
            assert link.recv(10) == b"HTTP/1.1 2"
    assert threading.active_count() == before


def test_a_behaviour_that_fails_fails_the_test() -> None:
    def broken(wire: Wire) -> None:
        raise ValueError("broken")

    server = HostileServer()
    server.script("/x", [broken])
    with pytest.raises(ValueError, match="broken"), server:
        ask(server, "/x")


def test_every_path_behaves() -> None:
    """Those that end by themselves answer something; none of them fails."""
    with HostileServer() as server:
        slow = ("/drip", "/endless", "/silence", "/hangs-up")
        for path in BEHAVIOURS:
            if not path.startswith(slow):
                assert ask(server, path)


def test_the_bomb_is_a_gigabyte() -> None:
    packed = bodies.gzip_bomb()
    assert len(packed) < 1_100_000 and len(bodies.nested_bomb()) < 10_000
    assert gzip.decompress(bodies.nested_bomb()) == packed
    with gzip.GzipFile(fileobj=io.BytesIO(packed)) as bomb:
        assert bomb.read(1000) == bytes(1000)
    assert int.from_bytes(packed[-4:], "little") == bodies.GIGABYTE
