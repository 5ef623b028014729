"""Connections that stay: to the servers of streams (ws, wss), by the same rules as every question (`client`, `wire`).

What is given back is a bare socket, encrypted and with its certificate judged where the address says wss: what is
spoken on it is the business of whoever asked for it. It goes to the very address that was judged; through the proxy
that she set, where she set one, which is asked for a tunnel.
"""

import base64
import socket
import time
from collections.abc import Iterable
from typing import Final

import httpcore
import httpx

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.net import faults, wire
from cmdesk.net.addresses import Gate, Place, place, read_address, shown
from cmdesk.net.client import agent
from cmdesk.net.wire import read_proxy, resolve

_WEB: Final = {"ws": "http", "wss": "https"}
"""The schemes of streams, and those by which their hosts are judged."""

_HEAD: Final = 16 * 1024
"""Bytes that a proxy may need to say yes or no."""

_OTHER_SCHEME: Final = QT_TRANSLATE_NOOP(
    "errors", "{address} is no address of a stream: give one that begins with wss:// (or ws:// in your own network)."
)


class Dialler:
    """Opens connections on behalf of one source.

    Attributes:
        agent: what servers are told of who asks.
    """

    def __init__(
        self,
        *,
        allowed: Iterable[str] = (),
        proxy: str | None = None,
        proxy_password: str | None = None,
        contact: str = "",
    ) -> None:
        """Prepare; nothing is asked yet.

        Args:
            allowed: addresses of streams that she set herself: their hosts and ports may be private or local.
            proxy: address of the proxy that she set.
            proxy_password: "name:password", where the proxy wants one.
            contact: her address or site, told to servers beside our name.

        Raises:
            UsageError: the address of the proxy is none.
        """
        self.agent = agent(contact)
        self._gate = Gate(filter(None, map(_as_web, allowed)))
        self._proxy = read_proxy(proxy, proxy_password) if proxy else None

    def dial(self, address: str, seconds: float) -> socket.socket:
        """A connection to the server at an address; its time-out is whatever was left of `seconds`.

        Raises:
            SourceError: there is none.
        """
        url = read_stream(address)
        host, port = place(url)
        end = time.monotonic() + seconds
        try:
            if self._proxy is not None:
                self._gate.judge_name(host, port)
                link = self._tunnel(self._proxy, (host, port), end, seconds)
            else:
                link = self._connect(host, port, end, judged=True)
            return _encrypted(link, host, end) if url.scheme == "https" else link
        except (TimeoutError, httpcore.ConnectTimeout):
            raise faults.unreached(host, seconds) from None
        except (OSError, ValueError, httpcore.ConnectError) as fault:
            raise faults.unconnected(fault, host) from None

    def _connect(self, host: str, port: int, end: float, *, judged: bool) -> socket.socket:
        """Connect to the first address of a host that answers."""
        addresses = resolve(host, port, _left(end))
        if judged:
            self._gate.judge(host, port, addresses)
        for index, address in enumerate(addresses):
            # one that is dead must not eat up the time of the others
            seconds = _left(end) / (len(addresses) - index)
            try:
                link = socket.create_connection((address, port), seconds)
            except OSError:
                if address == addresses[-1]:
                    raise
            else:
                link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return link
        raise httpcore.ConnectError("a name without an address")

    def _tunnel(self, proxy: httpx.URL, target: Place, end: float, seconds: float) -> socket.socket:
        """Have the proxy connect to the target (RFC 9110, section 9.3.6)."""
        host, port = target
        try:
            link = self._connect(*place(proxy), end, judged=False)
        except (OSError, ValueError, httpcore.ConnectError, httpcore.ConnectTimeout):
            raise faults.no_proxy(host) from None
        try:
            authority = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
            lines = [f"CONNECT {authority} HTTP/1.1", f"Host: {authority}", f"User-Agent: {self.agent}"]
            if proxy.userinfo:
                word = base64.b64encode(f"{proxy.username}:{proxy.password}".encode()).decode()
                lines.append(f"Proxy-Authorization: Basic {word}")
            link.settimeout(_left(end))
            link.sendall("".join(f"{line}\r\n" for line in (*lines, "")).encode())
            if not _agreed(link, end):
                raise faults.no_proxy(host)
        except TimeoutError:
            link.close()
            raise faults.unreached(host, seconds) from None
        except OSError:
            link.close()
            raise faults.no_proxy(host) from None
        except BaseException:
            link.close()
            raise
        return link


def read_stream(address: str) -> httpx.URL:
    """The address of a stream as one of the web: http for ws, https for wss.

    Raises:
        SourceError: it is none.
    """
    web = _as_web(address)
    if web is None:
        raise SourceError(_OTHER_SCHEME, kind="private", address=shown(address))
    return read_address(web)


def _as_web(address: str) -> str | None:
    scheme, colon, rest = address.strip().partition("://")
    web = _WEB.get(scheme.lower())
    return f"{web}://{rest}" if web and colon else None


def _encrypted(link: socket.socket, host: str, end: float) -> socket.socket:
    try:
        link.settimeout(_left(end))  # of the whole handshake: Python does not begin it anew with each byte
        return wire.tls_context().wrap_socket(link, server_hostname=host)
    except BaseException:
        link.close()
        raise


def _agreed(link: socket.socket, end: float) -> bool:
    """Whether a proxy says that the tunnel stands. Nobody speaks in it before we do: all that comes is its answer."""
    head = b""
    while b"\r\n\r\n" not in head:
        link.settimeout(_left(end))
        piece = link.recv(4096)
        head += piece
        if not piece or len(head) > _HEAD:
            return False
    version, _, rest = head.partition(b" ")
    return version.startswith(b"HTTP/1.") and rest[:1] == b"2" and head.endswith(b"\r\n\r\n")


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
