"""Keys of networks: from this session, the environment or the system's keyring, in this order; nowhere else.

A key is written to nothing but the keyring. Whatever the program writes beside (logs above all) goes through `redact`
where a key could have come into it.
"""

import logging
import os
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError

SERVICE: Final = "cmdesk"
PROXY: Final = "proxy"
"""Stands in the place of a source id: name and password for the proxy, "name:password"."""

ENVIRONMENT: Final[Mapping[str, str]] = {"x": "CMDESK_X_BEARER_TOKEN", PROXY: "CMDESK_PROXY_PASSWORD"}
"""Source id -> the variable that may hold its key."""

HIDDEN: Final = "•••"


class Place(StrEnum):
    """Where a key was found."""

    SESSION = "session"
    ENVIRONMENT = "environment"
    KEYRING = "keyring"


class Secrets:
    """The keys of one run. Its `repr` shows none."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        """Know nothing yet; the keyring is opened when it is first asked."""
        self._environment = os.environ if environment is None else environment
        self._session: dict[str, str] = {}
        self._seen: set[str] = set()

    def key(self, source: str) -> str | None:
        """The key of a source, None where there is none (or the keyring cannot be opened)."""
        found = self._find(source)
        return None if found is None else found[1]

    def place(self, source: str) -> Place | None:
        """Where the key of a source comes from, None where there is none."""
        found = self._find(source)
        return None if found is None else found[0]

    def use(self, source: str, key: str) -> None:
        """Use a key for this session only."""
        self._session[source] = self._noted(_checked(key))

    def use_all(self, keys: Mapping[str, str]) -> None:
        """Use keys for this session only, as another run of ours gave them."""
        for source, key in keys.items():
            self.use(source, key)

    def session(self) -> Mapping[str, str]:
        """The keys of this session, by source: for a job that works on its behalf."""
        return dict(self._session)

    def keep(self, source: str, key: str) -> None:
        """Keep a key in the system's keyring; it takes the place of one of this session.

        Raises:
            InputError: the system has no keyring, it is locked, or the key is none.
        """
        import keyring

        key = self._noted(_checked(key))
        try:
            keyring.set_password(SERVICE, source, key)
        except Exception as fault:  # as below
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "The key cannot be kept: this system has no keyring that can be used. Use it for this session "
                    "only, or set the variable {variable}.",
                ),
                variable=ENVIRONMENT.get(source, ""),
            ) from fault
        self._session.pop(source, None)

    def forget(self, source: str) -> bool:
        """Forget a key in the keyring and in this session; returns whether there was one."""
        import keyring

        had = self._session.pop(source, None) is not None
        try:
            keyring.delete_password(SERVICE, source)
        except Exception:  # as below
            return had
        return True

    def redact(self, text: str) -> str:
        """A text with every key that this run has seen taken out of it."""
        for key in self._seen:
            text = text.replace(key, HIDDEN)
        return text

    def _find(self, source: str) -> tuple[Place, str] | None:
        if source in self._session:
            return Place.SESSION, self._session[source]
        if told := self._environment.get(ENVIRONMENT.get(source, ""), "").strip():
            return Place.ENVIRONMENT, self._noted(told)
        if kept := _of_keyring(source):
            return Place.KEYRING, self._noted(kept)
        return None

    def _noted(self, key: str) -> str:
        self._seen.add(key)
        return key


class RedactingFormatter(logging.Formatter):
    """Takes every key out of a line, wherever in the message or the traceback it stands."""

    def __init__(self, layout: str, secrets: Secrets) -> None:
        super().__init__(layout)
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return self._secrets.redact(super().format(record))


def _checked(key: str) -> str:
    key = key.strip()
    if not key or not key.isascii() or not key.isprintable() or " " in key:
        raise InputError(
            QT_TRANSLATE_NOOP("errors", "This is no key: copy the whole of it, without spaces or line breaks.")
        )
    return key


def _of_keyring(source: str) -> str | None:
    import keyring

    try:
        return keyring.get_password(SERVICE, source)
    except Exception as fault:  # backends raise what their system raises: of D-Bus, of Windows
        logging.getLogger(__name__).info("the keyring cannot be read: %s", type(fault).__name__)
        return None
