"""Clients that wait for nobody, and the server that tries them."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TypeAlias

import pytest

from cmdesk.net import wire
from cmdesk.net.client import Client
from tests.servers import certificates
from tests.servers.hostile import HostileServer, hostile

__all__ = ["NOW", "NewClient", "hostile"]

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)

NewClient: TypeAlias = Callable[..., Client]


@pytest.fixture
def new_client() -> Iterator[NewClient]:
    """Makes clients that are closed after the test."""
    with ExitStack() as opened:
        yield lambda **given: opened.enter_context(Client(**{"now": lambda: NOW} | given))


@pytest.fixture
def client(new_client: NewClient, hostile: HostileServer) -> Client:
    """A client that may ask the hostile server, since she set its address."""
    return new_client(allowed=[hostile.url()])


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients trust the authority of the tests, and no other."""
    context = ssl.create_default_context(cafile=str(certificates.AUTHORITY))
    monkeypatch.setattr(wire, "tls_context", lambda: context)
