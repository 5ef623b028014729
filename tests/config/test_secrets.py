"""Keys: where they come from, where they go, and that nothing that is written shows one."""

import logging
from collections.abc import Iterator

import keyring
import keyring.backend
import keyring.errors
import pytest

from cmdesk.config.secrets import SERVICE, Place, RedactingFormatter, Secrets
from cmdesk.core.errors import InputError

KEY = "AAAA%2Bplanted=Bearer0123"


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring as the system's, for the length of a test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("no such password")


@pytest.fixture
def system() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    made = MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_a_key_is_kept_in_the_keyring_and_forgotten_there(system: MemoryKeyring) -> None:
    secrets = Secrets({})
    assert (secrets.key("x"), secrets.place("x")) == (None, None)
    secrets.keep("x", f"  {KEY}\n")
    assert system.kept == {(SERVICE, "x"): KEY}
    assert (Secrets({}).key("x"), Secrets({}).place("x")) == (KEY, Place.KEYRING)
    assert secrets.forget("x")
    assert (system.kept, secrets.key("x")) == ({}, None)
    assert not secrets.forget("x")


def test_this_session_comes_before_the_environment_and_that_before_the_keyring(system: MemoryKeyring) -> None:
    secrets = Secrets({"CMDESK_X_BEARER_TOKEN": "environment"})
    system.kept[SERVICE, "x"] = "keyring"
    assert (secrets.key("x"), secrets.place("x")) == ("environment", Place.ENVIRONMENT)
    secrets.use("x", "session")
    assert (secrets.key("x"), secrets.place("x"), secrets.session()) == ("session", Place.SESSION, {"x": "session"})
    secrets.keep("x", "kept")
    assert (secrets.session(), secrets.key("x")) == ({}, "environment")


def test_a_key_of_this_session_is_in_no_keyring(system: MemoryKeyring) -> None:
    Secrets({}).use("x", KEY)
    assert system.kept == {}


@pytest.mark.parametrize("key", ["", "  ", "two words", "line\nbreak", "clé", "a\x00b"])
def test_what_is_no_key_is_refused_without_showing_it(system: MemoryKeyring, key: str) -> None:
    for take in (Secrets({}).keep, Secrets({}).use):
        with pytest.raises(InputError) as refused:
            take("x", key)
        assert not key.strip() or key not in str(refused.value)
    assert system.kept == {}


def test_without_a_keyring_it_says_what_else_can_be_done() -> None:
    # the suite runs without one
    secrets = Secrets({})
    with pytest.raises(InputError, match="CMDESK_X_BEARER_TOKEN"):
        secrets.keep("x", KEY)
    assert (secrets.key("x"), secrets.place("x"), secrets.forget("x")) == (None, None, False)


def test_whatever_a_keyring_raises_there_is_no_key(system: MemoryKeyring, monkeypatch: pytest.MonkeyPatch) -> None:
    class BusError(Exception):
        """As those of D-Bus, which derive from nothing in particular."""

    def refuse(*_args: object) -> None:
        raise BusError(KEY)

    for name in ("get_password", "set_password", "delete_password"):
        monkeypatch.setattr(system, name, refuse)
    secrets = Secrets({})
    assert (secrets.key("x"), secrets.place("x"), secrets.forget("x")) == (None, None, False)
    with pytest.raises(InputError, match="CMDESK_X_BEARER_TOKEN"):
        secrets.keep("x", KEY)


def test_no_repr_shows_a_key(system: MemoryKeyring) -> None:
    secrets = Secrets({"CMDESK_X_BEARER_TOKEN": KEY})
    secrets.key("x")
    assert KEY not in repr(secrets) + str(vars(secrets).keys())


def test_a_line_of_the_log_shows_no_key_that_was_seen(system: MemoryKeyring) -> None:
    secrets = Secrets({"CMDESK_X_BEARER_TOKEN": KEY})
    secrets.key("x")
    formatter = RedactingFormatter("%(levelname)s %(message)s", secrets)
    try:
        raise ValueError(f"header: Bearer {KEY}")
    except ValueError as fault:
        record = logging.LogRecord("a", logging.ERROR, "", 1, "asked with %s", (KEY,), (ValueError, fault, None))
    line = formatter.format(record)
    assert KEY not in line
    assert "asked with •••" in line and "Bearer •••" in line
