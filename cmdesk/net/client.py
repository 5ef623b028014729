"""Asks servers by GET, within limits that no server can stretch.

Of httpx only the transport is used: its client keeps cookies, follows redirects, unpacks without a cap and logs whole
addresses, keys included. Waiting between attempts is stamina's; what may be tried again, and how long it is waited, is
told to it by `patience`.
"""

import logging
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import TracebackType
from typing import Final, Self

import httpx
import stamina
import stamina.instrumentation

from cmdesk import __version__
from cmdesk.net import faults
from cmdesk.net.addresses import Gate, place, read_address, read_redirect
from cmdesk.net.answer import Answer, Heard, Validators
from cmdesk.net.body import ACCEPTED, TooLarge, Unpacker, Unreadable
from cmdesk.net.patience import RETRIED, Patience, TryAgain
from cmdesk.net.quota import quota, retry_after, retry_at
from cmdesk.net.wire import GuardedTransport, OutOfTime, TooMuch, Watch, read_proxy

# What these log holds the headers that are sent, or what was called with them: a key must not get into a log, however
# much somebody wants to see of the rest.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)
stamina.instrumentation.set_on_retry_hooks([])

_FOR_GOOD: Final = frozenset({301, 308})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_OPEN: Final = frozenset({"accept", "accept-language", "if-none-match", "if-modified-since"})
"""What a caller may send to whoever a redirect leads to; everything else may be a secret."""

_OURS: Final = frozenset({"user-agent", "accept-encoding", "host", "connection"})
_REFUSAL_SIZE: Final = 64 * 1024
"""Bytes kept of the body of a refusal: its status counts, whatever the body is like."""

_OVERHEAD: Final = 1024 * 1024
"""Bytes that headers, chunks and TLS may need beside the bodies of one request."""

_PATTERN: Final = re.compile(r"[\x20-\x7e]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take.

    Attributes:
        connect, read: seconds without any progress.
        whole: seconds for all of one request, redirects included.
        size: bytes of an unpacked body.
        attempts: how often one is made in all.
        patience: seconds that may be waited between attempts, all together; a longer wait is told, not slept.
        redirects: how many are followed.
    """

    connect: float = 10.0
    read: float = 15.0
    whole: float = 30.0
    size: int = 5 * 1024 * 1024
    attempts: int = 3
    patience: float = 10.0
    redirects: int = 5


_USUAL: Final = Limits()


class Client:
    """Asks on behalf of one source; used by one thread at a time."""

    def __init__(
        self,
        *,
        allowed: Iterable[str] = (),
        proxy: str | None = None,
        proxy_password: str | None = None,
        contact: str = "",
        limits: Limits = _USUAL,
        now: Callable[[], datetime],
        heard: Callable[[Heard], None] | None = None,
    ) -> None:
        """Prepare; nothing is asked yet.

        Args:
            allowed: addresses she set herself: their hosts and ports may be private or local. No other may.
            proxy: address of the proxy that she set. Those of the environment are not looked at: they would take
                what is asked where she did not say.
            proxy_password: "name:password", where the proxy wants one.
            contact: her address or site, told to servers beside our name.
            now: the clock, for what servers say about later.
            heard: told of each request, redirects included, in the thread that asks.

        Raises:
            UsageError: the address of the proxy is none.
        """
        self._limits = limits
        self._now = now
        self._heard = heard
        self._gate = Gate(allowed)
        self._watch = Watch()
        self._proxied = bool(proxy)
        self._ours = {"User-Agent": agent(contact), "Accept-Encoding": ACCEPTED}
        self._transport = GuardedTransport(
            self._gate, self._watch, read_proxy(proxy, proxy_password) if proxy else None
        )

    def fetch(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        known: Validators | None = None,
    ) -> Answer:
        """The answer to a GET, whatever its status; what may be tried again was tried again.

        Raises:
            SourceError: there is none, or none that may be read.
        """
        first = read_address(url, params)
        sent = self._headers(first, headers or {}, known)
        patience = Patience(self._limits.patience, self._now)
        try:
            for attempt in stamina.retry_context(on=patience.wait, attempts=self._limits.attempts, timeout=None):
                with attempt:
                    return self._attempt(first, sent)
        except TryAgain as last:
            if isinstance(last.outcome, Answer):
                return last.outcome
            raise last.outcome from None
        raise AssertionError("stamina makes at least one attempt")

    def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        known: Validators | None = None,
    ) -> Answer:
        """The answer to a GET, 2xx or 304.

        Raises:
            SourceError: there is none, or the status says otherwise; the sentence names host and status.
        """
        answer = self.fetch(url, params=params, headers=headers, known=known)
        # that nothing has changed is no answer for who knows nothing yet
        if 200 <= answer.status < 300 or (answer.unchanged and known not in {None, Validators()}):
            return answer
        raise faults.by_status(answer, httpx.URL(answer.url).host)

    def close(self) -> None:
        """Let go of all connections."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _headers(self, url: httpx.URL, given: Mapping[str, str], known: Validators | None) -> dict[str, str]:
        sent = {"Accept": "*/*"} if not any(name.lower() == "accept" for name in given) else {}
        sent |= {name: value for name, value in given.items() if name.lower() not in _OURS}
        if not all(_PATTERN.fullmatch(value) for value in sent.values()):
            raise faults.unsendable(url.host)
        validators = {"If-None-Match": known and known.etag, "If-Modified-Since": known and known.last_modified}
        # they come from the server: those that cannot be sent back are left away
        return sent | {name: text for name, text in validators.items() if text and _PATTERN.fullmatch(text)}

    def _attempt(self, url: httpx.URL, headers: Mapping[str, str]) -> Answer:
        """Ask, and follow where the answer leads."""
        limits = self._limits
        self._watch.begin(limits.whole, 2 * limits.size + _OVERHEAD)
        first, for_good = url, True
        for _ in range(limits.redirects + 1):
            answer, location = self._witnessed(url, headers)
            if location is None:
                break
            target = read_redirect(url, location)
            for_good = for_good and answer.status in _FOR_GOOD
            if (url.scheme, place(url)) != (target.scheme, place(target)):
                open_headers = {name: value for name, value in headers.items() if name.lower() in _OPEN}
                if url.scheme == "https" and target.scheme == "http" and open_headers != headers:
                    raise faults.downgrade(url.host)
                headers = open_headers
            url = target
        else:
            raise faults.circles(url.host, limits.redirects)
        answer = replace(answer, moved_to=answer.url if for_good and url != first else None)
        if answer.status in RETRIED:
            raise TryAgain(answer)
        return answer

    def _witnessed(self, url: httpx.URL, headers: Mapping[str, str]) -> tuple[Answer, str | None]:
        """Ask, and tell whoever wants to see it how it went over the line."""
        if self._heard is None:
            return self._ask(url, headers)
        status, begun, unread = None, time.monotonic(), self._watch.unread
        try:
            answer, location = self._ask(url, headers)
            status = answer.status
            return answer, location
        finally:
            self._heard(Heard(status, url.host, unread - self._watch.unread, time.monotonic() - begun))

    def _ask(self, url: httpx.URL, headers: Mapping[str, str]) -> tuple[Answer, str | None]:
        """One question and its answer, and where that redirects to."""
        limits = self._limits
        if self._proxied:
            self._gate.judge_name(*place(url))
        try:
            return self._exchange(url, headers)
        except (OutOfTime, TooMuch, TooLarge, Unreadable) as fault:
            if isinstance(fault, OutOfTime):
                raise faults.too_slow(url.host, limits.whole) from None
            if isinstance(fault, Unreadable):
                raise faults.packed(url.host) from None
            raise faults.too_large(url.host, limits.size) from None
        except httpx.TransportError as fault:
            ended = self._watch.ended
            told = faults.by_transport(fault, url.host, connect=limits.connect, read=limits.read, ended=ended)
            if self._proxied and told.kind == "offline" and isinstance(fault, httpx.ConnectError):
                told = faults.no_proxy(url.host)
            # a certificate or an answer that is not HTTP will be the same in a second
            if told.kind in {"offline", "broken", "timeout"}:
                raise TryAgain(told) from None
            raise told from None

    def _exchange(self, url: httpx.URL, headers: Mapping[str, str]) -> tuple[Answer, str | None]:
        limits = self._limits
        timeout = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": limits.connect}
        request = httpx.Request("GET", url, headers={**headers, **self._ours}, extensions={"timeout": timeout})
        response = self._transport.handle_request(request)
        try:
            status, told = response.status_code, dict(response.headers.items())
            location = told.get("location") if status in _REDIRECTS else None
            body = b"" if location is not None else self._body(response, told)
        finally:
            response.close()
        now = self._now()
        wanted = retry_at if status == 429 else retry_after
        later = wanted(told, now) if status >= 400 else None
        return Answer(str(url), status, told, body, quota=quota(told, now), retry_at=later), location

    def _body(self, response: httpx.Response, told: Mapping[str, str]) -> bytes:
        """The body, whole; of a refusal what can be had of it."""
        if response.status_code >= 300:
            return self._refusal(response, told)
        if told.get("content-length", "").isdecimal() and int(told["content-length"]) > self._limits.size:
            raise TooLarge
        unpacker = Unpacker(told.get("content-encoding", ""), self._limits.size)
        for piece in response.iter_raw():
            unpacker.feed(piece)
        unpacker.end()
        return bytes(unpacker.body)

    @staticmethod
    def _refusal(response: httpx.Response, told: Mapping[str, str]) -> bytes:
        unpacker = None
        try:
            unpacker = Unpacker(told.get("content-encoding", ""), _REFUSAL_SIZE)
            for piece in response.iter_raw():
                unpacker.feed(piece)
        except (TooLarge, Unreadable, OutOfTime, TooMuch, httpx.TransportError):
            pass  # the status says enough
        return bytes(unpacker.body) if unpacker else b""


def agent(contact: str) -> str:
    """What servers are told of who asks.

    Args:
        contact: her address or site; "" where she gave none.
    """
    # what would end the comment, or cannot be sent
    contact = re.sub(r"[^\x20-\x7e]|[()\\]", "", contact).strip()
    return f"cmdesk/{__version__} (desktop listening post{'; ' + contact if contact else ''})"
