"""Connections: each goes to the very address that was judged, and nothing on it outlives the time of its request.

httpx leaves three gaps that a hostile server can use: it resolves a name by itself, so that what was judged before need
not be what is connected to; its time-outs begin anew with each byte, so that a slow drip never ends; and it counts only
what it hands on. All three are closed one floor below it, in the network backend of httpcore, where every connection
and every byte passes: of redirects, of TLS and of whatever a proxy says too.
"""

import functools
import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any, Final

import httpcore
import httpx

from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.net.addresses import Gate, Place, is_whole, place

_IDLE: Final = 30.0
"""Seconds that an unused connection is kept for the next page."""


class OutOfTime(Exception):  # noqa: N818  a limit, named by it
    """All the time of a request is spent."""


class TooMuch(Exception):  # noqa: N818  a limit, named by it
    """More came over the wire than any honest answer within the cap needs."""


class Watch:
    """What the request under way has left, for all connections of one client; `begin` sets it anew.

    Attributes:
        ended: whether the other side has hung up while it was read from.
    """

    def __init__(self) -> None:
        self._end = 0.0
        self._bytes = 0
        self.ended = False

    def begin(self, seconds: float, size: int) -> None:
        """A request begins that may take so many seconds, and read so many bytes off the wire."""
        self._end = time.monotonic() + seconds
        self._bytes = size
        self.ended = False

    def left(self, timeout: float | None) -> float:
        """Seconds for the next step: its own time-out, or what is left of all.

        Raises:
            OutOfTime: nothing is left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left if timeout is None else min(timeout, left)

    def check(self) -> None:
        """Tell the end of all from the time-out of a step.

        Raises:
            OutOfTime: nothing is left.
        """
        self.left(None)

    @property
    def unread(self) -> int:
        """How many bytes may still be read."""
        return self._bytes

    def count(self, data: bytes) -> None:
        """Count what was read.

        Raises:
            TooMuch: it is too much.
        """
        self.ended = not data
        self._bytes -= len(data)
        if self._bytes < 0:
            raise TooMuch


class _Stream(httpcore.NetworkStream):
    """A connection under watch."""

    def __init__(self, inner: httpcore.NetworkStream, watch: Watch) -> None:
        self._inner = inner
        self._watch = watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            data = self._inner.read(max_bytes, self._watch.left(timeout))
        except httpcore.TimeoutException:
            self._watch.check()
            raise
        self._watch.count(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        try:
            self._inner.write(buffer, self._watch.left(timeout))
        except httpcore.TimeoutException:
            self._watch.check()
            raise

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:  # the time-out is that of the whole handshake: Python does not begin it anew with each byte
            inner = self._inner.start_tls(ssl_context, server_hostname, self._watch.left(timeout))
        except httpcore.TimeoutException:
            self._watch.check()
            raise
        return _Stream(inner, self._watch)

    def close(self) -> None:
        self._inner.close()

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects to what the gate lets through; a proxy that she set is let through as it is."""

    def __init__(self, gate: Gate, watch: Watch, proxy: Place | None) -> None:
        self._gate = gate
        self._watch = watch
        self._proxy = proxy
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = resolve(host, port, self._watch.left(timeout))
            if (host, port) != self._proxy:
                self._gate.judge(host, port, addresses)
            return self._connect(addresses, port, timeout)
        except httpcore.TimeoutException:
            self._watch.check()
            raise

    def _connect(self, addresses: list[str], port: int, timeout: float | None) -> httpcore.NetworkStream:
        """Connect to the first address that answers; they are figures, so that nothing is resolved a second time."""
        for index, address in enumerate(addresses):
            # one that is dead must not eat up the time of the others
            seconds = self._watch.left(timeout) / (len(addresses) - index)
            try:
                return _Stream(self._sockets.connect_tcp(address, port, seconds), self._watch)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        raise httpcore.ConnectError("a name without an address")


class GuardedTransport(httpx.HTTPTransport):
    """The transport of httpx, on connections that are judged and watched.

    Args:
        proxy: where to connect to instead: an http address, perhaps with a name and a password.
    """

    def __init__(self, gate: Gate, watch: Watch, proxy: httpx.URL | None) -> None:
        super().__init__(verify=tls_context(), trust_env=False)
        # httpx has no public way to a network backend of one's own. Its pool is all there is between the two libraries;
        # test_the_transport_asks_through_our_pool tells if a later httpx keeps it elsewhere.
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls_context(),
            proxy=None if proxy is None else _proxy(proxy),
            max_connections=2,
            max_keepalive_connections=2,
            keepalive_expiry=_IDLE,
            network_backend=_Backend(gate, watch, None if proxy is None else place(proxy)),
        )


@functools.cache
def tls_context() -> ssl.SSLContext:
    """How certificates are judged: made once, since reading all authorities takes long.

    By the list that comes with httpx, and by the system's, where a company keeps the authority of its own proxy.
    """
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def read_proxy(text: str, password: str | None = None) -> httpx.URL:
    """The address of a proxy as she set it, with or without http:// in front.

    Args:
        password: "name:password", where the proxy wants one.

    Raises:
        UsageError: it is none that can be used, or holds a password: a preference is no place for one.
    """
    try:
        url = httpx.URL(text if "://" in text else f"http://{text}")
    except (httpx.InvalidURL, ValueError):
        url = httpx.URL()
    # https to the proxy itself would be TLS within TLS, whose time cannot be bounded; it protects nothing that counts
    if url.scheme != "http" or not is_whole(url):
        template = QT_TRANSLATE_NOOP(
            "errors", "The address of the proxy cannot be used: give its name and port, such as proxy.example.org:3128."
        )
        raise UsageError(template)
    if url.userinfo:
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors",
                "The address of the proxy holds a name or a password: give the address alone, and both, joined by a "
                "colon, to “cmdesk source key proxy”.",
            )
        )
    if password is None:
        return url
    name, _, word = password.partition(":")
    return url.copy_with(username=name, password=word)


def _proxy(url: httpx.URL) -> httpcore.Proxy:
    host, port = place(url)
    auth = (url.username.encode(), url.password.encode()) if url.userinfo else None
    return httpcore.Proxy(httpcore.URL(scheme="http", host=host, port=port, target="/"), auth=auth)


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a host, in figures, in the order of the system.

    The system's resolver knows no time-out, so it is asked in a thread that is left behind when it takes too long.

    Raises:
        httpcore.ConnectTimeout: it did.
        httpcore.ConnectError: there is none.
    """
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except Exception as fault:  # handed over to who waits
            answers.put(fault)

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise httpcore.ConnectTimeout("the name was not resolved in time") from None
    if isinstance(answer, list):
        return answer
    try:
        raise answer
    except (OSError, ValueError) as fault:
        raise httpcore.ConnectError("the name was not resolved") from fault
