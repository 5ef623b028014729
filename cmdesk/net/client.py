"""Asks servers by GET, within limits that no server can stretch."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cmdesk.net.answer import Answer, Validators


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


class Client:
    """Asks on behalf of one source; used by one thread at a time."""

    def __init__(
        self,
        *,
        allowed: Iterable[str] = (),
        proxy: str | None = None,
        contact: str = "",
        limits: Limits = Limits(),
        now: Callable[[], datetime],
    ) -> None:
        """Prepare; nothing is asked yet.

        Args:
            allowed: addresses she set herself: their hosts and ports may be private or local. No other may.
            proxy: address of the proxy that she set.
            contact: her address or site, told to servers beside our name.
            now: the clock, for what servers say about later.
        """
        raise NotImplementedError

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
        raise NotImplementedError

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
        raise NotImplementedError

    def close(self) -> None:
        """Let go of all connections."""
        raise NotImplementedError
