"""The names of servers as she writes them, read: what a browser shows in its line is understood, too. Pure."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

MOST: Final = 20
"""Servers that are asked for each tracker, one after the other: more would be asked too seldom."""

_NAME: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))+", re.ASCII)


@dataclass(frozen=True, slots=True)
class ServerNames:
    """What was read.

    Attributes:
        names: of servers, "piaille.fr"; with a scheme where it is an address that is no plain name: another port,
            another protocol.
        wrong: what is none, as it was written.
    """

    names: tuple[str, ...]
    wrong: tuple[str, ...]


def read_server_names(text: str) -> ServerNames:
    """Read names of servers, separated by spaces, commas or lines; each is kept once."""
    names: dict[str, None] = {}
    wrong: list[str] = []
    for word in re.split(r"[\s,;]+", text.strip()):
        if not word:
            continue
        name = server_name(word)
        if name is None:
            wrong.append(word)
        else:
            names[name] = None
    return ServerNames(tuple(names), tuple(wrong))


def server_name(word: str) -> str | None:
    """The server that a word means: its name, an address of a page on it, or an account there; None where none."""
    if "://" in word:
        return _of_address(word)
    host = word.rpartition("@")[2].partition("/")[0].rstrip(".")
    return _plain(host)


def host_of(name: str) -> str:
    """How targets and titles call a server: its host, and its port where it has one."""
    return urlsplit(name).netloc if "://" in name else name


def _of_address(word: str) -> str | None:
    try:
        parts = urlsplit(word)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or parts.username is not None or not host:
        return None
    plain = _plain(host)
    if parts.scheme == "https" and port in (None, 443) and plain is not None:
        return plain
    if plain is None and not re.fullmatch(r"[a-z0-9.-]+|[0-9a-f:]+", host):
        return None
    shown = f"[{host}]" if ":" in host else plain or host
    return f"{parts.scheme}://{shown}{'' if port is None else f':{port}'}"


def _plain(host: str) -> str | None:
    try:
        name = host.lower() if host.isascii() else host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    return name if len(name) <= 253 and _NAME.fullmatch(name) and not name.rpartition(".")[2].isdecimal() else None
